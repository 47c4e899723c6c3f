//! Filling a form from one pasted line that cites the document, and from a whole code typed where a number or a type belongs.

use iced::{Task, clipboard, widget::text_editor};

use domain::{book::Book, citation::Citation, code::Code, document_field::DocumentField as F, text::fold};
use texts::{UserMessage, Value, message};

use super::{Context, fields::Fields, input::Input, numbering::Numbering};
use crate::kit::{form::FormEvent, notice::Notice, theme::Severity};

/// A shorter text is pasted as it is. In characters.
const SHORTEST: usize = 16;

/// The values of the document that a pasted line cites.
pub struct CitedValues {
    /// The values by field; an empty value clears the input into which the line was pasted.
    pub values: Vec<(F, String)>,
    pub notice: Notice,
}

/// Returns a task that yields the line pasted by an event, if that line may fill the form. A one-line input drops the tabs of the line,
/// so it is read from the clipboard again.
pub fn pasted_line(event: &FormEvent, fields: &Fields) -> Option<Task<String>> {
    match event {
        FormEvent::Pasted(at, text) if may_be_filled(fields, fields.input(*at)?, text) => {
            let text = text.clone();
            Some(clipboard::read().map(move |line| line.unwrap_or_else(|| text.clone())))
        }
        FormEvent::Edited(_, text_editor::Action::Edit(text_editor::Edit::Paste(text)))
            if may_be_filled(fields, F::Subject.into(), text) =>
        {
            Some(Task::done(text.to_string()))
        }
        _ => None,
    }
}

/// Whether a line may fill the form, because none of its fields is filled in yet.
fn may_be_filled(fields: &Fields, input: Input, line: &str) -> bool {
    let kept: &[F] = match fields.book {
        Book::Incoming => &[],
        Book::Outgoing => &[F::IssuedDate, F::OrganName, F::TypeName],
    };
    let filled = [F::Code, F::OrganName, F::IssuedDate, F::TypeName];
    !fields.is_amending()
        && line.chars().count() >= SHORTEST
        && matches!(
            input,
            Input::Number
                | Input::Field(F::ArrivalDate | F::IssuedDate | F::Code | F::OrganName | F::TypeName | F::Subject)
        )
        && fields.text(F::Subject).trim().is_empty()
        && filled.iter().filter(|input| !kept.contains(input)).all(|input| fields.text(*input).is_empty())
}

/// Reads a line that cites a document, and writes its number; `None` if the line cites none, and the form stays as it is.
pub fn fill(line: &str, fields: &mut Fields, numbering: &mut Numbering, context: Context<'_>) -> Option<CitedValues> {
    let cited = Citation::read(line, &context.reference.types)?;
    fields.form.close_lists();
    let mut arrived = cited.arrival_date;
    for date in [F::ArrivalDate, F::IssuedDate] {
        if fields.read_date(date, context).is_err() {
            // This date input holds the pasted line. An arrival date becomes today again, its default.
            fields.put(date, String::new());
            if date == F::ArrivalDate {
                arrived = arrived.or(Some(context.today));
            }
        }
    }
    let date = |date: Option<chrono::NaiveDate>| date.map(|date| context.language.date(date)).unwrap_or_default();
    let mut values = vec![
        (F::IssuedDate, date(cited.issued_date)),
        (F::TypeName, cited.type_name),
        (F::OrganName, cited.organ_name),
    ];
    match fields.book {
        Book::Incoming => {
            values.insert(0, (F::Code, cited.code));
            if fields.text(F::ArrivalDate).is_empty() {
                values.push((F::ArrivalDate, date(arrived)));
            }
        }
        Book::Outgoing => {
            let wanted = fold(&values[2].1);
            let known = context.reference.authorities.iter().find(|known| fold(&known.name) == wanted);
            values[2].1 = known.map(|known| known.name.clone()).unwrap_or_default();
            read_whole_code(&cited.code, fields, numbering, context);
        }
    }
    values.push((F::Subject, cited.subject));
    let is_filled = |(_, value): &&(F, String)| !value.is_empty();
    let label = |(field, _): &(F, String)| context.language.text(field.row().label(fields.book));
    let filled = values.iter().filter(is_filled).map(label).collect::<Vec<_>>().join(", ");
    let filled = message!(texts::ENTRY_FILLED_FIELDS, fields = Value::Text(filled));
    let mut notice = Notice::new(Severity::Neutral, UserMessage::from(texts::ENTRY_FILLED)).with_more(filled);
    if !cited.others.is_empty() {
        notice = notice.with_more(message!(texts::ENTRY_NOT_FILLED, texts = cited.others.join(" · ")));
    }
    // Fields that the line does not cite keep their values; the input with the pasted line is cleared.
    let book = fields.book;
    values.retain(|(field, value)| {
        !value.is_empty() || *field == F::Subject || book == Book::Incoming && *field != F::ArrivalDate
    });
    Some(CitedValues { values, notice })
}

/// Reads a whole code that was typed where the type or the number of an outgoing document belongs, once one has left it. Returns whether
/// there was one.
pub fn read_typed_code(fields: &mut Fields, numbering: &mut Numbering, context: Context<'_>) -> bool {
    if fields.book != Book::Outgoing || fields.is_amending() {
        return false;
    }
    let typed = [F::TypeName.into(), Input::Number].into_iter().find(|input| {
        let code = Code::parse(fields.text(*input));
        code.number().is_some() && !code.code_notation().is_empty()
    });
    let Some(input) = typed else { return false };
    let code = fields.take(input);
    read_whole_code(&code, fields, numbering, context);
    true
}

/// Reads `15/QĐ-UBND`: the type, the authority, of a công văn the drafting unit, and the number, which is proposed.
fn read_whole_code(code: &str, fields: &mut Fields, numbering: &mut Numbering, context: Context<'_>) {
    let code = Code::parse(code);
    let groups: Vec<&str> = code.groups().collect();
    let kind = code.document_type(&context.reference.types);
    let names_type = kind.is_some_and(|kind| kind.abbreviation.as_deref() == groups.first().copied());
    let of_authority = if names_type { groups.get(1..) } else { groups.get(..) }.unwrap_or_default();
    if let Some(kind) = kind {
        fields.put(F::TypeName, kind.name.clone());
        fields.set_normative(code.is_normative(&kind.name, &context.reference.types));
    }
    if let [short, units @ ..] = of_authority
        && let Some(known) = context.reference.authorities.iter().find(|known| fold(&known.abbreviation) == fold(short))
    {
        fields.put(F::OrganName, known.name.clone());
        if !names_type && !units.is_empty() {
            fields.put(F::DraftingUnit, units.join("-"));
        }
    }
    numbering.propose(code.code_number(), fields);
}
