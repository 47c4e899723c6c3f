//! What the desk does for the guide: opening the chapter of the screen one is on, and going back there.

use iced::{Task, widget::operation};

use super::{Desk, Form, Message, Place};
use crate::{
    domain::book::Book,
    language::Language,
    window::{
        env::Environment,
        screens::{
            entry::Entry,
            guide::{self, Chapter},
        },
        shell,
    },
};

impl Desk {
    /// Opens the guide where the screen one is on is explained.
    pub(super) fn open_guide(&mut self) -> Task<Message> {
        let chapter = self.chapter();
        self.before_guide = self.place;
        self.place = Place::Guide;
        self.notice = None;
        self.guide.open(chapter).map(Message::Guide)
    }

    fn chapter(&self) -> Chapter {
        match (self.place, self.form) {
            (Place::Print, _) => Chapter::Print,
            (Place::Settings, _) => self.settings.chapter(),
            (Place::Pile, _) | (_, Some(Form::New(Book::Incoming))) => Chapter::Incoming,
            (_, Some(Form::New(Book::Outgoing))) => Chapter::Outgoing,
            (_, Some(Form::Amended)) => Chapter::Amend,
            (_, None) => Chapter::Search,
        }
    }

    pub(super) fn guide_action(
        &mut self,
        action: guide::Action,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        match action {
            guide::Action::Run(task) => task.map(Message::Guide),
            guide::Action::Leave => {
                let back = self.go(self.before_guide, environment, language);
                let focus = match (self.place, self.form) {
                    (Place::List, Some(form)) => self.with_entry(form, environment, language, Entry::enter),
                    (Place::List, None) => operation::focus(shell::SEARCH),
                    _ => Task::none(),
                };
                Task::batch([back, focus])
            }
        }
    }
}
