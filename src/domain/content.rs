//! What incoming and outgoing documents have in common: the shared fields of Phụ lục VI, NĐ 30/2020/NĐ-CP, and their limits.

use chrono::NaiveDate;

use texts::Text;

use super::{
    document_field::{DocumentField, FieldKind, FieldRow},
    field::{Cause, Field, Problem},
    field_slot::FieldSlot,
    field_value::FieldValue,
    printable,
    secrecy::Secrecy,
    text,
    warning::Warning,
};

/// A subject longer than this is warned of: the String(500) of Phụ lục VI. In characters.
pub const SUBJECT_WARNED: usize = 500;
/// A subject longer than this is refused. In characters.
pub const SUBJECT_REFUSED: usize = 2000;

/// Mức độ khẩn (Điều 8 and Phụ lục I, NĐ 30/2020/NĐ-CP; the numbers are those of edXML). Urgency only, never secrecy.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// Thường.
    #[default]
    Normal,
    /// Khẩn.
    Urgent,
    /// Thượng khẩn.
    VeryUrgent,
    /// Hỏa tốc.
    Express,
    /// Hỏa tốc hẹn giờ.
    ExpressTimed,
}

impl Priority {
    /// Every urgency, the least first.
    pub const ALL: [Self; 5] = [Self::Normal, Self::Urgent, Self::VeryUrgent, Self::Express, Self::ExpressTimed];

    /// The number of it, 0–4.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The urgency of a number 0–4.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }

    /// The accepted words, as error sentences list them.
    pub const WORDS: &str = "Thường, Khẩn, Thượng khẩn, Hỏa tốc, Hỏa tốc hẹn giờ";

    /// The urgency a text names, letter case, diacritics and the signs around it aside; an empty one is not urgent. `None` when it
    /// names none.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let folded = text::fold(text);
        if text::says_none(&folded) {
            return Some(Self::Normal);
        }
        match folded.trim_matches(|letter: char| !letter.is_alphanumeric()) {
            "khong khan" | "ko khan" => Some(Self::Normal),
            "khan" => Some(Self::Urgent),
            "thuong khan" => Some(Self::VeryUrgent),
            "hoa toc" => Some(Self::Express),
            "hoa toc hen gio" => Some(Self::ExpressTimed),
            _ => None,
        }
    }

    /// The words of its stamp (Phụ lục I.III.2.b, NĐ 30/2020/NĐ-CP); nothing for what is not urgent.
    #[must_use]
    pub fn on_paper(self) -> &'static str {
        match self {
            Self::Normal => "",
            Self::Urgent => "KHẨN",
            Self::VeryUrgent => "THƯỢNG KHẨN",
            Self::Express => "HỎA TỐC",
            Self::ExpressTimed => "HỎA TỐC HẸN GIỜ",
        }
    }

    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::Normal => texts::PRIORITY_0,
            Self::Urgent => texts::PRIORITY_1,
            Self::VeryUrgent => texts::PRIORITY_2,
            Self::Express => texts::PRIORITY_3,
            Self::ExpressTimed => texts::PRIORITY_4,
        }
    }
}

/// Who signed (SignerInfo): the authority prefix of Phụ lục I.II.7 (`TM.`, `KT.`, `TL.` …), position and full name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignerInfo {
    /// `TM.`, `Q.`, `KT.`, `TL.`, `TUQ.` or nothing.
    pub prefix: String,
    /// Chức vụ.
    pub position: String,
    /// Họ và tên.
    pub full_name: String,
}

impl SignerInfo {
    /// Whether nobody is named at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prefix.is_empty() && self.position.is_empty() && self.full_name.is_empty()
    }
}

/// One receiver of an outgoing document (To).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// Mã định danh cơ quan nhận.
    pub organ_id: String,
    /// Tên cơ quan nhận.
    pub organ_name: String,
}

/// Mã hồ sơ (FileCode): in which file the document is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileCode {
    /// Mã định danh cơ quan lập danh mục hồ sơ.
    pub organ_id: String,
    /// Năm hình thành hồ sơ.
    pub file_catalog: Option<u32>,
    /// Số và ký hiệu hồ sơ.
    pub file_notation: String,
}

impl FileCode {
    /// Whether no file is named.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.organ_id.is_empty() && self.file_catalog.is_none() && self.file_notation.is_empty()
    }
}

/// The fields both books share.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Tên loại văn bản.
    pub type_name: String,
    /// Tên cơ quan, tổ chức ban hành; of an outgoing document, its issuing authority.
    pub organ_name: String,
    /// Trích yếu nội dung.
    pub subject: String,
    /// Chức vụ, họ tên người ký.
    pub signer_info: SignerInfo,
    /// Mức độ khẩn.
    pub priority: Priority,
    /// Thời hạn giải quyết, hạn trả lời.
    pub due_date: Option<NaiveDate>,
    /// Ngày chuyển.
    pub hand_over_date: Option<NaiveDate>,
    /// Số trang.
    pub page_amount: Option<u32>,
    /// Ngôn ngữ.
    pub language: String,
    /// Ghi chú.
    pub description: String,
    /// Mã hồ sơ.
    pub file_code: FileCode,
    /// Số thứ tự văn bản trong hồ sơ.
    pub doc_ordinal: Option<u32>,
}

impl Content {
    /// Returns the value of a field; `None` for a field that is not part of the content.
    pub(super) fn value(&self, field: DocumentField) -> Option<FieldValue<'_>> {
        Some(match field {
            DocumentField::TypeName => FieldValue::Text(&self.type_name),
            DocumentField::OrganName => FieldValue::Text(&self.organ_name),
            DocumentField::Subject => FieldValue::Text(&self.subject),
            DocumentField::SignerPrefix => FieldValue::Text(&self.signer_info.prefix),
            DocumentField::SignerPosition => FieldValue::Text(&self.signer_info.position),
            DocumentField::SignerName => FieldValue::Text(&self.signer_info.full_name),
            DocumentField::Priority => FieldValue::Priority(self.priority),
            DocumentField::DueDate => FieldValue::Date(self.due_date),
            DocumentField::HandOverDate => FieldValue::Date(self.hand_over_date),
            DocumentField::PageAmount => FieldValue::Amount(self.page_amount),
            DocumentField::Language => FieldValue::Text(&self.language),
            DocumentField::Description => FieldValue::Text(&self.description),
            DocumentField::FileOrgan => FieldValue::Text(&self.file_code.organ_id),
            DocumentField::FileYear => FieldValue::Amount(self.file_code.file_catalog),
            DocumentField::FileNotation => FieldValue::Text(&self.file_code.file_notation),
            DocumentField::DocOrdinal => FieldValue::Amount(self.doc_ordinal),
            _ => return None,
        })
    }

    /// Returns mutable access to a field's value; `None` for a field that is not part of the content.
    pub(super) fn slot(&mut self, field: DocumentField) -> Option<FieldSlot<'_>> {
        Some(match field {
            DocumentField::TypeName => FieldSlot::Text(&mut self.type_name),
            DocumentField::OrganName => FieldSlot::Text(&mut self.organ_name),
            DocumentField::Subject => FieldSlot::Text(&mut self.subject),
            DocumentField::SignerPrefix => FieldSlot::Text(&mut self.signer_info.prefix),
            DocumentField::SignerPosition => FieldSlot::Text(&mut self.signer_info.position),
            DocumentField::SignerName => FieldSlot::Text(&mut self.signer_info.full_name),
            DocumentField::Priority => FieldSlot::Priority(&mut self.priority),
            DocumentField::DueDate => FieldSlot::Date(&mut self.due_date),
            DocumentField::HandOverDate => FieldSlot::Date(&mut self.hand_over_date),
            DocumentField::PageAmount => FieldSlot::Amount(&mut self.page_amount),
            DocumentField::Language => FieldSlot::Text(&mut self.language),
            DocumentField::Description => FieldSlot::Text(&mut self.description),
            DocumentField::FileOrgan => FieldSlot::Text(&mut self.file_code.organ_id),
            DocumentField::FileYear => FieldSlot::Amount(&mut self.file_code.file_catalog),
            DocumentField::FileNotation => FieldSlot::Text(&mut self.file_code.file_notation),
            DocumentField::DocOrdinal => FieldSlot::Amount(&mut self.doc_ordinal),
            _ => return None,
        })
    }

    /// The same with every text clean at the border ([`text::clean`]).
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        for text in [
            &mut self.type_name,
            &mut self.organ_name,
            &mut self.subject,
            &mut self.signer_info.prefix,
            &mut self.signer_info.position,
            &mut self.signer_info.full_name,
            &mut self.language,
            &mut self.description,
            &mut self.file_code.organ_id,
            &mut self.file_code.file_notation,
        ] {
            *text = text::clean(text);
        }
        self
    }

    /// Warns of letters that books cannot be printed with, of the first in each text; for cleaned content, with the further texts of its
    /// book.
    pub(super) fn warn_of_letters(&self, further: &[(Field, &str)], warnings: &mut Vec<Warning>) {
        let own = [
            (Field::OrganName, self.organ_name.as_str()),
            (Field::TypeName, &self.type_name),
            (Field::Subject, &self.subject),
            (Field::SignerInfo, &self.signer_info.position),
            (Field::SignerInfo, &self.signer_info.full_name),
            (Field::Description, &self.description),
        ];
        for (field, text) in own.into_iter().chain(further.iter().copied()) {
            let letter = printable::lacking(text);
            warnings.extend(letter.map(|letter| Warning::Unprintable { field, letter }));
        }
    }

    /// What is wrong with the shared fields, and what is worth a look; for cleaned content.
    pub(super) fn check(&self, problems: &mut Vec<Problem>, warnings: &mut Vec<Warning>) {
        for (field, text) in
            [(Field::OrganName, &self.organ_name), (Field::TypeName, &self.type_name), (Field::Subject, &self.subject)]
        {
            if text.is_empty() {
                problems.push(Problem::new(field, Cause::Missing));
            }
        }
        let length = self.subject.chars().count();
        if length > SUBJECT_REFUSED {
            problems.push(Problem::new(Field::Subject, Cause::TooLong { length, limit: SUBJECT_REFUSED }));
        } else if length > SUBJECT_WARNED {
            warnings.push(Warning::LongSubject { length });
        }
        for (field, text) in [
            (DocumentField::OrganName, &self.organ_name),
            (DocumentField::TypeName, &self.type_name),
            (DocumentField::SignerPrefix, &self.signer_info.prefix),
            (DocumentField::SignerPosition, &self.signer_info.position),
            (DocumentField::SignerName, &self.signer_info.full_name),
            (DocumentField::Language, &self.language),
            (DocumentField::Description, &self.description),
            (DocumentField::FileOrgan, &self.file_code.organ_id),
            (DocumentField::FileNotation, &self.file_code.file_notation),
        ] {
            field.limit(text, problems);
        }
        for (field, amount) in [
            (DocumentField::PageAmount, self.page_amount),
            (DocumentField::DocOrdinal, self.doc_ordinal),
            (DocumentField::FileYear, self.file_code.file_catalog),
        ] {
            field.limit_amount(amount, problems);
        }
    }
}

/// Notes a document that may not stand in this registry.
pub(super) fn refuse_secret(secrecy: Secrecy, problems: &mut Vec<Problem>) {
    if secrecy != Secrecy::Normal {
        problems.push(Problem::new(Field::Secrecy, Cause::Secret(secrecy.word().to_owned())));
    }
}

/// Notes a text longer than the decree's length, in characters.
pub(super) fn limit(field: Field, text: &str, limit: usize, problems: &mut Vec<Problem>) {
    let length = text.chars().count();
    if length > limit {
        problems.push(Problem::new(field, Cause::TooLong { length, limit }));
    }
}

/// Notes an amount above what the registry holds.
pub(super) fn limit_amount(field: Field, amount: Option<u32>, most: u32, problems: &mut Vec<Problem>) {
    if let Some(amount) = amount.filter(|amount| *amount > most) {
        problems
            .push(Problem::new(field, Cause::NotANumber { text: amount.to_string(), least: 0, most: i64::from(most) }));
    }
}

impl DocumentField {
    /// Adds a problem if a text is longer than the field allows.
    pub(super) fn limit(self, text: &str, problems: &mut Vec<Problem>) {
        if let FieldRow { code, kind: FieldKind::Text(most), .. } = self.row() {
            limit(*code, text, *most, problems);
        }
    }

    /// Adds a problem if an amount is larger than the field allows.
    pub(super) fn limit_amount(self, amount: Option<u32>, problems: &mut Vec<Problem>) {
        if let FieldRow { code, kind: FieldKind::Amount(most), .. } = self.row() {
            limit_amount(*code, amount, *most, problems);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Priority;

    #[test]
    fn urgency_is_known_by_its_words() {
        for (text, urgency) in [
            ("HỎA TỐC", Some(Priority::Express)),
            ("(Hoả tốc)", Some(Priority::Express)),
            ("Hỏa tốc hẹn giờ", Some(Priority::ExpressTimed)),
            ("Thượng khẩn", Some(Priority::VeryUrgent)),
            ("KHẨN", Some(Priority::Urgent)),
            ("Thường", Some(Priority::Normal)),
            ("Bình thường", Some(Priority::Normal)),
            ("Không", Some(Priority::Normal)),
            ("không khẩn", Some(Priority::Normal)),
            ("-", Some(Priority::Normal)),
            ("0", Some(Priority::Normal)),
            ("", Some(Priority::Normal)),
            ("5/BNV-VP", None),
            ("Tối khẩn", None),
        ] {
            assert_eq!(Priority::of(text), urgency, "{text}");
        }
    }
}
