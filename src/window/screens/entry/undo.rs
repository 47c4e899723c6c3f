//! Undoing in a form: what stood in it before each word, paste or choice; and doing it again.

use iced::{
    Task,
    widget::{
        operation,
        text_editor::{Cursor, Position},
    },
};

use super::{Context, Entry, Message, input::Input, written::FormContents};

/// How many steps are kept.
const KEPT: usize = 500;

/// How the form came to be as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// An input was typed in: a word is one step.
    Typed(Input),
    /// Something else the clerk did: a step of its own.
    Done,
    /// The program tidied up after the clerk, as part of the step before.
    Tidied,
}

/// The steps that led here, and those that were undone.
#[derive(Debug, Default)]
pub struct Undo {
    past: Vec<FormContents>,
    undone: Vec<FormContents>,
    /// The form as it was last seen.
    seen: FormContents,
    /// Where the last step is still being typed.
    open: Option<Input>,
    /// Whether letters were just taken back there.
    took_back: bool,
    /// How often the form changed.
    revision: u64,
}

impl Undo {
    /// Forgets every step: the form begins anew with this.
    pub fn begin(&mut self, seen: FormContents) {
        *self = Self { seen, revision: self.revision + 1, ..Self::default() };
    }

    /// Notes that the form is like this now.
    pub fn note(&mut self, now: FormContents, how: How) {
        if now == self.seen {
            return;
        }
        let before = std::mem::replace(&mut self.seen, now);
        self.undone.clear();
        self.revision += 1;
        let took_back = std::mem::take(&mut self.took_back);
        let goes_on = match how {
            How::Typed(input) => {
                let change = Change::between(before.text(input), self.seen.text(input));
                self.took_back = change.inserted.is_empty();
                self.open == Some(input) && change.is_in_word(took_back)
            }
            How::Tidied => true,
            How::Done => false,
        };
        if !goes_on {
            self.past.push(before);
            if self.past.len() > KEPT {
                self.past.remove(0);
            }
        }
        self.open = match how {
            How::Typed(input) => Some(input),
            How::Done | How::Tidied => None,
        };
    }

    /// A number that changes whenever the form does.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether there is nothing to take back.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.past.is_empty()
    }

    /// The form before the last step.
    pub fn back(&mut self) -> Option<FormContents> {
        let before = self.past.pop()?;
        self.undone.push(std::mem::replace(&mut self.seen, before.clone()));
        self.open = None;
        self.revision += 1;
        Some(before)
    }

    /// The form after the step undone last.
    pub fn again(&mut self) -> Option<FormContents> {
        let after = self.undone.pop()?;
        self.past.push(std::mem::replace(&mut self.seen, after.clone()));
        self.open = None;
        self.revision += 1;
        Some(after)
    }
}

/// What became of a text.
#[derive(Debug, PartialEq, Eq)]
struct Change<'a> {
    /// What stands before it, unchanged.
    start: &'a str,
    /// What was taken away.
    removed: &'a str,
    /// What stands there now.
    inserted: &'a str,
}

impl<'a> Change<'a> {
    fn between(before: &'a str, after: &'a str) -> Self {
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

impl Entry {
    /// Takes the last step back, or does it again; the keyboard goes where it changed something.
    pub(super) fn turn_back(&mut self, again: bool, context: Context<'_>) -> Task<Message> {
        let now = self.written();
        let Some(other) = (if again { self.undo.again() } else { self.undo.back() }) else { return Task::none() };
        let changed: Vec<Input> = other.differing(&now).collect();
        self.suggesting = None;
        self.new_type.close();
        self.notice = None;
        self.names_request += 1;
        let book = self.book;
        self.problems
            .retain(|problem| Input::showing(book, problem.field).is_none_or(|input| !changed.contains(&input)));
        self.write(other.clone());
        let cursor = changed.first().map_or_else(Task::none, |input| {
            let change = Change::between(now.text(*input), other.text(*input));
            self.put_cursor(*input, &format!("{}{}", change.start, change.inserted))
        });
        Task::batch([cursor, self.ask_number(context), self.ask_alike(context)])
    }

    /// The keyboard into an input, its cursor after the beginning of its text.
    fn put_cursor(&mut self, input: Input, before: &str) -> Task<Message> {
        let id = input.id(self.book);
        if input == Input::Subject {
            let line = before.matches('\n').count();
            let column = before.rsplit('\n').next().map_or(0, str::len);
            self.subject.move_to(Cursor { position: Position { line, column }, selection: None });
            return operation::focus(id);
        }
        operation::focus(id.clone()).chain(operation::move_cursor_to(id, before.chars().count()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> FormContents {
        FormContents { texts: [(Input::OrganName, text.to_owned())].into_iter().collect(), ..FormContents::default() }
    }

    fn typed(texts: &[&str]) -> Undo {
        let mut undo = Undo::default();
        for text in texts {
            undo.note(written(text), How::Typed(Input::OrganName));
        }
        undo
    }

    #[track_caller]
    fn steps(mut undo: Undo, wanted: &[&str]) {
        for text in wanted {
            assert_eq!(undo.back().unwrap().text(Input::OrganName), *text);
        }
        assert_eq!(undo.back(), None);
    }

    #[test]
    fn a_word_is_one_step() {
        steps(typed(&["S", "Sở", "Sở ", "Sở Y", "Sở Y ", "Sở Y t", "Sở Y tế"]), &["Sở Y ", "Sở ", ""]);
    }

    #[test]
    fn letters_that_an_input_method_takes_back_are_no_step() {
        // "tee" is t, e, then one letter back and ê; other methods give the whole word at once.
        steps(typed(&["t", "te", "t", "tê", "t", "tế"]), &[""]);
        steps(typed(&["ban ", "ban d", "ban ", "ban đ"]), &["ban ", ""]);
        steps(typed(&["Công ", "Công an "]), &["Công ", ""]);
    }

    #[test]
    fn a_paste_and_a_choice_are_steps_of_their_own() {
        steps(typed(&["S", "Sở Y tế tỉnh", "Sở Y tế tỉnh,"]), &["S", ""]);
        let mut undo = typed(&["s"]);
        undo.note(written("Sở Y tế"), How::Done);
        steps(undo, &["s", ""]);
        let mut undo = typed(&["5"]);
        undo.note(written("05/11/2026"), How::Tidied);
        steps(undo, &[""]);
    }

    #[test]
    fn taking_away_a_word_is_a_step() {
        steps(typed(&["Sở Y", "Sở ", "Sở", "S"]), &["Sở ", ""]);
    }

    #[test]
    fn what_was_undone_is_done_again_until_something_new_is_typed() {
        let mut undo = typed(&["a", "a ", "a b"]);
        assert_eq!(undo.back(), Some(written("a ")));
        assert_eq!(undo.again(), Some(written("a b")));
        assert_eq!(undo.again(), None);
        undo.back();
        undo.note(written("a c"), How::Typed(Input::OrganName));
        assert_eq!(undo.again(), None);
        assert_eq!(undo.back(), Some(written("a ")));
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
