//! Reads a list on disk into rows of texts: CSV in Unicode, or the sheets of a spreadsheet.

mod csv;
mod number_format;
mod spreadsheet;
mod unseen;

use std::{fs::File, io::Read, path::Path};

use serde::{Deserialize, Serialize};

use super::ExchangeError;

/// The largest accepted file, in megabytes. A year of the largest office is some 15 MB.
const MAX_MEGABYTES: usize = 100;
/// The largest accepted number of filled cells: ten years of the largest office.
const MAX_CELLS: usize = 6_000_000;

/// The longest accepted cell, in characters: the capacity of a cell in Excel.
pub(crate) const LONGEST_CELL: usize = 32_767;
/// The largest accepted text, in bytes: that of the largest file of text.
const MAX_TEXT: usize = MAX_MEGABYTES << 20;

/// The longest accepted line of JSON, in bytes: parsed, it takes about forty times as much memory.
const LONGEST_LINE: usize = 1 << 20;

/// The content of a formula's cell that was saved without its value; also written where the row is saved for
/// correction.
pub(super) const UNCALCULATED: &str = "#CHƯA TÍNH!";

/// A row that is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Where it begins in the file: the line, or the row of the sheet, from 1.
    pub line: u64,
    /// Its cells as texts, as displayed on the screen; dates of a spreadsheet as `dd/mm/yyyy`.
    pub cells: Vec<String>,
    /// Properties of its cells that their texts do not show, by column.
    pub marks: Vec<(usize, Mark)>,
    /// Whether it is hidden, by a filter or by hand.
    pub hidden: bool,
}

impl Row {
    /// Returns the property of a column's cell that its text does not show.
    #[must_use]
    pub fn mark(&self, column: usize) -> Option<&Mark> {
        self.marks.iter().find(|(place, _)| *place == column).map(|(_, mark)| mark)
    }
}

/// A property of a spreadsheet's cell that its text does not show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// A date.
    Date,
    /// A time of day, or a duration in hours.
    Time,
    /// A logical value.
    Truth,
    /// A number displayed with more than its digits; holds the digits: 101 displayed as `101/SYT-VP`.
    Digits(String),
    /// A number displayed in a format that is not understood.
    ShownOtherwise,
    /// A number in a kind of file that does not tell how it is displayed.
    Unseen,
}

/// A table of a list: the CSV file, or one sheet of a spreadsheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The name of the sheet; empty for a CSV file.
    pub name: String,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// Whether its dates are counted from 1904, as in old spreadsheets of Macintosh.
    pub from_1904: bool,
    /// Its rows from the top.
    pub rows: Vec<Row>,
}

impl Table {
    /// Makes a table without a sheet.
    #[must_use]
    pub fn of_rows(rows: Vec<Row>) -> Self {
        Self { rows, ..Self::default() }
    }
}

/// A part of a list, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// A table, with the rows read so far.
    Table(Table),
    /// The next row of the last table.
    Row(Row),
}

/// Receives the parts of a list as they are read; an error ends the reading.
pub type Take<'a> = &'a mut dyn FnMut(Part) -> Result<(), ExchangeError>;

/// Refuses a file whose ending is not that of a list.
///
/// # Errors
/// [`ExchangeError::NotATable`].
pub fn refuse_other_kinds(path: &Path) -> Result<(), ExchangeError> {
    match ending(path).as_str() {
        "csv" | "xlsx" | "xlsm" | "xls" | "ods" | "jsonl" => Ok(()),
        _ => Err(ExchangeError::NotATable(path.display().to_string())),
    }
}

/// Refuses a file that is too large.
///
/// # Errors
/// [`ExchangeError::TooLarge`].
pub fn refuse_size(bytes: u64, path: &Path) -> Result<(), ExchangeError> {
    let path = || path.display().to_string();
    match usize::try_from(bytes) {
        Ok(bytes) if bytes <= MAX_MEGABYTES << 20 => Ok(()),
        _ => Err(ExchangeError::TooLarge { path: path(), limit: MAX_MEGABYTES }),
    }
}

/// Reads an open list and passes it on part by part. The ending of its name tells its kind. The file may be
/// hostile: call this in the reading process only.
///
/// # Errors
/// [`ExchangeError`] when it cannot be read, and any error of `take`.
pub fn read(file: File, path: &Path, take: Take<'_>) -> Result<(), ExchangeError> {
    let name = path.display().to_string();
    let tables = match ending(path).as_str() {
        "csv" => csv::read(bytes(file, path)?, &name)?,
        "xlsx" | "xlsm" => return spreadsheet::read_xlsx(file, &name, take),
        "xls" => spreadsheet::read_xls(bytes(file, path)?, &name)?,
        "ods" => spreadsheet::read_ods(bytes(file, path)?, &name)?,
        "jsonl" => vec![lines(bytes(file, path)?, &name)?],
        _ => return Err(ExchangeError::NotATable(name)),
    };
    tables.into_iter().try_for_each(|table| take(Part::Table(table)))
}

/// Assembles tables from their parts.
#[derive(Debug, Default)]
pub struct Tables {
    read: Vec<Table>,
    cells: usize,
    text: usize,
}

impl Tables {
    /// Adds the next part. Checking the rows takes time in proportion to their text.
    ///
    /// # Errors
    /// [`ExchangeError::TooManyCells`], [`ExchangeError::CellTooLong`], [`ExchangeError::TooLarge`].
    pub fn add(&mut self, part: Part, path: &Path) -> Result<(), ExchangeError> {
        let rows = match &part {
            Part::Table(table) => &table.rows[..],
            Part::Row(row) => std::slice::from_ref(row),
        };
        let is_lines = ending(path) == "jsonl";
        for row in rows {
            self.cells += row.cells.len();
            self.text += row.cells.iter().map(String::len).sum::<usize>();
            let is_too_long = |cell: &String| cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL;
            if !is_lines && row.cells.iter().any(is_too_long) {
                return Err(ExchangeError::CellTooLong { path: path.display().to_string(), line: row.line });
            }
        }
        if self.cells > MAX_CELLS {
            return Err(ExchangeError::TooManyCells(path.display().to_string()));
        }
        if self.text > MAX_TEXT {
            return Err(ExchangeError::TooLarge { path: path.display().to_string(), limit: MAX_MEGABYTES });
        }
        match part {
            Part::Table(table) => self.read.push(table),
            Part::Row(row) => match self.read.last_mut() {
                Some(table) => table.rows.push(row),
                None => self.read.push(Table::of_rows(vec![row])),
            },
        }
        Ok(())
    }

    /// Returns the tables that are not empty.
    ///
    /// # Errors
    /// [`ExchangeError::Empty`] when all are.
    pub fn filled(self, path: &Path) -> Result<Vec<Table>, ExchangeError> {
        let tables: Vec<Table> = self.read.into_iter().filter(|table| !table.rows.is_empty()).collect();
        if tables.is_empty() { Err(ExchangeError::Empty(path.display().to_string())) } else { Ok(tables) }
    }
}

/// Reads the tables of a file for tests.
#[cfg(test)]
pub(super) fn of_file(path: &Path) -> Result<Vec<Table>, ExchangeError> {
    let mut tables = Tables::default();
    read(File::open(path).unwrap(), path, &mut |part| tables.add(part, path))?;
    tables.filled(path)
}

/// Returns the ending of a name in lower case.
fn ending(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase()
}

/// Reads a file that is not too large.
fn bytes(file: File, path: &Path) -> Result<Vec<u8>, ExchangeError> {
    let length = file.metadata().map_or(0, |found| found.len());
    refuse_size(length, path)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length + 1).unwrap_or(0));
    file.take((MAX_MEGABYTES as u64) * (1 << 20) + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| ExchangeError::from_io(&error, path))?;
    refuse_size(bytes.len() as u64, path)?;
    Ok(bytes)
}

/// Reads lines of text, each as a row of one cell.
fn lines(bytes: Vec<u8>, path: &str) -> Result<Table, ExchangeError> {
    let text = String::from_utf8(bytes).map_err(|_| ExchangeError::NotUtf8(path.to_owned()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    let filled = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let row = |(line, text): (u64, &str)| {
        let row = Row { line, cells: vec![text.to_owned()], ..Row::default() };
        if text.len() > LONGEST_LINE {
            Err(ExchangeError::LineTooLong { path: path.to_owned(), line })
        } else {
            Ok(row)
        }
    };
    Ok(Table::of_rows(filled.map(row).collect::<Result<_, _>>()?))
}

fn is_filled(cells: &[String]) -> bool {
    cells.iter().any(|cell| !cell.trim().is_empty())
}
