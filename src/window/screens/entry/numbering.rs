//! The number a document will get: the next one, expected; or one of the clerk's choice, held or with a suffix.

use chrono::Datelike;
use iced::Task;

use domain::{
    book::Book,
    document_field::DocumentField as F,
    document_type,
    field::{Cause, Field, Problem},
    number::{LARGEST, Number as OwnNumber, NumberCause, NumberRequest},
    outgoing::OutgoingEntry,
    reservation::{Reservation, ReservationState},
    text::{clean, clean_code},
};
use language::Language;
use store::{DuplicateDecision, Result as Answer, Store};

use super::{Context, Entry, Message, fields::Numbering, input::Input};
use crate::kit::{latest::LatestRequest, suggest::Choice};

/// The number a document would get now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Number {
    /// Số đến.
    Arrival(u32),
    Code(String),
}

/// A number of the clerk's choice.
#[derive(Debug, Default)]
pub struct NumberChoice {
    /// The number given on paper that the clerk confirmed although it jumps.
    pub accepted_jump: Option<u32>,
    /// Whether the number was read out of a whole code.
    pub proposed: bool,
    /// The numbers held in the document's series.
    pub held: Vec<Reservation>,
    /// The latest request for them.
    pub latest: LatestRequest,
}

impl NumberChoice {
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
}

impl Entry {
    /// Asks which number the document would get, when enough is known.
    pub(super) fn ask_number(&mut self, context: Context<'_>) -> Task<Message> {
        if self.amending.is_some() {
            return Task::none();
        }
        let question = self.number_request.renew();
        let expected = self.expected.take();
        self.number_refused = None;
        let held = self.ask_held(context);
        let mut reader = self.fields.reader(context);
        let answer = move |number| Message::Expected(question, number);
        match self.book() {
            Book::Incoming => {
                let Some(arrival_date) = reader.incoming().arrival_date else { return held };
                self.expected = expected;
                let number = context.store.ask(move |store| store.expected_arrival_number(arrival_date));
                let number = Task::perform(number, move |number| answer(number.map(Number::Arrival)));
                Task::batch([held, number])
            }
            Book::Outgoing => {
                let draft = reader.outgoing();
                let entered = draft.content.cleaned();
                let Some(issued_date) = draft.issued_date else { return held };
                if entered.type_name.is_empty() || entered.organ_name.is_empty() {
                    return held;
                }
                self.expected = expected;
                let entry = OutgoingEntry {
                    issued_date,
                    drafting_unit: clean_code(&draft.drafting_unit),
                    normative: draft.normative,
                    to: Vec::new(),
                    issued_amount: None,
                    file_copy_unit: String::new(),
                    issuers: draft.issuers,
                    content: entered,
                };
                let code = context.store.ask(move |store| store.expected_code(&entry));
                let code =
                    Task::perform(code, move |code| answer(code.map(|code| Number::Code(code.as_str().to_owned()))));
                Task::batch([held, code])
            }
        }
    }

    /// Begins to choose a number, or goes back to the next one.
    pub(super) fn choose_number(&mut self, context: Context<'_>) -> Task<Message> {
        if self.amending.is_some() {
            return Task::none();
        }
        self.fields.form.close_lists();
        if !self.fields.chooses_number() {
            self.fields.set_numbering(Numbering::Chosen);
            return Task::batch([self.ask_held(context), self.fields.focus(Input::Number)]);
        }
        self.forget_number();
        self.focus_first_empty()
    }

    /// The next document takes the next number again.
    pub(super) fn forget_number(&mut self) {
        self.fields.set_numbering(Numbering::Next);
        (self.choosing.proposed, self.choosing.accepted_jump) = (false, None);
        for input in [Input::Number, Input::Reason] {
            self.fields.put(input, String::new());
        }
        let is_of_number = |field| matches!(field, Field::ArrivalNumber | Field::CodeNumber | Field::Reason);
        self.fields.form.retain_problems(|problem| !is_of_number(problem.field));
    }

    /// Asks which numbers are held in the series of the document, while one chooses.
    fn ask_held(&mut self, context: Context<'_>) -> Task<Message> {
        if !self.fields.chooses_number() {
            return Task::none();
        }
        let (question, book, normative) = (self.choosing.latest.renew(), self.book(), self.fields.is_normative());
        let mut reader = self.fields.reader(context);
        let date = match book {
            Book::Incoming => reader.incoming().arrival_date,
            Book::Outgoing => reader.outgoing().issued_date,
        };
        let today = context.today;
        let date = date.unwrap_or(today);
        let (authority, kind) = (clean(self.text(F::OrganName)), clean(self.text(F::TypeName)));
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
        Task::perform(context.store.ask(held), move |held| Message::Held(question, held))
    }

    /// What is asked of the registry about the number, and what is wrong with it.
    pub(super) fn request(&self) -> (NumberRequest, Vec<Problem>) {
        let mut problems = Vec::new();
        if !self.fields.chooses_number() {
            return (NumberRequest::default(), problems);
        }
        let (text, reason) = (clean(self.text(Input::Number)), clean(self.text(Input::Reason)));
        let number = OwnNumber::parse(&text);
        if number.is_none() && !text.is_empty() {
            let cause = Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) };
            problems.push(Problem::new(Field::CodeNumber, cause));
        }
        let on_paper = self.fields.numbering() == Numbering::OnPaper;
        if on_paper && number.is_none() && problems.is_empty() {
            problems.push(Problem::new(Field::CodeNumber, Cause::Missing));
        }
        if reason.is_empty() && !on_paper && number.as_ref().is_some_and(|number| !number.suffix.is_empty()) {
            problems.push(Problem::new(Field::Reason, Cause::Missing));
        }
        let jump_accepted = number.as_ref().is_some_and(|number| self.choosing.accepted_jump == Some(number.value));
        (NumberRequest { number, emergency: on_paper, jump_accepted, reason }, problems)
    }

    /// The number given on paper that the registry refused because it jumps, and the last one before it.
    pub(super) fn jump(&self) -> Option<(u32, u32)> {
        self.fields.form.problems().find_map(|problem| match problem.cause {
            Cause::Number(NumberCause::Jumps { number, after, .. }) => Some((number, after)),
            _ => None,
        })
    }

    /// Confirms the number that was refused because it jumps, and saves.
    pub(super) fn accept_jump(&mut self, context: Context<'_>) -> Task<Message> {
        let Some((number, _)) = self.jump() else { return Task::none() };
        self.choosing.accepted_jump = Some(number);
        self.save(DuplicateDecision::Ask, context)
    }
}
