//! Keys of the workspace: their context, then the commands of every screen before those of the screen shown.

use iced::{Task, widget::operation};

use super::{Action, Message, Screen, Workspace};
use crate::{
    env::Environment,
    keys::{Command, KeyContext},
    kit::advance,
    screens::{list, settings},
    shell,
};

/// The topmost layer of the window, which receives the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Uppermost {
    Dialog,
    Preview,
    /// A question of the screen that must be answered before its other commands.
    Question,
    Screen,
}

impl Workspace {
    /// Returns the topmost layer. The guide is a screen that hides an open dialog or preview until it is closed.
    fn uppermost(&self) -> Uppermost {
        match &self.dialog {
            _ if self.place == Screen::Guide => Uppermost::Screen,
            Some(_) => Uppermost::Dialog,
            None if self.shown_preview().is_some() => Uppermost::Preview,
            None if self.screen_asks() => Uppermost::Question,
            None => Uppermost::Screen,
        }
    }

    fn screen_asks(&self) -> bool {
        self.maintenance_asks() || self.envelopes_ask() || self.asking_form().is_some()
    }

    /// Returns the key context of the topmost layer.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match (self.uppermost(), &self.dialog) {
            (Uppermost::Dialog, Some(dialog)) => dialog.key_context(),
            (Uppermost::Preview, _) => KeyContext::Preview,
            _ => self.screen_key_context(),
        }
    }

    fn screen_key_context(&self) -> KeyContext {
        match (self.place, self.forms.opened().map(|(_, entry)| entry)) {
            (Screen::Overview, _) => KeyContext::Overview,
            (Screen::Batch, _) => KeyContext::Batch,
            (Screen::Envelopes, _) => self.envelopes.key_context(),
            (Screen::Print, _) => KeyContext::Print,
            (Screen::Maintenance, _) => self.maintenance.key_context(),
            (Screen::Settings, _) => self.settings.key_context(),
            (Screen::Guide, _) => KeyContext::Guide,
            (Screen::List, Some(entry)) => entry.key_context(),
            (Screen::List, None) => self.list.key_context(),
        }
    }

    /// Runs the command of a pressed key, then refreshes the workspace and queues drafts.
    pub fn command(&mut self, command: Command, environment: &Environment) -> Action {
        let (before, begun) = (self.today, self.begin_day(environment));
        let questions = self.questions();
        let action = self.key(command, environment);
        self.keep_drafts(environment);
        self.leave_guide();
        let action = self.refreshed(questions, action, environment);
        self.and_begin_day(before, begun, action)
    }

    /// Runs a command as part of a message or another command, after which the workspace is refreshed and drafts are queued.
    pub(super) fn key(&mut self, command: Command, environment: &Environment) -> Action {
        if command == Command::Reopen {
            return self.reopen(environment).into();
        }
        if command == Command::Guide && self.place != Screen::Guide {
            return self.guide.ask().map(Message::Guide).into();
        }
        match self.uppermost() {
            Uppermost::Dialog => self.dialog_command(command, environment),
            Uppermost::Preview => self.preview_command(command, environment),
            Uppermost::Question => self.screen_command(command, environment),
            Uppermost::Screen => match self.list_menu_command(command, environment) {
                Some(task) => task.into(),
                None => self.command_of_every_screen(command, environment),
            },
        }
    }

    /// Runs a command in an open menu of the list or in the choice of its columns; `None` when neither takes it.
    fn list_menu_command(&mut self, command: Command, environment: &Environment) -> Option<Task<Message>> {
        if self.place != Screen::List || self.forms.open.is_some() {
            return None;
        }
        if self.list.has_menu() {
            match self.list.menu_command(command, &environment.language) {
                list::Taken::Yes => return Some(Task::none()),
                list::Taken::Chosen(message) => return Some(self.list_update(message, environment)),
                list::Taken::No => {}
            }
        }
        if self.list.is_going() {
            return None;
        }
        let action = self.list.columns_command(command, &self.registry.store)?;
        Some(self.list_action(action, environment))
    }

    fn command_of_every_screen(&mut self, command: Command, environment: &Environment) -> Action {
        match command {
            Command::Register(book) => self.open_form(book, environment).into(),
            Command::Batch => self.go(Screen::Batch, environment).into(),
            Command::Envelopes => self.go(Screen::Envelopes, environment).into(),
            Command::Show(book) => {
                self.place = Screen::List;
                self.forms.open = None;
                self.scope.show_book(book);
                self.details.forget();
                self.show().into()
            }
            Command::Overview => self.open_overview().into(),
            Command::Print => self.go(Screen::Print, environment).into(),
            Command::Maintenance => self.go(Screen::Maintenance, environment).into(),
            Command::Settings => self.go(Screen::Settings, environment).into(),
            Command::DayWork => self.open_day_work().into(),
            Command::BackUp => self.copy(environment).into(),
            Command::Search => {
                self.place = Screen::List;
                operation::focus(shell::SEARCH).chain(operation::select_all(shell::SEARCH)).into()
            }
            Command::Searches => self.open_saved_menu().into(),
            Command::YearBefore | Command::YearAfter => self.turn_year(command).into(),
            command => self.screen_command(command, environment),
        }
    }

    fn screen_command(&mut self, command: Command, environment: &Environment) -> Action {
        match (self.place, self.forms.open) {
            (Screen::Overview, _) => match command {
                Command::Next => advance::next().into(),
                Command::Previous => advance::previous().into(),
                Command::Leave => self.go(Screen::List, environment).into(),
                _ => Task::none().into(),
            },
            (Screen::Batch, _) => self.batch_command(command, environment).into(),
            (Screen::Envelopes, _) => self.envelopes_command(command, environment).into(),
            (Screen::Print, _) => {
                if command == Command::Leave && !self.print.takes_leave() {
                    return self.go(Screen::List, environment).into();
                }
                let action = self.print.command(command, &self.registry.reference.authorities);
                self.print_action(action, environment).into()
            }
            (Screen::Maintenance, _) => self.maintenance_command(command, environment),
            (Screen::Settings, _) => {
                if command == Command::Leave {
                    return self.go(Screen::List, environment).into();
                }
                if settings::changes(command)
                    && let Some(task) = self.guard(command)
                {
                    return task.into();
                }
                let context = self.registry.context(environment);
                let action = self.settings.command(command, context);
                self.settings_action(action, environment)
            }
            (Screen::List, _) if command == Command::Attach && self.asking_form().is_none() => {
                self.attach(environment).into()
            }
            (Screen::Guide, _) => {
                let action = self.guide.command(command);
                self.guide_action(action, environment).into()
            }
            (Screen::List, Some(form)) => self.entry_command(form, command, environment).into(),
            (Screen::List, None) => self.list_command(command, environment).into(),
        }
    }

    pub(super) fn go(&mut self, place: Screen, environment: &Environment) -> Task<Message> {
        self.place = place;
        self.notices.clear();
        match place {
            Screen::List | Screen::Guide => Task::none(),
            Screen::Overview => self.open_overview(),
            Screen::Batch => self.open_batch(environment),
            Screen::Envelopes => self.open_envelopes(environment),
            Screen::Print => {
                let enter = self.print.enter(Some(self.scope.book), self.scope.year).map(Message::Print);
                Task::batch([enter, self.read_narrowing(), self.read_closed_days()])
            }
            Screen::Maintenance => self.maintenance.enter(&self.registry.reference.copies).map(Message::Maintenance),
            Screen::Settings => {
                let context = self.registry.context(environment);
                self.settings.enter(context).map(Message::Settings)
            }
        }
    }
}
