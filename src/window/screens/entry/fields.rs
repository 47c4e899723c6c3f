//! What stands in a document's form: the input form under the names of its inputs, its switches among them.

use std::collections::HashMap;

use chrono::NaiveDate;
use iced::Task;

use domain::{book::Book, date::NoDate, deadline::Term};

use super::{Context, dates, draft::Reader, input::Input};
use crate::kit::form::{How, InputForm};

/// What a switch that is on says.
pub const ON: &str = "1";

/// Which number a document is to get.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbering {
    /// The next one.
    #[default]
    Next,
    /// One of the clerk's choice.
    Chosen,
    /// The one given on paper while the machine was down.
    OnPaper,
}

impl Numbering {
    const ALL: [Self; 3] = [Self::Next, Self::Chosen, Self::OnPaper];

    /// What the switch says, also in a draft.
    fn word(self) -> &'static str {
        match self {
            Self::Next => "",
            Self::Chosen => "chosen",
            Self::OnPaper => "on-paper",
        }
    }
}

/// The inputs of a form, with what stands in them.
#[derive(Debug)]
pub struct Fields {
    /// The book it is a form of.
    pub book: Book,
    /// The inputs, in the order of their descriptions.
    pub inputs: Vec<Input>,
    pub form: InputForm,
}

impl Fields {
    /// Empty fields, to register a document or to amend one.
    #[must_use]
    pub fn new(book: Book, amends: bool) -> Self {
        let first: &[Input] = if amends { &[Input::Reason] } else { &[Input::Number, Input::Reason] };
        let switches = [Input::Normative, Input::Numbering, Input::TypeWasRead];
        let lines = Input::lines(book);
        let lines = std::iter::once(first).chain(lines.iter().copied()).chain(std::iter::once(&switches[..]));
        let (mut inputs, mut specs) = (Vec::new(), Vec::new());
        for (line, of_line) in (0..).zip(lines) {
            for input in of_line {
                inputs.push(*input);
                let spec = input.spec(book, line);
                specs.push(if amends && *input == Input::Reason { spec.labelled("entry-amend-reason") } else { spec });
            }
        }
        Self { book, inputs, form: InputForm::new(specs) }
    }

    /// Which input of the form it is; past the last where the form has none such.
    #[must_use]
    pub fn at(&self, input: Input) -> usize {
        self.inputs.iter().position(|known| *known == input).unwrap_or(self.inputs.len())
    }

    /// The input in a place.
    #[must_use]
    pub fn input(&self, at: usize) -> Option<Input> {
        self.inputs.get(at).copied()
    }

    /// The text of an input as it was typed.
    #[must_use]
    pub fn text(&self, input: Input) -> &str {
        self.form.typed(self.at(input))
    }

    /// Puts a text into an input; who does so notes why.
    pub fn put(&mut self, input: Input, text: String) {
        self.form.put(self.at(input), text);
    }

    /// Takes the text of an input out of it.
    pub fn take(&mut self, input: Input) -> String {
        let text = self.text(input).to_owned();
        self.put(input, String::new());
        text
    }

    /// The texts of all inputs; none is empty.
    #[must_use]
    pub fn texts(&self) -> HashMap<Input, String> {
        let texts = self.inputs.iter().copied().zip(self.form.texts());
        texts.filter(|(_, text)| !text.is_empty()).map(|(input, text)| (input, text.clone())).collect()
    }

    /// The inputs whose texts are no longer these.
    #[must_use]
    pub fn changed(&self, before: &[String]) -> Vec<Input> {
        let texts = self.form.texts().iter().zip(before);
        let inputs = self.inputs.iter().zip(texts).filter(|(_, (now, before))| now != before);
        inputs.map(|(input, _)| *input).collect()
    }

    /// Puts these texts into the inputs, and none into the others.
    pub fn write(&mut self, texts: &HashMap<Input, String>) {
        for (at, input) in self.inputs.iter().enumerate() {
            self.form.put(at, texts.get(input).cloned().unwrap_or_default());
        }
    }

    /// Whether nothing of a document is written: the day it came or was issued, and whose it is, are the same for all of a morning.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        let is_common = |input: Input| match (input, self.book) {
            (Input::Normative | Input::Numbering | Input::TypeWasRead, _) | (Input::ArrivalDate, Book::Incoming) => {
                true
            }
            (Input::IssuedDate | Input::OrganName, book) => book == Book::Outgoing,
            _ => false,
        };
        let mut written =
            self.inputs.iter().copied().zip(self.form.texts()).filter(|(_, text)| !text.trim().is_empty());
        written.all(|(input, _)| is_common(input))
    }

    /// VBQPPL or not.
    #[must_use]
    pub fn is_normative(&self) -> bool {
        self.text(Input::Normative) == ON
    }

    pub fn set_normative(&mut self, normative: bool) {
        self.turn(Input::Normative, normative);
    }

    /// Whether the type was read out of the code and may be read anew.
    #[must_use]
    pub fn type_was_read(&self) -> bool {
        self.text(Input::TypeWasRead) == ON
    }

    pub fn set_type_was_read(&mut self, was_read: bool) {
        self.turn(Input::TypeWasRead, was_read);
    }

    fn turn(&mut self, switch: Input, on: bool) {
        self.put(switch, if on { ON.to_owned() } else { String::new() });
    }

    /// Which number it is to get.
    #[must_use]
    pub fn numbering(&self) -> Numbering {
        let word = self.text(Input::Numbering);
        Numbering::ALL.into_iter().find(|numbering| numbering.word() == word).unwrap_or_default()
    }

    pub fn set_numbering(&mut self, numbering: Numbering) {
        self.put(Input::Numbering, numbering.word().to_owned());
    }

    /// Whether the clerk chooses the number.
    #[must_use]
    pub fn chooses_number(&self) -> bool {
        self.numbering() != Numbering::Next
    }

    /// What an input says, as a date. A deadline counts from the day of arrival or issue.
    ///
    /// # Errors
    /// Why it is none.
    pub fn read_date(&self, input: Input, context: Context<'_>) -> Result<Option<NaiveDate>, NoDate> {
        let text = |input| self.text(input).to_owned();
        dates::read(text, self.book, input, context.today, &context.reference.calendar)
    }

    /// The date typed in an input, if it is one.
    #[must_use]
    pub fn date(&self, input: Input, context: Context<'_>) -> Option<NaiveDate> {
        self.read_date(input, context).ok().flatten()
    }

    /// Writes dates in full once the clerk has left their inputs; not the one that is being typed.
    pub fn write_dates(&mut self, typed: Option<Input>, context: Context<'_>) {
        // A term counts from another date, and is read while that date is unchanged.
        let dates = self.inputs.iter().copied().filter(|input| input.is_date() && Some(*input) != typed);
        let read: Vec<_> = dates.filter_map(|input| Some((input, self.date(input, context)?))).collect();
        for (input, date) in read {
            self.put(input, context.language.date(date));
        }
        self.form.note(How::Tidied);
    }

    /// Writes a term as the day it ends, so that a month opens there.
    pub fn write_term(&mut self, context: Context<'_>) {
        if Term::read(self.text(Input::DueDate)).is_some()
            && let Some(day) = self.date(Input::DueDate, context)
        {
            self.put(Input::DueDate, context.language.date(day));
            self.form.note(How::Tidied);
        }
    }

    /// Reads all of it.
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

    /// The keyboard into an input, behind its text.
    pub fn focus<Message: Send + 'static>(&self, input: Input) -> Task<Message> {
        self.form.go_on_at(self.at(input))
    }
}
