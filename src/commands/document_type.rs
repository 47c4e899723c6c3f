//! `vanthu type add`: a type of document that the office issues or receives.

use domain::{document_type::DocumentType, text};
use texts::message;

use super::{Console, Refusal, arguments::TypeOptions, registry::Registry};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: &TypeOptions) -> Result<(), Refusal> {
    let TypeOptions { name, category, abbreviation, written } = options;
    let mut store = registry.write(console)?;
    let name = text::clean(name);
    let named = |known: &DocumentType| known.name == name && known.category == *category;
    let before = store.document_types()?.into_iter().find(named);
    // What is not given stays as it is.
    let (had, way) = before.map(|known| (known.abbreviation.unwrap_or_default(), known.written)).unwrap_or_default();
    let abbreviation = abbreviation.clone().unwrap_or(had);
    let kind = DocumentType {
        name: name.clone(),
        abbreviation: Some(abbreviation).filter(|text| !text.is_empty()),
        category: *category,
        written: written.clone().unwrap_or(way),
    };
    store.add_document_type(&kind)?;
    let Some(kind) = store.document_types()?.into_iter().find(named) else { return Ok(()) };
    let abbreviation = kind.abbreviation.unwrap_or_default();
    console.say(&if abbreviation.is_empty() {
        message!(texts::TYPE_SHOWN_WITHOUT, name = kind.name)
    } else {
        message!(texts::TYPE_SHOWN, name = kind.name, abbreviation = abbreviation)
    });
    Ok(())
}
