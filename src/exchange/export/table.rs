//! Writes a table of texts as a new file, a workbook or CSV by its ending, so that another program can correct
//! it.

use std::{
    io::{BufWriter, Write},
    path::Path,
};

use csv::{Terminator, WriterBuilder};
use rust_xlsxwriter::{Format, Workbook, XlsxError, worksheet::RowNum};

use domain::{book::Book, book_row, document_field::DocumentField};

use super::{ExportError, columns, harmless, place, workbook::MAX_ROWS};

/// Writes an empty list of a book, to be filled in and imported: the decree's headings (Phụ lục IV, NĐ
/// 30/2020/NĐ-CP), and one for the type.
///
/// # Errors
/// As [`write_table`].
pub fn write_template(book: Book, target: &Path) -> Result<(), ExportError> {
    let headings = book_row::headings(book).iter().copied().chain([columns::heading(DocumentField::TypeName, book)]);
    write_table(target, &[headings.map(str::to_owned).collect()])
}

/// Writes rows, of which the first are headings. Every cell is a text, whatever it begins with.
///
/// # Errors
/// [`ExportError`]. An existing file is unchanged then, and no incomplete one is left.
pub fn write_table(target: &Path, rows: &[Vec<String>]) -> Result<(), ExportError> {
    let ending = target.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    if !matches!(ending.as_str(), "xlsx" | "csv") {
        return Err(ExportError::NotAList(target.to_owned()));
    }
    place::refuse_existing(target)?;
    let file = place::beside(target)?;
    let of_system = |error: &std::io::Error| ExportError::of_system(target, error);
    if ending == "csv" {
        let mut out = BufWriter::new(file.as_file());
        out.write_all("\u{FEFF}".as_bytes()).map_err(|error| of_system(&error))?;
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).flexible(true).from_writer(out);
        for row in rows {
            let cells = row.iter().map(|cell| harmless(cell).into_owned());
            writer.write_record(cells).map_err(|error| of_system(&error.into()))?;
        }
        writer.flush().map_err(|error| of_system(&error))?;
    } else {
        if !RowNum::try_from(rows.len()).is_ok_and(|rows| rows <= MAX_ROWS) {
            return Err(ExportError::TooManyRows(target.to_owned()));
        }
        let other = |error: XlsxError| match error {
            XlsxError::IoError(error) => of_system(&error),
            error => ExportError::Other(target.to_owned(), error.to_string()),
        };
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        let text = Format::new().set_num_format("@");
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                sheet.write_string_with_format(row, column, cell.as_str(), &text).map_err(other)?;
            }
        }
        workbook.save_to_writer(BufWriter::new(file.as_file())).map_err(other)?;
    }
    place::name(file, target, false)
}
