//! Reading what was typed in the dialog: the action, or what is wrong at which input.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use domain::{
    date::NoDate,
    deadline,
    field::Cause,
    follow_up::{
        action::FollowUpAction,
        hand_over::HandOver,
        handling::{Duty, Instruction, Report, Role, Submission},
        receipt::Confirmation,
        sending::{Dispatch, Loan},
        sent_back::SentBack,
    },
    recipients,
    text::clean,
    typed_date::{self, Nearest},
    unit::name_of,
};

use super::{FollowUp, FollowUpInput, FollowUpKind};

/// What is wrong, at which input.
type Wrong = BTreeMap<FollowUpInput, Cause>;

impl FollowUp {
    /// The action that was written down.
    pub(super) fn action(&self, today: NaiveDate) -> Result<FollowUpAction, Wrong> {
        let mut wrong = Wrong::new();
        let text = |input| self.text(input).to_owned();
        let day = match typed_date::read(self.text(FollowUpInput::Day), today, Some(Nearest::Before)) {
            Ok(day) => day.unwrap_or(today),
            Err(why) => {
                wrong.insert(FollowUpInput::Day, no_date(why, self.text(FollowUpInput::Day)));
                today
            }
        };
        let action = match self.kind {
            FollowUpKind::Submit => {
                FollowUpAction::Submit(Submission { day, submitted_to: text(FollowUpInput::SubmittedTo) })
            }
            FollowUpKind::Confirm => FollowUpAction::Confirm(Confirmation { day }),
            FollowUpKind::SendBack => FollowUpAction::SendBack(SentBack { day, reason: text(FollowUpInput::Reason) }),
            FollowUpKind::Receive => FollowUpAction::Receive(day),
            FollowUpKind::Lend => FollowUpAction::Lend(Loan {
                day,
                borrower: text(FollowUpInput::Borrower),
                allowed_by: text(FollowUpInput::AllowedBy),
                returned_date: None,
                remark: text(FollowUpInput::Remark),
            }),
            FollowUpKind::GiveBack => FollowUpAction::GiveBack(day),
            FollowUpKind::Instruct => {
                let duties = self.duties(day, today, &mut wrong);
                let instruction =
                    Instruction { author: text(FollowUpInput::Author), day, text: text(FollowUpInput::Text) };
                FollowUpAction::Instruct(instruction, duties)
            }
            FollowUpKind::HandOver => FollowUpAction::HandOver(self.hand_overs(day, &mut wrong)),
            FollowUpKind::Report => {
                let unit = Some(clean(self.text(FollowUpInput::Unit(0)))).filter(|unit| !unit.is_empty());
                let unit = unit.map(|unit| name_of(&self.units, unit));
                FollowUpAction::Report(
                    unit,
                    Report { state: self.state, day: Some(day), remark: text(FollowUpInput::Remark) },
                )
            }
            FollowUpKind::Send => FollowUpAction::Send(Dispatch {
                day,
                sent_by: self.sent_by,
                sent_to: text(FollowUpInput::SentTo),
                envelopes: self.envelopes(&mut wrong),
                received_date: None,
                remark: text(FollowUpInput::Remark),
            }),
        };
        if wrong.is_empty() { Ok(action) } else { Err(wrong) }
    }

    /// The units of each line with its deadline: a date, or a term from the day of the instruction.
    fn duties(&self, day: NaiveDate, today: NaiveDate, wrong: &mut Wrong) -> Vec<Duty> {
        let mut duties = Vec::new();
        for line in 0..self.lines {
            let due = self.text(FollowUpInput::Beside(line));
            let due_date = match deadline::read(due, day, today, &self.calendar) {
                Ok(due_date) => due_date,
                Err(why) => {
                    wrong.insert(FollowUpInput::Beside(line), no_date(why, due));
                    None
                }
            };
            let units = self.units(line);
            if units.is_empty() && due_date.is_some() {
                wrong.insert(FollowUpInput::Unit(line), Cause::Missing);
            }
            let role = if line == 0 { Role::Lead } else { Role::Support };
            duties.extend(units.into_iter().map(|unit| Duty { unit, role, due_date }));
        }
        duties
    }

    fn hand_overs(&self, day: NaiveDate, wrong: &mut Wrong) -> Vec<HandOver> {
        let mut hand_overs = Vec::new();
        for line in 0..self.lines {
            let receiver = self.text(FollowUpInput::Beside(line)).to_owned();
            let units = self.units(line);
            if units.is_empty() && (line == 0 || !clean(&receiver).is_empty()) {
                wrong.insert(FollowUpInput::Unit(line), Cause::Missing);
            }
            hand_overs.extend(units.into_iter().map(|unit| HandOver { day, unit, receiver: receiver.clone() }));
        }
        hand_overs
    }

    /// The units of a line, by their names.
    fn units(&self, line: usize) -> Vec<String> {
        let written = recipients::names(self.text(FollowUpInput::Unit(line)));
        written.into_iter().map(|unit| name_of(&self.units, unit)).collect()
    }

    fn envelopes(&self, wrong: &mut Wrong) -> Option<u32> {
        let typed = clean(self.text(FollowUpInput::Envelopes));
        if typed.is_empty() {
            return None;
        }
        let amount = typed.parse().ok();
        if amount.is_none() {
            wrong.insert(FollowUpInput::Envelopes, Cause::NotANumber { text: typed, least: 0, most: 99_999 });
        }
        amount
    }
}

fn no_date(why: NoDate, text: &str) -> Cause {
    match why {
        NoDate::NotADate => Cause::NotADate(text.to_owned()),
        NoDate::OutOfRange => Cause::DateOutOfRange(text.to_owned()),
    }
}
