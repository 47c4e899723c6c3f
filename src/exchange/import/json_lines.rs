//! A list of JSON lines, as the registry exports it: an object a line, with the number each document has.

use super::{Account, Import, ImportLine, ReadRow, Sheet, SheetRead};
use crate::{
    domain::{
        book::Book,
        imported::{ImportedIncoming, ImportedOutgoing, ImportedRow},
    },
    exchange::{
        fingerprint::Fingerprints,
        headings::Headings,
        json,
        table::{Row, Table},
    },
};

/// What the file of such a list ends in.
pub(super) const ENDING: &str = "jsonl";

/// Reads the lines; all documents are of one book, of this one where it is wanted.
pub(super) fn understand(table: Vec<Row>, wanted: Option<Book>) -> Import {
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
        let (outcome, warnings) = match document(text, book, &mut fingerprints) {
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

fn document(line: &str, book: Book, fingerprints: &mut Fingerprints) -> ReadRow {
    match book {
        Book::Incoming => {
            let (draft, arrival_number) = json::read_registered_incoming(line)?;
            let checked = draft.check()?;
            let fingerprint = fingerprints.incoming(&checked.entry);
            let row = ImportedIncoming { entry: checked.entry, arrival_number, fingerprint };
            Ok((ImportedRow::Incoming(row), checked.warnings))
        }
        Book::Outgoing => {
            let (draft, code) = json::read_registered_outgoing(line)?;
            let checked = draft.check()?;
            let fingerprint = fingerprints.outgoing(&checked.entry);
            let row = ImportedOutgoing { entry: checked.entry, code, fingerprint };
            Ok((ImportedRow::Outgoing(row), checked.warnings))
        }
    }
}
