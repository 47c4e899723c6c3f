//! Errors of reading a list as a whole. Nothing of such a list is imported.

use std::{io, path::Path};

use serde::{Deserialize, Serialize};

use disk::{naming, plain};
use domain::{book::Book, field::Field, message::UserMessage};

/// The reason why a list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExchangeError {
    /// There is no such file.
    Absent(String),
    /// Permission to read the file is missing.
    NotAllowed(String),
    /// Another program has the file open and forbids reading it.
    OpenElsewhere(String),
    /// The path names a folder, a pipe or a device.
    NotAFile(String),
    /// Any other error of the file system.
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        detail: String,
    },
    /// The file's ending is neither that of CSV nor that of a spreadsheet.
    NotATable(String),
    /// The file is larger than any registry book.
    TooLarge {
        /// The file.
        path: String,
        /// The largest file read, in megabytes.
        limit: usize,
    },
    /// The list has more cells than any registry book.
    TooManyCells(String),
    /// A CSV file that is not UTF-8: saved in another encoding, or not text at all.
    NotUtf8(String),
    /// A quotation mark opens a cell and none closes it.
    OpenQuote {
        /// The file.
        path: String,
        /// The line of the file where the row begins.
        line: u64,
    },
    /// A line of JSON that is too long for a document.
    LineTooLong {
        /// The file.
        path: String,
        /// The line of the file.
        line: u64,
    },
    /// A cell longer than a spreadsheet holds.
    CellTooLong {
        /// The file.
        path: String,
        /// The line or row it stands in.
        line: u64,
    },
    /// Reading needs more memory than any list of an office does.
    TakesTooMuch(String),
    /// Reading takes too long.
    TakesTooLong(String),
    /// The reading process did not start.
    NotStarted {
        /// The file.
        path: String,
        /// The system's message.
        detail: String,
    },
    /// The spreadsheet is damaged, protected by a password, or of another format than its name says.
    Damaged(String),
    /// The file is empty.
    Empty(String),
    /// The list has sheets of both books, and no book was specified.
    BothBooks {
        /// The file.
        path: String,
        /// Sheets of the incoming book.
        incoming: String,
        /// Sheets of the outgoing book.
        outgoing: String,
    },
    /// The headings fit either book, and no book was specified.
    EitherBook {
        /// The file.
        path: String,
        /// The heading that suggests the incoming book.
        incoming: String,
        /// The heading that suggests the outgoing book.
        outgoing: String,
    },
    /// The list belongs to another book than the specified one. Only the reader of headings returns it.
    #[serde(skip)]
    OtherBook {
        /// The file.
        path: String,
        /// The book that was specified.
        book: Book,
    },
    /// Two columns fit one field equally well and differ in content. Only the reader of headings returns it.
    #[serde(skip)]
    TwoColumns {
        /// The file.
        path: String,
        /// The field.
        field: Field,
        /// The heading of the first column.
        first: String,
        /// The heading of the second column.
        second: String,
    },
    /// A column has dates that can only be read month first, and no order was specified.
    MonthFirst {
        /// The file.
        path: String,
        /// The heading of the column.
        column: String,
        /// The first such cell.
        cell: Box<DateCell>,
        /// The number of such cells.
        count: usize,
    },
    /// A column has dates that can only be read month first and others that can only be read day first.
    BothOrders {
        /// The file.
        path: String,
        /// The heading of the column.
        column: String,
        /// The first cell that can only be read month first.
        month_first: Box<DateCell>,
        /// The first cell that can only be read day first.
        day_first: Box<DateCell>,
    },
    /// The heading of an unread column mentions a field that no other column holds, and skipping it was not
    /// confirmed. Only import returns it, not the reader of the file.
    #[serde(skip)]
    ColumnLeftOut {
        /// The file.
        path: String,
        /// The heading.
        heading: String,
        /// The field.
        field: Field,
    },
    /// No row of headings is known.
    NoHeadings(String),
    /// The known headings do not suffice for a book. Only the reader of headings returns it.
    #[serde(skip)]
    OtherHeadings {
        /// The file.
        path: String,
        /// The line or row they stand in.
        line: u64,
        /// The headings that would be read.
        read: Vec<String>,
        /// The others.
        unread: Vec<String>,
    },
    /// The file is no setup of a registry. Only the reader of setups returns it.
    #[serde(skip)]
    NotASetup {
        /// The file.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// There are headings, and no rows below them.
    NoRows(String),
}

/// A date in a list, with its location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateCell {
    /// The text of the cell.
    pub text: String,
    /// The name of its sheet; empty where the list has one or none.
    pub sheet: String,
    /// Its line or row.
    pub line: u64,
}

impl DateCell {
    /// Returns the location as part of a sentence.
    fn place(&self) -> UserMessage {
        let line = i64::try_from(self.line).unwrap_or(i64::MAX);
        if self.sheet.is_empty() {
            UserMessage::new("import-inner-line").with_plain("line", line)
        } else {
            UserMessage::new("import-inner-sheet").with_plain("line", line).with("sheet", self.sheet.as_str())
        }
    }
}

impl ExchangeError {
    /// Converts an error of the file system.
    #[must_use]
    pub fn from_io(error: &io::Error, path: &Path) -> Self {
        let path = path.display().to_string();
        match error.kind() {
            _ if naming::is_open_elsewhere(error) => Self::OpenElsewhere(path),
            io::ErrorKind::NotFound => Self::Absent(path),
            io::ErrorKind::PermissionDenied => Self::NotAllowed(path),
            _ if plain::is_other(error) => Self::NotAFile(path),
            _ => Self::Unreadable { path, detail: error.to_string() },
        }
    }

    /// Returns the message for the clerk: what happened, what is safe, what to do.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        let of = |key, path: &String| UserMessage::new(key).with("path", path.as_str());
        match self {
            Self::Absent(path) => of("exchange-absent", path),
            Self::NotAllowed(path) => of("exchange-not-allowed", path),
            Self::OpenElsewhere(path) => of("exchange-open-elsewhere", path),
            Self::NotAFile(path) => of("exchange-not-a-file", path),
            Self::Unreadable { path, detail } => of("exchange-unreadable", path).with("detail", detail.as_str()),
            Self::NotATable(path) => of("exchange-not-a-table", path),
            Self::TooLarge { path, limit } => of("exchange-too-large", path).with("limit", *limit),
            Self::TooManyCells(path) => of("exchange-too-many-cells", path),
            Self::NotUtf8(path) => of("exchange-not-utf8", path),
            Self::OpenQuote { path, line } => {
                of("exchange-open-quote", path).with_plain("line", i64::try_from(*line).unwrap_or(i64::MAX))
            }
            Self::LineTooLong { path, line } => {
                of("exchange-line-too-long", path).with_plain("line", i64::try_from(*line).unwrap_or(i64::MAX))
            }
            Self::CellTooLong { path, line } => {
                of("exchange-cell-too-long", path).with_plain("line", i64::try_from(*line).unwrap_or(i64::MAX))
            }
            Self::TakesTooMuch(path) => of("exchange-takes-too-much", path),
            Self::TakesTooLong(path) => of("exchange-takes-too-long", path),
            Self::NotStarted { path, detail } => of("exchange-not-started", path).with("detail", detail.as_str()),
            Self::Damaged(path) => of("exchange-damaged", path),
            Self::Empty(path) => of("exchange-empty", path),
            Self::BothBooks { path, incoming, outgoing } => {
                of("exchange-both-books", path).with("incoming", incoming.as_str()).with("outgoing", outgoing.as_str())
            }
            Self::EitherBook { path, incoming, outgoing } => {
                of("exchange-either-book", path).with("incoming", incoming.as_str()).with("outgoing", outgoing.as_str())
            }
            Self::OtherBook { path, book: Book::Incoming } => of("exchange-not-incoming", path),
            Self::OtherBook { path, book: Book::Outgoing } => of("exchange-not-outgoing", path),
            Self::TwoColumns { path, field, first, second } => of("exchange-two-columns", path)
                .with("field", *field)
                .with("first", first.as_str())
                .with("second", second.as_str()),
            Self::MonthFirst { path, column, cell, count } => of("exchange-month-first", path)
                .with("column", column.as_str())
                .with("text", cell.text.as_str())
                .with("place", cell.place())
                .with("count", *count),
            Self::BothOrders { path, column, month_first, day_first } => of("exchange-both-orders", path)
                .with("column", column.as_str())
                .with("text", month_first.text.as_str())
                .with("place", month_first.place())
                .with("other", day_first.text.as_str())
                .with("other-place", day_first.place()),
            Self::ColumnLeftOut { path, heading, field, .. } => {
                of("exchange-column-left-out", path).with("heading", heading.as_str()).with("field", *field)
            }
            Self::NoHeadings(path) => of("exchange-no-headings", path),
            Self::OtherHeadings { path, line, read, unread } => {
                let names = |names: &[String]| match names {
                    [] => UserMessage::new("exchange-no-column"),
                    names => UserMessage::new("exchange-columns").with("names", names.join("”, “")),
                };
                of("exchange-other-headings", path)
                    .with_plain("line", i64::try_from(*line).unwrap_or(i64::MAX))
                    .with("read", names(read))
                    .with("unread", names(unread))
            }
            Self::NotASetup { path, detail } => of("exchange-not-a-setup", path).with("detail", detail.as_str()),
            Self::NoRows(path) => of("exchange-no-rows", path),
        }
    }
}

#[cfg(test)]
mod tests {
    use disk::naming::OpenElsewhere;

    use super::*;

    #[test]
    fn a_file_open_elsewhere_is_told_as_such() {
        let path = Path::new("den.xlsx");
        let told = ExchangeError::from_io(&OpenElsewhere.into(), path);
        assert_eq!(told, ExchangeError::OpenElsewhere("den.xlsx".to_owned()));
        let denied = io::ErrorKind::PermissionDenied.into();
        assert_eq!(ExchangeError::from_io(&denied, path), ExchangeError::NotAllowed("den.xlsx".to_owned()));
    }
}
