//! The fields of a document under the codes of Phụ lục VI, NĐ 30/2020/NĐ-CP, with their labels on the screen.

mod cause;

use texts::{Text, Value};

pub(crate) use self::cause::shortened;
pub use self::cause::{Cause, Problem};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident: $label:path),+ $(,)?) => {
        /// A field, named by its code in Phụ lục VI, NĐ 30/2020/NĐ-CP; those from `Code` on are our own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $name),+ }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The field's code, which is also its JSON key.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),+ }
            }

            /// Returns the label of the field on the screen.
            #[must_use]
            pub fn label(self) -> Text {
                match self { $(Self::$name => $label),+ }
            }

            /// The field of a JSON key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $(stringify!($name) => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

fields! {
    /// Mã hồ sơ: `{OrganId, FileCatalog, FileNotation}`.
    FileCode: texts::FIELD_FILE_CODE,
    /// Số thứ tự văn bản trong hồ sơ.
    DocOrdinal: texts::FIELD_DOC_ORDINAL,
    /// Tên loại văn bản.
    TypeName: texts::FIELD_TYPE_NAME,
    /// Số của văn bản.
    CodeNumber: texts::FIELD_CODE_NUMBER,
    /// Ký hiệu của văn bản.
    CodeNotation: texts::FIELD_CODE_NOTATION,
    /// Ngày, tháng, năm văn bản.
    IssuedDate: texts::FIELD_ISSUED_DATE,
    /// Tên cơ quan, tổ chức ban hành.
    OrganName: texts::FIELD_ORGAN_NAME,
    /// Trích yếu nội dung.
    Subject: texts::FIELD_SUBJECT,
    /// Ngôn ngữ.
    Language: texts::FIELD_LANGUAGE,
    /// Số trang.
    PageAmount: texts::FIELD_PAGE_AMOUNT,
    /// Ghi chú.
    Description: texts::FIELD_DESCRIPTION,
    /// Ngày, tháng, năm đến.
    ArrivalDate: texts::FIELD_ARRIVAL_DATE,
    /// Số đến.
    ArrivalNumber: texts::FIELD_ARRIVAL_NUMBER,
    /// Chức vụ, họ tên người ký: `{Prefix, Position, FullName}`.
    SignerInfo: texts::FIELD_SIGNER_INFO,
    /// Nơi nhận: a list of `{OrganId, OrganName}`.
    To: texts::FIELD_TO,
    /// Mức độ khẩn.
    Priority: texts::FIELD_PRIORITY,
    /// Số lượng bản phát hành.
    IssuedAmount: texts::FIELD_ISSUED_AMOUNT,
    /// Hạn trả lời văn bản, thời hạn giải quyết.
    DueDate: texts::FIELD_DUE_DATE,
    /// Đơn vị hoặc người nhận.
    ToPlaces: texts::FIELD_TO_PLACES,
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    TraceHeaderList: texts::FIELD_TRACE_HEADER_LIST,
    /// Số, ký hiệu as it stands on the paper.
    Code: texts::FIELD_CODE,
    /// Ngày chuyển.
    HandOverDate: texts::FIELD_HAND_OVER_DATE,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit: texts::FIELD_FILE_COPY_UNIT,
    /// Đơn vị soạn thảo, by its abbreviation.
    DraftingUnit: texts::FIELD_DRAFTING_UNIT,
    /// Văn bản quy phạm pháp luật or not.
    Normative: texts::FIELD_NORMATIVE,
    /// Độ mật: only the normal is taken.
    Secrecy: texts::FIELD_SECRECY,
    /// Cách đến: by wire, post, hand, fax or e-mail.
    CameBy: texts::FIELD_CAME_BY,
    /// Why it is registered, changed or withdrawn as it is.
    Reason: texts::FIELD_REASON,
    /// Who writes.
    Clerk: texts::FIELD_CLERK,
    /// Which book the document stands in.
    Book: texts::FIELD_BOOK,
    /// The whole object of a line, where no single field is to blame.
    Document: texts::FIELD_DOCUMENT,
    /// The day something was done.
    Day: texts::FIELD_DAY,
    /// Trình ai.
    SubmittedTo: texts::FIELD_SUBMITTED_TO,
    /// Người cho ý kiến chỉ đạo.
    Author: texts::FIELD_AUTHOR,
    /// Ý kiến chỉ đạo in its words.
    Text: texts::FIELD_TEXT,
    /// Units that lead: a list of `{Unit, DueDate}`.
    Lead: texts::FIELD_LEAD,
    /// Units that support: a list of `{Unit, DueDate}`.
    Support: texts::FIELD_SUPPORT,
    /// Đơn vị hoặc người that handles or receives.
    Unit: texts::FIELD_UNIT,
    /// Chủ trì or phối hợp.
    Role: texts::FIELD_ROLE,
    /// How far a unit is.
    State: texts::FIELD_STATE,
    /// Since when.
    StateDate: texts::FIELD_STATE_DATE,
    /// Who received it.
    Receiver: texts::FIELD_RECEIVER,
    /// Gửi qua: by wire, post or hand.
    SentBy: texts::FIELD_SENT_BY,
    /// Gửi đến.
    SentTo: texts::FIELD_SENT_TO,
    /// Số lượng bì.
    Envelopes: texts::FIELD_ENVELOPES,
    /// Ngày nhận hồi báo.
    ReceivedDate: texts::FIELD_RECEIVED_DATE,
    /// Người sử dụng bản lưu.
    Borrower: texts::FIELD_BORROWER,
    /// Người cho phép sử dụng.
    AllowedBy: texts::FIELD_ALLOWED_BY,
    /// Ngày trả.
    ReturnedDate: texts::FIELD_RETURNED_DATE,
    /// Nơi gửi, on an envelope.
    Sender: texts::FIELD_SENDER,
    /// Người nhận, on an envelope.
    Addressee: texts::FIELD_ADDRESSEE,
    /// Ghi chú of what was done.
    Remark: texts::FIELD_REMARK,
    /// Why an entry was struck out.
    Struck: texts::FIELD_STRUCK,
    /// Cơ quan cùng ban hành: a list of `{OrganName, Abbreviation}`.
    Issuers: texts::FIELD_ISSUERS,
}

/// Lets a message name a field by its label.
impl From<Field> for Value {
    fn from(field: Field) -> Self {
        field.label().into()
    }
}
