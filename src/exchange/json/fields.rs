//! Reads the fields of a document out of a JSON object, by the table of fields.

use chrono::NaiveDate;
use serde_json::Value;

use domain::{
    book::Book,
    came_by::CameBy,
    code::Code,
    content::{Priority, Recipient},
    document_field::{DocumentField as F, FieldRow},
    field::{Cause, Field},
    field_slot::FieldSlot,
    incoming::IncomingDraft,
    issuer::Issuer,
    outgoing::OutgoingDraft,
    secrecy::Secrecy,
    working_calendar::WorkingCalendar,
};

use super::object::{Group, Object};

/// Reads the fields of an incoming document.
pub(super) fn read_draft_of_incoming(object: &mut Object, calendar: &WorkingCalendar) -> IncomingDraft {
    let mut draft = IncomingDraft { secrecy: read_secrecy(object), ..IncomingDraft::default() };
    let mut fields = ObjectFields::of(Book::Incoming, object, calendar);
    draft.fill(|field, slot| fields.read(field, slot));
    fields.close();
    draft
}

/// Reads the fields of an outgoing document without its số, ký hiệu.
pub(super) fn read_draft_of_outgoing(object: &mut Object, calendar: &WorkingCalendar) -> OutgoingDraft {
    let mut draft = OutgoingDraft { secrecy: read_secrecy(object), ..OutgoingDraft::default() };
    let mut fields = ObjectFields::of(Book::Outgoing, object, calendar);
    draft.fill(|field, slot| fields.read(field, slot));
    fields.close();
    draft
}

/// The fields of an object, read in the order of the table.
struct ObjectFields<'a> {
    object: &'a mut Object,
    /// Counts the days of a deadline.
    calendar: &'a WorkingCalendar,
    /// The date field from which a deadline is counted.
    begins: F,
    /// The value of that field; `None` until it is read, or if it has none.
    event: Option<NaiveDate>,
    /// The group of the field whose parts are being read; `None` inside if the object lacks it.
    group: Option<(Field, Option<Group>)>,
}

impl<'a> ObjectFields<'a> {
    fn of(book: Book, object: &'a mut Object, calendar: &'a WorkingCalendar) -> Self {
        let begins = match book {
            Book::Incoming => F::ArrivalDate,
            Book::Outgoing => F::IssuedDate,
        };
        Self { object, calendar, begins, event: None, group: None }
    }

    /// Reads a field into a draft.
    fn read(&mut self, field: F, slot: FieldSlot<'_>) {
        if field == F::Code {
            if let FieldSlot::Text(text) = slot {
                *text = read_code(self.object);
            }
            return;
        }
        let (code, value) = (field.row().code, self.value(field));
        let object = &mut *self.object;
        match slot {
            FieldSlot::Text(text) => *text = object.as_text(code, value),
            FieldSlot::Date(date) if field == F::DueDate => {
                *date = object.as_deadline(code, value, self.event, self.calendar);
            }
            FieldSlot::Date(date) => {
                *date = object.as_date(code, value);
                if field == self.begins {
                    self.event = *date;
                }
            }
            FieldSlot::Amount(amount) => {
                let most = field.largest().unwrap_or(u32::MAX);
                *amount = value.and_then(|value| object.as_amount(code, &value, most));
            }
            FieldSlot::Flag(flag) => *flag = object.as_flag(code, value.as_ref()),
            FieldSlot::Priority(priority) => *priority = read_priority(object, value),
            FieldSlot::CameBy(came_by) => *came_by = read_came_by(object, value),
            FieldSlot::Recipients(to) => *to = read_to(object, value),
            FieldSlot::Issuers(issuers) => *issuers = read_issuers(object, value),
        }
    }

    /// Takes the value of a field out of the object, that of a part out of its group.
    fn value(&mut self, field: F) -> Option<Value> {
        let FieldRow { code, part, .. } = field.row();
        if self.group.as_ref().is_none_or(|(open, _)| open != code) {
            self.close();
            self.group = part.map(|_| (*code, self.object.group(*code)));
        }
        match part {
            Some(part) => self.group.as_mut()?.1.as_mut()?.take(part),
            None => self.object.take(*code),
        }
    }

    /// Reports the unknown keys of the group that was read last.
    fn close(&mut self) {
        if let Some((_, Some(group))) = self.group.take() {
            self.object.close(group);
        }
    }
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
fn read_came_by(object: &mut Object, value: Option<Value>) -> CameBy {
    let text = object.as_text(Field::CameBy, value);
    CameBy::of(&text).unwrap_or_else(|| {
        object.note(Field::CameBy, Cause::UnknownWord { text, allowed: CameBy::WORDS });
        CameBy::Unknown
    })
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

/// Reads độ khẩn, by its number 0–4 or its word.
fn read_priority(object: &mut Object, value: Option<Value>) -> Priority {
    match value {
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

/// Reads nơi nhận.
fn read_to(object: &mut Object, value: Option<Value>) -> Vec<Recipient> {
    let mut to = Vec::new();
    for mut group in object.as_list(Field::To, value) {
        to.push(Recipient {
            organ_id: object.inner_text(&mut group, "OrganId"),
            organ_name: object.inner_text(&mut group, "OrganName"),
        });
        object.close(group);
    }
    to
}

/// Reads cơ quan cùng ban hành.
fn read_issuers(object: &mut Object, value: Option<Value>) -> Vec<Issuer> {
    let mut issuers = Vec::new();
    for mut group in object.as_list(Field::Issuers, value) {
        issuers.push(Issuer {
            organ_name: object.inner_text(&mut group, "OrganName"),
            abbreviation: object.inner_text(&mut group, "Abbreviation"),
        });
        object.close(group);
    }
    issuers
}
