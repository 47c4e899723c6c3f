//! The sheets of a spreadsheet: Excel's two formats and `OpenDocument`.

use std::{
    fs::File,
    io::{BufReader, Cursor, Read, Seek},
};

use calamine::{Data, ExcelDateTime, Ods, Reader, Xls, Xlsx};
use chrono::NaiveDate;
use zip::ZipArchive;

use super::{MOST_CELLS, Part, Row, Table, Take, is_filled};
use crate::{domain::date, exchange::ExchangeError};

/// A spreadsheet may unpack to so many bytes: the cells of the largest list, some 170 bytes each. What lies about it is held by the
/// memory and time of the process.
const MOST_UNPACKED: u64 = 1 << 30;

/// Refuses an archive whose parts say that they unpack to more than any list.
fn refuse_bombs(source: impl Read + Seek, path: &str) -> Result<(), ExchangeError> {
    let mut archive = ZipArchive::new(source).map_err(|_| ExchangeError::Damaged(path.to_owned()))?;
    let mut unpacked = 0_u64;
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|_| ExchangeError::Damaged(path.to_owned()))?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > MOST_UNPACKED { Err(ExchangeError::TakesTooMuch(path.to_owned())) } else { Ok(()) }
}

/// The sheets of an .xlsx file, cell by cell: one stray cell at the far corner of a sheet would fill the memory otherwise.
pub(super) fn read_xlsx(file: File, path: &str, take: Take<'_>) -> Result<(), ExchangeError> {
    let damaged = || ExchangeError::Damaged(path.to_owned());
    refuse_bombs(BufReader::new(&file), path)?;
    let mut workbook: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(|_| damaged())?;
    let mut count = 0;
    for name in workbook.sheet_names() {
        // A sheet may be a chart, which has no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        take(Part::Table(Table::new()))?;
        let mut open: Option<Row> = None;
        while let Some(cell) = cells.next_cell().map_err(|_| damaged())? {
            let text = text(cell.get_value().clone().into());
            if text.trim().is_empty() {
                continue;
            }
            let (row, column) = cell.get_position();
            let line = u64::from(row) + 1;
            if open.as_ref().is_some_and(|open| open.line != line)
                && let Some(row) = open.take()
            {
                take(Part::Row(row))?;
            }
            let row = open.get_or_insert_with(|| Row { line, cells: Vec::new() });
            let column = column as usize;
            count += 1 + column.saturating_sub(row.cells.len());
            if count > MOST_CELLS {
                return Err(ExchangeError::TooManyCells(path.to_owned()));
            }
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            if let Some(place) = row.cells.get_mut(column) {
                *place = text;
            }
        }
        if let Some(row) = open {
            take(Part::Row(row))?;
        }
    }
    Ok(())
}

/// The sheets of an .xls file.
pub(super) fn read_xls(bytes: Vec<u8>, path: &str) -> Result<Vec<Table>, ExchangeError> {
    Xls::new(Cursor::new(bytes)).ok().and_then(read_ranges).ok_or_else(|| ExchangeError::Damaged(path.to_owned()))
}

/// The sheets of an .ods file.
pub(super) fn read_ods(bytes: Vec<u8>, path: &str) -> Result<Vec<Table>, ExchangeError> {
    refuse_bombs(Cursor::new(&bytes), path)?;
    Ods::new(Cursor::new(bytes)).ok().and_then(read_ranges).ok_or_else(|| ExchangeError::Damaged(path.to_owned()))
}

fn read_ranges<R: Reader<Cursor<Vec<u8>>>>(mut workbook: R) -> Option<Vec<Table>> {
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        let range = workbook.worksheet_range(&name).ok()?;
        let (first_line, first_column) = range.start().unwrap_or_default();
        let left = vec![String::new(); first_column as usize];
        let table = range.rows().zip(u64::from(first_line) + 1..).map(|(cells, line)| Row {
            line,
            cells: left.iter().cloned().chain(cells.iter().cloned().map(text)).collect(),
        });
        tables.push(table.filter(|row| is_filled(&row.cells)).collect());
    }
    Some(tables)
}

/// A cell as a clerk reads it on the screen.
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
        // Said as it stands, so that the row is reported and not taken for one with an empty cell.
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
