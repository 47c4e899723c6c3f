//! A row of an imported list: a checked entry, the number it came with, and what it is recognised by when it comes again.

use super::{code::Code, incoming::IncomingEntry, outgoing::OutgoingEntry, registration::Standing};

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
}

/// A row of either book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedRow {
    /// Văn bản đến.
    Incoming(ImportedIncoming),
    /// Văn bản đi.
    Outgoing(ImportedOutgoing),
}
