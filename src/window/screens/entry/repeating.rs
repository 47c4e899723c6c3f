//! Repeating a value of the document registered last.

use std::collections::HashMap;

use super::{Context, amending, fields::Fields, input::Input};

/// The texts of the document that this window registered last.
#[derive(Debug, Default)]
pub struct Repeating(Option<HashMap<Input, String>>);

impl Repeating {
    /// Keeps the texts of a document that was registered.
    pub fn keep(&mut self, texts: HashMap<Input, String>) {
        self.0 = Some(texts);
    }

    /// Returns the value of an input in the document this window registered last, else in the newest document of the book.
    #[must_use]
    pub fn value(&self, input: Input, fields: &Fields, context: Context<'_>) -> Option<String> {
        let value = match &self.0 {
            Some(texts) => texts.get(&input).cloned(),
            None => amending::texts(context.reference.newest(fields.book)?, context.language).remove(&input),
        };
        value.filter(|value| !value.is_empty() && !fields.is_fixed(input))
    }
}
