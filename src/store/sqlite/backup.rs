//! Makes backups: copies the registry while others use it, with its files, and counts a copy only once it was
//! found whole; then prunes old copies.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::NaiveDateTime;
use rusqlite::{
    Connection, ErrorCode, OpenFlags,
    backup::{Backup, StepResult},
};

use disk::{self, naming, permissions::Permissions, unfinished};
use domain::{
    attachment::KeptFile,
    backup::{self, CopyName},
};
use progress::Progress;

use crate::{
    Access, Files, Result, Store, StoreError, attachment, engine, history,
    sqlite::{file, integrity::is_index_line, open_files::OpeningGuard, path_length, rehearsal},
    stopping::until_stopped,
};

/// The number of pages copied between two checks for a stop.
const PAGES: i32 = 2_000;
/// The number of bytes of an attached file that count as one step: a page of the registry.
const STEP: u64 = 4_096;

/// How a new copy is verified before it gets its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Restoring it is rehearsed.
    Rehearsal,
    /// Only its pages and the head of its history are checked, because the user is waiting.
    Quick,
}

/// What is known of a new copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// Its restoring was rehearsed: it is whole.
    Rehearsed,
    /// Its pages are whole and its head is right; its restoring was not rehearsed yet.
    Unrehearsed,
    /// It equals the registry, but cannot be restored, for this reason. It is kept, because there is no better
    /// copy.
    Wrong(StoreError),
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeBackup {
    /// What is known of it.
    pub verification: Verification,
    /// Where it lies.
    pub path: PathBuf,
    /// The number of documents.
    pub documents: u64,
    /// The number of attached files newly copied to the folder of backups.
    pub files: usize,
    /// The names of attached files that could not be copied because they are missing or damaged. The copy is
    /// made all the same.
    pub files_missing: Vec<String>,
}

/// A backup found in a folder, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCopy {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made (local time).
    pub taken: NaiveDateTime,
    /// Its size in bytes.
    pub size: u64,
}

/// The result of pruning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pruned {
    /// The number of copies removed.
    pub removed: usize,
    /// The number of copies that the system refused to remove.
    pub refused: usize,
    /// Whether none was removed because the clock is far ahead of the last dated day.
    pub clock_leapt: bool,
}

impl Store {
    /// Copies the registry in its present state into a folder, as one file named after the moment, while others
    /// read and write. The file gets its name only after its restoring was rehearsed; no file of that name is
    /// replaced. Progress counts pages: copied, checked, and those of attached files.
    ///
    /// # Errors
    /// [`StoreError::NoFolder`] when neither the folder nor its parent exists, [`StoreError::CopyNotWhole`]
    /// when the copy cannot be trusted, [`StoreError::Stopped`] when it was stopped, and any error of the disk.
    /// No copy is left then.
    pub fn copy_into(&self, folder: &Path, taken: NaiveDateTime, progress: &Progress) -> Result<MadeBackup> {
        self.copied_into(folder, taken, Look::Rehearsal, progress)
    }

    /// Copies the registry while the user waits for the window to close: only the pages of the copy are
    /// checked, and its restoring remains to be rehearsed.
    ///
    /// # Errors
    /// As [`Store::copy_into`].
    pub fn copy_quickly_into(&self, folder: &Path, taken: NaiveDateTime, progress: &Progress) -> Result<MadeBackup> {
        self.copied_into(folder, taken, Look::Quick, progress)
    }

    fn copied_into(&self, folder: &Path, taken: NaiveDateTime, look: Look, progress: &Progress) -> Result<MadeBackup> {
        let system = |error: std::io::Error| StoreError::of_system(folder, &error);
        let named = CopyName { taken, ordinal: 1 };
        let permissions = Permissions::of(self.address().file());
        self.refuse_own_files(folder)?;
        path_length::refuse(&folder.join(named.file()))?;
        ready(folder, permissions)?;
        unfinished::sweep(folder);
        Files::of(self.address()).sweep();
        let unfinished = file::unfinished_in(folder, permissions).map_err(system)?;
        let snapshot = self.connection.snapshot()?;
        let documents = snapshot.on_file(count)?;
        let head = history::last(&snapshot)?;
        let attached = attachment::files(&snapshot)?;
        let copies = Files::of(&folder.join(named.file())).kept_with(permissions);
        let wanted: Vec<&KeptFile> =
            attached.iter().map(|(file, _)| file).filter(|file| !copies.seems_there(file)).collect();
        let steps: u64 = wanted.iter().map(|file| file.size.div_ceil(STEP)).sum();
        let mut pages = 0;
        let done = copy_pages(snapshot.sqlite(), unfinished.path(), progress, |copied, all| {
            pages = all;
            progress.set_total(2 * all + steps);
            progress.set_done(copied);
        });
        done.map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreError::of_engine(self.address(), error),
            _ => StoreError::of_engine(folder, error),
        })?;
        drop(snapshot);
        let quickly = || look_quickly(unfinished.path(), documents, head, progress);
        let looked = match look {
            Look::Rehearsal => self.rehearsed(unfinished.path(), quickly, progress),
            Look::Quick => quickly().map(|()| Verification::Unrehearsed),
        };
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
        }
        let verification = looked.map_err(|detail| StoreError::CopyNotWhole(self.address().clone(), detail))?;
        progress.set_total(2 * pages + steps);
        progress.set_done(2 * pages);
        disk::sync_file(unfinished.path()).map_err(system)?;
        // Before the copy gets its name, so that no copy is ever without its files.
        let (files, files_missing) = self.copy_files(&wanted, &copies, progress)?;
        let mut unfinished = unfinished;
        for ordinal in 1..u32::MAX {
            let path = folder.join(CopyName { ordinal, ..named }.file());
            match unfinished.persist(&path, false) {
                Ok(_) => {
                    file::sync_folder(folder).map_err(system)?;
                    return Ok(MadeBackup { verification, path, documents, files, files_missing });
                }
                Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => unfinished = taken.file,
                Err(refused) => return Err(system(refused.error)),
            }
        }
        Err(StoreError::Exists(folder.into()))
    }

    /// Copies the registry in its present state into a new file for a trial, without its attached files, while
    /// others read and write.
    ///
    /// # Errors
    /// [`StoreError::Stopped`] when it was stopped, and any error of the disk.
    pub fn copy_to_try(&self, target: &Path, progress: &Progress) -> Result<()> {
        let snapshot = self.connection.snapshot()?;
        copy_pages(snapshot.sqlite(), target, progress, |_, _| {})
            .map_err(|error| StoreError::of_engine(target, error))?;
        if progress.is_stopped() { Err(StoreError::Stopped) } else { Ok(()) }
    }

    /// Rehearses the restoring of a new copy. An error says why the copy cannot be trusted; a fault of the
    /// registry itself is no error but [`Verification::Wrong`]. Without disk space beside the registry or the
    /// copy, the copy is only checked quickly.
    fn rehearsed(
        &self,
        copy: &Path,
        quickly: impl FnOnce() -> std::result::Result<(), String>,
        progress: &Progress,
    ) -> std::result::Result<Verification, String> {
        let mut places = [self.address().file(), copy].into_iter();
        loop {
            let Some(place) = places.next() else { return quickly().map(|()| Verification::Unrehearsed) };
            // A rehearsal counts documents, from 0.
            progress.set_done(0);
            return match rehearsal::rehearse_copy(copy, place, progress) {
                Ok(()) => Ok(Verification::Rehearsed),
                Err(
                    StoreError::DiskFull(_)
                    | StoreError::NotAllowed(_)
                    | StoreError::OpenElsewhere(_)
                    | StoreError::NetworkShare(..),
                ) => continue,
                Err(error @ (StoreError::Altered(..) | StoreError::Unfit(..))) => Ok(Verification::Wrong(error)),
                Err(StoreError::Damaged(_, detail) | StoreError::Other(_, detail)) => Err(detail),
                Err(error) => Err(error.to_string()),
            };
        }
    }

    /// Removes old copies of this registry by the rule of [`backup::prune`]. Never touches files without the
    /// exact name of a copy, copies of other registries, and what cannot be read; and no copy while the clock
    /// is far ahead of the history.
    ///
    /// # Errors
    /// When the folder cannot be listed or the registry cannot be read.
    pub fn prune_backups(&self, folder: &Path, now: NaiveDateTime) -> Result<Pruned> {
        if self.read(|connection| history::clock_has_leapt(connection, now.date()))? {
            return Ok(Pruned { clock_leapt: true, ..Pruned::default() });
        }
        // A doubtful copy neither replaces another nor is removed.
        let doubtful = self.doubtful_copies()?;
        let mut own = Vec::new();
        for copy in copies_in(folder)? {
            let name = copy.path.file_name().and_then(|name| CopyName::read(name.to_str()?));
            if let Some(name) = name
                && !doubtful.contains(&std::path::absolute(&copy.path).unwrap_or_default())
                && self.is_mine(&copy.path)?
            {
                own.push(name);
            }
        }
        let mut pruned = Pruned::default();
        for name in backup::prune(&own, now) {
            match naming::remove(&folder.join(name.file())) {
                Ok(()) => pruned.removed += 1,
                Err(_) => pruned.refused += 1,
            }
        }
        Ok(pruned)
    }

    /// Returns whether a copy is an earlier state of this registry: its last event is in this history with the
    /// same seal over all before it. False for the copy of another registry, for one in which documents were
    /// registered since, and for one that cannot be read.
    fn is_mine(&self, copy: &Path) -> Result<bool> {
        match head_of(copy) {
            Some((event, seal)) => self.read(|connection| Ok(history::seal_of(connection, event)? == Some(seal))),
            None => Ok(false),
        }
    }

    /// Refuses the folder of the registry's own attached files, even before it exists, and every folder in it.
    fn refuse_own_files(&self, folder: &Path) -> Result<()> {
        let real = |path: &Path| {
            let above = || Some(fs::canonicalize(file::folder_of(path)).ok()?.join(path.file_name()?));
            fs::canonicalize(path).ok().or_else(above)
        };
        match (real(folder), real(Files::of(self.address()).folder())) {
            (Some(folder), Some(files)) if folder.starts_with(&files) => Err(StoreError::AmongFiles(files)),
            _ => Ok(()),
        }
    }

    /// Adds missing files to the folder that all copies in a folder share. Those of earlier copies stay,
    /// because every later registry still has them.
    fn copy_files(&self, wanted: &[&KeptFile], copies: &Files, progress: &Progress) -> Result<(usize, Vec<String>)> {
        let (own, mut added, mut missing) = (Files::of(self.address()), 0, Vec::new());
        for file in wanted {
            if progress.is_stopped() {
                return Err(StoreError::Stopped);
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

/// Lists the backups in a folder, the newest first. Ignores files without the exact name of a copy.
///
/// # Errors
/// [`StoreError::NoFolder`] when it does not exist, and when it cannot be listed.
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

/// Returns the last event of a copy and its seal; `None` when it cannot be read, has no history, or was opened
/// for writing since.
fn head_of(copy: &Path) -> Option<(i64, [u8; 32])> {
    file::inspect(copy).ok()?;
    let opening = OpeningGuard::begin();
    if opening.is_open(copy) {
        return None;
    }
    // A copy in WAL mode has become a registry; opening it would leave a log beside it.
    if file::keeps_log(copy).ok()? {
        return None;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(copy, flags).ok()?;
    file::set_pragmas(&mut connection).ok()?;
    // Does not wait: a copy in use is not to be removed.
    connection.busy_timeout(Duration::ZERO).ok()?;
    history::last(&engine::Connection::new(connection, copy))
        .ok()
        .filter(|last| last.id > 0)
        .map(|last| (last.id, last.chain))
}

/// Creates the folder if only its last part is missing: more would fill the computer's own disk when a drive is
/// not plugged in.
fn ready(folder: &Path, permissions: Permissions) -> Result<()> {
    match permissions.make_folder(folder) {
        Ok(()) => Ok(()),
        Err(_) if folder.is_dir() => Ok(()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists) => {
            Err(StoreError::NoFolder(folder.to_owned()))
        }
        Err(error) => Err(StoreError::of_system(folder, &error)),
    }
}

/// Copies every page that the source sees into an empty file, as one file that needs no log beside it. The
/// source must be reading one snapshot, or copying would begin again whenever others write. `told` receives the
/// number of pages copied and in all.
pub(crate) fn copy_pages(
    source: &Connection,
    target: &Path,
    progress: &Progress,
    mut told: impl FnMut(u64, u64),
) -> rusqlite::Result<()> {
    let failed = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
    let mut target = Connection::open(target)?;
    // No other program knows this file yet, so it is synced once, when it is complete.
    target.pragma_update(None, "synchronous", "OFF")?;
    // Without a journal beside it.
    target.pragma_update(None, "journal_mode", "MEMORY")?;
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

/// Counts the documents.
pub(crate) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))
}

/// Opens a new copy, checks its pages and compares the head of its history. An error says why it cannot be
/// trusted.
fn look_quickly(
    copy: &Path,
    documents: u64,
    head: history::Last,
    progress: &Progress,
) -> std::result::Result<(), String> {
    let store = Store::open_anywhere(copy, Access::Read).map_err(|error| error.to_string())?;
    let handle = store.connection.interrupt_handle();
    let found: rusqlite::Result<Vec<String>> = until_stopped(&handle, progress, || {
        store.connection.sqlite().prepare("PRAGMA quick_check (20)")?.query_map([], |row| row.get(0))?.collect()
    });
    let lines = found.unwrap_or_else(|error| vec![error.to_string()]);
    // A search index can be rebuilt.
    if let Some(line) = lines.into_iter().find(|line| line != "ok" && !is_index_line(line)) {
        return Err(line);
    }
    let found = count(store.connection.sqlite()).map_err(|error| error.to_string())?;
    match history::last(&store.connection) {
        Ok(last) if last == head && found == documents => Ok(()),
        Ok(last) => Err(format!("{found} / {documents}, {} / {}", last.id, head.id)),
        Err(_) => Err(format!("{found} / {documents}")),
    }
}
