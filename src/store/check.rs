//! Checks a registry: the file is whole and has our schema, the history is unbroken, every number is accounted
//! for, the search indexes are right, and attached files are present.

mod files;
mod history;
mod notes;
mod numbers;
mod search;

pub use numbers::{Gap, GapCause, SeriesNumbers};
pub(super) use numbers::{SeriesRow, series_of};
pub use search::is_about_index;

use std::thread;

use domain::history::Head;
use progress::Progress;
use texts::UserMessage;

use super::{
    Result, Store, StoreError,
    engine::Connection,
    sealed,
    sqlite::{integrity, same_state::begin_together},
    stopping::until_stopped,
};

/// The largest number of findings of one kind that are named; the rest is counted.
pub(super) const MAX_NAMED: usize = 20;

impl Store {
    /// Checks everything; without a finding the registry is whole. The first finding about the history is its
    /// first broken place. With a head from a printed daily register, the history up to it must be the printed
    /// one. Progress counts documents.
    ///
    /// # Errors
    /// When the registry cannot be read at all, and [`StoreError::Stopped`] when the check was stopped.
    pub fn check(&self, head: Option<Head>, progress: &Progress) -> Result<Vec<UserMessage>> {
        let address = self.address();
        thread::scope(|scope| {
            let files = scope.spawn(|| {
                let mut findings = Vec::new();
                let done = files::files(address, progress, &mut findings);
                Ok((findings, done))
            });
            let mut all = self.check_registry(head, progress)?;
            match joined(files)? {
                (found, Ok(())) => all.extend(found),
                // In a damaged registry even the list of files may be unreadable.
                (_, Err(error)) if all.is_empty() => return Err(error),
                (_, Err(_)) => {}
            }
            Ok(all)
        })
    }

    /// Checks the registry without its files.
    pub(super) fn check_registry(&self, head: Option<Head>, progress: &Progress) -> Result<Vec<UserMessage>> {
        // Each part sees one state of the registry, whatever others write meanwhile, and no part depends on the
        // state of another.
        let address = self.address();
        let mut findings = Vec::new();
        let (own, pages, search) = thread::scope(|scope| {
            let pages = scope.spawn(|| -> PartResult {
                let mut findings = Vec::new();
                let done = Self::open_to_check(address)?.check_part(progress, |connection| {
                    let snapshot = connection.snapshot()?;
                    integrity::schema(&snapshot, &mut findings)?;
                    integrity::pages(&snapshot, &mut findings)
                });
                Ok((findings, done))
            });
            let search = scope.spawn(|| -> PartResult {
                let mut findings = Vec::new();
                let stores =
                    [Self::open_to_check(address)?, Self::open_to_check(address)?, Self::open_to_check(address)?];
                let done = begin_together(&stores).and_then(|()| search::search_index(stores, progress, &mut findings));
                Ok((findings, done))
            });
            let own = self.check_part(progress, |connection| {
                let snapshot = connection.snapshot()?;
                history::history(&snapshot, head, &mut findings)?;
                integrity::references(&snapshot, &mut findings)?;
                search::file_index(&snapshot, &mut findings)?;
                sealed::changed(&snapshot, &mut findings)?;
                numbers::numbers(&snapshot, &mut findings)
            });
            (own, joined(pages), joined(search))
        });
        // Findings of a part that was stopped are unreliable.
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
        }
        let mut all: Vec<UserMessage> = Vec::new();
        // A finding of the history explains more than what follows from it elsewhere, so it comes first. On
        // damaged pages or malformed rows a part may fail.
        for (found, done) in [pages?, (findings, own), search?] {
            for finding in found {
                if !all.contains(&finding) {
                    all.push(finding);
                }
            }
            match done {
                Err(_) if !all.is_empty() => break,
                done => done?,
            }
        }
        Ok(all)
    }

    /// Reads for one part of a check until it is stopped.
    fn check_part<R>(&self, progress: &Progress, work: impl FnOnce(&Connection) -> Result<R>) -> Result<R> {
        until_stopped(&self.connection.interrupt_handle(), progress, || self.read(work))
    }
}

/// The findings of one part, and whether it was completed.
type PartResult = Result<(Vec<UserMessage>, Result<()>)>;

fn joined<R>(part: thread::ScopedJoinHandle<'_, Result<R>>) -> Result<R> {
    part.join().unwrap_or(Err(StoreError::BrokenOff))
}
