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
    /// The day it is due.
    Due,
}

impl OrderBy {
    /// Every column, in the order of the lists.
    pub const ALL: [Self; 8] =
        [Self::Number, Self::Date, Self::Organ, Self::Code, Self::Subject, Self::Signer, Self::Receiver, Self::Due];
}

/// An order. Documents equal in it stand in the order of registering; what is empty stands at the end, from whichever end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ListOrder {
    /// By this column.
    pub by: OrderBy,
    /// From its last to its first.
    pub descending: bool,
}
