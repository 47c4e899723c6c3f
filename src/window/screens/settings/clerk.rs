//! Who writes here: the name that stands beside every change.

use iced::{
    Element, Task,
    widget::{Id, column},
};

use domain::field::Field;
use language::Language;
use store::StoreError;
use texts::UserMessage;

use crate::{
    context::Context,
    keys::Command,
    kit::{
        button,
        form::{FieldSpec, FormEvent, InputForm},
        notice::{self, Notice},
        space, text,
        theme::Severity,
    },
};

const NAME: &[FieldSpec] = &[FieldSpec::text(texts::CLERK_LABEL, Field::Clerk, 0)];

#[derive(Debug)]
pub struct ClerkSection {
    name: InputForm,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    Name(FormEvent),
    Save,
    /// It is kept, or why not.
    Saved(Result<(), StoreError>),
}

impl ClerkSection {
    /// The section before the clerk is known.
    #[must_use]
    pub fn new() -> Self {
        Self { name: InputForm::new(NAME), notice: None }
    }

    /// Another name is known.
    pub fn set(&mut self, clerk: &str) {
        self.name.set(0, clerk.to_owned());
    }

    /// Undoes or redoes in this form; `None` when the input is not part of it.
    pub fn turn_back(&mut self, command: Command, input: &Id) -> Option<Task<Message>> {
        self.name.place(input)?;
        self.name.command(command, Message::Name)
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Name(event) => return self.name.update(event, context.today, |_, _| Vec::new()),
            Message::Save => {
                self.notice = None;
                self.name.check();
                let name = self.name.required(0);
                if let Some(task) = self.name.to_first_problem() {
                    return task;
                }
                return Task::perform(context.store.ask(move |store| store.name_clerk(&name)), Message::Saved);
            }
            Message::Saved(Ok(())) => {
                self.notice = Some(Notice::new(Severity::Success, UserMessage::from(texts::CLERK_SAVED)));
            }
            Message::Saved(Err(error)) => self.name.refused(&error),
        }
        Task::none()
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        column![
            text::strong(language.text(texts::SETTINGS_CLERK)),
            self.name.view(language, Message::Name),
            self.notice.as_ref().map(|notice| notice::strip(notice, language, None)),
            button::secondary(language.text(texts::CLERK_SAVE), "", Some(Message::Save))
        ]
        .spacing(space::SMALL)
        .into()
    }
}
