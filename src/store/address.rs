//! The address of a registry, by which it is named, opened and shown. Today it is the path of a file, which only
//! the store looks into.

use std::{
    ffi::OsString,
    fmt,
    path::{Path, PathBuf},
};

use disk::{folder_of, folders, typed};

/// The location of a registry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(PathBuf);

impl Address {
    /// Reads the address given as an argument of a command.
    #[must_use]
    pub fn typed(word: OsString) -> Self {
        Self(typed::word(word))
    }

    /// Returns whether a file exists at the address.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.0.exists()
    }

    /// Returns the folder in which the registry lies, with its attached files and drafts.
    #[must_use]
    pub fn folder(&self) -> &Path {
        folder_of(&self.0)
    }

    /// Returns the registry's file.
    pub(crate) fn file(&self) -> &Path {
        &self.0
    }
}

/// The registry that is opened when none is named: among the user's data on this computer; in the working
/// folder where the system has no such place.
impl Default for Address {
    fn default() -> Self {
        const NAME: &str = "registry.db";
        Self(folders::data_file(NAME).unwrap_or_else(|| NAME.into()))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display().fmt(formatter)
    }
}

impl From<&PathBuf> for Address {
    fn from(file: &PathBuf) -> Self {
        Self(file.clone())
    }
}

impl From<&Path> for Address {
    fn from(file: &Path) -> Self {
        Self(file.to_owned())
    }
}

impl From<&Self> for Address {
    fn from(address: &Self) -> Self {
        address.clone()
    }
}
