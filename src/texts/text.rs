//! The key of a text, typed by the values that the text takes.

use std::{fmt, marker::PhantomData};

use super::user_message::{UserMessage, Value};

/// A text of `assets/language`. `V` is the type of its values; `()` for a text without values.
pub struct Text<V = ()> {
    key: &'static str,
    values: PhantomData<fn(V)>,
}

/// The values that a text takes.
pub trait Values {
    /// Returns the values with their names.
    fn named(self) -> Vec<(&'static str, Value)>;
}

impl<V> Text<V> {
    pub(crate) const fn new(key: &'static str) -> Self {
        Self { key, values: PhantomData }
    }

    /// Returns the key in the language files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.key
    }
}

impl<V: Values> Text<V> {
    /// Makes the message of this text with these values.
    #[must_use]
    pub fn with(self, values: V) -> UserMessage {
        UserMessage::new(self.key, values.named())
    }
}

// Implemented by hand: `derive` would require the same traits of `V`, although a text holds no `V`.

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
