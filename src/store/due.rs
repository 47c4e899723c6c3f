//! What waits for the clerks on a day: documents found by the day they are due, documents not handed over, held numbers.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};

use super::{Result, Store, error::Fault};
use crate::domain::{
    book::Book,
    day_work::{DayWork, DueDocument},
    deadline::{self, Progress},
    document::DocumentId,
    query::{DueIn, Query},
    reservation::ReservationState,
};

/// Documents that are still waited for and due within these days, the earliest first.
fn open(connection: &Connection, days: DueIn) -> std::result::Result<Vec<DueDocument>, Fault> {
    let sql = "SELECT id, due_date, standing = 'valid', EXISTS (
                   SELECT 1 FROM link JOIN document AS answer ON answer.id = link.first_id
                   WHERE link.second_id = document.id AND link.kind = 'answers' AND answer.standing = 'valid')
               FROM document
               WHERE due_date >= ifnull(?1, '') AND due_date <= ?2
               ORDER BY due_date, id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![days.from, days.to])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        if (Progress { stands: row.get(2)?, answered: row.get(3)? }).is_open() {
            found.push(DueDocument { id: DocumentId(row.get(0)?), due: row.get(1)? });
        }
    }
    Ok(found)
}

/// The same as a set.
pub(super) fn open_ids(connection: &Connection, days: DueIn) -> std::result::Result<HashSet<DocumentId>, Fault> {
    Ok(open(connection, days)?.into_iter().map(|document| document.id).collect())
}

impl Store {
    /// Documents that are still waited for and due within these days, the earliest first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn due(&self, days: DueIn) -> Result<Vec<DueDocument>> {
        self.read(|connection| open(connection, days))
    }

    /// What waits on a day, by the office's calendar.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn day_work(&self, day: NaiveDate) -> Result<DayWork> {
        self.at_one_moment(|store| {
            let last_near = deadline::last_near_day(day, &store.calendar()?);
            let due = store.due(DueIn { from: None, to: last_near })?;
            let mut held = store.reservations(None)?;
            held.retain(|held| held.state == ReservationState::Held);
            let waiting = |book| {
                let query = Query { book: Some(book), year: Some(day.year()), waiting: true, ..Query::default() };
                store.search_all(&query).map(|found| found.len())
            };
            Ok(DayWork {
                incoming_waiting: waiting(Book::Incoming)?,
                outgoing_waiting: waiting(Book::Outgoing)?,
                ..DayWork::of(day, last_near, due, held)
            })
        })
    }
}
