//! Restoring a safety copy: it is inspected first; then it replaces the registry, and the documents it lacks are listed.

use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use super::{JobError, export::write_json_lines};
use crate::{
    domain::{document::DocumentId, restoring::ToldLast, safety_copy::list_name},
    exchange::export::ExportError,
    progress::Progress,
    store::{Access, Restored, Restorer, Store, StoreError, Survey, Writer, restore, survey, wants_upgrade},
};

/// How long one waits for threads of this very program that are just letting the registry go.
const PATIENCE: Duration = Duration::from_secs(3);
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
}

/// Looks whether a copy is whole, and at what it holds. Neither the copy nor the registry changes.
///
/// # Errors
/// When the copy cannot be used, and [`JobError::Stopped`].
pub fn look_at_copy(copy: &Path, registry: &Path, progress: &Progress) -> Result<Survey, JobError> {
    survey(copy, registry, progress).map_err(|error| JobError::of_stoppable(error, progress))
}

/// Puts a copy in the registry's place; what stands there is kept beside it, with a list of its documents that the copy does not have.
///
/// # Errors
/// As [`restore`], and when the list cannot be written; [`JobError::Stopped`]. Nothing has changed then.
pub fn restore_copy(request: &RestoreCopy, progress: &Progress) -> Result<Restored, JobError> {
    let unwritten: RefCell<Option<JobError>> = RefCell::default();
    let list = |kept: &Path, documents: &[DocumentId]| {
        write_list(kept, documents, &request.writer, progress).map_err(|error| {
            unwritten.replace(Some(error));
            StoreError::Stopped
        })
    };
    let by = Restorer { writer: request.writer.clone(), told: &request.told, list: Some(&list) };
    let since = Instant::now();
    loop {
        match restore(&request.copy, &request.registry, by.clone(), progress) {
            Err(StoreError::InUse(_)) if since.elapsed() < PATIENCE && !progress.is_stopped() => thread::sleep(PAUSE),
            Err(error) => return Err(unwritten.take().unwrap_or_else(|| JobError::of_stoppable(error, progress))),
            Ok(restored) => return Ok(restored),
        }
    }
}

/// Lists documents of a kept registry beside it, as lines of JSON that an import reads; no file there is replaced. Where the list is.
fn write_list(
    kept: &Path,
    documents: &[DocumentId],
    writer: &Writer,
    progress: &Progress,
) -> Result<PathBuf, JobError> {
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
    let name = kept.file_name().unwrap_or_default().to_string_lossy();
    for ordinal in 1..u32::MAX {
        let target = kept.with_file_name(list_name(&name, ordinal));
        match write_json_lines(&store, documents, &target, false, progress) {
            Err(JobError::Export(ExportError::Exists(_))) => {}
            written => {
                written?;
                // It tells what the registry tells: whoever may not read that may not read this.
                let may_read = fs::metadata(kept).map_err(of_system)?.permissions();
                fs::set_permissions(&target, may_read).map_err(of_system)?;
                return Ok(target);
            }
        }
    }
    Err(StoreError::Exists(kept.to_owned()).into())
}
