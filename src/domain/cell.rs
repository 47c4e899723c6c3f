//! What stands in one cell of a form's row.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{
    book_row, date, document::Document, document_field::DocumentField, follow_up::handling::Role, form_row::FormRow,
};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cell {
    /// Nothing: for the pen.
    Unfilled,
    /// Ký nhận: for the pen, or who received it and when.
    Signature,
    /// Ngày đến.
    ArrivalDate,
    /// Số đến; of an outgoing document its own number.
    Number,
    /// Tác giả: the issuer.
    Organ,
    /// Số, ký hiệu văn bản.
    Code,
    /// Ngày tháng văn bản.
    IssuedDate,
    /// Số, ký hiệu, ngày tháng văn bản.
    CodeAndDate,
    /// Of a copy: số, ký hiệu, ngày tháng văn bản được sao.
    Copied,
    /// Tên loại và trích yếu nội dung văn bản.
    TypeAndSubject,
    /// Trích yếu nội dung.
    Subject,
    /// Tên loại văn bản.
    TypeName,
    /// Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản.
    Described,
    /// Người ký.
    Signer,
    /// Nơi nhận văn bản, or the one receiver the row is about.
    Recipients,
    /// Đơn vị hoặc người nhận of an incoming document.
    ToPlaces,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Số lượng bản.
    IssuedAmount,
    /// Số trang.
    PageAmount,
    /// Ngày chuyển.
    HandOverDate,
    /// Thời hạn giải quyết, hạn trả lời.
    DueDate,
    /// Tiến độ giải quyết.
    Progress,
    /// Số, ký hiệu văn bản trả lời.
    Answers,
    /// Số lượng bì.
    Envelopes,
    /// Số và ký hiệu hồ sơ.
    FileNotation,
    /// Mức độ khẩn.
    Priority,
    /// Ý kiến chỉ đạo.
    Instructions,
    /// Đơn vị soạn thảo.
    DraftingUnit,
    /// Of a loan: when.
    LoanDay,
    /// Of a loan: to whom.
    LoanUser,
    /// Of a loan: when the copy came back.
    LoanReturned,
    /// Of a loan: who allowed it.
    LoanAllowedBy,
    /// Ghi chú.
    Note,
}

fn day(day: Option<NaiveDate>) -> Cow<'static, str> {
    day.map(date::write).unwrap_or_default().into()
}

fn amount(amount: Option<u32>) -> Cow<'static, str> {
    amount.map(|amount| amount.to_string()).unwrap_or_default().into()
}

impl Cell {
    /// Returns the field whose value the cell shows unchanged; `None` for every other cell.
    #[must_use]
    pub fn field(self) -> Option<DocumentField> {
        Some(match self {
            Self::ArrivalDate => DocumentField::ArrivalDate,
            Self::Organ => DocumentField::OrganName,
            Self::Code => DocumentField::Code,
            Self::IssuedDate => DocumentField::IssuedDate,
            Self::Subject => DocumentField::Subject,
            Self::TypeName => DocumentField::TypeName,
            Self::Signer => DocumentField::SignerName,
            Self::Recipients => DocumentField::To,
            Self::ToPlaces => DocumentField::ToPlaces,
            Self::FileCopyUnit => DocumentField::FileCopyUnit,
            Self::IssuedAmount => DocumentField::IssuedAmount,
            Self::PageAmount => DocumentField::PageAmount,
            Self::HandOverDate => DocumentField::HandOverDate,
            Self::DueDate => DocumentField::DueDate,
            Self::FileNotation => DocumentField::FileNotation,
            Self::Priority => DocumentField::Priority,
            Self::Instructions => DocumentField::TraceHeaderList,
            Self::DraftingUnit => DocumentField::DraftingUnit,
            _ => return None,
        })
    }

    /// Its text in a document's row; empty where it does not follow from the document alone.
    #[must_use]
    pub fn of_document(self, document: &Document) -> Cow<'_, str> {
        match self {
            Self::Number => document.own_number().to_string().into(),
            Self::CodeAndDate => code_and_date(document).into(),
            Self::TypeAndSubject => book_row::type_and_subject(document).into(),
            Self::Described => described(document).into(),
            Self::Note => book_row::note(document),
            cell => cell.field().map(|field| document.value(field).written()).unwrap_or_default(),
        }
    }

    /// Its text in a row.
    #[must_use]
    pub fn text(self, row: &FormRow) -> Cow<'_, str> {
        let loan = row.loan.as_ref();
        match self {
            Self::Signature => row.received.as_str().into(),
            Self::Recipients | Self::ToPlaces if !row.receiver.is_empty() => row.receiver.as_str().into(),
            Self::HandOverDate => day(row.sent()),
            Self::DueDate if row.follow_up.assigned().any(|one| one.fact.duty.due_date.is_some()) => {
                deadlines(row).into()
            }
            Self::Copied => row.copied.as_str().into(),
            Self::Progress => row.progress.as_str().into(),
            Self::Answers => {
                row.answers.iter().map(|answer| answer.code.as_str()).collect::<Vec<_>>().join("; ").into()
            }
            Self::Envelopes => amount(row.envelopes),
            Self::LoanDay => day(loan.map(|loan| loan.day)),
            Self::LoanUser => loan.map_or("", |loan| &loan.borrower).into(),
            Self::LoanReturned => day(loan.and_then(|loan| loan.returned_date)),
            Self::LoanAllowedBy => loan.map_or("", |loan| &loan.allowed_by).into(),
            Self::Note => match loan.map_or(row.remark.as_str(), |loan| &loan.remark) {
                "" => self.of_document(&row.document),
                remark => remark.into(),
            },
            Self::ToPlaces => match units(row) {
                units if units.is_empty() => self.of_document(&row.document),
                units => units.into(),
            },
            Self::Instructions => match row.follow_up.instruction() {
                Some(given) if !given.fact.text.is_empty() => given.fact.text.as_str().into(),
                _ => self.of_document(&row.document),
            },
            _ => self.of_document(&row.document),
        }
    }
}

/// The units that have the document, who leads first; nothing where nobody was given it.
fn units(row: &FormRow) -> String {
    // What the register's own column says stands before what was entered later.
    let Document::Incoming(incoming) = &row.document else { return String::new() };
    if !incoming.entry.to_places.is_empty() {
        return String::new();
    }
    let all = |role: Role| row.follow_up.assigned().filter(move |one| one.fact.duty.role == role);
    Role::ALL.into_iter().flat_map(all).map(|one| one.fact.duty.unit.as_str()).collect::<Vec<_>>().join("; ")
}

/// The deadline of each unit, its own or the document's: one day alone where all have the same.
fn deadlines(row: &FormRow) -> String {
    let own = row.document.content().due_date;
    let duties = row.follow_up.assigned().map(|one| &one.fact.duty);
    let all: Vec<(&str, NaiveDate)> =
        duties.filter_map(|duty| Some((duty.unit.as_str(), duty.due_date.or(own)?))).collect();
    match all.split_first() {
        Some(((_, first), others)) if others.iter().all(|(_, day)| day == first) => date::write(*first),
        _ => all.iter().map(|(who, day)| format!("{who}: {}", date::write(*day))).collect::<Vec<_>>().join("; "),
    }
}

fn code_and_date(document: &Document) -> String {
    let date = document.issued_date().map(|day| format!("ngày {}", date::write(day))).unwrap_or_default();
    [document.code().as_str(), &date].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `Công văn 609/CAT-PC07 ngày 05/02/2026 của Công an tỉnh`.
fn described(document: &Document) -> String {
    let content = document.content();
    let parts = [content.type_name.clone(), code_and_date(document), format!("của {}", content.organ_name)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
