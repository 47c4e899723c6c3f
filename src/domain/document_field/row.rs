//! Describes one row of the table of fields.

use texts::Text;

use crate::{book::Book, field::Field};

/// The kind of value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    /// A text; holds the largest number of characters.
    Text(usize),
    /// Số, ký hiệu.
    Code,
    /// A date.
    Date,
    /// A whole number; holds the largest.
    Amount(u32),
    /// Yes or no.
    Flag,
    /// Mức độ khẩn.
    Priority,
    /// Cách đến.
    CameBy,
    /// Bodies in the order in which the document names them, each a row of another table.
    Bodies,
}

/// A column that shows a field unchanged in lists on the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ListedAs {
    /// The name of the column in a clerk's preferences.
    pub name: &'static str,
    /// The heading.
    pub heading: Text,
    /// The width of the column until the clerk changes it, in pixels.
    pub width: f32,
}

/// A column of exported lists that holds a field, and from which import reads it back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExportedAs {
    /// The heading in the incoming book.
    pub heading: &'static str,
    /// The heading in the outgoing book.
    pub outgoing: &'static str,
    /// The width of the column in a workbook, in letters.
    pub width: f64,
}

impl ExportedAs {
    /// Returns the heading in a book's list.
    #[must_use]
    pub const fn heading(self, book: Book) -> &'static str {
        match book {
            Book::Incoming => self.heading,
            Book::Outgoing => self.outgoing,
        }
    }
}

/// A place in an entry form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormPlace {
    /// The line, counted from 1.
    pub line: u8,
    /// The position on the line; positions order the inputs and may have gaps.
    pub place: u8,
}

/// A column of the batch of incoming documents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BatchedAs {
    /// The place of the column, counted from 1.
    pub place: usize,
    /// The heading.
    pub heading: Text,
    /// The width where there is little room, in pixels.
    pub least: f32,
    /// The width where there is enough room, in pixels.
    pub enough: f32,
}

/// The description of one field.
#[derive(Debug, Clone, Copy)]
pub struct FieldRow {
    /// The code of the field; for a part of a field, the code of the whole.
    pub code: Field,
    /// The column of the registry's table of documents; for [`FieldKind::Bodies`], the name of the other table.
    pub column: &'static str,
    /// The kind of value.
    pub kind: FieldKind,
    /// The only book whose documents have the field; `None` if both have it.
    pub only: Option<Book>,
    /// The column of the field in lists on the screen; `None` if it has no column of its own.
    pub listed: Option<ListedAs>,
    /// Whether documents rarely share a value, so that caching the sort key of a value does not pay.
    pub is_individual: bool,
    /// The name of the field in running text on paper.
    pub on_paper: &'static str,
    /// The label of the field's input.
    pub label: Text,
    /// The label in the outgoing book where it differs.
    pub outgoing_label: Option<Text>,
    /// The key under which the JSON object of the whole holds the part; `None` for a field that is no part.
    pub part: Option<&'static str>,
    /// The place of the input in the form of the incoming and of the outgoing book; `None` where the form has no input for the field.
    pub entered: [Option<FormPlace>; 2],
    /// The width of the input in pixels; `None` for the usual width of its kind.
    pub input_width: Option<f32>,
    /// The placeholder of the empty input.
    pub placeholder: Option<Text>,
    /// The column of the field in a batch; `None` if it has none.
    pub batched: Option<BatchedAs>,
    /// The column of the field in exported lists, after the columns of the decree's book; `None` if it has none.
    pub exported: Option<ExportedAs>,
    /// The headings that import recognises, without diacritics and in lower case; the decree's own comes first.
    pub headings: &'static [&'static str],
}

impl FieldRow {
    pub(super) const fn new(
        code: Field,
        column: &'static str,
        kind: FieldKind,
        on_paper: &'static str,
        label: Text,
    ) -> Self {
        Self {
            code,
            column,
            kind,
            only: None,
            listed: None,
            is_individual: false,
            on_paper,
            label,
            outgoing_label: None,
            part: None,
            entered: [None; 2],
            input_width: None,
            placeholder: None,
            batched: None,
            exported: None,
            headings: &[],
        }
    }

    pub(super) const fn only(self, book: Book) -> Self {
        Self { only: Some(book), ..self }
    }

    pub(super) const fn listed(self, name: &'static str, heading: Text, width: f32) -> Self {
        Self { listed: Some(ListedAs { name, heading, width }), ..self }
    }

    pub(super) const fn individual(self) -> Self {
        Self { is_individual: true, ..self }
    }

    pub(super) const fn exported(self, heading: &'static str, width: f64) -> Self {
        Self { exported: Some(ExportedAs { heading, outgoing: heading, width }), ..self }
    }

    /// Sets the width of an exported column and its heading in each book.
    pub(super) const fn exported_by_book(self, heading: &'static str, outgoing: &'static str, width: f64) -> Self {
        Self { exported: Some(ExportedAs { heading, outgoing, width }), ..self }
    }

    pub(super) const fn labelled_outgoing(self, label: Text) -> Self {
        Self { outgoing_label: Some(label), ..self }
    }

    pub(super) const fn part(self, key: &'static str) -> Self {
        Self { part: Some(key), ..self }
    }

    /// Places the input in a book's form: on this line, counted from 1, after the inputs with a smaller place on it.
    pub(super) const fn entered(self, book: Book, line: u8, place: u8) -> Self {
        let [incoming, outgoing] = self.entered;
        let place = Some(FormPlace { line, place });
        let entered = match book {
            Book::Incoming => [place, outgoing],
            Book::Outgoing => [incoming, place],
        };
        Self { entered, ..self }
    }

    pub(super) const fn wide(self, width: f32) -> Self {
        Self { input_width: Some(width), ..self }
    }

    pub(super) const fn placeholder(self, text: Text) -> Self {
        Self { placeholder: Some(text), ..self }
    }

    pub(super) const fn batched(self, place: usize, heading: Text, least: f32, enough: f32) -> Self {
        Self { batched: Some(BatchedAs { place, heading, least, enough }), ..self }
    }

    pub(super) const fn headings(self, headings: &'static [&'static str]) -> Self {
        Self { headings, ..self }
    }

    /// Returns the label of the field's input in a book.
    #[must_use]
    pub const fn label(&self, book: Book) -> Text {
        match (book, self.outgoing_label) {
            (Book::Outgoing, Some(label)) => label,
            _ => self.label,
        }
    }

    /// Returns the place of the field's input in a book's form; `None` if the form has no input for it.
    #[must_use]
    pub const fn place(&self, book: Book) -> Option<FormPlace> {
        let [incoming, outgoing] = self.entered;
        match book {
            Book::Incoming => incoming,
            Book::Outgoing => outgoing,
        }
    }
}
