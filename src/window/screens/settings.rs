//! Settings: the office, its issuing authorities, the document types, the language, and where the registry lies.

mod authorities;
mod blank;
mod clerk;
mod holding;
mod locks;
mod page;
mod sections;
mod series;

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, column, container, operation, row, rule, scrollable, space as gap},
};

use self::sections::Sections;
use crate::{
    domain::{
        document_type::{Category, DocumentType},
        message::Message as Sentence,
        office::Office,
        text::clean,
    },
    language::Language,
    store::StoreError,
    window::{
        facts::Facts,
        hotkey::Command,
        kit::{
            button,
            field::{self, Frame},
            notice::{self, Notice},
            one_line::one_line,
            space, text,
            theme::{self, Tone},
        },
        screens::{
            entry::Around,
            safety_copies,
            welcome::{Asked, OfficeForm},
        },
    },
};

/// One input of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A new type's name.
    TypeName,
    /// Its abbreviation; may stay empty.
    TypeAbbreviation,
}

impl Input {
    fn id(self) -> Id {
        Id::new(self.label())
    }

    fn label(self) -> &'static str {
        match self {
            Self::TypeName => "settings-type-name",
            Self::TypeAbbreviation => "settings-type-abbreviation",
        }
    }
}

/// The settings.
#[derive(Debug)]
pub struct Settings {
    office: OfficeForm,
    type_name: String,
    type_abbreviation: String,
    category: Category,
    notice: Option<Notice>,
    sections: Sections,
}

/// What happens in them.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something of the office was typed.
    Office(Asked, String),
    /// Save the office.
    SaveOffice,
    /// Something of the lists was typed.
    Typed(Input, String),
    /// The family of the new type.
    Category(Category),
    /// Add the type.
    AddType,
    /// The registry answered: what to say when it went well.
    Done(Result<&'static str, StoreError>),
    /// Safety copies.
    Copies(safety_copies::Message),
    /// The other language.
    Language,
    /// In one of the sections beside the general one.
    Section(sections::Message),
}

impl Message {
    /// Whether it asks for a change of the registry that somebody must sign.
    #[must_use]
    pub fn writes(&self) -> bool {
        match self {
            Self::SaveOffice | Self::AddType => true,
            Self::Section(message) => message.writes(),
            _ => false,
        }
    }
}

/// What they ask of the window.
#[derive(Debug)]
pub enum Action {
    /// Nothing, or to run this.
    Run(Task<Message>),
    /// To keep the office.
    SetOffice(Office),
    /// To keep a type.
    AddType(DocumentType),
    /// Something about safety copies.
    Copies(safety_copies::Message),
    /// To read anew what changed.
    Changed,
    /// To speak the other language.
    Language,
}

impl Settings {
    /// The settings of this office.
    #[must_use]
    pub fn new(office: Option<Office>, clerk: &str, year: i32) -> Self {
        Self {
            sections: Sections::new(clerk, year),
            office: OfficeForm::of(office.unwrap_or_default()),
            type_name: String::new(),
            type_abbreviation: String::new(),
            category: Category::Administrative,
            notice: None,
        }
    }

    /// Another name of the clerk is known.
    pub fn know_clerk(&mut self, clerk: &str) {
        self.sections.know_clerk(clerk);
    }

    /// The keyboard to the first input, and what the shown section needs.
    pub fn enter(&mut self, around: Around<'_>) -> Task<Message> {
        match self.sections.enter(around) {
            Some(task) => task.map(Message::Section),
            None => self.office.focus(),
        }
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, around: Around<'_>) -> Action {
        match message {
            Message::Section(message) if message.changes_facts() => {
                let _ = self.sections.update(message, around);
                return Action::Changed;
            }
            Message::Section(message) => {
                return Action::Run(self.sections.update(message, around).map(Message::Section));
            }
            Message::Office(asked, text) => self.office.type_in(asked, text),
            Message::SaveOffice => {
                return match self.office.finish() {
                    Some(office) => Action::SetOffice(office),
                    None => Action::Run(self.office.focus()),
                };
            }
            Message::Typed(input, text) => {
                *match input {
                    Input::TypeName => &mut self.type_name,
                    Input::TypeAbbreviation => &mut self.type_abbreviation,
                } = text;
            }
            Message::Category(category) => self.category = category,
            Message::AddType => {
                let name = clean(&self.type_name);
                if name.is_empty() {
                    return Action::Run(operation::focus(Input::TypeName.id()));
                }
                let abbreviation = Some(clean(&self.type_abbreviation)).filter(|text| !text.is_empty());
                return Action::AddType(DocumentType { name, abbreviation, category: self.category });
            }
            Message::Done(Ok(said)) => {
                if said == "settings-type-added" {
                    self.type_name.clear();
                    self.type_abbreviation.clear();
                }
                self.notice = Some(Notice::new(Tone::Good, Sentence::new(said)));
                return Action::Changed;
            }
            Message::Done(Err(error)) => self.notice = Some(Notice::new(Tone::Bad, error.message())),
            Message::Copies(message) => return Action::Copies(message),
            Message::Language => return Action::Language,
        }
        Action::Run(Task::none())
    }

    /// Follows a key.
    pub fn command(&mut self, command: Command, around: Around<'_>) -> Action {
        if let Some(task) = self.sections.command(command, around) {
            return Action::Run(task.map(Message::Section));
        }
        match command {
            Command::Next | Command::Enter => Action::Run(operation::focus_next()),
            Command::Previous => Action::Run(operation::focus_previous()),
            Command::Switch => Action::Language,
            Command::Open => Action::Copies(safety_copies::Message::Choose),
            Command::Complete => {
                let at = Category::ALL.iter().position(|category| *category == self.category).map_or(0, |at| at + 1);
                self.category = Category::ALL.get(at).copied().unwrap_or(Category::Administrative);
                Action::Run(Task::none())
            }
            Command::Save if self.sections.authority_is_begun() => {
                let save = sections::Message::Authorities(authorities::Message::Save);
                self.update(Message::Section(save), around)
            }
            Command::Save if !clean(&self.type_name).is_empty() => self.update(Message::AddType, around),
            Command::Save => self.update(Message::SaveOffice, around),
            _ => Action::Run(Task::none()),
        }
    }

    /// The picture.
    pub fn view<'a>(&'a self, facts: &'a Facts, registry: String, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let left = column![
            text::strong(language.text("settings-office")),
            self.office.view(language, Message::Office),
            button::primary(language.text("settings-save-office"), "Ctrl S", Some(Message::SaveOffice)),
            rule::horizontal(1).style(theme::line),
            self.sections.clerk(language).map(Message::Section),
            rule::horizontal(1).style(theme::line),
            text::strong(language.text("settings-language")),
            row![
                text::body(language.text("language-this")),
                button::secondary(language.text("language-other"), "F7", Some(Message::Language))
            ]
            .spacing(space::MEDIUM)
            .align_y(Alignment::Center),
            rule::horizontal(1).style(theme::line),
            safety_copies::view(&facts.copies, language).map(Message::Copies),
            rule::horizontal(1).style(theme::line),
            text::strong(language.text("settings-registry")),
            text::body(registry),
            text::label(language.text("settings-registry-hint"))
        ]
        .spacing(space::MEDIUM)
        .width(Length::FillPortion(1));
        let right = column![
            self.sections.authorities(facts, language).map(Message::Section),
            rule::horizontal(1).style(theme::line),
            self.types(facts, language)
        ]
        .spacing(space::MEDIUM)
        .width(Length::FillPortion(1));
        let head =
            row![text::title(language.text("place-settings")), self.sections.tabs(language).map(Message::Section)]
                .spacing(space::HUGE)
                .align_y(Alignment::Center)
                .height(space::TITLE_LINE);
        let content = match self.sections.view(language) {
            Some(section) => section.map(Message::Section),
            None => column![notice, row![left, right].spacing(space::HUGE)].spacing(space::SMALL).into(),
        };
        let page = column![head, content].spacing(space::SMALL).max_width(space::READABLE * 1.5);
        let page = container(page).padding([space::SMALL, space::LARGE]).width(Length::Fill);
        scrollable(page).style(theme::scroll).height(Length::Fill).width(Length::Fill).into()
    }

    fn input<'a>(input: Input, value: &'a str, language: &Language, width: Length) -> Element<'a, Message> {
        let typed = field::input(input.id(), "", value, false, move |text| Message::Typed(input, text));
        Frame { width: Some(width), ..Frame::new(language.text(input.label())) }.around(typed, None)
    }

    fn types<'a>(&'a self, facts: &'a Facts, language: &'a Language) -> Element<'a, Message> {
        let categories = Category::ALL.into_iter().map(|category| {
            button::choice(
                language.text(category_key(category)),
                category == self.category,
                Message::Category(category),
            )
        });
        let known = facts.types.iter().filter(|known| known.category == self.category);
        let known = known.map(|known| pair(&known.name, known.abbreviation.as_deref().unwrap_or_default()));
        column![
            text::strong(language.text("settings-types")),
            row(categories).push(text::label("F6")).spacing(space::TINY).align_y(Alignment::Center).wrap(),
            container(scrollable(Column::with_children(known)).style(theme::scroll)).max_height(space::SHORT_LIST),
            row![
                Self::input(Input::TypeName, &self.type_name, language, Length::Fill),
                Self::input(
                    Input::TypeAbbreviation,
                    &self.type_abbreviation,
                    language,
                    Length::Fixed(space::SHORT_FIELD)
                ),
                button::secondary(language.text("settings-add"), "", Some(Message::AddType))
            ]
            .spacing(space::MEDIUM)
            .align_y(Alignment::End)
        ]
        .spacing(space::SMALL)
        .into()
    }
}

fn category_key(category: Category) -> &'static str {
    match category {
        Category::Administrative => "category-administrative",
        Category::Normative => "category-normative",
        Category::Party => "category-party",
        Category::Copies => "category-copies",
        Category::Other => "category-other",
    }
}

/// A name and its abbreviation, on a line.
fn pair<'a>(name: &'a str, abbreviation: &'a str) -> Element<'a, Message> {
    let line = row![
        one_line(name),
        container(text::strong(abbreviation)).width(space::SHORT_FIELD),
        gap::horizontal().width(space::MEDIUM)
    ]
    .spacing(space::SMALL)
    .padding([space::TINY, 0.0])
    .align_y(Alignment::Center);
    column![line, rule::horizontal(1).style(theme::line)].into()
}
