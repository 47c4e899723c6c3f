//! The columns of the two registry books: the decree's headings in its order (Phụ lục IV), and what stands in each.

use super::lines::Breaks;
use crate::domain::{book::Book, content::Recipient, date, document::Document};

/// One column.
#[derive(Debug)]
pub(super) struct Column {
    /// The decree's heading.
    pub(super) heading: &'static str,
    /// In millimetres; the ten of a book are 277 together.
    pub(super) width: f32,
    pub(super) breaks: Breaks,
    pub(super) align: Align,
}

/// How the lines of a cell stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
}

const fn column(heading: &'static str, width: f32, breaks: Breaks, align: Align) -> Column {
    Column { heading, width, breaks, align }
}

use Align::{Centre, Left};
use Breaks::{Number, Words};

/// Phụ lục IV, mục VI: sổ đăng ký văn bản đến.
const INCOMING: [Column; 10] = [
    column("Ngày đến", 20.0, Number, Centre),
    column("Số đến", 15.0, Number, Centre),
    column("Tác giả", 34.0, Words, Left),
    column("Số, ký hiệu văn bản", 28.0, Number, Left),
    column("Ngày tháng văn bản", 20.0, Number, Centre),
    column("Tên loại và trích yếu nội dung văn bản", 78.0, Words, Left),
    column("Đơn vị hoặc người nhận", 28.0, Words, Left),
    column("Ngày chuyển", 20.0, Number, Centre),
    column("Ký nhận", 17.0, Words, Left),
    column("Ghi chú", 17.0, Words, Left),
];

/// Phụ lục IV, mục I: sổ đăng ký văn bản đi.
const OUTGOING: [Column; 10] = [
    column("Số, ký hiệu văn bản", 24.0, Number, Left),
    column("Ngày tháng văn bản", 22.0, Number, Centre),
    column("Tên loại và trích yếu nội dung văn bản", 82.0, Words, Left),
    column("Người ký", 28.0, Words, Left),
    column("Nơi nhận văn bản", 32.0, Words, Left),
    column("Đơn vị, người nhận bản lưu", 24.0, Words, Left),
    column("Số lượng bản", 13.0, Number, Centre),
    column("Ngày chuyển", 20.0, Number, Centre),
    column("Ký nhận", 16.0, Words, Left),
    column("Ghi chú", 16.0, Words, Left),
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
pub(super) fn cells(document: &Document) -> [String; 10] {
    let content = document.content();
    let day = |day: Option<chrono::NaiveDate>| day.map(date::write).unwrap_or_default();
    let type_and_subject = format!("{} {}", content.type_name, content.subject);
    match document {
        Document::Incoming(incoming) => [
            date::write(incoming.entry.arrival_date),
            incoming.arrival_number.to_string(),
            content.organ_name.clone(),
            incoming.entry.code.as_str().to_owned(),
            day(incoming.entry.issued_date),
            type_and_subject,
            incoming.entry.to_places.clone(),
            day(content.hand_over_date),
            String::new(),
            content.description.clone(),
        ],
        Document::Outgoing(outgoing) => [
            outgoing.code.as_str().to_owned(),
            date::write(outgoing.entry.issued_date),
            type_and_subject,
            content.signer_info.full_name.clone(),
            outgoing.entry.to.iter().map(receiver).collect::<Vec<_>>().join("; "),
            outgoing.entry.file_copy_unit.clone(),
            outgoing.entry.issued_amount.map(|amount| amount.to_string()).unwrap_or_default(),
            day(content.hand_over_date),
            String::new(),
            content.description.clone(),
        ],
    }
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
