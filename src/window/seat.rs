//! Opening a registry for the window: to write, when no other window does; else to look.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::NaiveDateTime;

use super::kit::{notice::Notice, theme::Tone};
use crate::{
    domain::{message::Message, office::Office},
    store::{Access, Drafts, Holder, Store, StoreError, StoreThread, Taken, WritingWindow},
};

/// What the window may do with its registry.
#[derive(Debug, Clone)]
pub enum Seat {
    /// Write, for as long as this is held.
    Writing { _lock: Arc<WritingWindow> },
    /// Look, for another window writes.
    Looking(Option<Holder>),
}

/// A registry that was opened for the window.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The registry, on its thread.
    pub store: StoreThread,
    /// What one may do with it.
    pub seat: Seat,
    /// The drafts that lie beside it, for whoever may write.
    pub drafts: Drafts,
    /// Where it lies.
    pub registry: PathBuf,
}

impl Seat {
    /// Whether documents can be registered here.
    ///
    /// # Errors
    /// [`StoreError::OnlyLooking`] when they cannot.
    pub fn may_write(&self) -> Result<(), StoreError> {
        match self {
            Self::Writing { .. } => Ok(()),
            Self::Looking(_) => Err(StoreError::OnlyLooking),
        }
    }

    /// What the window says all the time when it only looks.
    pub fn notice(&self) -> Option<Notice> {
        let said = match self {
            Self::Writing { .. } => return None,
            Self::Looking(Some(holder)) => Message::new("store-open-elsewhere")
                .with("user", holder.user.as_str())
                .with("since", holder.since.format("%H:%M %d/%m/%Y").to_string()),
            Self::Looking(None) => Message::new("store-open-elsewhere-unknown"),
        };
        Some(Notice::new(Tone::Look, said))
    }
}

/// Opens the registry.
///
/// # Errors
/// As [`WritingWindow::take`] and [`Store::open`].
pub fn open(registry: &Path, now: NaiveDateTime) -> Result<Opened, StoreError> {
    let (seat, access) = match WritingWindow::take(registry, now)? {
        Taken::Mine(lock) => (Seat::Writing { _lock: Arc::new(lock) }, Access::Write),
        Taken::Others(holder) => (Seat::Looking(holder), Access::Read),
    };
    let store = StoreThread::start(Store::open(registry, access)?, access);
    let drafts = if access == Access::Write { Drafts::read(registry) } else { Drafts::default() };
    Ok(Opened { store, seat, drafts, registry: registry.to_owned() })
}

/// Creates the registry of an office, and opens it.
///
/// # Errors
/// As [`Store::create`], [`Store::set_office`] and [`open`].
pub fn create(registry: &Path, office: &Office, now: NaiveDateTime) -> Result<Opened, StoreError> {
    Store::create(registry)?;
    Store::open(registry, Access::Write)?.set_office(office)?;
    open(registry, now)
}
