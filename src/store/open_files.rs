//! Which registries this program has open. On Unix whoever closes a file gives up all locks that the program has on it, also those of
//! its other connections, and others take the file for nobody's: what is open here is never opened beside the engine.

use std::{
    collections::HashMap,
    path::Path,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
};

/// What a file is known by, whatever it is called: its device and its number there.
type FileId = (u64, u64);

/// How many connections this program has to each file.
static HELD: LazyLock<Mutex<HashMap<FileId, usize>>> = LazyLock::new(Mutex::default);

/// While this lives no other thread opens or looks at a registry.
pub(super) struct Opening(MutexGuard<'static, HashMap<FileId, usize>>);

/// A connection to a file: it must end before this does.
#[derive(Debug)]
pub(super) struct Held(Option<FileId>);

impl Opening {
    /// Waits until no other thread is opening one.
    pub(super) fn begin() -> Self {
        Self(HELD.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Whether this program has the file open already.
    pub(super) fn is_held(&self, path: &Path) -> bool {
        id(path).is_some_and(|id| self.0.contains_key(&id))
    }

    /// Counts a connection that was opened.
    pub(super) fn held(mut self, path: &Path) -> Held {
        let id = id(path);
        if let Some(id) = id {
            *self.0.entry(id).or_default() += 1;
        }
        Held(id)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Some(id) = self.0 else { return };
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(connections) = held.get_mut(&id) {
            *connections -= 1;
            if *connections == 0 {
                held.remove(&id);
            }
        }
    }
}

#[cfg(unix)]
fn id(path: &Path) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).ok().map(|found| (found.dev(), found.ino()))
}

/// Elsewhere locks belong to the handle they were taken with.
#[cfg(not(unix))]
fn id(_path: &Path) -> Option<FileId> {
    None
}
