//! Exports registered documents as a list for other programs: an Excel workbook, a CSV file, or a table to
//! paste. The columns are those of the decree's book, followed by what the book has no column for. Import reads
//! the files again.

pub(super) mod columns;
mod csv;
mod error;
mod json_lines;
mod place;
mod table;
mod text;
mod workbook;

use std::path::Path;

pub use error::ExportError;
pub use json_lines::{is_json_lines, write_lines};
pub use table::{write_table, write_template};
pub use text::NewText;

use domain::{
    book::Book, book_row, document::Document, follow_up::FollowUp, imported::BroughtLink, registration::Ruling,
};

use super::harmless::harmless;

/// A document with everything that another registry needs to take it over.
#[derive(Debug, Clone, Copy)]
pub struct Exported<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its follow-up.
    pub follow_up: &'a FollowUp,
    /// The ruling by which it keeps its number although another document bears the same.
    pub number_ruling: Option<&'a Ruling>,
    /// Its links, in an order that does not depend on ids of this registry.
    pub links: &'a [BroughtLink],
}

/// Writes the documents of a list one by one.
trait Writer {
    /// Adds a document's row.
    fn row(&mut self, exported: &Exported<'_>) -> Result<(), ExportError>;
}

/// Writes documents as a new list: a workbook or CSV, by the ending of `target`. `rows` passes each document
/// on, in the order of the list. A workbook has a sheet for each book; a CSV file holds one book only.
///
/// # Errors
/// [`ExportError`], or what `rows` returns. No new file is left then, and an existing one is unchanged.
pub fn write<E: From<ExportError>>(
    target: &Path,
    replace: bool,
    rows: impl FnOnce(&mut dyn FnMut(&Exported<'_>) -> Result<(), ExportError>) -> Result<(), E>,
) -> Result<(), E> {
    let ending = target.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if !matches!(ending.as_str(), "xlsx" | "csv") {
        return Err(ExportError::NotAList(target.to_owned()).into());
    }
    if !replace {
        place::refuse_existing(target)?;
    }
    let file = place::beside(target)?;
    if ending == "csv" {
        let mut writer = csv::Csv::new(&file, target)?;
        rows(&mut |exported| writer.row(exported))?;
        writer.finish()?;
    } else {
        let mut writer = workbook::Sheets::new(target);
        rows(&mut |exported| writer.row(exported))?;
        writer.save(&file)?;
    }
    Ok(place::name(file, target, replace)?)
}

/// A table to paste into a spreadsheet: the ten columns of each document's book, tab-separated, under their
/// headings. Documents of two books make two tables.
#[derive(Debug, Default)]
pub struct PastedTable {
    incoming: String,
    outgoing: String,
}

impl PastedTable {
    /// Adds a document's row.
    pub fn row(&mut self, document: &Document) {
        let table = match document.book() {
            Book::Incoming => &mut self.incoming,
            Book::Outgoing => &mut self.outgoing,
        };
        if table.is_empty() {
            line(table, book_row::headings(document.book()));
        }
        line(table, &book_row::cells(document));
    }

    /// Returns the whole text.
    #[must_use]
    pub fn into_text(self) -> String {
        let between = if self.incoming.is_empty() || self.outgoing.is_empty() { "" } else { "\r\n" };
        format!("{}{between}{}", self.incoming, self.outgoing)
    }
}

fn line(table: &mut String, cells: &[impl AsRef<str>]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            table.push('\t');
        }
        // Texts of the registry contain neither tabs nor line ends; a leading quotation mark would open a
        // quoted cell.
        let cell = harmless(cell.as_ref());
        if cell.starts_with('"') {
            table.push('"');
            table.push_str(&cell.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(&cell);
        }
    }
    table.push_str("\r\n");
}
