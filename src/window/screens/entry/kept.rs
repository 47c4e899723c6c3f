//! What stands in a form as a draft that outlives the window, and the form as it was when the window opens again.

use domain::{book::Book, message::UserMessage};
use store::{Draft, DraftFile, Files};

use super::{
    Entry,
    input::Input,
    undo::How,
    written::{FormContents, Numbering},
};
use crate::kit::{notice::Notice, theme::Severity};

/// What a draft says beside its texts.
const NORMATIVE: &str = "Normative";
const NUMBERING: &str = "Numbering";
const CHOSEN: &str = "chosen";
const ON_PAPER: &str = "on-paper";

impl Entry {
    /// The book it is a form of.
    #[must_use]
    pub fn book(&self) -> Book {
        self.book
    }

    /// A number that changes whenever the form does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.undo.revision() + self.files.revision()
    }

    /// The form as a draft, written in at this moment; `None` while the clerk has written nothing into it.
    #[must_use]
    pub fn draft(&self, at: String, open: bool) -> Option<Draft> {
        let written = self.written();
        let files: Vec<DraftFile> = self.files.files().iter().map(DraftFile::of).collect();
        if files.is_empty() && (self.undo.is_fresh() || written.is_blank(self.book)) {
            return None;
        }
        let inputs = Input::ALL.into_iter().map(|input| (input.key().to_owned(), written.text(input).to_owned()));
        let numbering = match written.numbering {
            Numbering::Next => "",
            Numbering::Chosen => CHOSEN,
            Numbering::OnPaper => ON_PAPER,
        };
        let normative = if written.normative { "1" } else { "" };
        let beside = [(NUMBERING, numbering), (NORMATIVE, normative)];
        let beside = beside.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
        let texts = inputs.chain(beside).filter(|(_, text)| !text.is_empty()).collect();
        Some(Draft { at, open, texts, files })
    }

    /// Writes a draft into an empty form, and says so, and which of its files are gone. Undoing empties the form again.
    pub fn restore(&mut self, draft: &Draft, files: &Files) {
        let text = |key: &str| draft.texts.get(key).map_or("", String::as_str);
        let inputs = Input::ALL.into_iter().filter(|input| *input != Input::Subject);
        let texts = inputs.map(|input| (input, text(input.key()).to_owned())).filter(|(_, text)| !text.is_empty());
        self.write(FormContents {
            texts: texts.collect(),
            subject: text(Input::Subject.key()).to_owned(),
            normative: !text(NORMATIVE).is_empty(),
            type_was_read: false,
            numbering: match text(NUMBERING) {
                CHOSEN => Numbering::Chosen,
                ON_PAPER => Numbering::OnPaper,
                _ => Numbering::Next,
            },
        });
        self.undo.note(self.written(), How::Done);
        let said = UserMessage::new("entry-draft").with("at", draft.at.as_str());
        let mut notice = Notice::new(Severity::Warning, said).with_more(UserMessage::new("entry-draft-undo"));
        let gone = self.files.restore(&draft.files, files);
        if !gone.is_empty() {
            let gone = gone.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            notice = notice.with_more(UserMessage::new("entry-draft-files-gone").with("names", gone));
        }
        self.notice = Some(notice);
    }
}
