//! A list and its place on the disk: written beside it under a passing name, so that nothing half done ever stands there.

use std::path::Path;

use tempfile::NamedTempFile;

use super::ExportError;

/// Refuses a name that a file has already.
pub(super) fn refuse_existing(name: &Path) -> Result<(), ExportError> {
    if name.exists() { Err(ExportError::Exists(name.to_owned())) } else { Ok(()) }
}

/// An empty file beside the place it is for.
pub(super) fn beside(target: &Path) -> Result<NamedTempFile, ExportError> {
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".danh-sach-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder).map_err(|error| ExportError::of_system(target, &error))
}

/// Gives the file its name.
pub(super) fn name(file: NamedTempFile, target: &Path, replace: bool) -> Result<(), ExportError> {
    let named = if replace { file.persist(target) } else { file.persist_noclobber(target) };
    named.map(|_| ()).map_err(|error| ExportError::of_system(target, &error.error))
}
