//! The follow-up of documents as rows: read for one document at a time, struck out where entered by mistake.
//! Like a link, an entry changes nothing in the book, so that it may be added in a locked one; only a hand-over
//! fills columns of the book.

mod brought;
mod envelope;
mod hand_over;
mod handling;
mod listed;
mod receipt;
mod sending;
mod sent_back;

use chrono::NaiveDate;

use domain::{
    book::Book,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    follow_up::FollowUpCause,
    follow_up::{
        Entered, FollowUp,
        action::FollowUpAction,
        status::{Status, status},
    },
    history::{Action, Record},
    text,
};

use super::{
    Result, Store, StoreError, Transaction, documents,
    engine::{self, Connection, EngineResult, OptionalExtension, Row},
    history,
};

/// The kinds of record that belong to a document, each with the column that names it best.
const PARTS: [(Record, &str); 8] = [
    (Record::Submission, "submitted_to"),
    (Record::Instruction, "author"),
    (Record::Assignment, "unit"),
    (Record::HandOver, "unit"),
    (Record::Confirmation, "''"),
    (Record::SentBack, "''"),
    (Record::Dispatch, "sent_to"),
    (Record::Loan, "borrower"),
];

/// An entry as others refer to it.
pub(super) struct EntryName {
    /// Its document.
    pub(super) document: i64,
    /// The unit or person; may be empty.
    pub(super) name: String,
}

/// Returns the document and the name of an entry.
pub(super) fn part(connection: &Connection, record: Record, id: i64) -> Result<EntryName> {
    let name = match record {
        Record::Attachment => "name",
        Record::Issuer => "organ_name",
        _ => PARTS.iter().find(|(known, _)| *known == record).map_or("''", |(_, name)| name),
    };
    let sql = format!("SELECT document_id, {name} FROM {} WHERE id = ?1", record.key());
    let row = |row: &Row<'_>| Ok(EntryName { document: row.get(0)?, name: row.get(1)? });
    Ok(connection.prepare_cached(&sql)?.query_row([id], row)?)
}

/// Makes the condition that an event is about a record of a document, which is `?2`.
pub(super) fn events_of_document() -> String {
    let of = |record: Record| {
        let table = record.key();
        format!(
            " UNION ALL SELECT {} FROM event WHERE record = '{table}'
             AND record_id IN (SELECT id FROM {table} WHERE document_id = ?2)
             AND action <> 'registered' AND action <> 'taken-over'",
            history::COLUMNS
        )
    };
    PARTS.iter().map(|(record, _)| of(*record)).chain([of(Record::Envelope)]).collect()
}

/// Reads the entries of one kind of a document, in the order of entry. The columns end with `struck`.
fn facts<T>(
    connection: &Connection,
    record: Record,
    columns: &str,
    id: DocumentId,
    fact: impl Fn(&Row<'_>) -> EngineResult<T>,
) -> EngineResult<Vec<Entered<T>>> {
    let sql = format!("SELECT id, struck, {columns} FROM {} WHERE document_id = ?1 ORDER BY id", record.key());
    let entered = |row: &Row<'_>| Ok(Entered { id: row.get(0)?, struck: row.get(1)?, fact: fact(row)? });
    connection.prepare_cached(&sql)?.query_map([id.0], entered)?.collect()
}

/// Reads the follow-up of a document.
fn of_document(connection: &Connection, id: DocumentId) -> EngineResult<FollowUp> {
    Ok(FollowUp {
        submissions: handling::submissions(connection, id)?,
        instructions: handling::instructions(connection, id)?,
        assignments: handling::assignments(connection, id)?,
        hand_overs: hand_over::of_document(connection, id)?,
        confirmations: receipt::of_document(connection, id)?,
        sent_back: sent_back::of_document(connection, id)?,
        dispatches: sending::dispatches(connection, id)?,
        loans: sending::loans(connection, id)?,
        answered_by: answers(connection, id)?,
    })
}

/// Lists valid documents of the other book that answer this one.
fn answers(connection: &Connection, id: DocumentId) -> EngineResult<Vec<DocumentId>> {
    let sql = "SELECT answer.id FROM link JOIN document AS answer ON answer.id = first_id
               JOIN document AS asked ON asked.id = second_id
               WHERE second_id = ?1 AND kind = 'answers' AND answer.standing = 'valid' AND answer.book <> asked.book
               ORDER BY link.id";
    connection.prepare_cached(sql)?.query_map([id.0], |row| row.get(0).map(DocumentId))?.collect()
}

impl Transaction<'_> {
    /// Strikes out an entry that was made by mistake: it and its row stay, but no longer count. Reverts what a
    /// hand-over or a dispatch filled into the document's own columns; the units of an instruction no longer
    /// have the document.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without a reason, when there is no such entry or it was struck out
    /// before, when the document's book is locked and a column would change; when the registry cannot be
    /// written.
    pub fn strike(&mut self, record: Record, id: i64, reason: &str) -> Result<()> {
        let reason = &text::clean(reason);
        if reason.is_empty() {
            return Err(Problem::new(Field::Reason, Cause::Missing).into());
        }
        if !Record::ENTRIES.contains(&record) || !self.counts(record, id)? {
            return Err(Problem::new(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry)).into());
        }
        let document = match record {
            Record::HandOver | Record::Dispatch => Some(DocumentId(part(self.connection, record, id)?.document)),
            _ => None,
        };
        let filled = document.map(|document| hand_over::filled(self.connection, document)).transpose()?;
        let sql = format!("UPDATE {} SET struck = ?2 WHERE id = ?1", record.key());
        let strike = |gate: &mut Self| {
            gate.change(&history::EventSpec { action: Action::Struck, record, id, reason }, |connection| {
                connection.execute(&sql, engine::params![id, reason])?;
                Ok(())
            })
        };
        if record == Record::SentBack {
            let document = DocumentId(part(self.connection, record, id)?.document);
            self.changeable(document)?;
            return self.found_anew(document, strike);
        }
        strike(self)?;
        match (document, filled) {
            (Some(document), Some(filled)) => self.refill(document, &filled),
            _ => Ok(()),
        }
    }

    /// Applies one action to a document.
    ///
    /// # Errors
    /// Those of the action.
    pub fn apply_follow_up(&mut self, id: DocumentId, action: &FollowUpAction) -> Result<()> {
        match action {
            FollowUpAction::Submit(submission) => self.submit(id, submission),
            FollowUpAction::Instruct(instruction, duties) => self.instruct(id, instruction, duties),
            FollowUpAction::HandOver(hand_overs) => self.hand_over(id, hand_overs),
            FollowUpAction::Report(unit, report) => self.report(id, unit.as_deref(), report),
            FollowUpAction::Confirm(confirmation) => self.confirm(id, *confirmation),
            FollowUpAction::SendBack(sent_back) => self.send_back(id, sent_back),
            FollowUpAction::Send(dispatch) => self.dispatch(id, dispatch),
            FollowUpAction::Receive(day) => self.receive(id, *day),
            FollowUpAction::Lend(loan) => self.lend(id, loan),
            FollowUpAction::GiveBack(day) => self.give_back(id, *day),
        }
    }

    /// Returns whether there is such an entry and it counts.
    fn counts(&self, record: Record, id: i64) -> Result<bool> {
        let sql = format!("SELECT struck = '' FROM {} WHERE id = ?1", record.key());
        Ok(self.connection.prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?.unwrap_or(false))
    }

    /// Reads a document for further follow-up: it exists, is valid, and is of this book.
    fn followed(&mut self, id: DocumentId, book: Option<Book>) -> Result<Document> {
        let refused = |cause| Err(Problem::new(Field::Document, cause).into());
        let Some(document) = documents::find(self.connection, id)? else { return refused(Cause::NoDocument) };
        if let Some(book) = book.filter(|book| *book != document.book()) {
            return refused(Cause::OnlyOf(book));
        }
        if !document.registration().standing.is_valid() {
            return refused(Cause::Withdrawn);
        }
        Ok(document)
    }
}

/// The reason why an action was not applied to several documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotFollowed {
    /// The first document to which it cannot be applied, where known.
    pub document: Option<DocumentId>,
    /// The error.
    pub error: StoreError,
}

impl From<StoreError> for NotFollowed {
    fn from(error: StoreError) -> Self {
        Self { document: None, error }
    }
}

impl Store {
    /// Applies an action to several documents, to all or none, and returns their new state.
    ///
    /// # Errors
    /// The first document to which it cannot be applied, and why; when the registry cannot be written.
    pub fn apply_follow_up(
        &mut self,
        ids: &[DocumentId],
        action: &FollowUpAction,
    ) -> std::result::Result<Vec<Document>, NotFollowed> {
        self.write(|transaction| {
            for id in ids {
                let at = |error| NotFollowed { document: Some(*id), error };
                transaction.apply_follow_up(*id, action).map_err(at)?;
            }
            Ok::<_, NotFollowed>(())
        })?;
        Ok(self.documents(ids)?)
    }

    /// Returns the status of each of these documents on a day.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn statuses(&self, ids: &[DocumentId], day: NaiveDate) -> Result<Vec<(DocumentId, Status)>> {
        self.read(|connection| {
            let mut statuses = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(document) = documents::find(connection, *id)? {
                    statuses.push((*id, status(&document, &of_document(connection, *id)?, day)));
                }
            }
            Ok(statuses)
        })
    }

    /// Returns the follow-up of a document.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn follow_up(&self, id: DocumentId) -> Result<FollowUp> {
        self.read(|connection| Ok(of_document(connection, id)?))
    }
}
