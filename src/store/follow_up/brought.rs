//! Takes over the follow-up of a document from another registry unchanged; it does not fill the document's
//! columns again.

use std::collections::HashSet;

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
use crate::{
    Result, Store, Transaction,
    engine::{EngineResult, params},
};

impl Transaction<'_> {
    /// Adds the entries that count to a document that was just imported. The days of an old registry may be in
    /// any order, so only texts and amounts are checked.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when an entry is not complete; when the registry cannot be written.
    pub(crate) fn bring(&mut self, id: DocumentId, way: &FollowUp) -> Result<()> {
        let ever = chrono::NaiveDate::MIN;
        for one in counting(&way.submissions) {
            let fact = one.fact.checked(ever)?;
            let sql = "INSERT INTO submission (document_id, day, submitted_to, struck)
                       VALUES (?1, ?2, ?3, '') RETURNING id";
            self.entered((Action::Submitted, Record::Submission), sql, params![id.0, fact.day, fact.submitted_to])?;
        }
        self.bring_handling(id, way)?;
        for one in counting(&way.hand_overs) {
            let fact = one.fact.checked(ever)?;
            let sql = "INSERT INTO hand_over (document_id, day, unit, receiver, struck)
                       VALUES (?1, ?2, ?3, ?4, '') RETURNING id";
            let row = params![id.0, fact.day, fact.unit, fact.receiver];
            self.entered((Action::HandedOver, Record::HandOver), sql, row)?;
        }
        for one in counting(&way.confirmations) {
            let sql = "INSERT INTO confirmation (document_id, day, struck)
                       VALUES (?1, ?2, '') RETURNING id";
            self.entered((Action::Confirmed, Record::Confirmation), sql, params![id.0, one.fact.day])?;
        }
        for one in counting(&way.sent_back) {
            self.put_sent_back(id, &one.fact.checked(ever)?)?;
        }
        self.bring_sending(id, way)
    }

    fn bring_handling(&mut self, id: DocumentId, way: &FollowUp) -> Result<()> {
        // In the order of entry: units without an instruction came before the first instruction.
        self.bring_assignments(id, way, None, None)?;
        for one in counting(&way.instructions) {
            let Instruction { author, day, text } = &one.fact;
            // An instruction whose units were struck out later may have no text either.
            let (author, text) = (text::clean(author), text::clean(text));
            if author.is_empty() {
                return Err(Problem::new(Field::Author, Cause::Missing).into());
            }
            let sql = "INSERT INTO instruction (document_id, author, day, text, struck)
                       VALUES (?1, ?2, ?3, ?4, '') RETURNING id";
            let row = self.entered((Action::Instructed, Record::Instruction), sql, params![id.0, author, day, text])?;
            self.bring_assignments(id, way, Some(one.id), Some(row))?;
        }
        Ok(())
    }

    /// Adds the units of one instruction, which has this row here.
    fn bring_assignments(
        &mut self,
        id: DocumentId,
        way: &FollowUp,
        instruction: Option<i64>,
        row: Option<i64>,
    ) -> Result<()> {
        let today = self.today();
        for one in counting(&way.assignments).filter(|one| one.fact.instruction == instruction) {
            let report = one.fact.report.checked(today, chrono::NaiveDate::MIN)?;
            self.assigned(id, &Assignment { instruction: row, duty: one.fact.duty.clone(), report })?;
        }
        Ok(())
    }

    fn bring_sending(&mut self, id: DocumentId, way: &FollowUp) -> Result<()> {
        let ever = chrono::NaiveDate::MIN;
        for one in counting(&way.dispatches) {
            let fact = one.fact.checked(ever)?;
            let sql =
                "INSERT INTO dispatch (document_id, day, sent_by, sent_to, envelopes, received_date, remark, struck)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '') RETURNING id";
            let row = params![
                id.0,
                fact.day,
                fact.sent_by.key(),
                fact.sent_to,
                fact.envelopes,
                fact.received_date,
                fact.remark,
            ];
            self.entered((Action::Sent, Record::Dispatch), sql, row)?;
        }
        for one in counting(&way.loans) {
            let fact = one.fact.checked(ever)?;
            let sql = "INSERT INTO loan (document_id, day, borrower, allowed_by, returned_date, remark, struck)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, '') RETURNING id";
            let row = params![id.0, fact.day, fact.borrower, fact.allowed_by, fact.returned_date, fact.remark];
            self.entered((Action::Lent, Record::Loan), sql, row)?;
        }
        Ok(())
    }
}

impl Store {
    /// Lists the documents that have follow-up or links.
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
            Ok(ids.collect::<EngineResult<_>>()?)
        })
    }
}
