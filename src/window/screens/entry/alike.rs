//! Documents that came before and look the same (Phụ lục VI): seen while one types, asked about when one saves.

use iced::{
    Element, Length, Task,
    widget::{Id, column, container, operation, row, rule},
};

use domain::{
    book::Book, code::Code, document::Document, document_field::DocumentField as F, duplicate::DuplicateKey,
    field::Cause, text::clean, warning::Warning,
};
use language::Language;
use store::DuplicateDecision;

use super::{Action, Context, Entry, Message};
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

/// What looks the same as what stands in the form.
#[derive(Debug, Default)]
pub struct Alike {
    key: Option<DuplicateKey>,
    latest: LatestRequest,
    found: Vec<Document>,
    question: Option<AlikeQuestion>,
}

/// The question that one must answer before saving.
#[derive(Debug, Default)]
struct AlikeQuestion {
    reason: String,
    reason_is_missing: bool,
}

impl Alike {
    /// Nothing looks the same any more.
    pub fn clear(&mut self) {
        let mut latest = std::mem::take(&mut self.latest);
        latest.renew();
        *self = Self { latest, ..Self::default() };
    }

    /// Takes what the registry found, if it is what was asked last.
    pub fn take(&mut self, question: RequestId, found: Vec<Document>) {
        if self.latest.is(question) {
            self.found = found;
        }
    }

    /// Asks the clerk what the document is.
    pub fn ask(&mut self, first: Document) -> Task<Message> {
        self.found = vec![first];
        self.question = Some(AlikeQuestion::default());
        operation::focus(REASON)
    }

    /// Whether the clerk is asked.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.question.is_some()
    }

    /// The document that was registered first.
    #[must_use]
    pub fn first(&self) -> Option<&Document> {
        self.found.first()
    }

    /// The reason was typed.
    pub fn typed(&mut self, text: String) {
        if let Some(question) = &mut self.question {
            question.reason = text;
            question.reason_is_missing = false;
        }
    }
}

impl Entry {
    /// Asks for documents that look the same, when what makes them so is written and has changed.
    pub(super) fn ask_alike(&mut self, context: Context<'_>) -> Task<Message> {
        if self.book() != Book::Incoming || self.amending.is_some() {
            return Task::none();
        }
        let day = |input| self.fields.date(input, context);
        let date = day(F::IssuedDate).or_else(|| day(F::ArrivalDate));
        let code = Code::read(self.text(F::Code));
        let key = date.and_then(|date| DuplicateKey::new(&code, self.text(F::OrganName), date));
        if key == self.alike.key {
            return Task::none();
        }
        self.alike.clear();
        self.alike.key.clone_from(&key);
        let Some(key) = key else { return Task::none() };
        let question = self.alike.latest.id();
        let found = context.store.ask(move |store| store.duplicates(&key));
        Task::perform(found, move |found| Message::Alike(question, found))
    }

    /// Shows the earlier document.
    pub(super) fn show_alike(&mut self) -> Action {
        let first = self.alike.first().cloned();
        self.alike.question = None;
        first.map_or_else(|| Action::Run(Task::none()), |first| Action::Show(Box::new(first)))
    }

    /// It is the same document, come another way.
    pub(super) fn is_the_same(&mut self, context: Context<'_>) -> Task<Message> {
        let Some(first) = self.alike.first().map(Document::id) else { return Task::none() };
        self.alike.question = None;
        self.save(DuplicateDecision::Same(Some(first)), context)
    }

    /// It is another document all the same.
    pub(super) fn is_another(&mut self, context: Context<'_>) -> Task<Message> {
        let Some(question) = &mut self.alike.question else { return Task::none() };
        let reason = clean(&question.reason);
        if reason.is_empty() {
            question.reason_is_missing = true;
            return operation::focus(REASON);
        }
        self.alike.question = None;
        self.save(DuplicateDecision::Another(reason), context)
    }

    /// Nothing is saved; the form stays as it is.
    pub(super) fn give_up(&mut self) -> Task<Message> {
        self.alike.question = None;
        self.fields.focus(F::Code)
    }

    /// Whether a question lies over the form.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.alike.is_asking() || self.doubting.is_asking()
    }

    /// Follows a key while the question lies over the form.
    pub(super) fn question_command(&mut self, command: Command, context: Context<'_>) -> Action {
        match command {
            Command::Open => self.show_alike(),
            Command::SameDocument => Action::Run(self.is_the_same(context)),
            Command::AnotherDocument => Action::Run(self.is_another(context)),
            Command::Leave => Action::Run(self.give_up()),
            Command::Next | Command::Previous | Command::Enter => Action::Run(operation::focus(REASON)),
            _ => Action::Run(Task::none()),
        }
    }

    /// The warning in the flow of the form.
    pub(super) fn alike_strip<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        let notice = notice::strip(&warning(self.alike.first()?), language, None);
        let open = button::quiet(language.text(texts::ALIKE_OPEN), Command::Open.key(), Some(Message::ShowAlike));
        Some(column![notice, open].spacing(space::TINY).into())
    }

    /// The question over the window.
    pub fn question<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        if self.doubting.is_asking() {
            return self.doubt_question(language);
        }
        let (question, first) = (self.alike.question.as_ref()?, self.alike.first()?);
        let about = registration::about(first);
        let problem = if question.reason_is_missing { language.say(&Cause::Missing.message()) } else { String::new() };
        let typed = field::input(REASON, "", &question.reason, !problem.is_empty(), Message::AlikeReason);
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
            choice(texts::ALIKE_OPEN, texts::ALIKE_OPEN_MEANS, Command::Open.key(), Message::ShowAlike).into(),
            line().into(),
            choice(texts::ALIKE_SAME, texts::ALIKE_SAME_MEANS, Command::SameDocument.key(), Message::IsTheSame).into(),
            line().into(),
            frame.context(typed, None),
            choice(
                texts::ALIKE_ANOTHER,
                texts::ALIKE_ANOTHER_MEANS,
                KeyContext::Alike.key(Command::AnotherDocument),
                Message::IsAnother,
            )
            .into(),
        ];
        let buttons =
            vec![button::secondary(language.text(texts::ALIKE_LEAVE), Command::Leave.key(), Some(Message::GiveUp))];
        Some(dialog::panel(language.text(texts::ALIKE_TITLE), inside, buttons))
    }
}

fn warning(first: &Document) -> Notice {
    let said = Warning::Duplicate { number: first.own_number(), date: first.book_date() };
    Notice::new(Severity::Warning, said.message())
}
