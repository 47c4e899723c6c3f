//! Bodies that were renamed or merged (đổi tên, sáp nhập): a former name and its successor, so that a search for one finds both.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{
    field::{Cause, Field, Problem},
    search_box::{SearchBox, SearchTerm},
    text,
    words::{Word, words},
};

/// At most so many other names are looked for beside what was typed.
const MAX_OTHER_NAMES: usize = 8;

/// A body that goes on under another name, or in another body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Succession {
    /// The name before: `Sở Giao thông vận tải`.
    pub former: String,
    /// The name since then: `Sở Xây dựng`.
    pub successor: String,
    /// From which day on, where it is known.
    pub since: Option<NaiveDate>,
}

impl Succession {
    /// The same with clean names.
    ///
    /// # Errors
    /// Which name is missing, or that both are one.
    pub fn check(&self) -> Result<Self, Vec<Problem>> {
        let clean =
            Self { former: text::clean(&self.former), successor: text::clean(&self.successor), since: self.since };
        let missing = |text: &String, field| text.is_empty().then(|| Problem::new(field, Cause::Missing));
        let mut problems: Vec<_> =
            [missing(&clean.former, Field::Subject), missing(&clean.successor, Field::OrganName)]
                .into_iter()
                .flatten()
                .collect();
        if problems.is_empty() && folded(&clean.former) == folded(&clean.successor) {
            problems.push(Problem::new(Field::OrganName, Cause::SameName));
        }
        if problems.is_empty() { Ok(clean) } else { Err(problems) }
    }
}

/// What else is looked for: a box in which a known name gave way to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherName {
    /// The other name.
    pub name: String,
    /// The box that looks for it.
    pub read: SearchBox,
}

/// The other names of the bodies that the box names with all their words: those they had before, and those that followed. Bodies
/// that merely ended in the same successor are none of each other's. What stands in quotation marks is meant as it stands.
#[must_use]
pub fn other_names(known: &[Succession], read: &SearchBox) -> Vec<OtherName> {
    if known.is_empty() {
        return Vec::new();
    }
    let loose: Vec<Option<&str>> = read
        .terms
        .iter()
        .map(|term| match term {
            SearchTerm::Word(word) | SearchTerm::Start(word) => Some(word.fold.as_str()),
            SearchTerm::Phrase(_) | SearchTerm::Growing { .. } => None,
        })
        .collect();
    let folds: Vec<Link> =
        known.iter().map(|known| Link { former: folded(&known.former), successor: folded(&known.successor) }).collect();
    let mut looked_up: HashSet<&[String]> = HashSet::new();
    let mut others: Vec<OtherName> = Vec::new();
    for name in folds.iter().flat_map(|link| [&link.former, &link.successor]) {
        let Some(at) = place_of(name, &loose) else { continue };
        if !looked_up.insert(name) {
            continue;
        }
        for other in related(known, &folds, name) {
            if others.len() < MAX_OTHER_NAMES && !others.iter().any(|found| found.name == other) {
                others.push(OtherName { read: replaced(read, at, name.len(), other), name: other.to_owned() });
            }
        }
    }
    others
}

/// The words of both names of a succession.
struct Link {
    former: Vec<String>,
    successor: Vec<String>,
}

/// Where the words of a name stand in the box, one after the other.
fn place_of(name: &[String], loose: &[Option<&str>]) -> Option<usize> {
    if name.is_empty() {
        return None;
    }
    let fits = |window: &[Option<&str>]| window.iter().zip(name).all(|(word, name)| *word == Some(name.as_str()));
    loose.windows(name.len()).position(fits)
}

/// Every name after this one, and every one before it.
fn related<'a>(known: &'a [Succession], folds: &[Link], name: &[String]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for forward in [true, false] {
        let mut reached = vec![name];
        let mut at = 0;
        while let Some(from) = reached.get(at).copied() {
            for (known, link) in known.iter().zip(folds) {
                let (here, there, said) = if forward {
                    (&link.former, &link.successor, &known.successor)
                } else {
                    (&link.successor, &link.former, &known.former)
                };
                if here == from && !reached.contains(&there.as_slice()) {
                    reached.push(there);
                    found.push(said.as_str());
                }
            }
            at += 1;
        }
    }
    found
}

/// The box with a name where another one stood; the other one must be found with its words in order.
fn replaced(read: &SearchBox, at: usize, length: usize, name: &str) -> SearchBox {
    let mut phrase: Vec<Word> = words(name).collect();
    let other = match (phrase.pop(), phrase.is_empty()) {
        (Some(only), true) => SearchTerm::Word(only),
        (last, _) => SearchTerm::Phrase(phrase.into_iter().chain(last).collect()),
    };
    let mut replaced = read.clone();
    replaced.terms.splice(at..at + length, [other]);
    replaced.numbers = read
        .numbers
        .iter()
        .filter(|number| !(at..at + length).contains(*number))
        .map(|number| if *number < at { *number } else { number + 1 - length })
        .collect();
    replaced
}

/// The words of a name as search compares them.
fn folded(name: &str) -> Vec<String> {
    words(&text::clean(name)).map(|word| word.fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn succession(former: &str, successor: &str) -> Succession {
        Succession { former: former.to_owned(), successor: successor.to_owned(), since: None }
    }

    /// The mergers of the tests: two departments became one, which was renamed later; and a department of its own.
    fn known() -> Vec<Succession> {
        vec![
            succession("Sở Giao thông vận tải", "Sở Xây dựng"),
            succession("Sở Quy hoạch", "Sở Xây dựng"),
            succession("Sở Xây dựng", "Sở Hạ tầng"),
            succession("Sở Kế hoạch và Đầu tư", "Sở Tài chính"),
        ]
    }

    #[track_caller]
    fn others(typed: &str, wanted: &[&str]) {
        let found = other_names(&known(), &SearchBox::read(typed));
        assert_eq!(found.iter().map(|other| other.name.as_str()).collect::<Vec<_>>(), wanted, "{typed}");
    }

    #[test]
    fn a_body_is_known_by_the_names_before_and_after_but_not_by_its_neighbours() {
        others("so giao thong van tai", &["Sở Xây dựng", "Sở Hạ tầng"]);
        others("báo cáo Sở Xây dựng 2025", &["Sở Hạ tầng", "Sở Giao thông vận tải", "Sở Quy hoạch"]);
        others("SO HA TANG", &["Sở Xây dựng", "Sở Giao thông vận tải", "Sở Quy hoạch"]);
        others("sở tài chính", &["Sở Kế hoạch và Đầu tư"]);
    }

    #[test]
    fn half_a_name_and_a_quoted_one_mean_only_themselves() {
        others("giao thong van tai", &[]);
        others("so giao thong", &[]);
        others("\"Sở Xây dựng\"", &[]);
        others("xây dựng sở", &[]);
        others("", &[]);
    }

    #[test]
    fn a_circle_of_names_ends() {
        let circle = [succession("Ban A", "Ban B"), succession("Ban B", "Ban A")];
        let found = other_names(&circle, &SearchBox::read("ban a"));
        assert_eq!(found.iter().map(|other| other.name.as_str()).collect::<Vec<_>>(), ["Ban B"]);
    }

    #[test]
    fn a_number_beside_the_name_stays_a_number() {
        let found = other_names(&known(), &SearchBox::read("sở tài chính 12"));
        assert_eq!(found[0].read.number(1), Some("12"));
        assert_eq!(found[0].read.terms.len(), 2);
        let found = other_names(&known(), &SearchBox::read("12 sở tài chính"));
        assert_eq!(found[0].read.number(0), Some("12"));
    }

    #[test]
    fn both_names_are_needed_and_must_differ() {
        assert!(succession("Sở A", " ").check().is_err());
        assert!(succession("", "Sở A").check().is_err());
        assert!(succession("Sở Hoà", "sở  hòa").check().is_err());
        assert_eq!(succession(" Sở  A", "Sở B ").check().unwrap(), succession("Sở A", "Sở B"));
    }
}
