//! Prints the forms of Phụ lục IV, NĐ 30/2020/NĐ-CP, those of habit, and the register of a day as PDF.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

mod arrival_stamp;
pub mod catalogue;
mod closing;
mod content;
mod daily_register;
mod day_changes;
mod drawn;
mod envelope;
mod face;
mod fitting;
mod flow;
mod free_paper;
mod hand_over;
mod handling_sheet;
mod layout;
mod letterhead;
mod letters;
mod lines;
mod list;
mod options;
mod page;
mod pdf;
mod place;
mod printing_on;
mod qr;
mod sheets;
mod signatures;
mod slip;
mod stamping;
mod state;
mod subset;
mod table;
mod view;
mod volumes;

use std::path::{Path, PathBuf};

use catalogue::Form;

pub use day_changes::table_of_changes;
use disk::naming;
use domain::{
    closed_day::DailyRegister,
    form_row::FormRow,
    numbering::SeriesNumbers,
    office::Office,
    period::Period,
    printing_on::{LostPage, PrintedBook},
};
pub use envelope::EnvelopeSize;
pub use free_paper::{Corner, StampPlace};
pub use letterhead::Letterhead;
pub use options::{Orientation, Paper, PrintOptions};
pub use place::{Destination, Disk, Memory};
pub use printing_on::NewPages;
use progress::Progress;
pub use sheets::Sheets;
pub use stamping::{LARGEST_STAMPED, Unstamped};
use texts::{UserMessage, message};
pub use view::{InProcess, Picture, Renderer, Views};

pub use list::DocumentList;

/// The largest number of documents in a printed list, all pages of which are in memory. Longer lists are
/// printed as a book.
pub const MAX_LISTED: usize = 5_000;
/// Pages in a volume (quyển) by default, cover and first page included.
pub const USUAL_PAGES_PER_VOLUME: usize = 400;
/// The smallest number of pages in a volume: a cover, a first page and one page of rows.
pub const FEWEST_PAGES_PER_VOLUME: usize = 3;

/// A bound book to print.
#[derive(Debug, Clone)]
pub struct RegistryBook {
    /// Its form, which must be a book.
    pub form: &'static Form,
    /// The office's options for it.
    pub options: PrintOptions,
    /// Its year; `None` for a blank book.
    pub year: Option<i32>,
    /// Tên cơ quan chủ quản trực tiếp, the first line of the cover; may be empty.
    pub parent_name: String,
    /// Tên cơ quan, the second line of the cover.
    pub organ_name: String,
    /// The largest number of pages in a volume, without the closing page of the last.
    pub pages_per_volume: usize,
    /// Whether the rest of its last page is ruled with empty rows for entries by hand.
    pub ruled: bool,
    /// The content of the closing page; `None` for a book that is continued.
    pub closing: Option<Closing>,
    /// Whether it is locked, so that texts cannot be changed any more and unprintable letters are spelled out.
    pub locked: bool,
}

/// The content of the closing page of a book (trang kết thúc sổ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Địa danh, before the date.
    pub place: String,
    /// Each number series of the book, the older period first.
    pub series: Vec<SeriesNumbers>,
    /// The number of documents in the book that another authority numbered and issued jointly with its own, by
    /// that authority.
    pub numbered_by_others: Vec<(String, u64)>,
    /// The number of documents that had come before, such as by paper and by wire.
    pub doubles: u64,
    /// Of a bound book, the pages that were printed before the registry was restored.
    pub lost_pages: Vec<LostPage>,
}

/// The reason why nothing was printed. No file was left behind and none was replaced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// The work was stopped.
    #[error("stopped")]
    Stopped,
    /// A file of that name exists already.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// A list has too many documents; holds the limit.
    #[error("more than {0} documents")]
    TooManyToPrint(usize),
    /// A volume has fewer pages than cover, first page and one more.
    #[error("too few pages in a volume")]
    TooFewPages,
    /// The form is no book; holds its name.
    #[error("{0} is no book")]
    NotABook(&'static str),
    /// The form is a book; holds its name.
    #[error("{0} is a book")]
    NotASheet(&'static str),
    /// The number of widths differs from that of the columns, or the columns do not fit on the paper; holds the
    /// number of columns.
    #[error("{0} widths are wanted")]
    WrongWidths(usize),
    /// A stored page cannot be read.
    #[error("a page was not kept")]
    NotKept,
    /// A PDF cannot be read for display.
    #[error("a page cannot be seen")]
    NotSeen,
    /// A file can bear the stamp of one document only.
    #[error("not one document")]
    NotOneDocument,
    /// There is nothing to print: no document of that day or number.
    #[error("nothing to print")]
    NothingToPrint,
    /// The PDF cannot be stamped; holds the reason.
    #[error("{0} cannot be stamped: {1:?}")]
    NotStamped(PathBuf, Unstamped),
    /// The books' face lacks letters.
    #[error("{count} places have letters that cannot be printed")]
    Unprintable {
        /// The first places: document, column and letter of each.
        named: Vec<String>,
        /// The number of places.
        count: usize,
    },
    /// The folder does not exist.
    #[error("no folder for {0}")]
    NoFolder(PathBuf),
    /// Permission to write to the folder is missing.
    #[error("no permission for {0}")]
    NotAllowed(PathBuf),
    /// Another program has the file of this name open and forbids replacing it.
    #[error("{0} is open in another program")]
    OpenElsewhere(PathBuf),
    /// The disk is full.
    #[error("the disk of {0} is full")]
    DiskFull(PathBuf),
    /// Any other error: the path and the system's message.
    #[error("{0}: {1}")]
    Other(PathBuf, String),
}

impl PaperError {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::Stopped => UserMessage::from(texts::PAPER_STOPPED),
            Self::Exists(path) => message!(texts::PAPER_EXISTS, path = shown(path)),
            Self::TooFewPages => message!(texts::PAPER_TOO_FEW_PAGES, fewest = FEWEST_PAGES_PER_VOLUME),
            Self::NotABook(name) => message!(texts::PAPER_NOT_A_BOOK, name = *name),
            Self::NotASheet(name) => message!(texts::PAPER_NOT_A_SHEET, name = *name),
            Self::WrongWidths(columns) => message!(texts::PAPER_WRONG_WIDTHS, columns = *columns),
            Self::NotKept => UserMessage::from(texts::PAPER_NOT_KEPT),
            Self::NotSeen => UserMessage::from(texts::PAPER_NOT_SEEN),
            Self::NotOneDocument => UserMessage::from(texts::PAPER_NOT_ONE_DOCUMENT),
            Self::NothingToPrint => UserMessage::from(texts::PAPER_NOTHING),
            Self::NotStamped(path, why) => {
                message!(texts::PAPER_NOT_STAMPED, path = shown(path), detail = why.message())
            }
            Self::TooManyToPrint(most) => message!(texts::PAPER_TOO_MANY, most = *most),
            Self::Unprintable { named, count } => {
                let more = if named.len() < *count { "; …" } else { "" };
                message!(texts::PAPER_UNPRINTABLE, count = *count, named = named.join("; ") + more)
            }
            Self::NoFolder(path) => message!(texts::PAPER_NO_FOLDER, path = shown(path)),
            Self::NotAllowed(path) => message!(texts::PAPER_NOT_ALLOWED, path = shown(path)),
            Self::OpenElsewhere(path) => message!(texts::PAPER_OPEN_ELSEWHERE, path = shown(path)),
            Self::DiskFull(path) => message!(texts::PAPER_DISK_FULL, path = shown(path)),
            Self::Other(path, detail) => message!(texts::PAPER_OTHER, path = shown(path), detail = detail.as_str()),
        }
    }

    fn of_system(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let path = path.to_owned();
        if naming::is_open_elsewhere(error) {
            return Self::OpenElsewhere(path);
        }
        match error.kind() {
            Kind::NotFound => Self::NoFolder(path),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::NotAllowed(path),
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull(path),
            Kind::AlreadyExists => Self::Exists(path),
            _ => Self::Other(path, error.to_string()),
        }
    }
}

/// Prints a book and returns what was made of its volumes, in order. `rows` passes each row on, in the book's
/// order; `progress` counts them.
///
/// # Errors
/// [`PaperError`], or what `rows` returns; no file is left then. An earlier volume may have been replaced,
/// where that was allowed, only if naming a later one failed.
pub fn print_book<D: Destination, E: From<PaperError>>(
    book: &RegistryBook,
    to: &D,
    progress: &Progress,
    rows: impl FnOnce(&mut dyn FnMut(FormRow) -> Result<(), PaperError>) -> Result<(), E>,
) -> Result<Vec<D::Made>, E> {
    volumes::print(book, to, progress, rows)
}

/// Lays out the pages that a registry book has gained since it was printed. `rows` passes on all current rows
/// in the book's order; `above` is the period of the last printed row. A book with a closing is closed.
///
/// # Errors
/// [`PaperError`], or what `rows` returns.
pub fn new_pages<E: From<PaperError>>(
    book: &RegistryBook,
    printed: &PrintedBook,
    above: Option<Period>,
    rows: impl FnOnce(&mut dyn FnMut(FormRow) -> Result<(), PaperError>) -> Result<(), E>,
) -> Result<NewPages, E> {
    printing_on::new_pages(book, printed, above, rows)
}

/// Writes stored pages of a registry book to a PDF that is complete and synced, but not renamed yet.
///
/// # Errors
/// [`PaperError`]; no file is left then.
pub fn write_pages<'a, D: Destination>(
    book: &RegistryBook,
    pages: impl Iterator<Item = &'a [u8]>,
    to: &D,
) -> Result<D::Unnamed, PaperError> {
    printing_on::write(book, pages, to)
}

/// Prints the register of a closed day into a new file.
///
/// # Errors
/// [`PaperError`]; no file is left then.
pub fn print_daily_register(office: &Office, register: &DailyRegister, target: &Path) -> Result<(), PaperError> {
    daily_register::print(office, register, target)
}

/// Prints sheets as one PDF. Without rows they are blank, to be filled in by hand.
///
/// # Errors
/// [`PaperError`]; no file is left then and none was replaced.
pub fn print_sheets<D: Destination>(sheets: &Sheets, rows: &[FormRow], to: &D) -> Result<Vec<D::Made>, PaperError> {
    sheets::print(sheets, rows, to)
}

/// Makes the stamp of an incoming document as a PDF of one page, to be put on another PDF.
///
/// # Errors
/// [`PaperError::Other`].
pub fn stamp(sheets: &Sheets, row: &FormRow) -> Result<Vec<u8>, PaperError> {
    stamping::stamp(sheets, row)
}

/// Makes the incremental update that puts the stamp on the first page of a PDF when it is appended. The PDF may
/// be hostile: call this in the reading process only.
///
/// # Errors
/// The reason why it cannot be stamped.
pub fn stamp_update(original: Vec<u8>, stamp: &[u8], place: StampPlace) -> Result<Vec<u8>, Unstamped> {
    stamping::update(original, stamp, place)
}

/// Prints a list of documents as one PDF.
///
/// # Errors
/// [`PaperError`]; no file is left then and none was replaced.
pub fn print_list<D: Destination>(list: &DocumentList, to: &D) -> Result<Vec<D::Made>, PaperError> {
    list::print(list, to)
}

/// Writes PDFs from memory byte for byte to files that are complete and synced, but not renamed yet.
///
/// # Errors
/// [`PaperError`]; no file is left then.
pub fn write_made<D: Destination>(made: &[impl AsRef<Vec<u8>>], to: &D) -> Result<Vec<D::Unnamed>, PaperError> {
    to.refuse_existing(made.len() > 1)?;
    place::write_made(made, to)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_open_elsewhere_is_told_as_such() {
        let path = Path::new("so.pdf");
        let told = PaperError::of_system(path, &naming::OpenElsewhere.into());
        assert!(matches!(told, PaperError::OpenElsewhere(_)), "{told:?}");
        let denied = PaperError::of_system(path, &std::io::ErrorKind::PermissionDenied.into());
        assert!(matches!(denied, PaperError::NotAllowed(_)), "{denied:?}");
    }
}
