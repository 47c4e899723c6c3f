//! What the window remembers in the registry for itself: where safety copies go, when they are made, and the last good one.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::OptionalExtension;

use super::{Result, Store, Transaction, error::Fault};

const FOLDER: &str = "copies-folder";
const AT_START: &str = "copies-at-start";
const AT_CLOSE: &str = "copies-at-close";
const LAST_PATH: &str = "copies-last-path";
const LAST_TAKEN: &str = "copies-last-taken";
/// How a moment is written.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// How safety copies are made, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafetyCopies {
    /// Where they go; none are made without anybody asking until this is known.
    pub folder: Option<PathBuf>,
    /// Whether the window makes one when it opens.
    pub at_start: bool,
    /// Whether the window makes one when it closes.
    pub at_close: bool,
    /// The last copy that was found whole.
    pub last: Option<LastCopy>,
}

impl Default for SafetyCopies {
    fn default() -> Self {
        Self { folder: None, at_start: true, at_close: true, last: None }
    }
}

/// A copy that was found whole when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCopy {
    /// Where it was put.
    pub path: PathBuf,
    /// When it was made (local time).
    pub taken: NaiveDateTime,
}

impl Store {
    /// How safety copies are made here.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn safety_copies(&self) -> Result<SafetyCopies> {
        let usual = SafetyCopies::default();
        let on = |key, usual| Ok(self.setting(key)?.map_or(usual, |value| value == "1"));
        let taken = self.setting(LAST_TAKEN)?.and_then(|text| NaiveDateTime::parse_from_str(&text, MOMENT).ok());
        let last = self.setting(LAST_PATH)?.zip(taken);
        Ok(SafetyCopies {
            folder: self.setting(FOLDER)?.map(PathBuf::from),
            at_start: on(AT_START, usual.at_start)?,
            at_close: on(AT_CLOSE, usual.at_close)?,
            last: last.map(|(path, taken)| LastCopy { path: path.into(), taken }),
        })
    }

    /// Remembers where safety copies go and when they are made; the last one stays as it is remembered.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn set_safety_copies(&mut self, copies: &SafetyCopies) -> Result<()> {
        let switch = |on: bool| if on { "1" } else { "0" };
        self.write(|transaction| {
            if let Some(folder) = &copies.folder {
                transaction.set(FOLDER, &folder.to_string_lossy())?;
            }
            transaction.set(AT_START, switch(copies.at_start))?;
            transaction.set(AT_CLOSE, switch(copies.at_close))
        })
    }

    /// Remembers a copy that was found whole.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remember_safety_copy(&mut self, path: &Path, taken: NaiveDateTime) -> Result<()> {
        self.write(|transaction| {
            transaction.set(LAST_PATH, &path.to_string_lossy())?;
            transaction.set(LAST_TAKEN, &taken.format(MOMENT).to_string())
        })
    }

    pub(super) fn setting(&self, key: &str) -> Result<Option<String>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok(statement.query_row([key], |row| row.get(0)).optional()?)
        })
    }
}

impl Transaction<'_> {
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<()> {
        let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        self.connection.execute(sql, [key, value]).map_err(|error| Fault::from(error).at(self.path))?;
        Ok(())
    }
}
