//! What a form offers at an input: which choices fit what is typed, in which order, and which is marked.

use domain::{text::fold, words::initials};

use crate::kit::{rows::Step, suggest::Choice};

/// How many choices are offered.
pub const OFFERED: usize = 8;

/// The choices below an input.
#[derive(Debug)]
pub struct Offer {
    /// The input.
    pub at: usize,
    /// What may be chosen.
    pub choices: Vec<Choice>,
    /// What Enter takes.
    pub marked: Option<usize>,
}

impl Offer {
    /// The choices at an input; `None` when there are none, or the only one says no more than what is typed.
    #[must_use]
    pub fn new(at: usize, choices: Vec<Choice>, typed: &str, means_first: bool) -> Option<Self> {
        let says_it_all = matches!(choices.as_slice(), [only] if only.value == typed);
        let marked = (means_first && !typed.is_empty()).then_some(0);
        (!choices.is_empty() && !says_it_all).then_some(Self { at, choices, marked })
    }

    /// Every choice at an input, whatever stands in it; that is marked if it is one of them.
    #[must_use]
    pub fn all(at: usize, mut choices: Vec<Choice>, text: &str) -> Option<Self> {
        choices.truncate(OFFERED);
        let marked = choices.iter().position(|choice| choice.value == text);
        (!choices.is_empty()).then_some(Self { at, choices, marked })
    }

    /// Marks the choice above or below; above the first is none.
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

/// The first choices that fit what is typed: each typed word begins a word of the choice, or the one word its initials. An abbreviation typed in
/// full is meant before initials, these before a choice that begins so, and that before one that merely has such a word in it.
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
    fn a_list_closes_when_it_says_no_more_than_the_input() {
        assert!(Offer::new(0, choices(&[("Báo cáo", "BC")]), "Báo cáo", true).is_none());
        assert!(Offer::new(0, choices(&[("Báo cáo", "BC")]), "Báo", true).is_some_and(|offer| offer.marked == Some(0)));
        assert!(Offer::new(0, choices(&[("Báo cáo", "BC")]), "Báo", false).is_some_and(|offer| offer.marked.is_none()));
        assert!(Offer::all(0, Vec::new(), "").is_none());
    }

    #[test]
    fn marks_go_up_past_the_first_and_stay_at_the_last() {
        let mut offer = Offer::all(0, choices(&[("a", ""), ("b", "")]), "").unwrap();
        let mut marks = |step| {
            offer.step(step);
            offer.marked
        };
        assert_eq!([marks(Step::Down), marks(Step::Down), marks(Step::Down)], [Some(0), Some(1), Some(1)]);
        assert_eq!([marks(Step::Up), marks(Step::Up), marks(Step::Up)], [Some(0), None, None]);
    }
}
