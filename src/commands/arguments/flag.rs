//! Options of the command line: name, kind of value, description, and how the value is read. The reader, the help, the manual page and
//! the completions all use these definitions.

use std::{ffi::OsString, marker::PhantomData, path::PathBuf, str::FromStr};

use chrono::NaiveDate;
use lexopt::ValueExt;

use disk::typed;
use domain::date;
use store::Address;
use texts::{Text, UserMessage, message};

/// The kind of value of an option or an operand.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Taken {
    /// Any text; holds its placeholder in the help.
    Anything(Text),
    /// A file or a folder; holds its placeholder in the help.
    Path(Text),
    /// One of the words that the function returns.
    OneOf(fn() -> Vec<&'static str>),
}

/// The definition of an option without the type of its value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FlagSpec {
    /// Its name, without `--`.
    pub(crate) name: &'static str,
    /// Its letter, without `-`.
    pub(crate) letter: Option<char>,
    /// The kind of its value; `None` for a switch.
    pub(crate) value: Option<Taken>,
    /// Its description in the help.
    pub(crate) about: Text,
}

impl FlagSpec {
    /// Returns the option as the help writes it: by its letter if it has one, except a switch, whose name says more.
    pub(crate) fn written(&self) -> String {
        let letter = self.letter.filter(|_| self.value.is_some());
        letter.map_or_else(|| format!("--{}", self.name), |letter| format!("-{letter}"))
    }
}

/// An option without a value.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Switch {
    pub(crate) spec: FlagSpec,
}

impl Switch {
    pub(super) const fn new(name: &'static str, about: Text) -> Self {
        Self { spec: FlagSpec { name, letter: None, value: None, about } }
    }

    /// Adds a one-letter form.
    pub(super) const fn with_letter(mut self, letter: char) -> Self {
        self.spec.letter = Some(letter);
        self
    }
}

/// An option with a value of type `T`.
pub(crate) struct Flag<T> {
    pub(crate) spec: FlagSpec,
    pub(super) read: fn(Given) -> Result<T, UserMessage>,
    value: PhantomData<fn() -> T>,
}

impl<T> Clone for Flag<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Flag<T> {}

impl<T> Flag<T> {
    pub(super) const fn new(
        name: &'static str,
        about: Text,
        value: Taken,
        read: fn(Given) -> Result<T, UserMessage>,
    ) -> Self {
        let spec = FlagSpec { name, letter: None, value: Some(value), about };
        Self { spec, read, value: PhantomData }
    }

    /// Adds a one-letter form.
    pub(super) const fn with_letter(mut self, letter: char) -> Self {
        self.spec.letter = Some(letter);
        self
    }
}

/// A value from the command line, and the option that it was given to.
pub(crate) struct Given {
    name: &'static str,
    value: OsString,
}

impl Given {
    pub(super) fn new(name: &'static str, value: OsString) -> Self {
        Self { name, value }
    }

    pub(super) fn text(self) -> Result<String, UserMessage> {
        self.value.string().map_err(|error| not_understood(&error.to_string()))
    }

    #[expect(clippy::unnecessary_wraps, reason = "one of the readers of values")]
    pub(super) fn path(self) -> Result<PathBuf, UserMessage> {
        Ok(typed::word(self.value))
    }

    #[expect(clippy::unnecessary_wraps, reason = "one of the readers of values")]
    pub(super) fn address(self) -> Result<Address, UserMessage> {
        Ok(Address::typed(self.value))
    }

    pub(super) fn number<N: FromStr>(self) -> Result<N, UserMessage> {
        let name = self.name;
        let text = self.text()?;
        text.parse().map_err(|_| not_a_number(name, &text))
    }

    pub(super) fn year(self) -> Result<i32, UserMessage> {
        let name = self.name;
        let year = self.number()?;
        if (1900..=2199).contains(&year) { Ok(year) } else { Err(not_a_number(name, &year.to_string())) }
    }

    pub(super) fn date(self) -> Result<NaiveDate, UserMessage> {
        let name = self.name;
        let text = self.text()?;
        date::read(&text)
            .map_err(|_| message!(texts::USAGE_NOT_A_DATE, option = format!("--{name}"), text = text.as_str()))
    }

    /// Reads a word that `find` knows; any other gives the error that `refusal` makes of it.
    pub(super) fn word<T>(
        self,
        find: impl Fn(&str) -> Option<T>,
        refusal: impl Fn(String) -> UserMessage,
    ) -> Result<T, UserMessage> {
        let text = self.text()?;
        find(&text).ok_or_else(|| refusal(text))
    }
}

pub(super) fn not_a_number(option: &str, text: &str) -> UserMessage {
    message!(texts::USAGE_NOT_A_NUMBER, option = format!("--{option}"), text = text)
}

pub(super) fn not_understood(detail: &str) -> UserMessage {
    message!(texts::USAGE_NOT_UNDERSTOOD, detail = detail)
}
