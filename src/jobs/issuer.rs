//! Whose paper it is: the office, or an authority that issues under its roof; as it was called on a day, with its own parent above it.

use chrono::NaiveDate;

use domain::office::{Authority, Office};
use store::Store;

use super::JobError;

/// The office, or the authority of this name, as the paper of a day names it (Phụ lục I, mục II.2, NĐ 30/2020/NĐ-CP).
pub(super) fn issuer(store: &Store, authority: Option<&str>, day: NaiveDate) -> Result<Office, JobError> {
    let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
    let name = authority.unwrap_or(&office.name);
    let found = store.authority_on(name, day)?;
    let Authority { name, parent, abbreviation, .. } =
        found.unwrap_or_else(|| Authority { name: name.to_owned(), ..Authority::default() });
    Ok(Office { name, parent, abbreviation, place: office.place })
}

/// The last day of a year: its books bear the names of that day.
pub(super) fn last_day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or_default()
}
