//! Finds registered documents that duplicate the one in the form (Phụ lục VI) while the clerk types, and asks about them on saving.

use iced::{
    Element, Length, Task,
    widget::{Id, column, container, operation, row, rule},
};

use domain::{
    book::Book, code::Code, document::Document, document_field::DocumentField as F, duplicate::DuplicateKey,
    field::Cause, text::clean, warning::Warning,
};
use language::Language;
use store::{DuplicateDecision, StoreError};

use super::{Context, fields::Fields};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        field::{self, Frame},
        latest::{LatestRequest, RequestId},
        notice::{self, Notice},
        space, text,
        theme::{self, Severity},
    },
    screens::details::registration,
};

const REASON: Id = Id::new("alike-reason");

/// The duplicates, and the question about the first of them.
#[derive(Debug, Default)]
pub struct Duplicates {
    key: Option<DuplicateKey>,
    latest: LatestRequest,
    found: Vec<Document>,
    question: Option<DuplicateQuestion>,
}

/// The question that one must answer before saving.
#[derive(Debug, Default)]
struct DuplicateQuestion {
    reason: String,
    reason_is_missing: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The registry answered which documents are the same.
    Found(RequestId, Result<Vec<Document>, StoreError>),
    /// Show the earlier document.
    Show,
    /// It is the same document, received another way.
    IsTheSame,
    /// The typed reason why it is another document.
    Write,
    /// The typed reason why it is another document.
    Reason(String),
    /// It is another document.
    IsAnother,
    /// Save nothing.
    Cancel,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To show this document; the form is kept.
    Show(Box<Document>),
    /// To save, as the clerk decided.
    Save(DuplicateDecision),
}

impl Duplicates {
    /// Forgets the documents and the question; a late answer is dropped.
    pub fn clear(&mut self) {
        self.latest.renew();
        (self.key, self.question) = (None, None);
        self.found.clear();
    }

    /// Searches for duplicates if the compared fields are filled in and have changed.
    pub fn search(&mut self, fields: &Fields, context: Context<'_>) -> Task<Message> {
        if fields.book != Book::Incoming || fields.is_amending() {
            return Task::none();
        }
        let day = |input| fields.date(input, context);
        let date = day(F::IssuedDate).or_else(|| day(F::ArrivalDate));
        let code = Code::read(fields.text(F::Code));
        let key = date.and_then(|date| DuplicateKey::new(&code, fields.text(F::OrganName), date));
        if key == self.key {
            return Task::none();
        }
        self.clear();
        self.key.clone_from(&key);
        let Some(key) = key else { return Task::none() };
        let request = self.latest.id();
        let found = context.store.ask(move |store| store.duplicates(&key));
        Task::perform(found, move |found| Message::Found(request, found))
    }

    /// Opens the question about the duplicate because of which nothing was saved.
    pub fn ask(&mut self, first: Document) -> Task<Message> {
        self.found = vec![first];
        self.question = Some(DuplicateQuestion::default());
        operation::focus(REASON)
    }

    /// Whether the clerk is asked.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.question.is_some()
    }

    /// Returns the message for a command given while the question is open.
    #[must_use]
    pub fn answer(command: Command) -> Option<Message> {
        match command {
            Command::Open => Some(Message::Show),
            Command::SameDocument => Some(Message::IsTheSame),
            Command::AnotherDocument => Some(Message::IsAnother),
            Command::Leave => Some(Message::Cancel),
            Command::Next | Command::Previous | Command::Enter => Some(Message::Write),
            _ => None,
        }
    }

    pub fn update(&mut self, message: Message, fields: &Fields) -> Action {
        match message {
            Message::Found(request, found) => {
                if self.latest.is(request) {
                    self.found = found.unwrap_or_default();
                }
            }
            Message::Show => {
                self.question = None;
                if let Some(first) = self.found.first() {
                    return Action::Show(Box::new(first.clone()));
                }
            }
            Message::IsTheSame => {
                if let Some(first) = self.found.first() {
                    self.question = None;
                    return Action::Save(DuplicateDecision::Same(Some(first.id())));
                }
            }
            Message::Write => return Action::Run(operation::focus(REASON)),
            Message::Reason(reason) => {
                if let Some(question) = &mut self.question {
                    *question = DuplicateQuestion { reason, reason_is_missing: false };
                }
            }
            Message::IsAnother => return self.is_another(),
            Message::Cancel => {
                self.question = None;
                return Action::Run(fields.focus(F::Code));
            }
        }
        Action::Run(Task::none())
    }

    fn is_another(&mut self) -> Action {
        let Some(question) = &mut self.question else { return Action::Run(Task::none()) };
        let reason = clean(&question.reason);
        if reason.is_empty() {
            question.reason_is_missing = true;
            return Action::Run(operation::focus(REASON));
        }
        self.question = None;
        Action::Save(DuplicateDecision::Another(reason))
    }

    /// Draws the warning in the flow of the form.
    pub fn strip<'a>(&self, language: &Language) -> Option<Element<'a, Message>> {
        let notice = notice::strip(&warning(self.found.first()?), language, None);
        let open = button::quiet(language.text(texts::ALIKE_OPEN), Command::Open.key(), Some(Message::Show));
        Some(column![notice, open].spacing(space::TINY).into())
    }

    /// Draws the question over the window.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let (question, first) = (self.question.as_ref()?, self.found.first()?);
        let about = registration::about(first);
        let problem = if question.reason_is_missing { language.say(&Cause::Missing.message()) } else { String::new() };
        let typed = field::input(REASON, "", &question.reason, !problem.is_empty(), Message::Reason);
        let frame = Frame { problem, ..Frame::new(language.text(texts::ALIKE_REASON)) };
        let choice = |key, hint, keys, message| {
            let words = container(text::label(language.text(hint))).width(Length::Fill);
            row![container(button::secondary(language.text(key), keys, Some(message))).width(space::CHOICE), words]
                .spacing(space::MEDIUM)
                .align_y(iced::Alignment::Center)
        };
        let line = || rule::horizontal(1).style(theme::line);
        let inside = vec![
            notice::strip(&warning(first), language, None),
            text::body(about).into(),
            choice(texts::ALIKE_OPEN, texts::ALIKE_OPEN_MEANS, Command::Open.key(), Message::Show).into(),
            line().into(),
            choice(texts::ALIKE_SAME, texts::ALIKE_SAME_MEANS, Command::SameDocument.key(), Message::IsTheSame).into(),
            line().into(),
            frame.context(typed, None),
            choice(
                texts::ALIKE_ANOTHER,
                texts::ALIKE_ANOTHER_MEANS,
                KeyContext::Duplicate.key(Command::AnotherDocument),
                Message::IsAnother,
            )
            .into(),
        ];
        let leave = button::secondary(language.text(texts::ALIKE_LEAVE), Command::Leave.key(), Some(Message::Cancel));
        Some(dialog::panel(language.text(texts::ALIKE_TITLE), inside, vec![leave]))
    }
}

fn warning(first: &Document) -> Notice {
    let said = Warning::Duplicate { number: first.own_number(), date: first.book_date() };
    Notice::new(Severity::Warning, said.message())
}
