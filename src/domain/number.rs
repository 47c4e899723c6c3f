//! The office's own number of a document: its counting part and suffix, how a particular number is requested, and why a request is
//! refused.

use std::fmt;

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{code::Code, field::shortened};

/// The largest number of a series: nine digits.
pub const LARGEST: u32 = 999_999_999;

/// A number of a series: `15`, or put between two others, `15a`, `15 bis`. Sorts 15, 15a, 15b, 16.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number {
    /// The counting part, from 1.
    pub value: u32,
    /// `a`, `b`, `bis`; empty as a rule.
    pub suffix: String,
}

impl Number {
    /// A number without suffix.
    #[must_use]
    pub fn plain(value: u32) -> Self {
        Self { value, suffix: String::new() }
    }

    /// The number a text writes, and nothing else in it: `15`, `05`, `15a`, `12 bis`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let code = Code::parse(text);
        let value = code.number().filter(|value| *value > 0)?;
        (code.code_number() == code.as_str()).then(|| Self { value, suffix: code.suffix().to_lowercase() })
    }

    /// As it begins a số, ký hiệu: with two digits at least (Phụ lục I.II.3, NĐ 30/2020/NĐ-CP), its suffix as everywhere: `05`, `15a`,
    /// `02 bis`.
    #[must_use]
    pub fn padded(&self) -> String {
        let zero = if self.value < 10 { "0" } else { "" };
        format!("{zero}{self}")
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let space = if self.suffix.chars().count() > 1 { " " } else { "" };
        write!(formatter, "{}{space}{}", self.value, self.suffix)
    }
}

/// What somebody asks of the registry when a document is registered. The usual asks for nothing but the next number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberRequest {
    /// A number of one's own choice: a held one, one with a suffix, or one given on paper. `None` for the next.
    pub number: Option<Number>,
    /// The number was given on paper while the machine was down.
    pub emergency: bool,
    /// Whether a number that jumps (see [`super::jump`]) was confirmed.
    pub jump_accepted: bool,
    /// Why: required for a suffix, kept whenever there is one.
    pub reason: String,
}

/// How a document came by its number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Numbered {
    /// The registry gave the next.
    #[default]
    InTurn,
    /// It was held for it (giữ số).
    Held,
    /// Put between two others by a suffix (chèn số).
    Inserted,
    /// Given on paper while the machine was down (danh sách khẩn cấp).
    Emergency,
    /// It came with an imported list.
    Imported,
}

impl Numbered {
    /// Every way.
    pub const ALL: [Self; 5] = [Self::InTurn, Self::Held, Self::Inserted, Self::Emergency, Self::Imported];

    /// The word for it in JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::InTurn => "in-turn",
            Self::Held => "held",
            Self::Inserted => "inserted",
            Self::Emergency => "emergency",
            Self::Imported => "imported",
        }
    }

    /// The way of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|numbered| numbered.key() == key)
    }

    /// Whether the series goes on after this number: a held number was passed over before, an inserted one moves nothing.
    #[must_use]
    pub fn moves_the_series(self) -> bool {
        matches!(self, Self::InTurn | Self::Emergency | Self::Imported)
    }
}

/// The reason why a number cannot be given, held or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberCause {
    /// The number is already taken in its series.
    Taken(String),
    /// The number was given before the registry was restored, so that only the document that had it then may get it.
    GivenBefore {
        /// The number.
        number: String,
        /// The day of the restoring.
        day: NaiveDate,
    },
    /// The number was given before the registry was restored, and another document has it since.
    TakenSince {
        /// The number.
        number: String,
        /// Số, ký hiệu of the document that has it.
        code: String,
        /// That document's date in the book.
        date: NaiveDate,
    },
    /// Another document of the authority bears this số, ký hiệu already (Điều 15.1, NĐ 30/2020/NĐ-CP).
    WrittenTwice {
        /// Số, ký hiệu of that document.
        code: String,
        /// Its subject.
        subject: String,
        /// Its date of issue.
        date: NaiveDate,
    },
    /// The last number on paper is far beyond the last known one and was not confirmed.
    FarBeyond {
        /// The number.
        number: u32,
        /// The last known number.
        last: u32,
    },
    /// A number too large for a registry (more than nine digits).
    TooLarge(String),
    /// A number given from outside lies too far beyond the one before it and was not confirmed.
    Jumps {
        /// The number.
        number: u32,
        /// The last number before it.
        after: u32,
        /// The number to confirm: this one, or the first of the run it belongs to.
        first: u32,
    },
    /// The number was taken back as mistyped and is never given.
    Struck(u32),
    /// The registry gave the number in turn, so that it cannot be taken back; the document can be cancelled instead.
    GivenInTurn(u32),
    /// Larger numbers are in use, so that the number cannot be taken back; holds them.
    CountBeyond(Vec<u32>),
    /// The number is not held.
    NotHeld(String),
    /// The number is held for another holder.
    Held {
        /// The number.
        number: String,
        /// The holder.
        holder: String,
    },
    /// The suffix belongs to a number that no document has.
    NothingBefore(String),
    /// The suffix is not one to five letters.
    NotASuffix(String),
    /// No other document has the number, so that no ruling is needed.
    NotADouble,
    /// A ruling on the number exists already; holds its day.
    RuledBefore(NaiveDate),
}

impl NumberCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::Taken(number) => message!(texts::CAUSE_NUMBER_TAKEN, number = shortened(number)),
            Self::GivenBefore { number, day } => {
                message!(texts::CAUSE_NUMBER_GIVEN_BEFORE, number = shortened(number), day = *day)
            }
            Self::TakenSince { number, code, date } => message!(
                texts::CAUSE_NUMBER_TAKEN_SINCE,
                number = shortened(number),
                code = shortened(code),
                date = *date
            ),
            Self::WrittenTwice { code, subject, date } => {
                message!(texts::CAUSE_WRITTEN_TWICE, code = code.as_str(), subject = shortened(subject), date = *date)
            }
            Self::FarBeyond { number, last } => {
                message!(texts::CAUSE_NUMBER_FAR_BEYOND, number = texts::plain(*number), last = texts::plain(*last))
            }
            Self::TooLarge(text) => message!(texts::CAUSE_NUMBER_TOO_LARGE, text = shortened(text)),
            Self::Jumps { number, after, first } => message!(
                texts::CAUSE_NUMBER_JUMPS,
                number = texts::plain(*number),
                after = texts::plain(*after),
                first = texts::plain(*first)
            ),
            Self::Struck(number) => message!(texts::CAUSE_NUMBER_STRUCK, number = texts::plain(*number)),
            Self::GivenInTurn(number) => message!(texts::CAUSE_GIVEN_IN_TURN, number = texts::plain(*number)),
            Self::CountBeyond(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
                message!(texts::CAUSE_COUNT_BEYOND, numbers = numbers.join(", "))
            }
            Self::NotHeld(number) => message!(texts::CAUSE_NUMBER_NOT_HELD, number = shortened(number)),
            Self::Held { number, holder } => {
                message!(texts::CAUSE_NUMBER_HELD, number = shortened(number), holder = shortened(holder))
            }
            Self::NothingBefore(number) => message!(texts::CAUSE_NOTHING_BEFORE, number = shortened(number)),
            Self::NotASuffix(text) => message!(texts::CAUSE_NOT_A_SUFFIX, text = shortened(text)),
            Self::NotADouble => UserMessage::from(texts::CAUSE_NOT_A_DOUBLE),
            Self::RuledBefore(date) => message!(texts::CAUSE_RULED_BEFORE, date = *date),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_and_written() {
        for (text, value, suffix, written) in
            [("15", 15, "", "15"), ("05", 5, "", "5"), ("15a", 15, "a", "15a"), ("12 bis", 12, "bis", "12 bis")]
        {
            let number = Number::parse(text).unwrap();
            assert_eq!((number.value, number.suffix.as_str()), (value, suffix), "{text}");
            assert_eq!(number.to_string(), written);
            assert_eq!(number.padded(), text);
        }
        for text in ["", "0", "a", "15/QĐ", "-5", "15 QĐ-UBND"] {
            assert_eq!(Number::parse(text), None, "{text}");
        }
    }

    #[test]
    fn suffixes_stand_between_their_number_and_the_next() {
        let mut numbers: Vec<_> = ["16", "15b", "15", "15a"].into_iter().filter_map(Number::parse).collect();
        numbers.sort();
        assert_eq!(numbers.iter().map(Number::to_string).collect::<Vec<_>>(), ["15", "15a", "15b", "16"]);
    }
}
