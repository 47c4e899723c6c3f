//! Why a list as a whole could not be read. Nothing of such a list is imported.

use std::{io, path::Path};

use serde::{Deserialize, Serialize};

use disk::{naming, plain};
use domain::{book::Book, field::Field, message::UserMessage};

/// Why a list could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ExchangeError {
    /// There is no such file.
    Absent(String),
    /// The file may not be read.
    NotAllowed(String),
    /// Another program has the file open and forbids reading it.
    OpenElsewhere(String),
    /// A folder, a pipe or a device.
    NotAFile(String),
    /// The file system refused in another way.
    Unreadable {
        /// The file.
        path: String,
        /// What the system said.
        detail: String,
    },
    /// Neither CSV nor a spreadsheet, by its ending.
    NotATable(String),
    /// Larger than any registry book.
    TooLarge {
        /// The file.
        path: String,
        /// The largest file read, in megabytes.
        limit: usize,
    },
    /// More cells than any registry book has.
    TooManyCells(String),
    /// A CSV file that is not UTF-8: saved in another encoding, or no text at all.
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
    /// It takes more memory to read than any list of an office.
    TakesTooMuch(String),
    /// Reading it takes too long.
    TakesTooLong(String),
    /// The reading process did not start; the system's message.
    NotStarted {
        /// The file.
        path: String,
        /// The system's message.
        detail: String,
    },
    /// Not the spreadsheet its name says, damaged, or under a password.
    Damaged(String),
    /// Nothing in it.
    Empty(String),
    /// It has sheets of both books, and the book was not specified.
    BothBooks {
        /// The file.
        path: String,
        /// Sheets of the incoming book.
        incoming: String,
        /// Sheets of the outgoing book.
        outgoing: String,
    },
    /// Headings that fit either book, when none was chosen.
    EitherBook {
        /// The file.
        path: String,
        /// The heading that speaks for the incoming book.
        incoming: String,
        /// The heading that speaks for the outgoing book.
        outgoing: String,
    },
    /// The list belongs to another book than the chosen one. Only the reader of headings returns it.
    #[serde(skip)]
    OtherBook {
        /// The file.
        path: String,
        /// The book it is not of.
        book: Book,
    },
    /// Two columns fit one field equally well and differ. Only the reader of headings returns it.
    #[serde(skip)]
    TwoColumns {
        /// The file.
        path: String,
        /// The field.
        field: Field,
        /// The heading of the one.
        first: String,
        /// The heading of the other.
        second: String,
    },
    /// A column of dates that can only be read month first, when no order was chosen.
    MonthFirst {
        /// The file.
        path: String,
        /// The heading of the column.
        column: String,
        /// The first cell that can only be so.
        cell: Box<DateCell>,
        /// How many such cells there are.
        count: usize,
    },
    /// A column of dates of which some can only be read month first and others only day first.
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
    /// A column is not understood whose heading speaks of a field that no other column holds, and nobody has said that it may be left
    /// out. Known only to who understands the list, not to who reads it.
    #[serde(skip)]
    ColumnLeftOut {
        /// The file.
        path: String,
        /// The heading.
        heading: String,
        /// The field.
        field: Field,
    },
    /// No row of headings that the registry knows.
    NoHeadings(String),
    /// Headings that do not suffice. Only the reader of headings returns it.
    #[serde(skip)]
    OtherHeadings {
        /// The file.
        path: String,
        /// The line or row they stand in.
        line: u64,
        /// Those that would be read.
        read: Vec<String>,
        /// The others.
        unread: Vec<String>,
    },
    /// No setup of a registry. Only its reader returns it.
    #[serde(skip)]
    NotASetup {
        /// The file.
        path: String,
        /// What is wrong.
        detail: String,
    },
    /// Headings, and no rows below them.
    NoRows(String),
}

/// A date of a list and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateCell {
    /// What stands there.
    pub text: String,
    /// The name of its sheet; empty where the list has one or none.
    pub sheet: String,
    /// Its line or row.
    pub line: u64,
}

impl DateCell {
    /// Where it stands, inside a sentence.
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
    /// The error of the file system as one of these.
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

    /// What the clerk reads: what happened, what is safe, what to do.
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
