//! Dialogs over the workspace: the trait that each implements, and the actions that it returns to the workspace.

use iced::{Element, Task};

use domain::document::Document;
use jobs::{print::PagePreview, print_request::ListRequest};
use language::Language;
use texts::UserMessage;

use super::{export::Order, guide::Chapter};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{notice::Notice, theme::Severity},
    last_printing::LastPrinting,
};

/// A dialog that must be answered or closed before the screen below can be used.
pub trait Dialog {
    type Message: Clone + Send + 'static;

    /// The key context while the dialog is open.
    const KEYS: KeyContext;
    /// The chapter of the guide about the dialog.
    const CHAPTER: Chapter;
    /// The message sent by a press outside the dialog.
    const LEAVE: Self::Message;

    fn update(&mut self, message: Self::Message, context: Context<'_>) -> Action<Self::Message>;

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Self::Message>;

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Self::Message>;
}

#[derive(Debug)]
pub enum Action<Message> {
    Run(Task<Message>),
    /// Close the dialog and apply its answer.
    Done(DialogAnswer),
    /// Carry out a request and keep the dialog open.
    Ask(DialogRequest),
    /// Close the dialog without an answer.
    Leave,
}

/// The answer of a dialog, which the workspace applies after closing it.
#[derive(Debug)]
pub enum DialogAnswer {
    /// The registry was changed: shows the notice, and updates these documents in the list.
    Changed(Notice, Vec<Document>),
    /// The clerk's name was saved: runs the command that required it.
    Named(Command),
    /// Exports or prints a list.
    Export(Order),
    /// A form was printed in this way: remembers it and shows the notice.
    PrintedOut {
        /// The name of the form.
        form: &'static str,
        last: LastPrinting,
        notice: Option<Notice>,
    },
    /// Shows the pages that were about to be printed.
    LookAt(Box<PagePreview>),
    /// Saves the query under this name, or renames the saved search at this index.
    KeepSearch(Option<usize>, String),
    /// Removes the saved search at this index.
    RemoveSearch(usize),
}

impl DialogAnswer {
    /// Returns the answer for a successful change of these documents.
    #[must_use]
    pub fn changed(said: UserMessage, documents: Vec<Document>) -> Self {
        Self::Changed(Notice::new(Severity::Success, said), documents)
    }
}

/// A request that a dialog makes while it stays open.
#[derive(Debug)]
pub enum DialogRequest {
    /// Choose the file to write in the system's dialog, with this name suggested.
    Target(String),
    /// Show a preview of this list on paper.
    Preview(Box<ListRequest>),
}

impl<Message: Send + 'static> Action<Message> {
    /// Wraps the message of the action in that of the dialog's host.
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
