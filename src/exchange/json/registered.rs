//! Reads a document as the registry writes it: with its number, its follow-up and its links.

use serde::Deserialize;

use domain::{
    book::Book,
    code::Code,
    date,
    field::{Cause, Field, Problem},
    imported::{Brought, RowCause},
    incoming::{IncomingDraft, trace_header_list},
    number::{LARGEST, Number, Numbered},
    outgoing::OutgoingDraft,
    registration::{Caution, Ruling, Standing, Withdrawal},
    text,
    working_calendar::WorkingCalendar,
};

use super::{
    fields::{read_code, read_draft_of_incoming, read_draft_of_outgoing},
    follow_up::read_entries,
    link::read_links,
    object::Object,
    read::{finished, read_book},
};

/// The key of the reason why a line was refused before.
pub const BESIDE: [&str; 1] = ["Refused"];
/// Keys that are skipped, because the registry computes their values itself.
const MADE_OUT: [&str; 3] = ["Double", "Period", "Id"];

/// A document as a registry wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registered<D, N> {
    /// Its fields.
    pub draft: D,
    /// Its số đến, or its số, ký hiệu.
    pub number: Option<N>,
    /// Whether it is valid.
    pub standing: Standing,
    /// What else the registry knew of it.
    pub brought: Brought,
}

/// Reads an incoming document with its số đến.
///
/// # Errors
/// Every problem of the line, together with those of the draft's check if the line itself has any.
pub fn read_registered_incoming(
    line: &str,
    calendar: &WorkingCalendar,
) -> Result<Registered<IncomingDraft, Number>, Vec<Problem>> {
    let (mut object, standing, brought) = opened(line, Book::Incoming)?;
    let value = object.amount(Field::ArrivalNumber, LARGEST);
    let suffix = object.text_of("Suffix", Field::ArrivalNumber);
    let number = value.map(|value| Number { value, suffix: suffix.clone() });
    // A number counts only if the registry reads it back unchanged.
    let is_read = number.as_ref().is_none_or(|number| Number::parse(&number.to_string()).as_ref() == Some(number));
    if !is_read || (value.is_none() && !suffix.is_empty()) {
        let text = format!("{}{suffix}", value.unwrap_or_default());
        object.note(Field::ArrivalNumber, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
    }
    let mut draft = read_draft_of_incoming(&mut object, calendar);
    // A text that was composed from the instructions is dropped: the registry composes it from them again.
    if draft.trace_header_list == trace_header_list("", &brought.follow_up) {
        draft.trace_header_list.clear();
    }
    let draft = finished(object.finish(), draft, IncomingDraft::check)?;
    Ok(Registered { draft, number, standing, brought })
}

/// Reads an outgoing document with its số, ký hiệu.
///
/// # Errors
/// Every problem of the line, together with those of the draft's check if the line itself has any.
pub fn read_registered_outgoing(
    line: &str,
    calendar: &WorkingCalendar,
) -> Result<Registered<OutgoingDraft, Code>, Vec<Problem>> {
    let (mut object, standing, brought) = opened(line, Book::Outgoing)?;
    object.text_of("Suffix", Field::Code);
    let code = Code::parse(&read_code(&mut object));
    if !code.is_empty() && code.number().is_none_or(|number| number == 0) {
        let text = code.as_str().to_owned();
        object.note(Field::Code, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
    }
    let draft = read_draft_of_outgoing(&mut object, calendar);
    let draft = finished(object.finish(), draft, OutgoingDraft::check)?;
    Ok(Registered { draft, number: Some(code).filter(|code| !code.is_empty()), standing, brought })
}

/// Reads which book a line names; `None` when it names none, or is no object.
#[must_use]
pub fn book_said(line: &str) -> Option<Book> {
    Book::from_key(&Object::parse(line).ok()?.text(Field::Book))
}

/// Determines the book of a line; `None` when it does not show it, or is no object.
#[must_use]
pub fn book_of(line: &str) -> Option<Book> {
    let mut object = Object::parse(line).ok()?;
    let said = object.text(Field::Book);
    let arrived = object.take(Field::ArrivalDate).is_some();
    Book::from_key(&said).or_else(|| arrived.then_some(Book::Incoming))
}

/// Lists the keys of a line that are not fields of the document, such as the reason of an earlier refusal.
#[must_use]
pub fn beside(line: &str) -> Vec<&'static str> {
    let Ok(mut object) = Object::parse(line) else { return Vec::new() };
    BESIDE.into_iter().filter(|key| object.pass_over(key).is_some()).collect()
}

/// Adds the reason why a line was refused; a line that is no object stays unchanged.
#[must_use]
pub fn with_refusal(line: &str, why: &str) -> String {
    let Ok(mut object) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line) else {
        return line.to_owned();
    };
    object.insert("Refused".to_owned(), why.into());
    serde_json::to_string(&object).unwrap_or_else(|_| line.to_owned())
}

/// Parses a line of this book and reads whether the document is valid. An invalid one needs its ruling, so that
/// it is not registered as valid.
fn opened(line: &str, book: Book) -> Result<(Object, Standing, Brought), Vec<Problem>> {
    let mut object = Object::parse(line).map_err(|problem| vec![problem])?;
    read_book(&mut object, book);
    for key in MADE_OUT.into_iter().chain(BESIDE) {
        object.pass_over(key);
    }
    let said = object.text_of("Standing", Field::Document);
    let ruling = read_ruling(&mut object);
    let standing = match (said.as_str(), ruling) {
        ("" | "valid", _) => Standing::Valid,
        ("cancelled", Some(ruling)) => Withdrawal::Cancel.by(ruling),
        ("recalled", Some(ruling)) => Withdrawal::Recall.by(ruling),
        _ => {
            object.note(Field::Document, Cause::Row(RowCause::WithdrawnElsewhere));
            Standing::Valid
        }
    };
    let brought = read_brought(&mut object);
    Ok((object, standing, brought))
}

/// Reads what else the registry knew of the document.
fn read_brought(object: &mut Object) -> Brought {
    let numbered = object.text_of("Numbered", Field::Document);
    let known = Numbered::from_key(&numbered);
    let mut brought = Brought { numbered: known, reason: object.text(Field::Reason), ..Brought::default() };
    if known.is_none() && !numbered.is_empty() {
        object.note(Field::Document, Cause::NotJson(numbered));
    }
    match object.pass_over("Cautions").map(serde_json::from_value::<Vec<String>>).transpose() {
        Ok(cautions) => {
            brought.cautions = cautions.iter().flatten().filter_map(|caution| Caution::from_key(caution)).collect();
        }
        Err(error) => object.note(Field::Document, Cause::NotJson(format!("Cautions: {error}"))),
    }
    if let Some(value) = object.pass_over("TakenBack") {
        brought.taken_back = object.as_amount(Field::Document, &value, LARGEST);
    }
    match object.pass_over("NumberRuling").map(read_number_ruling).transpose() {
        Ok(ruling) => brought.number_ruling = ruling,
        Err(error) => object.note(Field::Document, Cause::NotJson(format!("NumberRuling: {error}"))),
    }
    match object.pass_over("FollowUp").map(read_entries).transpose() {
        Ok(follow_up) => brought.follow_up = follow_up.unwrap_or_default(),
        Err(error) => object.note(Field::Document, Cause::NotJson(format!("FollowUp: {error}"))),
    }
    match object.pass_over("Links").map(read_links).transpose() {
        Ok(links) => brought.links = links.unwrap_or_default(),
        Err(error) => object.note(Field::Document, Cause::NotJson(format!("Links: {error}"))),
    }
    brought
}

/// Reads the ruling on a number that two documents bear.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn read_number_ruling(value: serde_json::Value) -> Result<Ruling, String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "PascalCase", deny_unknown_fields)]
    struct GroupKeys {
        reason: String,
        authority: String,
        date: String,
    }
    let GroupKeys { reason, authority, date } = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let (reason, authority) = (text::clean(&reason), text::clean(&authority));
    match date::read_iso(&date) {
        Ok(day) if !reason.is_empty() && !authority.is_empty() => Ok(Ruling { reason, authority, date: Some(day) }),
        _ => Err(date),
    }
}

/// Reads the ruling on a cancelled or recalled document; `None` where it is incomplete.
fn read_ruling(object: &mut Object) -> Option<Ruling> {
    let mut group = object.group_of("Ruling", Field::Document)?;
    let reason = object.inner_text(&mut group, "Reason");
    let authority = object.inner_text(&mut group, "Authority");
    let date = object.inner_text(&mut group, "Date");
    object.close(group);
    let date = date::read_iso(&date).ok()?;
    (!reason.trim().is_empty() && !authority.trim().is_empty()).then_some(Ruling {
        reason,
        authority,
        date: Some(date),
    })
}
