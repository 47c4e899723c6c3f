//! Reads a draft from one line of JSON, and reports everything that is wrong with the line at once.

use serde_json::Value;

use domain::{
    book::Book,
    field::{Cause, Field, Problem},
    incoming::IncomingDraft,
    number::{LARGEST, Number, NumberRequest},
    outgoing::OutgoingDraft,
    working_calendar::WorkingCalendar,
};

use super::{
    fields::{read_draft_of_incoming, read_draft_of_outgoing},
    object::Object,
};
use crate::problems::with_those_of;

/// A line: the draft, and the number that it requests.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line<T> {
    /// The document.
    pub draft: T,
    /// `ArrivalNumber` or `CodeNumber`, a number that the line chooses, and `Reason`.
    pub request: NumberRequest,
}

/// Reads an incoming document. A deadline may be a term, counted by the office's calendar from the day of
/// arrival.
///
/// # Errors
/// Every problem of the line, together with those of the draft's check if the line itself has any.
pub fn read_incoming(line: &str, calendar: &WorkingCalendar) -> Result<Line<IncomingDraft>, Vec<Problem>> {
    let mut object = Object::parse(line).map_err(|problem| vec![problem])?;
    read_book(&mut object, Book::Incoming);
    let request = read_request(&mut object, Field::ArrivalNumber);
    let draft = read_draft_of_incoming(&mut object, calendar);
    finished(object.finish(), Line { draft, request }, |line| line.draft.check())
}

/// Reads an outgoing document. A deadline may be a term, counted by the office's calendar from the day of
/// issue.
///
/// # Errors
/// Every problem of the line, together with those of the draft's check if the line itself has any.
pub fn read_outgoing(line: &str, calendar: &WorkingCalendar) -> Result<Line<OutgoingDraft>, Vec<Problem>> {
    let mut object = Object::parse(line).map_err(|problem| vec![problem])?;
    read_book(&mut object, Book::Outgoing);
    for field in [Field::Code, Field::CodeNotation] {
        given_by_the_registry(&mut object, field);
    }
    let request = read_request(&mut object, Field::CodeNumber);
    let draft = read_draft_of_outgoing(&mut object, calendar);
    finished(object.finish(), Line { draft, request }, |line| line.draft.check())
}

/// Returns what was read, or all problems of the line and of the draft's check.
pub(super) fn finished<T, E>(
    problems: Vec<Problem>,
    read: T,
    check: impl FnOnce(T) -> Result<E, Vec<Problem>>,
) -> Result<T, Vec<Problem>> {
    if problems.is_empty() {
        return Ok(read);
    }
    Err(with_those_of(problems, check(read).err().unwrap_or_default()))
}

pub(super) fn read_book(object: &mut Object, book: Book) {
    let text = object.text(Field::Book);
    if !text.is_empty() && text != book.key() {
        object.note(Field::Book, Cause::OtherBook(text));
    }
}

/// Reads the number that a line requests: held, inserted, or given on paper. The registry decides whether it is
/// available.
fn read_request(object: &mut Object, field: Field) -> NumberRequest {
    let number = match object.take(field) {
        None => None,
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(Value::String(text)) => Some(text).filter(|text| !text.trim().is_empty()),
        Some(_) => {
            object.note(field, Cause::WrongKind);
            None
        }
    };
    let number = number.and_then(|text| {
        let number = Number::parse(&text);
        if number.is_none() {
            object.note(field, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
        }
        number
    });
    NumberRequest { number, reason: object.text(Field::Reason), ..NumberRequest::default() }
}

/// Refuses a field that the registry itself writes (the notation, Điều 15).
fn given_by_the_registry(object: &mut Object, field: Field) {
    match object.take(field) {
        None => {}
        Some(Value::String(text)) if text.trim().is_empty() => {}
        Some(_) => object.note(field, Cause::NumberIsGiven),
    }
}

#[cfg(test)]
mod tests {
    use domain::secrecy::Secrecy;

    use super::*;

    const INCOMING: &str =
        r#"{"TypeName":"Báo cáo","OrganName":"Sở Tài chính","Subject":"thu, chi","ArrivalDate":"2026-01-05""#;

    fn incoming(more: &str) -> Result<IncomingDraft, Vec<Problem>> {
        read_incoming(&format!("{INCOMING}{more}}}"), &WorkingCalendar::default()).map(|line| line.draft)
    }

    fn problem(field: Field, cause: Cause) -> Vec<Problem> {
        vec![Problem::new(field, cause)]
    }

    #[test]
    fn number_and_notation_stand_for_the_code() {
        assert_eq!(incoming(r#","Code":"123/BC-STC""#).unwrap().code, "123/BC-STC");
        assert_eq!(incoming(r#","CodeNumber":"06","CodeNotation":"2026/NĐ-CP""#).unwrap().code, "06/2026/NĐ-CP");
        assert_eq!(incoming(r#","CodeNumber":123,"CodeNotation":"BC-STC""#).unwrap().code, "123/BC-STC");
        assert_eq!(incoming("").unwrap().code, "");
        assert!(incoming(r#","Code":"05-HD/VPTW","CodeNumber":"05","CodeNotation":"HD/VPTW""#).is_ok());
        assert_eq!(
            incoming(r#","Code":"123/BC-STC","CodeNumber":"124","CodeNotation":"BC-STC""#),
            Err(problem(Field::Code, Cause::CodeTwice))
        );
        assert_eq!(
            incoming(r#","Code":"123/BC-STC","CodeNotation":"BC-SNV""#),
            Err(problem(Field::Code, Cause::CodeTwice))
        );
    }

    #[test]
    fn all_problems_come_at_once() {
        let line = r#"{"Subject":5,"ArrivalDate":"05/01/2026","DueDate":"1800-01-01","Priority":9,"PageAmount":-1,"OrganName":"Sở Nội vụ","Colour":"red","SignerInfo":{"Name":"A"},"To":[],"Book":"outgoing"}"#;
        let problems = read_incoming(line, &WorkingCalendar::default()).unwrap_err();
        let expected = [
            (Field::Book, Cause::OtherBook("outgoing".into())),
            (Field::ArrivalDate, Cause::NotIso("05/01/2026".into())),
            (Field::Subject, Cause::WrongKind),
            (Field::SignerInfo, Cause::UnknownField("Name".into())),
            (Field::Priority, Cause::NotANumber { text: "9".into(), least: 0, most: 4 }),
            (Field::DueDate, Cause::DateOutOfRange("1800-01-01".into())),
            (Field::PageAmount, Cause::NotANumber { text: "-1".into(), least: 0, most: 99_999 }),
            (Field::Document, Cause::UnknownField("Colour".into())),
            (Field::Document, Cause::UnknownField("To".into())),
            (Field::TypeName, Cause::Missing),
        ];
        assert_eq!(problems, expected.map(|(field, cause)| Problem::new(field, cause)));
    }

    #[test]
    fn the_registry_gives_the_number() {
        let line = r#"{"TypeName":"Báo cáo","OrganName":"UBND tỉnh","Subject":"thu, chi","IssuedDate":"2026-01-05","SignerInfo":{"FullName":"A"}"#;
        assert!(read_outgoing(&format!("{line}}}"), &WorkingCalendar::default()).is_ok());
        assert!(
            read_outgoing(&format!(r#"{line},"Code":"","CodeNumber":null}}"#), &WorkingCalendar::default()).is_ok()
        );
        for (field, more) in
            [(Field::Code, r#""Code":"05/BC-UBND""#), (Field::CodeNotation, r#""CodeNotation":"BC-UBND""#)]
        {
            assert_eq!(
                read_outgoing(&format!("{line},{more}}}"), &WorkingCalendar::default()),
                Err(problem(field, Cause::NumberIsGiven))
            );
        }
    }

    #[test]
    fn a_line_may_ask_for_a_number() {
        let request = |more: &str| {
            read_incoming(&format!("{INCOMING}{more}}}"), &WorkingCalendar::default()).map(|line| line.request)
        };
        assert_eq!(request(""), Ok(NumberRequest::default()));
        let inserted = request(r#","ArrivalNumber":"15a","Reason":"đến muộn""#).unwrap();
        assert_eq!(inserted.number, Number::parse("15a"));
        assert_eq!(inserted.reason, "đến muộn");
        assert_eq!(request(r#","ArrivalNumber":7"#).unwrap().number, Some(Number::plain(7)));
        let cause = Cause::NotANumber { text: "0".into(), least: 1, most: 999_999_999 };
        assert_eq!(request(r#","ArrivalNumber":0"#), Err(problem(Field::ArrivalNumber, cause)));
        assert_eq!(request(r#","ArrivalNumber":true"#), Err(problem(Field::ArrivalNumber, Cause::WrongKind)));
    }

    #[test]
    fn secret_documents_do_not_belong_here() {
        for (text, word) in [("Mật", "Mật"), ("TỐI MẬT", "Tối mật"), ("tuyet mat", "Tuyệt mật"), ("C", "Mật")]
        {
            let draft = incoming(&format!(r#","Secrecy":"{text}""#)).unwrap();
            assert_eq!(draft.check(), Err(problem(Field::Secrecy, Cause::Secret(word.into()))));
        }
        assert!(incoming(r#","Secrecy":"Thường""#).unwrap().check().is_ok());
        let unknown = Cause::UnknownWord { text: "hơi mật".into(), allowed: Secrecy::WORDS };
        assert_eq!(incoming(r#","Secrecy":"hơi mật""#), Err(problem(Field::Secrecy, unknown)));
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        assert_eq!(incoming(r#","Subject":"khác""#), Err(problem(Field::Document, Cause::KeyTwice("Subject".into()))));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        let deep = "[".repeat(100_000);
        let long = format!("\"{}\"", "ă".repeat(100_000));
        for line in
            ["", "5", "null", "[]", "{", "{\"a\":}", "{} {}", "\u{FEFF}", "{\"Subject\":\"\\ud800\"}", &deep, &long]
        {
            let problems = read_incoming(line, &WorkingCalendar::default()).unwrap_err();
            assert!(matches!(problems.as_slice(), [Problem { field: Field::Document, cause: Cause::NotJson(_) }]));
        }
        let draft = incoming(&format!(r#","Description":"{}""#, "ă".repeat(100_000))).unwrap();
        let too_long = Cause::TooLong { length: 100_000, limit: 500 };
        assert_eq!(draft.check(), Err(problem(Field::Description, too_long)));
    }
}
