//! Prints a list: documents that were selected or found, as rows of the registry books.

use paper::{self, Destination, DocumentList, MAX_LISTED, PaperError};
use progress::Progress;
use store::{Access, Address, Store};

use super::{JobError, export::for_each, print_request::ListRequest};

/// Prints the list to any destination, and returns what was made.
pub(super) fn print_list<D: Destination>(
    request: &ListRequest,
    registry: &Address,
    to: &D,
    progress: &Progress,
) -> Result<Vec<D::Made>, JobError> {
    if request.documents.len() > MAX_LISTED {
        return Err(PaperError::TooManyToPrint(MAX_LISTED).into());
    }
    let store = Store::open(registry, Access::Read)?;
    let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
    let mut documents = Vec::with_capacity(request.documents.len());
    store.at_one_moment(|store| {
        for_each(store, &request.documents, progress, |document| {
            documents.push(document.clone());
            Ok(())
        })
    })?;
    let list = DocumentList { office, about: request.about.clone(), day: request.today, documents };
    Ok(paper::print_list(&list, to)?)
}
