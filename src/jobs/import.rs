//! Importing a list: read, checked row by row, taken in whole, or without its bad rows, or only tried.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::{JobError, outside};
use crate::{
    domain::{book::Book, field::Problem, imported::ImportedRow, message::Message, restoring::LastAsked},
    exchange::{
        self, ExchangeError,
        import::{Import, Known},
    },
    progress::Progress,
    store::{Access, Imported, ListJump, Store, StoreError, Transaction},
};

/// What is imported where, and how.
#[derive(Debug, Clone)]
pub struct ImportList {
    /// The registry; made if there is none, unless the import is only tried.
    pub registry: PathBuf,
    /// In whose name; nothing for the clerk of the system's user.
    pub clerk: Option<String>,
    /// The list: .csv, .xlsx, .xlsm, .xls, .ods or .jsonl.
    pub file: PathBuf,
    /// The book; nothing when the headings are to tell.
    pub book: Option<Book>,
    /// Only tell what would happen.
    pub dry_run: bool,
    /// Take the good rows although others are bad.
    pub skip_bad: bool,
    /// Numbers somebody said are right although they jump, see [`crate::domain::jump`].
    pub accepted_jumps: Vec<u32>,
}

/// A row that was not taken.
#[derive(Debug, Clone)]
pub struct RefusedRow {
    /// Its line in the file.
    pub line: u64,
    /// Why.
    pub problems: Vec<Problem>,
    /// Its cells, as they stand in the list.
    pub cells: Vec<String>,
}

impl RefusedRow {
    /// The row's problems as sentences that name its line.
    pub fn messages(&self) -> impl Iterator<Item = Message> + '_ {
        let line = i64::try_from(self.line).unwrap_or(i64::MAX);
        self.problems.iter().map(move |problem| {
            Message::new("import-row-refused").with_plain("line", line).with("problem", problem.message())
        })
    }
}

/// What taking in numbers that jump would mean: from where to where the next number of their series goes.
#[must_use]
pub fn jump_message(ListJump { series, jump, next }: &ListJump) -> Message {
    Message::new("import-jump")
        .with("series", series.as_str())
        .with_plain("number", jump.first)
        .with_plain("after", jump.after)
        .with_plain("next", *next)
        .with_plain("then", jump.last.saturating_add(1))
}

/// What became of a list.
#[derive(Debug, Clone)]
pub struct ImportOutcome {
    /// The book the list is of.
    pub book: Book,
    /// Headings of columns that are not taken over, as they stand in the list.
    pub unread_headings: Vec<String>,
    /// The first and the last day of the rows registered: arrival, or date of issue.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// Rows registered (or that would be).
    pub added: usize,
    /// Rows the registry had already.
    pub known: usize,
    /// Rows refused, by line.
    pub refused: Vec<RefusedRow>,
    /// Numbers that jump and that nobody said are right: their rows are among the refused.
    pub jumps: Vec<ListJump>,
    /// The rows of headings, as they stand in the list.
    pub headings: Vec<Vec<String>>,
    /// Whether the registry was changed as told; false when refused rows kept all others out, and for a trial.
    pub done: bool,
    /// Series whose last number on paper is asked for since a restoring.
    pub asked: Vec<LastAsked>,
}

/// Why a transaction of an import is given up.
enum Undone {
    /// Bad rows keep the good ones out.
    Refused(Box<ImportOutcome>),
    Failed(JobError),
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// A list of more rows is tried on a copy of the registry: trying it on the registry itself would keep everybody else from writing
/// meanwhile, for seconds.
const MANY: usize = 2_000;

/// Imports a list, or tries to.
///
/// # Errors
/// What cannot be read or written; rows refused are no error but part of the outcome.
pub fn import_list(request: &ImportList, progress: &Progress) -> Result<ImportOutcome, JobError> {
    let trial = || tempfile::tempdir().map_err(|error| StoreError::Other(std::env::temp_dir(), error.to_string()));
    let mut folder = None;
    let mut path = request.registry.clone();
    if request.dry_run && !path.exists() {
        path = folder.insert(trial()?).path().join("registry.db");
    }
    // The list is read with what a registry knows; an absent one is not made for a list that cannot be read.
    let (types, authorities) = if path.exists() {
        let store = Store::open(&path, if request.dry_run { Access::Read } else { Access::Write })?;
        (store.document_types()?, store.authorities()?)
    } else {
        (crate::domain::document_type::standard(), Vec::new())
    };
    let known = Known { types: &types, authorities: &authorities };
    let list = read_list(&request.file, request.book, known)?;
    progress.set_total(list.lines.len() as u64);
    if request.dry_run && list.lines.len() > MANY && folder.is_none() {
        let copy = folder.insert(trial()?).path().join("registry.db");
        match Store::open(&path, Access::Read)?.copy_to_try(&copy, progress) {
            Ok(()) => path = copy,
            Err(_) if progress.is_stopped() => return Err(JobError::Stopped),
            // Where there is no room for a copy the others wait.
            Err(_) => {}
        }
    }
    let mut store = Store::open_or_create(&path)?;
    if let Some(clerk) = &request.clerk {
        store.write_as(clerk)?;
    }
    if request.dry_run {
        return store.rehearse(|transaction| Ok(take_in(transaction, &list, &request.accepted_jumps, progress)))?;
    }
    let outcome = store.write(|transaction| {
        let outcome = take_in(transaction, &list, &request.accepted_jumps, progress).map_err(Undone::Failed)?;
        if outcome.refused.is_empty() || request.skip_bad {
            Ok(ImportOutcome { done: true, ..outcome })
        } else {
            Err(Undone::Refused(Box::new(outcome)))
        }
    });
    match outcome {
        Ok(outcome) => Ok(ImportOutcome { asked: store.last_numbers_asked()?, ..outcome }),
        Err(Undone::Refused(outcome)) => Ok(ImportOutcome { asked: store.last_numbers_asked()?, ..*outcome }),
        Err(Undone::Failed(error)) => Err(error),
    }
}

/// Reads a `.csv`, `.xlsx`, `.xlsm`, `.xls`, `.ods` or `.jsonl` list and understands it.
///
/// # Errors
/// [`ExchangeError`] when the list as a whole cannot be read. A row that is wrong is no error: it says so itself.
pub fn read_list(path: &Path, book: Option<Book>, known: Known<'_>) -> Result<Import, ExchangeError> {
    exchange::import::understand(outside::tables(path)?, path, book, known)
}

/// Takes the rows in: those that hold a number first, so that no number given to another row is one the list holds.
fn take_in(
    transaction: &mut Transaction<'_>,
    list: &Import,
    accepted_jumps: &[u32],
    progress: &Progress,
) -> Result<ImportOutcome, JobError> {
    let rows = list.lines.iter().filter_map(|line| line.outcome.as_ref().ok());
    let mut outcome = ImportOutcome {
        book: list.book,
        unread_headings: list.unread_headings.clone(),
        days: None,
        added: 0,
        known: 0,
        refused: Vec::new(),
        jumps: transaction.expect_list(rows, accepted_jumps)?,
        headings: list.headings.clone(),
        done: false,
        asked: Vec::new(),
    };
    for numbered in [true, false] {
        for line in &list.lines {
            match &line.outcome {
                Ok(row) if holds_number(row) == numbered => {
                    if progress.is_stopped() {
                        return Err(JobError::Stopped);
                    }
                    match transaction.import(row) {
                        Ok(Imported::Added(document)) => {
                            outcome.added += 1;
                            let day = document.book_date();
                            let (from, to) = outcome.days.unwrap_or((day, day));
                            outcome.days = Some((from.min(day), to.max(day)));
                        }
                        Ok(Imported::Known(_)) => outcome.known += 1,
                        Err(StoreError::Refused(problems)) => {
                            outcome.refused.push(refused(list, line.line, problems));
                        }
                        Err(error) => return Err(error.into()),
                    }
                }
                Err(problems) if numbered => {
                    outcome.refused.push(refused(list, line.line, problems.clone()));
                }
                _ => continue,
            }
            progress.advance(1);
        }
    }
    outcome.refused.sort_by_key(|refused| refused.line);
    Ok(outcome)
}

fn refused(list: &Import, line: u64, problems: Vec<Problem>) -> RefusedRow {
    RefusedRow { line, problems, cells: list.row(line).to_vec() }
}

fn holds_number(row: &ImportedRow) -> bool {
    match row {
        ImportedRow::Incoming(row) => row.arrival_number.is_some(),
        ImportedRow::Outgoing(row) => row.code.is_some(),
    }
}
