//! When two incoming documents are one: số, ký hiệu and issuing body in the year of the document. Phụ lục VI, NĐ 30/2020/NĐ-CP.

use std::hash::{Hash, Hasher};

use chrono::{Datelike, NaiveDate};

use super::{code::Code, incoming::IncomingEntry, text};

/// Words of the names of bodies with what offices write short for them, folded.
const SHORT: [(&str, &str); 2] = [("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd")];

/// What makes an incoming document the same as another, compared folded. Two are equal however the body is written, in full or short;
/// each keeps its own spelling.
#[derive(Debug, Clone)]
pub struct DuplicateKey {
    /// Số, ký hiệu, folded, leading zeros of the number aside.
    pub code: String,
    /// The issuing body as it is written, folded.
    pub organ_name: String,
    /// The year of the document; of its arrival, where it has no date.
    pub year: i32,
}

impl DuplicateKey {
    /// The key of a code, an issuer and a date; `None` for a document without number and notation.
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

    /// The issuing body with its words written short: `UBND xã`, also where `Ủy ban nhân dân xã` is written.
    fn body(&self) -> String {
        SHORT.into_iter().fold(self.organ_name.clone(), |name, (long, short)| with_words(&name, long, short))
    }

    /// The key in every usual spelling of the body, its own first.
    #[must_use]
    pub fn spellings(&self) -> Vec<Self> {
        let mut names = vec![self.body()];
        for (long, short) in SHORT {
            let written_out: Vec<String> = names.iter().map(|name| with_words(name, short, long)).collect();
            names.extend(written_out);
        }
        names.insert(0, self.organ_name.clone());
        let mut spellings: Vec<Self> = Vec::new();
        for organ_name in names {
            if !spellings.iter().any(|known| known.organ_name == organ_name) {
                spellings.push(Self { organ_name, ..self.clone() });
            }
        }
        spellings
    }

    /// The key of an entry.
    #[must_use]
    pub fn of(entry: &IncomingEntry) -> Option<Self> {
        Self::new(&entry.code, &entry.content.organ_name, entry.issued_date.unwrap_or(entry.arrival_date))
    }
}

impl PartialEq for DuplicateKey {
    fn eq(&self, other: &Self) -> bool {
        (self.year, &self.code) == (other.year, &other.code) && self.body() == other.body()
    }
}

impl Eq for DuplicateKey {}

impl Hash for DuplicateKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.code, self.body(), self.year).hash(state);
    }
}

/// A folded name in which whole words give way to others.
fn with_words(name: &str, words: &str, others: &str) -> String {
    let parted = format!(" {name} ").replace(&format!(" {words} "), &format!(" {others} "));
    parted.trim().to_owned()
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

    #[test]
    fn a_body_is_the_same_in_full_and_short() {
        let key = |organ: &str| DuplicateKey::new(&Code::parse("05/BC"), organ, "2026-02-05".parse().unwrap()).unwrap();
        let short = key("Văn phòng HĐND và UBND xã Hải Lăng");
        let full = key("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã Hải Lăng");
        assert_eq!(short, full);
        assert_ne!(short, key("Văn phòng HĐND và UBND xã Hải Quế"));
        assert_ne!(key("UBNDX"), key("Ủy ban nhân dân X"), "whole words only");
        let written = |key: &DuplicateKey| -> Vec<String> {
            let mut names: Vec<_> = key.spellings().into_iter().map(|spelling| spelling.organ_name).collect();
            names.sort_unstable();
            names
        };
        assert_eq!(written(&short), written(&full));
        assert_eq!(written(&short).len(), 4);
        assert_eq!(written(&key("Sở Y tế")), ["so y te"]);
    }
}
