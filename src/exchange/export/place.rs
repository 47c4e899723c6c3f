//! A list and its place on the disk: written beside it under a passing name, so that nothing half done ever stands there.

use std::path::Path;

use disk::{
    folder_of,
    unfinished::{self, Unfinished},
};

use super::ExportError;

/// Refuses a name that a file has already.
pub(super) fn refuse_existing(name: &Path) -> Result<(), ExportError> {
    if name.exists() { Err(ExportError::Exists(name.to_owned())) } else { Ok(()) }
}

/// An empty file beside the place it is for.
pub(super) fn beside(target: &Path) -> Result<Unfinished, ExportError> {
    let folder = folder_of(target);
    unfinished::sweep(folder);
    unfinished::begin(folder, unfinished::Kind::List, None).map_err(|error| ExportError::of_system(target, &error))
}

/// Gives the file its name.
pub(super) fn name(file: Unfinished, target: &Path, replace: bool) -> Result<(), ExportError> {
    file.persist(target, replace).map(|_| ()).map_err(|error| ExportError::of_system(target, &error.error))
}
