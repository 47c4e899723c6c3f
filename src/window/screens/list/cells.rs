//! A document's row in the list: what stands in each column.

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length, Theme,
    widget::{Row, row as beside},
};

use domain::{
    book::Book,
    came_by::CameBy,
    content::Priority,
    deadline::{Pressing, Urgency},
    document::Document,
    document_field::DocumentField as F,
    field_value::FieldValue,
    follow_up::status::Status,
    list_order::ListColumn,
    marking::Marking,
    registration::Registration,
};
use language::Language;

use super::{Message, aside::Aside, due::Deadlines, seen::Seen};
use crate::{
    kit::{
        badge::badge,
        one_line::{OneLine, one_line},
        space, text,
        theme::{self, Severity},
    },
    list_columns::Listing,
    screens::{details::registration, urgency},
};

/// A date narrower than this goes without its year, in pixels.
const WHOLE_DATE: f32 = 76.0;
/// Room for the number of an outgoing code.
const OUTGOING_NUMBER: f32 = 54.0;
/// The longest code whose notation has room behind an aligned number, in letters: 313/TTr-UBND.
const ALIGNED: usize = 12;

/// What rows are drawn by.
#[derive(Debug)]
pub struct Cells<'a> {
    /// The columns.
    pub seen: Seen,
    /// What was looked for.
    pub marking: &'a Marking,
    /// What is known of documents beside themselves.
    pub aside: &'a Aside,
    /// What is known of deadlines.
    pub deadlines: &'a Deadlines,
    pub language: &'a Language,
}

impl<'a> Cells<'a> {
    /// A document's row, or a quiet placeholder until it has come.
    pub fn row(&self, document: Option<&'a Document>) -> Element<'a, Message> {
        let cells = match document {
            None => vec![one_line("…").style(theme::faint).into()],
            Some(document) => {
                self.seen.columns.iter().map(|(column, width)| self.cell(*column, *width, document)).collect()
            }
        };
        Row::with_children(cells)
            .spacing(space::MEDIUM)
            .padding([0.0, space::SMALL])
            .align_y(Alignment::Center)
            .height(Length::Fill)
            .into()
    }

    fn cell(&self, column: ListColumn, width: Length, document: &'a Document) -> Element<'a, Message> {
        let struck = !document.registration().standing.is_valid();
        let words = match column {
            ListColumn::Field(F::Code) if self.seen.listing == Listing::Outgoing => return code(document, width),
            ListColumn::Subject if self.seen.is_crowded => self.said(document),
            ListColumn::Subject => return self.subject(document, width),
            ListColumn::Number => Self::number(document).struck(struck),
            column => self.words(column, width, document),
        };
        let words = if struck { words.style(theme::muted) } else { words };
        words.width(width).into()
    }

    fn number(document: &Document) -> OneLine<'a> {
        one_line(registration::number(document)).bold().right()
    }

    fn words(&self, column: ListColumn, width: Length, document: &'a Document) -> OneLine<'a> {
        let content = document.content();
        let marked = |words: &'a str| one_line(words).marked(self.marking.places(words));
        let quiet = |words: String| one_line(words).style(theme::muted);
        match (column, document) {
            (ListColumn::Book, document) => {
                let key = match document.book() {
                    Book::Incoming => texts::LIST_BOOK_INCOMING,
                    Book::Outgoing => texts::LIST_BOOK_OUTGOING,
                };
                quiet(self.language.text(key)).size(text::SMALL)
            }
            (ListColumn::Date, document) => {
                one_line(self.date(Some(document.book_date()), width, self.seen.year_is_plain))
            }
            (ListColumn::Due, document) => match self.deadlines.pressing(document.id()) {
                None | Some(Pressing::Deadline(Urgency::Later(_))) => {
                    quiet(self.date(self.deadlines.due(document.id()).or(content.due_date), width, true))
                }
                Some(pressing) => {
                    let said = one_line(self.language.say(&pressing.message())).size(text::SMALL).bold();
                    let shorter = pressing.short_message().map(|shorter| self.language.say(&shorter));
                    said.or(shorter.unwrap_or_default()).style(urgency::ink(pressing))
                }
            },
            (ListColumn::Status, document) => match self.aside.status(document.id()) {
                Some(status) => {
                    let said = one_line(self.language.text(status.name_key()));
                    match status_ink(status) {
                        Some(ink) => said.style(ink),
                        None => said,
                    }
                }
                None => one_line(""),
            },
            (ListColumn::Receiver, Document::Incoming(document)) => marked(&document.entry.to_places),
            (ListColumn::Receiver, Document::Outgoing(document)) => {
                let names: Vec<&str> = document.entry.to.iter().map(|to| to.organ_name.as_str()).collect();
                one_line(names.join("; "))
            }
            (ListColumn::Clerk, document) => one_line(self.aside.clerk(document.id()).to_owned()),
            (ListColumn::Field(field), document) => self.value(document.value(field), width),
            (ListColumn::Number | ListColumn::Subject, _) => one_line(""),
        }
    }

    /// Returns the cell of a field's value.
    fn value(&self, value: FieldValue<'a>, width: Length) -> OneLine<'a> {
        match value {
            FieldValue::Text(words) => one_line(words).marked(self.marking.places(words)),
            FieldValue::Date(date) => one_line(self.date(date, width, true)),
            FieldValue::Amount(amount) => {
                one_line(amount.map(|amount| self.language.number(i64::from(amount))).unwrap_or_default()).right()
            }
            FieldValue::Priority(Priority::Normal) | FieldValue::CameBy(CameBy::Unknown) => one_line(""),
            FieldValue::Priority(priority) => {
                one_line(self.language.text(priority.name_key())).bold().style(theme::alarming)
            }
            FieldValue::CameBy(came_by) => one_line(self.language.text(came_by.name_key())),
            FieldValue::Flag(_) | FieldValue::Bodies(_) => one_line(value.written().into_owned()),
        }
    }

    /// A date; without its year where there is no room for that and one may do without.
    fn date(&self, date: Option<NaiveDate>, width: Length, may_be_short: bool) -> String {
        let Some(date) = date else { return String::new() };
        match width {
            Length::Fixed(width) if width < WHOLE_DATE && may_be_short => {
                format!("{:02}/{:02}", date.day(), date.month())
            }
            _ => self.language.date(date),
        }
    }

    /// Type and subject, what was looked for marked.
    fn said(&self, document: &Document) -> OneLine<'a> {
        let content = document.content();
        let words = format!("{} {}", content.type_name, content.subject);
        let places = self.marking.places(&words);
        one_line(words).marked(places).struck(!document.registration().standing.is_valid())
    }

    /// Type and subject; before them its files, whether it no longer stands, its urgency, and what tells it from others of its
    /// number.
    fn subject(&self, document: &'a Document, width: Length) -> Element<'a, Message> {
        let content = document.content();
        let struck = !document.registration().standing.is_valid();
        let said = self.said(document);
        let mut marks: Vec<Element<'a, Message>> = Vec::new();
        marks.extend(self.file(document, document.registration()));
        marks.extend(registration::marks(document.registration(), self.language));
        let has_column = self.seen.columns.iter().any(|(column, _)| *column == ListColumn::Field(F::Priority));
        if content.priority != Priority::Normal && !has_column {
            let urgent = one_line(self.language.text(content.priority.name_key())).bold().width(Length::Shrink);
            marks.push(urgent.style(if struck { theme::muted } else { theme::alarming }).into());
        }
        if struck {
            marks.push(said.style(theme::muted).into());
        } else {
            marks.push(said.into());
        }
        Row::with_children(marks).spacing(space::SMALL).align_y(Alignment::Center).width(width).into()
    }

    /// That it has a file, or that what was looked for stands only in there.
    fn file(&self, document: &Document, registration: &Registration) -> Option<Element<'a, Message>> {
        if self.aside.is_only_in_file(document.id()) {
            return Some(badge(self.language.text(texts::LIST_IN_FILE), Severity::Warning));
        }
        registration.has_file.then(|| badge(self.language.text(texts::SHARED_FILE), Severity::Neutral))
    }
}

/// The colour of a status: what is late is to be seen at once, what is done may be passed over.
fn status_ink(status: Status) -> Option<fn(&Theme) -> iced::widget::text::Style> {
    Some(match status {
        Status::Overdue => theme::alarming,
        Status::Returned => theme::doubtful,
        Status::Done | Status::Received => theme::done,
        Status::SentBack | Status::Recalled | Status::Cancelled => theme::muted,
        _ => return None,
    })
}

/// An outgoing code with its number bold and right-aligned, so that the notations stand under each other.
fn code(document: &Document, width: Length) -> Element<'_, Message> {
    let code = document.code();
    let number = code.code_number();
    let rest = code.as_str().get(number.len()..).unwrap_or_default();
    let struck = !document.registration().standing.is_valid();
    // A long one needs the room before its number: it is not cut to stand under the others.
    let is_long = code.as_str().chars().count() > ALIGNED;
    let number = one_line(number).bold().struck(struck);
    let number =
        if is_long { number.width(Length::Shrink) } else { number.right().width(Length::Fixed(OUTGOING_NUMBER)) };
    let rest = one_line(rest).struck(struck);
    let (number, rest) = if struck { (number.style(theme::muted), rest.style(theme::muted)) } else { (number, rest) };
    beside![number, rest].width(width).into()
}
