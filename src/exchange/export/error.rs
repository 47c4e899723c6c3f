//! Errors of writing a list. No file was left behind and none was replaced.

use std::path::{Path, PathBuf};

use disk::naming;
use domain::message::UserMessage;

/// The reason why a list was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExportError {
    /// A file of that name exists already.
    Exists(PathBuf),
    /// The file's ending is neither .xlsx nor .csv.
    NotAList(PathBuf),
    /// JSON lines need the ending .jsonl.
    NotJsonLines(PathBuf),
    /// A CSV file cannot hold documents of both books.
    TwoBooks(PathBuf),
    /// There is no document to write.
    Nothing,
    /// There are more rows than a sheet of Excel holds.
    TooManyRows(PathBuf),
    /// A text is longer than a cell of Excel holds.
    CellTooLong {
        /// The file.
        path: PathBuf,
        /// The number of the document.
        number: String,
    },
    /// There are more documents than can be pasted; holds the limit.
    TooManyToCopy(usize),
    /// The folder does not exist.
    NoFolder(PathBuf),
    /// Permission to write to the folder is missing.
    NotAllowed(PathBuf),
    /// Another program has the file of this name open and forbids replacing it.
    OpenElsewhere(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// Any other error: the path and the system's message.
    Other(PathBuf, String),
}

impl ExportError {
    /// Returns the message for the clerk.
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
