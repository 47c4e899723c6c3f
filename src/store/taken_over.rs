//! Sums up documents taken over in bulk for a daily register: finds them in the history and adds them up book
//! by book.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use serde::Deserialize;

use domain::{
    book::Book,
    closed_day::{ClosedDay, MAX_BY_HAND, TakenOver, TakenSeries},
    date,
    history::{Action, Record},
};

use super::{
    Result,
    engine::{Connection, OptionalExtension, params},
    history::Written,
};

/// The transactions of a day that registered documents in bulk, by time and clerk.
#[derive(Debug, Default)]
pub(super) struct InBulk(HashSet<(String, String)>);

impl InBulk {
    /// Finds them among the events of a closed day.
    pub(super) fn read(connection: &Connection, closed: &ClosedDay) -> Result<Self> {
        let sql = "SELECT at, clerk FROM event
                   WHERE id BETWEEN ?1 AND ?2 AND record = ?3 AND action = ?4 ORDER BY id";
        let mut statement = connection.prepare_cached(sql)?;
        let (record, action) = (Record::Document.key(), Action::Registered.key());
        let mut rows = statement.query(params![closed.first_event, closed.last_event, record, action])?;
        let mut found = Self::default();
        // All events of a transaction have the same time.
        let mut last = (String::new(), String::new());
        let mut count = 0;
        while let Some(row) = rows.next()? {
            let (at, clerk) = (row.text(0)?, row.text(1)?);
            if (at, clerk) != (last.0.as_str(), last.1.as_str()) {
                last = (at.to_owned(), clerk.to_owned());
                count = 0;
            }
            count += 1;
            if count == MAX_BY_HAND + 1 {
                found.0.insert(last.clone());
            }
        }
        Ok(found)
    }

    /// Returns whether an event registered a document in bulk.
    pub(super) fn contains(&self, event: &Written<'_>) -> bool {
        match Action::from_key(event.action) {
            Some(Action::TakenOver) => true,
            Some(Action::Registered) if !self.0.is_empty() => {
                self.0.contains(&(event.at.to_owned(), event.clerk.to_owned()))
            }
            _ => false,
        }
    }
}

/// The columns needed of a document's row as it was registered.
#[derive(Deserialize)]
struct RegisteredRow<'a> {
    series_id: i64,
    number: u32,
    arrival_date: Option<&'a str>,
    issued_date: Option<&'a str>,
    #[serde(default)]
    import_fingerprint: Option<serde::de::IgnoredAny>,
}

/// The names of a series.
#[derive(Debug, Clone)]
struct SeriesName {
    book: Book,
    authority: Option<String>,
    name: String,
}

/// Adds up what was taken over.
#[derive(Debug, Default)]
pub(super) struct Sum {
    series: HashMap<i64, SeriesName>,
    /// In the order of the history.
    takings: Vec<Taking>,
}

/// Documents taken over one after the other.
#[derive(Debug)]
struct Taking {
    from: DateTime<FixedOffset>,
    to: DateTime<FixedOffset>,
    clerk: String,
    /// Whether they were rows of an imported list; each list is summed up separately.
    imported: bool,
    events: (i64, i64),
    books: BTreeMap<(Book, Option<String>, i32), BookPart>,
}

/// The documents of one book.
#[derive(Debug)]
struct BookPart {
    documents: u64,
    days: (NaiveDate, NaiveDate),
    series: BTreeMap<i64, (u32, u32)>,
}

impl Sum {
    /// Adds the document that an event registered. Skips a malformed event, which `check` reports.
    pub(super) fn add(&mut self, connection: &Connection, event: &Written<'_>) -> Result<()> {
        let row = serde_json::from_str::<RegisteredRow<'_>>(event.after).ok();
        let at = DateTime::parse_from_rfc3339(event.at).ok();
        let (Some(row), Some(at)) = (row, at) else { return Ok(()) };
        let day = row.arrival_date.or(row.issued_date).and_then(|day| date::read_iso(day).ok());
        let Some(day) = day else { return Ok(()) };
        let Some(series) = self.series(connection, row.series_id)? else { return Ok(()) };
        let imported = row.import_fingerprint.is_some();
        let goes_on = self.takings.last().is_some_and(|last| {
            last.clerk == event.clerk && last.imported == imported && (!imported || last.from == at)
        });
        if !goes_on {
            let (clerk, events) = (event.clerk.to_owned(), (event.id, event.id));
            self.takings.push(Taking { from: at, to: at, clerk, imported, events, books: BTreeMap::new() });
        }
        let Some(taking) = self.takings.last_mut() else { return Ok(()) };
        (taking.to, taking.events.1) = (at, event.id);
        let part = taking.books.entry((series.book, series.authority, day.year())).or_insert_with(|| BookPart {
            documents: 0,
            days: (day, day),
            series: BTreeMap::new(),
        });
        part.documents += 1;
        part.days = (part.days.0.min(day), part.days.1.max(day));
        let (first, last) = part.series.entry(row.series_id).or_insert((row.number, row.number));
        (*first, *last) = ((*first).min(row.number), (*last).max(row.number));
        Ok(())
    }

    fn series(&mut self, connection: &Connection, id: i64) -> Result<Option<SeriesName>> {
        if let Some(known) = self.series.get(&id) {
            return Ok(Some(known.clone()));
        }
        let sql = "SELECT book, authority.name, series.name
                   FROM series LEFT JOIN authority ON authority.id = authority_id WHERE series.id = ?1";
        let found = connection.prepare_cached(sql)?.query_row([id], |row| {
            let book = Book::from_key(row.text(0)?).unwrap_or(Book::Outgoing);
            Ok(SeriesName { book, authority: row.get(1)?, name: row.get(2)? })
        });
        let Some(found) = found.optional()? else { return Ok(None) };
        self.series.insert(id, found.clone());
        Ok(Some(found))
    }

    /// Returns the sums for the register.
    pub(super) fn into_taken_over(self) -> Vec<TakenOver> {
        let Self { series, takings } = self;
        let name = |id: &i64| series.get(id).map(|series| series.name.clone()).unwrap_or_default();
        let told = takings.into_iter().flat_map(|taking| {
            let Taking { from, to, clerk, imported, events, books } = taking;
            books
                .into_iter()
                .map(|((book, authority, year), part)| TakenOver {
                    from,
                    to,
                    clerk: clerk.clone(),
                    imported,
                    events,
                    book,
                    authority,
                    year,
                    documents: part.documents,
                    days: part.days,
                    numbers: part
                        .series
                        .iter()
                        .map(|(id, (first, last))| TakenSeries { name: name(id), first: *first, last: *last })
                        .collect(),
                })
                .collect::<Vec<_>>()
        });
        told.collect()
    }
}
