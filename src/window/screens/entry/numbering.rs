//! The number a document will get: the next one, expected; or one of the clerk's choice, held or with a suffix.

use chrono::Datelike;
use iced::{
    Alignment, Element, Task,
    widget::{column, row},
};

use domain::{
    book::Book,
    code::Code,
    document::Document,
    document_field::DocumentField as F,
    document_type,
    field::{Cause, Field, Problem},
    number::{LARGEST, Number, NumberCause, NumberRequest},
    outgoing::{OutgoingDraft, OutgoingEntry},
    reservation::{Reservation, ReservationState},
    text::{clean, clean_code},
};
use language::Language;
use store::{Result as Answer, Store, StoreError};
use texts::message;

use super::{
    Context, dates,
    fields::{Fields, NumberChoice},
    input::Input,
};
use crate::{
    keys::Command,
    kit::{
        button,
        latest::{LatestRequest, RequestId},
        space,
        suggest::Choice,
        text,
        theme::{self, Severity},
    },
};

/// The number a document would get now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExpectedNumber {
    /// Số đến.
    Arrival(u32),
    Code(String),
}

impl ExpectedNumber {
    /// Returns the number that a document got.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        match document {
            Document::Incoming(document) => Self::Arrival(document.arrival_number),
            Document::Outgoing(document) => Self::Code(document.code.as_str().to_owned()),
        }
    }
}

/// The number of the document in the form.
#[derive(Debug, Default)]
pub struct Numbering {
    expected: Option<ExpectedNumber>,
    /// Why the registry would refuse a number.
    refused: Option<Cause>,
    /// The latest request for the expected number.
    latest: LatestRequest,
    /// The number that was shown when the clerk saved.
    promised: Option<ExpectedNumber>,
    /// The number given on paper that the clerk confirmed although it jumps.
    accepted_jump: Option<u32>,
    /// Whether the number was read out of a whole code.
    proposed: bool,
    /// The numbers held in the document's series.
    held: Vec<Reservation>,
    /// The latest request for the held numbers.
    latest_held: LatestRequest,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// The registry answered which number would come.
    Expected(RequestId, Result<ExpectedNumber, StoreError>),
    /// The registry answered which numbers are held in the document's series.
    Held(RequestId, Result<Vec<Reservation>, StoreError>),
    /// Choose a number, or take the next one again.
    Choose,
    /// The number was given on paper, or not.
    OnPaper,
    /// Confirm the number given on paper although it jumps.
    AcceptJump,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To save with the number that was confirmed.
    Save,
}

impl Numbering {
    pub fn update(&mut self, message: Message, fields: &mut Fields, context: Context<'_>) -> Action {
        match message {
            Message::Expected(request, number) => {
                if self.latest.is(request) {
                    self.refused = number.as_ref().err().and_then(refused_number);
                    self.expected = number.ok();
                    self.settle(fields);
                }
            }
            Message::Held(request, held) => {
                if self.latest_held.is(request) {
                    self.held = held.unwrap_or_default();
                }
            }
            Message::Choose => return Action::Run(self.choose(fields, context)),
            Message::OnPaper => {
                let on_paper = fields.number_choice() == NumberChoice::OnPaper;
                fields.set_number_choice(if on_paper { NumberChoice::Chosen } else { NumberChoice::OnPaper });
                return Action::Run(fields.focus(Input::Number));
            }
            Message::AcceptJump => {
                if let Some((number, _)) = jump(fields) {
                    self.accepted_jump = Some(number);
                    return Action::Save;
                }
            }
        }
        Action::Run(Task::none())
    }

    /// Returns why the registry would refuse a number, while the next one is to be taken.
    #[must_use]
    pub fn refused(&self, fields: &Fields) -> Option<&Cause> {
        self.refused.as_ref().filter(|_| !fields.chooses_number())
    }

    /// Returns the number of the latest request for the expected number.
    #[must_use]
    pub fn latest_request(&self) -> RequestId {
        self.latest.id()
    }

    /// Asks which number the document would get, when enough is known.
    pub fn ask(&mut self, fields: &Fields, context: Context<'_>) -> Task<Message> {
        if fields.is_amending() {
            return Task::none();
        }
        let request = self.latest.renew();
        self.refused = None;
        let held = self.ask_held(fields, context);
        let answer = move |number| Message::Expected(request, number);
        let number = match fields.book {
            Book::Incoming => fields.date(F::ArrivalDate, context).map(|arrival_date| {
                let number = context.store.ask(move |store| store.expected_arrival_number(arrival_date));
                Task::perform(number, move |number| answer(number.map(ExpectedNumber::Arrival)))
            }),
            Book::Outgoing => numbered(fields.reader(context).outgoing()).map(|entry| {
                let code = context.store.ask(move |store| store.expected_code(&entry));
                Task::perform(code, move |code| answer(code.map(|code| ExpectedNumber::Code(code.as_str().to_owned()))))
            }),
        };
        if number.is_none() {
            self.expected = None;
        }
        Task::batch([held, number.unwrap_or_else(Task::none)])
    }

    /// Asks which numbers are held in the series of the document, while one chooses.
    fn ask_held(&mut self, fields: &Fields, context: Context<'_>) -> Task<Message> {
        if !fields.chooses_number() {
            return Task::none();
        }
        let (request, book, normative) = (self.latest_held.renew(), fields.book, fields.is_normative());
        let today = context.today;
        let date = fields.date(dates::of_book(book), context).unwrap_or(today);
        let (authority, kind) = (clean(fields.text(F::OrganName)), clean(fields.text(F::TypeName)));
        let held = move |store: &mut Store| -> Answer<Vec<Reservation>> {
            let series = store.series(Some(date.year()))?.into_iter().find(|series| {
                let fits = book == Book::Incoming
                    || (series.authority.as_deref() == Some(authority.as_str())
                        && document_type::find(&series.types, &kind, normative).is_some());
                series.book == book && series.period.contains(date) && fits
            });
            let Some(series) = series else { return Ok(Vec::new()) };
            let mut held = store.reservations(today, Some(date.year()))?;
            held.retain(|number| number.series_id == series.id && number.state == ReservationState::Held);
            Ok(held)
        };
        Task::perform(context.store.ask(held), move |held| Message::Held(request, held))
    }

    /// Returns the held numbers that begin with the typed text, each with the person or unit it is held for.
    #[must_use]
    pub fn held_choices(&self, typed: &str, language: &Language) -> Vec<Choice> {
        let fits = self.held.iter().filter(|held| held.number.to_string().starts_with(typed.trim()));
        let choice = |held: &Reservation| Choice {
            value: held.number.to_string(),
            beside: format!("{} · {}", held.holder, language.date(held.until)),
        };
        fits.map(choice).collect()
    }

    /// Begins to choose a number, or goes back to the next one.
    fn choose(&mut self, fields: &mut Fields, context: Context<'_>) -> Task<Message> {
        if fields.is_amending() {
            return Task::none();
        }
        fields.form.close_lists();
        if !fields.chooses_number() {
            fields.set_number_choice(NumberChoice::Chosen);
            return Task::batch([self.ask_held(fields, context), fields.focus(Input::Number)]);
        }
        self.take_next(fields);
        fields.focus_first_empty()
    }

    /// Takes the next number again.
    pub fn take_next(&mut self, fields: &mut Fields) {
        fields.set_number_choice(NumberChoice::Next);
        self.typed();
        for input in [Input::Number, Input::Reason] {
            fields.put(input, String::new());
        }
        let is_of_number = |field| matches!(field, Field::ArrivalNumber | Field::CodeNumber | Field::Reason);
        fields.form.retain_problems(|problem| !is_of_number(problem.field));
    }

    /// Clears the state of the chosen number after another was typed.
    pub fn typed(&mut self) {
        (self.proposed, self.accepted_jump) = (false, None);
    }

    /// Chooses the number parsed from a full code.
    pub fn propose(&mut self, number: &str, fields: &mut Fields) {
        fields.put(Input::Number, number.to_owned());
        if !fields.chooses_number() {
            fields.set_number_choice(NumberChoice::Chosen);
        }
        self.proposed = true;
    }

    /// Returns to the next number if it equals the one parsed from a code.
    fn settle(&mut self, fields: &mut Fields) {
        let Some(ExpectedNumber::Code(next)) = &self.expected else { return };
        if self.proposed && Code::parse(next).number() == Code::parse(fields.text(Input::Number)).number() {
            self.take_next(fields);
        }
    }

    /// Returns the number requested from the registry and the problems of its inputs.
    #[must_use]
    pub fn request(&self, fields: &Fields) -> (NumberRequest, Vec<Problem>) {
        let mut problems = Vec::new();
        if !fields.chooses_number() {
            return (NumberRequest::default(), problems);
        }
        let (text, reason) = (clean(fields.text(Input::Number)), clean(fields.text(Input::Reason)));
        let number = Number::parse(&text);
        if number.is_none() && !text.is_empty() {
            let cause = Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) };
            problems.push(Problem::new(Field::CodeNumber, cause));
        }
        let on_paper = fields.number_choice() == NumberChoice::OnPaper;
        if on_paper && number.is_none() && problems.is_empty() {
            problems.push(Problem::new(Field::CodeNumber, Cause::Missing));
        }
        if reason.is_empty() && !on_paper && number.as_ref().is_some_and(|number| !number.suffix.is_empty()) {
            problems.push(Problem::new(Field::Reason, Cause::Missing));
        }
        let jump_accepted = number.as_ref().is_some_and(|number| self.accepted_jump == Some(number.value));
        (NumberRequest { number, emergency: on_paper, jump_accepted, reason }, problems)
    }

    /// Remembers the number shown when saving began.
    pub fn promise(&mut self, fields: &Fields) {
        let chosen = fields.chooses_number() && !fields.text(Input::Number).trim().is_empty();
        self.promised = self.expected.clone().filter(|_| !chosen);
    }

    /// Returns the number shown when saving began, if the document got another.
    #[must_use]
    pub fn promised_instead_of(&self, given: &ExpectedNumber) -> Option<&ExpectedNumber> {
        self.promised.as_ref().filter(|promised| *promised != given)
    }

    /// Draws the number to come, or the one that is chosen, with the button that changes between them.
    pub fn view<'a>(&self, fields: &Fields, language: &Language) -> Element<'a, Message> {
        let chosen = fields.text(Input::Number).trim();
        let (label, number) = match &self.expected {
            _ if !chosen.is_empty() => (texts::ENTRY_CHOSEN, chosen.to_owned()),
            Some(ExpectedNumber::Arrival(number)) => (texts::ENTRY_EXPECTED, number.to_string()),
            Some(ExpectedNumber::Code(code)) => (texts::ENTRY_EXPECTED, code.clone()),
            None => (texts::ENTRY_EXPECTED, "—".to_owned()),
        };
        let known = self.expected.is_some() || !chosen.is_empty();
        let choose = if fields.chooses_number() { texts::ENTRY_NEXT_NUMBER } else { texts::ENTRY_OTHER_NUMBER };
        row![
            button::quiet(language.text(choose), Command::ChooseNumber.key(), Some(Message::Choose)),
            text::label(language.text(label)),
            iced::widget::text(number).size(text::TITLE).font(text::BOLD).style(if known {
                theme::accent
            } else {
                theme::faint
            })
        ]
        .spacing(space::SMALL)
        .align_y(Alignment::Center)
        .into()
    }
}

/// Draws the options of a chosen number: given on paper, and the confirmation of a jump.
pub fn choice_view<'a>(fields: &Fields, language: &Language) -> Element<'a, Message> {
    let hint = text::label(language.text(texts::ENTRY_NUMBER_HINT));
    let is_on_paper = fields.number_choice() == NumberChoice::OnPaper;
    let on_paper = row![button::tick(language.text(texts::ENTRY_ON_PAPER), is_on_paper, "", Message::OnPaper)];
    let jump = jump(fields).map(|jump| jump_question(jump, language));
    column![hint, on_paper, jump].spacing(space::SMALL).into()
}

/// Shows how a number given on paper that jumps would change the next number, with the button to confirm it.
fn jump_question<'a>((number, after): (u32, u32), language: &Language) -> Element<'a, Message> {
    let said = message!(
        texts::ENTRY_JUMP,
        number = texts::plain(number),
        next = texts::plain(after.saturating_add(1)),
        then = texts::plain(number.saturating_add(1))
    );
    let right = message!(texts::IMPORT_JUMP_RIGHT, number = texts::plain(number));
    column![
        text::label(language.say(&said)).style(theme::toned(Severity::Error)),
        row![button::warned(language.say(&right), Command::AcceptOffer.key(), Some(Message::AcceptJump))]
    ]
    .spacing(space::TINY)
    .into()
}

/// Returns the number given on paper that the registry refused because it jumps, and the last one before it.
fn jump(fields: &Fields) -> Option<(u32, u32)> {
    fields.form.problems().find_map(|problem| match problem.cause {
        Cause::Number(NumberCause::Jumps { number, after, .. }) => Some((number, after)),
        _ => None,
    })
}

/// Returns the fields that decide the number of an outgoing document; `None` while one is empty.
fn numbered(draft: OutgoingDraft) -> Option<OutgoingEntry> {
    let content = draft.content.cleaned();
    let issued_date = draft.issued_date?;
    (!content.type_name.is_empty() && !content.organ_name.is_empty()).then(|| OutgoingEntry {
        issued_date,
        drafting_unit: clean_code(&draft.drafting_unit),
        normative: draft.normative,
        to: Vec::new(),
        issued_amount: None,
        file_copy_unit: String::new(),
        issuers: draft.issuers,
        content,
    })
}

/// Returns the problem because of which the registry gives no number, unless an input is merely empty.
fn refused_number(error: &StoreError) -> Option<Cause> {
    let StoreError::Refused(problems) = error else { return None };
    let of_number = |problem: &&Problem| {
        matches!(
            problem.field,
            Field::Code | Field::CodeNumber | Field::ArrivalNumber | Field::DraftingUnit | Field::Issuers
        )
    };
    problems.iter().find(of_number).map(|problem| problem.cause.clone())
}
