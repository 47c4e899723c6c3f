//! Gives access to the value of any field in a draft, so that forms and imports fill all fields with the same code.

use chrono::NaiveDate;

use super::{
    came_by::CameBy,
    content::{Priority, Recipient},
    issuer::Issuer,
};

/// A mutable reference to the value of a field in a draft.
#[derive(Debug)]
pub enum FieldSlot<'a> {
    /// A text, including số, ký hiệu.
    Text(&'a mut String),
    /// A date.
    Date(&'a mut Option<NaiveDate>),
    /// A whole number.
    Amount(&'a mut Option<u32>),
    /// Yes or no.
    Flag(&'a mut bool),
    /// Mức độ khẩn.
    Priority(&'a mut Priority),
    /// Cách đến.
    CameBy(&'a mut CameBy),
    /// Nơi nhận.
    Recipients(&'a mut Vec<Recipient>),
    /// Cơ quan cùng ban hành.
    Issuers(&'a mut Vec<Issuer>),
}
