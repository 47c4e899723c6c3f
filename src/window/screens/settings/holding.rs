//! Held numbers (giữ số): which there are in a year, holding some, giving one up.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, mouse_area, row, rule},
};

use domain::{
    book::Book,
    content::Content,
    document_type,
    field::{Cause, Field},
    message::UserMessage,
    outgoing::OutgoingEntry,
    reservation::{Hold, Reservation, ReservationState},
    series::Series,
};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext, together},
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

const INCOMING: &[FieldSpec] = &[
    FieldSpec::text("hold-holder", Field::ToPlaces, 0),
    FieldSpec::text("hold-reason", Field::Reason, 1),
    FieldSpec::date("label-arrival-date", Field::ArrivalDate, 2),
    FieldSpec::date("hold-until", Field::DueDate, 2),
    FieldSpec::short("hold-from", Field::CodeNumber, 2),
    FieldSpec::short("hold-amount", Field::PageAmount, 2),
];
const OUTGOING: &[FieldSpec] = &[
    FieldSpec::text("hold-holder", Field::ToPlaces, 0),
    FieldSpec::text("hold-reason", Field::Reason, 1),
    FieldSpec::date("label-issued-date", Field::IssuedDate, 2),
    FieldSpec::date("hold-until", Field::DueDate, 2),
    FieldSpec::short("hold-from", Field::CodeNumber, 2),
    FieldSpec::short("hold-amount", Field::PageAmount, 2),
    FieldSpec::text("hold-authority", Field::OrganName, 3),
    FieldSpec::text("hold-type", Field::TypeName, 3),
];
const RELEASE: &[FieldSpec] = &[FieldSpec::text("hold-release-reason", Field::Reason, 0)];

#[derive(Debug)]
pub struct Holding {
    year: i32,
    known: Vec<(Reservation, Option<Series>)>,
    marked: usize,
    book: Book,
    normative: bool,
    hold: InputForm,
    release: InputForm,
    notice: Option<Notice>,
}

/// What a year's numbers are held of.
type HeldNumbers = Vec<(Reservation, Option<Series>)>;

#[derive(Debug, Clone)]
pub enum Message {
    /// The held numbers of a year.
    Known(i32, Result<HeldNumbers, StoreError>),
    /// Another year.
    Year(i32),
    /// A line was pressed.
    Mark(usize),
    /// Numbers of which book.
    Book(Book),
    /// The other of VBQPPL or not.
    Normative,
    /// In the form that holds.
    Hold(input_form::FormEvent),
    /// In the form that gives up.
    Release(input_form::FormEvent),
    /// Hold them.
    Save,
    /// Give the marked one up.
    GiveUp,
    /// They are held, or why not.
    Saved(Result<Vec<Reservation>, StoreError>),
    /// It is given up, or why not.
    GivenUp(Result<(), StoreError>),
}

impl Holding {
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self {
            year,
            known: Vec::new(),
            marked: 0,
            book: Book::Outgoing,
            normative: false,
            hold: InputForm::new(OUTGOING),
            release: InputForm::new(RELEASE),
            notice: None,
        }
    }

    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        self.fill_in(context);
        Task::batch([self.read(context), self.hold.focus()])
    }

    /// What is usually meant: today, one number, the only authority.
    fn fill_in(&mut self, context: Context<'_>) {
        let authority = match context.reference.authorities.as_slice() {
            [only] => only.name.clone(),
            _ => String::new(),
        };
        for (at, text) in [(2, context.language.date(context.today)), (5, "1".to_owned()), (6, authority)] {
            if self.hold.text(at).is_empty() {
                self.hold.set(at, text);
            }
        }
    }

    fn read(&self, context: Context<'_>) -> Task<Message> {
        let (year, today) = (self.year, context.today);
        let known = context.store.ask(move |store| {
            let series = store.series(Some(year))?;
            let known = store.reservations(today, Some(year))?.into_iter();
            let of = |held: &Reservation| series.iter().find(|series| series.id == held.series_id).cloned();
            Ok(known
                .map(|held| {
                    let series = of(&held);
                    (held, series)
                })
                .collect())
        });
        Task::perform(known, move |known| Message::Known(year, known))
    }

    /// The marked number, if it is still held.
    fn meant(&self) -> Option<&Reservation> {
        let (held, _) = self.known.get(self.marked)?;
        (held.state == ReservationState::Held).then_some(held)
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Known(year, Ok(known)) if year == self.year => {
                self.known = known;
                self.marked = self.marked.min(self.known.len().saturating_sub(1));
            }
            Message::Known(_, Err(error)) => self.notice = Some(Notice::new(Severity::Error, error.message())),
            Message::Known(..) => {}
            Message::Year(year) => {
                self.year = year;
                return self.read(context);
            }
            Message::Mark(at) => self.marked = at.min(self.known.len().saturating_sub(1)),
            Message::Book(book) => {
                self.book = book;
                let kept: Vec<_> = (0..6).map(|at| self.hold.text(at)).collect();
                self.hold = InputForm::new(if book == Book::Incoming { INCOMING } else { OUTGOING });
                kept.into_iter().enumerate().for_each(|(at, text)| self.hold.set(at, text));
                self.fill_in(context);
                return self.hold.focus();
            }
            Message::Normative => self.normative = !self.normative,
            Message::Hold(event) => {
                let normative = self.normative;
                return self.hold.update(event, |at, _| match at {
                    6 => input_form::authorities(&context.reference.authorities),
                    7 => input_form::types(&context.reference.types, normative),
                    _ => Vec::new(),
                });
            }
            Message::Release(event) => return self.release.update(event, |_, _| Vec::new()),
            Message::Save => return self.save(context),
            Message::GiveUp => return self.give_up(context),
            Message::Saved(Ok(held)) => {
                let numbers: Vec<_> = held.iter().map(|held| held.number.to_string()).collect();
                let said = UserMessage::new("hold-saved").with("numbers", numbers.join(", "));
                self.notice = Some(Notice::new(Severity::Success, said));
                self.hold.clear();
                self.fill_in(context);
                return Task::batch([self.read(context), self.hold.focus()]);
            }
            Message::GivenUp(Ok(())) => {
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new("hold-given-up")));
                self.release.clear();
                return self.read(context);
            }
            Message::Saved(Err(error)) => {
                self.hold.refused(&error);
                return self.hold.to_first_problem().unwrap_or_else(Task::none);
            }
            Message::GivenUp(Err(error)) => self.release.refused(&error),
        }
        Task::none()
    }

    fn save(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.hold.check();
        let (holder, reason) = (self.hold.required(0), self.hold.required(1));
        let date = self.hold.date(2, context.today);
        self.hold.required(3);
        let until = self.hold.coming_date(3, context.today);
        let (from, amount) = (self.hold.number(4), self.hold.number(5).unwrap_or(1));
        let outgoing = self.book == Book::Outgoing;
        let (organ_name, type_name) =
            if outgoing { (self.hold.required(6), self.hold.required(7)) } else { (String::new(), String::new()) };
        let meant = document_type::meant(&context.reference.types, &type_name, self.normative);
        let type_name = meant.map_or(type_name, |kind| kind.name.clone());
        if let Some(task) = self.hold.to_first_problem() {
            return task;
        }
        let Some(until) = until else { return Task::none() };
        let hold = Hold { from, amount, holder, reason, until };
        let date = date.unwrap_or(context.today);
        let entry = OutgoingEntry {
            issued_date: date,
            drafting_unit: String::new(),
            normative: self.normative,
            to: Vec::new(),
            issued_amount: None,
            file_copy_unit: String::new(),
            issuers: Vec::new(),
            content: Content { type_name, organ_name, ..Content::default() },
        };
        let saved = context.store.ask(move |store| {
            store.write(|transaction| {
                if outgoing { transaction.hold_outgoing(&entry, &hold) } else { transaction.hold_incoming(date, &hold) }
            })
        });
        Task::perform(saved, Message::Saved)
    }

    fn give_up(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.release.check();
        let Some(id) = self.meant().map(|held| held.id) else { return Task::none() };
        let reason = self.release.text(0);
        if reason.is_empty() {
            self.release.wrong(0, Cause::Missing);
            return self.release.to_first_problem().unwrap_or_else(Task::none);
        }
        let given_up = context.store.ask(move |store| store.write(|transaction| transaction.release(id, &reason)));
        Task::perform(given_up, Message::GivenUp)
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        if let Some(year) = page::turned(self.year, command) {
            return self.update(Message::Year(year), context);
        }
        match command {
            Command::Step(Step::Home) => self.update(Message::Mark(0), context),
            Command::Step(Step::End) => self.update(Message::Mark(usize::MAX), context),
            Command::NextHeld => self.update(Message::Mark((self.marked + 1) % self.known.len().max(1)), context),
            Command::NextChoice => {
                let other = if self.book == Book::Incoming { Book::Outgoing } else { Book::Incoming };
                self.update(Message::Book(other), context)
            }
            Command::Normative => self.update(Message::Normative, context),
            Command::GiveUpHeld => self.update(Message::GiveUp, context),
            Command::Save => self.update(Message::Save, context),
            command => self.hold.command(command, Message::Hold).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = self.known.iter().enumerate().map(|(at, (held, series))| {
            let line = container(shown(held, series.as_ref(), language)).style(theme::row(at == self.marked));
            column![mouse_area(line).on_press(Message::Mark(at)), rule::horizontal(1).style(theme::line)].into()
        });
        let mut list = column![page::years("hold-title", self.year, Message::Year, language)]
            .push(Column::with_children(known))
            .push(self.known.is_empty().then(|| text::label(language.text("hold-none"))))
            .spacing(space::SMALL);
        if let Some(held) = self.meant() {
            let said = UserMessage::new("hold-give-up").with_plain("number", held.number);
            list = list.push(self.release.view(language, Message::Release)).push(row![button::warned(
                language.say(&said),
                &together(&[Command::NextHeld, Command::GiveUpHeld]),
                Some(Message::GiveUp)
            )]);
        }
        let books = [(Book::Incoming, "list-incoming"), (Book::Outgoing, "list-outgoing")]
            .map(|(book, key)| button::choice(language.text(key), book == self.book, Message::Book(book)));
        let books =
            row(books).push(text::label(Command::NextChoice.key())).spacing(space::SMALL).align_y(Alignment::Center);
        let words = language.text(if self.normative { "entry-normative" } else { "entry-not-normative" });
        let normative = (self.book == Book::Outgoing).then(|| {
            row![
                button::choice(words, self.normative, Message::Normative),
                text::label(KeyContext::Holding.key(Command::Normative))
            ]
            .spacing(space::SMALL)
            .align_y(Alignment::Center)
        });
        let form = column![
            text::strong(language.text("hold-new")),
            text::label(language.text("hold-hint")),
            books,
            self.hold.view(language, Message::Hold),
            normative,
            row![button::primary(
                language.text("hold-save"),
                KeyContext::Holding.key(Command::Save),
                Some(Message::Save)
            )]
        ];
        column![notice, page::halves(list.into(), form.spacing(space::SMALL).into())].spacing(space::SMALL).into()
    }
}

/// A held number: of which series, for whom, until when, and what became of it.
fn shown<'a>(held: &'a Reservation, series: Option<&'a Series>, language: &'a Language) -> Element<'a, Message> {
    let severity = match held.state {
        ReservationState::Held => Severity::Warning,
        ReservationState::Used => Severity::Success,
        ReservationState::Released | ReservationState::Expired => Severity::Neutral,
    };
    let series = series.map_or("", |series| series.name.as_str());
    let about = UserMessage::new("hold-about").with("holder", held.holder.as_str()).with("until", held.until);
    row![
        container(text::strong(held.number.to_string())).width(space::NUMBER),
        column![
            one_line(format!("{series} · {}", language.say(&about))),
            one_line(held.reason.as_str()).size(text::SMALL).style(theme::muted)
        ]
        .width(Length::Fill),
        badge(language.text(held.state.name_key()), severity)
    ]
    .spacing(space::SMALL)
    .padding([space::TINY, space::TINY])
    .align_y(Alignment::Center)
    .into()
}
