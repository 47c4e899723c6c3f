//! Paper: the registry books of Phụ lục IV, NĐ 30/2020/NĐ-CP, and the register of a day, as PDF.

mod closing;
mod columns;
mod daily_register;
mod day_changes;
mod face;
mod flow;
mod layout;
mod lines;
mod page;
mod pdf;
mod place;
mod signatures;
mod table;
mod volumes;

use std::path::{Path, PathBuf};

use crate::{
    domain::{
        book::Book, closed_day::DailyRegister, document::Document, message::Message, numbering::SeriesNumbers,
        office::Office,
    },
    progress::Progress,
};

/// Pages in a volume (quyển) unless told otherwise, cover and first page among them.
pub const USUAL_PAGES_PER_VOLUME: usize = 400;
/// A volume has a cover, a first page and at least one page of rows.
pub const FEWEST_PAGES_PER_VOLUME: usize = 3;

/// A year's registry book as it is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistryBook {
    /// Which book.
    pub book: Book,
    /// Its year.
    pub year: i32,
    /// Tên cơ quan chủ quản trực tiếp, the first line of the cover; may be empty.
    pub parent_name: String,
    /// Tên cơ quan, the second line of the cover.
    pub organ_name: String,
    /// At most so many pages in a volume, the closing page of the last aside.
    pub pages_per_volume: usize,
    /// What stands on the closing page; nothing for a book that goes on.
    pub closing: Option<Closing>,
}

/// What the closing page of a book says (trang kết thúc sổ).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Địa danh, before the date.
    pub place: String,
    /// Each number series of the book, the older period first.
    pub series: Vec<SeriesNumbers>,
}

/// Why a book was not printed. No file was left behind and none was replaced.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
    /// A file of that name is there already.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// Fewer pages in a volume than cover, first page and one more.
    #[error("too few pages in a volume")]
    TooFewPages,
    /// The folder is not there.
    #[error("no folder for {0}")]
    NoFolder(PathBuf),
    /// The folder may not be written.
    #[error("no permission for {0}")]
    NotAllowed(PathBuf),
    /// The disk is full.
    #[error("the disk of {0} is full")]
    DiskFull(PathBuf),
    /// Anything else: the path and what the system said.
    #[error("{0}: {1}")]
    Other(PathBuf, String),
}

impl PaperError {
    /// The error as a sentence for the clerk.
    #[must_use]
    pub fn message(&self) -> Message {
        let about = |key, path: &Path| Message::new(key).with("path", path.display().to_string());
        match self {
            Self::Stopped => Message::new("paper-stopped"),
            Self::Exists(path) => about("paper-exists", path),
            Self::TooFewPages => Message::new("paper-too-few-pages").with("fewest", FEWEST_PAGES_PER_VOLUME),
            Self::NoFolder(path) => about("paper-no-folder", path),
            Self::NotAllowed(path) => about("paper-not-allowed", path),
            Self::DiskFull(path) => about("paper-disk-full", path),
            Self::Other(path, detail) => about("paper-other", path).with("detail", detail.as_str()),
        }
    }

    fn of_system(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let path = path.to_owned();
        match error.kind() {
            Kind::NotFound => Self::NoFolder(path),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::NotAllowed(path),
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull(path),
            Kind::AlreadyExists => Self::Exists(path),
            _ => Self::Other(path, error.to_string()),
        }
    }
}

/// Prints a book: the volumes' files in order. One volume goes to `target`, several to `target` with `-quyen-01` … before the
/// ending. `rows` hands each document over, in the book's order; `progress` counts them.
///
/// # Errors
/// [`PaperError`], or what `rows` answers; then no file is left. Only when naming a later volume fails may an earlier one have
/// been replaced, if it was allowed to be.
pub fn print_book<E: From<PaperError>>(
    book: &RegistryBook,
    target: &Path,
    replace: bool,
    progress: &Progress,
    rows: impl FnOnce(&mut dyn FnMut(Document) -> Result<(), PaperError>) -> Result<(), E>,
) -> Result<Vec<PathBuf>, E> {
    volumes::print(book, target, replace, progress, rows)
}

/// Prints the register of a closed day into a new file.
///
/// # Errors
/// [`PaperError`]; then no file is left.
pub fn print_daily_register(office: &Office, register: &DailyRegister, target: &Path) -> Result<(), PaperError> {
    daily_register::print(office, register, target)
}
