//! What may be changed in a registered document. Its place in the book never: number, book, period, and what the notation says.

use chrono::Datelike;

use super::{
    document_type::OFFICIAL_LETTER,
    field::{Cause, Field, Problem},
    incoming::{Incoming, IncomingEntry},
    outgoing::{Outgoing, OutgoingEntry},
};

/// What of an incoming document would change and may not: the date of arrival.
#[must_use]
pub fn of_incoming(before: &Incoming, after: &IncomingEntry) -> Vec<Problem> {
    fixed([(Field::ArrivalDate, before.entry.arrival_date != after.arrival_date)])
}

/// What of an outgoing document would change and may not: the authority and those that issue it too, type, VBQPPL or not, the year
/// of its date, and the drafting unit where it stands in the notation.
#[must_use]
pub fn of_outgoing(before: &Outgoing, after: &OutgoingEntry) -> Vec<Problem> {
    let Outgoing { entry, .. } = before;
    fixed([
        (Field::OrganName, entry.content.organ_name != after.content.organ_name),
        (Field::Issuers, entry.issuers != after.issuers),
        (Field::TypeName, entry.content.type_name != after.content.type_name),
        (Field::Normative, entry.normative != after.normative),
        (Field::IssuedDate, entry.issued_date.year() != after.issued_date.year()),
        (Field::DraftingUnit, entry.content.type_name == OFFICIAL_LETTER && entry.drafting_unit != after.drafting_unit),
    ])
}

fn fixed<const N: usize>(changed: [(Field, bool); N]) -> Vec<Problem> {
    changed
        .into_iter()
        .filter(|(_, changed)| *changed)
        .map(|(field, _)| Problem::new(field, Cause::NeverChanges))
        .collect()
}
