//! A row of an imported list: a checked entry, the number it came with, and what it is recognised by when it comes again.

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{
    code::Code,
    document::Document,
    field::shortened,
    follow_up::FollowUp,
    incoming::IncomingEntry,
    link::LinkKind,
    number::{Number, Numbered},
    outgoing::OutgoingEntry,
    registration::{Caution, Ruling, Standing},
};

/// What a row is recognised by: a SHA-256 of its content without its number, and of how many equal rows stood before it.
pub type Fingerprint = [u8; 32];

/// A row of an incoming book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedIncoming {
    /// The document.
    pub entry: IncomingEntry,
    /// Its số đến; without one the registry gives the next.
    pub arrival_number: Option<u32>,
    /// The suffix of a number put between two others (15a); usually empty.
    pub suffix: String,
    /// Whether the document is valid, or who cancelled or recalled it.
    pub standing: Standing,
    /// What it is recognised by.
    pub fingerprint: Fingerprint,
    /// What a registry knew of it besides.
    pub brought: Brought,
}

/// A row of an outgoing book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedOutgoing {
    /// The document.
    pub entry: OutgoingEntry,
    /// Its số, ký hiệu, which has a number; without one the registry gives the next.
    pub code: Option<Code>,
    /// Whether the document is valid, or who cancelled or recalled it.
    pub standing: Standing,
    /// What it is recognised by.
    pub fingerprint: Fingerprint,
    /// What a registry knew of it besides.
    pub brought: Brought,
}

/// What a registry knew of a document besides the row of its book; a list kept by hand says nothing of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brought {
    /// How the document was numbered in the registry it was first registered in, if known.
    pub numbered: Option<Numbered>,
    /// Why it was registered otherwise than usual.
    pub reason: String,
    /// What was warned of when it was registered.
    pub cautions: Vec<Caution>,
    /// If its mistyped number was taken back, the number after which the series went on.
    pub taken_back: Option<u32>,
    /// Why its number stays with it though another document bears it.
    pub number_ruling: Option<Ruling>,
    /// What happened to it after its number. Its entries have numbers of the list's own.
    pub follow_up: FollowUp,
    /// How it stands to other documents.
    pub links: Vec<BroughtLink>,
}

/// A link in the JSON of one of its documents.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BroughtLink {
    /// The word of its kind.
    pub kind: &'static str,
    /// Whether this document is the first.
    pub from_first: bool,
    /// The document at the other end.
    pub other: Reference,
}

impl BroughtLink {
    /// A link of this kind.
    #[must_use]
    pub fn new(kind: LinkKind, from_first: bool, other: Reference) -> Self {
        Self { kind: kind.key(), from_first, other }
    }
}

/// A document as another registry knows it again: without the row it has here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reference {
    /// Its book.
    pub book: &'static str,
    /// Its day in the book.
    pub date: NaiveDate,
    /// Its own number.
    pub number: Number,
    /// Số, ký hiệu.
    pub code: String,
    /// The issuing body.
    pub organ_name: String,
    /// Which further row of its number it is, counted from 1; 0 for the first.
    pub double: u32,
}

impl Reference {
    /// How a document is known again.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self {
            book: document.book().key(),
            date: document.book_date(),
            number: document.own_number(),
            code: document.code().as_str().to_owned(),
            organ_name: document.content().organ_name.clone(),
            double: document.registration().double,
        }
    }
}

/// A row of either book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedRow {
    /// Văn bản đến.
    Incoming(ImportedIncoming),
    /// Văn bản đi.
    Outgoing(ImportedOutgoing),
}

impl ImportedRow {
    /// Whether its number was taken back, and its document cancelled with it.
    #[must_use]
    pub fn is_taken_back(&self) -> bool {
        let (Self::Incoming(ImportedIncoming { standing, brought, .. })
        | Self::Outgoing(ImportedOutgoing { standing, brought, .. })) = self;
        brought.taken_back.is_some() && !standing.is_valid()
    }

    /// What a registry knew of it besides.
    #[must_use]
    pub fn brought(&self) -> &Brought {
        match self {
            Self::Incoming(row) => &row.brought,
            Self::Outgoing(row) => &row.brought,
        }
    }
}

/// The reason why a row of a list cannot be imported unchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowCause {
    /// The formula of a cell failed; holds the displayed error, such as `#N/A`.
    ErrorCell(String),
    /// The spreadsheet changed the typed value of a cell; holds the present value.
    CellHolds(Held, String),
    /// The spreadsheet turned the number in a cell into a date, as it does with `12/3`.
    BecameDate(String),
    /// A cell displays more than its value, by a number format that is not understood.
    ShownOtherwise(String),
    /// The row has a number and nothing else.
    OnlyNumber(String),
    /// The row has a single filled cell.
    OnlyCell(String),
    /// The row has no number, although the other rows of the list have one.
    NotNumbered,
    /// The line describes a document that is no longer valid, which cannot be registered.
    WithdrawnElsewhere,
    /// The remarks say that the document was withdrawn, but not by whose ruling.
    WithdrawnUnclear(String),
    /// In the registry's own list, a column composed of others contradicts this column.
    ColumnsDiffer(String),
}

impl RowCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::ErrorCell(text) => message!(texts::CAUSE_ERROR_CELL, text = shortened(text)),
            Self::CellHolds(held, text) => held.message(text),
            Self::BecameDate(text) => message!(texts::CAUSE_BECAME_DATE, text = shortened(text)),
            Self::ShownOtherwise(text) => message!(texts::CAUSE_SHOWN_OTHERWISE, text = shortened(text)),
            Self::OnlyNumber(text) => message!(texts::CAUSE_ONLY_NUMBER, text = shortened(text)),
            Self::OnlyCell(text) => message!(texts::CAUSE_ONLY_CELL, text = shortened(text)),
            Self::NotNumbered => UserMessage::from(texts::CAUSE_NOT_NUMBERED),
            Self::WithdrawnElsewhere => UserMessage::from(texts::CAUSE_WITHDRAWN_ELSEWHERE),
            Self::WithdrawnUnclear(text) => message!(texts::CAUSE_WITHDRAWN_UNCLEAR, text = shortened(text)),
            Self::ColumnsDiffer(name) => message!(texts::CAUSE_COLUMNS_DIFFER, name = shortened(name)),
        }
    }
}

/// What a cell of a spreadsheet holds instead of what was written there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// A formula that was saved without its value.
    Formula,
    /// A time: `12:3` was taken for one.
    Time,
    /// A logical value.
    Truth,
    /// A number with a power of ten: `2.5E+03`.
    PowerOfTen,
    /// A number from a file format whose number formats are not read.
    BareNumber,
}

impl Held {
    fn message(self, text: &str) -> UserMessage {
        let text = shortened(text);
        match self {
            Self::Formula => UserMessage::from(texts::CAUSE_NOT_CALCULATED),
            Self::Time => message!(texts::CAUSE_BECAME_TIME, text = text),
            Self::Truth => message!(texts::CAUSE_BECAME_TRUTH, text = text),
            Self::PowerOfTen => message!(texts::CAUSE_BECAME_NUMBER, text = text),
            Self::BareNumber => message!(texts::CAUSE_SHOWS_UNSEEN, text = text),
        }
    }
}
