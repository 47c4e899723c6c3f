//! Reopens a numbering period that was ended by mistake, as long as nothing was numbered after it.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use domain::{
    book::Book,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    period::Period,
    series::SeriesCause,
    text,
};

use super::{
    Result, Transaction,
    engine::{self, Connection, OptionalExtension, params},
    history::EventSpec,
    lock, office, series,
};

impl Transaction<'_> {
    /// Reverts the end of a numbering period: the series of an authority (số đến, when none is named) that
    /// ended on the day before `day` continue as if they had not been ended.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when no numbers begin again on that day, a series begins on it or later
    /// already, the book is locked, or no reason is given; when the registry cannot be written.
    pub fn reopen_period(&mut self, authority: Option<&str>, day: NaiveDate, reason: &str) -> Result<()> {
        let reason = &text::clean(reason);
        let refused = |field, cause| Err(Problem::new(field, cause).into());
        let authority_id = authority.map(|name| office::known_authority(self.connection, name)).transpose()?;
        let book = if authority_id.is_some() { Book::Outgoing } else { Book::Incoming };
        let sql = "SELECT id FROM period_start
                   WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND day = ?3 AND reopened = ''";
        let found: Option<i64> = self
            .connection
            .prepare_cached(sql)?
            .query_row(params![book.key(), authority_id, day], |row| row.get(0))
            .optional()?;
        let Some(id) = found else { return refused(Field::IssuedDate, Cause::Series(SeriesCause::NoPeriodEnded(day))) };
        let last_day = day.pred_opt().unwrap_or(day);
        lock::refuse_locked(self.connection, book, authority_id, last_day.year())?;
        if reason.is_empty() {
            return refused(Field::Reason, Cause::Missing);
        }
        let later = series::all_of(self.connection, authority_id, None)?;
        if let Some(row) = later.iter().find(|row| row.period.starts >= day) {
            return refused(
                Field::IssuedDate,
                Cause::Series(SeriesCause::NumberedAfter(row.name().to_owned(), row.period.starts)),
            );
        }
        let spec = EventSpec { action: Action::Reopened, record: Record::PeriodStart, id, reason };
        self.change(&spec, |connection| {
            connection.execute("UPDATE period_start SET reopened = ?2 WHERE id = ?1", params![id, reason])?;
            Ok(())
        })?;
        lengthen(self, Action::Reopened, book, authority_id, day)
    }
}

/// Extends the series that were ended on the day before `day` to their former end, but not into another period
/// or another series of their types. A series that was to end on that day from the beginning still ends on it.
pub(super) fn lengthen(
    transaction: &mut Transaction<'_>,
    action: Action,
    book: Book,
    authority_id: Option<i64>,
    day: NaiveDate,
) -> Result<()> {
    let connection = transaction.connection;
    let starts = series::period_starts(connection, book, authority_id)?;
    let all = series::all_of(connection, authority_id, None)?;
    for row in all.iter().filter(|row| row.period.ends.succ_opt() == Some(day)) {
        let begins = row.period.starts;
        let types = series::types_of(connection, row.id)?;
        let mut taken = Vec::new();
        for other in all.iter().filter(|other| other.id != row.id) {
            let shares =
                types.is_empty() || series::types_of(connection, other.id)?.iter().any(|id| types.contains(id));
            if shares {
                taken.push(other.period);
            }
        }
        let ended = match end_before(connection, row.id, row.period.ends)? {
            Some(ended) => ended,
            // The series was created after the ending was recorded, and shortened to it; without it, it ends with the year.
            None if is_made_after(connection, row.id, (book, authority_id, day))? => Period::year_of(begins).ends,
            None => continue,
        };
        let period = Period { starts: begins, ends: ended }.cut_around(begins, &starts).left_around(begins, &taken);
        let spec = EventSpec { action, record: Record::Series, id: row.id, reason: "" };
        transaction.change(&spec, |connection| {
            connection.execute("UPDATE series SET ends = ?2 WHERE id = ?1", params![row.id, period.ends])?;
            Ok(())
        })?;
    }
    Ok(())
}

/// Returns the day on which a series was to end before its end was brought forward; `None` where it never was.
fn end_before(connection: &Connection, series_id: i64, ends: NaiveDate) -> Result<Option<NaiveDate>> {
    let sql = "SELECT before, after FROM event
               WHERE record = 'series' AND record_id = ?1 AND action <> 'registered' AND action <> 'taken-over'
                 AND before <> '' ORDER BY id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([series_id])?;
    while let Some(row) = rows.next()? {
        let end = |column: usize| Ok::<_, engine::Error>(end_in(row.text(column)?));
        let (before, after) = (end(0)?, end(1)?);
        if after == Some(ends) && before > after {
            return Ok(before);
        }
    }
    Ok(None)
}

/// Reads the end of a series from the image in an event; `None` where the event does not contain it.
fn end_in(image: &str) -> Option<NaiveDate> {
    serde_json::from_str::<Value>(image).ok()?.get("ends")?.as_str()?.parse().ok()
}

/// Returns whether a series was created after it was recorded that numbers begin again on a day.
fn is_made_after(
    connection: &Connection,
    series_id: i64,
    (book, authority_id, day): (Book, Option<i64>, NaiveDate),
) -> Result<bool> {
    let sql = "SELECT coalesce(
                   (SELECT min(id) FROM event WHERE record = 'series' AND record_id = ?1
                    AND action <> 'registered' AND action <> 'taken-over')
                   > (SELECT max(event.id) FROM event JOIN period_start ON period_start.id = record_id
                      WHERE record = 'period_start' AND book = ?2 AND authority_id IS NOT DISTINCT FROM ?3 AND day = ?4
                        AND event.before = ''), FALSE)";
    let row = params![series_id, book.key(), authority_id, day];
    Ok(connection.prepare_cached(sql)?.query_row(row, |row| row.get(0))?)
}
