//! The report on handling (Phụ lục VI, Phần I, mục V, NĐ 30/2020/NĐ-CP): counts by unit, and open documents
//! with a deadline.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use domain::{
    book::{Book, BookRange},
    cell::Cell,
    date,
    follow_up::outcome::Outcome,
    form_row::FormRow,
};

use super::{
    PaperError,
    closing::grouped,
    face::Face,
    flow::{Flow, Style},
    letterhead::{self, Above},
    lines::Breaks,
    page::{LEFT, Page},
    sheets::Sheets,
    signatures::{self, Signer},
    table::{Align, Column, Row, column, fitted},
};

const HEADING: Style = Style { face: Face::Bold, size: 12.0, margin: LEFT };
const BODY: Style = Style { face: Face::Regular, size: 12.0, margin: LEFT };

const fn count(heading: &'static str) -> Column {
    column(heading, 25.0, Breaks::Number, Align::Centre)
}

const INCOMING: [Column; 8] = [
    column("Đơn vị hoặc người nhận", 97.0, Breaks::Words, Align::Left),
    count("Tổng số"),
    count("Đã giải quyết đúng hạn"),
    count("Đã giải quyết quá hạn"),
    count("Đang giải quyết, trong hạn"),
    count("Đang giải quyết, quá hạn"),
    count("Đang giải quyết, không có thời hạn"),
    count("Hủy, thu hồi, trả lại nơi gửi"),
];

const OUTGOING: [Column; 7] = [
    column("Đơn vị soạn thảo", 97.0, Breaks::Words, Align::Left),
    count("Tổng số"),
    count("Đã gửi"),
    count("Chưa gửi"),
    count("Chờ trả lời, quá hạn"),
    count("Đã được trả lời"),
    count("Hủy, thu hồi, ngoài tổng số"),
];

/// The counts of one unit, in the order of the columns; unused places are 0.
type Counts = [u64; 7];

pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    let size = sheets.options.size(sheets.form);
    let table = sheets.options.table(sheets.form, size.table_width())?;
    let mut flow = Flow::on(size);
    let place_and_date = letterhead::place_and_date(&sheets.office.office, Some(sheets.day));
    letterhead::put(&mut flow, &sheets.office, Above::Parent, &place_and_date);
    flow.space(2.0);
    flow.centred(Style { size: 15.0, ..HEADING }, sheets.form.title);
    if let Some((from, to)) = sheets.range {
        let text = format!("Từ ngày {} đến ngày {}", date::write(from), date::write(to));
        flow.centred(Style { face: Face::Italic, ..BODY }, &text);
    }
    flow.centred(
        Style { face: Face::Italic, ..BODY },
        &format!("Số liệu tính đến hết ngày {}", date::write(sheets.as_of)),
    );
    if let Some(text) = part(&sheets.part) {
        flow.centred(Style { face: Face::Italic, ..BODY }, &text);
    }
    flow.space(4.0);
    counts(&mut flow, sheets, rows);
    let doubles = rows.iter().filter(|row| row.came_before).count() as u64;
    if doubles > 0 {
        flow.space(1.0);
        flow.text(BODY, &format!("Trong tổng số có {} lần đăng ký lại văn bản đã đến trước đó.", grouped(doubles)));
    }
    flow.space(4.0);
    let open = open(rows, sheets.as_of);
    let title = match sheets.form.book {
        Book::Incoming => "II. VĂN BẢN CÓ THỜI HẠN CHƯA GIẢI QUYẾT XONG",
        Book::Outgoing => "II. VĂN BẢN CÓ HẠN TRẢ LỜI CHƯA ĐƯỢC TRẢ LỜI",
    };
    if open.is_empty() {
        flow.text(HEADING, &format!("{title}: không có"));
    } else {
        let title = format!("{title} ({})", grouped(open.len() as u64));
        let rows = open.into_iter().map(|row| table.row(row));
        flow.table(Some((HEADING, &title)), table.columns.clone(), true, rows, 0.0);
    }
    flow.space(3.0);
    signatures::put(
        &mut flow,
        "",
        Signer { title: "Người lập báo cáo", how: "(ký, ghi rõ họ tên)", name: "" },
        Signer { title: "Thủ trưởng cơ quan", how: "(ký tên, đóng dấu)", name: "" },
    );
    let mut pages = flow.finish();
    let total = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.numbered(number, total);
    }
    Ok(pages)
}

/// Describes the part of the documents that is included; `None` where all of those days are.
fn part(range: &BookRange) -> Option<String> {
    let numbers = match (range.from_number, range.to_number) {
        (None, None) => None,
        (Some(first), Some(last)) if first == last => Some(format!("số {first}")),
        (Some(first), Some(last)) => Some(format!("từ số {first} đến số {last}")),
        (Some(first), None) => Some(format!("từ số {first}")),
        (None, Some(last)) => Some(format!("đến số {last}")),
    };
    let kind = range.type_name.as_ref().map(|name| format!("loại {name}"));
    let parts: Vec<String> = [numbers, kind].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("(chỉ gồm văn bản {})", parts.join(", ")))
}

/// Lists open documents with a deadline, the longest overdue first.
fn open(rows: &[FormRow], today: NaiveDate) -> Vec<&FormRow> {
    let mut open: Vec<(NaiveDate, &FormRow)> = rows
        .iter()
        .filter(|row| matches!(row.way().outcome(today), Outcome::OpenInTime | Outcome::OpenLate))
        .filter_map(|row| Some((row.way().deadline()?, row)))
        .collect();
    open.sort_by_key(|(deadline, _)| *deadline);
    open.into_iter().map(|(_, row)| row).collect()
}

fn counts(flow: &mut Flow, sheets: &Sheets, rows: &[FormRow]) {
    let (columns, cell): (&[Column], Cell) = match sheets.form.book {
        Book::Incoming => (&INCOMING, Cell::ToPlaces),
        Book::Outgoing => (&OUTGOING, Cell::DraftingUnit),
    };
    let mut all = Counts::default();
    let mut units: BTreeMap<String, Counts> = BTreeMap::new();
    for row in rows {
        let unit = cell.text(row).into_owned();
        let counted = counted(row, sheets);
        for counts in [&mut all, units.entry(unit).or_default()] {
            for (sum, one) in counts.iter_mut().zip(counted) {
                *sum += u64::from(one);
            }
        }
    }
    let columns = fitted(columns, flow.size().table_width());
    let unnamed = "(chưa ghi)";
    let lines = units.iter().map(|(unit, counts)| (if unit.is_empty() { unnamed } else { unit }, counts));
    let rows = lines.chain([("Cộng", &all)]).map(|(name, counts)| {
        let texts: Vec<String> =
            std::iter::once(name.to_owned()).chain(counts.iter().map(|count| grouped(*count))).collect();
        Row::new(&columns, &texts, 0)
    });
    flow.table(Some((HEADING, "I. SỐ LIỆU CHUNG")), columns.clone(), true, rows, 0.0);
}

/// Determines the columns in which a document counts. As in every count of the registry, incoming documents are
/// the rows of the book, outgoing ones the valid ones.
fn counted(row: &FormRow, sheets: &Sheets) -> [bool; 7] {
    let outcome = row.way().outcome(sheets.as_of);
    let is = |wanted| outcome == wanted;
    let withdrawn = is(Outcome::Withdrawn);
    let has_deadline = row.way().deadline().is_some();
    match sheets.form.book {
        Book::Incoming => [
            true,
            is(Outcome::DoneInTime),
            is(Outcome::DoneLate),
            is(Outcome::OpenInTime) && has_deadline,
            is(Outcome::OpenLate),
            is(Outcome::OpenInTime) && !has_deadline,
            withdrawn,
        ],
        Book::Outgoing => {
            let sent = row.sent().is_some();
            let answered = matches!(outcome, Outcome::DoneInTime | Outcome::DoneLate);
            [!withdrawn, sent && !withdrawn, !sent && !withdrawn, is(Outcome::OpenLate), answered, withdrawn, false]
        }
    }
}
