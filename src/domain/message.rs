//! A sentence for the clerk as data: its key in the language files and its values. Layers make messages, the language says them.

use chrono::NaiveDate;

use super::field::Field;

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
    /// Said as the field's label.
    Field(Field),
    /// Another message, said in its place.
    Message(Box<UserMessage>),
}

/// A sentence to be said: a key of `assets/language/*.ftl` and the values it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserMessage {
    /// The key in the language files.
    pub key: &'static str,
    /// The values, by the name the sentence gives them.
    pub values: Vec<(&'static str, Value)>,
}

impl UserMessage {
    /// A message without values.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, values: Vec::new() }
    }

    /// The same message with one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// The same message with a number said without grouping.
    #[must_use]
    pub fn with_plain(self, name: &'static str, number: impl Into<i64>) -> Self {
        self.with(name, Value::Plain(number.into()))
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

impl From<Field> for Value {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

impl From<UserMessage> for Value {
    fn from(message: UserMessage) -> Self {
        Self::Message(Box::new(message))
    }
}
