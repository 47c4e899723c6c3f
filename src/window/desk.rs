//! The clerk's desk: the open registry with its list, details, forms, printing and settings, and what goes between them.

mod attaching;
mod dialog;
mod documents;
mod drafts;
mod envelopes;
mod exporting;
mod following;
mod guiding;
mod keyboard;
mod listing;
mod pile;
pub(super) mod previewing;
mod printing;
mod searching;
mod setting;
mod upkeep;
mod working_day;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::{Subscription, Task, widget::operation};

use domain::{book::Book, query::Query, restoring::still_asked, search_box::SearchBox, succession::other_names};
use language::Language;
use store::{Files, StoreError, StoreThread, Writer};

use self::drafts::Keeping;
use super::{
    copying::{self, Copying},
    drafts::DraftKeeper,
    env::Environment,
    facts::Facts,
    keys::Command,
    kit::{notice::Notice, theme::Tone},
    preferences::{Preferences, Wish},
    screens::{
        day_work::{self, DayWork},
        details::{self, Details},
        entry::{self, Around, Entry},
        envelopes::{self as envelopes_screen, Envelopes},
        guide::{self, Guide},
        list::{self, List, Saved},
        pile::{self as pile_screen, Pile},
        print::{self, Print},
        settings::{self, Settings},
        upkeep::{self as upkeep_screen, Upkeep},
    },
    seat::{Opened, Seat},
    shell, work,
};

/// Where one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The list of a book, or of what a search found.
    List,
    /// A pile of incoming documents.
    Pile,
    /// Envelopes passed on unopened.
    Envelopes,
    /// Books and printing.
    Print,
    /// Upkeep of the registry.
    Upkeep,
    /// Settings.
    Settings,
    /// The guide.
    Guide,
}

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A new document of a book.
    New(Book),
    /// A registered document that is amended.
    Amended,
}

/// Which screen and panels are shown: the place, its form, whether a question lies over it, whether pages are looked at.
pub type Shown = (Place, Option<Form>, bool, bool);

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
    /// Names that are searched beside what was typed.
    pub(super) other_names: Vec<String>,
    pub(super) restrict: Option<Book>,
    pub(super) list: List,
    pub(super) details: Details,
    pub(super) day_work: DayWork,
    pub(super) incoming: Entry,
    pub(super) outgoing: Entry,
    pub(super) keeping: Keeping,
    /// The form of the document that is amended; it stays until it is saved or another is amended.
    amended: Option<Box<Entry>>,
    /// The form that is open.
    pub(super) form: Option<Form>,
    pub(super) pile: Pile,
    pub(super) envelopes: Envelopes,
    pub(super) print: Print,
    previewing: previewing::Previewing,
    pub(super) upkeep: Upkeep,
    pub(super) settings: Settings,
    pub(super) dialog: Option<dialog::Dialog>,
    pub(super) notice: Option<Notice>,
    /// Whether the last numbers on paper were asked for since the window opened.
    has_asked_last: bool,
    pub(super) guide: Guide,
    before_guide: guiding::Before,
    pub(super) copying: Copying,
    attaching: attaching::Attaching,
    pub(super) exporting: exporting::Exporting,
    version: Option<i64>,
    /// The day it is, as last looked at.
    pub(super) today: NaiveDate,
}

/// What happens at the desk.
#[derive(Debug, Clone)]
pub enum Message {
    /// What is known of the registry was read: of this year.
    Known(Option<i32>, Result<Box<Facts>, StoreError>),
    /// A second went by.
    Tick,
    /// The registry's state was looked at.
    Version(Result<i64, StoreError>),
    /// Open the registry again after its thread has died.
    Reopen,
    /// It is open again, or why not.
    Reopened(Result<StoreThread, StoreError>),
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
    /// The day's work.
    DayWork(day_work::Message),
    /// A form.
    Entry(Form, entry::Message),
    /// The pile.
    Pile(pile_screen::Message),
    /// The envelopes.
    Envelopes(envelopes_screen::Message),
    /// The dialog over everything.
    Dialog(dialog::Message),
    /// The print screen.
    Print(print::Message),
    /// Looking at what would be printed.
    Preview(previewing::Message),
    /// Upkeep of the registry.
    Upkeep(upkeep_screen::Message),
    /// The window that wrote has closed, and this one writes now; or not yet.
    Seated(Result<Option<Opened>, StoreError>),
    /// The settings.
    Settings(settings::Message),
    /// Ask for a list of days for the working calendar.
    ChooseCalendar,
    /// Show what lies in a folder.
    OpenFolder(settings::Folder),
    /// Safety copies.
    Copying(copying::Message),
    /// Files to attach.
    Files(attaching::Message),
    /// Lists that leave the registry.
    Exporting(exporting::Message),
    /// Something with a kept search.
    Saved(Saved),
    /// All of them.
    SavedMenu,
    /// To change the window itself.
    Wish(Wish),
    /// Put the notice away.
    Dismiss,
    /// The guide, or back from it.
    Keys,
    /// The guide is being opened.
    OpenGuide(guiding::Opening),
    /// In the guide.
    Guide(guide::Message),
    /// Work went on.
    Worked,
}

/// What the desk asks of the window.
#[derive(Debug)]
pub enum Action {
    /// To run this.
    Run(Task<Message>),
    /// To change the window itself.
    Wish(Wish),
    /// To put a safety copy in the registry's place.
    Restore(PathBuf, upkeep_screen::restore::Consent),
}

impl From<Task<Message>> for Action {
    fn from(task: Task<Message>) -> Self {
        Self::Run(task)
    }
}

impl Desk {
    /// A desk over an open registry, as a clerk wants it.
    pub fn new(opened: Opened, preferences: &Preferences, writer: &Writer) -> (Self, Task<Message>) {
        let today = writer.clock.today();
        let Opened { store, seat, drafts, registry, years, upgraded, warnings } = opened;
        let (mut incoming, mut outgoing) = (Entry::new(Book::Incoming), Entry::new(Book::Outgoing));
        let mut pile = Pile::default();
        let files = Files::of(&registry);
        let upkeep = Upkeep::new(&registry, writer);
        let keeper = DraftKeeper::new(registry, drafts.clone());
        let keeping = Keeping::begin(keeper, drafts, &files, &mut incoming, &mut outgoing, &mut pile);
        let mut desk = Self {
            store,
            seat,
            facts: Facts::default(),
            place: Place::List,
            book: Book::Incoming,
            year: Some(first_year(&years, today)),
            year_is_chosen: false,
            search: String::new(),
            other_names: Vec::new(),
            restrict: None,
            list: List::new(preferences.columns.clone(), preferences.searches.clone()),
            details: Details::default(),
            day_work: DayWork::default(),
            incoming,
            outgoing,
            amended: None,
            form: None,
            pile,
            envelopes: Envelopes::default(),
            print: Print::new(today),
            previewing: previewing::Previewing::default(),
            upkeep,
            settings: Settings::new(today.year()),
            dialog: None,
            notice: [
                upgraded.as_ref().map(upkeep::upgraded),
                keeping.notice(),
                Notice::of_several(Tone::Look, warnings),
            ]
            .into_iter()
            .flatten()
            .reduce(Notice::and),
            keeping,
            has_asked_last: false,
            guide: Guide::default(),
            before_guide: guiding::Before::default(),
            copying: Copying::default(),
            attaching: attaching::Attaching::default(),
            exporting: exporting::Exporting::default(),
            version: None,
            today,
        };
        let task = Task::batch([desk.read_facts(), desk.show(), operation::focus(shell::SEARCH)]);
        (desk, task)
    }

    /// What the clock and long work report.
    pub fn subscription(&self) -> Subscription<Message> {
        let seconds = work::seconds().map(|()| Message::Tick);
        if self.works_long() || self.copying.is_working() {
            Subscription::batch([seconds, work::fifths().map(|()| Message::Worked)])
        } else {
            seconds
        }
    }

    /// Whether long work other than copying is running.
    pub(super) fn works_long(&self) -> bool {
        self.print.is_working() || self.exporting.is_working() || self.sets_list() || self.upkeep.is_working()
    }

    pub(super) fn read_facts(&self) -> Task<Message> {
        let year = self.year;
        Task::perform(self.store.ask(move |store| Facts::read(store, year)), move |facts| {
            Message::Known(year, facts.map(Box::new))
        })
    }

    /// Which screen and panels are shown.
    #[must_use]
    pub fn shown(&self) -> Shown {
        (self.place, self.form, self.is_asking(), self.shown_preview().is_some())
    }

    fn query(&self) -> Query {
        let searching = !self.search.trim().is_empty();
        let query = Query {
            text: if searching { self.search.clone() } else { String::new() },
            book: if searching { self.restrict } else { Some(self.book) },
            year: self.year,
            ..Query::default()
        };
        self.list.narrow(query, self.today, &self.facts.calendar, &self.facts.clerk)
    }

    fn show(&mut self) -> Task<Message> {
        self.find_other_names();
        self.list.show(self.query(), &self.store).map(Message::List)
    }

    fn find_other_names(&mut self) {
        let others = other_names(&self.facts.successions, &SearchBox::read(&self.search));
        self.other_names = others.into_iter().map(|other| other.name).collect();
    }

    /// Says what went wrong.
    pub(super) fn fail(&mut self, error: &StoreError) {
        self.notice = Some(Notice::new(Tone::Bad, error.message()));
    }

    /// Follows what happened, and reads what the registry keeps about the document chosen by it.
    pub fn update(&mut self, message: Message, environment: &Environment, language: &Language) -> Action {
        let (before, begun) = (self.today, self.begin_day(environment));
        match message {
            Message::Tick => self.copying.tick(),
            // Answers and progress are no activity of the user.
            Message::Version(_) | Message::Known(..) | Message::Worked | Message::Copying(_) => {}
            _ => self.copying.note_activity(),
        }
        let action = self.follow(message, environment, language);
        self.keep_drafts(environment);
        self.leave_guide();
        self.and_follow_chosen(before, begun, action)
    }

    /// Follows the clock to a new day: other documents are due, and paper bears another date.
    fn begin_day(&mut self, environment: &Environment) -> Task<Message> {
        let today = environment.clock.today();
        if std::mem::replace(&mut self.today, today) == today {
            return Task::none();
        }
        self.list.know_days(today, &self.facts.calendar);
        self.print.set_today(today);
        let query = self.query();
        let list = if query == *self.list.query() {
            self.list.refresh(&self.store)
        } else {
            self.list.show(query, &self.store)
        };
        Task::batch([list.map(Message::List), self.read_day_work()])
    }

    fn and_follow_chosen(&mut self, before: NaiveDate, begun: Task<Message>, action: Action) -> Action {
        match action {
            Action::Run(task) => Task::batch([begun, task, self.follow_chosen()]).into(),
            other => {
                // This action runs no task: the new day begins with the next message.
                self.today = before;
                other
            }
        }
    }

    fn follow(&mut self, message: Message, environment: &Environment, language: &Language) -> Action {
        match message {
            Message::Known(year, facts) => self.known(year, facts, environment, language).into(),
            Message::Tick if self.keeping.tick() => self.close(environment).into(),
            Message::Tick => {
                self.warn_of_old_copies(environment);
                let version = Task::perform(self.store.ask(|store| store.version()), Message::Version);
                Task::batch([version, self.wait_for_seat(environment), self.rehearse_when_idle(environment)]).into()
            }
            Message::Seated(taken) => self.take_seat(taken).into(),
            Message::Upkeep(message) => self.upkeep_update(message, environment, language),
            Message::Reopen => self.command(Command::Reopen, environment, language),
            Message::Reopened(opened) => self.reopened(opened).into(),
            Message::Version(version) => self.look(&version, environment, language).into(),
            Message::Search(text) => {
                self.search = text;
                self.day_work.hold(false);
                self.place = Place::List;
                self.details.forget();
                self.show().into()
            }
            Message::Show(book) => self.command(Command::Show(book), environment, language),
            Message::Go(place) => self.go(place, environment, language).into(),
            Message::Year(command) => self.command(command, environment, language),
            Message::List(message) => self.list_update(message, environment, language).into(),
            Message::Details(message) => self.details_update(message, environment, language).into(),
            Message::DayWork(message) => self.day_work_update(message, environment, language).into(),
            Message::Entry(form, message) => self.entry_update(form, message, environment, language).into(),
            Message::Pile(message) => self.pile_update(message, environment, language).into(),
            Message::Envelopes(message) => self.envelopes_update(message, environment, language).into(),
            Message::Dialog(message) => self.dialog_update(message, environment, language),
            Message::Print(message) => {
                let is_done = matches!(message, print::Message::Done(_));
                let action = self.print.update(message);
                let task = self.print_action(action, environment, language);
                // What ended may have been the closing of the day.
                if is_done { Task::batch([task, self.read_closed_days()]).into() } else { task.into() }
            }
            Message::Preview(message) => self.preview_update(message, environment, language).into(),
            Message::Settings(message) => self.settings_update(message, environment, language),
            Message::Copying(message) => self.copying_update(message, environment, language).into(),
            Message::ChooseCalendar => setting::choose_calendar(environment, language).into(),
            Message::OpenFolder(folder) => {
                self.open_folder(folder, environment);
                Task::none().into()
            }
            Message::Files(message) => self.files_update(message, environment, language).into(),
            Message::Exporting(message) => self.exporting_update(message, environment).into(),
            Message::Saved(saved) => self.saved(saved, language).into(),
            Message::SavedMenu => self.command(Command::Searches, environment, language),
            Message::Wish(wish) => Action::Wish(wish),
            Message::Dismiss => {
                self.notice = None;
                environment.dialogs.forget_trouble();
                Task::none().into()
            }
            Message::Keys => self.command(Command::Guide, environment, language),
            Message::OpenGuide(opening) => self.open_guide(opening).into(),
            Message::Guide(message) => {
                let action = self.guide.update(message);
                self.guide_action(action, environment, language).into()
            }
            Message::Worked => Task::none().into(),
        }
    }

    fn known(
        &mut self,
        year: Option<i32>,
        facts: Result<Box<Facts>, StoreError>,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        match facts {
            Ok(facts) => {
                if year != self.year {
                    return Task::none();
                }
                if facts.office != self.facts.office {
                    self.settings.know_office(facts.office.clone());
                }
                if facts.clerk != self.facts.clerk {
                    self.settings.know_clerk(&facts.clerk);
                }
                self.facts = *facts;
                self.list.know_days(self.today, &self.facts.calendar);
                self.find_other_names();
                let first = first_year(&self.facts.years, self.today);
                if !self.year_is_chosen
                    && self.year.is_none_or(|year| !self.facts.years.contains(&year))
                    && self.year != Some(first)
                {
                    self.year = Some(first);
                    return Task::batch([self.read_facts(), self.show()]);
                }
                let work = self.read_day_work();
                let copying = Task::batch([work, self.begin_reading(environment), self.begin_copying(environment)]);
                let form = match self.keeping.take_reopened() {
                    Some(book) => self.open_form(book, environment, language),
                    None => Task::none(),
                };
                Task::batch([copying, form, self.ask_last_once()])
            }
            Err(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    /// Asks for the last numbers on paper, once, when no other dialog is open.
    fn ask_last_once(&mut self) -> Task<Message> {
        let may_ask = self.dialog.is_none() && !self.facts.nameless && self.seat.may_write().is_ok();
        if self.facts.asked.is_empty() || !may_ask || std::mem::replace(&mut self.has_asked_last, true) {
            return Task::none();
        }
        self.open_last_numbers()
    }

    /// Warns after a registration while last numbers on paper are still asked for: the number just given may be on paper already.
    fn warn_of_last_numbers(&mut self) {
        if let Some(said) = still_asked(&self.facts.asked) {
            self.notice = Some(Notice::new(Tone::Look, said));
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
        self.details.look_again();
        let waits = self.read_what_waits();
        let form = match self.form {
            Some(form) => self.with_entry(form, environment, language, Entry::refresh),
            None => Task::none(),
        };
        Task::batch([waits, form, self.read_envelopes()])
    }

    /// The picture.
    pub fn view<'a>(
        &'a self,
        environment: &Environment,
        preferences: &Preferences,
        language: &'a Language,
    ) -> iced::Element<'a, Message> {
        shell::view(self, environment, preferences, language, around(&self.store, &self.facts, environment, language))
    }
}

/// The year one begins with: this one, or the last one that has documents.
fn first_year(years: &[i32], today: NaiveDate) -> i32 {
    let this = today.year();
    if years.contains(&this) { this } else { years.first().copied().unwrap_or(this) }
}

/// What a screen that writes needs to know.
fn around<'a>(
    store: &'a StoreThread,
    facts: &'a Facts,
    environment: &Environment,
    language: &'a Language,
) -> Around<'a> {
    Around { store, facts, today: environment.clock.today(), language }
}
