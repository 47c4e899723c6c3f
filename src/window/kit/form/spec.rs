//! The description of an input as data: its label, kind of value, suggestions, line and width.

use domain::{field::Field, number::LARGEST, typed_date::Nearest};
use iced::widget::Id;
use store::NameKind;
use texts::Text;

use crate::kit::space;

/// The kind of value that an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text; unless the registry suggests names for it, leaving the input takes the first choice that fits.
    Text,
    /// A text of several lines.
    Lines,
    /// A date, with the rule that completes a missing month or year.
    Date(Nearest),
    /// A future date, or a term counted from another date: `5 nlv`.
    Term,
    /// Several names, separated by semicolons.
    Many,
    /// One of a few known words, listed on a mouse press; leaving the input takes the first that fits.
    Choice,
    /// A free text with a few usual words, listed on a mouse press.
    Usual,
    /// The path of a file; input methods are off in it.
    Path,
    /// The value of a switch, which has no input here but shares the undo history.
    Switch,
}

/// The description of an input.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// The id in the widget tree.
    pub id: &'static str,
    pub label: Text,
    /// The field whose problems the input shows.
    pub field: Field,
    /// More fields whose problems the input shows, in preference to the inputs of those fields.
    pub also: &'static [Field],
    /// The kind of value.
    pub kind: FieldKind,
    /// The kind of names that the registry suggests for the input.
    pub names: Option<NameKind>,
    /// Whether the input must be filled in.
    pub required: bool,
    /// The least and the greatest number that the input accepts.
    pub limits: (u32, u32),
    pub placeholder: Option<Text>,
    /// The line of the form that contains the input.
    pub line: u8,
    /// The width; `None` fills the rest of the line.
    pub width: Option<f32>,
}

impl FieldSpec {
    /// Returns the spec of an input that fills its line.
    pub const fn of(kind: FieldKind, label: Text, field: Field, line: u8) -> Self {
        Self {
            id: label.key(),
            label,
            field,
            also: &[],
            kind,
            names: None,
            required: false,
            limits: (1, LARGEST),
            placeholder: None,
            line,
            width: None,
        }
    }

    /// Returns the spec of a text that fills its line.
    pub const fn text(label: Text, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Text, label, field, line)
    }

    /// Returns the spec of a number or another short text.
    pub const fn short(label: Text, field: Field, line: u8) -> Self {
        Self::text(label, field, line).wide(space::SHORT_FIELD)
    }

    /// Returns the spec of a number whose label is long.
    pub const fn number(label: Text, field: Field, line: u8) -> Self {
        Self::text(label, field, line).wide(space::SHORT_LIST)
    }

    /// Returns the spec of a date; a missing month or year is the current one.
    pub const fn date(label: Text, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Date(Nearest::Current), label, field, line).wide(space::DATE)
    }

    /// Returns the spec of a past date; a missing month or year is completed to the latest such day that is not in the future.
    pub const fn past_date(label: Text, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Date(Nearest::Before), label, field, line).wide(space::DATE)
    }

    /// Returns the spec of a future date; a missing month or year is completed to the next such day.
    pub const fn coming_date(label: Text, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Date(Nearest::Ahead), label, field, line).wide(space::DATE)
    }

    /// Returns the spec of an input of several names.
    pub const fn many(label: Text, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Many, label, field, line)
    }

    /// Sets the id, which must be set where several inputs share a label.
    pub const fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// Sets the label.
    pub const fn labelled(self, label: Text) -> Self {
        Self { label, ..self }
    }

    /// Sets more fields whose problems the input shows.
    pub const fn also(self, also: &'static [Field]) -> Self {
        Self { also, ..self }
    }

    /// Whether the input shows the problems of a field.
    #[must_use]
    pub fn shows(&self, field: Field) -> bool {
        self.field == field || self.also.contains(&field)
    }

    /// Sets the width.
    pub const fn wide(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// Requires the input to be filled in.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Sets the kind of names that the registry suggests.
    pub const fn naming(self, names: NameKind) -> Self {
        Self { names: Some(names), ..self }
    }

    /// Sets the placeholder.
    pub const fn placeholder(self, text: Text) -> Self {
        Self { placeholder: Some(text), ..self }
    }

    /// Sets the least and the greatest number that the input accepts.
    pub const fn limits(self, least: u32, most: u32) -> Self {
        Self { limits: (least, most), ..self }
    }

    pub(super) fn widget_id(&self) -> Id {
        Id::new(self.id)
    }

    /// Whether the input holds a date or a term.
    #[must_use]
    pub fn is_date(&self) -> bool {
        matches!(self.kind, FieldKind::Date(_) | FieldKind::Term)
    }

    /// Returns the rule that completes a date without month or year.
    #[must_use]
    pub fn nearest(&self) -> Nearest {
        match self.kind {
            FieldKind::Date(nearest) => nearest,
            FieldKind::Term => Nearest::Ahead,
            _ => Nearest::Current,
        }
    }

    /// Whether leaving the input takes the first choice that fits.
    #[must_use]
    pub fn means_first(&self) -> bool {
        self.names.is_none() && self.kind != FieldKind::Usual
    }

    /// Whether the input has a sign that a mouse press lists its choices.
    pub(super) fn shows_choices(&self) -> bool {
        matches!(self.kind, FieldKind::Choice | FieldKind::Usual)
    }
}
