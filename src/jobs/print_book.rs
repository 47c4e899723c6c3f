//! Printing a registry book: the office's names, the year's rows, the volumes.

use std::path::PathBuf;

use super::JobError;
use crate::{
    domain::book::{Book, BookRange},
    paper::{self, Closing, PaperError, RegistryBook},
    progress::Progress,
    store::{Access, Store},
};

/// Which book is printed, and where to.
#[derive(Debug, Clone)]
pub struct PrintBook {
    /// The registry.
    pub registry: PathBuf,
    /// The book.
    pub book: Book,
    /// Its year.
    pub year: i32,
    /// Whose outgoing book; nothing for the office's own.
    pub authority: Option<String>,
    /// Which rows.
    pub range: BookRange,
    /// At most so many pages in a volume, the closing page of the last aside.
    pub pages_per_volume: usize,
    /// Whether the closing page stands in the book although it is not locked. A whole book that is locked always has it.
    pub closing: bool,
    /// The PDF file; several volumes get `-quyen-01` … before the ending.
    pub target: PathBuf,
    /// Whether files of these names may be replaced.
    pub replace: bool,
}

/// Prints the book: the files made, volume by volume.
///
/// # Errors
/// What registry or paper refuse; nothing half made is left.
pub fn print_book(request: &PrintBook, progress: &Progress) -> Result<Vec<PathBuf>, JobError> {
    let store = Store::open(&request.registry, Access::Read)?;
    let PrintBook { book, year, range, .. } = request;
    let authority = request.authority.as_deref();
    let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
    let (own_name, place) = (office.name.clone(), office.place.clone());
    let (parent_name, organ_name) = match (book, authority) {
        // An authority above the office is its own parent body: its book stands under its name alone.
        (Book::Outgoing, Some(name)) if name != office.name => {
            let parent = if name == office.parent { String::new() } else { office.parent };
            (parent, name.to_owned())
        }
        _ => (office.parent, office.name),
    };
    // Rows and closing page tell of one state of the registry, whatever others register meanwhile.
    store.at_one_moment(|store| {
        progress.set_total(store.count_in_book(*book, *year, authority, range)?);
        let issuer = authority.unwrap_or(&own_name);
        let is_whole = *range == BookRange::default();
        let closing = if request.closing || (is_whole && store.is_locked(*book, Some(issuer), *year)?) {
            let mut series = store.numbers(*year)?;
            let issuer = issuer.to_lowercase();
            series.retain(|series| {
                let is_theirs = |authority: &String| authority.to_lowercase() == issuer;
                series.book == *book && series.authority.as_ref().is_none_or(is_theirs)
            });
            Some(Closing { place, series })
        } else {
            None
        };
        let pages_per_volume = request.pages_per_volume;
        let printed = RegistryBook { book: *book, year: *year, parent_name, organ_name, pages_per_volume, closing };
        paper::print_book(&printed, &request.target, request.replace, progress, |sink| {
            store.for_each_in_book(*book, *year, authority, range, |document| sink(document).map_err(JobError::from))
        })
    })
}

impl From<PaperError> for JobError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::Stopped => Self::Stopped,
            error => Self::Paper(error),
        }
    }
}
