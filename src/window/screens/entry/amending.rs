//! Amending a registered document: converts it to the texts of the inputs, and the changed texts back.

use std::collections::HashMap;

use domain::{
    came_by::CameBy,
    content::{Priority, Recipient},
    document::{Document, Entry},
    document_field::DocumentField as F,
    field::Problem,
    field_value::FieldValue,
};
use language::Language;

use super::{draft::Reader, fields::ON, input::Input};

/// Returns the text of each input for a registered document.
pub fn texts(document: &Document, language: &Language) -> HashMap<Input, String> {
    let fields = F::of(document.book()).map(|field| (Input::Field(field), text(document.value(field), language)));
    let mut texts: HashMap<Input, String> = fields.collect();
    if let Document::Outgoing(document) = document {
        // A receiver without a name is shown by its code.
        let named = |to: &Recipient| if to.organ_name.is_empty() { to.organ_id.clone() } else { to.organ_name.clone() };
        let to: Vec<String> = document.entry.to.iter().map(named).collect();
        let codes: Vec<&str> = document.entry.to.iter().map(|to| to.organ_id.as_str()).collect();
        let codes = codes.join("; ").trim_end_matches([';', ' ']).to_owned();
        texts.extend([(F::To.into(), to.join("; ")), (Input::ToCodes, codes)]);
    }
    texts.retain(|_, text| !text.is_empty());
    texts
}

/// Returns the value of a field as the clerk would type it.
fn text(value: FieldValue<'_>, language: &Language) -> String {
    match value {
        FieldValue::Text(text) => text.to_owned(),
        FieldValue::Date(date) => date.map(|date| language.date(date)).unwrap_or_default(),
        FieldValue::Amount(amount) => amount.map(|amount| amount.to_string()).unwrap_or_default(),
        FieldValue::Flag(is_on) => if is_on { ON } else { "" }.to_owned(),
        FieldValue::Priority(Priority::Normal) | FieldValue::CameBy(CameBy::Unknown) => String::new(),
        FieldValue::Priority(priority) => language.text(priority.name_key()),
        FieldValue::CameBy(came_by) => language.text(came_by.name_key()),
        FieldValue::Bodies(bodies) => bodies,
    }
}

/// Checks the amended document; fields that the form does not show keep their values.
pub fn check(document: &Document, reader: &mut Reader<'_>) -> Result<Entry, Vec<Problem>> {
    match document {
        Document::Incoming(document) => {
            let mut draft = reader.incoming();
            draft.trace_header_list.clone_from(&document.entry.trace_header_list);
            draft.check().map(|checked| Entry::Incoming(checked.entry))
        }
        Document::Outgoing(document) => {
            let mut draft = reader.outgoing();
            for to in &mut draft.to {
                let unnamed = |known: &&Recipient| known.organ_name.is_empty() && known.organ_id == to.organ_name;
                if let Some(known) = document.entry.to.iter().find(unnamed) {
                    to.clone_from(known);
                }
            }
            draft.check().map(|checked| Entry::Outgoing(checked.entry))
        }
    }
}
