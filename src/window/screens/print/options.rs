//! How a table is to be beyond the form itself: signatures filled in, columns of the office's own, how wide they are; and where a
//! stamp goes on another's PDF. What an office does not choose stays out of sight.

use chrono::NaiveDate;
use iced::{
    Element, Length,
    widget::{Column, Row, column, row},
};

use domain::{cell::Cell, field::Cause, printing_on::PrintCause};
use language::Language;
use paper::{
    Corner, Paper, PrintOptions, StampPlace,
    catalogue::{self, EXTRAS, Form, FormColumn},
};
use texts::Text;

use super::{Message, Part, Print, PrintChoice, PrintInput, forms::Variant, input::line};
use crate::{
    keys::Command,
    kit::{button, field::Frame, space, text},
};

/// What is chosen.
#[derive(Debug, Default)]
pub struct Options {
    /// Whether ký nhận says who received it.
    is_signed: bool,
    /// Whether the office has columns of its own, or widths.
    pub(super) has_own_columns: bool,
    /// The paper of a registry book with such columns; another form has its paper beside its name.
    pub(super) paper: Paper,
    /// Where on the page the stamp goes.
    pub(super) stamp_place: StampPlace,
}

impl Options {
    /// Filled in, or blank.
    pub(super) fn turn_signed(&mut self) {
        self.is_signed = !self.is_signed;
    }

    /// With columns of the office's own, or those of the form.
    pub(super) fn turn_columns(&mut self) {
        self.has_own_columns = !self.has_own_columns;
    }
}

/// Whether a table has a column for signatures.
fn is_signed_for(form: &Form) -> bool {
    form.columns().iter().any(|column| column.cell == Cell::Signature)
}

/// The columns that these numbers name, in their order; or the first that names none.
fn columns(text: &str) -> Result<Vec<FormColumn>, Cause> {
    let most = i64::try_from(EXTRAS.len()).unwrap_or(i64::MAX);
    let mut columns = Vec::new();
    for word in words(text) {
        let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let Some((_, column)) = number.and_then(|at| EXTRAS.get(at)) else {
            return Err(Cause::NotANumber { text: word.to_owned(), least: 1, most });
        };
        // Once is enough; and so all of them have room on any form's paper.
        if !columns.contains(column) {
            columns.push(*column);
        }
    }
    Ok(columns)
}

/// Numbers as they are typed one after the other; a comma between figures is Vietnamese for a point, and no width is that fine.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '/']).filter(|word| !word.is_empty())
}

impl Print {
    /// The form whose table is printed: another form, or the registry book of its year when its rows are printed.
    fn table(&self) -> Option<&'static Form> {
        // The form that held at the end of the book's year.
        let last_day = self.year().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31)).unwrap_or(self.today);
        let book = || (self.part() == Part::Rows).then(|| catalogue::registry_book(self.book, last_day));
        self.forms.form().or_else(book).filter(|form| !form.columns().is_empty())
    }

    /// Reads the options of the chosen form.
    pub(super) fn print_options(&mut self) -> PrintOptions {
        let mut options = PrintOptions::default();
        if let Some(Variant::Paper(paper)) = self.forms.variant() {
            options.paper = paper;
        }
        let Some(form) = self.table() else { return options };
        options.signatures_filled = self.options.is_signed && is_signed_for(form);
        if !self.options.has_own_columns {
            return options;
        }
        if self.forms.form().is_none() {
            options.paper = self.options.paper;
        }
        match columns(self.text(PrintInput::Columns)) {
            Ok(extra) => options.extra = extra,
            Err(cause) => {
                self.form.wrong(PrintInput::Columns.at(), cause);
                return options;
            }
        }
        let wanted = options.usual_widths(form).len();
        let typed = self.text(PrintInput::Widths);
        let widths: Option<Vec<f32>> = words(typed)
            .map(|word| word.parse().ok().filter(|width: &f32| width.is_finite() && *width > 0.0))
            .collect();
        match widths {
            Some(widths) if widths.is_empty() || widths.len() == wanted => options.widths = widths,
            _ => {
                self.form.wrong(PrintInput::Widths.at(), Cause::Print(PrintCause::NotWidths(wanted)));
                return options;
            }
        }
        options
    }

    /// Whether the table has columns of the office's own, or widths.
    pub(super) fn has_own_columns(&self) -> bool {
        self.options.has_own_columns && self.table().is_some()
    }

    /// What may be chosen in one line.
    pub(super) fn option_choices<'a>(&self, language: &Language) -> Vec<Element<'a, Message>> {
        let Some(form) = self.table() else { return Vec::new() };
        let mut choices: Vec<Element<'a, Message>> = Vec::new();
        if is_signed_for(form) {
            choices.push(button::tick(
                language.text(texts::PRINT_SIGNED),
                self.options.is_signed,
                Command::Signed.key(),
                Message::Choose(PrintChoice::Signed),
            ));
        }
        let own = self.options.has_own_columns;
        choices.push(button::tick(
            language.text(texts::PRINT_OWN_COLUMNS),
            own,
            Command::OwnColumns.key(),
            Message::Choose(PrintChoice::OwnColumns),
        ));
        choices
    }

    /// The columns of the office's own.
    pub(super) fn own_columns<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        self.table().filter(|_| self.options.has_own_columns)?;
        let chosen: Vec<&str> = words(self.text(PrintInput::Columns)).collect();
        let extras = (1..).zip(&EXTRAS).map(|(number, (_, column)): (usize, _)| {
            let words = format!("{number} {}", column.heading);
            let number = number.to_string();
            button::tick(words, chosen.contains(&number.as_str()), "", Message::Choose(PrintChoice::Column(number)))
        });
        let mut lines = Column::new()
            .push(text::label(language.text(texts::PRINT_COLUMNS_WHAT)))
            .push(Row::with_children(extras).spacing(space::SMALL).wrap());
        if self.forms.form().is_none() {
            let papers = Paper::ALL.map(|paper| {
                let is_chosen = self.options.paper == paper;
                (paper.key().to_uppercase(), is_chosen, Message::Choose(PrintChoice::Paper(paper)))
            });
            lines = lines.push(button::segments(papers, Command::NextLayout.key()));
        }
        Some(lines.push(self.line(line::COLUMNS, language)).spacing(space::SMALL).into())
    }

    /// Returns the usual widths of the columns, in the format in which widths are typed.
    pub(super) fn usual_widths(&self) -> String {
        let Some(form) = self.table() else { return String::new() };
        let extra = columns(self.text(PrintInput::Columns)).unwrap_or_default();
        let usual = PrintOptions { extra, ..PrintOptions::default() };
        usual.usual_widths(form).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The PDF that is stamped, and where on its first page.
    pub(super) fn stamped<'a>(&'a self, language: &'a Language) -> Option<Element<'a, Message>> {
        if self.forms.variant() != Some(Variant::Onto) {
            return None;
        }
        let choose = button::secondary(
            language.text(texts::PRINT_CHOOSE_STAMPED),
            Command::ChooseStamped.key(),
            Some(Message::AskFile(PrintInput::Stamped)),
        );
        let choose = Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }.context(choose, None);
        let file = row![self.line(line::STAMPED, language), choose].spacing(space::MEDIUM);
        let is_typed = !self.text(PrintInput::StampAt).is_empty();
        let places = STAMP_PLACES.map(|(place, words)| {
            let is_chosen = !is_typed && self.options.stamp_place == place;
            (language.text(words), is_chosen, Message::Choose(PrintChoice::StampPlace(place)))
        });
        let places = button::segments(places, Command::NextLayout.key());
        Some(column![file, places, self.line(line::STAMP_AT, language)].spacing(space::MEDIUM).into())
    }

    /// Reads the place of the stamp: the typed one, or else the chosen one.
    pub(super) fn stamp_place(&mut self) -> StampPlace {
        let typed = self.text(PrintInput::StampAt);
        if typed.is_empty() {
            return self.options.stamp_place;
        }
        let place = StampPlace::parse(typed);
        if place.is_none() {
            self.form.wrong(PrintInput::StampAt.at(), Cause::Print(PrintCause::NotAStampPlace));
        }
        place.unwrap_or_default()
    }
}

/// The places of a stamp: the free paper, then the corners as one reads.
pub(super) const STAMP_PLACES: [(StampPlace, Text); 5] = [
    (StampPlace::Free, texts::PRINT_STAMP_FREE),
    (StampPlace::Corner(Corner::TopLeft), texts::PRINT_CORNER_TOP_LEFT),
    (StampPlace::Corner(Corner::TopRight), texts::PRINT_CORNER_TOP_RIGHT),
    (StampPlace::Corner(Corner::BottomLeft), texts::PRINT_CORNER_BOTTOM_LEFT),
    (StampPlace::Corner(Corner::BottomRight), texts::PRINT_CORNER_BOTTOM_RIGHT),
];
