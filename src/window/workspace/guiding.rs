//! The guide in the workspace: opens the chapter of the screen or dialog shown, and returns there.

use iced::{
    Task,
    advanced::widget::{operate, operation::focusable::find_focused},
    widget::{Id, operation},
};

use domain::book::Book;

use super::{Form, Message, Screen, Workspace};
use crate::{
    env::Environment,
    screens::{
        entry::Entry,
        guide::{self, Chapter},
    },
    shell,
};

/// The screen before the guide was opened. An open dialog stays behind it.
#[derive(Debug)]
pub struct Before {
    place: Screen,
    /// The input that had the keyboard.
    focused: Option<Id>,
}

impl Default for Before {
    fn default() -> Self {
        Self { place: Screen::List, focused: None }
    }
}

#[derive(Debug, Clone)]
pub enum Opening {
    /// This input has the keyboard.
    Focused(Id),
    /// The guide may be opened.
    Now,
}

impl Workspace {
    /// Asks which input has the keyboard, then opens the guide.
    pub(super) fn ask_guide(&mut self) -> Task<Message> {
        self.before_guide.focused = None;
        let focused = operate(find_focused()).map(|id| Message::OpenGuide(Opening::Focused(id)));
        focused.chain(Task::done(Message::OpenGuide(Opening::Now)))
    }

    /// Opens the guide at the chapter of the screen or dialog shown.
    pub(super) fn open_guide(&mut self, opening: Opening) -> Task<Message> {
        if let Opening::Focused(id) = opening {
            self.before_guide.focused = Some(id);
            return Task::none();
        }
        let chapter = self.chapter();
        self.before_guide.place = self.place;
        self.place = Screen::Guide;
        self.notice = None;
        self.guide.open(chapter).map(Message::Guide)
    }

    /// Its pictures take no room while it is not read.
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
        match (self.place, self.form) {
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

    pub(super) fn guide_action(&mut self, action: guide::Action, environment: &Environment) -> Task<Message> {
        match action {
            guide::Action::Run(task) => task.map(Message::Guide),
            guide::Action::Leave => {
                // The options stay; entering the screen anew selects the book of the list.
                let back = if self.before_guide.place == Screen::Print {
                    self.place = Screen::Print;
                    Task::none()
                } else {
                    self.go(self.before_guide.place, environment)
                };
                let focus = match (self.before_guide.focused.take(), self.place, self.form) {
                    (Some(id), place, _) if place != Screen::Batch => {
                        operation::focus(id.clone()).chain(operation::move_cursor_to_end(id))
                    }
                    (_, Screen::List, Some(form)) => self.with_entry(form, environment, Entry::enter),
                    (_, Screen::List, None) => operation::focus(shell::SEARCH),
                    _ => Task::none(),
                };
                back.chain(focus)
            }
        }
    }
}
