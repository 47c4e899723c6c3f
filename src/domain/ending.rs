//! Summarises what ends with a numbering period or the lock of a book, to be confirmed before it is done.

use chrono::{Datelike, NaiveDate};

use texts::{UserMessage, message};

use super::{book::Book, numbering::SeriesNumbers, period::Period};

/// What is about to end, of số đến or of one authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// What ends.
    pub of: EndingOf,
    /// The book.
    pub book: Book,
    /// The issuing authority; `None` for incoming documents (văn bản đến).
    pub authority: Option<String>,
    /// Its series that end with it.
    pub series: Vec<SeriesEnding>,
    /// Documents of these series that have not been handed over yet.
    pub not_handed_over: usize,
}

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndingOf {
    /// The numbering period, at the close of this day.
    Period(NaiveDate),
    /// The book of this year, which is locked.
    Year(i32),
}

/// A series that ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeriesEnding {
    /// What its numbers look like.
    pub numbers: SeriesNumbers,
    /// The number the next document would get; `None` where the series is full.
    pub next: Option<u32>,
    /// Numbers that are held still.
    pub held: Vec<HeldNumber>,
}

/// A number that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldNumber {
    /// The number.
    pub number: u32,
    /// For whom.
    pub holder: String,
}

impl Ending {
    /// What ends, a sentence each: the last and the next number of each series, what is missing in it and why, numbers held, what waits,
    /// and what follows.
    #[must_use]
    pub fn messages(&self) -> Vec<UserMessage> {
        let whose = match &self.authority {
            None => UserMessage::from(texts::ENDING_OF_INCOMING),
            Some(authority) => message!(texts::ENDING_OF_OUTGOING, authority = authority.as_str()),
        };
        let mut told = vec![match self.of {
            EndingOf::Period(day) => message!(texts::ENDING_PERIOD, of = whose, day = day),
            EndingOf::Year(year) => message!(texts::ENDING_YEAR, of = whose, year = texts::plain(year)),
        }];
        if self.series.is_empty() {
            told.push(UserMessage::from(texts::ENDING_NO_SERIES));
        }
        told.extend(self.series.iter().flat_map(SeriesEnding::messages));
        if self.not_handed_over > 0 {
            told.push(message!(texts::ENDING_NOT_HANDED_OVER, count = self.not_handed_over));
        }
        match self.of {
            EndingOf::Period(day) if day == Period::year_of(day).ends => {}
            EndingOf::Period(day) => {
                let first = day.succ_opt().unwrap_or(day);
                told.push(message!(texts::ENDING_ANEW, day = first, year = texts::plain(day.year())));
            }
            EndingOf::Year(_) => told.push(UserMessage::from(texts::ENDING_LOCKED)),
        }
        told
    }
}

impl SeriesEnding {
    fn messages(&self) -> Vec<UserMessage> {
        let numbers = &self.numbers;
        let series = numbers.name.as_str();
        let mut told = Vec::new();
        if let Some(next) = self.next.filter(|_| numbers.last >= numbers.first) {
            let documents = i64::try_from(numbers.documents).unwrap_or(i64::MAX);
            told.push(message!(
                texts::ENDING_SERIES,
                series = series,
                last = texts::plain(numbers.last),
                next = texts::plain(next),
                documents = documents
            ));
        } else {
            told.push(message!(
                texts::ENDING_SERIES_OTHER,
                series = series,
                first = texts::plain(numbers.first),
                last = texts::plain(numbers.last)
            ));
        }
        told.extend(numbers.faults().map(|fault| message!(texts::ENDING_FAULT, series = series, fault = fault)));
        told.extend(self.held.iter().map(|held| {
            message!(
                texts::ENDING_HELD,
                series = series,
                number = texts::plain(held.number),
                holder = held.holder.as_str()
            )
        }));
        told
    }
}
