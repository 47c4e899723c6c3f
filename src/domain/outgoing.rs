//! A document the office issues (văn bản đi): as drafted, as checked, as registered. Phụ lục VI, Phần II, mục I, NĐ 30/2020/NĐ-CP.

use chrono::NaiveDate;

use super::{
    book::Book,
    book_row,
    code::Code,
    content::{self, Content, Recipient},
    document::{Checked, DocumentId},
    document_field::DocumentField,
    field::{Cause, Field, Problem},
    field_slot::FieldSlot,
    field_value::FieldValue,
    issuer::{self, Issuer},
    registration::Registration,
    secrecy::Secrecy,
    text,
    warning::Warning,
};

/// A draft of an outgoing document: anything may be missing or wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OutgoingDraft {
    /// Ngày, tháng, năm văn bản. Required.
    pub issued_date: Option<NaiveDate>,
    /// Đơn vị soạn thảo, by its abbreviation: the last group of a công văn's notation.
    pub drafting_unit: String,
    /// Văn bản quy phạm pháp luật: another series, and the year in the number.
    pub normative: bool,
    /// Nơi nhận.
    pub to: Vec<Recipient>,
    /// Số lượng bản phát hành.
    pub issued_amount: Option<u32>,
    /// Đơn vị, người nhận bản lưu.
    pub file_copy_unit: String,
    /// Those that issue it jointly (liên tịch) with the authority, in the order of the paper.
    pub issuers: Vec<Issuer>,
    /// Độ mật as marked on the paper; anything but normal is refused.
    pub secrecy: Secrecy,
    /// The fields both books share. Required: issuing authority, type, subject, signer.
    pub content: Content,
}

/// An outgoing document that may be registered: clean and complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingEntry {
    /// Ngày, tháng, năm văn bản; its year is the year of the number (Điều 15).
    pub issued_date: NaiveDate,
    /// Đơn vị soạn thảo, by its abbreviation.
    pub drafting_unit: String,
    /// Văn bản quy phạm pháp luật or not.
    pub normative: bool,
    /// Nơi nhận.
    pub to: Vec<Recipient>,
    /// Số lượng bản phát hành.
    pub issued_amount: Option<u32>,
    /// Đơn vị, người nhận bản lưu.
    pub file_copy_unit: String,
    /// Those that issue it jointly (liên tịch) with the authority, in the order of the paper.
    pub issuers: Vec<Issuer>,
    /// The fields both books share.
    pub content: Content,
}

impl OutgoingEntry {
    /// A warning where fewer copies were made than there are receivers: it is copied in the very number that its receivers make up
    /// (Điều 17.1.a, NĐ 30/2020/NĐ-CP). No fault, for some may receive it by wire.
    #[must_use]
    pub fn few_copies(&self) -> Option<Warning> {
        let (copies, receivers) = (self.issued_amount?, self.to.len());
        (u64::from(copies) < receivers as u64).then_some(Warning::FewCopies { copies, receivers })
    }
}

/// A registered outgoing document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Which row of the registry.
    pub id: DocumentId,
    /// Số của văn bản, its counting part.
    pub number: u32,
    /// Số, ký hiệu as it stands on the paper.
    pub code: Code,
    /// All the rest of what was entered.
    pub entry: OutgoingEntry,
    /// What the registry knows of it.
    pub registration: Registration,
}

impl Outgoing {
    /// Returns the value of a field; `None` for a field that outgoing documents do not have.
    pub(super) fn value(&self, field: DocumentField) -> Option<FieldValue<'_>> {
        Some(match field {
            DocumentField::Code => FieldValue::Text(self.code.as_str()),
            DocumentField::IssuedDate => FieldValue::Date(Some(self.entry.issued_date)),
            DocumentField::Normative => FieldValue::Flag(self.entry.normative),
            DocumentField::DraftingUnit => FieldValue::Text(&self.entry.drafting_unit),
            DocumentField::IssuedAmount => FieldValue::Amount(self.entry.issued_amount),
            DocumentField::FileCopyUnit => FieldValue::Text(&self.entry.file_copy_unit),
            DocumentField::To => FieldValue::Bodies(book_row::receivers(&self.entry.to)),
            DocumentField::Issuers => FieldValue::Bodies(Issuer::listed(&self.entry.issuers)),
            field => return self.entry.content.value(field),
        })
    }
}

impl OutgoingDraft {
    /// Calls `read` for each field of an outgoing document, with mutable access to its value.
    pub fn fill(&mut self, mut read: impl FnMut(DocumentField, FieldSlot<'_>)) {
        for field in DocumentField::of(Book::Outgoing) {
            if let Some(slot) = self.slot(field) {
                read(field, slot);
            }
        }
    }

    /// Returns mutable access to a field's value; `None` for a field that the draft lacks, such as số, ký hiệu, which the registry gives.
    fn slot(&mut self, field: DocumentField) -> Option<FieldSlot<'_>> {
        Some(match field {
            DocumentField::IssuedDate => FieldSlot::Date(&mut self.issued_date),
            DocumentField::Normative => FieldSlot::Flag(&mut self.normative),
            DocumentField::DraftingUnit => FieldSlot::Text(&mut self.drafting_unit),
            DocumentField::IssuedAmount => FieldSlot::Amount(&mut self.issued_amount),
            DocumentField::FileCopyUnit => FieldSlot::Text(&mut self.file_copy_unit),
            DocumentField::To => FieldSlot::Recipients(&mut self.to),
            DocumentField::Issuers => FieldSlot::Issuers(&mut self.issuers),
            field => return self.content.slot(field),
        })
    }

    /// The checked entry with its warnings, or all problems at once.
    ///
    /// # Errors
    /// Every [`Problem`] of the draft: required fields (`IssuedDate`, `OrganName`, `TypeName`, `Subject`, `SignerInfo`) and
    /// lengths. Whether authority and type are known is the registry's to say.
    pub fn check(self) -> Result<Checked<OutgoingEntry>, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut warnings = Vec::new();
        let content = self.content.cleaned();
        let drafting_unit = text::clean_code(&self.drafting_unit);
        let file_copy_unit = text::clean(&self.file_copy_unit);
        let to: Vec<Recipient> = self
            .to
            .iter()
            .map(|to| Recipient { organ_id: text::clean(&to.organ_id), organ_name: text::clean(&to.organ_name) })
            .filter(|to| !(to.organ_id.is_empty() && to.organ_name.is_empty()))
            .collect();
        let issuers = issuer::cleaned(&self.issuers);
        content::refuse_secret(self.secrecy, &mut problems);
        content.check(&mut problems, &mut warnings);
        if content.signer_info.full_name.is_empty() {
            problems.push(Problem::new(Field::SignerInfo, Cause::Missing));
        }
        DocumentField::DraftingUnit.limit(&drafting_unit, &mut problems);
        DocumentField::FileCopyUnit.limit(&file_copy_unit, &mut problems);
        for recipient in &to {
            content::limit(Field::To, &recipient.organ_id, 35, &mut problems);
            content::limit(Field::To, &recipient.organ_name, 200, &mut problems);
        }
        DocumentField::IssuedAmount.limit_amount(self.issued_amount, &mut problems);
        issuer::check(&issuers, &content.organ_name, &mut problems);
        let Some(issued_date) = self.issued_date else {
            problems.insert(0, Problem::new(Field::IssuedDate, Cause::Missing));
            return Err(problems);
        };
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut further = vec![(Field::DraftingUnit, drafting_unit.as_str()), (Field::FileCopyUnit, &file_copy_unit)];
        further.extend(to.iter().map(|recipient| (Field::To, recipient.organ_name.as_str())));
        content.warn_of_letters(&further, &mut warnings);
        let entry = OutgoingEntry {
            issued_date,
            drafting_unit,
            normative: self.normative,
            to,
            issued_amount: self.issued_amount,
            file_copy_unit,
            issuers,
            content,
        };
        Ok(Checked { entry, warnings })
    }
}
