//! The forms of Nghị định 30/2020/NĐ-CP: those of Phụ lục IV, the slip of Phụ lục III, and the two reports of
//! Phụ lục VI. Headings are word for word. The widths are chosen here, because the decree names no paper size
//! and its own columns only illustrate.

use chrono::NaiveDate;

use domain::{
    book::Book::{Incoming, Outgoing},
    cell::Cell,
};

use super::{BookForm, Form, FormColumn, Kind, Rows, Source, column, day};

/// The day of signing, from which the decree is valid (Điều 37).
const SINCE: NaiveDate = day(2020, 3, 5);

pub(super) const FORMS: [Form; 11] = [
    OUTGOING_BOOK,
    Form {
        name: "bi",
        label: texts::FORM_BI,
        title: "BÌ VĂN BẢN",
        source: Source::Decree("Phụ lục IV, mục II, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Outgoing,
        kind: Kind::Envelope,
    },
    Form {
        name: "so-buu-dien",
        label: texts::FORM_SO_BUU_DIEN,
        title: "SỔ GỬI VĂN BẢN ĐI BƯU ĐIỆN",
        source: Source::Decree("Phụ lục IV, mục III, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Outgoing,
        kind: Kind::Book(BookForm {
            columns: &POST,
            day: Cell::HandOverDate,
            number: Some(Cell::Code),
            rows: Rows::Posted,
            by_period: false,
        }),
    },
    Form {
        name: "so-ban-luu",
        label: texts::FORM_SO_BAN_LUU,
        title: "SỔ SỬ DỤNG BẢN LƯU",
        source: Source::Decree("Phụ lục IV, mục IV, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Outgoing,
        kind: Kind::Book(BookForm {
            columns: &FILE_COPIES,
            day: Cell::LoanDay,
            // A loan has no number, so the line is left blank.
            number: Some(Cell::Unfilled),
            rows: Rows::Lent,
            by_period: false,
        }),
    },
    Form {
        name: "dau-den",
        label: texts::FORM_DAU_DEN,
        title: "DẤU “ĐẾN”",
        source: Source::Decree("Phụ lục IV, mục V, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Incoming,
        kind: Kind::Stamp,
    },
    INCOMING_BOOK,
    Form {
        name: "phieu-giai-quyet",
        label: texts::FORM_PHIEU_GIAI_QUYET,
        title: "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN",
        source: Source::Decree("Phụ lục IV, mục VII, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Incoming,
        kind: Kind::HandlingSheet,
    },
    Form {
        name: "so-theo-doi",
        label: texts::FORM_SO_THEO_DOI,
        title: "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
        source: Source::Decree("Phụ lục IV, mục VIII, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Incoming,
        kind: Kind::Book(BookForm {
            columns: &FOLLOW_UP,
            day: Cell::ArrivalDate,
            number: None,
            rows: Rows::All,
            by_period: true,
        }),
    },
    Form {
        name: "phieu-gui",
        label: texts::FORM_PHIEU_GUI,
        title: "PHIẾU GỬI",
        // Note 6 lists the types of the form, phiếu gửi among them.
        source: Source::Decree("Phụ lục III, Mẫu 1.4, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Outgoing,
        kind: Kind::Slip(&[
            column("Số TT", 12.0, Cell::Unfilled),
            column("Số, ký hiệu văn bản", 46.0, Cell::Code),
            column("Ngày tháng", 26.0, Cell::IssuedDate),
            column("Số lượng bản", 22.0, Cell::Unfilled),
            column("Ghi chú", 54.0, Cell::Unfilled),
        ]),
    },
    Form {
        name: "tinh-hinh-den",
        label: texts::FORM_TINH_HINH_DEN,
        title: "BÁO CÁO TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐẾN",
        source: Source::Decree("Phụ lục VI, Phần I, mục V.2, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Incoming,
        kind: Kind::State(&FOLLOW_UP),
    },
    Form {
        name: "tinh-hinh-di",
        label: texts::FORM_TINH_HINH_DI,
        title: "BÁO CÁO TÌNH HÌNH GIẢI QUYẾT VĂN BẢN ĐI",
        source: Source::Decree("Phụ lục VI, Phần I, mục V.4, Nghị định 30/2020/NĐ-CP"),
        since: SINCE,
        book: Outgoing,
        kind: Kind::State(&OUTGOING_STATE),
    },
];

/// Mục I: ten columns.
const OUTGOING: [FormColumn; 10] = [
    column("Số, ký hiệu văn bản", 24.0, Cell::Code),
    column("Ngày tháng văn bản", 20.0, Cell::IssuedDate),
    column("Tên loại và trích yếu nội dung văn bản", 81.0, Cell::TypeAndSubject),
    column("Người ký", 28.0, Cell::Signer),
    column("Nơi nhận văn bản", 32.0, Cell::Recipients),
    column("Đơn vị, người nhận bản lưu", 24.0, Cell::FileCopyUnit),
    column("Số lượng bản", 13.0, Cell::IssuedAmount),
    column("Ngày chuyển", 19.0, Cell::HandOverDate),
    column("Ký nhận", 16.0, Cell::Signature),
    column("Ghi chú", 20.0, Cell::Note),
];

/// Mục III: six columns.
const POST: [FormColumn; 6] = [
    column("Ngày chuyển", 24.0, Cell::HandOverDate),
    column("Số, ký hiệu văn bản", 46.0, Cell::Code),
    column("Nơi nhận văn bản", 92.0, Cell::Recipients),
    column("Số lượng bì", 22.0, Cell::Envelopes),
    column("Ký nhận và dấu bưu điện", 58.0, Cell::Signature),
    column("Ghi chú", 35.0, Cell::Note),
];

/// Mục IV: nine columns.
const FILE_COPIES: [FormColumn; 9] = [
    column("Ngày tháng", 21.0, Cell::LoanDay),
    column("Họ tên người sử dụng", 36.0, Cell::LoanUser),
    column("Số, ký hiệu ngày tháng văn bản", 36.0, Cell::CodeAndDate),
    column("Tên loại và trích yếu nội dung văn bản", 70.0, Cell::TypeAndSubject),
    column("Số và ký hiệu HS", 22.0, Cell::FileNotation),
    column("Ký nhận", 20.0, Cell::Signature),
    column("Ngày trả", 21.0, Cell::LoanReturned),
    column("Người cho phép sử dụng", 31.0, Cell::LoanAllowedBy),
    column("Ghi chú", 20.0, Cell::Note),
];

/// Mục VI: ten columns.
const INCOMING: [FormColumn; 10] = [
    column("Ngày đến", 19.0, Cell::ArrivalDate),
    column("Số đến", 15.0, Cell::Number),
    column("Tác giả", 34.0, Cell::Organ),
    column("Số, ký hiệu văn bản", 28.0, Cell::Code),
    column("Ngày tháng văn bản", 19.0, Cell::IssuedDate),
    column("Tên loại và trích yếu nội dung văn bản", 78.0, Cell::TypeAndSubject),
    column("Đơn vị hoặc người nhận", 28.0, Cell::ToPlaces),
    column("Ngày chuyển", 19.0, Cell::HandOverDate),
    column("Ký nhận", 17.0, Cell::Signature),
    column("Ghi chú", 20.0, Cell::Note),
];

/// Mục VIII: seven columns.
const FOLLOW_UP: [FormColumn; 7] = [
    column("Số đến", 16.0, Cell::Number),
    column("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 92.0, Cell::Described),
    column("Đơn vị hoặc người nhận", 40.0, Cell::ToPlaces),
    column("Thời hạn giải quyết", 30.0, Cell::DueDate),
    column("Tiến độ giải quyết", 38.0, Cell::Progress),
    column("Số, ký hiệu văn bản trả lời", 36.0, Cell::Answers),
    column("Ghi chú", 25.0, Cell::Note),
];

/// Phụ lục VI prescribes the report and leaves its columns to the system.
const OUTGOING_STATE: [FormColumn; 7] = [
    column("Số, ký hiệu văn bản", 30.0, Cell::Code),
    column("Ngày tháng văn bản", 21.0, Cell::IssuedDate),
    column("Tên loại và trích yếu nội dung văn bản", 88.0, Cell::TypeAndSubject),
    column("Nơi nhận văn bản", 50.0, Cell::Recipients),
    column("Hạn trả lời", 24.0, Cell::DueDate),
    column("Tiến độ giải quyết", 38.0, Cell::Progress),
    column("Ghi chú", 26.0, Cell::Note),
];

/// Mục I.
pub(super) const OUTGOING_BOOK: Form = Form {
    name: "so-di",
    label: texts::FORM_SO_DI,
    title: "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    source: Source::Decree("Phụ lục IV, mục I, Nghị định 30/2020/NĐ-CP"),
    since: SINCE,
    book: Outgoing,
    kind: Kind::Book(BookForm {
        columns: &OUTGOING,
        day: Cell::IssuedDate,
        number: Some(Cell::Code),
        rows: Rows::All,
        by_period: true,
    }),
};

/// Mục VI.
pub(super) const INCOMING_BOOK: Form = Form {
    name: "so-den",
    label: texts::FORM_SO_DEN,
    title: "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    source: Source::Decree("Phụ lục IV, mục VI, Nghị định 30/2020/NĐ-CP"),
    since: SINCE,
    book: Incoming,
    kind: Kind::Book(BookForm {
        columns: &INCOMING,
        day: Cell::ArrivalDate,
        number: Some(Cell::Number),
        rows: Rows::All,
        by_period: true,
    }),
};
