//! What the law times of a document besides its deadlines: receipt, submission, handing over, sending (NĐ 30/2020/NĐ-CP).

use chrono::NaiveDate;

use super::{book::Book, content::Priority, document::DocumentId, working_calendar::WorkingCalendar};

/// Something that the law wants done with a document by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timed {
    /// To tell the sender that it came: on the day of arrival, of what came by wire (Điều 21.2.c).
    Receipt,
    /// To submit it: on the day of arrival, at the latest on the next working day (Điều 23.1).
    Submission,
    /// To hand it over: the same, from the day of the instruction on (Điều 4.2.c and 23.1).
    HandOver,
    /// To send it: on the day of issue, at the latest on the next working day; at once when it is urgent (Điều 18.1).
    Sending,
}

/// A document of which something timed is not done though its last day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateDocument {
    /// Which.
    pub id: DocumentId,
    /// What is to be done.
    pub timed: Timed,
    /// The last day for it.
    pub last_day: NaiveDate,
}

/// How many days back what is timed is looked for; what is older is no work of the day any more.
pub const DAYS_BACK: u64 = 92;

impl Timed {
    /// Everything timed, in the order of the work.
    pub const ALL: [Self; 4] = [Self::Receipt, Self::Submission, Self::HandOver, Self::Sending];

    /// The word for it in JSON and in searches that are kept.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Submission => "submission",
            Self::HandOver => "hand-over",
            Self::Sending => "sending",
        }
    }

    /// Of which book its documents are.
    #[must_use]
    pub fn book(self) -> Book {
        match self {
            Self::Receipt | Self::Submission | Self::HandOver => Book::Incoming,
            Self::Sending => Book::Outgoing,
        }
    }

    /// The last day, counted from that of the arrival, the instruction or the issue; `None` at the end of the calendar.
    #[must_use]
    pub fn last_day(self, event: NaiveDate, priority: Priority, calendar: &WorkingCalendar) -> Option<NaiveDate> {
        if self == Self::Receipt || priority != Priority::Normal {
            return Some(event);
        }
        calendar.after_working_days(event, 1)
    }
}

/// How far a document is that stands, was not imported and has no day of handing over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undone {
    /// It came.
    Incoming {
        /// The day.
        arrived: NaiveDate,
        /// Whether it was submitted.
        submitted: bool,
        /// The day of the instruction that holds.
        instructed: Option<NaiveDate>,
    },
    /// It was issued.
    Outgoing {
        /// The day.
        issued: NaiveDate,
        /// Whether it was sent to anybody.
        sent: bool,
    },
}

impl Undone {
    /// What is to be done next, and the day from which the law counts. `None` while others decide. Urgent incoming documents are chased
    /// as such until they are handled.
    #[must_use]
    pub fn next(self, priority: Priority) -> Option<(Timed, NaiveDate)> {
        match self {
            Self::Incoming { .. } if priority != Priority::Normal => None,
            Self::Incoming { instructed: Some(day), .. } => Some((Timed::HandOver, day)),
            Self::Incoming { submitted: true, .. } | Self::Outgoing { sent: true, .. } => None,
            Self::Incoming { arrived, .. } => Some((Timed::Submission, arrived)),
            Self::Outgoing { issued, .. } => Some((Timed::Sending, issued)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    /// Friday 20/11/2026 and the Monday after it.
    #[test]
    fn the_next_working_day_is_the_last_and_no_day_waits_where_it_is_urgent() {
        let calendar = WorkingCalendar::default();
        for (timed, priority, last_day) in [
            (Timed::Receipt, Priority::Normal, day(20)),
            (Timed::Submission, Priority::Normal, day(23)),
            (Timed::HandOver, Priority::Normal, day(23)),
            (Timed::Sending, Priority::Normal, day(23)),
            (Timed::Sending, Priority::Urgent, day(20)),
        ] {
            assert_eq!(timed.last_day(day(20), priority, &calendar), Some(last_day), "{timed:?}");
        }
    }

    #[test]
    fn what_is_next_follows_from_what_was_done() {
        let incoming = |submitted, instructed| Undone::Incoming { arrived: day(20), submitted, instructed };
        let outgoing = |sent| Undone::Outgoing { issued: day(20), sent };
        for (undone, priority, next) in [
            (incoming(false, None), Priority::Normal, Some((Timed::Submission, day(20)))),
            (incoming(true, None), Priority::Normal, None),
            (incoming(false, Some(day(23))), Priority::Normal, Some((Timed::HandOver, day(23)))),
            (incoming(true, Some(day(23))), Priority::Normal, Some((Timed::HandOver, day(23)))),
            (incoming(false, None), Priority::Express, None),
            (outgoing(false), Priority::Normal, Some((Timed::Sending, day(20)))),
            (outgoing(false), Priority::Express, Some((Timed::Sending, day(20)))),
            (outgoing(true), Priority::Normal, None),
        ] {
            assert_eq!(undone.next(priority), next, "{undone:?}");
        }
    }
}
