//! When two incoming documents are one: số, ký hiệu and issuing body in the year of the document. Phụ lục VI, NĐ 30/2020/NĐ-CP.

use chrono::{Datelike, NaiveDate};

use super::{code::Code, incoming::IncomingEntry, text};

/// What makes an incoming document the same as another, compared folded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DuplicateKey {
    /// Số, ký hiệu, folded, leading zeros of the number aside.
    pub code: String,
    /// The issuing body, folded.
    pub organ_name: String,
    /// The year of the document; of its arrival, where it has no date.
    pub year: i32,
}

impl DuplicateKey {
    /// The key of a code, an issuer and a date; nothing for a document without number and notation.
    #[must_use]
    pub fn new(code: &Code, organ_name: &str, date: NaiveDate) -> Option<Self> {
        let organ_name = text::fold(organ_name);
        if code.is_empty() || organ_name.is_empty() {
            return None;
        }
        let folded = text::fold(code.as_str());
        let folded = match code.number() {
            Some(_) => folded.trim_start_matches('0').to_owned(),
            None => folded,
        };
        Some(Self { code: folded, organ_name, year: date.year() })
    }

    /// The key of an entry.
    #[must_use]
    pub fn of(entry: &IncomingEntry) -> Option<Self> {
        Self::new(&entry.code, &entry.content.organ_name, entry.issued_date.unwrap_or(entry.arrival_date))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_texts_of_one_year_are_one_document() {
        let key =
            |code: &str, organ: &str, date: &str| DuplicateKey::new(&Code::parse(code), organ, date.parse().unwrap());
        let first = key("05/BC-STC", "Sở Tài chính", "2026-02-05");
        assert!(first.is_some());
        assert_eq!(first, key("5 / bc–stc", "sở  tài chính", "2026-12-31"));
        assert_ne!(first, key("05/BC-STC", "Sở Tài chính", "2025-02-05"), "another year");
        assert_ne!(first, key("05/BC-STC", "Sở Y tế", "2026-02-05"), "another sender");
        assert_ne!(first, key("50/BC-STC", "Sở Tài chính", "2026-02-05"), "another number");
        assert_eq!(key("", "Sở Tài chính", "2026-02-05"), None, "a petition has no number");
    }
}
