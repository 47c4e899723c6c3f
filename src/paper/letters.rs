//! Letters that the face of the books does not have, as of Lao, Thai or Chinese names: a form on which they would stand is refused
//! before anything is printed, and the document and the column are named, so that they can be written otherwise.

use super::{
    PaperError,
    catalogue::{Form, Kind},
    face::Face,
    layout::is_struck,
};
use crate::domain::{cell::Cell, document::Document, form_row::FormRow};

/// What stands of a document on paper without a table.
const ON_SHEETS: [(&str, Cell); 5] = [
    ("Tác giả", Cell::Organ),
    ("Số, ký hiệu văn bản", Cell::Code),
    ("Trích yếu", Cell::Subject),
    ("Nơi nhận văn bản", Cell::Recipients),
    ("Đơn vị hoặc người nhận", Cell::ToPlaces),
];

/// Refuses a row with a letter that cannot be printed. One that stands no longer cannot be written otherwise: there the letter is
/// spelled.
pub(super) fn refuse(form: &Form, row: &FormRow) -> Result<(), PaperError> {
    if is_struck(row) {
        return Ok(());
    }
    let columns = form.columns().iter().map(|column| (column.heading, column.cell));
    let sheets: &[(&str, Cell)] = match form.kind {
        Kind::Stamp | Kind::HandlingSheet | Kind::Envelope => &ON_SHEETS,
        _ => &[],
    };
    columns.chain(sheets.iter().copied()).try_for_each(|(field, cell)| refuse_cell(field, cell, row))
}

fn refuse_cell(field: &str, cell: Cell, row: &FormRow) -> Result<(), PaperError> {
    let shapes = Face::Regular.letters();
    let is_lacking = |letter: &char| shapes.has(*letter).is_none() && !letter.is_whitespace() && !letter.is_control();
    let Some(letter) = cell.text(row).chars().find(is_lacking) else { return Ok(()) };
    let document = match &row.document {
        Document::Incoming(_) => row.document.own_number().to_string(),
        Document::Outgoing(_) => row.document.code().as_str().to_owned(),
    };
    Err(PaperError::Unprintable { letter, field: field.to_owned(), document })
}
