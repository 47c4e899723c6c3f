//! Checks a registry: the file is whole and has our schema, the history is unbroken, every number is explained, the search indexes are
//! right, and attached files are present.

mod file;
mod files;
mod history;
mod notes;
mod numbers;
mod search;

pub(super) use file::{damages, is_index_line};
pub use numbers::{Gap, GapCause, SeriesNumbers};
pub(super) use numbers::{SeriesRow, series_of};
pub use search::is_about_index;

use std::thread;

use rusqlite::Connection;

use domain::{history::Head, message::UserMessage};
use progress::Progress;

use super::{Result, Store, StoreError, error::DbResult, sealed, stopping::until_stopped};

/// At most so many findings of one kind are named; the rest is counted.
const MAX_NAMED: usize = 20;

impl Store {
    /// Checks everything; no finding means that the registry is whole. The first finding about the history is its first broken
    /// place. With a head from a printed daily register, the history up to it must be the one that was printed. Progress counts
    /// documents.
    ///
    /// # Errors
    /// When the registry cannot be read at all, and [`StoreError::Stopped`] when somebody stopped it.
    pub fn check(&self, head: Option<Head>, progress: &Progress) -> Result<Vec<UserMessage>> {
        let path = self.path.as_path();
        thread::scope(|scope| {
            let files = scope.spawn(|| {
                let mut findings = Vec::new();
                let done = files::files(path, progress, &mut findings);
                Ok((findings, done))
            });
            let mut all = self.check_registry(head, progress)?;
            match joined(files)? {
                (found, Ok(())) => all.extend(found),
                // A damaged registry may not even tell which files there are.
                (_, Err(error)) if all.is_empty() => return Err(error),
                (_, Err(_)) => {}
            }
            Ok(all)
        })
    }

    /// The same for the registry by itself, without its files.
    pub(super) fn check_registry(&self, head: Option<Head>, progress: &Progress) -> Result<Vec<UserMessage>> {
        // Each part sees one state of the registry, whatever others write meanwhile, and none compares with another's.
        let path = self.path.as_path();
        let mut findings = Vec::new();
        let (own, pages, search) = thread::scope(|scope| {
            let pages = scope.spawn(|| -> PartResult {
                let mut findings = Vec::new();
                let done = Self::open_to_check(path)?.check_part(progress, |connection| {
                    let snapshot = connection.unchecked_transaction()?;
                    file::schema(&snapshot, &mut findings)?;
                    file::pages(&snapshot, &mut findings)
                });
                Ok((findings, done))
            });
            let search = scope.spawn(|| -> PartResult {
                let mut findings = Vec::new();
                let stores = [Self::open_to_check(path)?, Self::open_to_check(path)?, Self::open_to_check(path)?];
                let done = begin_together(&stores).and_then(|()| search::search_index(stores, progress, &mut findings));
                Ok((findings, done))
            });
            let own = self.check_part(progress, |connection| {
                let snapshot = connection.unchecked_transaction()?;
                history::history(&snapshot, head, &mut findings)?;
                file::references(&snapshot, &mut findings)?;
                search::file_index(&snapshot, &mut findings)?;
                sealed::changed(&snapshot, &mut findings)?;
                numbers::numbers(&snapshot, &mut findings)
            });
            (own, joined(pages), joined(search))
        });
        // What a broken-off part found is no finding.
        if progress.is_stopped() {
            return Err(StoreError::Stopped);
        }
        let mut all: Vec<UserMessage> = Vec::new();
        // What the history says of a place says more than what follows from it elsewhere; and on damaged pages or rows of no
        // sense a part may not come to its end.
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

    /// Reads for one part of a check, until somebody stops it.
    fn check_part<R>(&self, progress: &Progress, work: impl FnOnce(&Connection) -> DbResult<R>) -> Result<R> {
        until_stopped(&self.connection.get_interrupt_handle(), progress, || self.read(work))
    }
}

/// Begins a transaction in each of some openings of a registry, so that all see the same state of it.
fn begin_together(stores: &[Store; 3]) -> Result<()> {
    let each = |sql| stores.iter().try_for_each(|store| store.read(|connection| Ok(connection.execute_batch(sql)?)));
    let [.., last] = stores;
    loop {
        let before = last.version()?;
        each("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1")?;
        // Unchanged: nobody has written since before the first transaction began, so all see the same state.
        if last.version()? == before {
            return Ok(());
        }
        each("ROLLBACK")?;
    }
}

/// What one part found, and whether it came to its end.
type PartResult = Result<(Vec<UserMessage>, Result<()>)>;

fn joined<R>(part: thread::ScopedJoinHandle<'_, Result<R>>) -> Result<R> {
    part.join().unwrap_or(Err(StoreError::BrokenOff))
}
