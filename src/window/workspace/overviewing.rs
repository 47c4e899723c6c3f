//! The overview in the workspace: reads its figures while it is shown, and opens the list that a figure counts.

use chrono::Datelike;
use iced::Task;

use domain::{book::Book, date, overview::Days};

use super::{Message, Screen, Workspace};
use crate::{
    env::Environment,
    saved_searches::SavedQuery,
    screens::overview::{self, Target},
};

impl Workspace {
    /// Shows the overview and reads its figures.
    pub(super) fn open_overview(&mut self) -> Task<Message> {
        self.place = Screen::Overview;
        self.forms.open = None;
        self.details.forget();
        Task::batch([self.read_day_work(), self.read_overview_if_shown()])
    }

    /// Reads the figures of today and of the year shown, or of this year where every year is shown.
    pub(super) fn read_overview_if_shown(&mut self) -> Task<Message> {
        if self.place != Screen::Overview {
            return Task::none();
        }
        let year = self.scope.year.unwrap_or_else(|| self.today.year());
        self.overview.read(self.today, year, &self.registry.store).map(Message::Overview)
    }

    pub(super) fn overview_update(&mut self, message: overview::Message, environment: &Environment) -> Task<Message> {
        match message {
            overview::Message::Read(figures) => match self.overview.take(figures) {
                Ok(true) => self.read_overview_if_shown(),
                Ok(false) => Task::none(),
                Err(error) => {
                    self.fail(&error);
                    Task::none()
                }
            },
            overview::Message::Register(book) => self.open_form(book, environment),
            overview::Message::Follow(Target::Lead(lead)) => self.follow_lead(lead, environment),
            overview::Message::Follow(Target::Days(book, days)) => self.show_days(book, days),
        }
    }

    /// Shows what came or went in these days.
    fn show_days(&mut self, book: Book, days: Days) -> Task<Message> {
        let between = [days.from, days.to].map(date::write);
        let [from, to] = between;
        self.show_asked(&SavedQuery {
            book: book.key().to_owned(),
            filters: [String::new(), String::new(), from, to],
            ..SavedQuery::default()
        })
    }
}
