//! The kinds of what was written through the gate. The window uses them to reload only the affected parts.

use std::ops::BitOrAssign;

use domain::{book::Book, history::Record};

use super::{Result, Transaction, engine::Parameters};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// A kind of content of a registry.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Changed { $($(#[$doc])* $name),+ }

        impl Changed {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }
    };
}

kinds! {
    /// Incoming documents, the names they use and the last numbers of their series.
    Incoming,
    /// Outgoing documents, the names they use and the last numbers of their series.
    Outgoing,
    /// Links between documents.
    Links,
    /// The follow-up of documents.
    FollowUp,
    /// Attached files and their texts.
    Files,
    /// Envelopes passed on unopened.
    Envelopes,
    /// Number series, the days on which they begin again, numbers taken back, and rulings on numbers that two documents have.
    Series,
    /// Held numbers.
    HeldNumbers,
    /// Locks of books.
    Locks,
    /// Closed days.
    ClosedDays,
    /// Printed pages of bound books.
    PrintedPages,
    /// Restorings and repairs, with the numbers and pages lost by them.
    Restorings,
    /// The office and the authorities that issue documents.
    Office,
    /// Types of documents.
    Types,
    /// The office's own units.
    Units,
    /// Groups of receivers.
    RecipientGroups,
    /// Bodies renamed or merged.
    Successions,
    /// Days of the working calendar.
    Calendar,
    /// Names of clerks.
    Clerks,
    /// Settings.
    Settings,
    /// The search index, which was rebuilt.
    Index,
}

impl Changed {
    /// Returns the kind of a record; the image of a document's row tells its book.
    fn of(record: Record, image: &str) -> Self {
        match record {
            Record::Document if is_incoming(image) => Self::Incoming,
            // Only outgoing documents are issued jointly.
            Record::Document | Record::Issuer => Self::Outgoing,
            // A ruling may be about numbers of either book.
            Record::NumberRuling | Record::Series | Record::PeriodStart | Record::StruckNumber => Self::Series,
            Record::Link => Self::Links,
            Record::Submission
            | Record::Instruction
            | Record::Assignment
            | Record::HandOver
            | Record::Confirmation
            | Record::SentBack
            | Record::Dispatch
            | Record::Loan => Self::FollowUp,
            Record::Attachment => Self::Files,
            Record::Envelope => Self::Envelopes,
            Record::Reservation => Self::HeldNumbers,
            Record::BookLock => Self::Locks,
            Record::ClosedDay => Self::ClosedDays,
            Record::PrintedPage => Self::PrintedPages,
            Record::Restoring | Record::LostNumber | Record::LastNumber | Record::LostPage | Record::Repair => {
                Self::Restorings
            }
            Record::Authority | Record::FormerName | Record::Office => Self::Office,
            Record::DocumentType => Self::Types,
        }
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// Reads the book from the image of a document's row, of which it is the first column.
fn is_incoming(image: &str) -> bool {
    let book = image.strip_prefix("{\"book\":\"").and_then(|rest| rest.split_once('"'));
    book.is_some_and(|(book, _)| book == Book::Incoming.key())
}

/// A set of kinds that were written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Changes(u32);

impl Changes {
    /// Every kind. Stands for what another program wrote, of which the kinds are unknown.
    pub const ALL: Self = Self((1 << Changed::ALL.len()) - 1);

    /// Returns whether nothing was written.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns whether something of this kind was written.
    #[must_use]
    pub fn contains(self, kind: Changed) -> bool {
        self.0 & kind.bit() != 0
    }

    /// Returns whether something of any of these kinds was written.
    #[must_use]
    pub fn any(self, kinds: &[Changed]) -> bool {
        kinds.iter().any(|kind| self.contains(*kind))
    }

    pub(super) fn add(&mut self, kind: Changed) {
        self.0 |= kind.bit();
    }

    pub(super) fn bits(self) -> u32 {
        self.0
    }

    pub(super) fn from_bits(bits: u32) -> Self {
        Self(bits & Self::ALL.0)
    }
}

impl From<Changed> for Changes {
    fn from(kind: Changed) -> Self {
        Self(kind.bit())
    }
}

impl BitOrAssign for Changes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Transaction<'_> {
    /// Adds the kind of a record whose event was written.
    pub(super) fn note_record(&mut self, record: Record, image: &str) {
        self.changes.add(Changed::of(record, image));
    }

    /// Adds a kind that was written without an event.
    pub(super) fn note(&mut self, kind: Changed) {
        self.changes.add(kind);
    }

    /// Executes a statement on a table without events, and adds the table's kind if a row changed. Returns the number of changed rows.
    pub(super) fn execute<P: Parameters>(&mut self, kind: Changed, sql: &str, parameters: P) -> Result<usize> {
        let done = self.connection.prepare_cached(sql).and_then(|mut statement| statement.execute(parameters));
        let rows = done?;
        if rows > 0 {
            self.changes.add(kind);
        }
        Ok(rows)
    }
}

#[cfg(test)]
mod tests;
