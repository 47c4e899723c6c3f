//! Gives the value of any field of a document, so that lists, exports and forms read all fields with the same code.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{came_by::CameBy, content::Priority, date, document_field::FieldKind};

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue<'a> {
    /// A text; empty when nothing was entered.
    Text(&'a str),
    /// A date.
    Date(Option<NaiveDate>),
    /// A whole number.
    Amount(Option<u32>),
    /// Yes or no.
    Flag(bool),
    /// Mức độ khẩn.
    Priority(Priority),
    /// Cách đến.
    CameBy(CameBy),
    /// Bodies in the order in which the document names them, joined into one text.
    Bodies(String),
}

impl FieldValue<'_> {
    /// Returns the empty value, for a field that documents of the book do not have.
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
    /// Formats the value as in the decree's books: dates as day/month/year, urgency in the words of its stamp.
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
