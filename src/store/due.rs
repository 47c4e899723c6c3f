//! What waits for the clerks on a day: documents found by the day they are due, documents not handed over, held numbers.

use std::{collections::HashMap, sync::LazyLock};

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, Row, params};

use domain::{
    book::Book,
    content::Priority,
    day_work::{DayWork, DueDocument, UrgentDocument, WaitedFor},
    deadline::{self, Progress},
    document::{Document, DocumentId},
    query::{DueIn, Query},
    reservation::ReservationState,
};

use super::{Result, Store, chased, error::DbResult};

/// A day after every other.
const END: &str = "9999";

/// The assignment of this name is one by the instruction that holds, or without any.
fn holds(name: &str) -> String {
    format!(
        "{name}.document_id = document.id AND {name}.struck = '' AND {name}.instruction_id IS (
             SELECT max(id) FROM instruction WHERE document_id = document.id AND struck = '')"
    )
}

/// Whether units have a document.
static GIVEN: LazyLock<String> =
    LazyLock::new(|| format!("EXISTS (SELECT 1 FROM assignment AS given WHERE {})", holds("given")));

/// Of what [`Progress`] is made.
static PROGRESS: LazyLock<String> = LazyLock::new(|| {
    let (given, undone, lead) = (&*GIVEN, holds("undone"), holds("leading"));
    format!(
        "standing = 'valid' AND NOT EXISTS (SELECT 1 FROM sent_back WHERE document_id = document.id AND struck = ''),
         EXISTS (SELECT 1 FROM link JOIN document AS answer ON answer.id = link.first_id
                 WHERE link.second_id = document.id AND link.kind = 'answers' AND answer.standing = 'valid'
                 AND answer.book <> document.book),
         {given} AND NOT EXISTS (
             SELECT 1 FROM assignment AS undone WHERE {undone} AND undone.state <> 'done'
             AND (undone.role = 'lead'
                  OR NOT EXISTS (SELECT 1 FROM assignment AS leading WHERE {lead} AND leading.role = 'lead')))"
    )
});

/// The open deadlines of some documents up to a day, a row each, the earliest first: those of the units that are not done, each its
/// own or the document's; where no unit has it, the document's. It is what `follow_up::status::deadlines` says of whole documents.
fn deadlines_of(documents: &str) -> String {
    format!(
        "SELECT {}, document.id, ifnull(assigned.due_date, document.due_date) AS due, assigned.unit, book = 'incoming'
         FROM ({documents}) AS document LEFT JOIN assignment AS assigned ON {}
         WHERE ifnull(assigned.state, '') <> 'done' AND due <= ?1
         ORDER BY due, document.id, assigned.role <> 'lead', assigned.id",
        *PROGRESS,
        holds("assigned")
    )
}

/// Of the documents with a deadline, of their own or of a unit, up to a day. The index tells all that is asked of them.
static UP_TO: LazyLock<String> = LazyLock::new(|| {
    deadlines_of(
        "SELECT id, due_date, standing, book FROM document WHERE due_date <= ?1
         UNION SELECT document.id, document.due_date, standing, book
         FROM assignment AS given JOIN document ON document.id = given.document_id
         WHERE given.due_date <= ?1 AND given.struck = ''",
    )
});

/// Of the documents of which a unit has a deadline of its own.
static OF_UNITS: LazyLock<String> = LazyLock::new(|| {
    deadlines_of(
        "SELECT id, due_date, standing, book FROM document
         WHERE id IN (SELECT document_id FROM assignment WHERE due_date IS NOT NULL AND struck = '')",
    )
});

/// Of one document.
static OF_ONE: LazyLock<String> =
    LazyLock::new(|| deadlines_of("SELECT id, due_date, standing, book FROM document WHERE id = ?2"));

/// Urgent incoming documents as far as something is still to be done that the registry knows of: they were not handed over, or units
/// have them.
static URGENT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, id, arrival_date FROM document
         WHERE priority > 0 AND arrival_date IS NOT NULL AND (hand_over_date IS NULL OR {})",
        *PROGRESS, *GIVEN
    )
});

fn is_open(row: &Row<'_>) -> rusqlite::Result<bool> {
    Ok(Progress { stands: row.get(0)?, answered: row.get(1)?, handled: row.get(2)? }.is_open())
}

/// The deadline of a row, if it is still open.
fn of_row(row: &Row<'_>) -> rusqlite::Result<Option<DueDocument>> {
    let book = if row.get(6)? { Book::Incoming } else { Book::Outgoing };
    let units = row.get::<_, Option<String>>(5)?.into_iter().collect();
    let document = DueDocument { id: DocumentId(row.get(3)?), book, due: row.get(4)?, units, later: Vec::new() };
    Ok(is_open(row)?.then_some(document))
}

/// Documents that are waited for, each once by its earliest open deadline, with the later ones of other units: whoever leads is waited
/// for however the others stand. These rows come by their days.
fn by_earliest(rows: impl Iterator<Item = rusqlite::Result<DueDocument>>) -> rusqlite::Result<Vec<DueDocument>> {
    let mut documents: Vec<DueDocument> = Vec::new();
    let mut places: HashMap<DocumentId, usize> = HashMap::new();
    for row in rows {
        let row = row?;
        match places.get(&row.id).and_then(|place| documents.get_mut(*place)) {
            Some(known) if known.due == row.due => known.units.extend(row.units),
            Some(known) => known.later.extend(row.units.into_iter().map(|unit| (unit, row.due))),
            None => {
                places.insert(row.id, documents.len());
                documents.push(row);
            }
        }
    }
    Ok(documents)
}

/// Documents that are still waited for and due within these days, the earliest first.
pub(super) fn open(connection: &Connection, days: DueIn) -> DbResult<Vec<DueDocument>> {
    let mut statement = connection.prepare_cached(&UP_TO)?;
    let rows = statement.query_map([days.to], of_row)?.filter_map(rusqlite::Result::transpose);
    let mut documents = by_earliest(rows)?;
    documents.retain(|document| days.from.is_none_or(|from| from <= document.due));
    Ok(documents)
}

/// Documents that are still waited for and of which a unit has a deadline of its own: of all others the row says it.
pub(super) fn of_units(connection: &Connection) -> DbResult<Vec<DueDocument>> {
    let mut statement = connection.prepare_cached(&OF_UNITS)?;
    let rows = statement.query_map([END], of_row)?.filter_map(rusqlite::Result::transpose);
    Ok(by_earliest(rows)?)
}

/// The urgent document of a row, if it is still waited for.
fn urgent_of_row(row: &Row<'_>) -> rusqlite::Result<Option<UrgentDocument>> {
    let document = UrgentDocument { id: DocumentId(row.get(3)?), since: row.get(4)? };
    Ok(is_open(row)?.then_some(document))
}

/// Urgent incoming documents that are still waited for, the longest waiting first.
pub(super) fn urgent(connection: &Connection) -> DbResult<Vec<UrgentDocument>> {
    let mut statement = connection.prepare_cached(&format!("{} ORDER BY arrival_date, id", *URGENT))?;
    let found = statement.query_map([], urgent_of_row)?.filter_map(rusqlite::Result::transpose);
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

impl Store {
    /// Documents that are still waited for and due within these days, the earliest first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn due(&self, days: DueIn) -> Result<Vec<DueDocument>> {
        self.read(|connection| open(connection, days))
    }

    /// What is waited for of these documents.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn waited_for(&self, documents: &[Document]) -> Result<WaitedFor> {
        self.read(|connection| {
            let mut due = connection.prepare_cached(&OF_ONE)?;
            let mut urgent = connection.prepare_cached(&format!("{} AND id = ?1", *URGENT))?;
            let mut waiting = WaitedFor::default();
            for document in documents {
                let id = document.id().0;
                let rows = due.query_map(params![END, id], of_row)?.filter_map(rusqlite::Result::transpose);
                waiting.due.extend(by_earliest(rows)?);
                if document.content().priority != Priority::Normal {
                    waiting.urgent.extend(urgent.query_row([id], urgent_of_row).optional()?.flatten());
                }
            }
            Ok(waiting)
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
            let mut held = store.reservations(day, None)?;
            held.retain(|held| held.state == ReservationState::Held);
            let waiting = |book| {
                let query = Query { book: Some(book), year: Some(day.year()), waiting: true, ..Query::default() };
                store.search_all(&query).map(|found| found.len())
            };
            Ok(DayWork {
                urgent: store.read(urgent)?,
                late: store.read(|connection| chased::late(connection, day))?,
                unprinted: store.read(|connection| chased::unprinted(connection, day.year()))?,
                incoming_waiting: waiting(Book::Incoming)?,
                outgoing_waiting: waiting(Book::Outgoing)?,
                envelopes: store.envelopes_waiting()?,
                last_number_request: store.last_number_requests()?,
                ..DayWork::of(day, last_near, due, held)
            })
        })
    }
}
