//! Prints a registry book for the window and for `vanthu book`.

use std::path::PathBuf;

use chrono::NaiveDate;

use domain::book::{Book, BookRange};
use paper::{EnvelopeSize, PaperError, PrintOptions, catalogue};
use progress::Progress;
use store::Address;

use super::{
    JobError,
    print_form::{Of, PrintForm, Printed, print_form},
};

/// The book to print, and where to.
#[derive(Debug, Clone)]
pub struct PrintBook {
    /// The registry.
    pub registry: Address,
    /// The book.
    pub book: Book,
    /// Its year.
    pub year: i32,
    /// The authority of an outgoing book; `None` for the office's own.
    pub authority: Option<String>,
    /// The rows to print.
    pub range: BookRange,
    /// The largest number of pages in a volume, without the closing page of the last.
    pub pages_per_volume: usize,
    /// Whether to add the closing page although the book is not locked. A whole book that is locked always has
    /// it.
    pub closing: bool,
    /// Whether to print it even if it is empty.
    pub blank: bool,
    /// The PDF file; several volumes get `-quyen-01` … before the ending.
    pub target: PathBuf,
    /// Whether files of these names may be replaced.
    pub replace: bool,
}

/// Prints the book, and returns the files volume by volume, and what they hold.
///
/// # Errors
/// Any error of registry or paper; no incomplete file is left.
pub fn print_book(request: &PrintBook, progress: &Progress) -> Result<(Vec<PathBuf>, Printed), JobError> {
    print_form(&request.clone().into(), progress)
}

impl From<PrintBook> for PrintForm {
    fn from(book: PrintBook) -> Self {
        // The form valid at the end of the book's year.
        let last_day = NaiveDate::from_ymd_opt(book.year, 12, 31).unwrap_or_default();
        Self {
            registry: Some(book.registry),
            form: catalogue::registry_book(book.book, last_day),
            options: PrintOptions::default(),
            of: Of::Range { year: book.year, range: book.range, blank: book.blank },
            authority: book.authority,
            pages_per_volume: book.pages_per_volume,
            closing: book.closing,
            qr: false,
            envelope: EnvelopeSize::default(),
            labels: None,
            stamped: None,
            as_of: None,
            today: last_day,
            target: book.target,
            replace: book.replace,
        }
    }
}

impl From<PaperError> for JobError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::Stopped => Self::Stopped,
            error => Self::Paper(error),
        }
    }
}
