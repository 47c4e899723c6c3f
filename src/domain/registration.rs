//! What the registry itself knows of a document: how it was numbered, whether it still stands, what was noted beside it.

use chrono::NaiveDate;

use super::{number::Numbered, period::Period};

/// What the registry knows of a registered document besides its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    /// The suffix of its number, between two others: `a`, `b`, `bis`; empty as a rule.
    pub suffix: String,
    /// How it came by its number.
    pub numbered: Numbered,
    /// The how manieth further row of the same number it is in an imported old book (trùng trong sổ gốc); 0 as a rule.
    pub double: u32,
    /// Whether it stands.
    pub standing: Standing,
    /// Why it was registered otherwise than usual: a suffix, a date out of order, a duplicate.
    pub reason: String,
    /// What was warned of when it was registered.
    pub cautions: Vec<Caution>,
    /// The period of its series, where that is not a calendar year.
    pub period: Option<Period>,
    /// If its mistyped number was taken back, the number after which the series went on.
    pub struck: Option<u32>,
    /// Whether a file is attached to it.
    pub has_file: bool,
}

impl Registration {
    /// Whether its number can be taken back: it came from outside, so that it may have been mistyped.
    #[must_use]
    pub fn may_be_taken_back(&self) -> bool {
        matches!(self.numbered, Numbered::Emergency | Numbered::Imported) && self.struck.is_none()
    }
}

/// Whether a registered document stands (Điều 18.3–18.4, NĐ 30/2020/NĐ-CP). Its number is spent in either case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Standing {
    /// It stands.
    #[default]
    Valid,
    /// Hủy: it never went out, or the row is wrong.
    Cancelled(Ruling),
    /// Thu hồi: it was called back from its receivers.
    Recalled(Ruling),
}

impl Standing {
    /// The word for it in JSON and the database.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Cancelled(_) => "cancelled",
            Self::Recalled(_) => "recalled",
        }
    }

    /// Whether the document stands.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        *self == Self::Valid
    }

    /// Who ruled so, and why.
    #[must_use]
    pub fn ruling(&self) -> Option<&Ruling> {
        match self {
            Self::Valid => None,
            Self::Cancelled(ruling) | Self::Recalled(ruling) => Some(ruling),
        }
    }
}

/// How a document ends that stands no longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// Hủy.
    Cancel,
    /// Thu hồi.
    Recall,
}

impl Withdrawal {
    /// What becomes of the document.
    #[must_use]
    pub fn by(self, ruling: Ruling) -> Standing {
        match self {
            Self::Cancel => Standing::Cancelled(ruling),
            Self::Recall => Standing::Recalled(ruling),
        }
    }
}

/// Who ended a document, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ruling {
    /// The reason.
    pub reason: String,
    /// The competent person or body (người có thẩm quyền).
    pub authority: String,
    /// The day; nothing only where it is not known.
    pub date: Option<NaiveDate>,
}

/// A warning that is kept with the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Caution {
    /// Its date is earlier than that of a number before it, or later than that of one after it (lùi ngày).
    DateOrder,
    /// Another document of the same number, notation, issuer and year is registered (Phụ lục VI).
    Duplicate,
}

impl Caution {
    /// Both.
    pub const ALL: [Self; 2] = [Self::DateOrder, Self::Duplicate];

    /// The word for it in JSON and the database.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::DateOrder => "date-order",
            Self::Duplicate => "duplicate",
        }
    }

    /// The caution of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|caution| caution.key() == key)
    }
}
