//! Envelopes in the workspace: opens their screen and runs its actions.

use iced::{Task, widget::operation};

use super::{Message, Screen, Workspace, listing::into_the_list};
use crate::{
    env::Environment,
    keys::Command,
    screens::envelopes::{self, Action},
    shell,
};

impl Workspace {
    pub(super) fn open_envelopes(&mut self, environment: &Environment) -> Task<Message> {
        self.forms.open = None;
        let context = self.registry.context(environment);
        self.envelopes.enter(self.scope.year, context).map(Message::Envelopes)
    }

    /// Reads them anew where they are seen.
    pub(super) fn read_envelopes(&mut self) -> Task<Message> {
        if self.place != Screen::Envelopes {
            return Task::none();
        }
        self.envelopes.read(self.scope.year, &self.registry.store).map(Message::Envelopes)
    }

    /// Whether the screen is seen and asks something.
    pub(super) fn envelopes_ask(&self) -> bool {
        self.place == Screen::Envelopes && self.envelopes.is_asking()
    }

    pub(super) fn envelopes_update(&mut self, message: envelopes::Message, environment: &Environment) -> Task<Message> {
        if let Some(then) = message.changes()
            && let Some(task) = self.guard(then)
        {
            return task;
        }
        let context = self.registry.context(environment);
        let action = self.envelopes.update(message, context);
        self.envelopes_action(action)
    }

    pub(super) fn envelopes_command(&mut self, command: Command, environment: &Environment) -> Task<Message> {
        let changes = envelopes::changes(command) && !self.envelopes.is_asking();
        if changes && let Some(task) = self.guard(command) {
            return task;
        }
        let context = self.registry.context(environment);
        let action = self.envelopes.command(command, context);
        self.envelopes_action(action)
    }

    fn envelopes_action(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::Run(task) => task.map(Message::Envelopes),
            Action::Changed(year) => {
                let elsewhere = year.is_some() && self.scope.year.is_some() && self.scope.year != year;
                let shown = if elsewhere {
                    self.scope.choose_year(year);
                    Task::batch([self.show(), self.reload_reference(), self.read_envelopes()])
                } else {
                    Task::none()
                };
                let keyboard =
                    if year.is_some() { self.envelopes.to_form().map(Message::Envelopes) } else { into_the_list() };
                Task::batch([shown, keyboard])
            }
            Action::Show(document) => self.show_document(*document),
            Action::Leave => {
                self.place = Screen::List;
                operation::focus(shell::SEARCH)
            }
        }
    }
}
