//! The sections of the settings beside the general one: authorities, units, names, types, number series, held numbers,
//! locked books, the working calendar.

use iced::{Alignment, Element, Task, widget::Row};

use language::Language;

use super::{
    authorities::{self, Authorities},
    calendar::{self, CalendarSection},
    clerk::{self, ClerkSection},
    display,
    holding::{self, Holding},
    locks::{self, Locks},
    recipients::{self, Recipients},
    series::{self, SeriesList},
    successions::{self, Successions},
    types::{self, Types},
    units::{self, Units},
};
use crate::{
    keys::{Command, KeyContext},
    kit::{button, space, text},
    preferences::{PreferenceChange, Preferences},
    reference_data::ReferenceData,
    screens::{entry::Context, guide::Chapter},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The office, the clerk, the language, where things lie.
    General,
    /// Cơ quan ban hành.
    Authorities,
    /// Đơn vị.
    Units,
    /// Nơi nhận.
    Recipients,
    /// Đổi tên, sáp nhập.
    Successions,
    /// Tên loại.
    Types,
    /// Hệ thống số.
    Series,
    /// Giữ số.
    Holding,
    /// Khóa sổ.
    Locks,
    /// Lịch làm việc.
    Calendar,
    /// How the window looks.
    Display,
}

impl Section {
    const ALL: [Self; 11] = [
        Self::General,
        Self::Series,
        Self::Holding,
        Self::Locks,
        Self::Authorities,
        Self::Units,
        Self::Recipients,
        Self::Successions,
        Self::Types,
        Self::Calendar,
        Self::Display,
    ];

    fn label(self) -> &'static str {
        match self {
            Self::General => "settings-general",
            Self::Authorities => "authority-tab",
            Self::Units => "unit-tab",
            Self::Recipients => "recipients-tab",
            Self::Successions => "succession-tab",
            Self::Types => "type-tab",
            Self::Series => "series-tab",
            Self::Holding => "hold-tab",
            Self::Locks => "lock-tab",
            Self::Calendar => "calendar-tab",
            Self::Display => "settings-display",
        }
    }

    fn chapter(self) -> Chapter {
        match self {
            Self::Successions => Chapter::Names,
            Self::Holding => Chapter::Hold,
            Self::Locks => Chapter::YearEnd,
            Self::Recipients => Chapter::Outgoing,
            Self::Calendar => Chapter::Deadlines,
            Self::General | Self::Series | Self::Authorities | Self::Units | Self::Types | Self::Display => {
                Chapter::Office
            }
        }
    }

    fn key_context(self) -> KeyContext {
        match self {
            Self::General | Self::Display => KeyContext::Office,
            Self::Authorities => KeyContext::Authorities,
            Self::Units => KeyContext::Units,
            Self::Recipients => KeyContext::Recipients,
            Self::Successions => KeyContext::Successions,
            Self::Types => KeyContext::Types,
            Self::Series => KeyContext::Series,
            Self::Holding => KeyContext::Holding,
            Self::Locks => KeyContext::Locks,
            Self::Calendar => KeyContext::Calendar,
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
    units: Units,
    recipients: Recipients,
    successions: Successions,
    types: Types,
    series: SeriesList,
    holding: Holding,
    locks: Locks,
    calendar: CalendarSection,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Show a section.
    Show(Section),
    /// Issuing authorities.
    Authorities(authorities::Message),
    /// The clerk's name.
    Clerk(clerk::Message),
    /// Units.
    Units(units::Message),
    /// Groups of receivers.
    Recipients(recipients::Message),
    /// Bodies renamed or merged.
    Successions(successions::Message),
    /// Types of documents.
    Types(types::Message),
    /// Number series.
    Series(series::Message),
    /// Held numbers.
    Holding(holding::Message),
    /// Locked books.
    Locks(locks::Message),
    /// The working calendar.
    Calendar(calendar::Message),
    /// To change the window itself; the settings ask it of the window.
    PreferenceChange(PreferenceChange),
}

impl Message {
    /// Whether it asks for a change of the registry that somebody must sign.
    #[must_use]
    pub fn writes(&self) -> bool {
        matches!(
            self,
            Self::Series(series::Message::Add | series::Message::End)
                | Self::Holding(holding::Message::Save | holding::Message::GiveUp)
                | Self::Locks(locks::Message::Toggle)
                | Self::Calendar(
                    calendar::Message::Save | calendar::Message::Remove | calendar::Message::Chosen(Some(_))
                )
                | Self::Authorities(authorities::Message::Save)
                | Self::Units(units::Message::Save | units::Message::Remove)
                | Self::Recipients(recipients::Message::Save | recipients::Message::Remove)
                | Self::Successions(successions::Message::Save | successions::Message::Remove)
                | Self::Types(types::Message::Save | types::Message::Retire)
        )
    }

    /// Whether something was kept by it that the whole window knows.
    #[must_use]
    pub fn changes_reference(&self) -> bool {
        matches!(
            self,
            Self::Clerk(clerk::Message::Saved(Ok(())))
                | Self::Authorities(authorities::Message::Saved(Ok(())))
                | Self::Units(units::Message::Done(Ok(_)))
                | Self::Recipients(recipients::Message::Done(Ok(_)))
                | Self::Successions(successions::Message::Done(Ok(_)))
                | Self::Types(types::Message::Done(Ok(_)))
                | Self::Calendar(calendar::Message::Done(Ok(_)) | calendar::Message::Imported(_))
        )
    }
}

impl Sections {
    /// The sections of a year, the general one shown.
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self {
            shown: Section::General,
            authorities: Authorities::new(),
            clerk: ClerkSection::new(),
            units: Units::new(),
            recipients: Recipients::new(),
            successions: Successions::new(),
            types: Types::new(),
            series: SeriesList::new(year),
            holding: Holding::new(year),
            locks: Locks::new(year),
            calendar: CalendarSection::new(year),
        }
    }

    /// The chapter of the guide that explains the shown section.
    #[must_use]
    pub fn chapter(&self) -> Chapter {
        self.shown.chapter()
    }

    /// The context of keys in the shown section.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        self.shown.key_context()
    }

    /// The section of held numbers, to be entered next.
    pub fn show_held_numbers(&mut self) {
        self.shown = Section::Holding;
    }

    /// Another name of the clerk is known.
    pub fn set_clerk(&mut self, clerk: &str) {
        self.clerk.set(clerk);
    }

    /// Comes into the shown section; `None` for the ones that stand in the settings themselves.
    pub fn enter(&mut self, context: Context<'_>) -> Option<Task<Message>> {
        match self.shown {
            Section::General => None,
            Section::Authorities => Some(self.authorities.enter().map(Message::Authorities)),
            Section::Recipients => Some(self.recipients.enter().map(Message::Recipients)),
            Section::Units => Some(self.units.enter().map(Message::Units)),
            Section::Successions => Some(self.successions.enter(context).map(Message::Successions)),
            Section::Types => Some(self.types.enter().map(Message::Types)),
            Section::Display => Some(Task::none()),
            Section::Calendar => Some(self.calendar.enter().map(Message::Calendar)),
            Section::Series => Some(self.series.enter(context).map(Message::Series)),
            Section::Holding => Some(self.holding.enter(context).map(Message::Holding)),
            Section::Locks => Some(self.locks.enter(context).map(Message::Locks)),
        }
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Show(section) => {
                self.shown = section;
                self.enter(context).unwrap_or_else(Task::none)
            }
            Message::Authorities(message) => self.authorities.update(message, context).map(Message::Authorities),
            Message::Clerk(message) => self.clerk.update(message, context).map(Message::Clerk),
            Message::Recipients(message) => self.recipients.update(message, context).map(Message::Recipients),
            Message::Units(message) => self.units.update(message, context).map(Message::Units),
            Message::Successions(message) => self.successions.update(message, context).map(Message::Successions),
            Message::Types(message) => self.types.update(message, context).map(Message::Types),
            Message::Series(message) => self.series.update(message, context).map(Message::Series),
            Message::Holding(message) => self.holding.update(message, context).map(Message::Holding),
            Message::Locks(message) => self.locks.update(message, context).map(Message::Locks),
            Message::Calendar(message) => self.calendar.update(message, context).map(Message::Calendar),
            Message::PreferenceChange(_) => Task::none(),
        }
    }

    /// Follows a key; `None` when it is for the settings themselves.
    pub fn command(&mut self, command: Command, context: Context<'_>) -> Option<Task<Message>> {
        if command == Command::NextSection {
            return Some(self.update(Message::Show(self.shown.next()), context));
        }
        match self.shown {
            Section::General | Section::Display => None,
            Section::Authorities => Some(self.authorities.command(command, context).map(Message::Authorities)),
            Section::Recipients => Some(self.recipients.command(command, context).map(Message::Recipients)),
            Section::Units => Some(self.units.command(command, context).map(Message::Units)),
            Section::Successions => Some(self.successions.command(command, context).map(Message::Successions)),
            Section::Types => Some(self.types.command(command, context).map(Message::Types)),
            Section::Series => Some(self.series.command(command, context).map(Message::Series)),
            Section::Holding => Some(self.holding.command(command, context).map(Message::Holding)),
            Section::Locks => Some(self.locks.command(command, context).map(Message::Locks)),
            Section::Calendar => Some(self.calendar.command(command, context).map(Message::Calendar)),
        }
    }

    /// Which there are, the shown one marked.
    pub fn tabs<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let tabs = Section::ALL.map(|section| {
            button::choice(language.text(section.label()), section == self.shown, Message::Show(section))
        });
        Row::with_children(tabs)
            .push(text::label(Command::NextSection.key()))
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
            .wrap()
            .into()
    }

    /// The shown section; `None` for the general one.
    pub fn view<'a>(
        &'a self,
        reference: &'a ReferenceData,
        preferences: &Preferences,
        language: &'a Language,
    ) -> Option<Element<'a, Message>> {
        match self.shown {
            Section::General => None,
            Section::Authorities => Some(self.authorities.view(reference, language).map(Message::Authorities)),
            Section::Recipients => Some(self.recipients.view(reference, language).map(Message::Recipients)),
            Section::Units => Some(self.units.view(reference, language).map(Message::Units)),
            Section::Successions => Some(self.successions.view(reference, language).map(Message::Successions)),
            Section::Types => Some(self.types.view(reference, language).map(Message::Types)),
            Section::Series => Some(self.series.view(language).map(Message::Series)),
            Section::Holding => Some(self.holding.view(language).map(Message::Holding)),
            Section::Locks => Some(self.locks.view(language).map(Message::Locks)),
            Section::Calendar => Some(self.calendar.view(reference, language).map(Message::Calendar)),
            Section::Display => Some(display::view(preferences, language).map(Message::PreferenceChange)),
        }
    }

    /// The clerk's name, which stands in the general section.
    pub fn clerk<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        self.clerk.view(language).map(Message::Clerk)
    }
}
