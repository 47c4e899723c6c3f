//! A row of an imported list: a checked entry, the number it came with, and what it is recognised by when it comes again.

use chrono::NaiveDate;

use super::{
    code::Code,
    document::Document,
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
