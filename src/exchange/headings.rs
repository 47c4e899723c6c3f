//! The row of headings of a clerk's list: the field of each column, and the registry book.

mod book;
mod names;

use std::iter::zip;

pub(super) use self::book::Rivals;
use domain::{book::Book, field::Field, text};

use self::{
    book::{KnownColumn, Told},
    names::{Certainty, named},
};
use super::{
    export::columns::{self, Origin},
    table::{Row, Table},
};

/// The largest number of rows above the headings, the title of the book among them.
const MAX_TITLE_ROWS: usize = 30;

/// The content of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// A field.
    Field(Field),
    /// Chức vụ, which belongs to the signer's name.
    Position,
    /// Độ mật: secret documents do not belong in this registry.
    Secrecy,
    /// A recognised column that is not imported: the clerk's row number, the space for a signature.
    Nothing,
}

/// The kind of a row below the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A document, with or without problems.
    Document,
    /// A title (`Tháng 01/2026`), a total, the headings again, the clerk's row number alone.
    PassedOver,
    /// A number without a document: a line numbered in advance, or a number used on paper.
    OnlyNumber(String),
    /// A single cell that is neither a number nor a title: `Hủy số 6`.
    OnlyCell(String),
}

/// The headings of a table, and where its rows begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Headings {
    /// The book the list is of.
    pub book: Book,
    /// Where the headings may be of either book: a heading that suggests the incoming, and one that suggests
    /// the outgoing book.
    pub either: Option<(String, String)>,
    /// Pairs of columns that fit one field equally well; the first of each pair is read.
    pub rivals: Vec<Rivals>,
    /// The content of the known columns, by their index.
    pub columns: Vec<(usize, Column)>,
    /// Headings of columns that nothing is read from.
    pub unread: Vec<String>,
    /// The number of rows above the first document.
    rows: usize,
    /// The rows of headings as written, by which repetitions at the top of printed pages are recognised.
    pub written: Vec<Vec<String>>,
    /// The heading of each column, as one row.
    pub names: Vec<String>,
    /// The program that wrote the list.
    pub origin: Origin,
}

impl Headings {
    /// The headings begin within this many rows of a table.
    pub const MAX_ROWS: usize = MAX_TITLE_ROWS + 1;

    /// Finds the headings of a table, in one row or two; for `wanted`, where a book is specified.
    pub fn find(table: &Table, wanted: Option<Book>) -> Option<Self> {
        let rows = &table.rows;
        (0..rows.len().min(MAX_TITLE_ROWS)).find_map(|at| {
            let upper = rows.get(at)?;
            let one = Self::read(&upper.cells, None, wanted);
            let is_own = one.as_ref().is_some_and(|one| one.origin == Origin::Own);
            let two = rows.get(at + 1).filter(|_| !is_own).and_then(|lower| {
                let alone = Self::read(&lower.cells, None, wanted);
                let both = Self::read(&upper.cells, Some(&lower.cells), wanted)?;
                // Otherwise the upper row is the title of the book and adds nothing.
                (both.count() > one.iter().chain(&alone).map(Self::count).max().unwrap_or(0)).then_some(both)
            });
            let height = if two.is_some() { 2 } else { 1 };
            let mut headings = two.or(one)?;
            let numbered = rows.get(at + height).is_some_and(|row| is_column_numbers(&row.cells));
            headings.rows = at + height + usize::from(numbered);
            headings.written = rows.iter().skip(at).take(height).map(|row| row.cells.clone()).collect();
            Some(headings)
        })
    }

    /// Returns the empty headings of a list that needs none.
    pub fn none(book: Book) -> Self {
        Self {
            book,
            either: None,
            rivals: Vec::new(),
            columns: Vec::new(),
            unread: Vec::new(),
            rows: 0,
            written: Vec::new(),
            names: Vec::new(),
            origin: Origin::Foreign,
        }
    }

    /// Iterates over the rows below the headings, each with its kind.
    pub fn rows<'a>(&'a self, table: &'a Table) -> impl Iterator<Item = (&'a Row, RowKind)> {
        table.rows.iter().skip(self.rows).map(|row| (row, self.kind_of(row)))
    }

    /// Finds a field (number or sender) that no column holds although the heading of an unread column mentions
    /// it; returns it with that heading.
    pub fn left_out(&self) -> Option<(Field, &str)> {
        let has = |field| self.has(Column::Field(field));
        let numbered = has(Field::Code) || (has(Field::CodeNumber) && has(Field::CodeNotation));
        let number = match self.book {
            _ if !numbered => Some(Field::Code),
            Book::Incoming if !has(Field::ArrivalNumber) => Some(Field::ArrivalNumber),
            _ => None,
        };
        // The số, ký hiệu of an outgoing document names its issuing authority.
        let sender = (self.book == Book::Incoming && !has(Field::OrganName)).then_some(Field::OrganName);
        let mentioning = |field: Option<Field>, mentions: fn(&str) -> bool| {
            let field = field?;
            self.unread.iter().find(|heading| mentions(heading)).map(|heading| (field, heading.as_str()))
        };
        mentioning(number, names::mentions_number).or_else(|| mentioning(sender, names::mentions_sender))
    }

    fn kind_of(&self, row: &Row) -> RowKind {
        if self.written.contains(&row.cells) {
            return RowKind::PassedOver;
        }
        if self.origin == Origin::Own {
            return RowKind::Document;
        }
        if is_column_numbers(&row.cells) {
            return RowKind::PassedOver;
        }
        let column = |place: usize| self.columns.iter().find(|(known, _)| *known == place).map(|(_, column)| *column);
        let filled: Vec<(Option<Column>, &str)> = row
            .cells
            .iter()
            .enumerate()
            .map(|(place, cell)| (column(place), cell.trim()))
            // The clerk's own row number is no content.
            .filter(|(column, cell)| !(cell.is_empty() || (*column == Some(Column::Nothing) && is_digits(cell))))
            .collect();
        let Some((first_column, first)) = filled.first() else { return RowKind::PassedOver };
        if is_total(first) && filled.iter().skip(1).all(|(_, cell)| is_digits(cell)) {
            return RowKind::PassedOver;
        }
        let numbers: &[Field] = match self.book {
            Book::Incoming => &[Field::ArrivalNumber],
            Book::Outgoing => &[Field::Code, Field::CodeNumber, Field::CodeNotation],
        };
        let is_number =
            |column: &Option<Column>| matches!(column, Some(Column::Field(field)) if numbers.contains(field));
        let is_date = |column: &Option<Column>| {
            use Field::{ArrivalDate, DueDate, HandOverDate, IssuedDate};
            matches!(column, Some(Column::Field(ArrivalDate | IssuedDate | HandOverDate | DueDate)))
        };
        let number: Vec<&str> = filled.iter().filter(|(column, _)| is_number(column)).map(|(_, cell)| *cell).collect();
        if !number.is_empty() && filled.iter().all(|(column, _)| is_number(column) || is_date(column)) {
            return RowKind::OnlyNumber(number.join(" "));
        }
        if filled.len() > 1 {
            return RowKind::Document;
        }
        let in_free_text =
            matches!(first_column, Some(Column::Field(Field::Subject | Field::OrganName | Field::Description)));
        if is_title(first, in_free_text) { RowKind::PassedOver } else { RowKind::OnlyCell((*first).to_owned()) }
    }

    fn read(upper: &[String], lower: Option<&[String]>, wanted: Option<Book>) -> Option<Self> {
        let names = match lower {
            None => upper.to_vec(),
            Some(lower) => two_rows(upper, lower)?,
        };
        let known: Vec<KnownColumn> = zip(0.., &names)
            .filter_map(|(place, name)| {
                let (column, certainty) = named(name)?;
                Some(KnownColumn { place, column, certainty })
            })
            .collect();
        let name = |place: usize| names.get(place).map(|name| text::clean(name)).unwrap_or_default();
        let mut headings = match book::told(&known, wanted)? {
            Told::Book(book) => Self::none(book),
            Told::Either { incoming, outgoing } => {
                Self { either: Some((name(incoming), name(outgoing))), ..Self::none(Book::Incoming) }
            }
        };
        (headings.columns, headings.rivals) = book::chosen(&known, headings.book);
        let is_read = |place: usize| headings.columns.iter().any(|(known, _)| *known == place);
        let unread = zip(0.., &names).filter(|(place, name)| {
            !name.trim().is_empty() && !is_read(*place) && !matches!(named(name), Some((Column::Nothing, _)))
        });
        headings.unread = unread.map(|(_, name)| text::clean(name)).collect();
        headings.origin = columns::origin(headings.book, &names);
        if headings.origin == Origin::Own {
            (headings.unread, headings.rivals) = (Vec::new(), Vec::new());
        }
        headings.names = names;
        Some(headings)
    }

    /// Returns the cell of one of the program's own columns in its own list, unchanged.
    pub fn own_cell<'a>(&self, row: &'a Row, heading: &str) -> &'a str {
        let place = self.names.iter().position(|name| name.trim() == heading);
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    }

    /// Finds the row that looks most like headings in a table without known ones: its line, and its cells, each
    /// with whether it would be read.
    pub fn found(table: &Table) -> Option<(u64, Vec<(String, bool)>)> {
        /// Rows with fewer filled cells are titles.
        const FEWEST: usize = 3;
        let names = |row: &Row| -> Vec<(String, bool)> {
            let filled = row.cells.iter().map(|cell| text::clean(cell)).filter(|cell| !cell.is_empty());
            filled.map(|cell| (cell.clone(), named(&cell).is_some())).collect()
        };
        let rows = table.rows.iter().take(Self::MAX_ROWS).map(|row| (row.line, names(row)));
        let read = |names: &[(String, bool)]| names.iter().filter(|(_, is_read)| *is_read).count();
        // Of equally good rows the first is meant, since those below it are documents.
        let candidates = rows.filter(|(_, names)| names.len() >= FEWEST);
        candidates.reduce(|best, next| if read(&next.1) > read(&best.1) { next } else { best })
    }

    fn count(&self) -> usize {
        self.columns.len()
    }

    fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(_, known)| *known == column)
    }
}

/// Combines headings in two rows. Where both rows have one the lower counts, because the upper spans several
/// columns.
fn two_rows(upper: &[String], lower: &[String]) -> Option<Vec<String>> {
    // Otherwise the lower row is a document, or the row of column numbers.
    if !lower.iter().any(|name| named(name).is_some()) {
        return None;
    }
    let length = upper.len().max(lower.len());
    let padded = |row: &[String]| row.iter().cloned().chain(std::iter::repeat(String::new())).take(length).collect();
    let (upper, lower): (Vec<String>, Vec<String>) = (padded(upper), padded(lower));
    let names = zip(upper, lower).map(|(upper, lower)| {
        let both = format!("{upper} {lower}");
        let usual = named(&both).is_some_and(|(_, certainty)| certainty == Certainty::Named);
        if usual || (named(&lower).is_none() && named(&both).is_some()) {
            both
        } else if lower.trim().is_empty() {
            upper
        } else {
            lower
        }
    });
    Some(names.collect())
}

/// Recognises the row of column numbers `(1) (2) (3) …`.
fn is_column_numbers(cells: &[String]) -> bool {
    let filled: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    let inner = |cell: &str| cell.trim_start_matches('(').trim_end_matches(')').trim().parse::<usize>().ok();
    filled.len() >= 3 && zip(&filled, 1..).all(|(cell, number)| inner(cell) == Some(number))
}

fn is_digits(cell: &str) -> bool {
    cell.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}

/// Recognises a total (`Tổng cộng`, `Cộng: 36 văn bản`), but not a subject that begins alike (`Công văn`, `Tổng
/// kết`).
fn is_total(cell: &str) -> bool {
    let folded = text::fold(cell);
    let rest = ["tong cong", "tong so", "cong lai", "cong so", "tong", "cong"]
        .into_iter()
        .find_map(|word| folded.strip_prefix(word));
    rest.is_some_and(|rest| {
        let mut words = rest.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.all(|word| {
            is_digits(word) || matches!(word, "van" | "ban" | "den" | "di" | "vb" | "cv" | "so" | "la" | "co")
        })
    })
}

/// Decides whether the only cell of a row is a title or a page's footer rather than part of a document. In a
/// column of free text only a month, a quarter or a year is a title.
fn is_title(cell: &str, in_free_text: bool) -> bool {
    const BEGINNINGS: &[&str] = &[
        "so dang ky",
        "so van ban",
        "so cong van",
        "so theo doi",
        "danh sach",
        "danh muc",
        "bang ke",
        "bang tong hop",
        "phu luc",
        "quyen",
        "trang",
        "van ban den",
        "van ban di",
        "cong van den",
        "cong van di",
        "tu ngay",
        "ngay",
        "thang",
        "quy",
        "nam",
        "tuan",
        "ky",
        "nguoi lap",
        "nguoi ghi",
        "nguoi vao so",
        "van thu",
        "thu truong",
        "xac nhan",
        "uy ban",
        "cong hoa",
        "doc lap",
        "phan",
        "muc",
    ];
    let folded = text::fold(cell);
    let folded = folded.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let word_and_number = |word: &str| {
        let rest = folded.strip_prefix(word).map(|rest| rest.trim_start_matches([' ', ':', '-']));
        let is_period = |rest: &str| {
            rest.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
                is_digits(word) || matches!(word, "nam" | "thang" | "quy" | "i" | "ii" | "iii" | "iv" | "v" | "vi")
            })
        };
        rest.is_some_and(|rest| !rest.is_empty() && is_period(rest))
    };
    if ["thang", "quy", "nam", "tuan"].into_iter().any(word_and_number) {
        return true;
    }
    let begins = |word: &str| {
        folded
            .strip_prefix(word)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(|next: char| !next.is_alphanumeric()))
    };
    // Such as `I. Văn bản của tỉnh`.
    let is_section = folded.split_once(['.', '/', ')']).is_some_and(|(number, rest)| {
        let roman = !number.is_empty() && number.chars().all(|letter| matches!(letter, 'i' | 'v' | 'x'));
        (roman || (number.len() == 1 && matches!(number, "a" | "b" | "c" | "d"))) && rest.starts_with(' ')
    });
    !in_free_text && (is_section || BEGINNINGS.iter().any(|word| begins(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&str]) -> Table {
        let cells = |row: &&str| row.split('|').map(str::to_owned).collect();
        Table::of_rows(zip(rows, 1..).map(|(row, line)| Row { line, cells: cells(row), ..Row::default() }).collect())
    }

    fn lines(headings: &Headings, table: &Table) -> Vec<u64> {
        let documents = headings.rows(table).filter(|(_, kind)| *kind == RowKind::Document);
        documents.map(|(row, _)| row.line).collect()
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
    fn every_row_is_a_document_or_said_to_be_none() {
        let rows = [
            (",3,,,,,,,,", RowKind::OnlyNumber("3".into())),
            ("05/01/2026,3,,,,,,,,", RowKind::OnlyNumber("3".into())),
            (",,,,,Báo cáo chỉ có trích yếu,,,,", RowKind::OnlyCell("Báo cáo chỉ có trích yếu".into())),
            (",,,,,Tháng này họp,,,,", RowKind::OnlyCell("Tháng này họp".into())),
            (",,,,,Công văn về việc họp,,,,", RowKind::OnlyCell("Công văn về việc họp".into())),
            ("Hủy số 6,,,,,,,,,", RowKind::OnlyCell("Hủy số 6".into())),
            ("05/01/2026,,,,,,,,,", RowKind::OnlyCell("05/01/2026".into())),
            ("THÁNG 02/2026,,,,,,,,,", RowKind::PassedOver),
            (",,,,,Tháng 02 năm 2026,,,,", RowKind::PassedOver),
            ("Quý II,,,,,,,,,", RowKind::PassedOver),
            ("I. Văn bản của tỉnh,,,,,,,,,", RowKind::PassedOver),
            ("Tổng cộng: 36 văn bản,,,,,,,,,", RowKind::PassedOver),
            ("Cộng,36,,,,,,,,", RowKind::PassedOver),
            ("Ngày 31 tháng 12 năm 2026,,,,,,,,,", RowKind::PassedOver),
            (",,,,,,,Người lập sổ,,", RowKind::PassedOver),
            (",,Sở Y tế,,,Báo cáo,,,,", RowKind::Document),
        ];
        let lines: Vec<String> = rows.iter().map(|(row, _)| row.replace(',', "|")).collect();
        let mut all = vec![INCOMING];
        all.extend(lines.iter().map(String::as_str));
        let table = table(&all);
        let headings = Headings::find(&table, None).unwrap();
        let kinds: Vec<RowKind> = headings.rows(&table).map(|(_, kind)| kind).collect();
        assert_eq!(kinds, rows.map(|(_, kind)| kind));
    }

    #[test]
    fn the_row_number_of_the_clerk_is_no_content() {
        let table = table(&["STT|Số đến|Ngày đến|Tác giả|Trích yếu", "4||||", "5|5|||", "6|6||Sở Y tế|"]);
        let headings = Headings::find(&table, None).unwrap();
        let kinds: Vec<RowKind> = headings.rows(&table).map(|(_, kind)| kind).collect();
        assert_eq!(kinds, [RowKind::PassedOver, RowKind::OnlyNumber("5".into()), RowKind::Document]);
    }

    #[test]
    fn an_unread_column_that_mentions_a_missing_field_is_known() {
        let left = |row: &str| {
            let headings = Headings::find(&table(&[row]), None).unwrap();
            headings.left_out().map(|(field, heading)| (field, heading.to_owned()))
        };
        let base = "Ngày đến|Số đến|Tác giả|Trích yếu";
        assert_eq!(left(base), None);
        assert_eq!(left(&format!("{base}|Số ký hiệu|Mã vạch")), None);
        assert_eq!(left(&format!("{base}|Số công văn tới")), Some((Field::Code, "Số công văn tới".to_owned())));
        assert_eq!(
            left("Ngày đến|Số đến|Bên chuyển tới|Số ký hiệu|Trích yếu|Đối tác gửi"),
            Some((Field::OrganName, "Đối tác gửi".to_owned()))
        );
        assert_eq!(
            left("Ngày đến|Số vào|Tác giả|Số ký hiệu|Trích yếu"),
            Some((Field::ArrivalNumber, "Số vào".to_owned()))
        );
        assert_eq!(left(&format!("{base}|Số trang phụ lục|Hồ sơ số")), None);
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

    /// Headings that only mention a field do not overrule the usual names of columns; where both books are
    /// equally likely, the clerk is asked.
    #[test]
    fn words_that_only_speak_of_arrival_do_not_tell_the_book() {
        let book = |row: &str| {
            let headings = Headings::find(&table(&[row]), None).unwrap();
            if headings.either.is_some() { None } else { Some(headings.book) }
        };
        for more in [
            "Ngày vào sổ",
            "Ngày nhận",
            "Ngày đăng",
            "Ngày đăng ký",
            "Ngày đến hạn",
            "Có hiệu lực đến ngày",
            "Cơ quan ban hành|Ngày vào sổ",
            "Đơn vị gửi|Ngày vào sổ",
            "Cơ quan ban hành|Ngày nhận hồi báo",
            "Cơ quan ban hành|Ngày đăng Công báo",
        ] {
            assert_eq!(book(&format!("{OUTGOING}|{more}")), Some(Book::Outgoing), "{more}");
        }
        let base = "Số ký hiệu|Ngày văn bản|Trích yếu";
        for (more, expected) in [
            ("Ngày nhận|Cơ quan gửi", Some(Book::Incoming)),
            ("Ngày nhận|Cơ quan gửi|Đơn vị hoặc người nhận", Some(Book::Incoming)),
            ("Ngày nhận|Cơ quan gửi|Nơi nhận", None),
            ("Ngày nhận|Cơ quan gửi|Người ký", None),
            ("Ngày nhận|Đơn vị hoặc người nhận", None),
            ("Ngày nhận|Người ký", Some(Book::Outgoing)),
        ] {
            assert_eq!(book(&format!("{base}|{more}")), expected, "{more}");
        }
        for wanted in [Book::Incoming, Book::Outgoing] {
            let row = table(&[&format!("{base}|Ngày nhận|Cơ quan gửi|Nơi nhận")]);
            let headings = Headings::find(&row, Some(wanted)).unwrap();
            assert_eq!((headings.book, headings.either), (wanted, None));
        }
    }

    #[test]
    fn the_name_of_the_own_book_goes_first_and_equal_names_are_rivals() {
        let headings = Headings::find(&table(&[&format!("Nơi nhận|{INCOMING}")]), None).unwrap();
        assert!(headings.columns.contains(&(7, Column::Field(Field::ToPlaces))));
        assert_eq!((headings.unread, headings.rivals), (vec!["Nơi nhận".to_owned()], Vec::new()));
        let two = "Ngày đến|Số đến|Người gửi|Cơ quan phát hành văn bản|Trích yếu|STT|TT";
        let rivals = Rivals { column: Column::Field(Field::OrganName), first: 2, second: 3 };
        assert_eq!(Headings::find(&table(&[two]), None).unwrap().rivals, [rivals]);
        let named = two.replace("Người gửi", "Tác giả");
        assert_eq!(Headings::find(&table(&[&named]), None).unwrap().rivals, []);
    }

    #[test]
    fn other_lists_are_not_books() {
        assert_eq!(Headings::find(&table(&["Họ tên|Ngày sinh|Ghi chú", "A|1|"]), None), None);
        assert_eq!(Headings::find(&table(&["Số đến|Ngày đến|Ghi chú"]), None), None);
        assert_eq!(Headings::find(&table(&[]), None), None);
    }
}
