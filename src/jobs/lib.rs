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
pub mod print_book;
pub mod print_day;
pub mod print_form;
pub mod print_list;
pub mod print_on;
pub mod read_files;
pub mod refused_rows;
pub mod restore;
pub mod setup;

use domain::{field::Problem, message::UserMessage};
use exchange::{ExchangeError, export::ExportError};
use paper::PaperError;
use progress::Progress;
use store::StoreError;

/// The reason why long work ended without a result. Nothing incomplete is left behind.
#[derive(Debug, Clone)]
pub enum JobError {
    /// It was stopped.
    Stopped,
    /// Error of the registry.
    Store(StoreError),
    /// Error of making the paper.
    Paper(PaperError),
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
            Self::Stopped => vec![UserMessage::new("job-stopped")],
            Self::Store(StoreError::Refused(problems)) => problems.iter().map(Problem::message).collect(),
            Self::Store(error) => vec![error.message()],
            Self::Paper(error) => vec![error.message()],
            Self::Exchange(error) => vec![error.message()],
            Self::Export(error) => vec![error.message()],
            Self::EmptyBook { year, authority, others } => {
                let empty = match authority {
                    None => UserMessage::new("job-empty-incoming"),
                    Some(authority) => UserMessage::new("job-empty-outgoing").with("authority", authority.as_str()),
                };
                let others = (!others.is_empty()).then(|| {
                    UserMessage::new("job-empty-others").with_plain("year", *year).with("names", others.join(", "))
                });
                [Some(empty.with_plain("year", *year)), others, Some(UserMessage::new("job-empty-blank"))]
                    .into_iter()
                    .flatten()
                    .collect()
            }
            Self::EmptyPart(year) => {
                vec![UserMessage::new("job-empty-part").with_plain("year", *year), UserMessage::new("job-empty-blank")]
            }
            Self::UnknownSeries { name, year } => {
                vec![UserMessage::new("job-unknown-series").with("name", name.as_str()).with_plain("year", *year)]
            }
            Self::ClosingOfType => vec![UserMessage::new("job-closing-of-type")],
            Self::NoBookOfSeries(form) => vec![UserMessage::new("job-no-book-of-series").with("name", *form)],
            Self::OfficeUnnamed => vec![UserMessage::new("job-office-unnamed")],
            Self::PagesUnnamed(error) => vec![error.message(), UserMessage::new("job-pages-unnamed")],
        }
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
