//! Saved searches in the workspace: runs, saves, renames and removes them.

use chrono::Datelike;
use iced::Task;

use language::Language;
use texts::message;

use super::{Message, Screen, Workspace};
use crate::{
    kit::{notice::Notice, theme::Severity},
    preferences::PreferenceChange,
    saved_searches::{MAX_SAVED, SavedQuery, SavedSearch},
    screens::{
        keep_search::KeepSearch,
        list::{SavedSearchAction, told_as_asked},
    },
};

impl Workspace {
    /// The present query.
    fn asked(&self) -> SavedQuery {
        self.list.asked(self.scope.saved())
    }

    /// The kept search whose hits are shown, by its place.
    #[must_use]
    pub fn shown_search(&self) -> Option<usize> {
        if self.place != Screen::List || self.list.searches().is_empty() {
            return None;
        }
        let asked = self.asked();
        self.list.searches().iter().position(|search| search.asked == asked)
    }

    pub(super) fn saved(&mut self, saved: SavedSearchAction, language: &Language) -> Task<Message> {
        match saved {
            SavedSearchAction::Open(at) => self.ask_again(at),
            SavedSearchAction::Keep if self.list.searches().len() >= MAX_SAVED => {
                let said = message!(texts::SAVED_ENOUGH, most = MAX_SAVED);
                self.notices.show(Notice::new(Severity::Warning, said));
                Task::none()
            }
            SavedSearchAction::Keep => {
                let about = told_as_asked(&self.asked(), language);
                self.open(KeepSearch::new(self.list.searches(), &self.scope.search, about))
            }
            SavedSearchAction::Rename(at) => {
                let about = self.list.searches().get(at).map(|search| told_as_asked(&search.asked, language));
                self.open(KeepSearch::rename(self.list.searches(), at, about.unwrap_or_default()))
            }
            SavedSearchAction::Remove(at) => Task::done(Message::PreferenceChange(self.without_search(at))),
        }
    }

    /// Runs a saved search: in the year shown, unless it covers every year.
    fn ask_again(&mut self, at: usize) -> Task<Message> {
        let Some(SavedSearch { asked, .. }) = self.list.searches().get(at).cloned() else { return Task::none() };
        self.show_asked(&asked)
    }

    /// Shows what a query finds, in the list.
    pub(super) fn show_asked(&mut self, asked: &SavedQuery) -> Task<Message> {
        (self.place, self.forms.open) = (Screen::List, None);
        self.notices.clear();
        self.details.forget();
        let newest = self.registry.reference.years.first().copied().unwrap_or(self.today.year());
        let is_another = self.scope.ask_saved(asked, newest);
        let reference = if is_another { self.reload_reference() } else { Task::none() };
        self.list.filter_as(asked);
        self.scope.find_other_names(&self.registry.reference.successions);
        let list = self.list.show_in(self.query(), asked.order(), &self.registry.store).map(Message::List);
        Task::batch([reference, list, super::listing::into_the_list()])
    }

    /// Saves the query under a name, or renames a saved search.
    pub(super) fn with_search(&mut self, renamed: Option<usize>, name: String) -> PreferenceChange {
        let mut searches = self.list.searches().to_vec();
        let said = if let Some(search) = renamed.and_then(|at| searches.get_mut(at)) {
            search.name.clone_from(&name);
            texts::SAVED_RENAMED
        } else {
            searches.push(SavedSearch { name: name.clone(), asked: self.asked() });
            texts::SAVED_KEPT
        };
        self.notices.show(Notice::new(Severity::Success, said.with(texts::values::Name { name: name.into() })));
        self.list.set_searches(searches.clone());
        PreferenceChange::Searches(searches)
    }

    /// Keeps a search no longer.
    pub(super) fn without_search(&mut self, at: usize) -> PreferenceChange {
        let mut searches = self.list.searches().to_vec();
        if at < searches.len() {
            let removed = searches.remove(at);
            let said = message!(texts::SAVED_REMOVED, name = removed.name);
            self.notices.show(Notice::new(Severity::Success, said));
        }
        self.list.set_searches(searches.clone());
        PreferenceChange::Searches(searches)
    }
}
