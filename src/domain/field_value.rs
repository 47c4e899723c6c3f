//! What stands in a field of a document: one way to read all fields, for whatever does the same with each of them.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{came_by::CameBy, content::Priority, date, document_field::FieldKind};

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue<'a> {
    /// Words; empty for none.
    Text(&'a str),
    /// A day.
    Date(Option<NaiveDate>),
    /// A whole number.
    Amount(Option<u32>),
    /// Yes or no.
    Flag(bool),
    /// Mức độ khẩn.
    Priority(Priority),
    /// Cách đến.
    CameBy(CameBy),
    /// Bodies in the order of the paper, as one text.
    Bodies(String),
}

impl FieldValue<'_> {
    /// What stands in a field that a document of its book does not have.
    pub(super) fn none(kind: FieldKind) -> Self {
        match kind {
            FieldKind::Text(_) | FieldKind::Code => Self::Text(""),
            FieldKind::Date => Self::Date(None),
            FieldKind::Amount(_) => Self::Amount(None),
            FieldKind::Flag => Self::Flag(false),
            FieldKind::Priority => Self::Priority(Priority::Normal),
            FieldKind::CameBy => Self::CameBy(CameBy::Unknown),
            FieldKind::Bodies => Self::Bodies(String::new()),
        }
    }
}

impl<'a> FieldValue<'a> {
    /// The same as the decree's books write it: days as day/month/year, urgency in the words of its stamp.
    #[must_use]
    pub fn written(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => text.into(),
            Self::Date(day) => day.map(date::write).unwrap_or_default().into(),
            Self::Amount(amount) => amount.map(|amount| amount.to_string()).unwrap_or_default().into(),
            Self::Flag(flag) => if flag { "x" } else { "" }.into(),
            Self::Priority(priority) => priority.on_paper().into(),
            Self::CameBy(came_by) => came_by.key().into(),
            Self::Bodies(bodies) => bodies.into(),
        }
    }
}
