//! The names at the head of a paper: the office, or an authority that issues under its roof; as it was called
//! on a day, with its own parent body.

use chrono::NaiveDate;

use domain::office::{Authority, Office};
use store::Store;

use super::JobError;

/// Returns the office, or the authority of this name, with the names of a day (Phụ lục I, mục II.2, NĐ
/// 30/2020/NĐ-CP).
pub(super) fn issuer(store: &Store, authority: Option<&str>, day: NaiveDate) -> Result<Office, JobError> {
    let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
    let name = authority.unwrap_or(&office.name);
    let found = store.authority_on(name, day)?;
    let Authority { name, parent, abbreviation, .. } =
        found.unwrap_or_else(|| Authority { name: name.to_owned(), ..Authority::default() });
    Ok(Office { name, parent, abbreviation, place: office.place })
}

/// Returns the last day of a year, whose names its books bear.
pub(super) fn last_day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}
