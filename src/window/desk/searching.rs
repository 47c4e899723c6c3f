//! What the desk does with searches kept under a name: asking them again, keeping, renaming and removing them.

use chrono::Datelike;
use iced::Task;

use domain::{book::Book, message::Message as Sentence};
use language::Language;

use super::{
    Desk, Message, Place,
    dialog::{self, Dialog},
};
use crate::{
    kit::{notice::Notice, theme::Tone},
    preferences::Wish,
    saved_searches::{Asked, MOST_SAVED, SavedSearch},
    screens::{
        keep_search::KeepSearch,
        list::{Saved, told_as_asked},
    },
};

impl Desk {
    /// What is asked now.
    fn asked(&self) -> Asked {
        let text = self.search.trim().to_owned();
        let book = if text.is_empty() { Some(self.book) } else { self.restrict };
        let book = book.map_or("", Book::key).to_owned();
        self.list.asked(Asked { text, book, every_year: self.year.is_none(), ..Asked::default() })
    }

    /// The kept search whose hits are shown, by its place.
    #[must_use]
    pub fn shown_search(&self) -> Option<usize> {
        if self.place != Place::List || self.list.searches().is_empty() {
            return None;
        }
        let asked = self.asked();
        self.list.searches().iter().position(|search| search.asked == asked)
    }

    pub(super) fn saved(&mut self, saved: Saved, language: &Language) -> Task<Message> {
        match saved {
            Saved::Open(at) => self.ask_again(at),
            Saved::Keep if self.list.searches().len() >= MOST_SAVED => {
                let said = Sentence::new("saved-enough").with("most", MOST_SAVED);
                self.notice = Some(Notice::new(Tone::Look, said));
                Task::none()
            }
            Saved::Keep => {
                let about = told_as_asked(&self.asked(), language);
                let asked = KeepSearch::new(self.list.searches(), &self.search, about);
                self.open_keep_search(asked)
            }
            Saved::Rename(at) => {
                let about = self.list.searches().get(at).map(|search| told_as_asked(&search.asked, language));
                let asked = KeepSearch::rename(self.list.searches(), at, about.unwrap_or_default());
                self.open_keep_search(asked)
            }
            Saved::Remove(at) => Task::done(Message::Wish(self.without_search(at))),
        }
    }

    fn open_keep_search(
        &mut self,
        (dialog, task): (KeepSearch, Task<crate::screens::keep_search::Message>),
    ) -> Task<Message> {
        self.dialog = Some(Dialog::KeepSearch(Box::new(dialog)));
        task.map(|message| Message::Dialog(dialog::Message::KeepSearch(message)))
    }

    /// Asks a kept search again: in the year one looks at, unless it asks for every year.
    fn ask_again(&mut self, at: usize) -> Task<Message> {
        let Some(SavedSearch { asked, .. }) = self.list.searches().get(at).cloned() else { return Task::none() };
        (self.place, self.form, self.notice) = (Place::List, None, None);
        self.details.forget();
        self.search.clone_from(&asked.text);
        if asked.text.is_empty() {
            self.book = asked.book().unwrap_or(Book::Incoming);
        } else {
            self.restrict = asked.book();
        }
        let newest = || self.facts.years.first().copied().unwrap_or(self.today.year());
        let year = if asked.every_year { None } else { Some(self.year.unwrap_or_else(newest)) };
        let facts = if year == self.year {
            Task::none()
        } else {
            (self.year, self.year_is_chosen) = (year, true);
            self.read_facts()
        };
        self.list.filter_as(&asked);
        self.find_other_names();
        let list = self.list.show_in(self.query(), asked.order(), &self.store).map(Message::List);
        Task::batch([facts, list, super::listing::into_the_list()])
    }

    /// Keeps what is asked under a name, or gives the kept search at a place another.
    pub(super) fn with_search(&mut self, renamed: Option<usize>, name: String) -> Wish {
        let mut searches = self.list.searches().to_vec();
        let said = if let Some(search) = renamed.and_then(|at| searches.get_mut(at)) {
            search.name.clone_from(&name);
            "saved-renamed"
        } else {
            searches.push(SavedSearch { name: name.clone(), asked: self.asked() });
            "saved-kept"
        };
        self.notice = Some(Notice::new(Tone::Good, Sentence::new(said).with("name", name)));
        self.list.set_searches(searches.clone());
        Wish::Searches(searches)
    }

    /// Keeps a search no longer.
    pub(super) fn without_search(&mut self, at: usize) -> Wish {
        let mut searches = self.list.searches().to_vec();
        if at < searches.len() {
            let removed = searches.remove(at);
            let said = Sentence::new("saved-removed").with("name", removed.name);
            self.notice = Some(Notice::new(Tone::Good, said));
        }
        self.list.set_searches(searches.clone());
        Wish::Searches(searches)
    }
}
