//! Dates of a document that are hardly right: a day still to come, one long past, an order that cannot be. They make no document wrong:
//! whoever enters it is asked or told.

use chrono::{Days, NaiveDate};

use super::{
    crossed_dates,
    document::Entry,
    field::{Field, Warning},
    message::Message,
};

/// After so many days a document is hardly still arriving, or being issued.
const LONG: Days = Days::new(7);

/// What is doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateDoubt {
    /// The day it came or was issued is still to come.
    AfterToday {
        /// Which of the two.
        field: Field,
        /// The day.
        date: NaiveDate,
    },
    /// That day is long past.
    LongAgo {
        /// Which of the two.
        field: Field,
        /// The day.
        date: NaiveDate,
    },
    /// Two dates in an order that cannot be.
    Crossed(Warning),
}

impl DateDoubt {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::AfterToday { field, date } => {
                Message::new("doubt-after-today").with("field", *field).with("date", *date)
            }
            Self::LongAgo { field, date } => Message::new("doubt-long-ago").with("field", *field).with("date", *date),
            Self::Crossed(warning) => warning.message(),
        }
    }
}

/// What is doubtful about the dates of what is entered today.
#[must_use]
pub fn of(entry: &Entry, today: NaiveDate) -> Vec<DateDoubt> {
    let (field, date, crossed) = match entry {
        Entry::Incoming(entry) => {
            let (content, date) = (&entry.content, entry.arrival_date);
            let crossed = crossed_dates::of_incoming(date, entry.issued_date, content.hand_over_date, content.due_date);
            (Field::ArrivalDate, date, crossed)
        }
        Entry::Outgoing(entry) => {
            let (content, date) = (&entry.content, entry.issued_date);
            (Field::IssuedDate, date, crossed_dates::of_outgoing(date, content.hand_over_date, content.due_date))
        }
    };
    let after = (date > today).then_some(DateDoubt::AfterToday { field, date });
    let is_long = today.checked_sub_days(LONG).is_some_and(|first| date < first);
    let long_ago = is_long.then_some(DateDoubt::LongAgo { field, date });
    after.into_iter().chain(long_ago).chain(crossed.into_iter().map(DateDoubt::Crossed)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{content::Content, incoming::IncomingDraft};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn doubts(arrival: &str, issued: &str, due: &str) -> Vec<DateDoubt> {
        let draft = IncomingDraft {
            arrival_date: Some(day(arrival)),
            issued_date: Some(day(issued)),
            content: Content {
                organ_name: "Sở Y tế".into(),
                type_name: "Báo cáo".into(),
                subject: "Phòng dịch".into(),
                due_date: Some(day(due)),
                ..Content::default()
            },
            ..IncomingDraft::default()
        };
        of(&Entry::Incoming(draft.check().unwrap().entry), day("2026-11-30"))
    }

    #[test]
    fn a_week_is_usual_and_no_day_to_come_is() {
        assert_eq!(doubts("2026-11-30", "2026-11-30", "2026-11-30"), []);
        assert_eq!(doubts("2026-11-23", "2020-01-01", "2027-11-30"), [], "a document may be old");
        let (field, date) = (Field::ArrivalDate, day("2026-11-22"));
        assert_eq!(doubts("2026-11-22", "2026-11-20", "2026-12-01"), [DateDoubt::LongAgo { field, date }]);
        let date = day("2062-11-29");
        assert_eq!(doubts("2062-11-29", "2026-11-20", "2062-12-01"), [DateDoubt::AfterToday { field, date }]);
    }

    #[test]
    fn an_order_that_cannot_be_is_doubted() {
        let doubts = doubts("2026-11-29", "2026-12-15", "2026-11-28");
        assert!(matches!(doubts.as_slice(), [DateDoubt::Crossed(_), DateDoubt::Crossed(_)]), "{doubts:?}");
    }
}
