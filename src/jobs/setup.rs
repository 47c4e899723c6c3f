//! The setup of a registry out to a file and in again.

use std::{fs, path::Path};

use exchange::{ExchangeError, export, setup};
use store::{Access, Store, Writer};

use super::JobError;

/// Writes how the registry is set up as a new file.
///
/// # Errors
/// What registry or file system refuse; a file of that name stays as it is.
pub fn export_setup(registry: &Path, target: &Path) -> Result<(), JobError> {
    let store = Store::open(registry, Access::Read)?;
    let setup = store.at_one_moment(|store| Ok::<_, JobError>(store.setup()?))?;
    let written = setup::write(&setup);
    export::write_lines(target, false, |line| Ok::<_, JobError>(line(&written)?))
}

/// Sets a registry up as another one was; it is made if there is none.
///
/// # Errors
/// A file that cannot be read or is no setup; a registry that has documents or series already.
pub fn import_setup(registry: &Path, writer: &Writer, file: &Path) -> Result<(), JobError> {
    let text = fs::read_to_string(file).map_err(|error| ExchangeError::from_io(&error, file))?;
    let read = setup::read(text.trim_start_matches('\u{FEFF}'));
    let setup = read.map_err(|detail| ExchangeError::NotASetup { path: file.display().to_string(), detail })?;
    Ok(Store::open_or_create_for(registry, writer)?.take_setup(&setup)?)
}
