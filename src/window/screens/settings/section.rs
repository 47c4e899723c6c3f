//! The trait of a section of the settings that is a list with a form, and the types that its implementations use: texts, state,
//! messages, changes of the registry.

use std::{borrow::Cow, fmt::Debug};

use iced::{
    Alignment, Element, Task,
    widget::{Id, row},
};

use domain::ending::{Ending, EndingOf};
use language::Language;
use store::{Store, StoreError, Transaction};
use texts::{Text, UserMessage};

use super::page;
use crate::{
    context::Context,
    keys::{Command, KeyContext, UP_DOWN, together},
    kit::{
        button,
        form::{FieldSpec, FormEvent, InputForm},
        notice::Notice,
        space,
        suggest::Choice,
        text,
    },
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

/// A section's texts.
#[derive(Debug)]
pub struct SectionTexts {
    pub tab: Text,
    /// Title of the list.
    pub title: Text,
    pub title_hint: Option<Text>,
    /// Shown in place of an empty list.
    pub none: Option<Text>,
    /// Title of the form.
    pub form: Text,
    pub form_hint: Option<Text>,
    pub save: Text,
}

/// The operations on a line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    Nothing,
    Mark,
    Change,
    ChangeAndRemove,
}

/// The result of a change that the registry accepted.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The change was made; the message for the clerk.
    Done(UserMessage),
    /// The change was not made yet: shows first what it would end; `None` when it would end nothing.
    Ends(Option<Ending>),
}

/// A change to run on the registry's thread.
pub type RegistryChange = Box<dyn FnOnce(&mut Store) -> Result<Outcome, StoreError> + Send>;

/// Returns a change that runs `work` in one transaction and then reports `said`.
pub fn change(
    said: UserMessage,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError> + Send + 'static,
) -> RegistryChange {
    Box::new(move |store| store.write(work).map(|()| Outcome::Done(said)))
}

/// The state common to all sections.
#[derive(Debug)]
pub struct SectionState {
    /// The year shown; unused by sections without years.
    pub year: i32,
    pub form: InputForm,
    /// The form of `SettingsSection::END`; without inputs where a section has none.
    pub end: InputForm,
    pub marked: usize,
    /// What the last change would end, as shown to the clerk. Saving again confirms it.
    pub ending: Option<Ending>,
    pub notice: Option<Notice>,
}

impl SectionState {
    /// Returns the index of the marked line: the last one when the list has become shorter.
    pub fn place<Line>(&self, lines: &[Line]) -> usize {
        self.marked.min(lines.len().saturating_sub(1))
    }

    pub fn marked_in<'a, Line>(&self, lines: &'a [Line]) -> Option<&'a Line> {
        lines.get(self.place(lines))
    }

    /// Whether the ending of this was shown, so that saving again confirms it.
    pub fn was_shown(&self, of: EndingOf, authority: Option<&String>) -> bool {
        let shown = self.ending.as_ref();
        shown.is_some_and(|ending| ending.of == of && ending.authority.as_ref() == authority)
    }
}

/// The messages of a section.
#[derive(Debug, Clone)]
pub enum Message<Own, Data> {
    Form(FormEvent),
    /// An event in the form of `SettingsSection::END`.
    EndForm(FormEvent),
    /// Mark the line at this index.
    Mark(usize),
    /// Take the marked line into the form.
    Change,
    /// Remove the marked line from the list.
    Remove,
    /// Save the form.
    Save,
    /// Submit the form of `SettingsSection::END`.
    End,
    /// Show this year.
    Year(i32),
    /// The data of this year was read.
    Read(i32, Result<Data, StoreError>),
    /// The change of `Save` or `Remove` ended.
    Done(Result<Outcome, StoreError>),
    /// The change of `End` ended.
    Ended(Result<Outcome, StoreError>),
    /// A message specific to the section.
    Own(Own),
}

impl<Own, Data> Message<Own, Data> {
    /// Whether the message changes the registry, for which the clerk's name is required.
    pub fn writes<P: SettingsSection<Own = Own, Data = Data>>(&self) -> bool {
        match self {
            Self::Save | Self::Remove | Self::End => true,
            Self::Own(own) => P::writes(own),
            _ => false,
        }
    }
}

pub type SectionMessage<P> = Message<<P as SettingsSection>::Own, <P as SettingsSection>::Data>;

/// A section of the settings that is a list with a form, run by `ListSection`.
pub trait SettingsSection: Debug + Default {
    /// A line of the list.
    type Line: Clone + 'static;
    /// The messages specific to the section.
    type Own: Clone + Debug + Send + 'static;
    /// The data read from the registry in addition to the reference data.
    type Data: Clone + Debug + Send + 'static;

    const TEXTS: SectionTexts;
    const KEYS: KeyContext;
    const CHAPTER: Chapter;
    const FORM: &'static [FieldSpec];
    /// A second form, which ends or releases something, and the command that submits it.
    const END: (&'static [FieldSpec], Option<Command>) = (&[], None);
    /// The operations on a line.
    const LINE_USE: LineUse = LineUse::ChangeAndRemove;
    /// Whether the arrow keys go to the form instead of moving in the list.
    const ARROWS_IN_FORM: bool = false;
    /// Whether the list shows one year at a time.
    const OF_A_YEAR: bool = false;
    /// The id and the maximum height in pixels of a list that scrolls.
    const SCROLLS: Option<(&'static str, f32)> = None;

    /// Returns the lines of the list, from the reference data or from the data of the section.
    fn lines<'a>(&'a self, state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [Self::Line]>;

    fn line(line: &Self::Line, language: &Language) -> Element<'static, SectionMessage<Self>>;

    /// Fills the form with the marked line.
    fn fill(&mut self, _line: Self::Line, _state: &mut SectionState, _context: Context<'_>) {}

    /// Returns the change that saves the form. It is dropped when an input has a problem. `changed` is the line that was taken into
    /// the form.
    fn save(
        &mut self,
        changed: Option<Self::Line>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange>;

    /// Returns the input outside the form that has a problem, so that it gets the focus.
    fn wrong_beside(&self) -> Option<Id> {
        None
    }

    /// Returns the change that removes a line.
    fn remove(&mut self, _line: Self::Line, _state: &mut SectionState) -> Option<RegistryChange> {
        None
    }

    /// Returns the change of the form `END` for the marked line.
    fn end(
        &mut self,
        _line: Option<Self::Line>,
        _state: &mut SectionState,
        _context: Context<'_>,
    ) -> Option<RegistryChange> {
        None
    }

    /// Returns the suggestions for an input of the form.
    fn choices(&self, _at: usize, _context: Context<'_>) -> Vec<Choice> {
        Vec::new()
    }

    /// Returns the suggestions for an input of the form `END`.
    fn end_choices(&self, _at: usize, _context: Context<'_>) -> Vec<Choice> {
        Vec::new()
    }

    /// Reads the data of a year from the registry; `None` when the section needs only the reference data.
    fn read(&self, _year: i32, _context: Context<'_>) -> Option<Task<Result<Self::Data, StoreError>>> {
        None
    }

    fn set_data(&mut self, _data: Self::Data) {}

    /// Fills empty inputs with their usual values.
    fn fill_in(&mut self, _state: &mut SectionState, _context: Context<'_>) {}

    /// Clears the state outside the form after a change was saved.
    fn clear(&mut self) {}

    fn update(
        &mut self,
        _own: Self::Own,
        _state: &mut SectionState,
        _context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        Task::none()
    }

    /// Whether a message specific to the section changes the registry.
    fn writes(_own: &Self::Own) -> bool {
        false
    }

    /// Returns the message of a command specific to the section.
    fn command(&self, _command: Command, _state: &SectionState) -> Option<SectionMessage<Self>> {
        None
    }

    /// Shows the title of the list, with the year where the section has years.
    fn head<'a>(&'a self, state: &SectionState, language: &'a Language) -> Element<'a, SectionMessage<Self>> {
        if Self::OF_A_YEAR {
            page::years(Self::TEXTS.title, state.year, Message::Year, language)
        } else {
            text::strong(language.text(Self::TEXTS.title)).into()
        }
    }

    /// Shows the buttons for the marked line.
    fn line_keys<'a>(
        &'a self,
        line: Option<&Self::Line>,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let change =
            button::secondary(language.text(texts::SETTINGS_CHANGE), Command::Change.key(), Some(Message::Change));
        let remove =
            || button::secondary(language.text(texts::SHARED_REMOVE), Command::Remove.key(), Some(Message::Remove));
        let keys = match Self::LINE_USE {
            LineUse::Nothing | LineUse::Mark => return None,
            LineUse::Change => row![change],
            LineUse::ChangeAndRemove => row![change, remove()],
        };
        let keys = keys.push(text::label(together(UP_DOWN))).spacing(space::SMALL).align_y(Alignment::Center);
        line.map(|_| keys.into())
    }

    /// Shows details of the marked line below the list.
    fn below_list<'a>(
        &'a self,
        _line: Option<&Self::Line>,
        _state: &'a SectionState,
        _language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }

    /// Shows choices above the inputs of the form.
    fn above_form<'a>(&'a self, _language: &'a Language) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }

    /// Shows what the change would end, between the inputs and the buttons.
    fn below_form<'a>(
        &'a self,
        state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        state.ending.as_ref().and_then(|ending| page::ending(ending, language))
    }

    fn buttons<'a>(
        &'a self,
        _line: Option<&Self::Line>,
        language: &'a Language,
    ) -> Vec<Element<'a, SectionMessage<Self>>> {
        let save = language.text(Self::TEXTS.save);
        vec![button::primary(save, Self::KEYS.key(Command::Save), Some(Message::Save))]
    }

    /// Shows content below the buttons of the form.
    fn below_buttons<'a>(
        &'a self,
        _state: &'a SectionState,
        _language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }
}
