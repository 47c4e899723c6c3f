//! What a numbering period or the book of a year holds that is about to be ended or locked. Nothing is written.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, params};

use domain::{
    book::Book,
    ending::{Ending, EndingOf, HeldNumber, SeriesEnding},
};

use super::{
    Result, Store, StoreError,
    check::{self, SeriesRow},
    error::{DbError, DbResult},
    lock, numbering, office, series,
};

impl Store {
    /// What ends when numbering is ended at the close of a day: of an authority, or of số đến when none is named.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn ending_of_period(&self, authority: Option<&str>, last_day: NaiveDate) -> Result<Ending> {
        let today = self.clock.today();
        self.read(|connection| {
            let whose = match authority {
                Some(name) => Whose::named(connection, name)?,
                None => Whose::NOBODY,
            };
            let ends = |row: &SeriesRow| {
                let period = row.numbers.period;
                period.starts <= last_day && period.ends >= last_day
            };
            let book = if authority.is_some() { Book::Outgoing } else { Book::Incoming };
            of(connection, (EndingOf::Period(last_day), book, whose), last_day.year(), today, ends)
        })
    }

    /// What is locked with the books of a year, an ending for each that is open still. The outgoing book is one authority's;
    /// without a name, each authority's.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn ending_of_year(&self, books: &[Book], authority: Option<&str>, year: i32) -> Result<Vec<Ending>> {
        let today = self.clock.today();
        self.read(|connection| {
            let mut endings = Vec::new();
            for book in books {
                for whose in authorities(connection, *book, authority)? {
                    if lock::is_locked(connection, *book, whose.id, year)? {
                        continue;
                    }
                    endings.push(of(connection, (EndingOf::Year(year), *book, whose), year, today, |_| true)?);
                }
            }
            Ok(endings)
        })
    }
}

/// Whose book: an authority's, or nobody's for số đến.
struct Whose {
    id: Option<i64>,
    name: Option<String>,
}

impl Whose {
    const NOBODY: Self = Self { id: None, name: None };

    /// The authority that has this name, or had it before, by the name it has now.
    fn named(connection: &Connection, name: &str) -> DbResult<Self> {
        let (id, authority) = office::known(connection, name)?;
        Ok(Self { id: Some(id), name: Some(authority.name) })
    }
}

/// The authorities whose books are meant.
fn authorities(connection: &Connection, book: Book, authority: Option<&str>) -> DbResult<Vec<Whose>> {
    Ok(match (book, authority) {
        (Book::Incoming, _) => vec![Whose::NOBODY],
        (Book::Outgoing, Some(name)) => vec![Whose::named(connection, name)?],
        (Book::Outgoing, None) => {
            let mut statement = connection.prepare_cached("SELECT id, name FROM authority ORDER BY id")?;
            statement
                .query_map([], |row| Ok(Whose { id: row.get(0)?, name: row.get(1)? }))?
                .collect::<rusqlite::Result<_>>()?
        }
    })
}

/// What ends, with its series of a year that end too.
fn of(
    connection: &Connection,
    (what, book, whose): (EndingOf, Book, Whose),
    year: i32,
    today: NaiveDate,
    ends: impl Fn(&SeriesRow) -> bool,
) -> DbResult<Ending> {
    let mut series = Vec::new();
    let mut not_handed_over = 0;
    for row in check::series_of(connection, year, book, whose.id)?.into_iter().filter(ends) {
        let open = series::of_id(connection, row.id)?;
        let next = match numbering::next_free(connection, book, &open) {
            Ok(next) => Some(next),
            Err(DbError::Store(StoreError::Refused(_))) => None,
            Err(fault) => return Err(fault),
        };
        let sql = "SELECT number, holder FROM reservation
                   WHERE series_id = ?1 AND state = 'held' AND until >= ?2 ORDER BY number";
        let held = connection
            .prepare_cached(sql)?
            .query_map(params![row.id, today], |row| Ok(HeldNumber { number: row.get(0)?, holder: row.get(1)? }))?
            .collect::<rusqlite::Result<_>>()?;
        let sql = "SELECT count(*) FROM document
                   WHERE series_id = ?1 AND standing = 'valid' AND hand_over_date IS NULL";
        not_handed_over += connection.prepare_cached(sql)?.query_row([row.id], |row| row.get::<_, usize>(0))?;
        series.push(SeriesEnding { numbers: row.numbers, next, held });
    }
    Ok(Ending { of: what, book, authority: whose.name, series, not_handed_over })
}
