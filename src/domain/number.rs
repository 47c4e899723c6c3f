//! The office's own number of a document: its counting part and suffix, and how somebody asks for one.

use std::fmt;

use super::code::Code;

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
