//! From what stands in a form to a draft: texts read as dates, amounts, an urgency, a list of receivers; with every problem at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    book::Book,
    came_by::CameBy,
    content::{Content, FileCode, Priority, Recipient, SignerInfo},
    date::NoDate,
    field::{Cause, Problem},
    incoming::IncomingDraft,
    issuer::Issuer,
    outgoing::OutgoingDraft,
    secrecy::Secrecy,
    text::fold,
    working_calendar::WorkingCalendar,
};
use language::Language;

use super::{dates, input::Input};

/// What stands in a form, and the day that "today" means.
#[derive(Debug)]
pub struct Reader<'a> {
    /// The inputs' texts.
    pub texts: HashMap<Input, String>,
    /// The day it is.
    pub today: NaiveDate,
    /// Which days are off.
    pub calendar: &'a WorkingCalendar,
    /// In whose words urgencies are.
    pub language: &'a Language,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Reader<'_> {
    fn text(&self, input: Input) -> String {
        self.texts.get(&input).cloned().unwrap_or_default()
    }

    fn date(&mut self, book: Book, input: Input) -> Option<NaiveDate> {
        let text = self.text(input);
        let read = |input| self.text(input);
        match dates::read(read, book, input, self.today, self.calendar) {
            Ok(date) => date,
            Err(NoDate::NotADate) => self.problem(input, Cause::NotADate(text)),
            Err(NoDate::OutOfRange) => self.problem(input, Cause::DateOutOfRange(text)),
        }
    }

    fn amount(&mut self, input: Input) -> Option<u32> {
        let text = self.text(input);
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match text.parse() {
            Ok(amount) => Some(amount),
            Err(_) => self.problem(input, Cause::NotANumber { text: text.to_owned(), least: 0, most: 99_999 }),
        }
    }

    fn priority(&mut self) -> Priority {
        let text = self.text(Input::Priority);
        let wanted = fold(&text);
        let meant = |priority: &Priority| {
            wanted == priority.number().to_string() || wanted == fold(&self.language.text(priority.name_key()))
        };
        if wanted.is_empty() {
            return Priority::Normal;
        }
        let named = Priority::ALL.into_iter().find(meant).or_else(|| Priority::of(&text));
        let unknown = || Cause::UnknownWord { text: text.clone(), allowed: Priority::WORDS };
        named.or_else(|| self.problem(Input::Priority, unknown())).unwrap_or_default()
    }

    fn secrecy(&mut self) -> Secrecy {
        let text = self.text(Input::Secrecy);
        let unknown = || Cause::UnknownWord { text: text.clone(), allowed: Secrecy::WORDS };
        Secrecy::of(&text).or_else(|| self.problem(Input::Secrecy, unknown())).unwrap_or_default()
    }

    fn came_by(&mut self) -> CameBy {
        let text = self.text(Input::CameBy);
        let wanted = fold(&text);
        let named = CameBy::NAMED.into_iter().find(|way| fold(&self.language.text(way.name_key())) == wanted);
        let unknown = || Cause::UnknownWord { text: text.clone(), allowed: CameBy::WORDS };
        let named = named.or_else(|| CameBy::of(&text));
        named.or_else(|| self.problem(Input::CameBy, unknown())).unwrap_or_default()
    }

    fn problem<T>(&mut self, input: Input, cause: Cause) -> Option<T> {
        self.problems.push(Problem::new(input.field(), cause));
        None
    }

    fn content(&mut self, book: Book) -> Content {
        Content {
            type_name: self.text(Input::TypeName),
            organ_name: self.text(Input::OrganName),
            subject: self.text(Input::Subject),
            signer_info: SignerInfo {
                prefix: self.text(Input::SignerPrefix),
                position: self.text(Input::SignerPosition),
                full_name: self.text(Input::SignerName),
            },
            priority: self.priority(),
            due_date: self.date(book, Input::DueDate),
            hand_over_date: self.date(book, Input::HandOverDate),
            page_amount: self.amount(Input::PageAmount),
            description: self.text(Input::Description),
            file_code: FileCode {
                organ_id: self.text(Input::FileOrgan),
                file_catalog: self.amount(Input::FileYear),
                file_notation: self.text(Input::FileNotation),
            },
            doc_ordinal: self.amount(Input::DocOrdinal),
            language: self.text(Input::Language),
        }
    }

    /// The receivers, each with the code that stands in its place among the codes.
    fn receivers(&mut self) -> Vec<Recipient> {
        let (names, codes) = (self.text(Input::To), self.text(Input::ToCodes));
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

    /// The draft of an incoming document.
    pub fn incoming(&mut self) -> IncomingDraft {
        IncomingDraft {
            arrival_date: self.date(Book::Incoming, Input::ArrivalDate),
            code: self.text(Input::Code),
            issued_date: self.date(Book::Incoming, Input::IssuedDate),
            to_places: self.text(Input::ToPlaces),
            came_by: self.came_by(),
            secrecy: self.secrecy(),
            content: self.content(Book::Incoming),
            ..IncomingDraft::default()
        }
    }

    /// The draft of an outgoing document.
    pub fn outgoing(&mut self) -> OutgoingDraft {
        let to = self.receivers();
        OutgoingDraft {
            issued_date: self.date(Book::Outgoing, Input::IssuedDate),
            drafting_unit: self.text(Input::DraftingUnit),
            normative: !self.text(Input::Normative).is_empty(),
            to,
            issued_amount: self.amount(Input::IssuedAmount),
            file_copy_unit: self.text(Input::FileCopyUnit),
            issuers: Issuer::list(&self.text(Input::Issuers)),
            secrecy: self.secrecy(),
            content: self.content(Book::Outgoing),
        }
    }

    /// The problems of reading and of checking, one for each field: a date that cannot be read is not also missing.
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
