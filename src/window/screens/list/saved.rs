//! Searches kept under a name, as the list has them: what is asked of it now, and showing what a kept one asks.

use iced::Task;

use domain::{list_order::ListOrder, query::Query};
use store::StoreThread;

use super::{List, Message, filters::Filters};
use crate::saved_searches::{SavedQuery, SavedSearch};

/// What may be done with a kept search, by its place among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SavedSearchAction {
    /// Ask it.
    Open(usize),
    /// Keep what is asked now.
    Keep,
    /// Give it another name.
    Rename(usize),
    /// Keep it no longer.
    Remove(usize),
}

impl List {
    /// The kept searches.
    #[must_use]
    pub fn searches(&self) -> &[SavedSearch] {
        &self.searches
    }

    /// Has these from now on.
    pub fn set_searches(&mut self, searches: Vec<SavedSearch>) {
        self.searches = searches;
    }

    /// What is asked, with the list's own part of it.
    #[must_use]
    pub fn asked(&self, asked: SavedQuery) -> SavedQuery {
        SavedQuery {
            filters: self.filters.texts().map(|text| text.trim().to_owned()),
            quick: self.quick,
            order: self.order.map(|order| order.by),
            descending: self.order.is_some_and(|order| order.descending),
            ..asked
        }
    }

    /// Has the filters of a kept search.
    pub fn filter_as(&mut self, asked: &SavedQuery) {
        self.filters = Filters::of(asked.filters.clone());
        self.quick = asked.quick;
    }

    /// Shows what a query finds, from the top and in an order.
    pub fn show_in(&mut self, query: Query, order: Option<ListOrder>, store: &StoreThread) -> Task<Message> {
        self.query.book = query.book;
        self.order = order;
        self.show(query, store)
    }
}
