//! What happened to a document in another registry, taken in with it as it was: no column of the document is filled by it again.

use std::collections::HashSet;

use rusqlite::params;

use domain::{
    document::DocumentId,
    field::{Cause, Field, Problem},
    follow_up::{
        FollowUp, counting,
        handling::{Assignment, Instruction},
    },
    history::{Action, Record},
    text,
};

use super::PARTS;
use crate::{Result, Store, Transaction, error::DbResult};

impl Transaction<'_> {
    /// Takes in the entries that count of a document that was just imported. The days of an old registry may stand in any order, so only
    /// texts and amounts are checked.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when an entry is not complete; when the registry cannot be written.
    pub(crate) fn bring(&mut self, id: DocumentId, way: &FollowUp) -> DbResult<()> {
        let ever = chrono::NaiveDate::MIN;
        for one in counting(&way.submissions) {
            let fact = one.fact.checked(ever)?;
            let sql = "INSERT INTO submission (document_id, day, submitted_to, struck) VALUES (?1, ?2, ?3, '')";
            self.connection.prepare_cached(sql)?.execute(params![id.0, fact.day, fact.submitted_to])?;
            self.entered(Action::Submitted, Record::Submission)?;
        }
        self.bring_handling(id, way)?;
        for one in counting(&way.hand_overs) {
            let fact = one.fact.checked(ever)?;
            let sql = "INSERT INTO hand_over (document_id, day, unit, receiver, struck) VALUES (?1, ?2, ?3, ?4, '')";
            self.connection.prepare_cached(sql)?.execute(params![id.0, fact.day, fact.unit, fact.receiver])?;
            self.entered(Action::HandedOver, Record::HandOver)?;
        }
        for one in counting(&way.confirmations) {
            let sql = "INSERT INTO confirmation (document_id, day, struck) VALUES (?1, ?2, '')";
            self.connection.prepare_cached(sql)?.execute(params![id.0, one.fact.day])?;
            self.entered(Action::Confirmed, Record::Confirmation)?;
        }
        for one in counting(&way.sent_back) {
            self.put_sent_back(id, &one.fact.checked(ever)?)?;
        }
        self.bring_sending(id, way)
    }

    fn bring_handling(&mut self, id: DocumentId, way: &FollowUp) -> DbResult<()> {
        // In the order in which they were entered: units without any instruction came before the first.
        self.bring_assignments(id, way, None, None)?;
        for one in counting(&way.instructions) {
            let Instruction { author, day, text } = &one.fact;
            // One whose units were struck out later may have no words either.
            let (author, text) = (text::clean(author), text::clean(text));
            if author.is_empty() {
                return Err(Problem::new(Field::Author, Cause::Missing).into());
            }
            let sql = "INSERT INTO instruction (document_id, author, day, text, struck) VALUES (?1, ?2, ?3, ?4, '')";
            self.connection.prepare_cached(sql)?.execute(params![id.0, author, day, text])?;
            let row = self.entered(Action::Instructed, Record::Instruction)?;
            self.bring_assignments(id, way, Some(one.id), Some(row))?;
        }
        Ok(())
    }

    /// The units of one instruction, which has this row here.
    fn bring_assignments(
        &mut self,
        id: DocumentId,
        way: &FollowUp,
        instruction: Option<i64>,
        row: Option<i64>,
    ) -> DbResult<()> {
        let today = self.today();
        for one in counting(&way.assignments).filter(|one| one.fact.instruction == instruction) {
            let report = one.fact.report.checked(today, chrono::NaiveDate::MIN)?;
            self.assigned(id, &Assignment { instruction: row, duty: one.fact.duty.clone(), report })?;
        }
        Ok(())
    }

    fn bring_sending(&mut self, id: DocumentId, way: &FollowUp) -> DbResult<()> {
        let ever = chrono::NaiveDate::MIN;
        for one in counting(&way.dispatches) {
            let fact = one.fact.checked(ever)?;
            let sql =
                "INSERT INTO dispatch (document_id, day, sent_by, sent_to, envelopes, received_date, remark, struck)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '')";
            self.connection.prepare_cached(sql)?.execute(params![
                id.0,
                fact.day,
                fact.sent_by.key(),
                fact.sent_to,
                fact.envelopes,
                fact.received_date,
                fact.remark,
            ])?;
            self.entered(Action::Sent, Record::Dispatch)?;
        }
        for one in counting(&way.loans) {
            let fact = one.fact.checked(ever)?;
            let sql = "INSERT INTO loan (document_id, day, borrower, allowed_by, returned_date, remark, struck)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, '')";
            let row = params![id.0, fact.day, fact.borrower, fact.allowed_by, fact.returned_date, fact.remark];
            self.connection.prepare_cached(sql)?.execute(row)?;
            self.entered(Action::Lent, Record::Loan)?;
        }
        Ok(())
    }
}

impl Store {
    /// The documents to which anything happened after their number, or that are linked.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn with_follow_up(&self) -> Result<HashSet<DocumentId>> {
        let of_parts = PARTS.iter().map(|(record, _)| format!("SELECT document_id FROM {}", record.key()));
        let of_links = ["first_id", "second_id"].map(|end| format!("SELECT {end} FROM link"));
        let sql = of_parts.chain(of_links).collect::<Vec<_>>().join(" UNION ");
        self.read(|connection| {
            let mut statement = connection.prepare(&sql)?;
            let ids = statement.query_map([], |row| row.get(0).map(DocumentId))?;
            Ok(ids.collect::<rusqlite::Result<_>>()?)
        })
    }
}
