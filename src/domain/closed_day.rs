//! A closed day: what was registered and changed since the day before was closed, sealed by a head of the history.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::{
    book::Book,
    document::Document,
    history::{Event, Head},
    link::LinkKind,
    number::Number,
    printing_on::VolumePage,
};

/// A day that was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDay {
    /// Which row of the registry.
    pub id: i64,
    /// The day, by the machine's clock.
    pub day: NaiveDate,
    /// The first event it covers.
    pub first_event: i64,
    /// The last event it covers.
    pub last_event: i64,
    /// The event of the closing itself, which the head seals with all before it.
    pub event: i64,
    /// When it was closed.
    pub at: DateTime<FixedOffset>,
    /// Who closed it.
    pub clerk: String,
    /// The seal over the history up to the closing.
    pub head: Head,
}

/// The register of a closed day (sổ đăng ký văn bản trong ngày), as the registry stood when it was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyRegister {
    /// The closing.
    pub closed: ClosedDay,
    /// Incoming documents in the order they were registered.
    pub incoming: Vec<Document>,
    /// Outgoing documents in the order they were registered.
    pub outgoing: Vec<Document>,
    /// Everything else that was done, in order.
    pub changes: Vec<DayChange>,
    /// What was taken over in bulk, summed up instead of listed row by row.
    pub taken_over: Vec<TakenOver>,
}

/// The most documents of one transaction that the daily register lists row by row: so many may have been typed by hand, in a batch or a
/// short list. More are summed up, as is everything taken over from a registry without a history: the book or program they come from
/// lists them, and the head seals each of them all the same.
pub const MAX_BY_HAND: usize = 1_000;

/// Documents taken over in bulk: those of one book and year that came in one list, or one after the other by one hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenOver {
    /// When the first of them was written.
    pub from: DateTime<FixedOffset>,
    /// When the last was.
    pub to: DateTime<FixedOffset>,
    /// By whom.
    pub clerk: String,
    /// Whether they are rows of an imported list.
    pub imported: bool,
    /// The first and the last of their events, over all books taken over together.
    pub events: (i64, i64),
    /// Their book.
    pub book: Book,
    /// Whose; `None` for the incoming one.
    pub authority: Option<String>,
    /// The year of their days.
    pub year: i32,
    /// How many.
    pub documents: u64,
    /// Their first and last day of arrival or issue.
    pub days: (NaiveDate, NaiveDate),
    /// Their numbers, series by series.
    pub numbers: Vec<TakenSeries>,
}

/// The numbers of one series among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenSeries {
    /// The series.
    pub name: String,
    /// The smallest.
    pub first: u32,
    /// The largest.
    pub last: u32,
}

/// One more thing that was done on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayChange {
    /// The event.
    pub event: Event,
    /// What it was done to.
    pub about: About,
}

/// What an event is about, named so that it cannot be taken for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A document.
    Document(DocumentName),
    /// A link: how the first document stands to the second.
    Link {
        /// The first document.
        first: DocumentName,
        /// How it stands to the second.
        kind: LinkKind,
        /// The second document.
        second: DocumentName,
    },
    /// A part of a document: a file attached to it, an entry about it.
    Part {
        /// The document.
        document: DocumentName,
        /// The file's name, the entry's unit or person; may be empty.
        name: String,
    },
    /// A held number.
    HeldNumber {
        /// Its series.
        series: String,
        /// The number.
        number: u32,
        /// For whom.
        holder: String,
    },
    /// Numbers of a series that were given before a restoring.
    LostNumbers {
        /// The series.
        series: String,
        /// The first number.
        first: Number,
        /// The last number.
        last: Number,
    },
    /// The last number of a series on paper.
    LastNumber {
        /// The series.
        series: String,
        /// The number; `None` when nobody knows it.
        number: Option<u32>,
    },
    /// A number taken back.
    StruckNumber {
        /// Its series.
        series: String,
        /// The number.
        number: u32,
    },
    /// A day from which numbers begin anew.
    PeriodStart {
        /// In which book.
        book: Book,
        /// Whose; `None` for số đến.
        authority: Option<String>,
        /// From which day.
        day: NaiveDate,
    },
    /// The book of a year.
    Book {
        /// Which book.
        book: Book,
        /// Whose; `None` for the incoming one.
        authority: Option<String>,
        /// Its year.
        year: i32,
    },
    /// A page of the book of a year.
    Page {
        /// Which book.
        book: Book,
        /// Whose; `None` for the incoming one.
        authority: Option<String>,
        /// Its year.
        year: i32,
        /// The page, or the one it is a supplement to.
        at: VolumePage,
        /// 0 for the page itself; of its supplement pages the first is 1.
        supplement: u32,
    },
    /// A day closed before.
    Day(NaiveDate),
    /// Something that has a name: an authority, a type, a number series, the office.
    Named(String),
}

/// A document as others name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentName {
    /// Its book.
    pub book: Book,
    /// The office's own number.
    pub number: Number,
    /// Số, ký hiệu as on the paper; may be empty.
    pub code: String,
}

impl DocumentName {
    /// The name of a document.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        Self { book: document.book(), number: document.own_number(), code: document.code().as_str().to_owned() }
    }
}
