//! Who writes: the clerk's name, asked before the first change and kept for everybody after it to read.

use iced::{Element, Task};

use domain::field::Field;
use language::Language;
use store::StoreError;

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
        text,
    },
};

const SPECS: &[FieldSpec] = &[FieldSpec::text(texts::CLERK_LABEL, Field::Clerk, 0).id("clerk-name").required()];

/// A question, and the command that waits for its answer.
#[derive(Debug)]
pub struct ClerkName {
    form: InputForm,
    then: Command,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// An event in the input of the name.
    Form(FormEvent),
    Save,
    Saved(Result<(), StoreError>),
    /// Not now.
    Leave,
}

impl ClerkName {
    /// The question, with the keyboard in it.
    pub fn new(then: Command) -> (Self, Task<Message>) {
        let form = InputForm::new(SPECS);
        let focus = form.focus();
        (Self { form, then }, focus)
    }
}

impl Dialog for ClerkName {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::Clerk;
    const CHAPTER: Chapter = Chapter::Office;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        match message {
            Message::Form(event) => self.form.update(event, context.today, |_, _| Vec::new()).into(),
            Message::Save => {
                self.form.check();
                if let Some(wrong) = self.form.to_first_problem() {
                    return wrong.into();
                }
                let name = self.form.text(0);
                Task::perform(context.store.ask(move |store| store.name_clerk(&name)), Message::Saved).into()
            }
            Message::Saved(Ok(())) => Action::Done(DialogAnswer::Named(self.then)),
            Message::Saved(Err(error)) => {
                self.form.refused(&error);
                Task::none().into()
            }
            Message::Leave => Action::Leave,
        }
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        match command {
            Command::Save | Command::Enter => self.update(Message::Save, context),
            Command::Leave => Action::Leave,
            command => self.form.command_within(command, Message::Form).unwrap_or_else(Task::none).into(),
        }
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let inside = vec![text::body(language.text(texts::CLERK_WHY)).into(), self.form.view(language, Message::Form)];
        let buttons = vec![
            button::primary(language.text(texts::CLERK_SAVE), Command::Enter.key(), Some(Message::Save)),
            button::secondary(language.text(texts::WITHDRAW_LEAVE), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.text(texts::CLERK_TITLE), inside, buttons)
    }
}
