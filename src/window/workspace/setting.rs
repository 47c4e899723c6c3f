//! The settings at the workspace: what they ask for, what they write, and the folders they open.

use std::path::PathBuf;

use iced::Task;

use store::{Store, StoreError};
use texts::{Text, message};

use super::{Action, Message, Workspace};
use crate::{
    backups,
    env::Environment,
    keys::Command,
    kit::{notice::Notice, theme::Severity},
    screens::settings,
};

impl Workspace {
    pub(super) fn settings_update(&mut self, message: settings::Message, environment: &Environment) -> Action {
        if message.writes()
            && let Some(task) = self.guard(Command::Settings)
        {
            return task.into();
        }
        let context = self.registry.context(environment);
        let action = self.settings.update(message, context);
        self.settings_action(action, environment)
    }

    /// Opens a folder of the registry with the program the system has for it.
    fn open_folder(&mut self, folder: settings::Folder, environment: &Environment) {
        if let Some(path) = folder.path(self.registry.context(environment))
            && let Err(why) = (environment.open)(&path)
        {
            self.notices.show(Notice::new(
                Severity::Error,
                message!(texts::FOLDER_NOT_OPENED, path = path.display().to_string(), why = why),
            ));
        }
    }

    pub(super) fn settings_action(&mut self, action: settings::Action, environment: &Environment) -> Action {
        let (said, task): (Text, Task<Result<(), StoreError>>) = match action {
            settings::Action::Run(task) => return task.map(Message::Settings).into(),
            settings::Action::PreferenceChange(change) => return Action::PreferenceChange(change),
            settings::Action::ChooseCalendar => return choose_calendar(environment).into(),
            settings::Action::Copies(message) => {
                return self.copying_update(backups::Message::Settings(message), environment).into();
            }
            settings::Action::SetOffice(office, naming) => {
                let named = self.keep(move |store| store.write(|gate| gate.rename_office(&office, naming)));
                (texts::SETTINGS_OFFICE_SAVED, named)
            }
            settings::Action::Open(folder) => {
                self.open_folder(folder, environment);
                return Task::none().into();
            }
        };
        task.map(move |done| Message::Settings(settings::Message::Done(done.map(|()| said)))).into()
    }

    pub(crate) fn keep(
        &self,
        work: impl FnOnce(&mut Store) -> Result<(), StoreError> + Send + 'static,
    ) -> Task<Result<(), StoreError>> {
        match self.registry.session.may_write() {
            Ok(()) => Task::perform(self.registry.store.ask(work), |done| done),
            Err(error) => Task::done(Err(error)),
        }
    }
}

/// Asks for a calendar to take in.
fn choose_calendar(environment: &Environment) -> Task<Message> {
    let chosen = |files: Vec<PathBuf>| Message::Settings(settings::calendar_chosen(files.into_iter().next()));
    environment.choose_files(environment.language.text(texts::CALENDAR_CHOOSE_TITLE), chosen)
}
