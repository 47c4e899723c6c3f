//! The positions of a document's columns in a row, computed at compile time: looking each name up for each row
//! would take longer than reading a book.

use domain::document_field::{DocumentField, FieldKind};

/// The columns selected before and after those of the fields.
const FIRST: &str = "document.id, document.book, number, ";
const LAST: &str = include_str!("sql/document_columns.sql");

/// The columns of a document, from `document JOIN series`: those of its fields in the order of [`DocumentField::columns`].
pub(super) const COLUMNS: &str = match std::str::from_utf8(&SPELLED) {
    Ok(columns) => columns,
    Err(_) => "",
};
const SPELLED: [u8; spelled::<0>().1] = spelled().0;

/// Joins the column names into one text; returns its first `LENGTH` bytes, and the length of the whole text.
const fn spelled<const LENGTH: usize>() -> ([u8; LENGTH], usize) {
    let (mut text, mut end) = ([0; LENGTH], 0);
    (text, end) = with(text, end, FIRST);
    let mut at = 0;
    while at < DocumentField::ALL.len() {
        let row = DocumentField::ALL[at].row();
        if !matches!(row.kind, FieldKind::Bodies) {
            (text, end) = with(text, end, row.column);
            (text, end) = with(text, end, ", ");
        }
        at += 1;
    }
    with(text, end, LAST)
}

/// Appends a word at `end`, dropping bytes that do not fit; returns the text and the new end.
const fn with<const LENGTH: usize>(mut text: [u8; LENGTH], end: usize, word: &str) -> ([u8; LENGTH], usize) {
    let mut at = 0;
    while at < word.len() {
        if end + at < LENGTH {
            text[end + at] = word.as_bytes()[at];
        }
        at += 1;
    }
    (text, end + at)
}

/// Finds the position of a column among [`COLUMNS`]. Only for `const`: an unknown name does not compile.
#[expect(clippy::panic, reason = "it stops the compiler, never the program")]
pub(super) const fn place(name: &str) -> usize {
    let columns = COLUMNS.as_bytes();
    let (mut at, mut end) = (0, 0);
    while end < columns.len() {
        if columns[end] == b',' || columns[end] == b'\n' && end + 1 == columns.len() {
            if is_named(columns, end, name.as_bytes()) {
                return at;
            }
            at += 1;
        }
        end += 1;
    }
    panic!("a column of that name is there")
}

/// Compares the last word before `end` with a name: `document.id` is `id`, `… AS has_file` is `has_file`.
const fn is_named(columns: &[u8], end: usize, name: &[u8]) -> bool {
    if end < name.len() {
        return false;
    }
    let begin = end - name.len();
    let mut at = 0;
    while at < name.len() {
        if columns[begin + at] != name[at] {
            return false;
        }
        at += 1;
    }
    begin == 0 || matches!(columns[begin - 1], b' ' | b'\n' | b'.')
}

/// Reads a column of a row that begins with [`COLUMNS`].
macro_rules! column {
    ($row:expr, $name:literal) => {
        $row.get(const { $crate::column::place($name) })
    };
}

/// Borrows a column as text from a row that begins with [`COLUMNS`].
macro_rules! text_column {
    ($row:expr, $name:literal) => {
        $row.text(const { $crate::column::place($name) })
    };
}

pub(super) use {column, text_column};
