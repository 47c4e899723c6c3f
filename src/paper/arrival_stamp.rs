//! The stamp on an incoming document (dấu “ĐẾN”, Phụ lục IV, mục V, NĐ 30/2020/NĐ-CP): 50 mm wide, 35 mm high.

use domain::{cell::Cell, document::Document, form_row::FormRow, recipients};

use super::{
    face::Face,
    fitting::{dots, fitted},
    page::{Page, Size},
    qr,
    sheets::Sheets,
};

/// Width and height of the stamp.
pub(super) const SIZE: Size = Size { width: 50.0, height: 35.0 };
/// Distance from the edge to the texts.
const SIDE: f32 = 1.2;
/// Space below the office's name.
const HEAD: f32 = 7.0;
/// Side of a QR code inside the stamp.
const QR: f32 = 12.0;
/// Thickness of the frame, in points.
const FRAME: f32 = 1.0;

/// Font sizes of the values, tried in this order: smaller ones for long values.
const SIZES: [f32; 5] = [10.0, 9.0, 8.0, 7.0, 6.0];

/// Labels in a row and in a column of an A4 sheet.
const ACROSS: usize = 4;
const DOWN: usize = 8;

/// Lays out the pages: one stamp on each, or sheets of labels.
pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Vec<Page> {
    // A blank stamp stands alone; a blank sheet of labels is filled.
    let blank = rows.is_empty();
    match sheets.labels {
        None if blank => vec![alone(sheets, None)],
        None => rows.iter().map(|row| alone(sheets, Some(row))).collect(),
        Some(gone) => {
            let gone = gone % (ACROSS * DOWN);
            let amount = if blank { ACROSS * DOWN - gone } else { rows.len() };
            let mut pages: Vec<Page> = Vec::new();
            for at in 0..amount {
                let place = (gone + at) % (ACROSS * DOWN);
                if place == 0 || pages.is_empty() {
                    pages.push(Page::new(Size::A4));
                }
                let Some(page) = pages.last_mut() else { continue };
                let (x, y) = corner(place);
                put(page, x, y, sheets, rows.get(at));
            }
            pages
        }
    }
}

/// Returns the top left corner of a label.
#[expect(clippy::cast_precision_loss, reason = "a sheet has 32 labels")]
fn corner(place: usize) -> (f32, f32) {
    let left = (Size::A4.width - ACROSS as f32 * SIZE.width) / 2.0;
    let top = (Size::A4.height - DOWN as f32 * SIZE.height) / 2.0;
    (left + (place % ACROSS) as f32 * SIZE.width, top + (place / ACROSS) as f32 * SIZE.height)
}

/// Draws one stamp on a page of its own size.
pub(super) fn alone(sheets: &Sheets, row: Option<&FormRow>) -> Page {
    let mut page = Page::new(SIZE);
    put(&mut page, 0.0, 0.0, sheets, row);
    page
}

/// Draws a stamp with this top left corner.
fn put(page: &mut Page, left: f32, top: f32, sheets: &Sheets, row: Option<&FormRow>) {
    // The frame lies inside the stamp's size, so that it is complete on paper of that size.
    let half = FRAME / 2.0 / super::page::POINTS;
    let (right, bottom) = (left + SIZE.width, top + SIZE.height);
    page.framed(left + half, top + half, right - half, bottom - half, FRAME);
    page.rule((left, top + HEAD), (right, top + HEAD), FRAME);
    let name = sheets.office.office.name.to_uppercase();
    let room = SIZE.width - 2.0 * SIDE;
    // One line is used while it is readable; two lines fit only in smaller letters.
    let (sizes, most): (&[f32], usize) =
        if Face::Bold.width(&name, 8.0) <= room { (&[10.0, 9.0, 8.0], 1) } else { (&[7.5, 7.0, 6.0], 2) };
    let (size, lines) = fitted(&name, Face::Bold, sizes, room, most);
    let leading = size * 1.15 / super::page::POINTS;
    #[expect(clippy::cast_precision_loss, reason = "two lines")]
    let mut y = top + (HEAD - leading * lines.len() as f32) / 2.0 + leading * 0.8;
    for line in &lines {
        page.centred(left + SIZE.width / 2.0, y, Face::Bold, size, line);
        y += leading;
    }
    let text = |cell: Cell| row.map(|row| cell.text(row).into_owned()).unwrap_or_default();
    // A QR code moves the texts to its side.
    let code = row.map(|row| &row.document).filter(|_| sheets.qr);
    let (cell, word, size, until) = match code {
        Some(_) => (12.5, 13.0, 9.0, SIZE.width - QR - SIDE),
        None => (15.0, 15.0, 10.0, SIZE.width),
    };
    page.centred(left + cell / 2.0, top + 16.0, Face::Bold, word, "ĐẾN");
    let mut line = |x: f32, y: f32, until: f32, size: f32, lines: usize, label: &str, value: &str| {
        labelled(page, (left + x, top + y), left + until - SIDE, size, lines, label, value);
    };
    line(cell, 12.5, until, size, 1, "Số:", &text(Cell::Number));
    line(cell, 18.8, until, size, 1, "Ngày:", &text(Cell::ArrivalDate));
    line(SIDE, 25.0, SIZE.width, 10.0, 2, "Chuyển:", &places(&text(Cell::ToPlaces)));
    line(SIDE, 33.2, SIZE.width, 10.0, 1, "Số và ký hiệu HS:", &text(Cell::FileNotation));
    if let Some(document) = code {
        qr::put(page, right - QR - SIDE, top + HEAD + 1.0, QR, document);
    }
}

/// Lists the units that a document goes to as far as they fit, and the number of the others, so that no name is
/// cut.
fn places(all: &str) -> String {
    let names = recipients::names(all);
    let room = SIZE.width - 2.0 * SIDE - Face::Bold.width("Chuyển:", 10.0) - 0.8;
    let some = (1..names.len()).rev().map(|kept| {
        let shown = names.get(..kept).unwrap_or_default().join("; ");
        format!("{shown} và {} nơi khác", names.len() - kept)
    });
    let has_room =
        |text: &String| !fitted(text, Face::Regular, &SIZES, room, 2).1.iter().any(|line| line.ends_with('…'));
    std::iter::once(all.to_owned()).chain(some).find(has_room).unwrap_or_else(|| all.to_owned())
}

/// Draws a label and its value; dots to write on where the value is empty.
fn labelled(page: &mut Page, (x, y): (f32, f32), until: f32, size: f32, lines: usize, label: &str, value: &str) {
    page.put(x, y, Face::Bold, size, label);
    let start = x + Face::Bold.width(label, size) + 0.8;
    let room = until - start;
    if value.is_empty() {
        page.put(start, y, Face::Regular, size, &dots(Face::Regular, size, room));
        return;
    }
    let sizes = SIZES.map(|smaller: f32| smaller.min(size));
    let (size, set) = fitted(value, Face::Regular, &sizes, room, lines);
    let leading = size * 1.1 / super::page::POINTS;
    for (at, line) in (0_u8..).zip(&set) {
        page.put(start, y + f32::from(at) * leading, Face::Regular, size, line);
    }
}

/// Returns the title of a stamped file, for its properties.
pub(super) fn title(document: &Document) -> String {
    format!("Văn bản đến số {}", document.own_number())
}
