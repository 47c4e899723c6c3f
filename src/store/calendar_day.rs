//! The office's own days in the working calendar. See `calendar_day` in schema.sql.

use chrono::NaiveDate;

use domain::working_calendar::{CalendarDay, WorkingCalendar};

use super::{
    Result, Store, Transaction,
    changes::Changed,
    engine::{Connection, EngineResult, params},
};

/// Combines the law's calendar with the office's own days.
pub(super) fn calendar(connection: &Connection) -> Result<WorkingCalendar> {
    let mut statement = connection.prepare_cached("SELECT day, off, name FROM calendar_day ORDER BY day")?;
    let own = statement
        .query_map([], |row| Ok(CalendarDay { day: row.get(0)?, off: row.get(1)?, name: row.get(2)? }))?
        .collect::<EngineResult<Vec<_>>>()?;
    Ok(WorkingCalendar::new(own))
}

impl Store {
    /// Returns the working calendar of the office.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn calendar(&self) -> Result<WorkingCalendar> {
        self.read(calendar)
    }
}

impl Transaction<'_> {
    /// Sets a day on which the office departs from the law's calendar, replacing what it had set for that day.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn put_calendar_day(&mut self, day: &CalendarDay) -> Result<()> {
        let CalendarDay { day, off, name } = day.named();
        let sql = "INSERT INTO calendar_day (day, off, name) VALUES (?1, ?2, ?3)
                   ON CONFLICT (day) DO UPDATE SET off = ?2, name = ?3";
        self.execute(Changed::Calendar, sql, params![day, off, name]).map(drop)
    }

    /// Removes what the office had set for a day; returns whether there was anything.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remove_calendar_day(&mut self, day: NaiveDate) -> Result<bool> {
        Ok(self.execute(Changed::Calendar, "DELETE FROM calendar_day WHERE day = ?1", [day])? == 1)
    }
}
