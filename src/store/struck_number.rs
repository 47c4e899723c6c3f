//! Takes back numbers (thu lại số): a mistyped number that had moved its series is struck and never given, its
//! documents are cancelled, and the series continues after the largest number that counts.

use std::collections::HashSet;

use chrono::Datelike;

use domain::{
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    history::{Action, Record},
    number::NumberCause,
    numbering::StruckNumber,
    registration::{Ruling, Withdrawal},
    text,
};
use texts::{UserMessage, message};

use super::{
    Result, Transaction, documents,
    engine::{Connection, EngineResult, OptionalExtension, params},
    history::EventSpec,
    joint, lock,
};

/// Numbers that were taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenBack {
    /// The series.
    pub series: String,
    /// The numbers, the smallest first.
    pub numbers: Vec<u32>,
    /// The number after which the series continues.
    pub back_to: u32,
    /// The document with the mistyped number, in its present state.
    pub document: Document,
}

impl TakenBack {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        let numbers: Vec<String> = self.numbers.iter().map(u32::to_string).collect();
        message!(
            texts::SERIES_TAKEN_BACK,
            series = self.series.as_str(),
            numbers = numbers.join(", "),
            back_to = texts::plain(self.back_to)
        )
    }
}

/// A number taken back, as stored in its row.
#[derive(Debug)]
pub(super) struct Strike {
    pub(super) number: u32,
    /// The number after which the series continued.
    pub(super) back_to: u32,
    /// The reason, and who ruled so on which day.
    pub(super) ruling: Ruling,
}

/// The largest number of later numbers in use that a refusal names.
const MAX_NAMED: usize = 20;

/// The numbers that moved series `?1`: of documents and reservations that were not struck, and those given
/// before a restoring.
pub(super) const COUNTING: &str = "
    SELECT number FROM document WHERE series_id = ?1 AND numbered IN ('in-turn', 'emergency', 'imported')
    AND number NOT IN (SELECT number FROM struck_number WHERE series_id = ?1)
    UNION SELECT number FROM reservation WHERE series_id = ?1 AND in_turn = 1
    AND number NOT IN (SELECT number FROM struck_number WHERE series_id = ?1)
    UNION SELECT last FROM lost_number WHERE series_id = ?1 AND in_turn = 1
    UNION SELECT number FROM last_number WHERE series_id = ?1 AND number IS NOT NULL";

/// Returns whether a number of a series was struck.
pub(super) fn is_struck(connection: &Connection, series_id: i64, number: u32) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM struck_number WHERE series_id = ?1 AND number = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row(params![series_id, number], |row| row.get(0))?)
}

impl Transaction<'_> {
    /// Takes back the mistyped number of a document from a list or from paper, and with it `others` of the same series that were given
    /// after it: cancels their documents, strikes the numbers, and lets the series continue after the largest number that counts.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] without reason and authority, when the smallest of the numbers was given in turn, when a
    /// number beyond it counts that is not among them, when the book is locked; when the registry cannot be written.
    pub fn take_back(&mut self, id: DocumentId, others: &[u32], ruling: &Ruling) -> Result<TakenBack> {
        let ruling = Ruling {
            reason: text::clean(&ruling.reason),
            authority: text::clean(&ruling.authority),
            date: Some(ruling.date.unwrap_or_else(|| self.today())),
        };
        let missing = [(Field::Reason, &ruling.reason), (Field::OrganName, &ruling.authority)];
        let missing = missing.into_iter().filter(|(_, text)| text.is_empty());
        let missing: Vec<_> = missing.map(|(field, _)| Problem::new(field, Cause::Missing)).collect();
        if !missing.is_empty() {
            return Err(missing.into());
        }
        let Some(document) = documents::find(self.connection, id)? else {
            return Err(Problem::new(Field::Document, Cause::NoDocument).into());
        };
        let series = Series::of(self.connection, id)?;
        lock::refuse_locked(self.connection, document.book(), series.authority_id, document.book_date().year())?;
        joint::refuse_locked_books(self.connection, &document)?;
        let mut numbers: Vec<u32> = others.iter().copied().chain([document.number()]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let back_to = self.last_without(&series, &numbers)?;
        for number in numbers.iter().copied() {
            self.strike_number(series.id, &Strike { number, back_to, ruling: ruling.clone() })?;
        }
        let sql = "UPDATE series SET last = ?2 WHERE id = ?1";
        self.connection.prepare_cached(sql)?.execute(params![series.id, back_to])?;
        match documents::find(self.connection, id)? {
            Some(document) => Ok(TakenBack { series: series.name, numbers, back_to, document }),
            None => Err(self.connection.missing_row().into()),
        }
    }

    /// Takes back the numbers of documents that were just imported as their own registry had done; each with
    /// the number after which its series continued.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn bring_taken_back(&mut self, documents: &[(DocumentId, u32)]) -> Result<()> {
        for (id, back_to) in documents {
            let Some(document) = documents::find(self.connection, *id)? else { continue };
            let (number, back_to) = (document.number(), *back_to);
            let Some(ruling) = document.registration().standing.ruling().cloned() else { continue };
            let series = Series::of(self.connection, *id)?.id;
            if !is_struck(self.connection, series, number)? {
                insert(self, Action::TakenBack, series, &Strike { number, back_to, ruling })?;
            }
        }
        Ok(())
    }

    /// Returns the largest number of a series that counts besides these; refuses when these may not be taken
    /// back.
    fn last_without(&self, series: &Series, numbers: &[u32]) -> Result<u32> {
        let refused = |cause| Err(Problem::new(Field::CodeNumber, cause).into());
        let exists = |sql: &str, number: u32| {
            self.connection.prepare_cached(sql)?.query_row(params![series.id, number], |row| row.get::<_, bool>(0))
        };
        for number in numbers {
            if is_struck(self.connection, series.id, *number)? {
                return refused(Cause::Number(NumberCause::Struck(*number)));
            }
            let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE series_id = ?1 AND number = ?2
                                      UNION ALL SELECT 1 FROM reservation
                                      WHERE series_id = ?1 AND number = ?2 AND in_turn = 1)";
            if !exists(sql, *number)? {
                return refused(Cause::NoDocument);
            }
        }
        let first = numbers.first().copied().unwrap_or_default();
        let told = "SELECT EXISTS (SELECT 1 FROM document WHERE series_id = ?1 AND number = ?2
                                   AND numbered IN ('emergency', 'imported'))";
        if !exists(told, first)? {
            return refused(Cause::Number(NumberCause::GivenInTurn(first)));
        }
        let mut statement = self.connection.prepare_cached(&format!("{COUNTING} ORDER BY number DESC"))?;
        let mut rows = statement.query([series.id])?;
        let mut beyond = Vec::new();
        while let Some(row) = rows.next()? {
            let number: u32 = row.get(0)?;
            if numbers.binary_search(&number).is_ok() {
                continue;
            }
            if number < first {
                return if beyond.is_empty() {
                    Ok(number.max(series.first - 1))
                } else {
                    refused(Cause::Number(NumberCause::CountBeyond(sorted(beyond))))
                };
            }
            beyond.push(number);
        }
        if beyond.is_empty() {
            Ok(series.first - 1)
        } else {
            refused(Cause::Number(NumberCause::CountBeyond(sorted(beyond))))
        }
    }

    /// Strikes one number: cancels its documents and releases its reservation.
    fn strike_number(&mut self, series_id: i64, strike: &Strike) -> Result<()> {
        let Strike { number, ruling, .. } = strike;
        for id in standing(self.connection, series_id, *number)? {
            self.withdraw(id, Withdrawal::Cancel, ruling)?;
        }
        let sql = "SELECT id FROM reservation WHERE series_id = ?1 AND number = ?2 AND state = 'held'";
        let held: Vec<i64> = self
            .connection
            .prepare_cached(sql)?
            .query_map(params![series_id, number], |row| row.get(0))?
            .collect::<EngineResult<_>>()?;
        for id in held {
            self.release(id, &ruling.reason)?;
        }
        insert(self, Action::TakenBack, series_id, strike)
    }
}

/// Lists the valid documents that have a number.
pub(super) fn standing(connection: &Connection, series_id: i64, number: u32) -> Result<Vec<DocumentId>> {
    let sql = "SELECT id FROM document WHERE series_id = ?1 AND number = ?2 AND standing = 'valid' ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let ids = statement.query_map(params![series_id, number], |row| Ok(DocumentId(row.get(0)?)))?;
    Ok(ids.collect::<EngineResult<_>>()?)
}

/// Stores that a number is struck.
pub(super) fn insert(transaction: &mut Transaction<'_>, action: Action, series_id: i64, strike: &Strike) -> Result<()> {
    let Strike { number, back_to, ruling: Ruling { reason, authority, date } } = strike;
    let sql = "INSERT INTO struck_number (series_id, number, back_to, reason, ruled_by, day)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
    let struck = params![series_id, number, back_to, reason, authority, date];
    let id = transaction.connection.insert(sql, struck)?;
    transaction.inserted(&EventSpec { action, record: Record::StruckNumber, id, reason })
}

/// Lists every struck number of a series, in the order of striking.
pub(super) fn strikes(connection: &Connection, series_id: i64) -> Result<Vec<Strike>> {
    let sql = "SELECT number, back_to, reason, ruled_by, day FROM struck_number WHERE series_id = ?1 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([series_id], |row| {
        let ruling = Ruling { reason: row.get(2)?, authority: row.get(3)?, date: row.get(4)? };
        Ok(Strike { number: row.get(0)?, back_to: row.get(1)?, ruling })
    })?;
    Ok(found.collect::<EngineResult<_>>()?)
}

/// Returns the largest number that counts besides these.
pub(super) fn last_besides(connection: &Connection, series_id: i64, besides: &HashSet<u32>) -> Result<Option<u32>> {
    let mut statement = connection.prepare_cached(&format!("{COUNTING} ORDER BY number DESC"))?;
    let numbers = statement.query_map([series_id], |row| row.get(0))?;
    let mut left = numbers.filter(|number| !number.as_ref().is_ok_and(|number| besides.contains(number)));
    Ok(left.next().transpose()?)
}

/// Moves a series back to the largest number that counts if it is at a struck one; at least to `least`.
pub(super) fn go_back(connection: &Connection, series_id: i64, least: u32) -> Result<()> {
    let sql = format!(
        "UPDATE series SET last = (SELECT max(number) FROM (
             SELECT first - 1 AS number UNION ALL SELECT ?2 UNION ALL SELECT number FROM ({COUNTING}) AS counting
         ) AS possible) WHERE id = ?1"
    );
    connection.prepare_cached(&sql)?.execute(params![series_id, least])?;
    Ok(())
}

/// Sorts the numbers and keeps as many as are named.
fn sorted(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.truncate(MAX_NAMED);
    numbers
}

/// The series of a document.
struct Series {
    id: i64,
    authority_id: Option<i64>,
    name: String,
    first: u32,
}

impl Series {
    fn of(connection: &Connection, document: DocumentId) -> Result<Self> {
        let sql = "SELECT series.id, authority_id, authority.name, series.name, first
                   FROM document JOIN series ON series.id = series_id
                   LEFT JOIN authority ON authority.id = authority_id WHERE document.id = ?1";
        let found = connection.prepare_cached(sql)?.query_row([document.0], |row| {
            let (authority, name): (Option<String>, String) = (row.get(2)?, row.get(3)?);
            let name = authority.map_or_else(|| name.clone(), |authority| format!("{authority}, {name}"));
            Ok(Self { id: row.get(0)?, authority_id: row.get(1)?, name, first: row.get(4)? })
        });
        Ok(found?)
    }
}

/// Lists the struck numbers of a series, the smallest first.
pub(super) fn of_series(connection: &Connection, series_id: i64) -> Result<Vec<StruckNumber>> {
    let sql = "SELECT number, back_to, reason FROM struck_number WHERE series_id = ?1 ORDER BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_map([series_id], |row| {
        Ok(StruckNumber { number: row.get(0)?, back_to: row.get(1)?, reason: row.get(2)? })
    })?;
    Ok(found.collect::<EngineResult<_>>()?)
}

/// Returns a struck number and the name of its series.
pub(super) fn name(connection: &Connection, id: i64) -> Result<Option<(u32, String)>> {
    let sql = "SELECT number, series.name FROM struck_number JOIN series ON series.id = series_id
               WHERE struck_number.id = ?1";
    let found = connection.prepare_cached(sql)?.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?)
}
