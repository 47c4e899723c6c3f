//! The office's own days in the working calendar. See `calendar_day` in schema.sql.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use domain::working_calendar::{CalendarDay, WorkingCalendar};

use super::{
    Result, Store, Transaction,
    error::{DbError, DbResult},
};

/// The law's calendar with the office's own days over it.
pub(super) fn calendar(connection: &Connection) -> DbResult<WorkingCalendar> {
    let mut statement = connection.prepare_cached("SELECT day, off, name FROM calendar_day ORDER BY day")?;
    let own = statement
        .query_map([], |row| Ok(CalendarDay { day: row.get(0)?, off: row.get(1)?, name: row.get(2)? }))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(WorkingCalendar::new(own))
}

impl Store {
    /// Which days are off here.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn calendar(&self) -> Result<WorkingCalendar> {
        self.read(calendar)
    }
}

impl Transaction<'_> {
    /// Keeps a day on which the office departs from the law's calendar; what it said of that day before gives way.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn put_calendar_day(&mut self, day: &CalendarDay) -> Result<()> {
        let CalendarDay { day, off, name } = day.named();
        let sql = "INSERT INTO calendar_day (day, off, name) VALUES (?1, ?2, ?3)
                   ON CONFLICT (day) DO UPDATE SET off = ?2, name = ?3";
        let done = self.connection.execute(sql, params![day, off, name]);
        done.map(|_| ()).map_err(|error| DbError::from(error).at(self.path))
    }

    /// Goes by the law's calendar on a day again; whether the office had said anything of it.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remove_calendar_day(&mut self, day: NaiveDate) -> Result<bool> {
        let done = self.connection.execute("DELETE FROM calendar_day WHERE day = ?1", [day]);
        done.map(|rows| rows == 1).map_err(|error| DbError::from(error).at(self.path))
    }
}
