//! Errors of the engine: what kind they are, and what the engine says of them.

use std::fmt;

use rusqlite::{ErrorCode as Code, ffi};

/// An error of the engine, or of a value it holds.
#[derive(Debug)]
pub(crate) struct Error(pub(super) rusqlite::Error);

/// What an error means to the store.
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
    /// The system or the engine does not allow it.
    NotAllowed,
    /// Another program writes.
    Busy,
    /// Somebody broke it off.
    Interrupted,
    /// A row contains what the program never writes: malformed text, a value of another kind, a number out of range.
    Unreadable,
    /// Another row has this primary key.
    DuplicateKey,
    /// Anything else.
    Other,
}

impl Error {
    /// The error of a row that is not there.
    pub fn no_rows() -> Self {
        Self(rusqlite::Error::QueryReturnedNoRows)
    }

    /// The error of a statement that answers something else than was asked.
    pub fn invalid_query() -> Self {
        Self(rusqlite::Error::InvalidQuery)
    }

    /// Whether it says that a row is not there.
    pub(super) fn is_no_rows(&self) -> bool {
        matches!(self.0, rusqlite::Error::QueryReturnedNoRows)
    }

    /// What it means.
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

    /// What the engine says, without the SQL statement.
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

/// Whether a message of the engine is about a search index.
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

/// The endings of the engine's own tables of an index.
const PARTS_OF_INDEX: [&str; 3] = ["_data", "_idx", "_config"];
