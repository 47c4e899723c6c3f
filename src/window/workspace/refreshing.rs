//! Refreshing the workspace: what shows records of the kinds that were written is read again.

use iced::Task;

use store::{Changes, StoreError};

use super::{Action, Message, Screen, Workspace};
use crate::{
    env::Environment,
    reference_data::{self, ReferenceData},
    screens::{day_work, details, entry, entry::Entry, envelopes, list, print},
};

/// The last questions before a message: what was asked anew by it is not asked a second time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Questions {
    list: u64,
    form: Option<u64>,
}

impl Workspace {
    /// The last questions of the list and of the open form.
    pub(super) fn questions(&self) -> Questions {
        let form = self.form.and_then(|form| self.entry(form));
        Questions { list: self.list.last_question(), form: form.map(Entry::last_question) }
    }

    /// Reads again what shows what this window has written since, and the details of the document that was chosen.
    pub(super) fn refreshed(&mut self, before: Questions, action: Action, environment: &Environment) -> Action {
        match action {
            Action::Run(task) => {
                let changes = self.registry.store.take_changes();
                let refresh = self.refresh_since(before, changes, environment);
                Task::batch([task, refresh, self.follow_chosen()]).into()
            }
            // What was written is read again with the next message.
            other => other,
        }
    }

    /// Reads again what shows records of these kinds.
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
        // The day's work is read whenever the reference data has come.
        if changes.any(reference_data::READ_FROM) {
            tasks.push(self.reload_reference());
        } else if changes.any(day_work::READ_FROM) {
            tasks.push(self.read_day_work());
        }
        if changes.any(list::READ_FROM) && now.list == before.list {
            tasks.push(self.list.refresh(&self.registry.store).map(Message::List));
        }
        if let Some(form) = self.form
            && changes.any(entry::READ_FROM)
            && now.form == before.form
        {
            tasks.push(self.with_entry(form, environment, Entry::refresh));
        }
        if changes.any(envelopes::READ_FROM) {
            tasks.push(self.read_envelopes());
        }
        if self.place == Screen::Print && changes.any(print::READ_FROM) {
            tasks.extend([self.read_narrowing(), self.read_closed_days()]);
        }
        Task::batch(tasks)
    }

    /// Refreshes everything when another program has written.
    pub(super) fn look(&mut self, version: &Result<i64, StoreError>, environment: &Environment) -> Task<Message> {
        let Ok(version) = *version else { return Task::none() };
        match self.version.replace(version) {
            Some(before) if before != version => self.refresh(Changes::ALL, environment),
            _ => Task::none(),
        }
    }

    /// Reads the reference data again; the day's work follows it.
    pub(super) fn reload_reference(&self) -> Task<Message> {
        let year = self.scope.year;
        let reference = self.registry.store.ask(move |store| ReferenceData::read(store, year));
        Task::perform(reference, move |reference| Message::Known(year, reference.map(Box::new)))
    }
}

#[cfg(test)]
mod tests {
    use store::Changed;

    use super::*;

    #[test]
    fn a_change_of_every_kind_is_read_again_somewhere() {
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
        // A new index finds what the old one found.
        assert_eq!(unread.collect::<Vec<_>>(), [&Changed::Index]);
    }
}
