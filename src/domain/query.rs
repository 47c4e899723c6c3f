//! What somebody looks for: the text of the one search box and the filters beside it.

use chrono::NaiveDate;

use super::{book::Book, timed::Timed};

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
    /// Only what stands and has not been handed over (chưa chuyển).
    pub waiting: bool,
    /// Only what this clerk registered.
    pub clerk: Option<String>,
    /// Only what is still waited for, and due then.
    pub due: Option<Due>,
}

/// When a document is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Due {
    /// Within these days.
    In(DueIn),
    /// At once: it is urgent.
    AtOnce,
    /// By this day at the latest, when something that the law times is to be done.
    Late(Timed, NaiveDate),
}

/// Days between which a document is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DueIn {
    /// The first; `None` for any day before the last.
    pub from: Option<NaiveDate>,
    /// The last.
    pub to: NaiveDate,
}

/// A document by its number in its book and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberQuery {
    /// The book.
    pub book: Book,
    /// Its own number: `15`, `15a`; of an outgoing document also its whole số, ký hiệu.
    pub number: String,
    /// The year of arrival or issue.
    pub year: i32,
    /// Of an outgoing document: whose; `None` for anybody's.
    pub authority: Option<String>,
}
