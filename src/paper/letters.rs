//! Letters that the face of the books does not have, as of Lao, Thai or Chinese names: a form on which they would stand is refused
//! before anything is printed, and every document and column is named, so that they can be written otherwise.

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

/// What stands of a document on paper without a table.
const ON_SHEETS: [(&str, Cell); 5] = [
    ("Tác giả", Cell::Organ),
    ("Số, ký hiệu văn bản", Cell::Code),
    ("Trích yếu", Cell::Subject),
    ("Nơi nhận văn bản", Cell::Recipients),
    ("Đơn vị hoặc người nhận", Cell::ToPlaces),
];
/// The most places that one refusal names.
const MAX_NAMED: usize = 20;

/// The letters that cannot be printed, of all rows of a form.
#[derive(Debug, Default)]
pub(super) struct Lacking {
    named: Vec<String>,
    count: usize,
}

impl Lacking {
    /// Looks at a row, unless its document stands no longer: that can be written otherwise no more, and the letters are spelled.
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

    /// Whether there are any.
    pub(super) fn is_any(&self) -> bool {
        self.count > 0
    }

    /// Refuses the form where there are any.
    pub(super) fn refuse(self) -> Result<(), PaperError> {
        let Self { named, count } = self;
        if count == 0 { Ok(()) } else { Err(PaperError::Unprintable { named, count }) }
    }
}

/// Refuses a form of one row with a letter that cannot be printed.
pub(super) fn refuse(form: &Form, row: &FormRow) -> Result<(), PaperError> {
    let mut lacking = Lacking::default();
    lacking.look(form, row);
    lacking.refuse()
}

/// Whether a letter stands in what of an outgoing document can be changed no more: its số, ký hiệu, type and issuer. There it is spelled.
fn is_fixed(document: &Document, letter: char) -> bool {
    let Document::Outgoing(outgoing) = document else { return false };
    let content = &outgoing.entry.content;
    [outgoing.code.as_str(), &content.type_name, &content.organ_name].into_iter().any(|text| text.contains(letter))
}
