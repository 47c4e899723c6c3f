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
            let mut findings = file::pages(&snapshot)?;
            // What the history says of a place says more than what follows from it elsewhere, and on damaged pages or rows of
            // no sense later parts may not come to their end.
            for part in [
                |snapshot: &_, head, findings: &mut _, _: &_| history::history(snapshot, head, findings),
                |snapshot: &_, _, findings: &mut _, _: &_| file::references(snapshot, findings),
                |snapshot: &_, _, findings: &mut _, _: &_| numbers::numbers(snapshot, findings),
                |snapshot: &_, _, findings: &mut _, progress: &_| search::search_index(snapshot, progress, findings),
            ] {
                match part(&snapshot, head, &mut findings, progress) {
                    Err(_) if !findings.is_empty() => break,
                    done => done?,
                }
            }
            Ok(findings)
        })
    }
}
