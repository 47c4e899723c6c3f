//! Files on disk: the user's folders, typed paths, plain files, permissions, and renaming that survives a power cut.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

pub mod folders;
pub mod naming;
pub mod permissions;
pub mod plain;
pub mod typed;
pub mod unfinished;

use std::{fs::File, io, path::Path};

/// Returns the folder that contains a file.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Syncs the content of a file that others wrote, so that it survives a power cut. It is opened for writing too: Windows flushes no
/// file that is open for reading alone.
///
/// # Errors
/// Any error of the system.
pub fn sync_file(path: &Path) -> io::Result<()> {
    File::options().read(true).write(true).open(path)?.sync_all()
}

/// Syncs a folder, so that the names in it survive a power cut.
///
/// # Errors
/// Any error of the system.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    // Windows cannot open folders this way, and writes names through by itself.
    #[cfg(not(unix))]
    let _ = (folder, File::open::<&Path>);
    Ok(())
}
