//! Errors of writing a list. No file was left behind and none was replaced.

use std::path::{Path, PathBuf};

use disk::naming;
use texts::{UserMessage, message};

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
        match self {
            Self::Exists(path) => message!(texts::EXPORT_EXISTS, path = shown(path)),
            Self::NotAList(path) => message!(texts::EXPORT_NOT_A_LIST, path = shown(path)),
            Self::NotJsonLines(path) => message!(texts::EXPORT_NOT_JSON_LINES, path = shown(path)),
            Self::TwoBooks(path) => message!(texts::EXPORT_TWO_BOOKS, path = shown(path)),
            Self::Nothing => UserMessage::from(texts::EXPORT_NOTHING),
            Self::TooManyRows(path) => message!(texts::EXPORT_TOO_MANY_ROWS, path = shown(path)),
            Self::CellTooLong { path, number } => {
                message!(texts::EXPORT_CELL_TOO_LONG, path = shown(path), number = number.as_str())
            }
            Self::TooManyToCopy(most) => message!(texts::EXPORT_TOO_MANY_TO_COPY, most = *most),
            Self::NoFolder(path) => message!(texts::EXPORT_NO_FOLDER, path = shown(path)),
            Self::NotAllowed(path) => message!(texts::EXPORT_NOT_ALLOWED, path = shown(path)),
            Self::OpenElsewhere(path) => message!(texts::EXPORT_OPEN_ELSEWHERE, path = shown(path)),
            Self::DiskFull(path) => message!(texts::EXPORT_DISK_FULL, path = shown(path)),
            Self::Other(path, detail) => message!(texts::EXPORT_OTHER, path = shown(path), detail = detail.as_str()),
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

fn shown(path: &Path) -> String {
    path.display().to_string()
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
