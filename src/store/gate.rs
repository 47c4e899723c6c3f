//! The one gate for every write: an immediate transaction, the change, its number, its index, commit.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::{Result, Store, StoreError, documents, error::Fault, index, names, numbering};
use crate::domain::{
    document::{Document, DocumentId},
    incoming::{Incoming, IncomingEntry},
    outgoing::{Outgoing, OutgoingEntry},
};

/// Words a store remembers to have made known to search, so that it need not say so again.
const MOST_KNOWN_WORDS: usize = 50_000;

/// A transaction under way: nothing of it stands until [`Store::write`] has returned.
#[derive(Debug)]
pub struct Transaction<'a> {
    pub(super) connection: &'a Connection,
    pub(super) path: &'a Path,
    pub(super) pending: index::Pending<'a>,
}

impl Transaction<'_> {
    /// Registers an incoming document under the next số đến of its arrival year (Điều 22.2).
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn register_incoming(&mut self, entry: &IncomingEntry) -> Result<Incoming> {
        self.incoming(entry).map_err(|fault| fault.at(self.path))
    }

    /// Registers an outgoing document under the next number of its series (Điều 15).
    ///
    /// # Errors
    /// [`StoreError::Refused`] when authority or type is unknown here; when the registry cannot be written.
    pub fn register_outgoing(&mut self, entry: &OutgoingEntry) -> Result<Outgoing> {
        self.outgoing(entry).map_err(|fault| fault.at(self.path))
    }

    fn incoming(&mut self, entry: &IncomingEntry) -> std::result::Result<Incoming, Fault> {
        let place = numbering::incoming(entry.arrival_date);
        let (series_id, arrival_number) = numbering::take(self.connection, &place)?;
        let incoming = Incoming { id: DocumentId(0), arrival_number, entry: entry.clone() };
        match self.insert(Document::Incoming(incoming), &documents::Origin::registered(series_id))? {
            Document::Incoming(incoming) => Ok(incoming),
            Document::Outgoing(_) => Err(Fault::Engine(rusqlite::Error::InvalidQuery)),
        }
    }

    fn outgoing(&mut self, entry: &OutgoingEntry) -> std::result::Result<Outgoing, Fault> {
        let place = numbering::outgoing(self.connection, entry)?;
        let (series_id, number) = numbering::take(self.connection, &place)?;
        let code = place.code(entry, number);
        let entry = OutgoingEntry { content: place.named(&entry.content), ..entry.clone() };
        let outgoing = Outgoing { id: DocumentId(0), number, code, entry };
        match self.insert(Document::Outgoing(outgoing), &documents::Origin::registered(series_id))? {
            Document::Outgoing(outgoing) => Ok(outgoing),
            Document::Incoming(_) => Err(Fault::Engine(rusqlite::Error::InvalidQuery)),
        }
    }

    /// Inserts a numbered document with all that hangs on it: its receivers, the names it uses, what search knows of it.
    pub(super) fn insert(
        &mut self,
        mut document: Document,
        origin: &documents::Origin<'_>,
    ) -> std::result::Result<Document, Fault> {
        let id = documents::insert(self.connection, &document, origin)?;
        match &mut document {
            Document::Incoming(incoming) => incoming.id = id,
            Document::Outgoing(outgoing) => outgoing.id = id,
        }
        names::count(self.connection, &document)?;
        self.pending.push(self.connection, &document)?;
        Ok(document)
    }
}

impl Store {
    /// Does `work` in one transaction: it stands whole, or, when `work` errs, not at all.
    ///
    /// # Errors
    /// What `work` answers, and when the registry cannot be written.
    pub fn write<R, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Transaction<'_>) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        let Self { connection, path, known_words } = self;
        let engine = |error: rusqlite::Error| E::from(StoreError::of_engine(path, &error));
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(engine)?;
        let mut gate = Transaction { connection: &transaction, path, pending: index::Pending::new(known_words) };
        let result = work(&mut gate)?;
        gate.pending.write(&transaction).map_err(|fault| E::from(fault.at(path)))?;
        let fresh = gate.pending.into_fresh();
        transaction.commit().map_err(engine)?;
        if known_words.len() < MOST_KNOWN_WORDS {
            known_words.extend(fresh);
        }
        Ok(result)
    }

    /// Registers one incoming document.
    ///
    /// # Errors
    /// As [`Transaction::register_incoming`].
    pub fn register_incoming(&mut self, entry: &IncomingEntry) -> Result<Incoming> {
        self.write(|transaction| transaction.register_incoming(entry))
    }

    /// Registers one outgoing document.
    ///
    /// # Errors
    /// As [`Transaction::register_outgoing`].
    pub fn register_outgoing(&mut self, entry: &OutgoingEntry) -> Result<Outgoing> {
        self.write(|transaction| transaction.register_outgoing(entry))
    }

    /// One small step of work that waits for idle moments: merging the search index, writing the log back into the file.
    /// False when nothing is left to do.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn tidy(&mut self) -> Result<bool> {
        self.read(|connection| {
            let before = connection.total_changes();
            connection.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', 32)")?.execute([])?;
            // The engine reports a merge that did something as at least two changes.
            let merged = connection.total_changes() - before >= 2;
            if !merged {
                connection.query_row("PRAGMA wal_checkpoint (PASSIVE)", [], |_| Ok(()))?;
            }
            Ok(merged)
        })
    }
}
