//! Backups in the workspace: carries out their actions, and closes the window after the last backup.

use iced::Task;

use store::Changed;
use texts::UserMessage;

use super::{Message as WorkspaceMessage, Screen, Workspace};
use crate::{
    backups::{Action, Message, Occasion},
    env::Environment,
    kit::{notice::Notice, theme::Severity},
};

impl Workspace {
    /// Starts a backup that the clerk asked for.
    pub(super) fn copy(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let action = self.backups.copy(Occasion::Asked, self.registry.context(environment));
        self.copying_action(action, environment)
    }

    pub(super) fn copying_update(&mut self, message: Message, environment: &Environment) -> Task<WorkspaceMessage> {
        let action = self.backups.update(message, self.registry.context(environment));
        self.copying_action(action, environment)
    }

    /// Makes a backup at the start, or warns that the last one is too old.
    pub(super) fn begin_copying(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let action = self.backups.begin(self.registry.context(environment));
        self.copying_action(action, environment)
    }

    /// Runs every second: warns on a new day that the last backup is too old, and starts a rehearsal when the window is idle.
    pub(super) fn tick_copying(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        let works_long = self.works_long();
        let context = self.registry.context(environment);
        if let Some(warning) = self.backups.warn_of_old(context) {
            self.notices.show_alone(warning);
        }
        self.backups.rehearse_when_idle(works_long, context).map(WorkspaceMessage::Copying)
    }

    /// Closes the window once the drafts are written, after a backup if the settings require one.
    pub(crate) fn close(&mut self, environment: &Environment) -> Task<WorkspaceMessage> {
        if !self.forms.keeping.may_close() {
            return Task::none();
        }
        let action = self.backups.close(self.registry.context(environment));
        self.copying_action(action, environment)
    }

    fn copying_action(&mut self, action: Action, environment: &Environment) -> Task<WorkspaceMessage> {
        match action {
            Action::Run(task) => task.map(WorkspaceMessage::Copying),
            Action::Begun(task) => {
                self.notices.clear();
                task.map(WorkspaceMessage::Copying)
            }
            Action::Say(notice) => {
                self.notices.show(notice);
                Task::none()
            }
            Action::Warn(notice) => {
                self.notices.show_alone(notice);
                Task::none()
            }
            Action::Remember(copies, warning) => {
                self.notices.extend(warning);
                self.keep(move |store| store.set_backup_settings(&copies))
                    .map(|remembered| WorkspaceMessage::Copying(Message::Remembered(remembered)))
            }
            Action::Made(notice) => {
                self.notices.extend(notice);
                self.refresh(Changed::Settings, environment)
            }
            Action::Listed(notice) => {
                self.notices.show(notice);
                Task::batch([self.refresh(Changed::Settings, environment), self.list_copies_again()])
            }
            Action::NoFolder => {
                self.place = Screen::Settings;
                self.notices.show(Notice::new(Severity::Warning, UserMessage::from(texts::COPIES_NO_FOLDER_YET)));
                Task::none()
            }
            Action::Exit => iced::exit(),
        }
    }

    /// Reloads a list of backups that is on the screen.
    fn list_copies_again(&self) -> Task<WorkspaceMessage> {
        if self.place != Screen::Maintenance || self.maintenance.is_working() || self.maintenance.is_asking() {
            return Task::none();
        }
        self.maintenance.list_again(&self.registry.reference.copies).map(WorkspaceMessage::Maintenance)
    }
}
