//! Reading a document as the registry writes it: with the number it has. What the registry knew of it besides is passed over.

use super::{
    object::Object,
    read::{finished, read_book, read_code, read_draft_of_incoming, read_draft_of_outgoing},
};
use crate::domain::{
    book::Book,
    code::Code,
    field::{Cause, Field, Problem},
    incoming::IncomingDraft,
    outgoing::OutgoingDraft,
    registration::Standing,
};

/// Keys of what lies beside a document in an export, and of why a line was refused before.
pub const BESIDE: [&str; 2] = ["FollowUp", "Refused"];
/// The largest number of a book.
const MOST_NUMBER: u32 = 999_999_999;
/// What the registry knew of the document and makes out anew.
const MADE_OUT: [&str; 7] = ["Numbered", "Double", "Reason", "Cautions", "Ruling", "Period", "Id"];

/// The incoming document of a line, with its số đến.
///
/// # Errors
/// Every problem of the line, those of the draft's check among them when the line itself has any.
pub fn read_registered_incoming(line: &str) -> Result<(IncomingDraft, Option<u32>), Vec<Problem>> {
    let mut object = opened(line, Book::Incoming)?;
    let number = object.amount(Field::ArrivalNumber, MOST_NUMBER);
    let suffix = object.text_of("Suffix", Field::ArrivalNumber);
    if !suffix.is_empty() || number == Some(0) {
        let text = format!("{}{suffix}", number.unwrap_or_default());
        object.note(Field::ArrivalNumber, Cause::NotANumber { text, least: 1, most: i64::from(MOST_NUMBER) });
    }
    let draft = read_draft_of_incoming(&mut object);
    finished(object.finish(), draft, IncomingDraft::check).map(|draft| (draft, number))
}

/// The outgoing document of a line, with its số, ký hiệu.
///
/// # Errors
/// Every problem of the line, those of the draft's check among them when the line itself has any.
pub fn read_registered_outgoing(line: &str) -> Result<(OutgoingDraft, Option<Code>), Vec<Problem>> {
    let mut object = opened(line, Book::Outgoing)?;
    object.text_of("Suffix", Field::Code);
    let code = Code::parse(&read_code(&mut object));
    if !code.is_empty() && code.number().is_none_or(|number| number == 0) {
        let text = code.as_str().to_owned();
        object.note(Field::Code, Cause::NotANumber { text, least: 1, most: i64::from(MOST_NUMBER) });
    }
    let draft = read_draft_of_outgoing(&mut object);
    let draft = finished(object.finish(), draft, OutgoingDraft::check)?;
    Ok((draft, Some(code).filter(|code| !code.is_empty())))
}

/// Which book a line says it is of; nothing when it does not say, or is no object.
#[must_use]
pub fn book_of(line: &str) -> Option<Book> {
    let mut object = Object::parse(line).ok()?;
    let said = object.text(Field::Book);
    let arrived = object.take(Field::ArrivalDate).is_some();
    Book::from_key(&said).or_else(|| arrived.then_some(Book::Incoming))
}

/// Which of the keys beside documents stand in a line.
#[must_use]
pub fn beside(line: &str) -> Vec<&'static str> {
    let Ok(mut object) = Object::parse(line) else { return Vec::new() };
    BESIDE.into_iter().filter(|key| object.pass_over(key).is_some()).collect()
}

/// The line with why it was refused; a line that is no object stays as it is.
#[must_use]
pub fn with_refusal(line: &str, why: &str) -> String {
    let Ok(mut object) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line) else {
        return line.to_owned();
    };
    object.insert("Refused".to_owned(), why.into());
    serde_json::to_string(&object).unwrap_or_else(|_| line.to_owned())
}

/// The object of a line of this book. What stands no more in its book cannot be registered as if it did.
fn opened(line: &str, book: Book) -> Result<Object, Vec<Problem>> {
    let mut object = Object::parse(line).map_err(|problem| vec![problem])?;
    read_book(&mut object, book);
    for key in MADE_OUT.into_iter().chain(BESIDE) {
        object.pass_over(key);
    }
    let standing = object.text_of("Standing", Field::Document);
    if !standing.is_empty() && standing != Standing::Valid.key() {
        object.note(Field::Document, Cause::WithdrawnElsewhere);
    }
    Ok(object)
}
