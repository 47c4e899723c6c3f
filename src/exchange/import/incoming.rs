//! Reads a row of an incoming book.

use domain::{
    content::Content,
    crossed_dates,
    document_field::DocumentField as F,
    field::Field,
    imported::{Brought, ImportedIncoming, ImportedRow},
    incoming::IncomingDraft,
    number::LARGEST,
};

use super::{Known, READ_TOGETHER, ReadRow, type_and_subject};
use crate::{cells::Cells, fingerprint::Fingerprints, problems::with_those_of};

/// Reads the document of a row. The year of its số đến is that of its arrival date, which is therefore
/// required.
pub(super) fn read(mut cells: Cells<'_>, known: Known<'_>, fingerprints: &mut Fingerprints) -> ReadRow {
    let arrival_number = cells.number(Field::ArrivalNumber, 1, LARGEST);
    let (code, priority) = cells.code_and_priority();
    let (type_name, subject) = type_and_subject(&mut cells, &code, known.types);
    let (standing, remarks) = cells.standing_and_remarks();
    let (came_by, description) = cells.came_by_and_remarks(remarks);
    let arrival_date = cells.date(Field::ArrivalDate);
    // Secret documents were already refused when the secrecy cell was read.
    let mut draft = IncomingDraft {
        arrival_date,
        code: code.as_str().to_owned(),
        came_by,
        content: Content {
            type_name,
            subject,
            priority,
            signer_info: cells.signer_info(),
            description,
            ..Content::default()
        },
        ..IncomingDraft::default()
    };
    draft.fill(|field, slot| match field {
        F::ArrivalDate | F::DueDate => {}
        field if READ_TOGETHER.contains(&field) => {}
        field => cells.fill(field, slot),
    });
    draft.content.due_date = cells.deadline(Field::DueDate, arrival_date, known.calendar);
    match draft.check() {
        Ok(checked) if cells.problems.is_empty() => {
            let entry = checked.entry;
            let mut warnings = checked.warnings;
            warnings.append(&mut cells.warnings);
            let content = &entry.content;
            let crossed = crossed_dates::of_incoming(
                entry.arrival_date,
                entry.issued_date,
                content.hand_over_date,
                content.due_date,
            );
            warnings.extend(crossed);
            let fingerprint = fingerprints.incoming(&entry);
            let imported = ImportedIncoming {
                entry,
                arrival_number,
                suffix: String::new(),
                standing,
                fingerprint,
                brought: Brought::default(),
            };
            Ok((ImportedRow::Incoming(imported), warnings))
        }
        checked => Err(with_those_of(cells.problems, checked.err().unwrap_or_default())),
    }
}
