//! Dates that are hardly right are asked about before anything is saved: a number once given is not taken back.

use chrono::NaiveDate;
use iced::{Element, Task};

use domain::{
    book::Book,
    date_doubt::{self, DateDoubt},
    document::Entry as Checked,
    document_field::DocumentField as F,
};
use language::Language;
use store::DuplicateDecision;

use super::{Action, Context, Entry, Message};
use crate::{
    keys::Command,
    kit::{
        button, dialog,
        notice::{self, Notice},
        text,
        theme::Severity,
    },
};

/// What is doubtful about the dates in the form.
#[derive(Debug, Default)]
pub struct Doubting {
    /// What the clerk is asked, and what was to be saved.
    question: Option<(Vec<DateDoubt>, DuplicateDecision)>,
    /// What the clerk has said is right.
    accepted: Vec<DateDoubt>,
    /// The day on which an old date was said to be right: whoever enters a backlog is asked once a day.
    old_accepted: Option<NaiveDate>,
}

impl Doubting {
    /// Whether the clerk is asked.
    pub(super) fn is_asking(&self) -> bool {
        self.question.is_some()
    }

    /// Another document begins: what was said of the one before is no word about it.
    pub(super) fn begin_another(&mut self) {
        self.question = None;
        self.accepted.clear();
    }

    /// What is doubtful and nobody has said is right.
    pub(super) fn of(&self, entry: &Checked, context: Context<'_>) -> Vec<DateDoubt> {
        let today = context.today;
        let book = match entry {
            Checked::Incoming(_) => Book::Incoming,
            Checked::Outgoing(_) => Book::Outgoing,
        };
        let mut doubts = date_doubt::of(entry, today);
        let is_old = |doubt: &DateDoubt| matches!(doubt, DateDoubt::LongAgo { .. });
        let were_accepted =
            context.reference.old_dates_accepted.contains(&(book, today)) || self.old_accepted == Some(today);
        let was_asked = |doubt: &DateDoubt| is_old(doubt) && were_accepted;
        doubts.retain(|doubt| !(self.accepted.contains(doubt) || was_asked(doubt)));
        doubts
    }

    /// Asks the clerk.
    pub(super) fn ask(&mut self, doubts: Vec<DateDoubt>, decision: DuplicateDecision) {
        self.question = Some((doubts, decision));
    }

    /// The clerk says it is right: what was to be saved, and whether an old date was among what was asked.
    fn accept(&mut self, today: NaiveDate) -> Option<(DuplicateDecision, bool)> {
        let (doubts, decision) = self.question.take()?;
        let was_old = doubts.iter().any(|doubt| matches!(doubt, DateDoubt::LongAgo { .. }));
        if was_old {
            self.old_accepted = Some(today);
        }
        self.accepted.extend(doubts);
        Some((decision, was_old))
    }
}

impl Entry {
    /// The dates are right: saves what was to be saved.
    pub(super) fn dates_are_right(&mut self, context: Context<'_>) -> Task<Message> {
        let (book, today) = (self.book(), context.today);
        let Some((decision, was_old)) = self.doubting.accept(today) else { return Task::none() };
        let save = self.save(decision, context);
        if !was_old {
            return save;
        }
        // If it cannot be stored, the clerk is asked again after a restart.
        let kept = context.store.ask(move |store| store.accept_old_dates(book, today));
        Task::batch([Task::future(kept).discard(), save])
    }

    /// They are not: nothing is saved, and the keyboard is at the date of the book, or at that of the document.
    pub(super) fn corrects_dates(&mut self) -> Task<Message> {
        let Some((doubts, _)) = self.doubting.question.take() else { return Task::none() };
        let is_crossed = matches!(doubts.first(), Some(DateDoubt::Warned(_)));
        let is_of_book = !is_crossed && !self.is_fixed(F::ArrivalDate) && self.book() == Book::Incoming;
        let date = if is_of_book { F::ArrivalDate } else { F::IssuedDate };
        self.fields.form.focus_at(self.fields.at(date))
    }

    /// Follows a key while the question lies over the form.
    pub(super) fn doubt_command(&mut self, command: Command, context: Context<'_>) -> Action {
        match command {
            Command::Confirm => self.update(Message::DatesRight, context),
            Command::Leave | Command::Enter => self.update(Message::GiveUp, context),
            _ => Action::Run(Task::none()),
        }
    }

    /// The question over the window.
    pub(super) fn doubt_question<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let (doubts, _) = self.doubting.question.as_ref()?;
        let mut inside: Vec<Element<'a, Message>> = doubts
            .iter()
            .map(|doubt| notice::strip(&Notice::new(Severity::Warning, doubt.message()), language, None))
            .collect();
        inside.push(text::body(language.text(texts::DOUBT_WHAT)).into());
        let buttons = vec![
            button::primary(language.text(texts::DOUBT_CORRECT), Command::Leave.key(), Some(Message::GiveUp)),
            button::secondary(language.text(texts::DOUBT_RIGHT), Command::Confirm.key(), Some(Message::DatesRight)),
        ];
        Some(dialog::panel(language.text(texts::DOUBT_TITLE), inside, buttons))
    }
}
