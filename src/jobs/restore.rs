//! Restores a backup: inspects it, lists what it lacks, and replaces the registry with it.

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
    Access, Address, BackupSummary, Listed, Restored, Restorer, Store, StoreError, Writer, backup_summary, restore,
    wants_upgrade,
};

use super::{JobError, export::write_json_lines};

/// How long to wait for threads of this program that are about to close the registry.
const BUSY_TIMEOUT: Duration = Duration::from_secs(3);
/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(100);

/// The backup to restore, where, and by whom.
#[derive(Debug, Clone)]
pub struct RestoreCopy {
    /// The copy.
    pub copy: PathBuf,
    /// The registry whose place it takes.
    pub registry: Address,
    /// The clerk and the clock.
    pub writer: Writer,
    /// The last numbers on paper, where they are known.
    pub told: Vec<ToldLast>,
    /// Whether it was confirmed that the copy replaces a registry that it was not made of.
    pub other_registry: bool,
}

/// Checks whether a copy is whole, and returns what it holds. Neither copy nor registry change.
///
/// # Errors
/// When the copy cannot be used, and [`JobError::Stopped`].
pub fn look_at_copy(copy: &Path, registry: impl Into<Address>, progress: &Progress) -> Result<BackupSummary, JobError> {
    backup_summary(copy, registry, progress).map_err(|error| JobError::of_stoppable(error, progress))
}

/// Replaces the registry with a copy. The replaced registry is kept beside it, with lists of what the copy
/// lacks: documents, and follow-up of others.
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

/// Writes lists beside a kept registry of what the copy that replaces it lacks; no existing file is replaced.
fn write_lists(kept: &Path, since: &Since, writer: &Writer, progress: &Progress) -> Result<Listed, JobError> {
    if since.documents.is_empty() && since.actions.events.is_empty() {
        return Ok(Listed::default());
    }
    // The kept file must not change, so one of an earlier version is read from an upgraded copy.
    let of_system = |error: std::io::Error| StoreError::Other(kept.into(), error.to_string());
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
        // As JSON lines, which can be imported.
        listed.documents = Some(write_beside(kept, list_name, |target| {
            write_json_lines(&store, &since.documents, target, false, progress)
        })?);
    }
    if !since.actions.events.is_empty() {
        let changes = store.changes(&since.actions.events)?;
        let table = paper::table_of_changes(&changes);
        let written = write_beside(kept, actions_name, |target| Ok(export::write_table(target, &table)?));
        if let (Err(_), Some(documents)) = (&written, &listed.documents) {
            // The restoring is given up, so that its lists must go too.
            let _ = naming::remove(documents);
        }
        listed.actions = Some(written?);
    }
    Ok(listed)
}

/// Writes a list beside a kept registry under the first free name, and returns its path.
fn write_beside(
    kept: &Path,
    named: fn(&str, u32) -> String,
    write: impl Fn(&Path) -> Result<(), JobError>,
) -> Result<PathBuf, JobError> {
    let of_system = |error: std::io::Error| StoreError::Other(kept.into(), error.to_string());
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    for ordinal in 1..u32::MAX {
        let target = kept.with_file_name(named(&name, ordinal));
        match write(&target) {
            Err(JobError::Export(ExportError::Exists(_))) => {}
            written => {
                written?;
                // It holds content of the registry, so it gets the registry's permissions.
                let may_read = fs::metadata(kept).map_err(of_system)?.permissions();
                fs::set_permissions(&target, may_read).map_err(of_system)?;
                return Ok(target);
            }
        }
    }
    Err(StoreError::Exists(kept.into()).into())
}
