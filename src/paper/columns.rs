//! The columns of the two registry books: the decree's headings in its order (Phụ lục IV), and what stands in each.

use std::borrow::Cow;

use super::{
    lines::Breaks,
    table::{Align, Column, column},
};
use crate::domain::{
    book::Book,
    content::Recipient,
    date,
    document::Document,
    number::Numbered,
    registration::{Ruling, Standing},
};

use Align::{Centre, Left};
use Breaks::{Number, Words};

/// Phụ lục IV, mục VI: sổ đăng ký văn bản đến.
const INCOMING: [Column; 10] = [
    column("Ngày đến", 19.0, Number, Centre),
    column("Số đến", 15.0, Number, Centre),
    column("Tác giả", 34.0, Words, Left),
    column("Số, ký hiệu văn bản", 28.0, Number, Left),
    column("Ngày tháng văn bản", 19.0, Number, Centre),
    column("Tên loại và trích yếu nội dung văn bản", 78.0, Words, Left),
    column("Đơn vị hoặc người nhận", 28.0, Words, Left),
    column("Ngày chuyển", 19.0, Number, Centre),
    column("Ký nhận", 17.0, Words, Left),
    column("Ghi chú", 20.0, Words, Left),
];

/// Phụ lục IV, mục I: sổ đăng ký văn bản đi.
const OUTGOING: [Column; 10] = [
    column("Số, ký hiệu văn bản", 24.0, Number, Left),
    column("Ngày tháng văn bản", 20.0, Number, Centre),
    column("Tên loại và trích yếu nội dung văn bản", 81.0, Words, Left),
    column("Người ký", 28.0, Words, Left),
    column("Nơi nhận văn bản", 32.0, Words, Left),
    column("Đơn vị, người nhận bản lưu", 24.0, Words, Left),
    column("Số lượng bản", 13.0, Number, Centre),
    column("Ngày chuyển", 19.0, Number, Centre),
    column("Ký nhận", 16.0, Words, Left),
    column("Ghi chú", 20.0, Words, Left),
];

/// The columns of a book.
pub(super) fn of(book: Book) -> &'static [Column; 10] {
    match book {
        Book::Incoming => &INCOMING,
        Book::Outgoing => &OUTGOING,
    }
}

/// The title on the cover.
pub(super) fn title(book: Book) -> &'static str {
    match book {
        Book::Incoming => "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
        Book::Outgoing => "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    }
}

/// A receiver by its name, or where it has none by its identifier.
fn receiver(to: &Recipient) -> &str {
    if to.organ_name.is_empty() { &to.organ_id } else { &to.organ_name }
}

/// The texts of a document's row. The place for the signature stays empty.
pub(super) fn cells(document: &Document) -> [Cow<'_, str>; 10] {
    let content = document.content();
    let day = |day: Option<chrono::NaiveDate>| day.map(date::write).unwrap_or_default().into();
    let type_and_subject = type_and_subject(document).into();
    match document {
        Document::Incoming(incoming) => [
            date::write(incoming.entry.arrival_date).into(),
            document.own_number().to_string().into(),
            content.organ_name.as_str().into(),
            incoming.entry.code.as_str().into(),
            day(incoming.entry.issued_date),
            type_and_subject,
            incoming.entry.to_places.as_str().into(),
            day(content.hand_over_date),
            "".into(),
            note(document),
        ],
        Document::Outgoing(outgoing) => [
            outgoing.code.as_str().into(),
            date::write(outgoing.entry.issued_date).into(),
            type_and_subject,
            content.signer_info.full_name.as_str().into(),
            receivers(&outgoing.entry.to).into(),
            outgoing.entry.file_copy_unit.as_str().into(),
            outgoing.entry.issued_amount.map(|amount| amount.to_string()).unwrap_or_default().into(),
            day(content.hand_over_date),
            "".into(),
            note(document),
        ],
    }
}

/// Tên loại và trích yếu.
pub(super) fn type_and_subject(document: &Document) -> String {
    let content = document.content();
    format!("{} {}", content.type_name, content.subject)
}

/// Nơi nhận.
pub(super) fn receivers(to: &[Recipient]) -> String {
    to.iter().map(receiver).collect::<Vec<_>>().join("; ")
}

/// How many columns of a document's row are struck through: all but the last, which says why.
pub(super) fn struck(document: &Document) -> usize {
    if document.registration().standing.is_valid() { 0 } else { 9 }
}

/// Ghi chú: what the registry must say of a number beside what the clerk wrote.
fn note(document: &Document) -> Cow<'_, str> {
    let registration = document.registration();
    let written = document.content().description.as_str();
    let mut notes = Vec::new();
    match &registration.standing {
        Standing::Valid => {}
        Standing::Cancelled(ruling) => notes.push(ruled("HỦY", ruling)),
        Standing::Recalled(ruling) => notes.push(ruled("THU HỒI", ruling)),
    }
    if registration.double > 0 {
        notes.push("Trùng trong sổ gốc".to_owned());
    }
    match registration.numbered {
        Numbered::Inserted => notes.push(format!("Số chèn: {}", registration.reason)),
        Numbered::Emergency => notes.push("Số ghi trên giấy khi máy hỏng".to_owned()),
        Numbered::InTurn | Numbered::Held | Numbered::Imported => {}
    }
    if notes.is_empty() {
        return written.into();
    }
    if !written.is_empty() {
        notes.push(written.to_owned());
    }
    notes.join("; ").into()
}

/// That a document stands no longer, why, by whose ruling and since when.
fn ruled(word: &str, ruling: &Ruling) -> String {
    let date = ruling.date.map(|date| format!("ngày {}", date::write(date))).unwrap_or_default();
    let parts = [ruling.reason.trim_end_matches('.'), &ruling.authority, &date];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{word}: {}", said.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_page() {
        for book in Book::ALL {
            let width: f32 = of(book).iter().map(|column| column.width).sum();
            assert!((width - 277.0).abs() < 0.001, "{width}");
        }
    }
}
