//! Printing a registry book as it is asked for in the window and by `vanthu book`.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{
    JobError,
    print_form::{Of, PrintForm, print_form},
};
use crate::{
    domain::book::{Book, BookRange},
    paper::{EnvelopeSize, PaperError, PrintOptions, catalogue},
    progress::Progress,
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
    // The form that held at the end of the book's year.
    let last_day = NaiveDate::from_ymd_opt(request.year, 12, 31).unwrap_or_default();
    let form = catalogue::registry_book(request.book, last_day);
    let request = PrintForm {
        registry: Some(request.registry.clone()),
        form,
        options: PrintOptions::default(),
        of: Of::Range { year: request.year, range: request.range.clone() },
        authority: request.authority.clone(),
        pages_per_volume: request.pages_per_volume,
        closing: request.closing,
        qr: false,
        envelope: EnvelopeSize::default(),
        labels: None,
        stamped: None,
        today: last_day,
        target: request.target.clone(),
        replace: request.replace,
    };
    print_form(&request, progress)
}

impl From<PaperError> for JobError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::Stopped => Self::Stopped,
            error => Self::Paper(error),
        }
    }
}
