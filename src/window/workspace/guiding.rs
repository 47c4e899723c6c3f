//! The guide in the workspace: opens the chapter of the screen or dialog shown, and returns there.

use iced::{
    Element, Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, operation},
};

use domain::book::Book;
use language::Language;

use super::{Form, Message as WorkspaceMessage, Screen, Workspace};
use crate::{
    env::Environment,
    keys::Command,
    screens::{
        entry::EntryForm,
        guide::{self, Chapter, Guide},
    },
    shell,
};

/// The guide, and the screen to return to. An open dialog is kept, hidden, until the guide is closed.
#[derive(Debug)]
pub struct Guiding {
    guide: Guide,
    before: Screen,
    /// The input that had the focus when the guide was opened.
    focused: Option<Id>,
}

impl Default for Guiding {
    fn default() -> Self {
        Self { guide: Guide::default(), before: Screen::List, focused: None }
    }
}

#[derive(Debug, Clone)]
pub enum Message {
    /// This input has the keyboard.
    Focused(Id),
    /// Open the guide, after the focused input was looked up.
    Open,
    /// A message of the guide itself.
    Read(guide::Message),
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// Open the guide.
    Open,
    /// Return to this screen and focus this input.
    Leave(Screen, Option<Id>),
}

impl Guiding {
    /// Asks which input has the keyboard, then opens the guide.
    pub fn ask(&mut self) -> Task<Message> {
        self.focused = None;
        operate(find_focused()).map(Message::Focused).chain(Task::done(Message::Open))
    }

    /// Opens a chapter, and remembers the screen to return to.
    pub fn open(&mut self, chapter: Chapter, before: Screen) -> Task<Message> {
        self.before = before;
        self.guide.open(chapter).map(Message::Read)
    }

    /// Its pictures take no room while it is not read.
    pub fn close(&mut self) {
        self.guide.close();
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Focused(id) => {
                self.focused = Some(id);
                Action::Run(Task::none())
            }
            Message::Open => Action::Open,
            Message::Read(message) => {
                let action = self.guide.update(message);
                self.action(action)
            }
        }
    }

    pub fn command(&mut self, command: Command) -> Action {
        let action = self.guide.command(command);
        self.action(action)
    }

    fn action(&mut self, action: guide::Action) -> Action {
        match action {
            guide::Action::Run(task) => Action::Run(task.map(Message::Read)),
            guide::Action::Leave => Action::Leave(self.before, self.focused.take()),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        self.guide.view(language).map(Message::Read)
    }
}

impl Workspace {
    /// Releases the guide's pictures when another screen is shown.
    pub(super) fn leave_guide(&mut self) {
        if self.place != Screen::Guide {
            self.guide.close();
        }
    }

    fn chapter(&self) -> Chapter {
        if let Some(dialog) = &self.dialog {
            return dialog.chapter();
        }
        if self.asking_form().is_some() {
            return Chapter::Alike;
        }
        match (self.place, self.forms.open) {
            (Screen::Overview, _) => Chapter::Deadlines,
            (Screen::Envelopes, _) => Chapter::Envelopes,
            (Screen::Print, _) => Chapter::Print,
            (Screen::Maintenance, _) => self.maintenance.chapter(),
            (Screen::Settings, _) => self.settings.chapter(),
            (Screen::Batch, _) | (_, Some(Form::New(Book::Incoming))) => Chapter::Incoming,
            (_, Some(Form::New(Book::Outgoing))) => Chapter::Outgoing,
            (_, Some(Form::Amended)) => Chapter::Amend,
            (_, None) => Chapter::Search,
        }
    }

    pub(super) fn guide_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        let action = self.guide.update(message);
        self.guide_action(action, environment)
    }

    pub(super) fn guide_action(&mut self, action: Action, environment: &Environment) -> Task<WorkspaceMessage> {
        match action {
            Action::Run(task) => task.map(WorkspaceMessage::Guide),
            Action::Open => {
                let open = self.guide.open(self.chapter(), self.place);
                self.place = Screen::Guide;
                self.notices.clear();
                open.map(WorkspaceMessage::Guide)
            }
            Action::Leave(before, focused) => {
                // The options stay; entering the screen anew selects the book of the list.
                let back = if before == Screen::Print {
                    self.place = Screen::Print;
                    Task::none()
                } else {
                    self.go(before, environment)
                };
                let focus = match (focused, self.place, self.forms.open) {
                    (Some(id), place, _) if place != Screen::Batch => {
                        operation::focus(id.clone()).chain(operation::move_cursor_to_end(id))
                    }
                    (_, Screen::List, Some(form)) => self.with_entry(form, environment, EntryForm::enter),
                    (_, Screen::List, None) => operation::focus(shell::SEARCH),
                    _ => Task::none(),
                };
                back.chain(focus)
            }
        }
    }
}
