//! A request to print: the form or list, its part, its options and its files. The window and the commands make it.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use domain::{
    book::{Book, BookRange},
    document::DocumentId,
    printing_on::PageSpan,
};
use paper::{
    Disk, EnvelopeSize, PrintOptions, StampPlace, USUAL_PAGES_PER_VOLUME,
    catalogue::{self, Form},
};
use store::YearBook;

use super::issuer::last_day;

/// A request to print. It does not name the registry, which is passed when it is printed.
#[derive(Debug, Clone)]
pub struct PrintRequest {
    /// What to print.
    pub what: What,
    /// The files.
    pub target: Target,
}

/// What to print.
#[derive(Debug, Clone)]
pub enum What {
    /// A form of the catalogue; a registry book is one.
    Form(FormRequest),
    /// Pages of a bound registry book.
    Pages(PagesRequest),
    /// A list of documents.
    List(ListRequest),
}

/// The files to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The PDF file; several volumes get `-quyen-01` … before the ending.
    pub path: PathBuf,
    /// Whether files of these names may be replaced.
    pub replace: bool,
}

impl Target {
    /// Returns the destination on the disk.
    pub(super) fn disk(&self) -> Disk<'_> {
        Disk { target: &self.path, replace: self.replace }
    }
}

impl From<PathBuf> for Target {
    fn from(path: PathBuf) -> Self {
        Self { path, replace: false }
    }
}

/// A form of the catalogue, and its content.
#[derive(Debug, Clone)]
pub struct FormRequest {
    /// The form.
    pub form: &'static Form,
    /// The documents in the form.
    pub part: Part,
    /// The authority of outgoing documents; `None` for all the office's authorities, and in a registry book for
    /// the office's own documents.
    pub authority: Option<String>,
    /// The options for it.
    pub options: FormOptions,
    /// The day of printing.
    pub today: NaiveDate,
}

/// The documents in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// No documents: a blank form, to be filled in by hand.
    Nothing,
    /// Those of a year's book, or a part of it. The days are those that the form is about, such as days of
    /// handing over.
    Rows {
        /// The year.
        year: i32,
        /// Which part of it.
        range: BookRange,
    },
    /// One document.
    Document(DocumentId),
}

/// The options of forms. A form ignores those it does not have.
#[derive(Debug, Clone)]
pub struct FormOptions {
    /// Paper, columns and signatures.
    pub print: PrintOptions,
    /// The largest number of pages in a volume of a book, without the closing page of the last.
    pub pages_per_volume: usize,
    /// Whether to add the closing page to a registry book although it is not locked. A whole book that is
    /// locked always has it.
    pub closing: bool,
    /// Whether to print a book even if it is empty.
    pub empty: bool,
    /// Whether to print a QR code on it.
    pub qr: bool,
    /// For envelopes: their size.
    pub envelope: EnvelopeSize,
    /// For stamps on label paper: the number of labels already used.
    pub labels: Option<usize>,
    /// For stamps: the PDF whose first page is stamped, and where.
    pub stamped: Option<(PathBuf, StampPlace)>,
    /// For state reports: the past day whose end they describe; `None` for today.
    pub as_of: Option<NaiveDate>,
}

impl Default for FormOptions {
    fn default() -> Self {
        Self {
            print: PrintOptions::default(),
            pages_per_volume: USUAL_PAGES_PER_VOLUME,
            closing: false,
            empty: false,
            qr: false,
            envelope: EnvelopeSize::default(),
            labels: None,
            stamped: None,
            as_of: None,
        }
    }
}

/// Pages of a bound registry book (in tiếp).
#[derive(Debug, Clone)]
pub struct PagesRequest {
    /// The book.
    pub book: Book,
    /// Its year.
    pub year: i32,
    /// The authority of an outgoing book; `None` for the office's own.
    pub authority: Option<String>,
    /// Which of its pages.
    pub pages: Pages,
    /// The options for new pages: how many a volume may have, whether the book is closed, whether it may be empty.
    pub options: FormOptions,
}

/// Which pages of a bound book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// The pages filled since the last printing.
    New,
    /// Pages that were printed before.
    Again(PageSpan),
}

/// Documents to print as a list.
#[derive(Debug, Clone)]
pub struct ListRequest {
    /// The documents, in the order of the rows.
    pub documents: Vec<DocumentId>,
    /// A short description of the list, for its heading.
    pub about: String,
    /// The day of printing.
    pub today: NaiveDate,
}

impl What {
    /// Returns its form in the catalogue; `None` for a list.
    #[must_use]
    pub fn form(&self) -> Option<&'static Form> {
        match self {
            Self::Form(form) => Some(form.form),
            Self::Pages(of) => Some(catalogue::registry_book(of.book, last_day(of.year))),
            Self::List(_) => None,
        }
    }
}

impl PrintRequest {
    /// Returns whether its pages are stored in the registry when they are printed.
    #[must_use]
    pub fn keeps_pages(&self) -> bool {
        matches!(&self.what, What::Pages(PagesRequest { pages: Pages::New, .. }))
    }
}

impl FormRequest {
    /// Returns the registry book of a year, in the form valid at the year's end.
    #[must_use]
    pub fn book(book: Book, year: i32, range: BookRange) -> Self {
        let today = last_day(year);
        Self {
            form: catalogue::registry_book(book, today),
            part: Part::Rows { year, range },
            authority: None,
            options: FormOptions::default(),
            today,
        }
    }

    /// Returns the book of a year that contains its rows.
    pub(super) fn year_book(&self, year: i32) -> YearBook<'_> {
        YearBook { book: self.form.book, year, authority: self.authority.as_deref() }
    }

    /// Returns the day whose end a report describes.
    pub(super) fn as_of(&self) -> NaiveDate {
        self.options.as_of.filter(|day| *day < self.today).unwrap_or(self.today)
    }

    /// Returns whether it is to be filled in by hand.
    pub(super) fn is_blank(&self) -> bool {
        self.part == Part::Nothing
    }
}

impl PagesRequest {
    /// Returns the book of the pages.
    #[must_use]
    pub fn year_book(&self) -> YearBook<'_> {
        YearBook { book: self.book, year: self.year, authority: self.authority.as_deref() }
    }
}

/// Returns the year of a form for which only days are given.
#[must_use]
pub fn year_of(range: &BookRange, today: NaiveDate) -> i32 {
    range.from.or(range.to).unwrap_or(today).year()
}
