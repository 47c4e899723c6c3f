//! Prints a list: documents that were selected or found, as rows of the registry books.

use std::path::PathBuf;

use chrono::NaiveDate;

use domain::document::DocumentId;
use paper::{self, Destination, Disk, DocumentList, MAX_LISTED, PaperError};
use progress::Progress;
use store::{Access, Address, Store};

use super::{JobError, export::for_each};

/// What is printed, and where to.
#[derive(Debug, Clone)]
pub struct PrintList {
    /// The registry.
    pub registry: Address,
    /// The documents, in the order of the rows.
    pub documents: Vec<DocumentId>,
    /// A short description of the list.
    pub about: String,
    /// The day of printing.
    pub day: NaiveDate,
    /// The PDF file.
    pub target: PathBuf,
    /// Whether a file of this name may be replaced.
    pub replace: bool,
}

/// Prints the list and returns its number of documents.
///
/// # Errors
/// Any error of registry or paper; [`PaperError::TooManyToPrint`] beyond [`MAX_LISTED`]. No incomplete file is
/// left.
pub fn print_list(request: &PrintList, progress: &Progress) -> Result<usize, JobError> {
    print_list_to(request, &Disk { target: &request.target, replace: request.replace }, progress)
        .map(|(count, _)| count)
}

/// Prints the list to any destination, and returns its number of documents and what was made.
pub(super) fn print_list_to<D: Destination>(
    request: &PrintList,
    to: &D,
    progress: &Progress,
) -> Result<(usize, Vec<D::Made>), JobError> {
    if request.documents.len() > MAX_LISTED {
        return Err(PaperError::TooManyToPrint(MAX_LISTED).into());
    }
    let store = Store::open(&request.registry, Access::Read)?;
    let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
    let mut documents = Vec::with_capacity(request.documents.len());
    store.at_one_moment(|store| {
        for_each(store, &request.documents, progress, |document| {
            documents.push(document.clone());
            Ok(())
        })
    })?;
    let list = DocumentList { office, about: request.about.clone(), day: request.day, documents };
    let made = paper::print_list(&list, to)?;
    Ok((list.documents.len(), made))
}
