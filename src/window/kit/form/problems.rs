//! The problems of a form: those shown at their inputs, and a message for what belongs to none.

use iced::Element;

use domain::{
    field::{Cause, Field, Problem},
    message::UserMessage,
};
use language::Language;
use store::StoreError;

use crate::kit::{
    field::Frame,
    notice::{self, Notice},
    theme::Severity,
};

/// What is wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormProblems {
    problems: Vec<Problem>,
    said: Option<UserMessage>,
}

impl FormProblems {
    /// The problems of an error; those of these fields are shown at their inputs.
    #[must_use]
    pub fn of(error: &StoreError, placed: &[Field]) -> Self {
        match error {
            StoreError::Refused(problems) => {
                let said = problems.iter().find(|problem| !placed.contains(&problem.field)).map(Problem::message);
                Self { problems: problems.clone(), said }
            }
            other => Self { problems: Vec::new(), said: Some(other.message()) },
        }
    }

    /// Notes a problem.
    pub fn add(&mut self, field: Field, cause: Cause) {
        self.problems.push(Problem::new(field, cause));
    }

    /// Somebody writes a field anew.
    pub fn forget(&mut self, field: Field) {
        self.problems.retain(|problem| problem.field != field);
        self.said = None;
    }

    /// The problem of a field for its frame; empty without one.
    fn at(&self, field: Field, language: &Language) -> String {
        let problem = self.problems.iter().find(|problem| problem.field == field);
        problem.map(|problem| language.say(&problem.cause.message())).unwrap_or_default()
    }

    /// The input of a field in its frame, with what is wrong with the field; `input` is told whether anything is.
    pub fn framed<'a, Message: 'a, Input: Into<Element<'a, Message>>>(
        &self,
        field: Field,
        frame: Frame,
        language: &Language,
        input: impl FnOnce(bool) -> Input,
    ) -> Element<'a, Message> {
        let problem = self.at(field, language);
        let input = input(!problem.is_empty());
        Frame { problem, ..frame }.context(input, None)
    }

    /// Problems that belong to no input, as a strip.
    pub fn strip<'a, Message: Clone + 'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let said = self.said.clone()?;
        Some(notice::strip(&Notice::new(Severity::Error, said), language, None))
    }
}
