//! The one gate for every write: an immediate transaction, the change, its number, its event, its index, commit.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use chrono::{DateTime, FixedOffset};
use rusqlite::{Connection, TransactionBehavior};

use clock::Clock;
use domain::{document::DocumentId, jump::Jump};

use super::{
    Access, Result, Store, StoreError, clerk,
    error::{DbError, DbResult},
    file::SCHEMA_VERSION,
    history, import, index,
};

/// Words a store remembers to have made known to search, so that it need not say so again.
const MAX_KNOWN_WORDS: usize = 50_000;

/// A transaction under way: nothing of it stands until [`Store::write`] has returned.
#[derive(Debug)]
pub struct Transaction<'a> {
    pub(super) connection: &'a Connection,
    pub(super) path: &'a Path,
    pub(super) pending: index::Pending<'a>,
    /// The clerk and the time of every event of this transaction.
    pub(super) clerk: &'a str,
    pub(super) now: DateTime<FixedOffset>,
    /// The last event, once one was written here.
    pub(super) last: Option<history::Last>,
    /// Rows of the list that is being imported, by what a registry knows them by: how many came so far.
    pub(super) imported: HashMap<import::Known, u32>,
    /// The documents here that rows of that list are, or became.
    pub(super) of_list: HashSet<DocumentId>,
    /// The jumps among that list's numbers, by series.
    pub(super) jumps: HashMap<i64, Vec<Jump>>,
}

impl<'a> Transaction<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        path: &'a Path,
        known_words: &'a HashSet<String>,
        clerk: &'a str,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let pending = index::Pending::new(known_words);
        Self {
            connection,
            path,
            pending,
            clerk,
            now,
            last: None,
            imported: HashMap::new(),
            of_list: HashSet::new(),
            jumps: HashMap::new(),
        }
    }
}

impl Store {
    /// Does `work` in one transaction: it stands whole, or, when `work` errs, not at all.
    ///
    /// # Errors
    /// What `work` answers, and when the registry cannot be written.
    pub fn write<R, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Transaction<'_>) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        if self.access == Access::Read {
            return Err(StoreError::OnlyLooking.into());
        }
        let Self { connection, path, known_words, clerk, system_user, clock, waiting, .. } = self;
        let engine = |error: rusqlite::Error| E::from(StoreError::of_engine(path, &error));
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate);
        waiting.end();
        let transaction = transaction.map_err(engine)?;
        refuse_other_form(&transaction, path).map_err(|fault| E::from(fault.at(path)))?;
        let clerk =
            clerk::signing(&transaction, clerk.as_deref(), system_user).map_err(|fault| E::from(fault.at(path)))?;
        let mut gate = Transaction::new(&transaction, path, known_words, &clerk, clock.moment());
        let result = work(&mut gate)?;
        gate.pending.write(&transaction).map_err(|fault| E::from(fault.at(path)))?;
        let fresh = gate.pending.into_fresh();
        transaction.commit().map_err(|error| E::from(at_commit(path, error)))?;
        if known_words.len() < MAX_KNOWN_WORDS {
            known_words.extend(fresh);
        }
        Ok(result)
    }

    /// Sets the clock that dates events.
    pub fn set_clock(&mut self, clock: impl Into<Clock>) {
        self.clock = clock.into();
    }

    /// One small step of work that waits for idle moments: merging the search index, writing the log back into the file.
    /// False when nothing is left to do.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn tidy(&mut self) -> Result<bool> {
        let engine = |error: rusqlite::Error| StoreError::of_engine(&self.path, &error);
        // Does not wait for another program that writes.
        self.connection.busy_handler(None::<fn(i32) -> bool>).map_err(engine)?;
        let tidied = self.read(|connection| {
            let before = connection.total_changes();
            connection.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', 32)")?.execute([])?;
            // The engine reports a merge that did something as at least two changes.
            let merged = connection.total_changes() - before >= 2;
            if !merged {
                connection.query_row("PRAGMA wal_checkpoint (PASSIVE)", [], |_| Ok(()))?;
            }
            Ok(merged)
        });
        self.connection.busy_handler(Some(self.waiting.busy_handler())).map_err(engine)?;
        tidied
    }
}

/// The error of a commit. Only then the engine writes the rows of an index; a primary key of other tables was checked before.
fn at_commit(path: &Path, error: rusqlite::Error) -> StoreError {
    let code = error.sqlite_error().map(|code| code.extended_code);
    let is_of_index = code == Some(rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY);
    if is_of_index { DbError::Index(error).at(path) } else { StoreError::of_engine(path, &error) }
}

/// Refuses to write to a registry that a newer version of the program has upgraded since it was opened.
fn refuse_other_form(connection: &Connection, path: &Path) -> DbResult<()> {
    let form: i64 = connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))?;
    if form == i64::from(SCHEMA_VERSION) {
        return Ok(());
    }
    Err(StoreError::UpgradedMeanwhile(path.to_owned(), form).into())
}
