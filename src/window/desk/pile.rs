//! What the desk does for the pile: who writes is asked first, and what was registered is seen in the list.

use iced::Task;

use domain::book::Book;
use language::Language;

use super::{Desk, Form, Message, Place, around};
use crate::{env::Environment, keys::Command, screens::pile};

impl Desk {
    pub(super) fn open_pile(&mut self, environment: &Environment, language: &Language) -> Task<Message> {
        if let Some(task) = self.holds_back(Command::Pile) {
            return task;
        }
        let around = around(&self.store, &self.facts, environment, language);
        self.pile.enter(around).map(Message::Pile)
    }

    pub(super) fn pile_update(
        &mut self,
        message: pile::Message,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        let around = around(&self.store, &self.facts, environment, language);
        let action = self.pile.update(message, around);
        self.pile_action(action, environment, language)
    }

    pub(super) fn pile_command(
        &mut self,
        command: Command,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        let around = around(&self.store, &self.facts, environment, language);
        let action = self.pile.command(command, around);
        self.pile_action(action, environment, language)
    }

    fn pile_action(&mut self, action: pile::Action, environment: &Environment, language: &Language) -> Task<Message> {
        match action {
            pile::Action::Run(task) => task.map(Message::Pile),
            pile::Action::Registered(task) => {
                self.warn_of_last_numbers();
                // The form behind the pile names the number that comes next and the one given last: both are others now.
                self.incoming.clear_notice();
                let around = around(&self.store, &self.facts, environment, language);
                let form =
                    self.incoming.refresh(around).map(|message| Message::Entry(Form::New(Book::Incoming), message));
                let list = self.list.refresh(&self.store).map(Message::List);
                Task::batch([task.map(Message::Pile), form, list, self.read_facts()])
            }
            pile::Action::Show(document) => self.show_document(*document),
            pile::Action::Leave => {
                self.place = Place::List;
                Task::none()
            }
        }
    }
}
