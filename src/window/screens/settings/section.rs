//! What a section of the settings has of its own: its texts, its list, its form, and the changes it asks the registry for.

use std::{borrow::Cow, fmt::Debug};

use iced::{
    Alignment, Element, Task,
    widget::{Id, row},
};

use domain::{
    ending::{Ending, EndingOf},
    message::UserMessage,
};
use language::Language;
use store::{Store, StoreError, Transaction};

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

/// The keys of a section's texts; an empty one is not shown.
#[derive(Debug)]
pub struct SectionTexts {
    pub tab: &'static str,
    /// Above the list.
    pub title: &'static str,
    pub title_hint: &'static str,
    /// Shown in place of an empty list.
    pub none: &'static str,
    /// Above the form.
    pub form: &'static str,
    pub form_hint: &'static str,
    pub save: &'static str,
}

/// What one may do with a line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineUse {
    Nothing,
    Mark,
    Change,
    ChangeAndRemove,
}

/// What the registry answered to a change.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It is done: what to say of it.
    Done(UserMessage),
    /// It is not done yet: this would end, and is shown before; `None` when nothing would.
    Ends(Option<Ending>),
}

/// A change that the registry is asked for.
pub type RegistryChange = Box<dyn FnOnce(&mut Store) -> Result<Outcome, StoreError> + Send>;

/// A change made in one transaction, and what to say of it.
pub fn change(
    said: UserMessage,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError> + Send + 'static,
) -> RegistryChange {
    Box::new(move |store| store.write(work).map(|()| Outcome::Done(said)))
}

/// The state that every section has.
#[derive(Debug)]
pub struct SectionState {
    /// The year shown, where a section shows years.
    pub year: i32,
    pub form: InputForm,
    /// The form that ends something, where there is one.
    pub end: InputForm,
    pub marked: usize,
    /// What would end, as it was shown: asking once more for the same ends it.
    pub ending: Option<Ending>,
    pub notice: Option<Notice>,
}

impl SectionState {
    /// The place of the marked line: the last one, when the list has become shorter.
    pub fn place<Line>(&self, lines: &[Line]) -> usize {
        self.marked.min(lines.len().saturating_sub(1))
    }

    pub fn marked_in<'a, Line>(&self, lines: &'a [Line]) -> Option<&'a Line> {
        lines.get(self.place(lines))
    }

    /// Whether this was shown to end, so that whoever asks again means it.
    pub fn was_shown(&self, of: EndingOf, authority: Option<&String>) -> bool {
        let shown = self.ending.as_ref();
        shown.is_some_and(|ending| ending.of == of && ending.authority.as_ref() == authority)
    }
}

/// The messages of a section.
#[derive(Debug, Clone)]
pub enum Message<Own, Data> {
    /// In the form.
    Form(FormEvent),
    /// In the form that ends something.
    EndForm(FormEvent),
    /// A line was pressed.
    Mark(usize),
    /// The marked line into the form.
    Change,
    /// Take the marked line off the list.
    Remove,
    /// Save what stands in the form.
    Save,
    /// End what the other form says.
    End,
    /// Another year.
    Year(i32),
    /// What the section reads of a year.
    Read(i32, Result<Data, StoreError>),
    /// The registry answered to what was saved or removed.
    Done(Result<Outcome, StoreError>),
    /// The registry answered to what was to end.
    Ended(Result<Outcome, StoreError>),
    /// What only this section knows.
    Own(Own),
}

impl<Own, Data> Message<Own, Data> {
    /// Whether it asks for a change of the registry that somebody must sign.
    pub fn writes<P: SettingsSection<Own = Own, Data = Data>>(&self) -> bool {
        match self {
            Self::Save | Self::Remove | Self::End => true,
            Self::Own(own) => P::writes(own),
            _ => false,
        }
    }
}

pub type SectionMessage<P> = Message<<P as SettingsSection>::Own, <P as SettingsSection>::Data>;

/// What a section has of its own.
pub trait SettingsSection: Debug + Default {
    /// A line of the list.
    type Line: Clone + 'static;
    /// Its own messages.
    type Own: Clone + Debug + Send + 'static;
    /// What it reads of the registry beside the reference data.
    type Data: Clone + Debug + Send + 'static;

    const TEXTS: SectionTexts;
    const KEYS: KeyContext;
    const CHAPTER: Chapter;
    const FORM: &'static [FieldSpec];
    /// The form that ends something, and the command that does.
    const END: (&'static [FieldSpec], Option<Command>) = (&[], None);
    /// What one may do with a line.
    const LINE_USE: LineUse = LineUse::ChangeAndRemove;
    /// Whether the arrows belong to the form instead of the list.
    const ARROWS_IN_FORM: bool = false;
    /// Whether the list is that of a year.
    const OF_A_YEAR: bool = false;
    /// The id and the greatest height of a list that scrolls.
    const SCROLLS: Option<(&'static str, f32)> = None;

    /// The list, from the reference data or from what was read.
    fn lines<'a>(&'a self, state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [Self::Line]>;

    fn line(line: &Self::Line, language: &Language) -> Element<'static, SectionMessage<Self>>;

    /// Fills the form with the marked line.
    fn fill(&mut self, _line: Self::Line, _state: &mut SectionState, _context: Context<'_>) {}

    /// The change that the form asks for, which is dropped when something is wrong with it; `changed` is the line that was taken into it.
    fn save(
        &mut self,
        changed: Option<Self::Line>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange>;

    /// The input outside the form that has a problem.
    fn wrong_beside(&self) -> Option<Id> {
        None
    }

    /// The change that takes a line off the list.
    fn remove(&mut self, _line: Self::Line, _state: &mut SectionState) -> Option<RegistryChange> {
        None
    }

    /// The change that the other form asks for, about the marked line.
    fn end(
        &mut self,
        _line: Option<Self::Line>,
        _state: &mut SectionState,
        _context: Context<'_>,
    ) -> Option<RegistryChange> {
        None
    }

    /// The suggestions of an input.
    fn choices(&self, _at: usize, _context: Context<'_>) -> Vec<Choice> {
        Vec::new()
    }

    /// The suggestions of an input of the form that ends something.
    fn end_choices(&self, _at: usize, _context: Context<'_>) -> Vec<Choice> {
        Vec::new()
    }

    /// Reads what the list shows beside the reference data.
    fn read(&self, _year: i32, _context: Context<'_>) -> Option<Task<Result<Self::Data, StoreError>>> {
        None
    }

    fn set_data(&mut self, _data: Self::Data) {}

    /// Fills in what is usually meant, as far as nothing stands there.
    fn fill_in(&mut self, _state: &mut SectionState, _context: Context<'_>) {}

    /// Empties what is no input of the form: a change was made.
    fn clear(&mut self) {}

    fn update(
        &mut self,
        _own: Self::Own,
        _state: &mut SectionState,
        _context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        Task::none()
    }

    /// Whether one of its own messages changes the registry.
    fn writes(_own: &Self::Own) -> bool {
        false
    }

    /// The message of a command that only this section has.
    fn command(&self, _command: Command, _state: &SectionState) -> Option<SectionMessage<Self>> {
        None
    }

    /// What stands above the list.
    fn head<'a>(&'a self, state: &SectionState, language: &'a Language) -> Element<'a, SectionMessage<Self>> {
        if Self::OF_A_YEAR {
            page::years(Self::TEXTS.title, state.year, Message::Year, language)
        } else {
            text::strong(language.text(Self::TEXTS.title)).into()
        }
    }

    /// What one may do with the marked line.
    fn line_keys<'a>(
        &'a self,
        line: Option<&Self::Line>,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let change = button::secondary(language.text("settings-change"), Command::Change.key(), Some(Message::Change));
        let remove =
            || button::secondary(language.text("settings-remove"), Command::Remove.key(), Some(Message::Remove));
        let keys = match Self::LINE_USE {
            LineUse::Nothing | LineUse::Mark => return None,
            LineUse::Change => row![change],
            LineUse::ChangeAndRemove => row![change, remove()],
        };
        let keys = keys.push(text::label(together(UP_DOWN))).spacing(space::SMALL).align_y(Alignment::Center);
        line.map(|_| keys.into())
    }

    /// What belongs to the marked line, below the list.
    fn below_list<'a>(
        &'a self,
        _line: Option<&Self::Line>,
        _state: &'a SectionState,
        _language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }

    /// What is chosen above the inputs.
    fn above_form<'a>(&'a self, _language: &'a Language) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }

    /// What belongs to the form below its inputs: what would end, unless a section has more.
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

    /// What stands below the form and its buttons.
    fn below_buttons<'a>(
        &'a self,
        _state: &'a SectionState,
        _language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }
}
