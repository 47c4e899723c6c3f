//! Checking a registry: the file whole, the history unbroken, every number explained, the search index true.

mod file;
mod history;
mod numbers;
mod search;

pub use numbers::{Gap, GapCause, SeriesNumbers};

use super::{Result, Store};
use crate::{
    domain::{history::Head, message::Message},
    progress::Progress,
};

/// At most so many findings of one kind are named; the rest is counted.
const MOST_NAMED: usize = 20;

impl Store {
    /// Checks everything; no finding means that the registry is whole. The first finding about the history is its first broken
    /// place. With a head from a printed daily register, the history up to it must be the one that was printed. Progress counts
    /// documents.
    ///
    /// # Errors
    /// When the registry cannot be read at all.
    pub fn check(&self, head: Option<Head>, progress: &Progress) -> Result<Vec<Message>> {
        self.read(|connection| {
            // One state of the registry for all parts of the check, whatever others write meanwhile.
            let snapshot = connection.unchecked_transaction()?;
            let mut findings = file::file(&snapshot)?;
            if findings.is_empty() {
                history::history(&snapshot, head, &mut findings)?;
                numbers::numbers(&snapshot, &mut findings)?;
                search::search_index(&snapshot, progress, &mut findings)?;
            }
            Ok(findings)
        })
    }
}
