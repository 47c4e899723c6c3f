//! Số, ký hiệu as it is compared: within a year no two documents of an authority bear the same one (Điều 15.1, NĐ 30/2020/NĐ-CP).

use chrono::NaiveDate;

use super::{
    code::Code,
    document_type::{Category, DocumentType},
    notation::{self, Issued},
    number::Number,
};

/// What two số, ký hiệu have in common that nobody could tell apart on paper: `5/QĐ-UBND`, `05/qđ-ubnd` and `05-QĐ/UBND` are written
/// alike; `05/HĐ-UBND` and `05/HD-UBND`, `30/QĐ-UBND` and `30/2026/QĐ-UBND` are not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Written {
    digits: String,
    suffix: String,
    notation: String,
}

impl Written {
    /// How a code is written, without a label before its number.
    #[must_use]
    pub fn of(code: &Code) -> Self {
        let code = Code::read(code.as_str());
        Self {
            digits: code.digits().to_owned(),
            suffix: code.suffix().to_lowercase(),
            notation: code.code_notation().to_uppercase().replace('/', "-"),
        }
    }
}

/// Whether documents of two types would bear one số, ký hiệu under one number, as far as their units do not tell them apart. Those of the
/// Party have a style of their own.
#[must_use]
pub fn alike(one: &DocumentType, other: &DocumentType) -> bool {
    let written = |kind: &DocumentType| {
        let number = Number::plain(1);
        Written::of(&notation::code(kind, &Issued { number: &number, year: 2000, organ: "CQ", beside: &[], unit: "" }))
    };
    (one.category == Category::Party) == (other.category == Category::Party) && written(one) == written(other)
}

/// Two types that are written alike, of which another series numbers the other one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SimilarTypes {
    /// The type that is to be numbered.
    pub type_name: String,
    /// The type that is numbered already.
    pub other: String,
    /// The name of its series.
    pub series: String,
    /// The latest document of that type there, if there is any.
    pub document: Option<Borne>,
}

/// A số, ký hiệu with the date of the document that bears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borne {
    /// Số, ký hiệu.
    pub code: String,
    /// The date of issue.
    pub date: NaiveDate,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document_type::standard;

    fn written(text: &str) -> Written {
        Written::of(&Code::parse(text))
    }

    #[test]
    fn what_reads_alike_is_written_alike() {
        for text in ["5/QĐ-UBND", "005/QĐ-UBND", "05/qđ-ubnd", "05-QĐ/UBND", "05/Q\u{D0}–UBND", "Số: 05/QĐ-UBND."]
        {
            assert_eq!(written(text), written("05/QĐ-UBND"), "{text}");
        }
        assert_eq!(written("02 bis/BC-STC"), written("02bis/BC-STC"));
        assert_eq!(written("15A/BC-STC"), written("15a/BC-STC"));
        assert_eq!(written("07/CTr-UBND"), written("07/CTR-UBND"));
    }

    #[test]
    fn other_letters_years_and_suffixes_are_other_codes() {
        let others =
            ["05/HD-UBND", "05/HĐ-UB", "06/HĐ-UBND", "05a/HĐ-UBND", "05/2026/HĐ-UBND", "HĐ-UBND", "05/UBND", ""];
        for text in others {
            assert_ne!(written(text), written("05/HĐ-UBND"), "{text}");
        }
        assert_ne!(written("07/CT-UBND"), written("07/CTr-UBND"));
    }

    /// Phụ lục III, NĐ 30/2020/NĐ-CP gives công văn and thư công no abbreviation.
    #[test]
    fn types_are_alike_by_their_letters() {
        use Category::{Administrative, Normative, Other, Party};
        let types = standard();
        let of =
            |name: &str, category| types.iter().find(|kind| kind.name == name && kind.category == category).unwrap();
        let letter = of("Công văn", Administrative);
        assert!(alike(letter, of("Thư công", Administrative)) && alike(letter, of("Đơn", Other)));
        assert!(!alike(letter, of("Công văn", Party)) && !alike(letter, of("Luật", Normative)));
        assert!(!alike(of("Quyết định", Administrative), of("Quyết định", Normative)));
        assert!(!alike(of("Hướng dẫn", Administrative), of("Hợp đồng", Administrative)));
        let lower = DocumentType { abbreviation: Some("tb".into()), ..letter.clone() };
        assert!(alike(&lower, of("Thông báo", Administrative)));
        let with_year = DocumentType {
            written: "{number}/{year}/{type}-{organ}".into(),
            ..of("Quyết định", Administrative).clone()
        };
        assert!(alike(&with_year, of("Quyết định", Normative)));
        assert!(!alike(&with_year, of("Quyết định", Administrative)));
    }
}
