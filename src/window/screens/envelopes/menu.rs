//! The menu over the envelopes: what may be done with the selected ones, by the other button of the mouse and by the Menu key.

use language::Language;

use super::{Action, Around, Command, Envelopes, Kind, Message};
use crate::kit::{
    menu::{Entry, Hanging, Place},
    row_area::Press,
    rows::Event,
};

impl Envelopes {
    /// Opens it where the rows were pressed for it; whatever else happens in them puts it away.
    pub(super) fn menu_follows(&mut self, event: Event) {
        self.menu = match event {
            Event::Pressed(row, Press::Menu(at)) if row < self.known.len() => Some(Hanging::new(Place::At(at))),
            Event::Resized(_) => self.menu,
            _ => None,
        };
    }

    /// What may be done with the selected envelopes.
    pub(super) fn entries(&self, language: &Language) -> Vec<Entry<Message>> {
        let kinds = Kind::ALL.into_iter().filter(|kind| !self.fitting(*kind).is_empty());
        let done = kinds.map(|kind| Entry {
            words: language.text(kind.name()),
            key: kind.command().key().to_owned(),
            message: Message::Open(kind),
            is_dangerous: kind == Kind::Strike,
        });
        let open = self.chosen().filter(|known| known.document.is_some()).map(|_| Entry {
            words: language.text("envelopes-open"),
            key: Command::Open.key().to_owned(),
            message: Message::Show,
            is_dangerous: false,
        });
        open.into_iter().chain(done).collect()
    }

    /// Follows a key while it hangs, or the one that opens it; nothing when the key means something else.
    pub(super) fn menu_command(&mut self, command: Command, around: Around<'_>) -> Option<Action> {
        if command == Command::Menu {
            self.menu = self.rows.chosen.map(|row| Hanging::new(Place::Row(row)));
            return Some(super::into_the_rows());
        }
        let mut menu = self.menu.take()?;
        let entries = self.entries(around.language);
        match command {
            Command::Step(step) => menu.step(step, entries.len()),
            Command::Leave => return Some(Action::Run(iced::Task::none())),
            Command::Enter => {
                let entry = entries.into_iter().nth(menu.marked)?;
                return Some(self.update(entry.message, around));
            }
            _ => return None,
        }
        self.menu = Some(menu);
        Some(Action::Run(iced::Task::none()))
    }
}
