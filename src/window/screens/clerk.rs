//! Who writes: the clerk's name, asked before the first change and kept for everybody after it to read.

use iced::{
    Element, Task,
    widget::{Id, operation},
};

use domain::{
    field::{Cause, Field},
    text::clean,
};
use language::Language;
use store::StoreError;

use crate::{
    context::Context,
    keys::Command,
    kit::{
        button, dialog,
        field::{self, Frame},
        form::FormProblems,
        text,
    },
};

const NAME: Id = Id::new("clerk-name");

/// A question, and the command that waits for its answer.
#[derive(Debug)]
pub struct ClerkName {
    name: String,
    problems: FormProblems,
    pub then: Command,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The name was typed.
    Typed(String),
    Save,
    Saved(Result<(), StoreError>),
    /// Not now.
    Leave,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The name is known: what was to be done may be done.
    Done(Command),
    Leave,
}

impl ClerkName {
    /// The question, with the keyboard in it.
    pub fn new(then: Command) -> (Self, Task<Message>) {
        (Self { name: String::new(), problems: FormProblems::default(), then }, operation::focus(NAME))
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Action {
        match message {
            Message::Typed(name) => {
                self.name = name;
                self.problems.forget(Field::Clerk);
            }
            Message::Save => {
                let name = clean(&self.name);
                if name.is_empty() {
                    self.problems.add(Field::Clerk, Cause::Missing);
                    return Action::Run(operation::focus(NAME));
                }
                return Action::Run(Task::perform(
                    context.store.ask(move |store| store.name_clerk(&name)),
                    Message::Saved,
                ));
            }
            Message::Saved(Ok(())) => return Action::Done(self.then),
            Message::Saved(Err(error)) => self.problems = FormProblems::of(&error, &[Field::Clerk]),
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Action {
        match command {
            Command::Save | Command::Enter => self.update(Message::Save, context),
            Command::Leave => self.update(Message::Leave, context),
            Command::Next | Command::Previous => Action::Run(operation::focus(NAME)),
            _ => Action::Run(Task::none()),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let mut inside: Vec<Element<'a, Message>> = vec![text::body(language.text("clerk-why")).into()];
        inside.extend(self.problems.strip(language));
        inside.push(self.problems.framed(
            Field::Clerk,
            Frame::new(language.text("clerk-label")),
            language,
            |is_wrong| field::input(NAME, "", &self.name, is_wrong, Message::Typed),
        ));
        let buttons = vec![
            button::primary(language.text("clerk-save"), Command::Enter.key(), Some(Message::Save)),
            button::secondary(language.text("withdraw-leave"), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.text("clerk-title"), inside, buttons)
    }
}
