//! Maintenance of the registry: taking in a list, checking that all is whole, getting a backup back.

pub mod check;
pub mod import;
pub mod restore;

use std::path::PathBuf;

use iced::{
    Element, Length, Task,
    advanced::widget::{operate, operation},
    widget::{column, container, row, rule, scrollable},
};

use language::Language;
use store::{Address, BackupSettings, Writer};
use texts::Text;

use self::{check::Check, import::Import, restore::Restore};
use crate::{
    keys::{Command, KeyContext},
    kit::{button, space, text, theme},
    screens::guide::Chapter,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaintenanceSection {
    /// Taking in a list.
    Import,
    /// Checking the registry.
    Check,
    /// Getting a backup back.
    Restore,
}

impl MaintenanceSection {
    const ALL: [Self; 3] = [Self::Import, Self::Check, Self::Restore];

    fn label(self) -> Text {
        match self {
            Self::Import => texts::IMPORT_TITLE,
            Self::Check => texts::MAINTENANCE_CHECK_TITLE,
            Self::Restore => texts::MAINTENANCE_RESTORE_TITLE,
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Import => Self::Check,
            Self::Check => Self::Restore,
            Self::Restore => Self::Import,
        }
    }
}

#[derive(Debug)]
pub struct Maintenance {
    shown: MaintenanceSection,
    pub import: Import,
    check: Check,
    restore: Restore,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Show a part.
    Show(MaintenanceSection),
    /// While taking in a list.
    Import(import::Message),
    /// While checking.
    Check(check::Message),
    /// While getting a copy back.
    Restore(restore::Message),
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Of taking in a list.
    Import(import::Action),
    /// To ask for a copy's file.
    AskCopy,
    /// To put this copy in the registry's place.
    Restore(PathBuf, restore::Consent),
}

impl From<import::Action> for Action {
    fn from(action: import::Action) -> Self {
        match action {
            import::Action::Run(task) => Self::Run(task.map(Message::Import)),
            other => Self::Import(other),
        }
    }
}

impl From<restore::Action> for Action {
    fn from(action: restore::Action) -> Self {
        match action {
            restore::Action::Run(task) => Self::Run(task.map(Message::Restore)),
            restore::Action::AskCopy => Self::AskCopy,
            restore::Action::Restore(copy, consent) => Self::Restore(copy, consent),
        }
    }
}

impl Maintenance {
    /// The screen of a registry that is written so.
    #[must_use]
    pub fn new(registry: &Address, writer: &Writer) -> Self {
        Self {
            shown: MaintenanceSection::Import,
            import: Import::new(registry, writer),
            check: Check::new(registry, writer),
            restore: Restore::new(registry),
        }
    }

    pub fn enter(&mut self, copies: &BackupSettings) -> Task<Message> {
        // A key like Ctrl+C means the screen, not the search box.
        let unfocused = operate(operation::focusable::unfocus());
        match self.shown {
            MaintenanceSection::Import => unfocused,
            MaintenanceSection::Check => self.check.enter().map(Message::Check),
            MaintenanceSection::Restore => {
                unfocused.chain(self.restore.enter(copies.folder.as_deref()).map(Message::Restore))
            }
        }
    }

    /// The copies have changed: lists them anew, where they are shown.
    pub fn list_again(&self, copies: &BackupSettings) -> Task<Message> {
        match self.shown {
            MaintenanceSection::Restore => restore::list(copies.folder.as_deref()).map(Message::Restore),
            MaintenanceSection::Import | MaintenanceSection::Check => Task::none(),
        }
    }

    /// The chapter of the guide that explains the shown part.
    #[must_use]
    pub fn chapter(&self) -> Chapter {
        match self.shown {
            MaintenanceSection::Import => Chapter::Import,
            MaintenanceSection::Check => Chapter::Check,
            MaintenanceSection::Restore => Chapter::Copies,
        }
    }

    /// The context of keys here.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match self.shown {
            MaintenanceSection::Import => KeyContext::Import,
            MaintenanceSection::Check => KeyContext::Check,
            MaintenanceSection::Restore if self.is_asking() => KeyContext::RestoreQuestion,
            MaintenanceSection::Restore => KeyContext::Restore,
        }
    }

    /// Whether a list is being taken in here.
    #[must_use]
    pub fn takes_lists(&self) -> bool {
        self.shown == MaintenanceSection::Import
    }

    /// Whether anything here is at work.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.import.is_working() || self.check.is_working() || self.restore.is_working()
    }

    /// Whether a question is open that must be answered first.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.shown == MaintenanceSection::Restore && self.restore.is_asking()
    }

    pub fn update(&mut self, message: Message, copies: &BackupSettings) -> Action {
        match message {
            Message::Show(section) => {
                self.shown = section;
                Action::Run(self.enter(copies))
            }
            Message::Import(message) => self.import.update(message).into(),
            Message::Check(message) => Action::Run(self.check.update(message).map(Message::Check)),
            Message::Restore(message) => self.restore.update(message).into(),
        }
    }

    /// Runs a command; `None` leaves the screen.
    pub fn command(&mut self, command: Command, copies: &BackupSettings) -> Option<Action> {
        if command == Command::NextSection && !self.is_asking() {
            return Some(self.update(Message::Show(self.shown.next()), copies));
        }
        match self.shown {
            MaintenanceSection::Import => self.import.command(command).map(Action::from),
            MaintenanceSection::Check => self.check.command(command).map(|task| Action::Run(task.map(Message::Check))),
            MaintenanceSection::Restore => self.restore.command(command).map(Action::from),
        }
    }

    /// The question over the screen, and what closes it.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<(Element<'a, Message>, Message)> {
        let panel = self.restore.question(language).filter(|_| self.is_asking())?;
        Some((panel.map(Message::Restore), Message::Restore(restore::Message::GiveUp)))
    }

    /// The picture; what writes to the registry can be pressed only where the window may write.
    pub fn view<'a>(&'a self, may_write: bool, language: &'a Language) -> Element<'a, Message> {
        let sections = MaintenanceSection::ALL
            .map(|section| (language.text(section.label()), section == self.shown, Message::Show(section)));
        let sections = row![button::segments(sections, Command::NextSection.key())];
        let content = match self.shown {
            MaintenanceSection::Import => self.import.view(language).map(Message::Import),
            MaintenanceSection::Check => self.check.view(may_write, language).map(Message::Check),
            MaintenanceSection::Restore => self.restore.view(language).map(Message::Restore),
        };
        let page = column![
            text::title(language.text(texts::PLACE_MAINTENANCE)),
            sections,
            rule::horizontal(1).style(theme::line),
            content
        ]
        .spacing(space::SMALL)
        .max_width(space::READABLE * 1.5);
        let page = container(page).padding([space::SMALL, space::LARGE]).width(Length::Fill);
        scrollable(page).style(theme::scroll).height(Length::Fill).width(Length::Fill).into()
    }
}
