//! The menu over the envelopes: what may be done with the selected ones, by the other button of the mouse and by the Menu key.

use language::Language;

use super::{Action, Command, Context, EnvelopeActionKind, Envelopes, Message};
use crate::kit::{
    menu::{MenuItem, MenuPlace, OpenMenu},
    row_area::Press,
    rows::RowEvent,
};

impl Envelopes {
    /// Opens it where the rows were pressed for it; whatever else happens in them puts it away.
    pub(super) fn menu_follows(&mut self, event: RowEvent) {
        self.menu = match event {
            RowEvent::Pressed(row, Press::Menu(at)) if row < self.known.len() => Some(OpenMenu::new(MenuPlace::At(at))),
            RowEvent::Resized(_) => self.menu,
            _ => None,
        };
    }

    /// What may be done with the selected envelopes.
    pub(super) fn entries(&self, language: &Language) -> Vec<MenuItem<Message>> {
        let kinds = EnvelopeActionKind::ALL.into_iter().filter(|kind| !self.fitting(*kind).is_empty());
        let done = kinds.map(|kind| MenuItem {
            icon: None,
            words: language.text(kind.name()),
            key: kind.command().key().to_owned(),
            message: Message::Open(kind),
            is_dangerous: kind == EnvelopeActionKind::Strike,
        });
        let open = self.chosen().filter(|known| known.document.is_some()).map(|_| MenuItem {
            icon: None,
            words: language.text(texts::ENVELOPES_OPEN),
            key: Command::Open.key().to_owned(),
            message: Message::Show,
            is_dangerous: false,
        });
        open.into_iter().chain(done).collect()
    }

    /// Follows a key while it hangs, or the one that opens it; `None` when the key means something else.
    pub(super) fn menu_command(&mut self, command: Command, context: Context<'_>) -> Option<Action> {
        if command == Command::Menu {
            self.menu = self.rows.chosen.map(|row| OpenMenu::new(MenuPlace::Row(row)));
            return Some(super::into_the_rows());
        }
        let mut menu = self.menu.take()?;
        let entries = self.entries(context.language);
        match command {
            Command::Step(step) => menu.step(step, entries.len()),
            Command::Leave => return Some(Action::Run(iced::Task::none())),
            Command::Enter => {
                let entry = entries.into_iter().nth(menu.marked)?;
                return Some(self.update(entry.message, context));
            }
            _ => return None,
        }
        self.menu = Some(menu);
        Some(Action::Run(iced::Task::none()))
    }
}
