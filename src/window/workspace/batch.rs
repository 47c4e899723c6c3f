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
        self.batch_action(action)
    }

    pub(super) fn batch_command(&mut self, command: Command, environment: &Environment) -> Task<Message> {
        let context = self.registry.context(environment);
        let action = self.batch.command(command, context);
        self.batch_action(action)
    }

    fn batch_action(&mut self, action: batch::Action) -> Task<Message> {
        match action {
            batch::Action::Run(task) => task.map(Message::Batch),
            batch::Action::Registered(task) => {
                self.warn_of_last_numbers();
                // The notice of the form for incoming documents names the last number registered, which the batch has changed.
                if let Some(entry) = self.forms.get_mut(Form::New(Book::Incoming)) {
                    entry.clear_notice();
                }
                task.map(Message::Batch)
            }
            batch::Action::Show(document) => self.show_document(*document),
            batch::Action::Leave => {
                self.place = Screen::List;
                Task::none()
            }
        }
    }
}
