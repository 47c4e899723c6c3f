//! Bì không bóc (Điều 21.1.b, NĐ 30/2020/NĐ-CP): an envelope addressed to a person or a union body in the office is passed on
//! unopened and gets no số đến. If it holds office business, it comes back, is registered, and is joined to its document.

use chrono::NaiveDate;

use super::{MAX_NAME, MAX_REMARK, refuse_before, require};
use crate::{
    content::limit,
    document::DocumentId,
    field::{Field, Problem},
    text,
};

/// An envelope that stayed closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Ngày đến.
    pub arrival_date: NaiveDate,
    /// Nơi gửi.
    pub sender: String,
    /// Số, ký hiệu on the envelope; may be empty.
    pub code: String,
    /// To whom it is addressed.
    pub addressee: String,
    /// When it was passed on; `None` while it lies with the clerk.
    pub hand_over_date: Option<NaiveDate>,
    /// Who received it; may be unknown.
    pub receiver: String,
    /// Ghi chú.
    pub remark: String,
    /// The document it turned out to hold.
    pub document: Option<DocumentId>,
}

impl Envelope {
    /// Whether it still lies with the clerk.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.hand_over_date.is_none() && self.document.is_none()
    }

    /// The same, clean, or what is wrong with it.
    ///
    /// # Errors
    /// No sender, no addressee, a day before its arrival, texts too long.
    pub fn checked(&self) -> Result<Self, Vec<Problem>> {
        let envelope = Self {
            sender: text::clean(&self.sender),
            code: text::clean_code(&self.code),
            addressee: text::clean(&self.addressee),
            receiver: text::clean(&self.receiver),
            remark: text::clean(&self.remark),
            ..self.clone()
        };
        let mut problems = Vec::new();
        for (field, name) in [(Field::Sender, &envelope.sender), (Field::Addressee, &envelope.addressee)] {
            require(field, name, &mut problems);
            limit(field, name, MAX_NAME, &mut problems);
        }
        limit(Field::Code, &envelope.code, MAX_NAME, &mut problems);
        limit(Field::Receiver, &envelope.receiver, MAX_NAME, &mut problems);
        limit(Field::Remark, &envelope.remark, MAX_REMARK, &mut problems);
        refuse_before(Field::HandOverDate, envelope.hand_over_date, envelope.arrival_date, &mut problems);
        if problems.is_empty() { Ok(envelope) } else { Err(problems) }
    }
}
