//! Imports a list of the office's own days in the working calendar, completely or not at all.

use std::path::Path;

use domain::working_calendar::CalendarDay;
use exchange::calendar;
use store::Store;

use super::{JobError, import::RefusedRow, outside};

/// Imports the days of a list, each replacing what the office had set for that day. Returns how many were
/// imported; or the refused rows, which keep all others out.
///
/// # Errors
/// What cannot be read or written.
pub fn import_calendar(store: &mut Store, file: &Path) -> Result<Result<usize, Vec<RefusedRow>>, JobError> {
    let mut days: Vec<CalendarDay> = Vec::new();
    let mut refused = Vec::new();
    for line in calendar::understand(outside::tables(file)?, file)? {
        match line.day {
            Ok(day) => days.push(day),
            Err(problems) => {
                refused.push(RefusedRow { sheet: String::new(), line: line.line, problems, cells: Vec::new() });
            }
        }
    }
    if !refused.is_empty() {
        return Ok(Err(refused));
    }
    store.write(|transaction| days.iter().try_for_each(|day| transaction.put_calendar_day(day)))?;
    Ok(Ok(days.len()))
}
