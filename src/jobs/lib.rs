//! Long work that joins store, paper and exchange. A command or the window starts it, watches it and may stop
//! it.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

pub mod backups;
pub mod check;
pub mod demo;
pub mod export;
mod form_rows;
pub mod import;
pub mod import_calendar;
mod issuer;
pub mod outside;
pub mod print;
pub mod print_day;
mod print_form;
mod print_list;
pub mod print_on;
pub mod print_out;
pub mod print_request;
pub mod read_files;
pub mod refused_rows;
pub mod restore;
pub mod setup;
mod year_book;

use domain::field::Problem;
use exchange::{ExchangeError, export::ExportError};
use paper::PaperError;
use printer::PrinterError;
use progress::Progress;
use store::StoreError;
use texts::{UserMessage, message};

/// The reason why long work ended without a result. Nothing incomplete is left behind.
#[derive(Debug, Clone)]
pub enum JobError {
    /// It was stopped.
    Stopped,
    /// Error of the registry.
    Store(StoreError),
    /// Error of making the paper.
    Paper(PaperError),
    /// Error of the printer.
    Printer(PrinterError),
    /// The document to print has only this many pages.
    NoSuchPages(usize),
    /// Error of reading the list.
    Exchange(ExchangeError),
    /// Error of writing the list.
    Export(ExportError),
    /// The office has no name yet, so that no cover can be printed.
    OfficeUnnamed,
    /// The registry book has no document and no held number.
    EmptyBook {
        /// Its year.
        year: i32,
        /// The authority of the outgoing book; `None` for the incoming one.
        authority: Option<String>,
        /// The authorities that have documents in the outgoing books of that year.
        others: Vec<String>,
    },
    /// The requested part of this year's registry book has no document.
    EmptyPart(i32),
    /// No number series of this name is used in this year.
    UnknownSeries {
        /// The name asked for.
        name: String,
        /// The year.
        year: i32,
    },
    /// Only a registry book is printed by series; holds the requested form.
    NoBookOfSeries(&'static str),
    /// A closing page was requested in a book of one type.
    ClosingOfType,
    /// Pages of a bound book were stored as printed, but their file could not be renamed.
    PagesUnnamed(PaperError),
}

impl JobError {
    /// Converts an error of the registry; an interruption after a request to stop becomes [`Self::Stopped`].
    #[must_use]
    pub fn of_stoppable(error: StoreError, progress: &Progress) -> Self {
        match error {
            StoreError::Stopped if progress.is_stopped() => Self::Stopped,
            error => Self::Store(error),
        }
    }

    /// Returns whether a file of that name exists already, so that the user can be asked whether to replace it.
    #[must_use]
    pub fn is_name_taken(&self) -> bool {
        matches!(self, Self::Paper(PaperError::Exists(_)) | Self::Export(ExportError::Exists(_)))
    }

    /// Returns whether a book was refused as empty, so that printing it empty can be offered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::EmptyBook { .. } | Self::EmptyPart(_))
    }

    /// Returns the messages for the clerk.
    #[must_use]
    pub fn messages(&self) -> Vec<UserMessage> {
        match self {
            Self::Stopped => vec![UserMessage::from(texts::JOB_STOPPED)],
            Self::Store(StoreError::Refused(problems)) => problems.iter().map(Problem::message).collect(),
            Self::Store(error) => vec![error.message()],
            Self::Paper(error) => vec![error.message()],
            Self::Printer(error) => vec![error.message()],
            Self::NoSuchPages(pages) => vec![message!(texts::JOB_NO_SUCH_PAGES, pages = *pages)],
            Self::Exchange(error) => vec![error.message()],
            Self::Export(error) => vec![error.message()],
            Self::EmptyBook { year, authority, others } => {
                let year = texts::plain(*year);
                let empty = match authority {
                    None => message!(texts::JOB_EMPTY_INCOMING, year = year.clone()),
                    Some(authority) => {
                        message!(texts::JOB_EMPTY_OUTGOING, year = year.clone(), authority = authority.as_str())
                    }
                };
                let others = (!others.is_empty())
                    .then(|| message!(texts::JOB_EMPTY_OTHERS, year = year, names = others.join(", ")));
                [Some(empty), others, Some(UserMessage::from(texts::JOB_EMPTY_BLANK))].into_iter().flatten().collect()
            }
            Self::EmptyPart(year) => {
                vec![
                    message!(texts::JOB_EMPTY_PART, year = texts::plain(*year)),
                    UserMessage::from(texts::JOB_EMPTY_BLANK),
                ]
            }
            Self::UnknownSeries { name, year } => {
                vec![message!(texts::JOB_UNKNOWN_SERIES, name = name.as_str(), year = texts::plain(*year))]
            }
            Self::ClosingOfType => vec![UserMessage::from(texts::JOB_CLOSING_OF_TYPE)],
            Self::NoBookOfSeries(form) => vec![message!(texts::JOB_NO_BOOK_OF_SERIES, name = *form)],
            Self::OfficeUnnamed => vec![UserMessage::from(texts::JOB_OFFICE_UNNAMED)],
            Self::PagesUnnamed(error) => vec![error.message(), UserMessage::from(texts::JOB_PAGES_UNNAMED)],
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

impl From<PrinterError> for JobError {
    fn from(error: PrinterError) -> Self {
        Self::Printer(error)
    }
}

impl From<StoreError> for JobError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ExchangeError> for JobError {
    fn from(error: ExchangeError) -> Self {
        Self::Exchange(error)
    }
}

impl From<ExportError> for JobError {
    fn from(error: ExportError) -> Self {
        Self::Export(error)
    }
}
