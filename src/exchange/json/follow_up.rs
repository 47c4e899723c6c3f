//! The follow-up of a document as JSON: every entry that counts, in a line with its status, or beside the
//! document in an export, where another registry reads it.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use domain::{
    date,
    document::Document,
    follow_up::{
        Entered, FollowUp, counting,
        hand_over::HandOver,
        handling::{Assignment, Duty, Instruction, Report, Role, State, Submission},
        receipt::Confirmation,
        sending::{Dispatch, Loan, SentBy},
        sent_back::SentBack,
        status::Status,
    },
};

/// Writes the status and the entries that count as one line of JSON without a line end.
#[must_use]
pub fn write_follow_up(document: &Document, way: &FollowUp, status: Status) -> String {
    let line = FollowUpLine {
        id: Some(document.id().0),
        status: Some(status.key().into()),
        ..FollowUpLine::of(way, Ids::Kept)
    };
    // Serialising plain fields into memory cannot fail: there are no map keys and no writer.
    serde_json::to_string(&line).unwrap_or_default()
}

/// Writes the entries that count as an object without ids of this registry; `None` where there are none.
pub(crate) fn write_entries(way: &FollowUp) -> Option<String> {
    let line =
        FollowUpLine { superseded: superseded(way), answered_by: Vec::new(), ..FollowUpLine::of(way, Ids::LeftOut) };
    serde_json::to_string(&line).ok().filter(|entries| entries != "{}")
}

/// Reads the entries of an object.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_entries(value: serde_json::Value) -> Result<FollowUp, String> {
    let line: FollowUpLine<'_> = serde_json::from_value(value).map_err(|error| error.to_string())?;
    line.follow_up()
}

/// Whether entries are written with their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ids {
    Kept,
    LeftOut,
}

impl<'a> FollowUpLine<'a> {
    fn of(way: &'a FollowUp, ids: Ids) -> Self {
        let id = |id: i64| Some(id).filter(|_| ids == Ids::Kept);
        Self {
            id: None,
            status: None,
            submissions: counting(&way.submissions)
                .map(|one| Submitted { id: id(one.id), day: iso(one.fact.day), to: (&one.fact.submitted_to).into() })
                .collect(),
            instruction: way.instruction().map(|one| Instructed::of(one, id(one.id))),
            assignments: way.assigned().map(|one| Assigned::of(one, id(one.id))).collect(),
            hand_overs: counting(&way.hand_overs)
                .map(|one| HandedOver {
                    id: id(one.id),
                    day: iso(one.fact.day),
                    unit: (&one.fact.unit).into(),
                    receiver: (&one.fact.receiver).into(),
                })
                .collect(),
            confirmed: counting(&way.confirmations).next().map(|one| iso(one.fact.day)),
            sent_back: counting(&way.sent_back).next().map(|one| Back {
                id: id(one.id),
                day: iso(one.fact.day),
                reason: (&one.fact.reason).into(),
            }),
            dispatches: counting(&way.dispatches)
                .map(|one| Sent {
                    id: id(one.id),
                    day: iso(one.fact.day),
                    by: one.fact.sent_by.key().into(),
                    to: (&one.fact.sent_to).into(),
                    envelopes: one.fact.envelopes,
                    received_date: one.fact.received_date.map(iso),
                    remark: (&one.fact.remark).into(),
                })
                .collect(),
            loans: counting(&way.loans)
                .map(|one| Lent {
                    id: id(one.id),
                    day: iso(one.fact.day),
                    borrower: (&one.fact.borrower).into(),
                    allowed_by: (&one.fact.allowed_by).into(),
                    returned_date: one.fact.returned_date.map(iso),
                    remark: (&one.fact.remark).into(),
                })
                .collect(),
            answered_by: way.answered_by.iter().map(|answer| answer.0).collect(),
            superseded: Vec::new(),
        }
    }

    /// Reads the entries. Those that belong to an instruction refer to it by a number within the list.
    fn follow_up(self) -> Result<FollowUp, String> {
        let mut way = FollowUp::default();
        for Superseded { given, assignments } in self.superseded {
            instruct(&mut way, given, assignments)?;
        }
        instruct(&mut way, self.instruction, self.assignments)?;
        for Submitted { day, to, .. } in self.submissions {
            way.submissions.push(entered(0, Submission { day: day_of(&day)?, submitted_to: to.into() }));
        }
        for HandedOver { day, unit, receiver, .. } in self.hand_overs {
            let fact = HandOver { day: day_of(&day)?, unit: unit.into(), receiver: receiver.into() };
            way.hand_overs.push(entered(0, fact));
        }
        if let Some(day) = self.confirmed {
            way.confirmations.push(entered(0, Confirmation { day: day_of(&day)? }));
        }
        if let Some(Back { day, reason, .. }) = self.sent_back {
            way.sent_back.push(entered(0, SentBack { day: day_of(&day)?, reason: reason.into() }));
        }
        for Sent { day, by, to, envelopes, received_date, remark, .. } in self.dispatches {
            let fact = Dispatch {
                day: day_of(&day)?,
                sent_by: SentBy::from_key(&by).ok_or_else(|| by.clone().into_owned())?,
                sent_to: to.into(),
                envelopes,
                received_date: optional(received_date.as_deref())?,
                remark: remark.into(),
            };
            way.dispatches.push(entered(0, fact));
        }
        for Lent { day, borrower, allowed_by, returned_date, remark, .. } in self.loans {
            let fact = Loan {
                day: day_of(&day)?,
                borrower: borrower.into(),
                allowed_by: allowed_by.into(),
                returned_date: optional(returned_date.as_deref())?,
                remark: remark.into(),
            };
            way.loans.push(entered(0, fact));
        }
        Ok(way)
    }
}

/// Adds an instruction with its units, or units without an instruction, under numbers within the list.
fn instruct(way: &mut FollowUp, given: Option<Instructed<'_>>, duties: Vec<Assigned<'_>>) -> Result<(), String> {
    let mut instruction = None;
    if let Some(Instructed { author, day, text, .. }) = given {
        let id = i64::try_from(way.instructions.len()).unwrap_or_default() + 1;
        way.instructions
            .push(entered(id, Instruction { author: author.into(), day: day_of(&day)?, text: text.into() }));
        instruction = Some(id);
    }
    for duty in duties {
        let id = i64::try_from(way.assignments.len()).unwrap_or_default() + 1;
        way.assignments.push(entered(id, duty.assignment(instruction)?));
    }
    Ok(())
}

/// Lists the superseded instructions in the order of entry, each with its units; before them the units that had
/// the document without an instruction.
fn superseded(way: &FollowUp) -> Vec<Superseded<'_>> {
    let Some(holds) = way.instruction().map(|holds| holds.id) else { return Vec::new() };
    let of = |instruction: Option<i64>| -> Vec<Assigned<'_>> {
        let all = counting(&way.assignments).filter(|one| one.fact.instruction == instruction);
        all.map(|one| Assigned::of(one, None)).collect()
    };
    let without = Superseded { given: None, assignments: of(None) };
    let before = counting(&way.instructions).filter(|one| one.id != holds);
    let before = before.map(|one| Superseded { given: Some(Instructed::of(one, None)), assignments: of(Some(one.id)) });
    Some(without).filter(|without| !without.assignments.is_empty()).into_iter().chain(before).collect()
}

fn entered<T>(id: i64, fact: T) -> Entered<T> {
    Entered { id, fact, struck: String::new() }
}

/// Writes a date as `yyyy-mm-dd`.
fn iso(date: NaiveDate) -> String {
    date.to_string()
}

fn day_of(text: &str) -> Result<NaiveDate, String> {
    date::read_iso(text).map_err(|_| text.to_owned())
}

fn optional(text: Option<&str>) -> Result<Option<NaiveDate>, String> {
    text.map(day_of).transpose()
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
struct FollowUpLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    submissions: Vec<Submitted<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instruction: Option<Instructed<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    assignments: Vec<Assigned<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hand_overs: Vec<HandedOver<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent_back: Option<Back<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dispatches: Vec<Sent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    loans: Vec<Lent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answered_by: Vec<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    superseded: Vec<Superseded<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Submitted<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    day: String,
    #[serde(rename = "SubmittedTo")]
    to: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Instructed<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    author: Cow<'a, str>,
    day: String,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    text: Cow<'a, str>,
}

impl<'a> Instructed<'a> {
    fn of(one: &'a Entered<Instruction>, id: Option<i64>) -> Self {
        let Instruction { author, day, text } = &one.fact;
        Self { id, author: author.into(), day: iso(*day), text: text.into() }
    }
}

/// An instruction that another superseded, with its units; or units that no instruction names.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Superseded<'a> {
    #[serde(default, rename = "Instruction", skip_serializing_if = "Option::is_none")]
    given: Option<Instructed<'a>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    assignments: Vec<Assigned<'a>>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Assigned<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    unit: Cow<'a, str>,
    role: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due_date: Option<String>,
    state: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state_date: Option<String>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    remark: Cow<'a, str>,
}

impl<'a> Assigned<'a> {
    fn of(one: &'a Entered<Assignment>, id: Option<i64>) -> Self {
        let Assignment { duty, report, .. } = &one.fact;
        Self {
            id,
            unit: (&duty.unit).into(),
            role: duty.role.key().into(),
            due_date: duty.due_date.map(iso),
            state: report.state.key().into(),
            state_date: report.day.map(iso),
            remark: (&report.remark).into(),
        }
    }

    fn assignment(self, instruction: Option<i64>) -> Result<Assignment, String> {
        let Self { unit, role, due_date, state, state_date, remark, .. } = self;
        let duty = Duty {
            unit: unit.into(),
            role: Role::from_key(&role).ok_or_else(|| role.clone().into_owned())?,
            due_date: optional(due_date.as_deref())?,
        };
        let report = Report {
            state: State::from_key(&state).ok_or_else(|| state.clone().into_owned())?,
            day: optional(state_date.as_deref())?,
            remark: remark.into(),
        };
        Ok(Assignment { instruction, duty, report })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct HandedOver<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    day: String,
    unit: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    receiver: Cow<'a, str>,
}

/// A return to the sender.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Back<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    day: String,
    reason: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Sent<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    day: String,
    #[serde(rename = "SentBy")]
    by: Cow<'a, str>,
    #[serde(default, rename = "SentTo", skip_serializing_if = "str::is_empty")]
    to: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    envelopes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    received_date: Option<String>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    remark: Cow<'a, str>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Lent<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    day: String,
    borrower: Cow<'a, str>,
    allowed_by: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    returned_date: Option<String>,
    #[serde(default, skip_serializing_if = "str::is_empty")]
    remark: Cow<'a, str>,
}
