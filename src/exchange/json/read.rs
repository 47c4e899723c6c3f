//! Reads a draft from one line of JSON, and reports everything that is wrong with the line at once.

use chrono::NaiveDate;
use serde_json::Value;

use domain::{
    book::Book,
    came_by::CameBy,
    code::Code,
    content::{Content, FileCode, Priority, Recipient, SignerInfo},
    field::{Cause, Field, Problem},
    incoming::IncomingDraft,
    issuer::Issuer,
    number::{LARGEST, Number, NumberRequest},
    outgoing::OutgoingDraft,
    secrecy::Secrecy,
    working_calendar::WorkingCalendar,
};

use super::object::Object;
use crate::{cells::MAX_AMOUNT, problems::with_those_of};

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

/// Reads the fields of an incoming document.
pub(super) fn read_draft_of_incoming(object: &mut Object, calendar: &WorkingCalendar) -> IncomingDraft {
    let arrival_date = object.date(Field::ArrivalDate);
    IncomingDraft {
        arrival_date,
        code: read_code(object),
        issued_date: object.date(Field::IssuedDate),
        to_places: object.text(Field::ToPlaces),
        trace_header_list: object.text(Field::TraceHeaderList),
        came_by: read_came_by(object),
        secrecy: read_secrecy(object),
        content: read_content(object, arrival_date, calendar),
    }
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

/// Reads the fields of an outgoing document without its số, ký hiệu.
pub(super) fn read_draft_of_outgoing(object: &mut Object, calendar: &WorkingCalendar) -> OutgoingDraft {
    let issued_date = object.date(Field::IssuedDate);
    OutgoingDraft {
        issued_date,
        drafting_unit: object.text(Field::DraftingUnit),
        normative: object.flag(Field::Normative),
        to: read_to(object),
        issued_amount: object.amount(Field::IssuedAmount, MAX_AMOUNT),
        file_copy_unit: object.text(Field::FileCopyUnit),
        issuers: read_issuers(object),
        secrecy: read_secrecy(object),
        content: read_content(object, issued_date, calendar),
    }
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

/// Reads độ mật, of which only normal is accepted.
fn read_secrecy(object: &mut Object) -> Secrecy {
    let text = object.text(Field::Secrecy);
    Secrecy::of(&text).unwrap_or_else(|| {
        object.note(Field::Secrecy, Cause::UnknownWord { text, allowed: Secrecy::WORDS });
        Secrecy::Normal
    })
}

/// Reads cách đến, a word in English or Vietnamese.
fn read_came_by(object: &mut Object) -> CameBy {
    let text = object.text(Field::CameBy);
    CameBy::of(&text).unwrap_or_else(|| {
        object.note(Field::CameBy, Cause::UnknownWord { text, allowed: CameBy::WORDS });
        CameBy::Unknown
    })
}

/// Refuses a field that the registry itself writes (the notation, Điều 15).
fn given_by_the_registry(object: &mut Object, field: Field) {
    match object.take(field) {
        None => {}
        Some(Value::String(text)) if text.trim().is_empty() => {}
        Some(_) => object.note(field, Cause::NumberIsGiven),
    }
}

/// Reads `Code`, or `CodeNumber` and `CodeNotation` in its place; all three must agree.
pub(super) fn read_code(object: &mut Object) -> String {
    let whole = object.text(Field::Code);
    let number = match object.take(Field::CodeNumber) {
        Some(Value::Number(number)) if number.is_u64() => number.to_string(),
        Some(Value::String(text)) => text,
        None => String::new(),
        Some(_) => {
            object.note(Field::CodeNumber, Cause::WrongKind);
            String::new()
        }
    };
    let notation = object.text(Field::CodeNotation);
    if whole.trim().is_empty() {
        return Code::join(&number, &notation).as_str().to_owned();
    }
    let code = Code::parse(&whole);
    let (number, notation) = (Code::parse(&number), Code::parse(&notation));
    let same_number = number.is_empty() || (number.digits(), number.suffix()) == (code.digits(), code.suffix());
    let same_notation = notation.is_empty() || notation.as_str() == code.code_notation();
    if !(same_number && same_notation) {
        object.note(Field::Code, Cause::CodeTwice);
    }
    whole
}

fn read_content(object: &mut Object, event: Option<NaiveDate>, calendar: &WorkingCalendar) -> Content {
    Content {
        type_name: object.text(Field::TypeName),
        organ_name: object.text(Field::OrganName),
        subject: object.text(Field::Subject),
        signer_info: read_signer_info(object),
        priority: read_priority(object),
        due_date: object.deadline(Field::DueDate, event, calendar),
        hand_over_date: object.date(Field::HandOverDate),
        page_amount: object.amount(Field::PageAmount, MAX_AMOUNT),
        language: object.text(Field::Language),
        description: object.text(Field::Description),
        file_code: read_file_code(object),
        doc_ordinal: object.amount(Field::DocOrdinal, MAX_AMOUNT),
    }
}

/// Reads độ khẩn, by its number 0–4 or its word.
fn read_priority(object: &mut Object) -> Priority {
    match object.take(Field::Priority) {
        None => Priority::Normal,
        Some(Value::String(text)) => Priority::of(&text).unwrap_or_else(|| {
            object.note(Field::Priority, Cause::UnknownWord { text, allowed: Priority::WORDS });
            Priority::Normal
        }),
        Some(value) => {
            let number = object.as_amount(Field::Priority, &value, 4).unwrap_or(0);
            Priority::from_number(i64::from(number)).unwrap_or_default()
        }
    }
}

fn read_signer_info(object: &mut Object) -> SignerInfo {
    let Some(mut group) = object.group(Field::SignerInfo) else { return SignerInfo::default() };
    let signer_info = SignerInfo {
        prefix: object.inner_text(&mut group, "Prefix"),
        position: object.inner_text(&mut group, "Position"),
        full_name: object.inner_text(&mut group, "FullName"),
    };
    object.close(group);
    signer_info
}

fn read_file_code(object: &mut Object) -> FileCode {
    let Some(mut group) = object.group(Field::FileCode) else { return FileCode::default() };
    let file_code = FileCode {
        organ_id: object.inner_text(&mut group, "OrganId"),
        file_catalog: object.inner_amount(&mut group, "FileCatalog", 9_999),
        file_notation: object.inner_text(&mut group, "FileNotation"),
    };
    object.close(group);
    file_code
}

fn read_to(object: &mut Object) -> Vec<Recipient> {
    let mut to = Vec::new();
    for mut group in object.list(Field::To) {
        to.push(Recipient {
            organ_id: object.inner_text(&mut group, "OrganId"),
            organ_name: object.inner_text(&mut group, "OrganName"),
        });
        object.close(group);
    }
    to
}

/// Reads cơ quan cùng ban hành.
fn read_issuers(object: &mut Object) -> Vec<Issuer> {
    let mut issuers = Vec::new();
    for mut group in object.list(Field::Issuers) {
        issuers.push(Issuer {
            organ_name: object.inner_text(&mut group, "OrganName"),
            abbreviation: object.inner_text(&mut group, "Abbreviation"),
        });
        object.close(group);
    }
    issuers
}

#[cfg(test)]
mod tests {
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
