//! Giải quyết văn bản đến (Điều 23 and 24, NĐ 30/2020/NĐ-CP): to whom it was submitted, what the competent person instructed, which
//! units lead and support, until when, and how far they are.

use chrono::NaiveDate;

use texts::Text;

use super::{MAX_NAME, MAX_REMARK, refuse_before, require};
use crate::{
    content::limit,
    field::{Cause, Field, Problem},
    follow_up::FollowUpCause,
    text,
};

/// Trình: the document was laid before the person who is to instruct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The day.
    pub day: NaiveDate,
    /// Before whom.
    pub submitted_to: String,
}

/// Ý kiến chỉ đạo: what the competent person ruled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instruction {
    /// Who instructed.
    pub author: String,
    /// The day.
    pub day: NaiveDate,
    /// In which words; may be empty where the units say it all.
    pub text: String,
}

/// A unit's or person's part in handling a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// Chủ trì.
    #[default]
    Lead,
    /// Phối hợp.
    Support,
}

impl Role {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Lead, Self::Support];

    /// The word for it in JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Support => "support",
        }
    }

    /// The role of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Lead => texts::ROLE_LEAD,
            Self::Support => texts::ROLE_SUPPORT,
        }
    }
}

/// What a unit is to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duty {
    /// The unit or person.
    pub unit: String,
    /// Whether it leads.
    pub role: Role,
    /// Thời hạn giải quyết of this unit; `None` where the document's own holds.
    pub due_date: Option<NaiveDate>,
}

/// How far a unit is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum State {
    /// It was given the document.
    #[default]
    Assigned,
    /// Đang xử lý.
    InProgress,
    /// Hoàn thành.
    Done,
    /// Trả lại: it does not take the document; somebody must decide anew.
    Returned,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Assigned, Self::InProgress, Self::Done, Self::Returned];

    /// The word for it in JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Returned => "returned",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Assigned => texts::STATE_ASSIGNED,
            Self::InProgress => texts::STATE_IN_PROGRESS,
            Self::Done => texts::STATE_DONE,
            Self::Returned => texts::STATE_RETURNED,
        }
    }
}

/// What was said of a unit's work, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How far it is.
    pub state: State,
    /// Since when; nothing only while it is just assigned.
    pub day: Option<NaiveDate>,
    /// Tiến độ, reason; may be empty.
    pub remark: String,
}

/// A unit that has the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assignment {
    /// By which instruction; `None` where the office's rules name the unit (Điều 23.1).
    pub instruction: Option<i64>,
    /// What it is to do.
    pub duty: Duty,
    /// How far it is.
    pub report: Report,
}

impl Submission {
    /// The same, clean, or what is wrong with it. `registered` is the document's own day.
    ///
    /// # Errors
    /// A missing name, or a day before the document's own.
    pub fn checked(&self, registered: NaiveDate) -> Result<Self, Vec<Problem>> {
        let submission = Self { day: self.day, submitted_to: text::clean(&self.submitted_to) };
        let mut problems = Vec::new();
        require(Field::SubmittedTo, &submission.submitted_to, &mut problems);
        limit(Field::SubmittedTo, &submission.submitted_to, MAX_NAME, &mut problems);
        refuse_before(Field::Day, Some(submission.day), registered, &mut problems);
        if problems.is_empty() { Ok(submission) } else { Err(problems) }
    }
}

impl Instruction {
    /// The instruction and its duties, clean, or what is wrong with them. `registered` is the document's own day.
    ///
    /// # Errors
    /// Nobody who instructs; neither words nor units; a unit without a name or twice; a day before the document's own, a deadline
    /// before the instruction.
    pub fn checked(&self, duties: &[Duty], registered: NaiveDate) -> Result<(Self, Vec<Duty>), Vec<Problem>> {
        let instruction = Self { author: text::clean(&self.author), day: self.day, text: text::clean(&self.text) };
        let duties: Vec<Duty> = duties.iter().map(Duty::cleaned).collect();
        let mut problems = Vec::new();
        require(Field::Author, &instruction.author, &mut problems);
        limit(Field::Author, &instruction.author, MAX_NAME, &mut problems);
        if duties.is_empty() {
            require(Field::Text, &instruction.text, &mut problems);
        }
        limit(Field::Text, &instruction.text, 10_000, &mut problems);
        refuse_before(Field::Day, Some(instruction.day), registered, &mut problems);
        for (at, duty) in duties.iter().enumerate() {
            duty.check(instruction.day, &mut problems);
            let is_same = |other: &Duty| text::fold(&other.unit) == text::fold(&duty.unit);
            if !duty.unit.is_empty() && duties.iter().take(at).any(is_same) {
                problems.push(Problem::new(Field::Unit, Cause::FollowUp(FollowUpCause::UnitTwice(duty.unit.clone()))));
            }
        }
        if problems.is_empty() { Ok((instruction, duties)) } else { Err(problems) }
    }
}

impl Duty {
    fn cleaned(&self) -> Self {
        Self { unit: text::clean(&self.unit), ..self.clone() }
    }

    fn check(&self, given: NaiveDate, problems: &mut Vec<Problem>) {
        require(Field::Unit, &self.unit, problems);
        limit(Field::Unit, &self.unit, MAX_NAME, problems);
        refuse_before(Field::DueDate, self.due_date, given, problems);
    }
}

impl Report {
    /// The report of `today` where it names no day, clean, or what is wrong with it. `registered` is the document's own day.
    ///
    /// # Errors
    /// A day before the document's own; a unit that returns the document without saying why.
    pub fn checked(&self, today: NaiveDate, registered: NaiveDate) -> Result<Self, Vec<Problem>> {
        let remark = text::clean(&self.remark);
        let day = Some(self.day.unwrap_or(today)).filter(|_| self.state != State::Assigned);
        let mut problems = Vec::new();
        if self.state == State::Returned {
            require(Field::Remark, &remark, &mut problems);
        }
        limit(Field::Remark, &remark, MAX_REMARK, &mut problems);
        refuse_before(Field::Day, day, registered, &mut problems);
        if problems.is_empty() { Ok(Self { state: self.state, day, remark }) } else { Err(problems) }
    }
}

/// What a unit's work begins with under a new instruction: one that is at it goes on.
#[must_use]
pub fn carried_over<'a>(unit: &str, before: impl IntoIterator<Item = &'a Assignment>) -> Report {
    let same = |assignment: &&Assignment| text::fold(&assignment.duty.unit) == text::fold(unit);
    let at_it = |assignment: &&Assignment| assignment.report.state == State::InProgress;
    before.into_iter().filter(same).find(at_it).map(|assignment| assignment.report.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn duty(unit: &str, due_date: Option<&str>) -> Duty {
        Duty { unit: unit.into(), role: Role::Lead, due_date: due_date.map(day) }
    }

    fn causes(problems: Vec<Problem>) -> Vec<(Field, Cause)> {
        problems.into_iter().map(|problem| (problem.field, problem.cause)).collect()
    }

    #[test]
    fn an_instruction_says_who_what_and_until_when() {
        let arrived = day("2026-02-09");
        let instruction =
            |author: &str, on: &str, text: &str| Instruction { author: author.into(), day: day(on), text: text.into() };
        let usual = instruction(" Chánh  Văn phòng ", "2026-02-09", "Giao Phòng Nội chính tham mưu");
        let duties = [duty("Phòng Nội chính ", Some("2026-02-13")), duty("Phòng Kinh tế", None)];
        let (clean, kept) = usual.checked(&duties, arrived).unwrap();
        assert_eq!((clean.author.as_str(), kept[0].unit.as_str()), ("Chánh Văn phòng", "Phòng Nội chính"));
        assert!(usual.checked(&[], arrived).is_ok(), "words alone are an instruction: Biết, lưu");

        for (author, on, text, duties, field, cause) in [
            ("", "2026-02-09", "x", vec![], Field::Author, Cause::Missing),
            ("A", "2026-02-09", " ", vec![], Field::Text, Cause::Missing),
            ("A", "2026-02-08", "x", vec![], Field::Day, Cause::BeforeDay(arrived)),
            ("A", "2026-02-09", "", vec![duty(" ", None)], Field::Unit, Cause::Missing),
            (
                "A",
                "2026-02-10",
                "",
                vec![duty("B", Some("2026-02-09"))],
                Field::DueDate,
                Cause::BeforeDay(day("2026-02-10")),
            ),
            (
                "A",
                "2026-02-09",
                "",
                vec![duty("Phòng Kinh tế", None), duty("phòng kinh tế", None)],
                Field::Unit,
                Cause::FollowUp(FollowUpCause::UnitTwice("phòng kinh tế".into())),
            ),
        ] {
            let problems = instruction(author, on, text).checked(&duties, arrived).unwrap_err();
            assert_eq!(causes(problems), [(field, cause)]);
        }
    }

    #[test]
    fn who_returns_a_document_says_why() {
        let (today, arrived) = (day("2026-02-10"), day("2026-02-09"));
        let report = |state, on: Option<&str>, remark: &str| Report { state, day: on.map(day), remark: remark.into() };
        assert_eq!(report(State::Done, None, "").checked(today, arrived).unwrap().day, Some(today));
        assert_eq!(report(State::Assigned, Some("2026-02-10"), "").checked(today, arrived).unwrap().day, None);
        let silent = report(State::Returned, None, " ").checked(today, arrived).unwrap_err();
        assert_eq!(causes(silent), [(Field::Remark, Cause::Missing)]);
        assert!(report(State::Returned, None, "không thuộc nhiệm vụ").checked(today, arrived).is_ok());
        let early = report(State::Done, Some("2026-02-08"), "").checked(today, arrived).unwrap_err();
        assert_eq!(causes(early), [(Field::Day, Cause::BeforeDay(arrived))]);
    }

    #[test]
    fn a_unit_that_is_at_it_goes_on_under_a_new_instruction() {
        let assignment = |unit: &str, state| Assignment {
            instruction: None,
            duty: duty(unit, None),
            report: Report { state, day: Some(day("2026-02-10")), remark: "dự thảo".into() },
        };
        let before = [assignment("Phòng Kinh tế", State::InProgress), assignment("Phòng Nội chính", State::Done)];
        assert_eq!(carried_over("PHÒNG KINH TẾ", &before), before[0].report);
        assert_eq!(carried_over("Phòng Nội chính", &before), Report::default());
        assert_eq!(carried_over("Phòng Văn xã", &before), Report::default());
    }
}
