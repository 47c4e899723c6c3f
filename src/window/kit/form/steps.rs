//! The undo and redo history of a form: a copy of its texts before each word, paste or choice.

/// The most steps kept; older ones are dropped.
const KEPT: usize = 500;

/// The origin of a change of the texts, which decides whether it starts a new undo step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The clerk typed in this input: each word is one step.
    Typed(usize),
    /// The text of this input was replaced as a whole: a step of its own.
    Written(usize),
    /// Another action of the clerk: a step of its own.
    Done,
    /// The program derived a value from the word being typed: merged into that step, which stays open for the rest of the word.
    Derived,
    /// The program adjusted a text after an action, for example wrote a date in full: merged into the last step, which is then closed.
    Tidied,
}

/// The texts before a step, and the input in which the step began.
type Before = (Vec<String>, Option<usize>);

/// The steps that can be undone, and those that can be redone.
#[derive(Debug, Default)]
pub struct Steps {
    past: Vec<Before>,
    undone: Vec<Before>,
    /// The texts at the last call of `note`.
    seen: Vec<String>,
    /// The input in which typing still extends the last step.
    open: Option<usize>,
    /// Whether the last change in that input only removed letters.
    took_back: bool,
    /// The number of changes so far.
    revision: u64,
}

impl Steps {
    /// Returns an empty history that starts with these texts.
    #[must_use]
    pub fn of(seen: Vec<String>) -> Self {
        Self { seen, ..Self::default() }
    }

    /// Clears the history and starts again with these texts.
    pub fn begin(&mut self, seen: Vec<String>) {
        *self = Self { seen, revision: self.revision + 1, ..Self::default() };
    }

    /// Returns a number that changes whenever a text changes.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is no step to undo.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.past.is_empty()
    }

    /// Records the current texts: starts a new step or extends the last one, depending on `how`.
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

    /// Undoes the last step, or redoes the one undone last. Returns the texts to show and the input in which the step began.
    pub fn turn(&mut self, again: bool) -> Option<Before> {
        let (from, to) = if again { (&mut self.undone, &mut self.past) } else { (&mut self.past, &mut self.undone) };
        let (found, place) = from.pop()?;
        to.push((std::mem::replace(&mut self.seen, found.clone()), place));
        self.open = None;
        self.revision += 1;
        Some((found, place))
    }
}

/// The difference between two texts.
#[derive(Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The common prefix.
    pub start: &'a str,
    /// The removed text.
    removed: &'a str,
    /// The text inserted in its place.
    pub inserted: &'a str,
}

impl<'a> Change<'a> {
    /// Returns the difference between two texts, split at letters.
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

    /// Whether the change continues the word being typed. An input method may remove letters and insert others, or replace the whole
    /// word: both continue the word. A letter after white space starts a new word; removing white space or inserting several words at once
    /// is a step of its own.
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
    fn letters_replaced_by_an_input_method_are_not_a_step() {
        // For "tee", an input method sends t, e, a removed letter, then ê; others replace the whole word.
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

    /// A value derived while a word is typed neither closes the step of the word nor starts one.
    #[test]
    fn a_derived_value_belongs_to_the_step_of_the_word() {
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
    fn removing_a_word_is_a_step() {
        check(typed(&["Sở Y", "Sở ", "Sở", "S"]), &["Sở ", ""]);
    }

    #[test]
    fn redo_works_until_something_new_is_typed() {
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
