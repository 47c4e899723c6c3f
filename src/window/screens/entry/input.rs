//! The inputs of the two entry forms: their lines, their specs, the field that each fills, and the values that each suggests.

use std::cmp::Reverse;

use domain::{book::Book, came_by::CameBy, content::Priority, field::Field, secrecy::Secrecy, typed_date::Nearest};
use language::Language;
use store::NameKind;

use crate::{
    kit::{
        form::{FieldKind, FieldSpec, choices, fitting},
        space,
        suggest::Choice,
    },
    reference_data::ReferenceData,
};

/// The widths of short inputs.
const YEAR: f32 = 72.0;
const PREFIX: f32 = 84.0;
const AMOUNT: f32 = 96.0;
/// The authority prefixes of Phụ lục I.II.7, NĐ 30/2020/NĐ-CP.
const PREFIXES: [&str; 5] = ["TM.", "Q.", "KT.", "TL.", "TUQ."];

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Input {
    /// Ngày đến.
    ArrivalDate,
    /// Tác giả; of an outgoing document, cơ quan ban hành.
    OrganName,
    Code,
    /// Ngày văn bản.
    IssuedDate,
    /// Tên loại.
    TypeName,
    /// Mức độ khẩn.
    Priority,
    Subject,
    /// Đơn vị hoặc người nhận.
    ToPlaces,
    /// Hạn.
    DueDate,
    /// Ngày chuyển.
    HandOverDate,
    /// Số trang.
    PageAmount,
    /// `TM.`, `KT.` …
    SignerPrefix,
    /// Chức vụ.
    SignerPosition,
    /// Họ tên.
    SignerName,
    Description,
    /// Đơn vị soạn thảo.
    DraftingUnit,
    /// Nơi nhận.
    To,
    /// Số lượng bản.
    IssuedAmount,
    /// Đơn vị, người nhận bản lưu.
    FileCopyUnit,
    /// Độ mật.
    Secrecy,
    /// Cách đến.
    CameBy,
    /// Mã định danh cơ quan lập danh mục hồ sơ (1.1 of Phụ lục VI).
    FileOrgan,
    /// Năm hình thành hồ sơ (1.2).
    FileYear,
    /// Số và ký hiệu hồ sơ (1.3).
    FileNotation,
    /// Số thứ tự văn bản trong hồ sơ (2).
    DocOrdinal,
    /// Ngôn ngữ.
    Language,
    /// Mã định danh of the receivers, in their order (13.1).
    ToCodes,
    /// Cơ quan cùng ban hành.
    Issuers,
    /// A number of one's own choice; only while one chooses.
    Number,
    /// Why; only while one chooses a number or amends.
    Reason,
    /// The switch for a normative document (VBQPPL).
    Normative,
    /// The switch for how the number is determined.
    Numbering,
    /// The switch that is on while the type is one derived from the code, so that a changed code may replace it.
    TypeWasRead,
}

impl Input {
    /// The inputs of both forms whose texts a draft keeps; an input derived from another comes after it.
    pub const KEPT: [Self; 32] = [
        Self::Number,
        Self::Reason,
        Self::ArrivalDate,
        Self::IssuedDate,
        Self::OrganName,
        Self::Code,
        Self::TypeName,
        Self::DraftingUnit,
        Self::Priority,
        Self::Subject,
        Self::ToPlaces,
        Self::DueDate,
        Self::HandOverDate,
        Self::PageAmount,
        Self::SignerName,
        Self::SignerPrefix,
        Self::SignerPosition,
        Self::Description,
        Self::To,
        Self::IssuedAmount,
        Self::FileCopyUnit,
        Self::CameBy,
        Self::Secrecy,
        Self::FileOrgan,
        Self::FileYear,
        Self::FileNotation,
        Self::DocOrdinal,
        Self::Language,
        Self::ToCodes,
        Self::Issuers,
        Self::Normative,
        Self::Numbering,
    ];

    /// Returns the inputs of each line of a book's form.
    #[must_use]
    pub fn lines(book: Book) -> &'static [&'static [Self]] {
        match book {
            Book::Incoming => &[
                &[Self::ArrivalDate, Self::OrganName],
                &[Self::Code, Self::IssuedDate],
                &[Self::TypeName, Self::Priority],
                &[Self::Subject],
                &[Self::ToPlaces, Self::DueDate, Self::CameBy],
                &[Self::HandOverDate, Self::PageAmount, Self::Secrecy, Self::Description],
                &[Self::SignerPrefix, Self::SignerPosition, Self::SignerName],
                &[Self::FileOrgan, Self::FileYear, Self::FileNotation, Self::DocOrdinal],
                &[Self::Language],
            ],
            Book::Outgoing => &[
                &[Self::IssuedDate, Self::OrganName],
                &[Self::TypeName, Self::DraftingUnit],
                &[Self::Subject],
                &[Self::SignerPrefix, Self::SignerPosition, Self::SignerName],
                &[Self::To],
                &[Self::IssuedAmount, Self::FileCopyUnit, Self::HandOverDate],
                &[Self::Priority, Self::Secrecy, Self::DueDate, Self::Description],
                &[Self::FileOrgan, Self::FileYear, Self::FileNotation, Self::DocOrdinal],
                &[Self::Language, Self::PageAmount],
                &[Self::ToCodes],
                &[Self::Issuers],
            ],
        }
    }

    /// Returns the inputs of a book's form, line by line.
    pub fn of(book: Book) -> impl Iterator<Item = Self> {
        Self::lines(book).iter().copied().flatten().copied()
    }

    /// Whether it is one of the rarer fields of Phụ lục VI, which are folded away until they are wanted.
    #[must_use]
    pub fn is_rare(self, book: Book) -> bool {
        match self {
            Self::FileOrgan
            | Self::FileYear
            | Self::FileNotation
            | Self::DocOrdinal
            | Self::Language
            | Self::ToCodes
            | Self::Issuers => true,
            Self::PageAmount => book == Book::Outgoing,
            _ => false,
        }
    }

    /// The field it fills.
    #[must_use]
    pub fn field(self) -> Field {
        match self {
            Self::ArrivalDate => Field::ArrivalDate,
            Self::OrganName => Field::OrganName,
            Self::Code => Field::Code,
            Self::IssuedDate => Field::IssuedDate,
            Self::TypeName => Field::TypeName,
            Self::Priority => Field::Priority,
            Self::Subject => Field::Subject,
            Self::ToPlaces => Field::ToPlaces,
            Self::DueDate => Field::DueDate,
            Self::HandOverDate => Field::HandOverDate,
            Self::PageAmount => Field::PageAmount,
            Self::SignerPrefix | Self::SignerPosition | Self::SignerName => Field::SignerInfo,
            Self::Description => Field::Description,
            Self::DraftingUnit => Field::DraftingUnit,
            Self::To | Self::ToCodes => Field::To,
            Self::IssuedAmount => Field::IssuedAmount,
            Self::FileCopyUnit => Field::FileCopyUnit,
            Self::Secrecy => Field::Secrecy,
            Self::CameBy => Field::CameBy,
            Self::FileOrgan | Self::FileYear | Self::FileNotation => Field::FileCode,
            Self::DocOrdinal => Field::DocOrdinal,
            Self::Issuers => Field::Issuers,
            Self::Language => Field::Language,
            Self::Number => Field::CodeNumber,
            Self::Reason => Field::Reason,
            Self::Normative => Field::Normative,
            Self::Numbering | Self::TypeWasRead => Field::Document,
        }
    }

    /// The name it has in a draft: the code of its field, which for a part of it says which part.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::SignerPrefix => "SignerInfo.Prefix",
            Self::SignerPosition => "SignerInfo.Position",
            Self::SignerName => "SignerInfo.FullName",
            Self::FileOrgan => "FileCode.OrganId",
            Self::FileYear => "FileCode.FileCatalog",
            Self::FileNotation => "FileCode.FileNotation",
            Self::ToCodes => "To.OrganId",
            Self::Numbering => "Numbering",
            input => input.field().key(),
        }
    }

    /// Returns the spec of the input in a book's form, at a line.
    #[must_use]
    pub fn spec(self, book: Book, line: u8) -> FieldSpec {
        let incoming = book == Book::Incoming;
        let text = |label| FieldSpec::text(label, self.field(), line);
        let named = |label, names| text(label).naming(names);
        let choice = |label| FieldSpec::of(FieldKind::Choice, label, self.field(), line);
        let date = |label| FieldSpec::past_date(label, self.field(), line);
        match self {
            Self::ArrivalDate => date(texts::LABEL_ARRIVAL_DATE),
            Self::OrganName if incoming => named(texts::LABEL_ORGAN_NAME, NameKind::Organ),
            Self::OrganName => choice(texts::LABEL_AUTHORITY),
            Self::Code => text(texts::LABEL_CODE),
            Self::IssuedDate => date(texts::LABEL_ISSUED_DATE),
            Self::TypeName => choice(texts::LABEL_TYPE_NAME).also(&[Field::Normative]),
            Self::Priority => choice(texts::LABEL_PRIORITY).wide(space::DATE),
            Self::Subject => FieldSpec::of(FieldKind::Lines, texts::LABEL_SUBJECT, self.field(), line),
            Self::ToPlaces => named(texts::LABEL_TO_PLACES, NameKind::ToPlaces),
            Self::DueDate => {
                let label = if incoming { texts::LABEL_DUE_DATE } else { texts::LABEL_ANSWER_DATE };
                let due = FieldSpec::of(FieldKind::Term, label, self.field(), line);
                due.wide(space::DATE).placeholder(texts::ENTRY_DUE_SHAPE)
            }
            Self::HandOverDate => date(texts::LABEL_HAND_OVER_DATE),
            Self::PageAmount => text(texts::LABEL_PAGE_AMOUNT).wide(YEAR),
            Self::SignerPrefix => {
                FieldSpec::of(FieldKind::Usual, texts::LABEL_SIGNER_PREFIX, self.field(), line).wide(PREFIX)
            }
            Self::SignerPosition => text(texts::LABEL_SIGNER_POSITION),
            Self::SignerName => named(texts::LABEL_SIGNER_NAME, NameKind::Signer).also(&[Field::SignerInfo]),
            Self::Description => text(texts::LABEL_DESCRIPTION),
            Self::DraftingUnit => named(texts::LABEL_DRAFTING_UNIT, NameKind::DraftingUnit).wide(space::DATE),
            Self::To => FieldSpec::many(texts::LABEL_TO, self.field(), line).naming(NameKind::Recipient),
            Self::IssuedAmount => text(texts::LABEL_ISSUED_AMOUNT).wide(AMOUNT),
            Self::FileCopyUnit => named(texts::LABEL_FILE_COPY_UNIT, NameKind::FileCopyUnit),
            Self::Secrecy => choice(texts::FIELD_SECRECY).wide(AMOUNT).placeholder(texts::ENTRY_SECRECY_USUAL),
            Self::CameBy => choice(texts::LABEL_CAME_BY).wide(space::DATE),
            Self::FileOrgan => text(texts::LABEL_FILE_ORGAN),
            Self::FileYear => text(texts::LABEL_FILE_YEAR).wide(YEAR),
            Self::FileNotation => text(texts::LABEL_FILE_NOTATION),
            Self::DocOrdinal => text(texts::LABEL_DOC_ORDINAL).wide(AMOUNT),
            Self::Language => text(texts::LABEL_LANGUAGE).placeholder(texts::ENTRY_LANGUAGE_USUAL),
            Self::ToCodes => text(texts::LABEL_TO_CODES),
            Self::Issuers => text(texts::LABEL_ISSUERS),
            Self::Number => {
                let number = FieldSpec::of(FieldKind::Usual, texts::ENTRY_NUMBER, self.field(), line);
                number.also(&[Field::ArrivalNumber]).wide(space::DATE)
            }
            Self::Reason => text(texts::ENTRY_REASON),
            Self::Normative | Self::Numbering | Self::TypeWasRead => {
                FieldSpec::of(FieldKind::Switch, self.field().label(), Field::Document, line).id(self.key())
            }
        }
    }

    /// Whether it holds a date.
    #[must_use]
    pub fn is_date(self) -> bool {
        self.spec(Book::Incoming, 0).is_date()
    }

    /// Returns the rule that completes a date without month or year.
    #[must_use]
    pub fn nearest(self) -> Nearest {
        self.spec(Book::Incoming, 0).nearest()
    }

    /// Returns the known values of an input that need no query of the registry; document types are sorted by use, most used first.
    #[must_use]
    pub fn choices(
        self,
        book: Book,
        typed: &str,
        normative: bool,
        reference: &ReferenceData,
        language: &Language,
    ) -> Vec<Choice> {
        let plain = |value: String| Choice { value, beside: String::new() };
        match (self, book) {
            (Self::OrganName, Book::Outgoing) => choices::authorities(&reference.authorities),
            (Self::Priority, _) => {
                let choice = |priority: Priority| Choice {
                    value: language.text(priority.name_key()),
                    beside: priority.number().to_string(),
                };
                Priority::ALL.into_iter().map(choice).collect()
            }
            (Self::Secrecy, _) => Secrecy::ALL.into_iter().map(|secrecy| plain(secrecy.word().to_owned())).collect(),
            (Self::CameBy, _) => CameBy::NAMED.into_iter().map(|way| plain(language.text(way.name_key()))).collect(),
            (Self::SignerPrefix, _) => PREFIXES.into_iter().map(|prefix| plain(prefix.to_owned())).collect(),
            (Self::TypeName, _) => {
                let used_most = |mut named: Vec<Choice>| {
                    named.sort_by_cached_key(|kind| Reverse(reference.type_uses.get(&kind.value).copied()));
                    named
                };
                if book == Book::Incoming {
                    return used_most(choices::types_of(&reference.types, |_| true));
                }
                let named = used_most(choices::types(&reference.types, normative));
                // A type that no VBQPPL has is offered all the same: it turns the switch off.
                let is_other = normative && fitting(typed, named.clone()).is_empty();
                if is_other { used_most(choices::types(&reference.types, false)) } else { named }
            }
            _ => Vec::new(),
        }
    }
}
