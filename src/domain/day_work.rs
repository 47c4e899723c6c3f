//! What waits for the clerks on a day: deadlines, documents not handed over, held numbers whose day comes.

use chrono::NaiveDate;

use super::{
    book::Book,
    content::Priority,
    deadline::{self, Urgency},
    document::{Document, DocumentId},
    follow_up::{Entered, envelope::Envelope},
    query::{Due, DueIn},
    reservation::Reservation,
    restoring::LastNumberRequest,
    timed::{LateDocument, Timed},
    working_calendar::WorkingCalendar,
};

/// A document that is waited for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDocument {
    /// Which.
    pub id: DocumentId,
    /// Its book.
    pub book: Book,
    /// The last day of its earliest deadline that is still open.
    pub due: NaiveDate,
    /// The units that must keep that deadline, the leading one first; none where no unit has it.
    pub units: Vec<String>,
    /// The other units that are not done and their later deadlines, as far as those were asked for; the earliest first.
    pub later: Vec<(String, NaiveDate)>,
}

/// A bound book with as many rows not yet printed as the fullest of its pages holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnprintedRows {
    /// Which book.
    pub book: Book,
    /// The issuing authority, for outgoing documents.
    pub authority: Option<String>,
    /// Its year.
    pub year: i32,
    /// How many rows.
    pub amount: usize,
}

/// An urgent document that came and is still waited for: it was not handed over, or units have it and are not done. It is to be
/// handed over and handled at once (Điều 23.1 and 24.2, NĐ 30/2020/NĐ-CP).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrgentDocument {
    /// Which.
    pub id: DocumentId,
    /// The day it arrived.
    pub since: NaiveDate,
}

/// What is waited for of some documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitedFor {
    /// Those with a deadline.
    pub due: Vec<DueDocument>,
    /// Those that are urgent.
    pub urgent: Vec<UrgentDocument>,
}

impl WaitedFor {
    /// Of a document just registered, with which nothing has been done yet.
    #[must_use]
    pub fn of_new(document: &Document) -> Self {
        let (id, content) = (document.id(), document.content());
        let due = |due| DueDocument { id, book: document.book(), due, units: Vec::new(), later: Vec::new() };
        let arrived = document.arrival_date().filter(|_| content.hand_over_date.is_none());
        let urgent = arrived.filter(|_| content.priority != Priority::Normal);
        Self {
            due: content.due_date.map(due).into_iter().collect(),
            urgent: urgent.map(|since| UrgentDocument { id, since }).into_iter().collect(),
        }
    }
}

/// What waits on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayWork {
    /// Documents whose day has passed, the oldest first.
    pub overdue: Vec<DueDocument>,
    /// Documents due on the day.
    pub today: Vec<DueDocument>,
    /// Documents due within three working days after it, the earliest first.
    pub near: Vec<DueDocument>,
    /// Urgent documents that came and are still waited for, of every year, the longest waiting first.
    pub urgent: Vec<UrgentDocument>,
    /// Documents of which something that the law times is not done though its last day has come, the earliest first.
    pub late: Vec<LateDocument>,
    /// Bound books with rows for another page.
    pub unprinted: Vec<UnprintedRows>,
    /// How many incoming documents of the day's year have not been handed over.
    pub incoming_waiting: usize,
    /// The same of outgoing documents.
    pub outgoing_waiting: usize,
    /// Numbers held until the day or one of the next three working days.
    pub expiring: Vec<Reservation>,
    /// Envelopes that are not opened and still lie with the clerk, of every year, the longest waiting first.
    pub envelopes: Vec<Entered<Envelope>>,
    /// Series whose last number on paper is asked for since a restoring.
    pub last_number_request: Vec<LastNumberRequest>,
}

impl DayWork {
    /// Takes the documents that are waited for, the earliest first, and those numbers that are held no longer than the near days.
    #[must_use]
    pub fn of(day: NaiveDate, last_near: NaiveDate, due: Vec<DueDocument>, held: Vec<Reservation>) -> Self {
        let mut work = Self::default();
        for document in due {
            match Urgency::of(document.due, day, last_near) {
                Urgency::Overdue(_) => work.overdue.push(document),
                Urgency::Today => work.today.push(document),
                Urgency::Near(_) => work.near.push(document),
                Urgency::Later(_) => {}
            }
        }
        work.expiring = held.into_iter().filter(|held| (day..=last_near).contains(&held.until)).collect();
        work.expiring.sort_by_key(|held| (held.until, held.id));
        work
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which of the documents that are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waited {
    /// All that are due within three working days or were due before.
    All,
    /// Those whose day has passed.
    Overdue,
    /// Those due today.
    Today,
    /// Those due within the next three working days.
    Near,
    /// Urgent ones, whenever they are due.
    Urgent,
    /// Those of which something that the law times is not done though its last day has come.
    Late(Timed),
}

impl Waited {
    /// When they are due; `None` at the end of the calendar.
    #[must_use]
    pub fn due(self, today: NaiveDate, calendar: &WorkingCalendar) -> Option<Due> {
        let near = deadline::last_near_day(today, calendar);
        Some(Due::In(match self {
            Self::All => DueIn { from: None, to: near },
            Self::Overdue => DueIn { from: None, to: today.pred_opt()? },
            Self::Today => DueIn { from: Some(today), to: today },
            Self::Near => DueIn { from: Some(today.succ_opt()?), to: near },
            Self::Urgent => return Some(Due::AtOnce),
            Self::Late(timed) => return Some(Due::Late(timed, today)),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reservation::ReservationState;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    /// Monday 23/11/2026; the 24th is off, so that three working days on is Friday.
    #[test]
    fn each_document_stands_where_its_day_puts_it() {
        let (today, near) = (day(23), day(27));
        let document = |id, due| DueDocument {
            id: DocumentId(id),
            book: Book::Incoming,
            due: day(due),
            units: Vec::new(),
            later: Vec::new(),
        };
        let held = |id, until| Reservation {
            id,
            series_id: 1,
            number: 1,
            holder: "A".into(),
            reason: "B".into(),
            until: day(until),
            state: ReservationState::Held,
        };
        let due =
            vec![document(1, 20), document(2, 22), document(3, 23), document(4, 24), document(5, 27), document(6, 28)];
        let work = DayWork::of(today, near, due, vec![held(1, 27), held(2, 23), held(3, 28), held(4, 22)]);
        let ids = |found: &[DueDocument]| found.iter().map(|found| found.id.0).collect::<Vec<_>>();
        assert_eq!((ids(&work.overdue), ids(&work.today), ids(&work.near)), (vec![1, 2], vec![3], vec![4, 5]));
        assert_eq!(work.expiring.iter().map(|held| held.id).collect::<Vec<_>>(), [2, 1]);
        assert!(!work.is_empty());
        assert!(DayWork::of(today, near, vec![document(6, 28)], Vec::new()).is_empty());
    }

    /// The three groups are the whole, each day once.
    #[test]
    fn the_days_of_the_groups_meet() {
        let calendar = WorkingCalendar::default();
        let due = |waited: Waited| waited.due(day(23), &calendar).unwrap();
        assert_eq!(due(Waited::All), Due::In(DueIn { from: None, to: day(27) }));
        assert_eq!(due(Waited::Overdue), Due::In(DueIn { from: None, to: day(22) }));
        assert_eq!(due(Waited::Today), Due::In(DueIn { from: Some(day(23)), to: day(23) }));
        assert_eq!(due(Waited::Near), Due::In(DueIn { from: Some(day(24)), to: day(27) }));
        assert_eq!(due(Waited::Urgent), Due::AtOnce);
        assert_eq!(due(Waited::Late(Timed::Sending)), Due::Late(Timed::Sending, day(23)));
    }
}
