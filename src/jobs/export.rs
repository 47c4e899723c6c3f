//! Exports a list: registered documents as an Excel workbook or a CSV file, as JSON lines, or as a table to
//! paste.

use std::path::{Path, PathBuf};

use domain::{
    document::{Document, DocumentId},
    follow_up::FollowUp,
    imported::{BroughtLink, Reference},
    query::Query,
};
use exchange::{
    export::{self, ExportError, Exported, PastedTable},
    json,
};
use progress::Progress;
use store::{Access, Address, Store};

use super::JobError;

/// The largest number of documents copied at once: ten years of an office's documents would overload the
/// program they are pasted into.
pub const MAX_COPIED: usize = 100_000;
/// The number of documents read at a time.
const AT_A_TIME: usize = 500;

/// The documents of a list, and their order.
#[derive(Debug, Clone)]
pub enum Listed {
    /// These, in this order.
    These(Vec<DocumentId>),
    /// Those that a search finds, in the order of registering.
    Found(Query),
}

/// What is exported, and where to.
#[derive(Debug, Clone)]
pub struct ExportList {
    /// Which documents.
    pub listed: Listed,
    /// The file, .xlsx, .csv or .jsonl.
    pub target: PathBuf,
    /// Whether a file of this name may be replaced.
    pub replace: bool,
}

/// Writes the list and returns its number of documents.
///
/// # Errors
/// Any error of registry or file system, and [`ExportError::Nothing`] for an empty list; no incomplete file is
/// left.
pub fn export_list(request: &ExportList, registry: impl Into<Address>, progress: &Progress) -> Result<usize, JobError> {
    let store = Store::open(registry, Access::Read)?;
    // All rows are read from one state of the registry, whatever others register meanwhile.
    store.at_one_moment(|store| {
        let ids = match &request.listed {
            Listed::These(ids) => ids.clone(),
            Listed::Found(query) => {
                let mut ids = store.search_all(query)?;
                ids.sort_unstable();
                ids
            }
        };
        if ids.is_empty() {
            return Err(ExportError::Nothing.into());
        }
        if export::is_json_lines(&request.target) {
            write_json_lines(store, &ids, &request.target, request.replace, progress)?;
            return Ok(ids.len());
        }
        export::write(&request.target, request.replace, |row| {
            for_each_whole(store, &ids, progress, |exported| row(exported).map_err(JobError::from))
        })?;
        Ok(ids.len())
    })
}

/// Writes documents as JSON lines, each with its follow-up.
pub(super) fn write_json_lines(
    store: &Store,
    ids: &[DocumentId],
    target: &Path,
    replace: bool,
    progress: &Progress,
) -> Result<(), JobError> {
    export::write_lines(target, replace, |line| {
        for_each_whole(store, ids, progress, |exported| Ok(line(&json::write_exported(exported))?))
    })
}

/// Passes each document with its follow-up and links to a function, until that stops.
fn for_each_whole(
    store: &Store,
    ids: &[DocumentId],
    progress: &Progress,
    mut take: impl FnMut(&Exported<'_>) -> Result<(), JobError>,
) -> Result<(), JobError> {
    // Most documents have neither, and are not queried one by one.
    let followed = store.with_follow_up()?;
    let rulings = store.number_rulings()?;
    let nothing = FollowUp::default();
    for_each(store, ids, progress, |document| {
        let number_ruling = rulings.get(&document.id());
        if !followed.contains(&document.id()) {
            return take(&Exported { document, follow_up: &nothing, number_ruling, links: &[] });
        }
        let follow_up = store.follow_up(document.id())?;
        let links = links(store, document.id())?;
        take(&Exported { document, follow_up: &follow_up, number_ruling, links: &links })
    })
}

/// Reads the links of a document, in an order that does not depend on ids of this registry.
fn links(store: &Store, id: DocumentId) -> Result<Vec<BroughtLink>, JobError> {
    let mut links = Vec::new();
    for linked in store.links(id)? {
        for other in store.documents(&[linked.other])? {
            links.push(BroughtLink::new(linked.kind, linked.from_first, Reference::of(&other)));
        }
    }
    links.sort_unstable();
    Ok(links)
}

/// Makes a table to paste into a spreadsheet.
///
/// # Errors
/// Any error of the registry; [`ExportError::TooManyToCopy`] beyond [`MAX_COPIED`].
pub fn copy_table(registry: impl Into<Address>, ids: &[DocumentId], progress: &Progress) -> Result<String, JobError> {
    if ids.len() > MAX_COPIED {
        return Err(ExportError::TooManyToCopy(MAX_COPIED).into());
    }
    let store = Store::open(registry, Access::Read)?;
    let mut table = PastedTable::default();
    store.at_one_moment(|store| {
        for_each(store, ids, progress, |document| {
            table.row(document);
            Ok(())
        })
    })?;
    Ok(table.into_text())
}

/// Passes each document to a function, until that stops.
pub(super) fn for_each(
    store: &Store,
    ids: &[DocumentId],
    progress: &Progress,
    mut take: impl FnMut(&Document) -> Result<(), JobError>,
) -> Result<(), JobError> {
    progress.set_total(ids.len() as u64);
    for some in ids.chunks(AT_A_TIME) {
        for document in store.documents(some)? {
            if progress.is_stopped() {
                return Err(JobError::Stopped);
            }
            take(&document)?;
            progress.advance(1);
        }
    }
    // Only renaming the file is left; a stop requested by now still counts.
    if progress.is_stopped() { Err(JobError::Stopped) } else { Ok(()) }
}
