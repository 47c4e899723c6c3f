//! Number series as rows: found by authority, type and date; opened by the first document of a period.

mod forming;

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    period::Period,
    series::{self, Series},
};

use super::{
    Result, Store, Transaction,
    engine::{Connection, EngineResult, OptionalExtension, Row as SqlRow, params},
    history::EventSpec,
    joint, lock,
    numbering::NumberingPlace,
    office,
    written::{self, Sharing},
};

/// A series as numbering needs it.
#[derive(Debug, Clone)]
pub(super) struct SeriesState {
    pub(super) id: i64,
    name: String,
    pub(super) period: Period,
    first: u32,
    pub(super) last: u32,
    /// Whether any of its numbers is held, was used from a reservation, was struck, or was given before a
    /// restoring; if none, the number after the last is free.
    pub(super) has_held: bool,
    /// Whether the book of the requested date is locked.
    pub(super) is_locked: bool,
}

impl SeriesState {
    /// Returns the last number; `None` where the series has neither a number nor a start.
    pub(super) fn known_last(&self) -> Option<u32> {
        Some(self.last).filter(|last| *last > 0)
    }

    /// The name of the series.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

const COLUMNS: &str = "series.id, series.name, series.starts, series.ends, series.first, series.last";
/// What else numbering needs, read in the same statement so that registering costs little more than its rows.
const ASIDE: &str = "
    EXISTS (SELECT 1 FROM reservation WHERE series_id = series.id AND state IN ('held', 'used'))
        OR EXISTS (SELECT 1 FROM lost_number WHERE series_id = series.id)
        OR EXISTS (SELECT 1 FROM struck_number WHERE series_id = series.id),
    EXISTS (SELECT 1 FROM book_lock WHERE book_lock.book = series.book
            AND book_lock.authority_id IS NOT DISTINCT FROM series.authority_id AND year = CAST(substr(?1, 1, 4) AS INTEGER) AND locked = 1)";

fn of_row(row: &SqlRow<'_>) -> EngineResult<SeriesState> {
    Ok(SeriesState {
        id: row.get(0)?,
        name: row.get(1)?,
        period: Period { starts: row.get(2)?, ends: row.get(3)? },
        first: row.get(4)?,
        last: row.get(5)?,
        has_held: true,
        is_locked: false,
    })
}

fn of_row_with_aside(row: &SqlRow<'_>) -> EngineResult<SeriesState> {
    Ok(SeriesState { has_held: row.get(6)?, is_locked: row.get(7)?, ..of_row(row)? })
}

/// Finds the series of a place, if it is open already.
pub(super) fn at(connection: &Connection, place: &NumberingPlace) -> Result<Option<SeriesState>> {
    let found = match &place.issuer {
        None => connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, {ASIDE} FROM series WHERE book = 'incoming' AND authority_id IS NULL AND starts <= ?1 AND ends >= ?1"
            ))?
            .query_row([place.date], of_row_with_aside)
            .optional()?,
        Some(issuer) => connection
            .prepare_cached(&format!(
                "SELECT {COLUMNS}, {ASIDE} FROM series JOIN series_type ON series_id = series.id
                 WHERE type_id = ?3 AND authority_id = ?2 AND starts <= ?1 AND ends >= ?1"
            ))?
            .query_row(params![place.date, issuer.authority_id, issuer.type_id], of_row_with_aside)
            .optional()?,
    };
    Ok(found)
}

/// Reads the series of a row.
pub(super) fn of_id(connection: &Connection, id: i64) -> Result<SeriesState> {
    let sql = format!("SELECT {COLUMNS} FROM series WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], of_row)?)
}

/// What a series is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The registry gives the numbers: types with equal codes share one series.
    Giving,
    /// The numbers were given elsewhere, by any rule, and are repeated here.
    Repeating,
}

/// Returns the series of a place, opened if necessary; refuses when the book is locked.
pub(super) fn unlocked(
    transaction: &mut Transaction<'_>,
    place: &NumberingPlace,
    purpose: Purpose,
) -> Result<SeriesState> {
    let year = place.date.year();
    for partner in place.own_partners() {
        joint::refuse_locked(transaction.connection, partner, year)?;
    }
    match at(transaction.connection, place)? {
        Some(row) if row.is_locked => Err(Problem::new(Field::Book, Cause::BookLocked(year)).into()),
        Some(row) => Ok(row),
        None => {
            lock::refuse_locked(transaction.connection, place.book, place.authority_id(), year)?;
            open(transaction, place, purpose)
        }
    }
}

/// Lists every series that has numbered one of these types for an authority; of số đến when there is none.
pub(super) fn all_of(
    connection: &Connection,
    authority_id: Option<i64>,
    type_id: Option<i64>,
) -> Result<Vec<SeriesState>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM series WHERE authority_id IS NOT DISTINCT FROM ?1
         AND (?2 IS NULL OR id IN (SELECT series_id FROM series_type WHERE type_id = ?2)) ORDER BY starts"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params![authority_id, type_id], of_row)?.collect::<EngineResult<_>>()?;
    Ok(rows)
}

/// A series that numbers a type.
#[derive(Debug)]
pub(super) struct OfType {
    pub(super) series_id: i64,
    pub(super) authority_id: i64,
    /// The numbering period of its first day.
    pub(super) numbering: Period,
}

/// Lists the series that number a type on a day or later.
pub(super) fn of_type_from(connection: &Connection, type_id: i64, day: NaiveDate) -> Result<Vec<OfType>> {
    let sql = "SELECT series.id, authority_id, starts FROM series JOIN series_type ON series_id = series.id
               WHERE type_id = ?1 AND ends >= ?2 AND authority_id IS NOT NULL ORDER BY series.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![type_id, day])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (series_id, authority_id, starts) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let numbering = numbering_period(connection, Book::Outgoing, Some(authority_id), starts)?;
        found.push(OfType { series_id, authority_id, numbering });
    }
    Ok(found)
}

pub(super) fn types_of(connection: &Connection, series_id: i64) -> Result<Vec<i64>> {
    let mut statement =
        connection.prepare_cached("SELECT type_id FROM series_type WHERE series_id = ?1 ORDER BY type_id")?;
    let types = statement.query_map([series_id], |row| row.get(0))?.collect::<EngineResult<_>>()?;
    Ok(types)
}

/// A series that is not open yet.
struct Planned {
    name: String,
    period: Period,
    first: u32,
    /// The rows of the types that share it.
    types: Vec<i64>,
}

/// Opens the series of a place's period.
pub(super) fn open(transaction: &mut Transaction<'_>, place: &NumberingPlace, purpose: Purpose) -> Result<SeriesState> {
    let Planned { name, period, first, types } = planned(transaction.connection, place, purpose)?;
    let opening =
        Opening { book: place.book, authority_id: place.authority_id(), name: &name, period, first, types: &types };
    insert(transaction, &opening)
}

/// Returns the first number of the series that a document of this place would open.
pub(super) fn first_expected(connection: &Connection, place: &NumberingPlace) -> Result<u32> {
    Ok(planned(connection, place, Purpose::Giving)?.first)
}

/// Plans the series of a place's period: shared like the one before it, or as the decree provides.
fn planned(connection: &Connection, place: &NumberingPlace, purpose: Purpose) -> Result<Planned> {
    let (book, date) = (place.book, place.date);
    let authority_id = place.authority_id();
    let mut period = numbering_period(connection, book, authority_id, date)?;
    let (name, types) = match &place.issuer {
        None => {
            let taken: Vec<_> = all_of(connection, None, None)?.iter().map(|row| row.period).collect();
            period = period.left_around(date, &taken);
            (series::INCOMING.to_owned(), Vec::new())
        }
        Some(issuer) => {
            let own = all_of(connection, authority_id, Some(issuer.type_id))?;
            let known = office::types_with_ids(connection)?;
            let kinds: Vec<_> = known.iter().map(|(_, kind)| kind.clone()).collect();
            let before = match own.iter().rev().find(|row| row.period.ends < date) {
                Some(row) => Some((row.name.clone(), types_of(connection, row.id)?)),
                None => None,
            };
            // A form that the decree forbids ends with its period.
            let before = before.filter(|(_, types)| {
                let shared = known.iter().filter(|(id, _)| types.contains(id)).map(|(_, kind)| kind.clone());
                series::forbidden(&shared.collect::<Vec<_>>(), &kinds).is_none()
            });
            let (name, mut types) = if let Some(before) = before {
                before
            } else {
                let shared: Vec<_> = series::usual_types(&issuer.kind, &kinds).collect();
                let types = known.iter().filter(|(_, kind)| shared.contains(&kind)).map(|(id, _)| *id).collect();
                (series::usual_name(&issuer.kind), types)
            };
            // A type that another series numbers on this day stays there; the other types' series limit the
            // period.
            let mut taken = Vec::new();
            let mut kept = Vec::new();
            for type_id in types.drain(..) {
                let rows = all_of(connection, authority_id, Some(type_id))?;
                if type_id == issuer.type_id || !rows.iter().any(|row| row.period.contains(date)) {
                    taken.extend(rows.iter().map(|row| row.period));
                    kept.push(type_id);
                }
            }
            if purpose == Purpose::Giving {
                let sharing =
                    Sharing { authority_id: issuer.authority_id, numbering: period, types: &kept, known: &known };
                written::refuse_alike(connection, &sharing)?;
            }
            period = period.left_around(date, &taken);
            (name, kept)
        }
    };
    let first = 1 + last_before(connection, book, authority_id, period, &types)?;
    Ok(Planned { name, period, first, types })
}

/// Returns the numbering period of a day: its year, or the part of it between the days on which numbering began
/// again.
pub(super) fn numbering_period(
    connection: &Connection,
    book: Book,
    authority_id: Option<i64>,
    day: NaiveDate,
) -> Result<Period> {
    Ok(Period::year_of(day).cut_around(day, &period_starts(connection, book, authority_id)?))
}

/// Returns the largest number given or held in earlier series of these types within the same numbering period.
/// A new series continues after it, because within a year no number is given twice (Điều 15.1, NĐ
/// 30/2020/NĐ-CP).
fn last_before(
    connection: &Connection,
    book: Book,
    authority_id: Option<i64>,
    period: Period,
    types: &[i64],
) -> Result<u32> {
    let numbering = numbering_period(connection, book, authority_id, period.starts)?;
    let sql = "SELECT max(number) FROM (
                   SELECT last AS number FROM series WHERE id = ?1
                   UNION ALL SELECT number FROM document WHERE series_id = ?1
                   AND number NOT IN (SELECT number FROM struck_number WHERE series_id = ?1)
                   UNION ALL SELECT number FROM reservation WHERE series_id = ?1 AND state IN ('held', 'used')
                   UNION ALL SELECT last FROM lost_number WHERE series_id = ?1) AS numbers";
    let mut largest = connection.prepare_cached(sql)?;
    let mut last = 0;
    // Số đến has no types.
    let of_types = if book == Book::Incoming { vec![None] } else { types.iter().copied().map(Some).collect() };
    for type_id in of_types {
        for row in all_of(connection, authority_id, type_id)? {
            if row.period.ends < period.starts && row.period.ends >= numbering.starts {
                last = last.max(largest.query_row([row.id], |row| row.get(0))?);
            }
        }
    }
    Ok(last)
}

/// A series about to be inserted.
pub(super) struct Opening<'a> {
    pub(super) book: Book,
    pub(super) authority_id: Option<i64>,
    pub(super) name: &'a str,
    pub(super) period: Period,
    pub(super) first: u32,
    pub(super) types: &'a [i64],
}

pub(super) fn insert(transaction: &mut Transaction<'_>, opening: &Opening<'_>) -> Result<SeriesState> {
    let Opening { book, authority_id, name, period, first, types } = *opening;
    let connection = transaction.connection;
    let sql = "INSERT INTO series (book, authority_id, name, starts, ends, first, last)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6 - 1) RETURNING id";
    let id = connection.insert(sql, params![book.key(), authority_id, name, period.starts, period.ends, first])?;
    for type_id in types {
        connection
            .prepare_cached("INSERT INTO series_type (series_id, type_id) VALUES (?1, ?2)")?
            .execute([id, *type_id])?;
    }
    transaction.inserted(&EventSpec { action: Action::Opened, record: Record::Series, id, reason: "" })?;
    Ok(SeriesState { id, name: name.to_owned(), period, first, last: first - 1, has_held: false, is_locked: false })
}

/// Lists the days on which the series of a book begin again.
pub(super) fn period_starts(connection: &Connection, book: Book, authority_id: Option<i64>) -> Result<Vec<NaiveDate>> {
    let sql = "SELECT day FROM period_start
               WHERE book = ?1 AND ifnull(authority_id, 0) = coalesce(?2, 0) AND reopened = '' ORDER BY day";
    let mut statement = connection.prepare_cached(sql)?;
    let days =
        statement.query_map(params![book.key(), authority_id], |row| row.get(0))?.collect::<EngineResult<_>>()?;
    Ok(days)
}

/// Returns the day on which the numbering period of a series was ended (not by the year), once it has passed.
pub(super) fn ended_on(
    connection: &Connection,
    place: &NumberingPlace,
    row: &SeriesState,
    today: NaiveDate,
) -> Result<Option<NaiveDate>> {
    let ended = row.period.ends;
    if ended == Period::year_of(ended).ends {
        return Ok(None);
    }
    let starts = period_starts(connection, place.book, place.authority_id())?;
    Ok(starts.contains(&ended.succ_opt().unwrap_or(ended)).then_some(ended).filter(|ended| *ended < today))
}

/// Returns the latest date of a document numbered by a series.
pub(super) fn latest_document(connection: &Connection, series_id: i64) -> Result<Option<NaiveDate>> {
    let sql = "SELECT max(coalesce(arrival_date, issued_date)) FROM document WHERE series_id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([series_id], |row| row.get(0))?)
}

impl Store {
    /// Lists every series that counts on a day of a year, or every one: by book, authority and name, the older
    /// period first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn series(&self, year: Option<i32>) -> Result<Vec<Series>> {
        self.read(|connection| {
            let sql = format!(
                "SELECT {COLUMNS}, series.book, authority.name FROM series
                 LEFT JOIN authority ON authority.id = authority_id
                 WHERE ?1 IS NULL OR (substr(starts, 1, 4) <= ?1 AND substr(ends, 1, 4) >= ?1)
                 ORDER BY book, authority_id, series.name, starts"
            );
            let known = office::types_with_ids(connection)?;
            let mut statement = connection.prepare_cached(&sql)?;
            let mut rows = statement.query([year.map(|year| format!("{year:04}"))])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let SeriesState { id, name, period, first, last, .. } = of_row(&row)?;
                let ids = types_of(connection, id)?;
                let types = known.iter().filter(|(id, _)| ids.contains(id)).map(|(_, kind)| kind.clone()).collect();
                let book: String = row.get(6)?;
                let book = Book::from_key(&book).unwrap_or(Book::Outgoing);
                all.push(Series { id, book, authority: row.get(7)?, name, types, period, first, last });
            }
            Ok(all)
        })
    }
}
