//! What the desk does for the upkeep of the registry: asking for files, letting an import begin, showing what came of it; and taking
//! the writing window's seat when it has closed.

use std::path::PathBuf;

use iced::Task;

use domain::message::Message as Sentence;
use language::Language;
use store::{Files, StoreError, StoreThread, Upgraded};

use super::{Action, Desk, Keeping, Message, Place};
use crate::{
    drafts::DraftKeeper,
    env::Environment,
    keys::Command,
    kit::{notice::Notice, theme::Tone},
    screens::upkeep::{self, import, restore},
    seat::{self, Opened, Seat},
};

impl Desk {
    /// Whether the upkeep asks something that must be answered first.
    pub(super) fn upkeep_asks(&self) -> bool {
        self.place == Place::Upkeep && self.upkeep.is_asking()
    }

    pub(super) fn upkeep_update(
        &mut self,
        message: upkeep::Message,
        environment: &Environment,
        language: &Language,
    ) -> Action {
        let action = self.upkeep.update(message, &self.facts.copies);
        self.upkeep_action(action, environment, language)
    }

    pub(super) fn upkeep_command(
        &mut self,
        command: Command,
        environment: &Environment,
        language: &Language,
    ) -> Action {
        match self.upkeep.command(command, &self.facts.copies) {
            Some(action) => self.upkeep_action(action, environment, language),
            None if self.copying.may_stop() => {
                self.copying.stop();
                Task::none().into()
            }
            None => self.go(Place::List, environment, language).into(),
        }
    }

    fn upkeep_action(&mut self, action: upkeep::Action, environment: &Environment, language: &Language) -> Action {
        match action {
            upkeep::Action::Run(task) => task.map(Message::Upkeep).into(),
            upkeep::Action::AskCopy => {
                let chosen = |copy| Message::Upkeep(upkeep::Message::Restore(restore::Message::Chosen(copy)));
                environment.choose_file(language.text("upkeep-choose-copy"), restore::ENDINGS, chosen).into()
            }
            upkeep::Action::Restore(copy, consent) => match self.seat.may_write() {
                Ok(()) => Action::Restore(copy, consent),
                Err(error) => {
                    self.fail(&error);
                    Task::none().into()
                }
            },
            upkeep::Action::Import(action) => self.import_action(action, environment, language).into(),
        }
    }

    fn import_action(
        &mut self,
        action: import::Action,
        environment: &Environment,
        language: &Language,
    ) -> Task<Message> {
        let on = |task: Task<import::Message>| task.map(|message| Message::Upkeep(upkeep::Message::Import(message)));
        match action {
            import::Action::Run(task) => on(task),
            import::Action::Ask => {
                let title = language.text("import-choose-title");
                on(environment.choose_file(title, import::ENDINGS, import::Message::Chosen))
            }
            import::Action::Begin => match self.holds_back(Command::Start) {
                Some(task) => task,
                None => on(self.upkeep.import.begin(false)),
            },
            import::Action::Try => on(self.upkeep.import.begin(true)),
            import::Action::Changed => {
                let list = self.list.refresh(&self.store).map(Message::List);
                Task::batch([self.read_facts(), list])
            }
            import::Action::Show(book, year) => {
                self.year = Some(year);
                self.year_is_chosen = true;
                let facts = self.read_facts();
                match self.command(Command::Show(book), environment, language) {
                    Action::Run(task) => Task::batch([facts, task]),
                    _ => facts,
                }
            }
            import::Action::AskRefused(name) => {
                let title = language.text("import-save-refused-title");
                on(environment.choose_target(title, name, import::Message::RefusedTarget))
            }
            import::Action::SaveRefused(target) => on(self.upkeep.import.save_refused(target, language)),
            import::Action::Copy => on(self.upkeep.import.copy_refused(language)),
        }
    }

    /// Whether a file dropped now is a list to take in.
    pub(super) fn takes_lists(&self) -> bool {
        self.place == Place::Upkeep && self.dialog.is_none() && self.upkeep.takes_lists()
    }

    /// While another window writes, looks whether it still does.
    pub(super) fn wait_for_seat(&self, environment: &Environment) -> Task<Message> {
        if !matches!(self.seat, Seat::Looking(_)) {
            return Task::none();
        }
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        Task::perform(async move { seat::take_over(&registry, &writer) }, Message::Seated)
    }

    /// The other window has closed: this one writes from now on, with what lay unfinished there.
    pub(super) fn take_seat(&mut self, taken: Result<Option<Opened>, StoreError>) -> Task<Message> {
        // What cannot be opened now may be the next second.
        let Ok(Some(Opened { store, seat, drafts, registry, .. })) = taken else { return Task::none() };
        if self.seat.may_write().is_ok() {
            return Task::none();
        }
        (self.store, self.seat, self.version) = (store, seat, None);
        let files = Files::of(&registry);
        let keeper = DraftKeeper::new(registry, drafts.clone());
        self.keeping = Keeping::begin(keeper, drafts, &files, &mut self.incoming, &mut self.outgoing, &mut self.pile);
        self.notice = Some(Notice::new(Tone::Good, Sentence::new("seat-taken-over")));
        let list = self.list.refresh(&self.store).map(Message::List);
        Task::batch([self.read_facts(), list])
    }

    /// Opens the registry again after one of its threads has died. The forms keep their contents.
    pub(super) fn reopen(&self, environment: &Environment) -> Task<Message> {
        if !self.store.has_died() {
            return Task::none();
        }
        let (registry, seat, writer) = (environment.registry.clone(), self.seat.clone(), environment.writer());
        Task::perform(async move { seat.reopen(&registry, &writer) }, Message::Reopened)
    }

    pub(super) fn reopened(&mut self, opened: Result<StoreThread, StoreError>) -> Task<Message> {
        match opened {
            Ok(store) => {
                (self.store, self.version) = (store, None);
                self.incoming.clear_notice();
                self.outgoing.clear_notice();
                self.pile.clear_notice();
                self.notice = Some(Notice::new(Tone::Good, Sentence::new("registry-reopened")));
                self.details.look_again();
                let list = self.list.refresh(&self.store).map(Message::List);
                Task::batch([self.read_facts(), list])
            }
            Err(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }

    /// Says this first, and what was to be said after it.
    pub fn say_first(&mut self, notice: Notice) {
        let after = self.notice.take();
        self.notice = Some(match after {
            Some(after) => notice.and(after),
            None => notice,
        });
    }
}

/// A list was dropped on the window.
pub(super) fn take_list(list: PathBuf) -> Task<Message> {
    let chosen = import::Message::Chosen(Some(list));
    Task::done(Message::Upkeep(upkeep::Message::Import(chosen)))
}

/// That a registry of an earlier version was brought up to date, and where it is kept as it was.
pub(super) fn upgraded(upgraded: &Upgraded) -> Notice {
    Notice::new(Tone::Good, Sentence::new("upgrade-done").with_plain("version", upgraded.from))
        .with_more(Sentence::new("upgrade-kept").with("path", upgraded.kept.display().to_string()))
}
