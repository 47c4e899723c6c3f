//! Where a column of a document stands in its row. It is known when the program is compiled: to look each name up for each row takes
//! longer than to read a book.

/// The columns of a document, from `document JOIN series`.
pub(super) const COLUMNS: &str = include_str!("sql/document_columns.sql");

/// The place of a column among [`COLUMNS`]. Only for `const`: a name that is not there does not compile.
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

/// Whether the last word of what ends here is the name: `document.id` is `id`, `… AS has_file` is `has_file`.
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

/// The same, borrowed from the row as text.
macro_rules! text_column {
    ($row:expr, $name:literal) => {
        $row.get_ref(const { $crate::column::place($name) })?.as_str()
    };
}

pub(super) use {column, text_column};
