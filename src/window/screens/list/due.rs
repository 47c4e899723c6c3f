//! Deadlines in the list: which of its documents are still waited for, and what presses most about each.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    book::Book,
    day_work::{Waited, WaitedFor},
    deadline::{Pressing, Urgency, Wait, last_near_day},
    document::{Document, DocumentId},
    working_calendar::WorkingCalendar,
};

use super::{List, Pressed};
use crate::kit::selection::Selection;

/// What is known of deadlines.
#[derive(Debug, Default)]
pub struct Deadlines {
    /// Today and the last near day; `None` until the calendar is known.
    days: Option<(NaiveDate, NaiveDate)>,
    /// The open deadlines of documents at hand.
    due: HashMap<DocumentId, NaiveDate>,
    /// Since when urgent documents at hand wait.
    urgent: HashMap<DocumentId, NaiveDate>,
}

impl Deadlines {
    /// Knows what of these documents is waited for.
    pub fn set<'a>(&mut self, documents: impl Iterator<Item = &'a Document>, waiting: &WaitedFor) {
        for document in documents {
            self.due.remove(&document.id());
            self.urgent.remove(&document.id());
        }
        self.due.extend(waiting.due.iter().map(|document| (document.id, document.due)));
        self.urgent.extend(waiting.urgent.iter().map(|document| (document.id, document.since)));
    }

    /// Knows only these documents from now on.
    pub fn keep(&mut self, is_kept: impl Fn(&DocumentId) -> bool) {
        self.due.retain(|id, _| is_kept(id));
        self.urgent.retain(|id, _| is_kept(id));
    }

    /// The day it is; `None` until it is known.
    pub fn today(&self) -> Option<NaiveDate> {
        self.days.map(|(today, _)| today)
    }

    /// What presses most about a document; `None` when nobody waits for it.
    pub fn pressing(&self, document: DocumentId) -> Option<Pressing> {
        let (today, last_near) = self.days?;
        let due = self.due.get(&document).map(|due| Urgency::of(*due, today, last_near));
        Pressing::of(due, self.urgent.get(&document).map(|since| Wait::of(*since, today)))
    }

    /// The open deadline of a document.
    pub fn due(&self, document: DocumentId) -> Option<NaiveDate> {
        self.due.get(&document).copied()
    }
}

impl List {
    /// Shows of a book only what is due in these days.
    pub fn show_due(&mut self, waited: Waited, book: Book) {
        self.drop_filters();
        self.quick.show_due(waited);
        self.order = None;
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
    pub fn set_days(&mut self, today: NaiveDate, calendar: &WorkingCalendar) {
        let before = self.deadlines.days.replace((today, last_near_day(today, calendar)));
        if before.is_some_and(|(before, _)| before != today) {
            self.aside.reload();
        }
    }

    /// What presses most about the chosen document; `None` when nobody waits for it.
    #[must_use]
    pub fn chosen_pressing(&self) -> Option<Pressing> {
        self.deadlines.pressing(self.chosen_id()?)
    }
}
