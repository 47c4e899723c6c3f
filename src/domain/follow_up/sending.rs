//! Phát hành và lưu văn bản đi (Điều 18 and 19, NĐ 30/2020/NĐ-CP): sent by wire, post or hand, the receipt that came back, and loans
//! of the file copy (bản lưu).

use chrono::NaiveDate;

use texts::Text;

use super::{MAX_NAME, MAX_REMARK, refuse_before, require};
use crate::{
    content::{limit, limit_amount},
    field::{Field, Problem},
    text,
};

/// How a document was sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SentBy {
    /// Trục liên thông văn bản.
    #[default]
    Wire,
    /// Bưu điện.
    Post,
    /// By a person.
    Hand,
}

impl SentBy {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Wire, Self::Post, Self::Hand];

    /// The word for it in commands, JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Post => "post",
            Self::Hand => "hand",
        }
    }

    /// The way of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.key() == key)
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Wire => texts::CAME_BY_WIRE,
            Self::Post => texts::CAME_BY_POST,
            Self::Hand => texts::CAME_BY_HAND,
        }
    }
}

/// A document was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    /// The day.
    pub day: NaiveDate,
    /// How.
    pub sent_by: SentBy,
    /// To whom; empty for every receiver of the document.
    pub sent_to: String,
    /// Số lượng bì, where there are envelopes.
    pub envelopes: Option<u32>,
    /// When the receiver's signature or receipt came back.
    pub received_date: Option<NaiveDate>,
    /// Ghi chú.
    pub remark: String,
}

/// The file copy was lent (sổ sử dụng bản lưu, Phụ lục IV).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loan {
    /// The day.
    pub day: NaiveDate,
    /// Họ tên người sử dụng.
    pub borrower: String,
    /// Người cho phép sử dụng.
    pub allowed_by: String,
    /// When it came back; `None` while it is out.
    pub returned_date: Option<NaiveDate>,
    /// Ghi chú.
    pub remark: String,
}

impl Dispatch {
    /// The same, clean, or what is wrong with it. `issued` is the document's own day.
    ///
    /// # Errors
    /// Days before those they follow, texts too long.
    pub fn checked(&self, issued: NaiveDate) -> Result<Self, Vec<Problem>> {
        let dispatch = Self { sent_to: text::clean(&self.sent_to), remark: text::clean(&self.remark), ..self.clone() };
        let mut problems = Vec::new();
        limit(Field::SentTo, &dispatch.sent_to, 1000, &mut problems);
        limit(Field::Remark, &dispatch.remark, MAX_REMARK, &mut problems);
        limit_amount(Field::Envelopes, dispatch.envelopes, 99_999, &mut problems);
        refuse_before(Field::Day, Some(dispatch.day), issued, &mut problems);
        refuse_before(Field::ReceivedDate, dispatch.received_date, dispatch.day, &mut problems);
        if problems.is_empty() { Ok(dispatch) } else { Err(problems) }
    }
}

impl Loan {
    /// The same, clean, or what is wrong with it. `issued` is the document's own day.
    ///
    /// # Errors
    /// Nobody who borrows or allows, days before those they follow.
    pub fn checked(&self, issued: NaiveDate) -> Result<Self, Vec<Problem>> {
        let loan = Self {
            borrower: text::clean(&self.borrower),
            allowed_by: text::clean(&self.allowed_by),
            remark: text::clean(&self.remark),
            ..self.clone()
        };
        let mut problems = Vec::new();
        for (field, name) in [(Field::Borrower, &loan.borrower), (Field::AllowedBy, &loan.allowed_by)] {
            require(field, name, &mut problems);
            limit(field, name, MAX_NAME, &mut problems);
        }
        limit(Field::Remark, &loan.remark, MAX_REMARK, &mut problems);
        refuse_before(Field::Day, Some(loan.day), issued, &mut problems);
        refuse_before(Field::ReturnedDate, loan.returned_date, loan.day, &mut problems);
        if problems.is_empty() { Ok(loan) } else { Err(problems) }
    }
}
