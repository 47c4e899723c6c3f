//! A print job (lệnh in): a document in a printer's queue, and what has become of it.

use texts::{UserMessage, message};

use super::Fault;

/// A document that was sent to a printer, by its number in the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintJob(pub i32);

/// What has become of a print job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobStatus {
    /// How far it is.
    pub state: JobState,
    /// The sheets that the system has counted, which is ahead of what comes out of the printer until the job is done.
    pub sheets: u32,
    /// What hinders the printer.
    pub faults: Vec<Fault>,
}

/// How far a print job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its turn.
    Waiting,
    /// It is kept in the queue until somebody releases it.
    Held,
    /// It is being printed.
    Printing,
    /// The printer reports it as printed.
    Completed,
    /// Somebody cancelled it.
    Cancelled,
    /// It broke off with an error.
    Failed,
}

impl JobStatus {
    /// Returns whether nothing will change any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, JobState::Completed | JobState::Cancelled | JobState::Failed)
    }

    /// Returns what the clerk is told: what hinders the printer if anything does, otherwise how far the job is.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match (self.state, self.faults.first()) {
            (JobState::Completed, _) => message!(texts::PRINT_JOB_COMPLETED, sheets = i64::from(self.sheets)),
            (JobState::Cancelled, _) => UserMessage::from(texts::PRINT_JOB_CANCELLED),
            (JobState::Failed, _) => UserMessage::from(texts::PRINT_JOB_FAILED),
            (_, Some(fault)) => fault.message(),
            (JobState::Waiting, None) => UserMessage::from(texts::PRINT_JOB_WAITING),
            (JobState::Held, None) => UserMessage::from(texts::PRINT_JOB_HELD),
            (JobState::Printing, None) => UserMessage::from(texts::PRINT_JOB_PRINTING),
        }
    }
}
