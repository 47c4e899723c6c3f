//! The registry on disk: one SQLite file. The only place that knows SQL; its public interface names no SQLite type.

mod check;
mod documents;
mod error;
mod expression;
mod file;
mod gate;
mod import;
mod index;
mod names;
mod numbering;
mod office;
mod registry_book;
mod report;
mod search;
mod thread;

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

pub use documents::Completion;
pub use error::StoreError;
pub use file::{Access, default_path};
pub use gate::Transaction;
pub use import::Imported;
pub use names::{NameKind, Suggestion};
pub use report::{OutgoingCount, Report};
pub use thread::StoreThread;

use error::Fault;

/// What the store answers.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open registry.
#[derive(Debug)]
pub struct Store {
    connection: rusqlite::Connection,
    path: PathBuf,
    /// Words that are certain to be known to search.
    known_words: HashSet<String>,
}

impl Store {
    /// Where the registry lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that changes whenever somebody else, in this program or another, has committed something.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn version(&self) -> Result<i64> {
        self.read(|connection| Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?))
    }

    /// Runs a reading piece of work and names the registry in its errors.
    fn read<R>(&self, work: impl FnOnce(&rusqlite::Connection) -> std::result::Result<R, Fault>) -> Result<R> {
        work(&self.connection).map_err(|fault| fault.at(&self.path))
    }
}
