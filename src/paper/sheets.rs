//! Sheets: the forms that are no books. Which form is drawn by what, and the file they go to.

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

/// Sheets of a form that is no book.
#[derive(Debug, Clone)]
pub struct Sheets {
    /// Which form.
    pub form: &'static Form,
    /// What the office chooses for it.
    pub options: PrintOptions,
    /// Whose sheets.
    pub office: Letterhead,
    /// The day they are made.
    pub day: NaiveDate,
    /// The day whose end a report describes.
    pub as_of: NaiveDate,
    /// The first and the last day they tell of.
    pub range: Option<(NaiveDate, NaiveDate)>,
    /// Which part of what those days hold: its first and last number, its type. Its days are those above.
    pub part: BookRange,
    /// Whether a QR code of number, date and issuer stands on stamps and on the sheets that go with a document.
    pub qr: bool,
    /// Of envelopes: their size.
    pub envelope: EnvelopeSize,
    /// Of stamps: on label paper, the first so many labels of which are gone; nothing for one alone on paper of its size.
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

/// The pages of sheets; blank ones without rows.
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
