//! Repeating a value of the document registered last in the focused input.

use std::collections::HashMap;

use iced::{Task, widget::Id};

use super::{Context, Entry, Input, Message, amending};

impl Entry {
    /// Writes the value that the document registered last has in an input into that input.
    pub(super) fn repeat(&mut self, id: &Id, context: Context<'_>) -> Task<Message> {
        let Some(input) = self.fields.form.place(id).and_then(|at| self.fields.input(at)) else { return Task::none() };
        let value = self.last(context).remove(&input).unwrap_or_default();
        if value.is_empty() || self.is_fixed(input) {
            return Task::none();
        }
        self.fields.form.close_lists();
        let written = self.fields.form.write(self.fields.at(input), value);
        Task::batch([self.follow_text(input, context), written])
    }

    /// The texts of the document this window registered last, else of the newest document of the book.
    fn last(&self, context: Context<'_>) -> HashMap<Input, String> {
        let newest = || Some(amending::texts(context.reference.newest(self.book())?, context.language));
        self.last.clone().or_else(newest).unwrap_or_default()
    }
}
