//! Handing over, and what it fills into the document's own columns: đơn vị hoặc người nhận and ngày chuyển.

use chrono::{Datelike, NaiveDate};

use domain::{
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    follow_up::{
        Entered, counting,
        hand_over::{HandOver, units},
    },
    history::{Action, Record},
};

use super::facts;
use crate::{
    Result, Transaction, documents,
    engine::{Connection, EngineResult, params},
    lock,
    names::{NameKind, count_one},
};

/// The values that entries fill into a document's columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filled {
    /// Ngày chuyển: the first day of a hand-over or a dispatch.
    day: Option<NaiveDate>,
    /// The units of the hand-overs, in the order of entry.
    units: String,
    /// The units of the first day with a hand-over, which earlier versions filled in.
    of_first_day: String,
}

pub(super) fn of_document(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<HandOver>>> {
    facts(connection, Record::HandOver, "day, unit, receiver", id, |row| {
        Ok(HandOver { day: row.get(2)?, unit: row.get(3)?, receiver: row.get(4)? })
    })
}

/// Computes what the entries that count fill into a document's columns.
pub(super) fn filled(connection: &Connection, id: DocumentId) -> EngineResult<Filled> {
    let hand_overs = of_document(connection, id)?;
    let dispatches = super::sending::dispatches(connection, id)?;
    let handed_over = counting(&hand_overs).map(|entered| &entered.fact);
    let first = handed_over.clone().map(|hand_over| hand_over.day).min();
    let sent = counting(&dispatches).map(|entered| entered.fact.day).min();
    Ok(Filled {
        day: first.into_iter().chain(sent).min(),
        units: units(handed_over.clone()),
        of_first_day: units(handed_over.filter(|hand_over| Some(hand_over.day) == first)),
    })
}

impl Transaction<'_> {
    /// Records that a document was handed over to one or several units (Điều 23.3). Fills the document's own
    /// columns of receivers and ngày chuyển where they are empty; a column of receivers that still holds what
    /// hand-overs filled in gets the new units too, unless its book is locked (cột 7, mẫu sổ đăng ký văn bản
    /// đến, Phụ lục IV).
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when no unit is named, when there is no such document or it is no longer
    /// valid, when its book is locked and a column has to be filled; when the registry cannot be written.
    pub fn hand_over(&mut self, id: DocumentId, hand_overs: &[HandOver]) -> Result<()> {
        let document = self.followed(id, None)?;
        let checked = hand_overs.iter().map(|hand_over| hand_over.checked(document.book_date()));
        let checked: Vec<HandOver> = checked.collect::<std::result::Result<_, _>>()?;
        if checked.is_empty() {
            return Err(Problem::new(Field::Unit, Cause::Missing).into());
        }
        let before = filled(self.connection, id)?;
        for hand_over in &checked {
            let sql = "INSERT INTO hand_over (document_id, day, unit, receiver, struck)
                       VALUES (?1, ?2, ?3, ?4, '') RETURNING id";
            let row = params![id.0, hand_over.day, hand_over.unit, hand_over.receiver];
            self.entered((Action::HandedOver, Record::HandOver), sql, row)?;
            count_one(self.connection, NameKind::Unit, &hand_over.unit)?;
            count_one(self.connection, NameKind::Receiver, &hand_over.receiver)?;
        }
        let own = Filled::of(&document);
        if own.day.is_some() && before.is_as_filled(&own) {
            let is_locked = lock::is_locked(self.connection, document.book(), None, document.book_date().year())?;
            return if is_locked { Ok(()) } else { self.refill(id, &before) };
        }
        self.fill(&document, checked.iter().map(|hand_over| hand_over.day).min(), &units(&checked))
    }

    /// Fills the empty ones of a document's columns.
    pub(super) fn fill(&mut self, document: &Document, day: Option<NaiveDate>, units: &str) -> Result<()> {
        let own = Filled::of(document);
        let lacks_units = matches!(document, Document::Incoming(_)) && own.units.is_empty() && !units.is_empty();
        if own.day.is_some() && !lacks_units {
            return Ok(());
        }
        let before = self.changeable(document.id())?;
        let units = if lacks_units { units } else { &own.units };
        let after = with_columns(before.clone(), own.day.or(day), units);
        self.replace(&before, after, Action::Completed, "").map(|_| ())
    }

    /// After an entry was struck out, updates those of a document's columns that still hold what the entries
    /// had filled in.
    pub(super) fn refill(&mut self, id: DocumentId, before: &Filled) -> Result<()> {
        let Some(document) = documents::find(self.connection, id)? else { return Ok(()) };
        let own = Filled::of(&document);
        let now = filled(self.connection, id)?;
        let day = if own.day == before.day { now.day } else { own.day };
        let units = if before.is_as_filled(&own) { &now.units } else { &own.units };
        let after = with_columns(document.clone(), day, units);
        // An invalid document neither waits nor changes.
        if after == document || !document.registration().standing.is_valid() {
            return Ok(());
        }
        let document = self.changeable(id)?;
        self.replace(&document, after, Action::Completed, "").map(|_| ())
    }
}

impl Filled {
    /// Reads these columns of a document.
    fn of(document: &Document) -> Self {
        let units = match document {
            Document::Incoming(incoming) => incoming.entry.to_places.clone(),
            Document::Outgoing(_) => String::new(),
        };
        Self { day: document.content().hand_over_date, of_first_day: units.clone(), units }
    }

    /// Returns whether a column of receivers holds what these entries filled in.
    fn is_as_filled(&self, own: &Self) -> bool {
        !self.units.is_empty() && (own.units == self.units || own.units == self.of_first_day)
    }
}

/// Returns the document with these columns.
fn with_columns(mut document: Document, day: Option<NaiveDate>, units: &str) -> Document {
    match &mut document {
        Document::Incoming(incoming) => {
            incoming.entry.content.hand_over_date = day;
            units.clone_into(&mut incoming.entry.to_places);
        }
        Document::Outgoing(outgoing) => outgoing.entry.content.hand_over_date = day,
    }
    document
}
