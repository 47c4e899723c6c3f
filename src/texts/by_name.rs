//! Messages made from the key of a text and the names of its values, without the check at compile time that [`Text`] gives.

use super::{
    text::Text,
    user_message::{UserMessage, Value, plain},
};

/// The key of a text in the language files.
#[derive(Debug, Clone, Copy)]
pub struct Key<'a>(pub(crate) &'a str);

impl<'a> From<&'a str> for Key<'a> {
    fn from(key: &'a str) -> Self {
        Self(key)
    }
}

impl<V> From<Text<V>> for Key<'static> {
    fn from(text: Text<V>) -> Self {
        Self(text.key())
    }
}

impl<'a> Key<'a> {
    /// Returns the key.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.0
    }
}

impl UserMessage {
    /// Makes a message without values.
    #[must_use]
    pub fn new(key: impl Into<Key<'static>>) -> Self {
        Self::made(key.into().0, Vec::new())
    }

    /// Adds a value under the name that the text gives it.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.and(name, value.into())
    }

    /// Adds a number that is written without grouping.
    #[must_use]
    pub fn with_plain(self, name: &'static str, number: impl Into<i64>) -> Self {
        self.and(name, plain(number))
    }
}

impl<'a> From<&'a String> for Key<'a> {
    fn from(key: &'a String) -> Self {
        Self(key)
    }
}
