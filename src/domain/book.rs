//! The two registry books (sổ đăng ký) and the range of one that is listed or printed.

use chrono::NaiveDate;

use super::text;

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

impl BookRange {
    /// Whether documents of a type are among them: the names of types are the same whatever their letter case, also where a list or a
    /// sender has its own.
    #[must_use]
    pub fn has_type(&self, type_name: &str) -> bool {
        let same = |wanted: &String| text::clean(wanted).to_lowercase() == text::clean(type_name).to_lowercase();
        self.type_name.as_ref().is_none_or(same)
    }
}
