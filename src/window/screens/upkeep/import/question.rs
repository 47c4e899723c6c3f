//! What a list must be told before it is taken in, and the answers there are.

use iced::{Element, widget::row};

use super::Message;
use crate::{
    domain::{book::Book, date::DateOrder},
    jobs::{
        JobError,
        import::{Consent, Wanted},
    },
    language::Language,
    window::kit::{button, rows::Step, space},
};

/// An answer.
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
    fn label(self) -> &'static str {
        match self {
            Self::Book(Book::Incoming) => "import-answer-incoming",
            Self::Book(Book::Outgoing) => "import-answer-outgoing",
            Self::Dates(DateOrder::DayFirst) => "import-answer-day-first",
            Self::Dates(DateOrder::MonthFirst) => "import-answer-month-first",
            Self::SkipColumns => "import-answer-skip",
        }
    }
}

/// What was answered of a list so far.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// The book.
    pub book: Option<Book>,
    /// All else.
    pub consent: Consent,
}

impl Told {
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
    /// What a list asks that could not be read as it is.
    #[must_use]
    pub fn of(error: &JobError) -> Option<Self> {
        let answers: &[Answer] = match Wanted::of(error)? {
            Wanted::Book => &[Answer::Book(Book::Incoming), Answer::Book(Book::Outgoing)],
            Wanted::Dates => return Some(Self::of_dates()),
            Wanted::SkipColumns => &[Answer::SkipColumns],
        };
        Some(Self { answers, chosen: 0 })
    }

    /// In which order day and month stand.
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
                button::primary(label, "Enter", pressed)
            } else {
                button::secondary(label, "↑ ↓", pressed)
            }
        });
        row(answers).spacing(space::SMALL).into()
    }
}
