//! A dialog with one form that is saved by one write to the registry.

use std::fmt::Debug;

use iced::{Element, Task};

use language::Language;
use store::{Result as Answer, Store, StoreThread};
use texts::{Text, UserMessage};

use super::{
    dialog::{Action, Dialog, DialogAnswer},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        form::{FieldSpec, FormEvent, InputForm},
    },
};

/// The inputs of a dialog, its words, and the write that saves it.
pub trait FormQuestion: Debug + Clone + Send + 'static {
    /// The result of the write.
    type Saved: Debug + Clone + Send + 'static;

    const KEYS: KeyContext;
    const CHAPTER: Chapter;
    const INPUTS: &'static [FieldSpec];
    /// The word on the button that saves.
    const SAVE: Text;
    /// Whether saving cannot be undone; the button warns of it.
    const IS_FINAL: bool;
    /// The word on the button that closes the dialog.
    const LEAVE: Text;

    fn title(&self) -> UserMessage;

    /// Returns the elements between title and buttons, among them `form`, the drawn form.
    fn content<'a>(
        &'a self,
        form: Element<'a, Message<Self>>,
        language: &'a Language,
    ) -> Vec<Element<'a, Message<Self>>>;

    /// Returns the write that saves a form without problems.
    fn write(&self, form: &InputForm) -> impl FnOnce(&mut Store) -> Answer<Self::Saved> + Send + 'static;

    /// Returns the answer for the workspace once the write is done.
    fn answer(&self, saved: Self::Saved) -> DialogAnswer;
}

#[derive(Debug)]
pub struct FormDialog<Question> {
    question: Question,
    form: InputForm,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message<Question: FormQuestion> {
    /// An event of the inputs.
    Form(FormEvent),
    Save,
    Saved(Answer<Question::Saved>),
    /// Close the dialog and write nothing.
    Leave,
}

impl<Question: FormQuestion> FormDialog<Question> {
    /// Whether `Enter` saves; with several inputs it moves to the next one.
    const HAS_ONE_INPUT: bool = Question::INPUTS.len() == 1;

    /// Returns the dialog and the task that focuses its first input.
    pub fn new(question: Question) -> (Self, Task<Message<Question>>) {
        let form = InputForm::new(Question::INPUTS);
        let focus = form.focus();
        (Self { question, form, saving: false }, focus)
    }

    fn save(&mut self, store: &StoreThread) -> Task<Message<Question>> {
        if self.saving {
            return Task::none();
        }
        self.form.check();
        if let Some(wrong) = self.form.to_first_problem() {
            return wrong;
        }
        self.saving = true;
        Task::perform(store.ask(self.question.write(&self.form)), Message::Saved)
    }
}

impl<Question: FormQuestion> Dialog for FormDialog<Question> {
    type Message = Message<Question>;

    const KEYS: KeyContext = Question::KEYS;
    const CHAPTER: Chapter = Question::CHAPTER;
    const LEAVE: Message<Question> = Message::Leave;

    fn update(&mut self, message: Message<Question>, context: Context<'_>) -> Action<Message<Question>> {
        match message {
            Message::Form(event) => self.form.update(event, context.today, |_, _| Vec::new()).into(),
            Message::Save => self.save(context.store).into(),
            Message::Saved(Ok(saved)) => Action::Done(self.question.answer(saved)),
            Message::Saved(Err(error)) => {
                self.saving = false;
                self.form.refused(&error);
                Task::none().into()
            }
            Message::Leave => Action::Leave,
        }
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message<Question>> {
        match command {
            Command::Enter if Self::HAS_ONE_INPUT => self.update(Message::Save, context),
            Command::Save => self.update(Message::Save, context),
            Command::Leave if !self.form.is_offering() => Action::Leave,
            command => self.form.command_within(command, Message::Form).unwrap_or_else(|| self.form.focus()).into(),
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message<Question>> {
        let content = self.question.content(self.form.view(language, Message::Form), language);
        let word = language.text(Question::SAVE);
        let key = Question::KEYS.key(if Self::HAS_ONE_INPUT { Command::Enter } else { Command::Save });
        let press = (!self.saving).then_some(Message::Save);
        let save =
            if Question::IS_FINAL { button::danger(word, key, press) } else { button::primary(word, key, press) };
        let leave = button::secondary(language.text(Question::LEAVE), Command::Leave.key(), Some(Message::Leave));
        dialog::panel(language.say(&self.question.title()), content, vec![save, leave])
    }
}
