//! A row of an imported list: a checked entry, the number the list holds for it, and what tells the row from all others.

use super::{code::Code, incoming::IncomingEntry, outgoing::OutgoingEntry};

/// An incoming row of an imported list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedIncoming {
    /// The checked entry.
    pub entry: IncomingEntry,
    /// The số đến the list holds; without one the registry gives the next.
    pub arrival_number: Option<u32>,
    /// SHA-256 of the row's content and of which of several same rows it is.
    pub fingerprint: [u8; 32],
}

/// An outgoing row of an imported list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedOutgoing {
    /// The checked entry.
    pub entry: OutgoingEntry,
    /// The số, ký hiệu the list holds; without one the registry gives the next.
    pub code: Option<Code>,
    /// SHA-256 of the row's content and of which of several same rows it is.
    pub fingerprint: [u8; 32],
}

/// A row of an imported list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedRow {
    /// Of the incoming book.
    Incoming(ImportedIncoming),
    /// Of the outgoing book.
    Outgoing(ImportedOutgoing),
}
