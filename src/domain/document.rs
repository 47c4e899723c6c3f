//! A registered document of either book.

use chrono::NaiveDate;

use super::{
    book::Book,
    code::Code,
    content::Content,
    document_field::DocumentField,
    field_value::FieldValue,
    incoming::{Incoming, IncomingEntry},
    number::Number,
    outgoing::{Outgoing, OutgoingEntry},
    period::Period,
    registration::{Registration, Standing, Withdrawal},
    warning::Warning,
};

/// Which row of the registry. Rises in the order of registering, over both books.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DocumentId(pub i64);

/// An entry that passed its check, with what is worth a look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<T> {
    /// The clean, complete entry.
    pub entry: T,
    /// What does not stop it but should be seen.
    pub warnings: Vec<Warning>,
}

/// What was entered for a document of either book, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Văn bản đến.
    Incoming(IncomingEntry),
    /// Văn bản đi.
    Outgoing(OutgoingEntry),
}

/// A registered document of either book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Document {
    /// Văn bản đến.
    Incoming(Incoming),
    /// Văn bản đi.
    Outgoing(Outgoing),
}

/// The fields of a document that a listing shows in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which row of the registry.
    pub id: DocumentId,
    /// The book it stands in.
    pub book: Book,
    /// Its own number.
    pub number: Number,
    /// Its day in the book: of arrival or of issue.
    pub date: NaiveDate,
    /// Số, ký hiệu as on the paper.
    pub code: String,
    /// Who issued it.
    pub organ_name: String,
    /// Its type.
    pub type_name: String,
    /// Its subject.
    pub subject: String,
    /// The period of its number, where that is not a calendar year.
    pub period: Option<Period>,
    /// How it ended; `None` while it is valid.
    pub ended: Option<Withdrawal>,
}

impl From<&Document> for Summary {
    fn from(document: &Document) -> Self {
        let (content, registration) = (document.content(), document.registration());
        Self {
            id: document.id(),
            book: document.book(),
            number: document.own_number(),
            date: document.book_date(),
            code: document.code().as_str().to_owned(),
            organ_name: content.organ_name.clone(),
            type_name: content.type_name.clone(),
            subject: content.subject.clone(),
            period: registration.period,
            ended: match registration.standing {
                Standing::Valid => None,
                Standing::Cancelled(_) => Some(Withdrawal::Cancel),
                Standing::Recalled(_) => Some(Withdrawal::Recall),
            },
        }
    }
}

impl Document {
    /// Returns the value of a field; an empty value for a field that only the other book has.
    #[must_use]
    pub fn value(&self, field: DocumentField) -> FieldValue<'_> {
        let value = match self {
            Self::Incoming(document) => document.value(field),
            Self::Outgoing(document) => document.value(field),
        };
        value.unwrap_or_else(|| FieldValue::none(field.row().kind))
    }

    /// What was entered for it.
    #[must_use]
    pub fn entry(&self) -> Entry {
        match self {
            Self::Incoming(incoming) => Entry::Incoming(incoming.entry.clone()),
            Self::Outgoing(outgoing) => Entry::Outgoing(outgoing.entry.clone()),
        }
    }

    /// Which row of the registry.
    #[must_use]
    pub fn id(&self) -> DocumentId {
        match self {
            Self::Incoming(document) => document.id,
            Self::Outgoing(document) => document.id,
        }
    }

    /// The book it stands in.
    #[must_use]
    pub fn book(&self) -> Book {
        match self {
            Self::Incoming(_) => Book::Incoming,
            Self::Outgoing(_) => Book::Outgoing,
        }
    }

    /// The office's own number: số đến, or the counting part of an outgoing document's number.
    #[must_use]
    pub fn number(&self) -> u32 {
        match self {
            Self::Incoming(document) => document.arrival_number,
            Self::Outgoing(document) => document.number,
        }
    }

    /// The same with its suffix.
    #[must_use]
    pub fn own_number(&self) -> Number {
        Number { value: self.number(), suffix: self.registration().suffix.clone() }
    }

    /// What the registry knows of it besides its fields.
    #[must_use]
    pub fn registration(&self) -> &Registration {
        match self {
            Self::Incoming(document) => &document.registration,
            Self::Outgoing(document) => &document.registration,
        }
    }

    /// Returns mutable access to its registration.
    pub fn registration_mut(&mut self) -> &mut Registration {
        match self {
            Self::Incoming(document) => &mut document.registration,
            Self::Outgoing(document) => &mut document.registration,
        }
    }

    /// Sets the id that the registry gave it.
    pub fn set_id(&mut self, id: DocumentId) {
        match self {
            Self::Incoming(document) => document.id = id,
            Self::Outgoing(document) => document.id = id,
        }
    }

    /// Số, ký hiệu as on the paper.
    #[must_use]
    pub fn code(&self) -> &Code {
        match self {
            Self::Incoming(document) => &document.entry.code,
            Self::Outgoing(document) => &document.code,
        }
    }

    /// The date whose year is the year of the number: of arrival, or of issue.
    #[must_use]
    pub fn book_date(&self) -> NaiveDate {
        match self {
            Self::Incoming(document) => document.entry.arrival_date,
            Self::Outgoing(document) => document.entry.issued_date,
        }
    }

    /// The day it arrived; `None` for an outgoing one.
    #[must_use]
    pub fn arrival_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Incoming(document) => Some(document.entry.arrival_date),
            Self::Outgoing(_) => None,
        }
    }

    /// The date on the document, where it has one.
    #[must_use]
    pub fn issued_date(&self) -> Option<NaiveDate> {
        match self {
            Self::Incoming(document) => document.entry.issued_date,
            Self::Outgoing(document) => Some(document.entry.issued_date),
        }
    }

    /// The fields both books share.
    #[must_use]
    pub fn content(&self) -> &Content {
        match self {
            Self::Incoming(document) => &document.entry.content,
            Self::Outgoing(document) => &document.entry.content,
        }
    }
}
