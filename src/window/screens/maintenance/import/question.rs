//! The questions a list may raise before it is imported, and their answers.

use iced::{Element, widget::row};

use domain::{book::Book, date::DateOrder};
use jobs::{
    JobError,
    import::{Consent, Wanted},
};
use language::Language;
use texts::Text;

use super::Message;
use crate::{
    keys::{Command, UP_DOWN, together},
    kit::{button, rows::Step, space},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The sheets of this book.
    Book(Book),
    /// Day and month stand in this order.
    Dates(DateOrder),
    /// The column may be left out.
    SkipColumns,
}

impl Answer {
    fn label(self) -> Text {
        match self {
            Self::Book(Book::Incoming) => texts::IMPORT_ANSWER_INCOMING,
            Self::Book(Book::Outgoing) => texts::IMPORT_ANSWER_OUTGOING,
            Self::Dates(DateOrder::DayFirst) => texts::IMPORT_ANSWER_DAY_FIRST,
            Self::Dates(DateOrder::MonthFirst) => texts::IMPORT_ANSWER_MONTH_FIRST,
            Self::SkipColumns => texts::IMPORT_ANSWER_SKIP,
        }
    }
}

/// The answers given about a list so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Answers {
    pub book: Option<Book>,
    /// Everything else.
    pub consent: Consent,
}

impl Answers {
    /// Keeps an answer.
    pub fn keep(&mut self, answer: Answer) {
        match answer {
            Answer::Book(book) => self.book = Some(book),
            Answer::Dates(order) => self.consent.dates = Some(order),
            Answer::SkipColumns => self.consent.skip_columns = true,
        }
    }
}

/// A question, and the answer that Enter gives.
#[derive(Debug)]
pub struct Question {
    answers: &'static [Answer],
    chosen: usize,
}

impl Question {
    /// The question raised by a list that could not be read.
    #[must_use]
    pub fn of(error: &JobError) -> Option<Self> {
        let answers: &[Answer] = match Wanted::of(error)? {
            Wanted::Book => &[Answer::Book(Book::Incoming), Answer::Book(Book::Outgoing)],
            Wanted::Dates => return Some(Self::of_dates()),
            Wanted::SkipColumns => &[Answer::SkipColumns],
        };
        Some(Self { answers, chosen: 0 })
    }

    /// The question for the order of day and month.
    #[must_use]
    pub fn of_dates() -> Self {
        Self { answers: &[Answer::Dates(DateOrder::MonthFirst), Answer::Dates(DateOrder::DayFirst)], chosen: 0 }
    }

    /// Goes to another answer.
    pub fn step(&mut self, step: Step) {
        self.chosen = match step {
            Step::Up | Step::PageUp | Step::Home => self.chosen.saturating_sub(1),
            Step::Down | Step::PageDown | Step::End => (self.chosen + 1).min(self.answers.len().saturating_sub(1)),
        };
    }

    /// The answer that Enter gives.
    #[must_use]
    pub fn chosen(&self) -> Option<Answer> {
        self.answers.get(self.chosen).copied()
    }

    /// The answers, side by side.
    pub fn view<'a>(&self, language: &Language) -> Element<'a, Message> {
        let answers = self.answers.iter().enumerate().map(|(at, answer)| {
            let (label, pressed) = (language.text(answer.label()), Some(Message::Answer(*answer)));
            if at == self.chosen {
                button::primary(label, Command::Enter.key(), pressed)
            } else {
                button::secondary(label, together(UP_DOWN), pressed)
            }
        });
        row(answers).spacing(space::SMALL).into()
    }
}
