//! Getting a safety copy back: a look at it first; then it takes the registry's place.

use std::{
    path::Path,
    thread,
    time::{Duration, Instant},
};

use chrono::NaiveDateTime;

use super::JobError;
use crate::{
    progress::Progress,
    store::{Restored, StoreError, Survey, restore, survey},
};

/// How long one waits for threads of this very program that are just letting the registry go.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long between two attempts.
const PAUSE: Duration = Duration::from_millis(100);

/// Looks whether a copy is whole, and at what it holds. Neither the copy nor the registry changes.
///
/// # Errors
/// When the copy cannot be used, and [`JobError::Stopped`].
pub fn look_at_copy(copy: &Path, registry: &Path, progress: &Progress) -> Result<Survey, JobError> {
    survey(copy, registry, progress).map_err(|error| JobError::of_stoppable(error, progress))
}

/// Puts a copy in the registry's place; what stands there is kept beside it.
///
/// # Errors
/// As [`restore`], and [`JobError::Stopped`]; nothing has changed then.
pub fn restore_copy(
    copy: &Path,
    registry: &Path,
    now: NaiveDateTime,
    progress: &Progress,
) -> Result<Restored, JobError> {
    let since = Instant::now();
    loop {
        match restore(copy, registry, now, progress) {
            Err(StoreError::InUse(_)) if since.elapsed() < PATIENCE && !progress.is_stopped() => thread::sleep(PAUSE),
            done => return done.map_err(|error| JobError::of_stoppable(error, progress)),
        }
    }
}
