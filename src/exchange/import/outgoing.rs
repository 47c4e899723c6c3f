//! Reads a row of an outgoing book.

use domain::{
    code::Code,
    content::{Content, Recipient},
    crossed_dates,
    document_field::DocumentField as F,
    document_type::DocumentType,
    field::{Cause, Field},
    imported::{Brought, ImportedOutgoing, ImportedRow},
    issuer::{Issuer, IssuerCause},
    number::LARGEST,
    office::Authority,
    outgoing::OutgoingDraft,
    text,
    warning::Warning,
};

use super::{Known, READ_TOGETHER, ReadRow, type_and_subject};
use crate::{cells::Cells, fingerprint::Fingerprints, problems::with_those_of};

/// Reads the document of a row. What the book has no column for is read from số, ký hiệu: the authority, the
/// drafting unit, and whether it is a VBQPPL (Điều 15 and Phụ lục I.II.3, NĐ 30/2020/NĐ-CP).
pub(super) fn read(mut cells: Cells<'_>, known: Known<'_>, fingerprints: &mut Fingerprints) -> ReadRow {
    let (code, priority) = cells.code_and_priority();
    if !code.is_empty() && code.number().is_none_or(|number| number == 0) {
        let text = code.as_str().to_owned();
        cells.note(Field::Code, Cause::NotANumber { text, least: 1, most: i64::from(LARGEST) });
    }
    let organ_name = filled(cells.text(Field::OrganName)).unwrap_or_else(|| authority(&code, known));
    // The notation names an authority that the registry does not know.
    if let Some(group) = groups_of_authority(&code, known.types).next().filter(|_| organ_name.is_empty()) {
        cells.note(Field::OrganName, Cause::Issuer(IssuerCause::NotAnAuthority(group.to_owned())));
    }
    let (type_name, subject) = type_and_subject(&mut cells, &code, known.types);
    let (standing, mut description) = cells.standing_and_remarks();
    let issuers = issuers(&mut cells, &code, &organ_name, &mut description);
    let issued_date = cells.date(Field::IssuedDate);
    // Secret documents were already refused when the secrecy cell was read.
    let mut draft = OutgoingDraft {
        issued_date,
        drafting_unit: filled(cells.text(Field::DraftingUnit)).unwrap_or_else(|| drafting_unit(&code, known.types)),
        normative: code.is_normative(&type_name, known.types),
        to: recipients(cells.text(Field::To)),
        issuers,
        content: Content {
            type_name,
            subject,
            priority,
            organ_name,
            signer_info: cells.signer_info(),
            description,
            ..Content::default()
        },
        ..OutgoingDraft::default()
    };
    draft.fill(|field, slot| match field {
        F::IssuedDate | F::DueDate | F::DraftingUnit | F::OrganName => {}
        field if READ_TOGETHER.contains(&field) => {}
        field => cells.fill(field, slot),
    });
    draft.content.due_date = cells.deadline(Field::DueDate, issued_date, known.calendar);
    match draft.check() {
        Ok(checked) if cells.problems.is_empty() => {
            let entry = checked.entry;
            let mut warnings = checked.warnings;
            warnings.append(&mut cells.warnings);
            let content = &entry.content;
            let crossed = crossed_dates::of_outgoing(entry.issued_date, content.hand_over_date, content.due_date);
            warnings.extend(crossed);
            let fingerprint = fingerprints.outgoing(&entry);
            let code = (!code.is_empty()).then_some(code);
            let imported = ImportedOutgoing { entry, code, standing, fingerprint, brought: Brought::default() };
            Ok((ImportedRow::Outgoing(imported), warnings))
        }
        checked => Err(with_those_of(cells.problems, checked.err().unwrap_or_default())),
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// Iterates over the groups of the notation from the authority's on: behind the type's abbreviation, which a
/// công văn does not have.
fn groups_of_authority<'a>(code: &'a Code, types: &[DocumentType]) -> impl Iterator<Item = &'a str> {
    let type_abbreviation = code.document_type(types).and_then(|known| known.abbreviation.clone());
    let named = type_abbreviation.is_some() && code.groups().next() == type_abbreviation.as_deref();
    code.groups().skip(usize::from(named))
}

/// Returns the name of the authority that the notation names, or of the only one there is; else empty.
fn authority(code: &Code, known: Known<'_>) -> String {
    let group = groups_of_authority(code, known.types).next();
    let named = |authority: &&Authority| group == Some(text::clean_code(&authority.abbreviation).as_str());
    let found = known.authorities.iter().find(named).or(match known.authorities {
        [only] => Some(only),
        _ => None,
    });
    found.map(|authority| authority.name.clone()).unwrap_or_default()
}

/// Returns the drafting unit, which only the notation of a công văn names, behind the authority.
fn drafting_unit(code: &Code, types: &[DocumentType]) -> String {
    if !code.document_type(types).is_some_and(DocumentType::is_official_letter) {
        return String::new();
    }
    groups_of_authority(code, types).skip(1).collect::<Vec<_>>().join("-")
}

/// Splits receivers at semicolons only, since a name may contain a comma.
fn recipients(cell: &str) -> Vec<Recipient> {
    let names = cell.split(';').map(text::clean).filter(|name| !name.is_empty());
    names.map(|organ_name| Recipient { organ_id: String::new(), organ_name }).collect()
}

/// Reads the bodies that issue a document of a foreign list jointly. Where the row has its số, ký hiệu, a body
/// without an abbreviation goes into the remarks, since no notation has to be made of it. Lists often name the
/// leading body among them.
fn issuers(cells: &mut Cells<'_>, code: &Code, leader: &str, remarks: &mut String) -> Vec<Issuer> {
    let mut issuers = Issuer::list(cells.text(Field::Issuers));
    issuers.retain(|issuer| issuer.organ_name.to_lowercase() != leader.to_lowercase());
    if !code.is_empty() {
        for unknown in issuers.extract_if(.., |issuer| issuer.abbreviation.is_empty()) {
            if !remarks.is_empty() {
                remarks.push_str("; ");
            }
            remarks.push_str("Liên tịch với ");
            remarks.push_str(&unknown.organ_name);
            cells.warnings.push(Warning::WordKept { field: Field::Issuers, text: unknown.organ_name });
        }
    }
    issuers
}
