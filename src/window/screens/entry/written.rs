//! What stands in a form, as one value: kept for undoing, repeated in the next document, and kept through a power cut.

use std::collections::HashMap;

use iced::widget::text_editor;

use domain::book::Book;

use super::{Entry, input::Input};

/// Everything a clerk has written into a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormContents {
    /// The texts of the inputs; none is empty.
    pub texts: HashMap<Input, String>,
    pub subject: String,
    /// VBQPPL or not.
    pub normative: bool,
    /// Whether the type was read out of the code.
    pub type_was_read: bool,
    /// Which number it is to get.
    pub numbering: Numbering,
}

/// Which number a document is to get.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering {
    /// The next one.
    #[default]
    Next,
    /// One of the clerk's choice.
    Chosen,
    /// The one given on paper while the machine was down.
    OnPaper,
}

impl FormContents {
    /// The text of an input, the subject among them.
    #[must_use]
    pub fn text(&self, input: Input) -> &str {
        match input {
            Input::Subject => &self.subject,
            input => self.texts.get(&input).map_or("", String::as_str),
        }
    }

    /// Whether nothing of a document is written: the day it came or was issued, and whose it is, are the same for all of a morning.
    #[must_use]
    pub fn is_blank(&self, book: Book) -> bool {
        let is_common = |input: &Input| match book {
            Book::Incoming => *input == Input::ArrivalDate,
            Book::Outgoing => matches!(input, Input::IssuedDate | Input::OrganName),
        };
        self.texts.keys().all(is_common) && self.subject.trim().is_empty()
    }

    /// The inputs whose texts differ from another's.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Input> + 'a {
        Input::ALL.into_iter().filter(|input| self.text(*input) != other.text(*input))
    }
}

impl Entry {
    /// What stands in the form.
    #[must_use]
    pub fn written(&self) -> FormContents {
        let texts = self.texts.iter().filter(|(_, text)| !text.is_empty());
        FormContents {
            texts: texts.map(|(input, text)| (*input, text.clone())).collect(),
            subject: self.subject.text(),
            normative: self.normative,
            type_was_read: self.type_was_read,
            numbering: match (self.choosing.open, self.choosing.on_paper) {
                (false, _) => Numbering::Next,
                (true, false) => Numbering::Chosen,
                (true, true) => Numbering::OnPaper,
            },
        }
    }

    /// Puts all of it into the form.
    pub(super) fn write(&mut self, written: FormContents) {
        if self.subject.text() != written.subject {
            self.subject = text_editor::Content::with_text(&written.subject);
        }
        self.texts = written.texts;
        self.normative = written.normative;
        self.type_was_read = written.type_was_read;
        self.choosing.open = written.numbering != Numbering::Next;
        self.choosing.on_paper = written.numbering == Numbering::OnPaper;
    }
}
