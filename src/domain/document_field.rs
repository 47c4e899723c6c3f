//! The table of a document's fields. Each row gives the field's code, column, kind, limit and book, its label and places in the entry
//! forms and the batch, its columns in lists and exports, its name on paper, and the headings that import recognises. Forms, lists,
//! history, paper, import and registry read this table, so that a field is described only once.

mod row;

use std::borrow::Cow;

pub use self::row::{BatchedAs, ExportedAs, FieldKind, FieldRow, FormPlace, ListedAs};
use super::{book::Book, content::SUBJECT_REFUSED, field::Field};

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
    Code: FieldRow::new(Field::Code, "code", FieldKind::Code, "số, ký hiệu", texts::LABEL_CODE)
        .entered(Incoming, 2, 1)
        .batched(3, texts::COLUMN_CODE, 104.0, 128.0)
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
    ArrivalDate: FieldRow::new(Field::ArrivalDate, "arrival_date", Date, "ngày đến", texts::LABEL_ARRIVAL_DATE)
        .entered(Incoming, 1, 1)
        .batched(1, texts::COLUMN_DATE, 88.0, 92.0)
        .only(Incoming)
        .headings(&["ngay den", "ngay thang den", "ngay thang nam den"]);
    /// Ngày, tháng, năm văn bản.
    IssuedDate: FieldRow::new(Field::IssuedDate, "issued_date", Date, "ngày văn bản", texts::LABEL_ISSUED_DATE)
        .entered(Incoming, 2, 2)
        .entered(Outgoing, 1, 1)
        .batched(4, texts::COLUMN_ISSUED, 88.0, 92.0)
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
    TypeName: FieldRow::new(Field::TypeName, "type_name", Text(100), "tên loại", texts::LABEL_TYPE_NAME)
        .entered(Incoming, 3, 1)
        .entered(Outgoing, 2, 1)
        .batched(5, texts::LABEL_TYPE_NAME, 80.0, 96.0)
        .exported("Tên loại", 14.0)
        .headings(&["ten loai", "ten loai van ban", "loai van ban", "loai vb", "loai"]);
    /// Tác giả; for an outgoing document, the issuing authority.
    OrganName: FieldRow::new(Field::OrganName, "organ_name", Text(200), "tác giả", texts::LABEL_ORGAN_NAME)
        .labelled_outgoing(texts::LABEL_AUTHORITY)
        .entered(Incoming, 1, 2)
        .entered(Outgoing, 1, 2)
        .batched(2, texts::COLUMN_ORGAN, 106.0, 156.0)
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
    Subject: FieldRow::new(Field::Subject, "subject", Text(SUBJECT_REFUSED), "trích yếu", texts::LABEL_SUBJECT)
        .entered(Incoming, 4, 1)
        .entered(Outgoing, 3, 1)
        .batched(6, texts::FIELD_SUBJECT, 124.0, 230.0)
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
    SignerPrefix: FieldRow::new(Field::SignerInfo, "signer_prefix", Text(20), "quyền hạn ký", texts::LABEL_SIGNER_PREFIX)
        .part("Prefix")
        .entered(Incoming, 7, 1)
        .entered(Outgoing, 4, 1)
        .wide(84.0)
        .exported("Quyền hạn ký", 9.0);
    /// Chức vụ.
    SignerPosition: FieldRow::new(Field::SignerInfo, "signer_position", Text(100), "chức vụ người ký", texts::LABEL_SIGNER_POSITION)
        .part("Position")
        .entered(Incoming, 7, 2)
        .entered(Outgoing, 4, 2)
        .exported("Chức vụ", 18.0)
        .headings(&["chuc vu", "chuc vu nguoi ky"]);
    /// Họ tên người ký.
    SignerName: FieldRow::new(Field::SignerInfo, "signer_full_name", Text(50), "người ký", texts::LABEL_SIGNER_NAME)
        .part("FullName")
        .entered(Incoming, 7, 3)
        .entered(Outgoing, 4, 3)
        .exported("Người ký", 22.0)
        .listed("signer", texts::FIELD_SIGNER_INFO, 130.0)
        .headings(&["nguoi ky", "nguoi ky van ban", "ho ten nguoi ky", "ho va ten nguoi ky"]);
    /// Mức độ khẩn.
    Priority: FieldRow::new(Field::Priority, "priority", FieldKind::Priority, "mức độ khẩn", texts::LABEL_PRIORITY)
        .entered(Incoming, 3, 2)
        .entered(Outgoing, 7, 1)
        .batched(8, texts::BATCH_PRIORITY, 56.0, 64.0)
        .exported("Độ khẩn", 11.0)
        .listed("priority", texts::FIELD_PRIORITY, 100.0)
        .headings(&["do khan", "muc do khan"]);
    /// Thời hạn giải quyết, hạn trả lời.
    DueDate: FieldRow::new(Field::DueDate, "due_date", Date, "thời hạn giải quyết", texts::LABEL_DUE_DATE)
        .labelled_outgoing(texts::LABEL_ANSWER_DATE)
        .entered(Incoming, 5, 2)
        .entered(Outgoing, 7, 3)
        .placeholder(texts::ENTRY_DUE_SHAPE)
        .exported_by_book("Hạn giải quyết", "Hạn trả lời", 11.5)
        .headings(&[
            "han xu ly",
            "thoi han giai quyet",
            "han giai quyet",
            "han tra loi",
            "han tra loi van ban",
            "thoi han",
            "ngay den han",
        ]);
    /// Ngày chuyển.
    HandOverDate: FieldRow::new(Field::HandOverDate, "hand_over_date", Date, "ngày chuyển", texts::LABEL_HAND_OVER_DATE)
        .entered(Incoming, 6, 1)
        .entered(Outgoing, 6, 3)
        .listed("hand-over", texts::LABEL_HAND_OVER_DATE, 84.0)
        .headings(&["ngay chuyen", "ngay thang chuyen"]);
    /// Số trang.
    PageAmount: FieldRow::new(Field::PageAmount, "page_amount", Amount(99_999), "số trang", texts::LABEL_PAGE_AMOUNT)
        .entered(Incoming, 6, 2)
        .entered(Outgoing, 9, 2)
        .wide(72.0)
        .exported("Số trang", 8.0)
        .listed("page-amount", texts::LABEL_PAGE_AMOUNT, 54.0)
        .headings(&["so trang"]);
    /// Ngôn ngữ.
    Language: FieldRow::new(Field::Language, "language", Text(30), "ngôn ngữ", texts::LABEL_LANGUAGE)
        .entered(Incoming, 9, 1)
        .entered(Outgoing, 9, 1)
        .placeholder(texts::ENTRY_LANGUAGE_USUAL)
        .exported("Ngôn ngữ", 11.0)
        .headings(&["ngon ngu"]);
    /// Ghi chú.
    Description: FieldRow::new(Field::Description, "description", Text(500), "ghi chú", texts::LABEL_DESCRIPTION)
        .entered(Incoming, 6, 4)
        .entered(Outgoing, 7, 4)
        .exported("Ghi chú đã nhập", 24.0)
        .listed("description", texts::LABEL_DESCRIPTION, 150.0)
        .individual()
        .headings(&["ghi chu"]);
    /// Mã hồ sơ: the body that keeps the list of files.
    FileOrgan: FieldRow::new(Field::FileCode, "file_organ_id", Text(35), "mã cơ quan lập hồ sơ", texts::LABEL_FILE_ORGAN)
        .part("OrganId")
        .entered(Incoming, 8, 1)
        .entered(Outgoing, 8, 1)
        .exported("Mã cơ quan lập hồ sơ", 14.0);
    /// Mã hồ sơ: the year.
    FileYear: FieldRow::new(Field::FileCode, "file_catalog", Amount(9_999), "năm hồ sơ", texts::LABEL_FILE_YEAR)
        .part("FileCatalog")
        .entered(Incoming, 8, 2)
        .entered(Outgoing, 8, 2)
        .wide(72.0)
        .exported("Năm hồ sơ", 8.0);
    /// Mã hồ sơ: number and notation.
    FileNotation: FieldRow::new(Field::FileCode, "file_notation", Text(20), "số, ký hiệu hồ sơ", texts::LABEL_FILE_NOTATION)
        .part("FileNotation")
        .entered(Incoming, 8, 3)
        .entered(Outgoing, 8, 3)
        .exported("Số, ký hiệu hồ sơ", 14.0)
        .listed("file-code", texts::LABEL_FILE_CODE, 120.0);
    /// Số thứ tự văn bản trong hồ sơ.
    DocOrdinal: FieldRow::new(Field::DocOrdinal, "doc_ordinal", Amount(99_999), "số thứ tự trong hồ sơ", texts::LABEL_DOC_ORDINAL)
        .entered(Incoming, 8, 4)
        .entered(Outgoing, 8, 4)
        .wide(96.0)
        .exported("STT trong hồ sơ", 8.0);
    /// Đơn vị hoặc người nhận.
    ToPlaces: FieldRow::new(Field::ToPlaces, "to_places", Text(1000), "đơn vị, người nhận", texts::LABEL_TO_PLACES)
        .entered(Incoming, 5, 1)
        .batched(7, texts::COLUMN_TO_PLACES, 88.0, 128.0)
        .only(Incoming)
        .headings(&["don vi hoac nguoi nhan", "don vi nguoi nhan", "nguoi nhan", "don vi nhan", "don vi xu ly"]);
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    TraceHeaderList: FieldRow::new(Field::TraceHeaderList, "trace_header_list", Text(10_000), "ý kiến chỉ đạo", texts::LABEL_TRACE)
        .exported("Ý kiến chỉ đạo", 30.0)
        .only(Incoming)
        .listed("trace", texts::LABEL_TRACE, 150.0)
        .individual()
        .headings(&["y kien phan phoi chi dao trang thai xu ly", "y kien chi dao", "y kien phan phoi", "but phe"]);
    /// Cách đến.
    CameBy: FieldRow::new(Field::CameBy, "came_by", FieldKind::CameBy, "cách đến", texts::LABEL_CAME_BY)
        .entered(Incoming, 5, 3)
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
    Normative: FieldRow::new(Field::Normative, "normative", Flag, "VBQPPL", texts::ENTRY_NORMATIVE_LABEL)
        .exported("QPPL", 7.0)
        .only(Outgoing);
    /// Đơn vị soạn thảo.
    DraftingUnit: FieldRow::new(Field::DraftingUnit, "drafting_unit", Text(30), "đơn vị soạn thảo", texts::LABEL_DRAFTING_UNIT)
        .wide(132.0)
        .entered(Outgoing, 2, 2)
        .exported("Đơn vị soạn thảo", 11.0)
        .only(Outgoing)
        .listed("drafting-unit", texts::LABEL_DRAFTING_UNIT, 84.0)
        .headings(&["don vi soan thao", "phong soan thao"]);
    /// Số lượng bản phát hành.
    IssuedAmount: FieldRow::new(Field::IssuedAmount, "issued_amount", Amount(99_999), "số lượng bản", texts::LABEL_ISSUED_AMOUNT)
        .entered(Outgoing, 6, 1)
        .wide(96.0)
        .only(Outgoing)
        .listed("issued-amount", texts::COLUMN_AMOUNT, 54.0)
        .headings(&["so luong ban", "so ban", "so luong", "so luong ban phat hanh", "so ban phat hanh"]);
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit: FieldRow::new(Field::FileCopyUnit, "file_copy_unit", Text(200), "người nhận bản lưu", texts::LABEL_FILE_COPY_UNIT)
        .entered(Outgoing, 6, 2)
        .only(Outgoing)
        .listed("file-copy-unit", texts::COLUMN_FILE_COPY, 120.0)
        .headings(&["don vi nguoi nhan ban luu", "don vi nhan ban luu", "noi luu", "noi luu ban", "don vi luu"]);
    /// Nơi nhận.
    To: FieldRow::new(Field::To, "recipient", Bodies, "nơi nhận", texts::LABEL_TO)
        .entered(Outgoing, 5, 1)
        .only(Outgoing)
        .headings(&["noi nhan van ban", "noi nhan"]);
    /// Cơ quan cùng ban hành.
    Issuers: FieldRow::new(Field::Issuers, "issuer", Bodies, "cơ quan cùng ban hành", texts::LABEL_ISSUERS)
        .entered(Outgoing, 11, 1)
        .exported("Cơ quan cùng ban hành", 30.0)
        .only(Outgoing)
        .headings(&[
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

    /// The number of columns of a batch.
    pub const BATCHED: usize = {
        let (mut count, mut at) = (0, 0);
        while at < Self::ALL.len() {
            count += Self::ALL[at].row().batched.is_some() as usize;
            at += 1;
        }
        count
    };

    /// Returns the fields of a batch's columns and the columns, in their order. Only for `const`.
    ///
    /// # Panics
    /// If two columns have the same place, or a place is missing; in a `const` this fails to compile.
    #[must_use]
    pub const fn batched() -> ([Self; Self::BATCHED], [BatchedAs; Self::BATCHED]) {
        let mut fields = [Self::ALL[0]; Self::BATCHED];
        let mut columns = [BatchedAs { place: 0, heading: texts::COLUMN_DATE, least: 0.0, enough: 0.0 }; Self::BATCHED];
        let mut at = 0;
        while at < Self::ALL.len() {
            if let Some(column) = Self::ALL[at].row().batched {
                assert!(columns[column.place - 1].place == 0, "two columns of a batch have one place");
                (fields[column.place - 1], columns[column.place - 1]) = (Self::ALL[at], column);
            }
            at += 1;
        }
        (fields, columns)
    }

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

    /// Iterates over the fields of a book's documents. The date that begins a deadline comes before the deadline, and the parts of a field
    /// come one after the other.
    pub fn of(book: Book) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.is_of(book))
    }

    /// Returns the fields with an input in a book's form, in the order of the form.
    #[must_use]
    pub fn entered(book: Book) -> Vec<(FormPlace, Self)> {
        let mut entered: Vec<_> =
            Self::ALL.iter().filter_map(|field| Some((field.row().place(book)?, *field))).collect();
        entered.sort_unstable();
        entered
    }

    /// Returns the code of the field; for a part of a field, with the key of the part: `SignerInfo.FullName`.
    #[must_use]
    pub fn key(self) -> Cow<'static, str> {
        let FieldRow { code, part, .. } = self.row();
        part.map_or(Cow::Borrowed(code.key()), |part| format!("{}.{part}", code.key()).into())
    }

    /// Returns the largest amount that the field takes; `None` if it is no amount.
    #[must_use]
    pub const fn largest(self) -> Option<u32> {
        match self.row().kind {
            Amount(most) => Some(most),
            _ => None,
        }
    }

    /// Returns the largest number of characters that the field takes; `None` if it is no text.
    #[must_use]
    pub const fn longest(self) -> Option<usize> {
        match self.row().kind {
            Text(most) => Some(most),
            _ => None,
        }
    }

    /// Returns whether the column may be NULL; other columns hold an empty text or 0 instead.
    #[must_use]
    pub fn is_nullable(self) -> bool {
        matches!(self.row().kind, Date | Amount(_))
    }
}
