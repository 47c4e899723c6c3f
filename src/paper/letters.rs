//! Finds letters that the books' face lacks, as in Lao, Thai or Chinese names. A form that would need them is
//! refused before anything is printed, and every document and column is named, so that the texts can be
//! changed.

use domain::{
    cell::Cell,
    document::Document,
    form_row::FormRow,
    printable::{self, is_printable},
};

use super::{
    PaperError,
    catalogue::{Form, Kind},
    layout::is_struck,
};

/// The contents of a document on paper without a table.
const ON_SHEETS: [(&str, Cell); 5] = [
    ("Tác giả", Cell::Organ),
    ("Số, ký hiệu văn bản", Cell::Code),
    ("Trích yếu", Cell::Subject),
    ("Nơi nhận văn bản", Cell::Recipients),
    ("Đơn vị hoặc người nhận", Cell::ToPlaces),
];
/// The largest number of places that one refusal names.
const MAX_NAMED: usize = 20;

/// The unprintable letters in all rows of a form.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    named: Vec<String>,
    count: usize,
}

impl Lacking {
    /// Checks a row. The texts of a document that is no longer valid cannot be changed, so its letters are
    /// spelled out instead.
    pub(super) fn look(&mut self, form: &Form, row: &FormRow) {
        if is_struck(row) {
            return;
        }
        let columns = form.columns().iter().map(|column| (column.heading, column.cell));
        let sheets: &[(&str, Cell)] = match form.kind {
            Kind::Stamp | Kind::HandlingSheet | Kind::Envelope => &ON_SHEETS,
            _ => &[],
        };
        for (field, cell) in columns.chain(sheets.iter().copied()) {
            let text = cell.text(row);
            let can_be_mended = |letter: &char| !is_printable(*letter) && !is_fixed(&row.document, *letter);
            let Some(letter) = text.chars().find(can_be_mended) else { continue };
            self.count += 1;
            if self.named.len() < MAX_NAMED {
                let document = match &row.document {
                    Document::Incoming(_) => row.document.own_number().to_string(),
                    Document::Outgoing(_) => row.document.code().as_str().to_owned(),
                };
                self.named.push(format!("{document} – {field}: {}", printable::shown(letter)));
            }
        }
    }

    /// Returns whether there are any.
    pub(super) fn is_any(&self) -> bool {
        self.count > 0
    }

    /// Returns the refusal if there are any.
    pub(super) fn refuse(self) -> Result<(), PaperError> {
        let Self { named, count } = self;
        if count == 0 { Ok(()) } else { Err(PaperError::Unprintable { named, count }) }
    }
}

/// Refuses a form of one row with an unprintable letter.
pub(super) fn refuse(form: &Form, row: &FormRow) -> Result<(), PaperError> {
    let mut lacking = Lacking::default();
    lacking.look(form, row);
    lacking.refuse()
}

/// Returns whether a letter occurs in a field of an outgoing document that can no longer be changed: số, ký
/// hiệu, type or issuer. There it is spelled out.
fn is_fixed(document: &Document, letter: char) -> bool {
    let Document::Outgoing(outgoing) = document else { return false };
    let content = &outgoing.entry.content;
    [outgoing.code.as_str(), &content.type_name, &content.organ_name].into_iter().any(|text| text.contains(letter))
}
