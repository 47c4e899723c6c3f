//! The calendar below a date input: it opens at the typed day or at today, and picks a day.

use chrono::{Datelike, NaiveDate};

use domain::date;
use language::Language;
use texts::{Text, message};

use crate::kit::month::{Pick, Words};

const MONTHS: [Text; 12] = [
    texts::MONTH_1,
    texts::MONTH_2,
    texts::MONTH_3,
    texts::MONTH_4,
    texts::MONTH_5,
    texts::MONTH_6,
    texts::MONTH_7,
    texts::MONTH_8,
    texts::MONTH_9,
    texts::MONTH_10,
    texts::MONTH_11,
    texts::MONTH_12,
];
const WEEKDAYS: [Text; 7] = [
    texts::WEEKDAY_1,
    texts::WEEKDAY_2,
    texts::WEEKDAY_3,
    texts::WEEKDAY_4,
    texts::WEEKDAY_5,
    texts::WEEKDAY_6,
    texts::WEEKDAY_7,
];

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
        let month = MONTHS.get(self.marked.month0() as usize).map(|month| language.text(*month)).unwrap_or_default();
        let title = message!(texts::MONTH_TITLE, month = month, year = texts::plain(self.marked.year()));
        Words { title: language.say(&title), weekdays: WEEKDAYS.map(|weekday| language.text(weekday)) }
    }
}
