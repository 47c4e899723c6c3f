//! The batch in the workspace: asks for the clerk's name first, and shows in the list what was registered.

use iced::Task;

use domain::book::Book;

use super::{Form, Message, Screen, Workspace};
use crate::{env::Environment, keys::Command, screens::batch};

impl Workspace {
    pub(super) fn open_batch(&mut self, environment: &Environment) -> Task<Message> {
        if let Some(task) = self.guard(Command::Batch) {
            return task;
        }
        let context = self.registry.context(environment);
        self.batch.enter(context).map(Message::Batch)
    }

    pub(super) fn batch_update(&mut self, message: batch::Message, environment: &Environment) -> Task<Message> {
        let context = self.registry.context(environment);
        let action = self.batch.update(message, context);
        self.batch_action(action, environment)
    }

    pub(super) fn batch_command(&mut self, command: Command, environment: &Environment) -> Task<Message> {
        let context = self.registry.context(environment);
        let action = self.batch.command(command, context);
        self.batch_action(action, environment)
    }

    fn batch_action(&mut self, action: batch::Action, environment: &Environment) -> Task<Message> {
        match action {
            batch::Action::Run(task) => task.map(Message::Batch),
            batch::Action::Registered(task) => {
                self.warn_of_last_numbers();
                // The form of incoming documents shows the next and the last number: both have changed.
                self.incoming.clear_notice();
                let context = self.registry.context(environment);
                let form =
                    self.incoming.refresh(context).map(|message| Message::Entry(Form::New(Book::Incoming), message));
                let list = self.list.refresh(&self.registry.store).map(Message::List);
                Task::batch([task.map(Message::Batch), form, list, self.reload_reference()])
            }
            batch::Action::Show(document) => self.show_document(*document),
            batch::Action::Leave => {
                self.place = Screen::List;
                Task::none()
            }
        }
    }
}
