//! The workspace: the open registry with its list, details, forms, printing and settings, and what goes between them.

mod attaching;
mod batch;
mod copying;
mod dialog;
mod documents;
mod drafts;
mod envelopes;
mod exporting;
mod following;
mod forms;
mod guiding;
mod keyboard;
mod listing;
mod maintenance;
mod overviewing;
pub(super) mod previewing;
mod printing;
mod printing_out;
mod refreshing;
mod scope;
mod searching;
mod setting;
mod working_day;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::{Subscription, Task, widget::operation};

use domain::{book::Book, query::Query, restoring::still_asked};
use store::{Changed, Files, StoreError, StoreThread, Writer};

use self::{forms::DocumentForms, guiding::Guiding, scope::Scope};
use super::{
    backups::{self, Copying},
    context::OpenRegistry,
    drafts::DraftKeeper,
    env::Environment,
    keys::Command,
    kit::{
        notice::Notice,
        notices::{NoticeId, Notices},
        theme::Severity,
    },
    preferences::{PreferenceChange, Preferences},
    reference_data::ReferenceData,
    screens::{
        batch::{self as batch_screen, Batch},
        day_work::{self, DayWork},
        details::{self, Details},
        entry,
        envelopes::{self as envelopes_screen, Envelopes},
        list::{self, List, SavedSearchAction},
        maintenance::{self as maintenance_screen, Maintenance},
        overview::{self, Overview},
        print::{self, Print},
        settings::{self, Settings},
    },
    session::Opened,
    shell, work,
};

/// A screen of the workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The figures of today and of the year.
    Overview,
    /// The list of a book, or of what a search found.
    List,
    /// A batch of incoming documents.
    Batch,
    /// Envelopes passed on unopened.
    Envelopes,
    /// Books and printing.
    Print,
    Maintenance,
    Settings,
    Guide,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A new document of a book.
    New(Book),
    /// A registered document that is amended.
    Amended,
}

/// Which screen and panels are shown.
#[derive(Debug, PartialEq, Eq)]
pub struct ShownScreen {
    screen: Screen,
    form: Option<Form>,
    is_asking: bool,
    is_preview: bool,
}

#[derive(Debug)]
pub struct Workspace {
    pub(super) registry: OpenRegistry,
    pub(super) place: Screen,
    pub(super) scope: Scope,
    pub(super) list: List,
    pub(super) details: Details,
    pub(super) day_work: DayWork,
    pub(super) overview: Overview,
    pub(super) forms: DocumentForms,
    pub(super) batch: Batch,
    pub(super) envelopes: Envelopes,
    pub(super) print: Print,
    previewing: previewing::Previewing,
    printing_out: printing_out::PrintingOut,
    pub(super) maintenance: Maintenance,
    pub(super) settings: Settings,
    pub(super) dialog: Option<dialog::OpenDialog>,
    pub(super) notices: Notices,
    /// Whether the last numbers on paper were asked for since the window opened.
    has_asked_last: bool,
    pub(super) guide: Guiding,
    pub(super) backups: Copying,
    attaching: attaching::Attaching,
    pub(super) exporting: exporting::Exporting,
    version: Option<i64>,
    /// The day it is, as last looked at.
    pub(super) today: NaiveDate,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The reference data was read, with the counts of this year.
    ReferenceRead(Option<i32>, Result<Box<ReferenceData>, StoreError>),
    /// A second went by.
    Tick,
    /// The registry's state was looked at.
    Version(Result<i64, StoreError>),
    /// It is open again, or why not.
    Reopened(Result<StoreThread, StoreError>),
    /// Something was typed in the search box.
    Search(String),
    /// Run a command as if its key had been pressed.
    Command(Command),
    /// Go to a place.
    Go(Screen),
    List(list::Message),
    Details(details::Message),
    DayWork(day_work::Message),
    Overview(overview::Message),
    Entry(Form, entry::Message),
    Batch(batch_screen::Message),
    Envelopes(envelopes_screen::Message),
    /// The dialog over everything.
    Dialog(dialog::Message),
    Print(print::Message),
    /// Looking at what would be printed.
    Preview(previewing::Message),
    /// Printing on paper.
    PrintOut(printing_out::Message),
    Maintenance(maintenance_screen::Message),
    /// The writing window has closed and this one writes now, or it is still open.
    SessionOpened(Result<Option<Opened>, StoreError>),
    Settings(settings::Message),
    Copying(backups::Message),
    /// Files to attach.
    Files(attaching::Message),
    /// Lists that leave the registry.
    Exporting(exporting::Message),
    /// Something with a kept search.
    Saved(SavedSearchAction),
    /// To change the window itself.
    PreferenceChange(PreferenceChange),
    /// Dismiss a notice.
    Dismiss(NoticeId),
    /// Dismiss what the dialogs of the system say.
    DismissDialogs,
    Guide(guiding::Message),
    /// Redraw progress.
    Worked,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To change the window itself.
    PreferenceChange(PreferenceChange),
    /// To put a backup in the registry's place.
    Restore(PathBuf, maintenance_screen::restore::Consent),
}

impl From<Task<Message>> for Action {
    fn from(task: Task<Message>) -> Self {
        Self::Run(task)
    }
}

impl Workspace {
    /// Opens a workspace over a registry, with the clerk's preferences.
    pub fn new(opened: Opened, preferences: &Preferences, writer: &Writer) -> (Self, Task<Message>) {
        let today = writer.clock.today();
        let Opened { store, session, drafts, registry, years, upgraded, warnings } = opened;
        let mut batch = Batch::default();
        let files = Files::of(&registry);
        let maintenance = Maintenance::new(&registry, writer);
        let keeper = DraftKeeper::new(registry, drafts.clone());
        let forms = DocumentForms::new(keeper, drafts, &files, &mut batch);
        let mut workspace = Self {
            registry: OpenRegistry { store, session, reference: ReferenceData::default() },
            place: Screen::List,
            scope: Scope::new(&years, today),
            list: List::new(preferences.columns.clone(), preferences.searches.clone()),
            details: Details::default(),
            day_work: DayWork::default(),
            overview: Overview::default(),
            batch,
            envelopes: Envelopes::default(),
            print: Print::new(today),
            previewing: previewing::Previewing::default(),
            printing_out: printing_out::PrintingOut::new(preferences.printings.clone()),
            maintenance,
            settings: Settings::new(today.year()),
            dialog: None,
            notices: Notices::default(),
            forms,
            has_asked_last: false,
            guide: Guiding::default(),
            backups: Copying::default(),
            attaching: attaching::Attaching::default(),
            exporting: exporting::Exporting::default(),
            version: None,
            today,
        };
        let begun = [
            upgraded.as_ref().map(maintenance::upgraded),
            workspace.forms.keeping.notice(),
            Notice::of_several(Severity::Warning, warnings),
        ];
        workspace.notices.extend(begun.into_iter().flatten());
        let task = Task::batch([workspace.reload_reference(), workspace.show(), operation::focus(shell::SEARCH)]);
        (workspace, task)
    }

    /// The ticks of the clock and of long work.
    pub fn subscription(&self) -> Subscription<Message> {
        let seconds = work::seconds().map(|()| Message::Tick);
        if self.works_long() || self.backups.is_working() {
            Subscription::batch([seconds, work::progress_ticks().map(|()| Message::Worked)])
        } else {
            seconds
        }
    }

    /// Whether long work other than copying is running.
    pub(super) fn works_long(&self) -> bool {
        self.print.is_working() || self.exporting.is_working() || self.sets_list() || self.maintenance.is_working()
    }

    /// Returns which screen and panels are shown.
    #[must_use]
    pub fn shown(&self) -> ShownScreen {
        ShownScreen {
            screen: self.place,
            form: self.forms.open,
            is_asking: self.is_asking(),
            is_preview: self.shown_preview().is_some(),
        }
    }

    fn query(&self) -> Query {
        self.list.narrow(
            self.scope.query(),
            self.today,
            &self.registry.reference.calendar,
            &self.registry.reference.clerk,
        )
    }

    fn show(&mut self) -> Task<Message> {
        self.scope.find_other_names(&self.registry.reference.successions);
        self.list.show(self.query(), &self.registry.store).map(Message::List)
    }

    /// Says what went wrong.
    pub(super) fn fail(&mut self, error: &StoreError) {
        self.notices.show(Notice::new(Severity::Error, error.message()));
    }

    /// Applies a message and reads the details of the document it chose.
    pub fn update(&mut self, message: Message, environment: &Environment) -> Action {
        let (before, begun) = (self.today, self.begin_day(environment));
        match message {
            Message::Tick => {
                self.backups.tick();
                self.notices.tick();
            }
            // Answers and progress are no activity of the user.
            Message::Version(_) | Message::ReferenceRead(..) | Message::Worked | Message::Copying(_) => {}
            _ => self.backups.note_activity(),
        }
        let questions = self.questions();
        let action = self.apply(message, environment);
        self.keep_drafts(environment);
        self.leave_guide();
        let action = self.refreshed(questions, action, environment);
        self.and_begin_day(before, begun, action)
    }

    /// Queues drafts of the forms and the batch if this window may write.
    fn keep_drafts(&mut self, environment: &Environment) {
        if self.registry.session.may_write().is_ok() {
            self.forms.keep_drafts(&self.batch, environment);
        }
    }

    /// Updates everything that depends on today's date: deadlines, and the dates on paper.
    fn begin_day(&mut self, environment: &Environment) -> Task<Message> {
        let today = environment.clock.today();
        if std::mem::replace(&mut self.today, today) == today {
            return Task::none();
        }
        self.list.set_days(today, &self.registry.reference.calendar);
        self.print.set_today(today);
        let query = self.query();
        let list = if query == *self.list.query() {
            self.list.refresh(&self.registry.store)
        } else {
            self.list.show(query, &self.registry.store)
        };
        Task::batch([list.map(Message::List), self.read_day_work(), self.read_overview_if_shown()])
    }

    fn and_begin_day(&mut self, before: NaiveDate, begun: Task<Message>, action: Action) -> Action {
        match action {
            Action::Run(task) => Task::batch([begun, task]).into(),
            other => {
                // This action runs no task: the new day begins with the next message.
                self.today = before;
                other
            }
        }
    }

    fn apply(&mut self, message: Message, environment: &Environment) -> Action {
        match message {
            Message::ReferenceRead(year, reference) => self.reference_read(year, reference, environment).into(),
            Message::Tick if self.forms.keeping.tick() => self.close(environment).into(),
            Message::Tick => {
                let version = Task::perform(self.registry.store.ask(|store| store.version()), Message::Version);
                Task::batch([version, self.wait_for_session(environment), self.tick_copying(environment)]).into()
            }
            Message::SessionOpened(taken) => self.set_session(taken, environment).into(),
            Message::Maintenance(message) => self.maintenance_update(message, environment),
            Message::Reopened(opened) => self.reopened(opened, environment).into(),
            Message::Version(version) => self.refresh_if_written(&version, environment).into(),
            Message::Search(text) => {
                self.scope.search = text;
                self.day_work.hold(false);
                self.place = Screen::List;
                self.details.forget();
                self.show().into()
            }
            Message::Command(command) => self.key(command, environment),
            Message::Go(place) => self.go(place, environment).into(),
            Message::List(message) => self.list_update(message, environment).into(),
            Message::Details(message) => self.details_update(message, environment).into(),
            Message::DayWork(message) => self.day_work_update(message, environment).into(),
            Message::Overview(message) => self.overview_update(message, environment).into(),
            Message::Entry(form, message) => self.entry_update(form, message, environment).into(),
            Message::Batch(message) => self.batch_update(message, environment).into(),
            Message::Envelopes(message) => self.envelopes_update(message, environment).into(),
            Message::Dialog(message) => self.dialog_update(message, environment),
            Message::Print(message) => {
                let is_done = matches!(message, print::Message::Done(_));
                let action = self.print.update(message);
                let task = self.print_action(action, environment);
                // A print job, which writes through a connection of its own, may have closed the day or recorded printed pages.
                let closed = if is_done { self.refresh(Changed::ClosedDays, environment) } else { Task::none() };
                Task::batch([task, closed]).into()
            }
            Message::Preview(message) => self.preview_update(message, environment).into(),
            Message::PrintOut(message) => self.print_out_update(message, environment).into(),
            Message::Settings(message) => self.settings_update(message, environment),
            Message::Copying(message) => self.copying_update(message, environment).into(),
            Message::Files(message) => self.files_update(message, environment).into(),
            Message::Exporting(message) => self.exporting_update(message, environment).into(),
            Message::Saved(saved) => self.saved(saved, &environment.language).into(),
            Message::PreferenceChange(change) => Action::PreferenceChange(change),
            Message::Dismiss(notice) => {
                self.notices.dismiss(notice);
                Task::none().into()
            }
            Message::DismissDialogs => {
                environment.dialogs.clear_problems();
                Task::none().into()
            }
            Message::Guide(message) => self.guide_update(message, environment).into(),
            Message::Worked => Task::none().into(),
        }
    }

    fn reference_read(
        &mut self,
        year: Option<i32>,
        reference: Result<Box<ReferenceData>, StoreError>,
        environment: &Environment,
    ) -> Task<Message> {
        match reference {
            Ok(reference) => {
                if year != self.scope.year {
                    return Task::none();
                }
                if reference.office != self.registry.reference.office {
                    self.settings.set_office(reference.office.clone());
                }
                if reference.clerk != self.registry.reference.clerk {
                    self.settings.set_clerk(&reference.clerk);
                }
                self.registry.reference = *reference;
                self.list.set_days(self.today, &self.registry.reference.calendar);
                self.scope.find_other_names(&self.registry.reference.successions);
                if self.scope.follow_years(&self.registry.reference.years, self.today) {
                    return Task::batch([self.reload_reference(), self.show()]);
                }
                let work = self.read_day_work();
                let backups = Task::batch([
                    work,
                    self.attaching.begin_reading(self.registry.context(environment)).map(Message::Files),
                    self.begin_copying(environment),
                ]);
                let form = match self.forms.keeping.take_reopened() {
                    Some(book) => self.open_form(book, environment),
                    None => Task::none(),
                };
                Task::batch([backups, form, self.ask_last_once()])
            }
            Err(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    /// Asks for the last numbers on paper, once, when no other dialog is open.
    fn ask_last_once(&mut self) -> Task<Message> {
        let may_ask =
            self.dialog.is_none() && !self.registry.reference.nameless && self.registry.session.may_write().is_ok();
        if self.registry.reference.asked.is_empty() || !may_ask || std::mem::replace(&mut self.has_asked_last, true) {
            return Task::none();
        }
        self.open_last_numbers()
    }

    /// Warns after a registration while last numbers on paper are still requested: the number may be on paper already.
    fn warn_of_last_numbers(&mut self) {
        if let Some(said) = still_asked(&self.registry.reference.asked) {
            self.notices.show(Notice::new(Severity::Warning, said));
        }
    }

    pub fn view<'a>(&'a self, environment: &'a Environment, preferences: &Preferences) -> iced::Element<'a, Message> {
        shell::view(self, preferences, self.registry.context(environment))
    }
}
