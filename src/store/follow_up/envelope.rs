//! Envelopes passed on unopened: received, passed on, linked to the document that they proved to contain.

use chrono::NaiveDate;

use domain::{
    book::Book,
    document::DocumentId,
    field::{Cause, Field, Problem},
    follow_up::{Entered, FollowUpCause, envelope::Envelope},
    history::{Action, Record},
    text,
};

use crate::{
    Result, Store, Transaction,
    engine::{EngineResult, OptionalExtension, Row, params},
    history::EventSpec,
    names::{NameKind, count_one},
};

const COLUMNS: &str =
    "id, struck, arrival_date, sender, code, addressee, hand_over_date, receiver, remark, document_id";

fn of_row(row: &Row<'_>) -> EngineResult<Entered<Envelope>> {
    Ok(Entered {
        id: row.get(0)?,
        struck: row.get(1)?,
        fact: Envelope {
            arrival_date: row.get(2)?,
            sender: row.get(3)?,
            code: row.get(4)?,
            addressee: row.get(5)?,
            hand_over_date: row.get(6)?,
            receiver: row.get(7)?,
            remark: row.get(8)?,
            document: row.get::<_, Option<i64>>(9)?.map(DocumentId),
        },
    })
}

impl Transaction<'_> {
    /// Records an envelope that is not opened (Điều 21.1.b), and returns its row.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when it is not complete; when the registry cannot be written.
    pub fn take_in(&mut self, envelope: &Envelope) -> Result<i64> {
        let envelope = envelope.checked()?;
        if let Some(document) = envelope.document {
            self.followed(document, Some(Book::Incoming))?;
        }
        let sql = "INSERT INTO envelope (arrival_date, sender, code, addressee, hand_over_date, receiver, remark, document_id, struck)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '') RETURNING id";
        let row = params![
            envelope.arrival_date,
            envelope.sender,
            envelope.code,
            envelope.addressee,
            envelope.hand_over_date,
            envelope.receiver,
            envelope.remark,
            envelope.document.map(|document| document.0),
        ];
        let id = self.entered((Action::TakenIn, Record::Envelope), sql, row)?;
        count_one(self.connection, NameKind::Organ, &envelope.sender)?;
        count_one(self.connection, NameKind::Receiver, &envelope.addressee)?;
        count_one(self.connection, NameKind::Receiver, &envelope.receiver)?;
        Ok(id)
    }

    /// Records that an envelope was passed on, and its receiver, where known.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when there is no such envelope, or the day is before its arrival; when
    /// the registry cannot be written.
    pub fn pass_on(&mut self, id: i64, day: NaiveDate, receiver: &str) -> Result<()> {
        let work =
            |envelope: Envelope| Ok(Envelope { hand_over_date: Some(day), receiver: receiver.to_owned(), ..envelope });
        self.envelope_changed(id, Action::PassedOn, work)?;
        count_one(self.connection, NameKind::Receiver, &text::clean(receiver))
    }

    /// Links an envelope to the incoming document that was registered from its content.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when there is no such envelope or document, or it is linked already; when
    /// the registry cannot be written.
    pub fn found_registrable(&mut self, id: i64, document: DocumentId) -> Result<()> {
        self.followed(document, Some(Book::Incoming))?;
        let work = |envelope: Envelope| match envelope.document {
            Some(_) => Err(Problem::new(Field::Document, Cause::FollowUp(FollowUpCause::EnvelopeRegistered))),
            None => Ok(Envelope { document: Some(document), ..envelope }),
        };
        self.envelope_changed(id, Action::FoundRegistrable, work)
    }

    fn envelope_changed(
        &mut self,
        id: i64,
        action: Action,
        work: impl FnOnce(Envelope) -> std::result::Result<Envelope, Problem>,
    ) -> Result<()> {
        let sql = format!("SELECT {COLUMNS} FROM envelope WHERE id = ?1 AND struck = ''");
        let found = self.connection.prepare_cached(&sql)?.query_row([id], of_row).optional()?;
        let Some(found) = found else {
            return Err(Problem::new(Field::Document, Cause::FollowUp(FollowUpCause::NoEntry)).into());
        };
        let after = work(found.fact)?.checked()?;
        self.change(&EventSpec { action, record: Record::Envelope, id, reason: "" }, |connection| {
            let sql = "UPDATE envelope SET hand_over_date = ?2, receiver = ?3, document_id = ?4 WHERE id = ?1";
            let document = after.document.map(|document| document.0);
            connection.prepare_cached(sql)?.execute(params![id, after.hand_over_date, after.receiver, document])?;
            Ok(())
        })
    }
}

impl Store {
    /// Lists envelopes that were neither passed on nor registered, the longest waiting first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn envelopes_waiting(&self) -> Result<Vec<Entered<Envelope>>> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM envelope WHERE hand_over_date IS NULL AND document_id IS NULL AND struck = ''
                 ORDER BY arrival_date, id"
            );
            let found = connection.prepare_cached(&sql)?.query_map([], of_row)?.collect::<EngineResult<_>>()?;
            Ok(found)
        })
    }

    /// Lists envelopes of a year of arrival, or all, in the order of receipt, struck out ones included.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn envelopes(&self, year: Option<i32>) -> Result<Vec<Entered<Envelope>>> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS} FROM envelope WHERE ?1 IS NULL OR substr(arrival_date, 1, 4) = ?1 ORDER BY id"
            );
            let year = year.map(|year| format!("{year:04}"));
            let found = connection.prepare_cached(&sql)?.query_map([year], of_row)?.collect::<EngineResult<_>>()?;
            Ok(found)
        })
    }
}
