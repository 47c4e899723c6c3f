//! An Excel workbook with a sheet for each book, ready to sort, filter and print. Texts stay texts, whatever
//! they begin with.

use std::{io::BufWriter, path::Path};

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError, worksheet::RowNum,
};

use disk::unfinished::Unfinished;
use domain::{book::Book, book_row, date};

use super::{
    ExportError, Exported, Writer,
    columns::{self, ExportColumn, Kind},
};

/// The capacity of a sheet in Excel, in rows, its headings included.
pub(super) const MAX_ROWS: RowNum = 1_048_576;
/// The height of a line of text, in points.
const LINE: f64 = 15.0;
/// The largest number of lines of a row: Excel's rows are at most 409 points high.
const MAX_LINES: u32 = 27;
/// A4 in Excel's list of paper sizes.
const A4: u8 = 9;
/// The background of the headings.
const HEADING: Color = Color::RGB(0x00E6_EFFA);

/// The formats of the cells.
struct Formats {
    heading: Format,
    text: Format,
    number: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(HEADING)
                .set_border_bottom(FormatBorder::Thin),
            text: cell.clone().set_text_wrap(),
            number: cell.clone().set_num_format("0"),
            date: cell.set_num_format("dd/mm/yyyy"),
        }
    }

    fn struck(self) -> Self {
        let Self { heading, text, number, date } = self;
        let struck = Format::set_font_strikethrough;
        Self { heading, text: struck(text), number: struck(number), date: struck(date) }
    }
}

/// The sheet of one book.
struct BookSheet {
    book: Book,
    columns: Vec<ExportColumn>,
    next: RowNum,
}

/// A workbook under construction. Rows go to the disk at once, so that a list of any length needs little
/// memory.
pub(super) struct Sheets<'a> {
    workbook: Workbook,
    kept: Vec<BookSheet>,
    formats: Formats,
    struck: Formats,
    target: &'a Path,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(target: &'a Path) -> Self {
        let (formats, struck) = (Formats::new(), Formats::new().struck());
        Self { workbook: Workbook::new(), kept: Vec::new(), formats, struck, target }
    }

    fn failed(&self, error: &XlsxError) -> ExportError {
        match error {
            XlsxError::IoError(error) => ExportError::of_system(self.target, error),
            error => ExportError::Other(self.target.to_owned(), error.to_string()),
        }
    }

    /// Returns the index of a book's sheet, and adds the sheet with its first document.
    fn sheet(&mut self, book: Book) -> Result<usize, XlsxError> {
        if let Some(at) = self.kept.iter().position(|sheet| sheet.book == book) {
            return Ok(at);
        }
        let columns = columns::of(book);
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(match book {
            Book::Incoming => "Văn bản đến",
            Book::Outgoing => "Văn bản đi",
        })?;
        sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&P / &N");
        sheet.set_row_height(0, 2.0 * LINE)?;
        for (at, column) in (0..).zip(&columns) {
            sheet.set_column_width(at, column.width)?;
        }
        for (at, column) in (0..).zip(&columns) {
            sheet.write_string_with_format(0, at, column.heading, &self.formats.heading)?;
        }
        self.kept.push(BookSheet { book, columns, next: 1 });
        Ok(self.kept.len() - 1)
    }

    fn add(&mut self, exported: &Exported<'_>) -> Result<(), XlsxError> {
        let document = exported.document;
        let at = self.sheet(document.book())?;
        let Some(kept) = self.kept.get_mut(at) else { return Ok(()) };
        if kept.next >= MAX_ROWS {
            return Err(XlsxError::RowColumnLimitError);
        }
        let sheet = self.workbook.worksheet_from_index(at)?;
        let struck = book_row::struck(document);
        let cells = columns::cells(exported);
        // Not every program fits the height of a row to its texts.
        let lines = kept.columns.iter().zip(&cells).map(|(column, cell)| lines(column, cell)).max().unwrap_or(1);
        sheet.set_row_height(kept.next, LINE * f64::from(lines.min(MAX_LINES)))?;
        for (at, (column, cell)) in (0..).zip(kept.columns.iter().zip(cells)) {
            let formats = if usize::from(at) < struck { &self.struck } else { &self.formats };
            write(sheet, (kept.next, at), column.kind, &cell, formats)?;
        }
        kept.next += 1;
        Ok(())
    }

    /// Writes the workbook into the file.
    pub(super) fn save(mut self, file: &Unfinished) -> Result<(), ExportError> {
        let saved = self.finish(file);
        saved.map_err(|error| self.failed(&error))
    }

    fn finish(&mut self, file: &Unfinished) -> Result<(), XlsxError> {
        for (at, kept) in self.kept.iter().enumerate() {
            let last = u16::try_from(kept.columns.len()).unwrap_or(1).saturating_sub(1);
            let bottom = kept.next.saturating_sub(1);
            let sheet = self.workbook.worksheet_from_index(at)?;
            sheet.autofilter(0, 0, bottom, last)?;
            // Print only the decree's columns, which fill the page.
            let decreed = u16::try_from(book_row::headings(kept.book).len()).unwrap_or(1).saturating_sub(1);
            sheet.set_print_area(0, 0, bottom, decreed)?;
        }
        self.workbook.save_to_writer(BufWriter::new(file.as_file()))
    }
}

impl Writer for Sheets<'_> {
    fn row(&mut self, exported: &Exported<'_>) -> Result<(), ExportError> {
        let document = exported.document;
        self.add(exported).map_err(|error| match error {
            XlsxError::MaxStringLengthExceeded => {
                ExportError::CellTooLong { path: self.target.to_owned(), number: document.own_number().to_string() }
            }
            XlsxError::RowColumnLimitError => ExportError::TooManyRows(self.target.to_owned()),
            error => self.failed(&error),
        })
    }
}

/// Estimates how many lines a text takes in its column; slightly too many rather than too few, as words are
/// broken early.
fn lines(column: &ExportColumn, cell: &str) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a column is some letters wide")]
    let width = (column.width * 0.95) as usize;
    let lines = cell.chars().count().div_ceil(width.max(1));
    if column.kind == Kind::Text { u32::try_from(lines).unwrap_or(MAX_LINES) } else { 1 }
}

/// Writes a cell by the kind of its column; as text where it does not fit that kind (`15a`).
fn write(
    sheet: &mut Worksheet,
    (row, column): (RowNum, u16),
    kind: Kind,
    cell: &str,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if cell.is_empty() {
        return Ok(());
    }
    let number = cell.parse::<u32>().ok().filter(|_| kind == Kind::Number);
    let day = date::read(cell).ok().filter(|_| kind == Kind::Date).and_then(excel_day);
    match (number, day) {
        (Some(number), _) => sheet.write_number_with_format(row, column, number, &formats.number)?,
        (_, Some(day)) => sheet.write_datetime_with_format(row, column, &day, &formats.date)?,
        _ => sheet.write_string_with_format(row, column, cell, &formats.text)?,
    };
    Ok(())
}

/// Converts a day to Excel's; `None` for the two months at the beginning of Excel's calendar, in which it
/// counts a day that did not exist.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let day = NaiveDate::from_ymd_opt(1900, 3, 1).filter(|first| day >= *first).map(|_| day)?;
    let (year, month, day) =
        (u16::try_from(day.year()).ok()?, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, day).ok()
}
