//! The inputs and switches of an entry form, addressed by `Input` instead of their index in the input form.

use std::collections::HashMap;

use chrono::NaiveDate;
use iced::Task;

use domain::{
    book::Book,
    date::NoDate,
    deadline::Term,
    document_field::{DocumentField as F, FieldKind},
};

use super::{Context, dates, draft::Reader, input::Input};
use crate::kit::form::{How, InputForm};

/// The line of the switches, which is not drawn.
const UNDRAWN: u8 = u8::MAX;

/// The text of a switch that is on.
pub const ON: &str = "1";

/// How the number of a document is determined.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering {
    /// The next number of the series.
    #[default]
    Next,
    /// A number that the clerk chooses.
    Chosen,
    /// A number given on paper while the computer was down.
    OnPaper,
}

impl Numbering {
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

/// The inputs of an entry form with their texts.
#[derive(Debug)]
pub struct Fields {
    /// The book of the document.
    pub book: Book,
    /// The inputs, in the order of the specs of `form`.
    pub inputs: Vec<Input>,
    pub form: InputForm,
}

impl Fields {
    /// Returns empty fields for registering a document or, if `amends`, for amending one.
    #[must_use]
    pub fn new(book: Book, amends: bool) -> Self {
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
        Self { book, inputs, form: InputForm::new(specs) }
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
    pub fn numbering(&self) -> Numbering {
        let word = self.text(Input::Numbering);
        Numbering::ALL.into_iter().find(|numbering| numbering.word() == word).unwrap_or_default()
    }

    pub fn set_numbering(&mut self, numbering: Numbering) {
        self.put(Input::Numbering, numbering.word().to_owned());
    }

    /// Whether the number is typed by the clerk: chosen, or given on paper.
    #[must_use]
    pub fn chooses_number(&self) -> bool {
        self.numbering() != Numbering::Next
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
}
