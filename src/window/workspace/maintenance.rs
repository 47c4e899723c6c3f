//! What the workspace does for the maintenance of the registry: asking for files, letting an import begin, showing what came of it; and taking
//! the place of the writing window when that has closed.

use std::path::PathBuf;

use iced::Task;

use store::{Changes, Files, StoreError, StoreThread, Upgraded};
use texts::{UserMessage, message};

use super::{Action, Message, Screen, Workspace};
use crate::{
    drafts::DraftKeeper,
    env::Environment,
    keys::Command,
    kit::{notice::Notice, theme::Severity},
    screens::maintenance::{self, import, restore},
    session::{self, Opened, Session},
};

impl Workspace {
    /// Whether the maintenance asks something that must be answered first.
    pub(super) fn maintenance_asks(&self) -> bool {
        self.place == Screen::Maintenance && self.maintenance.is_asking()
    }

    pub(super) fn maintenance_update(&mut self, message: maintenance::Message, environment: &Environment) -> Action {
        let action = self.maintenance.update(message, &self.registry.reference.copies);
        self.maintenance_action(action, environment)
    }

    pub(super) fn maintenance_command(&mut self, command: Command, environment: &Environment) -> Action {
        match self.maintenance.command(command, &self.registry.reference.copies) {
            Some(action) => self.maintenance_action(action, environment),
            None if self.backups.may_stop() => {
                self.backups.stop();
                Task::none().into()
            }
            None => self.go(Screen::List, environment).into(),
        }
    }

    fn maintenance_action(&mut self, action: maintenance::Action, environment: &Environment) -> Action {
        match action {
            maintenance::Action::Run(task) => task.map(Message::Maintenance).into(),
            maintenance::Action::AskCopy => {
                let chosen = |copy| Message::Maintenance(maintenance::Message::Restore(restore::Message::Chosen(copy)));
                environment
                    .choose_file(environment.language.text(texts::MAINTENANCE_CHOOSE_COPY), restore::ENDINGS, chosen)
                    .into()
            }
            maintenance::Action::Restore(copy, consent) => match self.registry.session.may_write() {
                Ok(()) => Action::Restore(copy, consent),
                Err(error) => {
                    self.fail(&error);
                    Task::none().into()
                }
            },
            maintenance::Action::Import(action) => self.import_action(action, environment).into(),
        }
    }

    fn import_action(&mut self, action: import::Action, environment: &Environment) -> Task<Message> {
        let on = |task: Task<import::Message>| {
            task.map(|message| Message::Maintenance(maintenance::Message::Import(message)))
        };
        match action {
            import::Action::Run(task) => on(task),
            import::Action::Ask => {
                let title = environment.language.text(texts::IMPORT_CHOOSE_TITLE);
                on(environment.choose_file(title, import::ENDINGS, import::Message::Chosen))
            }
            import::Action::Begin => match self.guard(Command::Start) {
                Some(task) => task,
                None => on(self.maintenance.import.begin(false)),
            },
            import::Action::Try => on(self.maintenance.import.begin(true)),
            import::Action::Changed => self.refresh(Changes::ALL, environment),
            import::Action::Show(book, year) => {
                self.scope.choose_year(Some(year));
                let reference = self.reload_reference();
                match self.key(Command::Show(book), environment) {
                    Action::Run(task) => Task::batch([reference, task]),
                    _ => reference,
                }
            }
            import::Action::AskRefused(name) => {
                let title = environment.language.text(texts::IMPORT_SAVE_REFUSED_TITLE);
                on(environment.choose_target(title, name, import::Message::RefusedTarget))
            }
            import::Action::SaveRefused(target) => {
                on(self.maintenance.import.save_refused(target, &environment.language))
            }
            import::Action::Copy => on(self.maintenance.import.copy_refused(&environment.language)),
        }
    }

    /// Whether a file dropped now is a list to take in.
    pub(super) fn takes_lists(&self) -> bool {
        self.place == Screen::Maintenance && self.dialog.is_none() && self.maintenance.takes_lists()
    }

    /// While another window writes, looks whether it still does.
    pub(super) fn wait_for_session(&self, environment: &Environment) -> Task<Message> {
        if !matches!(self.registry.session, Session::ReadOnly(_)) {
            return Task::none();
        }
        let (registry, writer) = (environment.registry.clone(), environment.writer());
        Task::perform(async move { session::take_over(&registry, &writer) }, Message::SessionOpened)
    }

    /// The other window has closed: this one writes from now on, and takes over its drafts.
    pub(super) fn set_session(
        &mut self,
        taken: Result<Option<Opened>, StoreError>,
        environment: &Environment,
    ) -> Task<Message> {
        // A dialog that cannot be opened now may open later.
        let Ok(Some(Opened { store, session, drafts, registry, .. })) = taken else { return Task::none() };
        if self.registry.session.may_write().is_ok() {
            return Task::none();
        }
        (self.registry.store, self.registry.session, self.version) = (store, session, None);
        let files = Files::of(&registry);
        let keeper = DraftKeeper::new(registry, drafts.clone());
        self.forms.take_over(keeper, drafts, &files, &mut self.batch);
        self.notices.show(Notice::new(Severity::Success, UserMessage::from(texts::SESSION_TAKEN_OVER)));
        self.refresh(Changes::ALL, environment)
    }

    /// Opens the registry again after one of its threads has died. The forms keep their contents.
    pub(super) fn reopen(&self, environment: &Environment) -> Task<Message> {
        if !self.registry.store.has_died() {
            return Task::none();
        }
        let (registry, session, writer) =
            (environment.registry.clone(), self.registry.session.clone(), environment.writer());
        Task::perform(async move { session.reopen(&registry, &writer) }, Message::Reopened)
    }

    pub(super) fn reopened(
        &mut self,
        opened: Result<StoreThread, StoreError>,
        environment: &Environment,
    ) -> Task<Message> {
        match opened {
            Ok(store) => {
                (self.registry.store, self.version) = (store, None);
                self.forms.clear_notices();
                self.batch.clear_notice();
                self.notices.show(Notice::new(Severity::Success, UserMessage::from(texts::REGISTRY_REOPENED)));
                self.refresh(Changes::ALL, environment)
            }
            Err(error) => {
                self.fail(&error);
                Task::none()
            }
        }
    }
}

/// A list was dropped on the window.
pub(super) fn take_list(list: PathBuf) -> Task<Message> {
    let chosen = import::Message::Chosen(Some(list));
    Task::done(Message::Maintenance(maintenance::Message::Import(chosen)))
}

/// That a registry of an earlier version was brought up to date, and where it is kept as it was.
pub(super) fn upgraded(upgraded: &Upgraded) -> Notice {
    Notice::new(Severity::Success, message!(texts::UPGRADE_DONE, version = texts::plain(upgraded.from)))
        .with_more(message!(texts::UPGRADE_KEPT, path = upgraded.kept.display().to_string()))
}
