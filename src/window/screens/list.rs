//! The list: a book of a year, or what a search found. Ids in order are kept for all rows, documents only for those near the eye.

mod columns;
mod filters;

use std::{collections::HashMap, sync::Arc};

use iced::{
    Alignment, Element, Length, Task,
    widget::{Space, column, container, row, rule},
};

use crate::{
    domain::{
        book::Book,
        document::{Document, DocumentId},
        message::Message as Sentence,
        query::Query,
    },
    language::Language,
    store::{StoreError, StoreThread},
    window::kit::{
        button,
        one_line::one_line,
        rows::{self, Rows, Step},
        space, text, theme,
    },
};

pub use filters::Filter;
use filters::Filters;

/// How many hits come first, at once.
const FIRST: usize = 50;
/// How many documents are kept before those far from the eye are let go.
const KEPT: usize = 2000;

/// The list.
#[derive(Debug)]
pub struct List {
    query: Query,
    filters: Filters,
    ids: Arc<Vec<DocumentId>>,
    documents: HashMap<DocumentId, Document>,
    rows: Rows,
    /// The search that is awaited; answers to earlier ones are dropped.
    generation: u64,
    /// Whether the ids are all there are.
    complete: bool,
    /// Whether documents are on their way.
    loading: bool,
    /// Whether the documents at hand may have changed since they came.
    stale: bool,
    /// The document to stay on when a new answer comes.
    anchor: Option<DocumentId>,
}

/// What happens in the list.
#[derive(Debug, Clone)]
pub enum Message {
    /// A search answered: which one, whether with all hits, and its ids.
    Found(u64, bool, Result<Arc<Vec<DocumentId>>, StoreError>),
    /// Documents arrived.
    Loaded(Result<Vec<Document>, StoreError>),
    /// Something in the rows.
    Rows(rows::Event),
    /// Only this book's hits, or both.
    Restrict(Option<Book>),
    /// A new document of this book.
    Register(Book),
    /// Show the filters, or put them away.
    ToggleFilters,
    /// Something was typed in a filter.
    Filter(Filter, String),
}

/// What the list asks of the window.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// To run this.
    Run(Task<Message>),
    /// Another row was chosen.
    Chosen(Task<Message>),
    /// To search one book only, or both.
    Restrict(Option<Book>),
    /// To search again, with other filters, and to run this.
    Filtered(Task<Message>),
    /// To begin a new document.
    Register(Book),
    /// To say what went wrong.
    Failed(StoreError),
}

impl List {
    /// An empty list, before anything was asked.
    #[must_use]
    pub fn new() -> Self {
        Self {
            query: Query::default(),
            filters: Filters::default(),
            ids: Arc::default(),
            documents: HashMap::new(),
            rows: Rows::default(),
            generation: 0,
            complete: false,
            loading: false,
            stale: false,
            anchor: None,
        }
    }

    /// Shows what this query finds, from the top.
    pub fn show(&mut self, query: Query, store: &StoreThread) -> Task<Message> {
        self.query = query;
        self.anchor = None;
        self.rows.restart();
        self.ask(store, true)
    }

    /// Asks again, staying where one is: the registry changed.
    pub fn refresh(&mut self, store: &StoreThread) -> Task<Message> {
        self.anchor = self.chosen_id();
        self.stale = true;
        self.ask(store, false)
    }

    /// Shows the top, on this document when it has come: it was just registered.
    pub fn show_new(&mut self, document: Document, store: &StoreThread) -> Task<Message> {
        self.anchor = Some(document.id());
        self.documents.insert(document.id(), document);
        self.rows.scroll_to(0);
        self.ask(store, false)
    }

    /// Shows what this query finds, on this document wherever in it it stands.
    pub fn show_on(&mut self, query: Query, document: Document, store: &StoreThread) -> Task<Message> {
        self.query = query;
        self.rows.restart();
        self.anchor = Some(document.id());
        self.documents.insert(document.id(), document);
        self.ask(store, false)
    }

    /// Puts the filters away.
    pub fn drop_filters(&mut self) {
        self.filters = Filters::default();
    }

    /// Takes a document whose fields were filled in.
    pub fn replace(&mut self, document: Document) {
        self.documents.insert(document.id(), document);
    }

    fn ask(&mut self, store: &StoreThread, first: bool) -> Task<Message> {
        self.generation += 1;
        self.complete = false;
        let (generation, query) = (self.generation, self.query.clone());
        if first {
            let search = store.ask_latest(move |store| store.search(&filters::completed(store, &query)?, FIRST));
            Task::perform(search, move |found| Message::Found(generation, false, found.map(Arc::new)))
        } else {
            let search = store.ask_latest(move |store| store.search_all(&filters::completed(store, &query)?));
            Task::perform(search, move |found| Message::Found(generation, true, found.map(Arc::new)))
        }
    }

    /// The query narrowed by the filters.
    #[must_use]
    pub fn narrow(&self, query: Query) -> Query {
        self.filters.narrow(query)
    }

    /// What it shows.
    #[must_use]
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// How many rows there are, once all are counted.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.complete.then_some(self.ids.len())
    }

    /// The chosen document, when it is at hand.
    #[must_use]
    pub fn chosen(&self) -> Option<&Document> {
        self.documents.get(&self.chosen_id()?)
    }

    fn chosen_id(&self) -> Option<DocumentId> {
        self.ids.get(self.rows.chosen?).copied()
    }

    /// Goes a step with the keyboard.
    pub fn step(&mut self, step: Step, store: &StoreThread) -> Task<Message> {
        self.rows.step(step);
        self.load(store)
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, store: &StoreThread) -> Action {
        match message {
            Message::Found(generation, ..) if generation != self.generation => Action::None,
            Message::Found(_, _, Err(StoreError::Interrupted)) => Action::None,
            Message::Found(_, _, Err(error)) | Message::Loaded(Err(error)) => {
                self.loading = false;
                Action::Failed(error)
            }
            Message::Found(_, all, Ok(ids)) => {
                let full = ids.len() < FIRST;
                self.take(ids, all || full);
                let rest = if self.complete { Task::none() } else { self.ask_rest(store) };
                Action::Run(Task::batch([self.load(store), rest]))
            }
            Message::Loaded(Ok(documents)) => {
                self.loading = false;
                self.documents.extend(documents.into_iter().map(|document| (document.id(), document)));
                self.forget_far();
                Action::Run(self.load(store))
            }
            Message::Rows(event) => {
                let chosen = matches!(event, rows::Event::Pressed(_));
                self.rows.update(event);
                let task = self.load(store);
                if chosen { Action::Chosen(task) } else { Action::Run(task) }
            }
            Message::Restrict(book) => Action::Restrict(book),
            Message::Register(book) => Action::Register(book),
            Message::ToggleFilters => Action::Filtered(self.filters.toggle()),
            Message::Filter(filter, text) => {
                self.filters.typed(filter, text);
                Action::Filtered(Task::none())
            }
        }
    }

    fn ask_rest(&mut self, store: &StoreThread) -> Task<Message> {
        let (generation, query) = (self.generation, self.query.clone());
        let search = store.ask_latest(move |store| store.search_all(&filters::completed(store, &query)?));
        Task::perform(search, move |found| Message::Found(generation, true, found.map(Arc::new)))
    }

    /// Takes an answer; keeps to the anchor when it is in it.
    fn take(&mut self, ids: Arc<Vec<DocumentId>>, complete: bool) {
        let anchor = self.anchor.take().and_then(|anchor| ids.iter().position(|id| *id == anchor));
        self.ids = ids;
        self.complete = complete;
        self.rows.set_total(self.ids.len());
        if let Some(index) = anchor {
            self.rows.choose(index);
        }
    }

    /// Asks for the documents near the eye that are not at hand. One question at a time: when it is answered, the eye may be elsewhere.
    fn load(&mut self, store: &StoreThread) -> Task<Message> {
        if self.loading {
            return Task::none();
        }
        let is_missing = |id: &DocumentId| self.stale || !self.documents.contains_key(id);
        let seen = self.ids.get(self.rows.built()).unwrap_or_default();
        let chosen = self.chosen_id();
        if !seen.iter().chain(&chosen).any(is_missing) {
            return Task::none();
        }
        let missing: Vec<DocumentId> = self.near().iter().copied().chain(chosen).filter(is_missing).collect();
        self.loading = true;
        self.stale = false;
        Task::perform(store.ask(move |store| store.documents(&missing)), Message::Loaded)
    }

    /// The ids within a page of the eye.
    fn near(&self) -> &[DocumentId] {
        let seen = self.rows.built();
        let page = self.rows.visible();
        let range = seen.start.saturating_sub(page)..(seen.end + page).min(self.ids.len());
        self.ids.get(range).unwrap_or_default()
    }

    fn forget_far(&mut self) {
        if self.documents.len() <= KEPT {
            return;
        }
        let keep: std::collections::HashSet<DocumentId> = self.near().iter().copied().chain(self.chosen_id()).collect();
        self.documents.retain(|id, _| keep.contains(id));
    }

    /// The picture: title and filters, headings, rows, or what to do when there are none.
    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let head = column![self.head(language)].push(self.filters.view(language)).spacing(space::SMALL);
        let head = container(head).padding([space::SMALL, space::LARGE]);
        let body = if self.ids.is_empty() && self.complete {
            self.empty(language)
        } else {
            let columns = columns::of(&self.query, self.rows.room.width);
            let heading = container(columns::heading(&columns, &self.query, language))
                .height(space::HEADING)
                .align_y(Alignment::Center)
                .style(theme::quiet);
            let build = move |index: usize| {
                let document = self.ids.get(index).and_then(|id| self.documents.get(id));
                columns::row(&columns, document, language)
            };
            column![heading, rule::horizontal(1).style(theme::line), self.rows.view(build, Message::Rows)].into()
        };
        column![head, body].width(Length::Fill).height(Length::Fill).into()
    }

    fn head<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let searching = !self.query.text.is_empty();
        let title = match self.query.book {
            _ if searching => "list-found",
            Some(Book::Outgoing) => "list-outgoing",
            _ => "list-incoming",
        };
        let mut head = row![one_line(language.text(title)).size(text::TITLE).bold()]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .height(space::TITLE_LINE);
        let filter = button::quiet(language.text("filter-open"), "F8", Some(Message::ToggleFilters));
        let filter = (!self.filters.are_shown()).then_some(filter);
        if searching {
            let choices = [
                (None, "list-both"),
                (Some(Book::Incoming), "list-only-incoming"),
                (Some(Book::Outgoing), "list-only-outgoing"),
            ];
            for (book, key) in choices {
                head = head.push(button::choice(language.text(key), self.query.book == book, Message::Restrict(book)));
            }
            return head.push(text::label("F7")).push(filter).into();
        }
        let book = self.query.book.unwrap_or(Book::Incoming);
        let key = if book == Book::Incoming { "F2" } else { "F3" };
        head = head.push(filter);
        head.push(button::primary(language.text("list-register"), key, Some(Message::Register(book)))).into()
    }

    fn empty<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let (said, hint) = if !self.query.text.is_empty() {
            let shown: String = self.query.text.chars().take(60).collect();
            (Sentence::new("list-no-hits").with("text", shown), "list-no-hits-hint")
        } else if self.query.book == Some(Book::Outgoing) {
            (Sentence::new("list-no-outgoing"), "list-no-outgoing-hint")
        } else {
            (Sentence::new("list-no-incoming"), "list-no-incoming-hint")
        };
        let words = column![
            Space::new().height(space::HUGE * 3.0),
            text::title(language.say(&said)),
            text::body(language.text(hint)).style(theme::muted)
        ];
        container(words.spacing(space::SMALL).align_x(Alignment::Center).max_width(space::READABLE))
            .padding(space::HUGE)
            .center_x(Length::Fill)
            .height(Length::Fill)
            .into()
    }
}
