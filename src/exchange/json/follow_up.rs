//! What happened to a document after its number as JSON: every entry that counts, in a line with its status, or within the line of
//! the document.

use chrono::NaiveDate;
use serde::Serialize;

use super::write::write;
use crate::domain::{
    document::Document,
    follow_up::{FollowUp, counting, status::Status},
};

/// The status and the entries that count, as one line of JSON without the line's end.
#[must_use]
pub fn write_follow_up(document: &Document, way: &FollowUp, status: Status) -> String {
    let line = Line { id: Some(document.id().0), status: Some(status.key()), ..Line::of(way) };
    // Serialising plain fields into memory cannot fail: no map keys, no writer.
    serde_json::to_string(&line).unwrap_or_default()
}

/// The document as one line of JSON, with the entries that count under `FollowUp`, where there are any.
#[must_use]
pub fn write_with_follow_up(document: &Document, way: &FollowUp) -> String {
    let line = write(document);
    match (serde_json::to_string(&Line::of(way)), line.strip_suffix('}')) {
        (Ok(entries), Some(open)) if entries != "{}" => format!("{open},\"FollowUp\":{entries}}}"),
        _ => line,
    }
}

impl<'a> Line<'a> {
    fn of(way: &'a FollowUp) -> Self {
        Self {
            id: None,
            status: None,
            submissions: counting(&way.submissions)
                .map(|one| Submitted { id: one.id, day: iso(one.fact.day), to: &one.fact.submitted_to })
                .collect(),
            instruction: way.instruction().map(|one| Instructed {
                id: one.id,
                author: &one.fact.author,
                day: iso(one.fact.day),
                text: &one.fact.text,
            }),
            assignments: way
                .assigned()
                .map(|one| Assigned {
                    id: one.id,
                    unit: &one.fact.duty.unit,
                    role: one.fact.duty.role.key(),
                    due_date: one.fact.duty.due_date.map(iso),
                    state: one.fact.report.state.key(),
                    state_date: one.fact.report.day.map(iso),
                    remark: &one.fact.report.remark,
                })
                .collect(),
            hand_overs: counting(&way.hand_overs)
                .map(|one| HandedOver {
                    id: one.id,
                    day: iso(one.fact.day),
                    unit: &one.fact.unit,
                    receiver: &one.fact.receiver,
                })
                .collect(),
            confirmed: counting(&way.confirmations).next().map(|one| iso(one.fact.day)),
            dispatches: counting(&way.dispatches)
                .map(|one| Sent {
                    id: one.id,
                    day: iso(one.fact.day),
                    by: one.fact.sent_by.key(),
                    to: &one.fact.sent_to,
                    envelopes: one.fact.envelopes,
                    received_date: one.fact.received_date.map(iso),
                })
                .collect(),
            loans: counting(&way.loans)
                .map(|one| Lent {
                    id: one.id,
                    day: iso(one.fact.day),
                    borrower: &one.fact.borrower,
                    allowed_by: &one.fact.allowed_by,
                    returned_date: one.fact.returned_date.map(iso),
                })
                .collect(),
            answered_by: way.answered_by.iter().map(|answer| answer.0).collect(),
        }
    }
}

/// A date as `yyyy-mm-dd`.
fn iso(date: NaiveDate) -> String {
    date.to_string()
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
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
    #[serde(skip_serializing_if = "Vec::is_empty")]
    dispatches: Vec<Sent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    loans: Vec<Lent<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answered_by: Vec<i64>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Submitted<'a> {
    id: i64,
    day: String,
    #[serde(rename = "SubmittedTo")]
    to: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Instructed<'a> {
    id: i64,
    author: &'a str,
    day: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Assigned<'a> {
    id: i64,
    unit: &'a str,
    role: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_date: Option<String>,
    state: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state_date: Option<String>,
    #[serde(skip_serializing_if = "str::is_empty")]
    remark: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct HandedOver<'a> {
    id: i64,
    day: String,
    unit: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    receiver: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Sent<'a> {
    id: i64,
    day: String,
    #[serde(rename = "SentBy")]
    by: &'a str,
    #[serde(rename = "SentTo", skip_serializing_if = "str::is_empty")]
    to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    envelopes: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received_date: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Lent<'a> {
    id: i64,
    day: String,
    borrower: &'a str,
    allowed_by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    returned_date: Option<String>,
}
