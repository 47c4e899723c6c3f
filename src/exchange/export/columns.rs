//! The columns of an exported list: the decree's ten, then what only the registry knows. Their headings are those import knows.

use std::borrow::Cow;

use crate::{
    domain::{
        book::Book,
        book_row::{self, headings},
        content::SignerInfo,
        date,
        document::Document,
    },
    exchange::cells::{came_by_word, priority_word},
};

/// What the cells of a column are in a workbook. In CSV all are texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Date,
}

/// How wide a column is in a workbook, in letters, and what its cells are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) kind: Kind,
    pub(super) width: f64,
}

const fn column(heading: &'static str, kind: Kind, width: f64) -> Column {
    Column { heading, kind, width }
}

/// How the decree's columns stand in a workbook.
const INCOMING: [(Kind, f64); 10] = [
    (Kind::Date, 11.5),
    (Kind::Number, 8.0),
    (Kind::Text, 28.0),
    (Kind::Text, 18.0),
    (Kind::Date, 11.5),
    (Kind::Text, 60.0),
    (Kind::Text, 22.0),
    (Kind::Date, 11.5),
    (Kind::Text, 10.0),
    (Kind::Text, 24.0),
];
const OUTGOING: [(Kind, f64); 10] = [
    (Kind::Text, 18.0),
    (Kind::Date, 11.5),
    (Kind::Text, 60.0),
    (Kind::Text, 22.0),
    (Kind::Text, 36.0),
    (Kind::Text, 18.0),
    (Kind::Number, 9.0),
    (Kind::Date, 11.5),
    (Kind::Text, 10.0),
    (Kind::Text, 24.0),
];

/// What stands behind the decree's columns.
const MORE_INCOMING: [Column; 9] = [
    column("Người ký", Kind::Text, 22.0),
    column("Chức vụ", Kind::Text, 18.0),
    column("Độ khẩn", Kind::Text, 11.0),
    column("Hạn giải quyết", Kind::Date, 11.5),
    column("Số trang", Kind::Number, 8.0),
    column("Ngôn ngữ", Kind::Text, 11.0),
    column("Ý kiến chỉ đạo", Kind::Text, 30.0),
    column("Cách đến", Kind::Text, 14.0),
    column("Tên loại", Kind::Text, 14.0),
];
const MORE_OUTGOING: [Column; 8] = [
    column("Cơ quan ban hành", Kind::Text, 24.0),
    column("Đơn vị soạn thảo", Kind::Text, 11.0),
    column("Chức vụ", Kind::Text, 18.0),
    column("Độ khẩn", Kind::Text, 11.0),
    column("Hạn trả lời", Kind::Date, 11.5),
    column("Số trang", Kind::Number, 8.0),
    column("Ngôn ngữ", Kind::Text, 11.0),
    column("Tên loại", Kind::Text, 14.0),
];
/// Where the outgoing book names the signer.
const SIGNER: usize = 3;

/// The columns of a book's list.
pub(super) fn of(book: Book) -> Vec<Column> {
    let (shapes, more) = match book {
        Book::Incoming => (&INCOMING, MORE_INCOMING.as_slice()),
        Book::Outgoing => (&OUTGOING, MORE_OUTGOING.as_slice()),
    };
    let decreed = headings(book).iter().zip(shapes).map(|(heading, (kind, width))| column(heading, *kind, *width));
    decreed.chain(more.iter().copied()).collect()
}

/// The texts of a document's row, as many as its book has columns.
pub(super) fn cells(document: &Document) -> Vec<Cow<'_, str>> {
    let content = document.content();
    let amount = |amount: Option<u32>| -> Cow<'_, str> { amount.map(|a| a.to_string()).unwrap_or_default().into() };
    let day = |day: Option<chrono::NaiveDate>| -> Cow<'_, str> { day.map(date::write).unwrap_or_default().into() };
    let mut cells = book_row::cells(document).to_vec();
    match document {
        Document::Incoming(incoming) => cells.extend([
            signer(&content.signer_info),
            content.signer_info.position.as_str().into(),
            priority_word(content.priority).into(),
            day(content.due_date),
            amount(content.page_amount),
            content.language.as_str().into(),
            incoming.entry.trace_header_list.as_str().into(),
            came_by_word(incoming.entry.came_by).into(),
            content.type_name.as_str().into(),
        ]),
        Document::Outgoing(outgoing) => {
            if let Some(cell) = cells.get_mut(SIGNER) {
                *cell = signer(&content.signer_info);
            }
            cells.extend([
                content.organ_name.as_str().into(),
                outgoing.entry.drafting_unit.as_str().into(),
                content.signer_info.position.as_str().into(),
                priority_word(content.priority).into(),
                day(content.due_date),
                amount(content.page_amount),
                content.language.as_str().into(),
                content.type_name.as_str().into(),
            ]);
        }
    }
    cells
}

/// Who signed, behind the authority prefix that import reads there.
fn signer(signer: &SignerInfo) -> Cow<'_, str> {
    if signer.prefix.is_empty() {
        signer.full_name.as_str().into()
    } else {
        format!("{} {}", signer.prefix, signer.full_name).trim_end().to_owned().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{
        headings::Headings,
        table::{Row, Table},
    };

    /// What is exported is what import reads: every column but the place for a signature, in both books.
    #[test]
    fn import_knows_every_column() {
        for (book, known) in [(Book::Incoming, 19), (Book::Outgoing, 18)] {
            let cells: Vec<String> = of(book).iter().map(|column| column.heading.to_owned()).collect();
            let row = Row { line: 1, cells, ..Row::default() };
            let table = Table::of_rows(vec![row]);
            let headings = Headings::find(&table, None).unwrap();
            assert_eq!((headings.book, headings.columns.len()), (book, known));
            assert!(headings.unread.is_empty(), "{:?}", headings.unread);
        }
    }
}
