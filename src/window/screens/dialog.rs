//! A dialog over the workspace: what each of them has, and what it asks of the workspace.

use iced::{Element, Task};

use domain::{document::Document, message::UserMessage};
use jobs::print_list::PrintList;
use language::Language;

use super::{export::Order, guide::Chapter};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{notice::Notice, theme::Severity},
};

/// A question that must be answered or left before anything else.
pub trait Dialog {
    type Message: Clone + Send + 'static;

    /// The context of keys in it.
    const KEYS: KeyContext;
    /// The chapter of the guide that explains it.
    const CHAPTER: Chapter;
    /// What a press beside it means.
    const LEAVE: Self::Message;

    fn update(&mut self, message: Self::Message, context: Context<'_>) -> Action<Self::Message>;

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Self::Message>;

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Self::Message>;
}

#[derive(Debug)]
pub enum Action<Message> {
    Run(Task<Message>),
    /// To close the dialog and go on with its answer.
    Done(DialogAnswer),
    /// To do this while the dialog stays.
    Ask(DialogRequest),
    /// To close the dialog; nothing was done.
    Leave,
}

/// What the workspace does once a dialog is answered.
#[derive(Debug)]
pub enum DialogAnswer {
    /// The registry was changed: says so, and shows these documents as they are now.
    Changed(Notice, Vec<Document>),
    /// The clerk has a name: this command may run.
    Named(Command),
    /// To make a list.
    Export(Order),
    /// To keep the query under this name, or to rename the saved search at this index.
    KeepSearch(Option<usize>, String),
    /// To remove the saved search at this index.
    RemoveSearch(usize),
}

impl DialogAnswer {
    /// That the registry was changed, with these documents.
    #[must_use]
    pub fn changed(said: UserMessage, documents: Vec<Document>) -> Self {
        Self::Changed(Notice::new(Severity::Success, said), documents)
    }
}

/// What an open dialog asks of the window.
#[derive(Debug)]
pub enum DialogRequest {
    /// Choose a file to write, with a name to begin with.
    Target(String),
    /// Show what would be printed.
    Preview(Box<PrintList>),
}

impl<Message: Send + 'static> Action<Message> {
    /// The same for the host of the dialog.
    pub fn map<Of: Send + 'static>(self, of: fn(Message) -> Of) -> Action<Of> {
        match self {
            Self::Run(task) => Action::Run(task.map(of)),
            Self::Done(answer) => Action::Done(answer),
            Self::Ask(request) => Action::Ask(request),
            Self::Leave => Action::Leave,
        }
    }
}

impl<Message> From<Task<Message>> for Action<Message> {
    fn from(task: Task<Message>) -> Self {
        Self::Run(task)
    }
}
