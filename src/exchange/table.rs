//! A list on disk as rows of texts: CSV in Unicode, or the sheets of a spreadsheet.

mod csv;
mod hidden_rows;
mod number_format;
mod spreadsheet;

use std::{fs::File, io::Read, path::Path};

use super::ExchangeError;

/// The largest file read. A year of the largest office is some 15 MB.
const MOST_MEGABYTES: usize = 100;
/// The most filled cells read: ten years of the largest office.
const MOST_CELLS: usize = 6_000_000;

/// A row with anything in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Where it begins in the file: the line, or the row of the sheet, from 1.
    pub line: u64,
    /// Its cells as texts, as a clerk reads them on the screen; dates of a spreadsheet as `dd/mm/yyyy`.
    pub cells: Vec<String>,
    /// What its cells are beside their texts, by their column.
    pub marks: Vec<(usize, Mark)>,
    /// Whether it is hidden, by a filter or by hand.
    pub hidden: bool,
}

impl Row {
    /// What the cell of a column is beside its text.
    pub fn mark(&self, column: usize) -> Option<&Mark> {
        self.marks.iter().find(|(place, _)| *place == column).map(|(_, mark)| mark)
    }
}

/// What a cell of a spreadsheet is where its text does not say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A date.
    Date,
    /// A number that shows more than its digits, which are these: 101 shown as `101/SYT-VP`.
    Digits(String),
    /// A number that shows more than its text, by a format that is not understood.
    ShownOtherwise,
    /// A number of a file that does not tell what it shows.
    Unseen,
}

/// A list as it stands: a CSV file is one, a spreadsheet one for each sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// The name of the sheet; of a CSV file, none.
    pub name: String,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// Whether its dates are counted from 1904, as old spreadsheets of Macintosh do.
    pub from_1904: bool,
    /// Its rows from the top.
    pub rows: Vec<Row>,
}

impl Table {
    /// Rows without a sheet.
    pub fn of_rows(rows: Vec<Row>) -> Self {
        Self { rows, ..Self::default() }
    }
}

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
        read(bytes(path)?, &name())?.into_iter().filter(|table: &Table| !table.rows.is_empty()).collect();
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
