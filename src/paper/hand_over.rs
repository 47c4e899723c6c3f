//! Hand-over sheets (sổ chuyển giao): for each day and receiver a table of what was handed over, and boxes for
//! the signatures of giver and receiver.

use domain::{book::Book, cell::Cell, date, follow_up::sending::SentBy, form_row::FormRow};

use super::{
    PaperError,
    face::Face,
    flow::{Flow, Style},
    letterhead::{self, Above, MARGIN},
    page::{LEFT, Page},
    sheets::Sheets,
};

const HEADING: Style = Style { face: Face::Bold, size: 12.0, margin: LEFT };
/// Height of the boxes for signatures.
const BOXES: f32 = 30.0;
/// Distance between a table and its boxes.
const ABOVE_BOXES: f32 = 2.0;

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
    for group in rows.chunk_by(|one, other| sheet(sheets, one) == sheet(sheets, other)) {
        let Some(first) = group.first() else { continue };
        let (day, receiver) = named(sheets, first);
        let receiver = if receiver.is_empty() { "…………………………".to_owned() } else { receiver };
        let title = format!("Ngày {day}: {receiver} ({} văn bản)", group.len());
        let rows = group.iter().map(|row| table.row(row));
        flow.table(Some((HEADING, &title)), table.columns.clone(), true, rows, BOXES + ABOVE_BOXES);
        match not_signed_for(group) {
            Some(how) => {
                flow.text(Style { face: Face::Italic, size: 11.0, ..HEADING }, how);
                flow.space(6.0);
            }
            None => boxes(&mut flow),
        }
    }
    let mut pages = flow.finish();
    let total = pages.len();
    for (number, page) in (1..).zip(&mut pages) {
        page.numbered(number, total);
    }
    Ok(pages)
}

/// Returns what the rows of a table share: day, receiver, and the way of sending if nobody signs for that.
fn sheet(sheets: &Sheets, row: &FormRow) -> ((String, String), Option<SentBy>) {
    (named(sheets, row), row.sent_by.filter(|way| *way != SentBy::Hand))
}

/// Returns day and receiver of a row.
fn named(sheets: &Sheets, row: &FormRow) -> (String, String) {
    let receiver = match sheets.form.book {
        Book::Incoming => Cell::ToPlaces,
        Book::Outgoing => Cell::Recipients,
    };
    (row.sent().map(date::write).unwrap_or_default(), receiver.text(row).into_owned())
}

/// Returns the text instead of the boxes below documents that nobody receives in person.
fn not_signed_for(group: &[FormRow]) -> Option<&'static str> {
    let went = |way| group.iter().all(|row| row.sent_by == Some(way));
    if went(SentBy::Wire) {
        Some("Gửi qua Trục liên thông văn bản, không ký nhận tại sổ này.")
    } else if went(SentBy::Post) {
        Some("Gửi qua bưu chính, không ký nhận tại sổ này.")
    } else {
        None
    }
}

/// Draws two boxes side by side.
fn boxes(flow: &mut Flow) {
    flow.space(ABOVE_BOXES);
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
