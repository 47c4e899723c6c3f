//! The one gate for every write: an immediate transaction, the change, its number, its event, its index, commit.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, FixedOffset};

use clock::Clock;
use domain::{document::DocumentId, jump::Jump};

use super::{
    Access, Address, Store, StoreError,
    changes::Changes,
    clerk,
    engine::{self, Connection, ErrorKind},
    error::DbError,
    history, import, index,
    sqlite::file,
};

/// Words a store remembers to have made known to search, so that it need not say so again.
const MAX_KNOWN_WORDS: usize = 50_000;

/// A transaction under way: nothing of it stands until [`Store::write`] has returned.
#[derive(Debug)]
pub struct Transaction<'a> {
    pub(super) connection: &'a Connection,
    pub(super) address: &'a Address,
    pub(super) pending: index::Pending<'a>,
    /// The clerk and the time of every event of this transaction.
    pub(super) clerk: &'a str,
    pub(super) now: DateTime<FixedOffset>,
    /// The kinds of what was written so far.
    pub(super) changes: Changes,
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
        address: &'a Address,
        known_words: &'a HashSet<String>,
        clerk: &'a str,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let pending = index::Pending::new(known_words);
        Self {
            connection,
            address,
            pending,
            clerk,
            now,
            changes: Changes::default(),
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
        let Self { connection, address, known_words, clerk, system_user, clock, waiting, changes, .. } = self;
        let address = &*address;
        let engine = |error: engine::Error| E::from(StoreError::of_engine(address, error));
        let transaction = connection.begin_writing();
        waiting.end();
        let transaction = transaction.map_err(engine)?;
        file::refuse_other_form(&transaction, address).map_err(|fault| E::from(fault.at(address)))?;
        let clerk =
            clerk::signing(&transaction, clerk.as_deref(), system_user).map_err(|fault| E::from(fault.at(address)))?;
        let mut gate = Transaction::new(&transaction, address, known_words, &clerk, clock.moment());
        let result = work(&mut gate)?;
        gate.pending.write(&transaction).map_err(|fault| E::from(fault.at(address)))?;
        let (written, fresh) = (gate.changes, gate.pending.into_fresh());
        transaction.commit().map_err(|error| E::from(at_commit(address, error)))?;
        *changes |= written;
        if known_words.len() < MAX_KNOWN_WORDS {
            known_words.extend(fresh);
        }
        Ok(result)
    }

    /// Returns the kinds of what was written since the last call, and clears them.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// Sets the clock that dates events.
    pub fn set_clock(&mut self, clock: impl Into<Clock>) {
        self.clock = clock.into();
    }
}

/// The error of a commit. Only then the engine writes the rows of an index; a primary key of other tables was checked before.
fn at_commit(address: &Address, error: engine::Error) -> StoreError {
    if error.kind() == ErrorKind::DuplicateKey {
        DbError::Index(error).at(address)
    } else {
        StoreError::of_engine(address, error)
    }
}
