//! The working calendar of a year: the holidays of the law, the office's own days off and working days, and entering these.

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, row},
};

use domain::{
    field::{Cause, Field},
    holiday::holidays,
    message::UserMessage,
    typed_date::{self, Nearest},
    working_calendar::{CalendarDay, WhyOff, WorkingCalendar},
};
use jobs::{JobError, import::RefusedRow, import_calendar::import_calendar};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext},
    kit::{
        badge::badge,
        button,
        notice::{self, Notice},
        one_line::one_line,
        rows::Step,
        space, text,
        theme::{self, Severity},
    },
    reference_data::ReferenceData,
    screens::{
        entry::{Context, dates},
        input_form::{self, FieldSpec, InputForm},
    },
};

const NEW: &[FieldSpec] = &[
    FieldSpec::date("calendar-day", Field::IssuedDate, 0),
    FieldSpec::date("calendar-until", Field::DueDate, 0),
    FieldSpec::text("calendar-name", Field::Subject, 1),
];
/// So many days are entered at once at most.
const MAX_DAYS: usize = 31;

#[derive(Debug)]
pub struct CalendarSection {
    year: i32,
    new: InputForm,
    /// Whether the day being entered is off.
    off: bool,
    marked: usize,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Another year.
    Year(i32),
    New(input_form::FormEvent),
    /// The day is off, or one works.
    Off(bool),
    /// A line was pressed.
    Mark(usize),
    /// The marked day into the form.
    Change,
    /// Go by the law's calendar on the marked day again.
    Remove,
    /// Keep what stands in the form.
    Save,
    /// To choose a list to import; the settings ask it of the window.
    Choose,
    /// A list was chosen, or none.
    Chosen(Option<PathBuf>),
    /// It is done: what to say of it; or why not.
    Done(Result<UserMessage, StoreError>),
    /// What became of a list.
    Imported(Result<Outcome, StoreError>),
}

/// What became of a list: how many days were taken, or which rows keep all others out; or why it could not be read.
type Outcome = Result<Result<usize, Vec<RefusedRow>>, JobError>;

/// A day of the list.
struct DayLine {
    day: NaiveDate,
    /// Why it is off by law; `None` for an ordinary day.
    by_law: Option<WhyOff>,
    own: Option<CalendarDay>,
}

/// The holidays of a year and the office's own days, in order.
fn lines(calendar: &WorkingCalendar, year: i32) -> Vec<DayLine> {
    let mut days: Vec<NaiveDate> = holidays(year).into_iter().map(|off| off.day).collect();
    days.extend(calendar.own_days(year).map(|own| own.day));
    days.sort_unstable();
    days.dedup();
    let law = WorkingCalendar::default();
    days.into_iter().map(|day| DayLine { day, by_law: law.why_off(day), own: calendar.own_day(day).cloned() }).collect()
}

impl CalendarSection {
    /// The section of a year.
    #[must_use]
    pub fn new(year: i32) -> Self {
        Self { year, new: InputForm::new(NEW), off: true, marked: 0, notice: None }
    }

    pub fn enter(&self) -> Task<Message> {
        self.new.focus()
    }

    fn line(&self, context: Context<'_>) -> Option<DayLine> {
        lines(&context.reference.calendar, self.year).into_iter().nth(self.marked)
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Year(year) => (self.year, self.marked) = (year, 0),
            Message::New(event) => return self.new.update(event, |_, _| Vec::new()),
            Message::Off(off) => self.off = off,
            Message::Mark(at) => self.marked = at,
            Message::Change => {
                let Some(line) = self.line(context) else { return Task::none() };
                // Whoever changes a holiday means to work on it.
                self.off = line.own.as_ref().is_some_and(|own| own.off);
                self.new.set(0, context.language.date(line.day));
                self.new.set(1, String::new());
                self.new.set(2, line.own.map(|own| own.name).unwrap_or_default());
                return self.new.focus();
            }
            Message::Remove => return self.remove(context),
            Message::Save => return self.save(context),
            Message::Choose | Message::Chosen(None) => {}
            Message::Chosen(Some(file)) => {
                let done = context.store.ask(move |store| Ok(import_calendar(store, &file)));
                return Task::perform(done, Message::Imported);
            }
            Message::Done(Ok(said)) => {
                self.new.clear();
                self.notice = Some(Notice::new(Severity::Success, said));
                return self.new.focus();
            }
            Message::Done(Err(error)) => {
                self.new.refused(&error);
                return self.new.to_first_problem().unwrap_or_else(Task::none);
            }
            Message::Imported(outcome) => self.notice = Some(imported(outcome)),
        }
        Task::none()
    }

    fn remove(&mut self, context: Context<'_>) -> Task<Message> {
        let Some(line) = self.line(context) else { return Task::none() };
        let day = line.day;
        if line.own.is_none() {
            self.notice = Some(Notice::new(Severity::Warning, UserMessage::new("calendar-is-law").with("day", day)));
            return Task::none();
        }
        let done = context.store.ask(move |store| store.write(|gate| gate.remove_calendar_day(day).map(drop)));
        let said = UserMessage::new("calendar-removed").with("day", day);
        Task::perform(done, move |done| Message::Done(done.map(|()| said.clone())))
    }

    fn save(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.new.check();
        let first = self.date(0, context.today);
        let last = if self.new.text(1).is_empty() { first } else { self.date(1, context.today) };
        if first.is_none() && self.new.text(0).is_empty() {
            self.new.wrong(0, Cause::Missing);
        }
        let days: Vec<NaiveDate> = match (first, last) {
            (Some(first), Some(last)) => first.iter_days().take_while(|day| *day <= last).take(MAX_DAYS + 1).collect(),
            _ => Vec::new(),
        };
        if let (Some(_), Some(last)) = (first, last)
            && !(1..=MAX_DAYS).contains(&days.len())
        {
            self.new.wrong(1, Cause::NotADate(context.language.date(last)));
        }
        if let Some(task) = self.new.to_first_problem() {
            return task;
        }
        let (name, off) = (self.new.text(2), self.off);
        let said = UserMessage::new("calendar-saved").with("days", days.len());
        if let Some(day) = days.first() {
            self.year = day.year();
        }
        let done = context.store.ask(move |store| {
            store.write(|transaction| {
                days.iter().try_for_each(|day| {
                    transaction.put_calendar_day(&CalendarDay { day: *day, off, name: name.clone() })
                })
            })
        });
        Task::perform(done, move |done| Message::Done(done.map(|()| said.clone())))
    }

    /// The date of an input; without its year it is one of the year that is shown. What is wrong is noted.
    fn date(&mut self, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        let text = self.new.text(at);
        let of_year = || {
            let first = NaiveDate::from_ymd_opt(self.year, 1, 1)?;
            typed_date::read(&text, first, Some(Nearest::Ahead)).ok().flatten()
        };
        let read = typed_date::read(&text, today, None).ok().flatten().or_else(of_year);
        read.or_else(|| self.new.date(at, today))
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        if let Some(year) = page::turned(self.year, command) {
            return self.update(Message::Year(year), context);
        }
        match command {
            Command::Step(step @ (Step::Up | Step::Down)) => {
                let count = lines(&context.reference.calendar, self.year).len();
                self.marked = page::stepped(self.marked, count, step);
                Task::none()
            }
            Command::DayOff => self.update(Message::Off(!self.off), context),
            Command::Save => self.update(Message::Save, context),
            Command::Change => self.update(Message::Change, context),
            Command::Remove => self.update(Message::Remove, context),
            command => self.new.command(command, Message::New).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, reference: &'a ReferenceData, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = lines(&reference.calendar, self.year).into_iter().enumerate();
        let known = known.map(|(at, line)| page::line(shown(&line, language), at == self.marked, Message::Mark(at)));
        let list = column![
            page::years("calendar-title", self.year, Message::Year, language),
            text::label(language.text("calendar-law-hint")),
            Column::with_children(known),
            page::marked(false, Message::Change, Message::Remove, language)
        ];
        let kind = row![
            button::choice(language.text("calendar-off"), self.off, Message::Off(true)),
            button::choice(language.text("calendar-work"), !self.off, Message::Off(false)),
            text::label(Command::DayOff.key())
        ];
        let form = column![
            text::strong(language.text("calendar-new")),
            text::label(language.text("calendar-hint")),
            kind.spacing(space::SMALL).align_y(Alignment::Center),
            self.new.view(language, Message::New),
            row![
                button::primary(
                    language.text("calendar-save"),
                    KeyContext::Calendar.key(Command::Save),
                    Some(Message::Save)
                ),
                button::secondary(
                    language.text("calendar-import"),
                    Command::ImportCalendar.key(),
                    Some(Message::Choose)
                )
            ]
            .spacing(space::SMALL),
            text::label(language.text("calendar-import-hint"))
        ];
        let halves = page::halves(list.spacing(space::SMALL).into(), form.spacing(space::SMALL).into());
        column![notice, halves].spacing(space::SMALL).width(Length::Fill).into()
    }
}

/// A day, why it is off or not, and whether the office says so.
fn shown<'a>(line: &DayLine, language: &Language) -> Element<'a, Message> {
    let day = one_line(dates::named(line.day, language)).width(Length::Fixed(space::YEAR * 2.0));
    let Some(own) = &line.own else {
        let why = line.by_law.as_ref().map(|why| dates::why_off(why, language)).unwrap_or_default();
        let words = one_line(why).style(theme::muted).width(Length::Fill);
        return row![day.style(theme::muted), words].spacing(space::SMALL).align_y(Alignment::Center).into();
    };
    let (word, severity) =
        if own.off { ("calendar-off", Severity::Neutral) } else { ("calendar-work", Severity::Warning) };
    let name = one_line(own.name.clone()).style(theme::accent).width(Length::Fill);
    row![day.style(theme::accent), name, badge(language.text(word), severity)]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
}

/// What is said of a list.
fn imported(outcome: Result<Outcome, StoreError>) -> Notice {
    match outcome {
        Ok(Ok(Ok(days))) => Notice::new(Severity::Success, UserMessage::new("calendar-imported").with("days", days)),
        Ok(Ok(Err(refused))) => {
            let first = refused.iter().flat_map(RefusedRow::messages).next();
            let said = UserMessage::new("calendar-refused").with("refused", refused.len());
            Notice::new(Severity::Error, said.with("first", first.unwrap_or_else(|| UserMessage::new("cause-missing"))))
        }
        Ok(Err(error)) => {
            let said = error.messages().into_iter().next();
            Notice::new(Severity::Error, said.unwrap_or_else(|| UserMessage::new("job-stopped")))
        }
        Err(error) => Notice::new(Severity::Error, error.message()),
    }
}
