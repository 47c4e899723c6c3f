//! A document's row in its registry book: the decree's ten columns (Phụ lục IV, NĐ 30/2020/NĐ-CP) and what stands in each.

use std::borrow::Cow;

use super::{
    book::Book,
    cell::Cell,
    content::Recipient,
    date,
    document::Document,
    follow_up::sent_back::SentBack,
    number::Numbered,
    registration::{Ruling, Standing},
    type_and_subject,
};

/// The headings of the incoming book (Phụ lục IV, mục VI).
pub const INCOMING: [&str; 10] = [
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];

/// The headings of the outgoing book (Phụ lục IV, mục I).
pub const OUTGOING: [&str; 10] = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
];

/// The headings of a book.
#[must_use]
pub fn headings(book: Book) -> &'static [&'static str; 10] {
    match book {
        Book::Incoming => &INCOMING,
        Book::Outgoing => &OUTGOING,
    }
}

/// A receiver by its name, or where it has none by its identifier.
fn receiver(to: &Recipient) -> &str {
    if to.organ_name.is_empty() { &to.organ_id } else { &to.organ_name }
}

const INCOMING_CELLS: [Cell; 10] = [
    Cell::ArrivalDate,
    Cell::Number,
    Cell::Organ,
    Cell::Code,
    Cell::IssuedDate,
    Cell::TypeAndSubject,
    Cell::ToPlaces,
    Cell::HandOverDate,
    Cell::Signature,
    Cell::Note,
];

const OUTGOING_CELLS: [Cell; 10] = [
    Cell::Code,
    Cell::IssuedDate,
    Cell::TypeAndSubject,
    Cell::Signer,
    Cell::Recipients,
    Cell::FileCopyUnit,
    Cell::IssuedAmount,
    Cell::HandOverDate,
    Cell::Signature,
    Cell::Note,
];

/// What stands below each heading of a book.
#[must_use]
pub fn columns(book: Book) -> &'static [Cell; 10] {
    match book {
        Book::Incoming => &INCOMING_CELLS,
        Book::Outgoing => &OUTGOING_CELLS,
    }
}

/// The texts of a document's row. The place for the signature stays empty.
#[must_use]
pub fn cells(document: &Document) -> [Cow<'_, str>; 10] {
    columns(document.book()).map(|cell| cell.of_document(document))
}

/// Tên loại và trích yếu.
#[must_use]
pub fn type_and_subject(document: &Document) -> String {
    let content = document.content();
    type_and_subject::joined(&content.type_name, &content.subject).into_owned()
}

/// Nơi nhận.
#[must_use]
pub fn receivers(to: &[Recipient]) -> String {
    to.iter().map(receiver).collect::<Vec<_>>().join("; ")
}

/// How many columns of a document's row are struck through: all but the last, which says why.
#[must_use]
pub fn struck(document: &Document) -> usize {
    if document.registration().standing.is_valid() { 0 } else { 9 }
}

/// Ghi chú: what the registry must say of a number beside what the clerk wrote.
pub(super) fn note(document: &Document) -> Cow<'_, str> {
    let registration = document.registration();
    let written = document.content().description.as_str();
    let mut notes = Vec::new();
    // Comes first: an import recognises a withdrawn document by how its remarks begin.
    match &registration.standing {
        Standing::Valid => {}
        Standing::Cancelled(ruling) => notes.push(ruled("HỦY", ruling)),
        Standing::Recalled(ruling) => notes.push(ruled("THU HỒI", ruling)),
    }
    notes.extend(jointly(document));
    if registration.double > 0 {
        notes.push("Trùng trong sổ gốc".to_owned());
    }
    notes.extend(registration.sent_back.as_ref().map(SentBack::note));
    match registration.first_numbered() {
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

/// Names the bodies that issue a document jointly and the one that numbered it; each of their books has a row for it.
fn jointly(document: &Document) -> Option<String> {
    let Document::Outgoing(outgoing) = document else { return None };
    let issuers: Vec<&str> = outgoing.entry.issuers.iter().map(|issuer| issuer.organ_name.as_str()).collect();
    let leader = &outgoing.entry.content.organ_name;
    (!issuers.is_empty()).then(|| format!("Liên tịch với {}; số của {leader}", issuers.join(", ")))
}

/// That a document stands no longer, why, by whose ruling and since when.
fn ruled(word: &str, ruling: &Ruling) -> String {
    let date = ruling.date.map(|date| format!("ngày {}", date::write(date))).unwrap_or_default();
    let parts = [ruling.reason.trim_end_matches('.'), &ruling.authority, &date];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{word}: {}", said.join(", "))
}
