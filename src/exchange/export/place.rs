//! The target of a list on the disk. It is written under a temporary name beside the target, so that no
//! incomplete file ever has that name.

use std::path::Path;

use disk::{
    folder_of,
    unfinished::{self, Unfinished},
};

use super::ExportError;

/// Refuses a name that exists already.
pub(super) fn refuse_existing(name: &Path) -> Result<(), ExportError> {
    if name.exists() { Err(ExportError::Exists(name.to_owned())) } else { Ok(()) }
}

/// Creates an empty file beside the target.
pub(super) fn beside(target: &Path) -> Result<Unfinished, ExportError> {
    let folder = folder_of(target);
    unfinished::sweep(folder);
    unfinished::begin(folder, unfinished::Kind::List, None).map_err(|error| ExportError::of_system(target, &error))
}

/// Renames the complete file to the target.
pub(super) fn name(file: Unfinished, target: &Path, replace: bool) -> Result<(), ExportError> {
    file.persist(target, replace).map(|_| ()).map_err(|error| ExportError::of_system(target, &error.error))
}
