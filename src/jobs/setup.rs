//! Exports the setup of a registry to a file, and imports it again.

use std::{fs, path::Path};

use exchange::{ExchangeError, export, setup};
use store::{Access, Address, Store, Writer};

use super::JobError;

/// Writes the setup of a registry as a new file.
///
/// # Errors
/// Any error of registry or file system; an existing file is unchanged.
pub fn export_setup(registry: impl Into<Address>, target: &Path) -> Result<(), JobError> {
    let store = Store::open(registry, Access::Read)?;
    let setup = store.at_one_moment(|store| Ok::<_, JobError>(store.setup()?))?;
    let written = setup::write(&setup);
    export::write_lines(target, false, |line| Ok::<_, JobError>(line(&written)?))
}

/// Sets a registry up from a file; creates the registry if it does not exist.
///
/// # Errors
/// When the file cannot be read or is no setup, or the registry already has documents or series.
pub fn import_setup(registry: impl Into<Address>, writer: &Writer, file: &Path) -> Result<(), JobError> {
    let text = fs::read_to_string(file).map_err(|error| ExchangeError::from_io(&error, file))?;
    let read = setup::read(text.trim_start_matches('\u{FEFF}'));
    let setup = read.map_err(|detail| ExchangeError::NotASetup { path: file.display().to_string(), detail })?;
    Ok(Store::open_or_create_for(registry, writer)?.take_setup(&setup)?)
}
