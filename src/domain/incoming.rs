//! A document that came in (văn bản đến): as drafted, as checked, as registered. Phụ lục VI, Phần II, mục II, NĐ 30/2020/NĐ-CP.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    book::Book,
    came_by::CameBy,
    code::Code,
    content::{self, Content},
    date,
    document::{Checked, DocumentId},
    document_field::DocumentField,
    field::{Cause, Field, Problem},
    field_slot::FieldSlot,
    field_value::FieldValue,
    follow_up::{FollowUp, counting, handling::Instruction},
    registration::Registration,
    secrecy::Secrecy,
    text,
};

/// A draft of an incoming document: anything may be missing or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IncomingDraft {
    /// Ngày đến. Required.
    pub arrival_date: Option<NaiveDate>,
    /// Số, ký hiệu as on the paper; may be empty.
    pub code: String,
    /// Ngày, tháng, năm văn bản.
    pub issued_date: Option<NaiveDate>,
    /// Đơn vị hoặc người nhận; may be filled in later.
    pub to_places: String,
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    pub trace_header_list: String,
    /// Cách đến; may be unknown.
    pub came_by: CameBy,
    /// Độ mật as marked on the paper; anything but normal is refused.
    pub secrecy: Secrecy,
    /// The fields both books share. Required: issuer, type, subject.
    pub content: Content,
}

/// An incoming document that may be registered: clean and complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncomingEntry {
    /// Ngày đến; its year is the year of the số đến (Điều 22.2).
    pub arrival_date: NaiveDate,
    /// Số, ký hiệu of the sender.
    pub code: Code,
    /// Ngày, tháng, năm văn bản.
    pub issued_date: Option<NaiveDate>,
    /// Đơn vị hoặc người nhận.
    pub to_places: String,
    /// Ý kiến phân phối, chỉ đạo, trạng thái xử lý.
    pub trace_header_list: String,
    /// Cách đến.
    pub came_by: CameBy,
    /// The fields both books share.
    pub content: Content,
}

/// A registered incoming document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// Which row of the registry.
    pub id: DocumentId,
    /// Số đến, its counting part.
    pub arrival_number: u32,
    /// All the rest of what was entered.
    pub entry: IncomingEntry,
    /// What the registry knows of it.
    pub registration: Registration,
}

impl Incoming {
    /// Returns the value of a field; `None` for a field that incoming documents do not have.
    pub(super) fn value(&self, field: DocumentField) -> Option<FieldValue<'_>> {
        Some(match field {
            DocumentField::Code => FieldValue::Text(self.entry.code.as_str()),
            DocumentField::ArrivalDate => FieldValue::Date(Some(self.entry.arrival_date)),
            DocumentField::IssuedDate => FieldValue::Date(self.entry.issued_date),
            DocumentField::ToPlaces => FieldValue::Text(&self.entry.to_places),
            DocumentField::TraceHeaderList => FieldValue::Text(&self.entry.trace_header_list),
            DocumentField::CameBy => FieldValue::CameBy(self.entry.came_by),
            field => return self.entry.content.value(field),
        })
    }
}

/// Ý kiến phân phối, chỉ đạo (`TraceHeaderList`, Phụ lục VI, NĐ 30/2020/NĐ-CP) of a document: what was entered in the field itself, or
/// the instructions that count, each with its day, who gave it, and its words or, without any, its units.
#[must_use]
pub fn trace_header_list<'a>(entered: &'a str, follow_up: &FollowUp) -> Cow<'a, str> {
    if !entered.is_empty() {
        return entered.into();
    }
    let instructions = counting(&follow_up.instructions).map(|given| {
        let Instruction { author, day, text } = &given.fact;
        let of_it = counting(&follow_up.assignments).filter(|one| one.fact.instruction == Some(given.id));
        let said = if text.is_empty() {
            of_it.map(|one| one.fact.duty.unit.as_str()).collect::<Vec<_>>().join(", ")
        } else {
            text.clone()
        };
        format!("{}, {author}: {said}", date::write(*day))
    });
    instructions.collect::<Vec<_>>().join("; ").into()
}

impl IncomingDraft {
    /// Calls `read` for each field of an incoming document, with mutable access to its value.
    pub fn fill(&mut self, mut read: impl FnMut(DocumentField, FieldSlot<'_>)) {
        for field in DocumentField::of(Book::Incoming) {
            if let Some(slot) = self.slot(field) {
                read(field, slot);
            }
        }
    }

    /// Returns mutable access to a field's value; `None` for a field that incoming documents do not have.
    fn slot(&mut self, field: DocumentField) -> Option<FieldSlot<'_>> {
        Some(match field {
            DocumentField::Code => FieldSlot::Text(&mut self.code),
            DocumentField::ArrivalDate => FieldSlot::Date(&mut self.arrival_date),
            DocumentField::IssuedDate => FieldSlot::Date(&mut self.issued_date),
            DocumentField::ToPlaces => FieldSlot::Text(&mut self.to_places),
            DocumentField::TraceHeaderList => FieldSlot::Text(&mut self.trace_header_list),
            DocumentField::CameBy => FieldSlot::CameBy(&mut self.came_by),
            field => return self.content.slot(field),
        })
    }

    /// The checked entry with its warnings, or all problems at once.
    ///
    /// # Errors
    /// Every [`Problem`] of the draft: required fields (`ArrivalDate`, `OrganName`, `TypeName`, `Subject`) and lengths.
    pub fn check(self) -> Result<Checked<IncomingEntry>, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut warnings = Vec::new();
        let content = self.content.cleaned();
        let code = Code::read(&self.code);
        let to_places = text::clean(&self.to_places);
        let trace_header_list = text::clean(&self.trace_header_list);
        content::refuse_secret(self.secrecy, &mut problems);
        content.check(&mut problems, &mut warnings);
        code.check(&mut problems, &mut warnings);
        DocumentField::ToPlaces.limit(&to_places, &mut problems);
        DocumentField::TraceHeaderList.limit(&trace_header_list, &mut problems);
        let Some(arrival_date) = self.arrival_date else {
            problems.insert(0, Problem::new(Field::ArrivalDate, Cause::Missing));
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        content.warn_of_letters(&[(Field::Code, code.as_str()), (Field::ToPlaces, &to_places)], &mut warnings);
        let entry = IncomingEntry {
            arrival_date,
            code,
            issued_date: self.issued_date,
            to_places,
            trace_header_list,
            came_by: self.came_by,
            content,
        };
        Ok(Checked { entry, warnings })
    }
}
