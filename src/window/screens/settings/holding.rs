//! Held numbers (giữ số): which there are in a year, holding some, giving one up.

use std::borrow::Cow;

use iced::{
    Alignment, Element, Length, Task,
    widget::{column, container, row},
};

use domain::{
    book::Book,
    content::Content,
    document_type,
    field::Field,
    outgoing::OutgoingEntry,
    reservation::{Hold, Reservation, ReservationState},
    series::Series,
};
use language::Language;
use store::StoreError;
use texts::{UserMessage, message};

use super::section::{
    LineUse, Message, Outcome, RegistryChange, SectionMessage, SectionState, SectionTexts, SettingsSection, change,
};
use crate::{
    context::Context,
    keys::{Command, KeyContext, together},
    kit::{
        badge::badge,
        button,
        form::{FieldSpec, InputForm, choices},
        one_line::one_line,
        rows::Step,
        space,
        suggest::Choice,
        text,
        theme::{self, Severity},
    },
    reference_data::ReferenceData,
    screens::guide::Chapter,
};

const OUTGOING: &[FieldSpec] = &[
    FieldSpec::text(texts::HOLD_HOLDER, Field::ToPlaces, 0),
    FieldSpec::text(texts::HOLD_REASON, Field::Reason, 1),
    FieldSpec::date(texts::LABEL_ISSUED_DATE, Field::IssuedDate, 2),
    FieldSpec::coming_date(texts::HOLD_UNTIL, Field::DueDate, 2),
    FieldSpec::short(texts::HOLD_FROM, Field::CodeNumber, 2),
    FieldSpec::short(texts::HOLD_AMOUNT, Field::PageAmount, 2),
    FieldSpec::text(texts::HOLD_AUTHORITY, Field::OrganName, 3),
    FieldSpec::text(texts::HOLD_TYPE, Field::TypeName, 3),
];
const INCOMING: &[FieldSpec] = &[
    FieldSpec::text(texts::HOLD_HOLDER, Field::ToPlaces, 0),
    FieldSpec::text(texts::HOLD_REASON, Field::Reason, 1),
    FieldSpec::date(texts::LABEL_ARRIVAL_DATE, Field::ArrivalDate, 2),
    FieldSpec::coming_date(texts::HOLD_UNTIL, Field::DueDate, 2),
    FieldSpec::short(texts::HOLD_FROM, Field::CodeNumber, 2),
    FieldSpec::short(texts::HOLD_AMOUNT, Field::PageAmount, 2),
];

/// A held number with its series; `None` when the year has no such series.
type HeldNumber = (Reservation, Option<Series>);

#[derive(Debug)]
pub struct Holding {
    held: Vec<HeldNumber>,
    book: Book,
    normative: bool,
}

impl Default for Holding {
    fn default() -> Self {
        Self { held: Vec::new(), book: Book::Outgoing, normative: false }
    }
}

#[derive(Debug, Clone)]
pub enum HoldingMessage {
    /// Numbers of which book.
    Book(Book),
    /// The other of VBQPPL or not.
    Normative,
}

impl SettingsSection for Holding {
    type Line = HeldNumber;
    type Own = HoldingMessage;
    type Data = Vec<HeldNumber>;

    const TEXTS: SectionTexts = SectionTexts {
        tab: texts::HOLD_TAB,
        title: texts::HOLD_TITLE,
        title_hint: None,
        none: Some(texts::HOLD_NONE),
        form: texts::HOLD_NEW,
        form_hint: Some(texts::HOLD_HINT),
        save: texts::HOLD_SAVE,
    };
    const KEYS: KeyContext = KeyContext::Holding;
    const CHAPTER: Chapter = Chapter::Hold;
    const FORM: &'static [FieldSpec] = OUTGOING;
    const END: (&'static [FieldSpec], Option<Command>) =
        (&[FieldSpec::text(texts::HOLD_RELEASE_REASON, Field::Reason, 0)], Some(Command::GiveUpHeld));
    const OF_A_YEAR: bool = true;
    const LINE_USE: LineUse = LineUse::Mark;
    const ARROWS_IN_FORM: bool = true;

    fn lines<'a>(&'a self, _state: &SectionState, _reference: &'a ReferenceData) -> Cow<'a, [HeldNumber]> {
        Cow::Borrowed(&self.held)
    }

    /// Shows the number, its series, the holder, the last day, the reason and the state.
    fn line((held, series): &HeldNumber, language: &Language) -> Element<'static, SectionMessage<Self>> {
        let severity = match held.state {
            ReservationState::Held => Severity::Warning,
            ReservationState::Used => Severity::Success,
            ReservationState::Released | ReservationState::Expired => Severity::Neutral,
        };
        let series = series.as_ref().map_or("", |series| series.name.as_str());
        let about = message!(texts::HOLD_ABOUT, holder = held.holder.as_str(), until = held.until);
        row![
            container(text::strong(held.number.to_string())).width(space::NUMBER),
            column![
                one_line(format!("{series} · {}", language.say(&about))),
                one_line(held.reason.clone()).size(text::SMALL).style(theme::muted)
            ]
            .width(Length::Fill),
            badge(language.text(held.state.name_key()), severity)
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }

    fn read(&self, year: i32, context: Context<'_>) -> Option<Task<Result<Vec<HeldNumber>, StoreError>>> {
        let today = context.today;
        let held = context.store.ask(move |store| {
            let series = store.series(Some(year))?;
            let held = store.reservations(today, Some(year))?.into_iter();
            let of = |held: &Reservation| series.iter().find(|series| series.id == held.series_id).cloned();
            let held = held.map(|held| {
                let series = of(&held);
                (held, series)
            });
            Ok(held.collect())
        });
        Some(Task::perform(held, |held| held))
    }

    fn set_data(&mut self, held: Vec<HeldNumber>) {
        self.held = held;
    }

    /// Fills in today's date, the amount 1 and, where there is just one, the authority.
    fn fill_in(&mut self, state: &mut SectionState, context: Context<'_>) {
        let authority = match context.reference.authorities.as_slice() {
            [only] => only.name.clone(),
            _ => String::new(),
        };
        for (at, text) in [(2, context.language.date(context.today)), (5, "1".to_owned()), (6, authority)] {
            if state.form.text(at).is_empty() {
                state.form.set(at, text);
            }
        }
    }

    fn choices(&self, at: usize, context: Context<'_>) -> Vec<Choice> {
        match at {
            6 => choices::authorities(&context.reference.authorities),
            7 => choices::types(&context.reference.types, self.normative),
            _ => Vec::new(),
        }
    }

    fn save(
        &mut self,
        _changed: Option<HeldNumber>,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Option<RegistryChange> {
        let form = &mut state.form;
        let (holder, reason) = (form.required(0), form.required(1));
        let date = form.date(2, context.today).unwrap_or(context.today);
        form.required(3);
        let until = form.date(3, context.today);
        let (from, amount) = (form.number(4), form.number(5).unwrap_or(1));
        let outgoing = self.book == Book::Outgoing;
        let (organ_name, type_name) =
            if outgoing { (form.required(6), form.required(7)) } else { (String::new(), String::new()) };
        let meant = document_type::meant(&context.reference.types, &type_name, self.normative);
        let type_name = meant.map_or(type_name, |kind| kind.name.clone());
        let hold = Hold { from, amount, holder, reason, until: until? };
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
        Some(Box::new(move |store| {
            let reserved = store.write(|transaction| {
                if outgoing { transaction.hold_outgoing(&entry, &hold) } else { transaction.hold_incoming(date, &hold) }
            })?;
            let numbers: Vec<_> = reserved.iter().map(|reserved| reserved.number.to_string()).collect();
            Ok(Outcome::Done(message!(texts::HOLD_SAVED, numbers = numbers.join(", "))))
        }))
    }

    /// Releases the marked number if it is still held.
    fn end(
        &mut self,
        line: Option<HeldNumber>,
        state: &mut SectionState,
        _context: Context<'_>,
    ) -> Option<RegistryChange> {
        let (held, _) = line.filter(is_held)?;
        let reason = state.end.required(0);
        Some(change(UserMessage::from(texts::HOLD_GIVEN_UP), move |transaction| transaction.release(held.id, &reason)))
    }

    fn update(
        &mut self,
        message: HoldingMessage,
        state: &mut SectionState,
        context: Context<'_>,
    ) -> Task<SectionMessage<Self>> {
        match message {
            HoldingMessage::Normative => {
                self.normative = !self.normative;
                Task::none()
            }
            HoldingMessage::Book(book) => {
                self.book = book;
                let kept: Vec<_> = (0..INCOMING.len()).map(|at| state.form.text(at)).collect();
                state.form = InputForm::new(if book == Book::Incoming { INCOMING } else { OUTGOING });
                kept.into_iter().enumerate().for_each(|(at, text)| state.form.set(at, text));
                self.fill_in(state, context);
                state.form.focus()
            }
        }
    }

    fn command(&self, command: Command, state: &SectionState) -> Option<SectionMessage<Self>> {
        match command {
            Command::Step(Step::Home) => Some(Message::Mark(0)),
            Command::Step(Step::End) => Some(Message::Mark(usize::MAX)),
            Command::NextHeld => Some(Message::Mark((state.marked + 1) % self.held.len().max(1))),
            Command::NextChoice => Some(Message::Own(HoldingMessage::Book(match self.book {
                Book::Incoming => Book::Outgoing,
                Book::Outgoing => Book::Incoming,
            }))),
            Command::Normative => Some(Message::Own(HoldingMessage::Normative)),
            _ => None,
        }
    }

    fn below_list<'a>(
        &'a self,
        line: Option<&HeldNumber>,
        state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let (held, _) = line.filter(|line| is_held(line))?;
        let said = message!(texts::HOLD_GIVE_UP, number = texts::plain(held.number));
        let keys = together(&[Command::NextHeld, Command::GiveUpHeld]);
        let give_up = row![button::warned(language.say(&said), keys, Some(Message::End))];
        Some(column![state.end.view(language, Message::EndForm), give_up].spacing(space::SMALL).into())
    }

    fn above_form<'a>(&'a self, language: &'a Language) -> Option<Element<'a, SectionMessage<Self>>> {
        let books = [(Book::Incoming, texts::LIST_INCOMING), (Book::Outgoing, texts::LIST_OUTGOING)]
            .map(|(book, text)| (language.text(text), book == self.book, Message::Own(HoldingMessage::Book(book))));
        Some(row![button::segments(books, Command::NextChoice.key())].into())
    }

    fn below_form<'a>(
        &'a self,
        _state: &'a SectionState,
        language: &'a Language,
    ) -> Option<Element<'a, SectionMessage<Self>>> {
        let choice = |words, normative| {
            (language.text(words), normative == self.normative, Message::Own(HoldingMessage::Normative))
        };
        let choices = [choice(texts::ENTRY_NOT_NORMATIVE, false), choice(texts::ENTRY_NORMATIVE, true)];
        let normative = || row![button::segments(choices, Self::KEYS.key(Command::Normative))].into();
        (self.book == Book::Outgoing).then(normative)
    }
}

fn is_held((held, _): &HeldNumber) -> bool {
    held.state == ReservationState::Held
}
