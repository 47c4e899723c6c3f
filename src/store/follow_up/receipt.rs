//! Confirmations to the sender that a document received by wire has arrived.

use domain::{
    book::Book,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    follow_up::{Entered, FollowUpCause, counting, receipt::Confirmation},
    history::{Action, Record},
};

use super::facts;
use crate::{
    Result, Transaction,
    engine::{Connection, EngineResult, params},
};

pub(super) fn of_document(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<Confirmation>>> {
    facts(connection, Record::Confirmation, "day", id, |row| Ok(Confirmation { day: row.get(2)? }))
}

impl Transaction<'_> {
    /// Records that receipt of a document that came by wire was confirmed to its sender (Điều 21.2.c).
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when it did not come by wire, was confirmed before, is no longer valid,
    /// or there is no such incoming document; when the registry cannot be written.
    pub fn confirm(&mut self, id: DocumentId, confirmation: Confirmation) -> Result<()> {
        if let Document::Incoming(incoming) = self.followed(id, Some(Book::Incoming))? {
            confirmation.check(&incoming.entry)?;
        }
        if let Some(before) = counting(&of_document(self.connection, id)?).next() {
            return Err(Problem::new(
                Field::Document,
                Cause::FollowUp(FollowUpCause::ConfirmedBefore(before.fact.day)),
            )
            .into());
        }
        let sql = "INSERT INTO confirmation (document_id, day, struck)
                   VALUES (?1, ?2, '') RETURNING id";
        self.entered((Action::Confirmed, Record::Confirmation), sql, params![id.0, confirmation.day]).map(|_| ())
    }
}
