//! A list on disk as rows of texts: CSV in UTF-8, or the sheets of a spreadsheet.

mod csv;
mod spreadsheet;

use std::{fs::File, io::Read, path::Path};

use super::ExchangeError;

/// The largest file read. A year of the largest office is some 15 MB.
const MOST_MEGABYTES: usize = 100;
/// The most filled cells read: ten years of the largest office.
const MOST_CELLS: usize = 6_000_000;

/// A row with anything in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it begins in the file: the line, or the row of the sheet, from 1.
    pub line: u64,
    /// Its cells as texts; dates of a spreadsheet as `dd/mm/yyyy`.
    pub cells: Vec<String>,
}

/// A list as it stands: a CSV file is one, a spreadsheet one for each sheet.
pub(super) type Table = Vec<Row>;

/// The tables of a file that have anything in them.
pub(super) fn read(path: &Path) -> Result<Vec<Table>, ExchangeError> {
    let name = || path.display().to_string();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    let read: fn(Vec<u8>, &str) -> Result<Vec<Table>, ExchangeError> = match ending.as_str() {
        "csv" => csv::read,
        "xlsx" | "xlsm" => spreadsheet::read_xlsx,
        "xls" => spreadsheet::read_xls,
        "ods" => spreadsheet::read_ods,
        _ => return Err(ExchangeError::NotATable(name())),
    };
    let tables: Vec<Table> =
        read(bytes(path)?, &name())?.into_iter().filter(|table: &Table| !table.is_empty()).collect();
    if tables.is_empty() { Err(ExchangeError::Empty(name())) } else { Ok(tables) }
}

/// What stands in the file, if it is not too large.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ExchangeError> {
    let most = MOST_MEGABYTES * 1024 * 1024;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| ExchangeError::from_io(&error, path))?;
    if bytes.len() > most {
        return Err(ExchangeError::TooLarge { path: path.display().to_string(), limit: MOST_MEGABYTES });
    }
    Ok(bytes)
}

fn is_filled(cells: &[String]) -> bool {
    cells.iter().any(|cell| !cell.trim().is_empty())
}
