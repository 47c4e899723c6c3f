//! What waits for the clerks on a day: documents found by the day they are due, documents not handed over, held numbers.

use std::{collections::HashSet, sync::LazyLock};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Result, Store, error::Fault};
use crate::domain::{
    book::Book,
    day_work::{DayWork, DueDocument},
    deadline::{self, Progress},
    document::DocumentId,
    query::{DueIn, Query},
    reservation::ReservationState,
};

/// What is asked of a document with a deadline: of what [`Progress`] is made.
static ASKED: LazyLock<String> = LazyLock::new(|| {
    // The units that have it by the instruction that holds, or without any.
    let assigned = |name: &str| {
        format!(
            "FROM assignment AS {name} WHERE {name}.document_id = document.id AND {name}.struck = ''
             AND {name}.instruction_id IS (
                 SELECT max(id) FROM instruction WHERE document_id = document.id AND struck = '')"
        )
    };
    let (given, undone, lead) = (assigned("given"), assigned("undone"), assigned("leading"));
    format!(
        "SELECT id, due_date, book = 'incoming', standing = 'valid',
             EXISTS (SELECT 1 FROM link JOIN document AS answer ON answer.id = link.first_id
                     WHERE link.second_id = document.id AND link.kind = 'answers' AND answer.standing = 'valid'),
             EXISTS (SELECT 1 {given}) AND NOT EXISTS (
                 SELECT 1 {undone} AND undone.state <> 'done'
                 AND (undone.role = 'lead' OR NOT EXISTS (SELECT 1 {lead} AND leading.role = 'lead')))
         FROM document WHERE "
    )
});

/// The document of a row, if it is still waited for.
fn of_row(row: &Row<'_>) -> rusqlite::Result<Option<DueDocument>> {
    let book = if row.get(2)? { Book::Incoming } else { Book::Outgoing };
    let progress = Progress { stands: row.get(3)?, answered: row.get(4)?, handled: row.get(5)? };
    let document = DueDocument { id: DocumentId(row.get(0)?), book, due: row.get(1)? };
    Ok(progress.is_open().then_some(document))
}

/// Documents that are still waited for and due within these days, the earliest first.
fn open(connection: &Connection, days: DueIn) -> std::result::Result<Vec<DueDocument>, Fault> {
    let sql = format!("{} due_date >= ifnull(?1, '') AND due_date <= ?2 ORDER BY due_date, id", *ASKED);
    let mut statement = connection.prepare_cached(&sql)?;
    let found = statement.query_map(params![days.from, days.to], of_row)?.filter_map(rusqlite::Result::transpose);
    Ok(found.collect::<rusqlite::Result<_>>()?)
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

    /// Those of these documents that have a deadline and are still waited for.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn still_waited_for(&self, ids: &[DocumentId]) -> Result<Vec<DocumentId>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!("{} id = ?1 AND due_date IS NOT NULL", *ASKED))?;
            let mut found = Vec::new();
            for id in ids {
                let document = statement.query_row([id.0], of_row).optional()?.flatten();
                found.extend(document.map(|document| document.id));
            }
            Ok(found)
        })
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
