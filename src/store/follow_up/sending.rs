//! Dispatches of outgoing documents, their receipts, and loans of file copies.

use chrono::NaiveDate;

use domain::{
    book::Book,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    follow_up::FollowUpCause,
    follow_up::{
        Entered,
        sending::{Dispatch, Loan, SentBy},
    },
    history::{Action, Record},
};

use super::facts;
use crate::{
    Result, Transaction, documents,
    engine::{Connection, EngineResult, params},
    history::EventSpec,
    names::{NameKind, count_one},
};

pub(super) fn dispatches(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<Dispatch>>> {
    let columns = "day, sent_by, sent_to, envelopes, received_date, remark";
    facts(connection, Record::Dispatch, columns, id, |row| {
        Ok(Dispatch {
            day: row.get(2)?,
            sent_by: SentBy::from_key(row.text(3)?).unwrap_or_default(),
            sent_to: row.get(4)?,
            envelopes: row.get(5)?,
            received_date: row.get(6)?,
            remark: row.get(7)?,
        })
    })
}

pub(super) fn loans(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<Loan>>> {
    facts(connection, Record::Loan, "day, borrower, allowed_by, returned_date, remark", id, |row| {
        Ok(Loan {
            day: row.get(2)?,
            borrower: row.get(3)?,
            allowed_by: row.get(4)?,
            returned_date: row.get(5)?,
            remark: row.get(6)?,
        })
    })
}

impl Transaction<'_> {
    /// Records that an outgoing document was sent (Điều 18). Fills its ngày chuyển if it is empty.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when the dispatch is not complete, when there is no such outgoing
    /// document or it is no longer valid, when its book is locked and a column has to be filled; when the
    /// registry cannot be written.
    pub fn dispatch(&mut self, id: DocumentId, dispatch: &Dispatch) -> Result<()> {
        let document = self.followed(id, Some(Book::Outgoing))?;
        let dispatch = dispatch.checked(document.book_date())?;
        let sql = "INSERT INTO dispatch (document_id, day, sent_by, sent_to, envelopes, received_date, remark, struck)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, '') RETURNING id";
        let row = params![
            id.0,
            dispatch.day,
            dispatch.sent_by.key(),
            dispatch.sent_to,
            dispatch.envelopes,
            dispatch.received_date,
            dispatch.remark,
        ];
        self.entered((Action::Sent, Record::Dispatch), sql, row)?;
        self.fill(&document, Some(dispatch.day), "")
    }

    /// Records that the receipts of everything sent and not yet received came back.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when no dispatch of the document waits for its receipt, or the day is
    /// before the dispatch; when the registry cannot be written.
    pub fn receive(&mut self, id: DocumentId, day: NaiveDate) -> Result<()> {
        let all = dispatches(self.connection, id)?;
        let waiting: Vec<_> = all.iter().filter(|one| one.counts() && one.fact.received_date.is_none()).collect();
        if waiting.is_empty() {
            return Err(Problem::new(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry)).into());
        }
        for dispatch in waiting {
            if day < dispatch.fact.day {
                return Err(Problem::new(Field::ReceivedDate, Cause::BeforeDay(dispatch.fact.day)).into());
            }
            let spec = EventSpec { action: Action::Received, record: Record::Dispatch, id: dispatch.id, reason: "" };
            self.change(&spec, |connection| {
                let sql = "UPDATE dispatch SET received_date = ?2 WHERE id = ?1";
                connection.prepare_cached(sql)?.execute(params![dispatch.id, day])?;
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Records a loan of the file copy of an outgoing document (Điều 19).
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when the loan is not complete, the copy is lent already, or there is no
    /// such outgoing document; when the registry cannot be written.
    pub fn lend(&mut self, id: DocumentId, loan: &Loan) -> Result<()> {
        // The copy of a recalled document is kept and lent like any other.
        let document = documents::find(self.connection, id)?;
        let Some(document) = document else { return Err(Problem::new(Field::Document, Cause::NoDocument).into()) };
        if let Document::Incoming(_) = document {
            return Err(Problem::new(Field::Document, Cause::OnlyOf(Book::Outgoing)).into());
        }
        let loan = loan.checked(document.book_date())?;
        if let Some(out) = super::of_document(self.connection, id)?.lent() {
            return Err(Problem::new(
                Field::Borrower,
                Cause::FollowUp(FollowUpCause::CopyIsOut(out.fact.borrower.clone())),
            )
            .into());
        }
        let sql = "INSERT INTO loan (document_id, day, borrower, allowed_by, returned_date, remark, struck)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, '') RETURNING id";
        let row = params![id.0, loan.day, loan.borrower, loan.allowed_by, loan.returned_date, loan.remark];
        self.entered((Action::Lent, Record::Loan), sql, row)?;
        count_one(self.connection, NameKind::Receiver, &loan.borrower)?;
        count_one(self.connection, NameKind::Leader, &loan.allowed_by)
    }

    /// Records that the file copy of a document came back.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when it is not lent, or the day is before the loan; when the registry
    /// cannot be written.
    pub fn give_back(&mut self, id: DocumentId, day: NaiveDate) -> Result<()> {
        let way = super::of_document(self.connection, id)?;
        let Some(out) = way.lent() else {
            return Err(Problem::new(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry)).into());
        };
        if day < out.fact.day {
            return Err(Problem::new(Field::ReturnedDate, Cause::BeforeDay(out.fact.day)).into());
        }
        let spec = EventSpec { action: Action::GivenBack, record: Record::Loan, id: out.id, reason: "" };
        self.change(&spec, |connection| {
            let sql = "UPDATE loan SET returned_date = ?2 WHERE id = ?1";
            connection.prepare_cached(sql)?.execute(params![out.id, day])?;
            Ok(())
        })
    }
}
