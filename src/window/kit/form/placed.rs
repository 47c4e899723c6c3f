//! The problems of a form, each assigned to an input, and one message for what belongs to no input.

use domain::field::{Cause, Problem};
use store::StoreError;
use texts::UserMessage;

use super::{FieldKind, FieldSpec};

/// The problems of a form with the index of the input that shows each.
#[derive(Debug, Clone, Default)]
pub struct PlacedProblems {
    problems: Vec<(Option<usize>, Problem)>,
    message: Option<UserMessage>,
}

impl PlacedProblems {
    /// Adds a problem to an input.
    pub fn add_at(&mut self, at: usize, specs: &[FieldSpec], cause: Cause) {
        if let Some(spec) = specs.get(at) {
            self.problems.push((Some(at), Problem::new(spec.field, cause)));
        }
    }

    /// Adds a problem to the input that shows its field.
    pub fn add(&mut self, specs: &[FieldSpec], problem: Problem) {
        self.problems.push((showing(specs, &problem), problem));
    }

    /// Returns the problems of an error of the registry; its message is kept if a problem, or the whole error, belongs to no input.
    #[must_use]
    pub fn of(specs: &[FieldSpec], error: &StoreError) -> Self {
        let StoreError::Refused(problems) = error else {
            return Self { problems: Vec::new(), message: Some(error.message()) };
        };
        let mut refused = Self::default();
        for problem in problems {
            refused.add(specs, problem.clone());
        }
        let unplaced = refused.problems.iter().find(|(at, _)| at.is_none());
        refused.message = unplaced.map(|(_, problem)| problem.message());
        refused
    }

    /// Returns all problems, including those that belong to no input.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().map(|(_, problem)| problem)
    }

    /// Returns the first problem of an input.
    #[must_use]
    pub fn at(&self, input: usize) -> Option<&Problem> {
        self.problems.iter().find(|(at, _)| *at == Some(input)).map(|(_, problem)| problem)
    }

    /// Returns the first input that has a problem.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        self.problems.iter().filter_map(|(at, _)| *at).min()
    }

    /// Whether there is neither a problem nor a message.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.message.is_none()
    }

    /// Removes the problems of an input and the message, because the input has changed.
    pub fn forget(&mut self, input: usize) {
        self.problems.retain(|(at, _)| *at != Some(input));
        self.message = None;
    }

    /// Keeps only the problems for which `is_so` returns true.
    pub fn retain(&mut self, is_so: impl Fn(&Problem) -> bool) {
        self.problems.retain(|(_, problem)| is_so(problem));
    }

    /// Returns the message shown above the form.
    #[must_use]
    pub fn message(&self) -> Option<&UserMessage> {
        self.message.as_ref()
    }

    /// Sets the message shown above the form.
    pub fn say(&mut self, message: UserMessage) {
        self.message = Some(message);
    }
}

/// Returns the input that shows a problem; an input that lists the field under `also` comes first.
fn showing(specs: &[FieldSpec], problem: &Problem) -> Option<usize> {
    let also = specs.iter().position(|spec| spec.also.contains(&problem.field));
    let is_its = |spec: &FieldSpec| spec.field == problem.field && spec.kind != FieldKind::Switch;
    also.or_else(|| specs.iter().position(is_its))
}
