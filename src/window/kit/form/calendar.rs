//! The month that hangs below a date of a form: opened at its day or at today, gone through, and taken.

use chrono::{Datelike, NaiveDate};

use domain::{date, message::UserMessage};
use language::Language;

use crate::kit::month::{Pick, Words};

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

/// A month below a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The input it hangs below.
    pub at: usize,
    /// The day that Enter takes.
    pub marked: NaiveDate,
    /// The day it is.
    pub today: NaiveDate,
}

/// What came of an action in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// It still hangs there.
    Open(Calendar),
    /// This day was taken.
    Taken(NaiveDate),
    /// It was put away.
    Closed,
}

impl Calendar {
    /// Follows what was done in the month.
    #[must_use]
    pub fn picked(self, pick: Pick) -> Picked {
        match pick {
            Pick::Mark(marked) if date::in_range(marked) => Picked::Open(Self { marked, ..self }),
            Pick::Mark(_) => Picked::Open(self),
            Pick::Take(day) => Picked::Taken(day),
            Pick::Leave => Picked::Closed,
        }
    }

    /// The words of the month.
    #[must_use]
    pub fn words(self, language: &Language) -> Words {
        let name = MONTHS.get(self.marked.month0() as usize).copied().unwrap_or_default();
        let title =
            UserMessage::new("month-title").with("month", language.text(name)).with_plain("year", self.marked.year());
        Words { title: language.say(&title), weekdays: WEEKDAYS.map(|weekday| language.text(weekday)) }
    }
}
