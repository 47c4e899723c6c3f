//! Undoing in a form: its texts before each word, paste or choice; and doing it again.

/// How many steps are kept.
const KEPT: usize = 500;

/// How the texts came to be as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// An input was typed in: a word is one step.
    Typed(usize),
    /// A text was written into an input at once: a step of its own.
    Written(usize),
    /// Something else the clerk did: a step of its own.
    Done,
    /// The program derived it from what is being typed: part of that step, which goes on.
    Derived,
    /// The program tidied up after the clerk: part of the step before, which ends.
    Tidied,
}

/// The texts before a step, and the input it began in.
type Before = (Vec<String>, Option<usize>);

/// The steps that led here, and those that were undone.
#[derive(Debug, Default)]
pub struct Steps {
    past: Vec<Before>,
    undone: Vec<Before>,
    /// The texts as they were last seen.
    seen: Vec<String>,
    /// Where the last step is still being typed.
    open: Option<usize>,
    /// Whether letters were just taken back there.
    took_back: bool,
    /// How often the texts changed.
    revision: u64,
}

impl Steps {
    /// The steps of a form with these texts.
    #[must_use]
    pub fn of(seen: Vec<String>) -> Self {
        Self { seen, ..Self::default() }
    }

    /// Forgets every step: the form begins anew with these texts.
    pub fn begin(&mut self, seen: Vec<String>) {
        *self = Self { seen, revision: self.revision + 1, ..Self::default() };
    }

    /// A number that changes whenever the texts do.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is nothing to take back.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.past.is_empty()
    }

    /// Notes that the texts are these now.
    pub fn note(&mut self, now: &[String], how: How) {
        if now == self.seen {
            return;
        }
        let before = std::mem::replace(&mut self.seen, now.to_vec());
        self.undone.clear();
        self.revision += 1;
        if how == How::Derived {
            return;
        }
        let took_back = std::mem::take(&mut self.took_back);
        let place = if let How::Typed(at) | How::Written(at) = how { Some(at) } else { None };
        let goes_on = match how {
            How::Typed(at) => {
                let text = |texts: &[String]| texts.get(at).cloned().unwrap_or_default();
                let (old, new) = (text(&before), text(&self.seen));
                let change = Change::between(&old, &new);
                self.took_back = change.inserted.is_empty();
                self.open == Some(at) && change.is_in_word(took_back)
            }
            How::Derived | How::Tidied => true,
            How::Written(_) | How::Done => false,
        };
        if !goes_on {
            self.past.push((before, place));
            if self.past.len() > KEPT {
                self.past.remove(0);
            }
        }
        self.open = if let How::Typed(at) = how { Some(at) } else { None };
    }

    /// The texts before the last step, or after the one undone last; and the input it began in.
    pub fn turn(&mut self, again: bool) -> Option<Before> {
        let (from, to) = if again { (&mut self.undone, &mut self.past) } else { (&mut self.past, &mut self.undone) };
        let (found, place) = from.pop()?;
        to.push((std::mem::replace(&mut self.seen, found.clone()), place));
        self.open = None;
        self.revision += 1;
        Some((found, place))
    }
}

/// What became of a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// What stands before it, unchanged.
    pub start: &'a str,
    /// What was taken away.
    removed: &'a str,
    /// What stands there now.
    pub inserted: &'a str,
}

impl<'a> Change<'a> {
    /// The change from one text to another.
    #[must_use]
    pub fn between(before: &'a str, after: &'a str) -> Self {
        let same = |(one, other): &(char, char)| one == other;
        let length =
            |letters: &mut dyn Iterator<Item = (char, char)>| letters.map(|(letter, _)| letter.len_utf8()).sum();
        let start: usize = length(&mut before.chars().zip(after.chars()).take_while(same));
        let (rest, written) = (&before[start..], &after[start..]);
        let end: usize = length(&mut rest.chars().rev().zip(written.chars().rev()).take_while(same));
        Self { start: &before[..start], removed: &rest[..rest.len() - end], inserted: &written[..written.len() - end] }
    }

    /// Whether it goes on with the word that was being typed. Input methods take letters back and write others, or give a word
    /// at once: all that is one word. A new word begins after white space; white space taken away, and several words pasted, are
    /// steps of their own.
    fn is_in_word(&self, took_back: bool) -> bool {
        if self.removed.chars().any(char::is_whitespace) || self.inserted.trim_end().contains(char::is_whitespace) {
            return false;
        }
        let begins = self.inserted.chars().next().is_some_and(|letter| !letter.is_whitespace());
        let after_space = self.start.chars().next_back().is_none_or(char::is_whitespace);
        let goes_on = took_back || !self.removed.is_empty();
        goes_on || !(begins && after_space)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        vec![text.to_owned()]
    }

    fn typed(texts: &[&str]) -> Steps {
        let mut steps = Steps::of(written(""));
        for text in texts {
            steps.note(&written(text), How::Typed(0));
        }
        steps
    }

    fn turned(steps: &mut Steps, again: bool) -> Option<Vec<String>> {
        steps.turn(again).map(|(texts, _)| texts)
    }

    #[track_caller]
    fn check(mut steps: Steps, wanted: &[&str]) {
        for text in wanted {
            assert_eq!(turned(&mut steps, false), Some(written(text)));
        }
        assert_eq!(turned(&mut steps, false), None);
    }

    #[test]
    fn a_word_is_one_step() {
        check(typed(&["S", "Sở", "Sở ", "Sở Y", "Sở Y ", "Sở Y t", "Sở Y tế"]), &["Sở Y ", "Sở ", ""]);
    }

    #[test]
    fn letters_that_an_input_method_takes_back_are_no_step() {
        // "tee" is t, e, then one letter back and ê; other methods give the whole word at once.
        check(typed(&["t", "te", "t", "tê", "t", "tế"]), &[""]);
        check(typed(&["ban ", "ban d", "ban ", "ban đ"]), &["ban ", ""]);
        check(typed(&["Công ", "Công an "]), &["Công ", ""]);
    }

    #[test]
    fn a_paste_and_a_choice_are_steps_of_their_own() {
        check(typed(&["S", "Sở Y tế tỉnh", "Sở Y tế tỉnh,"]), &["S", ""]);
        let mut steps = typed(&["s"]);
        steps.note(&written("Sở Y tế"), How::Done);
        check(steps, &["s", ""]);
        let mut steps = typed(&["5"]);
        steps.note(&written("05/11/2026"), How::Tidied);
        check(steps, &[""]);
    }

    /// What the program fills in while a word is typed neither ends the word nor is a step.
    #[test]
    fn what_is_derived_from_a_word_is_part_of_it() {
        let texts = |code: &str, kind: &str| vec![code.to_owned(), kind.to_owned()];
        let mut steps = Steps::of(texts("", ""));
        steps.note(&texts("1/Q", ""), How::Typed(0));
        steps.note(&texts("1/QĐ", ""), How::Typed(0));
        steps.note(&texts("1/QĐ", "Quyết định"), How::Derived);
        steps.note(&texts("1/QĐ-", "Quyết định"), How::Typed(0));
        assert_eq!(turned(&mut steps, false), Some(texts("", "")));
        assert_eq!(turned(&mut steps, false), None);
    }

    #[test]
    fn taking_away_a_word_is_a_step() {
        check(typed(&["Sở Y", "Sở ", "Sở", "S"]), &["Sở ", ""]);
    }

    #[test]
    fn what_was_undone_is_done_again_until_something_new_is_typed() {
        let mut steps = typed(&["a", "a ", "a b"]);
        assert_eq!(turned(&mut steps, false), Some(written("a ")));
        assert_eq!(turned(&mut steps, true), Some(written("a b")));
        assert_eq!(turned(&mut steps, true), None);
        turned(&mut steps, false);
        steps.note(&written("a c"), How::Typed(0));
        assert_eq!(turned(&mut steps, true), None);
        assert_eq!(turned(&mut steps, false), Some(written("a ")));
    }

    #[test]
    fn a_change_is_found_at_letters_not_bytes() {
        for (before, after, start, removed, inserted) in
            [("tế", "tề", "t", "ế", "ề"), ("aa", "aaa", "aa", "", "a"), ("Sở Y tế", "Sở tế", "Sở ", "Y ", "")]
        {
            assert_eq!(Change::between(before, after), Change { start, removed, inserted });
        }
    }
}
