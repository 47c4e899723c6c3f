//! Dates of an entry that can hardly be right: after today, or in an order that cannot be. The window asks about them; a command and a
//! list are never kept waiting for an answer.

use chrono::{Days, NaiveDate};

use texts::{UserMessage, message};

use super::{
    crossed_dates,
    document::Entry,
    field::{Cause, Field, Problem},
    warning::Warning,
};

/// After so many days a document is hardly still arriving, or being issued.
const LONG: Days = Days::new(7);

/// What the window asks about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateDoubt {
    /// The day it came is still to come.
    AfterToday(NaiveDate),
    /// The day it came or was issued is long past.
    LongAgo {
        /// Which of the two.
        field: Field,
        /// The day.
        date: NaiveDate,
    },
    /// What is worth a look.
    Warned(Warning),
}

impl DateDoubt {
    /// What is said of it.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::AfterToday(date) => message!(texts::DOUBT_AFTER_TODAY, date = *date),
            Self::LongAgo { field, date } => {
                message!(texts::DOUBT_LONG_AGO, field = *field, date = *date)
            }
            Self::Warned(warning) => warning.message(),
        }
    }
}

/// What the window asks about the dates of what is entered today.
#[must_use]
pub fn of(entry: &Entry, today: NaiveDate) -> Vec<DateDoubt> {
    let (field, date) = match entry {
        Entry::Incoming(entry) => (Field::ArrivalDate, entry.arrival_date),
        Entry::Outgoing(entry) => (Field::IssuedDate, entry.issued_date),
    };
    let after = not_arrived(entry, today).map(|_| DateDoubt::AfterToday(date));
    let is_long = today.checked_sub_days(LONG).is_some_and(|first| date < first);
    let long_ago = is_long.then_some(DateDoubt::LongAgo { field, date });
    after.into_iter().chain(long_ago).chain(warnings(entry, today).into_iter().map(DateDoubt::Warned)).collect()
}

/// That an incoming document has not arrived yet, for which the number of another period might be given (Điều 22.2, NĐ 30/2020/NĐ-CP).
#[must_use]
pub fn not_arrived(entry: &Entry, today: NaiveDate) -> Option<Problem> {
    match entry {
        Entry::Incoming(entry) if entry.arrival_date > today => {
            Some(Problem::new(Field::ArrivalDate, Cause::AfterToday(entry.arrival_date)))
        }
        Entry::Incoming(_) | Entry::Outgoing(_) => None,
    }
}

/// What is worth a look about the dates of an entry, which is taken all the same.
#[must_use]
pub fn warnings(entry: &Entry, today: NaiveDate) -> Vec<Warning> {
    match entry {
        Entry::Incoming(entry) => {
            let content = &entry.content;
            crossed_dates::of_incoming(entry.arrival_date, entry.issued_date, content.hand_over_date, content.due_date)
        }
        Entry::Outgoing(entry) => {
            let content = &entry.content;
            let mut found = crossed_dates::of_outgoing(entry.issued_date, content.hand_over_date, content.due_date);
            if entry.issued_date > today {
                found.push(Warning::DatedAhead(entry.issued_date));
            }
            found
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{Content, SignerInfo},
        incoming::IncomingDraft,
        outgoing::OutgoingDraft,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn content(due: Option<&str>) -> Content {
        Content {
            organ_name: "Sở Y tế".into(),
            type_name: "Báo cáo".into(),
            subject: "công tác tuần".into(),
            signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
            due_date: due.map(day),
            ..Content::default()
        }
    }

    fn incoming(arrival: &str, issued: Option<&str>, due: Option<&str>) -> Entry {
        let draft = IncomingDraft {
            arrival_date: Some(day(arrival)),
            issued_date: issued.map(day),
            content: content(due),
            ..IncomingDraft::default()
        };
        Entry::Incoming(draft.check().unwrap().entry)
    }

    #[test]
    fn what_comes_after_today_has_not_arrived() {
        let today = day("2026-11-29");
        assert_eq!(not_arrived(&incoming("2026-11-29", None, None), today), None);
        let late = not_arrived(&incoming("2026-11-30", None, None), today);
        assert_eq!(late, Some(Problem::new(Field::ArrivalDate, Cause::AfterToday(day("2026-11-30")))));
        // An old arrival is none: lists and the emergency list have it.
        assert_eq!(not_arrived(&incoming("1962-11-29", None, None), today), None);
    }

    #[test]
    fn an_order_that_cannot_be_is_warned_of() {
        let today = day("2026-11-29");
        assert_eq!(warnings(&incoming("2026-11-29", Some("2026-11-28"), Some("2026-12-05")), today), []);
        let crossed = warnings(&incoming("2026-11-29", Some("2026-12-15"), Some("2026-11-20")), today);
        assert_eq!(crossed.len(), 2);
        let draft = OutgoingDraft {
            issued_date: Some(day("2027-11-29")),
            content: content(Some("2027-11-28")),
            ..OutgoingDraft::default()
        };
        let found = warnings(&Entry::Outgoing(draft.check().unwrap().entry), today);
        assert!(matches!(found[0], Warning::DatesCrossed { .. }), "{found:?}");
        assert_eq!(found[1..], [Warning::DatedAhead(day("2027-11-29"))]);
    }

    #[test]
    fn a_week_is_usual_and_no_day_to_come_is() {
        let doubts = |arrival, issued| of(&incoming(arrival, Some(issued), None), day("2026-11-30"));
        assert_eq!(doubts("2026-11-30", "2026-11-30"), []);
        assert_eq!(doubts("2026-11-23", "2020-01-01"), [], "a document may be old");
        let (field, date) = (Field::ArrivalDate, day("2026-11-22"));
        assert_eq!(doubts("2026-11-22", "2026-11-20"), [DateDoubt::LongAgo { field, date }]);
        assert_eq!(doubts("2062-11-29", "2026-11-20"), [DateDoubt::AfterToday(day("2062-11-29"))]);
        assert!(matches!(doubts("2026-11-29", "2026-12-15").as_slice(), [DateDoubt::Warned(_)]));
    }
}
