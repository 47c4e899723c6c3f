//! Errors of reading a list as a whole. Nothing of such a list is imported.

use std::{io, path::Path};

use serde::{Deserialize, Serialize};

use disk::{naming, plain};
use domain::{book::Book, field::Field};
use texts::{UserMessage, message};

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
            message!(texts::IMPORT_INNER_LINE, line = texts::plain(line))
        } else {
            message!(texts::IMPORT_INNER_SHEET, line = texts::plain(line), sheet = self.sheet.as_str())
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
        let plain = |line: u64| texts::plain(i64::try_from(line).unwrap_or(i64::MAX));
        match self {
            Self::Absent(path) => message!(texts::EXCHANGE_ABSENT, path = path.as_str()),
            Self::NotAllowed(path) => message!(texts::EXCHANGE_NOT_ALLOWED, path = path.as_str()),
            Self::OpenElsewhere(path) => message!(texts::EXCHANGE_OPEN_ELSEWHERE, path = path.as_str()),
            Self::NotAFile(path) => message!(texts::EXCHANGE_NOT_A_FILE, path = path.as_str()),
            Self::Unreadable { path, detail } => {
                message!(texts::EXCHANGE_UNREADABLE, path = path.as_str(), detail = detail.as_str())
            }
            Self::NotATable(path) => message!(texts::EXCHANGE_NOT_A_TABLE, path = path.as_str()),
            Self::TooLarge { path, limit } => message!(texts::EXCHANGE_TOO_LARGE, path = path.as_str(), limit = *limit),
            Self::TooManyCells(path) => message!(texts::EXCHANGE_TOO_MANY_CELLS, path = path.as_str()),
            Self::NotUtf8(path) => message!(texts::EXCHANGE_NOT_UTF8, path = path.as_str()),
            Self::OpenQuote { path, line } => {
                message!(texts::EXCHANGE_OPEN_QUOTE, path = path.as_str(), line = plain(*line))
            }
            Self::LineTooLong { path, line } => {
                message!(texts::EXCHANGE_LINE_TOO_LONG, path = path.as_str(), line = plain(*line))
            }
            Self::CellTooLong { path, line } => {
                message!(texts::EXCHANGE_CELL_TOO_LONG, path = path.as_str(), line = plain(*line))
            }
            Self::TakesTooMuch(path) => message!(texts::EXCHANGE_TAKES_TOO_MUCH, path = path.as_str()),
            Self::TakesTooLong(path) => message!(texts::EXCHANGE_TAKES_TOO_LONG, path = path.as_str()),
            Self::NotStarted { path, detail } => {
                message!(texts::EXCHANGE_NOT_STARTED, path = path.as_str(), detail = detail.as_str())
            }
            Self::Damaged(path) => message!(texts::EXCHANGE_DAMAGED, path = path.as_str()),
            Self::Empty(path) => message!(texts::EXCHANGE_EMPTY, path = path.as_str()),
            Self::BothBooks { path, incoming, outgoing } => message!(
                texts::EXCHANGE_BOTH_BOOKS,
                path = path.as_str(),
                incoming = incoming.as_str(),
                outgoing = outgoing.as_str()
            ),
            Self::EitherBook { path, incoming, outgoing } => message!(
                texts::EXCHANGE_EITHER_BOOK,
                path = path.as_str(),
                incoming = incoming.as_str(),
                outgoing = outgoing.as_str()
            ),
            Self::OtherBook { path, book: Book::Incoming } => {
                message!(texts::EXCHANGE_NOT_INCOMING, path = path.as_str())
            }
            Self::OtherBook { path, book: Book::Outgoing } => {
                message!(texts::EXCHANGE_NOT_OUTGOING, path = path.as_str())
            }
            Self::TwoColumns { path, field, first, second } => message!(
                texts::EXCHANGE_TWO_COLUMNS,
                path = path.as_str(),
                field = *field,
                first = first.as_str(),
                second = second.as_str()
            ),
            Self::MonthFirst { path, column, cell, count } => message!(
                texts::EXCHANGE_MONTH_FIRST,
                path = path.as_str(),
                column = column.as_str(),
                text = cell.text.as_str(),
                place = cell.place(),
                count = *count
            ),
            Self::BothOrders { path, column, month_first, day_first } => message!(
                texts::EXCHANGE_BOTH_ORDERS,
                path = path.as_str(),
                column = column.as_str(),
                text = month_first.text.as_str(),
                place = month_first.place(),
                other = day_first.text.as_str(),
                other_place = day_first.place()
            ),
            Self::ColumnLeftOut { path, heading, field, .. } => {
                message!(
                    texts::EXCHANGE_COLUMN_LEFT_OUT,
                    path = path.as_str(),
                    heading = heading.as_str(),
                    field = *field
                )
            }
            Self::NoHeadings(path) => message!(texts::EXCHANGE_NO_HEADINGS, path = path.as_str()),
            Self::OtherHeadings { path, line, read, unread } => {
                let names = |names: &[String]| match names {
                    [] => UserMessage::from(texts::EXCHANGE_NO_COLUMN),
                    names => message!(texts::EXCHANGE_COLUMNS, names = names.join("”, “")),
                };
                message!(
                    texts::EXCHANGE_OTHER_HEADINGS,
                    path = path.as_str(),
                    line = plain(*line),
                    read = names(read),
                    unread = names(unread)
                )
            }
            Self::NotASetup { path, detail } => {
                message!(texts::EXCHANGE_NOT_A_SETUP, path = path.as_str(), detail = detail.as_str())
            }
            Self::NoRows(path) => message!(texts::EXCHANGE_NO_ROWS, path = path.as_str()),
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
