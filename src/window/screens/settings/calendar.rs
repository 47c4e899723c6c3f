//! The working calendar of a year: the holidays of the law, the office's own days off and working days, and entering these.

use std::{borrow::Cow, path::PathBuf};

use chrono::{Datelike, NaiveDate};
use iced::{Alignment, Element, Length, Task, widget::row};

use domain::{
    field::{Cause, Field},
    holiday::holidays,
    typed_date::{self, Nearest},
    working_calendar::{CalendarDay, WhyOff, WorkingCalendar},
};
use jobs::{JobError, import::RefusedRow, import_calendar::import_calendar};
use language::Language;
use store::StoreError;
use texts::{UserMessage, message};

use super::section::{Message, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        badge::badge,
        button,
        form::FieldSpec,
        notice::Notice,
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    reference_data::ReferenceData,
    screens::{entry::dates, guide::Chapter},
};

/// So many days are entered at once at most.
const MAX_DAYS: usize = 31;

#[derive(Debug)]
pub struct WorkingDays {
    /// Whether the day being entered is off.
    off: bool,
}

impl Default for WorkingDays {
    fn default() -> Self {
        Self { off: true }
    }
}

#[derive(Debug, Clone)]
pub enum CalendarMessage {
    /// The day is off, or one works.
    Off(bool),
    /// To choose a list to import; the settings ask it of the window.
    Choose,
    /// A list was chosen, or none.
    Chosen(Option<PathBuf>),
    /// What became of a list.
    Imported(Result<ListOutcome, StoreError>),
}

/// What became of a list: how many days were taken, or which rows keep all others out; or why it could not be read.
type ListOutcome = Result<Result<usize, Vec<RefusedRow>>, JobError>;

/// A day of the list.
#[derive(Debug, Clone)]
pub struct DayLine {
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

impl WorkingDays {
    /// Returns the date of an input; one without a year is completed with the year shown. Marks the input when the date is wrong.
    fn date(state: &mut SectionState, at: usize, today: NaiveDate) -> Option<NaiveDate> {
        let text = state.form.text(at);
        let of_year = || {
            let first = NaiveDate::from_ymd_opt(state.year, 1, 1)?;
            typed_date::read(&text, first, Some(Nearest::Ahead)).ok().flatten()
        };
        let read = typed_date::read(&text, today, None).ok().flatten().or_else(of_year);
        read.or_else(|| state.form.date(at, today))
    }
}

impl SettingsSection for WorkingDays {
    type Line = DayLine;
    type Own = CalendarMessage;
    type Data = ();

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::CALENDAR_TAB,
        title: texts::CALENDAR_TITLE,
        title_hint: Some(texts::CALENDAR_LAW_HINT),
        none: None,
        form: texts::CALENDAR_NEW,
        form_hint: Some(texts::CALENDAR_HINT),
        save: texts::CALENDAR_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Calendar;
    const CHAPTER: Chapter = Chapter::Deadlines;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::date(texts::CALENDAR_DAY, Field::IssuedDate, 0),
        FieldSpec::date(texts::CALENDAR_UNTIL, Field::DueDate, 0),
        FieldSpec::text(texts::CALENDAR_NAME, Field::Subject, 1),
    ];
    const OF_A_YEAR: bool = true;

    fn lines<'a>(&'a self, state: &SectionState, reference: &'a ReferenceData) -> Cow<'a, [DayLine]> {
        Cow::Owned(lines(&reference.calendar, state.year))
    }

    fn line(line: &DayLine, language: &Language) -> Element<'static, SectionMessage<Self>> {
        shown(line, language)
    }

    fn fill(&mut self, line: DayLine, state: &mut SectionState, context: Context<'_>) {
        // Changing a day that the law makes a holiday usually means making it a working day.
        self.off = line.own.as_ref().is_some_and(|own| own.off);
        state.form.set(0, context.language.date(line.day));
        state.form.set(1, String::new());
        state.form.set(2, line.own.map(|own| own.name).unwrap_or_default());
    }

    fn save(
        &mut self,
        _changed: Option<DayLine>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        state.form.required(0);
        let first = Self::date(state, 0, context.today);
        let last = if state.form.text(1).is_empty() { first } else { Self::date(state, 1, context.today) };
        let (Some(first), Some(last)) = (first, last) else { return None };
        let days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day <= last).take(MAX_DAYS + 1).collect();
        if !(1..=MAX_DAYS).contains(&days.len()) {
            state.form.wrong(1, Cause::NotADate(context.language.date(last)));
            return None;
        }
        let (name, off) = (state.form.text(2), self.off);
        state.year = first.year();
        Some(change(message!(texts::CALENDAR_SAVED, days = days.len()), move |transaction| {
            let mut days = days.iter();
            days.try_for_each(|day| transaction.put_calendar_day(&CalendarDay { day: *day, off, name: name.clone() }))
        }))
    }

    /// Removes the office's own entry for the day, so that the calendar of the law applies again.
    fn remove(&mut self, line: DayLine, state: &mut SectionState) -> Option<RegistryChange> {
        let day = line.day;
        if line.own.is_none() {
            let said = message!(texts::CALENDAR_IS_LAW, day = day);
            state.notice = Some(Notice::new(Severity::Warning, said));
            return None;
        }
        let said = message!(texts::CALENDAR_REMOVED, day = day);
        Some(change(said, move |transaction| transaction.remove_calendar_day(day).map(drop)))
    }

    fn update(
        &mut self,
        message: CalendarMessage,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        match message {
            CalendarMessage::Off(off) => self.off = off,
            CalendarMessage::Choose | CalendarMessage::Chosen(None) => {}
            CalendarMessage::Chosen(Some(file)) => {
                let done = context.store.ask(move |store| Ok(import_calendar(store, &file)));
                return Task::perform(done, |done| Message::Own(CalendarMessage::Imported(done)));
            }
            CalendarMessage::Imported(outcome) => state.notice = Some(imported(outcome)),
        }
        Task::none()
    }

    fn writes(message: &CalendarMessage) -> bool {
        matches!(message, CalendarMessage::Chosen(Some(_)))
    }

    fn command(&self, command: Command, _state: &SectionState) -> Option<SectionMessage<Self>> {
        (command == Command::DayOff).then_some(Message::Own(CalendarMessage::Off(!self.off)))
    }

    fn above_form<'a>(&'a self, language: &'a Language) -> Option<Element<'a, SectionMessage<Self>>> {
        let kinds = [(texts::CALENDAR_OFF, true), (texts::CALENDAR_WORK, false)]
            .map(|(text, off)| (language.text(text), off == self.off, Message::Own(CalendarMessage::Off(off))));
        Some(row![button::segments(kinds, Command::DayOff.key())].into())
    }

    fn buttons<'a>(
        &'a self,
        _line: Option<&DayLine>,
        language: &'a Language,
    ) -> Vec<Element<'a, SectionMessage<Self>>> {
        let choose = Some(Message::Own(CalendarMessage::Choose));
        vec![
            button::primary(language.text(Self::TEXTS.save), Self::KEYS.key(Command::Save), Some(Message::Save)),
            button::secondary(language.text(texts::CALENDAR_IMPORT), Command::ImportCalendar.key(), choose),
        ]
    }

    fn below_buttons<'a>(
        &'a self,
        _state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        Some(text::label(language.text(texts::CALENDAR_IMPORT_HINT)).into())
    }
}

/// A day, why it is off or not, and whether the office says so.
fn shown(line: &DayLine, language: &Language) -> Element<'static, SectionMessage<WorkingDays>> {
    let day = one_line(dates::named(line.day, language)).width(Length::Fixed(space::YEAR * 2.0));
    let Some(own) = &line.own else {
        let why = line.by_law.as_ref().map(|why| dates::why_off(why, language)).unwrap_or_default();
        let words = one_line(why).style(theme::muted).width(Length::Fill);
        return row![day.style(theme::muted), words].spacing(space::SMALL).align_y(Alignment::Center).into();
    };
    let (word, severity) =
        if own.off { (texts::CALENDAR_OFF, Severity::Neutral) } else { (texts::CALENDAR_WORK, Severity::Warning) };
    let name = one_line(own.name.clone()).style(theme::accent).width(Length::Fill);
    row![day.style(theme::accent), name, badge(language.text(word), severity)]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
}

/// What is said of a list.
fn imported(outcome: Result<ListOutcome, StoreError>) -> Notice {
    match outcome {
        Ok(Ok(Ok(days))) => Notice::new(Severity::Success, message!(texts::CALENDAR_IMPORTED, days = days)),
        Ok(Ok(Err(refused))) => {
            let first = refused.iter().flat_map(RefusedRow::messages).next();
            Notice::new(
                Severity::Error,
                message!(
                    texts::CALENDAR_REFUSED,
                    refused = refused.len(),
                    first = first.unwrap_or_else(|| UserMessage::from(texts::CAUSE_MISSING))
                ),
            )
        }
        Ok(Err(error)) => {
            let said = error.messages().into_iter().next();
            Notice::new(Severity::Error, said.unwrap_or_else(|| UserMessage::from(texts::JOB_STOPPED)))
        }
        Err(error) => Notice::new(Severity::Error, error.message()),
    }
}
