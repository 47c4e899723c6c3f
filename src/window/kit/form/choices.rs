//! Conversions of reference data to choices of an input.

use domain::{
    document_type::{Category, DocumentType},
    office::Authority,
};

use crate::kit::suggest::Choice;

/// Returns the authorities as choices.
#[must_use]
pub fn authorities(known: &[Authority]) -> Vec<Choice> {
    known.iter().map(|known| Choice { value: known.name.clone(), beside: known.abbreviation.clone() }).collect()
}

/// Returns the normative document types (VBQPPL) as choices, or all others.
#[must_use]
pub fn types(known: &[DocumentType], normative: bool) -> Vec<Choice> {
    types_of(known, |category| normative == (category == Category::Normative))
}

/// Returns the document types whose category satisfies `fits` as choices, each name once.
#[must_use]
pub fn types_of(known: &[DocumentType], fits: impl Fn(Category) -> bool) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for known in known.iter().filter(|known| fits(known.category)) {
        if !choices.iter().any(|choice| choice.value == known.name) {
            choices.push(Choice { value: known.name.clone(), beside: known.abbreviation.clone().unwrap_or_default() });
        }
    }
    choices
}
