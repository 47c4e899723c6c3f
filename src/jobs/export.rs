//! Exporting a list: registered documents as an Excel workbook or a CSV file, as lines of JSON, or as a table to paste.

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
use store::{Access, Store};

use super::JobError;

/// The most documents that are copied at once: ten years of an office's mail would choke the program they are pasted into.
pub const MAX_COPIED: usize = 100_000;
/// Documents read at a time.
const AT_A_TIME: usize = 500;

/// Which documents, and in which order.
#[derive(Debug, Clone)]
pub enum Listed {
    /// These, in this order.
    These(Vec<DocumentId>),
    /// What a search finds, in the order of registering.
    Found(Query),
}

/// What is exported, and where to.
#[derive(Debug, Clone)]
pub struct ExportList {
    /// The registry.
    pub registry: PathBuf,
    /// Which documents.
    pub listed: Listed,
    /// The file, .xlsx, .csv or .jsonl.
    pub target: PathBuf,
    /// Whether a file of this name may be replaced.
    pub replace: bool,
}

/// Writes the list: how many documents it holds.
///
/// # Errors
/// What registry or file system refuse, and [`ExportError::Nothing`] for an empty list; nothing half made is left.
pub fn export_list(request: &ExportList, progress: &Progress) -> Result<usize, JobError> {
    let store = Store::open(&request.registry, Access::Read)?;
    // All rows tell of one state of the registry, whatever others register meanwhile.
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

/// Writes documents as lines of JSON, each with what happened to it after its number.
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

/// Passes each document with its follow-up and links to a function, until that stops it.
fn for_each_whole(
    store: &Store,
    ids: &[DocumentId],
    progress: &Progress,
    mut take: impl FnMut(&Exported<'_>) -> Result<(), JobError>,
) -> Result<(), JobError> {
    // Most have neither, and are not asked about one by one.
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

/// The links of a document, in an order that does not depend on the rows of this registry.
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

/// The documents as a table to paste into a spreadsheet.
///
/// # Errors
/// What the registry refuses; [`ExportError::TooManyToCopy`] beyond [`MAX_COPIED`].
pub fn copy_table(registry: &Path, ids: &[DocumentId], progress: &Progress) -> Result<String, JobError> {
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

/// Passes each document to a function, until that stops it.
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
    // What is left is only to name the file; a stop asked for by now still counts.
    if progress.is_stopped() { Err(JobError::Stopped) } else { Ok(()) }
}
