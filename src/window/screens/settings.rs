//! Settings: the office, the clerk, the language, backups and where things lie; the other sections write themselves.

mod about;
mod authorities;
mod calendar;
mod clerk;
mod display;
mod folders;
mod holding;
mod list_section;
mod locks;
pub mod page;
mod recipients;
mod section;
mod sections;
mod series;
mod successions;
mod types;
mod units;

use std::path::PathBuf;

use iced::{
    Element, Length, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, column, container, row, rule, scrollable},
};

pub use self::folders::Folder;

use domain::office::Office;
use language::Language;
use store::{Naming, StoreError};
use texts::{Text, UserMessage};

use self::sections::Sections;
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button,
        form::FormEvent,
        notice::{self, Notice},
        space, text,
        theme::{self, Severity},
    },
    preferences::{PreferenceChange, Preferences},
    screens::{backup_settings, guide::Chapter, office_form::OfficeForm},
};

#[derive(Debug)]
pub struct Settings {
    office: OfficeForm,
    /// The office as the registry has it.
    kept: Option<Office>,
    /// Whether it is asked what another name means.
    asks_naming: bool,
    folder: Folder,
    notice: Option<Notice>,
    sections: Sections,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event in the form of the office.
    Office(FormEvent),
    /// Undo or redo in the form of this input.
    TurnBack(Command, Id),
    /// Save the office; another name of it holds from today on.
    SaveOffice,
    /// Save the office; the name it had was a mistake.
    CorrectOffice,
    Open(Folder),
    /// The registry answered: what to say when it went well.
    Done(Result<Text, StoreError>),
    Copies(backup_settings::Message),
    /// In one of the sections beside the general one.
    Section(sections::Message),
}

impl Message {
    /// Whether it asks for a change of the registry that somebody must sign.
    #[must_use]
    pub fn writes(&self) -> bool {
        match self {
            Self::SaveOffice | Self::CorrectOffice => true,
            Self::Section(message) => message.writes(),
            _ => false,
        }
    }
}

/// A list of days for the working calendar was chosen, or none.
#[must_use]
pub fn calendar_chosen(file: Option<PathBuf>) -> Message {
    let chosen = section::Message::Own(calendar::CalendarMessage::Chosen(file));
    Message::Section(sections::Message::Calendar(chosen))
}

/// What they ask of the window.
#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To keep the office; what another name of it means.
    SetOffice(Office, Naming),
    Open(Folder),
    /// Something about backups.
    Copies(backup_settings::Message),
    /// To ask for a list of days for the working calendar.
    ChooseCalendar,
    /// To change the window itself.
    PreferenceChange(PreferenceChange),
}

/// Whether a key changes the registry.
#[must_use]
pub fn changes(command: Command) -> bool {
    matches!(
        command,
        Command::Save
            | Command::Remove
            | Command::Retire
            | Command::EndSeries
            | Command::GiveUpHeld
            | Command::CorrectName
    )
}

impl Settings {
    /// The settings before anything is known of the registry.
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self {
            sections: Sections::new(year),
            office: OfficeForm::default(),
            kept: None,
            asks_naming: false,
            folder: Folder::Registry,
            notice: None,
        }
    }

    /// The chapter of the guide that explains the shown section.
    #[must_use]
    pub fn chapter(&self) -> Chapter {
        self.sections.chapter()
    }

    /// The context of keys here.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        self.sections.key_context()
    }

    /// The section of held numbers, to be entered next.
    pub fn show_held_numbers(&mut self) {
        self.sections.show_held_numbers();
    }

    /// The office is known, or is another now.
    pub fn set_office(&mut self, office: Option<Office>) {
        self.office = OfficeForm::of(office.clone().unwrap_or_default());
        self.kept = office;
        self.asks_naming = false;
    }

    /// Another name of the clerk is known.
    pub fn set_clerk(&mut self, clerk: &str) {
        self.sections.set_clerk(clerk);
    }

    /// The keyboard to the first input, and what the shown section needs.
    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        match self.sections.enter(context) {
            Some(task) => task.map(Message::Section),
            None => self.office.focus(),
        }
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Section(sections::Message::PreferenceChange(change)) => return Action::PreferenceChange(change),
            Message::Section(sections::Message::Calendar(section::Message::Own(calendar::CalendarMessage::Choose))) => {
                return Action::ChooseCalendar;
            }
            Message::Section(message) => {
                return Action::Run(self.sections.update(message, context).map(Message::Section));
            }
            Message::Office(event) => {
                self.asks_naming &= !event.is_typing();
                return Action::Run(self.office.update(event, context.today));
            }
            Message::TurnBack(command, input) => {
                if let Some(task) = self.sections.turn_clerk_back(command, &input) {
                    return Action::Run(task.map(Message::Section));
                }
                self.asks_naming = false;
                return Action::Run(self.office.command(command, Message::Office).unwrap_or_else(Task::none));
            }
            Message::SaveOffice => return self.save(Naming::Since(context.today)),
            Message::CorrectOffice => return self.save(Naming::Corrected),
            Message::Open(folder) => {
                self.folder = folder;
                return Action::Open(folder);
            }
            Message::Done(Ok(said)) => {
                self.notice = Some(Notice::new(Severity::Success, UserMessage::from(said)));
            }
            Message::Done(Err(error)) => self.notice = Some(Notice::new(Severity::Error, error.message())),
            Message::Copies(message) => return Action::Copies(message),
        }
        Action::Run(Task::none())
    }

    /// Saves the office. Of another name it is asked first whether it begins today or takes the place of a mistaken one: documents of the
    /// days before bear the former name only if it ever was one.
    fn save(&mut self, naming: Naming) -> Action {
        let Some(office) = self.office.finish() else { return Action::Run(self.office.focus()) };
        let is_renamed = |kept: &Office| {
            // Saying what stands above it where nobody had said so renames nothing.
            let is_under_another = !kept.parent.is_empty() && kept.parent != office.parent;
            is_under_another || [&kept.name, &kept.abbreviation] != [&office.name, &office.abbreviation]
        };
        if !self.asks_naming && self.kept.as_ref().is_some_and(is_renamed) {
            self.asks_naming = true;
            return Action::Run(Task::none());
        }
        self.asks_naming = false;
        Action::SetOffice(office, naming)
    }

    /// What another name of the office means, with the two answers.
    fn naming<'a>(&self, language: &'a Language) -> Option<Element<'a, Message>> {
        self.asks_naming.then(|| {
            let answers = row![
                button::primary(
                    language.text(texts::SETTINGS_RENAMED_TODAY),
                    KeyContext::Office.key(Command::Save),
                    Some(Message::SaveOffice)
                ),
                button::secondary(
                    language.text(texts::SETTINGS_RENAMED_CORRECTED),
                    Command::CorrectName.key(),
                    Some(Message::CorrectOffice)
                )
            ];
            column![text::body(language.text(texts::SETTINGS_RENAMED_ASKS)), answers.spacing(space::MEDIUM).wrap()]
                .spacing(space::SMALL)
                .into()
        })
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Action {
        if command == Command::ImportCalendar {
            return Action::ChooseCalendar;
        }
        if let Some(task) = self.sections.command(command, context) {
            return Action::Run(task.map(Message::Section));
        }
        match command {
            Command::OtherLanguage => Action::PreferenceChange(PreferenceChange::OtherLanguage),
            Command::ChooseCopyFolder => Action::Copies(backup_settings::Message::Choose),
            Command::Step(step) => {
                self.folder = self.folder.stepped(step);
                Action::Run(Task::none())
            }
            Command::OpenFolder => Action::Open(self.folder),
            Command::Save => self.update(Message::SaveOffice, context),
            Command::CorrectName if self.asks_naming => self.update(Message::CorrectOffice, context),
            // Undo belongs to the form that has the focus, the office's or the clerk's, so the focused input is looked up first.
            Command::Undo | Command::Redo => {
                Action::Run(operate(find_focused()).map(move |input| Message::TurnBack(command, input)))
            }
            command => Action::Run(self.office.command(command, Message::Office).unwrap_or_else(Task::none)),
        }
    }

    pub fn view<'a>(&'a self, preferences: &Preferences, context: Context<'a>) -> Element<'a, Message> {
        let Context { reference, language, .. } = context;
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let save = || {
            row![button::primary(
                language.text(texts::SETTINGS_SAVE_OFFICE),
                KeyContext::Office.key(Command::Save),
                Some(Message::SaveOffice)
            )]
        };
        let left = column![
            text::strong(language.text(texts::SHARED_OFFICE)),
            self.office.view(language, Message::Office),
            self.naming(language).unwrap_or_else(|| save().into()),
            rule::horizontal(1).style(theme::line),
            self.sections.clerk(language).map(Message::Section)
        ]
        .spacing(space::MEDIUM)
        .width(Length::FillPortion(1));
        let right = column![
            backup_settings::view(&reference.copies, language).map(Message::Copies),
            rule::horizontal(1).style(theme::line),
            folders::view(self.folder, context).map(Message::Open),
            rule::horizontal(1).style(theme::line),
            about::view(context.environment.version, language)
        ]
        .spacing(space::MEDIUM)
        .width(Length::FillPortion(1));
        let head = column![
            text::title(language.text(texts::PLACE_SETTINGS)),
            self.sections.tabs(language).map(Message::Section),
            rule::horizontal(1).style(theme::line)
        ]
        .spacing(space::SMALL);
        let shown = match self.sections.view(reference, preferences, language) {
            Some(section) => section.map(Message::Section),
            None => column![notice, row![left, right].spacing(space::HUGE)].spacing(space::SMALL).into(),
        };
        let page = column![head, shown].spacing(space::SMALL).max_width(space::READABLE * 1.5);
        let page = container(page).padding([space::SMALL, space::LARGE]).width(Length::Fill);
        scrollable(page).style(theme::scroll).height(Length::Fill).width(Length::Fill).into()
    }
}
