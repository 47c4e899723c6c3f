//! Which series or type of the outgoing side is printed (Điều 15.1, NĐ 30/2020/NĐ-CP: an office may keep a book of each). Both stay out
//! of sight where the incoming side is printed, which has one series.

use chrono::Datelike;
use iced::{
    Element, Task,
    widget::{Column, Row},
};

use domain::{
    book::Book,
    document_type::{self, DocumentType},
    field::Cause,
    series::{Series, SeriesCause},
    text::fold,
};
use language::Language;

use super::{Message, Part, Print, PrintChoice, PrintInput, forms::Variant, input::line};
use crate::kit::{button, space, text};

/// The choices that narrow a book.
#[derive(Debug, Clone, Default)]
pub struct BookChoices {
    /// The name of the office, whose book is printed where no other is chosen.
    pub office: String,
    /// The types of the registry.
    pub types: Vec<DocumentType>,
    /// The series of all years.
    pub series: Vec<Series>,
}

impl Print {
    /// Whether a type can be asked for.
    pub(super) fn takes_type(&self) -> bool {
        let book = self.forms.form().map_or(self.book, |form| form.book);
        book == Book::Outgoing && self.part() == Part::Rows && self.forms.variant() != Some(Variant::Onto)
    }

    /// Whether a series can be asked for: only a registry book tells of whole series.
    pub(super) fn takes_series(&self) -> bool {
        self.takes_type() && self.forms.form().is_none()
    }

    /// The type that is typed, as the registry names it; one it does not know stays as it is.
    pub(super) fn type_name(&self) -> Option<String> {
        let typed = self.text(PrintInput::Type);
        if typed.is_empty() || !self.takes_type() {
            return None;
        }
        let meant = |normative| document_type::meant(&self.known.types, typed, normative);
        Some(meant(false).or_else(|| meant(true)).map_or_else(|| typed.to_owned(), |kind| kind.name.clone()))
    }

    /// The series that is typed, likewise; the beginning of its name is enough where only one begins so.
    pub(super) fn series_name(&self) -> Option<String> {
        let typed = self.text(PrintInput::Series);
        if typed.is_empty() || !self.takes_series() {
            return None;
        }
        let wanted = fold(typed);
        let names = self.series_names();
        let whole = names.iter().find(|name| fold(name) == wanted);
        let mut begun = names.iter().filter(|name| fold(name).starts_with(&wanted));
        let meant = whole.or_else(|| begun.next().filter(|_| begun.next().is_none()));
        Some(meant.map_or_else(|| typed.to_owned(), |name| (*name).to_owned()))
    }

    /// The series of the book and year, each once.
    fn series_names(&self) -> Vec<&str> {
        let whose = self.authority.as_deref().unwrap_or(&self.known.office);
        let mut names: Vec<&str> = Vec::new();
        for series in &self.known.series {
            let counts = self
                .year()
                .is_none_or(|year| (series.period.starts.year()..=series.period.ends.year()).contains(&year));
            let is_theirs = series.book == Book::Outgoing && series.authority.as_deref() == Some(whose);
            if counts && is_theirs && !names.contains(&series.name.as_str()) {
                names.push(&series.name);
            }
        }
        names
    }

    /// Whether a closing page may stand in the book: it counts whole series.
    pub(super) fn may_close(&self) -> bool {
        self.type_name().is_none()
    }

    /// Refuses a type or series that the registry does not know.
    pub(super) fn check_narrowing(&mut self) {
        if let Some(name) = self.type_name().filter(|name| !self.known.types.iter().any(|kind| kind.name == *name)) {
            self.form.wrong(PrintInput::Type.at(), Cause::UnknownType(name));
        }
        if let Some(name) = self.series_name().filter(|name| !self.series_names().contains(&name.as_str())) {
            self.form.wrong(PrintInput::Series.at(), Cause::Series(SeriesCause::Unknown(name)));
        }
    }

    /// Chooses a series, or all again.
    pub(super) fn turn_series(&mut self, name: String) -> Task<Message> {
        let chosen = self.series_name().as_ref() == Some(&name);
        self.form.write(PrintInput::Series.at(), if chosen { String::new() } else { name })
    }

    /// The inputs, and the series there are.
    pub(super) fn narrowed<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        if !self.takes_type() {
            return None;
        }
        let mut lines = Column::new().spacing(space::SMALL);
        let mut hint = texts::PRINT_TYPE_HINT;
        let mut choices = None;
        if self.takes_series() {
            hint = texts::PRINT_SERIES_HINT;
            let chosen = self.series_name();
            let series = self.series_names().into_iter().map(|name| {
                let is_chosen = chosen.as_deref() == Some(name);
                button::choice(name.to_owned(), is_chosen, Message::Choose(PrintChoice::Series(name.to_owned())))
            });
            choices = Some(Row::with_children(series).spacing(space::SMALL).wrap());
        }
        lines = lines.push(self.line(line::NARROWED, language)).push(text::label(language.text(hint)));
        Some(lines.push(choices).into())
    }

    /// What is added to the name of the file, so that a book of one series does not take the place of the whole one.
    pub(super) fn narrowed_name(&self) -> String {
        let mut name = String::new();
        for word in [self.type_name(), self.series_name()].into_iter().flatten() {
            let plain = fold(&word);
            for part in plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
                name.push('-');
                name.push_str(part);
            }
        }
        name
    }
}
