//! Imports a list: reads it, checks it row by row, and takes it in as a whole, without its bad rows, or only on
//! trial.

mod sentences;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

pub use self::sentences::{first_sentences, sentences};
use domain::{
    book::Book,
    date::DateOrder,
    document::Document,
    field::{Cause, Field, Problem},
    imported::{ImportedRow, RowCause},
    restoring::LastNumberRequest,
    secrecy,
    warning::Warning,
    working_calendar::WorkingCalendar,
};
use exchange::{
    self, ExchangeError,
    import::{Account, Import, ImportLine, Known, ReadingOptions},
};
use progress::Progress;
use store::{Access, Address, Imported, ListJump, Store, StoreError, Transaction, Writer};
use texts::{UserMessage, message};

use super::{JobError, outside};

/// What is imported where, and how.
#[derive(Debug, Clone)]
pub struct ImportList {
    /// The registry; created if it does not exist, unless on trial.
    pub registry: Address,
    /// In whose name and by which clock.
    pub writer: Writer,
    /// The list: .csv, .xlsx, .xlsm, .xls, .ods or .jsonl.
    pub file: PathBuf,
    /// The book; `None` to determine it from the headings.
    pub book: Option<Book>,
    /// Whether to report only what would happen.
    pub dry_run: bool,
    /// Whether to take the good rows although others are bad.
    pub skip_bad: bool,
    /// What was confirmed or specified about the list.
    pub consent: Consent,
    /// Accepted numbers that jump, see [`domain::jump`].
    pub accepted_jumps: Vec<u32>,
}

/// What a person must confirm or specify before some lists are imported.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Consent {
    /// The order of day and month; `None` to determine it from the columns.
    pub dates: Option<DateOrder>,
    /// Whether to skip unread columns whose headings mention a number or a sender that no other column holds.
    pub skip_columns: bool,
    /// Whether to give numbers to rows without one although others have one.
    pub number_rows: bool,
    /// Whether to take documents that arrive, or are issued, after today.
    pub accept_future: bool,
}

/// What must be specified before a list can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The book.
    Book,
    /// The order of day and month.
    Dates,
    /// That columns may be skipped.
    SkipColumns,
}

impl Wanted {
    /// Returns what must be specified to read a list that failed with this error, if that helps.
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

/// A row that was not imported.
#[derive(Debug, Clone)]
pub struct RefusedRow {
    /// The sheet of the row; empty where the list has one sheet or none.
    pub sheet: String,
    /// Its line in the file, or its row in the sheet.
    pub line: u64,
    /// The reasons.
    pub problems: Vec<Problem>,
    /// Its cells, as written in the list.
    pub cells: Vec<String>,
}

/// A warning about a row that was imported.
#[derive(Debug, Clone)]
pub struct RowWarning {
    /// The sheet of the row; empty where the list has one sheet or none.
    pub sheet: String,
    /// Its line in the file, or its row in the sheet.
    pub line: u64,
    /// The warning.
    pub warning: Warning,
}

/// Numbers given to rows without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersGiven {
    /// How many.
    pub count: usize,
    /// The first.
    pub first: String,
    /// The last.
    pub last: String,
}

/// Returns the message that shows how accepting numbers that jump changes the next number of their series.
#[must_use]
pub fn jump_message(ListJump { series, jump, next }: &ListJump) -> UserMessage {
    message!(
        texts::IMPORT_JUMP,
        series = series.as_str(),
        number = texts::plain(jump.first),
        after = texts::plain(jump.after),
        next = texts::plain(*next),
        then = texts::plain(jump.last.saturating_add(1))
    )
}

/// The result of an import.
#[derive(Debug, Clone)]
pub struct ImportOutcome {
    /// The book of the list.
    pub book: Book,
    /// Headings of columns that are not imported, as written in the list.
    pub unread_headings: Vec<String>,
    /// The first and the last day of the registered rows: arrival, or date of issue.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The number of rows that were registered, or would be.
    pub added: usize,
    /// The number of rows that the registry had already.
    pub known: usize,
    /// The refused rows, in the order of the list.
    pub refused: Vec<RefusedRow>,
    /// Warnings about the registered rows.
    pub warnings: Vec<RowWarning>,
    /// The registered rows of invalid documents: sheet and line.
    pub withdrawn: Vec<(usize, u64)>,
    /// The number of links that wait for a document that is not in the registry.
    pub links_waiting: usize,
    /// The numbers that were, or would be, given to rows without one.
    pub given: Option<NumbersGiven>,
    /// What else is reported of the list, such as sheets and skipped rows.
    pub account: Account,
    /// Numbers that jump and were not accepted; their rows are among the refused.
    pub jumps: Vec<ListJump>,
    /// The rows of headings, as written in the list.
    pub headings: Vec<Vec<String>>,
    /// Whether the registry was changed; false where refused rows kept the others out, and on trial.
    pub done: bool,
    /// Series whose last number on paper is unknown since a restoring.
    pub asked: Vec<LastNumberRequest>,
}

/// The reason why the transaction of an import is rolled back.
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

/// Longer lists are tried on a copy of the registry: a trial on the registry itself would block other writers
/// for seconds.
const MANY: usize = 2_000;

/// Imports a list, or tries to.
///
/// # Errors
/// What cannot be read or written. Refused rows are no error but part of the outcome.
pub fn import_list(request: &ImportList, progress: &Progress) -> Result<ImportOutcome, JobError> {
    let trial =
        || tempfile::tempdir().map_err(|error| StoreError::Other((&std::env::temp_dir()).into(), error.to_string()));
    let mut folder = None;
    let mut registry = request.registry.clone();
    if request.dry_run && !registry.exists() {
        registry = (&folder.insert(trial()?).path().join("registry.db")).into();
    }
    // Reading a list needs what the registry knows. No registry is created before the list proves readable.
    let (types, authorities, calendar) = if registry.exists() {
        let access = if request.dry_run { Access::Read } else { Access::Write };
        let store = Store::open_for(&registry, access, &request.writer)?;
        (store.document_types()?, store.authorities()?, store.calendar()?)
    } else {
        (domain::document_type::standard(), Vec::new(), WorkingCalendar::default())
    };
    let today = request.writer.clock.today();
    let known = Known { types: &types, authorities: &authorities, today, calendar: &calendar };
    let Consent { dates, skip_columns, .. } = request.consent;
    let list = read_list(&request.file, ReadingOptions { book: request.book, dates, skip_columns }, known)?;
    progress.set_total(list.lines.len() as u64);
    if request.dry_run && list.lines.len() > MANY && folder.is_none() {
        let copy = folder.insert(trial()?).path().join("registry.db");
        match Store::open(&registry, Access::Read)?.copy_to_try(&copy, progress) {
            Ok(()) => registry = (&copy).into(),
            Err(_) if progress.is_stopped() => return Err(JobError::Stopped),
            // Without disk space for a copy the other writers have to wait.
            Err(_) => {}
        }
    }
    let mut store = Store::open_or_create_for(&registry, &request.writer)?;
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
        Ok(outcome) => Ok(ImportOutcome { asked: store.last_number_requests()?, ..outcome }),
        Err(Undone::Refused(outcome)) => Ok(ImportOutcome { asked: store.last_number_requests()?, ..*outcome }),
        Err(Undone::Failed(error)) => Err(error),
    }
}

/// Reads a `.csv`, `.xlsx`, `.xlsm`, `.xls`, `.ods` or `.jsonl` list and understands it.
///
/// # Errors
/// [`ExchangeError`] when the list as a whole cannot be read. A wrong row is no error: it carries its problems.
pub fn read_list(path: &Path, options: ReadingOptions, known: Known<'_>) -> Result<Import, ExchangeError> {
    exchange::import::understand(outside::tables(path)?, path, options, known)
}

/// Imports the rows, those with a number first, so that no row is given a number that the list contains. If
/// some rows have a number, the others are given one only with consent.
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
        withdrawn: Vec::new(),
        links_waiting: 0,
        given: None,
        account: list.account.clone(),
        jumps: transaction.expect_list(rows, &request.accepted_jumps)?,
        headings: list.headings.clone(),
        done: false,
        asked: Vec::new(),
    };
    let is_numbered = |line: &ImportLine| line.outcome.as_ref().is_ok_and(holds_number);
    // JSON lines are written by a program, so that a line without a number requests one.
    let is_kept_by_hand = !list.headings.is_empty();
    let keeps_out_others = is_kept_by_hand && !request.consent.number_rows && list.lines.iter().any(is_numbered);
    // With the index of each in the list, whose order the two rounds do not follow.
    let mut refused: Vec<(usize, RefusedRow)> = Vec::new();
    let (mut links, mut taken_back) = (Vec::new(), Vec::new());
    for numbered in [true, false] {
        for (at, line) in list.lines.iter().enumerate() {
            match &line.outcome {
                Ok(row) if holds_number(row) == numbered => {
                    if progress.is_stopped() {
                        return Err(JobError::Stopped);
                    }
                    if !numbered && keeps_out_others && !transaction.knows(row)? {
                        refused.push((at, refused_row(list, line, vec![not_numbered(list.book)])));
                    } else if let Some(problem) = ahead(row, list.is_own(line), request) {
                        refused.push((at, refused_row(list, line, vec![problem])));
                    } else {
                        match transaction.import(row) {
                            Ok(Imported::Added(document)) => {
                                outcome.added += 1;
                                let day = document.book_date();
                                let (from, to) = outcome.days.unwrap_or((day, day));
                                outcome.days = Some((from.min(day), to.max(day)));
                                taken_back.extend(row.brought().taken_back.map(|back_to| (document.id(), back_to)));
                                links.extend(row.brought().links.iter().map(|link| (document.id(), link.clone())));
                                if !document.registration().standing.is_valid() {
                                    outcome.withdrawn.push((line.sheet, line.line));
                                }
                                if !numbered {
                                    outcome.note_number(&document);
                                }
                                let of_number = transaction.doubtful_number(&document, is_kept_by_hand)?;
                                let twice = (document.registration().double > 0 && of_number.is_none())
                                    .then(|| Warning::NumberTwice { number: document.own_number() });
                                let looks = of_number.into_iter().chain(twice).chain(transaction.alike(&document)?);
                                let mark = secrecy::mark_in(&document);
                                let mark = mark.map(|(field, secrecy)| Warning::SecrecyMark { field, secrecy });
                                outcome.note_warnings(list, line, looks.chain(mark));
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
    transaction.bring_taken_back(&taken_back)?;
    outcome.links_waiting = transaction.bring_links(&links)?;
    refused.sort_by_key(|(at, _)| *at);
    outcome.refused = refused.into_iter().map(|(_, row)| row).collect();
    Ok(outcome)
}

/// Refuses a row whose registration date is after today, unless that was confirmed: it cannot have arrived or
/// been issued yet. A registry gives numbers to outgoing documents dated ahead, and its own list may contain
/// them.
fn ahead(row: &ImportedRow, is_own: bool, request: &ImportList) -> Option<Problem> {
    let (field, date) = match row {
        ImportedRow::Incoming(row) => (Field::ArrivalDate, row.entry.arrival_date),
        ImportedRow::Outgoing(_) if is_own => return None,
        ImportedRow::Outgoing(row) => (Field::IssuedDate, row.entry.issued_date),
    };
    let is_ahead = date > request.writer.clock.today() && !request.consent.accept_future;
    is_ahead.then(|| Problem::new(field, Cause::AfterToday(date)))
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
        let sheet = list.account.sheet_name(line.sheet);
        self.warnings.extend(warnings.map(|warning| RowWarning { sheet: sheet.to_owned(), line: line.line, warning }));
    }
}

/// Makes the problem of a row without a number among others that have one.
fn not_numbered(book: Book) -> Problem {
    let field = match book {
        Book::Incoming => Field::ArrivalNumber,
        Book::Outgoing => Field::Code,
    };
    Problem::new(field, Cause::Row(RowCause::NotNumbered))
}

fn refused_row(list: &Import, line: &ImportLine, problems: Vec<Problem>) -> RefusedRow {
    RefusedRow {
        sheet: list.account.sheet_name(line.sheet).to_owned(),
        line: line.line,
        problems,
        cells: list.row(line),
    }
}

fn holds_number(row: &ImportedRow) -> bool {
    match row {
        ImportedRow::Incoming(row) => row.arrival_number.is_some(),
        ImportedRow::Outgoing(row) => row.code.is_some(),
    }
}
