//! Why a list was not written. No file was left behind and none was replaced.

use std::path::{Path, PathBuf};

use disk::naming;
use domain::message::UserMessage;

/// Why a list was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportError {
    /// A file of that name is there already.
    Exists(PathBuf),
    /// Neither .xlsx nor .csv, by its ending.
    NotAList(PathBuf),
    /// Lines of JSON go into a .jsonl file.
    NotJsonLines(PathBuf),
    /// Documents of both books, for one CSV file.
    TwoBooks(PathBuf),
    /// No document to write.
    Nothing,
    /// More rows than a sheet of Excel has.
    TooManyRows(PathBuf),
    /// A text longer than a cell of Excel holds.
    CellTooLong {
        /// The file.
        path: PathBuf,
        /// The number of the document that has it.
        number: String,
    },
    /// More documents than can be pasted: how many may be.
    TooManyToCopy(usize),
    /// The folder is not there.
    NoFolder(PathBuf),
    /// The folder may not be written.
    NotAllowed(PathBuf),
    /// Another program has the file of this name open and forbids replacing it.
    OpenElsewhere(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// Anything else: the path and what the system said.
    Other(PathBuf, String),
}

impl ExportError {
    /// The error as a sentence for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        let of = |key, path: &Path| UserMessage::new(key).with("path", path.display().to_string());
        match self {
            Self::Exists(path) => of("export-exists", path),
            Self::NotAList(path) => of("export-not-a-list", path),
            Self::NotJsonLines(path) => of("export-not-json-lines", path),
            Self::TwoBooks(path) => of("export-two-books", path),
            Self::Nothing => UserMessage::new("export-nothing"),
            Self::TooManyRows(path) => of("export-too-many-rows", path),
            Self::CellTooLong { path, number } => of("export-cell-too-long", path).with("number", number.as_str()),
            Self::TooManyToCopy(most) => UserMessage::new("export-too-many-to-copy").with("most", *most),
            Self::NoFolder(path) => of("export-no-folder", path),
            Self::NotAllowed(path) => of("export-not-allowed", path),
            Self::OpenElsewhere(path) => of("export-open-elsewhere", path),
            Self::DiskFull(path) => of("export-disk-full", path),
            Self::Other(path, detail) => of("export-other", path).with("detail", detail.as_str()),
        }
    }

    pub(super) fn of_system(path: &Path, error: &std::io::Error) -> Self {
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

#[cfg(test)]
mod tests {
    use disk::naming::OpenElsewhere;

    use super::*;

    #[test]
    fn a_file_open_elsewhere_is_told_as_such() {
        let path = Path::new("so.xlsx");
        assert_eq!(ExportError::of_system(path, &OpenElsewhere.into()), ExportError::OpenElsewhere(path.to_owned()));
        let denied = std::io::ErrorKind::PermissionDenied.into();
        assert_eq!(ExportError::of_system(path, &denied), ExportError::NotAllowed(path.to_owned()));
    }
}
