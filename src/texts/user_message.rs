//! A sentence for the clerk as data: its text and the values it takes. Layers make messages, the language says them.

use chrono::NaiveDate;

use super::text::Text;

/// One value inside a [`UserMessage`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Said as it stands.
    Text(String),
    /// Said with the grouping of the language (`44.375` in Vietnamese).
    Number(i64),
    /// Said without grouping: years, line numbers of files, numbers of documents.
    Plain(i64),
    /// Said as dd/mm/yyyy.
    Date(NaiveDate),
    /// Another message, said in its place.
    Message(Box<UserMessage>),
}

/// A number said without grouping: a year, a line of a file, the number of a document.
#[must_use]
pub fn plain(number: impl Into<i64>) -> Value {
    Value::Plain(number.into())
}

/// A sentence to be said: a text and the values it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserMessage {
    key: &'static str,
    values: Vec<(&'static str, Value)>,
}

impl UserMessage {
    pub(crate) fn made(key: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        Self { key, values }
    }

    pub(crate) fn and(mut self, name: &'static str, value: Value) -> Self {
        self.values.push((name, value));
        self
    }

    /// The key in the language files.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// The values, by the name the text gives them.
    #[must_use]
    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }
}

impl From<Text> for UserMessage {
    fn from(text: Text) -> Self {
        Self::made(text.key(), Vec::new())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        UserMessage::from(text).into()
    }
}

impl From<UserMessage> for Value {
    fn from(message: UserMessage) -> Self {
        Self::Message(Box::new(message))
    }
}
