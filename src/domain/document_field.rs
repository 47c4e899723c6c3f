//! The table of a document's fields. Each row gives the field's code, column, kind, limit and book, its columns in lists and exports, its
//! name on paper, and the headings that import recognises. Lists, history, paper, import and registry read this table, so that a field is
//! described only once.

use super::{book::Book, content::SUBJECT_REFUSED, field::Field};

/// The kind of value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text; holds the largest number of characters.
    Text(usize),
    /// Số, ký hiệu.
    Code,
    /// A date.
    Date,
    /// A whole number; holds the largest.
    Amount(u32),
    /// Yes or no.
    Flag,
    /// Mức độ khẩn.
    Priority,
    /// Cách đến.
    CameBy,
    /// Bodies in the order in which the document names them, each a row of another table.
    Bodies,
}

/// A column that shows a field unchanged in lists on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ListedAs {
    /// The name of the column in a clerk's preferences.
    pub name: &'static str,
    /// The heading.
    pub heading: texts::Text,
    /// The width of the column until the clerk changes it, in pixels.
    pub width: f32,
}

/// A column of exported lists that holds a field, and from which import reads it back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExportedAs {
    /// The heading of the column.
    pub heading: &'static str,
    /// The width of the column in a workbook, in letters.
    pub width: f64,
}

/// The description of one field.
#[derive(Debug, Clone, Copy)]
pub struct FieldRow {
    /// The code of the field; for a part of a field, the code of the whole.
    pub code: Field,
    /// The column of the registry's table of documents; for [`FieldKind::Bodies`], the name of the other table.
    pub column: &'static str,
    /// The kind of value.
    pub kind: FieldKind,
    /// The only book whose documents have the field; `None` if both have it.
    pub only: Option<Book>,
    /// The column of the field in lists on the screen; `None` if it has no column of its own.
    pub listed: Option<ListedAs>,
    /// Whether documents rarely share a value, so that caching the sort key of a value does not pay.
    pub is_individual: bool,
    /// The name of the field in running text on paper.
    pub on_paper: &'static str,
    /// The column of the field in exported lists, after the columns of the decree's book; `None` if it has none.
    pub exported: Option<ExportedAs>,
    /// The headings that import recognises, without diacritics and in lower case; the decree's own comes first.
    pub headings: &'static [&'static str],
}

impl FieldRow {
    const fn new(code: Field, column: &'static str, kind: FieldKind, on_paper: &'static str) -> Self {
        Self {
            code,
            column,
            kind,
            only: None,
            listed: None,
            is_individual: false,
            on_paper,
            exported: None,
            headings: &[],
        }
    }

    const fn only(self, book: Book) -> Self {
        Self { only: Some(book), ..self }
    }

    const fn listed(self, name: &'static str, heading: texts::Text, width: f32) -> Self {
        Self { listed: Some(ListedAs { name, heading, width }), ..self }
    }

    const fn individual(self) -> Self {
        Self { is_individual: true, ..self }
    }

    const fn exported(self, heading: &'static str, width: f64) -> Self {
        Self { exported: Some(ExportedAs { heading, width }), ..self }
    }

    const fn headings(self, headings: &'static [&'static str]) -> Self {
        Self { headings, ..self }
    }
}

macro_rules! document_fields {
    ($($(#[$doc:meta])* $name:ident: $row:expr;)+) => {
        /// A field of a document, or a part of a field that the registry stores separately.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum DocumentField { $($(#[$doc])* $name),+ }

        impl DocumentField {
            /// Every field; those stored in the table of documents are in the order of its columns.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Returns the description of the field.
            #[must_use]
            pub const fn row(self) -> &'static FieldRow {
                match self { $(Self::$name => const { &$row }),+ }
            }
        }
    };
}

use Book::{Incoming, Outgoing};
use FieldKind::{Amount, Bodies, Date, Flag, Text};

document_fields! {
    /// Số, ký hiệu as printed on the document.
    Code: FieldRow::new(Field::Code, "code", FieldKind::Code, "số, ký hiệu")
        .listed("code", texts::COLUMN_CODE, 120.0)
        .individual()
        .headings(&[
            "so ky hieu van ban",
            "so ky hieu",
            "so ky hieu vb",
            "so va ky hieu",
            "so va ky hieu van ban",
            "so ki hieu",
            "so ki hieu van ban",
            "so hieu",
            "so hieu van ban",
        ]);
    /// Ngày đến.
    ArrivalDate: FieldRow::new(Field::ArrivalDate, "arrival_date", Date, "ngày đến")
        .only(Incoming)
        .headings(&["ngay den", "ngay thang den", "ngay thang nam den"]);
    /// Ngày, tháng, năm văn bản.
    IssuedDate: FieldRow::new(Field::IssuedDate, "issued_date", Date, "ngày văn bản")
        .listed("issued-date", texts::COLUMN_ISSUED, 84.0)
        .headings(&[
            "ngay thang van ban",
            "ngay van ban",
            "ngay vb",
            "ngay thang vb",
            "ngay ban hanh",
            "ngay thang ban hanh",
            "ngay thang nam van ban",
            "ngay thang nam",
            "ngay thang",
        ]);
    /// Tên loại.
    TypeName: FieldRow::new(Field::TypeName, "type_name", Text(100), "tên loại")
        .exported("Tên loại", 14.0)
        .headings(&["ten loai", "ten loai van ban", "loai van ban", "loai vb", "loai"]);
    /// Tác giả; for an outgoing document, the issuing authority.
    OrganName: FieldRow::new(Field::OrganName, "organ_name", Text(200), "tác giả")
        .exported("Cơ quan ban hành", 24.0)
        .listed("organ", texts::COLUMN_ORGAN, 150.0)
        .headings(&[
            "tac gia",
            "tac gia van ban",
            "co quan ban hanh",
            "co quan ban hanh van ban",
            "co quan to chuc ban hanh",
            "ten co quan to chuc ban hanh",
            "don vi ban hanh",
            "noi ban hanh",
            "noi gui",
            "co quan gui",
        ]);
    /// Trích yếu nội dung.
    Subject: FieldRow::new(Field::Subject, "subject", Text(SUBJECT_REFUSED), "trích yếu")
        .exported("Trích yếu", 40.0)
        .individual()
        .headings(&[
            "ten loai va trich yeu noi dung van ban",
            "ten loai va trich yeu noi dung",
            "ten loai va trich yeu",
            "ten loai trich yeu noi dung van ban",
            "trich yeu",
            "trich yeu noi dung",
            "trich yeu noi dung van ban",
            "trich yeu van ban",
            "noi dung",
            "noi dung van ban",
            "noi dung trich yeu",
        ]);
    /// `TM.`, `KT.` …
    SignerPrefix: FieldRow::new(Field::SignerInfo, "signer_prefix", Text(20), "quyền hạn ký")
        .exported("Quyền hạn ký", 9.0);
    /// Chức vụ.
    SignerPosition: FieldRow::new(Field::SignerInfo, "signer_position", Text(100), "chức vụ người ký")
        .exported("Chức vụ", 18.0)
        .headings(&["chuc vu", "chuc vu nguoi ky"]);
    /// Họ tên người ký.
    SignerName: FieldRow::new(Field::SignerInfo, "signer_full_name", Text(50), "người ký")
        .exported("Người ký", 22.0)
        .listed("signer", texts::FIELD_SIGNER_INFO, 130.0)
        .headings(&["nguoi ky", "nguoi ky van ban", "ho ten nguoi ky", "ho va ten nguoi ky"]);
    /// Mức độ khẩn.
    Priority: FieldRow::new(Field::Priority, "priority", FieldKind::Priority, "mức độ khẩn")
        .exported("Độ khẩn", 11.0)
        .listed("priority", texts::FIELD_PRIORITY, 100.0)
        .headings(&["do khan", "muc do khan"]);
    /// Thời hạn giải quyết, hạn trả lời.
    DueDate: FieldRow::new(Field::DueDate, "due_date", Date, "thời hạn giải quyết")
        .exported("Hạn giải quyết", 11.5).headings(&[
        "han xu ly",
        "thoi han giai quyet",
        "han giai quyet",
        "han tra loi",
        "han tra loi van ban",
        "thoi han",
        "ngay den han",
    ]);
    /// Ngày chuyển.
    HandOverDate: FieldRow::new(Field::HandOverDate, "hand_over_date", Date, "ngày chuyển")
        .listed("hand-over", texts::LABEL_HAND_OVER_DATE, 84.0)
        .headings(&["ngay chuyen", "ngay thang chuyen"]);
    /// Số trang.
    PageAmount: FieldRow::new(Field::PageAmount, "page_amount", Amount(99_999), "số trang")
        .exported("Số trang", 8.0)
        .listed("page-amount", texts::LABEL_PAGE_AMOUNT, 54.0)
        .headings(&["so trang"]);
    /// Ngôn ngữ.
    Language: FieldRow::new(Field::Language, "language", Text(30), "ngôn ngữ")
        .exported("Ngôn ngữ", 11.0).headings(&["ngon ngu"]);
    /// Ghi chú.
    Description: FieldRow::new(Field::Description, "description", Text(500), "ghi chú")
        .exported("Ghi chú đã nhập", 24.0)
        .listed("description", texts::LABEL_DESCRIPTION, 150.0)
        .individual()
        .headings(&["ghi chu"]);
    /// Mã hồ sơ: the body that keeps the list of files.
    FileOrgan: FieldRow::new(Field::FileCode, "file_organ_id", Text(35), "mã cơ quan lập hồ sơ")
        .exported("Mã cơ quan lập hồ sơ", 14.0);
    /// Mã hồ sơ: the year.
    FileYear: FieldRow::new(Field::FileCode, "file_catalog", Amount(9_999), "năm hồ sơ")
        .exported("Năm hồ sơ", 8.0);
    /// Mã hồ sơ: number and notation.
    FileNotation: FieldRow::new(Field::FileCode, "file_notation", Text(20), "số, ký hiệu hồ sơ")
        .exported("Số, ký hiệu hồ sơ", 14.0)
        .listed("file-code", texts::LABEL_FILE_CODE, 120.0);
    /// Số thứ tự văn bản trong hồ sơ.
    DocOrdinal: FieldRow::new(Field::DocOrdinal, "doc_ordinal", Amount(99_999), "số thứ tự trong hồ sơ")
        .exported("STT trong hồ sơ", 8.0);
    /// Đơn vị hoặc người nhận.
    ToPlaces: FieldRow::new(Field::ToPlaces, "to_places", Text(1000), "đơn vị, người nhận")
        .only(Incoming)
        .headings(&["don vi hoac nguoi nhan", "don vi nguoi nhan", "nguoi nhan", "don vi nhan", "don vi xu ly"]);
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    TraceHeaderList: FieldRow::new(Field::TraceHeaderList, "trace_header_list", Text(10_000), "ý kiến chỉ đạo")
        .exported("Ý kiến chỉ đạo", 30.0)
        .only(Incoming)
        .listed("trace", texts::LABEL_TRACE, 150.0)
        .individual()
        .headings(&["y kien phan phoi chi dao trang thai xu ly", "y kien chi dao", "y kien phan phoi", "but phe"]);
    /// Cách đến.
    CameBy: FieldRow::new(Field::CameBy, "came_by", FieldKind::CameBy, "cách đến")
        .exported("Cách đến", 14.0)
        .only(Incoming)
        .listed("came-by", texts::LABEL_CAME_BY, 100.0)
        .headings(&[
            "cach den",
            "hinh thuc den",
            "hinh thuc nhan",
            "hinh thuc gui",
            "phuong thuc den",
            "phuong thuc nhan",
            "phuong thuc gui",
        ]);
    /// Whether the document is a văn bản quy phạm pháp luật.
    Normative: FieldRow::new(Field::Normative, "normative", Flag, "VBQPPL")
        .exported("QPPL", 7.0).only(Outgoing);
    /// Đơn vị soạn thảo.
    DraftingUnit: FieldRow::new(Field::DraftingUnit, "drafting_unit", Text(30), "đơn vị soạn thảo")
        .exported("Đơn vị soạn thảo", 11.0)
        .only(Outgoing)
        .listed("drafting-unit", texts::LABEL_DRAFTING_UNIT, 84.0)
        .headings(&["don vi soan thao", "phong soan thao"]);
    /// Số lượng bản phát hành.
    IssuedAmount: FieldRow::new(Field::IssuedAmount, "issued_amount", Amount(99_999), "số lượng bản")
        .only(Outgoing)
        .listed("issued-amount", texts::COLUMN_AMOUNT, 54.0)
        .headings(&["so luong ban", "so ban", "so luong", "so luong ban phat hanh", "so ban phat hanh"]);
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit: FieldRow::new(Field::FileCopyUnit, "file_copy_unit", Text(200), "người nhận bản lưu")
        .only(Outgoing)
        .listed("file-copy-unit", texts::COLUMN_FILE_COPY, 120.0)
        .headings(&["don vi nguoi nhan ban luu", "don vi nhan ban luu", "noi luu", "noi luu ban", "don vi luu"]);
    /// Nơi nhận.
    To: FieldRow::new(Field::To, "recipient", Bodies, "nơi nhận")
        .only(Outgoing)
        .headings(&["noi nhan van ban", "noi nhan"]);
    /// Cơ quan cùng ban hành.
    Issuers: FieldRow::new(Field::Issuers, "issuer", Bodies, "cơ quan cùng ban hành")
        .exported("Cơ quan cùng ban hành", 30.0).only(Outgoing).headings(&[
        "co quan cung ban hanh",
        "cac co quan cung ban hanh",
        "co quan phoi hop ban hanh",
        "co quan lien tich",
    ]);
}

impl DocumentField {
    /// The searched fields, in the order of the search index's columns.
    pub const SEARCHED: [Self; 10] = [
        Self::Code,
        Self::OrganName,
        Self::TypeName,
        Self::Subject,
        Self::SignerName,
        Self::ToPlaces,
        Self::To,
        Self::FileCopyUnit,
        Self::Issuers,
        Self::Description,
    ];

    /// Returns the field that is stored in a column.
    #[must_use]
    pub fn of_column(column: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|field| field.row().column == column)
    }

    /// Iterates over the fields stored in the table of documents, in the order of its columns.
    pub fn columns() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|field| field.row().kind != Bodies)
    }

    /// Returns whether documents of this book have the field.
    #[must_use]
    pub fn is_of(self, book: Book) -> bool {
        self.row().only.is_none_or(|only| only == book)
    }

    /// Returns whether the column may be NULL; other columns hold an empty text or 0 instead.
    #[must_use]
    pub fn is_nullable(self) -> bool {
        matches!(self.row().kind, Date | Amount(_))
    }
}
