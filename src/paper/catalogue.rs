//! The catalogue of forms as data: the name, source, first day and columns of each. A new decree adds a list
//! beside the old one.

mod decree_30_2020;
mod habit;

use chrono::NaiveDate;

use domain::{book::Book, cell::Cell};
use texts::Text;

use super::lines::Breaks;
use super::table::{Align, Column};

/// What prescribes a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A decree; holds the place in it.
    Decree(&'static str),
    /// Habit, prescribed by no decree; holds where it comes from.
    Habit(&'static str),
}

/// One form.
#[derive(Debug)]
pub struct Form {
    /// Its name in commands.
    pub name: &'static str,
    /// The key of its name in the language files.
    pub label: Text,
    /// Its title, as on the paper.
    pub title: &'static str,
    /// What prescribes it.
    pub source: Source,
    /// The first day it is valid.
    pub since: NaiveDate,
    /// The book of its documents.
    pub book: Book,
    /// The kind of paper.
    pub kind: Kind,
}

/// What kind of paper a form is.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A bound book: cover, first page and a table.
    Book(BookForm),
    /// Sheets of tables, one for each day and receiver, with boxes for signatures.
    HandOver(&'static [FormColumn]),
    /// A report on handling: counts, and a table of open documents.
    State(&'static [FormColumn]),
    /// The stamp on an incoming document.
    Stamp,
    /// A sheet that accompanies one document.
    HandlingSheet,
    /// A slip that accompanies documents to one receiver and returns signed.
    Slip(&'static [FormColumn]),
    /// An envelope.
    Envelope,
}

/// A bound book.
#[derive(Debug, Clone, Copy)]
pub struct BookForm {
    /// Its columns.
    pub(super) columns: &'static [FormColumn],
    /// The column from which the days on its cover are taken.
    pub(super) day: Cell,
    /// The column from which the numbers on its cover are taken; `None` where the cover has no line for them.
    pub(super) number: Option<Cell>,
    /// The documents that have a row in it.
    pub rows: Rows,
    /// Whether its rows are grouped by the periods of their numbers.
    pub(super) by_period: bool,
}

/// The documents that have a row in a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Every document of the registry book.
    All,
    /// Copies: sao y, sao lục, trích sao (Điều 25, NĐ 30/2020/NĐ-CP).
    Copies,
    /// Those sent by post.
    Posted,
    /// File copies that were lent.
    Lent,
}

/// One column of a form.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FormColumn {
    /// The heading, word for word.
    pub heading: &'static str,
    /// The content of its cells.
    pub cell: Cell,
    /// Its share of the width; the shares of a whole page are millimetres.
    pub(super) share: f32,
}

const fn column(heading: &'static str, share: f32, cell: Cell) -> FormColumn {
    FormColumn { heading, cell, share }
}

/// Makes a date that exists in the calendar.
const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

/// Iterates over every form, present and former, the decree's first.
fn all() -> impl Iterator<Item = &'static Form> {
    decree_30_2020::FORMS.iter().chain(&habit::FORMS)
}

/// Iterates over the forms valid on a day, the decree's in its order, then those of habit.
pub fn forms(on: NaiveDate) -> impl Iterator<Item = &'static Form> {
    all().filter(move |form| form.since <= on && !all().any(|other| is_newer(other, form, on)))
}

/// Returns whether another form replaced this one on that day or before.
fn is_newer(other: &Form, form: &Form, on: NaiveDate) -> bool {
    other.name == form.name && other.since > form.since && other.since <= on
}

/// Finds the form of a name that is valid on a day; before the first of that name, returns the first.
#[must_use]
pub fn form(name: &str, on: NaiveDate) -> Option<&'static Form> {
    let held = forms(on).find(|form| form.name == name);
    held.or_else(|| all().filter(|form| form.name == name).min_by_key(|form| form.since))
}

/// Returns the form of the registry book that is valid on a day.
#[must_use]
pub fn registry_book(book: Book, on: NaiveDate) -> &'static Form {
    let (name, first) = match book {
        Book::Incoming => ("so-den", &decree_30_2020::INCOMING_BOOK),
        Book::Outgoing => ("so-di", &decree_30_2020::OUTGOING_BOOK),
    };
    form(name, on).unwrap_or(first)
}

/// Finds a column that an office may add, by its name in commands. The decree's columns are a minimum (“tối
/// thiểu”).
#[must_use]
pub fn extra(name: &str) -> Option<FormColumn> {
    EXTRAS.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
}

/// The columns that an office may add, by name.
pub const EXTRAS: [(&str, FormColumn); 9] = [
    ("priority", column("Mức độ khẩn", 18.0, Cell::Priority)),
    ("due-date", column("Thời hạn giải quyết", 20.0, Cell::DueDate)),
    ("progress", column("Tiến độ giải quyết", 24.0, Cell::Progress)),
    ("answers", column("Số, ký hiệu văn bản trả lời", 24.0, Cell::Answers)),
    ("pages", column("Số trang", 12.0, Cell::PageAmount)),
    ("file", column("Số và ký hiệu HS", 20.0, Cell::FileNotation)),
    ("signer", column("Người ký", 26.0, Cell::Signer)),
    ("instructions", column("Ý kiến chỉ đạo", 36.0, Cell::Instructions)),
    ("drafting-unit", column("Đơn vị soạn thảo", 20.0, Cell::DraftingUnit)),
];

impl Form {
    /// Whether it is of one document, such as a stamp or an envelope.
    #[must_use]
    pub fn is_of_one(&self) -> bool {
        matches!(self.kind, Kind::Stamp | Kind::HandlingSheet | Kind::Slip(_) | Kind::Envelope)
    }

    /// Returns the columns of its table; none where it has no table.
    #[must_use]
    pub fn columns(&self) -> &'static [FormColumn] {
        match self.kind {
            Kind::Book(book) => book.columns,
            Kind::HandOver(columns) | Kind::State(columns) | Kind::Slip(columns) => columns,
            Kind::Stamp | Kind::HandlingSheet | Kind::Envelope => &[],
        }
    }

    /// Returns whether it is a registry book (sổ đăng ký), which ends with a closing page when it is locked.
    #[must_use]
    pub fn is_registry_book(&self) -> bool {
        registry_book(self.book, self.since).name == self.name
    }

    /// Returns whether it needs the handling of documents.
    #[must_use]
    pub fn tells_of_handling(&self) -> bool {
        matches!(self.kind, Kind::State(_) | Kind::HandlingSheet | Kind::Stamp)
            || self.columns().iter().any(FormColumn::tells_of_handling)
    }

    /// Returns whether its cover names the numbers in it.
    #[must_use]
    pub fn names_numbers(&self) -> bool {
        matches!(self.kind, Kind::Book(BookForm { number: Some(_), .. }))
    }

    /// Returns whether it is a bound book.
    #[must_use]
    pub fn is_book(&self) -> bool {
        matches!(self.kind, Kind::Book(_))
    }

    /// Returns whether it reports the handling of documents, so that an empty one is informative too.
    #[must_use]
    pub fn is_report(&self) -> bool {
        matches!(self.kind, Kind::State(_))
    }
}

impl FormColumn {
    /// Returns whether it needs the handling of documents.
    #[must_use]
    pub fn tells_of_handling(&self) -> bool {
        matches!(self.cell, Cell::Progress | Cell::Answers | Cell::Instructions)
    }

    /// Converts it to a column of a table.
    pub(super) fn set(self, width: f32) -> Column {
        let (breaks, align, whole) = shape(self.cell);
        Column { heading: self.heading, width, breaks, align, whole }
    }
}

/// Returns how the texts of a cell are broken and aligned, and a sample of what must not be broken: a date.
fn shape(cell: Cell) -> (Breaks, Align, &'static str) {
    match cell {
        Cell::ArrivalDate | Cell::IssuedDate | Cell::HandOverDate | Cell::LoanDay | Cell::LoanReturned => {
            (Breaks::Number, Align::Centre, "00/00/0000")
        }
        Cell::Number | Cell::IssuedAmount | Cell::PageAmount | Cell::Envelopes => (Breaks::Number, Align::Centre, ""),
        Cell::DueDate => (Breaks::Words, Align::Left, "00/00/0000"),
        Cell::Code | Cell::Answers => (Breaks::Number, Align::Left, ""),
        _ => (Breaks::Words, Align::Left, ""),
    }
}

#[cfg(test)]
mod tests {
    use domain::book_row;

    use super::*;

    const TODAY: NaiveDate = day(2026, 11, 24);

    #[test]
    fn the_registry_books_are_those_of_the_lists() {
        for book in Book::ALL {
            let columns = registry_book(book, TODAY).columns();
            assert_eq!(columns.iter().map(|column| column.heading).collect::<Vec<_>>(), book_row::headings(book));
            assert_eq!(columns.iter().map(|column| column.cell).collect::<Vec<_>>(), book_row::columns(book));
        }
    }

    #[test]
    fn the_columns_of_books_are_millimetres_of_a_page() {
        for form in all().filter(|form| form.is_book()) {
            let width: f32 = form.columns().iter().map(|column| column.share).sum();
            assert!((width - 277.0).abs() < 0.001, "{}: {width}", form.name);
        }
    }

    #[test]
    fn names_are_unique_on_each_day_and_a_day_before_all_has_the_first() {
        let names: Vec<&str> = forms(TODAY).map(|form| form.name).collect();
        let mut once = names.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names.len());
        assert_eq!(names.len(), 14);
        let old = form("so-den", day(2010, 1, 1)).unwrap();
        assert_eq!((old.name, old.since), ("so-den", day(2020, 3, 5)));
        assert_eq!(forms(day(2020, 3, 4)).filter(|form| matches!(form.source, Source::Decree(_))).count(), 0);
        assert!(form("so-khong-co", TODAY).is_none());
    }

    #[test]
    fn a_later_form_takes_the_place_of_the_earlier_from_its_day_on() {
        let earlier = &decree_30_2020::FORMS[0];
        let later = Form { since: day(2027, 1, 1), ..copy(earlier) };
        assert!(is_newer(&later, earlier, day(2027, 1, 1)));
        assert!(!is_newer(&later, earlier, day(2026, 12, 31)));
        assert!(!is_newer(earlier, &later, day(2027, 1, 1)));
    }

    fn copy(form: &Form) -> Form {
        let Form { name, label, title, source, since, book, kind } = *form;
        Form { name, label, title, source, since, book, kind }
    }
}
