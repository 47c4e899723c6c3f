//! Finds what clerks have to do on a day: documents by their deadlines, documents not handed over, held
//! numbers.

use std::{
    collections::{BTreeMap, HashMap},
    sync::LazyLock,
};

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    content::Priority,
    day_work::{DayWork, DueDocument, UrgentDocument, WaitedFor},
    deadline::{self, Progress},
    document::{Document, DocumentId},
    query::{DueIn, Query},
    reservation::ReservationState,
};

use super::{
    Result, Store, chased,
    engine::{Connection, EngineResult, OptionalExtension, Row, params},
};

/// Sorts after every day.
const END: &str = "9999";

/// Makes the condition that the assignment of this name belongs to the instruction in force, or to none.
pub(super) fn holds(name: &str) -> String {
    format!(
        "{name}.document_id = document.id AND {name}.struck = '' AND {name}.instruction_id IS NOT DISTINCT FROM (
             SELECT max(id) FROM instruction WHERE document_id = document.id AND struck = '')"
    )
}

/// The condition that units have a document.
static GIVEN: LazyLock<String> =
    LazyLock::new(|| format!("EXISTS (SELECT 1 FROM assignment AS given WHERE {})", holds("given")));

/// The columns that make a [`Progress`].
static PROGRESS: LazyLock<String> = LazyLock::new(|| {
    let (given, undone, lead) = (&*GIVEN, holds("undone"), holds("leader"));
    format!(
        "standing = 'valid' AND NOT EXISTS (SELECT 1 FROM sent_back WHERE document_id = document.id AND struck = ''),
         EXISTS (SELECT 1 FROM link JOIN document AS answer ON answer.id = link.first_id
                 WHERE link.second_id = document.id AND link.kind = 'answers' AND answer.standing = 'valid'
                 AND answer.book <> document.book),
         {given} AND NOT EXISTS (
             SELECT 1 FROM assignment AS undone WHERE {undone} AND undone.state <> 'done'
             AND (undone.role = 'lead'
                  OR NOT EXISTS (SELECT 1 FROM assignment AS leader WHERE {lead} AND leader.role = 'lead')))"
    )
});

/// Makes the query of open deadlines of some documents up to a day, a row each, the earliest first: for each
/// unit that is not done its own deadline or the document's; where no unit has the document, the document's. It
/// is the SQL form of `follow_up::status::deadlines`.
fn deadlines_of(documents: &str) -> String {
    format!(
        "SELECT {}, document.id, coalesce(assigned.due_date, document.due_date) AS due, assigned.unit, book = 'incoming'
         FROM ({documents}) AS document LEFT JOIN assignment AS assigned ON {}
         WHERE coalesce(assigned.state, '') <> 'done' AND coalesce(assigned.due_date, document.due_date) <= ?1
         ORDER BY due, document.id, assigned.role <> 'lead', assigned.id",
        *PROGRESS,
        holds("assigned")
    )
}

/// For documents with a deadline, their own or a unit's, up to a day. An index covers all columns.
static UP_TO: LazyLock<String> = LazyLock::new(|| {
    deadlines_of(
        "SELECT id, due_date, standing, book FROM document WHERE due_date <= ?1
         UNION SELECT document.id, document.due_date, standing, book
         FROM assignment AS given JOIN document ON document.id = given.document_id
         WHERE given.due_date <= ?1 AND given.struck = ''",
    )
});

/// For documents with a deadline of a unit.
static OF_UNITS: LazyLock<String> = LazyLock::new(|| {
    deadlines_of(
        "SELECT id, due_date, standing, book FROM document
         WHERE id IN (SELECT document_id FROM assignment WHERE due_date IS NOT NULL AND struck = '')",
    )
});

/// For one document.
static OF_ONE: LazyLock<String> =
    LazyLock::new(|| deadlines_of("SELECT id, due_date, standing, book FROM document WHERE id = ?2"));

/// Urgent incoming documents with something still to do: not handed over yet, or in the hands of units.
static URGENT: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, id, arrival_date FROM document
         WHERE priority > 0 AND arrival_date IS NOT NULL AND (hand_over_date IS NULL OR {})",
        *PROGRESS, *GIVEN
    )
});

/// Urgent incoming documents that were not handed over, each with its urgency.
static URGENT_WAITING: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, priority FROM document
         WHERE priority > 0 AND arrival_date IS NOT NULL AND hand_over_date IS NULL",
        *PROGRESS
    )
});

/// The unit that answers for a document: of those that are not done the first that leads, otherwise the first.
static LEADING: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT leader.unit FROM document JOIN assignment AS leader ON {}
         WHERE document.id = ?1 AND leader.state <> 'done' ORDER BY leader.role <> 'lead', leader.id LIMIT 1",
        holds("leader")
    )
});

fn is_open(row: &Row<'_>) -> EngineResult<bool> {
    Ok(Progress { stands: row.get(0)?, answered: row.get(1)?, handled: row.get(2)? }.is_open())
}

/// Reads the deadline of a row, if it is still open.
fn of_row(row: &Row<'_>) -> EngineResult<Option<DueDocument>> {
    let book = if row.get(6)? { Book::Incoming } else { Book::Outgoing };
    let units = row.get::<_, Option<String>>(5)?.into_iter().collect();
    let document = DueDocument { id: DocumentId(row.get(3)?), book, due: row.get(4)?, units, later: Vec::new() };
    Ok(is_open(row)?.then_some(document))
}

/// Groups open deadlines by document: the earliest, with the later ones of other units, because whoever leads
/// is waited for regardless of the others. The rows must be ordered by day.
fn by_earliest(rows: impl Iterator<Item = EngineResult<DueDocument>>) -> EngineResult<Vec<DueDocument>> {
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

/// Lists documents that are waited for and due within these days, the earliest first.
pub(super) fn open(connection: &Connection, days: DueIn) -> Result<Vec<DueDocument>> {
    let mut statement = connection.prepare_cached(&UP_TO)?;
    let rows = statement.query_map([days.to], of_row)?.filter_map(EngineResult::transpose);
    let mut documents = by_earliest(rows)?;
    documents.retain(|document| days.from.is_none_or(|from| from <= document.due));
    Ok(documents)
}

/// Lists documents that are waited for and have a deadline of a unit; for all others the row of the document
/// holds it.
pub(super) fn of_units(connection: &Connection) -> Result<Vec<DueDocument>> {
    let mut statement = connection.prepare_cached(&OF_UNITS)?;
    let rows = statement.query_map([END], of_row)?.filter_map(EngineResult::transpose);
    Ok(by_earliest(rows)?)
}

/// Reads the urgent document of a row, if it is still waited for.
fn urgent_of_row(row: &Row<'_>) -> EngineResult<Option<UrgentDocument>> {
    let document = UrgentDocument { id: DocumentId(row.get(3)?), since: row.get(4)? };
    Ok(is_open(row)?.then_some(document))
}

/// Lists urgent incoming documents that are waited for, the longest waiting first.
pub(super) fn urgent(connection: &Connection) -> Result<Vec<UrgentDocument>> {
    let mut statement = connection.prepare_cached(&format!("{} ORDER BY arrival_date, id", *URGENT))?;
    let found = statement.query_map([], urgent_of_row)?.filter_map(EngineResult::transpose);
    Ok(found.collect::<EngineResult<_>>()?)
}

/// Counts urgent incoming documents that are waited for and were not handed over, by urgency, the most urgent first.
pub(super) fn urgent_waiting(connection: &Connection) -> Result<Vec<(Priority, u64)>> {
    let mut statement = connection.prepare_cached(&URGENT_WAITING)?;
    let found = statement.query_map([], |row| Ok(is_open(row)?.then_some(row.get(3)?)))?;
    let mut counts: BTreeMap<Priority, u64> = BTreeMap::new();
    for number in found.filter_map(EngineResult::transpose) {
        *counts.entry(Priority::from_number(number?).unwrap_or_default()).or_default() += 1;
    }
    Ok(counts.into_iter().rev().collect())
}

/// Returns the unit that leads each of these documents and is not done; `None` where no unit has it.
pub(super) fn leading(connection: &Connection, documents: &[DueDocument]) -> Result<Vec<Option<String>>> {
    let mut statement = connection.prepare_cached(&LEADING)?;
    let mut unit = |document: &DueDocument| -> EngineResult<Option<String>> {
        if document.units.is_empty() {
            return Ok(None);
        }
        statement.query_row([document.id.0], |row| row.get(0)).optional()
    };
    Ok(documents.iter().map(&mut unit).collect::<EngineResult<_>>()?)
}

impl Store {
    /// Lists documents that are waited for and due within these days, the earliest first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn due(&self, days: DueIn) -> Result<Vec<DueDocument>> {
        self.read(|connection| open(connection, days))
    }

    /// Returns which of these documents are waited for.
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
                let rows = due.query_map(params![END, id], of_row)?.filter_map(EngineResult::transpose);
                waiting.due.extend(by_earliest(rows)?);
                if document.content().priority != Priority::Normal {
                    waiting.urgent.extend(urgent.query_row([id], urgent_of_row).optional()?.flatten());
                }
            }
            Ok(waiting)
        })
    }

    /// Returns the work of a day, by the office's calendar.
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
