//! Number series (hệ thống số): which types share one, and in which period. Điều 15 and 22, NĐ 30/2020/NĐ-CP.

use chrono::NaiveDate;

use texts::{Text, UserMessage, message};

use super::{
    book::Book,
    document_type::{Category, DocumentType},
    field::shortened,
    number::LARGEST,
    period::Period,
    written::{Borne, SimilarTypes},
};

/// A number series in one of its periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Which row of the registry.
    pub id: i64,
    /// The book its documents stand in.
    pub book: Book,
    /// Whose series; `None` for số đến.
    pub authority: Option<String>,
    /// Its name.
    pub name: String,
    /// The types that take their numbers from it.
    pub types: Vec<DocumentType>,
    /// When it counts.
    pub period: Period,
    /// Its first number.
    pub first: u32,
    /// The last number given; one less than the first before any.
    pub last: u32,
}

/// A series an office shapes for itself (Điều 15.1.b and c).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSeries {
    /// The issuing authority's name.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// Names of the types that share it, with whether they are VBQPPL.
    pub types: Vec<(String, bool)>,
    /// The first day it counts.
    pub starts: NaiveDate,
    /// The last day; `None` for the end of the numbering period.
    pub ends: Option<NaiveDate>,
    /// Its first number; a larger one where its types had numbers before within the same numbering period.
    pub first: u32,
}

/// A type that is to take its numbers from the series of another type from then on (Điều 15.1.c).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The issuing authority's name.
    pub authority: String,
    /// The name of the type.
    pub type_name: String,
    /// The name of the type whose series it joins.
    pub with: String,
    /// A day of that series.
    pub on: NaiveDate,
    /// Why; may be empty.
    pub reason: String,
}

/// The name of the one series of số đến (Điều 22.2).
pub const INCOMING: &str = "Văn bản đến";
/// The name of the series that all copies share (Phụ lục I, Phần II).
pub const COPIES: &str = "Bản sao";

/// The name of the series a type has unless the office shaped another: each type of VBQPPL its own (Điều 15.1.a), each named
/// type and công văn its own, all copies one.
#[must_use]
pub fn usual_name(kind: &DocumentType) -> String {
    match kind.category {
        Category::Copies => COPIES.to_owned(),
        Category::Normative => format!("{} (QPPL)", kind.name),
        Category::Party => format!("{} (Đảng)", kind.name),
        Category::Administrative | Category::Other => kind.name.clone(),
    }
}

/// The types that share the usual series of a type.
pub fn usual_types<'a>(
    kind: &'a DocumentType,
    known: &'a [DocumentType],
) -> impl Iterator<Item = &'a DocumentType> + 'a {
    known.iter().filter(move |other| match kind.category {
        Category::Copies => other.category == Category::Copies,
        _ => *other == kind,
    })
}

/// A rule of the decree that a series breaks by the types that share it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forbidden {
    /// A type of VBQPPL has a series of its own (Điều 15.1.a, NĐ 30/2020/NĐ-CP).
    NormativeShared,
    /// All copies share one series, which numbers nothing else (Phụ lục I, Phần II, NĐ 30/2020/NĐ-CP).
    CopiesApart,
}

impl Forbidden {
    /// Returns the text that explains the rule.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::NormativeShared => texts::CAUSE_SERIES_FORBIDDEN_NORMATIVE,
            Self::CopiesApart => texts::CAUSE_SERIES_FORBIDDEN_COPIES,
        }
    }
}

/// Which rule a series of these types breaks; `known` are all types of the registry. For all other types the head of the office decides
/// (Điều 15.1.c).
#[must_use]
pub fn forbidden(types: &[DocumentType], known: &[DocumentType]) -> Option<Forbidden> {
    let is_copy = |kind: &&DocumentType| kind.category == Category::Copies;
    let copies = types.iter().filter(is_copy).count();
    if types.len() > 1 && types.iter().any(|kind| kind.category == Category::Normative) {
        Some(Forbidden::NormativeShared)
    } else if copies > 0 && (copies < types.len() || copies < known.iter().filter(is_copy).count()) {
        Some(Forbidden::CopiesApart)
    } else {
        None
    }
}

/// The reason why a series cannot give a number, or cannot be formed as requested.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesCause {
    /// Among the series whose last number on paper is requested, none or several have this name.
    NotAsked(String),
    /// The series has given its largest number.
    Full,
    /// The date is outside the numbering period of the number.
    OutsidePeriod(Period),
    /// The series has documents after the last day it was to have; holds the latest date.
    DocumentsAfter(NaiveDate),
    /// The decree forbids the types to share one series, or to have separate ones.
    Forbidden(Forbidden),
    /// The numbering period of the document ended on this day, and no reason is given for another number in it.
    PeriodEnded(NaiveDate),
    /// Numbers do not begin again on this day, so that no period can be reopened.
    NoPeriodEnded(NaiveDate),
    /// A series began after the end of the period that is to be reopened; holds its name and first day.
    NumberedAfter(String, NaiveDate),
    /// Another series already numbers these types on these days.
    Overlaps(String),
    /// The type's codes would equal those of a type in another series, so that both types need one series (Điều 15.1, NĐ 30/2020/NĐ-CP).
    TypesAlike(SimilarTypes),
    /// The type shares the series of this name already.
    Shared(String),
    /// The type already has a series of its own in that time; holds its name.
    OfItsOwn(String),
    /// The series would outlast its numbering period; holds the last possible day.
    Beyond(NaiveDate),
    /// No number series of the book and year has this name.
    Unknown(String),
}

impl SeriesCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::NotAsked(name) => message!(texts::CAUSE_NO_SERIES_ASKED, name = shortened(name)),
            Self::Full => message!(texts::CAUSE_SERIES_FULL, largest = texts::plain(LARGEST)),
            Self::OutsidePeriod(period) => {
                message!(texts::CAUSE_OUTSIDE_PERIOD, from = period.starts, to = period.ends)
            }
            Self::DocumentsAfter(date) => message!(texts::CAUSE_DOCUMENTS_AFTER, date = *date),
            Self::Forbidden(rule) => UserMessage::from(rule.text()),
            Self::PeriodEnded(day) => message!(texts::CAUSE_PERIOD_ENDED, day = *day),
            Self::NoPeriodEnded(day) => message!(texts::CAUSE_NO_PERIOD_ENDED, day = *day),
            Self::NumberedAfter(series, day) => {
                message!(texts::CAUSE_NUMBERED_AFTER, series = shortened(series), day = *day)
            }
            Self::Overlaps(name) => message!(texts::CAUSE_SERIES_OVERLAPS, name = shortened(name)),
            Self::TypesAlike(found) => types_alike(found),
            Self::Shared(name) => message!(texts::CAUSE_SERIES_SHARED, name = shortened(name)),
            Self::OfItsOwn(name) => message!(texts::CAUSE_SERIES_OF_ITS_OWN, name = shortened(name)),
            Self::Beyond(day) => message!(texts::CAUSE_SERIES_BEYOND, day = *day),
            Self::Unknown(name) => message!(texts::CAUSE_UNKNOWN_SERIES, name = shortened(name)),
        }
    }
}

fn types_alike(found: &SimilarTypes) -> UserMessage {
    let SimilarTypes { type_name, other, series, document } = found;
    let (kind, other, series) = (type_name.as_str(), other.as_str(), series.as_str());
    match document {
        Some(Borne { code, date }) => message!(
            texts::CAUSE_TYPES_ALIKE,
            kind = kind,
            other = other,
            code = code.as_str(),
            date = *date,
            series = series
        ),
        None => message!(texts::CAUSE_TYPES_ALIKE_UNUSED, kind = kind, other = other, series = series),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document_type::standard;

    fn rule(names: &[(&str, Category)]) -> Option<Forbidden> {
        let known = standard();
        let types = names.iter().map(|(name, category)| {
            known.iter().find(|kind| kind.name == *name && kind.category == *category).unwrap().clone()
        });
        forbidden(&types.collect::<Vec<_>>(), &known)
    }

    /// Điều 15.1 and Phụ lục I, Phần II, NĐ 30/2020/NĐ-CP.
    #[test]
    fn each_kind_of_law_has_its_own_series_and_copies_share_one() {
        use Category::{Administrative, Copies, Normative};
        assert_eq!(rule(&[("Quyết định", Normative)]), None);
        let laws = rule(&[("Quyết định", Normative), ("Nghị quyết", Normative)]);
        assert_eq!(laws, Some(Forbidden::NormativeShared));
        let mixed = rule(&[("Quyết định", Normative), ("Công văn", Administrative)]);
        assert_eq!(mixed, Some(Forbidden::NormativeShared));
        let copies = [("Bản sao y", Copies), ("Bản sao lục", Copies), ("Bản trích sao", Copies)];
        assert_eq!(rule(&copies), None);
        assert_eq!(rule(&copies[..2]), Some(Forbidden::CopiesApart));
        assert_eq!(rule(&[copies[0], ("Báo cáo", Administrative)]), Some(Forbidden::CopiesApart));
        assert_eq!(rule(&[("Báo cáo", Administrative), ("Công văn", Administrative)]), None);
    }
}
