//! Incoming documents that were sent back to their sender.

use domain::{
    book::Book,
    document::DocumentId,
    field::{Cause, Field, Problem},
    follow_up::{Entered, FollowUpCause, counting, sent_back::SentBack},
    history::{Action, Record},
};

use super::facts;
use crate::{
    Result, Transaction, documents,
    engine::{Connection, EngineResult, params},
    file_index, index,
};

pub(super) fn of_document(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<SentBack>>> {
    facts(connection, Record::SentBack, "day, reason", id, |row| Ok(SentBack { day: row.get(2)?, reason: row.get(3)? }))
}

impl Transaction<'_> {
    /// Records that an incoming document was sent back to its sender (Điều 21.1.c, 21.2.b), after which nothing
    /// remains to be done.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] without a reason, when it was sent back before, is no longer valid, its
    /// book is locked, or there is no such incoming document; when the registry cannot be written.
    pub fn send_back(&mut self, id: DocumentId, sent_back: &SentBack) -> Result<()> {
        let document = self.followed(id, Some(Book::Incoming))?;
        // The book mentions it in Ghi chú.
        self.changeable(id)?;
        let SentBack { day, reason } = sent_back.checked(document.book_date())?;
        if let Some(before) = counting(&of_document(self.connection, id)?).next() {
            return Err(
                Problem::new(Field::Document, Cause::FollowUp(FollowUpCause::SentBackBefore(before.fact.day))).into()
            );
        }
        self.put_sent_back(id, &SentBack { day, reason })
    }

    /// Inserts what was checked.
    pub(super) fn put_sent_back(&mut self, id: DocumentId, sent_back: &SentBack) -> Result<()> {
        self.found_anew(id, |gate| {
            let sql = "INSERT INTO sent_back (document_id, day, reason, struck)
                       VALUES (?1, ?2, ?3, '') RETURNING id";
            gate.entered((Action::SentBack, Record::SentBack), sql, params![id.0, sent_back.day, sent_back.reason])
                .map(|_| ())
        })
    }

    /// Runs work that changes whether search finds a document among those that wait.
    pub(super) fn found_anew(&mut self, id: DocumentId, work: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        // A document that was just imported is not in the index yet.
        self.pending.write(self.connection)?;
        let clerk = index::registered_by(self.connection, id)?;
        file_index::forget(self.connection, id)?;
        if let Some(before) = documents::find(self.connection, id)? {
            index::remove(self.connection, &before, &clerk)?;
        }
        work(self)?;
        file_index::remember(self.connection, id)?;
        match documents::find(self.connection, id)? {
            Some(after) => self.pending.push(self.connection, &after, &clerk),
            None => Ok(()),
        }
    }
}
