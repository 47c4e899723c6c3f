//! What a numbering period or the book of a year holds that is about to be ended or locked. Nothing is written.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{
    Result, Store, StoreError,
    check::{self, SeriesRow},
    error::Fault,
    lock, numbering, office, series,
};
use crate::domain::{
    book::Book,
    ending::{Ending, EndingOf, HeldNumber, SeriesEnding},
    period::Period,
};

impl Store {
    /// What ends when numbering is ended at the close of a day: of an authority, or of số đến when none is named.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn ending_of_period(&self, authority: Option<&str>, last_day: NaiveDate) -> Result<Ending> {
        let today = self.clock.today();
        self.read(|connection| {
            if let Some(name) = authority {
                office::known_authority(connection, name)?;
            }
            let ends = |row: &SeriesRow| {
                let period = row.numbers.period;
                period.starts <= last_day && period.ends >= last_day
            };
            let book = if authority.is_some() { Book::Outgoing } else { Book::Incoming };
            of(connection, (EndingOf::Period(last_day), book, authority), Period::year_of(last_day), today, ends)
        })
    }

    /// What is locked with the books of a year, an ending for each that is open still. The outgoing book is one authority's; without a name,
    /// each authority's.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn ending_of_year(&self, books: &[Book], authority: Option<&str>, year: i32) -> Result<Vec<Ending>> {
        let today = self.clock.today();
        let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { return Ok(Vec::new()) };
        self.read(|connection| {
            let mut endings = Vec::new();
            for book in books {
                for Whose { id, name } in authorities(connection, *book, authority)? {
                    if lock::is_locked(connection, *book, id, year)? {
                        continue;
                    }
                    let which = (EndingOf::Year(year), *book, name.as_deref());
                    endings.push(of(connection, which, Period::year_of(first), today, |_| true)?);
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

/// The authorities whose books are meant.
fn authorities(connection: &Connection, book: Book, authority: Option<&str>) -> std::result::Result<Vec<Whose>, Fault> {
    Ok(match (book, authority) {
        (Book::Incoming, _) => vec![Whose { id: None, name: None }],
        (Book::Outgoing, Some(name)) => {
            vec![Whose { id: Some(office::known_authority(connection, name)?), name: Some(name.to_owned()) }]
        }
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
    (what, book, authority): (EndingOf, Book, Option<&str>),
    year: Period,
    today: NaiveDate,
    ends: impl Fn(&SeriesRow) -> bool,
) -> std::result::Result<Ending, Fault> {
    let name = authority.map(str::to_lowercase);
    let mut series = Vec::new();
    let mut not_handed_over = 0;
    let whose = |row: &SeriesRow| {
        row.numbers.book == book
            && row.numbers.authority.as_ref().map(|name| name.to_lowercase()) == name
            && row.numbers.period.overlaps(&year)
    };
    for row in check::series_of(connection, year)?.into_iter().filter(|row| whose(row) && ends(row)) {
        let open = series::of_id(connection, row.id)?;
        let next = match numbering::next_free(connection, book, &open) {
            Ok(next) => Some(next),
            Err(Fault::Store(StoreError::Refused(_))) => None,
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
    Ok(Ending { of: what, book, authority: authority.map(str::to_owned), series, not_handed_over })
}
