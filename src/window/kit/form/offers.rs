//! The list of choices below an input: which choices fit the typed text, their order, and which one is marked.

use domain::{text::fold, words::initials};

use crate::kit::{rows::Step, suggest::Choice};

/// The most choices that a list offers.
pub const OFFERED: usize = 8;

/// The open list of choices of an input.
#[derive(Debug)]
pub struct Offer {
    /// The index of the input.
    pub at: usize,
    /// The choices, best match first.
    pub choices: Vec<Choice>,
    /// The index of the marked choice, which Enter takes.
    pub marked: Option<usize>,
}

impl Offer {
    /// Returns the list for a typed text; `None` if there are no choices, or if the only choice equals the text.
    #[must_use]
    pub fn new(at: usize, choices: Vec<Choice>, typed: &str, means_first: bool) -> Option<Self> {
        let says_it_all = matches!(choices.as_slice(), [only] if only.value == typed);
        let marked = (means_first && !typed.is_empty()).then_some(0);
        (!choices.is_empty() && !says_it_all).then_some(Self { at, choices, marked })
    }

    /// Returns the list of all choices, with the one that equals the text of the input marked; `None` if there are no choices.
    #[must_use]
    pub fn all(at: usize, mut choices: Vec<Choice>, text: &str) -> Option<Self> {
        choices.truncate(OFFERED);
        let marked = choices.iter().position(|choice| choice.value == text);
        (!choices.is_empty()).then_some(Self { at, choices, marked })
    }

    /// Moves the mark up or down; moving up from the first choice removes the mark.
    pub fn step(&mut self, step: Step) {
        let last = self.choices.len().saturating_sub(1);
        self.marked = match (step, self.marked) {
            (Step::Down, None) => Some(0),
            (Step::Down, Some(marked)) => Some((marked + 1).min(last)),
            (Step::Up, Some(marked)) => marked.checked_sub(1),
            (_, marked) => marked,
        };
    }
}

/// Returns the choices that fit a typed text, best match first, at most `OFFERED`. A choice fits if each typed word is the prefix of one
/// of its words, or if the only typed word is a prefix of its initials. Order: a complete abbreviation, complete initials, a choice
/// that begins with the text, any other choice that fits.
#[must_use]
pub fn fitting(typed: &str, mut choices: Vec<Choice>) -> Vec<Choice> {
    let wanted = fold(typed);
    if wanted.is_empty() {
        choices.truncate(OFFERED);
        return choices;
    }
    let fits = |words: &str| {
        let held = fold(words);
        wanted.split(' ').all(|typed| held.split(' ').any(|word| word.starts_with(typed)))
            || (!wanted.contains(' ') && initials(words).starts_with(&wanted))
    };
    choices.retain(|choice| fits(&choice.value) || fits(&choice.beside));
    choices.sort_by_cached_key(|choice| {
        let (value, beside) = (fold(&choice.value), fold(&choice.beside));
        let begins = value.starts_with(&wanted) || beside.starts_with(&wanted);
        (beside != wanted, initials(&choice.value) != wanted, !begins)
    });
    choices.truncate(OFFERED);
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(known: &[(&str, &str)]) -> Vec<Choice> {
        known.iter().map(|(value, beside)| Choice { value: (*value).into(), beside: (*beside).into() }).collect()
    }

    #[track_caller]
    fn check(typed: &str, wanted: &[&str]) {
        let known = choices(&[
            ("Công văn", ""),
            ("Báo cáo", "BC"),
            ("Quyết định", "QĐ"),
            ("Chỉ thị", "CT"),
            ("Kế hoạch", "KH"),
        ]);
        let found = fitting(typed, known);
        assert_eq!(found.iter().map(|choice| choice.value.as_str()).collect::<Vec<_>>(), wanted, "{typed:?}");
    }

    #[test]
    fn choices_fit_by_words_initials_and_abbreviations() {
        check("qd", &["Quyết định"]);
        check("cv", &["Công văn"]);
        check("kế h", &["Kế hoạch"]);
        check("c", &["Công văn", "Chỉ thị", "Báo cáo"]);
        check("x", &[]);
        check("", &["Công văn", "Báo cáo", "Quyết định", "Chỉ thị", "Kế hoạch"]);
    }

    #[test]
    fn there_is_no_list_when_the_only_choice_is_typed_already() {
        assert!(Offer::new(0, choices(&[("Báo cáo", "BC")]), "Báo cáo", true).is_none());
        assert!(Offer::new(0, choices(&[("Báo cáo", "BC")]), "Báo", true).is_some_and(|offer| offer.marked == Some(0)));
        assert!(Offer::new(0, choices(&[("Báo cáo", "BC")]), "Báo", false).is_some_and(|offer| offer.marked.is_none()));
        assert!(Offer::all(0, Vec::new(), "").is_none());
    }

    #[test]
    fn moving_up_from_the_first_choice_removes_the_mark() {
        let mut offer = Offer::all(0, choices(&[("a", ""), ("b", "")]), "").unwrap();
        let mut marks = |step| {
            offer.step(step);
            offer.marked
        };
        assert_eq!([marks(Step::Down), marks(Step::Down), marks(Step::Down)], [Some(0), Some(1), Some(1)]);
        assert_eq!([marks(Step::Up), marks(Step::Up), marks(Step::Up)], [Some(0), None, None]);
    }
}
