//! What somebody looks for: the text of the one search box and the filters beside it.

use chrono::NaiveDate;

use super::book::Book;

/// A search: the box and the filters. The default finds every document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Query {
    /// What stands in the search box, as typed.
    pub text: String,
    /// Only this book.
    pub book: Option<Book>,
    /// Only numbers of this year.
    pub year: Option<i32>,
    /// Only this type, by its name.
    pub type_name: Option<String>,
    /// Only this issuer, by its name.
    pub organ_name: Option<String>,
    /// Only from this date on (of arrival, or of issue for outgoing).
    pub from: Option<NaiveDate>,
    /// Only up to this date.
    pub to: Option<NaiveDate>,
}
