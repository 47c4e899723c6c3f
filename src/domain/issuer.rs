//! Bodies that issue a document jointly (văn bản liên tịch) with the leading one, whose series gives the number.

use std::fmt;

use texts::{UserMessage, message};

use super::{
    content,
    field::{Cause, Field, Problem, shortened},
    text,
};

/// One of the bodies that issue a document beside the leading one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Issuer {
    /// Its name.
    pub organ_name: String,
    /// Its abbreviation inside the notation; of an authority of the registry it may be left out.
    pub abbreviation: String,
}

impl Issuer {
    /// Reads bodies as somebody lists them, in the order of the paper: `Ủy ban Mặt trận Tổ quốc tỉnh (UBMTTQVN); Tỉnh đoàn (TĐTN)`.
    #[must_use]
    pub fn list(text: &str) -> Vec<Self> {
        text.split(';').map(text::clean).filter(|one| !one.is_empty()).map(|one| Self::read(&one)).collect()
    }

    fn read(text: &str) -> Self {
        let in_brackets = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        match in_brackets.map(|(name, letters)| (name.trim_end(), text::clean_code(letters))) {
            Some((name, abbreviation)) if !name.is_empty() => Self { organ_name: name.to_owned(), abbreviation },
            _ => Self { organ_name: text.to_owned(), abbreviation: String::new() },
        }
    }

    /// Bodies as [`Self::list`] reads them.
    #[must_use]
    pub fn listed(issuers: &[Self]) -> String {
        issuers.iter().map(Self::to_string).collect::<Vec<_>>().join("; ")
    }

    /// Whether writing it into a list and reading that list gives the same body.
    #[must_use]
    pub fn is_listable(&self) -> bool {
        Self::list(&self.to_string()).as_slice() == std::slice::from_ref(self)
    }
}

impl fmt::Display for Issuer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { organ_name, abbreviation } = self;
        if abbreviation.is_empty() {
            write!(formatter, "{organ_name}")
        } else {
            write!(formatter, "{organ_name} ({abbreviation})")
        }
    }
}

/// The bodies of a draft, cleaned; those left empty are none.
pub(super) fn cleaned(issuers: &[Issuer]) -> Vec<Issuer> {
    issuers
        .iter()
        .map(|one| Issuer {
            organ_name: text::clean(&one.organ_name),
            abbreviation: text::clean_code(&one.abbreviation),
        })
        .filter(|one| *one != Issuer::default())
        .collect()
}

/// Notes what is wrong with the bodies that issue a document beside `leader`: each has a name, and stands there once.
pub(super) fn check(issuers: &[Issuer], leader: &str, problems: &mut Vec<Problem>) {
    let mut names = vec![leader.to_lowercase()];
    for one in issuers {
        content::limit(Field::Issuers, &one.organ_name, 200, problems);
        content::limit(Field::Issuers, &one.abbreviation, 30, problems);
        if !one.is_listable() {
            problems.push(Problem::new(Field::Issuers, Cause::Issuer(IssuerCause::NotAnIssuer(one.to_string()))));
        }
        let name = one.organ_name.to_lowercase();
        if names.contains(&name) {
            problems.push(Problem::new(Field::Issuers, Cause::Issuer(IssuerCause::Twice(one.organ_name.clone()))));
        }
        names.push(name);
    }
}

/// The reason why a body cannot issue a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IssuerCause {
    /// The notation of a code names no issuing authority of the registry; holds the abbreviation.
    NotAnAuthority(String),
    /// The registry has no issuing authority of this name.
    UnknownAuthority(String),
    /// The authority does not issue documents on that day.
    AuthorityNotValid(String),
    /// A số, ký hiệu has to name this drafting unit, which has no known abbreviation.
    UnitNotAbbreviated(String),
    /// Another authority has the same abbreviation at the same time; holds that authority's name.
    AbbreviationTaken(String),
    /// The body that leads a joint document is no authority of the registry.
    NotLeading(String),
    /// The same body issues a document twice.
    Twice(String),
    /// A body that issues a document jointly has no known abbreviation.
    WithoutAbbreviation(String),
    /// The text is not the name of a body followed by its abbreviation in brackets.
    NotAnIssuer(String),
}

impl IssuerCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::NotAnAuthority(text) => message!(texts::CAUSE_NOT_AN_AUTHORITY, text = shortened(text)),
            Self::UnknownAuthority(name) => message!(texts::CAUSE_UNKNOWN_AUTHORITY, name = shortened(name)),
            Self::AuthorityNotValid(name) => {
                message!(texts::CAUSE_AUTHORITY_NOT_VALID, name = shortened(name))
            }
            Self::UnitNotAbbreviated(name) => {
                message!(texts::CAUSE_UNIT_NOT_ABBREVIATED, name = shortened(name))
            }
            Self::AbbreviationTaken(name) => message!(texts::CAUSE_ABBREVIATION_TAKEN, name = shortened(name)),
            Self::NotLeading(name) => message!(texts::CAUSE_NOT_LEADING, name = shortened(name)),
            Self::Twice(name) => message!(texts::CAUSE_ISSUER_TWICE, name = shortened(name)),
            Self::WithoutAbbreviation(name) => {
                message!(texts::CAUSE_ISSUER_WITHOUT_ABBREVIATION, name = shortened(name))
            }
            Self::NotAnIssuer(text) => message!(texts::CAUSE_NOT_AN_ISSUER, text = shortened(text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn issuer(organ_name: &str, abbreviation: &str) -> Issuer {
        Issuer { organ_name: organ_name.into(), abbreviation: abbreviation.into() }
    }

    #[test]
    fn bodies_are_read_as_they_are_listed() {
        let bodies = [issuer("Ủy ban MTTQ tỉnh", "UBMTTQVN"), issuer("Văn phòng", ""), issuer("Ban A (cũ)", "BA")];
        let text = "Ủy ban MTTQ tỉnh (UBMTTQVN); Văn phòng; Ban A (cũ) (BA)";
        assert_eq!(Issuer::listed(&bodies), text);
        assert_eq!(Issuer::list(text), bodies);
        assert_eq!(Issuer::list(" Tỉnh đoàn( TĐTN ) ;; "), [issuer("Tỉnh đoàn", "TĐTN")]);
        assert_eq!(Issuer::list(" ; "), []);
    }

    #[test]
    fn each_body_has_a_name_and_stands_there_once() {
        let wrong = |issuers: &[Issuer]| {
            let mut problems = Vec::new();
            check(issuers, "UBND tỉnh", &mut problems);
            problems.into_iter().map(|problem| problem.cause).collect::<Vec<_>>()
        };
        assert_eq!(wrong(&[issuer("Tỉnh đoàn", "TĐTN"), issuer("Văn phòng", "")]), []);
        assert_eq!(wrong(&[issuer("ubnd tỉnh", "UBND")]), [Cause::Issuer(IssuerCause::Twice("ubnd tỉnh".into()))]);
        let twice = [issuer("Tỉnh đoàn", "TĐTN"), issuer("Tỉnh Đoàn", "TĐ")];
        assert_eq!(wrong(&twice), [Cause::Issuer(IssuerCause::Twice("Tỉnh Đoàn".into()))]);
        for one in [issuer("", "TĐTN"), issuer("Ban A; Ban B", "BA"), issuer("Ban A (BA)", ""), issuer("Ban A", "B(A)")]
        {
            assert_eq!(wrong(std::slice::from_ref(&one)), [Cause::Issuer(IssuerCause::NotAnIssuer(one.to_string()))]);
        }
    }
}
