//! Making safety copies: the copy first, looked at; only then old ones are thinned.

use std::path::Path;

use chrono::NaiveDateTime;

use super::JobError;
use crate::{
    progress::Progress,
    store::{Access, SafetyCopy, Store, StoreError, Thinned, thin_copies},
};

/// A copy that was made, and what became of older ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// The copy.
    pub copy: SafetyCopy,
    /// The older ones; when they could not be looked through, the copy stands all the same.
    pub thinned: Result<Thinned, StoreError>,
    /// Whether the registry remembers the copy; it stands all the same.
    pub remembered: Result<(), StoreError>,
}

/// Copies the registry into a folder while others use it, then thins the copies there and lets the registry remember the new one.
///
/// # Errors
/// When no copy could be made, or somebody stopped it; the older ones all stay then.
pub fn back_up(registry: &Path, folder: &Path, now: NaiveDateTime, progress: &Progress) -> Result<BackedUp, JobError> {
    let store = match Store::open(registry, Access::Read) {
        // The copy is remembered in the registry, so this writes.
        Err(StoreError::OlderForm(..)) => Store::open(registry, Access::Write),
        opened => opened,
    };
    let copy = store?.copy_into(folder, now, progress);
    let copy = copy.map_err(|error| JobError::of_stoppable(error, progress))?;
    let place = std::path::absolute(&copy.path).unwrap_or_else(|_| copy.path.clone());
    let remembered = Store::open(registry, Access::Write).and_then(|mut store| store.remember_safety_copy(&place, now));
    Ok(BackedUp { copy, thinned: thin_copies(folder, now), remembered })
}
