//! Numbers that were given before a restoring: stored, and looked up one by one or by series.

use chrono::NaiveDate;

use domain::{
    history::{Action, Record},
    number::Number,
    restoring::{LostCause, LostRun},
};

use super::{
    Result, Transaction,
    engine::{Connection, EngineResult, OptionalExtension, params},
    history::EventSpec,
};

/// A number given before a restoring.
#[derive(Debug)]
pub(super) struct Lost {
    /// The day of the restoring.
    pub(super) restored: NaiveDate,
    pub(super) cause: LostCause,
    /// Whether the series continued after it.
    pub(super) in_turn: bool,
}

/// Finds the entry of a number that was given before a restoring; of several restorings, that of the last.
pub(super) fn find(connection: &Connection, series_id: i64, number: &Number) -> Result<Option<Lost>> {
    let sql = "SELECT day, cause, in_turn FROM lost_number JOIN restoring ON restoring.id = restoring_id
               WHERE series_id = ?1 AND first <= ?2 AND last >= ?2 AND suffix = ?3 ORDER BY lost_number.id DESC LIMIT 1";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![series_id, number.value, number.suffix], |row| {
            Ok(Lost { restored: row.get(0)?, cause: cause(row.text(1)?), in_turn: row.get(2)? })
        })
        .optional()?;
    Ok(found)
}

/// Lists every run of a series with the day of its restoring, ordered by first number. Runs do not overlap.
pub(super) fn of_series(connection: &Connection, series_id: i64) -> Result<Vec<(LostRun, NaiveDate)>> {
    let sql = "SELECT first, last, suffix, in_turn, cause, day FROM lost_number
               JOIN restoring ON restoring.id = restoring_id WHERE series_id = ?1 ORDER BY first, suffix";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([series_id], |row| {
        let run = LostRun {
            first: row.get(0)?,
            last: row.get(1)?,
            suffix: row.get(2)?,
            in_turn: row.get(3)?,
            cause: cause(row.text(4)?),
        };
        Ok((run, row.get(5)?))
    })?;
    Ok(rows.collect::<EngineResult<_>>()?)
}

/// Parses the cause; an unknown word, which `check` reports, counts as the strictest cause.
fn cause(key: &str) -> LostCause {
    LostCause::from_key(key).unwrap_or(LostCause::Given)
}

/// Stores a run.
pub(super) fn insert(
    transaction: &mut Transaction<'_>,
    action: Action,
    restoring_id: i64,
    series_id: i64,
    run: &LostRun,
) -> Result<()> {
    let LostRun { first, last, suffix, in_turn, cause } = run;
    let sql = "INSERT INTO lost_number (restoring_id, series_id, first, last, suffix, in_turn, cause)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
    let id = transaction
        .connection
        .insert(sql, params![restoring_id, series_id, first, last, suffix, in_turn, cause.key()])?;
    transaction.inserted(&EventSpec { action, record: Record::LostNumber, id, reason: "" })
}
