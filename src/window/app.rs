//! The root of the window: opens the registry, runs the first start or the workspace, and holds the language of both.

mod recovery;
mod view;

use std::{
    mem::{Discriminant, discriminant},
    path::PathBuf,
};

use iced::{
    Subscription, Task, Theme,
    advanced::widget::{operate, operation::focusable::find_focused},
    theme::Style,
    widget::{Id, operation},
    window,
};

use domain::text::without_quoted;
use jobs::{
    JobError,
    demo::{DemoRequest, make_demo},
};
use language::{Language, Locale};
use progress::Progress;
use store::{Address, Restored, StoreError, wants_upgrade};

use self::recovery::{may_recover, said_of};
use super::{
    env::Environment,
    geometry::{self, Geometry, RestingGeometry, Watch},
    keys::{self, Chord, Command, KeyContext},
    kit::{
        colors::Look,
        notice::Notice,
        reveal,
        theme::{self, Severity},
    },
    preferences::{Appearance, PreferenceChange, Preferences},
    screens::{
        guide::{self, Chapter, Guide},
        maintenance::restore::{self, Restore},
        welcome::{self, Welcome},
    },
    session::{self, Opened, Setup},
    system_look, work,
    workspace::{self, Workspace},
};

/// The application: the state of the window and of all in it.
#[derive(Debug)]
pub struct App {
    environment: Environment,
    preferences: Preferences,
    /// The system's look, once it has reported one.
    system_look: Look,
    theme: Theme,
    stage: Stage,
    /// The guide opened before there is a workspace, and the input to focus when it closes.
    reading: Option<(Guide, Option<Id>)>,
    /// A notice to show once opening the registry has ended.
    said: Option<Notice>,
    /// Changes whenever another screen or panel is shown, so that everything is repainted.
    turned: bool,
    /// Whether the window is being moved or resized.
    watch: Watch,
}

/// What the window is doing: opening, first start, recovering or at work.
#[derive(Debug)]
enum Stage {
    /// The registry is being opened; with the progress of its upgrade when its version is earlier.
    Opening(Option<Progress>),
    /// There is no registry yet.
    Welcome(Box<Welcome>),
    /// The registry cannot be used; it is left as it is.
    Refused(StoreError, Option<Notice>),
    /// The clerk looks for a backup because no registry can be used; with the stage to return to.
    Recovery(Box<Restore>, Box<Stage>),
    /// This backup is being restored.
    Restoring(Progress, PathBuf),
    Workspace(Box<Workspace>),
}

/// Which screen and panels are shown.
#[derive(Debug, PartialEq, Eq)]
struct ShownStage {
    is_guide: bool,
    stage: Discriminant<Stage>,
    /// Whether a question before restoring lies over the stage.
    is_asking: bool,
    workspace: Option<workspace::ShownScreen>,
}

/// What happens in the window.
#[derive(Debug, Clone)]
pub enum Message {
    /// Opening the registry ended.
    Opened(Result<Opened, StoreError>),
    /// The registry was created, or why not.
    Created(Result<Opened, StoreError>),
    /// The demo was made: its registry, or why not; `None` when the work broke off.
    DemoMade(Option<Result<Address, JobError>>),
    /// The folder for backups was chosen; `None` when the dialog was cancelled.
    CopiesAt(Option<PathBuf>),
    /// Try to open the registry again.
    Retry,
    /// Look for a backup to restore.
    Recover,
    /// A message of the screen that looks for one.
    Recovery(restore::Message),
    /// Leave that screen.
    LeaveRecovery,
    /// Restoring a backup ended; `None` when its thread died.
    Restored(Option<Result<Restored, JobError>>),
    /// Stop restoring a backup.
    StopRestoring,
    /// The system's look changed.
    SystemLook(Look),
    /// Redraw progress.
    Worked,
    /// The window was asked to close.
    Close,
    /// The window is moved or resized.
    Geometry(geometry::Message),
    /// A key that no input took.
    Key(Chord),
    /// A file is dragged over the window, or has left it.
    FileHeld(bool),
    /// A file was dropped on the window.
    FileDropped(PathBuf),
    /// The first start.
    Welcome(welcome::Message),
    /// Open the guide before there is a workspace; this input had the keyboard.
    Reads(Option<Id>),
    /// A message of that guide.
    Guide(guide::Message),
    /// A message of the workspace.
    Workspace(workspace::Message),
}

impl App {
    /// Creates the window and begins to open its registry.
    pub fn new(environment: Environment) -> (Self, Task<Message>) {
        let preferences = environment.preferences.as_deref().map(Preferences::read).unwrap_or_default();
        let system_look = Look::Light;
        let theme = preferences.appearance.look(system_look).theme();
        let (stage, task) = open(&environment);
        let app = Self {
            environment,
            preferences,
            system_look,
            theme,
            stage,
            reading: None,
            said: None,
            turned: false,
            watch: Watch::default(),
        };
        let scale = app.scale();
        let geometry = app.preferences.geometry.unwrap_or(Geometry::first(scale));
        let dialogs = app.environment.dialogs.belong_to_window();
        (app, Task::batch([geometry::put(geometry, scale), dialogs, task]))
    }

    /// The window's title.
    #[must_use]
    pub fn title(&self) -> String {
        let product = self.environment.language.text(texts::PRODUCT);
        let office = match &self.stage {
            Stage::Workspace(workspace) => {
                workspace.registry.reference.office.as_ref().map(|office| office.name.as_str())
            }
            _ => None,
        };
        office.map_or(product.clone(), |office| format!("{product} – {office}"))
    }

    /// Ticks, window events and the progress of work.
    pub fn subscription(&self) -> Subscription<Message> {
        let more = match &self.stage {
            Stage::Workspace(workspace) => workspace.subscription().map(Message::Workspace),
            Stage::Welcome(welcome) if welcome.is_working() => work::progress_ticks().map(|()| Message::Worked),
            Stage::Recovery(restore, _) if restore.is_working() => work::progress_ticks().map(|()| Message::Worked),
            Stage::Opening(Some(_)) | Stage::Restoring(..) => work::progress_ticks().map(|()| Message::Worked),
            _ => Subscription::none(),
        };
        let close = window::close_requests().map(|_| Message::Close);
        let events = iced::event::listen_with(|event, _, _| match event {
            iced::Event::Window(window::Event::FileHovered(_)) => Some(Message::FileHeld(true)),
            iced::Event::Window(window::Event::FilesHoveredLeft) => Some(Message::FileHeld(false)),
            iced::Event::Window(window::Event::FileDropped(path)) => Some(Message::FileDropped(path)),
            iced::Event::Window(window::Event::Moved(_) | window::Event::Resized(_)) => {
                Some(Message::Geometry(geometry::Message::Moved))
            }
            _ => None,
        });
        let look = system_look::changes().map(Message::SystemLook);
        let moving = if self.watch.is_moving() {
            work::progress_ticks().map(|()| Message::Geometry(geometry::Message::Tick))
        } else {
            Subscription::none()
        };
        Subscription::batch([close, look, events, moving, more])
    }

    /// Applies a message.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        let before = self.shown();
        let task = self.apply(message);
        self.turned ^= self.shown() != before;
        task
    }

    /// Returns which screen and panels are shown.
    fn shown(&self) -> ShownStage {
        ShownStage {
            is_guide: self.reading.is_some(),
            stage: discriminant(&self.stage),
            is_asking: matches!(&self.stage, Stage::Recovery(restore, _) if restore.is_asking()),
            workspace: match &self.stage {
                Stage::Workspace(workspace) => Some(workspace.shown()),
                _ => None,
            },
        }
    }

    /// The colours chosen by the clerk, else by the system.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.theme.clone()
    }

    /// The scale of everything drawn; 1 is the system's own.
    #[must_use]
    pub fn scale(&self) -> f32 {
        self.preferences.scale()
    }

    /// The paper all stands on. The software renderer repaints only what it believes has changed, and leaves specks where
    /// rounded edges stood; a paper of (invisibly) another colour makes it repaint all when another screen is shown.
    #[must_use]
    pub fn paper(&self, theme: &Theme) -> Style {
        theme::paper(theme, self.turned)
    }

    fn apply(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Opened(Err(StoreError::Absent(_))) => self.welcome(),
            Message::Opened(Ok(opened)) | Message::Created(Ok(opened)) => self.open_session(opened),
            Message::Opened(Err(error)) => {
                self.stage = Stage::Refused(error, self.said.take());
                Task::none()
            }
            Message::Created(Err(error)) => self.fail(Notice::new(Severity::Error, error.message())),
            Message::DemoMade(Some(Ok(registry))) => {
                self.environment.registry = registry;
                self.open()
            }
            Message::DemoMade(Some(Err(error))) => self.fail(work::failure(&error)),
            Message::DemoMade(None) => self.fail(work::broken_off()),
            Message::CopiesAt(folder) => {
                self.copy_to(folder);
                Task::none()
            }
            Message::Retry => self.open(),
            Message::Recover => {
                self.begin_recovery();
                Task::none()
            }
            Message::Recovery(message) => {
                let Stage::Recovery(restore, _) = &mut self.stage else { return Task::none() };
                let action = restore.update(message);
                self.recovery_action(action)
            }
            Message::LeaveRecovery => {
                self.leave_recovery();
                Task::none()
            }
            Message::Restored(done) => {
                self.said = Some(said_of(done, &self.environment.registry));
                self.open()
            }
            Message::StopRestoring => {
                if let Stage::Restoring(progress, _) = &self.stage {
                    progress.stop();
                }
                Task::none()
            }
            Message::Worked => Task::none(),
            Message::SystemLook(look) => {
                self.system_look = look;
                self.apply_theme();
                Task::none()
            }
            Message::Geometry(message) => self.watch_window(message),
            Message::Close if self.watch.settle() => look_at_window().chain(Task::done(Message::Close)),
            Message::Close => match &mut self.stage {
                Stage::Workspace(workspace) => workspace.close(&self.environment).map(Message::Workspace),
                _ => iced::exit(),
            },
            Message::Key(chord) => {
                keys::command(chord, self.key_context()).map_or_else(Task::none, |command| self.key(command))
            }
            Message::FileHeld(held) => {
                if let Stage::Workspace(workspace) = &mut self.stage {
                    workspace.hold_files(held);
                }
                Task::none()
            }
            Message::FileDropped(path) => {
                let Stage::Workspace(workspace) = &mut self.stage else { return Task::none() };
                workspace.drop_file(path).map(Message::Workspace)
            }
            Message::Welcome(message) => {
                let Stage::Welcome(welcome) = &mut self.stage else { return Task::none() };
                let action = welcome.update(message, self.environment.clock.today());
                self.welcome_action(action)
            }
            Message::Reads(focused) => self.read(focused),
            Message::Guide(message) => {
                let Some((guide, _)) = &mut self.reading else { return Task::none() };
                let action = guide.update(message);
                self.guide_action(action)
            }
            Message::Workspace(message) => {
                let Stage::Workspace(workspace) = &mut self.stage else { return Task::none() };
                let action = workspace.update(message, &self.environment);
                self.workspace_action(action)
            }
        }
    }

    /// Shows the first start, because there is no registry.
    fn welcome(&mut self) -> Task<Message> {
        let mut welcome = Box::<Welcome>::default();
        if let Some(said) = self.said.take() {
            welcome.fail(said);
        }
        let task = welcome.enter().map(Message::Welcome);
        self.stage = Stage::Welcome(welcome);
        task
    }

    /// Passes the folder chosen for backups to the first start, or the error of opening the dialog.
    fn copy_to(&mut self, folder: Option<PathBuf>) {
        let Stage::Welcome(welcome) = &mut self.stage else { return };
        match (folder, self.environment.dialogs.problems()) {
            (Some(folder), _) => welcome.copy_to(folder),
            (None, Some(problems)) => welcome.fail(problems),
            (None, None) => {}
        }
    }

    /// Shows the search for a backup over the present stage.
    fn begin_recovery(&mut self) {
        let restore = Box::new(Restore::new(&self.environment.registry));
        let before = std::mem::replace(&mut self.stage, Stage::Opening(None));
        self.stage = Stage::Recovery(restore, Box::new(before));
    }

    /// Returns to the stage from which the search for a backup began.
    fn leave_recovery(&mut self) {
        if let Stage::Recovery(_, before) = std::mem::replace(&mut self.stage, Stage::Opening(None)) {
            self.stage = *before;
        }
    }

    /// Shows the workspace of an opened registry.
    fn open_session(&mut self, opened: Opened) -> Task<Message> {
        self.reading = None;
        let (mut workspace, task) = Workspace::new(opened, &self.preferences, &self.environment.writer());
        if let Some(said) = self.said.take() {
            workspace.notices.show(said);
        }
        self.stage = Stage::Workspace(Box::new(workspace));
        task.map(Message::Workspace)
    }

    /// The context of keys now.
    fn key_context(&self) -> KeyContext {
        if self.reading.is_some() {
            return KeyContext::Guide;
        }
        match &self.stage {
            Stage::Opening(_) | Stage::Restoring(..) => KeyContext::Opening,
            Stage::Refused(..) => KeyContext::Refused,
            Stage::Recovery(restore, _) if restore.is_asking() => KeyContext::RestoreQuestion,
            Stage::Recovery(..) => KeyContext::Recovery,
            Stage::Welcome(welcome) => welcome.key_context(),
            Stage::Workspace(workspace) => workspace.key_context(),
        }
    }

    fn key(&mut self, command: Command) -> Task<Message> {
        match command {
            Command::Larger => return self.apply_preference(PreferenceChange::Scale(self.preferences.next_scale())),
            Command::Appearance => return self.apply_preference(PreferenceChange::Appearance(self.next_appearance())),
            _ => {}
        }
        let task = self.pass_on(command);
        match command {
            Command::Next
            | Command::Previous
            | Command::Enter
            | Command::Save
            | Command::Start
            | Command::Confirm
            | Command::AnotherDocument
            | Command::NextStep
            | Command::Preview => task.chain(reveal::focused()),
            _ => task,
        }
    }

    /// The next choice whose look differs from the present one.
    fn next_appearance(&self) -> Appearance {
        let look = |choice: Appearance| choice.look(self.system_look);
        let present = self.preferences.appearance;
        let next = present.next();
        if look(next) == look(present) { next.next() } else { next }
    }

    /// Passes a key to the screen that is shown.
    fn pass_on(&mut self, command: Command) -> Task<Message> {
        if let Some((guide, _)) = &mut self.reading {
            let action = guide.command(command);
            return self.guide_action(action);
        }
        match &mut self.stage {
            Stage::Welcome(_) if command == Command::Guide => {
                let focused = operate(find_focused()).map(|id| Message::Reads(Some(id)));
                focused.chain(Task::done(Message::Reads(None)))
            }
            Stage::Refused(error, _) => match command {
                Command::Enter => self.apply(Message::Retry),
                Command::Recover if may_recover(error) => self.apply(Message::Recover),
                _ => Task::none(),
            },
            Stage::Recovery(restore, _) => match restore.command(command) {
                Some(action) => self.recovery_action(action),
                None => self.apply(Message::LeaveRecovery),
            },
            Stage::Restoring(..) if command == Command::Leave => self.apply(Message::StopRestoring),
            Stage::Opening(_) | Stage::Restoring(..) => Task::none(),
            Stage::Welcome(welcome) => {
                let action = welcome.command(command, self.environment.clock.today());
                self.welcome_action(action)
            }
            Stage::Workspace(workspace) => {
                let action = workspace.command(command, &self.environment);
                self.workspace_action(action)
            }
        }
    }

    /// Opens the guide at the first start, once the focused input is known.
    fn read(&mut self, focused: Option<Id>) -> Task<Message> {
        if !matches!(self.stage, Stage::Welcome(_)) || (self.reading.is_some() && focused.is_none()) {
            return Task::none();
        }
        let mut guide = Guide::default();
        let open = guide.open(Chapter::Begin).map(Message::Guide);
        self.reading = Some((guide, focused));
        open
    }

    fn guide_action(&mut self, action: guide::Action) -> Task<Message> {
        match action {
            guide::Action::Run(task) => task.map(Message::Guide),
            guide::Action::Leave => match self.reading.take() {
                Some((_, Some(id))) => operation::focus(id.clone()).chain(operation::move_cursor_to_end(id)),
                _ => Task::none(),
            },
        }
    }

    fn welcome_action(&mut self, action: welcome::Action) -> Task<Message> {
        match action {
            welcome::Action::Run(task) => task.map(Message::Welcome),
            welcome::Action::PreferenceChange(change) => self.apply_preference(change),
            welcome::Action::Guide => self.pass_on(Command::Guide),
            welcome::Action::Create(setup) => create(&self.environment, *setup),
            welcome::Action::AskFolder => self
                .environment
                .choose_folder(self.environment.language.text(texts::COPIES_CHOOSE_TITLE), Message::CopiesAt),
            welcome::Action::Demo => self.make_demo(),
            welcome::Action::Recover => self.apply(Message::Recover),
        }
    }

    fn workspace_action(&mut self, action: workspace::Action) -> Task<Message> {
        match action {
            workspace::Action::Run(task) => task.map(Message::Workspace),
            workspace::Action::PreferenceChange(change) => self.apply_preference(change),
            workspace::Action::Restore(copy, consent) => self.restore(copy, consent),
        }
    }

    fn open(&mut self) -> Task<Message> {
        let (stage, task) = open(&self.environment);
        self.stage = stage;
        task
    }

    /// Applies a preference at once and writes it. One that cannot be written holds until the window closes.
    fn apply_preference(&mut self, change: PreferenceChange) -> Task<Message> {
        match change {
            PreferenceChange::OtherLanguage => {
                self.environment.language = Language::new(match self.environment.language.locale() {
                    Locale::Vietnamese => Locale::English,
                    Locale::English => Locale::Vietnamese,
                });
                self.preferences.speak(&self.environment.language);
            }
            PreferenceChange::Appearance(appearance) => self.preferences.appearance = appearance,
            PreferenceChange::Scale(percent) => self.preferences.scale = percent,
            PreferenceChange::ShowsKeys(shown) => self.preferences.shows_keys = shown,
            PreferenceChange::Columns(columns) => self.preferences.columns = columns,
            PreferenceChange::Printings(printings) => self.preferences.printings = printings,
            PreferenceChange::Searches(searches) => self.preferences.searches = searches,
        }
        self.apply_theme();
        if let Some(file) = &self.environment.preferences
            && let Err(error) = self.preferences.write(file)
        {
            log::warn!("preferences are not written: {}", without_quoted(&error.to_string()));
        }
        Task::none()
    }

    fn watch_window(&mut self, message: geometry::Message) -> Task<Message> {
        match message {
            geometry::Message::Moved => self.watch.moved(),
            geometry::Message::Tick if self.watch.tick() => return look_at_window(),
            geometry::Message::Tick => {}
            geometry::Message::Found(found) => self.keep_geometry(found),
        }
        Task::none()
    }

    /// Writes the window's geometry for its next start.
    fn keep_geometry(&mut self, found: RestingGeometry) {
        let before = self.preferences.geometry;
        let geometry = found.geometry(before.unwrap_or(Geometry::first(self.scale())), self.scale());
        if self.preferences.geometry.replace(geometry) == Some(geometry) {
            return;
        }
        if let Some(file) = &self.environment.preferences
            && let Err(error) = Preferences::keep_geometry(file, geometry)
        {
            log::warn!("preferences are not written: {}", without_quoted(&error.to_string()));
        }
    }

    fn apply_theme(&mut self) {
        self.theme = self.preferences.appearance.look(self.system_look).theme();
    }

    fn fail(&mut self, notice: Notice) -> Task<Message> {
        if let Stage::Welcome(welcome) = &mut self.stage {
            welcome.fail(notice);
        }
        Task::none()
    }

    /// Opens the demo from a file of its own: the clerk may still create the real registry.
    fn make_demo(&mut self) -> Task<Message> {
        let Stage::Welcome(welcome) = &mut self.stage else { return Task::none() };
        let folder = self.environment.registry.folder().join("demo");
        let writer = self.environment.writer();
        let (progress, made) =
            work::start(move |progress| make_demo(&folder, DemoRequest::default(), &writer, progress, |_| {}));
        welcome.watch(progress);
        Task::perform(made, Message::DemoMade)
    }
}

/// Opens the registry on a thread of its own: an upgrade may take long, and the window shows its progress.
fn open(environment: &Environment) -> (Stage, Task<Message>) {
    let (registry, writer) = (environment.registry.clone(), environment.writer());
    if !wants_upgrade(&registry) {
        let opened = async move { session::open(&registry, &writer, &Progress::default()) };
        return (Stage::Opening(None), Task::perform(opened, Message::Opened));
    }
    let (progress, opened) = work::start(move |progress| session::open(&registry, &writer, progress));
    let opened = Task::perform(opened, |opened| Message::Opened(opened.unwrap_or(Err(StoreError::BrokenOff))));
    (Stage::Opening(Some(progress)), opened)
}

fn look_at_window() -> Task<Message> {
    geometry::look().map(|found| Message::Geometry(geometry::Message::Found(found)))
}

fn create(environment: &Environment, setup: Setup) -> Task<Message> {
    let (registry, writer) = (environment.registry.clone(), environment.writer());
    Task::perform(async move { session::create(&registry, &setup, &writer) }, Message::Created)
}
