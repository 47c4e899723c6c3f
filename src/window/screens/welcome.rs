//! The first start, in three steps: the office; other authorities and numbers to go on from; who writes, and where backups go.
//! Nothing is created until the last step is done, or the demo is asked for.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, column, container, row, rule, scrollable, space as gap},
};

use domain::{
    document_type::{meant, standard},
    field::{Cause, Field},
    issuer::IssuerCause,
    notation::{self, Issued},
    number::Number,
    office::{Authority, Office},
    series::NewSeries,
    text::fold,
};
use language::Language;
use progress::Progress;
use texts::{Text, message};

use super::{
    office_form::{self, OfficeForm},
    working::working,
};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        advance, button,
        form::{FieldSpec, FormEvent, InputForm, choices},
        notice::{self, Notice},
        space, text, theme,
    },
    preferences::PreferenceChange,
    session::Setup,
};

const BOOKS: &[FieldSpec] = &[
    FieldSpec::text(texts::WELCOME_AUTHORITY, Field::OrganName, 0),
    FieldSpec::short(texts::WELCOME_AUTHORITY_ABBREVIATION, Field::CodeNotation, 0),
    FieldSpec::number(texts::WELCOME_LAST_ARRIVAL, Field::ArrivalNumber, 1),
];
/// The rows of the table of series: whose, of which types, the last number.
const ROWS: [&[FieldSpec]; 3] = [
    &[
        FieldSpec::text(texts::WELCOME_WHOSE_1, Field::OrganName, 0),
        FieldSpec::many(texts::WELCOME_TYPES_1, Field::TypeName, 0),
        FieldSpec::number(texts::WELCOME_LAST_NUMBER_1, Field::CodeNumber, 0),
    ],
    &[
        FieldSpec::text(texts::WELCOME_WHOSE_2, Field::OrganName, 0),
        FieldSpec::many(texts::WELCOME_TYPES_2, Field::TypeName, 0),
        FieldSpec::number(texts::WELCOME_LAST_NUMBER_2, Field::CodeNumber, 0),
    ],
    &[
        FieldSpec::text(texts::WELCOME_WHOSE_3, Field::OrganName, 0),
        FieldSpec::many(texts::WELCOME_TYPES_3, Field::TypeName, 0),
        FieldSpec::number(texts::WELCOME_LAST_NUMBER_3, Field::CodeNumber, 0),
    ],
];
const CLERK: &[FieldSpec] = &[FieldSpec::text(texts::WELCOME_CLERK, Field::Clerk, 0)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum WelcomeStep {
    Office,
    Books,
    Clerk,
}

impl WelcomeStep {
    const ALL: [Self; 3] = [Self::Office, Self::Books, Self::Clerk];

    fn title(self) -> Text {
        match self {
            Self::Office => texts::WELCOME_OFFICE,
            Self::Books => texts::WELCOME_BOOKS,
            Self::Clerk => texts::WELCOME_CLERK_TITLE,
        }
    }

    /// The input behind which Enter leads to the next step.
    fn last(self) -> Id {
        match self {
            Self::Office => office_form::LAST,
            Self::Books => Id::new(texts::WELCOME_LAST_NUMBER_3.key()),
            Self::Clerk => Id::new(texts::WELCOME_CLERK.key()),
        }
    }
}

/// The first screen.
#[derive(Debug)]
pub struct Welcome {
    step: WelcomeStep,
    form: OfficeForm,
    office: Office,
    books: InputForm,
    rows: [InputForm; 3],
    clerk_form: InputForm,
    copies: Option<PathBuf>,
    /// The demo while it is being made.
    making: Option<Progress>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event in the form of the first step.
    Office(FormEvent),
    /// An event in the form of the second step.
    Books(FormEvent),
    /// An event in this row of the table of the second step.
    Row(usize, FormEvent),
    /// An event in the form of the third step.
    Clerk(FormEvent),
    /// Enter was pressed in this input.
    Entered(Id),
    /// The next step, or after the last one: create the registry.
    Next,
    /// The step before.
    Back,
    /// Choose where backups go.
    Choose,
    /// Make the demo office.
    Demo,
    /// Get a backup back.
    Recover,
    /// Stop making it.
    Stop,
    /// The other language.
    Language,
    Guide,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To create the registry.
    Create(Box<Setup>),
    /// To ask where backups go.
    AskFolder,
    /// To make the demo.
    Demo,
    /// To look for a backup.
    Recover,
    /// Change a preference of the window.
    PreferenceChange(PreferenceChange),
    /// To open the guide.
    Guide,
}

impl Default for Welcome {
    fn default() -> Self {
        Self {
            step: WelcomeStep::Office,
            form: OfficeForm::default(),
            office: Office::default(),
            books: InputForm::new(BOOKS),
            rows: ROWS.map(InputForm::new),
            clerk_form: InputForm::new(CLERK),
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
            WelcomeStep::Office => self.form.focus(),
            WelcomeStep::Books => self.books.focus(),
            WelcomeStep::Clerk => self.clerk_form.focus(),
        }
    }

    /// The demo is being made.
    pub fn watch(&mut self, progress: Progress) {
        self.notice = None;
        self.making = Some(progress);
    }

    /// Backups go here.
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

    pub fn update(&mut self, message: Message, today: NaiveDate) -> Action {
        match message {
            Message::Office(event) => return Action::Run(self.form.update(event, today)),
            Message::Books(event) => return Action::Run(self.books.update(event, today, |_, _| Vec::new())),
            Message::Row(at, event) => {
                let authorities = self.authorities();
                let Some(row) = self.rows.get_mut(at) else { return Action::Run(Task::none()) };
                return Action::Run(row.update(event, today, |ask, _| match ask {
                    0 => choices::authorities(&authorities),
                    1 => choices::types(&standard(), false),
                    _ => Vec::new(),
                }));
            }
            Message::Clerk(event) => return Action::Run(self.clerk_form.update(event, today, |_, _| Vec::new())),
            Message::Next | Message::Demo | Message::Recover if self.is_working() => {}
            Message::Entered(id) if id == self.step.last() => return self.next(today),
            Message::Entered(_) => return Action::Run(advance::next_field()),
            Message::Next => return self.next(today),
            Message::Back => {
                self.notice = None;
                self.step = if self.step == WelcomeStep::Clerk { WelcomeStep::Books } else { WelcomeStep::Office };
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
            Message::Language => return Action::PreferenceChange(PreferenceChange::OtherLanguage),
            Message::Guide => return Action::Guide,
        }
        Action::Run(Task::none())
    }

    /// Continues if this step has no problem.
    fn next(&mut self, today: NaiveDate) -> Action {
        self.notice = None;
        match self.step {
            WelcomeStep::Office => match self.form.finish() {
                Some(office) => {
                    self.office = office;
                    self.step = WelcomeStep::Books;
                    Action::Run(self.enter())
                }
                None => Action::Run(self.form.focus()),
            },
            WelcomeStep::Books => match self.written_books(today) {
                Some(_) => {
                    self.step = WelcomeStep::Clerk;
                    Action::Run(self.enter())
                }
                None => Action::Run(self.to_first_problem()),
            },
            WelcomeStep::Clerk => {
                self.clerk_form.check();
                let clerk = self.clerk_form.required(0);
                if let Some(task) = self.clerk_form.to_first_problem() {
                    return Action::Run(task);
                }
                match self.written_books(today) {
                    Some(setup) => Action::Create(Box::new(Setup { clerk, copies: self.copies.clone(), ..setup })),
                    None => self.update(Message::Back, today),
                }
            }
        }
    }

    /// The first two steps; `None` when something is wrong with the second, which is noted.
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
        let series = (0..ROWS.len()).filter_map(|row| self.written_series(row, today)).collect();
        if self.books.has_problem() || self.rows.iter().any(InputForm::has_problem) {
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

    /// The keyboard to what is wrong first.
    fn to_first_problem(&self) -> Task<Message> {
        let mut forms = std::iter::once(&self.books).chain(&self.rows);
        forms.find_map(InputForm::to_first_problem).unwrap_or_else(Task::none)
    }

    /// Whose series a row is of; the office's own where there is no other authority.
    fn whose(&self, row: &InputForm) -> Option<Authority> {
        let (authorities, whose) = (self.authorities(), fold(&row.text(0)));
        match authorities.as_slice() {
            [only] if whose.is_empty() => Some(only.clone()),
            several => several
                .iter()
                .find(|known| fold(&known.name) == whose || fold(&known.abbreviation) == whose)
                .filter(|_| !whose.is_empty())
                .cloned(),
        }
    }

    /// The series of a row; what is wrong with it is noted. With two authorities it must be said whose it is.
    fn written_series(&mut self, at: usize, today: NaiveDate) -> Option<NewSeries> {
        let authority = self.rows.get(at).and_then(|row| self.whose(row));
        let (known, row) = (standard(), self.rows.get_mut(at)?);
        row.check();
        let (whose, types, last) = (row.text(0), row.names(1), row.number(2));
        if types.is_empty() && row.text(2).is_empty() {
            return None;
        }
        if let Some(unknown) = types.iter().find(|name| meant(&known, name, false).is_none()) {
            row.wrong(1, Cause::UnknownType(unknown.clone()));
        }
        if types.is_empty() {
            row.wrong(1, Cause::Missing);
        }
        if row.text(2).is_empty() {
            row.wrong(2, Cause::Missing);
        }
        if authority.is_none() {
            row.wrong(
                0,
                if whose.is_empty() { Cause::Missing } else { Cause::Issuer(IssuerCause::UnknownAuthority(whose)) },
            );
        }
        let types = types.iter().filter_map(|name| meant(&known, name, false)).map(|kind| kind.name.clone());
        let types: Vec<String> = types.collect();
        Some(NewSeries {
            authority: authority?.name,
            name: types.join(", "),
            types: types.into_iter().map(|name| (name, false)).collect(),
            starts: today.with_ordinal(1).unwrap_or(today),
            ends: None,
            first: last?.checked_add(1)?,
        })
    }

    /// What the rows of the table come to: the next number of each type, as it will be written.
    fn next_numbers(&self) -> Vec<String> {
        let known = standard();
        let mut codes = Vec::new();
        for row in &self.rows {
            let number = row.text(2).parse::<u32>().ok().and_then(|last| last.checked_add(1));
            let (Some(number), Some(authority)) = (number, self.whose(row)) else { continue };
            for kind in row.names(1).iter().filter_map(|name| meant(&known, name, false)) {
                let (number, organ) = (&Number::plain(number), authority.abbreviation.as_str());
                // Of a type that has no template the year is not written.
                let code = notation::code(kind, &Issued { number, year: 0, organ, beside: &[], unit: "" });
                // A công văn names its drafting unit, which each document has of its own.
                let unit = if notation::writes_the_unit(kind) { "-…" } else { "" };
                codes.push(format!("{}{unit}", code.as_str()));
            }
        }
        codes
    }

    /// The second step.
    fn books<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let next = self.next_numbers();
        let next = (!next.is_empty()).then(|| {
            let said = message!(texts::WELCOME_NEXT_NUMBERS, codes = next.join(", "));
            text::strong(language.say(&said))
        });
        let rows = self.rows.iter().enumerate();
        let rows = rows.map(|(at, row)| row.view(language, move |event| Message::Row(at, event)));
        column![text::body(language.text(texts::WELCOME_BOOKS_WHAT)), self.books.view(language, Message::Books)]
            .extend(rows)
            .push(next)
            .spacing(space::MEDIUM)
            .into()
    }

    /// The context of keys in this step.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match self.step {
            WelcomeStep::Office => KeyContext::FirstOffice,
            WelcomeStep::Books => KeyContext::FirstBooks,
            WelcomeStep::Clerk => KeyContext::FirstClerk,
        }
    }

    pub fn command(&mut self, command: Command, today: NaiveDate) -> Action {
        match command {
            Command::NextStep => self.update(Message::Next, today),
            Command::Demo if self.step == WelcomeStep::Office => self.update(Message::Demo, today),
            Command::Recover if self.step == WelcomeStep::Office => self.update(Message::Recover, today),
            Command::ChooseCopyFolder if self.step == WelcomeStep::Clerk => self.update(Message::Choose, today),
            Command::OtherLanguage => self.update(Message::Language, today),
            Command::Leave if self.is_working() => self.update(Message::Stop, today),
            Command::Leave if self.is_offering() => Action::Run(self.books_command(command)),
            Command::Leave if self.step != WelcomeStep::Office => self.update(Message::Back, today),
            Command::Enter if !self.is_offering() => Action::Run(operate(find_focused()).map(Message::Entered)),
            command => Action::Run(match self.step {
                WelcomeStep::Office => self.form.command(command, Message::Office).unwrap_or_else(Task::none),
                WelcomeStep::Books => self.books_command(command),
                WelcomeStep::Clerk => self.clerk_form.command(command, Message::Clerk).unwrap_or_else(Task::none),
            }),
        }
    }

    /// Whether suggestions are open in the second step.
    fn is_offering(&self) -> bool {
        let mut forms = std::iter::once(&self.books).chain(&self.rows);
        self.step == WelcomeStep::Books && forms.any(InputForm::is_offering)
    }

    /// Follows a key in the second step: in the row whose choices hang open, else wherever the keyboard is.
    fn books_command(&mut self, command: Command) -> Task<Message> {
        let mut rows = self.rows.iter_mut().enumerate();
        if let Some((at, row)) = rows.find(|(_, row)| row.is_offering()) {
            let followed = row.command(command, move |event| Message::Row(at, event));
            return followed.unwrap_or_else(Task::none);
        }
        let first = self.books.command(command, Message::Books).unwrap_or_else(Task::none);
        if !matches!(command, Command::Step(_)) {
            return first;
        }
        let rows = self.rows.iter_mut().enumerate();
        let rows = rows.filter_map(|(at, row)| row.command(command, move |event| Message::Row(at, event)));
        Task::batch(std::iter::once(first).chain(rows))
    }

    pub fn view<'a>(&'a self, language: &'a Language, registry: String) -> Element<'a, Message> {
        let title = row![
            iced::widget::text(language.text(texts::PRODUCT)).size(text::HERO).font(text::BOLD).style(theme::accent),
            gap::horizontal(),
            button::quiet(language.text(texts::GUIDE_TITLE), Command::Guide.key(), Some(Message::Guide)),
            button::quiet(language.text(texts::LANGUAGE_OTHER), Command::OtherLanguage.key(), Some(Message::Language))
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center);
        let at = WelcomeStep::ALL.iter().position(|step| *step == self.step).unwrap_or(0) + 1;
        let step = message!(texts::WELCOME_STEP, at = at, of = WelcomeStep::ALL.len());
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let is_last = self.step == WelcomeStep::Clerk;
        let on = language.text(if is_last { texts::WELCOME_CREATE } else { texts::WELCOME_NEXT });
        let back = (self.step != WelcomeStep::Office)
            .then(|| button::secondary(language.text(texts::SHARED_BACK), Command::Leave.key(), Some(Message::Back)));
        let keys = row![
            button::primary(on, Command::NextStep.key(), (!self.is_working()).then_some(Message::Next)),
            back,
            text::label(language.text(texts::WELCOME_ENTER))
        ]
        .spacing(space::MEDIUM)
        .align_y(Alignment::Center);
        let place = message!(texts::WELCOME_PLACE, path = registry);
        let content = match self.step {
            WelcomeStep::Office => self.form.view(language, Message::Office),
            WelcomeStep::Books => self.books(language),
            WelcomeStep::Clerk => self.clerk_form(language),
        };
        let page = column![
            title,
            (self.step == WelcomeStep::Office).then(|| text::body(language.text(texts::WELCOME_WHAT))),
            gap::vertical().height(space::TINY),
            text::label(language.say(&step)),
            text::title(language.text(self.step.title())),
            notice,
            content,
            gap::vertical().height(space::TINY),
            keys,
            is_last.then(|| text::label(language.say(&place))),
            (self.step == WelcomeStep::Office).then(|| self.demo(language))
        ]
        .spacing(space::SMALL);
        let page = container(page).padding(space::HUGE).max_width(space::READABLE);
        scrollable(container(page).center_x(Length::Fill)).style(theme::scroll).height(Length::Fill).into()
    }

    fn clerk_form<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let folder = match &self.copies {
            Some(folder) => text::body(folder.display().to_string()),
            None => text::label(language.text(texts::COPIES_NO_FOLDER_YET)),
        };
        column![
            text::body(language.text(texts::WELCOME_CLERK_WHAT)),
            self.clerk_form.view(language, Message::Clerk),
            text::strong(language.text(texts::COPIES_TITLE)),
            folder,
            row![button::secondary(
                language.text(texts::COPIES_CHOOSE),
                Command::ChooseCopyFolder.key(),
                Some(Message::Choose)
            )]
        ]
        .spacing(space::MEDIUM)
        .into()
    }

    fn demo<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let make = match &self.making {
            Some(progress) => working(progress, language, Message::Stop),
            None => {
                row![button::secondary(language.text(texts::WELCOME_DEMO), Command::Demo.key(), Some(Message::Demo))]
                    .into()
            }
        };
        let recover = (!self.is_working()).then_some(Message::Recover);
        column![
            gap::vertical().height(space::SMALL),
            rule::horizontal(1).style(theme::line),
            gap::vertical().height(space::SMALL),
            text::strong(language.text(texts::WELCOME_RECOVER)),
            text::body(language.text(texts::WELCOME_RECOVER_WHAT)),
            row![button::secondary(language.text(texts::RECOVERY_GO), Command::Recover.key(), recover)],
            gap::vertical().height(space::SMALL),
            text::strong(language.text(texts::WELCOME_TRY)),
            text::body(language.text(texts::WELCOME_DEMO_WHAT)),
            make
        ]
        .spacing(space::SMALL)
        .into()
    }
}
