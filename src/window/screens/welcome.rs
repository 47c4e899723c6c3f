//! The first start: nothing is created until the clerk names the office, or asks for the demo.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Id, column, container, operation, progress_bar, row, rule, scrollable, space as gap},
};

use crate::{
    domain::{message::Message as Sentence, office::Office, text::clean},
    language::Language,
    progress::Progress,
    window::{
        hotkey::Command,
        kit::{
            button,
            field::{self, Frame},
            notice::{self, Notice},
            space, text, theme,
        },
        preferences::Wish,
    },
};

/// One thing asked of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Its name.
    Name,
    /// The body above it.
    Parent,
    /// Its abbreviation.
    Abbreviation,
    /// Where it sits.
    Place,
}

impl Asked {
    /// All, in the order they are asked.
    pub const ALL: [Self; 4] = [Self::Parent, Self::Name, Self::Abbreviation, Self::Place];

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Name => ("office-name", "office-name-example"),
            Self::Parent => ("office-parent", "office-parent-example"),
            Self::Abbreviation => ("office-abbreviation", "office-abbreviation-example"),
            Self::Place => ("office-place", "office-place-example"),
        }
    }

    fn id(self) -> Id {
        Id::new(self.keys().0)
    }

    fn of(self, office: &mut Office) -> &mut String {
        match self {
            Self::Name => &mut office.name,
            Self::Parent => &mut office.parent,
            Self::Abbreviation => &mut office.abbreviation,
            Self::Place => &mut office.place,
        }
    }

    fn is_required(self) -> bool {
        matches!(self, Self::Name | Self::Abbreviation)
    }
}

/// The office as it is being written down, here and in the settings.
#[derive(Debug, Clone, Default)]
pub struct OfficeForm {
    office: Office,
    missing: Vec<Asked>,
}

impl OfficeForm {
    /// The form of an office that is known already.
    #[must_use]
    pub fn of(office: Office) -> Self {
        Self { office, missing: Vec::new() }
    }

    /// Takes what was typed.
    pub fn type_in(&mut self, asked: Asked, text: String) {
        *asked.of(&mut self.office) = text;
        self.missing.retain(|missing| *missing != asked);
    }

    /// The clean office; nothing when something required is missing, which is then shown.
    pub fn finish(&mut self) -> Option<Office> {
        let mut office = Office {
            name: clean(&self.office.name),
            parent: clean(&self.office.parent),
            abbreviation: clean(&self.office.abbreviation),
            place: clean(&self.office.place),
        };
        self.missing =
            Asked::ALL.into_iter().filter(|asked| asked.is_required() && asked.of(&mut office).is_empty()).collect();
        self.missing.is_empty().then_some(office)
    }

    /// The keyboard to the first thing that is missing, or to the first of all.
    pub fn focus<Message: Send + 'static>(&self) -> Task<Message> {
        operation::focus(self.missing.first().copied().unwrap_or(Asked::Parent).id())
    }

    /// The four inputs.
    pub fn view<'a, Message: Clone + 'a>(
        &'a self,
        language: &Language,
        on_type: impl Fn(Asked, String) -> Message + Copy + 'a,
    ) -> Element<'a, Message> {
        let input = |asked: Asked| {
            let (label, example) = asked.keys();
            let wrong = self.missing.contains(&asked);
            let problem = if wrong { language.text("office-missing") } else { String::new() };
            let value = match asked {
                Asked::Name => &self.office.name,
                Asked::Parent => &self.office.parent,
                Asked::Abbreviation => &self.office.abbreviation,
                Asked::Place => &self.office.place,
            };
            let typed =
                field::input(asked.id(), &language.text(example), value, wrong, move |text| on_type(asked, text));
            Frame { problem, ..Frame::new(language.text(label)) }.around(typed, None)
        };
        column![
            input(Asked::Parent),
            input(Asked::Name),
            row![input(Asked::Abbreviation), input(Asked::Place)].spacing(space::MEDIUM)
        ]
        .spacing(space::MEDIUM)
        .into()
    }
}

/// The first screen.
#[derive(Debug, Default)]
pub struct Welcome {
    form: OfficeForm,
    /// The demo while it is being made.
    making: Option<Progress>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something was typed.
    Typed(Asked, String),
    /// Create the registry of this office.
    Create,
    /// Make the demo office.
    Demo,
    /// Stop making it.
    Stop,
    /// The other language.
    Language,
}

/// What it asks of the window.
#[derive(Debug)]
pub enum Action {
    /// Nothing, or to run this.
    Run(Task<Message>),
    /// To create the registry.
    Create(Office),
    /// To make the demo.
    Demo,
    /// To speak the other language.
    Wish(Wish),
}

impl Welcome {
    /// The keyboard to the first input.
    pub fn enter(&self) -> Task<Message> {
        self.form.focus()
    }

    /// The demo is being made.
    pub fn watch(&mut self, progress: Progress) {
        self.notice = None;
        self.making = Some(progress);
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
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(asked, text) => self.form.type_in(asked, text),
            Message::Create | Message::Demo if self.is_working() => {}
            Message::Create => {
                return match self.form.finish() {
                    Some(office) => Action::Create(office),
                    None => Action::Run(self.form.focus()),
                };
            }
            Message::Demo => return Action::Demo,
            Message::Stop => {
                if let Some(progress) = &self.making {
                    progress.stop();
                }
            }
            Message::Language => return Action::Wish(Wish::OtherLanguage),
        }
        Action::Run(Task::none())
    }

    /// Follows a key.
    pub fn command(&mut self, command: Command) -> Action {
        match command {
            Command::Next | Command::Enter => Action::Run(operation::focus_next()),
            Command::Previous => Action::Run(operation::focus_previous()),
            Command::Save => self.update(Message::Create),
            Command::Complete => self.update(Message::Demo),
            Command::Switch => self.update(Message::Language),
            Command::Leave => self.update(Message::Stop),
            _ => Action::Run(Task::none()),
        }
    }

    /// The picture.
    pub fn view<'a>(&'a self, language: &'a Language, registry: String) -> Element<'a, Message> {
        let title = row![
            iced::widget::text(language.text("product")).size(text::HERO).font(text::BOLD).style(theme::accent),
            gap::horizontal(),
            button::quiet(language.text("language-other"), "F7", Some(Message::Language))
        ]
        .align_y(Alignment::Center);
        let place = Sentence::new("welcome-place").with("path", registry);
        let mut page = column![
            title,
            text::body(language.text("welcome-what")),
            gap::vertical().height(space::TINY),
            text::title(language.text("welcome-office")),
        ]
        .spacing(space::SMALL);
        if let Some(notice) = &self.notice {
            page = page.push(notice::strip(notice, language, None));
        }
        page = page
            .push(self.form.view(language, Message::Typed))
            .push(gap::vertical().height(space::TINY))
            .push(button::primary(
                language.text("welcome-create"),
                "Ctrl Enter",
                (!self.is_working()).then_some(Message::Create),
            ))
            .push(text::label(language.say(&place)))
            .push(gap::vertical().height(space::SMALL))
            .push(rule::horizontal(1).style(theme::line))
            .push(gap::vertical().height(space::SMALL))
            .push(text::title(language.text("welcome-try")))
            .push(text::body(language.text("welcome-demo-what")))
            .push(self.demo(language));
        let page = container(page).padding(space::HUGE).max_width(space::READABLE);
        scrollable(container(page).center_x(Length::Fill)).style(theme::scroll).height(Length::Fill).into()
    }

    fn demo<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let Some(progress) = &self.making else {
            return button::secondary(language.text("welcome-demo"), "F6", Some(Message::Demo));
        };
        working(progress, language, Message::Stop)
    }
}

/// Long work: how far it is, and the way to stop it.
#[expect(clippy::cast_precision_loss, reason = "a bar is some hundred pixels long")]
pub fn working<'a, Message: Clone + 'a>(
    progress: &Progress,
    language: &Language,
    stop: Message,
) -> Element<'a, Message> {
    let (done, total) = progress.state();
    let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    let said = Sentence::new("work-progress")
        .with("done", i64::try_from(done).unwrap_or(i64::MAX))
        .with("total", i64::try_from(total).unwrap_or(i64::MAX));
    let said = if progress.is_stopped() { Sentence::new("work-stopping") } else { said };
    column![
        row![
            container(progress_bar(0.0..=1.0, share).girth(6).style(theme::progress)).width(Length::Fill),
            button::secondary(language.text("work-stop"), "Esc", (!progress.is_stopped()).then_some(stop))
        ]
        .spacing(space::MEDIUM)
        .align_y(Alignment::Center),
        text::label(language.say(&said))
    ]
    .spacing(space::TINY)
    .into()
}
