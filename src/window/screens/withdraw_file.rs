//! Withdrawing a file that was attached by mistake: why. The file and its row stay.

use iced::{
    Element, Length, Task,
    widget::{Id, operation},
};

use domain::{
    attachment::Attachment,
    document::Document,
    field::{Cause, Field},
    message::UserMessage,
    text::clean,
};
use language::Language;
use store::{StoreError, StoreThread};

use super::form_problems::FormProblems;
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        field::{self, Frame},
        notice::{self, Notice},
        text,
        theme::Severity,
    },
};

const REASON: Id = Id::new("withdraw-file-reason");

/// The dialog over one file.
#[derive(Debug)]
pub struct WithdrawFile {
    attachment: Attachment,
    reason: String,
    problems: FormProblems,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The reason is this now.
    Reason(String),
    Save,
    /// The registry answered: the document as it is now.
    Saved(Result<Box<Document>, StoreError>),
    /// Leave the file as it is.
    Leave,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The file counts no more: its name, and the document as it is now.
    Done(String, Box<Document>),
    Leave,
}

impl WithdrawFile {
    /// The dialog, with the keyboard in its input.
    pub fn new(attachment: Attachment) -> (Self, Task<Message>) {
        let dialog = Self { attachment, reason: String::new(), problems: FormProblems::default(), saving: false };
        (dialog, operation::focus(REASON))
    }

    pub fn update(&mut self, message: Message, store: &StoreThread) -> Action {
        match message {
            Message::Reason(text) => {
                self.reason = text;
                self.problems.forget(Field::Reason);
            }
            Message::Save => return Action::Run(self.save(store)),
            Message::Saved(Ok(document)) => return Action::Done(self.attachment.file.name.clone(), document),
            Message::Saved(Err(error)) => {
                self.saving = false;
                self.problems = FormProblems::of(&error, &[Field::Reason]);
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn save(&mut self, store: &StoreThread) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.problems = FormProblems::default();
        if clean(&self.reason).is_empty() {
            self.problems.add(Field::Reason, Cause::Missing);
            return operation::focus(REASON);
        }
        self.saving = true;
        let (id, document, reason) = (self.attachment.id, self.attachment.document, self.reason.clone());
        let saved = store.ask(move |store| {
            store.write(|transaction| transaction.withdraw_attachment(id, &reason))?;
            store.document(document)
        });
        Task::perform(saved, |saved| Message::Saved(saved.map(Box::new)))
    }

    pub fn command(&mut self, command: Command, store: &StoreThread) -> Action {
        match command {
            Command::Save | Command::Enter => self.update(Message::Save, store),
            Command::Leave => self.update(Message::Leave, store),
            _ => Action::Run(operation::focus(REASON)),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let title = UserMessage::new("withdraw-file-title").with("name", self.attachment.file.name.as_str());
        let said = Notice::new(Severity::Warning, UserMessage::new("withdraw-file-means"));
        let mut inside: Vec<Element<'a, Message>> = vec![notice::strip(&said, language, None)];
        inside.extend(self.problems.strip(language));
        let frame = Frame { width: Some(Length::Fill), ..Frame::new(language.text("withdraw-reason")) };
        inside.push(self.problems.framed(Field::Reason, frame, language, |is_wrong| {
            field::input(REASON, "", &self.reason, is_wrong, Message::Reason)
        }));
        inside.push(text::label(language.text("withdraw-file-keeps")).into());
        let buttons = vec![
            button::danger(
                language.text("withdraw-file-now"),
                KeyContext::WithdrawFile.key(Command::Save),
                (!self.saving).then_some(Message::Save),
            ),
            button::secondary(language.text("withdraw-file-leave"), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }
}
