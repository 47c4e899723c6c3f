//! What had happened to a document by the end of a day, for reports as of a past day.

use chrono::NaiveDate;

use super::{Entered, FollowUp, handling::Report};
use crate::{document::Document, registration::Standing};

impl FollowUp {
    /// What had happened by the end of a day. A unit that reported later counts as having the document, not yet reported.
    #[must_use]
    pub fn by(&self, day: NaiveDate) -> Self {
        fn until<T: Clone>(entries: &[Entered<T>], happened: impl Fn(&T) -> bool) -> Vec<Entered<T>> {
            entries.iter().filter(|entry| happened(&entry.fact)).cloned().collect()
        }
        let instructions = until(&self.instructions, |one| one.day <= day);
        let is_given = |by: Option<i64>| by.is_none_or(|id| instructions.iter().any(|one| one.id == id));
        let mut assignments = until(&self.assignments, |one| is_given(one.instruction));
        for assignment in &mut assignments {
            if assignment.fact.report.day.is_some_and(|reported| reported > day) {
                assignment.fact.report = Report::default();
            }
        }
        let mut dispatches = until(&self.dispatches, |one| one.day <= day);
        for dispatch in &mut dispatches {
            dispatch.fact.received_date = dispatch.fact.received_date.filter(|received| *received <= day);
        }
        let mut loans = until(&self.loans, |one| one.day <= day);
        for loan in &mut loans {
            loan.fact.returned_date = loan.fact.returned_date.filter(|returned| *returned <= day);
        }
        Self {
            submissions: until(&self.submissions, |one| one.day <= day),
            hand_overs: until(&self.hand_overs, |one| one.day <= day),
            confirmations: until(&self.confirmations, |one| one.day <= day),
            sent_back: until(&self.sent_back, |one| one.day <= day),
            instructions,
            assignments,
            dispatches,
            loans,
            answered_by: self.answered_by.clone(),
        }
    }
}

/// A document as it stood at the end of a day: it was withdrawn, handed over or sent back by then, or not yet.
#[must_use]
pub fn by(mut document: Document, day: NaiveDate) -> Document {
    let (content, registration) = match &mut document {
        Document::Incoming(incoming) => (&mut incoming.entry.content, &mut incoming.registration),
        Document::Outgoing(outgoing) => (&mut outgoing.entry.content, &mut outgoing.registration),
    };
    content.hand_over_date = content.hand_over_date.filter(|handed_over| *handed_over <= day);
    if registration.standing.ruling().is_some_and(|ruling| ruling.date.is_some_and(|ruled| ruled > day)) {
        registration.standing = Standing::Valid;
    }
    registration.sent_back = registration.sent_back.take().filter(|sent_back| sent_back.day <= day);
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::DocumentId,
        follow_up::{
            handling::{Assignment, Duty, Instruction, Role, State},
            sending::{Dispatch, SentBy},
            sent_back::SentBack,
            status::{Status, status},
        },
        form_row::{Answer, FormRow},
        incoming::{Incoming, IncomingDraft},
        registration::{Registration, Ruling},
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn entered<T>(fact: T) -> Entered<T> {
        Entered { id: 1, fact, struck: String::new() }
    }

    /// An incoming document due on 20 February 2026 and handed over on the 10th.
    fn document() -> Document {
        let mut draft = IncomingDraft { arrival_date: Some(day("2026-02-09")), ..IncomingDraft::default() };
        draft.content.organ_name = "Sở Y tế".into();
        draft.content.type_name = "Báo cáo".into();
        draft.content.subject = "công tác tuần".into();
        draft.content.due_date = Some(day("2026-02-20"));
        draft.content.hand_over_date = Some(day("2026-02-10"));
        let entry = draft.check().unwrap().entry;
        Document::Incoming(Incoming {
            id: DocumentId(1),
            arrival_number: 1,
            entry,
            registration: Registration::default(),
        })
    }

    /// Instructed on the 10th, done on the 25th.
    fn done() -> FollowUp {
        let instruction =
            Instruction { author: "Chánh Văn phòng".into(), day: day("2026-02-10"), text: String::new() };
        let duty = Duty { unit: "Phòng Nội chính".into(), role: Role::Lead, due_date: None };
        let report = Report { state: State::Done, day: Some(day("2026-02-25")), remark: String::new() };
        FollowUp {
            instructions: vec![entered(instruction)],
            assignments: vec![entered(Assignment { instruction: Some(1), duty, report })],
            ..FollowUp::default()
        }
    }

    #[test]
    fn a_day_gone_by_is_told_of_as_it_was() {
        let row = FormRow { follow_up: done(), ..document().into() };
        let told = |row: &FormRow, on: &str| {
            let row = row.clone().by(day(on));
            status(&row.document, &row.follow_up, day(on))
        };
        for (on, expected) in [
            ("2026-02-09", Status::Arrived),
            ("2026-02-10", Status::HandedOver),
            ("2026-02-20", Status::HandedOver),
            ("2026-02-24", Status::Overdue),
            ("2026-02-25", Status::Done),
        ] {
            assert_eq!(told(&row, on), expected, "{on}");
        }
        let answer = Answer { code: "15/UBND".into(), day: day("2026-02-18") };
        let follow_up = FollowUp { answered_by: vec![DocumentId(9)], ..FollowUp::default() };
        let answered = FormRow { follow_up, answers: vec![answer], ..document().into() };
        assert_eq!([told(&answered, "2026-02-17"), told(&answered, "2026-02-18")], [Status::HandedOver, Status::Done]);
        let back = SentBack { day: day("2026-02-12"), reason: "gửi nhầm".into() };
        let follow_up = FollowUp { sent_back: vec![entered(back)], ..FollowUp::default() };
        let back = FormRow { follow_up, ..document().into() };
        assert_eq!([told(&back, "2026-02-11"), told(&back, "2026-02-12")], [Status::HandedOver, Status::SentBack]);
        let mut withdrawn = FormRow::from(document());
        if let Document::Incoming(incoming) = &mut withdrawn.document {
            let ruling = Ruling { date: Some(day("2026-02-15")), ..Ruling::default() };
            incoming.registration.standing = Standing::Cancelled(ruling);
        }
        assert_eq!(
            [told(&withdrawn, "2026-02-14"), told(&withdrawn, "2026-02-15")],
            [Status::HandedOver, Status::Cancelled]
        );
    }

    #[test]
    fn what_came_back_later_was_still_out() {
        let dispatch = Dispatch {
            day: day("2026-02-12"),
            sent_by: SentBy::Post,
            sent_to: String::new(),
            envelopes: None,
            received_date: Some(day("2026-02-14")),
            remark: String::new(),
        };
        let way = FollowUp { dispatches: vec![entered(dispatch)], ..FollowUp::default() };
        assert!(way.by(day("2026-02-11")).dispatches.is_empty());
        assert_eq!(way.by(day("2026-02-13")).dispatches[0].fact.received_date, None);
        assert_eq!(way.by(day("2026-02-14")), way);
    }
}
