//! Incoming documents sent back to their sender: with something wrong about them, or sent to the wrong office (Điều 21.1.c and 21.2.b,
//! NĐ 30/2020/NĐ-CP). The number in the book stays with them.

use chrono::NaiveDate;

use super::{MAX_REMARK, refuse_before, require};
use crate::{
    content::limit,
    date,
    field::{Field, Problem},
    text,
};

/// A document was sent back to its sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentBack {
    /// The day.
    pub day: NaiveDate,
    /// Why.
    pub reason: String,
}

impl SentBack {
    /// The same with its text cleaned, of a document that arrived on a day.
    ///
    /// # Errors
    /// No reason, one of more than 500 characters, a day before the arrival.
    pub fn checked(&self, arrival: NaiveDate) -> Result<Self, Vec<Problem>> {
        let checked = Self { day: self.day, reason: text::clean(&self.reason) };
        let mut problems = Vec::new();
        require(Field::Reason, &checked.reason, &mut problems);
        limit(Field::Reason, &checked.reason, MAX_REMARK, &mut problems);
        refuse_before(Field::Day, Some(checked.day), arrival, &mut problems);
        if problems.is_empty() { Ok(checked) } else { Err(problems) }
    }

    /// What the book says of it in Ghi chú.
    #[must_use]
    pub fn note(&self) -> String {
        format!("Trả lại nơi gửi ngày {}: {}", date::write(self.day), self.reason.trim_end_matches('.'))
    }
}
