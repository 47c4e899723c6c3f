//! The registry as an SQLite file, with its header, logs, locks, pages and copies. Only this module and
//! `engine` name the engine.

pub(crate) mod backup;
pub(crate) mod cloud_folder;
pub(crate) mod file;
mod former;
pub(crate) mod integrity;
pub(crate) mod migration;
pub(crate) mod network_share;
pub(crate) mod open_files;
pub(crate) mod path_length;
pub(crate) mod rehearsal;
pub(crate) mod repair;
pub(crate) mod restore;
pub(crate) mod same_state;
pub(crate) mod schema;
pub(crate) mod search_tables;
mod tidy;
pub(crate) mod writing_window;

use crate::{Address, StoreError, engine};

impl StoreError {
    /// Converts an error of the file at an address.
    pub(crate) fn of_engine(address: impl Into<Address>, error: rusqlite::Error) -> Self {
        engine::Error::of(address, error).into()
    }
}

/// Creates an empty registry in memory.
#[cfg(test)]
pub(crate) fn in_memory() -> engine::Connection {
    let connection = rusqlite::Connection::open_in_memory().unwrap();
    connection.execute_batch(file::SCHEMA).unwrap();
    engine::Connection::new(connection, std::path::Path::new(":memory:"))
}
