//! Opens a registry for the window: to write when no other window does, else to read.

use std::{path::PathBuf, sync::Arc, time::Duration};

use disk::unfinished;
use domain::{
    office::{Authority, Office},
    series::NewSeries,
};
use progress::Progress;
use store::{
    Access, Address, BackupSettings, Drafts, Files, Holder, Store, StoreError, StoreThread, Taken, Upgraded, Writer,
    WritingWindow, cloud_warnings, upgrade_for,
};
use texts::{UserMessage, message};

use super::kit::{notice::Notice, theme::Severity};

/// How long saving waits for another program that writes: short, because the window can save nothing else meanwhile. After it the form
/// keeps its contents.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Whether the window may write to its registry.
#[derive(Debug, Clone)]
pub enum Session {
    /// May write while the lock is held.
    ReadWrite { _lock: Arc<WritingWindow> },
    /// May only read, because another window writes.
    ReadOnly(Option<Holder>),
}

/// A registry that was opened for the window.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The registry, on its thread.
    pub store: StoreThread,
    pub session: Session,
    /// The drafts beside it; empty for a session that only reads.
    pub drafts: Drafts,
    /// Where it lies.
    pub registry: Address,
    /// The years that have documents, newest first.
    pub years: Vec<i32>,
    /// The upgrade that was done, if its version was earlier.
    pub upgraded: Option<Upgraded>,
    /// Warnings about the places of the registry and its copies.
    pub warnings: Vec<UserMessage>,
}

impl Session {
    /// Whether documents can be registered here.
    ///
    /// # Errors
    /// [`StoreError::OnlyLooking`] when they cannot.
    pub fn may_write(&self) -> Result<(), StoreError> {
        match self {
            Self::ReadWrite { .. } => Ok(()),
            Self::ReadOnly(_) => Err(StoreError::OnlyLooking),
        }
    }

    /// The permanent notice of a session that only reads.
    pub fn notice(&self) -> Option<Notice> {
        let said = match self {
            Self::ReadWrite { .. } => return None,
            Self::ReadOnly(Some(holder)) if !holder.user.is_empty() => message!(
                texts::STORE_OPEN_ELSEWHERE,
                user = holder.user.as_str(),
                since = holder.since.format("%H:%M %d/%m/%Y").to_string()
            ),
            Self::ReadOnly(_) => UserMessage::from(texts::STORE_OPEN_ELSEWHERE_UNKNOWN),
        };
        Some(Notice::new(Severity::Warning, said))
    }
}

impl Session {
    /// Opens the registry again with the access of this session.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn reopen(&self, registry: &Address, writer: &Writer) -> Result<StoreThread, StoreError> {
        let access = if self.may_write().is_ok() { Access::Write } else { Access::Read };
        let store = Store::open_for(registry, access, writer)?;
        store.waiting().set_longest(BUSY_TIMEOUT);
        Ok(StoreThread::start(store, access))
    }
}

/// Opens the registry. One of an earlier version is brought up to date first by the window that writes; progress counts its documents.
///
/// # Errors
/// As [`WritingWindow::take`] and [`Store::open`].
pub fn open(registry: &Address, writer: &Writer, progress: &Progress) -> Result<Opened, StoreError> {
    open_as(registry, WritingWindow::take(registry, writer.clock.now())?, writer, progress)
}

/// Opens the registry to write, now that the window which wrote has closed; `None` while any writes.
///
/// # Errors
/// As [`open`].
pub fn take_over(registry: &Address, writer: &Writer) -> Result<Option<Opened>, StoreError> {
    match WritingWindow::take(registry, writer.clock.now())? {
        Taken::Others(_) => Ok(None),
        mine @ Taken::Mine(_) => open_as(registry, mine, writer, &Progress::default()).map(Some),
    }
}

fn open_as(registry: &Address, taken: Taken, writer: &Writer, progress: &Progress) -> Result<Opened, StoreError> {
    let (session, access, upgraded) = match taken {
        Taken::Mine(lock) => {
            let upgraded = upgrade_for(registry, Some(&lock), writer, progress)?;
            (Session::ReadWrite { _lock: Arc::new(lock) }, Access::Write, upgraded)
        }
        Taken::Others(holder) => (Session::ReadOnly(holder), Access::Read, None),
    };
    let store = match Store::open_for(registry, access, writer) {
        // The writer is an earlier version, or is upgrading the file.
        Err(StoreError::OlderForm(path, _)) => return Err(StoreError::UpgradeInUse(path)),
        opened => opened?,
    };
    store.waiting().set_longest(BUSY_TIMEOUT);
    let mut drafts = if access == Access::Write { Drafts::read(registry) } else { Drafts::default() };
    if !drafts.batch.is_empty() {
        // The power may have gone after rows were registered and before the drafts were written without them.
        let registered = store.batch_marks()?;
        drafts.batch.retain(|row| !registered.iter().any(|(mark, _)| *mark == row.mark));
    }
    let years = store.years()?;
    let warnings = cloud_warnings(registry, store.backup_settings()?.folder.as_deref());
    if access == Access::Write {
        unfinished::sweep(registry.folder());
        Files::of(registry).sweep();
    }
    let store = StoreThread::start(store, access);
    Ok(Opened { store, session, drafts, registry: registry.clone(), years, upgraded, warnings })
}

/// The answers of the first start.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    pub office: Office,
    /// Another authority in whose name it issues documents.
    pub authority: Option<Authority>,
    /// The last số đến given in another book this year.
    pub last_arrival: Option<u32>,
    /// The series of outgoing documents that go on from another book.
    pub series: Vec<NewSeries>,
    /// Who writes.
    pub clerk: String,
    /// Where backups go.
    pub copies: Option<PathBuf>,
}

/// Creates the registry of an office, whole or not at all, and opens it.
///
/// # Errors
/// As [`Store::create_filled`], what of the setup the registry refuses, and [`open`].
pub fn create(registry: &Address, setup: &Setup, writer: &Writer) -> Result<Opened, StoreError> {
    let clerk = Some(setup.clerk.clone()).filter(|clerk| !clerk.is_empty());
    Store::create_filled_for(registry, &Writer { clerk, ..writer.clone() }, |store| {
        if !setup.clerk.is_empty() {
            store.name_clerk(&setup.clerk)?;
        }
        store.set_office(&setup.office)?;
        if let Some(authority) = &setup.authority {
            store.add_authority(authority)?;
        }
        store.write(|transaction| {
            if let Some(last) = setup.last_arrival {
                transaction.open_incoming(writer.clock.today(), last + 1)?;
            }
            setup.series.iter().try_for_each(|series| transaction.add_series(series))
        })?;
        match &setup.copies {
            Some(folder) => {
                store.set_backup_settings(&BackupSettings { folder: Some(folder.clone()), ..BackupSettings::default() })
            }
            None => Ok::<_, StoreError>(()),
        }
    })?;
    open(registry, writer, &Progress::default())
}
