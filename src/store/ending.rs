//! Describes a numbering period or a year's book that is about to be ended or locked. Writes nothing.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    ending::{Ending, EndingOf, HeldNumber, SeriesEnding},
};

use super::{
    Result, Store, StoreError,
    check::{self, SeriesRow},
    engine::{Connection, EngineResult, params},
    lock, numbering, office, series,
};

impl Store {
    /// Describes what ends when numbering ends at the close of a day: of an authority, or of số đến when none
    /// is named.
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

    /// Describes what locking the books of a year locks, one ending for each that is still open. The outgoing
    /// book is one authority's; without a name, each authority's.
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

/// The owner of a book: an authority, or none for số đến.
struct Whose {
    id: Option<i64>,
    name: Option<String>,
}

impl Whose {
    const NOBODY: Self = Self { id: None, name: None };

    /// Finds the authority that has, or had, this name; uses its present name.
    fn named(connection: &Connection, name: &str) -> Result<Self> {
        let (id, authority) = office::known(connection, name)?;
        Ok(Self { id: Some(id), name: Some(authority.name) })
    }
}

/// Lists the authorities of the books.
fn authorities(connection: &Connection, book: Book, authority: Option<&str>) -> Result<Vec<Whose>> {
    Ok(match (book, authority) {
        (Book::Incoming, _) => vec![Whose::NOBODY],
        (Book::Outgoing, Some(name)) => vec![Whose::named(connection, name)?],
        (Book::Outgoing, None) => {
            let mut statement = connection.prepare_cached("SELECT id, name FROM authority ORDER BY id")?;
            statement
                .query_map([], |row| Ok(Whose { id: row.get(0)?, name: row.get(1)? }))?
                .collect::<EngineResult<_>>()?
        }
    })
}

/// Describes what ends, with the series of that year.
fn of(
    connection: &Connection,
    (what, book, whose): (EndingOf, Book, Whose),
    year: i32,
    today: NaiveDate,
    ends: impl Fn(&SeriesRow) -> bool,
) -> Result<Ending> {
    let mut series = Vec::new();
    let mut not_handed_over = 0;
    for row in check::series_of(connection, year, book, whose.id)?.into_iter().filter(ends) {
        let open = series::of_id(connection, row.id)?;
        let next = match numbering::next_free(connection, book, &open) {
            Ok(next) => Some(next),
            Err(StoreError::Refused(_)) => None,
            Err(error) => return Err(error),
        };
        let sql = "SELECT number, holder FROM reservation
                   WHERE series_id = ?1 AND state = 'held' AND until >= ?2 ORDER BY number";
        let held = connection
            .prepare_cached(sql)?
            .query_map(params![row.id, today], |row| Ok(HeldNumber { number: row.get(0)?, holder: row.get(1)? }))?
            .collect::<EngineResult<_>>()?;
        let sql = "SELECT count(*) FROM document
                   WHERE series_id = ?1 AND standing = 'valid' AND hand_over_date IS NULL";
        not_handed_over += connection.prepare_cached(sql)?.query_row([row.id], |row| row.get::<_, usize>(0))?;
        series.push(SeriesEnding { numbers: row.numbers, next, held });
    }
    Ok(Ending { of: what, book, authority: whose.name, series, not_handed_over })
}
