//! The sheet on which an incoming document is handled (phiếu giải quyết văn bản đến, Phụ lục IV, mục VII, NĐ
//! 30/2020/NĐ-CP). What is known is printed, the rest is left to be written by hand.

use domain::{cell::Cell, date, follow_up::handling::Role, form_row::FormRow};

use super::{
    face::Face,
    flow::{Flow, Style},
    letterhead::{self, Above, MARGIN, in_words},
    lines::{Breaks, broken},
    page::{Page, Size, THIN},
    qr,
    sheets::Sheets,
};

const fn style(face: Face, size: f32) -> Style {
    Style { face, size, margin: MARGIN }
}
const BODY: Style = style(Face::Regular, 13.0);
/// Indent of a paragraph's first line, as in the decree.
const INDENT: f32 = 10.0;
/// Side of a QR code, at the left below the office.
const QR: f32 = 22.0;
/// Distance between lines to write on.
const LINE: f32 = 8.0;

pub(super) fn pages(sheets: &Sheets, rows: &[FormRow]) -> Vec<Page> {
    if rows.is_empty() {
        return sheet(sheets, None);
    }
    rows.iter().flat_map(|row| sheet(sheets, Some(row))).collect()
}

/// Lays out the sheet, on one page if possible, with fewer lines to write on below a long text.
fn sheet(sheets: &Sheets, row: Option<&FormRow>) -> Vec<Page> {
    let size = sheets.options.size(sheets.form);
    let most = if size.height > 400.0 { 8 } else { 4 };
    let mut set = Vec::new();
    for lines in (1..=most).rev() {
        set = with_lines(sheets, row, size, lines);
        if set.len() == 1 {
            break;
        }
    }
    set
}

fn with_lines(sheets: &Sheets, row: Option<&FormRow>, size: Size, lines: u8) -> Vec<Page> {
    let mut flow = Flow::on(size);
    let day = row.map(|_| sheets.day);
    let place_and_date = letterhead::place_and_date(&sheets.office.office, day);
    letterhead::put(&mut flow, &sheets.office, Above::Nothing, &place_and_date);
    if let Some(row) = row.filter(|_| sheets.qr) {
        flow.draw(0.0, |page, top| qr::put(page, MARGIN, top - 12.0, QR, &row.document));
    }
    flow.space(6.0);
    flow.centred(style(Face::Bold, 14.0), sheets.form.title);
    let about = row.map_or_else(
        || "(Tên loại; số và ký hiệu; ngày, tháng, năm; cơ quan ban hành và trích yếu nội dung văn bản đến)".to_owned(),
        about,
    );
    flow.centred(Style { margin: MARGIN + 22.0, ..BODY }, &about);
    flow.draw(8.0, |page, top| {
        let middle = page.size.middle();
        page.rule((middle - 12.0, top + 2.5), (middle + 12.0, top + 2.5), THIN);
    });
    let pen = PenLines { size, lines };
    leaders(&mut flow, pen, row);
    part(
        &mut flow,
        pen,
        "2. Ý kiến của lãnh đạo đơn vị",
        &["- Giao cho cá nhân; thời hạn giải quyết đối với cá nhân (nếu có);", "- Ngày, tháng, năm cho ý kiến."],
    );
    part(
        &mut flow,
        pen,
        "3. Ý kiến đề xuất của người giải quyết",
        &["- Ý kiến đề xuất giải quyết văn bản đến của cá nhân;", "- Ngày, tháng, năm đề xuất ý kiến."],
    );
    flow.finish()
}

/// The number and spacing of the lines to write on.
#[derive(Clone, Copy)]
struct PenLines {
    size: Size,
    lines: u8,
}

/// Describes the document, beginning with its số đến, by which the sheet is filed.
fn about(row: &FormRow) -> String {
    let described = Cell::Described.text(row);
    let content = row.document.content();
    let arrived = format!("Số đến {}, {}", row.document.own_number(), in_words(row.document.book_date(), "ngày"));
    let note = if row.document.registration().standing.is_valid() {
        String::new()
    } else {
        format!(" ({})", Cell::Note.text(row))
    };
    format!("{described}: {}{note}. {arrived}", content.subject.trim_end_matches('.'))
}

/// Sets the first part: the instruction of the office's leader, where it is known.
fn leaders(flow: &mut Flow, pen: PenLines, row: Option<&FormRow>) {
    flow.keep(40.0);
    paragraph(flow, "1. Ý kiến của lãnh đạo cơ quan, tổ chức");
    flow.space(1.5);
    let given = row.map(Given::of).unwrap_or_default();
    for (label, value, end) in [
        ("- Giao đơn vị, cá nhân chủ trì", &given.lead, ";"),
        ("- Giao các đơn vị, cá nhân tham gia phối hợp giải quyết văn bản đến (nếu có)", &given.supporting, ";"),
        ("- Thời hạn giải quyết đối với mỗi đơn vị, cá nhân (nếu có)", &given.deadlines, ";"),
        ("- Ngày tháng cho ý kiến phân phối, giải quyết", &given.by, "."),
    ] {
        let value = if value.is_empty() { String::new() } else { format!(": {value}") };
        paragraph(flow, &format!("{label}{value}{end}"));
        flow.space(1.5);
    }
    if given.words.is_empty() {
        lines(flow, pen);
    } else {
        paragraph(flow, &given.words);
        flow.space(6.0);
    }
}

/// An instruction under the decree's words; empty where it is not known.
#[derive(Default)]
struct Given {
    lead: String,
    supporting: String,
    deadlines: String,
    /// Its day and its author.
    by: String,
    words: String,
}

impl Given {
    fn of(row: &FormRow) -> Self {
        let units = |role: Role| {
            let of_role = row.follow_up.assigned().filter(move |one| one.fact.duty.role == role);
            of_role.map(|one| one.fact.duty.unit.as_str()).collect::<Vec<_>>().join("; ")
        };
        let by =
            row.follow_up.instruction().map(|given| format!("{}, {}", date::write(given.fact.day), given.fact.author));
        Self {
            lead: units(Role::Lead),
            supporting: units(Role::Support),
            deadlines: Cell::DueDate.text(row).into_owned(),
            by: by.unwrap_or_default(),
            words: Cell::Instructions.text(row).into_owned(),
        }
    }
}

/// Sets a part that is written by hand.
fn part(flow: &mut Flow, pen: PenLines, title: &str, points: &[&str]) {
    flow.keep(40.0);
    paragraph(flow, title);
    flow.space(1.5);
    for point in points {
        paragraph(flow, point);
        flow.space(1.5);
    }
    lines(flow, pen);
}

/// Sets a text with an indented first line.
fn paragraph(flow: &mut Flow, text: &str) {
    let room = flow.size().width - 2.0 * MARGIN - INDENT;
    for (at, line) in broken(text, BODY.face, BODY.size, room, Breaks::Words).iter().enumerate() {
        flow.line(Style { margin: if at == 0 { MARGIN + INDENT } else { MARGIN }, ..BODY }, line);
    }
}

fn lines(flow: &mut Flow, pen: PenLines) {
    for _ in 0..pen.lines {
        flow.draw(LINE, |page, top| {
            let (left, right) = (MARGIN, pen.size.width - MARGIN);
            page.put(
                left,
                top + LINE - 1.0,
                Face::Regular,
                10.0,
                &super::fitting::dots(Face::Regular, 10.0, right - left),
            );
        });
    }
    flow.space(5.0);
}
