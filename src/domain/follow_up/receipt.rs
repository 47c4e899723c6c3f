//! Receipt of what came by wire, which the office confirms to the sender on the same day (Điều 21.2.c, NĐ 30/2020/NĐ-CP).

use chrono::NaiveDate;

use super::{FollowUp, counting, refuse_before};
use crate::{
    came_by::CameBy,
    field::{Cause, Field, Problem},
    follow_up::FollowUpCause,
    incoming::IncomingEntry,
};

/// Receipt was confirmed to the sender.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confirmation {
    /// The day.
    pub day: NaiveDate,
}

/// How it stands with the confirmation of a document that came by wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// Confirmed on the day of arrival.
    InTime(NaiveDate),
    /// Confirmed on a later day.
    Late(NaiveDate),
    /// Not yet confirmed, and the day of arrival is not over.
    Waiting,
    /// Not confirmed, and the day of arrival is over.
    Missed,
}

impl Confirmation {
    /// What is wrong with the confirmation of a document.
    ///
    /// # Errors
    /// A document that did not come by wire, a day before its arrival.
    pub fn check(self, entry: &IncomingEntry) -> Result<(), Vec<Problem>> {
        let mut problems = Vec::new();
        if !is_confirmed(entry.came_by) {
            problems.push(Problem::new(Field::CameBy, Cause::FollowUp(FollowUpCause::NotByWire)));
        }
        refuse_before(Field::Day, Some(self.day), entry.arrival_date, &mut problems);
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// Whether receipt of what came this way is confirmed: of electronic documents.
#[must_use]
pub fn is_confirmed(came_by: CameBy) -> bool {
    matches!(came_by, CameBy::Wire | CameBy::EMail)
}

/// How it stands with the confirmation; `None` for what did not come by wire.
#[must_use]
pub fn receipt(entry: &IncomingEntry, follow_up: &FollowUp, today: NaiveDate) -> Option<Receipt> {
    if !is_confirmed(entry.came_by) {
        return None;
    }
    let arrived = entry.arrival_date;
    Some(match counting(&follow_up.confirmations).next() {
        Some(confirmed) if confirmed.fact.day <= arrived => Receipt::InTime(confirmed.fact.day),
        Some(confirmed) => Receipt::Late(confirmed.fact.day),
        None if today <= arrived => Receipt::Waiting,
        None => Receipt::Missed,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{content::Content, follow_up::Entered, incoming::IncomingDraft};

    #[test]
    fn receipt_is_confirmed_on_the_day_of_arrival() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let entry = |came_by| {
            let content = Content {
                organ_name: "Sở Y tế".into(),
                type_name: "Báo cáo".into(),
                subject: "công tác tuần".into(),
                ..Content::default()
            };
            let draft =
                IncomingDraft { arrival_date: Some(day("2026-02-09")), came_by, content, ..IncomingDraft::default() };
            draft.check().unwrap().entry
        };
        let confirmed = |on: &str| FollowUp {
            confirmations: vec![Entered { id: 1, fact: Confirmation { day: day(on) }, struck: String::new() }],
            ..FollowUp::default()
        };
        let none = FollowUp::default();
        for (came_by, way, today, expected) in [
            (CameBy::Wire, &confirmed("2026-02-09"), "2026-02-20", Some(Receipt::InTime(day("2026-02-09")))),
            (CameBy::EMail, &confirmed("2026-02-10"), "2026-02-20", Some(Receipt::Late(day("2026-02-10")))),
            (CameBy::Wire, &none, "2026-02-09", Some(Receipt::Waiting)),
            (CameBy::Wire, &none, "2026-02-10", Some(Receipt::Missed)),
            (CameBy::Post, &none, "2026-02-10", None),
        ] {
            assert_eq!(receipt(&entry(came_by), way, day(today)), expected);
        }
        assert!(Confirmation { day: day("2026-02-09") }.check(&entry(CameBy::Wire)).is_ok());
        assert_eq!(Confirmation { day: day("2026-02-08") }.check(&entry(CameBy::Hand)).unwrap_err().len(), 2);
    }
}
