//! The list: a book of a year, or the result of a search. The ids of all rows are kept, documents only for rows near the visible ones.

mod arranging;
mod aside;
mod asking;
mod cells;
mod choosing;
mod due;
mod filters;
mod going;
mod headings;
mod menus;
mod quick;
mod saved;
mod seen;
mod telling;
mod view;

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;
use iced::Task;

use domain::{
    book::Book,
    day_work::WaitedFor,
    document::{Document, DocumentId},
    list_order::{ListColumn, ListOrder},
    marking::Marking,
    query::Query,
    working_calendar::WorkingCalendar,
};
use paper::catalogue::Form;
use store::{Changed, StoreError, StoreThread};
use texts::UserMessage;

use crate::{
    keys::Command,
    kit::{
        latest::{LatestRequest, RequestId},
        menu,
        row_area::Press,
        rows::{self, Rows, Step},
    },
    list_columns::ListColumns,
    saved_searches::SavedSearch,
};

pub use arranging::Taken;
use aside::Aside;
use asking::Extent;
pub use asking::SearchAnswer;
pub use choosing::Message as Choice;
use choosing::{Choosing, Sizing};
use due::Deadlines;
pub use filters::Filter;
use filters::Filters;
use menus::Menu;
pub use quick::{Pressed, Quick};
pub use saved::SavedSearchAction;
pub use telling::{told, told_as_asked};

/// The kinds of changes after which the rows are read again.
pub const READ_FROM: &[Changed] =
    &[Changed::Incoming, Changed::Outgoing, Changed::Links, Changed::FollowUp, Changed::Series];

#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says another thing of what is on its way")]
pub struct List {
    query: Query,
    filters: Filters,
    quick: Quick,
    /// The order of the rows; `None` for the usual one.
    order: Option<ListOrder>,
    /// The words marked in the rows.
    marking: Marking,
    menu: Option<Menu>,
    /// The columns, unless they are the default.
    columns: ListColumns,
    choosing: Option<Choosing>,
    sizing: Option<Sizing>,
    searches: Vec<SavedSearch>,
    aside: Aside,
    /// The number of a row to go to, while it is asked for.
    going: Option<String>,
    ids: Arc<Vec<DocumentId>>,
    documents: HashMap<DocumentId, Document>,
    deadlines: Deadlines,
    rows: Rows,
    /// The search that is awaited.
    latest: LatestRequest,
    /// Whether the ids are all there are.
    complete: bool,
    /// Whether documents are on their way.
    loading: bool,
    /// Whether the documents at hand may have changed since they came.
    stale: bool,
    /// The document to stay on when a new answer comes.
    anchor: Option<DocumentId>,
    /// Whether every row is to be selected as soon as all are known.
    wants_all: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// A search answered, and which one.
    Found(RequestId, Result<SearchAnswer, StoreError>),
    /// Documents arrived, with what of them is waited for.
    Loaded(Result<(Vec<Document>, WaitedFor), StoreError>),
    /// Something in the rows.
    Rows(rows::RowEvent),
    /// Only this book's hits, or both.
    Restrict(Option<Book>),
    /// A new document of this book.
    Register(Book),
    /// A batch of incoming documents.
    Batch,
    /// Show the filters, or put them away.
    ToggleFilters,
    /// Something was typed in a filter.
    Filter(Filter, String),
    /// A quick filter was pressed.
    Quick(Pressed),
    Order(ListColumn),
    UsualOrder,
    /// Print a form of the chosen document.
    PrintForm(&'static Form),
    Command(Command),
    /// The number to go to was typed.
    Number(String),
    Go,
    /// The documents of the number.
    Went(Result<Vec<Document>, StoreError>),
    /// Something with the columns.
    Columns(choosing::Message),
    /// What is told about documents beside themselves.
    Aside(Result<aside::AsideAnswer, StoreError>),
    /// Something with the kept searches.
    Saved(SavedSearchAction),
}

#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    Run(Task<Message>),
    /// Another row was chosen.
    Chosen(Task<Message>),
    /// Search one book, or both.
    Restrict(Option<Book>),
    /// To search again, with other filters, and to run this.
    Filtered(Task<Message>),
    /// To begin a new document.
    Register(Book),
    /// To do what a key does.
    Command(Command),
    /// To print a form of the chosen document.
    PrintForm(&'static Form),
    /// To remember these columns, and to run this.
    KeepColumns(ListColumns, Task<Message>),
    /// To do this with the kept searches.
    Saved(SavedSearchAction),
    Say(UserMessage),
    /// To say what went wrong.
    Failed(StoreError),
}

impl List {
    /// Creates an empty list with the clerk's columns and searches.
    #[must_use]
    pub fn new(columns: ListColumns, searches: Vec<SavedSearch>) -> Self {
        Self {
            columns,
            choosing: None,
            sizing: None,
            searches,
            aside: Aside::default(),
            query: Query::default(),
            filters: Filters::default(),
            quick: Quick::default(),
            order: None,
            marking: Marking::default(),
            menu: None,
            going: None,
            ids: Arc::default(),
            documents: HashMap::new(),
            deadlines: Deadlines::default(),
            rows: Rows::default(),
            latest: LatestRequest::default(),
            complete: false,
            loading: false,
            stale: false,
            anchor: None,
            wants_all: false,
        }
    }

    /// Shows what this query finds, from the top.
    pub fn show(&mut self, query: Query, store: &StoreThread) -> Task<Message> {
        if query.book != self.query.book {
            self.order = None;
        }
        self.look_for(query);
        self.anchor = None;
        self.wants_all = false;
        self.rows.restart();
        self.ask(store, Extent::FirstThenAll)
    }

    fn look_for(&mut self, query: Query) {
        self.marking = Marking::of(&query.text);
        self.query = query;
        self.menu = None;
        self.going = None;
        self.aside.forget();
    }

    /// Runs the query again and keeps the position, because the registry changed.
    pub fn refresh(&mut self, store: &StoreThread) -> Task<Message> {
        // An anchor that is already set is a document just registered; it stays the anchor until its row is read.
        self.anchor = self.anchor.or_else(|| self.chosen_id());
        self.stale = true;
        self.aside.reload();
        self.ask(store, Extent::All)
    }

    /// Returns the number of the latest query for the rows.
    #[must_use]
    pub fn latest_request(&self) -> RequestId {
        self.latest.id()
    }

    /// Shows the top, on this document when it has come: it was just registered.
    pub fn show_new(&mut self, document: Document, store: &StoreThread) -> Task<Message> {
        self.anchor = Some(document.id());
        self.deadlines.set(std::iter::once(&document), &WaitedFor::of_new(&document));
        self.documents.insert(document.id(), document);
        self.rows.scroll_to(0);
        self.ask(store, Extent::All)
    }

    /// Shows what this query finds, on this document wherever in it it stands.
    pub fn show_on(&mut self, query: Query, document: Document, store: &StoreThread) -> Task<Message> {
        self.order = None;
        self.look_for(query);
        self.rows.restart();
        self.anchor = Some(document.id());
        self.documents.insert(document.id(), document);
        self.ask(store, Extent::All)
    }

    /// Puts the filters away.
    pub fn drop_filters(&mut self) {
        self.filters = Filters::default();
        self.quick = Quick::default();
    }

    /// Puts the quick filters away; whether any was on.
    pub fn drop_quick(&mut self) -> bool {
        std::mem::take(&mut self.quick).is_on()
    }

    /// Takes a document whose fields were filled in.
    pub fn replace(&mut self, document: Document) {
        self.documents.insert(document.id(), document);
    }

    /// The query narrowed by the filters; `clerk` is the present user's name.
    #[must_use]
    pub fn narrow(&self, query: Query, today: NaiveDate, calendar: &WorkingCalendar, clerk: &str) -> Query {
        self.quick.narrow(self.filters.narrow(query), today, calendar, clerk)
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

    /// Whether the rows are still being put in order.
    #[must_use]
    pub fn is_ordering(&self) -> bool {
        self.order.is_some() && !self.complete
    }

    /// The chosen document, when it is at hand.
    #[must_use]
    pub fn chosen(&self) -> Option<&Document> {
        self.documents.get(&self.chosen_id()?)
    }

    fn chosen_id(&self) -> Option<DocumentId> {
        self.ids.get(self.rows.chosen?).copied()
    }

    /// How many documents are selected.
    #[must_use]
    pub fn selected_count(&self) -> usize {
        self.rows.selection.count()
    }

    /// The selected documents, as they stand in the list.
    #[must_use]
    pub fn selected(&self) -> Vec<DocumentId> {
        self.rows.selection.rows().filter_map(|row| self.ids.get(row).copied()).collect()
    }

    /// Every document of the list, once all are known: in the order somebody chose, or in that of registering.
    #[must_use]
    pub fn all(&self) -> Vec<DocumentId> {
        self.as_ordered(if self.complete { self.ids.to_vec() } else { Vec::new() })
    }

    /// Documents of the list in the order somebody chose, or in that of registering.
    #[must_use]
    pub fn as_ordered(&self, mut ids: Vec<DocumentId>) -> Vec<DocumentId> {
        if self.order.is_none() {
            ids.sort_unstable();
        }
        ids
    }

    /// Selects every row, at once or when all are known.
    pub fn select_all(&mut self) {
        self.wants_all = !self.complete;
        self.rows.select_all();
    }

    /// Goes back to the chosen row alone; whether several were selected.
    pub fn select_one(&mut self) -> bool {
        self.wants_all = false;
        self.rows.select_one()
    }

    /// Moves by a step and selects the rows passed.
    pub fn step_through(&mut self, step: Step, store: &StoreThread) -> Task<Message> {
        self.rows.step_through(step);
        self.attend(store)
    }

    /// Goes a step with the keyboard.
    pub fn step(&mut self, step: Step, store: &StoreThread) -> Task<Message> {
        self.rows.step(step);
        self.attend(store)
    }

    pub fn update(&mut self, message: Message, store: &StoreThread) -> Action {
        match message {
            Message::Found(request, ..) if !self.latest.is(request) => Action::None,
            Message::Found(_, Err(StoreError::Superseded)) => Action::None,
            Message::Found(_, Err(error)) | Message::Loaded(Err(error)) | Message::Went(Err(error)) => {
                self.loading = false;
                Action::Failed(error)
            }
            Message::Found(_, Ok(answer)) => Action::Run(self.found(answer, store)),
            Message::Loaded(Ok((documents, waiting))) => Action::Run(self.loaded(documents, &waiting, store)),
            Message::Rows(event) => {
                self.menu = match event {
                    rows::RowEvent::Pressed(row, Press::Menu(at)) if row < self.rows.total => {
                        Some(Menu::Rows(menu::OpenMenu::new(menu::MenuPlace::At(at))))
                    }
                    rows::RowEvent::Resized(_) => self.menu,
                    _ => None,
                };
                let chosen = matches!(event, rows::RowEvent::Pressed(_, press) if press != Press::Through);
                self.rows.update(event);
                if matches!(event, rows::RowEvent::Pressed(row, Press::Twice) if row < self.rows.total) {
                    return Action::Command(Command::Enter);
                }
                let task = self.attend(store);
                if chosen { Action::Chosen(task) } else { Action::Run(task) }
            }
            Message::Restrict(book) => Action::Restrict(book),
            Message::Register(book) => Action::Register(book),
            Message::Batch => Action::Command(Command::Batch),
            Message::ToggleFilters => Action::Filtered(self.filters.toggle()),
            Message::Filter(filter, text) => {
                self.filters.typed(filter, text);
                Action::Filtered(Task::none())
            }
            Message::Order(by) => Action::Run(self.order_by(by, store)),
            Message::PrintForm(form) => {
                self.menu = None;
                Action::PrintForm(form)
            }
            Message::UsualOrder => Action::Run(self.usual_order(store)),
            Message::Command(command) => {
                self.menu = None;
                Action::Command(command)
            }
            Message::Number(number) => {
                self.going = Some(number);
                Action::None
            }
            Message::Go => Action::Run(self.go(store)),
            Message::Went(Ok(documents)) => self.went(documents, store),
            Message::Columns(message) => self.columns_update(message, store),
            Message::Aside(answer) => Action::Run(self.set_aside_answer(answer, store)),
            Message::Saved(saved) => {
                self.menu = None;
                Action::Saved(saved)
            }
            Message::Quick(pressed) => {
                self.quick.press(pressed);
                if pressed == Pressed::Due {
                    // Documents that are waited for are ordered by their deadline.
                    self.order = None;
                }
                Action::Filtered(Task::none())
            }
        }
    }
}
