//! The calendar below a date input: it opens at the typed day or at today, and picks a day.

use chrono::{Datelike, NaiveDate};

use domain::{date, message::UserMessage};
use language::Language;

use crate::kit::month::{Pick, Words};

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];
const WEEKDAYS: [&str; 7] = ["weekday-1", "weekday-2", "weekday-3", "weekday-4", "weekday-5", "weekday-6", "weekday-7"];

/// The open calendar of a date input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The index of the date input.
    pub at: usize,
    /// The marked day, which Enter picks.
    pub marked: NaiveDate,
    /// Today, which the calendar highlights.
    pub today: NaiveDate,
}

/// The result of an action in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picked {
    /// The calendar stays open, with this state.
    Open(Calendar),
    /// A day was picked.
    Taken(NaiveDate),
    /// The calendar was closed without picking a day.
    Closed,
}

impl Calendar {
    /// Applies an action; a mark outside the range of dates that the registry accepts is ignored.
    #[must_use]
    pub fn picked(self, pick: Pick) -> Picked {
        match pick {
            Pick::Mark(marked) if date::in_range(marked) => Picked::Open(Self { marked, ..self }),
            Pick::Mark(_) => Picked::Open(self),
            Pick::Take(day) => Picked::Taken(day),
            Pick::Leave => Picked::Closed,
        }
    }

    /// Returns the title and the weekday names of the marked month.
    #[must_use]
    pub fn words(self, language: &Language) -> Words {
        let name = MONTHS.get(self.marked.month0() as usize).copied().unwrap_or_default();
        let title =
            UserMessage::new("month-title").with("month", language.text(name)).with_plain("year", self.marked.year());
        Words { title: language.say(&title), weekdays: WEEKDAYS.map(|weekday| language.text(weekday)) }
    }
}
