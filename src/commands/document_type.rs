//! `vanthu type add`: a type of document that the office issues or receives.

use super::{Console, Refusal, registry::Registry};
use crate::domain::{document_type::DocumentType, message::Message};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, kind: &DocumentType) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    store.add_document_type(kind)?;
    let abbreviation = kind.abbreviation.clone().unwrap_or_default();
    let key = if abbreviation.is_empty() { "type-shown-without" } else { "type-shown" };
    console.say(&Message::new(key).with("name", kind.name.as_str()).with("abbreviation", abbreviation));
    Ok(())
}
