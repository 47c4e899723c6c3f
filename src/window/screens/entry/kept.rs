//! What stands in a form as a draft that outlives the window, and the form as it was when the window opens again.

use store::{Draft, DraftFile, Files};
use texts::{UserMessage, message};

use super::Entry;
use crate::kit::{form::How, notice::Notice, theme::Severity};

impl Entry {
    /// A number that changes whenever the form does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.fields.form.revision() + self.files.revision()
    }

    /// The form as a draft, written in at this moment; `None` while the clerk has written nothing into it.
    #[must_use]
    pub fn draft(&self, at: String, open: bool) -> Option<Draft> {
        let files: Vec<DraftFile> = self.files.files().iter().map(DraftFile::of).collect();
        if files.is_empty() && (self.fields.form.is_fresh() || self.fields.is_blank()) {
            return None;
        }
        let inputs = self.fields.kept().map(|input| (input.key().into_owned(), self.text(input).to_owned()));
        let texts = inputs.filter(|(_, text)| !text.is_empty()).collect();
        Some(Draft { at, open, texts, files })
    }

    /// Writes a draft into an empty form, and says so, and which of its files are gone. Undoing empties the form again.
    pub fn restore(&mut self, draft: &Draft, files: &Files) {
        let texts = self.fields.kept().filter_map(|input| Some((input, draft.texts.get(&*input.key())?.clone())));
        self.fields.write(&texts.collect());
        self.fields.form.note(How::Done);
        let said = message!(texts::ENTRY_DRAFT, at = draft.at.as_str());
        let mut notice = Notice::new(Severity::Warning, said).with_more(UserMessage::from(texts::ENTRY_DRAFT_UNDO));
        let gone = self.files.restore(&draft.files, files);
        if !gone.is_empty() {
            let gone = gone.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            notice = notice.with_more(message!(texts::ENTRY_DRAFT_FILES_GONE, names = gone));
        }
        self.notice = Some(notice);
    }
}
