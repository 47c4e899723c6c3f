//! A reusable input form: inputs laid out in lines and described by field specs, with suggestions, validation problems, a calendar for
//! dates, and undo. A screen or dialog owns an `InputForm` and forwards its events to it.

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

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use iced::{
    Task,
    widget::{
        Id, operation,
        text_editor::{self, Content},
    },
};

use domain::field::{Cause, Problem};
use store::StoreError;
use texts::UserMessage;

use self::{calendar::Calendar, placed::PlacedProblems, steps::Steps};
pub use self::{
    events::FormEvent,
    offers::{OFFERED, Offer, fitting},
    spec::{FieldKind, FieldSpec},
    steps::How,
};
use super::latest::LatestRequest;

/// The state of a form: the texts of its inputs, its problems, its open list or calendar, and its undo history.
#[derive(Debug)]
pub struct InputForm {
    specs: Cow<'static, [FieldSpec]>,
    texts: Vec<String>,
    /// The editor state of each multi-line input; its text is also in `texts`.
    editors: Vec<Option<Content>>,
    /// The lines of the form that are hidden.
    folded: BTreeSet<u8>,
    /// The inputs that are hidden although their line is not.
    hidden: BTreeSet<usize>,
    /// The placeholders that replace those of the field specs.
    placeholders: BTreeMap<usize, String>,
    /// The read-only inputs.
    fixed: BTreeSet<usize>,
    problems: PlacedProblems,
    offer: Option<Offer>,
    /// The latest request for names.
    names_request: LatestRequest,
    /// The input whose names must be requested from the registry next.
    wants_names: Option<usize>,
    /// The input for which names were requested last.
    names_for: Option<usize>,
    /// The input in which an input method is composing a word, and the word, which the input's text does not contain yet.
    composing: Option<(usize, String)>,
    calendar: Option<Calendar>,
    steps: Steps,
}

impl InputForm {
    /// Returns a form with empty inputs.
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
            hidden: BTreeSet::new(),
            placeholders: BTreeMap::new(),
            fixed: BTreeSet::new(),
            problems: PlacedProblems::default(),
            offer: None,
            names_request: LatestRequest::default(),
            wants_names: None,
            names_for: None,
            composing: None,
            calendar: None,
        }
    }

    /// Returns the text of an input exactly as it was typed.
    #[must_use]
    pub fn typed(&self, at: usize) -> &str {
        self.texts.get(at).map_or("", String::as_str)
    }

    /// Returns the text of an input followed by the word that an input method is composing there.
    #[must_use]
    pub fn typed_and_composed(&self, at: usize) -> Cow<'_, str> {
        match &self.composing {
            Some((input, word)) if *input == at => Cow::Owned(format!("{}{word}", self.typed(at))),
            _ => Cow::Borrowed(self.typed(at)),
        }
    }

    /// Returns the texts of all inputs, in the order of the field specs.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Sets the text of an input and merges the change into the previous undo step.
    pub fn set(&mut self, at: usize, text: String) {
        self.put(at, text);
        self.note(How::Tidied);
    }

    /// Sets the text of an input without recording an undo step; the caller must call `note` afterwards.
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

    /// Sets the text of an input as an undo step of its own, and moves the cursor to the end of the text.
    pub fn write<Message: Send + 'static>(&mut self, at: usize, text: String) -> Task<Message> {
        self.problems.forget(at);
        self.put(at, text);
        self.note(How::Written(at));
        self.cursor_to_end(at)
    }

    /// Records the changes since the last call in the undo history; `how` decides whether they start a new step.
    pub fn note(&mut self, how: How) {
        self.steps.note(&self.texts, how);
    }

    /// Clears the undo history.
    pub fn begin(&mut self) {
        self.steps.begin(self.texts.clone());
    }

    /// Returns a number that changes whenever a text changes.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.steps.revision()
    }

    /// Whether there is no step to undo.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.steps.is_fresh()
    }

    /// Resets the form to empty inputs; what is hidden stays hidden.
    pub fn clear(&mut self) {
        let (folded, hidden) = (std::mem::take(&mut self.folded), std::mem::take(&mut self.hidden));
        let placeholders = std::mem::take(&mut self.placeholders);
        // A reply to a request made before must not be taken for the reply to a later one.
        let mut names_request = std::mem::take(&mut self.names_request);
        names_request.renew();
        *self = Self { folded, hidden, placeholders, names_request, ..Self::new(self.specs.clone()) };
    }

    /// Hides or shows a line of inputs.
    pub fn fold(&mut self, line: u8, folded: bool) {
        if folded {
            self.folded.insert(line);
        } else {
            self.folded.remove(&line);
        }
    }

    /// Hides or shows a single input. Its text stays, but is no longer required.
    pub fn hide(&mut self, at: usize, hidden: bool) {
        if hidden {
            self.hidden.insert(at);
        } else {
            self.hidden.remove(&at);
        }
    }

    /// Whether an input is visible: it is not a switch, and neither it nor its line is hidden.
    #[must_use]
    pub fn is_shown(&self, at: usize) -> bool {
        let spec = self.specs.get(at).filter(|spec| spec.kind != FieldKind::Switch && !self.hidden.contains(&at));
        spec.is_some_and(|spec| !self.folded.contains(&spec.line))
    }

    /// Whether any input of a line is visible.
    #[must_use]
    pub fn shows_line(&self, line: u8) -> bool {
        (0..self.specs.len()).any(|at| self.specs[at].line == line && self.is_shown(at))
    }

    /// Replaces the spec of an input, for instance to change its label; its text stays.
    pub fn respec(&mut self, at: usize, spec: FieldSpec) {
        if let Some(place) = self.specs.to_mut().get_mut(at) {
            *place = spec;
        }
    }

    /// Shows a text in an input while it is empty, in place of the placeholder of its spec.
    pub fn set_placeholder(&mut self, at: usize, text: String) {
        self.placeholders.insert(at, text);
    }

    /// Makes an input read-only.
    pub fn fix(&mut self, at: usize) {
        self.fixed.insert(at);
    }

    /// Starts a new validation: closes open lists, drops the old problems, and reports every required input that is shown and empty.
    pub fn check(&mut self) {
        self.problems = PlacedProblems::default();
        self.close_lists();
        for at in 0..self.specs.len() {
            if self.specs[at].required && self.is_shown(at) && self.text(at).is_empty() {
                self.problems.add_at(at, &self.specs, Cause::Missing);
            }
        }
    }

    /// Adds a problem to an input.
    pub fn wrong(&mut self, at: usize, cause: Cause) {
        self.problems.add_at(at, &self.specs, cause);
    }

    /// Adds problems, each to the input that shows its field.
    pub fn add_problems(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            self.problems.add(&self.specs, problem);
        }
    }

    /// Replaces the problems with those of an error of the registry.
    pub fn refused(&mut self, error: &StoreError) {
        self.problems = PlacedProblems::of(&self.specs, error);
    }

    /// Sets the message shown above the form.
    pub fn say(&mut self, message: UserMessage) {
        self.problems.say(message);
    }

    /// Returns the message shown above the form.
    #[must_use]
    pub fn message(&self) -> Option<&UserMessage> {
        self.problems.message()
    }

    /// Returns all problems, including those that belong to no input.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter()
    }

    /// Whether an input has a problem.
    #[must_use]
    pub fn is_wrong(&self, at: usize) -> bool {
        self.problems.at(at).is_some()
    }

    /// Removes the problems of an input.
    pub fn forget_problem(&mut self, at: usize) {
        self.problems.forget(at);
    }

    /// Keeps only the problems for which `is_so` returns true.
    pub fn retain_problems(&mut self, is_so: impl Fn(&Problem) -> bool) {
        self.problems.retain(is_so);
    }

    /// Returns the first input that has a problem.
    #[must_use]
    pub fn first_problem(&self) -> Option<usize> {
        self.problems.first()
    }

    /// Whether the form has any problem or message.
    #[must_use]
    pub fn has_problem(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Focuses the first input that has a problem; `None` if no input has one.
    pub fn to_first_problem<Message: Send + 'static>(&self) -> Option<Task<Message>> {
        let first = self.problems.first()?;
        Some(operation::focus(self.specs.get(first)?.widget_id()))
    }

    /// Focuses the first visible input that can be edited.
    pub fn focus<Message: Send + 'static>(&self) -> Task<Message> {
        let first = (0..self.specs.len()).find(|at| self.is_shown(*at) && !self.fixed.contains(at));
        first.and_then(|at| self.specs.get(at)).map_or_else(Task::none, |spec| operation::focus(spec.widget_id()))
    }

    /// Focuses an input and selects its text, so that typing replaces it.
    pub fn focus_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let spec = self.specs.get(at);
        spec.map_or_else(Task::none, |spec| operation::focus(spec.widget_id()).chain(self.select_at(at)))
    }

    /// Selects the text of an input, so that typing replaces it.
    pub fn select_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        self.specs.get(at).map_or_else(Task::none, |spec| operation::select_all(spec.widget_id()))
    }

    /// Focuses an input and moves the cursor to the end of its text.
    pub fn go_on_at<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let Some(spec) = self.specs.get(at) else { return Task::none() };
        operation::focus(spec.widget_id()).chain(self.cursor_to_end(at))
    }

    fn cursor_to_end<Message: Send + 'static>(&self, at: usize) -> Task<Message> {
        let spec = self.specs.get(at);
        spec.map_or_else(Task::none, |spec| operation::move_cursor_to_end(spec.widget_id()))
    }

    /// Returns the index of the input with a widget id.
    #[must_use]
    pub fn place(&self, id: &Id) -> Option<usize> {
        self.specs.iter().position(|spec| spec.widget_id() == *id)
    }

    /// Whether a list of choices or a calendar is open below an input.
    #[must_use]
    pub fn is_offering(&self) -> bool {
        self.offer.is_some() || self.calendar.is_some()
    }

    /// Closes the list of choices and the calendar, and drops pending replies to requests for names.
    pub fn close_lists(&mut self) {
        self.offer = None;
        self.calendar = None;
        self.names_request.renew();
    }
}
