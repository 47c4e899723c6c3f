//! What happens to a document after its number: submitted, instructed, handed over, handled; sent, received, its copy lent
//! (Điều 18, 19, 21, 23 and 24, NĐ 30/2020/NĐ-CP). Facts are added and, when written by mistake, struck out; none is removed.

pub mod action;
pub mod envelope;
pub mod hand_over;
pub mod handling;
pub mod outcome;
pub mod past;
pub mod receipt;
pub mod sending;
pub mod sent_back;
pub mod status;

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{
    document::DocumentId,
    field::{Cause, Field, Problem, shortened},
};
use hand_over::HandOver;
use handling::{Assignment, Instruction, Submission};
use receipt::Confirmation;
use sending::{Dispatch, Loan};
use sent_back::SentBack;

/// A fact as the registry holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered<T> {
    /// Which row of its table.
    pub id: i64,
    /// The fact.
    pub fact: T,
    /// Why it was struck out as written by mistake; empty while it counts.
    pub struck: String,
}

impl<T> Entered<T> {
    /// Whether it counts.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.struck.is_empty()
    }
}

/// Those facts of a list that count.
pub fn counting<T>(facts: &[Entered<T>]) -> impl DoubleEndedIterator<Item = &Entered<T>> + Clone {
    facts.iter().filter(|fact| fact.counts())
}

/// Everything the registry knows of a document's way after its number, each list in the order it was entered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FollowUp {
    /// Trình.
    pub submissions: Vec<Entered<Submission>>,
    /// Ý kiến chỉ đạo; the last that counts supersedes those before it.
    pub instructions: Vec<Entered<Instruction>>,
    /// Units that were given the document, by each instruction.
    pub assignments: Vec<Entered<Assignment>>,
    /// Chuyển giao.
    pub hand_overs: Vec<Entered<HandOver>>,
    /// Confirmations of receipt to the sender of what came by wire.
    pub confirmations: Vec<Entered<Confirmation>>,
    /// Returns to the sender; one counts at most.
    pub sent_back: Vec<Entered<SentBack>>,
    /// Gửi đi.
    pub dispatches: Vec<Entered<Dispatch>>,
    /// Loans of the file copy.
    pub loans: Vec<Entered<Loan>>,
    /// Standing documents of the other book that answer this one.
    pub answered_by: Vec<DocumentId>,
}

impl FollowUp {
    /// The instruction that holds.
    #[must_use]
    pub fn instruction(&self) -> Option<&Entered<Instruction>> {
        counting(&self.instructions).next_back()
    }

    /// The units that have the document by the instruction that holds, or without any (Điều 23.1).
    pub fn assigned(&self) -> impl Iterator<Item = &Entered<Assignment>> {
        let holds = self.instruction().map(|instruction| instruction.id);
        counting(&self.assignments).filter(move |assignment| assignment.fact.instruction == holds)
    }

    /// The loan under which the file copy is out.
    #[must_use]
    pub fn lent(&self) -> Option<&Entered<Loan>> {
        counting(&self.loans).find(|loan| loan.fact.returned_date.is_none())
    }
}

/// A required text that is empty.
fn require(field: Field, text: &str, problems: &mut Vec<Problem>) {
    if text.is_empty() {
        problems.push(Problem::new(field, Cause::Missing));
    }
}

/// A day that lies before the one it follows.
fn refuse_before(field: Field, day: Option<NaiveDate>, first: NaiveDate, problems: &mut Vec<Problem>) {
    if day.is_some_and(|day| day < first) {
        problems.push(Problem::new(field, Cause::BeforeDay(first)));
    }
}

/// The longest name of a unit or a person, in characters.
const MAX_NAME: usize = 200;
/// The longest remark, in characters: that of ghi chú in Phụ lục VI.
const MAX_REMARK: usize = 500;

/// The reason why an entry of the follow-up is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FollowUpCause {
    /// The same unit is named twice.
    UnitTwice(String),
    /// The document was not assigned to this unit, or only by an instruction that was superseded.
    NotAssigned(String),
    /// The file copy is lent already; holds the borrower.
    CopyIsOut(String),
    /// Receipt was confirmed to the sender already; holds the day.
    ConfirmedBefore(NaiveDate),
    /// The document did not come by wire.
    NotByWire,
    /// The document was sent back already; holds the day.
    SentBackBefore(NaiveDate),
    /// The envelope is linked to its document already.
    EnvelopeRegistered,
    /// There is no such entry, or it was struck out.
    NoEntry,
}

impl FollowUpCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::UnitTwice(name) => message!(texts::CAUSE_UNIT_TWICE, name = shortened(name)),
            Self::NotAssigned(name) => message!(texts::CAUSE_NOT_ASSIGNED, name = shortened(name)),
            Self::CopyIsOut(name) => message!(texts::CAUSE_COPY_IS_OUT, name = shortened(name)),
            Self::ConfirmedBefore(date) => message!(texts::CAUSE_CONFIRMED_BEFORE, date = *date),
            Self::NotByWire => UserMessage::from(texts::CAUSE_NOT_BY_WIRE),
            Self::SentBackBefore(date) => message!(texts::CAUSE_SENT_BACK_BEFORE, date = *date),
            Self::EnvelopeRegistered => UserMessage::from(texts::CAUSE_ENVELOPE_REGISTERED),
            Self::NoEntry => UserMessage::from(texts::CAUSE_NO_ENTRY),
        }
    }
}
