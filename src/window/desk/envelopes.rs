//! What the desk does for the envelopes passed on unopened: opening their screen, and what it asks for.

use iced::{Task, widget::operation};

use language::Language;

use super::{Desk, Message, Place, around, listing::into_the_list};
use crate::{
    env::Environment,
    keys::Command,
    screens::envelopes::{self, Action},
    shell,
};

impl Desk {
    pub(super) fn open_envelopes(&mut self, environment: &Environment, language: &Language) -> Task<Message> {
        self.form = None;
        let around = around(&self.store, &self.facts, environment, language);
        self.envelopes.enter(self.year, around).map(Message::Envelopes)
    }

    /// Reads them anew where they are seen.
    pub(super) fn read_envelopes(&mut self) -> Task<Message> {
        if self.place != Place::Envelopes {
            return Task::none();
        }
        self.envelopes.read(self.year, &self.store).map(Message::Envelopes)
    }

    /// Whether the screen is seen and asks something.
    pub(super) fn envelopes_ask(&self) -> bool {
        self.place == Place::Envelopes && self.envelopes.is_asking()
    }

    pub(super) fn envelopes_update(
        &mut self,
        message: envelopes::Message,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        if let Some(then) = message.changes()
            && let Some(task) = self.holds_back(then)
        {
            return task;
        }
        let around = around(&self.store, &self.facts, environment, language);
        let action = self.envelopes.update(message, around);
        self.envelopes_action(action)
    }

    pub(super) fn envelopes_command(
        &mut self,
        command: Command,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        let changes = envelopes::changes(command) && !self.envelopes.is_asking();
        if changes && let Some(task) = self.holds_back(command) {
            return task;
        }
        let around = around(&self.store, &self.facts, environment, language);
        let action = self.envelopes.command(command, around);
        self.envelopes_action(action)
    }

    fn envelopes_action(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::Run(task) => task.map(Message::Envelopes),
            Action::Changed(year) => {
                let elsewhere = year.is_some() && self.year.is_some() && self.year != year;
                let list = if elsewhere {
                    (self.year, self.year_is_chosen) = (year, true);
                    self.show()
                } else {
                    Task::none()
                };
                let keyboard =
                    if year.is_some() { self.envelopes.to_form().map(Message::Envelopes) } else { into_the_list() };
                Task::batch([list, self.read_facts(), self.read_envelopes(), keyboard])
            }
            Action::Show(document) => self.show_document(*document),
            Action::Leave => {
                self.place = Place::List;
                operation::focus(shell::SEARCH)
            }
        }
    }
}
