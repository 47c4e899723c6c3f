//! The inputs of the two entry forms: which field each fills, its label, its id, and what it suggests.

use std::cmp::Reverse;

use iced::widget::Id;

use domain::{
    book::Book, came_by::CameBy, content::Priority, document_type::Category, field::Field, secrecy::Secrecy,
    text::fold, typed_date::Nearest, words::initials,
};
use language::Language;
use store::NameKind;

use crate::{kit::suggest::Choice, reference_data::ReferenceData};

/// How many suggestions are shown.
pub const SUGGESTED: usize = 8;
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
}

impl Input {
    /// Every input of both forms; what follows from another comes after it.
    pub const ALL: [Self; 30] = [
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
    ];

    /// The inputs of a book's form, in its order.
    #[must_use]
    pub fn of(book: Book) -> &'static [Self] {
        match book {
            Book::Incoming => &[
                Self::ArrivalDate,
                Self::OrganName,
                Self::Code,
                Self::IssuedDate,
                Self::TypeName,
                Self::Priority,
                Self::Subject,
                Self::ToPlaces,
                Self::DueDate,
                Self::CameBy,
                Self::HandOverDate,
                Self::PageAmount,
                Self::Secrecy,
                Self::Description,
                Self::SignerPrefix,
                Self::SignerPosition,
                Self::SignerName,
                Self::FileOrgan,
                Self::FileYear,
                Self::FileNotation,
                Self::DocOrdinal,
                Self::Language,
            ],
            Book::Outgoing => &[
                Self::IssuedDate,
                Self::OrganName,
                Self::TypeName,
                Self::DraftingUnit,
                Self::Subject,
                Self::SignerPrefix,
                Self::SignerPosition,
                Self::SignerName,
                Self::To,
                Self::IssuedAmount,
                Self::FileCopyUnit,
                Self::HandOverDate,
                Self::Priority,
                Self::Secrecy,
                Self::DueDate,
                Self::Description,
                Self::FileOrgan,
                Self::FileYear,
                Self::FileNotation,
                Self::DocOrdinal,
                Self::Language,
                Self::PageAmount,
                Self::ToCodes,
                Self::Issuers,
            ],
        }
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
            input => input.field().key(),
        }
    }

    /// The input that shows the problems of a field in a book's form; a signer's are shown at the name.
    #[must_use]
    pub fn showing(book: Book, field: Field) -> Option<Self> {
        if field == Field::SignerInfo {
            return Some(Self::SignerName);
        }
        if let Field::ArrivalNumber | Field::CodeNumber | Field::Reason = field {
            return Some(if field == Field::Reason { Self::Reason } else { Self::Number });
        }
        if field == Field::Normative {
            return Some(Self::TypeName);
        }
        Self::of(book).iter().copied().find(|input| input.field() == field)
    }

    /// Whether it holds a date.
    #[must_use]
    pub fn is_date(self) -> bool {
        matches!(self, Self::ArrivalDate | Self::IssuedDate | Self::DueDate | Self::HandOverDate)
    }

    /// Which day is meant by a date short of its month or year: the next one of a deadline, else the last one.
    #[must_use]
    pub fn nearest(self) -> Nearest {
        if self == Self::DueDate { Nearest::Ahead } else { Nearest::Before }
    }

    /// The key of its label in the language files.
    #[must_use]
    pub fn label(self, book: Book) -> &'static str {
        match (self, book) {
            (Self::ArrivalDate, _) => "label-arrival-date",
            (Self::OrganName, Book::Incoming) => "label-organ-name",
            (Self::OrganName, Book::Outgoing) => "label-authority",
            (Self::Code, _) => "label-code",
            (Self::IssuedDate, _) => "label-issued-date",
            (Self::TypeName, _) => "label-type-name",
            (Self::Priority, _) => "label-priority",
            (Self::Subject, _) => "label-subject",
            (Self::ToPlaces, _) => "label-to-places",
            (Self::DueDate, Book::Incoming) => "label-due-date",
            (Self::DueDate, Book::Outgoing) => "label-answer-date",
            (Self::HandOverDate, _) => "label-hand-over-date",
            (Self::PageAmount, _) => "label-page-amount",
            (Self::SignerPrefix, _) => "label-signer-prefix",
            (Self::SignerPosition, _) => "label-signer-position",
            (Self::SignerName, _) => "label-signer-name",
            (Self::Description, _) => "label-description",
            (Self::DraftingUnit, _) => "label-drafting-unit",
            (Self::To, _) => "label-to",
            (Self::IssuedAmount, _) => "label-issued-amount",
            (Self::FileCopyUnit, _) => "label-file-copy-unit",
            (Self::Secrecy, _) => "field-secrecy",
            (Self::CameBy, _) => "label-came-by",
            (Self::FileOrgan, _) => "label-file-organ",
            (Self::FileYear, _) => "label-file-year",
            (Self::FileNotation, _) => "label-file-notation",
            (Self::DocOrdinal, _) => "label-doc-ordinal",
            (Self::Language, _) => "label-language",
            (Self::ToCodes, _) => "label-to-codes",
            (Self::Issuers, _) => "label-issuers",
            (Self::Number, _) => "entry-number",
            (Self::Reason, _) => "entry-reason",
        }
    }

    /// Its id in the widget tree: that of its label.
    #[must_use]
    pub fn id(self, book: Book) -> Id {
        Id::new(self.label(book))
    }

    /// The input of an id.
    #[must_use]
    pub fn from_id(book: Book, id: &Id) -> Option<Self> {
        let inputs = Self::of(book).iter().chain(&[Self::Number, Self::Reason]);
        inputs.copied().find(|input| input.id(book) == *id)
    }

    /// The kind of names the registry suggests for it.
    #[must_use]
    pub fn names(self, book: Book) -> Option<NameKind> {
        match (self, book) {
            (Self::OrganName, Book::Incoming) => Some(NameKind::Organ),
            (Self::ToPlaces, _) => Some(NameKind::ToPlaces),
            (Self::SignerName, _) => Some(NameKind::Signer),
            (Self::To, _) => Some(NameKind::Recipient),
            (Self::FileCopyUnit, _) => Some(NameKind::FileCopyUnit),
            (Self::DraftingUnit, _) => Some(NameKind::DraftingUnit),
            _ => None,
        }
    }

    /// Whether it holds one of a short list of known words, so that the first match is meant.
    #[must_use]
    pub fn is_closed(self, book: Book) -> bool {
        matches!(
            (self, book),
            (Self::TypeName | Self::Priority | Self::Secrecy | Self::CameBy, _) | (Self::OrganName, Book::Outgoing)
        )
    }

    /// The known words that match what is typed, for an input whose words the window has at hand.
    #[must_use]
    pub fn known(
        self,
        book: Book,
        typed: &str,
        normative: bool,
        reference: &ReferenceData,
        language: &Language,
    ) -> Vec<Choice> {
        let wanted = fold(typed);
        let choice = |value: String, beside: String| Choice { value, beside };
        let matches = |text: &str| {
            let text = fold(text);
            text.starts_with(&wanted) || text.split(' ').any(|word| word.starts_with(&wanted))
        };
        let begins = |choice: &Choice| {
            matches(&choice.value) || matches(&choice.beside) || initials(&choice.value).starts_with(&wanted)
        };
        let all: Vec<Choice> = match (self, book) {
            (Self::OrganName, Book::Outgoing) => reference
                .authorities
                .iter()
                .map(|authority| choice(authority.name.clone(), authority.abbreviation.clone()))
                .collect(),
            (Self::Priority, _) => Priority::ALL
                .into_iter()
                .map(|priority| choice(language.text(priority.name_key()), priority.number().to_string()))
                .collect(),
            (Self::Secrecy, _) => {
                Secrecy::ALL.into_iter().map(|secrecy| choice(secrecy.word().to_owned(), String::new())).collect()
            }
            (Self::CameBy, _) => {
                CameBy::NAMED.into_iter().map(|way| choice(language.text(way.name_key()), String::new())).collect()
            }
            (Self::SignerPrefix, _) => {
                PREFIXES.into_iter().map(|prefix| choice(prefix.to_owned(), String::new())).collect()
            }
            (Self::TypeName, _) => {
                let named = |normative: bool| {
                    let mut choices: Vec<Choice> = Vec::new();
                    for known in &reference.types {
                        let fits = book == Book::Incoming || normative == (known.category == Category::Normative);
                        if fits && !choices.iter().any(|choice| choice.value == known.name) {
                            choices.push(choice(known.name.clone(), known.abbreviation.clone().unwrap_or_default()));
                        }
                    }
                    choices
                };
                // A type that no VBQPPL has is offered all the same: it turns the switch off.
                let choices = named(normative);
                if choices.iter().any(begins) { choices } else { named(false) }
            }
            _ => Vec::new(),
        };
        let mut found: Vec<Choice> = all.into_iter().filter(begins).collect();
        // An abbreviation typed in full is meant before initials, and these before a name that merely begins so; then what is
        // used most.
        let uses = |choice: &Choice| reference.type_uses.get(&choice.value).copied().filter(|_| self == Self::TypeName);
        found.sort_by_cached_key(|choice| {
            let is_meant = !wanted.is_empty() && fold(&choice.beside) == wanted;
            (!is_meant, wanted.is_empty() || initials(&choice.value) != wanted, Reverse(uses(choice)))
        });
        found.truncate(SUGGESTED);
        found
    }
}
