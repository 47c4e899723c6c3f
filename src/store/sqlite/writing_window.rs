//! Ensures that one of all windows on a registry writes: it locks a file beside the registry for as long as it
//! is open, and leaves a note of its user.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;

use disk::{naming, permissions::Permissions, plain, unfinished};

use crate::{
    Address, Result, StoreError, clerk,
    sqlite::{
        file::{beside, folder_of},
        network_share,
    },
};

/// The locked file beside the registry. It stays when the window is closed, because another window might be
/// about to lock it.
const LOCK: &str = ".window";
/// The note beside it. It is a file of its own because a locked file cannot be read on Windows.
const NOTE: &str = ".window-holder";
/// The longest note accepted, in bytes.
const LONGEST_NOTE: u64 = 4_096;
/// The format of the moment in the note.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// The user of the writing window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The user's name in the system.
    pub user: String,
    /// Since when (local time).
    pub since: NaiveDateTime,
}

/// The right to write through a window; it ends with this value, or with the program.
#[derive(Debug)]
pub struct WritingWindow {
    note: PathBuf,
    lock: File,
}

/// The result of requesting the right to write.
#[derive(Debug)]
pub enum Taken {
    /// This window has it.
    Mine(WritingWindow),
    /// Another window has it; holds its user, where the note can be read.
    Others(Option<Holder>),
}

impl WritingWindow {
    /// Makes this the registry's writing window unless another one is.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no registry, and when the lock can be neither taken nor refused.
    pub fn take(registry: impl Into<Address>, since: NaiveDateTime) -> Result<Taken> {
        let registry = registry.into();
        let registry = registry.file();
        network_share::refuse(registry)?;
        // One lock for every path that leads to the registry.
        let registry = fs::canonicalize(registry).map_err(|error| StoreError::of_system(registry, &error))?;
        let system = |error: std::io::Error| StoreError::of_system(&registry, &error);
        let (lock, note) = (beside(&registry, LOCK), beside(&registry, NOTE));
        let permissions = Permissions::of(&registry);
        let lock = permissions
            .open_own(&lock, &OpenOptions::new())
            .map_err(|error| if plain::is_other(&error) { StoreError::NotOurs(lock.clone()) } else { system(error) })?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Ok(Taken::Others(Holder::in_note(&note)));
            }
            Err(TryLockError::Error(error)) => return Err(system(error)),
        }
        let holder = Holder { user: clerk::system_user(), since };
        holder.note(&note, permissions).map_err(system)?;
        Ok(Taken::Mine(Self { note, lock }))
    }
}

impl Drop for WritingWindow {
    fn drop(&mut self) {
        // A note without a lock means nothing, so failing to remove it does no harm.
        let _ = naming::remove(&self.note);
        // Closing alone does not suffice: a program just being started from here still shares the file for a
        // moment.
        let _ = self.lock.unlock();
    }
}

impl Holder {
    /// Reads the note beside a registry. That of a killed program stays until the next window writes one.
    #[must_use]
    pub fn noted_at(registry: impl Into<Address>) -> Option<Self> {
        let registry = fs::canonicalize(registry.into().file()).ok()?;
        Self::in_note(&beside(&registry, NOTE))
    }

    /// Replaces the note; the target of a link in its place stays untouched.
    fn note(&self, note: &Path, permissions: Permissions) -> io::Result<()> {
        let mut file = unfinished::begin(folder_of(note), unfinished::Kind::Registry, Some(permissions))?;
        file.write_all(self.write().as_bytes())?;
        file.persist(note, true)?;
        Ok(())
    }

    fn in_note(note: &Path) -> Option<Self> {
        let bytes = plain::bounded(plain::open_itself(note).ok()?, LONGEST_NOTE).ok()?;
        Self::read(&String::from_utf8(bytes).ok()?)
    }

    fn write(&self) -> String {
        format!("{}\n{}\n", self.user, self.since.format(MOMENT))
    }

    fn read(text: &str) -> Option<Self> {
        let (user, since) = text.trim_end().rsplit_once('\n')?;
        let since = NaiveDateTime::parse_from_str(since, MOMENT).ok()?;
        Some(Self { user: user.to_owned(), since })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_as_it_was_written() {
        let since = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(8, 5, 0).unwrap();
        let holder = Holder { user: "Lan Anh".to_owned(), since };
        assert_eq!(Holder::read(&holder.write()), Some(holder.clone()));
        let nameless = Holder { user: String::new(), ..holder };
        assert_eq!(Holder::read(&nameless.write()), Some(nameless));
        assert_eq!(Holder::read("half a no"), None);
    }
}
