//! What stands in a field of a document: one way to read all fields, for whatever does the same with each of them.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    book_row,
    came_by::CameBy,
    content::{Content, Priority},
    date,
    document::Document,
    document_field::{DocumentField as F, FieldKind},
    incoming::Incoming,
    issuer::Issuer,
    outgoing::Outgoing,
};

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
    fn none(kind: FieldKind) -> Self {
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

impl Content {
    fn value(&self, field: F) -> Option<FieldValue<'_>> {
        Some(match field {
            F::TypeName => FieldValue::Text(&self.type_name),
            F::OrganName => FieldValue::Text(&self.organ_name),
            F::Subject => FieldValue::Text(&self.subject),
            F::SignerPrefix => FieldValue::Text(&self.signer_info.prefix),
            F::SignerPosition => FieldValue::Text(&self.signer_info.position),
            F::SignerName => FieldValue::Text(&self.signer_info.full_name),
            F::Priority => FieldValue::Priority(self.priority),
            F::DueDate => FieldValue::Date(self.due_date),
            F::HandOverDate => FieldValue::Date(self.hand_over_date),
            F::PageAmount => FieldValue::Amount(self.page_amount),
            F::Language => FieldValue::Text(&self.language),
            F::Description => FieldValue::Text(&self.description),
            F::FileOrgan => FieldValue::Text(&self.file_code.organ_id),
            F::FileYear => FieldValue::Amount(self.file_code.file_catalog),
            F::FileNotation => FieldValue::Text(&self.file_code.file_notation),
            F::DocOrdinal => FieldValue::Amount(self.doc_ordinal),
            _ => return None,
        })
    }
}

impl Incoming {
    fn value(&self, field: F) -> Option<FieldValue<'_>> {
        Some(match field {
            F::Code => FieldValue::Text(self.entry.code.as_str()),
            F::ArrivalDate => FieldValue::Date(Some(self.entry.arrival_date)),
            F::IssuedDate => FieldValue::Date(self.entry.issued_date),
            F::ToPlaces => FieldValue::Text(&self.entry.to_places),
            F::TraceHeaderList => FieldValue::Text(&self.entry.trace_header_list),
            F::CameBy => FieldValue::CameBy(self.entry.came_by),
            field => return self.entry.content.value(field),
        })
    }
}

impl Outgoing {
    fn value(&self, field: F) -> Option<FieldValue<'_>> {
        Some(match field {
            F::Code => FieldValue::Text(self.code.as_str()),
            F::IssuedDate => FieldValue::Date(Some(self.entry.issued_date)),
            F::Normative => FieldValue::Flag(self.entry.normative),
            F::DraftingUnit => FieldValue::Text(&self.entry.drafting_unit),
            F::IssuedAmount => FieldValue::Amount(self.entry.issued_amount),
            F::FileCopyUnit => FieldValue::Text(&self.entry.file_copy_unit),
            F::To => FieldValue::Bodies(book_row::receivers(&self.entry.to)),
            F::Issuers => FieldValue::Bodies(Issuer::listed(&self.entry.issuers)),
            field => return self.entry.content.value(field),
        })
    }
}

impl Document {
    /// What stands in a field; nothing in one that its book does not have.
    #[must_use]
    pub fn value(&self, field: F) -> FieldValue<'_> {
        let value = match self {
            Self::Incoming(document) => document.value(field),
            Self::Outgoing(document) => document.value(field),
        };
        value.unwrap_or_else(|| FieldValue::none(field.row().kind))
    }
}
