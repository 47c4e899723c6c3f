//! Closes a day: a row covers everything written since the last closing, and its event seals that together with
//! all before.

use std::collections::HashMap;

use domain::{
    book::Book,
    closed_day::{About, ClosedDay, DailyRegister, DayChange, DocumentName},
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    history::{Action, Event, Head, Record},
    link::LinkKind,
    number::Number,
    printing_on::VolumePage,
};

use super::{
    Result, Store, StoreError, Transaction, documents,
    engine::{self, Connection, EngineResult, OptionalExtension, Row, params},
    follow_up,
    history::{self, COLUMNS, EventSpec, Written},
    past::Past,
    struck_number,
    taken_over::{InBulk, Sum},
};

impl Transaction<'_> {
    /// Closes the day, which covers everything written since the last closing. Returns the register to print,
    /// whose head seals the history up to the closing itself.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when nothing was written since the last closing; when the registry cannot
    /// be written.
    pub fn close_day(&mut self) -> Result<DailyRegister> {
        let covered: i64 =
            self.connection.query_row("SELECT coalesce(max(last_event), 0) FROM closed_day", [], |row| row.get(0))?;
        let last = history::last(self.connection)?.id;
        // The first event after the last covered one is that of the closing itself.
        let closings = i64::from(covered > 0);
        if last <= covered + closings {
            return Err(Problem::new(Field::Document, Cause::NothingToClose).into());
        }
        let sql = "INSERT INTO closed_day (day, first_event, last_event) VALUES (?1, ?2, ?3) RETURNING id";
        let id = self.connection.insert(sql, params![self.today(), covered + 1, last])?;
        self.inserted(&EventSpec { action: Action::DayClosed, record: Record::ClosedDay, id, reason: "" })?;
        daily_register(self.connection, id)
    }
}

impl Store {
    /// Lists the closed days, the first first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn closed_days(&self) -> Result<Vec<ClosedDay>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(&format!("{CLOSED_DAYS} ORDER BY closed_day.id"))?;
            let days = statement.query_map([Record::ClosedDay.key()], of_row)?.collect::<EngineResult<_>>()?;
            Ok(days)
        })
    }

    /// Returns the register of a closed day as of its closing, whatever was changed since.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when no such day was closed; when the registry cannot be read.
    pub fn daily_register(&self, id: i64) -> Result<DailyRegister> {
        self.read(|connection| daily_register(connection, id))
    }
}

const CLOSED_DAYS: &str = "
    SELECT closed_day.id, day, first_event, last_event, event.id, at, clerk, chain
    FROM closed_day JOIN event ON record = ?1 AND record_id = closed_day.id
    AND action <> 'registered' AND action <> 'taken-over'";

fn of_row(row: &Row<'_>) -> EngineResult<ClosedDay> {
    Ok(ClosedDay {
        id: row.get(0)?,
        day: row.get(1)?,
        first_event: row.get(2)?,
        last_event: row.get(3)?,
        event: row.get(4)?,
        at: row.get(5)?,
        clerk: row.get(6)?,
        head: Head(row.get(7)?),
    })
}

fn daily_register(connection: &Connection, id: i64) -> Result<DailyRegister> {
    let closed = connection
        .prepare_cached(&format!("{CLOSED_DAYS} AND closed_day.id = ?2"))?
        .query_row(params![Record::ClosedDay.key(), id], of_row)
        .optional()?
        .ok_or_else(|| StoreError::from(Problem::new(Field::Document, Cause::NoClosedDay(id))))?;
    // The day's documents in the order of registering, and the position of each among them.
    let mut registered: Vec<(i64, Past)> = Vec::new();
    let mut places: HashMap<i64, usize> = HashMap::new();
    let mut changes = Vec::new();
    let in_bulk = InBulk::read(connection, &closed)?;
    let mut taken_over = Sum::default();
    let mut statement =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM event WHERE id BETWEEN ?1 AND ?2 ORDER BY id"))?;
    let mut rows = statement.query([closed.first_event, closed.last_event])?;
    while let Some(row) = rows.next()? {
        let written = Written::of_row(&row)?;
        let is_new = matches!(Action::from_key(written.action), Some(Action::Registered | Action::TakenOver));
        if written.record == Record::Document.key() {
            if in_bulk.contains(&written) {
                taken_over.add(connection, &written)?;
            } else if is_new {
                places.insert(written.record_id, registered.len());
                registered.push((written.record_id, Past::default()));
            }
            if let Some((_, past)) = places.get(&written.record_id).and_then(|at| registered.get_mut(*at)) {
                past.go_on(written.before, written.after);
            }
        }
        if !is_new && let Some(event) = history::event(&written) {
            let about = about(connection, &event)?;
            changes.push(DayChange { event, about });
        }
    }
    let (mut incoming, mut outgoing) = (Vec::new(), Vec::new());
    for (id, past) in registered {
        match past.document(connection, id)? {
            Some(document @ Document::Incoming(_)) => incoming.push(document),
            Some(document @ Document::Outgoing(_)) => outgoing.push(document),
            None => {}
        }
    }
    Ok(DailyRegister { closed, incoming, outgoing, changes, taken_over: taken_over.into_taken_over() })
}

/// Describes the object of an event.
pub(super) fn about(connection: &Connection, event: &Event) -> Result<About> {
    let id = event.record_id;
    let one = |sql: &str| connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional();
    let named = |name: EngineResult<Option<String>>| Ok(About::Named(name?.unwrap_or_default()));
    match event.record {
        Record::Document => Ok(About::Document(document_name(connection, id)?)),
        Record::Link => {
            let sql = "SELECT first_id, kind, second_id FROM link WHERE id = ?1";
            let (first, kind, second): (i64, String, i64) =
                connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(About::Link {
                first: document_name(connection, first)?,
                kind: LinkKind::from_key(&kind).unwrap_or(LinkKind::SameAs),
                second: document_name(connection, second)?,
            })
        }
        Record::Reservation => {
            let sql = "SELECT series.name, number, holder FROM reservation JOIN series ON series.id = series_id
                       WHERE reservation.id = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
                Ok(About::HeldNumber { series: row.get(0)?, number: row.get(1)?, holder: row.get(2)? })
            })?)
        }
        Record::StruckNumber => {
            let (number, series) = struck_number::name(connection, id)?.unwrap_or_default();
            Ok(About::StruckNumber { series, number })
        }
        Record::PeriodStart => {
            let sql = "SELECT book, name, day FROM period_start LEFT JOIN authority ON authority.id = authority_id
                       WHERE period_start.id = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
                Ok(About::PeriodStart { book: book(row)?, authority: row.get(1)?, day: row.get(2)? })
            })?)
        }
        Record::BookLock => {
            let sql = "SELECT book, name, year FROM book_lock LEFT JOIN authority ON authority.id = authority_id
                       WHERE book_lock.id = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
                Ok(About::Book { book: book(row)?, authority: row.get(1)?, year: row.get(2)? })
            })?)
        }
        Record::LostNumber => {
            let sql = "SELECT series.name, lost_number.first, lost_number.last, suffix
                       FROM lost_number JOIN series ON series.id = series_id WHERE lost_number.id = ?1";
            Ok(connection.prepare_cached(sql)?.query_row([id], |row| {
                let number = |value| Ok::<_, engine::Error>(Number { value, suffix: row.get(3)? });
                Ok(About::LostNumbers { series: row.get(0)?, first: number(row.get(1)?)?, last: number(row.get(2)?)? })
            })?)
        }
        Record::LastNumber => {
            let sql = "SELECT series.name, number FROM last_number JOIN series ON series.id = series_id
                       WHERE last_number.id = ?1";
            Ok(connection
                .prepare_cached(sql)?
                .query_row([id], |row| Ok(About::LastNumber { series: row.get(0)?, number: row.get(1)? }))?)
        }
        Record::PrintedPage | Record::LostPage => {
            let table = event.record.key();
            let sql = format!(
                "SELECT book, name, year, volume, page, supplement
                 FROM {table} LEFT JOIN authority ON authority.id = authority_id WHERE {table}.id = ?1"
            );
            Ok(connection.prepare_cached(&sql)?.query_row([id], |row| {
                Ok(About::Page {
                    book: book(row)?,
                    authority: row.get(1)?,
                    year: row.get(2)?,
                    at: VolumePage { volume: row.get(3)?, page: row.get(4)? },
                    supplement: row.get(5)?,
                })
            })?)
        }
        Record::ClosedDay => Ok(connection
            .prepare_cached("SELECT day FROM closed_day WHERE id = ?1")?
            .query_row([id], |row| Ok(About::Day(row.get(0)?)))?),
        Record::Attachment
        | Record::Submission
        | Record::Instruction
        | Record::Assignment
        | Record::HandOver
        | Record::Confirmation
        | Record::SentBack
        | Record::Issuer
        | Record::NumberRuling
        | Record::Dispatch
        | Record::Loan => {
            let part = follow_up::part(connection, event.record, id)?;
            Ok(About::Part { document: document_name(connection, part.document)?, name: part.name })
        }
        Record::Envelope => named(one("SELECT sender || ' → ' || addressee FROM envelope WHERE id = ?1")),
        Record::Authority | Record::FormerName | Record::DocumentType | Record::Series => {
            named(one(&format!("SELECT name FROM {} WHERE id = ?1", event.record.key())))
        }
        Record::Repair => named(one("SELECT parts FROM repair WHERE id = ?1")),
        Record::Restoring => named(one("SELECT copy FROM restoring WHERE id = ?1")),
        Record::Office => {
            named(one("SELECT name FROM office JOIN authority ON authority.id = authority_id WHERE office.id = ?1"))
        }
    }
}

/// Reads the book in the first column.
fn book(row: &Row<'_>) -> EngineResult<Book> {
    Ok(Book::from_key(row.text(0)?).unwrap_or(Book::Outgoing))
}

fn document_name(connection: &Connection, id: i64) -> Result<DocumentName> {
    let document = documents::find(connection, DocumentId(id))?;
    document.as_ref().map(DocumentName::of).ok_or(connection.missing_row().into())
}
