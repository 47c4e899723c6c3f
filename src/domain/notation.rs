//! How số, ký hiệu of a type is written: as the decree has it (Phụ lục I, mục II.3, NĐ 30/2020/NĐ-CP), or as a sector rules otherwise,
//! which a template says: `{number}/{year}/{type}-{organ}`.

use super::{
    code::{Code, Parts},
    document_type::{Category, DocumentType},
    field::Cause,
    number::Number,
};

/// A part of a số, ký hiệu, by its name in a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Number,
    Year,
    Type,
    Organ,
    Organs,
    Unit,
}

/// The parts by their names.
const PARTS: [(&str, Part); 6] = [
    ("{number}", Part::Number),
    ("{year}", Part::Year),
    ("{type}", Part::Type),
    ("{organ}", Part::Organ),
    ("{organs}", Part::Organs),
    ("{unit}", Part::Unit),
];
/// The signs that stand between parts.
const SIGNS: [char; 3] = ['/', '-', '.'];

/// The parts of a số, ký hiệu in their order, each with the sign before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<(Option<char>, Part)>);

impl Template {
    /// Reads a template: the number first, the authority somewhere, alone or with those that issue the document jointly with it, each
    /// part once, one sign between two.
    ///
    /// # Errors
    /// [`Cause::NotATemplate`] with the text.
    pub fn parse(text: &str) -> Result<Self, Cause> {
        let wrong = || Cause::NotATemplate(text.to_owned());
        let mut parts: Vec<(Option<char>, Part)> = Vec::new();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let sign = rest.chars().next().filter(|sign| SIGNS.contains(sign));
            rest = rest.strip_prefix(SIGNS).unwrap_or(rest);
            let (name, part) = *PARTS.iter().find(|(name, _)| rest.starts_with(name)).ok_or_else(wrong)?;
            let is_first = parts.is_empty();
            if is_first != (part == Part::Number) || is_first != sign.is_none() {
                return Err(wrong());
            }
            if parts.iter().any(|(_, other)| *other == part) {
                return Err(wrong());
            }
            parts.push((sign, part));
            rest = rest.strip_prefix(name).unwrap_or_default();
        }
        let organs = parts.iter().filter(|(_, part)| matches!(part, Part::Organ | Part::Organs)).count();
        if organs == 1 { Ok(Self(parts)) } else { Err(wrong()) }
    }

    fn has(&self, part: Part) -> bool {
        self.0.iter().any(|(_, own)| *own == part)
    }

    /// The số, ký hiệu of a document; a part that it has not is left out with the sign before it.
    fn write(&self, kind: &DocumentType, issued: &Issued<'_>) -> Code {
        let mut whole = String::new();
        for (sign, part) in &self.0 {
            let text = match part {
                Part::Number => issued.number.padded(),
                Part::Year => issued.year.to_string(),
                Part::Type => kind.abbreviation.clone().unwrap_or_default(),
                Part::Organ => issued.organ.to_owned(),
                Part::Organs => issued.organs(),
                Part::Unit => issued.unit.to_owned(),
            };
            if !text.is_empty() {
                whole.extend(sign);
                whole.push_str(&text);
            }
        }
        Code::parse(&whole)
    }
}

/// What the số, ký hiệu of a document is made of besides its type.
#[derive(Debug, Clone, Copy)]
pub struct Issued<'a> {
    /// Its number.
    pub number: &'a Number,
    /// The year of its date.
    pub year: i32,
    /// The issuing authority's abbreviation.
    pub organ: &'a str,
    /// The abbreviations of those that issue it jointly with that authority, in the order of the paper.
    pub beside: &'a [&'a str],
    /// The abbreviation of the unit that drafted it; may be empty.
    pub unit: &'a str,
}

impl Issued<'_> {
    /// The abbreviations of all that issue it, the leading one first.
    fn organs(&self) -> String {
        std::iter::once(&self.organ).chain(self.beside).copied().collect::<Vec<_>>().join("-")
    }
}

/// The số, ký hiệu of a document of a type; of a joint one all that issue it stand in the authority's place, where no template says
/// otherwise.
#[must_use]
pub fn code(kind: &DocumentType, issued: &Issued<'_>) -> Code {
    match template(kind) {
        Some(template) => template.write(kind, issued),
        None => Code::write(&Parts {
            number: issued.number,
            year: (kind.category == Category::Normative).then_some(issued.year),
            type_abbreviation: kind.abbreviation.as_deref(),
            organ_abbreviation: &issued.organs(),
            unit_abbreviation: issued.unit,
        }),
    }
}

/// Whether the unit that drafted a document of a type stands in its số, ký hiệu, as in that of a công văn.
#[must_use]
pub fn writes_the_unit(kind: &DocumentType) -> bool {
    match template(kind) {
        Some(template) => template.has(Part::Unit),
        None => kind.abbreviation.is_none() && kind.category != Category::Normative,
    }
}

/// Whether a template puts the year into the số, ký hiệu of a type.
#[must_use]
pub fn writes_the_year(kind: &DocumentType) -> bool {
    template(kind).is_some_and(|template| template.has(Part::Year))
}

/// The template of a type; `None` where it is written as the decree has it.
fn template(kind: &DocumentType) -> Option<Template> {
    Template::parse(&kind.written).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(template: &str, abbreviation: Option<&str>, category: Category, unit: &str) -> String {
        let kind = DocumentType {
            name: "Quyết định".into(),
            abbreviation: abbreviation.map(str::to_owned),
            category,
            written: template.into(),
        };
        let number = Number { value: 5, suffix: "a".into() };
        code(&kind, &Issued { number: &number, year: 2026, organ: "TAND", beside: &[], unit }).as_str().to_owned()
    }

    #[test]
    fn all_that_issue_a_document_stand_in_its_notation() {
        use Category::{Administrative, Normative};
        let number = Number::plain(1);
        let joint = |template: &str, category, beside: &[&str]| {
            let (name, abbreviation) = ("Nghị quyết liên tịch".to_owned(), Some("NQLT".to_owned()));
            let kind = DocumentType { name, abbreviation, category, written: template.into() };
            let issued = Issued { number: &number, year: 2026, organ: "UBND", beside, unit: "VP" };
            code(&kind, &issued).as_str().to_owned()
        };
        assert_eq!(joint("", Administrative, &["UBMTTQVN"]), "01/NQLT-UBND-UBMTTQVN");
        assert_eq!(joint("", Normative, &["HĐND", "UBMTTQVN"]), "01/2026/NQLT-UBND-HĐND-UBMTTQVN");
        assert_eq!(joint("{number}/{type}/{organs}", Administrative, &["UBMTTQVN"]), "01/NQLT/UBND-UBMTTQVN");
        assert_eq!(joint("{number}/{type}-{organ}", Administrative, &["UBMTTQVN"]), "01/NQLT-UBND");
        assert_eq!(joint("{number}/{type}-{organs}", Administrative, &[]), "01/NQLT-UBND");
    }

    /// The first two by Phụ lục I, mục II.3, NĐ 30/2020/NĐ-CP.
    #[test]
    fn a_notation_is_written_by_its_template() {
        use Category::{Administrative, Normative};
        assert_eq!(written("", Some("QĐ"), Administrative, "HS"), "05a/QĐ-TAND");
        assert_eq!(written("", Some("QĐ"), Normative, ""), "05a/2026/QĐ-TAND");
        assert_eq!(written("{number}/{year}/{type}-{organ}", Some("QĐ"), Administrative, "HS"), "05a/2026/QĐ-TAND");
        assert_eq!(written("{number}/{type}-{organ}-{unit}", Some("QĐ"), Administrative, "HS"), "05a/QĐ-TAND-HS");
        assert_eq!(written("{number}/{type}-{organ}-{unit}", None, Administrative, ""), "05a-TAND");
        assert_eq!(written("{number}-{type}/{organ}", Some("QĐ"), Administrative, ""), "05a-QĐ/TAND");
    }

    #[test]
    fn what_is_no_template_is_refused() {
        for text in [
            "",
            "{organ}/{number}",
            "{number}{organ}",
            "{number}/{type}",
            "{number}/{organ}/{organ}",
            "{number}/{organ}/{organs}",
            "/{number}/{organ}",
            "{number} {organ}",
            "{number}/{organ}/",
            "{number}/{day}-{organ}",
            "05/QĐ",
        ] {
            assert_eq!(Template::parse(text), Err(Cause::NotATemplate(text.to_owned())), "{text}");
        }
    }
}
