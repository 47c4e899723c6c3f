//! The first start, in three steps: the office; other authorities and numbers to go on from; who writes, and where safety copies go.
//! Nothing is created until the last step is done, or the demo is asked for.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, column, container, row, rule, scrollable, space as gap},
};

use super::{
    blank::{self, Ask, Blank},
    office_form::{Asked, OfficeForm},
    working::working,
};
use crate::{
    domain::{
        document_type::{find, standard},
        field::{Cause, Field},
        message::Message as Sentence,
        office::{Authority, Office},
        series::NewSeries,
    },
    language::Language,
    progress::Progress,
    window::{
        hotkey::Command,
        kit::{
            advance, button,
            notice::{self, Notice},
            space, text, theme,
        },
        preferences::Wish,
        seat::Setup,
    },
};

const BOOKS: &[Ask] = &[
    Ask::text("welcome-authority", Field::OrganName, 0),
    Ask::short("welcome-authority-abbreviation", Field::CodeNotation, 0),
    Ask::number("welcome-last-arrival", Field::ArrivalNumber, 1),
    Ask::many("welcome-types", Field::TypeName, 2),
    Ask::number("welcome-last-number", Field::CodeNumber, 2),
];
const DESK: &[Ask] = &[Ask::text("welcome-clerk", Field::Clerk, 0)];

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Office,
    Books,
    Desk,
}

impl Step {
    const ALL: [Self; 3] = [Self::Office, Self::Books, Self::Desk];

    fn title(self) -> &'static str {
        match self {
            Self::Office => "welcome-office",
            Self::Books => "welcome-books",
            Self::Desk => "welcome-desk",
        }
    }

    /// The input behind which Enter leads to the next step.
    fn last(self) -> Id {
        match self {
            Self::Office => Asked::Place.id(),
            Self::Books => Id::new("welcome-last-number"),
            Self::Desk => Id::new("welcome-clerk"),
        }
    }
}

/// The first screen.
#[derive(Debug)]
pub struct Welcome {
    step: Step,
    form: OfficeForm,
    office: Office,
    books: Blank,
    desk: Blank,
    copies: Option<PathBuf>,
    /// The demo while it is being made.
    making: Option<Progress>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something of the office was typed.
    Typed(Asked, String),
    /// In the second step.
    Books(blank::Event),
    /// In the third step.
    Desk(blank::Event),
    /// Enter was pressed in this input.
    Entered(Id),
    /// The next step, or after the last one: create the registry.
    Next,
    /// The step before.
    Back,
    /// Choose where safety copies go.
    Choose,
    /// Make the demo office.
    Demo,
    /// Get a safety copy back.
    Recover,
    /// Stop making it.
    Stop,
    /// The other language.
    Language,
    /// The guide.
    Guide,
}

/// What it asks of the window.
#[derive(Debug)]
pub enum Action {
    /// Nothing, or to run this.
    Run(Task<Message>),
    /// To create the registry.
    Create(Box<Setup>),
    /// To ask where safety copies go.
    AskFolder,
    /// To make the demo.
    Demo,
    /// To look for a safety copy.
    Recover,
    /// To do what the clerk wishes of the window.
    Wish(Wish),
    /// To open the guide.
    Guide,
}

impl Default for Welcome {
    fn default() -> Self {
        Self {
            step: Step::Office,
            form: OfficeForm::default(),
            office: Office::default(),
            books: Blank::new(BOOKS),
            desk: Blank::new(DESK),
            copies: None,
            making: None,
            notice: None,
        }
    }
}

impl Welcome {
    /// The keyboard to the first input.
    pub fn enter(&self) -> Task<Message> {
        match self.step {
            Step::Office => self.form.focus(),
            Step::Books => self.books.focus(),
            Step::Desk => self.desk.focus(),
        }
    }

    /// The demo is being made.
    pub fn watch(&mut self, progress: Progress) {
        self.notice = None;
        self.making = Some(progress);
    }

    /// Safety copies go here.
    pub fn copy_to(&mut self, folder: PathBuf) {
        self.copies = Some(folder);
    }

    /// Whether something is being made.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.making.is_some()
    }

    /// It did not work.
    pub fn fail(&mut self, notice: Notice) {
        self.making = None;
        self.notice = Some(notice);
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, today: NaiveDate) -> Action {
        match message {
            Message::Typed(asked, text) => self.form.type_in(asked, text),
            Message::Books(event) => {
                return Action::Run(self.books.update(event, |at, _| match at {
                    3 => blank::types(&standard(), false),
                    _ => Vec::new(),
                }));
            }
            Message::Desk(event) => return Action::Run(self.desk.update(event, |_, _| Vec::new())),
            Message::Next | Message::Demo | Message::Recover if self.is_working() => {}
            Message::Entered(id) if id == self.step.last() => return self.next(today),
            Message::Entered(_) => return Action::Run(advance::next()),
            Message::Next => return self.next(today),
            Message::Back => {
                self.notice = None;
                self.step = if self.step == Step::Desk { Step::Books } else { Step::Office };
                return Action::Run(self.enter());
            }
            Message::Choose => return Action::AskFolder,
            Message::Demo => return Action::Demo,
            Message::Recover => return Action::Recover,
            Message::Stop => {
                if let Some(progress) = &self.making {
                    progress.stop();
                }
            }
            Message::Language => return Action::Wish(Wish::OtherLanguage),
            Message::Guide => return Action::Guide,
        }
        Action::Run(Task::none())
    }

    /// Goes on when nothing is wrong with this step.
    fn next(&mut self, today: NaiveDate) -> Action {
        self.notice = None;
        match self.step {
            Step::Office => match self.form.finish() {
                Some(office) => {
                    self.office = office;
                    self.step = Step::Books;
                    Action::Run(self.enter())
                }
                None => Action::Run(self.form.focus()),
            },
            Step::Books => match self.written_books(today) {
                Some(_) => {
                    self.step = Step::Desk;
                    Action::Run(self.enter())
                }
                None => Action::Run(self.books.to_first_problem().unwrap_or_else(Task::none)),
            },
            Step::Desk => {
                self.desk.check();
                let clerk = self.desk.required(0);
                if let Some(task) = self.desk.to_first_problem() {
                    return Action::Run(task);
                }
                match self.written_books(today) {
                    Some(setup) => Action::Create(Box::new(Setup { clerk, copies: self.copies.clone(), ..setup })),
                    None => self.update(Message::Back, today),
                }
            }
        }
    }

    /// The first two steps; nothing when something is wrong with the second, which is noted.
    fn written_books(&mut self, today: NaiveDate) -> Option<Setup> {
        let books = &mut self.books;
        books.check();
        let (name, abbreviation) = (books.text(0), books.text(1));
        if name.is_empty() != abbreviation.is_empty() {
            books.wrong(usize::from(!name.is_empty()), Cause::Missing);
        }
        let authority = Authority { name, abbreviation, ..Authority::default() };
        let authority = (!authority.name.is_empty()).then_some(authority);
        let (last_arrival, last_number) = (books.number(2), books.number(4));
        let (types, known) = (books.names(3), standard());
        if let Some(unknown) = types.iter().find(|name| find(&known, name, false).is_none()) {
            books.wrong(3, Cause::UnknownType(unknown.clone()));
        }
        match (types.first(), last_number) {
            (Some(_), None) if books.text(4).is_empty() => books.wrong(4, Cause::Missing),
            (None, Some(_)) => books.wrong(3, Cause::Missing),
            _ => {}
        }
        if books.has_problem() {
            return None;
        }
        let series = last_number.map(|last| NewSeries {
            authority: self.office.name.clone(),
            name: types.join(", "),
            types: types.into_iter().map(|name| (name, false)).collect(),
            starts: today.with_ordinal(1).unwrap_or(today),
            ends: None,
            first: last + 1,
        });
        Some(Setup { office: self.office.clone(), authority, last_arrival, series, ..Setup::default() })
    }

    /// Follows a key.
    pub fn command(&mut self, command: Command, today: NaiveDate) -> Action {
        match command {
            Command::Save => self.update(Message::Next, today),
            Command::Complete if self.step == Step::Office => self.update(Message::Demo, today),
            Command::Open if self.step == Step::Office => self.update(Message::Recover, today),
            Command::Open if self.step == Step::Desk => self.update(Message::Choose, today),
            Command::Switch => self.update(Message::Language, today),
            Command::Leave if self.is_working() => self.update(Message::Stop, today),
            Command::Leave if self.step == Step::Books && self.books.is_offering() => {
                Action::Run(self.books.command(command, Message::Books).unwrap_or_else(Task::none))
            }
            Command::Leave if self.step != Step::Office => self.update(Message::Back, today),
            Command::Enter if !(self.step == Step::Books && self.books.is_offering()) => {
                Action::Run(operate(find_focused()).map(Message::Entered))
            }
            command if self.step == Step::Books => {
                Action::Run(self.books.command(command, Message::Books).unwrap_or_else(Task::none))
            }
            Command::Next => Action::Run(advance::next()),
            Command::Previous => Action::Run(advance::previous()),
            _ => Action::Run(Task::none()),
        }
    }

    /// The picture.
    pub fn view<'a>(&'a self, language: &'a Language, registry: String) -> Element<'a, Message> {
        let title = row![
            iced::widget::text(language.text("product")).size(text::HERO).font(text::BOLD).style(theme::accent),
            gap::horizontal(),
            button::quiet(language.text("guide-title"), "F1", Some(Message::Guide)),
            button::quiet(language.text("language-other"), "F7", Some(Message::Language))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        let at = Step::ALL.iter().position(|step| *step == self.step).unwrap_or(0) + 1;
        let step = Sentence::new("welcome-step").with("at", at).with("of", Step::ALL.len());
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let is_last = self.step == Step::Desk;
        let on = language.text(if is_last { "welcome-create" } else { "welcome-next" });
        let back = (self.step != Step::Office)
            .then(|| button::secondary(language.text("welcome-back"), "Esc", Some(Message::Back)));
        let keys = row![
            button::primary(on, "Ctrl Enter", (!self.is_working()).then_some(Message::Next)),
            back,
            text::label(language.text("welcome-enter"))
        ]
        .spacing(space::MEDIUM)
        .align_y(Alignment::Center);
        let place = Sentence::new("welcome-place").with("path", registry);
        let content = match self.step {
            Step::Office => self.form.view(language, Message::Typed),
            Step::Books => {
                column![text::body(language.text("welcome-books-what")), self.books.view(language, Message::Books)]
                    .spacing(space::MEDIUM)
                    .into()
            }
            Step::Desk => self.desk(language),
        };
        let page = column![
            title,
            (self.step == Step::Office).then(|| text::body(language.text("welcome-what"))),
            gap::vertical().height(space::TINY),
            text::label(language.say(&step)),
            text::title(language.text(self.step.title())),
            notice,
            content,
            gap::vertical().height(space::TINY),
            keys,
            is_last.then(|| text::label(language.say(&place))),
            (self.step == Step::Office).then(|| self.demo(language))
        ]
        .spacing(space::SMALL);
        let page = container(page).padding(space::HUGE).max_width(space::READABLE);
        scrollable(container(page).center_x(Length::Fill)).style(theme::scroll).height(Length::Fill).into()
    }

    fn desk<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let folder = match &self.copies {
            Some(folder) => text::body(folder.display().to_string()),
            None => text::label(language.text("copies-no-folder-yet")),
        };
        column![
            text::body(language.text("welcome-desk-what")),
            self.desk.view(language, Message::Desk),
            text::strong(language.text("copies-title")),
            folder,
            row![button::secondary(language.text("copies-choose"), "Ctrl O", Some(Message::Choose))]
        ]
        .spacing(space::MEDIUM)
        .into()
    }

    fn demo<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let make = match &self.making {
            Some(progress) => working(progress, language, Message::Stop),
            None => row![button::secondary(language.text("welcome-demo"), "F6", Some(Message::Demo))].into(),
        };
        let recover = (!self.is_working()).then_some(Message::Recover);
        column![
            gap::vertical().height(space::SMALL),
            rule::horizontal(1).style(theme::line),
            gap::vertical().height(space::SMALL),
            text::strong(language.text("welcome-recover")),
            text::body(language.text("welcome-recover-what")),
            row![button::secondary(language.text("recovery-go"), "Ctrl O", recover)],
            gap::vertical().height(space::SMALL),
            text::strong(language.text("welcome-try")),
            text::body(language.text("welcome-demo-what")),
            make
        ]
        .spacing(space::SMALL)
        .into()
    }
}
