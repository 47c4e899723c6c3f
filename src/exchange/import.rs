//! Turns a clerk's list into rows of a registry book. Each row is a checked entry or the list of its problems,
//! with its sheet and line. Every sheet, column and row that is not read is reported.

mod dates;
mod incoming;
mod json_lines;
mod outgoing;
mod own;
mod repeated;

use std::path::Path;

use chrono::NaiveDate;

use domain::{
    book::Book,
    code::Code,
    date::DateOrder,
    document_field::DocumentField as F,
    document_type::DocumentType,
    field::{Cause, Field, Problem},
    imported::{ImportedRow, RowCause},
    office::Authority,
    text,
    type_and_subject::{against_code, against_subject, take_off, told},
    warning::Warning,
    working_calendar::WorkingCalendar,
};

use super::{
    DateCell, ExchangeError,
    cells::Cells,
    export::columns::Origin,
    fingerprint::Fingerprints,
    harmless,
    headings::{Column, Headings, Rivals, RowKind},
    table::{Row, Table},
};

/// What the registry already knows and a list is read by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The types of documents.
    pub types: &'a [DocumentType],
    /// The issuing authorities, the office itself first.
    pub authorities: &'a [Authority],
    /// Today, by which the century of a two-digit year is judged.
    pub today: NaiveDate,
    /// The office's calendar, by which terms are counted.
    pub calendar: &'a WorkingCalendar,
}

/// What the clerk specifies about a list that the list itself leaves open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadingOptions {
    /// The book; `None` to determine it from the headings.
    pub book: Option<Book>,
    /// The order of day and month; `None` to determine it from the columns.
    pub dates: Option<DateOrder>,
    /// Whether to skip unread columns whose headings mention a number or a sender that no other column holds.
    pub skip_columns: bool,
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Which book it is of.
    pub book: Book,
    /// Headings of columns that are not imported, as written in the list.
    pub unread_headings: Vec<String>,
    /// Its documents, at least one, in the order of the list.
    pub lines: Vec<ImportLine>,
    /// Its rows of headings, as written in the list; one common row where the sheets' headings differ. None in
    /// a list of JSON lines, whose rows have one cell each.
    pub headings: Vec<Vec<String>>,
    /// What was and was not read besides the documents.
    pub account: Account,
    sheets: Vec<Sheet>,
}

/// What was and was not read of a list, besides its documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// The sheets that were read; a file without sheets counts as one without a name.
    pub sheets: Vec<SheetRead>,
    /// The sheets that were not read, and why.
    pub skipped: Vec<SkippedSheet>,
    /// Rows that are titles, totals or repeated headings: sheet and line.
    pub passed_over: Vec<(usize, u64)>,
    /// Rows whose document another sheet holds already: sheet and line.
    pub repeated: Vec<(usize, u64)>,
    /// The number of rows that were read although they are hidden in the file.
    pub hidden_rows: usize,
    /// Whether the kind of file does not show which rows are hidden.
    pub hidden_unknown: bool,
    /// The headings of columns whose dates jump from month to month, as if they were written month first.
    pub leaping: Vec<String>,
    /// The dates whose year has two digits, so that the century was guessed.
    pub short_years: Option<ShortYears>,
}

/// Dates whose year has two digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShortYears {
    /// Their number.
    pub count: usize,
    /// The text of the first.
    pub text: String,
    /// The date it was read as.
    pub day: NaiveDate,
    /// Where it is: sheet and line.
    pub place: (usize, u64),
}

impl Account {
    /// Returns the name of a sheet that was read, by its index; empty where there is only one.
    #[must_use]
    pub fn sheet_name(&self, sheet: usize) -> &str {
        let several = self.sheets.len() > 1;
        self.sheets.get(sheet).filter(|_| several).map_or("", |sheet| sheet.name.as_str())
    }
}

/// A sheet that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRead {
    /// Its name.
    pub name: String,
    /// The number of rows that are documents.
    pub rows: usize,
    /// Whether it is hidden; it was read because there is no other.
    pub hidden: bool,
}

/// A sheet that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedSheet {
    /// Its name.
    pub name: String,
    /// The reason.
    pub reason: SkipReason,
}

/// The reason why a sheet was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// It belongs to the other book.
    OtherBook,
    /// It is hidden, and other sheets are not.
    Hidden,
    /// It has no headings of a registry book.
    NoHeadings,
}

/// A sheet and its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Sheet {
    headings: Headings,
    table: Table,
    /// The index of each of its columns in the common row of headings; set where the sheets' headings differ.
    places: Option<Vec<usize>>,
}

impl Import {
    /// Returns whether a registry wrote the line, so that its document is taken over unchanged.
    #[must_use]
    pub fn is_own(&self, line: &ImportLine) -> bool {
        // JSON lines have no headings; a line that a registry wrote says how its document was numbered.
        let is_numbered = |row: &ImportedRow| row.brought().numbered.is_some();
        self.headings.is_empty() && line.outcome.as_ref().is_ok_and(is_numbered)
            || self.sheets.get(line.sheet).is_some_and(|sheet| sheet.headings.origin == Origin::Own)
    }

    /// Returns the row of a document under [`Self::headings`], as written in the list.
    #[must_use]
    pub fn row(&self, line: &ImportLine) -> Vec<String> {
        let Some(sheet) = self.sheets.get(line.sheet) else { return Vec::new() };
        let at = sheet.table.rows.binary_search_by_key(&line.line, |row| row.line).ok();
        let cells = at.and_then(|at| sheet.table.rows.get(at)).map_or(&[][..], |row| row.cells.as_slice());
        let Some(places) = &sheet.places else { return cells.to_vec() };
        let mut row = Vec::new();
        for (cell, place) in cells.iter().zip(places) {
            if row.len() <= *place {
                row.resize(*place + 1, String::new());
            }
            if let Some(own) = row.get_mut(*place) {
                own.clone_from(cell);
            }
        }
        row
    }
}

/// One document of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLine {
    /// The index of its sheet among those that were read, from 0.
    pub sheet: usize,
    /// Where it begins in the file: the line of a CSV file or the row of a sheet, from 1.
    pub line: u64,
    /// The document, or everything that is wrong with it.
    pub outcome: Result<ImportedRow, Vec<Problem>>,
    /// Warnings about values that are accepted although they are doubtful.
    pub warnings: Vec<Warning>,
}

/// Reads the tables of a list. The ending of its name tells the kind: JSON lines, or rows under headings. Reads
/// every sheet with known headings, hidden ones only where there is no other. The headings tell the book.
///
/// # Errors
/// [`ExchangeError`] when the list as a whole cannot be understood, or only with further [`ReadingOptions`]. A
/// wrong row is no error: it carries its problems.
pub fn understand(
    tables: Vec<Table>,
    path: &Path,
    options: ReadingOptions,
    known: Known<'_>,
) -> Result<Import, ExchangeError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if ending == json_lines::ENDING {
        let rows = tables.into_iter().flat_map(|table| table.rows).collect();
        return Ok(json_lines::understand(rows, options.book, known.calendar));
    }
    let path = path.display().to_string();
    let (mut sheets, skipped) = sheets(tables, &path, options.book)?;
    refuse_rivals(&sheets, &path)?;
    if !options.skip_columns {
        refuse_columns_left_out(&sheets, &path)?;
    }
    let month_first =
        dates::month_first(&sheets, options.dates).map_err(|unclear| of_dates(*unclear, &sheets, &path))?;
    let book = sheets.first().map_or(Book::Incoming, |sheet| sheet.headings.book);
    let leaping = if options.dates.is_none() { dates::leaping(&sheets) } else { Vec::new() };
    let short_years = dates::short_years(&sheets, &month_first, known.today);
    for sheet in &mut sheets {
        if ending == "csv" && sheet.headings.origin.is_written_here() {
            take_guard_off(&mut sheet.table);
        }
        dates::normalize(sheet, &month_first, known.today);
    }
    // The library that reads .xls does not report hidden rows.
    let hidden_unknown = ending == "xls";
    let mut account = Account { skipped, hidden_unknown, leaping, short_years, ..Account::default() };
    let mut lines = Vec::new();
    let mut fingerprints = Fingerprints::default();
    for (at, sheet) in sheets.iter().enumerate() {
        let before = lines.len();
        for (row, kind) in sheet.headings.rows(&sheet.table) {
            if kind == RowKind::PassedOver {
                account.passed_over.push((at, row.line));
            } else {
                account.hidden_rows += usize::from(row.hidden);
                let (outcome, warnings) = outcome(row, kind, &sheet.headings, known, &mut fingerprints);
                lines.push(ImportLine { sheet: at, line: row.line, outcome, warnings });
            }
        }
        let Table { name, hidden, .. } = &sheet.table;
        account.sheets.push(SheetRead { name: name.clone(), rows: lines.len() - before, hidden: *hidden });
    }
    if lines.is_empty() {
        return Err(ExchangeError::NoRows(path));
    }
    let (lines, repeated) = repeated::taken_out(lines);
    account.repeated = repeated;
    let mut unread_headings: Vec<String> = Vec::new();
    for heading in sheets.iter().flat_map(|sheet| &sheet.headings.unread) {
        if !unread_headings.contains(heading) {
            unread_headings.push(heading.clone());
        }
    }
    let headings = common_headings(&mut sheets);
    Ok(Import { book, unread_headings, lines, headings, account, sheets })
}

/// Removes the apostrophes that keep the cells of the program's own CSV files from being calculated; those in
/// other lists stay.
fn take_guard_off(table: &mut Table) {
    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = harmless::original(cell).into_owned();
    }
}

fn of_dates(unclear: dates::Unclear, sheets: &[Sheet], path: &str) -> ExchangeError {
    let dates::Unclear { column, month_first, count, day_first } = unclear;
    // A row is named with its sheet where there are several.
    let place = |dates::Cell { text, sheet, line }| {
        let sheet = if sheets.len() > 1 { sheet } else { String::new() };
        Box::new(DateCell { text, sheet, line })
    };
    let (path, month_first) = (path.to_owned(), place(month_first));
    match day_first.map(place) {
        None => ExchangeError::MonthFirst { path, column, cell: month_first, count },
        Some(day_first) => ExchangeError::BothOrders { path, column, month_first, day_first },
    }
}

/// Chooses the sheets to read, all of one book, and reports the others.
fn sheets(
    tables: Vec<Table>,
    path: &str,
    wanted: Option<Book>,
) -> Result<(Vec<Sheet>, Vec<SkippedSheet>), ExchangeError> {
    let mut skipped = Vec::new();
    let mut found = Vec::new();
    let mut others = Vec::new();
    let mut looks_like_headings = None;
    for (at, table) in tables.into_iter().enumerate() {
        let headings = Headings::find(&table, None);
        let is_clear = headings.as_ref().is_some_and(|headings| headings.either.is_none());
        let headings = if is_clear || wanted.is_none() { headings } else { Headings::find(&table, wanted) };
        match headings {
            Some(headings) if wanted.is_none_or(|wanted| wanted == headings.book) => {
                found.push((at, Sheet { headings, table, places: None }));
            }
            Some(_) => others.push((at, table)),
            None => {
                looks_like_headings = looks_like_headings.or_else(|| Headings::found(&table));
                skipped.push((at, SkippedSheet { name: table.name, reason: SkipReason::NoHeadings }));
            }
        }
    }
    // Where no sheet is clearly of the wanted book, one is read as that book if its columns allow it.
    let is_only_choice = found.is_empty();
    let mut is_of_other = false;
    for (at, table) in others {
        let headings = if is_only_choice { Headings::find(&table, wanted) } else { None };
        if let Some(headings) = headings {
            found.push((at, Sheet { headings, table, places: None }));
        } else {
            is_of_other = true;
            skipped.push((at, SkippedSheet { name: table.name, reason: SkipReason::OtherBook }));
        }
    }
    if found.is_empty() {
        let path = path.to_owned();
        return Err(match wanted {
            Some(book) if is_of_other => ExchangeError::OtherBook { path, book },
            _ => match looks_like_headings {
                Some((line, names)) => {
                    let (read, unread): (Vec<_>, Vec<_>) = names.into_iter().partition(|(_, is_read)| *is_read);
                    let [read, unread] = [read, unread].map(|names| names.into_iter().map(|(name, _)| name).collect());
                    ExchangeError::OtherHeadings { path, line, read, unread }
                }
                None => ExchangeError::NoHeadings(path),
            },
        });
    }
    if found.iter().any(|(_, sheet)| !sheet.table.hidden) {
        let (hidden, shown): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, sheet)| sheet.table.hidden);
        skipped.extend(
            hidden
                .into_iter()
                .map(|(at, sheet)| (at, SkippedSheet { name: sheet.table.name, reason: SkipReason::Hidden })),
        );
        found = shown;
    }
    if let Some((incoming, outgoing)) = found.iter().find_map(|(_, sheet)| sheet.headings.either.clone()) {
        return Err(ExchangeError::EitherBook { path: path.to_owned(), incoming, outgoing });
    }
    let of = |book: Book| {
        let names = found.iter().filter(|(_, sheet)| sheet.headings.book == book).map(|(_, sheet)| &*sheet.table.name);
        names.collect::<Vec<_>>().join(", ")
    };
    let first = found.first().map(|(_, sheet)| sheet.headings.book);
    if found.iter().any(|(_, sheet)| Some(sheet.headings.book) != first) {
        let path = path.to_owned();
        return Err(ExchangeError::BothBooks { path, incoming: of(Book::Incoming), outgoing: of(Book::Outgoing) });
    }
    skipped.sort_by_key(|(at, _)| *at);
    let skipped = skipped.into_iter().map(|(_, sheet)| sheet).collect();
    Ok((found.into_iter().map(|(_, sheet)| sheet).collect(), skipped))
}

/// Refuses two columns that fit one field equally well, unless both say the same in every row or the second is
/// empty.
fn refuse_rivals(sheets: &[Sheet], path: &str) -> Result<(), ExchangeError> {
    for Sheet { headings, table, .. } in sheets {
        let cell = |row: &Row, place: usize| row.cells.get(place).map(|cell| text::clean(cell)).unwrap_or_default();
        let differ = |rivals: &&Rivals| {
            headings.rows(table).filter(|(_, sort)| *sort == RowKind::Document).any(|(row, _)| {
                let second = cell(row, rivals.second);
                !second.is_empty() && second != cell(row, rivals.first)
            })
        };
        if let Some(Rivals { column, first, second }) = headings.rivals.iter().find(differ) {
            let name = |place: usize| headings.names.get(place).map(|name| text::clean(name)).unwrap_or_default();
            let field = match column {
                Column::Field(field) => *field,
                Column::Position => Field::SignerInfo,
                Column::Secrecy => Field::Secrecy,
                Column::Nothing => Field::Document,
            };
            let (first, second) = (name(*first), name(*second));
            return Err(ExchangeError::TwoColumns { path: path.to_owned(), field, first, second });
        }
    }
    Ok(())
}

fn refuse_columns_left_out(sheets: &[Sheet], path: &str) -> Result<(), ExchangeError> {
    for sheet in sheets {
        if let Some((field, heading)) = sheet.headings.left_out() {
            let (path, heading) = (path.to_owned(), heading.to_owned());
            return Err(ExchangeError::ColumnLeftOut { path, heading, field });
        }
    }
    Ok(())
}

/// Builds the rows of headings of the list: those of its sheets where they are equal, else one row with each
/// heading once, to which the columns of every sheet are mapped.
fn common_headings(sheets: &mut [Sheet]) -> Vec<Vec<String>> {
    let Some(first) = sheets.first().map(|sheet| sheet.headings.written.clone()) else { return Vec::new() };
    if sheets.iter().all(|sheet| sheet.headings.written == first) {
        return first;
    }
    let mut all: Vec<String> = Vec::new();
    for sheet in sheets.iter_mut() {
        let mut places: Vec<usize> = Vec::new();
        let widest = sheet.table.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        for column in 0..widest.max(sheet.headings.names.len()) {
            let name = sheet.headings.names.get(column).map(|name| name.trim()).unwrap_or_default();
            let free = |(at, known): (usize, &String)| (known == name && !places.contains(&at)).then_some(at);
            let place = all.iter().enumerate().find_map(free).unwrap_or_else(|| {
                all.push(name.to_owned());
                all.len() - 1
            });
            places.push(place);
        }
        sheet.places = Some(places);
    }
    vec![all]
}

/// Reads a row: its entry or its problems, and its warnings.
fn outcome(
    row: &Row,
    kind: RowKind,
    headings: &Headings,
    known: Known<'_>,
    fingerprints: &mut Fingerprints,
) -> (Result<ImportedRow, Vec<Problem>>, Vec<Warning>) {
    let alone = |cause| Err(vec![Problem::new(Field::Document, cause)]);
    let read = match kind {
        RowKind::OnlyNumber(number) => alone(Cause::Row(RowCause::OnlyNumber(number))),
        RowKind::OnlyCell(text) => alone(Cause::Row(RowCause::OnlyCell(text))),
        RowKind::Document | RowKind::PassedOver => {
            let cells = || Cells::new(row, headings, known.today);
            match headings.book {
                book if headings.origin == Origin::Own => own::read(row, headings, book, fingerprints),
                Book::Incoming => incoming::read(cells(), known, fingerprints),
                Book::Outgoing => outgoing::read(cells(), known, fingerprints),
            }
        }
    };
    match read {
        Ok((imported, warnings)) => (Ok(imported), warnings),
        Err(problems) => (Err(problems), Vec::new()),
    }
}

/// The fields of a foreign list that are read from several cells, or with the help of the registry.
const READ_TOGETHER: [F; 8] =
    [F::Code, F::TypeName, F::Subject, F::SignerPrefix, F::SignerPosition, F::SignerName, F::Priority, F::Description];

/// The document of a row with its warnings, or everything that is wrong with it.
type ReadRow = Result<(ImportedRow, Vec<Warning>), Vec<Problem>>;

/// Reads type and subject from two columns, or from the decree's common column: the type of its own column
/// counts first, then that of the code, then that of the first words, and no word of the subject is lost. A
/// contradiction about the type is noted.
fn type_and_subject(cells: &mut Cells<'_>, code: &Code, types: &[DocumentType]) -> (String, String) {
    let (column, subject) = (cells.text(Field::TypeName), cells.text(Field::Subject));
    if cells.is_former_list() {
        let subject = take_off(subject, column).unwrap_or_else(|| subject.to_owned());
        return (column.to_owned(), subject);
    }
    let wanted = text::clean(column).to_lowercase();
    let known = types.iter().find(|known| known.name.to_lowercase() == wanted);
    let type_name = match known.or_else(|| told(subject, code, types).filter(|_| column.is_empty())) {
        Some(known) => known.name.clone(),
        None => column.to_owned(),
    };
    let other = if column.is_empty() {
        against_subject(&type_name, subject, types).map(|other| (other, false))
    } else {
        against_code(&type_name, code, types).map(|other| (other, true))
    };
    if let Some((other, by_code)) = other.filter(|_| !type_name.is_empty()) {
        let (taken, other) = (type_name.clone(), other.name.clone());
        cells.warnings.push(Warning::TypesDiffer { taken, other, by_code });
    }
    // A common cell that contains only a type has no subject.
    let names_only_its_type = column.is_empty() && take_off(subject, &type_name).is_some_and(|rest| rest.is_empty());
    (type_name, if names_only_its_type { String::new() } else { subject.to_owned() })
}
