//! What has the keyboard at the desk, and who follows the command of a key: the desk itself, else the screen one is on.

use iced::{Task, widget::operation};

use language::Language;

use super::{Action, Desk, Message, Place, around};
use crate::{
    copying::Occasion,
    env::Environment,
    keys::{Command, KeyContext},
    screens::{list, settings},
    shell,
};

impl Desk {
    /// Which keys mean something now: those of what lies over the screen, else the screen's.
    #[must_use]
    pub fn key_context(&self) -> KeyContext {
        match &self.dialog {
            _ if self.place == Place::Guide => return KeyContext::Guide,
            Some(dialog) => return dialog.key_context(),
            None if self.shown_preview().is_some() => return KeyContext::Preview,
            None => {}
        }
        match (self.place, self.form.and_then(|form| self.entry(form))) {
            (Place::Pile, _) => KeyContext::Pile,
            (Place::Envelopes, _) if self.envelopes.is_asking() => KeyContext::EnvelopeAction,
            (Place::Envelopes, _) => KeyContext::Envelopes,
            (Place::Print, _) => KeyContext::Print,
            (Place::Upkeep, _) => self.upkeep.key_context(),
            (Place::Settings, _) => self.settings.key_context(),
            (Place::Guide, _) => KeyContext::Guide,
            (Place::List, Some(entry)) => entry.key_context(),
            (Place::List, None) => self.list.key_context(),
        }
    }

    /// Follows a key: what it means everywhere first, then what it means where one is.
    pub fn command(&mut self, command: Command, environment: &Environment, language: &Language) -> Action {
        let (before, begun) = (self.today, self.begin_day(environment));
        let action = self.key(command, environment, language);
        self.keep_drafts(environment);
        self.leave_guide();
        self.and_follow_chosen(before, begun, action)
    }

    pub(super) fn key(&mut self, command: Command, environment: &Environment, language: &Language) -> Action {
        if command == Command::Reopen {
            return self.reopen(environment).into();
        }
        if command == Command::Guide && self.place != Place::Guide {
            return self.ask_guide().into();
        }
        if self.dialog.is_some() && self.place != Place::Guide {
            return self.dialog_command(command, environment, language);
        }
        if self.shown_preview().is_some() {
            return self.preview_command(command, environment, language);
        }
        if self.upkeep_asks() {
            return self.upkeep_command(command, environment, language);
        }
        if let Some(form) = self.asking_form() {
            return self.entry_command(form, command, environment, language).into();
        }
        if self.envelopes_ask() {
            return self.envelopes_command(command, environment, language).into();
        }
        if self.place == Place::List && self.form.is_none() && self.list.has_menu() {
            match self.list.menu_command(command, language) {
                list::Taken::Yes => return Task::none().into(),
                list::Taken::Chosen(message) => return self.list_update(message, environment, language).into(),
                list::Taken::No => {}
            }
        }
        if self.place == Place::List
            && self.form.is_none()
            && !self.list.is_going()
            && let Some(action) = self.list.columns_command(command, &self.store)
        {
            return self.list_action(action, environment, language).into();
        }
        match command {
            Command::Register(book) => self.open_form(book, environment, language).into(),
            Command::Pile => self.go(Place::Pile, environment, language).into(),
            Command::Envelopes => self.go(Place::Envelopes, environment, language).into(),
            Command::Show(book) => {
                self.place = Place::List;
                self.form = None;
                self.book = book;
                self.search.clear();
                self.details.forget();
                self.show().into()
            }
            Command::Print => self.go(Place::Print, environment, language).into(),
            Command::Upkeep => self.go(Place::Upkeep, environment, language).into(),
            Command::Settings => self.go(Place::Settings, environment, language).into(),
            Command::DayWork => self.open_day_work().into(),
            Command::BackUp => self.copy(Occasion::Asked, environment).into(),
            Command::Search => {
                self.place = Place::List;
                operation::focus(shell::SEARCH).chain(operation::select_all(shell::SEARCH)).into()
            }
            Command::Searches => self.open_saved_menu().into(),
            Command::YearBefore | Command::YearAfter => self.turn_year(command).into(),
            command => self.place_command(command, environment, language),
        }
    }

    fn place_command(&mut self, command: Command, environment: &Environment, language: &Language) -> Action {
        match (self.place, self.form) {
            (Place::Pile, _) => self.pile_command(command, environment, language).into(),
            (Place::Envelopes, _) => self.envelopes_command(command, environment, language).into(),
            (Place::Print, _) => {
                if command == Command::Leave && !self.print.is_working() {
                    return self.go(Place::List, environment, language).into();
                }
                let action = self.print.command(command, &self.facts.authorities);
                self.print_action(action, environment, language).into()
            }
            (Place::Upkeep, _) => self.upkeep_command(command, environment, language),
            (Place::Settings, _) => {
                if command == Command::Leave {
                    return self.go(Place::List, environment, language).into();
                }
                if settings::changes(command)
                    && let Some(task) = self.holds_back(command)
                {
                    return task.into();
                }
                let around = around(&self.store, &self.facts, environment, language);
                let action = self.settings.command(command, around);
                self.settings_action(action)
            }
            (Place::List, _) if command == Command::Attach => self.attach(environment, language).into(),
            (Place::Guide, _) => {
                let action = self.guide.command(command);
                self.guide_action(action, environment, language).into()
            }
            (Place::List, Some(form)) => self.entry_command(form, command, environment, language).into(),
            (Place::List, None) => self.list_command(command, environment, language).into(),
        }
    }

    pub(super) fn go(&mut self, place: Place, environment: &Environment, language: &Language) -> Task<Message> {
        self.place = place;
        self.notice = None;
        match place {
            Place::List | Place::Guide => Task::none(),
            Place::Pile => self.open_pile(environment, language),
            Place::Envelopes => self.open_envelopes(environment, language),
            Place::Print => {
                let enter = self.print.enter(Some(self.book), self.year).map(Message::Print);
                Task::batch([enter, self.read_narrowing(), self.read_closed_days()])
            }
            Place::Upkeep => self.upkeep.enter(&self.facts.copies).map(Message::Upkeep),
            Place::Settings => {
                let around = around(&self.store, &self.facts, environment, language);
                self.settings.enter(around).map(Message::Settings)
            }
        }
    }
}
