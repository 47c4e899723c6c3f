//! Errors of the engine: their kind and the engine's message.

use std::fmt;

use rusqlite::{ErrorCode as Code, ffi};

/// An error of the engine, or of a value that it returned.
#[derive(Debug)]
pub(crate) struct Error(pub(super) rusqlite::Error);

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
    /// Makes the error of a missing row.
    pub fn no_rows() -> Self {
        Self(rusqlite::Error::QueryReturnedNoRows)
    }

    /// Makes the error of a statement that returns something else than expected.
    pub fn invalid_query() -> Self {
        Self(rusqlite::Error::InvalidQuery)
    }

    /// Returns whether a row is missing.
    pub(super) fn is_no_rows(&self) -> bool {
        matches!(self.0, rusqlite::Error::QueryReturnedNoRows)
    }

    /// Returns its kind.
    pub fn kind(&self) -> ErrorKind {
        use rusqlite::Error as Said;
        let extended = self.0.sqlite_error().map(|code| code.extended_code);
        if extended == Some(ffi::SQLITE_CORRUPT_VTAB) || is_about_search_index(&self.message()) {
            return ErrorKind::IndexDamaged;
        }
        if extended == Some(ffi::SQLITE_CONSTRAINT_PRIMARYKEY) {
            return ErrorKind::DuplicateKey;
        }
        match self.0.sqlite_error_code() {
            Some(Code::DiskFull) => ErrorKind::DiskFull,
            Some(Code::DatabaseCorrupt) => ErrorKind::Damaged,
            Some(Code::NotADatabase) => ErrorKind::NotADatabase,
            Some(
                Code::PermissionDenied | Code::ReadOnly | Code::CannotOpen | Code::AuthorizationForStatementDenied,
            ) => ErrorKind::NotAllowed,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => ErrorKind::Busy,
            Some(Code::OperationInterrupted) => ErrorKind::Interrupted,
            _ => match self.0 {
                Said::FromSqlConversionFailure(..)
                | Said::IntegralValueOutOfRange(..)
                | Said::InvalidColumnType(..)
                | Said::Utf8Error(..) => ErrorKind::Unreadable,
                _ => ErrorKind::Other,
            },
        }
    }

    /// Returns the engine's message without the SQL statement.
    pub fn message(&self) -> String {
        match &self.0 {
            rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
            rusqlite::Error::SqliteFailure(code, _) => format!("{self} ({})", code.extended_code),
            error => error.to_string(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    #[inline]
    fn from(error: rusqlite::Error) -> Self {
        Self(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
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
