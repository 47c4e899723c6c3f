//! How far a document is: derived from what happened to it, never stored. The words are those offices exchange and clerks know.

use chrono::NaiveDate;

use texts::Text;

use super::{
    FollowUp, counting,
    handling::{Assignment, Duty, Role, State},
};
use crate::{document::Document, registration::Standing};

/// How far a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Mới đến.
    Arrived,
    /// Đã trình; instructed already or not, nobody has it yet.
    Submitted,
    /// Đã chuyển.
    HandedOver,
    /// Đang xử lý.
    InProgress,
    /// Hoàn thành.
    Done,
    /// Quá hạn: not done, and a deadline has passed.
    Overdue,
    /// Trả lại: who had it does not take it.
    Returned,
    /// Trả lại nơi gửi.
    SentBack,
    /// Thu hồi.
    Recalled,
    /// Hủy.
    Cancelled,
    /// Of an outgoing document: đã cấp số.
    Issued,
    /// Of an outgoing document: đã phát hành.
    Sent,
    /// Of an outgoing document: every receiver's receipt came back.
    Received,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 13] = [
        Self::Arrived,
        Self::Submitted,
        Self::HandedOver,
        Self::InProgress,
        Self::Done,
        Self::Overdue,
        Self::Returned,
        Self::SentBack,
        Self::Recalled,
        Self::Cancelled,
        Self::Issued,
        Self::Sent,
        Self::Received,
    ];

    /// The word for it in JSON.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Submitted => "submitted",
            Self::HandedOver => "handed-over",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Overdue => "overdue",
            Self::Returned => "returned",
            Self::SentBack => "sent-back",
            Self::Recalled => "recalled",
            Self::Cancelled => "cancelled",
            Self::Issued => "issued",
            Self::Sent => "sent",
            Self::Received => "received",
        }
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Arrived => texts::STATUS_ARRIVED,
            Self::Submitted => texts::STATUS_SUBMITTED,
            Self::HandedOver => texts::STATUS_HANDED_OVER,
            Self::InProgress => texts::STATUS_IN_PROGRESS,
            Self::Done => texts::STATUS_DONE,
            Self::Overdue => texts::STATUS_OVERDUE,
            Self::Returned => texts::STATUS_RETURNED,
            Self::SentBack => texts::STATUS_SENT_BACK,
            Self::Recalled => texts::STATUS_RECALLED,
            Self::Cancelled => texts::STATUS_CANCELLED,
            Self::Issued => texts::STATUS_ISSUED,
            Self::Sent => texts::STATUS_SENT,
            Self::Received => texts::STATUS_RECEIVED,
        }
    }

    /// Whether somebody must still do something.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::SentBack | Self::Recalled | Self::Cancelled)
    }
}

/// A deadline that is still open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Who must keep it: a unit, its role. `None` where the document has no unit yet, or waits for an answer from outside.
    pub unit: Option<(String, Role)>,
    /// The last day.
    pub due: NaiveDate,
}

/// How far a document is on a day.
#[must_use]
pub fn status(document: &Document, follow_up: &FollowUp, today: NaiveDate) -> Status {
    let late = |deadline: &Deadline| deadline.due < today;
    if deadlines(document, follow_up).iter().any(late) { Status::Overdue } else { step(document, follow_up) }
}

/// The deadlines that are still open. Of an incoming document (thời hạn giải quyết) those of the units that are not done, each its
/// own or the document's; where no unit has it, the document's. Of an outgoing one (hạn trả lời) the document's until it is answered.
#[must_use]
pub fn deadlines(document: &Document, follow_up: &FollowUp) -> Vec<Deadline> {
    if !step(document, follow_up).is_open() {
        return Vec::new();
    }
    let own = document.content().due_date;
    let assigned: Vec<&Assignment> = follow_up.assigned().map(|assignment| &assignment.fact).collect();
    if assigned.is_empty() {
        return own.map(|due| Deadline { unit: None, due }).into_iter().collect();
    }
    let unit = |duty: &Duty| Some((duty.unit.clone(), duty.role));
    undone(&assigned, own).map(|(duty, due)| Deadline { unit: unit(duty), due }).collect()
}

/// The units that are not done and have a deadline: their own, or the document's.
pub(super) fn undone<'a>(
    assigned: &[&'a Assignment],
    own: Option<NaiveDate>,
) -> impl Iterator<Item = (&'a Duty, NaiveDate)> {
    let undone = assigned.iter().filter(|assignment| assignment.report.state != State::Done);
    undone.filter_map(move |assignment| Some((&assignment.duty, assignment.duty.due_date.or(own)?)))
}

/// Those who decide whether a document is done: the units that lead; where none leads, all of them together.
pub(super) fn deciding<'a>(assigned: &[&'a Assignment]) -> Vec<&'a Assignment> {
    let leads: Vec<&Assignment> = assigned.iter().copied().filter(|one| one.duty.role == Role::Lead).collect();
    if leads.is_empty() { assigned.to_vec() } else { leads }
}

/// How far a document is, deadlines aside.
#[must_use]
pub fn step(document: &Document, follow_up: &FollowUp) -> Status {
    match &document.registration().standing {
        Standing::Recalled(_) => return Status::Recalled,
        Standing::Cancelled(_) => return Status::Cancelled,
        Standing::Valid => {}
    }
    if counting(&follow_up.sent_back).next().is_some() {
        return Status::SentBack;
    }
    if !follow_up.answered_by.is_empty() {
        return Status::Done;
    }
    let handed_over = document.content().hand_over_date.is_some() || counting(&follow_up.hand_overs).next().is_some();
    match document {
        Document::Incoming(_) => incoming(follow_up, handed_over),
        Document::Outgoing(_) => outgoing(follow_up, handed_over),
    }
}

fn incoming(follow_up: &FollowUp, handed_over: bool) -> Status {
    let all: Vec<&Assignment> = follow_up.assigned().map(|assignment| &assignment.fact).collect();
    let deciding = deciding(&all);
    let amount = |state: State| deciding.iter().filter(|one| one.report.state == state).count();
    let at_it = all.iter().any(|one| one.report.state == State::InProgress);
    if !deciding.is_empty() {
        if amount(State::Done) == deciding.len() {
            return Status::Done;
        }
        if amount(State::Done) + amount(State::Returned) == deciding.len() {
            return Status::Returned;
        }
        if at_it || amount(State::Done) > 0 {
            return Status::InProgress;
        }
    }
    if handed_over {
        Status::HandedOver
    } else if follow_up.instruction().is_some() || counting(&follow_up.submissions).next().is_some() {
        Status::Submitted
    } else {
        Status::Arrived
    }
}

fn outgoing(follow_up: &FollowUp, handed_over: bool) -> Status {
    let mut sent = counting(&follow_up.dispatches).peekable();
    if sent.peek().is_none() {
        return if handed_over { Status::Sent } else { Status::Issued };
    }
    if sent.all(|dispatch| dispatch.fact.received_date.is_some()) { Status::Received } else { Status::Sent }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::{Content, SignerInfo},
        document::DocumentId,
        follow_up::{
            Entered,
            hand_over::HandOver,
            handling::{Instruction, Report, Submission},
            sending::{Dispatch, SentBy},
            sent_back::SentBack,
        },
        incoming::{Incoming, IncomingDraft},
        outgoing::{Outgoing, OutgoingDraft},
        registration::{Registration, Ruling},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn content(due: Option<&str>) -> Content {
        Content {
            organ_name: "Sở Y tế".into(),
            type_name: "Báo cáo".into(),
            subject: "công tác tuần".into(),
            signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
            due_date: due.map(day),
            ..Content::default()
        }
    }

    fn came(due: Option<&str>) -> Document {
        let draft =
            IncomingDraft { arrival_date: Some(day("2026-02-09")), content: content(due), ..IncomingDraft::default() };
        let entry = draft.check().unwrap().entry;
        let registration = Registration::default();
        Document::Incoming(Incoming { id: DocumentId(1), arrival_number: 1, entry, registration })
    }

    fn went(due: Option<&str>) -> Document {
        let draft =
            OutgoingDraft { issued_date: Some(day("2026-02-09")), content: content(due), ..OutgoingDraft::default() };
        let entry = draft.check().unwrap().entry;
        let code = crate::code::Code::parse("01/BC-SYT");
        Document::Outgoing(Outgoing {
            id: DocumentId(2),
            number: 1,
            code,
            entry,
            registration: Registration::default(),
        })
    }

    fn entered<T>(id: i64, fact: T) -> Entered<T> {
        Entered { id, fact, struck: String::new() }
    }

    fn submitted(mut way: FollowUp) -> FollowUp {
        way.submissions.push(entered(1, Submission { day: day("2026-02-09"), submitted_to: "Chánh Văn phòng".into() }));
        way
    }

    /// One more instruction, with these units: role, state, deadline.
    fn instructed(mut way: FollowUp, units: &[(Role, State, Option<&str>)]) -> FollowUp {
        let id = i64::try_from(way.instructions.len()).unwrap() + 1;
        let instruction =
            Instruction { author: "Chánh Văn phòng".into(), day: day("2026-02-09"), text: String::new() };
        way.instructions.push(entered(id, instruction));
        for (at, (role, state, due)) in (1..).zip(units) {
            let duty = Duty { unit: format!("Phòng {at}"), role: *role, due_date: due.map(day) };
            let report = Report { state: *state, ..Report::default() };
            way.assignments.push(entered(id * 10 + at, Assignment { instruction: Some(id), duty, report }));
        }
        way
    }

    fn handed_over(mut way: FollowUp) -> FollowUp {
        let hand_over = HandOver { day: day("2026-02-10"), unit: "Phòng 1".into(), receiver: String::new() };
        way.hand_overs.push(entered(1, hand_over));
        way
    }

    fn sent(mut way: FollowUp, received: Option<&str>) -> FollowUp {
        way.dispatches.push(entered(
            1,
            Dispatch {
                day: day("2026-02-10"),
                sent_by: SentBy::Post,
                sent_to: String::new(),
                envelopes: Some(1),
                received_date: received.map(day),
                remark: String::new(),
            },
        ));
        way
    }

    fn sent_back(mut way: FollowUp) -> FollowUp {
        way.sent_back.push(entered(1, SentBack { day: day("2026-02-10"), reason: "gửi nhầm nơi nhận".into() }));
        way
    }

    fn answered(mut way: FollowUp) -> FollowUp {
        way.answered_by.push(DocumentId(9));
        way
    }

    fn struck(mut way: FollowUp) -> FollowUp {
        let reason = || "ghi nhầm văn bản".to_owned();
        way.submissions.iter_mut().for_each(|one| one.struck = reason());
        way.instructions.iter_mut().for_each(|one| one.struck = reason());
        way.hand_overs.iter_mut().for_each(|one| one.struck = reason());
        way.dispatches.iter_mut().for_each(|one| one.struck = reason());
        way.sent_back.iter_mut().for_each(|one| one.struck = reason());
        way
    }

    #[test]
    fn a_status_follows_from_what_happened() {
        use Role::{Lead, Support};
        use State::{Assigned, Done, InProgress, Returned};
        let none = FollowUp::default;
        let ruled = |units: &[(Role, State, Option<&str>)]| instructed(none(), units);
        let handed = |units: &[(Role, State, Option<&str>)]| handed_over(instructed(none(), units));
        let cases = vec![
            (came(None), none(), Status::Arrived),
            (came(None), submitted(none()), Status::Submitted),
            (came(None), struck(submitted(none())), Status::Arrived),
            (came(None), ruled(&[(Lead, Assigned, None)]), Status::Submitted),
            (came(None), handed_over(none()), Status::HandedOver),
            (came(None), struck(handed_over(none())), Status::Arrived),
            (came(None), handed(&[(Lead, Assigned, None)]), Status::HandedOver),
            (came(None), handed(&[(Lead, InProgress, None), (Support, Assigned, None)]), Status::InProgress),
            (came(None), handed(&[(Lead, Assigned, None), (Support, InProgress, None)]), Status::InProgress),
            (came(None), handed(&[(Lead, Done, None), (Lead, Assigned, None)]), Status::InProgress),
            (came(None), handed(&[(Lead, Done, None), (Support, Assigned, None)]), Status::Done),
            (came(None), handed(&[(Support, Done, None), (Support, Assigned, None)]), Status::InProgress),
            (came(None), handed(&[(Support, Done, None), (Support, Done, None)]), Status::Done),
            (came(None), handed(&[(Lead, Returned, None), (Support, InProgress, None)]), Status::Returned),
            (came(None), handed(&[(Lead, Done, None), (Lead, Returned, None)]), Status::Returned),
            // A later instruction supersedes; struck out, the earlier one holds again.
            (came(None), instructed(handed(&[(Lead, Done, None)]), &[(Lead, Assigned, None)]), Status::HandedOver),
            (came(None), instructed(handed(&[(Lead, Done, None)]), &[]), Status::HandedOver),
            (came(None), answered(handed(&[(Lead, InProgress, None)])), Status::Done),
            // The tenth is the last day: overdue begins on the day after.
            (came(Some("2026-02-10")), none(), Status::Arrived),
            (came(Some("2026-02-09")), none(), Status::Overdue),
            (came(Some("2026-02-09")), handed(&[(Lead, Done, None), (Support, Assigned, None)]), Status::Done),
            (came(Some("2026-02-09")), handed(&[(Lead, InProgress, None)]), Status::Overdue),
            (came(Some("2026-02-09")), handed(&[(Lead, InProgress, Some("2026-02-20"))]), Status::InProgress),
            (came(None), handed(&[(Lead, InProgress, None), (Support, Assigned, Some("2026-02-09"))]), Status::Overdue),
            (came(Some("2026-02-09")), sent_back(handed(&[(Lead, InProgress, None)])), Status::SentBack),
            (came(Some("2026-02-09")), struck(sent_back(none())), Status::Overdue),
            (went(None), none(), Status::Issued),
            (went(None), handed_over(none()), Status::Sent),
            (went(None), sent(none(), None), Status::Sent),
            (went(None), sent(sent(none(), Some("2026-02-10")), None), Status::Sent),
            (went(None), sent(none(), Some("2026-02-10")), Status::Received),
            (went(None), struck(sent(none(), Some("2026-02-10"))), Status::Issued),
            (went(Some("2026-02-09")), sent(none(), Some("2026-02-10")), Status::Overdue),
            (went(Some("2026-02-09")), answered(sent(none(), None)), Status::Done),
        ];
        for (document, way, expected) in cases {
            assert_eq!(status(&document, &way, day("2026-02-10")), expected, "{way:?}");
        }
    }

    #[test]
    fn what_stands_no_longer_has_no_deadline() {
        for (standing, expected) in [
            (Standing::Recalled(Ruling::default()), Status::Recalled),
            (Standing::Cancelled(Ruling::default()), Status::Cancelled),
        ] {
            let mut document = came(Some("2026-02-09"));
            if let Document::Incoming(incoming) = &mut document {
                incoming.registration.standing = standing;
            }
            let way = handed_over(FollowUp::default());
            assert_eq!(status(&document, &way, day("2026-03-01")), expected);
            assert_eq!(deadlines(&document, &way), []);
        }
    }

    #[test]
    fn each_unit_keeps_its_own_deadline_or_that_of_the_document() {
        use Role::{Lead, Support};
        let way = instructed(
            FollowUp::default(),
            &[
                (Lead, State::InProgress, None),
                (Support, State::Assigned, Some("2026-02-12")),
                (Support, State::Done, Some("2026-02-11")),
            ],
        );
        let open = deadlines(&came(Some("2026-02-20")), &way);
        let said: Vec<_> = open
            .iter()
            .map(|deadline| {
                let (unit, role) = deadline.unit.clone().unwrap();
                (unit, role, deadline.due)
            })
            .collect();
        assert_eq!(said, [("Phòng 1".into(), Lead, day("2026-02-20")), ("Phòng 2".into(), Support, day("2026-02-12"))]);
        let alone = deadlines(&came(Some("2026-02-20")), &FollowUp::default());
        assert_eq!(alone, [Deadline { unit: None, due: day("2026-02-20") }]);
        assert_eq!(deadlines(&came(None), &FollowUp::default()), []);
    }
}
