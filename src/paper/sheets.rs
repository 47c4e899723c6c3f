//! Sheets: the forms that are no books. Selects the layout of each form and makes the file.

use chrono::NaiveDate;

use domain::{book::BookRange, form_row::FormRow};

use super::{
    Destination, EnvelopeSize, Letterhead, PaperError, PrintOptions, arrival_stamp,
    catalogue::{Form, Kind},
    envelope, hand_over, handling_sheet,
    letters::Lacking,
    page::Page,
    place, slip, state,
};

/// Sheets to print.
#[derive(Debug, Clone)]
pub struct Sheets {
    /// Their form, which must not be a book.
    pub form: &'static Form,
    /// The office's options for it.
    pub options: PrintOptions,
    /// The office's letterhead.
    pub office: Letterhead,
    /// The day of printing.
    pub day: NaiveDate,
    /// The day whose end a report describes.
    pub as_of: NaiveDate,
    /// The first and the last day of their content.
    pub range: Option<(NaiveDate, NaiveDate)>,
    /// The part of the content of those days: first and last number, type. Its own days are not used.
    pub part: BookRange,
    /// Whether a QR code of number, date and issuer stands on stamps and on the sheets that go with a document.
    pub qr: bool,
    /// Of envelopes: their size.
    pub envelope: EnvelopeSize,
    /// For stamps on label paper, the number of labels already used; `None` for a single stamp on paper of its
    /// size.
    pub labels: Option<usize>,
}

pub(super) fn print<D: Destination>(sheets: &Sheets, rows: &[FormRow], to: &D) -> Result<Vec<D::Made>, PaperError> {
    to.refuse_existing(false)?;
    let mut lacking = Lacking::default();
    for row in rows {
        lacking.look(sheets.form, row);
    }
    lacking.refuse()?;
    place::make_few(to, sheets.form.title, pages(sheets, rows)?)
}

/// Lays out the pages of sheets; blank ones without rows.
fn pages(sheets: &Sheets, rows: &[FormRow]) -> Result<Vec<Page>, PaperError> {
    match sheets.form.kind {
        Kind::Book(_) => Err(PaperError::NotASheet(sheets.form.name)),
        Kind::HandOver(_) => hand_over::pages(sheets, rows),
        Kind::State(_) => state::pages(sheets, rows),
        Kind::Slip(_) => slip::pages(sheets, rows),
        Kind::Stamp => Ok(arrival_stamp::pages(sheets, rows)),
        Kind::HandlingSheet => Ok(handling_sheet::pages(sheets, rows)),
        Kind::Envelope => Ok(envelope::pages(sheets, rows)),
    }
}
