//! The head of a sheet: office, Quốc hiệu, place and date; and the office's contacts.

use chrono::{Datelike, NaiveDate};

use domain::office::{Contacts, Office};

use super::{
    face::Face,
    fitting::fitted,
    flow::Flow,
    page::{Page, Size, THIN},
};

/// The office's data on sheets and envelopes. What is not known is left to be written by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Its name, the body above it and its place.
    pub office: Office,
    /// Its address and other contacts.
    pub contacts: Contacts,
}

/// Whether the parent body is printed above the office's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Above {
    /// The parent body is printed.
    Parent,
    /// The name is printed alone.
    Nothing,
}

/// The width of Quốc hiệu with its margins.
const MOTTO: f32 = 88.0;
/// The left and right margin of the head.
pub(super) const MARGIN: f32 = 20.0;

/// Sets the head of a page: the office at the left, Quốc hiệu at the right, place and date below it (Phụ lục I,
/// NĐ 30/2020/NĐ-CP).
pub(super) fn put(flow: &mut Flow, letterhead: &Letterhead, above: Above, place_and_date: &str) {
    let width = flow.size().width;
    flow.draw(32.0, |page, top| {
        office(page, top, &letterhead.office, above);
        let centre = width - MARGIN - MOTTO / 2.0;
        page.centred(centre, top + 5.0, Face::Bold, 12.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        let motto = "Độc lập - Tự do - Hạnh phúc";
        page.centred(centre, top + 10.5, Face::Bold, 13.0, motto);
        let half = Face::Bold.width(motto, 13.0) / 2.0;
        page.rule((centre - half, top + 12.5), (centre + half, top + 12.5), THIN);
        page.centred(centre, top + 20.0, Face::Italic, 13.0, place_and_date);
    });
}

/// Returns the width available to the office's names on paper of this size.
fn room_of_office(size: Size) -> f32 {
    size.width - 2.0 * MARGIN - MOTTO - 4.0
}

/// Returns the centre of the office's names, below which the number of a document is printed (Phụ lục I, mục
/// II.3, NĐ 30/2020/NĐ-CP).
pub(super) fn centre_of_office(size: Size) -> f32 {
    MARGIN + room_of_office(size) / 2.0
}

fn office(page: &mut Page, top: f32, office: &Office, above: Above) {
    let (room, centre) = (room_of_office(page.size), centre_of_office(page.size));
    let mut y = top;
    let parent = if above == Above::Parent { office.parent.to_uppercase() } else { String::new() };
    let name =
        if office.name.is_empty() { "…………………………".to_owned() } else { office.name.to_uppercase() };
    for (text, face) in [(parent, Face::Regular), (name, Face::Bold)] {
        let (size, lines) = fitted(&text, face, &[12.0, 11.0, 10.0], room, 2);
        for line in &lines {
            y += 5.0;
            page.centred(centre, y, face, size, line);
        }
    }
    page.rule((centre - 10.0, y + 2.0), (centre + 10.0, y + 2.0), THIN);
}

/// Writes `Quảng Trị, ngày 05 tháng 02 năm 2026`, with dots to write on where it is not known.
pub(super) fn place_and_date(office: &Office, day: Option<NaiveDate>) -> String {
    let place = if office.place.is_empty() { "………………" } else { &office.place };
    match day {
        Some(day) => format!("{place}, {}", in_words(day, "ngày")),
        None => format!("{place}, ngày …… tháng …… năm ………"),
    }
}

/// Writes `Ngày 05 tháng 02 năm 2026`; months from March on have no leading zero (Phụ lục I.II.4).
pub(super) fn in_words(day: NaiveDate, first: &str) -> String {
    let month = if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("{first} {:02} tháng {month} năm {}", day.day(), day.year())
}
