//! The scope of the list: a book or a search, in one year or in all.

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    query::Query,
    search_box::SearchBox,
    succession::{Succession, other_names},
};

use crate::saved_searches::SavedQuery;

/// The scope of the list, which its filters narrow further.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The book shown while the search box is blank.
    pub book: Book,
    /// The year; `None` for all.
    pub year: Option<i32>,
    /// Whether the clerk chose the year; otherwise it is the default of `first_year`.
    year_is_chosen: bool,
    /// The text of the search box.
    pub search: String,
    /// Former or later names of the bodies in the search, which are searched too.
    pub other_names: Vec<String>,
    /// The book to which a search is restricted; `None` for both.
    pub restrict: Option<Book>,
}

impl Scope {
    /// Creates the scope of a new workspace: incoming documents of the default year.
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

    /// Whether the search box has text other than blanks.
    #[must_use]
    pub fn is_search(&self) -> bool {
        !self.search.trim().is_empty()
    }

    /// Whether the search box is empty, without even blanks.
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

    /// Returns the query in the form in which it is saved.
    #[must_use]
    pub fn saved(&self) -> SavedQuery {
        let text = self.search.trim().to_owned();
        let book = if text.is_empty() { Some(self.book) } else { self.restrict };
        let book = book.map_or("", Book::key).to_owned();
        SavedQuery { text, book, every_year: self.year.is_none(), ..SavedQuery::default() }
    }

    /// Applies a saved search, in the year shown unless the search covers every year. Returns whether the year has changed.
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

    /// Shows a book and clears the search.
    pub fn show_book(&mut self, book: Book) {
        self.book = book;
        self.search.clear();
    }

    /// Restricts the search to the next choice: both books, incoming, outgoing.
    pub fn restrict_next(&mut self) {
        self.restrict = match self.restrict {
            None => Some(Book::Incoming),
            Some(Book::Incoming) => Some(Book::Outgoing),
            Some(Book::Outgoing) => None,
        };
    }

    /// Shows a year that the clerk chose. Returns whether the year has changed.
    pub fn choose_year(&mut self, year: Option<i32>) -> bool {
        self.year_is_chosen = true;
        std::mem::replace(&mut self.year, year) != year
    }

    /// Shows the year before or after the current one; all years come before the oldest. Returns whether there was one.
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

    /// Shows the default year when the current one has no documents and was not chosen. Returns whether the year has changed.
    pub fn follow_years(&mut self, years: &[i32], today: NaiveDate) -> bool {
        let first = Some(first_year(years, today));
        let is_lost = self.year.is_none_or(|year| !years.contains(&year));
        if self.year_is_chosen || !is_lost || self.year == first {
            return false;
        }
        self.year = first;
        true
    }

    /// Updates the other names to search, from the names that bodies had before or after.
    pub fn find_other_names(&mut self, successions: &[Succession]) {
        let others = other_names(successions, &SearchBox::read(&self.search));
        self.other_names = others.into_iter().map(|other| other.name).collect();
    }
}

/// Returns the default year: the current one if it has documents, otherwise the last that has, or else the current one.
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
    fn the_default_year_is_this_one_or_the_last_with_documents() {
        assert_eq!(Scope::new(&[2026, 2025], today()).year, Some(2026));
        assert_eq!(Scope::new(&[2025, 2024], today()).year, Some(2025));
        assert_eq!(Scope::new(&[], today()).year, Some(2026));
    }

    #[test]
    fn the_first_document_shows_its_year_unless_one_was_chosen() {
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
    fn all_years_come_before_the_oldest_and_none_after_the_newest() {
        let mut scope = Scope::new(&[2026, 2024], today());
        assert!(!scope.turn_year(false, &[2026, 2024]));
        let years = [Some(2024), None].map(|year| (scope.turn_year(true, &[2026, 2024]), scope.year == year));
        assert_eq!(years, [(true, true); 2]);
        assert!(!scope.turn_year(true, &[2026, 2024]));
        assert!(scope.turn_year(false, &[2026, 2024]));
        assert_eq!(scope.year, Some(2024));
    }

    #[test]
    fn a_search_covers_both_books_unless_restricted_and_blanks_are_no_search() {
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
    fn a_saved_search_restores_the_scope_it_was_saved_from() {
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
