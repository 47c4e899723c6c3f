//! What is wrong in a form: each problem at its input, and a message for what belongs to none.

use domain::{
    field::{Cause, Problem},
    message::UserMessage,
};
use store::StoreError;

use super::{FieldKind, FieldSpec};

/// The problems of a form, and where each is shown.
#[derive(Debug, Clone, Default)]
pub struct PlacedProblems {
    problems: Vec<(Option<usize>, Problem)>,
    message: Option<UserMessage>,
}

impl PlacedProblems {
    /// Notes what is wrong with an input.
    pub fn add_at(&mut self, at: usize, specs: &[FieldSpec], cause: Cause) {
        if let Some(spec) = specs.get(at) {
            self.problems.push((Some(at), Problem::new(spec.field, cause)));
        }
    }

    /// Notes a problem at the input of its field.
    pub fn add(&mut self, specs: &[FieldSpec], problem: Problem) {
        self.problems.push((showing(specs, &problem), problem));
    }

    /// The problems of an answer of the registry, or its message where it is about no field.
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

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.problems.iter().map(|(_, problem)| problem)
    }

    /// The problem of an input.
    #[must_use]
    pub fn at(&self, input: usize) -> Option<&Problem> {
        self.problems.iter().find(|(at, _)| *at == Some(input)).map(|(_, problem)| problem)
    }

    /// The first input of a form that something is wrong with.
    #[must_use]
    pub fn first(&self) -> Option<usize> {
        self.problems.iter().filter_map(|(at, _)| *at).min()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.message.is_none()
    }

    /// Somebody writes an input anew.
    pub fn forget(&mut self, input: usize) {
        self.problems.retain(|(at, _)| *at != Some(input));
        self.message = None;
    }

    /// Keeps the problems that are still so.
    pub fn retain(&mut self, is_so: impl Fn(&Problem) -> bool) {
        self.problems.retain(|(_, problem)| is_so(problem));
    }

    /// What belongs to no input.
    #[must_use]
    pub fn message(&self) -> Option<&UserMessage> {
        self.message.as_ref()
    }

    /// Says this of the whole form.
    pub fn say(&mut self, message: Option<UserMessage>) {
        self.message = message;
    }
}

/// The input at which a problem is shown.
fn showing(specs: &[FieldSpec], problem: &Problem) -> Option<usize> {
    let also = specs.iter().position(|spec| spec.also.contains(&problem.field));
    let is_its = |spec: &FieldSpec| spec.field == problem.field && spec.kind != FieldKind::Switch;
    also.or_else(|| specs.iter().position(is_its))
}
