//! From what stands in a form to a draft: texts read as dates, amounts, an urgency, a list of receivers; with every problem at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    book::Book,
    came_by::CameBy,
    content::{Priority, Recipient},
    date::NoDate,
    document_field::DocumentField as F,
    field::{Cause, Problem},
    field_slot::FieldSlot,
    incoming::IncomingDraft,
    issuer::Issuer,
    outgoing::OutgoingDraft,
    secrecy::Secrecy,
    text::fold,
    working_calendar::WorkingCalendar,
};
use language::Language;

use super::{dates, input::Input};

/// Reads the texts of a form on the day that "today" means.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The inputs' texts.
    pub texts: HashMap<Input, String>,
    /// The day it is.
    pub today: NaiveDate,
    /// Which days are off.
    pub calendar: &'a WorkingCalendar,
    /// The language of the names of urgencies.
    pub language: &'a Language,
    /// The problems of reading so far.
    pub problems: Vec<Problem>,
}

impl Reader<'_> {
    fn text(&self, input: impl Into<Input>) -> String {
        self.texts.get(&input.into()).cloned().unwrap_or_default()
    }

    fn date(&mut self, book: Book, field: F) -> Option<NaiveDate> {
        let text = self.text(field);
        let read = |field| self.text(field);
        match dates::read(read, book, field, self.today, self.calendar) {
            Ok(date) => date,
            Err(NoDate::NotADate) => self.problem(field, Cause::NotADate(text)),
            Err(NoDate::OutOfRange) => self.problem(field, Cause::DateOutOfRange(text)),
        }
    }

    fn amount(&mut self, field: F) -> Option<u32> {
        let text = self.text(field);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let most = i64::from(field.largest().unwrap_or(u32::MAX));
        match text.parse() {
            Ok(amount) => Some(amount),
            Err(_) => self.problem(field, Cause::NotANumber { text: text.to_owned(), least: 0, most }),
        }
    }

    fn priority(&mut self) -> Priority {
        let text = self.text(F::Priority);
        let wanted = fold(&text);
        let meant = |priority: &Priority| {
            wanted == priority.number().to_string() || wanted == fold(&self.language.text(priority.name_key()))
        };
        if wanted.is_empty() {
            return Priority::Normal;
        }
        let named = Priority::ALL.into_iter().find(meant).or_else(|| Priority::of(&text));
        let unknown = || Cause::UnknownWord { text: text.clone(), allowed: Priority::WORDS };
        named.or_else(|| self.problem(F::Priority, unknown())).unwrap_or_default()
    }

    fn secrecy(&mut self) -> Secrecy {
        let text = self.text(Input::Secrecy);
        let unknown = || Cause::UnknownWord { text: text.clone(), allowed: Secrecy::WORDS };
        Secrecy::of(&text).or_else(|| self.problem(Input::Secrecy, unknown())).unwrap_or_default()
    }

    fn came_by(&mut self) -> CameBy {
        let text = self.text(F::CameBy);
        let wanted = fold(&text);
        let named = CameBy::NAMED.into_iter().find(|way| fold(&self.language.text(way.name_key())) == wanted);
        let unknown = || Cause::UnknownWord { text: text.clone(), allowed: CameBy::WORDS };
        let named = named.or_else(|| CameBy::of(&text));
        named.or_else(|| self.problem(F::CameBy, unknown())).unwrap_or_default()
    }

    fn problem<T>(&mut self, input: impl Into<Input>, cause: Cause) -> Option<T> {
        self.problems.push(Problem::new(input.into().field(), cause));
        None
    }

    /// Reads the receivers, each with the code at the same position.
    fn receivers(&mut self) -> Vec<Recipient> {
        let (names, codes) = (self.text(F::To), self.text(Input::ToCodes));
        let names: Vec<&str> = names.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
        let codes: Vec<&str> = codes.split(';').map(str::trim).collect();
        let beyond = codes.iter().skip(names.len()).find(|code| !code.is_empty());
        if let Some(code) = beyond {
            let cause = Cause::CodeWithoutReceiver((*code).to_owned());
            self.problems.push(Problem::new(Input::ToCodes.field(), cause));
        }
        let code = |at: usize| codes.get(at).map(|code| (*code).to_owned()).unwrap_or_default();
        let receiver = |(at, name): (usize, &&str)| Recipient { organ_id: code(at), organ_name: (*name).to_owned() };
        names.iter().enumerate().map(receiver).collect()
    }

    /// Reads a field into a draft.
    fn read(&mut self, field: F, book: Book, slot: FieldSlot<'_>) {
        match slot {
            FieldSlot::Text(text) => *text = self.text(field),
            FieldSlot::Date(date) => *date = self.date(book, field),
            FieldSlot::Amount(amount) => *amount = self.amount(field),
            FieldSlot::Flag(flag) => *flag = !self.text(field).is_empty(),
            FieldSlot::Priority(priority) => *priority = self.priority(),
            FieldSlot::CameBy(came_by) => *came_by = self.came_by(),
            FieldSlot::Recipients(to) => *to = self.receivers(),
            FieldSlot::Issuers(issuers) => *issuers = Issuer::list(&self.text(field)),
        }
    }

    /// Reads the draft of an incoming document.
    pub fn incoming(&mut self) -> IncomingDraft {
        let mut draft = IncomingDraft { secrecy: self.secrecy(), ..IncomingDraft::default() };
        draft.fill(|field, slot| self.read(field, Book::Incoming, slot));
        draft
    }

    /// Reads the draft of an outgoing document.
    pub fn outgoing(&mut self) -> OutgoingDraft {
        let mut draft = OutgoingDraft { secrecy: self.secrecy(), ..OutgoingDraft::default() };
        draft.fill(|field, slot| self.read(field, Book::Outgoing, slot));
        draft
    }

    /// Returns the problems of reading and of checking, one for each field: a date that cannot be read is not also missing.
    pub fn all_problems(self, checked: Vec<Problem>) -> Vec<Problem> {
        let mut problems = self.problems;
        for problem in checked {
            if !problems.iter().any(|known| known.field == problem.field) {
                problems.push(problem);
            }
        }
        problems
    }
}
