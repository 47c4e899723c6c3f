//! Repeating a value of the document registered last in the focused input.

use iced::{Task, widget::Id};

use domain::{document::Document, query::Query};
use store::{Result as Answer, Store};

use super::{Context, Entry, Message, amending};

impl Entry {
    /// Writes the value that the document registered last has in an input into that input.
    pub(super) fn repeat(&mut self, id: &Id, context: Context<'_>) -> Task<Message> {
        let Some(input) = self.fields.form.place(id).and_then(|at| self.fields.input(at)) else { return Task::none() };
        let value = self.last.as_ref().and_then(|last| last.get(&input)).cloned().unwrap_or_default();
        if value.is_empty() || self.is_fixed(input) {
            return Task::none();
        }
        self.fields.form.close_lists();
        let written = self.fields.form.write(self.fields.at(input), value);
        Task::batch([self.follow_text(input, context), written])
    }

    /// Requests the document registered last, unless this window has registered one itself.
    pub(super) fn ask_last(&self, context: Context<'_>) -> Task<Message> {
        if self.last.is_some() {
            return Task::none();
        }
        let query = Query { book: Some(self.book()), ..Query::default() };
        let last = move |store: &mut Store| -> Answer<Option<Document>> {
            let newest = store.search(&query, 1)?;
            Ok(store.documents(&newest)?.pop())
        };
        Task::perform(context.store.ask(last), |last| Message::Last(last.map(|last| last.map(Box::new))))
    }

    /// Sets the document registered last, unless this window has registered one since the request.
    pub(super) fn set_last(&mut self, last: Option<&Document>, context: Context<'_>) {
        if self.last.is_none() {
            self.last = last.map(|last| amending::texts(last, context.language));
        }
    }
}
