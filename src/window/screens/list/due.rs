//! Deadlines in the list: which of its documents are still waited for, and how urgent each is.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{List, Pressed};
use crate::domain::{
    book::Book,
    day_work::Waited,
    deadline::{Urgency, last_near_day},
    document::{Document, DocumentId},
    list_order::{ListOrder, OrderBy},
    working_calendar::WorkingCalendar,
};
use crate::window::kit::selection::Selection;

/// What is known of deadlines.
#[derive(Debug, Default)]
pub struct Deadlines {
    /// Today and the last near day; nothing until the calendar is known.
    days: Option<(NaiveDate, NaiveDate)>,
    /// Documents at hand that are still waited for.
    waited: HashSet<DocumentId>,
}

impl Deadlines {
    /// Knows of these documents which are still waited for.
    pub fn know<'a>(&mut self, documents: impl Iterator<Item = &'a Document>, waited: &[DocumentId]) {
        for document in documents {
            self.waited.remove(&document.id());
        }
        self.waited.extend(waited);
    }

    /// Knows only these documents from now on.
    pub fn keep(&mut self, is_kept: impl Fn(&DocumentId) -> bool) {
        self.waited.retain(is_kept);
    }

    /// How urgent a document is; nothing when nobody waits for it.
    pub fn urgency(&self, document: &Document) -> Option<Urgency> {
        let (today, last_near) = self.days?;
        let due = document.content().due_date.filter(|_| self.waited.contains(&document.id()))?;
        Some(Urgency::of(due, today, last_near))
    }
}

impl List {
    /// The earliest deadline first while only those are shown that are due; else the usual order.
    pub(super) fn order_due(&mut self) {
        self.order = self.quick.due().map(|_| ListOrder { by: OrderBy::Due, descending: false });
    }

    /// Shows of a book only what is due in these days.
    pub fn show_due(&mut self, waited: Waited, book: Book) {
        self.drop_filters();
        self.quick.show_due(waited);
        self.order_due();
        self.query.book = Some(book);
    }

    /// Shows of a book only what has not been handed over.
    pub fn show_waiting(&mut self, book: Book) {
        self.drop_filters();
        self.quick.press(Pressed::Waiting);
        self.order = None;
        self.query.book = Some(book);
    }

    /// Whether somebody is on a row.
    #[must_use]
    pub fn is_on_row(&self) -> bool {
        self.chosen_id().is_some()
    }

    /// Goes off the rows.
    pub fn leave_rows(&mut self) {
        self.rows.chosen = None;
        self.rows.selection = Selection::default();
    }

    /// Knows the day and the calendar that deadlines are seen by.
    pub fn know_days(&mut self, today: NaiveDate, calendar: &WorkingCalendar) {
        self.deadlines.days = Some((today, last_near_day(today, calendar)));
    }

    /// How urgent the chosen document is; nothing when nobody waits for it.
    #[must_use]
    pub fn chosen_urgency(&self) -> Option<Urgency> {
        self.deadlines.urgency(self.chosen()?)
    }
}
