//! A sentence for the clerk as data: the key of a text and its values. All layers make messages; only `language` turns them into words.

use chrono::NaiveDate;

use super::text::Text;

/// A value in a [`UserMessage`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text, inserted unchanged.
    Text(String),
    /// A number, grouped as usual in the language (`44.375` in Vietnamese).
    Number(i64),
    /// A number without grouping: a year, a line of a file, the number of a document.
    Plain(i64),
    /// A date, written as dd/mm/yyyy.
    Date(NaiveDate),
    /// Another message, inserted as a part of the sentence.
    Message(Box<UserMessage>),
}

/// Makes a value of a number that is written without grouping: a year, a line of a file, the number of a document.
#[must_use]
pub fn plain(number: impl Into<i64>) -> Value {
    Value::Plain(number.into())
}

/// A sentence for the clerk: the key of a text and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserMessage {
    key: &'static str,
    values: Vec<(&'static str, Value)>,
}

impl UserMessage {
    pub(crate) fn new(key: &'static str, values: Vec<(&'static str, Value)>) -> Self {
        Self { key, values }
    }

    /// Returns the key in the language files.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.key
    }

    /// Returns the values with the names that the text gives them.
    #[must_use]
    pub fn values(&self) -> &[(&'static str, Value)] {
        &self.values
    }
}

impl From<Text> for UserMessage {
    fn from(text: Text) -> Self {
        Self::new(text.key(), Vec::new())
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
