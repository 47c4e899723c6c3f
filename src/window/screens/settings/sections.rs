//! The sections of the settings: general, those that are a list with a form, and display.

use iced::{
    Alignment, Element, Task,
    widget::{Id, Row},
};

use language::Language;
use texts::Text;

use super::{
    authorities, calendar,
    clerk::{self, ClerkSection},
    display, holding,
    list_section::ListSection,
    locks, recipients,
    section::{SectionMessage, SettingsSection},
    series, successions, types, units,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{button, hint::hinted, space},
    preferences::{PreferenceChange, Preferences},
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

/// Declares the sections that are a list with a form, in the order of their tabs: variant, module, type.
macro_rules! list_sections {
    ($($name:ident($module:ident::$section:ident)),+ $(,)?) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Section {
            /// The office, the clerk, the language, backups and folders.
            General,
            $($name,)+
            /// The display of the window.
            Display,
        }

        impl Section {
            const ALL: &[Self] = &[Self::General, $(Self::$name,)+ Self::Display];

            fn label(self) -> Text {
                match self {
                    Self::General => texts::SETTINGS_GENERAL,
                    $(Self::$name => <$module::$section as SettingsSection>::TEXTS.tab,)+
                    Self::Display => texts::SETTINGS_DISPLAY,
                }
            }

            fn chapter(self) -> Chapter {
                match self {
                    Self::General | Self::Display => Chapter::Office,
                    $(Self::$name => <$module::$section as SettingsSection>::CHAPTER,)+
                }
            }

            fn key_context(self) -> KeyContext {
                match self {
                    Self::General | Self::Display => KeyContext::Office,
                    $(Self::$name => <$module::$section as SettingsSection>::KEYS,)+
                }
            }
        }

        /// All sections, and which of them is shown.
        #[derive(Debug)]
        pub struct Sections {
            shown: Section,
            clerk: ClerkSection,
            $($module: ListSection<$module::$section>,)+
        }

        #[derive(Debug, Clone)]
        pub enum Message {
            Show(Section),
            /// A message of the form with the clerk's name.
            Clerk(clerk::Message),
            $($name(SectionMessage<$module::$section>),)+
            /// Change the display preferences; handled by the window.
            PreferenceChange(PreferenceChange),
        }

        impl Message {
            /// Whether the message changes the registry, for which the clerk's name is required.
            #[must_use]
            pub fn writes(&self) -> bool {
                match self {
                    Self::Show(_) | Self::Clerk(_) | Self::PreferenceChange(_) => false,
                    $(Self::$name(message) => message.writes::<$module::$section>(),)+
                }
            }
        }

        impl Sections {
            /// Creates the sections for a year, with the general one shown.
            #[must_use]
            pub fn new(year: i32) -> Self {
                Self {
                    shown: Section::General,
                    clerk: ClerkSection::new(),
                    $($module: ListSection::new(year),)+
                }
            }

            /// Enters the shown section; `None` for the general one, which `Settings` itself handles.
            pub fn enter(&mut self, context: Context<'_>) -> Option<Task<Message>> {
                match self.shown {
                    Section::General => None,
                    $(Section::$name => Some(self.$module.enter(context).map(Message::$name)),)+
                    Section::Display => Some(Task::none()),
                }
            }

            pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
                match message {
                    Message::Show(section) => {
                        self.shown = section;
                        self.enter(context).unwrap_or_else(Task::none)
                    }
                    Message::Clerk(message) => self.clerk.update(message, context).map(Message::Clerk),
                    $(Message::$name(message) => self.$module.update(message, context).map(Message::$name),)+
                    Message::PreferenceChange(_) => Task::none(),
                }
            }

            /// Runs a command; `None` when `Settings` itself handles it.
            pub fn command(&mut self, command: Command, context: Context<'_>) -> Option<Task<Message>> {
                if command == Command::NextSection {
                    return Some(self.update(Message::Show(self.shown.next()), context));
                }
                match self.shown {
                    Section::General | Section::Display => None,
                    $(Section::$name => Some(self.$module.command(command, context).map(Message::$name)),)+
                }
            }

            /// Shows the current section; `None` for the general one.
            pub fn view<'a>(
                &'a self,
                reference: &'a ReferenceData,
                preferences: &Preferences,
                language: &'a Language,
            ) -> Option<Element<'a, Message>> {
                match self.shown {
                    Section::General => None,
                    $(Section::$name => Some(self.$module.view(reference, language).map(Message::$name)),)+
                    Section::Display => Some(display::view(preferences, language).map(Message::PreferenceChange)),
                }
            }
        }
    };
}

list_sections! {
    Series(series::SeriesList),
    Holding(holding::Holding),
    Locks(locks::Locks),
    Authorities(authorities::Authorities),
    Units(units::Units),
    Recipients(recipients::Recipients),
    Successions(successions::Successions),
    Types(types::Types),
    Calendar(calendar::WorkingDays),
}

impl Section {
    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|section| *section == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or(Self::General)
    }
}

impl Sections {
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

    /// Undoes or redoes in the clerk's name; `None` when that is not the focused input.
    pub fn turn_clerk_back(&mut self, command: Command, input: &Id) -> Option<Task<Message>> {
        self.clerk.turn_back(command, input).map(|task| task.map(Message::Clerk))
    }

    /// Another name of the clerk is known.
    pub fn set_clerk(&mut self, clerk: &str) {
        self.clerk.set(clerk);
    }

    /// Which there are, the shown one marked.
    pub fn tabs<'a>(&self, language: &'a Language) -> Element<'a, Message> {
        let tabs = Section::ALL.iter().map(|section| {
            button::choice(language.text(section.label()), *section == self.shown, Message::Show(*section))
        });
        let tabs = Row::with_children(tabs).spacing(space::TINY).align_y(Alignment::Center).wrap();
        hinted(tabs, "", Command::NextSection.key())
    }

    /// The clerk's name, which stands in the general section.
    pub fn clerk<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        self.clerk.view(language).map(Message::Clerk)
    }
}
