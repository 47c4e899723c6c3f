//! Restoring a backup: it is inspected first; then it replaces the registry, and what it lacks is listed.

use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use disk::naming;
use domain::{
    backup::{actions_name, list_name},
    restoring::{Since, ToldLast},
};
use exchange::export::{self, ExportError};
use paper;
use progress::Progress;
use store::{
    Access, BackupSummary, Listed, Restored, Restorer, Store, StoreError, Writer, backup_summary, restore,
    wants_upgrade,
};

use super::{JobError, export::write_json_lines};

/// How long one waits for threads of this very program that are just letting the registry go.
const BUSY_TIMEOUT: Duration = Duration::from_secs(3);
/// How long between two attempts.
const PAUSE: Duration = Duration::from_millis(100);

/// Which copy is restored where, and by whom.
#[derive(Debug, Clone)]
pub struct RestoreCopy {
    /// The copy.
    pub copy: PathBuf,
    /// The registry whose place it takes.
    pub registry: PathBuf,
    /// In whose name and by which clock.
    pub writer: Writer,
    /// The last numbers on paper, where they are known.
    pub told: Vec<ToldLast>,
    /// Whether somebody said that the copy is to replace the registry though that is another one.
    pub other_registry: bool,
}

/// Looks whether a copy is whole, and at what it holds. Neither the copy nor the registry changes.
///
/// # Errors
/// When the copy cannot be used, and [`JobError::Stopped`].
pub fn look_at_copy(copy: &Path, registry: &Path, progress: &Progress) -> Result<BackupSummary, JobError> {
    backup_summary(copy, registry, progress).map_err(|error| JobError::of_stoppable(error, progress))
}

/// Puts a copy in the registry's place; what stands there is kept beside it, with lists of what the
/// copy does not have: documents, and what was done to others.
///
/// # Errors
/// As [`restore`], and when a list cannot be written; [`JobError::Stopped`]. Nothing has changed then.
pub fn restore_copy(request: &RestoreCopy, progress: &Progress) -> Result<Restored, JobError> {
    let unwritten: RefCell<Option<JobError>> = RefCell::default();
    let list = |kept: &Path, since: &Since| {
        write_lists(kept, since, &request.writer, progress).map_err(|error| {
            unwritten.replace(Some(error));
            StoreError::Stopped
        })
    };
    let by = Restorer {
        writer: request.writer.clone(),
        told: &request.told,
        other_registry: request.other_registry,
        list: Some(&list),
    };
    let since = Instant::now();
    loop {
        match restore(&request.copy, &request.registry, by.clone(), progress) {
            Err(StoreError::InUse(_)) if since.elapsed() < BUSY_TIMEOUT && !progress.is_stopped() => {
                thread::sleep(PAUSE);
            }
            Err(error) => return Err(unwritten.take().unwrap_or_else(|| JobError::of_stoppable(error, progress))),
            Ok(restored) => return Ok(restored),
        }
    }
}

/// Lists beside a kept registry what the copy that replaces it does not have; no file there is replaced.
fn write_lists(kept: &Path, since: &Since, writer: &Writer, progress: &Progress) -> Result<Listed, JobError> {
    if since.documents.is_empty() && since.actions.events.is_empty() {
        return Ok(Listed::default());
    }
    // What is kept stays as it is: one of an earlier version is read from a copy that is brought up to date.
    let of_system = |error: std::io::Error| StoreError::Other(kept.to_owned(), error.to_string());
    let folder = if wants_upgrade(kept) { Some(tempfile::tempdir().map_err(of_system)?) } else { None };
    let store = match &folder {
        Some(folder) => {
            let copy = folder.path().join("registry.db");
            fs::copy(kept, &copy).map_err(of_system)?;
            Store::open_for(&copy, Access::Write, writer)?
        }
        None => Store::open(kept, Access::Read)?,
    };
    let mut listed = Listed::default();
    if !since.documents.is_empty() {
        // Lines of JSON, which an import reads.
        listed.documents = Some(write_beside(kept, list_name, |target| {
            write_json_lines(&store, &since.documents, target, false, progress)
        })?);
    }
    if !since.actions.events.is_empty() {
        let changes = store.changes(&since.actions.events)?;
        let table = paper::table_of_changes(&changes);
        let written = write_beside(kept, actions_name, |target| Ok(export::write_table(target, &table)?));
        if let (Err(_), Some(documents)) = (&written, &listed.documents) {
            // Nothing is restored then, and nothing is left.
            let _ = naming::remove(documents);
        }
        listed.actions = Some(written?);
    }
    Ok(listed)
}

/// Writes a list beside a kept registry under the first of its names that is free. Where it is.
fn write_beside(
    kept: &Path,
    named: fn(&str, u32) -> String,
    write: impl Fn(&Path) -> Result<(), JobError>,
) -> Result<PathBuf, JobError> {
    let of_system = |error: std::io::Error| StoreError::Other(kept.to_owned(), error.to_string());
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    for ordinal in 1..u32::MAX {
        let target = kept.with_file_name(named(&name, ordinal));
        match write(&target) {
            Err(JobError::Export(ExportError::Exists(_))) => {}
            written => {
                written?;
                // It holds the registry's content, so it has the registry's permissions.
                let may_read = fs::metadata(kept).map_err(of_system)?.permissions();
                fs::set_permissions(&target, may_read).map_err(of_system)?;
                return Ok(target);
            }
        }
    }
    Err(StoreError::Exists(kept.to_owned()).into())
}
