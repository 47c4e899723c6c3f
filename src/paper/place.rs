//! A PDF and its place on the disk: written beside it under a passing name, so that nothing half done ever stands there.

use std::{
    io::BufWriter,
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use super::{
    PaperError,
    page::Page,
    pdf::{self, Faces},
};

/// Refuses a name that a file has already.
pub(super) fn refuse_existing(name: &Path) -> Result<(), PaperError> {
    if name.exists() { Err(PaperError::Exists(PathBuf::from(name))) } else { Ok(()) }
}

/// Writes pages beside the place they are for.
pub(super) fn write_beside(
    target: &Path,
    title: &str,
    faces: &Faces,
    pages: Vec<Page>,
) -> Result<NamedTempFile, PaperError> {
    let system = |error: std::io::Error| PaperError::of_system(target, &error);
    let file = beside(target).map_err(system)?;
    let mut writer = BufWriter::new(file.as_file());
    pdf::write(title, faces, pages, &mut writer).map_err(system)?;
    drop(writer);
    Ok(file)
}

/// Writes a few pages into a new file.
pub(super) fn write_few(target: &Path, title: &str, pages: Vec<Page>, replace: bool) -> Result<(), PaperError> {
    let system = |error: std::io::Error| PaperError::of_system(target, &error);
    let file = beside(target).map_err(system)?;
    let mut writer = BufWriter::new(file.as_file());
    pdf::write_few(title, pages, &mut writer).map_err(system)?;
    drop(writer);
    name(file, target, replace)
}

/// A file under a passing name beside the place it is for.
pub(super) fn beside(target: &Path) -> std::io::Result<NamedTempFile> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".quyen-").suffix(".pdf");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Gives a file that is written its name.
pub(super) fn name(file: NamedTempFile, target: &Path, replace: bool) -> Result<(), PaperError> {
    let system = |error: &std::io::Error| PaperError::of_system(target, error);
    file.as_file().sync_all().map_err(|error| system(&error))?;
    let placed = if replace { file.persist(target) } else { file.persist_noclobber(target) };
    placed.map(|_| ()).map_err(|error| system(&error.error))
}
