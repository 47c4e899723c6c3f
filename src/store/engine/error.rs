//! Errors of the engine: their kind and the engine's message.

use std::{fmt, sync::Arc};

use rusqlite::{ErrorCode as Code, ffi};

use crate::Address;

/// An error of the engine, or of a value that it returned.
#[derive(Debug)]
pub(crate) struct Error {
    error: rusqlite::Error,
    address: Arc<Address>,
}

/// The meaning of an error to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ErrorKind {
    /// The disk is full.
    DiskFull,
    /// The registry is damaged.
    Damaged,
    /// A search index is damaged, and no other damage is reported.
    IndexDamaged,
    /// What was opened is no registry.
    NotADatabase,
    /// Access is denied by the system or by SQLite.
    NotAllowed,
    /// Another program is writing.
    Busy,
    /// It was interrupted.
    Interrupted,
    /// A row contains what the program never writes: malformed text, a value of another kind, a number out of
    /// range.
    Unreadable,
    /// Another row has this primary key.
    DuplicateKey,
    /// Any other error.
    Other,
}

impl Error {
    /// Creates an error of the file at an address. For `sqlite` only.
    pub fn of(address: impl Into<Address>, error: rusqlite::Error) -> Self {
        Self { error, address: Arc::new(address.into()) }
    }

    /// Returns a function that adds the address to an error.
    #[inline]
    pub(super) fn at(address: &Arc<Address>) -> impl Fn(rusqlite::Error) -> Self {
        |error| Self { error, address: Arc::clone(address) }
    }

    /// Makes the error of a missing row.
    pub(super) fn no_rows(address: &Arc<Address>) -> Self {
        Self::at(address)(rusqlite::Error::QueryReturnedNoRows)
    }

    /// Returns the registry's address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Returns whether a row is missing.
    pub(super) fn is_no_rows(&self) -> bool {
        matches!(self.error, rusqlite::Error::QueryReturnedNoRows)
    }

    /// Returns its kind.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::of(&self.error)
    }

    /// Returns the engine's message without the SQL statement.
    pub fn message(&self) -> String {
        message(&self.error)
    }
}

impl ErrorKind {
    /// Returns the kind of an error of SQLite. For `sqlite` only.
    pub fn of(error: &rusqlite::Error) -> Self {
        use rusqlite::Error as Said;
        let extended = error.sqlite_error().map(|code| code.extended_code);
        if extended == Some(ffi::SQLITE_CORRUPT_VTAB) || is_about_search_index(&message(error)) {
            return Self::IndexDamaged;
        }
        if extended == Some(ffi::SQLITE_CONSTRAINT_PRIMARYKEY) {
            return Self::DuplicateKey;
        }
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::DatabaseCorrupt) => Self::Damaged,
            Some(Code::NotADatabase) => Self::NotADatabase,
            Some(
                Code::PermissionDenied | Code::ReadOnly | Code::CannotOpen | Code::AuthorizationForStatementDenied,
            ) => Self::NotAllowed,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::OperationInterrupted) => Self::Interrupted,
            _ => match error {
                Said::FromSqlConversionFailure(..)
                | Said::IntegralValueOutOfRange(..)
                | Said::InvalidColumnType(..)
                | Said::Utf8Error(..) => Self::Unreadable,
                _ => Self::Other,
            },
        }
    }
}

fn message(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        rusqlite::Error::SqliteFailure(code, _) => format!("{error} ({})", code.extended_code),
        error => error.to_string(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.error.fmt(formatter)
    }
}

impl std::error::Error for Error {}

/// Returns whether a message of the engine is about a search index.
pub(crate) fn is_about_search_index(message: &str) -> bool {
    let indexes = ["search", "file_search"];
    message.contains("fts5")
        || message.contains("FTS5")
        || indexes.iter().any(|index| {
            let of_index = |before: &str| {
                let name = message.split_once(before).map(|(_, name)| name.trim_start_matches("main."));
                let name =
                    name.and_then(|name| name.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next());
                name.is_some_and(|name| {
                    name == *index || PARTS_OF_INDEX.iter().any(|part| name.strip_prefix(index) == Some(part))
                })
            };
            of_index("vtable constructor failed: ") || of_index("no such table: ")
        })
}

/// The suffixes of SQLite's own tables of an index.
const PARTS_OF_INDEX: [&str; 3] = ["_data", "_idx", "_config"];
