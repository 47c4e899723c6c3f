//! An input form: inputs in lines, described as data; what may be chosen at them, what is wrong, the month below a date, and undoing what
//! was typed. Screens and dialogs own one and pass it its events.

mod calendar;
pub mod choices;
mod commands;
mod events;
mod offers;
mod placed;
mod reading;
mod spec;
mod steps;
#[cfg(test)]
mod tests;
mod view;

use std::{borrow::Cow, collections::BTreeSet};

use iced::{
    Task,
    widget::{
        Id, operation,
        text_editor::{self, Content},
    },
};

use domain::{
    field::{Cause, Problem},
    message::UserMessage,
    text::clean,
};
use store::StoreError;

use self::{calendar::Calendar, placed::PlacedProblems, steps::Steps};
pub use self::{
    events::FormEvent,
    offers::{OFFERED, Offer, fitting},
    spec::{FieldKind, FieldSpec},
    steps::How,
};

/// The inputs of a form, with all that belongs to them.
#[derive(Debug)]
pub struct InputForm {
    specs: Cow<'static, [FieldSpec]>,
    texts: Vec<String>,
    /// The inputs of several lines, whose texts stand among the others as well.
    editors: Vec<Option<Content>>,
    /// Lines that are not shown.
    folded: BTreeSet<u8>,
    /// Inputs that only show what they hold.
    fixed: BTreeSet<usize>,
    problems: PlacedProblems,
    offer: Option<Offer>,
    /// The last question for names; answers to earlier ones are dropped.
    names_request: u64,
    /// The input that wants names of the registry, until they are asked for.
    wants_names: Option<usize>,
    /// The input they were asked for.
    names_for: Option<usize>,
    /// The word that an input method is composing, and where: on the screen, not in the input yet.
    composing: Option<(usize, String)>,
    calendar: Option<Calendar>,
    steps: Steps,
}

impl InputForm {
    /// An empty form.
    #[must_use]
    pub fn new(specs: impl Into<Cow<'static, [FieldSpec]>>) -> Self {
        let specs = specs.into();
        let texts: Vec<String> = specs.iter().map(|_| String::new()).collect();
        let editor = |spec: &FieldSpec| (spec.kind == FieldKind::Lines).then(Content::new);
        Self {
            steps: Steps::of(texts.clone()),
            texts,
            editors: specs.iter().map(editor).collect(),
            specs,
            folded: BTreeSet::new(),
            fixed: BTreeSet::new(),
            problems: PlacedProblems::default(),
            offer: None,
            names_request: 0,
            wants_names: None,
            names_for: None,
            composing: None,
            calendar: None,
        }
    }

    /// What an input holds, as it was typed.
    #[must_use]
    pub fn typed(&self, at: usize) -> &str {
        self.texts.get(at).map_or("", String::as_str)
    }

    /// The same with the word that is still being composed.
    #[must_use]
    pub fn heard(&self, at: usize) -> Cow<'_, str> {
        match &self.composing {
            Some((input, word)) if *input == at => Cow::Owned(format!("{}{word}", self.typed(at))),
            _ => Cow::Borrowed(self.typed(at)),
        }
    }

    /// The texts of all inputs, in their order.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Puts a text into an input, which is noted as part of the step before.
    pub fn set(&mut self, at: usize, text: String) {
        self.put(at, text);
        self.note(How::Tidied);
    }

    /// Puts a text into an input; the caller notes how it came there.
    pub fn put(&mut self, at: usize, text: String) {
        if let Some(Some(editor)) = self.editors.get_mut(at)
            && editor.text() != text
        {
            *editor = Content::with_text(&text);
            editor.perform(text_editor::Action::Move(text_editor::Motion::DocumentEnd));
        }
        if let Some(place) = self.texts.get_mut(at) {
            *place = text;
        }
    }

    /// Writes into an input as the clerk would: it can be taken back.
    pub fn write<Message: Send + 'static>(&mut self, at: usize, text: String) -> Task<Message> {
        self.problems.forget(at);
        self.put(at, text);
        self.note(How::Written(at));
        self.cursor_to_end(at)
    }

    /// Notes how the texts came to be as they are, so that it can be undone.
    pub fn note(&mut self, how: How) {
        self.steps.note(&self.texts, how);
    }

    /// Forgets every step: there is nothing to take back.
    pub fn begin(&mut self) {
        self.steps.begin(self.texts.clone());
    }

    /// A number that changes whenever the texts do.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.steps.revision()
    }

    /// Whether there is nothing to take back.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.steps.is_fresh()
    }

    /// Empties it.
    pub fn clear(&mut self) {
        *self = Self { folded: std::mem::take(&mut self.folded), ..Self::new(self.specs.clone()) };
    }

    /// Folds a line of inputs away, or shows it.
    pub fn fold(&mut self, line: u8, folded: bool) {
        if folded {
            self.folded.insert(line);
        } else {
            self.folded.remove(&line);
        }
    }

    /// Whether an input is in a line that is shown.
    #[must_use]
    pub fn is_shown(&self, at: usize) -> bool {
        let spec = self.specs.get(at).filter(|spec| spec.kind != FieldKind::Switch);
        spec.is_some_and(|spec| !self.folded.contains(&spec.line))
    }

    /// Lets an input only show what it holds.
    pub fn fix(&mut self, at: usize) {
        self.fixed.insert(at);
    }

    /// Begins to look for what is wrong: what must not be empty and is.
    pub fn check(&mut self) {
        self.problems = PlacedProblems::default();
        self.close_lists();
        for at in (0..self.specs.len()).filter(|at| self.specs[*at].required) {
            if clean(self.texts.get(at).map_or("", String::as_str)).is_empty() {
                self.problems.add_at(at, &self.specs, Cause::Missing);
            }
        }
    }

    /// Notes what is wrong with an input.
    pub fn wrong(&mut self, at: usize, cause: Cause) {
        self.problems.add_at(at, &self.specs, cause);
    }

    /// Notes problems, each at the input of its field.
    pub fn add_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.problems.add(&self.specs, problem);
        }
    }

    /// Shows what the registry refused.
    pub fn refused(&mut self, error: &StoreError) {
        self.problems = PlacedProblems::of(&self.specs, error);
    }

    /// Says this of the whole form.
    pub fn say(&mut self, message: UserMessage) {
        self.problems.say(Some(message));
    }

    /// What is said of the whole form.
    #[must_use]
    pub fn message(&self) -> Option<&UserMessage> {
        self.problems.message()
    }

    /// What is wrong.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }

    /// Whether something is wrong with an input.
    #[must_use]
    pub fn is_wrong(&self, at: usize) -> bool {
        self.problems.at(at).is_some()
    }

    /// Forgets what was wrong with an input.
    pub fn forget_problem(&mut self, at: usize) {
        self.problems.forget(at);
    }

    /// Forgets the problems that are no longer so.
    pub fn retain_problems(&mut self, is_so: impl Fn(&Problem) -> bool) {
        self.problems.retain(is_so);
    }

    /// The first input that something is wrong with.
    #[must_use]
    pub fn first_problem(&self) -> Option<usize> {
        self.problems.first()
    }

    /// Whether something is wrong.
    #[must_use]
    pub fn has_problem(&self) -> bool {
        !self.problems.is_empty()
    }

    /// The keyboard to what is wrong first; `None` when all is well.
    pub fn to_first_problem<Message: Send + 'static>(&self) -> Option<Task<Message>> {
        let first = self.problems.first()?;
        Some(operation::focus(self.specs.get(first)?.widget_id()))
    }

    /// The keyboard to the first input.
    pub fn focus<Message: Send + 'static>(&self) -> Task<Message> {
        let first = (0..self.specs.len()).find(|at| self.is_shown(*at) && !self.fixed.contains(at));
        first.and_then(|at| self.specs.get(at)).map_or_else(Task::none, |spec| operation::focus(spec.widget_id()))
    }

    /// The keyboard to an input, which is ready to be typed over.
    pub fn focus_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let spec = self.specs.get(at);
        spec.map_or_else(Task::none, |spec| operation::focus(spec.widget_id()).chain(self.select_at(at)))
    }

    /// Selects what an input holds, so that it is typed over.
    pub fn select_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        self.specs.get(at).map_or_else(Task::none, |spec| operation::select_all(spec.widget_id()))
    }

    /// The keyboard to an input, behind what it holds.
    pub fn go_on_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let Some(spec) = self.specs.get(at) else { return Task::none() };
        operation::focus(spec.widget_id()).chain(self.cursor_to_end(at))
    }

    fn cursor_to_end<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let spec = self.specs.get(at);
        spec.map_or_else(Task::none, |spec| operation::move_cursor_to_end(spec.widget_id()))
    }

    /// Which input this is.
    #[must_use]
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.specs.iter().position(|spec| spec.widget_id() == *id)
    }

    /// Whether a list or a month is open below an input.
    #[must_use]
    pub fn is_offering(&self) -> bool {
        self.offer.is_some() || self.calendar.is_some()
    }

    /// Puts away what hangs below the inputs.
    pub fn close_lists(&mut self) {
        self.offer = None;
        self.calendar = None;
        self.names_request += 1;
    }
}
