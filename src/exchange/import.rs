//! A clerk's list becomes rows of a registry book: each a checked entry, or all that is wrong with it, under its line of the file.

mod incoming;
mod json_lines;
mod outgoing;

use std::path::Path;

use super::{
    ExchangeError,
    cells::Cells,
    fingerprint::Fingerprints,
    headings::Headings,
    table::{Row, Table},
};
use crate::domain::{
    book::Book,
    code::Code,
    document_type::DocumentType,
    field::{Field, Problem, Warning},
    imported::ImportedRow,
    office::Authority,
    type_and_subject::{take_apart, take_off},
};

/// What the registry knows already, by which a list is understood.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The types of documents.
    pub types: &'a [DocumentType],
    /// The issuing authorities, the office itself first.
    pub authorities: &'a [Authority],
}

/// A list that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Which book it is of.
    pub book: Book,
    /// Headings of columns whose cells are not taken over, as they stand in the list.
    pub unread_headings: Vec<String>,
    /// Its documents, in the order of the list. At least one.
    pub lines: Vec<ImportLine>,
    /// The rows of its headings, as they stand in the list; none in a list of JSON lines, whose rows have one cell each.
    pub headings: Vec<Vec<String>>,
    table: Table,
}

impl Import {
    /// The row that begins at a line, as it stands in the list.
    #[must_use]
    pub fn row(&self, line: u64) -> &[String] {
        let at = self.table.binary_search_by_key(&line, |row| row.line).ok();
        at.and_then(|at| self.table.get(at)).map_or(&[], |row| row.cells.as_slice())
    }
}

/// One document of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLine {
    /// Where it begins in the file: the line of a CSV file or the row of a sheet, from 1.
    pub line: u64,
    /// The document, or everything that is wrong with it.
    pub outcome: Result<ImportedRow, Vec<Problem>>,
    /// What is worth a look though it is not wrong.
    pub warnings: Vec<Warning>,
}

/// Understands the tables of a list, whose name tells its kind: JSON lines, or rows under headings; of a spreadsheet, the first sheet
/// with known headings. The headings say which book it is; `book` refuses a list of the other one.
///
/// # Errors
/// [`ExchangeError`] when the list as a whole cannot be understood. A row that is wrong is no error: it says so itself.
pub fn understand(
    tables: Vec<Table>,
    path: &Path,
    book: Option<Book>,
    known: Known<'_>,
) -> Result<Import, ExchangeError> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if ending == json_lines::ENDING {
        return Ok(json_lines::understand(tables.into_iter().flatten().collect(), book));
    }
    let found = tables.into_iter().find_map(|table| Some((Headings::find(&table, book)?, table)));
    let Some((headings, table)) = found else {
        return Err(ExchangeError::NoHeadings(path.display().to_string()));
    };
    let lines = lines(&headings, &table, known);
    if lines.is_empty() {
        return Err(ExchangeError::NoRows(path.display().to_string()));
    }
    let Headings { book, unread, written, .. } = headings;
    Ok(Import { book, unread_headings: unread, lines, headings: written, table })
}

fn lines(headings: &Headings, table: &Table, known: Known<'_>) -> Vec<ImportLine> {
    let mut fingerprints = Fingerprints::default();
    let mut line = |row: &Row| {
        let cells = Cells::new(row, headings);
        let read = match headings.book {
            Book::Incoming => incoming::read(cells, known, &mut fingerprints),
            Book::Outgoing => outgoing::read(cells, known, &mut fingerprints),
        };
        let (outcome, warnings) = match read {
            Ok((imported, warnings)) => (Ok(imported), warnings),
            Err(problems) => (Err(problems), Vec::new()),
        };
        ImportLine { line: row.line, outcome, warnings }
    };
    headings.documents(table).map(&mut line).collect()
}

/// A row that became a document, with what is worth a look; or what is wrong with it.
type ReadRow = Result<(ImportedRow, Vec<Warning>), Vec<Problem>>;

/// Type and subject from two columns, or from the one of the decree's books.
fn type_and_subject(cells: &Cells<'_>, code: &Code, types: &[DocumentType]) -> (String, String) {
    let type_name = cells.text(Field::TypeName);
    let subject = cells.text(Field::Subject);
    // A list with both columns may still say the type again before the subject.
    if let Some(apart) = take_off(subject, type_name) {
        return apart;
    }
    if type_name.is_empty() { take_apart(subject, code, types) } else { (type_name.to_owned(), subject.to_owned()) }
}
