//! The two registry books (sổ đăng ký) and the range of one that is listed or printed.

use chrono::NaiveDate;

/// Which registry book a document stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Book {
    /// Sổ đăng ký văn bản đến.
    Incoming,
    /// Sổ đăng ký văn bản đi.
    Outgoing,
}

impl Book {
    /// Both books.
    pub const ALL: [Self; 2] = [Self::Incoming, Self::Outgoing];

    /// The word for it in commands, JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Incoming => "incoming",
            Self::Outgoing => "outgoing",
        }
    }

    /// The book of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|book| book.key() == key)
    }
}

/// Which rows of a year's book: by date (arrival or issue), by number, both ends included, by type and by series.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookRange {
    /// First date.
    pub from: Option<NaiveDate>,
    /// Last date.
    pub to: Option<NaiveDate>,
    /// First number.
    pub from_number: Option<u32>,
    /// Last number.
    pub to_number: Option<u32>,
    /// The type of the documents.
    pub type_name: Option<String>,
    /// The number series.
    pub series: Option<String>,
}
