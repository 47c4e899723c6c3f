//! The sections of the settings beside the general one: number series, held numbers, locked books; and its parts that write themselves.

use iced::{
    Alignment, Element, Task,
    widget::{Row, row},
};

use super::{
    authorities::{self, Authorities},
    clerk::{self, ClerkSection},
    holding::{self, Holding},
    locks::{self, Locks},
    series::{self, SeriesList},
};
use crate::{
    language::Language,
    window::{
        facts::Facts,
        hotkey::Command,
        kit::{button, space, text},
        screens::entry::Around,
    },
};

/// A section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The office, its authorities and types, the clerk, the language.
    General,
    /// Hệ thống số.
    Series,
    /// Giữ số.
    Holding,
    /// Khóa sổ.
    Locks,
}

impl Section {
    const ALL: [Self; 4] = [Self::General, Self::Series, Self::Holding, Self::Locks];

    fn label(self) -> &'static str {
        match self {
            Self::General => "settings-general",
            Self::Series => "series-tab",
            Self::Holding => "hold-tab",
            Self::Locks => "lock-tab",
        }
    }

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|section| *section == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or(Self::General)
    }
}

/// All of them, and which is shown.
#[derive(Debug)]
pub struct Sections {
    shown: Section,
    authorities: Authorities,
    clerk: ClerkSection,
    series: SeriesList,
    holding: Holding,
    locks: Locks,
}

/// What happens in them.
#[derive(Debug, Clone)]
pub enum Message {
    /// Show a section.
    Show(Section),
    /// Issuing authorities.
    Authorities(authorities::Message),
    /// The clerk's name.
    Clerk(clerk::Message),
    /// Number series.
    Series(series::Message),
    /// Held numbers.
    Holding(holding::Message),
    /// Locked books.
    Locks(locks::Message),
}

impl Message {
    /// Whether it asks for a change of the registry that somebody must sign.
    #[must_use]
    pub fn writes(&self) -> bool {
        matches!(
            self,
            Self::Series(series::Message::Add | series::Message::End)
                | Self::Holding(holding::Message::Save | holding::Message::GiveUp)
                | Self::Locks(locks::Message::Turn)
                | Self::Authorities(authorities::Message::Save)
        )
    }

    /// Whether something was kept by it that the whole window knows.
    #[must_use]
    pub fn changes_facts(&self) -> bool {
        matches!(
            self,
            Self::Clerk(clerk::Message::Saved(Ok(()))) | Self::Authorities(authorities::Message::Saved(Ok(())))
        )
    }
}

impl Sections {
    /// The sections of a clerk and a year, the general one shown.
    #[must_use]
    pub fn new(clerk: &str, year: i32) -> Self {
        Self {
            shown: Section::General,
            authorities: Authorities::new(),
            clerk: ClerkSection::new(clerk),
            series: SeriesList::new(year),
            holding: Holding::new(year),
            locks: Locks::new(year),
        }
    }

    /// Another name of the clerk is known.
    pub fn know_clerk(&mut self, clerk: &str) {
        self.clerk.know(clerk);
    }

    /// Comes into the shown section; nothing for the general one.
    pub fn enter(&mut self, around: Around<'_>) -> Option<Task<Message>> {
        match self.shown {
            Section::General => None,
            Section::Series => Some(self.series.enter(around).map(Message::Series)),
            Section::Holding => Some(self.holding.enter(around).map(Message::Holding)),
            Section::Locks => Some(self.locks.enter(around).map(Message::Locks)),
        }
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message, around: Around<'_>) -> Task<Message> {
        match message {
            Message::Show(section) => {
                self.shown = section;
                self.enter(around).unwrap_or_else(Task::none)
            }
            Message::Authorities(message) => self.authorities.update(message, around).map(Message::Authorities),
            Message::Clerk(message) => self.clerk.update(message, around).map(Message::Clerk),
            Message::Series(message) => self.series.update(message, around).map(Message::Series),
            Message::Holding(message) => self.holding.update(message, around).map(Message::Holding),
            Message::Locks(message) => self.locks.update(message, around).map(Message::Locks),
        }
    }

    /// Follows a key; nothing when it is for the general section.
    pub fn command(&mut self, command: Command, around: Around<'_>) -> Option<Task<Message>> {
        if command == Command::Filter {
            return Some(self.update(Message::Show(self.shown.next()), around));
        }
        match self.shown {
            Section::General => None,
            Section::Series => Some(self.series.command(command, around).map(Message::Series)),
            Section::Holding => Some(self.holding.command(command, around).map(Message::Holding)),
            Section::Locks => Some(self.locks.command(command, around).map(Message::Locks)),
        }
    }

    /// Which there are, the shown one marked.
    pub fn tabs<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let tabs = Section::ALL.map(|section| {
            button::choice(language.text(section.label()), section == self.shown, Message::Show(section))
        });
        row![Row::with_children(tabs).spacing(space::SMALL), text::label("F8")]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .into()
    }

    /// The shown section; nothing for the general one.
    pub fn view<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        match self.shown {
            Section::General => None,
            Section::Series => Some(self.series.view(language).map(Message::Series)),
            Section::Holding => Some(self.holding.view(language).map(Message::Holding)),
            Section::Locks => Some(self.locks.view(language).map(Message::Locks)),
        }
    }

    /// Whether one has begun to write an authority down in the general section.
    #[must_use]
    pub fn authority_is_begun(&self) -> bool {
        self.authorities.is_begun()
    }

    /// The issuing authorities, which stand in the general section.
    pub fn authorities<'a>(&'a self, facts: &'a Facts, language: &'a Language) -> Element<'a, Message> {
        self.authorities.view(facts, language).map(Message::Authorities)
    }

    /// The clerk's name, which stands in the general section.
    pub fn clerk<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        self.clerk.view(language).map(Message::Clerk)
    }
}
