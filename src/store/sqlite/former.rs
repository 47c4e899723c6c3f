//! The registry that a restored copy replaces: locked meanwhile, and kept beside its place.

use std::{
    fs::File,
    io::{self, ErrorKind, Read, Seek, SeekFrom},
    ops::Range,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::NaiveDateTime;
use rusqlite::OpenFlags;

use disk::{naming, permissions::Permissions};
use domain::backup::kept_name;

use super::file::{self, LOGS, beside};
use crate::{Result, StoreError, engine::Connection};

/// How long to wait for a command that is about to end.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// The bytes of a registry that SQLite locks; on Windows no other handle can read them meanwhile. SQLite never
/// stores anything there.
const LOCK_BYTES: Range<u64> = 1 << 30..(1 << 30) + 512;

/// What is at the registry's path.
pub(super) enum Former {
    /// Nothing.
    Absent,
    /// A registry that is opened exclusively.
    Whole(Locked),
    /// A file that SQLite cannot use.
    Unusable,
}

/// A registry that is locked against all other programs as long as this value exists. The file handle is kept with
/// the connection, because closing any handle of the file releases its locks (POSIX).
pub(super) struct Locked {
    bytes: File,
    pub(super) connection: Connection,
}

impl Former {
    /// Opens it, merges its log into it and locks it.
    pub(super) fn look_at(registry: &Path) -> Result<Self> {
        match file::inspect(registry) {
            Err(StoreError::Absent(_)) => return Ok(Self::Absent),
            Err(StoreError::Damaged(..) | StoreError::NotARegistry(_) | StoreError::Empty(_)) => {
                return Ok(Self::Unusable);
            }
            Err(error @ (StoreError::NotAllowed(_) | StoreError::OpenElsewhere(_))) => return Err(error),
            Ok(_) | Err(_) => {}
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let locked = rusqlite::Connection::open_with_flags(registry, flags).and_then(|mut connection| {
            file::set_pragmas(&mut connection)?;
            connection.busy_timeout(BUSY_TIMEOUT)?;
            // SQLite removes the log only when no other program has the registry open. The one page it writes
            // then needs no journal on the disk, which a program that only reads could not undo after a kill.
            let mode: String = connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |row| row.get(0))?;
            let alone = mode.eq_ignore_ascii_case("memory");
            if alone {
                connection.execute_batch("BEGIN EXCLUSIVE")?;
            }
            Ok((connection, alone))
        });
        match locked.map_err(|error| StoreError::of_engine(registry, error)) {
            Ok((connection, true)) => {
                let bytes = File::open(registry).map_err(|error| StoreError::of_system(registry, &error))?;
                Ok(Self::Whole(Locked { bytes, connection: Connection::new(connection, registry) }))
            }
            Ok((_, false)) | Err(StoreError::Busy(_)) => Err(StoreError::InUse(registry.into())),
            Err(error @ (StoreError::NotAllowed(_) | StoreError::DiskFull(_))) => Err(error),
            Err(_) => Ok(Self::Unusable),
        }
    }

    /// Keeps it beside the registry under a free name.
    pub(super) fn keep(&self, registry: &Path, now: NaiveDateTime) -> Result<FormerRegistryFile> {
        let system = |error: io::Error| StoreError::of_system(registry, &error);
        let folder = file::folder_of(registry);
        let path = free_name(registry, now);
        let mut kept = FormerRegistryFile { path: None, made: Vec::new() };
        match self {
            Self::Absent => {}
            // A hard link would not do: both names would share later changes if the program were killed here.
            Self::Whole(locked) => {
                let mut unfinished = file::unfinished_in(folder, Permissions::of(registry)).map_err(system)?;
                copy_around(&locked.bytes, unfinished.as_file_mut(), LOCK_BYTES).map_err(system)?;
                unfinished.persist(&path, false).map_err(|refused| system(refused.error))?;
                kept.made.push(Made::New(path.clone()));
            }
            // Its bytes may be unreadable; some disks do not support second names.
            Self::Unusable => {
                if naming::link(registry, &path).is_ok() {
                    kept.made.push(Made::New(path.clone()));
                } else {
                    kept.move_there(registry, &path).map_err(system)?;
                }
            }
        }
        if !matches!(self, Self::Whole(_)) {
            for ending in LOGS {
                match kept.move_there(&beside(registry, ending), &beside(&path, ending)) {
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(system(error)),
                    _ => {}
                }
            }
        }
        file::sync_folder(folder).map_err(system)?;
        kept.path = (!matches!(self, Self::Absent)).then_some(path);
        Ok(kept)
    }
}

/// The former registry beside its place. Dropped before the copy is in that place, it restores the original
/// state.
pub(super) struct FormerRegistryFile {
    path: Option<PathBuf>,
    made: Vec<Made>,
}

/// One step of keeping it, which dropping reverts.
enum Made {
    New(PathBuf),
    Moved { from: PathBuf, to: PathBuf },
}

impl FormerRegistryFile {
    fn move_there(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        naming::rename(from, to)?;
        self.made.push(Made::Moved { from: from.to_owned(), to: to.to_owned() });
        Ok(())
    }

    /// Returns its path; `None` when there was no registry.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Adds files made beside it, which are removed with it.
    pub(super) fn add<'a>(&mut self, made: impl Iterator<Item = &'a PathBuf>) {
        self.made.extend(made.cloned().map(Made::New));
    }

    /// Keeps it permanently and returns its path.
    pub(super) fn stays(mut self) -> Option<PathBuf> {
        self.made.clear();
        self.path.take()
    }
}

impl Drop for FormerRegistryFile {
    fn drop(&mut self) {
        for made in self.made.drain(..).rev() {
            let undone = match made {
                Made::New(path) => naming::remove(&path),
                Made::Moved { from, to } => naming::rename(&to, &from),
            };
            if let Err(error) = undone {
                log::warn!("what a restoring kept cannot be taken back: {error}");
            }
        }
    }
}

/// Finds a name for the former registry that neither a file nor its logs have.
fn free_name(registry: &Path, now: NaiveDateTime) -> PathBuf {
    let name = registry.file_name().unwrap_or_default().to_string_lossy();
    let mut ordinal = 1;
    loop {
        let kept = registry.with_file_name(kept_name(&name, now, ordinal));
        let taken = |path: &Path| path.symlink_metadata().is_ok();
        if !taken(&kept) && !LOGS.iter().any(|ending| taken(&beside(&kept, ending))) {
            return kept;
        }
        ordinal += 1;
    }
}

/// Copies a file except some of its bytes, which are zeros in the copy.
fn copy_around(from: &File, to: &mut File, without: Range<u64>) -> io::Result<()> {
    let mut from = from;
    io::copy(&mut from.by_ref().take(without.start), to)?;
    from.seek(SeekFrom::Start(without.end))?;
    to.seek(SeekFrom::Start(without.end))?;
    io::copy(&mut from, to)?;
    to.set_len(from.metadata()?.len())
}

/// Returns whether a registry holds a document; true for one that cannot be queried.
pub(super) fn holds_documents(former: &Connection) -> bool {
    former.query_row("SELECT EXISTS (SELECT 1 FROM document)", [], |row| row.get(0)).unwrap_or(true)
}

/// Returns whether pages of a registry are damaged, so that some of its numbers may be missing. Skips its
/// indexes: checking them takes most of the time, and the numbers are read from the rows.
pub(super) fn is_damaged(former: &Connection) -> bool {
    let found = former.query_row("PRAGMA quick_check (1)", [], |row| row.get::<_, String>(0));
    found.map_or(true, |found| found != "ok")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn locked_bytes_are_left_out_of_a_copy_whatever_its_length() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        for (text, copied) in [
            ("", &b""[..]),
            ("abc", b"abc"),
            ("abcdef", b"abcd\0\0"),
            ("abcdefgh", b"abcd\0\0\0\0"),
            ("abcdefghijk", b"abcd\0\0\0\0ijk"),
        ] {
            fs::write(&from, text).unwrap();
            copy_around(&File::open(&from).unwrap(), &mut File::create(&to).unwrap(), 4..8).unwrap();
            assert_eq!(fs::read(&to).unwrap(), copied, "{text}");
        }
    }
}
