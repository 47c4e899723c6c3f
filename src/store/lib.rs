//! The registry on disk: one SQLite file. The only place that knows SQL; its public interface names no SQLite type.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

mod address;
mod attachment;
mod batch;
mod calendar_day;
mod carry_over;
mod change;
mod changes;
mod chased;
mod check;
mod clerk;
mod closed_day;
mod column;
mod contacts;
mod documents;
mod drafts;
mod due;
mod duplicates;
mod ending;
mod engine;
mod error;
mod expression;
mod file_index;
mod files;
mod find;
mod follow_up;
mod former_name;
mod gate;
mod history;
mod import;
mod index;
mod joint;
mod last_number;
mod link;
mod lock;
mod lost_number;
mod names;
mod number_ruling;
mod numbering;
mod office;
mod old_dates;
mod only_in_files;
mod order;
mod overview;
mod past;
mod printed_page;
mod recipient_group;
mod record;
mod register;
mod registry_book;
mod reopening;
mod report;
mod reservation;
mod retired_type;
mod savepoint;
mod sealed;
mod search;
mod series;
mod settings;
mod setup;
mod since;
mod sqlite;
mod stopping;
mod struck_number;
mod succession;
mod taken_over;
mod thread;
mod unit;
mod waiting;
mod written;

use std::{
    collections::HashSet,
    sync::{Arc, atomic::AtomicBool},
};

pub use address::Address;
pub use attachment::Attached;
pub use batch::{BatchOutcome, BatchRow};
pub use change::{Amended, Completion};
pub use changes::{Changed, Changes};
pub use check::{Gap, GapCause, SeriesNumbers, is_about_index};
pub use clerk::Writer;
pub use drafts::{Draft, DraftFile, DraftRow, Drafts};
pub use duplicates::{Decided, DuplicateDecision};
pub use error::{FileRefusal, StoreError};
pub use files::{FileDamage, Files, LARGEST_FILE};
pub use follow_up::NotFollowed;
pub use gate::Transaction;
pub use import::{Imported, ListJump};
pub use link::Linked;
pub use names::{NameKind, Suggestion};
pub use office::{Namesakes, Naming};
pub use printed_page::YearBook;
pub use register::Registered;
pub use report::{OutgoingCount, Report};
pub use settings::{BackupSettings, LastCopy, Verdict};
pub use sqlite::{
    backup::{FoundCopy, MadeBackup, Pruned, Verification, copies_in},
    cloud_folder::cloud_warnings,
    file::Access,
    migration::{Upgraded, upgrade, upgrade_for, wants_upgrade},
    rehearsal::rehearse_copy,
    repair::{Repaired, rebuild_schema},
    restore::{BackupSummary, Listed, Restored, Restorer, WriteLists, backup_summary, restore},
    writing_window::{Holder, Taken, WritingWindow},
};
pub use struck_number::TakenBack;
pub use thread::StoreThread;
pub use waiting::{NOTICE_AFTER, Waiting};

use clock::Clock;

/// The result of an operation of the store.
pub type Result<T> = std::result::Result<T, StoreError>;

/// An open registry.
#[derive(Debug)]
pub struct Store {
    connection: engine::Connection,
    /// Dropped after the connection.
    _open: sqlite::open_files::OpenFile,
    access: Access,
    /// Words that are certainly in the search's word list.
    known_words: HashSet<String>,
    /// The clerk, where one was given; otherwise that of the system's user.
    clerk: Option<String>,
    system_user: String,
    clock: Clock,
    /// The order of the column by which a list was last ordered.
    column_order: Option<order::ColumnOrder>,
    /// Set when the result of computing outside the engine is no longer needed; the engine itself is
    /// interrupted separately.
    stop: Arc<AtomicBool>,
    waiting: Waiting,
    /// The kinds of what was written since they were last taken.
    changes: Changes,
}

impl Store {
    /// Returns the address of the registry.
    #[must_use]
    pub fn address(&self) -> &Address {
        self.connection.address()
    }

    /// Returns how it waits while another program writes.
    #[must_use]
    pub fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// Returns the data version, which changes whenever another connection, of this program or another,
    /// commits.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn version(&self) -> Result<i64> {
        self.read(|connection| Ok(connection.version()?))
    }

    /// Lets all reading of `work` see one state of the registry, whatever others write meanwhile.
    ///
    /// # Errors
    /// Any error of `work`, and when the registry cannot be read.
    pub fn at_one_moment<R, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Self) -> std::result::Result<R, E>,
    ) -> std::result::Result<R, E> {
        let moment = self.connection.snapshot();
        let moment = moment.map_err(StoreError::from)?;
        let result = work(self);
        drop(moment);
        result
    }

    /// Runs reading work.
    fn read<R>(&self, work: impl FnOnce(&engine::Connection) -> Result<R>) -> Result<R> {
        let result = work(&self.connection);
        self.waiting.end();
        result
    }
}
