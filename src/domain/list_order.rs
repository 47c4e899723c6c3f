//! The order of a list: by which of its columns, and from which end.

/// A column that a list can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderBy {
    /// The office's own number, its suffix after it.
    Number,
    /// The date of arrival, or of issue.
    Date,
    /// The issuer.
    Organ,
    /// Số, ký hiệu: its number as a number, then its notation.
    Code,
    /// Type and subject.
    Subject,
    /// Who signed.
    Signer,
    /// Who received it; of several the first.
    Receiver,
    /// The day it is due: of its open deadlines the earliest, else its own.
    Due,
    /// Which book: incoming, then outgoing.
    Book,
    /// The date of the document itself.
    IssuedDate,
    /// The day it was handed over.
    HandOver,
    /// How urgent it is; what is not urgent is empty.
    Priority,
    /// Ghi chú.
    Description,
    /// Số trang.
    PageAmount,
    /// Who registered it.
    Clerk,
    /// Cách đến, in the order the ways are offered.
    CameBy,
    /// Ý kiến, trạng thái as written.
    Trace,
    /// Hồ sơ.
    FileCode,
    /// Đơn vị soạn thảo.
    DraftingUnit,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Số lượng bản.
    IssuedAmount,
}

impl OrderBy {
    /// Every column.
    pub const ALL: [Self; 21] = [
        Self::Number,
        Self::Date,
        Self::Organ,
        Self::Code,
        Self::Subject,
        Self::Signer,
        Self::Receiver,
        Self::Due,
        Self::Book,
        Self::IssuedDate,
        Self::HandOver,
        Self::Priority,
        Self::Description,
        Self::PageAmount,
        Self::Clerk,
        Self::CameBy,
        Self::Trace,
        Self::FileCode,
        Self::DraftingUnit,
        Self::FileCopyUnit,
        Self::IssuedAmount,
    ];
}

/// An order. Documents equal in it stand in the order of registering; what is empty stands at the end, from whichever end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ListOrder {
    /// By this column.
    pub by: OrderBy,
    /// From its last to its first.
    pub descending: bool,
}
