//! Reading what was typed in the dialog: the action, or what is wrong at which input.

use chrono::NaiveDate;

use domain::{
    field::{Cause, Field},
    follow_up::{
        action::FollowUpAction,
        hand_over::HandOver,
        handling::{Duty, Instruction, Report, Role, Submission},
        receipt::Confirmation,
        sending::{Dispatch, Loan},
        sent_back::SentBack,
    },
    unit::name_of,
};

use super::{FollowUp, FollowUpKind};

impl FollowUp {
    /// Returns the action typed in the dialog; `None` if an input has a problem, which the form then shows.
    pub(super) fn action(&mut self, today: NaiveDate) -> Option<FollowUpAction> {
        self.form.check();
        let day = self.form.date(self.kind.input(Field::Day), today).unwrap_or(today);
        let action = match self.kind {
            FollowUpKind::Submit => {
                FollowUpAction::Submit(Submission { day, submitted_to: self.text(Field::SubmittedTo) })
            }
            FollowUpKind::Confirm => FollowUpAction::Confirm(Confirmation { day }),
            FollowUpKind::SendBack => FollowUpAction::SendBack(SentBack { day, reason: self.text(Field::Reason) }),
            FollowUpKind::Receive => FollowUpAction::Receive(day),
            FollowUpKind::Lend => FollowUpAction::Lend(Loan {
                day,
                borrower: self.text(Field::Borrower),
                allowed_by: self.text(Field::AllowedBy),
                returned_date: None,
                remark: self.text(Field::Remark),
            }),
            FollowUpKind::GiveBack => FollowUpAction::GiveBack(day),
            FollowUpKind::Instruct => {
                let duties = self.duties(day, today);
                let instruction = Instruction { author: self.text(Field::Author), day, text: self.text(Field::Text) };
                FollowUpAction::Instruct(instruction, duties)
            }
            FollowUpKind::HandOver => FollowUpAction::HandOver(self.hand_overs(day)),
            FollowUpKind::Report => {
                let unit = Some(self.text(Field::Unit)).filter(|unit| !unit.is_empty());
                let unit = unit.map(|unit| name_of(&self.units, unit));
                FollowUpAction::Report(
                    unit,
                    Report { state: self.state, day: Some(day), remark: self.text(Field::Remark) },
                )
            }
            FollowUpKind::Send => FollowUpAction::Send(Dispatch {
                day,
                sent_by: self.sent_by,
                sent_to: self.text(Field::SentTo),
                envelopes: self.form.number(self.kind.input(Field::Envelopes)),
                received_date: None,
                remark: self.text(Field::Remark),
            }),
        };
        (!self.form.has_problem()).then_some(action)
    }

    fn text(&self, field: Field) -> String {
        self.form.text(self.kind.input(field))
    }

    /// The units of each line with its deadline: a date, or a term from the day of the instruction.
    fn duties(&mut self, day: NaiveDate, today: NaiveDate) -> Vec<Duty> {
        let lines = self.kind.unit_lines();
        let mut duties = Vec::new();
        for at in 0..lines.count {
            let due_date = self.form.term(lines.beside(at), day, today, &self.calendar);
            let units = self.units(lines.units(at));
            if units.is_empty() && due_date.is_some() {
                self.form.wrong(lines.units(at), Cause::Missing);
            }
            let role = if at == 0 { Role::Lead } else { Role::Support };
            duties.extend(units.into_iter().map(|unit| Duty { unit, role, due_date }));
        }
        duties
    }

    fn hand_overs(&mut self, day: NaiveDate) -> Vec<HandOver> {
        let lines = self.kind.unit_lines();
        let mut hand_overs = Vec::new();
        for at in 0..lines.count {
            let receiver = self.form.text(lines.beside(at));
            let units = self.units(lines.units(at));
            if units.is_empty() && (at == 0 || !receiver.is_empty()) {
                self.form.wrong(lines.units(at), Cause::Missing);
            }
            hand_overs.extend(units.into_iter().map(|unit| HandOver { day, unit, receiver: receiver.clone() }));
        }
        hand_overs
    }

    /// Returns the units in an input; an abbreviation is replaced by the name of its unit.
    fn units(&self, at: usize) -> Vec<String> {
        self.form.names(at).into_iter().map(|unit| name_of(&self.units, unit)).collect()
    }
}
