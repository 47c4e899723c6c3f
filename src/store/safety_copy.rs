//! Safety copies: the registry copied while others use it, with its files, counted only once it was found whole; then old copies
//! may go.

use std::{
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;
use rusqlite::{
    Connection, ErrorCode,
    backup::{Backup, StepResult},
};

use super::{Access, Files, Result, Store, StoreError, attachment, check, file, stopping::until_stopped};
use crate::{
    domain::{
        attachment::KeptFile,
        safety_copy::{self, CopyName},
    },
    progress::Progress,
};

/// So many pages are copied between two looks whether one is to stop.
const PAGES: i32 = 2_000;
/// What counts as one step of copying an attached file, in bytes: a page of the registry.
const STEP: u64 = 4_096;

/// A safety copy that was found whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyCopy {
    /// Where it lies.
    pub path: PathBuf,
    /// How many documents it holds.
    pub documents: u64,
    /// How many attached files were not beside the copies yet and are now.
    pub files: usize,
    /// The names of attached files that could not be copied: they are gone or damaged. The copy stands all the same.
    pub files_missing: Vec<String>,
}

/// A safety copy found in a folder, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCopy {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was taken (local time).
    pub taken: NaiveDateTime,
    /// How large it is, in bytes.
    pub size: u64,
}

/// What became of old copies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Thinned {
    /// So many are gone.
    pub removed: usize,
    /// So many should go, but the system refused.
    pub refused: usize,
}

impl Store {
    /// Copies the registry as it is at this moment into a folder, as one file named after the moment. Others read and write on.
    /// The file gets its name only after it was opened and found whole; no file of that name is replaced. Progress counts pages:
    /// those copied, those looked at, those of attached files.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`] when neither the folder nor the one above it is there, [`StoreError::CopyNotWhole`] when the copy
    /// cannot be trusted, [`StoreError::Interrupted`] when somebody stopped it, and what the disk refuses. No copy is left then.
    pub fn copy_into(&self, folder: &Path, taken: NaiveDateTime, progress: &Progress) -> Result<SafetyCopy> {
        let system = |error: std::io::Error| StoreError::of_system(folder, &error);
        let named = CopyName { taken, ordinal: 1 };
        ready(folder)?;
        let unfinished = file::unfinished_in(folder).map_err(system)?;
        let at_source = |error: rusqlite::Error| StoreError::of_engine(&self.path, &error);
        let snapshot = self.connection.unchecked_transaction().map_err(at_source)?;
        let documents = count(&snapshot).map_err(at_source)?;
        let attached = attachment::files(&snapshot).map_err(at_source)?;
        let copies = Files::of(&folder.join(named.file()));
        let wanted: Vec<&KeptFile> =
            attached.iter().map(|(file, _)| file).filter(|file| !copies.seems_there(file)).collect();
        let steps: u64 = wanted.iter().map(|file| file.size.div_ceil(STEP)).sum();
        let mut pages = 0;
        let done = copy_pages(&snapshot, unfinished.path(), progress, |copied, all| {
            pages = all;
            progress.set_total(2 * all + steps);
            progress.set_done(copied);
        });
        done.map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => at_source(error),
            _ => StoreError::of_engine(folder, &error),
        })?;
        drop(snapshot);
        let looked = look_at(unfinished.path(), documents, progress);
        if progress.is_stopped() {
            return Err(StoreError::Interrupted);
        }
        looked.map_err(|detail| StoreError::CopyNotWhole(self.path.clone(), detail))?;
        progress.set_done(2 * pages);
        File::open(unfinished.path()).and_then(|copy| copy.sync_all()).map_err(system)?;
        // Before the copy has its name: so a copy never stands there without what hangs on it.
        let (files, files_missing) = self.copy_files(&wanted, &copies, progress)?;
        let mut unfinished = unfinished;
        for ordinal in 1..u32::MAX {
            let path = folder.join(CopyName { ordinal, ..named }.file());
            match unfinished.persist_noclobber(&path) {
                Ok(_) => {
                    file::sync_folder(folder).map_err(system)?;
                    return Ok(SafetyCopy { path, documents, files, files_missing });
                }
                Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => unfinished = taken.file,
                Err(refused) => return Err(system(refused.error)),
            }
        }
        Err(StoreError::Exists(folder.to_owned()))
    }

    /// Copies the registry as it is at this moment into a new file, without its attached files, to try something on. Others read and write
    /// on.
    ///
    /// # Errors
    /// [`StoreError::Interrupted`] when somebody stopped it, and what the disk refuses.
    pub fn copy_to_try(&self, target: &Path, progress: &Progress) -> Result<()> {
        let snapshot =
            self.connection.unchecked_transaction().map_err(|error| StoreError::of_engine(&self.path, &error))?;
        copy_pages(&snapshot, target, progress, |_, _| {}).map_err(|error| StoreError::of_engine(target, &error))?;
        if progress.is_stopped() { Err(StoreError::Interrupted) } else { Ok(()) }
    }

    /// Adds what is not yet there to the files that all copies of a folder share. Those of earlier copies stay: every later
    /// registry still has them.
    fn copy_files(&self, wanted: &[&KeptFile], copies: &Files, progress: &Progress) -> Result<(usize, Vec<String>)> {
        let (own, mut added, mut missing) = (Files::of(&self.path), 0, Vec::new());
        for file in wanted {
            if progress.is_stopped() {
                return Err(StoreError::Interrupted);
            }
            match copies.take_from(&own, file)? {
                None => added += 1,
                Some(_) => missing.push(file.name.clone()),
            }
            progress.advance(file.size.div_ceil(STEP));
        }
        Ok((added, missing))
    }
}

/// The safety copies in a folder, the newest first. Files that do not bear exactly the name of a copy are none.
///
/// # Errors
/// [`StoreError::NoFolder`] when it is not there, and when it cannot be listed.
pub fn copies_in(folder: &Path) -> Result<Vec<FoundCopy>> {
    let system = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => StoreError::NoFolder(folder.to_owned()),
        _ => StoreError::of_system(folder, &error),
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(system)? {
        let entry = entry.map_err(system)?;
        let Some(name) = entry.file_name().to_str().and_then(CopyName::read) else { continue };
        let metadata = entry.metadata().map_err(system)?;
        if metadata.is_file() {
            found.push((name, FoundCopy { path: entry.path(), taken: name.taken, size: metadata.len() }));
        }
    }
    found.sort_by_key(|(name, _)| std::cmp::Reverse(*name));
    Ok(found.into_iter().map(|(_, copy)| copy).collect())
}

/// Removes old copies by the rule of [`safety_copy::thin`]. Files that do not bear exactly the name of a copy are never touched.
///
/// # Errors
/// When the folder cannot be listed.
pub fn thin_copies(folder: &Path, now: NaiveDateTime) -> Result<Thinned> {
    let names = copies_in(folder)?.into_iter().filter_map(|copy| CopyName::read(copy.path.file_name()?.to_str()?));
    let mut thinned = Thinned::default();
    for name in safety_copy::thin(&names.collect::<Vec<_>>(), now) {
        match fs::remove_file(folder.join(name.file())) {
            Ok(()) => thinned.removed += 1,
            Err(_) => thinned.refused += 1,
        }
    }
    Ok(thinned)
}

/// Makes the folder if only its last part is missing: more would fill the computer's own disk when a drive is not plugged in.
fn ready(folder: &Path) -> Result<()> {
    match fs::create_dir(folder) {
        Ok(()) => Ok(()),
        Err(_) if folder.is_dir() => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
            Err(StoreError::NoFolder(folder.to_owned()))
        }
        Err(error) => Err(StoreError::of_system(folder, &error)),
    }
}

/// Copies every page of what the source sees into an empty file, as one file that needs no log beside it. The source must be
/// reading one snapshot, or the copying would begin anew whenever somebody writes. `told` hears how many pages of all are copied.
pub(super) fn copy_pages(
    source: &Connection,
    target: &Path,
    progress: &Progress,
    mut told: impl FnMut(u64, u64),
) -> rusqlite::Result<()> {
    let failed = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
    let mut target = Connection::open(target)?;
    // Nobody knows this file yet: it is made durable once, when it is complete.
    target.pragma_update(None, "synchronous", "OFF")?;
    let backup = Backup::new(source, &mut target)?;
    loop {
        let step = backup.step(PAGES)?;
        let pages = backup.progress();
        told(u64::from((pages.pagecount - pages.remaining).unsigned_abs()), u64::from(pages.pagecount.unsigned_abs()));
        match step {
            StepResult::Done => break,
            StepResult::More if progress.is_stopped() => return Err(failed(rusqlite::ffi::SQLITE_INTERRUPT)),
            StepResult::More => {}
            _ => return Err(failed(rusqlite::ffi::SQLITE_BUSY)),
        }
    }
    drop(backup);
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.close().map_err(|(_, error)| error)
}

/// How many documents there are.
pub(super) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))
}

/// What is wrong with a file page by page, if anything.
pub(super) fn damage(connection: &Connection) -> Option<String> {
    match check::damages(connection) {
        Ok(damages) => damages.into_iter().next(),
        Err(fault) => Some(fault.at(Path::new("")).to_string()),
    }
}

/// Opens a new copy as anybody would and says why it cannot be trusted.
pub(super) fn look_at(copy: &Path, documents: u64, progress: &Progress) -> std::result::Result<(), String> {
    let store = Store::open_anywhere(copy, Access::Read).map_err(|error| error.to_string())?;
    let handle = store.connection.get_interrupt_handle();
    if let Some(detail) = until_stopped(&handle, progress, || damage(&store.connection)) {
        return Err(detail);
    }
    match count(&store.connection) {
        Ok(held) if held == documents => Ok(()),
        Ok(held) => Err(format!("{held} / {documents}")),
        Err(error) => Err(error.to_string()),
    }
}
