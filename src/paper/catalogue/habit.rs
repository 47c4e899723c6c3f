//! Forms that no decree prescribes today; offices keep them from Thông tư 07/2012/TT-BNV and Công văn
//! 425/VTLTNN-NVTW of 2005.

use domain::{
    book::Book::{Incoming, Outgoing},
    cell::Cell,
};

use super::{BookForm, Form, FormColumn, Kind, Rows, Source, column, day};

pub(super) const FORMS: [Form; 3] = [
    Form {
        name: "chuyen-giao-den",
        label: texts::FORM_CHUYEN_GIAO_DEN,
        title: "SỔ CHUYỂN GIAO VĂN BẢN ĐẾN",
        source: Source::Habit("Thông tư 07/2012/TT-BNV, Công văn 425/VTLTNN-NVTW"),
        since: day(2012, 11, 22),
        book: Incoming,
        kind: Kind::HandOver(&[
            column("Ngày chuyển", 22.0, Cell::HandOverDate),
            column("Số đến", 18.0, Cell::Number),
            column("Đơn vị hoặc người nhận", 62.0, Cell::ToPlaces),
            column("Ký nhận", 48.0, Cell::Signature),
            column("Ghi chú", 40.0, Cell::Note),
        ]),
    },
    Form {
        name: "chuyen-giao-di",
        label: texts::FORM_CHUYEN_GIAO_DI,
        title: "SỔ CHUYỂN GIAO VĂN BẢN ĐI",
        source: Source::Habit("Thông tư 07/2012/TT-BNV, Công văn 425/VTLTNN-NVTW"),
        since: day(2012, 11, 22),
        book: Outgoing,
        kind: Kind::HandOver(&[
            column("Ngày chuyển", 22.0, Cell::HandOverDate),
            column("Số, ký hiệu văn bản", 36.0, Cell::Code),
            column("Nơi nhận văn bản", 56.0, Cell::Recipients),
            column("Ký nhận", 42.0, Cell::Signature),
            column("Ghi chú", 34.0, Cell::Note),
        ]),
    },
    Form {
        name: "so-ban-sao",
        label: texts::FORM_SO_BAN_SAO,
        title: "SỔ ĐĂNG KÝ BẢN SAO",
        source: Source::Habit("Công văn 425/VTLTNN-NVTW"),
        since: day(2005, 7, 18),
        book: Outgoing,
        kind: Kind::Book(BookForm {
            columns: &COPIES,
            day: Cell::IssuedDate,
            number: Some(Cell::Code),
            rows: Rows::Copies,
            by_period: true,
        }),
    },
];

const COPIES: [FormColumn; 9] = [
    column("Số, ký hiệu bản sao", 26.0, Cell::Code),
    column("Ngày sao", 20.0, Cell::IssuedDate),
    column("Hình thức sao", 24.0, Cell::TypeName),
    column("Số, ký hiệu, ngày tháng văn bản được sao", 36.0, Cell::Copied),
    column("Tên loại, trích yếu", 70.0, Cell::Subject),
    column("Người ký bản sao", 30.0, Cell::Signer),
    column("Nơi nhận", 34.0, Cell::Recipients),
    column("Số lượng bản", 14.0, Cell::IssuedAmount),
    column("Ghi chú", 23.0, Cell::Note),
];
