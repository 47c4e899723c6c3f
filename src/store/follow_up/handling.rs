//! Submissions, instructions, assignments to units, and the progress of units.

use domain::{
    book::Book,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    follow_up::FollowUpCause,
    follow_up::{
        Entered,
        handling::{Assignment, Duty, Instruction, Report, Role, State, Submission, carried_over},
    },
    history::{Action, Record},
    text,
};

use super::facts;
use crate::{
    Result, Transaction,
    engine::{Connection, EngineResult, Parameters, params},
    history::EventSpec,
    names::{NameKind, count_one},
};

pub(super) fn submissions(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<Submission>>> {
    facts(connection, Record::Submission, "day, submitted_to", id, |row| {
        Ok(Submission { day: row.get(2)?, submitted_to: row.get(3)? })
    })
}

pub(super) fn instructions(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<Instruction>>> {
    facts(connection, Record::Instruction, "author, day, text", id, |row| {
        Ok(Instruction { author: row.get(2)?, day: row.get(3)?, text: row.get(4)? })
    })
}

pub(super) fn assignments(connection: &Connection, id: DocumentId) -> EngineResult<Vec<Entered<Assignment>>> {
    let columns = "instruction_id, unit, role, due_date, state, state_date, remark";
    facts(connection, Record::Assignment, columns, id, |row| {
        Ok(Assignment {
            instruction: row.get(2)?,
            duty: Duty {
                unit: row.get(3)?,
                role: Role::from_key(row.text(4)?).unwrap_or_default(),
                due_date: row.get(5)?,
            },
            report: Report {
                state: State::from_key(row.text(6)?).unwrap_or_default(),
                day: row.get(7)?,
                remark: row.get(8)?,
            },
        })
    })
}

impl Transaction<'_> {
    /// Records that an incoming document was submitted (trình, Điều 23.1).
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when the submission is not complete, when there is no such incoming document or it stands
    /// no longer; when the registry cannot be written.
    pub fn submit(&mut self, id: DocumentId, submission: &Submission) -> Result<()> {
        let document = self.followed(id, Some(Book::Incoming))?;
        let submission = submission.checked(document.book_date())?;
        let sql = "INSERT INTO submission (document_id, day, submitted_to, struck)
                   VALUES (?1, ?2, ?3, '') RETURNING id";
        let row = params![id.0, submission.day, submission.submitted_to];
        self.entered((Action::Submitted, Record::Submission), sql, row)?;
        count_one(self.connection, NameKind::Leader, &submission.submitted_to)
    }

    /// Records the instruction of the competent person, with the units that lead and support (Điều 23.2). It
    /// supersedes the instruction before; a unit that is working already continues.
    ///
    /// # Errors
    /// As [`Transaction::submit`].
    pub fn instruct(&mut self, id: DocumentId, instruction: &Instruction, duties: &[Duty]) -> Result<()> {
        let document = self.followed(id, Some(Book::Incoming))?;
        let (instruction, duties) = instruction.checked(duties, document.book_date())?;
        let way = super::of_document(self.connection, id)?;
        let sql = "INSERT INTO instruction (document_id, author, day, text, struck)
                   VALUES (?1, ?2, ?3, ?4, '') RETURNING id";
        let row = params![id.0, instruction.author, instruction.day, instruction.text];
        let holds = self.entered((Action::Instructed, Record::Instruction), sql, row)?;
        count_one(self.connection, NameKind::Leader, &instruction.author)?;
        for duty in duties {
            let report = carried_over(&duty.unit, way.assigned().map(|assignment| &assignment.fact));
            self.assigned(id, &Assignment { instruction: Some(holds), duty, report })?;
        }
        Ok(())
    }

    /// Records the progress of handling: of one unit, or, when none is named, of those that lead; of every unit
    /// where none leads. A document without a unit is thereby assigned to the named one, or to its receiver in
    /// the register.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] when the report is not complete, the unit does not have the document,
    /// there is no such incoming document or it is no longer valid; when the registry cannot be written.
    pub fn report(&mut self, id: DocumentId, unit: Option<&str>, report: &Report) -> Result<()> {
        let unit = unit.map(text::clean);
        let unit = unit.as_deref();
        let document = self.followed(id, Some(Book::Incoming))?;
        let report = report.checked(self.today(), document.book_date())?;
        let way = super::of_document(self.connection, id)?;
        let all: Vec<&Entered<Assignment>> = way.assigned().collect();
        if all.is_empty() {
            let unit = unit.map_or_else(|| receiver(&document), str::to_owned);
            if unit.is_empty() {
                return Err(Problem::new(Field::Unit, Cause::Missing).into());
            }
            let instruction = way.instruction().map(|instruction| instruction.id);
            let duty = Duty { unit, ..Duty::default() };
            return self.assigned(id, &Assignment { instruction, duty, report });
        }
        let has_lead = all.iter().any(|one| one.fact.duty.role == Role::Lead);
        let meant = |one: &Entered<Assignment>| match unit {
            Some(unit) => text::fold(&one.fact.duty.unit) == text::fold(unit),
            None => one.fact.duty.role == Role::Lead || !has_lead,
        };
        let meant: Vec<i64> = all.into_iter().filter(|one| meant(one)).map(|one| one.id).collect();
        if meant.is_empty() {
            return Err(Problem::new(
                Field::Unit,
                Cause::FollowUp(FollowUpCause::NotAssigned(unit.unwrap_or_default().to_owned())),
            )
            .into());
        }
        for assignment in meant {
            let spec = EventSpec { action: Action::Reported, record: Record::Assignment, id: assignment, reason: "" };
            self.change(&spec, |connection| {
                let sql = "UPDATE assignment SET state = ?2, state_date = ?3, remark = ?4 WHERE id = ?1";
                let row = params![assignment, report.state.key(), report.day, report.remark];
                connection.prepare_cached(sql)?.execute(row)?;
                Ok(())
            })?;
        }
        Ok(())
    }

    pub(super) fn assigned(&mut self, id: DocumentId, assignment: &Assignment) -> Result<()> {
        let Assignment { instruction, duty, report } = assignment;
        let sql = "INSERT INTO assignment (document_id, instruction_id, unit, role, due_date, state, state_date, remark, struck)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '') RETURNING id";
        let row = params![
            id.0,
            instruction,
            duty.unit,
            duty.role.key(),
            duty.due_date,
            report.state.key(),
            report.day,
            report.remark,
        ];
        self.entered((Action::Assigned, Record::Assignment), sql, row)?;
        count_one(self.connection, NameKind::Unit, &duty.unit)
    }

    /// Inserts an entry, writes its event, and returns its row.
    pub(super) fn entered(
        &mut self,
        (action, record): (Action, Record),
        sql: &str,
        row: impl Parameters,
    ) -> Result<i64> {
        let id = self.connection.insert(sql, row)?;
        self.inserted(&EventSpec { action, record, id, reason: "" })?;
        Ok(id)
    }
}

/// Returns the unit that has a document according to the register's own column.
fn receiver(document: &Document) -> String {
    match document {
        Document::Incoming(incoming) => incoming.entry.to_places.clone(),
        Document::Outgoing(_) => String::new(),
    }
}
