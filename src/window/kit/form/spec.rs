//! What an input of a form is, as data: its label, what it holds, what it offers, its place and width.

use domain::{field::Field, number::LARGEST, typed_date::Nearest};
use iced::widget::Id;
use store::NameKind;

use crate::kit::space;

/// What an input holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text; where choices begin as typed, the first of them is meant.
    Text,
    /// A text on several lines.
    Lines,
    /// A date; which day is meant where its month or year is not written.
    Date(Nearest),
    /// A date to come, or a term from another day: `5 nlv`.
    Term,
    /// Several names, with semicolons between them.
    Many,
    /// One of a few known words, which the mouse opens; the first that fits is meant.
    Choice,
    /// Any word; a few usual ones are offered, which the mouse opens.
    Usual,
    /// A value without an input: a switch beside the inputs, undone with them.
    Switch,
}

/// The description of an input.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// Its id in the widget tree.
    pub id: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The field whose problems it shows.
    pub field: Field,
    /// More fields whose problems it shows, before the inputs that fill them.
    pub also: &'static [Field],
    /// What it holds.
    pub kind: FieldKind,
    /// Which names used before it offers.
    pub names: Option<NameKind>,
    /// Whether it must not be empty.
    pub required: bool,
    /// The least and the greatest number it takes.
    pub limits: (u32, u32),
    /// The key of what it shows while it is empty.
    pub placeholder: Option<&'static str>,
    /// Its line in the form.
    pub line: u8,
    /// How wide it is; `None` for the rest of the line.
    pub width: Option<f32>,
}

impl FieldSpec {
    /// An input of a kind, as wide as there is room.
    pub const fn of(kind: FieldKind, label: &'static str, field: Field, line: u8) -> Self {
        Self {
            id: label,
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

    /// A text, as wide as there is room.
    pub const fn text(label: &'static str, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Text, label, field, line)
    }

    /// A number, or another short text.
    pub const fn short(label: &'static str, field: Field, line: u8) -> Self {
        Self::text(label, field, line).wide(space::SHORT_FIELD)
    }

    /// A number under a long label.
    pub const fn number(label: &'static str, field: Field, line: u8) -> Self {
        Self::text(label, field, line).wide(space::SHORT_LIST)
    }

    /// A date; without its month or year it is of the current one.
    pub const fn date(label: &'static str, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Date(Nearest::Current), label, field, line).wide(space::DATE)
    }

    /// A date that has come already; without its month or year it is the last such day.
    pub const fn past_date(label: &'static str, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Date(Nearest::Before), label, field, line).wide(space::DATE)
    }

    /// A date that is still to come; without its month or year it is the next such day.
    pub const fn coming_date(label: &'static str, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Date(Nearest::Ahead), label, field, line).wide(space::DATE)
    }

    /// Several names.
    pub const fn many(label: &'static str, field: Field, line: u8) -> Self {
        Self::of(FieldKind::Many, label, field, line)
    }

    /// The same under another id, where inputs share a label.
    pub const fn id(self, id: &'static str) -> Self {
        Self { id, ..self }
    }

    /// The same under another label.
    pub const fn labelled(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    /// The same, which shows the problems of these fields too.
    pub const fn also(self, also: &'static [Field]) -> Self {
        Self { also, ..self }
    }

    /// Whether it shows the problems of a field.
    #[must_use]
    pub fn shows(&self, field: Field) -> bool {
        self.field == field || self.also.contains(&field)
    }

    /// The same of this width.
    pub const fn wide(self, width: f32) -> Self {
        Self { width: Some(width), ..self }
    }

    /// The same, which must not be empty.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, which offers names used before.
    pub const fn naming(self, names: NameKind) -> Self {
        Self { names: Some(names), ..self }
    }

    /// The same, which shows this while it is empty.
    pub const fn placeholder(self, key: &'static str) -> Self {
        Self { placeholder: Some(key), ..self }
    }

    /// The same for numbers between these.
    pub const fn limits(self, least: u32, most: u32) -> Self {
        Self { limits: (least, most), ..self }
    }

    pub(super) fn widget_id(&self) -> Id {
        Id::new(self.id)
    }

    /// Whether it holds a date.
    #[must_use]
    pub fn is_date(&self) -> bool {
        matches!(self.kind, FieldKind::Date(_) | FieldKind::Term)
    }

    /// Which day is meant by a date short of its month or year.
    #[must_use]
    pub fn nearest(&self) -> Nearest {
        match self.kind {
            FieldKind::Date(nearest) => nearest,
            FieldKind::Term => Nearest::Ahead,
            _ => Nearest::Current,
        }
    }

    /// Whether the first of its choices that fits is meant, so that leaving the input takes it.
    #[must_use]
    pub fn means_first(&self) -> bool {
        self.names.is_none() && self.kind != FieldKind::Usual
    }

    /// Whether a sign shows that the mouse opens its choices.
    pub(super) fn shows_choices(&self) -> bool {
        matches!(self.kind, FieldKind::Choice | FieldKind::Usual)
    }
}
