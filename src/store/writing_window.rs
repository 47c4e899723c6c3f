//! Of all windows on a registry one writes: it holds a lock beside the registry for as long as it is open, and says whose it is.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;

use super::{Result, StoreError, clerk, file::beside, network_share};

/// The locked file beside the registry. It stays when the window has gone: another might be about to lock it.
const LOCK: &str = ".window";
/// The note beside it. It is a file of its own because a locked file cannot be read on Windows.
const NOTE: &str = ".window-holder";
/// How the note writes the moment.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// Who has the writing window.
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

/// Who is the writing window now.
#[derive(Debug)]
pub enum Taken {
    /// This one.
    Mine(WritingWindow),
    /// Another; who, where its note can be read.
    Others(Option<Holder>),
}

impl WritingWindow {
    /// Becomes the registry's writing window unless another one is.
    ///
    /// # Errors
    /// [`StoreError::Absent`] when there is no registry, and when the lock can be neither taken nor refused.
    pub fn take(registry: &Path, since: NaiveDateTime) -> Result<Taken> {
        network_share::refuse(registry)?;
        // One lock for every path that leads to the registry.
        let registry = fs::canonicalize(registry).map_err(|error| StoreError::of_system(registry, &error))?;
        let system = |error: std::io::Error| StoreError::of_system(&registry, &error);
        let (lock, note) = (beside(&registry, LOCK), beside(&registry, NOTE));
        let lock = File::options().create(true).truncate(false).write(true).open(lock).map_err(system)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Ok(Taken::Others(fs::read_to_string(note).ok().and_then(|text| Holder::read(&text))));
            }
            Err(TryLockError::Error(error)) => return Err(system(error)),
        }
        let holder = Holder { user: clerk::system_user(), since };
        fs::write(&note, holder.write()).map_err(system)?;
        Ok(Taken::Mine(Self { note, lock }))
    }
}

impl Drop for WritingWindow {
    fn drop(&mut self) {
        // A note that stays says nothing once the lock is gone.
        let _ = fs::remove_file(&self.note);
        // Not by closing alone: a program just being started from here still shares the file for a moment.
        let _ = self.lock.unlock();
    }
}

impl Holder {
    /// Who noted at this registry that a window of theirs writes. The note of a program that was killed says so until the next.
    #[must_use]
    pub fn noted_at(registry: &Path) -> Option<Self> {
        let registry = fs::canonicalize(registry).ok()?;
        Self::read(&fs::read_to_string(beside(&registry, NOTE)).ok()?)
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
