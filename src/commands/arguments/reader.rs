//! Taking words and options off the command line, each with the sentence for what cannot be understood.

use std::{ffi::OsString, path::PathBuf};

use chrono::NaiveDate;
use lexopt::{Arg, Parser, ValueExt};

use disk::typed;
use domain::{book::Book, date};
use language::Locale;
use texts::{UserMessage, message};

/// Options that take a value; all others are switches.
const WITH_VALUE: &[&str] = &[
    "abbreviation",
    "accept-jump",
    "address",
    "addressee",
    "amount",
    "as-of",
    "at",
    "authority",
    "book",
    "by",
    "code",
    "column",
    "corner",
    "date",
    "dates",
    "documents",
    "e-mail",
    "envelopes",
    "fax",
    "first",
    "for",
    "from",
    "from-number",
    "head",
    "id",
    "labels-gone",
    "last",
    "lead",
    "limit",
    "name",
    "normative-type",
    "number",
    "on",
    "output",
    "page",
    "pages-per-volume",
    "paper",
    "parent",
    "place",
    "reason",
    "receiver",
    "refused",
    "remark",
    "sender",
    "series",
    "since",
    "size",
    "stamp",
    "state",
    "support",
    "telephone",
    "text",
    "to",
    "to-number",
    "type",
    "unit",
    "until",
    "website",
    "widths",
    "with",
    "written",
    "year",
];
const SWITCHES: &[&str] = &[
    "accept-future",
    "blank",
    "closing",
    "correct",
    "dry-run",
    "each",
    "emergency",
    "empty",
    "help",
    "json",
    "labels",
    "landscape",
    "no-window",
    "normative",
    "number-rows",
    "other-registry",
    "portrait",
    "print-on",
    "qr",
    "rebuild-index",
    "rebuild-schema",
    "refuse-duplicates",
    "same-abbreviation",
    "signed",
    "skip-bad",
    "skip-columns",
    "version",
    "yes",
];

/// A command line sorted into words and options, from which the commands take what they know.
pub(super) struct Reader {
    parser: Parser,
    /// Today's date.
    pub(super) today: NaiveDate,
    pub(super) registry: Option<PathBuf>,
    pub(super) locale: Option<Locale>,
    pub(super) clerk: Option<String>,
    pub(super) output: Option<PathBuf>,
    words: Vec<OsString>,
    /// Options met and not yet asked for, with their values.
    options: Vec<(String, OsString)>,
}

impl Reader {
    pub(super) fn new(arguments: Vec<OsString>, today: NaiveDate) -> Self {
        Self {
            today,
            parser: Parser::from_args(arguments),
            registry: None,
            locale: None,
            clerk: None,
            output: None,
            words: Vec::new(),
            options: Vec::new(),
        }
    }

    /// Sorts the line into words and options.
    pub(super) fn collect(&mut self) -> Result<(), UserMessage> {
        while let Some(argument) = self.parser.next().map_err(|error| not_understood(&error.to_string()))? {
            let name = match argument {
                Arg::Value(word) => {
                    self.words.push(word);
                    continue;
                }
                Arg::Short('o') => "output".to_owned(),
                Arg::Short('h') => "help".to_owned(),
                Arg::Short(letter) => return Err(unknown_option(&format!("-{letter}"))),
                Arg::Long(name) => name.to_owned(),
            };
            if SWITCHES.contains(&name.as_str()) {
                self.options.push((name, OsString::new()));
                continue;
            }
            if !matches!(name.as_str(), "registry" | "lang" | "clerk") && !WITH_VALUE.contains(&name.as_str()) {
                return Err(unknown_option(&format!("--{name}")));
            }
            let value =
                self.parser.value().map_err(|_| message!(texts::USAGE_VALUE_MISSING, option = format!("--{name}")))?;
            match name.as_str() {
                "registry" => self.registry = Some(typed::word(value)),
                "clerk" => self.clerk = Some(value.to_string_lossy().into_owned()),
                "lang" => {
                    let code = value.string().unwrap_or_default();
                    let locale = Locale::from_code(&code);
                    self.locale = Some(locale.ok_or_else(|| message!(texts::USAGE_LANGUAGE, code = code))?);
                }
                _ => self.options.push((name, value)),
            }
        }
        Ok(())
    }

    /// Whatever nobody asked for is one thing too many.
    pub(super) fn finish(&mut self) -> Result<(), UserMessage> {
        if let Some(word) = self.words.first() {
            return Err(message!(texts::USAGE_WORD_TOO_MANY, word = word.to_string_lossy().into_owned()));
        }
        match self.options.first() {
            Some((name, _)) => Err(message!(texts::USAGE_OPTION_TOO_MANY, option = format!("--{name}"))),
            None => Ok(()),
        }
    }

    pub(super) fn next_word(&mut self) -> Option<OsString> {
        if self.words.is_empty() { None } else { Some(self.words.remove(0)) }
    }

    pub(super) fn next_text(&mut self) -> Option<String> {
        self.next_word().map(|word| word.to_string_lossy().into_owned())
    }

    /// Takes this word, where it comes next.
    pub(super) fn begins_with(&mut self, word: &str) -> bool {
        let is_next = self.words.first().is_some_and(|next| next == word);
        if is_next {
            self.next_word();
        }
        is_next
    }

    /// A file to be read; `-` and nothing mean standard input.
    pub(super) fn next_file(&mut self) -> Option<PathBuf> {
        self.next_word().filter(|word| word != "-").map(typed::word)
    }

    /// The next word as a path.
    pub(super) fn next_path(&mut self) -> Option<PathBuf> {
        self.next_word().map(typed::word)
    }

    /// An option's value as a path.
    pub(super) fn path(&mut self, name: &str) -> Option<PathBuf> {
        self.take(name).map(typed::word)
    }

    pub(super) fn take(&mut self, name: &str) -> Option<OsString> {
        let at = self.options.iter().rposition(|(met, _)| met == name)?;
        Some(self.options.remove(at).1)
    }

    pub(super) fn switch(&mut self, name: &str) -> bool {
        self.take(name).is_some()
    }

    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, UserMessage> {
        let text = self.take(name).map(|value| value.string().map_err(|error| not_understood(&error.to_string())));
        text.transpose()
    }

    /// An option that may be given several times, in the order of the line.
    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<String>, UserMessage> {
        let mut texts = Vec::new();
        while let Some(text) = self.text(name)? {
            texts.insert(0, text);
        }
        Ok(texts)
    }

    pub(super) fn required_text(&mut self, name: &str) -> Result<String, UserMessage> {
        self.text(name)?.ok_or_else(|| missing(name))
    }

    pub(super) fn number<N: std::str::FromStr>(&mut self, name: &str) -> Result<Option<N>, UserMessage> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let number = text
            .parse()
            .map_err(|_| message!(texts::USAGE_NOT_A_NUMBER, option = format!("--{name}"), text = text.as_str()))?;
        Ok(Some(number))
    }

    /// A number that may be given several times, in the order of the line.
    pub(super) fn numbers<N: std::str::FromStr>(&mut self, name: &str) -> Result<Vec<N>, UserMessage> {
        let mut numbers = Vec::new();
        while let Some(number) = self.number(name)? {
            numbers.insert(0, number);
        }
        Ok(numbers)
    }

    pub(super) fn year(&mut self) -> Result<Option<i32>, UserMessage> {
        let year = self.number::<i32>("year")?;
        match year {
            Some(year) if !(1900..=2199).contains(&year) => {
                Err(message!(texts::USAGE_NOT_A_NUMBER, option = "--year", text = year.to_string()))
            }
            year => Ok(year),
        }
    }

    pub(super) fn required_year(&mut self) -> Result<i32, UserMessage> {
        self.year()?.ok_or_else(|| missing("year"))
    }

    pub(super) fn date(&mut self, name: &str) -> Result<Option<NaiveDate>, UserMessage> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        match date::read(&text) {
            Ok(date) => Ok(Some(date)),
            Err(_) => Err(message!(texts::USAGE_NOT_A_DATE, option = format!("--{name}"), text = text)),
        }
    }

    pub(super) fn required_date(&mut self, name: &str) -> Result<NaiveDate, UserMessage> {
        self.date(name)?.ok_or_else(|| missing(name))
    }

    /// Where a file goes: `-o FILE`, of this shape.
    pub(super) fn target(&mut self, shape: &str) -> Result<PathBuf, UserMessage> {
        self.path("output").ok_or_else(|| message!(texts::USAGE_OPTION_MISSING, option = format!("-o {shape}")))
    }

    pub(super) fn book(&mut self) -> Result<Book, UserMessage> {
        book_of(&self.next_text().unwrap_or_default())
    }
}

pub(super) fn book_of(word: &str) -> Result<Book, UserMessage> {
    Book::from_key(word).ok_or_else(|| message!(texts::USAGE_BOOK, word = word))
}

pub(super) fn missing(option: &str) -> UserMessage {
    message!(texts::USAGE_OPTION_MISSING, option = format!("--{option}"))
}

fn unknown_option(option: &str) -> UserMessage {
    message!(texts::USAGE_UNKNOWN_OPTION, option = option)
}

fn not_understood(detail: &str) -> UserMessage {
    message!(texts::USAGE_NOT_UNDERSTOOD, detail = detail)
}
