//! Receivers of an outgoing document (nơi nhận) as one writes them: names with semicolons between; and names that stand for several.

use super::{
    text::{clean, fold},
    words::{Word, words},
};

/// A group of receivers: `Các sở, ban, ngành`. Choosing it puts in its members.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RecipientGroup {
    /// Its name.
    pub name: String,
    /// Who belongs to it, in the order of the paper.
    pub members: Vec<String>,
}

impl RecipientGroup {
    /// Whether each typed word begins a word of its name, diacritics aside.
    #[must_use]
    pub fn fits(&self, typed: &str) -> bool {
        let held: Vec<Word> = words(&clean(&self.name)).collect();
        words(&clean(typed)).all(|wanted| held.iter().any(|held| held.begins(&wanted)))
    }
}

/// The names of a text, clean, each once: semicolons and line breaks part them.
#[must_use]
pub fn names(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split([';', '\n']).map(clean).filter(|name| !name.is_empty()) {
        if !holds(&names, &name) {
            names.push(name);
        }
    }
    names
}

/// Whether a name is among others, diacritics and case aside.
#[must_use]
pub fn holds(names: &[String], name: &str) -> bool {
    let name = fold(name);
    names.iter().any(|held| fold(held) == name)
}

/// The part of a text that is being written: what follows its last semicolon.
#[must_use]
pub fn last(text: &str) -> &str {
    text.rsplit(';').next().unwrap_or(text).trim()
}

/// The names of a text that are written already.
#[must_use]
pub fn listed(text: &str) -> Vec<String> {
    names(text.rsplit_once(';').map_or("", |(before, _)| before))
}

/// The text with these names in place of the part being written, ready for the next; names that are listed are not put twice.
#[must_use]
pub fn with(text: &str, chosen: &[String]) -> String {
    let mut all = listed(text);
    for name in chosen.iter().map(|name| clean(name)).filter(|name| !name.is_empty()) {
        if !holds(&all, &name) {
            all.push(name);
        }
    }
    all.iter().flat_map(|name| [name.as_str(), "; "]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn names_are_parted_cleaned_and_not_doubled() {
        assert_eq!(names(" Sở Y tế;Sở  Nội vụ ;; sở y tế; "), owned(&["Sở Y tế", "Sở Nội vụ"]));
        assert_eq!(names("UBND huyện A\nUBND huyện B\n"), owned(&["UBND huyện A", "UBND huyện B"]));
        assert_eq!(names(" ; "), owned(&[]));
    }

    #[test]
    fn what_is_chosen_takes_the_place_of_what_is_being_written() {
        assert_eq!(with("so y", &owned(&["Sở Y tế"])), "Sở Y tế; ");
        assert_eq!(with("Sở Y tế; so n", &owned(&["Sở Nội vụ"])), "Sở Y tế; Sở Nội vụ; ");
        assert_eq!(with("Sở Y tế; y t", &owned(&["Sở Y tế"])), "Sở Y tế; ");
        // A group's members that are listed stay where they are.
        assert_eq!(with("Sở Nội vụ; cac so", &owned(&["Sở Y tế", "Sở Nội vụ"])), "Sở Nội vụ; Sở Y tế; ");
        assert_eq!(last("Sở Y tế; so n"), "so n");
        assert_eq!(last("so"), "so");
    }

    #[test]
    fn a_group_is_found_by_the_beginnings_of_its_words() {
        let group = RecipientGroup { name: "Các sở, ban, ngành".to_owned(), members: Vec::new() };
        assert!(group.fits("") && group.fits("cac so") && group.fits("ngành"));
        assert!(!group.fits("cac huyen"));
    }
}
