//! Settings that the window keeps in the registry: the folder of backups, when they are made, and the last good
//! one.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use chrono::NaiveDateTime;

use super::{Result, Store, Transaction, changes::Changed, engine::OptionalExtension, sealed::Sealed};

const FOLDER: &str = "copies-folder";
const AT_START: &str = "copies-at-start";
const AT_CLOSE: &str = "copies-at-close";
const LAST_PATH: &str = "copies-last-path";
const LAST_TAKEN: &str = "copies-last-taken";
/// Copies that are not rehearsed yet, as a JSON list of paths and moments; the newest last.
const UNREHEARSED: &str = "copies-unrehearsed";
/// Copies that could not be restored, in the same form.
const WRONG: &str = "copies-wrong";
/// The format of a moment.
const MOMENT: &str = "%Y-%m-%dT%H:%M:%S";

/// How backups are made, and their results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSettings {
    /// Their folder; until it is set, backups are made only on request.
    pub folder: Option<PathBuf>,
    /// Whether the window makes one when it opens.
    pub at_start: bool,
    /// Whether the window makes one when it closes.
    pub at_close: bool,
    /// The last copy that was found whole.
    pub last: Option<LastCopy>,
    /// Newer copies that are not rehearsed yet, the newest last.
    pub unrehearsed: Vec<LastCopy>,
    /// Copies that could not be restored, the newest last.
    pub wrong: Vec<LastCopy>,
}

impl BackupSettings {
    /// Returns the last copy that may be good: found whole, or not rehearsed yet.
    #[must_use]
    pub fn newest(&self) -> Option<&LastCopy> {
        self.last.iter().chain(&self.unrehearsed).max_by_key(|copy| copy.taken)
    }

    /// Returns the last copy that could not be restored, unless one was found whole since.
    #[must_use]
    pub fn newest_wrong(&self) -> Option<&LastCopy> {
        let wrong = self.wrong.iter().max_by_key(|copy| copy.taken)?;
        self.last.as_ref().is_none_or(|last| last.taken < wrong.taken).then_some(wrong)
    }
}

impl Default for BackupSettings {
    fn default() -> Self {
        Self { folder: None, at_start: true, at_close: true, last: None, unrehearsed: Vec::new(), wrong: Vec::new() }
    }
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastCopy {
    /// Its path.
    pub path: PathBuf,
    /// When it was made (local time).
    pub taken: NaiveDateTime,
}

impl Store {
    /// Returns the settings of backups.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn backup_settings(&self) -> Result<BackupSettings> {
        let usual = BackupSettings::default();
        let on = |key, usual| self.setting(key).map(|value| value.map_or(usual, |value| value == "1"));
        let taken = self.setting(LAST_TAKEN)?.and_then(|text| NaiveDateTime::parse_from_str(&text, MOMENT).ok());
        let last = self.setting(LAST_PATH)?.zip(taken);
        Ok(BackupSettings {
            folder: self.setting(FOLDER)?.map(PathBuf::from),
            at_start: on(AT_START, usual.at_start)?,
            at_close: on(AT_CLOSE, usual.at_close)?,
            last: last.map(|(path, taken)| LastCopy { path: path.into(), taken }),
            unrehearsed: listed(self.setting(UNREHEARSED)?),
            wrong: listed(self.setting(WRONG)?),
        })
    }

    /// Returns copies that are not known to be restorable, by their absolute paths.
    pub(super) fn doubtful_copies(&self) -> Result<HashSet<PathBuf>> {
        let copies = self.backup_settings()?;
        Ok(copies.unrehearsed.into_iter().chain(copies.wrong).map(|copy| copy.path).collect())
    }

    /// Stores the folder of backups and when they are made; what is known of copies is unchanged.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn set_backup_settings(&mut self, copies: &BackupSettings) -> Result<()> {
        let switch = |on: bool| if on { "1" } else { "0" };
        self.write(|transaction| {
            if let Some(folder) = &copies.folder {
                transaction.set(FOLDER, &folder.to_string_lossy())?;
            }
            transaction.set(AT_START, switch(copies.at_start))?;
            transaction.set(AT_CLOSE, switch(copies.at_close))?;
            transaction.seal(Sealed::Copies)
        })
    }

    /// Stores a copy that was found whole.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remember_backup(&mut self, path: &Path, taken: NaiveDateTime) -> Result<()> {
        self.write(|transaction| {
            transaction.set(LAST_PATH, &path.to_string_lossy())?;
            transaction.set(LAST_TAKEN, &taken.format(MOMENT).to_string())
        })
    }

    /// Stores a copy that is not rehearsed yet.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remember_unrehearsed(&mut self, path: &Path, taken: NaiveDateTime) -> Result<()> {
        let mut unrehearsed = self.backup_settings()?.unrehearsed;
        unrehearsed.push(LastCopy { path: path.to_owned(), taken });
        self.write(|transaction| transaction.set(UNREHEARSED, &list(&unrehearsed)))
    }

    /// Stores the result of rehearsing a copy; without a verdict the copy no longer exists and is removed.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remember_rehearsal(&mut self, copy: &LastCopy, verdict: Option<Verdict>) -> Result<()> {
        let BackupSettings { last, mut unrehearsed, mut wrong, .. } = self.backup_settings()?;
        unrehearsed.retain(|other| other.path != copy.path);
        // Deleted copies are removed.
        wrong.retain(|other| other.path != copy.path && other.path.exists());
        if verdict == Some(Verdict::Wrong) {
            wrong.push(copy.clone());
        }
        self.write(|transaction| {
            transaction.set(UNREHEARSED, &list(&unrehearsed))?;
            transaction.set(WRONG, &list(&wrong))
        })?;
        let is_last = last.is_none_or(|last| last.taken <= copy.taken);
        if verdict == Some(Verdict::Whole) && is_last {
            self.remember_backup(&copy.path, copy.taken)?;
        }
        Ok(())
    }

    pub(super) fn setting(&self, key: &str) -> Result<Option<String>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            Ok(statement.query_row([key], |row| row.get(0)).optional()?)
        })
    }
}

/// The result of rehearsing the restoring of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It can be restored.
    Whole,
    /// It cannot.
    Wrong,
}

/// Writes copies as the text of a setting.
fn list(copies: &[LastCopy]) -> String {
    let pairs: Vec<(String, String)> = copies
        .iter()
        .map(|copy| (copy.path.to_string_lossy().into_owned(), copy.taken.format(MOMENT).to_string()))
        .collect();
    serde_json::to_string(&pairs).unwrap_or_default()
}

/// Reads copies from the text of a setting; empty where it is malformed.
fn listed(setting: Option<String>) -> Vec<LastCopy> {
    let pairs: Vec<(String, String)> = setting.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let copy = |(path, taken): (String, String)| {
        Some(LastCopy { path: path.into(), taken: NaiveDateTime::parse_from_str(&taken, MOMENT).ok()? })
    };
    pairs.into_iter().filter_map(copy).collect()
}

impl Transaction<'_> {
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<()> {
        let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
        self.execute(Changed::Settings, sql, [key, value]).map(drop)
    }
}
