//! `vanthu type add`: a type of document that the office issues or receives.

use super::{Console, Refusal, registry::Registry};
use crate::domain::{document_type::DocumentType, message::Message, text};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, kind: &DocumentType) -> Result<(), Refusal> {
    let mut store = registry.write(console)?;
    let mut kind = kind.clone();
    if kind.written.is_empty() {
        // An abbreviation alone changes nothing of how the type is written.
        let known = store.document_types()?;
        let known =
            known.into_iter().find(|known| known.name == text::clean(&kind.name) && known.category == kind.category);
        kind.written = known.map(|known| known.written).unwrap_or_default();
    }
    store.add_document_type(&kind)?;
    let abbreviation = kind.abbreviation.clone().unwrap_or_default();
    let key = if abbreviation.is_empty() { "type-shown-without" } else { "type-shown" };
    console.say(&Message::new(key).with("name", kind.name.as_str()).with("abbreviation", abbreviation));
    Ok(())
}
