//! A year's registry book as a whole: whether it is locked, whether it is empty, its closing page.

use domain::{book::Book, office::Office};
use paper::Closing;
use store::{Store, YearBook};

use super::{JobError, issuer::last_day};

/// Returns whether a registry book is locked.
pub(super) fn is_locked(store: &Store, office: &Office, of: YearBook<'_>) -> Result<bool, JobError> {
    Ok(store.is_locked(of.book, Some(of.authority.unwrap_or(&office.name)), of.year)?)
}

/// Makes the content of a registry book's closing page.
pub(super) fn closing_of(store: &Store, office: &Office, of: YearBook<'_>) -> Result<Closing, JobError> {
    let mut series = store.numbers(of.year)?;
    // Series use the present names of authorities.
    let name = of.authority.unwrap_or(&office.name);
    let issuer = store.authority_on(name, last_day(9999))?.map_or_else(|| name.to_owned(), |found| found.name);
    let issuer = issuer.to_lowercase();
    series.retain(|series| {
        let is_theirs = |authority: &String| authority.to_lowercase() == issuer;
        series.book == of.book && series.authority.as_ref().is_none_or(is_theirs)
    });
    let numbered_by_others = store.numbered_by_others(of, None)?;
    let doubles = if of.book == Book::Incoming { store.report(of.year, None)?.doubles } else { 0 };
    Ok(Closing { place: office.place.clone(), series, numbered_by_others, doubles, lost_pages: Vec::new() })
}

/// Refuses an empty registry book, because another book is more likely meant.
pub(super) fn refuse_empty(store: &Store, office: &Office, of: YearBook<'_>) -> Result<(), JobError> {
    let Some(others) = store.authorities_with_documents_if_empty(of)? else { return Ok(()) };
    let authority = (of.book == Book::Outgoing).then(|| of.authority.unwrap_or(&office.name).to_owned());
    Err(JobError::EmptyBook { year: of.year, authority, others })
}
