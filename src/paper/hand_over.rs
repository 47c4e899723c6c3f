//! Hand-over sheets (sổ chuyển giao): for each day and receiver a table of what was handed over, and boxes for who gives and who
//! takes.

use super::{
    PaperError,
    face::Face,
    flow::{Flow, Style},
    letterhead::{self, Above, MARGIN},
    page::{LEFT, Page},
    sheets::Sheets,
};
use crate::domain::{book::Book, cell::Cell, date, form_row::FormRow};

const HEADING: Style = Style { face: Face::Bold, size: 12.0, margin: LEFT };
/// A title stands above the heading of its table and a row of it.
const TITLE_AND_TABLE: f32 = 34.0;
/// Of the boxes for signatures.
const BOXES: f32 = 30.0;

pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    let size = sheets.options.size(sheets.form);
    let table = sheets.options.table(sheets.form, size.table_width())?;
    let mut flow = Flow::on(size);
    let place_and_date =
        letterhead::place_and_date(&sheets.office.office, Some(sheets.day).filter(|_| !rows.is_empty()));
    letterhead::put(&mut flow, &sheets.office, Above::Parent, &place_and_date);
    flow.space(4.0);
    flow.centred(Style { size: 14.0, margin: MARGIN, ..HEADING }, sheets.form.title);
    if let Some((from, to)) = sheets.range {
        let text = if from == to {
            format!("Ngày {}", date::write(from))
        } else {
            format!("Từ ngày {} đến ngày {}", date::write(from), date::write(to))
        };
        flow.centred(Style { face: Face::Italic, ..HEADING }, &text);
    }
    flow.space(3.0);
    if rows.is_empty() {
        flow.text(HEADING, "Ngày ……/……/………    Đơn vị hoặc người nhận: ………………………………………………");
        flow.space(2.0);
        flow.begin_table(table.columns.clone(), true);
        flow.rule_above(BOXES + 8.0);
        flow.end_table();
        boxes(&mut flow);
    }
    for group in rows.chunk_by(|one, other| named(sheets, one) == named(sheets, other)) {
        let Some(first) = group.first() else { continue };
        let (day, receiver) = named(sheets, first);
        let receiver = if receiver.is_empty() { "…………………………".to_owned() } else { receiver };
        flow.keep(TITLE_AND_TABLE);
        flow.text(HEADING, &format!("Ngày {day}: {receiver} ({} văn bản)", group.len()));
        flow.space(2.0);
        flow.begin_table(table.columns.clone(), true);
        for row in group {
            let row = table.row(row);
            flow.keep_row(row.lines());
            flow.row(&row, |_, _| {});
        }
        flow.end_table();
        boxes(&mut flow);
    }
    let mut pages = flow.finish();
    let total = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.numbered(number, total);
    }
    Ok(pages)
}

/// Day and receiver of a row.
fn named(sheets: &Sheets, row: &FormRow) -> (String, String) {
    let receiver = match sheets.form.book {
        Book::Incoming => Cell::ToPlaces,
        Book::Outgoing => Cell::Recipients,
    };
    (row.sent().map(date::write).unwrap_or_default(), receiver.text(row).into_owned())
}

/// Two boxes side by side.
fn boxes(flow: &mut Flow) {
    flow.space(2.0);
    flow.draw(BOXES, |page, top| {
        let half = page.size.table_width() / 2.0;
        for (at, who) in [(0.0, "Người giao"), (1.0, "Người nhận")] {
            let left = LEFT + at * half;
            page.framed(left, top, left + half, top + BOXES, super::page::THIN);
            page.centred(left + half / 2.0, top + 5.0, Face::Bold, 11.0, who);
            page.centred(left + half / 2.0, top + 9.5, Face::Italic, 10.0, "(ký, ghi rõ họ tên, ngày nhận)");
        }
    });
    flow.space(6.0);
}
