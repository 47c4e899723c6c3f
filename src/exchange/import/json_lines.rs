//! Reads a list of JSON lines, as a registry exports it: an object a line, with the number of each document.

use domain::{
    book::Book,
    imported::{ImportedIncoming, ImportedOutgoing, ImportedRow},
    number::Number,
    working_calendar::WorkingCalendar,
};

use super::{Account, Import, ImportLine, ReadRow, Sheet, SheetRead};
use crate::{
    fingerprint::Fingerprints,
    headings::Headings,
    json,
    table::{Row, Table},
};

/// The ending of such a list.
pub(super) const ENDING: &str = "jsonl";

/// Reads the lines. The book of a line is the one it names, else that of the first line; with a wanted book all
/// lines are of that book.
pub(super) fn understand(table: Vec<Row>, wanted: Option<Book>, calendar: &WorkingCalendar) -> Import {
    let written = || table.iter().filter_map(|row| Some((row.line, row.cells.first()?.as_str())));
    let book = wanted.or_else(|| written().find_map(|(_, line)| json::book_of(line))).unwrap_or(Book::Outgoing);
    let mut fingerprints = Fingerprints::default();
    let mut unread_headings: Vec<String> = Vec::new();
    let mut lines = Vec::with_capacity(table.len());
    for (line, text) in written() {
        for key in json::beside(text) {
            if !unread_headings.iter().any(|known| known == key) {
                unread_headings.push(key.to_owned());
            }
        }
        let of = if wanted.is_some() { None } else { json::book_said(text) };
        let (outcome, warnings) = match document(text, of.unwrap_or(book), calendar, &mut fingerprints) {
            Ok((row, warnings)) => (Ok(row), warnings),
            Err(problems) => (Err(problems), Vec::new()),
        };
        lines.push(ImportLine { sheet: 0, line, outcome, warnings });
    }
    let read = SheetRead { name: String::new(), rows: lines.len(), hidden: false };
    let account = Account { sheets: vec![read], ..Account::default() };
    let sheet = Sheet { headings: Headings::none(book), table: Table::of_rows(table), places: None };
    Import { book, unread_headings, lines, headings: Vec::new(), account, sheets: vec![sheet] }
}

fn document(line: &str, book: Book, calendar: &WorkingCalendar, fingerprints: &mut Fingerprints) -> ReadRow {
    match book {
        Book::Incoming => {
            let json::Registered { draft, number, standing, brought } = json::read_registered_incoming(line, calendar)?;
            let checked = draft.check()?;
            let fingerprint = fingerprints.incoming(&checked.entry);
            let (arrival_number, suffix) =
                number.map_or_else(Default::default, |Number { value, suffix }| (Some(value), suffix));
            let row = ImportedIncoming { entry: checked.entry, arrival_number, suffix, standing, fingerprint, brought };
            Ok((ImportedRow::Incoming(row), checked.warnings))
        }
        Book::Outgoing => {
            let json::Registered { draft, number: code, standing, brought } =
                json::read_registered_outgoing(line, calendar)?;
            let checked = draft.check()?;
            let fingerprint = fingerprints.outgoing(&checked.entry);
            let row = ImportedOutgoing { entry: checked.entry, code, standing, fingerprint, brought };
            Ok((ImportedRow::Outgoing(row), checked.warnings))
        }
    }
}
