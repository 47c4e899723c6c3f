//! The row of headings of a clerk's list: which column holds which field, and which registry book it is.

use std::iter::zip;

use super::table::{Row, Table};
use crate::domain::{book::Book, field::Field, text};

/// How far down the headings may stand, below the title of the book.
const MOST_TITLE_ROWS: usize = 30;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// A field.
    Field(Field),
    /// Chức vụ, which with the name makes up the signer.
    Position,
    /// Độ mật: secret documents do not belong in this registry.
    Secrecy,
    /// Known, but nothing to keep: the clerk's row number, the blank for a signature.
    Nothing,
}

/// Headings as clerks write them, without diacritics, signs and letter case; the books of Phụ lục IV, NĐ 30/2020/NĐ-CP, first.
const HEADINGS: &[(Column, &[&str])] = &[
    (Column::Field(Field::ArrivalDate), &["ngay den", "ngay thang den", "ngay thang nam den"]),
    (Column::Field(Field::ArrivalNumber), &["so den"]),
    (
        Column::Field(Field::OrganName),
        &[
            "tac gia",
            "tac gia van ban",
            "co quan ban hanh",
            "co quan ban hanh van ban",
            "co quan to chuc ban hanh",
            "ten co quan to chuc ban hanh",
            "don vi ban hanh",
            "noi ban hanh",
            "noi gui",
            "co quan gui",
        ],
    ),
    (
        Column::Field(Field::Code),
        &[
            "so ky hieu van ban",
            "so ky hieu",
            "so ky hieu vb",
            "so va ky hieu",
            "so va ky hieu van ban",
            "so ki hieu",
            "so ki hieu van ban",
            "so hieu",
            "so hieu van ban",
        ],
    ),
    (Column::Field(Field::CodeNumber), &["so van ban", "so cua van ban", "so"]),
    (Column::Field(Field::CodeNotation), &["ky hieu", "ky hieu van ban", "ky hieu cua van ban"]),
    (
        Column::Field(Field::IssuedDate),
        &[
            "ngay thang van ban",
            "ngay van ban",
            "ngay vb",
            "ngay thang vb",
            "ngay ban hanh",
            "ngay thang ban hanh",
            "ngay thang nam van ban",
            "ngay thang nam",
            "ngay thang",
        ],
    ),
    (
        Column::Field(Field::Subject),
        &[
            "ten loai va trich yeu noi dung van ban",
            "ten loai va trich yeu noi dung",
            "ten loai va trich yeu",
            "ten loai trich yeu noi dung van ban",
            "trich yeu",
            "trich yeu noi dung",
            "trich yeu noi dung van ban",
            "trich yeu van ban",
            "noi dung",
            "noi dung van ban",
            "noi dung trich yeu",
        ],
    ),
    (Column::Field(Field::TypeName), &["ten loai", "ten loai van ban", "loai van ban", "loai vb", "loai"]),
    (
        Column::Field(Field::ToPlaces),
        &["don vi hoac nguoi nhan", "don vi nguoi nhan", "nguoi nhan", "don vi nhan", "don vi xu ly"],
    ),
    (Column::Field(Field::To), &["noi nhan van ban", "noi nhan"]),
    (Column::Field(Field::HandOverDate), &["ngay chuyen", "ngay thang chuyen"]),
    (Column::Field(Field::Description), &["ghi chu"]),
    (Column::Field(Field::SignerInfo), &["nguoi ky", "nguoi ky van ban", "ho ten nguoi ky", "ho va ten nguoi ky"]),
    (Column::Position, &["chuc vu", "chuc vu nguoi ky"]),
    (
        Column::Field(Field::FileCopyUnit),
        &["don vi nguoi nhan ban luu", "don vi nhan ban luu", "noi luu", "noi luu ban", "don vi luu"],
    ),
    (
        Column::Field(Field::IssuedAmount),
        &["so luong ban", "so ban", "so luong", "so luong ban phat hanh", "so ban phat hanh"],
    ),
    (
        Column::Field(Field::DueDate),
        &["han xu ly", "thoi han giai quyet", "han giai quyet", "han tra loi", "han tra loi van ban", "thoi han"],
    ),
    (Column::Field(Field::Priority), &["do khan", "muc do khan"]),
    (Column::Field(Field::PageAmount), &["so trang"]),
    (Column::Field(Field::Language), &["ngon ngu"]),
    (Column::Field(Field::DraftingUnit), &["don vi soan thao", "phong soan thao"]),
    (
        Column::Field(Field::TraceHeaderList),
        &["y kien phan phoi chi dao trang thai xu ly", "y kien chi dao", "y kien phan phoi", "but phe"],
    ),
    (
        Column::Field(Field::CameBy),
        &[
            "cach den",
            "hinh thuc den",
            "hinh thuc nhan",
            "hinh thuc gui",
            "phuong thuc den",
            "phuong thuc nhan",
            "phuong thuc gui",
        ],
    ),
    (Column::Secrecy, &["do mat", "muc do mat"]),
    (Column::Nothing, &["stt", "tt", "so tt", "so thu tu", "ky nhan"]),
];

/// The headings of a table, and where its rows begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headings {
    /// The book the list is of.
    pub book: Book,
    /// What each column holds, by its place.
    pub columns: Vec<(usize, Column)>,
    /// Headings of columns that nothing is read from.
    pub unread: Vec<String>,
    /// How many rows stand above the first document.
    rows: usize,
    /// The headings as written, to know them again at the top of each printed page.
    pub written: Vec<Vec<String>>,
}

impl Headings {
    /// The headings of a table, in one row or in two; of the wanted book, where one is wanted.
    pub fn find(table: &Table, wanted: Option<Book>) -> Option<Self> {
        (0..table.len().min(MOST_TITLE_ROWS)).find_map(|at| {
            let upper = table.get(at)?;
            let one = Self::read(&upper.cells, None, wanted);
            let two = table.get(at + 1).and_then(|lower| {
                let alone = Self::read(&lower.cells, None, wanted);
                let both = Self::read(&upper.cells, Some(&lower.cells), wanted)?;
                // Otherwise the upper row is the book's title and adds nothing.
                (both.count() > one.iter().chain(&alone).map(Self::count).max().unwrap_or(0)).then_some(both)
            });
            let height = if two.is_some() { 2 } else { 1 };
            let mut headings = two.or(one)?;
            let numbered = table.get(at + height).is_some_and(|row| is_column_numbers(&row.cells));
            headings.rows = at + height + usize::from(numbered);
            headings.written = table.iter().skip(at).take(height).map(|row| row.cells.clone()).collect();
            Some(headings)
        })
    }

    /// The rows that are documents: not the headings again, not a title between (`Tháng 01/2026`).
    pub fn documents<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = &'a Row> {
        table.iter().skip(self.rows).filter(|row| {
            let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
            filled > 1 && !self.written.contains(&row.cells) && !is_column_numbers(&row.cells)
        })
    }

    fn read(upper: &[String], lower: Option<&[String]>, wanted: Option<Book>) -> Option<Self> {
        let names = match lower {
            None => upper.to_vec(),
            Some(lower) => two_rows(upper, lower)?,
        };
        let mut headings =
            Self { book: Book::Outgoing, columns: Vec::new(), unread: Vec::new(), rows: 0, written: Vec::new() };
        for (place, name) in names.iter().enumerate() {
            match column(name) {
                Some(column) if !headings.has(column) => headings.columns.push((place, column)),
                Some(Column::Nothing) => {}
                _ if name.trim().is_empty() => {}
                _ => headings.unread.push(text::clean(name)),
            }
        }
        headings.book = headings.decide(wanted)?;
        for (place, column) in std::mem::take(&mut headings.columns) {
            match in_book(column, headings.book).filter(|column| !headings.has(*column)) {
                Some(column) => headings.columns.push((place, column)),
                None => headings.unread.extend(names.get(place).map(|name| text::clean(name))),
            }
        }
        Some(headings)
    }

    /// Only an incoming book has a date and a number of arrival; an outgoing one has a number, and receivers or a signer.
    fn decide(&self, wanted: Option<Book>) -> Option<Book> {
        let has = |field| self.has(Column::Field(field));
        if !has(Field::Subject) || self.columns.len() < 3 {
            return None;
        }
        let arrived = has(Field::ArrivalDate) || has(Field::ArrivalNumber);
        let numbered = has(Field::Code) || (has(Field::CodeNumber) && has(Field::CodeNotation));
        let issued = numbered && (has(Field::To) || has(Field::SignerInfo) || has(Field::ToPlaces));
        let book = match (arrived, issued || (wanted == Some(Book::Outgoing) && numbered)) {
            (true, _) => Book::Incoming,
            (false, true) => Book::Outgoing,
            (false, false) => return None,
        };
        wanted.is_none_or(|wanted| wanted == book).then_some(book)
    }

    fn count(&self) -> usize {
        self.columns.len()
    }

    fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(_, known)| *known == column)
    }
}

/// What a column holds in this book; nothing for a field that only the other one has. Both have a column of receivers, under
/// headings that clerks use for either.
fn in_book(column: Column, book: Book) -> Option<Column> {
    use Field::{
        ArrivalDate, ArrivalNumber, CameBy, DraftingUnit, FileCopyUnit, IssuedAmount, To, ToPlaces, TraceHeaderList,
    };
    match (column, book) {
        (Column::Field(To), Book::Incoming) => Some(Column::Field(ToPlaces)),
        (Column::Field(ToPlaces), Book::Outgoing) => Some(Column::Field(To)),
        (Column::Field(FileCopyUnit | IssuedAmount | DraftingUnit), Book::Incoming)
        | (Column::Field(ArrivalDate | ArrivalNumber | TraceHeaderList | CameBy), Book::Outgoing) => None,
        (column, _) => Some(column),
    }
}

/// What a heading names, where it is known.
fn column(heading: &str) -> Option<Column> {
    let plain = plain(heading);
    HEADINGS.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(column, _)| *column)
}

/// A heading for comparing: folded, without signs and without the `(1)` of a column's number.
fn plain(heading: &str) -> String {
    let folded = text::fold(heading);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect::<Vec<_>>().join(" ")
}

/// Headings in two rows: the lower one where both rows have one, for there the upper spans several columns.
fn two_rows(upper: &[String], lower: &[String]) -> Option<Vec<String>> {
    // Otherwise the lower row is a document, or the numbers of the columns.
    if !lower.iter().any(|name| column(name).is_some()) {
        return None;
    }
    let length = upper.len().max(lower.len());
    let padded = |row: &[String]| row.iter().cloned().chain(std::iter::repeat(String::new())).take(length).collect();
    let (upper, lower): (Vec<String>, Vec<String>) = (padded(upper), padded(lower));
    let names = zip(upper, lower).map(|(upper, lower)| {
        let both = format!("{upper} {lower}");
        if column(&both).is_some() {
            both
        } else if lower.trim().is_empty() {
            upper
        } else {
            lower
        }
    });
    Some(names.collect())
}

/// A row `(1) (2) (3) …`, the numbers of the columns.
fn is_column_numbers(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let inner = |cell: &str| cell.trim_start_matches('(').trim_end_matches(')').trim().parse::<usize>().ok();
    filled.len() >= 3 && zip(&filled, 1..).all(|(cell, number)| inner(cell) == Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&str]) -> Table {
        let cells = |row: &&str| row.split('|').map(str::to_owned).collect();
        zip(rows, 1..).map(|(row, line)| Row { line, cells: cells(row) }).collect()
    }

    fn lines(headings: &Headings, table: &Table) -> Vec<u64> {
        headings.documents(table).map(|row| row.line).collect()
    }

    const INCOMING: &str = "Ngày đến|Số đến|Tác giả|Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Đơn vị hoặc người nhận|Ngày chuyển|Ký nhận|Ghi chú";
    const OUTGOING: &str = "Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Người ký|Nơi nhận văn bản|Đơn vị, người nhận bản lưu|Số lượng bản|Ngày chuyển|Ký nhận|Ghi chú";

    /// Phụ lục IV, NĐ 30/2020/NĐ-CP: ten columns each.
    #[test]
    fn the_books_of_the_decree_are_known() {
        for (row, book) in [(INCOMING, Book::Incoming), (OUTGOING, Book::Outgoing)] {
            let headings = Headings::find(&table(&[row]), None).unwrap();
            assert_eq!((headings.book, headings.columns.len()), (book, 10));
            assert!(headings.unread.is_empty());
        }
        let old_incoming = INCOMING.replace("|Ngày chuyển", "");
        let old_outgoing = OUTGOING.replace("|Ngày chuyển|Ký nhận", "");
        assert_eq!(Headings::find(&table(&[&old_incoming]), None).unwrap().columns.len(), 9);
        assert_eq!(Headings::find(&table(&[&old_outgoing]), None).unwrap().columns.len(), 8);
        assert_eq!(Headings::find(&table(&[INCOMING]), Some(Book::Outgoing)), None);
    }

    #[test]
    fn titles_numbers_and_months_are_passed_over() {
        let row = "05/01/2026|1|Bộ Nội vụ|5/BNV-VP|04/01/2026|về việc|VP|||";
        let table = table(&[
            "UBND TỈNH|||||||||",
            "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN|||||Năm: 2026||||",
            INCOMING,
            "(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)|(9)|(10)",
            "Tháng 01/2026|||||||||",
            row,
            INCOMING,
            row,
        ]);
        let headings = Headings::find(&table, None).unwrap();
        assert_eq!(lines(&headings, &table), [6, 8]);
    }

    #[test]
    fn headings_of_two_rows_are_one() {
        let table = table(&[
            "STT|Ngày\nđến (1)|SỐ ĐẾN|Văn bản đến||||Người nhận|Mã vạch",
            "|||Tác giả|Số & ký hiệu|Ngày, tháng văn bản|Trích yếu||",
            "1|05/01/2026|1|Bộ Nội vụ|5/BNV-VP|04/01/2026|về việc|VP|x",
        ]);
        let headings = Headings::find(&table, None).unwrap();
        assert_eq!((headings.book, headings.columns.len()), (Book::Incoming, 8));
        assert_eq!(headings.unread, ["Mã vạch"]);
        assert_eq!(lines(&headings, &table), [3]);
    }

    #[test]
    fn a_column_of_the_other_book_is_said_to_be_left_out() {
        let headings = Headings::find(&table(&[&format!("{INCOMING}|Nơi nhận|Số bản")]), None).unwrap();
        assert_eq!(headings.columns.len(), 10);
        assert_eq!(headings.unread, ["Nơi nhận", "Số bản"]);
    }

    #[test]
    fn other_lists_are_not_books() {
        assert_eq!(Headings::find(&table(&["Họ tên|Ngày sinh|Ghi chú", "A|1|"]), None), None);
        assert_eq!(Headings::find(&table(&["Số đến|Ngày đến|Ghi chú"]), None), None);
        assert_eq!(Headings::find(&table(&[]), None), None);
    }
}
