//! Asks the clerk to confirm unlikely dates before saving, because a number cannot be taken back.

use chrono::NaiveDate;
use iced::{Element, Task};

use domain::{
    book::Book,
    date_doubt::{self, DateDoubt},
    document::Entry,
    document_field::DocumentField as F,
};
use language::Language;
use store::DuplicateDecision;

use super::{Context, fields::Fields};
use crate::{
    keys::Command,
    kit::{
        button, dialog,
        notice::{self, Notice},
        text,
        theme::Severity,
    },
};

/// The doubts about the dates in the form.
#[derive(Debug, Default)]
pub struct DateDoubts {
    /// The open question, with the decision to save with once it is confirmed.
    question: Option<(Vec<DateDoubt>, DuplicateDecision)>,
    /// The doubts that the clerk has dismissed.
    accepted: Vec<DateDoubt>,
    /// The day on which the clerk accepted old dates: a backlog is questioned once a day only.
    old_accepted: Option<NaiveDate>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The dates are right.
    Right,
    /// Correct the dates.
    Correct,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To save the document; the task stores that old dates are accepted today.
    Save(DuplicateDecision, Task<Message>),
}

impl DateDoubts {
    /// Whether the clerk is asked.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.question.is_some()
    }

    /// Clears the dismissed doubts for the next document.
    pub fn begin_another(&mut self) {
        self.question = None;
        self.accepted.clear();
    }

    /// Returns the doubts that the clerk has not dismissed.
    #[must_use]
    pub fn of(&self, entry: &Entry, fields: &Fields, context: Context<'_>) -> Vec<DateDoubt> {
        let today = context.today;
        let were_accepted =
            context.reference.old_dates_accepted.contains(&(fields.book, today)) || self.old_accepted == Some(today);
        let mut doubts = date_doubt::of(entry, today);
        doubts.retain(|doubt| !(self.accepted.contains(doubt) || were_accepted && is_old(doubt)));
        if fields.is_amending() {
            // The clerk confirmed the date of the book when registering.
            doubts.retain(|doubt| matches!(doubt, DateDoubt::Warned(_)));
        }
        doubts
    }

    /// Asks the clerk.
    pub fn ask(&mut self, doubts: Vec<DateDoubt>, decision: DuplicateDecision) {
        self.question = Some((doubts, decision));
    }

    /// Returns the message for a command given while the question is open.
    #[must_use]
    pub fn answer(command: Command) -> Option<Message> {
        match command {
            Command::Confirm => Some(Message::Right),
            Command::Leave | Command::Enter => Some(Message::Correct),
            _ => None,
        }
    }

    pub fn update(&mut self, message: &Message, fields: &Fields, context: Context<'_>) -> Action {
        let Some((doubts, decision)) = self.question.take() else { return Action::Run(Task::none()) };
        match message {
            Message::Right => Action::Save(decision, self.accept(doubts, fields.book, context)),
            Message::Correct => {
                let is_crossed = matches!(doubts.first(), Some(DateDoubt::Warned(_)));
                let is_of_book = !is_crossed && !fields.is_fixed(F::ArrivalDate) && fields.book == Book::Incoming;
                let date = if is_of_book { F::ArrivalDate } else { F::IssuedDate };
                Action::Run(fields.form.focus_at(fields.at(date)))
            }
        }
    }

    fn accept(&mut self, doubts: Vec<DateDoubt>, book: Book, context: Context<'_>) -> Task<Message> {
        let was_old = doubts.iter().any(is_old);
        self.accepted.extend(doubts);
        if !was_old {
            return Task::none();
        }
        let today = context.today;
        self.old_accepted = Some(today);
        // If it cannot be stored, the clerk is asked again after a restart.
        let kept = context.store.ask(move |store| store.accept_old_dates(book, today));
        Task::future(kept).discard()
    }

    /// Draws the question over the window.
    pub fn question<'a>(&self, language: &'a Language) -> Option<Element<'a, Message>> {
        let (doubts, _) = self.question.as_ref()?;
        let said = |doubt: &DateDoubt| notice::strip(&Notice::new(Severity::Warning, doubt.message()), language, None);
        let mut inside: Vec<_> = doubts.iter().map(said).collect();
        inside.push(text::body(language.text(texts::DOUBT_WHAT)).into());
        let buttons = vec![
            button::primary(language.text(texts::DOUBT_CORRECT), Command::Leave.key(), Some(Message::Correct)),
            button::secondary(language.text(texts::DOUBT_RIGHT), Command::Confirm.key(), Some(Message::Right)),
        ];
        Some(dialog::panel(language.text(texts::DOUBT_TITLE), inside, buttons))
    }
}

fn is_old(doubt: &DateDoubt) -> bool {
    matches!(doubt, DateDoubt::LongAgo { .. })
}
