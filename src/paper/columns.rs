//! The columns of the two registry books on paper: the decree's headings in its order (Phụ lục IV), and their widths.

use super::{
    lines::Breaks,
    table::{Align, Column, column},
};
use crate::domain::book::Book;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book_row;

    #[test]
    fn the_columns_are_those_of_the_books_rows() {
        for book in Book::ALL {
            assert_eq!(of(book).each_ref().map(|column| column.heading), *book_row::headings(book));
        }
    }

    #[test]
    fn the_columns_fill_the_page() {
        for book in Book::ALL {
            let width: f32 = of(book).iter().map(|column| column.width).sum();
            assert!((width - 277.0).abs() < 0.001, "{width}");
        }
    }
}
