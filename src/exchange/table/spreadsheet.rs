//! Reads the sheets of a spreadsheet: Excel's two formats and `OpenDocument`.

use std::{
    fs::File,
    io::{BufReader, Cursor, Read, Seek},
};

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsx, XlsxError};
use chrono::NaiveDate;
use zip::ZipArchive;

use domain::date;

use super::{
    MAX_CELLS, Mark, Part, Row, Table, Take, UNCALCULATED, is_filled,
    number_format::{self, Shown},
    unseen::{self, Unseen},
};
use crate::ExchangeError;

/// The largest size to which a spreadsheet may unpack, in bytes: the cells of the largest list take about 170
/// bytes each. A file with false sizes reaches the limits of the process.
const MAX_UNPACKED_BYTES: u64 = 1 << 30;

/// Refuses an archive whose parts together unpack to more than [`MAX_UNPACKED_BYTES`].
fn refuse_bombs(source: impl Read + Seek, path: &str) -> Result<(), ExchangeError> {
    let mut archive = ZipArchive::new(source).map_err(|_| ExchangeError::Damaged(path.to_owned()))?;
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| ExchangeError::Damaged(path.to_owned()))?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > MAX_UNPACKED_BYTES { Err(ExchangeError::TakesTooMuch(path.to_owned())) } else { Ok(()) }
}

/// Reads the sheets of an .xlsx file cell by cell: as a whole, one stray cell at the far corner of a sheet
/// would fill the memory.
pub(super) fn read_xlsx(file: File, path: &str, take: Take<'_>) -> Result<(), ExchangeError> {
    let damaged = || ExchangeError::Damaged(path.to_owned());
    refuse_bombs(BufReader::new(&file), path)?;
    let mut unseen = unseen::of_xlsx(BufReader::new(&file));
    let mut workbook: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(|_| damaged())?;
    let from_1904 = workbook.has_1904_epoch();
    let mut count = 0;
    for (at, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        let mut cells = match workbook.worksheet_cells_reader(&sheet.name) {
            Ok(cells) => cells,
            // A chart has no cells.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(_) if sheet.typ != SheetType::WorkSheet => continue,
            Err(_) => return Err(damaged()),
        };
        take(Part::Table(table_of(&sheet, from_1904)))?;
        let mut open: Option<Row> = None;
        let mut nothing = Unseen::default();
        let unseen = unseen.get_mut(at).unwrap_or(&mut nothing);
        loop {
            let (line, column, text, mark) = match cells.next_cell_with_style_id() {
                Ok(None) => break,
                Ok(Some((cell, style))) => {
                    let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
                    let (text, mark) = shown(cell.get_value(), format.map(|format| format.format_code.as_str()));
                    let (row, column) = cell.get_position();
                    (u64::from(row) + 1, column as usize, text, mark)
                }
                // The reader continues after an error value that it does not know.
                Err(XlsxError::CellError(_)) => {
                    let (place, text) = unseen.errors.pop_front().ok_or_else(damaged)?;
                    let (line, column) = place.ok_or_else(damaged)?;
                    (line, column, text, None)
                }
                Err(_) => return Err(damaged()),
            };
            let is_uncalculated = text.trim().is_empty() && unseen.is_uncalculated(line, column);
            let text = if is_uncalculated { UNCALCULATED.to_owned() } else { text };
            if text.trim().is_empty() {
                continue;
            }
            if open.as_ref().is_some_and(|open| open.line != line)
                && let Some(row) = open.take()
            {
                take(Part::Row(row))?;
            }
            let row = open.get_or_insert_with(|| Row { line, hidden: unseen.hidden.contains(line), ..Row::default() });
            count += 1 + column.saturating_sub(row.cells.len());
            if count > MAX_CELLS {
                return Err(ExchangeError::TooManyCells(path.to_owned()));
            }
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            if let Some(place) = row.cells.get_mut(column) {
                *place = text;
            }
            row.marks.extend(mark.map(|mark| (column, mark)));
        }
        if let Some(row) = open {
            take(Part::Row(row))?;
        }
    }
    Ok(())
}

/// Reads the sheets of an .xls file.
pub(super) fn read_xls(bytes: Vec<u8>, path: &str) -> Result<Vec<Table>, ExchangeError> {
    let workbook: Option<Xls<_>> = Xls::new(Cursor::new(bytes)).ok();
    workbook
        .and_then(|workbook| {
            let from_1904 = workbook.has_1904_epoch();
            read_ranges(workbook, from_1904, &[])
        })
        .ok_or_else(|| ExchangeError::Damaged(path.to_owned()))
}

/// Reads the sheets of an .ods file.
pub(super) fn read_ods(bytes: Vec<u8>, path: &str) -> Result<Vec<Table>, ExchangeError> {
    refuse_bombs(Cursor::new(&bytes), path)?;
    let unseen = unseen::of_ods(Cursor::new(&bytes));
    let workbook: Option<Ods<_>> = Ods::new(Cursor::new(bytes)).ok();
    workbook
        .and_then(|workbook| read_ranges(workbook, false, &unseen))
        .ok_or_else(|| ExchangeError::Damaged(path.to_owned()))
}

fn read_ranges<R: Reader<Cursor<Vec<u8>>>>(mut workbook: R, from_1904: bool, unseen: &[Unseen]) -> Option<Vec<Table>> {
    let mut tables = Vec::new();
    for (at, sheet) in workbook.sheets_metadata().to_vec().into_iter().enumerate() {
        let range = workbook.worksheet_range(&sheet.name).ok()?;
        let (first_line, first_column) = range.start().unwrap_or_default();
        let first_column = first_column as usize;
        let rows = range.rows().zip(u64::from(first_line) + 1..).map(|(cells, line)| {
            let hidden = unseen.get(at).is_some_and(|unseen| unseen.hidden.contains(line));
            let mut row = Row { line, cells: vec![String::new(); first_column], hidden, ..Row::default() };
            for cell in cells {
                let mark = match cell {
                    Data::Int(_) | Data::Float(_) => Some(Mark::Unseen),
                    _ => mark_of_kind(cell),
                };
                row.marks.extend(mark.map(|mark| (row.cells.len(), mark)));
                row.cells.push(text(cell.clone()));
            }
            row
        });
        let mut table = table_of(&sheet, from_1904);
        table.rows = rows.filter(|row| is_filled(&row.cells)).collect();
        for (line, column) in unseen.get(at).map_or(&[][..], Unseen::uncalculated) {
            put(&mut table.rows, *line, *column, UNCALCULATED);
        }
        tables.push(table);
    }
    Some(tables)
}

/// Writes a text into an empty cell.
fn put(rows: &mut Vec<Row>, line: u64, column: usize, text: &str) {
    let at = rows.binary_search_by_key(&line, |row| row.line).unwrap_or_else(|at| {
        rows.insert(at, Row { line, ..Row::default() });
        at
    });
    let Some(row) = rows.get_mut(at) else { return };
    row.cells.resize(row.cells.len().max(column + 1), String::new());
    if let Some(cell) = row.cells.get_mut(column).filter(|cell| cell.trim().is_empty()) {
        text.clone_into(cell);
    }
}

/// Returns the mark of a cell that is neither a text nor a number.
fn mark_of_kind(value: &Data) -> Option<Mark> {
    match value {
        Data::DateTime(time) if time.is_duration() => Some(Mark::Time),
        Data::DateTime(_) | Data::DateTimeIso(_) => Some(Mark::Date),
        Data::DurationIso(_) => Some(Mark::Time),
        Data::Bool(_) => Some(Mark::Truth),
        _ => None,
    }
}

fn table_of(sheet: &Sheet, from_1904: bool) -> Table {
    Table { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible, from_1904, ..Table::default() }
}

/// Returns the text of a cell as displayed, and the property that this text does not show.
fn shown(value: &DataRef<'_>, format: Option<&str>) -> (String, Option<Mark>) {
    let number = match value {
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds its numbers as floats")]
        DataRef::Int(number) => Some(*number as f64),
        DataRef::Float(number) => Some(*number),
        _ => None,
    };
    let value: Data = value.clone().into();
    let kind = mark_of_kind(&value);
    let text = text(value);
    match (number, format) {
        (Some(number), Some(format)) => match number_format::shown(number, format) {
            Shown::Plain => (text, None),
            Shown::Text(shown) => (shown, Some(Mark::Digits(text))),
            Shown::Unclear => (text, Some(Mark::ShownOtherwise)),
        },
        _ => (text, kind),
    }
}

/// Returns the text of a cell without its format.
fn text(value: Data) -> String {
    match value {
        Data::String(text) | Data::DurationIso(text) => text,
        Data::Int(number) => number.to_string(),
        // A whole number is written without a fraction: `15`, not `15.0`.
        Data::Float(number) => number.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(date_time) => day(&date_time).map_or_else(|| date_time.as_f64().to_string(), date::write),
        Data::DateTimeIso(text) => {
            text.get(..10).and_then(|day| date::read_iso(day).ok()).map_or(text.clone(), date::write)
        }
        // Kept as text, so that the row is reported instead of being read with an empty cell.
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

fn day(date_time: &ExcelDateTime) -> Option<NaiveDate> {
    if date_time.is_duration() {
        return None;
    }
    let (year, month, day, ..) = date_time.to_ymd_hms_milli();
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
}
