//! Files on the disk: which are plain files, who may read what the program keeps, and how a file gets its name so that it stays.

pub mod permissions;
pub mod plain;
pub mod unfinished;

use std::{fs::File, io, path::Path};

/// The folder a file lies in.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes the names in a folder survive a power cut.
///
/// # Errors
/// What the system answers.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    // Windows opens no folders this way and writes names through by itself.
    #[cfg(not(unix))]
    let _ = (folder, File::open::<&Path>);
    Ok(())
}
