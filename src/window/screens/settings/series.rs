//! Number series (hệ thống số): which there are in a year, adding one the office shapes, ending numbering within a year.

use std::borrow::Cow;

use iced::{
    Alignment, Element, Length, Padding, Task,
    widget::{Column, column, container, row, rule},
};

use domain::{
    document_type,
    ending::EndingOf,
    field::{Cause, Field},
    numbering::SeriesNumbers,
    series::{NewSeries, Series},
};
use language::Language;
use store::StoreError;
use texts::{UserMessage, message};

use super::{
    page,
    section::{
        LineUse, Message, Outcome, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change,
    },
};
use crate::{
    context::Context,
    keys::{Command, KeyContext},
    kit::{
        button,
        form::{FieldSpec, choices},
        one_line::one_line,
        space,
        suggest::Choice,
        text, theme,
    },
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

/// A series with the check of its numbers, where the year has one.
type SeriesOfYear = (Series, Option<SeriesNumbers>);

#[derive(Debug, Default)]
pub struct SeriesList {
    series: Vec<SeriesOfYear>,
    normative: bool,
}

/// Toggles whether the new series is for normative documents (VBQPPL).
#[derive(Debug, Clone)]
pub struct Normative;

impl SettingsSection for SeriesList {
    type Line = SeriesOfYear;
    type Own = Normative;
    type Data = Vec<SeriesOfYear>;

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::SERIES_TAB,
        title: texts::SERIES_TITLE,
        title_hint: None,
        none: Some(texts::SERIES_NONE),
        form: texts::SERIES_NEW,
        form_hint: None,
        save: texts::SERIES_ADD,
    };
    const KEYS: KeyContext = KeyContext::Series;
    const CHAPTER: Chapter = Chapter::Office;
    const FORM: &'static [FieldSpec] = &[
        FieldSpec::text(texts::SERIES_AUTHORITY, Field::OrganName, 0),
        FieldSpec::text(texts::SERIES_NAME, Field::Subject, 0),
        FieldSpec::many(texts::SERIES_TYPES, Field::TypeName, 1),
        FieldSpec::date(texts::SERIES_STARTS, Field::IssuedDate, 2),
        FieldSpec::date(texts::SERIES_ENDS, Field::DueDate, 2),
        FieldSpec::short(texts::SERIES_FIRST, Field::CodeNumber, 2),
    ];
    const END: (&'static [FieldSpec], Option<Command>) = (
        &[
            FieldSpec::text(texts::SERIES_CLOSE_AUTHORITY, Field::OrganName, 0),
            FieldSpec::date(texts::SERIES_CLOSE_DAY, Field::IssuedDate, 0),
            FieldSpec::text(texts::SERIES_CLOSE_REASON, Field::Reason, 1),
        ],
        Some(Command::EndSeries),
    );
    const OF_A_YEAR: bool = true;
    const LINE_USE: LineUse = LineUse::Nothing;
    const ARROWS_IN_FORM: bool = true;

    fn lines<'a>(&'a self, _state: &SectionState, _reference: &'a ReferenceData) -> Cow<'a, [SeriesOfYear]> {
        Cow::Borrowed(&self.series)
    }

    fn line((series, numbers): &SeriesOfYear, language: &Language) -> Element<'static, SectionMessage<Self>> {
        shown(series, numbers.as_ref(), language)
    }

    fn read(&self, year: i32, context: Context<'_>) -> Option<Task<Result<Vec<SeriesOfYear>, StoreError>>> {
        let series = context.store.ask(move |store| {
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
        Some(Task::perform(series, |series| series))
    }

    fn set_data(&mut self, series: Vec<SeriesOfYear>) {
        self.series = series;
    }

    fn choices(&self, at: usize, context: Context<'_>) -> Vec<Choice> {
        match at {
            0 => choices::authorities(&context.reference.authorities),
            2 => choices::types(&context.reference.types, self.normative),
            _ => Vec::new(),
        }
    }

    fn end_choices(&self, at: usize, context: Context<'_>) -> Vec<Choice> {
        if at == 0 { choices::authorities(&context.reference.authorities) } else { Vec::new() }
    }

    fn save(
        &mut self,
        _changed: Option<SeriesOfYear>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let form = &mut state.form;
        let (authority, name) = (form.required(0), form.required(1));
        let known = &context.reference.types;
        let meant =
            |name: String| document_type::meant(known, &name, self.normative).map_or(name, |kind| kind.name.clone());
        let types: Vec<_> = form.names(2).into_iter().map(|name| (meant(name), self.normative)).collect();
        if types.is_empty() {
            form.wrong(2, Cause::Missing);
        }
        form.required(3);
        let (starts, ends) = (form.date(3, context.today), form.date(4, context.today));
        let first = form.number(5).unwrap_or(1);
        let new = NewSeries { authority, name, types, starts: starts?, ends, first };
        Some(change(UserMessage::from(texts::SERIES_ADDED), move |transaction| transaction.add_series(&new)))
    }

    fn end(
        &mut self,
        _line: Option<SeriesOfYear>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let form = &mut state.end;
        let authority = Some(form.text(0)).filter(|name| !name.is_empty());
        form.required(1);
        let (day, reason) = (form.date(1, context.today), form.required(2));
        let day = day?;
        if !state.was_shown(EndingOf::Period(day), authority.as_ref()) {
            return Some(Box::new(move |store| {
                // Do not ask about an entry that is refused in any case.
                store.rehearse(|transaction| transaction.close_series(authority.as_deref(), day, &reason))?;
                Ok(Outcome::Ends(Some(store.ending_of_period(authority.as_deref(), day)?)))
            }));
        }
        Some(change(UserMessage::from(texts::SERIES_ENDED), move |transaction| {
            transaction.close_series(authority.as_deref(), day, &reason)
        }))
    }

    fn update(
        &mut self,
        _message: Normative,
        _state: &mut SectionState,
        _context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        self.normative = !self.normative;
        Task::none()
    }

    fn command(&self, command: Command, _state: &SectionState) -> Option<SectionMessage<Self>> {
        (command == Command::Normative).then_some(Message::Own(Normative))
    }

    fn above_form<'a>(&'a self, language: &'a Language) -> Option<Element<'a, SectionMessage<Self>>> {
        let choice = |words, normative| (language.text(words), normative == self.normative, Message::Own(Normative));
        let choices = [choice(texts::ENTRY_NOT_NORMATIVE, false), choice(texts::ENTRY_NORMATIVE, true)];
        let normative = row![
            button::segments(choices, Self::KEYS.key(Command::Normative)),
            text::label(language.text(texts::SERIES_NEW_HINT))
        ];
        Some(normative.spacing(space::SMALL).align_y(Alignment::Center).into())
    }

    fn below_form<'a>(
        &'a self,
        _state: &'a SectionState,
        _language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        None
    }

    fn below_buttons<'a>(
        &'a self,
        state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let end = column![
            text::strong(language.text(texts::SERIES_CLOSE)),
            text::label(language.text(texts::SERIES_CLOSE_HINT)),
            state.end.view(language, Message::EndForm),
            state.ending.as_ref().and_then(|ending| page::ending(ending, language)),
            row![button::warned(language.text(texts::SERIES_END), Command::EndSeries.key(), Some(Message::End))]
        ];
        let line = rule::horizontal(1).style(theme::line);
        let end = column![line, end.spacing(space::SMALL)].spacing(space::MEDIUM);
        Some(container(end).padding(Padding::ZERO.top(space::MEDIUM - space::SMALL)).into())
    }
}

/// So many faults of a series are named.
const MAX_FAULTS: usize = 4;

/// A series: its name and whose, its types, when it counts, the last number given, and what an inspector would ask about.
fn shown(
    series: &Series,
    numbers: Option<&SeriesNumbers>,
    language: &Language,
) -> Element<'static, SectionMessage<SeriesList>> {
    let faults: Vec<_> = numbers.into_iter().flat_map(SeriesNumbers::faults).collect();
    let more = faults.len().saturating_sub(MAX_FAULTS);
    let more = (more > 0).then(|| message!(texts::SERIES_MORE, count = more));
    let faults = faults.into_iter().take(MAX_FAULTS).chain(more);
    let faults = faults.map(|fault| one_line(language.say(&fault)).size(text::SMALL).style(theme::muted).into());
    let whose = series.authority.as_deref().unwrap_or_default();
    let types: Vec<_> = series.types.iter().map(|kind| kind.name.as_str()).collect();
    let period = message!(texts::DETAILS_PERIOD, from = series.period.starts, to = series.period.ends);
    let last = message!(texts::SERIES_LAST, last = texts::plain(series.last));
    let last = if series.last < series.first { language.text(texts::SERIES_UNUSED) } else { language.say(&last) };
    let about = [whose, &types.join(", ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let line = row![
        column![one_line(series.name.clone()).bold(), one_line(about).size(text::SMALL).style(theme::muted)]
            .width(Length::Fill),
        column![text::label(language.say(&period)), text::label(last)].align_x(Alignment::End)
    ]
    .spacing(space::SMALL)
    .align_y(Alignment::Center);
    let line = Column::new().push(line).extend(faults);
    let line = container(line).padding([space::TINY, 0.0]);
    let line = column![line, rule::horizontal(1).style(theme::line)];
    container(line).padding(Padding::ZERO.bottom(space::TINY)).into()
}
