//! Makes backups. A new copy is verified before old ones are pruned; a rehearsal that there was no time for is
//! done later.

use std::{path::Path, time::Duration};

use chrono::NaiveDateTime;

use disk::folder_of;
use progress::Progress;
use store::{
    Access, Address, LastCopy, MadeBackup, Pruned, Store, StoreError, Verdict, Verification, Writer, rehearse_copy,
};

use super::JobError;

/// How long to wait for other writers before giving up on recording a copy.
const NOTING: Duration = Duration::from_secs(3);

/// A copy that was made, and the pruning of older ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackedUp {
    /// The copy.
    pub copy: MadeBackup,
    /// The older copies. Where they could not be looked through, the new copy exists all the same.
    pub pruned: Result<Pruned, StoreError>,
    /// Whether the copy was recorded in the registry; if not, it exists all the same.
    pub remembered: Result<(), StoreError>,
}

/// Copies the registry into a folder while others use it, rehearses restoring the copy, then prunes the copies
/// there and records the new one in the registry.
///
/// # Errors
/// When no copy could be made, or the work was stopped; the older copies all stay then.
pub fn back_up(
    registry: impl Into<Address>,
    folder: &Path,
    writer: &Writer,
    progress: &Progress,
) -> Result<BackedUp, JobError> {
    backed_up(&registry.into(), folder, writer, progress, Store::copy_into)
}

/// Makes a backup while the window closes: the rehearsal is left for later.
///
/// # Errors
/// As [`back_up`].
pub fn back_up_quickly(
    registry: impl Into<Address>,
    folder: &Path,
    writer: &Writer,
    progress: &Progress,
) -> Result<BackedUp, JobError> {
    backed_up(&registry.into(), folder, writer, progress, Store::copy_quickly_into)
}

fn backed_up(
    registry: &Address,
    folder: &Path,
    writer: &Writer,
    progress: &Progress,
    copy: impl FnOnce(&Store, &Path, NaiveDateTime, &Progress) -> Result<MadeBackup, StoreError>,
) -> Result<BackedUp, JobError> {
    let now = writer.clock.now();
    let store = match Store::open(registry, Access::Read) {
        // Opened for writing because the copy is recorded in the registry.
        Err(StoreError::OlderForm(..)) => Store::open_for(registry, Access::Write, writer),
        opened => opened,
    };
    let store = store?;
    let copy = copy(&store, folder, now, progress).map_err(|error| JobError::of_stoppable(error, progress))?;
    let path = std::path::absolute(&copy.path).unwrap_or_else(|_| copy.path.clone());
    let made = LastCopy { path, taken: now };
    // The last connection closed must be a writing one: a reading one leaves SQLite's log behind.
    drop(store);
    let mut store = match Store::open_for(registry, Access::Write, writer) {
        Ok(store) => store,
        Err(error) => return Ok(BackedUp { copy, pruned: Ok(Pruned::default()), remembered: Err(error) }),
    };
    // The copy exists already, and recording it is not worth a long wait.
    store.waiting().set_longest(NOTING);
    let remembered = match copy.verification {
        Verification::Rehearsed => store.remember_rehearsal(&made, Some(Verdict::Whole)),
        Verification::Unrehearsed => store.remember_unrehearsed(&made.path, now),
        Verification::Wrong(_) => store.remember_rehearsal(&made, Some(Verdict::Wrong)),
    };
    if let Err(error) = &remembered {
        log::warn!("a safety copy was made and is not noted: {}", error.for_log());
    }
    // A copy that cannot be restored must not displace one that can.
    let pruned = match copy.verification {
        Verification::Wrong(_) => Ok(Pruned::default()),
        Verification::Rehearsed | Verification::Unrehearsed => store.prune_backups(folder, now),
    };
    Ok(BackedUp { copy, pruned, remembered })
}

/// The result of a postponed rehearsal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RehearsedLater {
    /// The copy.
    pub copy: LastCopy,
    /// Why it could not be restored, if that failed.
    pub wrong: Option<StoreError>,
}

/// Rehearses restoring the newest reachable copy that has not been rehearsed; `None` when there is none.
///
/// # Errors
/// [`JobError::Stopped`]; and where disk space is missing or the registry cannot be written, after which the
/// copy remains to be rehearsed.
pub fn rehearse_later(
    registry: impl Into<Address>,
    writer: &Writer,
    progress: &Progress,
) -> Result<Option<RehearsedLater>, JobError> {
    let registry = &registry.into();
    let waiting = Store::open(registry, Access::Read)?.backup_settings()?.unrehearsed;
    let remember =
        |copy: &LastCopy, verdict| Store::open_for(registry, Access::Write, writer)?.remember_rehearsal(copy, verdict);
    for copy in waiting.into_iter().rev() {
        // The copy's drive may be plugged in again later.
        if !folder_of(&copy.path).is_dir() {
            continue;
        }
        if !copy.path.exists() {
            remember(&copy, None)?;
            continue;
        }
        let wrong = match rehearse_copy(&copy.path, registry, progress) {
            Ok(()) => None,
            Err(
                error @ (StoreError::Stopped
                | StoreError::DiskFull(_)
                | StoreError::NotAllowed(_)
                | StoreError::OpenElsewhere(_)),
            ) => {
                return Err(JobError::of_stoppable(error, progress));
            }
            Err(error) => Some(error),
        };
        remember(&copy, Some(if wrong.is_none() { Verdict::Whole } else { Verdict::Wrong }))?;
        return Ok(Some(RehearsedLater { copy, wrong }));
    }
    Ok(None)
}
