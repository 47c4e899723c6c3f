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
        code::{Code, Parts},
        document_type::{meant, standard},
        field::{Cause, Field},
        message::Message as Sentence,
        office::{Authority, Office},
        series::NewSeries,
        text::fold,
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
    Ask::text("welcome-whose-1", Field::OrganName, 2),
    Ask::many("welcome-types-1", Field::TypeName, 2),
    Ask::number("welcome-last-number-1", Field::CodeNumber, 2),
    Ask::text("welcome-whose-2", Field::OrganName, 3),
    Ask::many("welcome-types-2", Field::TypeName, 3),
    Ask::number("welcome-last-number-2", Field::CodeNumber, 3),
    Ask::text("welcome-whose-3", Field::OrganName, 4),
    Ask::many("welcome-types-3", Field::TypeName, 4),
    Ask::number("welcome-last-number-3", Field::CodeNumber, 4),
];
/// Where the rows of the table of series begin: whose, of which types, the last number.
const SERIES: [usize; 3] = [3, 6, 9];
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
            Self::Books => Id::new("welcome-last-number-3"),
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
                let authorities = self.authorities();
                return Action::Run(self.books.update(event, |at, _| match at {
                    at if SERIES.contains(&at) => blank::authorities(&authorities),
                    at if SERIES.contains(&(at.saturating_sub(1))) => blank::types(&standard(), false),
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
        let last_arrival = books.number(2);
        let series = SERIES.into_iter().filter_map(|row| self.written_series(row, today)).collect();
        if self.books.has_problem() {
            return None;
        }
        Some(Setup { office: self.office.clone(), authority, last_arrival, series, ..Setup::default() })
    }

    /// The office, and the other authority once it is named.
    fn authorities(&self) -> Vec<Authority> {
        let (name, abbreviation) = (self.books.text(0), self.books.text(1));
        let own = Authority {
            name: self.office.name.clone(),
            abbreviation: self.office.abbreviation.clone(),
            ..Authority::default()
        };
        let other = (!name.is_empty()).then(|| Authority { name, abbreviation, ..Authority::default() });
        std::iter::once(own).chain(other).collect()
    }

    /// The series of a row; what is wrong with it is noted. With two authorities it must be said whose it is.
    fn written_series(&mut self, row: usize, today: NaiveDate) -> Option<NewSeries> {
        let (types, known, authorities) = (self.books.names(row + 1), standard(), self.authorities());
        let last = self.books.number(row + 2);
        if types.is_empty() && self.books.text(row + 2).is_empty() {
            return None;
        }
        if let Some(unknown) = types.iter().find(|name| meant(&known, name, false).is_none()) {
            self.books.wrong(row + 1, Cause::UnknownType(unknown.clone()));
        }
        if types.is_empty() {
            self.books.wrong(row + 1, Cause::Missing);
        }
        if self.books.text(row + 2).is_empty() {
            self.books.wrong(row + 2, Cause::Missing);
        }
        let whose = fold(&self.books.text(row));
        let is_meant = |known: &&Authority| fold(&known.name) == whose || fold(&known.abbreviation) == whose;
        let authority = match authorities.as_slice() {
            [only] if whose.is_empty() => Some(only),
            several => several.iter().find(is_meant),
        };
        if authority.is_none() {
            let cause = if whose.is_empty() { Cause::Missing } else { Cause::UnknownAuthority(self.books.text(row)) };
            self.books.wrong(row, cause);
        }
        let types: Vec<_> =
            types.iter().filter_map(|name| meant(&known, name, false)).map(|kind| kind.name.clone()).collect();
        Some(NewSeries {
            authority: authority?.name.clone(),
            name: types.join(", "),
            types: types.into_iter().map(|name| (name, false)).collect(),
            starts: today.with_ordinal(1).unwrap_or(today),
            ends: None,
            first: last?.checked_add(1)?,
        })
    }

    /// What the rows of the table come to: the next number of each type, as it will be written.
    fn next_numbers(&self) -> Vec<String> {
        let (known, authorities) = (standard(), self.authorities());
        let mut codes = Vec::new();
        for row in SERIES {
            let Some(number) = self.books.text(row + 2).parse::<u32>().ok().and_then(|last| last.checked_add(1)) else {
                continue;
            };
            let whose = fold(&self.books.text(row));
            let is_meant = |known: &&Authority| {
                (whose.is_empty() && authorities.len() == 1)
                    || fold(&known.name) == whose
                    || fold(&known.abbreviation) == whose
            };
            let Some(authority) = authorities.iter().find(is_meant) else { continue };
            for kind in self.books.names(row + 1).iter().filter_map(|name| meant(&known, name, false)) {
                let parts = Parts {
                    number,
                    suffix: "",
                    year: None,
                    type_abbreviation: kind.abbreviation.as_deref(),
                    organ_abbreviation: &authority.abbreviation,
                    unit_abbreviation: if kind.abbreviation.is_none() { "…" } else { "" },
                };
                codes.push(Code::write(&parts).as_str().to_owned());
            }
        }
        codes
    }

    /// The second step.
    fn books<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let next = self.next_numbers();
        let next = (!next.is_empty()).then(|| {
            let said = Sentence::new("welcome-next-numbers").with("codes", next.join(", "));
            text::strong(language.say(&said))
        });
        column![text::body(language.text("welcome-books-what")), self.books.view(language, Message::Books), next]
            .spacing(space::MEDIUM)
            .into()
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
            Step::Books => self.books(language),
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
