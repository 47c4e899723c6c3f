//! What came of a document by a day: done or open, in time or late; and the same in the words of the follow-up book (Phụ lục IV, mục
//! VIII, NĐ 30/2020/NĐ-CP).

use chrono::NaiveDate;

use super::{
    FollowUp, counting,
    handling::{Assignment, Role, State},
    status::{self, Status},
};
use crate::{book::Book, date, document::Document};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Done by its deadline, or without one.
    DoneInTime,
    /// Done after its deadline.
    DoneLate,
    /// Open, and no deadline has passed.
    OpenInTime,
    /// Open, and a deadline has passed.
    OpenLate,
    /// Withdrawn or sent back to the sender: nothing is left to do.
    Withdrawn,
}

/// A document on its way, as far as an outcome asks.
#[derive(Debug, Clone, Copy)]
pub struct Way<'a> {
    /// The document.
    pub document: &'a Document,
    /// What happened to it.
    pub follow_up: &'a FollowUp,
    /// The day of the first document that answers it.
    pub answered: Option<NaiveDate>,
}

/// As much of a document's way as its outcome follows from.
#[derive(Debug, Clone)]
pub struct Handling<'a> {
    /// Whether it was withdrawn or sent back.
    pub withdrawn: bool,
    /// The day of the first document that answers it.
    pub answered: Option<NaiveDate>,
    /// Its own deadline.
    pub due_date: Option<NaiveDate>,
    /// The units that have it by the instruction that holds, or without any.
    pub assigned: Vec<&'a Assignment>,
}

impl Handling<'_> {
    /// What came of it by `today`.
    #[must_use]
    pub fn outcome(&self, today: NaiveDate) -> Outcome {
        if self.withdrawn {
            return Outcome::Withdrawn;
        }
        if self.is_done() {
            return match (self.done_on(), self.deadline()) {
                (Some(done), Some(deadline)) if done > deadline => Outcome::DoneLate,
                _ => Outcome::DoneInTime,
            };
        }
        if self.first_open().is_some_and(|due| due < today) { Outcome::OpenLate } else { Outcome::OpenInTime }
    }

    /// The day it was done: answered, or the last day on which one who decides said so.
    #[must_use]
    pub fn done_on(&self) -> Option<NaiveDate> {
        let done = |role: Option<Role>| {
            self.assigned
                .iter()
                .filter(|one| one.report.state == State::Done && role.is_none_or(|role| role == one.duty.role))
                .filter_map(|one| one.report.day)
                .max()
        };
        self.answered.or_else(|| done(Some(Role::Lead))).or_else(|| done(None))
    }

    /// Its deadline: of those that are open the first; of what is done that of who led, or its own.
    #[must_use]
    pub fn deadline(&self) -> Option<NaiveDate> {
        let led = self.assigned.iter().filter(|one| one.duty.role == Role::Lead);
        self.first_open().or_else(|| led.filter_map(|one| one.duty.due_date).max()).or(self.due_date)
    }

    fn is_done(&self) -> bool {
        let deciding = status::deciding(&self.assigned);
        let handled = !deciding.is_empty() && deciding.iter().all(|one| one.report.state == State::Done);
        self.answered.is_some() || handled
    }

    /// The first of the deadlines that are still open, as [`status::deadlines`] has them.
    fn first_open(&self) -> Option<NaiveDate> {
        if self.withdrawn || self.is_done() {
            return None;
        }
        if self.assigned.is_empty() {
            return self.due_date;
        }
        status::undone(&self.assigned, self.due_date).map(|(_, due)| due).min()
    }
}

impl Way<'_> {
    /// What came of it by `today`.
    #[must_use]
    pub fn outcome(&self, today: NaiveDate) -> Outcome {
        self.handling().outcome(today)
    }

    /// The day it was done: answered, or the last day on which one who decides said so.
    #[must_use]
    pub fn done_on(&self) -> Option<NaiveDate> {
        self.handling().done_on()
    }

    /// Its deadline: of those that are open the first; of what is done that of who led, or its own.
    #[must_use]
    pub fn deadline(&self) -> Option<NaiveDate> {
        self.handling().deadline()
    }

    fn handling(&self) -> Handling<'_> {
        let is_sent_back = counting(&self.follow_up.sent_back).next().is_some();
        Handling {
            withdrawn: is_sent_back || !self.document.registration().standing.is_valid(),
            answered: self.answered.filter(|_| !self.follow_up.answered_by.is_empty()),
            due_date: self.document.content().due_date,
            assigned: self.assigned().collect(),
        }
    }

    /// Tiến độ giải quyết, in words.
    #[must_use]
    pub fn progress(&self, today: NaiveDate) -> String {
        let late = |from: NaiveDate, to: NaiveDate| format!("quá hạn {} ngày", (to - from).num_days());
        let word = self.word();
        match (self.outcome(today), self.done_on(), self.deadline()) {
            (Outcome::Withdrawn, ..) if !self.document.registration().standing.is_valid() => String::new(),
            (Outcome::DoneLate, Some(done), Some(deadline)) => format!("{word}, {}", late(deadline, done)),
            (Outcome::OpenLate, _, Some(deadline)) => format!("{word}, {}", late(deadline, today)),
            _ => word,
        }
    }

    /// The step it has come to, with its day where one is known.
    fn word(&self) -> String {
        let on = |word: &str, day: Option<NaiveDate>| {
            day.map_or_else(|| word.to_owned(), |day| format!("{word} ngày {}", date::write(day)))
        };
        let handed_over = self.document.content().hand_over_date;
        let submitted = counting(&self.follow_up.submissions).next_back().map(|entered| entered.fact.day);
        let instructed = self.follow_up.instruction().map(|entered| entered.fact.day);
        let reported = |state: State| {
            self.assigned().filter(|one| one.report.state == state).filter_map(|one| one.report.day).max()
        };
        let is_outgoing = self.document.book() == Book::Outgoing;
        match status::step(self.document, self.follow_up) {
            Status::Done if is_outgoing => on("Đã được trả lời", self.done_on()),
            Status::Done => on("Hoàn thành", self.done_on()),
            Status::Submitted => on("Đã trình", submitted.or(instructed)),
            Status::HandedOver => on("Đã chuyển", handed_over),
            Status::InProgress => on("Đang xử lý", reported(State::InProgress)),
            Status::Returned => on("Trả lại", reported(State::Returned)),
            Status::SentBack => {
                on("Trả lại nơi gửi", counting(&self.follow_up.sent_back).next().map(|one| one.fact.day))
            }
            Status::Sent => on("Đã gửi", handed_over),
            Status::Received => "Đã nhận đủ hồi báo".to_owned(),
            Status::Issued => "Chưa gửi".to_owned(),
            Status::Arrived | Status::Overdue | Status::Recalled | Status::Cancelled => "Chưa chuyển".to_owned(),
        }
    }

    fn assigned(&self) -> impl Iterator<Item = &Assignment> {
        self.follow_up.assigned().map(|entered| &entered.fact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::DocumentId,
        follow_up::{
            Entered,
            handling::{Duty, Report, Submission},
        },
        incoming::{Incoming, IncomingDraft},
        registration::Registration,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn came(due: Option<&str>, handed_over: Option<&str>) -> Document {
        let mut draft = IncomingDraft { arrival_date: Some(day("2026-02-09")), ..IncomingDraft::default() };
        draft.content.organ_name = "Sở Y tế".into();
        draft.content.type_name = "Báo cáo".into();
        draft.content.subject = "công tác tuần".into();
        draft.content.due_date = due.map(day);
        draft.content.hand_over_date = handed_over.map(day);
        let entry = draft.check().unwrap().entry;
        let registration = Registration::default();
        Document::Incoming(Incoming { id: DocumentId(1), arrival_number: 1, entry, registration })
    }

    fn entered<T>(fact: T) -> Entered<T> {
        Entered { id: 1, fact, struck: String::new() }
    }

    fn led(state: State, since: &str, due: Option<&str>) -> FollowUp {
        let duty = Duty { unit: "Phòng 1".into(), role: Role::Lead, due_date: due.map(day) };
        let report = Report { state, day: Some(day(since)), remark: String::new() };
        FollowUp { assignments: vec![entered(Assignment { instruction: None, duty, report })], ..FollowUp::default() }
    }

    #[test]
    fn what_came_of_a_document_is_said_with_its_days() {
        use Outcome::{DoneInTime, DoneLate, OpenInTime, OpenLate};
        let none = FollowUp::default;
        let submission = Submission { day: day("2026-02-09"), submitted_to: "Chánh Văn phòng".into() };
        let submitted = FollowUp { submissions: vec![entered(submission)], ..none() };
        let answered = FollowUp { answered_by: vec![DocumentId(9)], ..none() };
        let due = came(Some("2026-02-20"), Some("2026-02-10"));
        for (document, follow_up, answer, outcome, said) in [
            (came(Some("2026-02-20"), None), none(), None, OpenLate, "Chưa chuyển, quá hạn 5 ngày"),
            (came(None, None), submitted, None, OpenInTime, "Đã trình ngày 09/02/2026"),
            // The last day itself is in time.
            (came(Some("2026-02-25"), Some("2026-02-10")), none(), None, OpenInTime, "Đã chuyển ngày 10/02/2026"),
            (
                due.clone(),
                led(State::InProgress, "2026-02-12", Some("2026-02-24")),
                None,
                OpenLate,
                "Đang xử lý ngày 12/02/2026, quá hạn 1 ngày",
            ),
            (due.clone(), led(State::Done, "2026-02-20", None), None, DoneInTime, "Hoàn thành ngày 20/02/2026"),
            (
                due.clone(),
                led(State::Done, "2026-02-21", None),
                None,
                DoneLate,
                "Hoàn thành ngày 21/02/2026, quá hạn 1 ngày",
            ),
            // The unit's own deadline stands before the document's.
            (
                due.clone(),
                led(State::Done, "2026-02-21", Some("2026-02-21")),
                None,
                DoneInTime,
                "Hoàn thành ngày 21/02/2026",
            ),
            (due, answered, Some("2026-02-23"), DoneLate, "Hoàn thành ngày 23/02/2026, quá hạn 3 ngày"),
        ] {
            let way = Way { document: &document, follow_up: &follow_up, answered: answer.map(day) };
            assert_eq!(way.outcome(day("2026-02-25")), outcome, "{said}");
            assert_eq!(way.progress(day("2026-02-25")), said);
        }
    }
}
