//! Cancelling or recalling a document, or taking its mistyped number back: who ruled so, why and when. The row stays.

use chrono::NaiveDate;
use iced::{
    Alignment, Element, Length, Task,
    widget::{Id, operation, row},
};

use domain::{
    document::Document,
    field::{Cause, Field},
    message::UserMessage,
    registration::{Ruling, Withdrawal},
    text::clean,
    typed_date::{self, Nearest},
};
use language::Language;
use store::{StoreError, StoreThread, TakenBack};

use super::{details::registration, form_problems::FormProblems};
use crate::{
    keys::{Command, KeyContext},
    kit::{
        advance, button, dialog,
        field::{self, Frame},
        notice::{self, Notice},
        space, text,
        theme::Severity,
    },
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawInput {
    /// Why.
    Reason,
    /// Người quyết định.
    Authority,
    /// The day.
    Date,
}

impl WithdrawInput {
    const ALL: [Self; 3] = [Self::Reason, Self::Authority, Self::Date];

    fn label(self) -> &'static str {
        match self {
            Self::Reason => "withdraw-reason",
            Self::Authority => "withdraw-authority",
            Self::Date => "withdraw-date",
        }
    }

    fn id(self) -> Id {
        Id::new(self.label())
    }

    /// The field whose problems it shows.
    fn field(self) -> Field {
        match self {
            Self::Reason => Field::Reason,
            Self::Authority => Field::OrganName,
            Self::Date => Field::IssuedDate,
        }
    }
}

/// How the document ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WithdrawKind {
    /// Hủy or thu hồi.
    Withdraw(Withdrawal),
    /// Thu lại số: it is cancelled, and its mistyped number no longer moves the series.
    TakeBack,
}

/// The dialog over one document.
#[derive(Debug)]
pub struct Withdraw {
    document: Document,
    way: WithdrawKind,
    /// Numbers given after a mistyped one that are taken back with it: those the registry named.
    others: Vec<u32>,
    texts: [String; 3],
    problems: FormProblems,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    Choose(WithdrawKind),
    /// Take the numbers given after it back as well.
    WithOthers,
    Typed(WithdrawInput, String),
    Save,
    Saved(Result<Box<Document>, StoreError>),
    /// The number was taken back.
    TakenBack(Result<Box<TakenBack>, StoreError>),
    /// Leave the document as it is.
    Leave,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// The document is no longer valid: how it ended, and its present state.
    Done(Withdrawal, Box<Document>),
    /// Its number was taken back.
    TakenBack(Box<TakenBack>),
    Leave,
}

impl Withdraw {
    /// The dialog, with the keyboard in its first input.
    pub fn new(document: Document, today: NaiveDate, language: &Language) -> (Self, Task<Message>) {
        let texts = [String::new(), String::new(), language.date(today)];
        // A document cancelled or recalled already only allows taking its number back.
        let stands = document.registration().standing.is_valid();
        let way = if stands { WithdrawKind::Withdraw(Withdrawal::Cancel) } else { WithdrawKind::TakeBack };
        let dialog =
            Self { document, way, others: Vec::new(), texts, problems: FormProblems::default(), saving: false };
        (dialog, operation::focus(WithdrawInput::Reason.id()))
    }

    /// The ways there are for this document.
    fn ways(&self) -> impl Iterator<Item = WithdrawKind> + '_ {
        let registration = self.document.registration();
        let stands = registration.standing.is_valid();
        let withdraw = [Withdrawal::Cancel, Withdrawal::Recall].map(WithdrawKind::Withdraw);
        let withdraw = withdraw.into_iter().filter(move |_| stands);
        withdraw.chain(registration.may_be_taken_back().then_some(WithdrawKind::TakeBack))
    }

    fn text(&self, input: WithdrawInput) -> &str {
        &self.texts[input as usize]
    }

    pub fn update(&mut self, message: Message, store: &StoreThread, today: NaiveDate) -> Action {
        match message {
            Message::Choose(way) => self.way = way,
            Message::WithOthers => {
                self.others.extend(self.problems.beyond());
                return Action::Run(self.save(store, today));
            }
            Message::Typed(input, text) => {
                self.texts[input as usize] = text;
                self.problems.forget(input.field());
            }
            Message::Save => return Action::Run(self.save(store, today)),
            Message::Saved(Ok(document)) => {
                let WithdrawKind::Withdraw(withdrawal) = self.way else { return Action::Run(Task::none()) };
                return Action::Done(withdrawal, document);
            }
            Message::TakenBack(Ok(taken)) => return Action::TakenBack(taken),
            Message::Saved(Err(error)) | Message::TakenBack(Err(error)) => {
                self.saving = false;
                self.problems = FormProblems::of(&error, &WithdrawInput::ALL.map(WithdrawInput::field));
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn save(&mut self, store: &StoreThread, today: NaiveDate) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.problems = FormProblems::default();
        for input in [WithdrawInput::Reason, WithdrawInput::Authority] {
            if clean(self.text(input)).is_empty() {
                self.problems.add(input.field(), Cause::Missing);
            }
        }
        let day = typed_date::read(self.text(WithdrawInput::Date), today, Some(Nearest::Before));
        if let Err(why) = day {
            self.problems.add_date(WithdrawInput::Date.field(), &self.texts[WithdrawInput::Date as usize], why);
        }
        if let Some(field) = self.problems.first() {
            let wrong = WithdrawInput::ALL.into_iter().find(|input| input.field() == field);
            return wrong.map_or_else(Task::none, |input| operation::focus(input.id()));
        }
        let ruling = Ruling {
            reason: self.text(WithdrawInput::Reason).to_owned(),
            authority: self.text(WithdrawInput::Authority).to_owned(),
            date: Some(day.ok().flatten().unwrap_or(today)),
        };
        let id = self.document.id();
        self.saving = true;
        let WithdrawKind::Withdraw(withdrawal) = self.way else {
            let others = self.others.clone();
            let taken = store.ask(move |store| store.write(|transaction| transaction.take_back(id, &others, &ruling)));
            return Task::perform(taken, |taken| Message::TakenBack(taken.map(Box::new)));
        };
        let saved = store.ask(move |store| store.write(|transaction| transaction.withdraw(id, withdrawal, &ruling)));
        Task::perform(saved, |saved| Message::Saved(saved.map(Box::new)))
    }

    pub fn command(&mut self, command: Command, store: &StoreThread, today: NaiveDate) -> Action {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave => Message::Leave,
            Command::WithOthers if !self.problems.beyond().is_empty() => Message::WithOthers,
            Command::NextChoice => {
                let ways: Vec<WithdrawKind> = self.ways().collect();
                let at = ways.iter().position(|way| *way == self.way).unwrap_or_default();
                Message::Choose(ways.get((at + 1) % ways.len().max(1)).copied().unwrap_or(self.way))
            }
            Command::Next | Command::Enter | Command::Previous => {
                let inputs = WithdrawInput::ALL.into_iter().map(WithdrawInput::id).collect();
                return Action::Run(advance::among(inputs, command != Command::Previous));
            }
            _ => return Action::Run(Task::none()),
        };
        self.update(message, store, today)
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let (what, how, kept, button) = match self.way {
            WithdrawKind::Withdraw(Withdrawal::Cancel) => {
                ("withdraw-title-cancel", "withdraw-cancel-means", "withdraw-keeps-number", "withdraw-cancel-now")
            }
            WithdrawKind::Withdraw(Withdrawal::Recall) => {
                ("withdraw-title-recall", "withdraw-recall-means", "withdraw-keeps-number", "withdraw-recall-now")
            }
            WithdrawKind::TakeBack => (
                "withdraw-title-take-back",
                "withdraw-take-back-means",
                "withdraw-strikes-number",
                "withdraw-take-back-now",
            ),
        };
        let title = UserMessage::new(what).with("document", registration::named(&self.document));
        let choices = self.ways().map(|way| {
            let key = match way {
                WithdrawKind::Withdraw(Withdrawal::Cancel) => "standing-cancelled",
                WithdrawKind::Withdraw(Withdrawal::Recall) => "standing-recalled",
                WithdrawKind::TakeBack => "withdraw-take-back",
            };
            button::choice(language.text(key), way == self.way, Message::Choose(way))
        });
        let choices =
            row(choices).push(text::label(Command::NextChoice.key())).spacing(space::SMALL).align_y(Alignment::Center);
        let about = registration::about(&self.document);
        let said = Notice::new(Severity::Error, UserMessage::new(how)).with_more(UserMessage::new(kept));
        let mut inside: Vec<Element<'a, Message>> =
            vec![text::body(about).into(), choices.into(), notice::strip(&said, language, None)];
        inside.extend(self.problems.strip(language));
        if !self.problems.beyond().is_empty() {
            let with = button::warned(
                language.text("withdraw-with-others"),
                Command::WithOthers.key(),
                Some(Message::WithOthers),
            );
            inside.push(row![with].into());
        }
        inside.push(self.input(WithdrawInput::Reason, Length::Fill, language));
        let line = row![
            self.input(WithdrawInput::Authority, Length::Fill, language),
            self.input(WithdrawInput::Date, Length::Fixed(space::DATE), language)
        ];
        inside.push(line.spacing(space::MEDIUM).into());
        let save = (!self.saving).then_some(Message::Save);
        let buttons = vec![
            button::danger(language.text(button), KeyContext::Withdraw.key(Command::Save), save),
            button::secondary(language.text("withdraw-leave"), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }

    fn input<'a>(&'a self, input: WithdrawInput, width: Length, language: &'a Language) -> Element<'a, Message> {
        let shape = if input == WithdrawInput::Date { language.text("entry-date-shape") } else { String::new() };
        let frame = Frame { width: Some(width), ..Frame::new(language.text(input.label())) };
        self.problems.framed(input.field(), frame, language, |is_wrong| {
            field::input(input.id(), &shape, self.text(input), is_wrong, move |text| Message::Typed(input, text))
        })
    }
}
