//! The clerk's desk: the open registry with its list, details, forms, printing and settings, and what goes between them.

use chrono::{Datelike, NaiveDate};
use iced::{Subscription, Task, widget::operation};

use super::{
    copying::{self, Copying, Occasion},
    env::Environment,
    facts::Facts,
    hotkey::Command,
    kit::{notice::Notice, rows::Step, theme::Tone},
    screens::{
        details::{self, Details},
        entry::{self, Around, Entry},
        list::{self, List},
        print::{self, Print},
        settings::{self, Settings},
    },
    seat::{Opened, Seat},
    shell, work,
};
use crate::{
    domain::{book::Book, document::Document, message::Message as Sentence, query::Query},
    jobs::print_book::{PrintBook, print_book},
    language::Language,
    store::{Store, StoreError, StoreThread},
};

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list of a book, or of what a search found.
    List,
    /// Books and printing.
    Print,
    /// Settings.
    Settings,
}

/// The desk.
#[derive(Debug)]
pub struct Desk {
    pub(super) store: StoreThread,
    pub(super) seat: Seat,
    pub(super) facts: Facts,
    pub(super) place: Place,
    /// The book whose list one sees when one does not search.
    pub(super) book: Book,
    /// The year one looks at; all when there is none.
    pub(super) year: Option<i32>,
    /// Whether the year was chosen, or is only where one begins.
    year_is_chosen: bool,
    pub(super) search: String,
    pub(super) restrict: Option<Book>,
    pub(super) list: List,
    pub(super) details: Details,
    pub(super) incoming: Entry,
    pub(super) outgoing: Entry,
    /// The form that is open.
    pub(super) form: Option<Book>,
    pub(super) print: Print,
    pub(super) settings: Settings,
    pub(super) notice: Option<Notice>,
    pub(super) keys_shown: bool,
    pub(super) copying: Copying,
    version: Option<i64>,
}

/// What happens at the desk.
#[derive(Debug, Clone)]
pub enum Message {
    /// What is known of the registry was read: of this year.
    Known(Option<i32>, Result<Facts, StoreError>),
    /// A second went by.
    Tick,
    /// The registry's state was looked at.
    Version(Result<i64, StoreError>),
    /// Something was typed in the search box.
    Search(String),
    /// Go to a book.
    Show(Book),
    /// Go to a place.
    Go(Place),
    /// The year before or after.
    Year(Command),
    /// The list.
    List(list::Message),
    /// The details.
    Details(details::Message),
    /// A form.
    Entry(Book, entry::Message),
    /// The print screen.
    Print(print::Message),
    /// The settings.
    Settings(settings::Message),
    /// Safety copies.
    Copying(copying::Message),
    /// Put the notice away.
    Dismiss,
    /// Show or put away the keys.
    Keys,
    /// Work went on.
    Worked,
}

/// What the desk asks of the window.
#[derive(Debug)]
pub enum Action {
    /// To run this.
    Run(Task<Message>),
    /// To speak the other language.
    Language,
}

impl From<Task<Message>> for Action {
    fn from(task: Task<Message>) -> Self {
        Self::Run(task)
    }
}

impl Desk {
    /// A desk over an open registry.
    pub fn new(Opened { store, seat }: Opened, today: NaiveDate) -> (Self, Task<Message>) {
        let mut desk = Self {
            store,
            seat,
            facts: Facts::default(),
            place: Place::List,
            book: Book::Incoming,
            year: Some(today.year()),
            year_is_chosen: false,
            search: String::new(),
            restrict: None,
            list: List::new(),
            details: Details::default(),
            incoming: Entry::new(Book::Incoming),
            outgoing: Entry::new(Book::Outgoing),
            form: None,
            print: Print::new(today.year()),
            settings: Settings::new(None),
            notice: None,
            keys_shown: false,
            copying: Copying::default(),
            version: None,
        };
        let task = Task::batch([desk.read_facts(), desk.show(), operation::focus(shell::SEARCH)]);
        (desk, task)
    }

    /// What the clock and long work report.
    pub fn subscription(&self) -> Subscription<Message> {
        let seconds = work::seconds().map(|()| Message::Tick);
        if self.print.is_working() {
            Subscription::batch([seconds, work::fifths().map(|()| Message::Worked)])
        } else {
            seconds
        }
    }

    pub(super) fn read_facts(&self) -> Task<Message> {
        let year = self.year;
        Task::perform(self.store.ask(move |store| Facts::read(store, year)), move |facts| Message::Known(year, facts))
    }

    fn query(&self) -> Query {
        let searching = !self.search.trim().is_empty();
        Query {
            text: if searching { self.search.clone() } else { String::new() },
            book: if searching { self.restrict } else { Some(self.book) },
            year: self.year,
            ..self.list.narrow(Query::default())
        }
    }

    fn show(&mut self) -> Task<Message> {
        self.list.show(self.query(), &self.store).map(Message::List)
    }

    fn around<'a>(&'a self, environment: &Environment, language: &'a Language) -> Around<'a> {
        Around { store: &self.store, facts: &self.facts, today: (environment.today)(), language }
    }

    /// Says what went wrong.
    pub(super) fn fail(&mut self, error: &StoreError) {
        self.notice = Some(Notice::new(Tone::Bad, error.message()));
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, environment: &Environment, language: &Language) -> Action {
        match message {
            Message::Known(year, facts) => self.known(year, facts, environment).into(),
            Message::Tick => Task::perform(self.store.ask(|store| store.version()), Message::Version).into(),
            Message::Version(version) => self.look(&version, environment, language).into(),
            Message::Search(text) => {
                self.search = text;
                self.place = Place::List;
                self.details.forget();
                self.show().into()
            }
            Message::Show(book) => self.command(Command::Show(book), environment, language),
            Message::Go(place) => self.go(place).into(),
            Message::Year(command) => self.command(command, environment, language),
            Message::List(message) => self.list_update(message, environment, language).into(),
            Message::Details(message) => self.details_update(message, environment, language).into(),
            Message::Entry(book, message) => self.entry_update(book, message, environment, language).into(),
            Message::Print(message) => {
                let action = self.print.update(message);
                self.print_action(action, environment, language).into()
            }
            Message::Settings(message) => {
                let action = self.settings.update(message);
                self.settings_action(action)
            }
            Message::Copying(message) => self.copying_update(message, environment, language).into(),
            Message::Dismiss => {
                self.notice = None;
                Task::none().into()
            }
            Message::Keys => {
                self.keys_shown = !self.keys_shown;
                Task::none().into()
            }
            Message::Worked => Task::none().into(),
        }
    }

    fn known(
        &mut self,
        year: Option<i32>,
        facts: Result<Facts, StoreError>,
        environment: &Environment,
    ) -> Task<Message> {
        match facts {
            Ok(facts) => {
                if year != self.year {
                    return Task::none();
                }
                if facts.office != self.facts.office {
                    self.settings = Settings::new(facts.office.clone());
                }
                self.facts = facts;
                // One begins with this year, or with the last one that has documents.
                let newest = self.facts.years.first().copied();
                if !self.year_is_chosen
                    && newest.is_some()
                    && self.year.is_none_or(|year| !self.facts.years.contains(&year))
                {
                    self.year = newest;
                    return Task::batch([self.read_facts(), self.show()]);
                }
                self.begin_copying(environment)
            }
            Err(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    /// Reads anew what is shown when anybody changed the registry.
    fn look(
        &mut self,
        version: &Result<i64, StoreError>,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        let Ok(version) = *version else { return Task::none() };
        let before = self.version.replace(version);
        if before.is_none_or(|before| before == version) {
            return Task::none();
        }
        let list = self.list.refresh(&self.store).map(Message::List);
        let form = match self.form {
            Some(book) => self
                .with_entry(book, environment, language, Entry::refresh)
                .map(move |message| Message::Entry(book, message)),
            None => Task::none(),
        };
        Task::batch([self.read_facts(), list, form])
    }

    /// Runs something of a form, with what it needs to know.
    fn with_entry<R>(
        &mut self,
        book: Book,
        environment: &Environment,
        language: &Language,
        run: impl FnOnce(&mut Entry, Around<'_>) -> R,
    ) -> R {
        let around = Around { store: &self.store, facts: &self.facts, today: (environment.today)(), language };
        match book {
            Book::Incoming => run(&mut self.incoming, around),
            Book::Outgoing => run(&mut self.outgoing, around),
        }
    }

    fn go(&mut self, place: Place) -> Task<Message> {
        self.place = place;
        match place {
            Place::List => Task::none(),
            Place::Print => self.print.enter(Some(self.book), self.year).map(Message::Print),
            Place::Settings => self.settings.enter().map(Message::Settings),
        }
    }

    fn open_form(&mut self, book: Book, environment: &Environment, language: &Language) -> Task<Message> {
        if let Err(error) = self.seat.may_write() {
            self.fail(&error);
            return Task::none();
        }
        self.place = Place::List;
        self.form = Some(book);
        self.details.forget();
        let mut tasks = Vec::new();
        if self.book != book || !self.search.is_empty() {
            self.book = book;
            self.search.clear();
            tasks.push(self.show());
        }
        let enter = self.with_entry(book, environment, language, Entry::enter);
        tasks.push(enter.map(move |message| Message::Entry(book, message)));
        Task::batch(tasks)
    }

    /// Follows a key: what it means everywhere first, then what it means where one is.
    pub fn command(&mut self, command: Command, environment: &Environment, language: &Language) -> Action {
        if self.keys_shown && matches!(command, Command::Leave | Command::Keys | Command::Enter) {
            self.keys_shown = false;
            return Task::none().into();
        }
        match command {
            Command::Keys => self.keys_shown = true,
            Command::Register(book) => return self.open_form(book, environment, language).into(),
            Command::Show(book) => {
                self.place = Place::List;
                self.form = None;
                self.book = book;
                self.search.clear();
                self.details.forget();
                return self.show().into();
            }
            Command::Print => return self.go(Place::Print).into(),
            Command::Settings => return self.go(Place::Settings).into(),
            Command::BackUp => return self.copy(Occasion::Asked, environment).into(),
            Command::Search => {
                self.place = Place::List;
                return operation::focus(shell::SEARCH).chain(operation::select_all(shell::SEARCH)).into();
            }
            Command::YearBefore | Command::YearAfter => return self.turn_year(command).into(),
            command => return self.place_command(command, environment, language),
        }
        Task::none().into()
    }

    fn place_command(&mut self, command: Command, environment: &Environment, language: &Language) -> Action {
        match (self.place, self.form) {
            (Place::Print, _) => {
                if command == Command::Leave && !self.print.is_working() {
                    return self.go(Place::List).into();
                }
                let action = self.print.command(command, &self.facts.authorities);
                self.print_action(action, environment, language).into()
            }
            (Place::Settings, _) => {
                if command == Command::Leave {
                    return self.go(Place::List).into();
                }
                let action = self.settings.command(command);
                self.settings_action(action)
            }
            (Place::List, Some(book)) => {
                let action =
                    self.with_entry(book, environment, language, |entry, around| entry.command(command, around));
                self.entry_action(book, action).into()
            }
            (Place::List, None) => self.list_command(command, environment, language).into(),
        }
    }

    fn list_command(&mut self, command: Command, environment: &Environment, language: &Language) -> Task<Message> {
        if let Some(message) = self.details.command(command) {
            return self.details_update(message, environment, language);
        }
        match command {
            Command::Step(step) => self.step(step),
            Command::Enter if self.list.chosen().is_none() => self.step(Step::Home),
            Command::Filter => self.list_update(list::Message::ToggleFilters, environment, language),
            Command::Switch if !self.search.is_empty() => {
                self.restrict = match self.restrict {
                    None => Some(Book::Incoming),
                    Some(Book::Incoming) => Some(Book::Outgoing),
                    Some(Book::Outgoing) => None,
                };
                self.show()
            }
            Command::Next => operation::focus_next(),
            Command::Previous => operation::focus_previous(),
            Command::Leave if !self.search.is_empty() => {
                self.search.clear();
                self.show()
            }
            Command::Leave => {
                self.notice = None;
                Task::none()
            }
            _ => Task::none(),
        }
    }

    fn step(&mut self, step: Step) -> Task<Message> {
        self.details.forget();
        self.list.step(step, &self.store).map(Message::List)
    }

    /// The years from the newest to the oldest, then all of them.
    fn turn_year(&mut self, command: Command) -> Task<Message> {
        let mut years: Vec<Option<i32>> = vec![None];
        years.extend(self.facts.years.iter().rev().map(|year| Some(*year)));
        if !years.contains(&self.year) {
            years.push(self.year);
            years.sort_unstable();
        }
        let at = years.iter().position(|year| *year == self.year).unwrap_or(0);
        let at = if command == Command::YearBefore { at.checked_sub(1) } else { Some(at + 1) };
        let Some(year) = at.and_then(|at| years.get(at)).copied() else { return Task::none() };
        self.year = year;
        self.year_is_chosen = true;
        self.details.forget();
        Task::batch([self.read_facts(), self.show()])
    }

    fn list_update(&mut self, message: list::Message, environment: &Environment, language: &Language) -> Task<Message> {
        match self.list.update(message, &self.store) {
            list::Action::None => Task::none(),
            list::Action::Run(task) => task.map(Message::List),
            list::Action::Chosen(task) => {
                self.details.forget();
                self.form = None;
                task.map(Message::List)
            }
            list::Action::Restrict(book) => {
                self.restrict = book;
                self.show()
            }
            list::Action::Filtered(task) => Task::batch([self.show(), task.map(Message::List)]),
            list::Action::Register(book) => self.open_form(book, environment, language),
            list::Action::Failed(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    fn details_update(
        &mut self,
        message: details::Message,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        if let (details::Message::Fill, Err(error)) = (&message, self.seat.may_write()) {
            self.fail(&error);
            return Task::none();
        }
        let today = (environment.today)();
        match self.details.update(message, self.list.chosen(), &self.store, today, language) {
            details::Action::Run(task) => task.map(Message::Details),
            details::Action::Completed(document) => {
                self.list.replace(*document);
                self.notice = Some(Notice::new(Tone::Good, Sentence::new("details-saved")));
                Task::none()
            }
            details::Action::Failed(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    fn entry_update(
        &mut self,
        book: Book,
        message: entry::Message,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        let action = self.with_entry(book, environment, language, |entry, around| entry.update(message, around));
        self.entry_action(book, action)
    }

    fn entry_action(&mut self, book: Book, action: entry::Action) -> Task<Message> {
        match action {
            entry::Action::Run(task) => task.map(move |message| Message::Entry(book, message)),
            entry::Action::Leave => {
                self.form = None;
                Task::none()
            }
            entry::Action::Registered(document, task) => {
                let task = task.map(move |message| Message::Entry(book, message));
                Task::batch([task, self.registered(*document)])
            }
        }
    }

    /// The new row appears at the top, in its year.
    fn registered(&mut self, document: Document) -> Task<Message> {
        let year = document.book_date().year();
        let elsewhere = self.year.is_some_and(|shown| shown != year);
        if elsewhere {
            self.year = Some(year);
        }
        let list = if elsewhere || self.book != document.book() || !self.search.is_empty() {
            self.book = document.book();
            self.search.clear();
            self.show()
        } else {
            self.list.show_new(document, &self.store).map(Message::List)
        };
        Task::batch([list, self.read_facts()])
    }

    fn print_action(&mut self, action: print::Action, environment: &Environment, language: &Language) -> Task<Message> {
        match action {
            print::Action::Run(task) => task.map(Message::Print),
            print::Action::Ask(name) => {
                let asked = (environment.ask_target)(language.text("print-choose-title"), name);
                Task::perform(asked, |path| Message::Print(print::Message::Chosen(path)))
            }
            print::Action::Print(order) => self.print_book(order, environment),
            print::Action::Open(path) => {
                if let Err(why) = (environment.open)(&path) {
                    let said = Sentence::new("print-not-opened").with("path", path.display().to_string());
                    self.print.fail(Notice::new(Tone::Bad, said.with("why", why)));
                }
                Task::none()
            }
        }
    }

    fn print_book(&mut self, order: PrintBook, environment: &Environment) -> Task<Message> {
        let order = PrintBook { registry: environment.registry.clone(), ..order };
        let (progress, files) = work::start(move |progress| print_book(&order, progress));
        self.print.watch(progress);
        Task::perform(files, |files| Message::Print(print::Message::Done(files)))
    }

    fn settings_action(&mut self, action: settings::Action) -> Action {
        let (said, task): (&'static str, Task<Result<(), StoreError>>) = match action {
            settings::Action::Run(task) => return task.map(Message::Settings).into(),
            settings::Action::Language => return Action::Language,
            settings::Action::Copies(message) => {
                return Task::done(Message::Copying(copying::Message::Settings(message))).into();
            }
            settings::Action::Changed => return self.read_facts().into(),
            settings::Action::SetOffice(office) => {
                ("settings-office-saved", self.keep(move |store| store.set_office(&office)))
            }
            settings::Action::AddAuthority(authority) => {
                ("settings-authority-added", self.keep(move |store| store.add_authority(&authority)))
            }
            settings::Action::AddType(kind) => {
                ("settings-type-added", self.keep(move |store| store.add_document_type(&kind)))
            }
        };
        task.map(move |done| Message::Settings(settings::Message::Done(done.map(|()| said)))).into()
    }

    pub(super) fn keep(
        &self,
        work: impl FnOnce(&mut Store) -> Result<(), StoreError> + Send + 'static,
    ) -> Task<Result<(), StoreError>> {
        match self.seat.may_write() {
            Ok(()) => Task::perform(self.store.ask(work), |done| done),
            Err(error) => Task::done(Err(error)),
        }
    }

    /// The picture.
    pub fn view<'a>(&'a self, environment: &Environment, language: &'a Language) -> iced::Element<'a, Message> {
        shell::view(self, environment, language, self.around(environment, language))
    }
}
