//! The day's work in the workspace: reads it, handles its keys, and opens the target of a line.

use iced::Task;

use domain::book::Book;

use super::{Message, Screen, Workspace, listing::into_the_list};
use crate::{
    env::Environment,
    keys::Command,
    screens::day_work::{self, Begun, Lead},
};

impl Workspace {
    /// Reads today's work.
    pub(super) fn read_day_work(&mut self) -> Task<Message> {
        self.day_work.read(self.today, &self.registry.store).map(Message::DayWork)
    }

    /// Drafts that are not registered.
    #[must_use]
    pub fn begun(&self) -> Begun {
        Begun { copy_is_wrong: self.registry.reference.copies.newest_wrong().is_some(), ..self.forms.keeping.begun() }
    }

    pub(super) fn day_work_update(&mut self, message: day_work::Message, environment: &Environment) -> Task<Message> {
        match message {
            day_work::Message::Known(work) => match self.day_work.take(work, self.today, &self.registry.store) {
                Ok(task) => task.map(Message::DayWork),
                Err(error) => {
                    self.fail(&error);
                    Task::none()
                }
            },
            day_work::Message::Enter => self.open_day_work(),
            day_work::Message::Follow(lead) => self.follow_lead(lead, environment),
        }
    }

    /// The day's work in the place of the chosen document, with the keyboard.
    pub(super) fn open_day_work(&mut self) -> Task<Message> {
        self.place = Screen::List;
        self.forms.open = None;
        self.details.forget();
        self.list.leave_rows();
        self.day_work.hold(true);
        Task::batch([self.read_day_work(), into_the_list()])
    }

    /// Runs a command while the day's work has the keyboard; `None` when it has no meaning there.
    pub(super) fn day_work_command(&mut self, command: Command, environment: &Environment) -> Option<Task<Message>> {
        if !self.day_work.is_held() {
            return None;
        }
        match command {
            Command::Step(step) => {
                self.day_work.step(step, self.begun());
                Some(Task::none())
            }
            Command::Enter => {
                let lead = self.day_work.marked(self.begun())?;
                Some(self.follow_lead(lead, environment))
            }
            Command::Leave => {
                self.day_work.hold(false);
                Some(Task::none())
            }
            _ => None,
        }
    }

    pub(super) fn follow_lead(&mut self, lead: Lead, environment: &Environment) -> Task<Message> {
        self.day_work.hold(false);
        match lead {
            Lead::Due(waited, book) => {
                self.list.show_due(waited, book);
                self.show_book(book)
            }
            Lead::Waiting(book) => {
                self.list.show_waiting(book);
                self.show_book(book)
            }
            Lead::Draft(book) => self.open_form(book, environment),
            Lead::Batch => self.go(Screen::Batch, environment),
            Lead::Envelopes => self.go(Screen::Envelopes, environment),
            Lead::LastNumbers => self.open_last_numbers(),
            Lead::Print => self.go(Screen::Print, environment),
            Lead::Copies => self.go(Screen::Settings, environment),
            Lead::Held => {
                self.settings.show_held_numbers();
                self.go(Screen::Settings, environment)
            }
        }
    }

    /// The list of a book, narrowed as it is.
    fn show_book(&mut self, book: Book) -> Task<Message> {
        self.place = Screen::List;
        self.forms.open = None;
        self.scope.show_book(book);
        self.details.forget();
        Task::batch([self.show(), into_the_list()])
    }
}
