//! Checks a registry, and lists files beside it that belong to no document.

use std::path::PathBuf;

use domain::{history::Head, restoring::still_asked};
use progress::Progress;
use store::{Access, Address, Store, StoreError, Writer};
use texts::UserMessage;

use super::JobError;

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What is wrong; empty when the registry is whole.
    pub findings: Vec<UserMessage>,
    /// Files beside the registry that belong to no document, which is no fault.
    pub files_of_none: Vec<PathBuf>,
    /// Observations that are no faults.
    pub notes: Vec<UserMessage>,
    /// The number of documents checked.
    pub documents: u64,
    /// The number of events of the history; `None` when the file cannot be read.
    pub events: Option<i64>,
}

/// Rebuilds the search indexes and nothing else. Progress counts documents.
///
/// # Errors
/// When the registry cannot be written, and [`JobError::Stopped`]; the indexes are unchanged then.
pub fn rebuild_index(registry: impl Into<Address>, writer: &Writer, progress: &Progress) -> Result<(), JobError> {
    let rebuilt = Store::open_for(registry, Access::Write, writer).and_then(|mut store| store.rebuild_index(progress));
    rebuilt.map_err(|error| JobError::of_stoppable(error, progress))
}

/// Checks the registry while others use it. A head from a printed daily register must occur in its history.
///
/// # Errors
/// When there is no registry to check, and [`JobError::Stopped`]. A damaged registry is no error but a finding.
pub fn check_registry(
    registry: impl Into<Address>,
    head: Option<Head>,
    progress: &Progress,
) -> Result<Checked, JobError> {
    let store = match Store::open_to_check(registry) {
        Err(error) => return unreadable(error, 0, progress),
        Ok(store) => store,
    };
    let findings = match store.check(head, progress) {
        Err(error) => return unreadable(error, progress.state().0, progress),
        Ok(findings) => findings,
    };
    let (documents, _) = progress.state();
    let events = store.head().ok().map(|(events, _)| events);
    let mut notes = match store.notes(progress) {
        // A registry with findings may be partly unreadable.
        Err(_) if !findings.is_empty() => Vec::new(),
        notes => notes.map_err(|error| JobError::of_stoppable(error, progress))?,
    };
    // A fault of the registry may make the requests unreadable.
    notes.extend(still_asked(&store.last_number_requests().unwrap_or_default()));
    Ok(Checked { findings, files_of_none: store.files_of_no_document()?, notes, documents, events })
}

/// Turns the error of reading a damaged file into a finding.
fn unreadable(error: StoreError, documents: u64, progress: &Progress) -> Result<Checked, JobError> {
    match error {
        StoreError::Damaged(..) | StoreError::IndexDamaged(..) | StoreError::Unfit(..) => {
            let findings = vec![error.message()];
            Ok(Checked { findings, files_of_none: Vec::new(), notes: Vec::new(), documents, events: None })
        }
        error => Err(JobError::of_stoppable(error, progress)),
    }
}
