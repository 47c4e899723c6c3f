//! The one gate for every write: an immediate transaction, the change, its number, its event, its index, commit.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};

use clock::Clock;

use super::{
    Access, Store, StoreError,
    changes::Changes,
    clerk,
    engine::{self, Connection, ErrorKind},
    history, import, index,
    sqlite::file,
};

/// Words a store remembers to have made known to search, so that it need not say so again.
const MAX_KNOWN_WORDS: usize = 50_000;

/// A transaction under way: nothing of it stands until [`Store::write`] has returned.
#[derive(Debug)]
pub struct Transaction<'a> {
    pub(super) connection: &'a Connection,
    pub(super) pending: index::Pending<'a>,
    /// The clerk and the time of every event of this transaction.
    pub(super) clerk: &'a str,
    pub(super) now: DateTime<FixedOffset>,
    /// The kinds of what was written so far.
    pub(super) changes: Changes,
    /// The last event, once one was written here.
    pub(super) last: Option<history::Last>,
    /// The state of the list that is being imported.
    pub(super) list: import::ImportedList,
}

impl<'a> Transaction<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        known_words: &'a HashSet<String>,
        clerk: &'a str,
        now: DateTime<FixedOffset>,
    ) -> Self {
        let pending = index::Pending::new(known_words);
        Self {
            connection,
            pending,
            clerk,
            now,
            changes: Changes::default(),
            last: None,
            list: import::ImportedList::default(),
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
        let Self { connection, known_words, clerk, system_user, clock, waiting, changes, .. } = self;
        let begun = connection.begin_writing();
        waiting.end();
        let begun = begun.map_err(StoreError::from)?;
        file::refuse_other_form(&begun)?;
        let clerk = clerk::signing(&begun, clerk.as_deref(), system_user)?;
        let mut transaction = Transaction::new(&begun, known_words, &clerk, clock.moment());
        let result = work(&mut transaction)?;
        transaction.pending.write(&begun)?;
        let (written, fresh) = (transaction.changes, transaction.pending.into_fresh());
        begun.commit().map_err(at_commit)?;
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
fn at_commit(error: engine::Error) -> StoreError {
    if error.kind() == ErrorKind::DuplicateKey { StoreError::of_index(error) } else { error.into() }
}
