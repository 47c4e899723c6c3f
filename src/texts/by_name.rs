//! Messages by the names of their texts and values, for callers whose texts are not typed yet.

use super::{
    text::Text,
    user_message::{UserMessage, Value, plain},
};

/// The key of a text.
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
    /// The key in the language files.
    #[must_use]
    pub fn name(self) -> &'a str {
        self.0
    }
}

impl UserMessage {
    /// A message without values.
    #[must_use]
    pub fn new(key: impl Into<Key<'static>>) -> Self {
        Self::made(key.into().0, Vec::new())
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.and(name, value.into())
    }

    /// The same message with a number said without grouping.
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
