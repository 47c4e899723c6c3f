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

use super::{Access, Files, Result, Store, StoreError, attachment, file};
use crate::domain::{
    attachment::KeptFile,
    document::DocumentId,
    safety_copy::{self, CopyName},
};

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
    /// The file gets its name only after it was opened and found whole; no file of that name is replaced.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`] when neither the folder nor the one above it is there, [`StoreError::CopyNotWhole`] when the copy
    /// cannot be trusted, and what the disk refuses. No copy is left then.
    pub fn copy_into(&self, folder: &Path, taken: NaiveDateTime) -> Result<SafetyCopy> {
        let system = |error: std::io::Error| StoreError::of_system(folder, &error);
        let named = CopyName { taken, ordinal: 1 };
        ready(folder)?;
        let unfinished = file::unfinished_in(folder).map_err(system)?;
        let at_source = |error: rusqlite::Error| StoreError::of_engine(&self.path, &error);
        let snapshot = self.connection.unchecked_transaction().map_err(at_source)?;
        let documents = count(&snapshot).map_err(at_source)?;
        let attached = attachment::files(&snapshot).map_err(at_source)?;
        copy_pages(&snapshot, unfinished.path()).map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => at_source(error),
            _ => StoreError::of_engine(folder, &error),
        })?;
        drop(snapshot);
        look_at(unfinished.path(), documents).map_err(|detail| StoreError::CopyNotWhole(self.path.clone(), detail))?;
        File::open(unfinished.path()).and_then(|copy| copy.sync_all()).map_err(system)?;
        // Before the copy has its name: so a copy never stands there without what hangs on it.
        let (files, files_missing) = self.copy_files(&attached, &Files::of(&folder.join(named.file())))?;
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

    /// Adds what is not yet there to the files that all copies of a folder share. Those of earlier copies stay: every later
    /// registry still has them.
    fn copy_files(&self, attached: &[(KeptFile, DocumentId)], copies: &Files) -> Result<(usize, Vec<String>)> {
        let (own, mut added, mut missing) = (Files::of(&self.path), 0, Vec::new());
        for (file, _) in attached {
            if copies.seems_there(file) {
                continue;
            }
            match copies.take_from(&own, file)? {
                None => added += 1,
                Some(_) => missing.push(file.name.clone()),
            }
        }
        Ok((added, missing))
    }
}

/// Removes old copies by the rule of [`safety_copy::thin`]. Files that do not bear exactly the name of a copy are never touched.
///
/// # Errors
/// When the folder cannot be listed.
pub fn thin_copies(folder: &Path, now: NaiveDateTime) -> Result<Thinned> {
    let system = |error: std::io::Error| StoreError::of_system(folder, &error);
    let mut copies = Vec::new();
    for entry in fs::read_dir(folder).map_err(system)? {
        let entry = entry.map_err(system)?;
        if let Some(name) = entry.file_name().to_str().and_then(CopyName::read)
            && entry.file_type().map_err(system)?.is_file()
        {
            copies.push(name);
        }
    }
    let mut thinned = Thinned::default();
    for name in safety_copy::thin(&copies, now) {
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

/// Copies every page of what the source sees into an empty file, as one file that needs no log beside it.
pub(super) fn copy_pages(source: &Connection, target: &Path) -> rusqlite::Result<()> {
    let mut target = Connection::open(target)?;
    // Nobody knows this file yet: it is made durable once, when it is complete.
    target.pragma_update(None, "synchronous", "OFF")?;
    // All in one step of one snapshot: copied piece by piece, it would begin anew whenever somebody writes.
    let step = Backup::new(source, &mut target)?.step(-1)?;
    if step != StepResult::Done {
        let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
        return Err(rusqlite::Error::SqliteFailure(busy, None));
    }
    target.pragma_update(None, "journal_mode", "DELETE")?;
    target.close().map_err(|(_, error)| error)
}

/// How many documents there are.
pub(super) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))
}

/// What is wrong with a file page by page, if anything.
pub(super) fn damage(connection: &Connection) -> Option<String> {
    let found = connection.query_row("PRAGMA integrity_check (1)", [], |row| row.get::<_, String>(0));
    match found {
        Ok(line) if line == "ok" => None,
        Ok(line) => Some(line),
        Err(error) => Some(error.to_string()),
    }
}

/// Opens a new copy as anybody would and says why it cannot be trusted.
pub(super) fn look_at(copy: &Path, documents: u64) -> std::result::Result<(), String> {
    let store = Store::open_anywhere(copy, Access::Read).map_err(|error| error.to_string())?;
    if let Some(detail) = damage(&store.connection) {
        return Err(detail);
    }
    match count(&store.connection) {
        Ok(held) if held == documents => Ok(()),
        Ok(held) => Err(format!("{held} / {documents}")),
        Err(error) => Err(error.to_string()),
    }
}
