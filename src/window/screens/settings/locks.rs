//! Locked books (khóa sổ): which of a year's books are locked, locking one, reopening it with a reason.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, mouse_area, row, rule},
};

use domain::{
    book::Book,
    ending::{Ending, EndingOf},
    field::{Cause, Field},
    message::UserMessage,
};
use language::Language;
use store::{Result as Answer, Store, StoreError};

use super::page;
use crate::{
    keys::{Command, KeyContext, UP_DOWN, together},
    kit::{
        badge::badge,
        button,
        notice::{self, Notice},
        one_line::one_line,
        rows::Step,
        space, text,
        theme::{self, Severity},
    },
    screens::{
        entry::Context,
        input_form::{self, FieldSpec, InputForm},
    },
};

const REASON: &[FieldSpec] = &[FieldSpec::text("lock-reason", Field::Reason, 0)];

/// A book of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearBook {
    /// Whose; `None` for the incoming book.
    authority: Option<String>,
    locked: bool,
}

impl YearBook {
    fn book(&self) -> Book {
        if self.authority.is_some() { Book::Outgoing } else { Book::Incoming }
    }
}

#[derive(Debug)]
pub struct Locks {
    year: i32,
    known: Vec<YearBook>,
    marked: usize,
    reason: InputForm,
    /// What is locked, as it was shown: it is locked when that is asked for again.
    ending: Option<Ending>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The books of a year.
    Known(i32, Result<Vec<YearBook>, StoreError>),
    /// Another year.
    Year(i32),
    /// A line was pressed.
    Mark(usize),
    /// In the reason.
    Reason(input_form::FormEvent),
    /// Lock the marked book, or reopen it.
    Toggle,
    /// What is locked with the book.
    Ending(Result<Vec<Ending>, StoreError>),
    /// It is done, or why not.
    Turned(bool, Result<bool, StoreError>),
}

impl Locks {
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self { year, known: Vec::new(), marked: 0, reason: InputForm::new(REASON), ending: None, notice: None }
    }

    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        Task::batch([self.read(context), self.reason.focus()])
    }

    fn read(&self, context: Context<'_>) -> Task<Message> {
        let year = self.year;
        let names: Vec<String> = context.reference.authorities.iter().map(|authority| authority.name.clone()).collect();
        let known = context.store.ask(move |store: &mut Store| -> Answer<Vec<YearBook>> {
            let mut known = vec![YearBook { authority: None, locked: store.is_locked(Book::Incoming, None, year)? }];
            for name in names {
                let locked = store.is_locked(Book::Outgoing, Some(&name), year)?;
                known.push(YearBook { authority: Some(name), locked });
            }
            Ok(known)
        });
        Task::perform(known, move |known| Message::Known(year, known))
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Known(year, Ok(known)) if year == self.year => self.known = known,
            Message::Known(_, Err(error)) => self.notice = Some(Notice::new(Severity::Error, error.message())),
            Message::Known(..) => {}
            Message::Year(year) => {
                self.ending = None;
                self.year = year;
                return self.read(context);
            }
            Message::Mark(at) => {
                self.ending = None;
                self.marked = at.min(self.known.len().saturating_sub(1));
            }
            Message::Reason(event) => return self.reason.update(event, |_, _| Vec::new()),
            Message::Toggle => return self.toggle(context),
            Message::Turned(locked, Ok(_)) => {
                self.ending = None;
                let key = if locked { "lock-locked" } else { "lock-reopened" };
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new(key).with_plain("year", self.year)));
                self.reason.clear();
                return self.read(context);
            }
            Message::Ending(Ok(endings)) => self.ending = endings.into_iter().next(),
            Message::Ending(Err(error)) | Message::Turned(_, Err(error)) => {
                self.reason.refused(&error);
                return self.reason.to_first_problem().unwrap_or_else(Task::none);
            }
        }
        Task::none()
    }

    fn toggle(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.reason.check();
        let Some(meant) = self.known.get(self.marked).cloned() else { return Task::none() };
        let (reason, locked, year) = (self.reason.text(0), !meant.locked, self.year);
        if reason.is_empty() && !locked {
            self.reason.wrong(0, Cause::Missing);
            return self.reason.to_first_problem().unwrap_or_else(Task::none);
        }
        let shown = self.ending.as_ref();
        let is_shown =
            shown.is_some_and(|ending| ending.of == EndingOf::Year(year) && ending.authority == meant.authority);
        if locked && !is_shown {
            let ending = context
                .store
                .ask(move |store: &mut Store| store.ending_of_year(&[meant.book()], meant.authority.as_deref(), year));
            return Task::perform(ending, Message::Ending);
        }
        let turned = context.store.ask(move |store| {
            store.write(|transaction| {
                transaction.set_lock(meant.book(), meant.authority.as_deref(), year, locked, &reason)
            })
        });
        Task::perform(turned, move |turned| Message::Turned(locked, turned))
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        if let Some(year) = page::turned(self.year, command) {
            return self.update(Message::Year(year), context);
        }
        match command {
            Command::Step(Step::Down) => self.update(Message::Mark(self.marked + 1), context),
            Command::Step(Step::Up) => self.update(Message::Mark(self.marked.saturating_sub(1)), context),
            Command::Save => self.update(Message::Toggle, context),
            command => self.reason.command(command, Message::Reason).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = self.known.iter().enumerate().map(|(at, book)| {
            let line = container(shown(book, language)).style(theme::row(at == self.marked));
            column![mouse_area(line).on_press(Message::Mark(at)), rule::horizontal(1).style(theme::line)].into()
        });
        let list = column![page::years("lock-title", self.year, Message::Year, language), Column::with_children(known)];
        let locked = self.known.get(self.marked).is_some_and(|book| book.locked);
        let turn = if locked {
            button::primary(language.text("lock-reopen"), KeyContext::Locks.key(Command::Save), Some(Message::Toggle))
        } else {
            button::warned(language.text("lock-now"), KeyContext::Locks.key(Command::Save), Some(Message::Toggle))
        };
        let form = column![
            text::strong(language.text("lock-what")),
            text::label(language.text("lock-hint")),
            self.reason.view(language, Message::Reason),
            self.ending.as_ref().and_then(|ending| page::ending(ending, language)),
            row![turn, text::label(together(UP_DOWN))].spacing(space::SMALL).align_y(Alignment::Center)
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).into()
    }
}

/// A book and whether it is locked.
fn shown<'a>(book: &'a YearBook, language: &'a Language) -> Element<'a, Message> {
    let name = match &book.authority {
        None => language.text("list-incoming"),
        Some(authority) => format!("{} · {authority}", language.text("list-outgoing")),
    };
    let state = if book.locked {
        badge(language.text("lock-locked-now"), Severity::Error)
    } else {
        badge(language.text("lock-open"), Severity::Success)
    };
    row![one_line(name).width(Length::Fill), state]
        .spacing(space::SMALL)
        .padding([space::SMALL, space::TINY])
        .align_y(Alignment::Center)
        .into()
}
