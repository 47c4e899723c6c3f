//! The registries that this program has open. On Unix, closing any handle of a file releases all locks that the
//! program holds on it, also those of its other connections: a file that is open here must never be opened
//! other than by SQLite.

use std::{
    collections::HashMap,
    path::Path,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

/// The identity of a file under all its names: device and inode.
type FileId = (u64, u64);

/// The number of this program's connections to each file.
static OPEN: LazyLock<Mutex<HashMap<FileId, usize>>> = LazyLock::new(Mutex::default);

/// Keeps other threads from opening or inspecting a registry while it lives.
pub(crate) struct OpeningGuard(MutexGuard<'static, HashMap<FileId, usize>>);

/// Counts one connection to a file; the connection must end before this is dropped.
#[derive(Debug)]
pub(crate) struct OpenFile(Option<FileId>);

impl OpeningGuard {
    /// Waits until no other thread is opening a registry.
    pub(crate) fn begin() -> Self {
        Self(OPEN.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns whether this program has the file open already.
    pub(crate) fn is_open(&self, path: &Path) -> bool {
        id(path).is_some_and(|id| self.0.contains_key(&id))
    }

    /// Counts a connection that was just opened.
    pub(crate) fn count(mut self, path: &Path) -> OpenFile {
        let id = id(path);
        if let Some(id) = id {
            *self.0.entry(id).or_default() += 1;
        }
        OpenFile(id)
    }
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        let Some(id) = self.0 else { return };
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(connections) = open.get_mut(&id) {
            *connections -= 1;
            if *connections == 0 {
                open.remove(&id);
            }
        }
    }
}

#[cfg(unix)]
fn id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

/// On other systems a lock belongs to the handle that took it.
#[cfg(not(unix))]
fn id(_path: &Path) -> Option<FileId> {
    None
}
