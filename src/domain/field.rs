//! The fields of a document under the codes of Phụ lục VI, NĐ 30/2020/NĐ-CP.

mod cause;

pub(crate) use self::cause::shortened;
pub use self::cause::{Cause, Problem};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {
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
    FileCode,
    /// Số thứ tự văn bản trong hồ sơ.
    DocOrdinal,
    /// Tên loại văn bản.
    TypeName,
    /// Số của văn bản.
    CodeNumber,
    /// Ký hiệu của văn bản.
    CodeNotation,
    /// Ngày, tháng, năm văn bản.
    IssuedDate,
    /// Tên cơ quan, tổ chức ban hành.
    OrganName,
    /// Trích yếu nội dung.
    Subject,
    /// Ngôn ngữ.
    Language,
    /// Số trang.
    PageAmount,
    /// Ghi chú.
    Description,
    /// Ngày, tháng, năm đến.
    ArrivalDate,
    /// Số đến.
    ArrivalNumber,
    /// Chức vụ, họ tên người ký: `{Prefix, Position, FullName}`.
    SignerInfo,
    /// Nơi nhận: a list of `{OrganId, OrganName}`.
    To,
    /// Mức độ khẩn.
    Priority,
    /// Số lượng bản phát hành.
    IssuedAmount,
    /// Hạn trả lời văn bản, thời hạn giải quyết.
    DueDate,
    /// Đơn vị hoặc người nhận.
    ToPlaces,
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    TraceHeaderList,
    /// Số, ký hiệu as it stands on the paper.
    Code,
    /// Ngày chuyển.
    HandOverDate,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Đơn vị soạn thảo, by its abbreviation.
    DraftingUnit,
    /// Văn bản quy phạm pháp luật or not.
    Normative,
    /// Độ mật: only the normal is taken.
    Secrecy,
    /// Cách đến: by wire, post, hand, fax or e-mail.
    CameBy,
    /// Why it is registered, changed or withdrawn as it is.
    Reason,
    /// Who writes.
    Clerk,
    /// Which book the document stands in.
    Book,
    /// The whole object of a line, where no single field is to blame.
    Document,
    /// The day something was done.
    Day,
    /// Trình ai.
    SubmittedTo,
    /// Người cho ý kiến chỉ đạo.
    Author,
    /// Ý kiến chỉ đạo in its words.
    Text,
    /// Units that lead: a list of `{Unit, DueDate}`.
    Lead,
    /// Units that support: a list of `{Unit, DueDate}`.
    Support,
    /// Đơn vị hoặc người that handles or receives.
    Unit,
    /// Chủ trì or phối hợp.
    Role,
    /// How far a unit is.
    State,
    /// Since when.
    StateDate,
    /// Who received it.
    Receiver,
    /// Gửi qua: by wire, post or hand.
    SentBy,
    /// Gửi đến.
    SentTo,
    /// Số lượng bì.
    Envelopes,
    /// Ngày nhận hồi báo.
    ReceivedDate,
    /// Người sử dụng bản lưu.
    Borrower,
    /// Người cho phép sử dụng.
    AllowedBy,
    /// Ngày trả.
    ReturnedDate,
    /// Nơi gửi, on an envelope.
    Sender,
    /// Người nhận, on an envelope.
    Addressee,
    /// Ghi chú of what was done.
    Remark,
    /// Why an entry was struck out.
    Struck,
    /// Cơ quan cùng ban hành: a list of `{OrganName, Abbreviation}`.
    Issuers,
}
