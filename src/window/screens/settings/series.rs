//! Number series (hệ thống số): which there are in a year, adding one the office shapes, ending numbering within a year.

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, column, container, row, rule},
};

use domain::{
    document_type,
    ending::{Ending, EndingOf},
    field::{Cause, Field},
    message::UserMessage,
    numbering::SeriesNumbers,
    series::{NewSeries, Series},
};
use language::Language;
use store::StoreError;

use super::page;
use crate::{
    keys::{Command, KeyContext},
    kit::{
        button,
        notice::{self, Notice},
        one_line::one_line,
        space,
        suggest::Choice,
        text,
        theme::{self, Severity},
    },
    screens::{
        entry::Context,
        input_form::{self, FieldSpec, InputForm},
    },
};

const NEW: &[FieldSpec] = &[
    FieldSpec::text("series-authority", Field::OrganName, 0),
    FieldSpec::text("series-name", Field::Subject, 0),
    FieldSpec::many("series-types", Field::TypeName, 1),
    FieldSpec::date("series-starts", Field::IssuedDate, 2),
    FieldSpec::date("series-ends", Field::DueDate, 2),
    FieldSpec::short("series-first", Field::CodeNumber, 2),
];
const CLOSE: &[FieldSpec] = &[
    FieldSpec::text("series-close-authority", Field::OrganName, 0),
    FieldSpec::date("series-close-day", Field::IssuedDate, 0),
    FieldSpec::text("series-close-reason", Field::Reason, 1),
];

#[derive(Debug)]
pub struct SeriesList {
    year: i32,
    known: Vec<(Series, Option<SeriesNumbers>)>,
    new: InputForm,
    close: InputForm,
    normative: bool,
    /// What ends, as it was shown: it is ended when that is asked for again.
    ending: Option<Ending>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The series of a year.
    Known(i32, Result<Vec<(Series, Option<SeriesNumbers>)>, StoreError>),
    /// Another year.
    Year(i32),
    /// In the form of a new series.
    New(input_form::FormEvent),
    /// In the form that ends numbering.
    Close(input_form::FormEvent),
    /// The other of VBQPPL or not.
    Normative,
    /// Add the series.
    Add,
    /// End numbering.
    End,
    /// A series was added, or why not.
    Added(Result<(), StoreError>),
    /// What ends with it, or why it cannot be ended.
    Ending(Result<Ending, StoreError>),
    /// Numbering was ended, or why not.
    Ended(Result<(), StoreError>),
}

impl SeriesList {
    #[must_use]
    pub fn new(year: i32) -> Self {
        let (new, close) = (InputForm::new(NEW), InputForm::new(CLOSE));
        Self { year, known: Vec::new(), new, close, normative: false, ending: None, notice: None }
    }

    pub fn enter(&mut self, context: Context<'_>) -> Task<Message> {
        Task::batch([self.read(context), self.new.focus()])
    }

    fn read(&self, context: Context<'_>) -> Task<Message> {
        let year = self.year;
        let known = context.store.ask(move |store| {
            let mut numbers = store.numbers(year)?;
            let own = |series: &Series, numbers: &SeriesNumbers| {
                numbers.name == series.name && numbers.authority == series.authority && numbers.period == series.period
            };
            let series = store.series(Some(year))?.into_iter().map(|series| {
                let at = numbers.iter().position(|numbers| own(&series, numbers));
                let numbers = at.map(|at| numbers.swap_remove(at));
                (series, numbers)
            });
            Ok(series.collect())
        });
        Task::perform(known, move |known| Message::Known(year, known))
    }

    pub fn update(&mut self, message: Message, context: Context<'_>) -> Task<Message> {
        match message {
            Message::Known(year, Ok(known)) if year == self.year => self.known = known,
            Message::Known(_, Err(error)) => self.notice = Some(Notice::new(Severity::Error, error.message())),
            Message::Known(..) => {}
            Message::Year(year) => {
                self.year = year;
                return self.read(context);
            }
            Message::New(event) => {
                let normative = self.normative;
                return self.new.update(event, |at, _| offered(at, normative, context));
            }
            Message::Close(event) => return self.close.update(event, |at, _| offered(at, false, context)),
            Message::Normative => self.normative = !self.normative,
            Message::Add => return self.add(context),
            Message::End => return self.end(context),
            Message::Added(Ok(())) => {
                self.new.clear();
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new("series-added")));
                return Task::batch([self.read(context), self.new.focus()]);
            }
            Message::Ended(Ok(())) => {
                self.ending = None;
                self.close.clear();
                self.notice = Some(Notice::new(Severity::Success, UserMessage::new("series-ended")));
                return Task::batch([self.read(context), self.new.focus()]);
            }
            Message::Ending(Ok(ending)) => self.ending = Some(ending),
            Message::Added(Err(error)) => {
                self.new.refused(&error);
                return self.new.to_first_problem().unwrap_or_else(Task::none);
            }
            Message::Ending(Err(error)) | Message::Ended(Err(error)) => {
                self.close.refused(&error);
                return self.close.to_first_problem().unwrap_or_else(Task::none);
            }
        }
        Task::none()
    }

    fn add(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.new.check();
        let authority = self.new.required(0);
        let name = self.new.required(1);
        let known = &context.reference.types;
        let meant =
            |name: String| document_type::meant(known, &name, self.normative).map_or(name, |kind| kind.name.clone());
        let types: Vec<_> = self.new.names(2).into_iter().map(|name| (meant(name), self.normative)).collect();
        if types.is_empty() {
            self.new.wrong(2, Cause::Missing);
        }
        if self.new.text(3).is_empty() {
            self.new.wrong(3, Cause::Missing);
        }
        let starts = self.new.date(3, context.today);
        let ends = self.new.date(4, context.today);
        let first = self.new.number(5).unwrap_or(1);
        if let Some(task) = self.new.to_first_problem() {
            return task;
        }
        let Some(starts) = starts else { return Task::none() };
        let new = NewSeries { authority, name, types, starts, ends, first };
        let added = context.store.ask(move |store| store.write(|transaction| transaction.add_series(&new)));
        Task::perform(added, Message::Added)
    }

    fn end(&mut self, context: Context<'_>) -> Task<Message> {
        self.notice = None;
        self.close.check();
        let authority = Some(self.close.text(0)).filter(|name| !name.is_empty());
        if self.close.text(1).is_empty() {
            self.close.wrong(1, Cause::Missing);
        }
        let day = self.close.date(1, context.today);
        let reason = self.close.required(2);
        if let Some(task) = self.close.to_first_problem() {
            return task;
        }
        let Some(day) = day else { return Task::none() };
        let is_shown = self
            .ending
            .as_ref()
            .is_some_and(|ending| ending.of == EndingOf::Period(day) && ending.authority == authority);
        if !is_shown {
            let ending = context.store.ask(move |store| {
                // Do not ask about an entry that is refused in any case.
                store.rehearse(|transaction| transaction.close_series(authority.as_deref(), day, &reason))?;
                store.ending_of_period(authority.as_deref(), day)
            });
            return Task::perform(ending, Message::Ending);
        }
        let ended = context
            .store
            .ask(move |store| store.write(|transaction| transaction.close_series(authority.as_deref(), day, &reason)));
        Task::perform(ended, Message::Ended)
    }

    pub fn command(&mut self, command: Command, context: Context<'_>) -> Task<Message> {
        if let Some(year) = page::turned(self.year, command) {
            return self.update(Message::Year(year), context);
        }
        match command {
            Command::Normative => self.update(Message::Normative, context),
            Command::EndSeries => self.update(Message::End, context),
            Command::Save => self.update(Message::Add, context),
            // The list that hangs open is meant; without one, the keyboard is in either form.
            command if self.close.is_offering() => {
                self.close.command(command, Message::Close).unwrap_or_else(Task::none)
            }
            Command::Step(_) if !self.new.is_offering() => Task::batch([
                self.new.command(command, Message::New).unwrap_or_else(Task::none),
                self.close.command(command, Message::Close).unwrap_or_else(Task::none),
            ]),
            command => self.new.command(command, Message::New).unwrap_or_else(Task::none),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let notice = self.notice.as_ref().map(|notice| notice::strip(notice, language, None));
        let known = self.known.iter().map(|(series, numbers)| shown(series, numbers.as_ref(), language));
        let list = column![page::years("series-title", self.year, Message::Year, language)]
            .extend(known)
            .push(self.known.is_empty().then(|| text::label(language.text("series-none"))))
            .spacing(space::TINY);
        let words = language.text(if self.normative { "entry-normative" } else { "entry-not-normative" });
        let normative = row![
            button::choice(words, self.normative, Message::Normative),
            text::label(KeyContext::Series.key(Command::Normative)),
            text::label(language.text("series-new-hint"))
        ];
        let new = column![
            text::strong(language.text("series-new")),
            normative.spacing(space::SMALL).align_y(Alignment::Center),
            self.new.view(language, Message::New),
            row![button::primary(
                language.text("series-add"),
                KeyContext::Series.key(Command::Save),
                Some(Message::Add)
            )]
        ];
        let close = column![
            text::strong(language.text("series-close")),
            text::label(language.text("series-close-hint")),
            self.close.view(language, Message::Close),
            self.ending.as_ref().and_then(|ending| page::ending(ending, language)),
            row![button::warned(language.text("series-end"), Command::EndSeries.key(), Some(Message::End))]
        ];
        let line = || rule::horizontal(1).style(theme::line);
        let forms = column![new.spacing(space::SMALL), line(), close.spacing(space::SMALL)].spacing(space::MEDIUM);
        column![notice, page::halves(list.into(), forms.into())].spacing(space::SMALL).into()
    }
}

fn offered(at: usize, normative: bool, context: Context<'_>) -> Vec<Choice> {
    match at {
        0 => input_form::authorities(&context.reference.authorities),
        2 => input_form::types(&context.reference.types, normative),
        _ => Vec::new(),
    }
}

/// So many faults of a series are named.
const MAX_FAULTS: usize = 4;

/// A series: its name and whose, its types, when it counts, the last number given, and what an inspector would ask about.
fn shown<'a>(series: &'a Series, numbers: Option<&'a SeriesNumbers>, language: &'a Language) -> Element<'a, Message> {
    let faults: Vec<_> = numbers.into_iter().flat_map(SeriesNumbers::faults).collect();
    let more = faults.len().saturating_sub(MAX_FAULTS);
    let more = (more > 0).then(|| UserMessage::new("series-more").with("count", more));
    let faults = faults.into_iter().take(MAX_FAULTS).chain(more);
    let faults = faults.map(|fault| one_line(language.say(&fault)).size(text::SMALL).style(theme::muted).into());
    let whose = series.authority.as_deref().unwrap_or_default();
    let types: Vec<_> = series.types.iter().map(|kind| kind.name.as_str()).collect();
    let period = UserMessage::new("details-period").with("from", series.period.starts).with("to", series.period.ends);
    let last = UserMessage::new("series-last").with_plain("last", series.last);
    let last = if series.last < series.first { language.text("series-unused") } else { language.say(&last) };
    let about = [whose, &types.join(", ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let line = row![
        column![one_line(series.name.as_str()).bold(), one_line(about).size(text::SMALL).style(theme::muted)]
            .width(Length::Fill),
        column![text::label(language.say(&period)), text::label(last)].align_x(Alignment::End)
    ]
    .spacing(space::SMALL)
    .align_y(Alignment::Center);
    let line = Column::new().push(line).extend(faults);
    Column::new().push(container(line).padding([space::TINY, 0.0])).push(rule::horizontal(1).style(theme::line)).into()
}
