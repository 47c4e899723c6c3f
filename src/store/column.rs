//! The positions of a document's columns in a row, computed at compile time: looking each name up for each row
//! would take longer than reading a book.

/// The columns of a document, from `document JOIN series`.
pub(super) const COLUMNS: &str = include_str!("sql/document_columns.sql");

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
        $row.get_ref(const { $crate::column::place($name) })?.as_str()
    };
}

pub(super) use {column, text_column};
