//! What the list shows about documents besides their fields: whether the words searched for stand only in their files, who registered
//! them, and their status. It is read for the rows near the visible ones.

use std::collections::{HashMap, HashSet};

use iced::Task;

use domain::{document::DocumentId, follow_up::status::Status, list_order::ListColumn};
use store::{Result, StoreThread};

use super::{List, Message, asking::within, filters};
use crate::kit::latest::RequestId;

/// What is known.
#[derive(Debug, Default)]
pub struct Aside {
    /// Documents of which it is known whether the search found them only by their files, and of which it is so.
    looked_into: HashSet<DocumentId>,
    only_in_files: HashSet<DocumentId>,
    clerks: HashMap<DocumentId, String>,
    /// How far documents are, and of which of them it is known how far they are now.
    statuses: HashMap<DocumentId, Status>,
    told: HashSet<DocumentId>,
    /// Whether an answer is on its way.
    is_asking: bool,
    /// How often the registry changed, or the day.
    change: u64,
}

/// An answer: of which search, about which documents, which were found only by their files, and who registered which.
#[derive(Debug, Clone)]
pub struct AsideAnswer {
    request: RequestId,
    looked_into: Vec<DocumentId>,
    only_in_files: Vec<DocumentId>,
    clerks: Vec<(DocumentId, String)>,
    statuses: Vec<(DocumentId, Status)>,
    /// How often the registry had changed when it was asked.
    change: u64,
}

impl Aside {
    /// Whether the search found a document only by what stands in its files.
    #[must_use]
    pub fn is_only_in_file(&self, id: DocumentId) -> bool {
        self.only_in_files.contains(&id)
    }

    /// Who registered it; empty until that is known.
    #[must_use]
    pub fn clerk(&self, id: DocumentId) -> &str {
        self.clerks.get(&id).map_or("", String::as_str)
    }

    /// How far it is; `None` until that is known.
    #[must_use]
    pub fn status(&self, id: DocumentId) -> Option<Status> {
        self.statuses.get(&id).copied()
    }

    /// Another search begins.
    pub fn forget(&mut self) {
        self.looked_into.clear();
        self.only_in_files.clear();
    }

    /// The registry changed: what is known stands until it is known anew.
    pub fn reload(&mut self) {
        self.looked_into.clear();
        self.told.clear();
        self.change += 1;
    }

    fn set(&mut self, looked_into: Vec<DocumentId>, only_in_files: Vec<DocumentId>) {
        for id in &looked_into {
            self.only_in_files.remove(id);
        }
        self.looked_into.extend(looked_into);
        self.only_in_files.extend(only_in_files);
    }

    /// Drops what is known about documents far from the visible rows.
    pub fn keep(&mut self, near: &HashSet<DocumentId>) {
        self.clerks.retain(|id, _| near.contains(id));
        self.statuses.retain(|id, _| near.contains(id));
        self.told.retain(|id| near.contains(id));
    }
}

impl List {
    /// Asks for the documents near the visible rows that are not in memory, and for what is shown beside those that are.
    pub(super) fn attend(&mut self, store: &StoreThread) -> Task<Message> {
        let documents = self.load(store);
        Task::batch([documents, self.ask_aside(store)])
    }

    fn ask_aside(&mut self, store: &StoreThread) -> Task<Message> {
        if self.aside.is_asking {
            return Task::none();
        }
        let seen = within(&self.ids, self.rows.built());
        let searching = !self.query.text.is_empty();
        let has_file =
            |id: &DocumentId| self.documents.get(id).is_some_and(|document| document.registration().has_file);
        let looked_into: Vec<DocumentId> = seen
            .iter()
            .filter(|id| searching && has_file(id) && !self.aside.looked_into.contains(id))
            .copied()
            .collect();
        let columns = self.seen().columns;
        let shows = |wanted| columns.iter().any(|(column, _)| *column == wanted);
        let (shows_clerks, shows_statuses) = (shows(ListColumn::Clerk), shows(ListColumn::Status));
        let nameless: Vec<DocumentId> =
            seen.iter().filter(|id| shows_clerks && !self.aside.clerks.contains_key(id)).copied().collect();
        let untold: Vec<DocumentId> =
            seen.iter().filter(|id| shows_statuses && !self.aside.told.contains(id)).copied().collect();
        let today = self.deadlines.today();
        if looked_into.is_empty() && nameless.is_empty() && (untold.is_empty() || today.is_none()) {
            return Task::none();
        }
        self.aside.is_asking = true;
        let (request, query, change) = (self.latest.id(), self.query.clone(), self.aside.change);
        let asked = store.ask(move |store| {
            let only_in_files = if looked_into.is_empty() {
                Vec::new()
            } else {
                store.only_in_files(&filters::completed(store, &query)?, &looked_into)?
            };
            let statuses = today.map_or_else(|| Ok(Vec::new()), |today| store.statuses(&untold, today))?;
            let clerks = store.registered_by(&nameless)?;
            Ok(AsideAnswer { request, looked_into, only_in_files, clerks, statuses, change })
        });
        Task::perform(asked, Message::Aside)
    }

    pub(super) fn set_aside_answer(&mut self, answer: Result<AsideAnswer>, store: &StoreThread) -> Task<Message> {
        self.aside.is_asking = false;
        // Without an answer the rows stand as they are: it is no part of the documents.
        let Ok(answer) = answer else { return Task::none() };
        self.aside.clerks.extend(answer.clerks);
        if answer.change == self.aside.change {
            self.aside.told.extend(answer.statuses.iter().map(|(id, _)| *id));
        }
        self.aside.statuses.extend(answer.statuses);
        if self.latest.is(answer.request) {
            self.aside.set(answer.looked_into, answer.only_in_files);
        }
        self.attend(store)
    }
}
