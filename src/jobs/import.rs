//! Importing a list: read, checked row by row, taken in whole, or without its bad rows, or only tried.

mod telling;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

pub use self::telling::{first_sentences, sentences};
use super::{JobError, outside};
use crate::{
    domain::{
        book::Book,
        date::DateOrder,
        document::Document,
        field::{Cause, Field, Problem, Warning},
        imported::ImportedRow,
        message::Message,
        restoring::LastAsked,
    },
    exchange::{
        self, ExchangeError,
        import::{Account, Import, ImportLine, Known, Wishes},
    },
    progress::Progress,
    store::{Access, Imported, ListJump, Store, StoreError, Transaction, Writer},
};

/// What is imported where, and how.
#[derive(Debug, Clone)]
pub struct ImportList {
    /// The registry; made if there is none, unless the import is only tried.
    pub registry: PathBuf,
    /// In whose name and by which clock.
    pub writer: Writer,
    /// The list: .csv, .xlsx, .xlsm, .xls, .ods or .jsonl.
    pub file: PathBuf,
    /// The book; nothing when the headings are to tell.
    pub book: Option<Book>,
    /// Only tell what would happen.
    pub dry_run: bool,
    /// Take the good rows although others are bad.
    pub skip_bad: bool,
    /// What else was said of the list.
    pub consent: Consent,
    /// Numbers somebody said are right although they jump, see [`crate::domain::jump`].
    pub accepted_jumps: Vec<u32>,
}

/// What a list needs somebody to say before it is taken in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Consent {
    /// In which order day and month stand; nothing when the columns are to tell.
    pub dates: Option<DateOrder>,
    /// Leave out columns though their headings speak of a number or a sender that no other column holds.
    pub skip_columns: bool,
    /// Give numbers to rows without one though others have one.
    pub number_rows: bool,
}

/// What a list that could not be read as it is wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Which of two books is meant.
    Book,
    /// In which order day and month stand.
    Dates,
    /// That a column may be left out.
    SkipColumns,
}

impl Wanted {
    /// What would help a list that was refused for this reason, if anything.
    #[must_use]
    pub fn of(error: &JobError) -> Option<Self> {
        match error {
            JobError::Exchange(ExchangeError::BothBooks { .. } | ExchangeError::EitherBook { .. }) => Some(Self::Book),
            JobError::Exchange(ExchangeError::MonthFirst { .. } | ExchangeError::BothOrders { .. }) => {
                Some(Self::Dates)
            }
            JobError::Exchange(ExchangeError::ColumnLeftOut { .. }) => Some(Self::SkipColumns),
            _ => None,
        }
    }
}

/// A row that was not taken.
#[derive(Debug, Clone)]
pub struct RefusedRow {
    /// The sheet it stands in; empty where the list is one sheet or none.
    pub sheet: String,
    /// Its line in the file, or its row in the sheet.
    pub line: u64,
    /// Why.
    pub problems: Vec<Problem>,
    /// Its cells, as they stand in the list.
    pub cells: Vec<String>,
}

/// What is worth a look in a row that was taken.
#[derive(Debug, Clone)]
pub struct RowWarning {
    /// The sheet it stands in; empty where the list is one sheet or none.
    pub sheet: String,
    /// Its line in the file, or its row in the sheet.
    pub line: u64,
    /// What it is.
    pub warning: Warning,
}

/// Numbers that were given to rows without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersGiven {
    /// How many.
    pub count: usize,
    /// The first.
    pub first: String,
    /// The last.
    pub last: String,
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
    /// Rows refused, in the order of the list.
    pub refused: Vec<RefusedRow>,
    /// What is worth a look in the rows registered.
    pub warnings: Vec<RowWarning>,
    /// The numbers that rows without one were given (or would be).
    pub given: Option<NumbersGiven>,
    /// What else there is to be told of the list: sheets, rows passed over.
    pub account: Account,
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
        let access = if request.dry_run { Access::Read } else { Access::Write };
        let store = Store::open_for(&path, access, &request.writer)?;
        (store.document_types()?, store.authorities()?)
    } else {
        (crate::domain::document_type::standard(), Vec::new())
    };
    let known = Known { types: &types, authorities: &authorities, today: request.writer.clock.today() };
    let Consent { dates, skip_columns, .. } = request.consent;
    let list = read_list(&request.file, Wishes { book: request.book, dates, skip_columns }, known)?;
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
    let mut store = Store::open_or_create_for(&path, &request.writer)?;
    if request.dry_run {
        return store.rehearse(|transaction| Ok(take_in(transaction, &list, request, progress)))?;
    }
    let outcome = store.write(|transaction| {
        let outcome = take_in(transaction, &list, request, progress).map_err(Undone::Failed)?;
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
pub fn read_list(path: &Path, wishes: Wishes, known: Known<'_>) -> Result<Import, ExchangeError> {
    exchange::import::understand(outside::tables(path)?, path, wishes, known)
}

/// Takes the rows in: those that hold a number first, so that no number given to another row is one the list holds. Where some hold
/// one, others are given one only if told so.
fn take_in(
    transaction: &mut Transaction<'_>,
    list: &Import,
    request: &ImportList,
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
        warnings: Vec::new(),
        given: None,
        account: list.account.clone(),
        jumps: transaction.expect_list(rows, &request.accepted_jumps)?,
        headings: list.headings.clone(),
        done: false,
        asked: Vec::new(),
    };
    let is_numbered = |line: &ImportLine| line.outcome.as_ref().is_ok_and(holds_number);
    // Lines of JSON say themselves that they want a number: they are written by a program.
    let is_kept_by_hand = !list.headings.is_empty();
    let keeps_out_others = is_kept_by_hand && !request.consent.number_rows && list.lines.iter().any(is_numbered);
    // With the place in the list of each, for the two rounds do not follow its order.
    let mut refused: Vec<(usize, RefusedRow)> = Vec::new();
    for numbered in [true, false] {
        for (at, line) in list.lines.iter().enumerate() {
            match &line.outcome {
                Ok(row) if holds_number(row) == numbered => {
                    if progress.is_stopped() {
                        return Err(JobError::Stopped);
                    }
                    if !numbered && keeps_out_others && !transaction.knows(row)? {
                        refused.push((at, refused_row(list, line, vec![not_numbered(list.book)])));
                    } else {
                        match transaction.import(row) {
                            Ok(Imported::Added(document)) => {
                                outcome.added += 1;
                                let day = document.book_date();
                                let (from, to) = outcome.days.unwrap_or((day, day));
                                outcome.days = Some((from.min(day), to.max(day)));
                                if !numbered {
                                    outcome.note_number(&document);
                                }
                                let twice = (document.registration().double > 0)
                                    .then(|| Warning::NumberTwice { number: document.own_number() });
                                let looks = twice.into_iter().chain(transaction.alike(&document)?);
                                outcome.note_warnings(list, line, looks);
                            }
                            Ok(Imported::Known(_)) => outcome.known += 1,
                            Err(StoreError::Refused(problems)) => {
                                refused.push((at, refused_row(list, line, problems)));
                            }
                            Err(error) => return Err(error.into()),
                        }
                    }
                }
                Err(problems) if numbered => refused.push((at, refused_row(list, line, problems.clone()))),
                _ => continue,
            }
            progress.advance(1);
        }
    }
    refused.sort_by_key(|(at, _)| *at);
    outcome.refused = refused.into_iter().map(|(_, row)| row).collect();
    Ok(outcome)
}

impl ImportOutcome {
    fn note_number(&mut self, document: &Document) {
        let number = match document {
            Document::Incoming(_) => document.own_number().to_string(),
            Document::Outgoing(_) => document.code().as_str().to_owned(),
        };
        match &mut self.given {
            Some(given) => {
                given.count += 1;
                given.last = number;
            }
            None => self.given = Some(NumbersGiven { count: 1, first: number.clone(), last: number }),
        }
    }

    fn note_warnings(&mut self, list: &Import, line: &ImportLine, more: impl Iterator<Item = Warning>) {
        let warnings = line.warnings.iter().cloned().chain(more);
        let sheet = list.sheet_name(line.sheet);
        self.warnings.extend(warnings.map(|warning| RowWarning { sheet: sheet.to_owned(), line: line.line, warning }));
    }
}

/// A row without number among others that have one.
fn not_numbered(book: Book) -> Problem {
    let field = match book {
        Book::Incoming => Field::ArrivalNumber,
        Book::Outgoing => Field::Code,
    };
    Problem::new(field, Cause::NotNumbered)
}

fn refused_row(list: &Import, line: &ImportLine, problems: Vec<Problem>) -> RefusedRow {
    RefusedRow { sheet: list.sheet_name(line.sheet).to_owned(), line: line.line, problems, cells: list.row(line) }
}

fn holds_number(row: &ImportedRow) -> bool {
    match row {
        ImportedRow::Incoming(row) => row.arrival_number.is_some(),
        ImportedRow::Outgoing(row) => row.code.is_some(),
    }
}
