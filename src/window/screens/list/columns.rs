//! The columns of the list: which there are for a book and a width, their headings, and a document's row.

use chrono::{Datelike, NaiveDate};
use iced::{
    Alignment, Element, Length,
    mouse::Interaction,
    widget::{Row, mouse_area, row as beside, space as gap},
};

use super::Message;
use crate::{
    domain::{
        book::Book,
        content::Priority,
        document::Document,
        list_order::{ListOrder, OrderBy},
        marking::Marking,
        query::Query,
    },
    language::Language,
    window::{
        kit::{
            one_line::{OneLine, one_line},
            space, text, theme,
        },
        screens::details::registration,
    },
};

/// Below this width of the list only the columns that one looks for stay.
const NARROW: f32 = 600.0;
/// Below this width there is no room for marks before the subject.
const CROWDED: f32 = 420.0;
/// From this width on there is room for every column.
const WIDE: f32 = 1000.0;
/// Room for `23/11`, for `23/11/2026`, and for five bold figures with their point and a suffix.
const SHORT_DATE: f32 = 58.0;
const DATE: f32 = 84.0;
const NUMBER: f32 = 54.0;
const DUE: f32 = 44.0;
const BOOK: f32 = 36.0;
/// Room for a sender's code, and for the office's own with its number right-aligned.
const CODE: f32 = 120.0;
const OUTGOING_CODE: f32 = 150.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Book,
    Number,
    Date,
    Organ,
    Code,
    Subject,
    /// The same without the marks before it.
    BareSubject,
    Signer,
    Receiver,
    Due,
}

/// The columns, in the order of the decree's books.
pub fn of(query: &Query, width: f32) -> Vec<(Column, Length)> {
    let (narrow, wide) = (width < NARROW, width >= WIDE);
    let date = if query.year.is_some() && query.text.is_empty() { SHORT_DATE } else { DATE };
    let organ = (Column::Organ, Length::FillPortion(if wide { 4 } else { 5 }));
    let subject = if width < CROWDED { Column::BareSubject } else { Column::Subject };
    let subject = (subject, Length::FillPortion(if wide { 10 } else { 11 }));
    let columns: &[(Column, Length, bool)] = match (query.text.is_empty(), query.book) {
        (true, Some(Book::Outgoing)) => &[
            (Column::Code, Length::Fixed(OUTGOING_CODE), true),
            (Column::Date, Length::Fixed(date), true),
            (subject.0, subject.1, true),
            (Column::Signer, Length::FillPortion(3), wide),
            (Column::Receiver, Length::FillPortion(4), !narrow),
            (Column::Due, Length::Fixed(DUE), wide),
        ],
        (true, _) => &[
            (Column::Number, Length::Fixed(NUMBER), true),
            (Column::Date, Length::Fixed(date), !narrow),
            (organ.0, organ.1, true),
            (Column::Code, Length::Fixed(CODE), true),
            (subject.0, subject.1, true),
            (Column::Receiver, Length::FillPortion(4), wide),
            (Column::Due, Length::Fixed(DUE), !narrow),
        ],
        (false, _) => &[
            (Column::Book, Length::Fixed(BOOK), true),
            (Column::Number, Length::Fixed(NUMBER), true),
            (Column::Date, Length::Fixed(date), !narrow),
            (organ.0, organ.1, true),
            (Column::Code, Length::Fixed(CODE), true),
            (subject.0, subject.1, true),
        ],
    };
    columns.iter().filter(|(.., shown)| *shown).map(|(column, width, _)| (*column, *width)).collect()
}

fn line(cells: Vec<Element<'_, Message>>) -> Row<'_, Message> {
    Row::with_children(cells)
        .spacing(space::MEDIUM)
        .padding([0.0, space::SMALL])
        .align_y(Alignment::Center)
        .height(Length::Fill)
}

/// What a column is ordered by, where it can be.
fn order_of(column: Column) -> Option<OrderBy> {
    Some(match column {
        Column::Book => return None,
        Column::Number => OrderBy::Number,
        Column::Date => OrderBy::Date,
        Column::Organ => OrderBy::Organ,
        Column::Code => OrderBy::Code,
        Column::Subject | Column::BareSubject => OrderBy::Subject,
        Column::Signer => OrderBy::Signer,
        Column::Receiver => OrderBy::Receiver,
        Column::Due => OrderBy::Due,
    })
}

/// The name of a column to order by.
pub fn order_key(by: OrderBy, searching: bool, outgoing: bool) -> &'static str {
    match by {
        OrderBy::Number if searching => "column-number",
        OrderBy::Number => "column-arrival-number",
        OrderBy::Date if searching => "column-book-date",
        OrderBy::Date if outgoing => "column-issued",
        OrderBy::Date => "column-date",
        OrderBy::Organ => "column-organ",
        OrderBy::Code => "column-code",
        OrderBy::Subject => "column-subject",
        OrderBy::Signer => "column-signer",
        OrderBy::Receiver if outgoing => "column-to",
        OrderBy::Receiver => "column-to-places",
        OrderBy::Due => "column-due",
    }
}

/// The sign of a direction.
pub fn direction(order: ListOrder) -> &'static str {
    if order.descending { "↓" } else { "↑" }
}

/// The headings; a press on one orders the list by it.
pub fn heading<'a>(
    columns: &[(Column, Length)],
    query: &Query,
    order: Option<ListOrder>,
    language: &Language,
) -> Element<'a, Message> {
    let searching = !query.text.is_empty();
    let outgoing = !searching && query.book == Some(Book::Outgoing);
    let cells = columns.iter().map(|(column, width)| {
        let by = order_of(*column);
        let name = language.text(by.map_or("column-book", |by| order_key(by, searching, outgoing)));
        let sign = order.filter(|order| Some(order.by) == by).map(direction);
        let name = sign.map_or_else(|| name.clone(), |sign| format!("{name} {sign}"));
        let ink = if sign.is_some() { theme::accent } else { theme::muted };
        let words = one_line(name).size(text::SMALL).bold().style(ink).width(*width);
        let words = if *column == Column::Number { words.right() } else { words };
        match by {
            Some(by) => mouse_area(words).on_press(Message::Order(by)).interaction(Interaction::Pointer).into(),
            None => words.into(),
        }
    });
    let line = line(cells.collect());
    beside![gap::horizontal().width(3), line, gap::horizontal().width(space::SCROLLBAR)].into()
}

/// A document's row, or a quiet placeholder until it has come.
pub fn row<'a>(
    columns: &[(Column, Length)],
    document: Option<&'a Document>,
    marking: &Marking,
    language: &'a Language,
) -> Element<'a, Message> {
    let Some(document) = document else {
        return line(vec![one_line("…").style(theme::faint).into()]).into();
    };
    line(columns.iter().map(|(column, width)| cell(*column, *width, document, marking, language)).collect()).into()
}

fn cell<'a>(
    column: Column,
    width: Length,
    document: &'a Document,
    marking: &Marking,
    language: &'a Language,
) -> Element<'a, Message> {
    let marked = |words: &'a str| one_line(words).marked(marking.places(words));
    let content = document.content();
    let struck = !document.registration().standing.is_valid();
    let short_date = |date: NaiveDate| format!("{:02}/{:02}", date.day(), date.month());
    let words = match column {
        Column::Book => {
            let key = match document.book() {
                Book::Incoming => "list-book-incoming",
                Book::Outgoing => "list-book-outgoing",
            };
            one_line(language.text(key)).size(text::SMALL).style(theme::muted)
        }
        Column::Number => one_line(registration::number(document, language)).bold().right().struck(struck),
        Column::Date if width == Length::Fixed(SHORT_DATE) => one_line(short_date(document.book_date())),
        Column::Date => one_line(language.date(document.book_date())),
        Column::Organ => marked(&content.organ_name),
        Column::Code if width == Length::Fixed(OUTGOING_CODE) => return code(document, width),
        Column::Code => marked(document.code().as_str()),
        Column::Subject => return subject(document, width, marking, language),
        Column::BareSubject => said(document, marking),
        Column::Signer => marked(&content.signer_info.full_name),
        Column::Receiver => match document {
            Document::Incoming(document) => marked(&document.entry.to_places),
            Document::Outgoing(document) => {
                let names: Vec<&str> = document.entry.to.iter().map(|to| to.organ_name.as_str()).collect();
                one_line(names.join("; "))
            }
        },
        Column::Due => one_line(content.due_date.map(short_date).unwrap_or_default()).style(theme::muted),
    };
    let words = if struck { words.style(theme::muted) } else { words };
    words.width(width).into()
}

/// An outgoing code with its number bold and right-aligned, so that the notations stand under each other.
fn code(document: &Document, width: Length) -> Element<'_, Message> {
    let code = document.code();
    let number = code.code_number();
    let rest = code.as_str().get(number.len()..).unwrap_or_default();
    let struck = !document.registration().standing.is_valid();
    let number = one_line(number).bold().right().struck(struck).width(Length::Fixed(NUMBER));
    let rest = one_line(rest).struck(struck);
    let (number, rest) = if struck { (number.style(theme::muted), rest.style(theme::muted)) } else { (number, rest) };
    beside![number, rest].width(width).into()
}

/// Type and subject, what was looked for marked.
fn said<'a>(document: &Document, marking: &Marking) -> OneLine<'a> {
    let content = document.content();
    let words = format!("{} {}", content.type_name, content.subject);
    let places = marking.places(&words);
    one_line(words).marked(places).struck(!document.registration().standing.is_valid())
}

/// Type and subject; before them whether it no longer stands, its urgency, and what tells it from others of its number.
fn subject<'a>(document: &'a Document, width: Length, marking: &Marking, language: &Language) -> Element<'a, Message> {
    let content = document.content();
    let struck = !document.registration().standing.is_valid();
    let said = said(document, marking);
    let mut marks: Vec<Element<'a, Message>> = registration::marks(document.registration(), language);
    if content.priority != Priority::Normal {
        let urgent = one_line(language.text(content.priority.name_key())).bold().width(Length::Shrink);
        marks.push(urgent.style(if struck { theme::muted } else { theme::alarming }).into());
    }
    if struck {
        marks.push(said.style(theme::muted).into());
    } else {
        marks.push(said.into());
    }
    Row::with_children(marks).spacing(space::SMALL).align_y(Alignment::Center).width(width).into()
}
