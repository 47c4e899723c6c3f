//! Cancelling or recalling a document, or taking its mistyped number back: who ruled so, why and when. The row stays.

use chrono::NaiveDate;
use iced::{Element, Task, widget::row};

use domain::{
    document::Document,
    field::{Cause, Field},
    number::NumberCause,
    registration::{Ruling, Withdrawal},
};
use language::Language;
use store::{StoreError, StoreThread, TakenBack};
use texts::UserMessage;

use super::{
    details::registration,
    dialog::{Action, Dialog, DialogAnswer},
    guide::Chapter,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button, dialog,
        form::{FieldSpec, FormEvent, InputForm},
        notice::{self, Notice},
        text,
        theme::Severity,
    },
};

const REASON: usize = 0;
/// Người quyết định.
const AUTHORITY: usize = 1;
const DATE: usize = 2;
const SPECS: &[FieldSpec] = &[
    FieldSpec::text(texts::WITHDRAW_REASON, Field::Reason, 0).required(),
    FieldSpec::text(texts::WITHDRAW_AUTHORITY, Field::OrganName, 1).required(),
    FieldSpec::past_date(texts::WITHDRAW_DATE, Field::IssuedDate, 1),
];

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
    form: InputForm,
    saving: bool,
}

#[derive(Debug, Clone)]
pub enum Message {
    Choose(WithdrawKind),
    /// Take the numbers given after it back as well.
    WithOthers,
    /// An event of the inputs.
    Form(FormEvent),
    Save,
    Saved(Result<Box<Document>, StoreError>),
    /// The number was taken back.
    TakenBack(Result<Box<TakenBack>, StoreError>),
    /// Leave the document as it is.
    Leave,
}

impl Withdraw {
    /// The dialog, with the keyboard in its first input.
    pub fn new(document: Document, context: Context<'_>) -> (Self, Task<Message>) {
        let mut form = InputForm::new(SPECS);
        form.set(DATE, context.language.date(context.today));
        let focus = form.focus();
        // A document cancelled or recalled already only allows taking its number back.
        let stands = document.registration().standing.is_valid();
        let way = if stands { WithdrawKind::Withdraw(Withdrawal::Cancel) } else { WithdrawKind::TakeBack };
        (Self { document, way, others: Vec::new(), form, saving: false }, focus)
    }

    /// The ways there are for this document.
    fn ways(&self) -> impl Iterator<Item = WithdrawKind> + '_ {
        let registration = self.document.registration();
        let stands = registration.standing.is_valid();
        let withdraw = [Withdrawal::Cancel, Withdrawal::Recall].map(WithdrawKind::Withdraw);
        let withdraw = withdraw.into_iter().filter(move |_| stands);
        withdraw.chain(registration.may_be_taken_back().then_some(WithdrawKind::TakeBack))
    }

    /// Returns the later numbers because of which the registry refused to take the number back.
    fn beyond(&self) -> &[u32] {
        let found = self.form.problems().find_map(|problem| match &problem.cause {
            Cause::Number(NumberCause::CountBeyond(numbers)) => Some(numbers.as_slice()),
            _ => None,
        });
        found.unwrap_or_default()
    }

    fn save(&mut self, store: &StoreThread, today: NaiveDate) -> Task<Message> {
        if self.saving {
            return Task::none();
        }
        self.form.check();
        let day = self.form.date(DATE, today).unwrap_or(today);
        if let Some(wrong) = self.form.to_first_problem() {
            return wrong;
        }
        let ruling = Ruling { reason: self.form.text(REASON), authority: self.form.text(AUTHORITY), date: Some(day) };
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
}

impl Dialog for Withdraw {
    type Message = Message;

    const KEYS: KeyContext = KeyContext::Withdraw;
    const CHAPTER: Chapter = Chapter::Withdraw;
    const LEAVE: Message = Message::Leave;

    fn update(&mut self, message: Message, context: Context<'_>) -> Action<Message> {
        let Context { store, today, .. } = context;
        match message {
            Message::Choose(way) => self.way = way,
            Message::WithOthers => {
                let beyond = self.beyond().to_vec();
                self.others.extend(beyond);
                return Action::Run(self.save(store, today));
            }
            Message::Form(event) => return Action::Run(self.form.update(event, today, |_, _| Vec::new())),
            Message::Save => return Action::Run(self.save(store, today)),
            Message::Saved(Ok(document)) => {
                let WithdrawKind::Withdraw(withdrawal) = self.way else { return Action::Run(Task::none()) };
                let said = match withdrawal {
                    Withdrawal::Cancel => texts::WITHDRAW_CANCELLED,
                    Withdrawal::Recall => texts::WITHDRAW_RECALLED,
                };
                let said = said.with(texts::values::Document { document: registration::named(&document).into() });
                return Action::Done(DialogAnswer::changed(said, vec![*document]));
            }
            Message::TakenBack(Ok(taken)) => return Action::Done(DialogAnswer::changed(taken.message(), Vec::new())),
            Message::Saved(Err(error)) | Message::TakenBack(Err(error)) => {
                self.saving = false;
                self.form.refused(&error);
            }
            Message::Leave => return Action::Leave,
        }
        Action::Run(Task::none())
    }

    fn command(&mut self, command: Command, context: Context<'_>) -> Action<Message> {
        let message = match command {
            Command::Save => Message::Save,
            Command::Leave if !self.form.is_offering() => Message::Leave,
            Command::WithOthers if !self.beyond().is_empty() => Message::WithOthers,
            Command::NextChoice => {
                let ways: Vec<WithdrawKind> = self.ways().collect();
                let at = ways.iter().position(|way| *way == self.way).unwrap_or_default();
                Message::Choose(ways.get((at + 1) % ways.len().max(1)).copied().unwrap_or(self.way))
            }
            command => {
                return Action::Run(self.form.command_within(command, Message::Form).unwrap_or_else(Task::none));
            }
        };
        self.update(message, context)
    }

    fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let (what, how, kept, button) = match self.way {
            WithdrawKind::Withdraw(Withdrawal::Cancel) => (
                texts::WITHDRAW_TITLE_CANCEL,
                texts::WITHDRAW_CANCEL_MEANS,
                texts::WITHDRAW_KEEPS_NUMBER,
                texts::WITHDRAW_CANCEL_NOW,
            ),
            WithdrawKind::Withdraw(Withdrawal::Recall) => (
                texts::WITHDRAW_TITLE_RECALL,
                texts::WITHDRAW_RECALL_MEANS,
                texts::WITHDRAW_KEEPS_NUMBER,
                texts::WITHDRAW_RECALL_NOW,
            ),
            WithdrawKind::TakeBack => (
                texts::WITHDRAW_TITLE_TAKE_BACK,
                texts::WITHDRAW_TAKE_BACK_MEANS,
                texts::WITHDRAW_STRIKES_NUMBER,
                texts::WITHDRAW_TAKE_BACK_NOW,
            ),
        };
        let title = what.with(texts::values::Document { document: registration::named(&self.document).into() });
        let choices = self.ways().map(|way| {
            let key = match way {
                WithdrawKind::Withdraw(Withdrawal::Cancel) => texts::STANDING_CANCELLED,
                WithdrawKind::Withdraw(Withdrawal::Recall) => texts::STANDING_RECALLED,
                WithdrawKind::TakeBack => texts::WITHDRAW_TAKE_BACK,
            };
            (language.text(key), way == self.way, Message::Choose(way))
        });
        let choices = row![button::segments(choices, Command::NextChoice.key())];
        let about = registration::about(&self.document);
        let said = Notice::new(Severity::Error, UserMessage::from(how)).with_more(UserMessage::from(kept));
        let mut inside: Vec<Element<'a, Message>> =
            vec![text::body(about).into(), choices.into(), notice::strip(&said, language, None)];
        inside.extend(self.form.strip(language));
        if !self.beyond().is_empty() {
            let with = button::warned(
                language.text(texts::WITHDRAW_WITH_OTHERS),
                Command::WithOthers.key(),
                Some(Message::WithOthers),
            );
            inside.push(row![with].into());
        }
        inside.extend([0, 1].map(|line| self.form.line(line, language, Message::Form)));
        let save = (!self.saving).then_some(Message::Save);
        let buttons = vec![
            button::danger(language.text(button), KeyContext::Withdraw.key(Command::Save), save),
            button::secondary(language.text(texts::WITHDRAW_LEAVE), Command::Leave.key(), Some(Message::Leave)),
        ];
        dialog::panel(language.say(&title), inside, buttons)
    }
}
