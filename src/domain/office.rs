//! The office that keeps the registry, and the authorities (cơ quan ban hành) in whose names it issues documents.

use chrono::NaiveDate;

/// An issuing authority: UBND tỉnh, Văn phòng, a council or board that issues under its own name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authority {
    /// Its full name, as documents give it.
    pub name: String,
    /// Its abbreviation inside notations (Phụ lục I.II.3, NĐ 30/2020/NĐ-CP): `UBND`, `VP`.
    pub abbreviation: String,
    /// Cơ quan chủ quản trực tiếp, above its name on its paper (Phụ lục I, NĐ 30/2020/NĐ-CP); may be empty. Where the authority is the
    /// office, [`Office::parent`] stands above it.
    pub parent: String,
    /// The first day it issues documents; `None` for since ever.
    pub valid_from: Option<NaiveDate>,
    /// The last day; `None` for until further notice.
    pub valid_to: Option<NaiveDate>,
}

impl Authority {
    /// Whether it issues documents on this day.
    #[must_use]
    pub fn issues_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether both issue documents on some day.
    #[must_use]
    pub fn issues_beside(&self, other: &Self) -> bool {
        let ends_before =
            |one: &Self, other: &Self| one.valid_to.zip(other.valid_from).is_some_and(|(last, first)| last < first);
        !ends_before(self, other) && !ends_before(other, self)
    }
}

/// The office that keeps the registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name, printed on the cover of each book.
    pub name: String,
    /// Cơ quan chủ quản trực tiếp, printed above the name; may be empty.
    pub parent: String,
    /// Its abbreviation inside notations.
    pub abbreviation: String,
    /// Where it sits: the place before the date.
    pub place: String,
}

/// How the office is reached, as its envelopes say (Phụ lục IV, mục II, NĐ 30/2020/NĐ-CP); each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contacts {
    /// Địa chỉ.
    pub address: String,
    /// Điện thoại.
    pub telephone: String,
    /// Fax.
    pub fax: String,
    /// E-Mail.
    pub e_mail: String,
    /// Website.
    pub website: String,
}
