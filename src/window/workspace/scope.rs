//! What the list is asked for: a book or a search, of a year or of all.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    query::Query,
    search_box::SearchBox,
    succession::{Succession, other_names},
};

use crate::saved_searches::SavedQuery;

/// What is asked for; the filters of the list narrow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The book of the list while nothing is searched.
    pub book: Book,
    /// The year; `None` for all.
    pub year: Option<i32>,
    /// Whether the year was chosen, or is only where one begins.
    year_is_chosen: bool,
    /// What the search box holds.
    pub search: String,
    /// Names that are searched beside what was typed.
    pub other_names: Vec<String>,
    /// The one book that is searched; `None` for both.
    pub restrict: Option<Book>,
}

impl Scope {
    /// The incoming documents of the year where one begins.
    #[must_use]
    pub fn new(years: &[i32], today: NaiveDate) -> Self {
        Self {
            book: Book::Incoming,
            year: Some(first_year(years, today)),
            year_is_chosen: false,
            search: String::new(),
            other_names: Vec::new(),
            restrict: None,
        }
    }

    /// Whether something is searched.
    #[must_use]
    pub fn is_search(&self) -> bool {
        !self.search.trim().is_empty()
    }

    /// Whether the search box is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.search.is_empty()
    }

    #[must_use]
    pub fn query(&self) -> Query {
        let is_search = self.is_search();
        Query {
            text: if is_search { self.search.clone() } else { String::new() },
            book: if is_search { self.restrict } else { Some(self.book) },
            year: self.year,
            ..Query::default()
        }
    }

    /// The query as a saved search keeps it.
    #[must_use]
    pub fn saved(&self) -> SavedQuery {
        let text = self.search.trim().to_owned();
        let book = if text.is_empty() { Some(self.book) } else { self.restrict };
        let book = book.map_or("", Book::key).to_owned();
        SavedQuery { text, book, every_year: self.year.is_none(), ..SavedQuery::default() }
    }

    /// Asks what a saved search asks, in the year shown unless it covers every year. Returns whether the year is another now.
    pub fn ask_saved(&mut self, asked: &SavedQuery, newest: i32) -> bool {
        self.search.clone_from(&asked.text);
        if asked.text.is_empty() {
            self.book = asked.book().unwrap_or(Book::Incoming);
        } else {
            self.restrict = asked.book();
        }
        let year = if asked.every_year { None } else { Some(self.year.unwrap_or(newest)) };
        year != self.year && self.choose_year(year)
    }

    /// Shows a book, and searches nothing.
    pub fn show_book(&mut self, book: Book) {
        self.book = book;
        self.search.clear();
    }

    /// Searches the next book of both, incoming, outgoing.
    pub fn restrict_next(&mut self) {
        self.restrict = match self.restrict {
            None => Some(Book::Incoming),
            Some(Book::Incoming) => Some(Book::Outgoing),
            Some(Book::Outgoing) => None,
        };
    }

    /// Shows a year because somebody wants it. Returns whether it is another than before.
    pub fn choose_year(&mut self, year: Option<i32>) -> bool {
        self.year_is_chosen = true;
        std::mem::replace(&mut self.year, year) != year
    }

    /// Goes to the year before or after: from the newest to the oldest, then all of them. Returns whether there is one.
    pub fn turn_year(&mut self, is_before: bool, known: &[i32]) -> bool {
        let mut years: Vec<Option<i32>> = vec![None];
        years.extend(known.iter().rev().map(|year| Some(*year)));
        if !years.contains(&self.year) {
            years.push(self.year);
            years.sort_unstable();
        }
        let at = years.iter().position(|year| *year == self.year).unwrap_or(0);
        let at = if is_before { at.checked_sub(1) } else { Some(at + 1) };
        let Some(year) = at.and_then(|at| years.get(at)).copied() else { return false };
        self.choose_year(year);
        true
    }

    /// Follows the years that have documents, until somebody chooses one. Returns whether the year is another now.
    pub fn follow_years(&mut self, years: &[i32], today: NaiveDate) -> bool {
        let first = Some(first_year(years, today));
        let is_lost = self.year.is_none_or(|year| !years.contains(&year));
        if self.year_is_chosen || !is_lost || self.year == first {
            return false;
        }
        self.year = first;
        true
    }

    /// Finds the other names of what is searched.
    pub fn find_other_names(&mut self, successions: &[Succession]) {
        let others = other_names(successions, &SearchBox::read(&self.search));
        self.other_names = others.into_iter().map(|other| other.name).collect();
    }
}

/// The first year shown: this one, or the last with documents.
fn first_year(years: &[i32], today: NaiveDate) -> i32 {
    let this = today.year();
    if years.contains(&this) { this } else { years.first().copied().unwrap_or(this) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 2).unwrap()
    }

    #[test]
    fn it_begins_in_this_year_or_in_the_last_with_documents() {
        assert_eq!(Scope::new(&[2026, 2025], today()).year, Some(2026));
        assert_eq!(Scope::new(&[2025, 2024], today()).year, Some(2025));
        assert_eq!(Scope::new(&[], today()).year, Some(2026));
    }

    #[test]
    fn the_first_document_of_a_year_brings_its_list_unless_a_year_was_chosen() {
        let mut scope = Scope::new(&[], today());
        assert!(!scope.follow_years(&[], today()));
        assert!(scope.follow_years(&[2025], today()));
        assert_eq!(scope.year, Some(2025));
        assert!(!scope.follow_years(&[2026, 2025], today()));
        scope.choose_year(Some(2020));
        assert!(!scope.follow_years(&[2026, 2025], today()));
        assert_eq!(scope.year, Some(2020));
    }

    #[test]
    fn before_the_oldest_year_stand_all_and_after_the_newest_nothing() {
        let mut scope = Scope::new(&[2026, 2024], today());
        assert!(!scope.turn_year(false, &[2026, 2024]));
        let years = [Some(2024), None].map(|year| (scope.turn_year(true, &[2026, 2024]), scope.year == year));
        assert_eq!(years, [(true, true); 2]);
        assert!(!scope.turn_year(true, &[2026, 2024]));
        assert!(scope.turn_year(false, &[2026, 2024]));
        assert_eq!(scope.year, Some(2024));
    }

    #[test]
    fn a_search_asks_both_books_unless_restricted_and_blanks_search_nothing() {
        let mut scope = Scope::new(&[], today());
        scope.search = "  ".to_owned();
        assert_eq!((scope.query().text, scope.query().book), (String::new(), Some(Book::Incoming)));
        scope.search = "họp".to_owned();
        assert_eq!((scope.query().text, scope.query().book), ("họp".to_owned(), None));
        scope.restrict_next();
        scope.restrict_next();
        assert_eq!(scope.query().book, Some(Book::Outgoing));
        scope.show_book(Book::Incoming);
        assert_eq!((scope.query().text, scope.query().book), (String::new(), Some(Book::Incoming)));
    }

    #[test]
    fn a_saved_search_is_asked_as_it_was_saved() {
        let mut scope = Scope::new(&[2026], today());
        scope.search = " họp ".to_owned();
        scope.restrict = Some(Book::Outgoing);
        let saved = scope.saved();
        let mut other = Scope::new(&[2025], today());
        assert!(!other.ask_saved(&saved, 2025));
        assert_eq!(other.saved(), saved);
        let every = SavedQuery { every_year: true, ..saved };
        assert!(other.ask_saved(&every, 2025));
        assert_eq!(other.year, None);
        assert!(other.ask_saved(&SavedQuery { every_year: false, ..every }, 2025));
        assert_eq!(other.year, Some(2025));
    }
}
