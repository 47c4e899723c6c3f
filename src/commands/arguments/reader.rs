//! Splits the command line into words and options, which the commands then take one by one.

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use lexopt::{Arg, Parser};

use disk::typed;
use domain::book::Book;
use language::Locale;
use store::Address;
use texts::{Text, UserMessage, message};

use super::{
    flag::{Flag, FlagSpec, Given, Switch, Taken, not_understood},
    flags, table,
    usage::Usage,
};

/// The words and options of a command line that no command has taken yet.
pub(super) struct Reader {
    parser: Parser,
    /// Today's date.
    pub(super) today: NaiveDate,
    pub(super) registry: Option<Address>,
    pub(super) locale: Option<Locale>,
    pub(super) clerk: Option<String>,
    words: Vec<OsString>,
    /// Options not taken yet, with their values.
    options: Vec<(&'static str, OsString)>,
}

impl Reader {
    pub(super) fn new(arguments: Vec<OsString>, today: NaiveDate) -> Self {
        Self {
            today,
            parser: Parser::from_args(arguments),
            registry: None,
            locale: None,
            clerk: None,
            words: Vec::new(),
            options: Vec::new(),
        }
    }

    /// Splits the line into words and options. Options may be anywhere, also before the words of the command.
    pub(super) fn collect(&mut self) -> Result<(), UserMessage> {
        let known: Vec<FlagSpec> = table::flags().collect();
        while let Some(argument) = self.parser.next().map_err(|error| not_understood(&error.to_string()))? {
            let (found, written) = match argument {
                Arg::Value(word) => {
                    self.words.push(word);
                    continue;
                }
                Arg::Short(letter) => (known.iter().find(|spec| spec.letter == Some(letter)), format!("-{letter}")),
                Arg::Long(name) => (known.iter().find(|spec| spec.name == name), format!("--{name}")),
            };
            let Some(spec) = found else {
                return Err(message!(texts::USAGE_UNKNOWN_OPTION, option = written));
            };
            let value = match spec.value {
                None => OsString::new(),
                Some(_) => self
                    .parser
                    .value()
                    .map_err(|_| message!(texts::USAGE_VALUE_MISSING, option = format!("--{}", spec.name)))?,
            };
            self.options.push((spec.name, value));
            // Read at once, so that errors further on in the line are reported in this language.
            self.locale = self.last(flags::LANGUAGE)?.or(self.locale);
        }
        self.registry = self.last(flags::REGISTRY)?;
        self.clerk = self.last(flags::CLERK)?;
        Ok(())
    }

    /// Refuses options that no usage of the command with these words has.
    pub(super) fn refuse_others(&self, words: &str) -> Result<(), UserMessage> {
        let ways = table::COMMANDS.iter().filter(|usage| usage.words == words);
        let known: Vec<FlagSpec> = ways.flat_map(Usage::flags).map(|(spec, _)| spec).collect();
        let known = |name: &str| known.iter().any(|spec| spec.name == name);
        match self.options.iter().find(|(name, _)| !known(name)) {
            Some((name, _)) => Err(too_many(name)),
            None => Ok(()),
        }
    }

    /// Refuses words and options that the command has not taken.
    pub(super) fn finish(&mut self) -> Result<(), UserMessage> {
        if let Some(word) = self.words.first() {
            return Err(message!(texts::USAGE_WORD_TOO_MANY, word = word.to_string_lossy().into_owned()));
        }
        match self.options.first() {
            Some((name, _)) => Err(too_many(name)),
            None => Ok(()),
        }
    }

    /// Returns whether only options are left.
    pub(super) fn has_no_word(&self) -> bool {
        self.words.is_empty()
    }

    /// Takes these words if they come next, and returns whether they did.
    pub(super) fn begins_with(&mut self, words: &str) -> bool {
        let wanted: Vec<&str> = words.split(' ').collect();
        let is_next = self.words.len() >= wanted.len()
            && self.words.iter().zip(&wanted).all(|(next, wanted)| next.as_os_str() == *wanted);
        if is_next {
            self.words.drain(..wanted.len());
        }
        is_next
    }

    pub(super) fn next_word(&mut self) -> Option<OsString> {
        if self.words.is_empty() { None } else { Some(self.words.remove(0)) }
    }

    pub(super) fn next_text(&mut self) -> Option<String> {
        self.next_word().map(|word| word.to_string_lossy().into_owned())
    }

    /// Takes all remaining words.
    pub(super) fn rest(&mut self) -> Vec<OsString> {
        std::mem::take(&mut self.words)
    }

    /// Takes the file to read; `None` for standard input, which is `-` or no word.
    pub(super) fn next_file(&mut self) -> Option<PathBuf> {
        self.next_word().filter(|word| word != "-").map(typed::word)
    }

    /// Takes the next word as a path; without one, returns the error `missing`.
    pub(super) fn next_path(&mut self, missing: Text) -> Result<PathBuf, UserMessage> {
        self.next_word().map(typed::word).ok_or_else(|| UserMessage::from(missing))
    }

    fn take(&mut self, name: &str) -> Option<OsString> {
        let index = self.options.iter().rposition(|(met, _)| *met == name)?;
        Some(self.options.remove(index).1)
    }

    pub(super) fn switch(&mut self, switch: Switch) -> bool {
        self.take(switch.spec.name).is_some()
    }

    /// Takes the last value of an option. An earlier one stays and makes [`Self::finish`] fail.
    pub(super) fn get<T>(&mut self, flag: Flag<T>) -> Result<Option<T>, UserMessage> {
        let name = flag.spec.name;
        self.take(name).map(|value| (flag.read)(Given::new(name, value))).transpose()
    }

    pub(super) fn need<T>(&mut self, flag: Flag<T>) -> Result<T, UserMessage> {
        self.get(flag)?.ok_or_else(|| missing(&flag.spec))
    }

    /// Takes all values of an option, in the order of the line.
    pub(super) fn all<T>(&mut self, flag: Flag<T>) -> Result<Vec<T>, UserMessage> {
        let mut values = Vec::new();
        while let Some(value) = self.get(flag)? {
            values.insert(0, value);
        }
        Ok(values)
    }

    /// Takes all values of an option and returns the last.
    fn last<T>(&mut self, flag: Flag<T>) -> Result<Option<T>, UserMessage> {
        Ok(self.all(flag)?.pop())
    }

    pub(super) fn book(&mut self) -> Result<Book, UserMessage> {
        book_of(&self.next_text().unwrap_or_default())
    }
}

pub(super) fn book_of(word: &str) -> Result<Book, UserMessage> {
    Book::from_key(word).ok_or_else(|| message!(texts::USAGE_BOOK, word = word))
}

pub(super) fn missing(spec: &FlagSpec) -> UserMessage {
    let option = spec.written();
    match (spec.letter, spec.value) {
        // The placeholder tells which kind of file is missing.
        (Some(_), Some(Taken::Path(value))) => {
            let value = UserMessage::from(value);
            let option = message!(texts::USAGE_OPTION_AND_VALUE, option = option, value = value);
            message!(texts::USAGE_OPTION_MISSING, option = option)
        }
        _ => message!(texts::USAGE_OPTION_MISSING, option = option),
    }
}

fn too_many(name: &str) -> UserMessage {
    message!(texts::USAGE_OPTION_TOO_MANY, option = format!("--{name}"))
}
