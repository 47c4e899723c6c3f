//! What the registry itself knows of a document: how it was numbered, whether it still stands, what was noted beside it.

use chrono::NaiveDate;

use super::{date, follow_up::sent_back::SentBack, number::Numbered, period::Period, text};

/// What the registry knows of a registered document besides its fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registration {
    /// The suffix of its number, between two others: `a`, `b`, `bis`; empty as a rule.
    pub suffix: String,
    /// How it came by its number.
    pub numbered: Numbered,
    /// How it came by its number where it was registered first, if another registry's list brought it.
    pub numbered_at_origin: Option<Numbered>,
    /// Which further row of the same number it is in an imported old book (trùng trong sổ gốc), counted from 1; 0 as a rule.
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
    /// If it was sent back to its sender, when and why.
    pub sent_back: Option<SentBack>,
    /// Whether a file is attached to it.
    pub has_file: bool,
}

impl Registration {
    /// How it came by its number, in this registry or in the one whose list brought it.
    #[must_use]
    pub fn first_numbered(&self) -> Numbered {
        self.numbered_at_origin.unwrap_or(self.numbered)
    }

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
    /// How the document ends.
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

/// The result of reading remarks that begin like those of a withdrawn document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remarked {
    /// How it ended and by whose ruling, in the book's own words, and the rest of the remarks.
    Ruled(Withdrawal, Ruling, String),
    /// That it ended, and not all that must be known of it.
    Unclear {
        /// Whether the remarks begin as the book itself writes it.
        as_in_book: bool,
    },
}

/// Whether remarks begin by saying that the document was cancelled or recalled, as the book writes it (`HỦY: in sai, Chánh Văn phòng,
/// ngày 10/02/2026; …`) or in a clerk's own words (`Đã hủy`, `Hủy số 5`, `THU HỒI`).
#[must_use]
pub fn remarked(remarks: &str) -> Option<Remarked> {
    let remarks = text::clean(remarks);
    let lower = remarks.to_lowercase().replace("huỷ", "hủy");
    let begins = |word: &str| {
        let rest = lower.strip_prefix(word)?;
        rest.chars().next().is_none_or(|next| !next.is_alphabetic()).then_some(rest)
    };
    let cancelled = ["hủy", "đã hủy", "bị hủy", "số hủy", "bỏ số"].into_iter().find_map(begins).is_some();
    // "Thu hồi bản lưu" is about the file copy, not the document.
    let ends_or_names =
        |rest: &str| rest.is_empty() || rest.starts_with([':', '.', ',', ';', '(']) || rest.starts_with(" văn bản");
    let recalled = ["thu hồi", "đã thu hồi", "bị thu hồi"].into_iter().find_map(begins).is_some_and(ends_or_names);
    if !cancelled && !recalled {
        return None;
    }
    let said = |word: &str, withdrawal| {
        let (ruling, rest) = ruling(remarks.strip_prefix(word)?)?;
        Some(Remarked::Ruled(withdrawal, ruling, rest))
    };
    let written = [("HỦY: ", Withdrawal::Cancel), ("HUỶ: ", Withdrawal::Cancel), ("THU HỒI: ", Withdrawal::Recall)];
    let as_in_book = written.iter().any(|(word, _)| remarks.starts_with(word));
    let own = written.into_iter().find_map(|(word, withdrawal)| said(word, withdrawal));
    Some(own.unwrap_or(Remarked::Unclear { as_in_book }))
}

/// The ruling of `in sai, Chánh Văn phòng, ngày 10/02/2026; …`, and what follows it. A reason may contain dates: the day of the ruling
/// is the first at which the ruling ends.
fn ruling(said: &str) -> Option<(Ruling, String)> {
    const DAY: &str = ", ngày ";
    said.match_indices(DAY).find_map(|(at, _)| {
        let (reason, authority) = said.get(..at)?.rsplit_once(", ")?;
        let (day, rest) = said.get(at + DAY.len()..)?.split_at_checked(10)?;
        let rest = if rest.is_empty() { "" } else { rest.strip_prefix("; ")? };
        let date = date::read(day).ok()?;
        let ruling = Ruling { reason: reason.to_owned(), authority: authority.to_owned(), date: Some(date) };
        (!reason.is_empty() && !authority.is_empty()).then(|| (ruling, rest.to_owned()))
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_tell_that_a_document_stands_no_longer() {
        let ruled = |reason: &str, authority: &str, rest: &str, how| {
            let date = chrono::NaiveDate::from_ymd_opt(2026, 2, 10);
            let ruling = Ruling { reason: reason.into(), authority: authority.into(), date };
            Some(Remarked::Ruled(how, ruling, rest.into()))
        };
        for (remarks, expected) in [
            ("", None),
            ("Huy nhận bản chính", None),
            ("Hủyền", None),
            ("Thu hồi bản lưu", None),
            (
                "HỦY: in sai, Chánh Văn phòng, ngày 10/02/2026",
                ruled("in sai", "Chánh Văn phòng", "", Withdrawal::Cancel),
            ),
            (
                "THU HỒI: sai, thiếu; căn cứ, Chủ tịch, ngày 10/02/2026; lưu hồ sơ",
                ruled("sai, thiếu; căn cứ", "Chủ tịch", "lưu hồ sơ", Withdrawal::Recall),
            ),
            (
                "HỦY: thay số 5, ngày 01/02/2026, Chánh Văn phòng, ngày 10/02/2026; gấp, ngày 11/02/2026",
                ruled("thay số 5, ngày 01/02/2026", "Chánh Văn phòng", "gấp, ngày 11/02/2026", Withdrawal::Cancel),
            ),
            ("HỦY: in sai, ngày 10/02/2026", Some(Remarked::Unclear { as_in_book: true })),
            ("HỦY: in sai, Chánh Văn phòng, ngày 10/02/2026 và", Some(Remarked::Unclear { as_in_book: true })),
            ("THU HỒI: sai", Some(Remarked::Unclear { as_in_book: true })),
            ("Hủy số 5", Some(Remarked::Unclear { as_in_book: false })),
            ("Huỷ", Some(Remarked::Unclear { as_in_book: false })),
            ("đã hủy", Some(Remarked::Unclear { as_in_book: false })),
            ("Thu hồi", Some(Remarked::Unclear { as_in_book: false })),
            ("Đã thu hồi văn bản", Some(Remarked::Unclear { as_in_book: false })),
        ] {
            assert_eq!(remarked(remarks), expected, "{remarks}");
        }
    }
}
