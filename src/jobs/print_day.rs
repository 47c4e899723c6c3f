//! Closes a day and prints its register, never one without the other.

use std::path::Path;

use disk::naming;
use domain::closed_day::ClosedDay;
use paper;
use store::Store;

use super::{JobError, issuer::issuer};

/// Closes the day and prints its register into a new file. A day whose register cannot be printed is not
/// closed.
///
/// # Errors
/// Any error of registry or paper; nothing is closed then and no file is left.
pub fn close_day(store: &mut Store, target: &Path) -> Result<ClosedDay, JobError> {
    let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
    let mut is_printed = false;
    let closed = store.write(|transaction| {
        let register = transaction.close_day()?;
        paper::print_daily_register(&office, &register, target)?;
        is_printed = true;
        Ok(register.closed)
    });
    if closed.is_err() && is_printed {
        // The day could not be closed, so that its paper would be false.
        let _ = naming::remove(target);
    }
    closed
}

/// Prints the register of a closed day again, into a new file.
///
/// # Errors
/// Any error of registry or paper; no file is left then.
pub fn print_day(store: &Store, id: i64, target: &Path) -> Result<(), JobError> {
    let register = store.at_one_moment(|store| store.daily_register(id))?;
    let office = issuer(store, None, register.closed.day)?;
    Ok(paper::print_daily_register(&office, &register, target)?)
}
