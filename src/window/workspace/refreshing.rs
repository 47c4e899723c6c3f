//! Refreshing the workspace: reads again every part of it that shows records of the kinds that were written.

use iced::Task;

use store::{Changes, StoreError};

use super::{Action, Message, Screen, Workspace};
use crate::{
    env::Environment,
    kit::latest::RequestId,
    reference_data::{self, ReferenceData},
    screens::{day_work, details, entry, entry::EntryForm, envelopes, list, overview, print},
};

/// The latest requests of the list and the open form. A part whose request has changed while a message was applied has
/// already been queried again, and is not refreshed a second time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Questions {
    list: RequestId,
    form: Option<RequestId>,
}

impl Workspace {
    /// Returns the latest requests of the list and of the open form.
    pub(super) fn questions(&self) -> Questions {
        let form = self.forms.opened();
        Questions { list: self.list.latest_request(), form: form.map(|(_, entry)| entry.latest_request()) }
    }

    /// Refreshes the parts of the workspace affected by the writes of this window since the last call, and reads the details of the
    /// chosen document.
    pub(super) fn refreshed(&mut self, before: Questions, action: Action, environment: &Environment) -> Action {
        match action {
            Action::Run(task) => {
                let changes = self.registry.store.take_changes();
                let refresh = self.refresh_since(before, changes, environment);
                Task::batch([task, refresh, self.follow_chosen()]).into()
            }
            // Such an action runs no task. The changes stay in the store and are taken with the next message.
            other => other,
        }
    }

    /// Refreshes the parts of the workspace that show records of these kinds.
    pub(super) fn refresh(&mut self, changes: impl Into<Changes>, environment: &Environment) -> Task<Message> {
        self.refresh_since(self.questions(), changes.into(), environment)
    }

    fn refresh_since(&mut self, before: Questions, changes: Changes, environment: &Environment) -> Task<Message> {
        if changes.is_empty() {
            return Task::none();
        }
        let now = self.questions();
        if changes.any(details::READ_FROM) {
            self.details.reload();
        }
        let mut tasks = Vec::new();
        // Reading the reference data is followed by reading the day's work, so that is not read twice.
        if changes.any(reference_data::READ_FROM) {
            tasks.push(self.reload_reference());
        } else if changes.any(day_work::READ_FROM) {
            tasks.push(self.read_day_work());
        }
        if changes.any(overview::READ_FROM) {
            tasks.push(self.read_overview_if_shown());
        }
        if changes.any(list::READ_FROM) && now.list == before.list {
            tasks.push(self.list.refresh(&self.registry.store).map(Message::List));
        }
        if let Some(form) = self.forms.open
            && changes.any(entry::READ_FROM)
            && now.form == before.form
        {
            tasks.push(self.with_entry(form, environment, EntryForm::ask_number));
        }
        if changes.any(envelopes::READ_FROM) {
            tasks.push(self.read_envelopes());
        }
        if self.place == Screen::Print && changes.any(print::READ_FROM) {
            tasks.extend([self.read_narrowing(), self.read_closed_days()]);
        }
        Task::batch(tasks)
    }

    /// Refreshes the whole workspace when another program has written to the registry.
    pub(super) fn refresh_if_written(
        &mut self,
        version: &Result<i64, StoreError>,
        environment: &Environment,
    ) -> Task<Message> {
        let Ok(version) = *version else { return Task::none() };
        match self.version.replace(version) {
            Some(before) if before != version => self.refresh(Changes::ALL, environment),
            _ => Task::none(),
        }
    }

    /// Reads the reference data again, and then the day's work.
    pub(super) fn reload_reference(&self) -> Task<Message> {
        let year = self.scope.year;
        let reference = self.registry.store.ask(move |store| ReferenceData::read(store, year));
        Task::perform(reference, move |reference| Message::ReferenceRead(year, reference.map(Box::new)))
    }
}

#[cfg(test)]
mod tests {
    use store::Changed;

    use super::*;

    #[test]
    fn every_kind_of_change_refreshes_some_part() {
        let screens = [
            reference_data::READ_FROM,
            day_work::READ_FROM,
            details::READ_FROM,
            entry::READ_FROM,
            envelopes::READ_FROM,
            list::READ_FROM,
            print::READ_FROM,
        ];
        let unread = Changed::ALL.iter().filter(|kind| !screens.iter().any(|read| read.contains(kind)));
        // Rebuilding the search index changes nothing that is shown.
        assert_eq!(unread.collect::<Vec<_>>(), [&Changed::Index]);
    }
}
