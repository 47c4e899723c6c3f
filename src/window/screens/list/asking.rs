//! Questions of the list to the registry and their answers. The first answer has the ids of the rows with the documents near the visible
//! ones, so that the first frame with these rows can show them.

use std::{collections::HashSet, ops::Range, sync::Arc};

use iced::Task;

use domain::{
    day_work::WaitedFor,
    document::{Document, DocumentId},
};
use store::StoreThread;

use super::{List, Message, filters};
use crate::kit::{rows::Rows, selection::Selection};

/// The number of hits in the first answer to a search.
const FIRST: usize = 50;
/// The number of documents kept in memory before those far from the visible rows are dropped.
const KEPT: usize = 2000;

/// The answer of the registry to a query.
#[derive(Debug, Clone)]
pub struct SearchAnswer {
    ids: Arc<Vec<DocumentId>>,
    /// The number of rows, as far as is known.
    total: usize,
    /// Whether `ids` has all of them.
    complete: bool,
    /// The documents of the visible rows and of a page before and after.
    documents: Vec<Document>,
    /// The deadlines of these documents.
    waiting: WaitedFor,
}

/// The part of the result to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// The first rows; a second question then asks for all.
    FirstThenAll,
    All,
}

impl List {
    /// Asks for the rows again; answers to earlier questions are dropped.
    pub(super) fn ask(&mut self, store: &StoreThread, extent: Extent) -> Task<Message> {
        self.latest.renew();
        self.complete = false;
        self.question(store, extent)
    }

    fn question(&self, store: &StoreThread, extent: Extent) -> Task<Message> {
        let (request, query, order, anchor) = (self.latest.id(), self.query.clone(), self.order, self.anchor);
        let mut viewport = self.rows.clone();
        viewport.selection = Selection::default();
        let asked = store.ask_latest(move |store| {
            let query = filters::completed(store, &query)?;
            let (ids, total, complete) = match (order, extent) {
                (Some(order), Extent::FirstThenAll) => {
                    let unordered = store.search_all(&query)?;
                    let (ids, complete) = store.first_ordered(&unordered, order, FIRST)?;
                    (ids, unordered.len(), complete)
                }
                (Some(order), Extent::All) => {
                    let unordered = store.search_all(&query)?;
                    (store.ordered(&unordered, order)?, unordered.len(), true)
                }
                (None, Extent::All) => {
                    let ids = store.search_all(&query)?;
                    let total = ids.len();
                    (ids, total, true)
                }
                (None, Extent::FirstThenAll) => {
                    let ids = store.search(&query, FIRST)?;
                    let total = ids.len();
                    (ids, total, total < FIRST)
                }
            };
            let seen = seen_first(viewport, &ids, total, anchor);
            let documents = store.documents(&seen)?;
            let waiting = store.waited_for(&documents)?;
            Ok(SearchAnswer { ids: Arc::new(ids), total, complete, documents, waiting })
        });
        Task::perform(asked, move |answer| Message::Found(request, answer))
    }

    /// Takes an answer, and asks for the rest if there is more.
    pub(super) fn found(&mut self, answer: SearchAnswer, store: &StoreThread) -> Task<Message> {
        let SearchAnswer { ids, total, complete, documents, waiting } = answer;
        if std::mem::take(&mut self.stale) {
            self.documents.clear();
        }
        self.deadlines.set(documents.iter(), &waiting);
        self.documents.extend(documents.into_iter().map(|document| (document.id(), document)));
        self.take(ids, total, complete);
        let rest = if complete { Task::none() } else { self.question(store, Extent::All) };
        Task::batch([self.attend(store), rest])
    }

    /// Replaces the rows; the anchor stays chosen if it is among them.
    fn take(&mut self, ids: Arc<Vec<DocumentId>>, total: usize, complete: bool) {
        let anchor = self.anchor.take();
        // The selection stays while the chosen row is part of it.
        let selected: HashSet<DocumentId> =
            if self.selected_count() > 1 { self.selected().into_iter().collect() } else { HashSet::new() };
        let stay = anchor.is_none_or(|anchor| selected.contains(&anchor));
        let anchor = anchor.and_then(|anchor| ids.iter().position(|id| *id == anchor));
        self.ids = ids;
        self.complete = complete;
        self.rows.set_total(total);
        if let Some(index) = anchor {
            self.rows.choose(index);
        }
        if stay && !selected.is_empty() {
            let rows = self.ids.iter().enumerate().filter(|(_, id)| selected.contains(id));
            self.rows.selection = Selection::of(rows.map(|(row, _)| row));
        }
        if complete && std::mem::take(&mut self.wants_all) {
            self.rows.select_all();
        }
    }

    /// Asks for the documents near the visible rows that are not in memory, with one question at a time: when it is answered, other rows may
    /// be visible.
    pub(super) fn load(&mut self, store: &StoreThread) -> Task<Message> {
        if self.loading {
            return Task::none();
        }
        let is_missing = |id: &DocumentId| !self.documents.contains_key(id);
        let seen = within(&self.ids, self.rows.built());
        let chosen = self.chosen_id();
        if !seen.iter().chain(&chosen).any(is_missing) {
            return Task::none();
        }
        let missing: Vec<DocumentId> =
            near(&self.rows, &self.ids).iter().copied().chain(chosen).filter(is_missing).collect();
        self.loading = true;
        let asked = store.ask(move |store| {
            let documents = store.documents(&missing)?;
            let waiting = store.waited_for(&documents)?;
            Ok((documents, waiting))
        });
        Task::perform(asked, Message::Loaded)
    }

    /// Takes documents that were asked for. Those in memory by now are newer and stay.
    pub(super) fn loaded(
        &mut self,
        documents: Vec<Document>,
        waiting: &WaitedFor,
        store: &StoreThread,
    ) -> Task<Message> {
        self.loading = false;
        self.deadlines.set(documents.iter(), waiting);
        for document in documents {
            self.documents.entry(document.id()).or_insert(document);
        }
        self.forget_far();
        self.attend(store)
    }

    fn forget_far(&mut self) {
        if self.documents.len() <= KEPT {
            return;
        }
        let keep: HashSet<DocumentId> = near(&self.rows, &self.ids).iter().copied().chain(self.chosen_id()).collect();
        self.documents.retain(|id, _| keep.contains(id));
        self.aside.keep(&keep);
        self.deadlines.keep(|id| keep.contains(id));
    }
}

/// Lists the rows that will be visible once these ids are taken, a page around them, and the chosen one.
fn seen_first(mut viewport: Rows, ids: &[DocumentId], total: usize, anchor: Option<DocumentId>) -> Vec<DocumentId> {
    viewport.set_total(total);
    if let Some(row) = anchor.and_then(|anchor| ids.iter().position(|id| *id == anchor)) {
        viewport.choose(row);
    }
    let chosen = viewport.chosen.and_then(|row| ids.get(row)).copied();
    let near = near(&viewport, ids);
    near.iter().copied().chain(chosen.filter(|chosen| !near.contains(chosen))).collect()
}

/// Lists the ids of the visible rows and of a page before and after.
fn near<'a>(rows: &Rows, ids: &'a [DocumentId]) -> &'a [DocumentId] {
    let seen = rows.built();
    let page = rows.visible();
    within(ids, seen.start.saturating_sub(page)..seen.end + page)
}

/// The ids of these rows, as far as they are known.
pub(super) fn within(ids: &[DocumentId], rows: Range<usize>) -> &[DocumentId] {
    ids.get(rows.start..rows.end.min(ids.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::list_columns::ListColumns;

    use super::*;

    fn ids(ids: impl IntoIterator<Item = i64>) -> Arc<Vec<DocumentId>> {
        Arc::new(ids.into_iter().map(DocumentId).collect())
    }

    /// Returns a list of three documents, the newest first.
    fn list() -> List {
        let mut list = List::new(ListColumns::default(), Vec::new());
        list.take(ids([3, 2, 1]), 3, true);
        list
    }

    #[test]
    fn a_list_read_again_stays_on_its_document() {
        let mut list = list();
        list.rows.choose(1);
        list.anchor = list.chosen_id();
        list.take(ids([4, 3, 2, 1]), 4, true);
        assert_eq!((list.chosen_id(), list.count()), (Some(DocumentId(2)), Some(4)));
    }

    #[test]
    fn selected_documents_stay_selected_wherever_they_stand() {
        let mut list = list();
        list.rows.choose(0);
        list.rows.choose_also(2);
        assert_eq!(list.selected(), [DocumentId(3), DocumentId(1)]);
        list.anchor = list.chosen_id();
        list.take(ids([4, 3, 2, 1]), 4, true);
        assert_eq!(list.selected(), [DocumentId(3), DocumentId(1)]);
        // Document 1, which was selected, is gone.
        list.anchor = list.chosen_id();
        list.take(ids([4, 3, 2]), 3, true);
        assert_eq!(list.selected(), [DocumentId(3)]);
    }

    #[test]
    fn all_rows_are_selected_once_all_are_known() {
        let mut list = list();
        list.complete = false;
        list.select_all();
        list.take(ids([5, 4]), 2, false);
        assert!(list.all().is_empty());
        list.take(ids([5, 4, 3]), 3, true);
        assert_eq!(list.selected(), [DocumentId(5), DocumentId(4), DocumentId(3)]);
        assert_eq!(list.all(), [DocumentId(3), DocumentId(4), DocumentId(5)]);
    }
}
