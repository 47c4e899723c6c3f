//! A text by its key, and by type the values it takes.

use std::{fmt, marker::PhantomData};

use super::user_message::{UserMessage, Value};

/// A text of `assets/language`. `V` names the values it takes; a `Text` without them says the same each time.
pub struct Text<V = ()> {
    key: &'static str,
    values: PhantomData<fn(V)>,
}

/// The values a text takes, each under its name.
pub trait Values {
    /// The values with their names.
    fn named(self) -> Vec<(&'static str, Value)>;
}

impl<V> Text<V> {
    pub(crate) const fn new(key: &'static str) -> Self {
        Self { key, values: PhantomData }
    }

    /// The key in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.key
    }
}

impl<V: Values> Text<V> {
    /// The message that says this text with these values.
    #[must_use]
    pub fn with(self, values: V) -> UserMessage {
        UserMessage::made(self.key, values.named())
    }
}

// Derived, these would ask the same of the values, which no text holds.

impl<V> Clone for Text<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Text<V> {}

impl<V> PartialEq for Text<V> {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl<V> Eq for Text<V> {}

impl<V> fmt::Debug for Text<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Text").field(&self.key).finish()
    }
}
