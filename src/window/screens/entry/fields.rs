//! The inputs and switches of an entry form, addressed by `Input` instead of their index in the input form, and the document they amend.

use std::collections::HashMap;

use chrono::NaiveDate;
use iced::Task;

use domain::{
    book::Book,
    code::Code,
    date::NoDate,
    deadline::Term,
    document::{Document, Entry},
    document_field::{DocumentField as F, FieldKind},
    document_type::{self, DocumentType, OFFICIAL_LETTER},
    field::{Cause, Problem},
    secrecy::Secrecy,
    text::clean,
};
use language::Language;

use super::{Context, amending, dates, draft::Reader, input::Input};
use crate::kit::form::{How, InputForm};

/// The line of the switches, which is not drawn.
const UNDRAWN: u8 = u8::MAX;

/// The text of a switch that is on.
pub const ON: &str = "1";

/// How the number of a document is determined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberChoice {
    /// The next number of the series.
    #[default]
    Next,
    /// A number that the clerk chooses.
    Chosen,
    /// A number given on paper while the computer was down.
    OnPaper,
}

impl NumberChoice {
    const ALL: [Self; 3] = [Self::Next, Self::Chosen, Self::OnPaper];

    /// The text of the switch, which drafts store: changing it would lose the choice in stored drafts.
    fn word(self) -> &'static str {
        match self {
            Self::Next => "",
            Self::Chosen => "chosen",
            Self::OnPaper => "on-paper",
        }
    }
}

/// Whether the rare fields are unfolded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rare {
    Folded,
    Unfolded,
}

/// The inputs of an entry form with their texts.
#[derive(Debug)]
pub struct Fields {
    /// The book of the document.
    pub book: Book,
    /// The registered document that is amended; `None` for a new one.
    pub amended: Option<Document>,
    /// The inputs, in the order of the specs of `form`.
    pub inputs: Vec<Input>,
    pub form: InputForm,
    rare: Rare,
}

impl Fields {
    /// Returns empty fields for registering a document.
    #[must_use]
    pub fn new(book: Book) -> Self {
        Self::of(book, None)
    }

    /// Returns the fields of a registered document; those that cannot change are read-only.
    #[must_use]
    pub fn amending(document: &Document, language: &Language) -> Self {
        let mut fields = Self::of(document.book(), Some(document.clone()));
        fields.write(&amending::texts(document, language));
        fields.form.begin();
        for input in Input::of(fields.book) {
            if fields.is_fixed(input) {
                fields.form.fix(fields.at(input));
            }
        }
        fields
    }

    fn of(book: Book, amended: Option<Document>) -> Self {
        let amends = amended.is_some();
        let first: &[Input] = if amends { &[Input::Reason] } else { &[Input::Number, Input::Reason] };
        let lines = std::iter::once(first).chain(Input::lines(book).iter().map(Vec::as_slice));
        let lines = (0..).zip(lines).flat_map(|(line, inputs)| inputs.iter().map(move |input| (line, *input)));
        let switches = Input::switches(book).map(|switch| (UNDRAWN, switch));
        let (mut inputs, mut specs) = (Vec::new(), Vec::new());
        for (line, input) in lines.chain(switches) {
            inputs.push(input);
            let spec = input.spec(book, line);
            specs.push(if amends && input == Input::Reason { spec.labelled(texts::ENTRY_AMEND_REASON) } else { spec });
        }
        Self { book, amended, inputs, form: InputForm::new(specs), rare: Rare::Folded }
    }

    /// Whether a registered document is amended.
    #[must_use]
    pub fn is_amending(&self) -> bool {
        self.amended.is_some()
    }

    /// Whether an input is read-only because its value cannot change after registration.
    #[must_use]
    pub fn is_fixed(&self, input: impl Into<Input>) -> bool {
        let input = input.into();
        match &self.amended {
            None => false,
            Some(Document::Incoming(_)) => input == F::ArrivalDate,
            Some(Document::Outgoing(document)) => match input {
                Input::Field(F::OrganName | F::TypeName | F::Issuers) => true,
                Input::Field(F::DraftingUnit) => document.entry.content.type_name == OFFICIAL_LETTER,
                _ => false,
            },
        }
    }

    /// Updates whether the amended document has files; attaching and withdrawing change nothing else.
    pub fn set_has_file(&mut self, document: &Document) {
        if let Some(amended) = self.amended.as_mut().filter(|amended| amended.id() == document.id()) {
            amended.registration_mut().has_file = document.registration().has_file;
        }
    }

    /// Returns the index of an input in the form; an index past the last if the form lacks the input.
    #[must_use]
    pub fn at(&self, input: impl Into<Input>) -> usize {
        let input = input.into();
        self.inputs.iter().position(|known| *known == input).unwrap_or(self.inputs.len())
    }

    /// Returns the input at an index of the form.
    #[must_use]
    pub fn input(&self, at: usize) -> Option<Input> {
        self.inputs.get(at).copied()
    }

    /// Returns the text of an input exactly as it was typed.
    #[must_use]
    pub fn text(&self, input: impl Into<Input>) -> &str {
        self.form.typed(self.at(input))
    }

    /// Sets the text of an input without recording an undo step; the caller must call `InputForm::note` afterwards.
    pub fn put(&mut self, input: impl Into<Input>, text: String) {
        self.form.put(self.at(input), text);
    }

    /// Empties an input and returns the text it had.
    pub fn take(&mut self, input: impl Into<Input>) -> String {
        let input = input.into();
        let text = self.text(input).to_owned();
        self.put(input, String::new());
        text
    }

    /// Returns the inputs whose texts a draft keeps.
    pub fn kept(&self) -> impl Iterator<Item = Input> {
        self.inputs.iter().copied().filter(|input| *input != Input::TypeWasRead)
    }

    /// Returns the texts of all inputs that are not empty.
    #[must_use]
    pub fn texts(&self) -> HashMap<Input, String> {
        let texts = self.inputs.iter().copied().zip(self.form.texts());
        texts.filter(|(_, text)| !text.is_empty()).map(|(input, text)| (input, text.clone())).collect()
    }

    /// Returns the inputs whose texts differ from `before`.
    #[must_use]
    pub fn changed(&self, before: &[String]) -> Vec<Input> {
        let texts = self.form.texts().iter().zip(before);
        let inputs = self.inputs.iter().zip(texts).filter(|(_, (now, before))| now != before);
        inputs.map(|(input, _)| *input).collect()
    }

    /// Sets the texts of all inputs; inputs that are not in `texts` are emptied.
    pub fn write(&mut self, texts: &HashMap<Input, String>) {
        for (at, input) in self.inputs.iter().enumerate() {
            self.form.put(at, texts.get(input).cloned().unwrap_or_default());
        }
    }

    /// Empties the inputs but for what the next document repeats; returns the texts that stood in them.
    pub fn keep_repeating(&mut self) -> HashMap<Input, String> {
        let kept: &[F] = match self.book {
            // Documents of a batch came on one day from many senders: F4 repeats whatever else is the same.
            Book::Incoming => &[F::ArrivalDate],
            Book::Outgoing => &[
                F::IssuedDate,
                F::OrganName,
                F::TypeName,
                F::DraftingUnit,
                F::SignerPrefix,
                F::SignerPosition,
                F::SignerName,
            ],
        };
        let texts = self.texts();
        let repeated = texts.iter().filter(|(input, _)| kept.iter().any(|field| **input == *field));
        self.write(&repeated.map(|(input, text)| (*input, text.clone())).collect());
        texts
    }

    /// Whether nothing particular to a document is filled in. The date, and for an outgoing document the authority, do not count: they are
    /// filled in beforehand or carried over from the document before.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_common = |input: Input| match (input, self.book) {
            (Input::Field(F::ArrivalDate), Book::Incoming)
            | (Input::Field(F::IssuedDate | F::OrganName), Book::Outgoing) => true,
            (Input::Field(field), _) => field.row().kind == FieldKind::Flag,
            (input, _) => matches!(input, Input::Numbering | Input::TypeWasRead),
        };
        let mut written =
            self.inputs.iter().copied().zip(self.form.texts()).filter(|(_, text)| !text.trim().is_empty());
        written.all(|(input, _)| is_common(input))
    }

    /// Whether the document is normative (VBQPPL).
    #[must_use]
    pub fn is_normative(&self) -> bool {
        self.text(F::Normative) == ON
    }

    pub fn set_normative(&mut self, normative: bool) {
        self.turn(F::Normative, normative);
    }

    /// Whether the type was derived from the code, so that a changed code may replace it.
    #[must_use]
    pub fn type_was_read(&self) -> bool {
        self.text(Input::TypeWasRead) == ON
    }

    pub fn set_type_was_read(&mut self, was_read: bool) {
        self.turn(Input::TypeWasRead, was_read);
    }

    fn turn(&mut self, switch: impl Into<Input>, on: bool) {
        self.put(switch, if on { ON.to_owned() } else { String::new() });
    }

    /// Returns how the number is determined.
    #[must_use]
    pub fn number_choice(&self) -> NumberChoice {
        let word = self.text(Input::Numbering);
        NumberChoice::ALL.into_iter().find(|choice| choice.word() == word).unwrap_or_default()
    }

    pub fn set_number_choice(&mut self, choice: NumberChoice) {
        self.put(Input::Numbering, choice.word().to_owned());
    }

    /// Whether the number is typed by the clerk: chosen, or given on paper.
    #[must_use]
    pub fn chooses_number(&self) -> bool {
        self.number_choice() != NumberChoice::Next
    }

    /// Returns the date of a field; a term in the deadline is counted from the day of arrival or issue.
    ///
    /// # Errors
    /// Returns why the text is not a date.
    pub fn read_date(&self, field: F, context: Context<'_>) -> Result<Option<NaiveDate>, NoDate> {
        let text = |field| self.text(field).to_owned();
        dates::read(text, self.book, field, context.today, &context.reference.calendar)
    }

    /// Returns the date of a field; `None` if its text is not a date.
    #[must_use]
    pub fn date(&self, field: F, context: Context<'_>) -> Option<NaiveDate> {
        self.read_date(field, context).ok().flatten()
    }

    /// Writes all dates in full, except the one that is still being typed.
    pub fn write_dates(&mut self, typed: Option<Input>, context: Context<'_>) {
        // Read all before writing any: a term counts from another date of the form.
        let dates = F::entered(self.book)
            .into_iter()
            .map(|(_, field)| field)
            .filter(|field| field.row().kind == FieldKind::Date && typed.is_none_or(|typed| typed != *field));
        let read: Vec<_> = dates.filter_map(|field| Some((field, self.date(field, context)?))).collect();
        for (field, date) in read {
            self.put(field, context.language.date(date));
        }
        self.form.note(How::Tidied);
    }

    /// Replaces a term in the deadline by the day it ends, so that the calendar opens at that day.
    pub fn write_term(&mut self, context: Context<'_>) {
        if Term::read(self.text(F::DueDate)).is_some()
            && let Some(day) = self.date(F::DueDate, context)
        {
            self.put(F::DueDate, context.language.date(day));
            self.form.note(How::Tidied);
        }
    }

    /// Returns a reader over the current texts.
    #[must_use]
    pub fn reader<'a>(&self, context: Context<'a>) -> Reader<'a> {
        Reader {
            texts: self.texts(),
            today: context.today,
            calendar: &context.reference.calendar,
            language: context.language,
            problems: Vec::new(),
        }
    }

    /// Focuses an input and moves the cursor to the end of its text.
    pub fn focus<Message: Send + 'static>(&self, input: impl Into<Input>) -> Task<Message> {
        self.form.go_on_at(self.at(input))
    }
    /// Focuses the first empty input that is not a rarer field; when amending, the reason.
    pub fn focus_first_empty<Message: Send + 'static>(&self) -> Task<Message> {
        if self.is_amending() {
            return self.focus(Input::Reason);
        }
        let is_empty = |input: &Input| self.text(*input).trim().is_empty();
        let mut shown = Input::of(self.book).filter(|input| !input.is_rare(self.book));
        let first = shown.find(is_empty).or_else(|| Input::of(self.book).next());
        first.map_or_else(Task::none, |input| self.focus(input))
    }

    /// Whether the rare fields are shown: unfolded, filled in, or with a problem.
    #[must_use]
    pub fn shows_rare(&self) -> bool {
        let is_needed = |at| !self.form.typed(at).is_empty() || self.form.is_wrong(at);
        let mut rare = Input::of(self.book).filter(|input| input.is_rare(self.book));
        self.rare == Rare::Unfolded || rare.any(|input| is_needed(self.at(input)))
    }

    /// Unfolds the rarer fields and focuses the first of them, or folds them away.
    pub fn turn_fold<Message: Send + 'static>(&mut self) -> Task<Message> {
        self.rare = if self.shows_rare() { Rare::Folded } else { Rare::Unfolded };
        if self.rare == Rare::Unfolded { self.focus(F::FileOrgan) } else { self.focus_first_empty() }
    }

    /// Focuses the first input that has a problem and moves the cursor to the end of its text.
    pub fn focus_first_problem<Message: Send + 'static>(&self) -> Task<Message> {
        self.form.first_problem().map_or_else(Task::none, |at| self.form.go_on_at(at))
    }

    /// Whether Enter accepts the marked receiver; the focus then stays for the next receiver.
    #[must_use]
    pub fn takes_recipient(&self) -> bool {
        self.form.offered_at() == Some(self.at(F::To)) && self.form.takes_marked(true)
    }

    /// Warns at once that a document marked secret is not registered here.
    pub fn refuse_secret(&mut self) {
        if let Some(secrecy) = Secrecy::of(self.text(Input::Secrecy)).filter(|secrecy| *secrecy != Secrecy::Normal) {
            self.form.wrong(self.at(Input::Secrecy), Cause::Secret(secrecy.word().to_owned()));
        }
    }

    /// Turns the switch for VBQPPL off for a type that is never normative: its documents belong to no series of VBQPPL.
    pub fn settle_normative(&mut self, types: &[DocumentType]) {
        let name = clean(self.text(F::TypeName));
        let is_known = |normative| document_type::find(types, &name, normative).is_some();
        if self.is_normative() && is_known(false) && !is_known(true) {
            self.set_normative(false);
        }
    }

    /// Derives the type of an incoming document from its code, unless the clerk has written one.
    pub fn read_type(&mut self, types: &[DocumentType]) {
        if !self.type_was_read() && !self.text(F::TypeName).is_empty() {
            return;
        }
        let code = Code::read(self.text(F::Code));
        let name = code.document_type(types).map(|known| known.name.clone()).unwrap_or_default();
        if !name.is_empty() {
            self.form.forget_problem(self.at(F::TypeName));
        }
        self.put(F::TypeName, name);
        self.set_type_was_read(true);
    }

    /// Parses the texts and checks the document.
    ///
    /// # Errors
    /// Returns every problem, one for each field.
    pub fn entry(&self, context: Context<'_>) -> Result<Entry, Vec<Problem>> {
        let mut reader = self.reader(context);
        let checked = match (&self.amended, self.book) {
            (Some(document), _) => amending::check(document, &mut reader),
            (None, Book::Incoming) => reader.incoming().check().map(|checked| Entry::Incoming(checked.entry)),
            (None, Book::Outgoing) => reader.outgoing().check().map(|checked| Entry::Outgoing(checked.entry)),
        };
        match checked {
            Ok(entry) if reader.problems.is_empty() => Ok(entry),
            checked => Err(reader.all_problems(checked.err().unwrap_or_default())),
        }
    }
}
