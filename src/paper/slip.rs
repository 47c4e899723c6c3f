//! The slip that goes with documents (phiếu gửi): one for each receiver, with a part that comes back signed.

use super::{
    PaperError,
    face::Face,
    flow::{Flow, Style},
    letterhead::{self, Above, MARGIN, in_words},
    page::{Page, THIN},
    sheets::Sheets,
    table::Row,
};
use crate::domain::{cell::Cell, document::Document, form_row::FormRow};

const BODY: Style = Style { face: Face::Regular, size: 13.0, margin: MARGIN };
/// The part that comes back.
const BACK: f32 = 81.0;

pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    if rows.is_empty() {
        return slip(sheets, &[]);
    }
    let mut pages = Vec::new();
    // One slip is of one sender to one receiver.
    let ends = |row: &FormRow| (Cell::Recipients.text(row).into_owned(), Cell::Organ.text(row).into_owned());
    for group in rows.chunk_by(|one, other| ends(one) == ends(other)) {
        pages.extend(slip(sheets, group)?);
    }
    Ok(pages)
}

/// The type of a slip that has a number of its own (Phụ lục III, NĐ 30/2020/NĐ-CP).
const SLIP: &str = "Phiếu gửi";

/// The slip's own row, where it is registered to this receiver, and the documents that go with it. Of several nobody knows which
/// goes with which document: the number is for the pen.
fn parted(rows: &[FormRow]) -> (Option<&FormRow>, Vec<&FormRow>) {
    let is_slip = |row: &&FormRow| row.document.content().type_name == SLIP;
    let (slips, others): (Vec<&FormRow>, Vec<&FormRow>) = rows.iter().partition(is_slip);
    match slips.as_slice() {
        [own] => (Some(own), others),
        _ => (None, rows.iter().collect()),
    }
}

fn slip(sheets: &Sheets, all: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    let (own, rows) = parted(all);
    let size = sheets.options.size(sheets.form);
    let table = sheets.options.table(sheets.form, size.width - 2.0 * MARGIN)?;
    let mut flow = Flow::indented(size, MARGIN);
    let office = &sheets.office.office;
    let own = own.map(|row| &row.document);
    let day = own.and_then(Document::issued_date).or(all.first().map(|_| sheets.day));
    letterhead::put(&mut flow, &sheets.office, Above::Parent, &letterhead::place_and_date(office, day));
    let notation = if office.abbreviation.is_empty() { "……" } else { &office.abbreviation };
    let number = own.map_or_else(|| format!("……/PG-{notation}"), |own| own.code().as_str().to_owned());
    flow.draw(0.0, |page, top| {
        page.put(MARGIN + 10.0, top - 7.0, Face::Regular, 13.0, &format!("Số: {number}"));
    });
    flow.space(4.0);
    flow.centred(Style { face: Face::Bold, size: 14.0, ..BODY }, sheets.form.title);
    flow.space(4.0);
    let receiver = all.first().map(|row| Cell::Recipients.text(row).into_owned()).unwrap_or_default();
    let receiver = if receiver.is_empty() {
        "………………………………………………".to_owned()
    } else {
        receiver
    };
    flow.centred(BODY, &format!("Kính gửi: {receiver}"));
    flow.space(3.0);
    let name = if office.name.is_empty() { "……………………………………" } else { &office.name };
    flow.text(BODY, &format!("{name} gửi kèm theo phiếu này các văn bản sau:"));
    flow.space(3.0);
    flow.begin_table(table.columns.clone(), false);
    for (at, row) in (1..).zip(&rows) {
        let texts: Vec<String> = (table.cells.iter().enumerate())
            .map(|(column, cell)| if column == 0 { format!("{at}") } else { cell.text(row).into_owned() })
            .collect();
        let row = Row::new(&table.columns, &texts, 0);
        flow.keep_row(row.lines());
        flow.row(&row, |_, _| {});
    }
    if rows.is_empty() {
        for _ in 0..6 {
            flow.row(&Row::empty(), |_, _| {});
        }
    }
    flow.end_table();
    flow.space(4.0);
    flow.draw(38.0, |page, top| {
        let centre = page.size.width * 0.75;
        page.centred(centre, top + 5.0, Face::Bold, 12.0, "NGƯỜI GỬI");
        page.centred(centre, top + 10.0, Face::Italic, 11.0, "(ký, ghi rõ họ tên)");
    });
    let named = own.map_or_else(
        || "số …… ngày …… tháng …… năm ………".to_owned(),
        |own| {
            format!(
                "số {} {}",
                own.code().as_str(),
                own.issued_date().map(|day| in_words(day, "ngày")).unwrap_or_default()
            )
        },
    );
    back(&mut flow, name, &receiver, rows.len(), &named);
    Ok(flow.finish())
}

/// What the receiver signs and sends back.
fn back(flow: &mut Flow, sender: &str, receiver: &str, amount: usize, slip: &str) {
    flow.keep(BACK);
    flow.draw(8.0, |page, top| {
        let right = page.size.width - MARGIN;
        let mut x = MARGIN;
        while x < right {
            page.rule((x, top + 4.0), ((x + 3.0).min(right), top + 4.0), THIN);
            x += 5.0;
        }
    });
    flow.centred(Style { face: Face::Bold, ..BODY }, "XÁC NHẬN ĐÃ NHẬN");
    flow.centred(Style { face: Face::Italic, size: 11.0, ..BODY }, "(Đề nghị ký nhận và gửi trả phiếu này)");
    flow.space(2.0);
    flow.text(BODY, &format!("Kính gửi: {sender}"));
    flow.space(1.0);
    let amount = if amount == 0 { "……".to_owned() } else { amount.to_string() };
    flow.text(BODY, &format!("{receiver} đã nhận đủ {amount} văn bản ghi trong Phiếu gửi {slip}"));
    flow.space(3.0);
    flow.draw(32.0, |page, top| {
        let centre = page.size.width * 0.75;
        page.centred(centre - 6.0, top + 5.0, Face::Italic, 12.0, "……………, ngày …… tháng …… năm ………");
        page.centred(centre, top + 10.5, Face::Bold, 12.0, "NGƯỜI NHẬN");
        page.centred(centre, top + 15.5, Face::Italic, 11.0, "(ký, ghi rõ họ tên)");
    });
}
