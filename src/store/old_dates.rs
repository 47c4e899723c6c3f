//! The day on which a clerk confirmed old dates. Stored, so that entering a backlog asks once a day even after a restart.

use chrono::NaiveDate;

use domain::book::Book;

use super::{Result, Store};

/// Returns the setting's key.
fn key(book: Book) -> String {
    format!("old_dates_accepted_{}", book.key())
}

impl Store {
    /// Returns the last day on which old dates were accepted in each book.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn old_dates_accepted(&self) -> Result<Vec<(Book, NaiveDate)>> {
        let mut accepted = Vec::new();
        for book in [Book::Incoming, Book::Outgoing] {
            let day = self.setting(&key(book))?.and_then(|text| text.parse().ok());
            accepted.extend(day.map(|day| (book, day)));
        }
        Ok(accepted)
    }

    /// Stores that old dates were accepted in a book on a day.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn accept_old_dates(&mut self, book: Book, day: NaiveDate) -> Result<()> {
        self.write(|transaction| transaction.set(&key(book), &day.to_string()))
    }
}
