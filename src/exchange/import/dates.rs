//! Determines the order of day and month column by column: a computer set to the United States writes the month
//! first, and a single cell with a day up to the twelfth does not show it.

use chrono::{Datelike, NaiveDate};

use domain::{
    date::{self, DateOrder, WrittenDate},
    field::Field,
    text,
};

use super::{Sheet, ShortYears};
use crate::{
    cells::{may_be_old, serial},
    headings::{Column, RowKind},
    table::{Mark, Row},
};

/// The fields that are dates.
const DAYS: [Field; 4] = [Field::ArrivalDate, Field::IssuedDate, Field::HandOverDate, Field::DueDate];

/// A column whose order of day and month must be specified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unclear {
    /// The heading of the column.
    pub column: String,
    /// The first cell that can only be read month first.
    pub month_first: Cell,
    /// How many such cells there are.
    pub count: usize,
    /// The first cell that can only be read day first, where the column has both kinds.
    pub day_first: Option<Cell>,
}

/// A cell that shows its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// The text of the cell.
    pub text: String,
    /// The name of its sheet.
    pub sheet: String,
    /// Its line or row in the file.
    pub line: u64,
}

/// The dates of a column that allow only one order of day and month.
#[derive(Default)]
struct Orders {
    day_first: usize,
    month_first: usize,
    /// The heading of the first date that can only be read month first.
    column: String,
    first_day_first: Option<Cell>,
    first_month_first: Option<Cell>,
}

/// Returns the fields to be read month first: none, unless that order is specified and most of their cells
/// allow it.
///
/// # Errors
/// [`Unclear`] where a column can only be read month first and no order was specified; and where several cells
/// can only be read in one order and others only in the other, because the cells between them may be of either
/// kind. A single deviating cell is a mistake, which its own row reports.
pub(super) fn month_first(sheets: &[Sheet], wanted: Option<DateOrder>) -> Result<Vec<Field>, Box<Unclear>> {
    let mut fields = Vec::new();
    for field in DAYS {
        let mut orders = Orders::default();
        for sheet in sheets {
            count_orders(sheet, field, &mut orders);
        }
        let Orders { day_first, month_first, column, first_day_first, first_month_first } = orders;
        let has_both = day_first > 0 && month_first > 1;
        let is_unclear = match wanted {
            None => has_both || (month_first > 0 && day_first == 0),
            Some(DateOrder::MonthFirst) => has_both && month_first <= day_first,
            Some(DateOrder::DayFirst) => false,
        };
        if let Some(cell) = first_month_first.filter(|_| is_unclear) {
            return Err(Box::new(Unclear {
                column,
                month_first: cell,
                count: month_first,
                day_first: first_day_first,
            }));
        }
        if wanted == Some(DateOrder::MonthFirst) && (day_first == 0 || month_first > day_first) {
            fields.push(field);
        }
    }
    Ok(fields)
}

fn count_orders(sheet: &Sheet, field: Field, orders: &mut Orders) {
    let columns = &sheet.headings.columns;
    let Some((place, _)) = columns.iter().find(|(_, column)| *column == Column::Field(field)) else { return };
    for (row, sort) in sheet.headings.rows(&sheet.table) {
        let Some((text, order)) = (sort == RowKind::Document).then(|| order(row, *place)).flatten() else { continue };
        let cell = || Cell { text: text.to_owned(), sheet: sheet.table.name.clone(), line: row.line };
        match order {
            DateOrder::DayFirst => {
                orders.day_first += 1;
                orders.first_day_first.get_or_insert_with(cell);
            }
            DateOrder::MonthFirst => {
                orders.month_first += 1;
                if orders.first_month_first.is_none() {
                    orders.first_month_first = Some(cell());
                    orders.column = heading(sheet, *place);
                }
            }
        }
    }
}

/// Returns the heading of a column.
fn heading(sheet: &Sheet, place: usize) -> String {
    sheet.headings.names.get(place).map(|name| text::clean(name)).unwrap_or_default()
}

/// Returns the order that a cell shows. A spreadsheet's own date shows none, since the program formats it.
fn order(row: &Row, place: usize) -> Option<(&str, DateOrder)> {
    let text = row.cells.get(place).filter(|_| row.mark(place) != Some(&Mark::Date))?.trim();
    Some((text, WrittenDate::of(text)?.order()?))
}

/// Rewrites the dates of a sheet day first, so that rows saved from it can be read again: those of month-first
/// columns, and those counted from 1904. Other texts stay.
pub(super) fn normalize(sheet: &mut Sheet, month_first: &[Field], today: NaiveDate) {
    let Sheet { headings, table, .. } = sheet;
    for field in DAYS {
        let Some((place, _)) = headings.columns.iter().find(|(_, column)| *column == Column::Field(field)) else {
            continue;
        };
        for row in &mut table.rows {
            if row.mark(*place) == Some(&Mark::Date) {
                continue;
            }
            let Some(cell) = row.cells.get_mut(*place) else { continue };
            let counted = serial(cell.trim(), true).filter(|_| table.from_1904);
            let exchanged = || {
                let written = WrittenDate::of(cell).filter(|_| month_first.contains(&field))?;
                let is_unclear = written.is_of_last_century(today) && !may_be_old(headings.book, field);
                written.date(DateOrder::MonthFirst, Some(today)).ok().filter(|_| !is_unclear)
            };
            if let Some(day) = counted.or_else(exchanged) {
                *cell = date::write(day);
            }
        }
    }
}

/// Finds the dates whose year has two digits and can be completed.
pub(super) fn short_years(sheets: &[Sheet], month_first: &[Field], today: NaiveDate) -> Option<ShortYears> {
    let mut found: Option<ShortYears> = None;
    for (at, sheet) in sheets.iter().enumerate() {
        let Sheet { headings, table, .. } = sheet;
        let columns: Vec<(usize, Field)> = headings
            .columns
            .iter()
            .filter_map(|(place, column)| match column {
                Column::Field(field) if DAYS.contains(field) => Some((*place, *field)),
                _ => None,
            })
            .collect();
        for (row, _) in headings.rows(table).filter(|(_, kind)| *kind == RowKind::Document) {
            for (place, field) in &columns {
                let Some(text) = row.cells.get(*place).map(|cell| cell.trim()) else { continue };
                let Some(written) = WrittenDate::of(text).filter(|written| written.has_short_year()) else { continue };
                // Where the century is open the row is refused.
                if written.is_of_last_century(today) && !may_be_old(headings.book, *field) {
                    continue;
                }
                let order = if month_first.contains(field) { DateOrder::MonthFirst } else { DateOrder::DayFirst };
                let Ok(day) = written.date(order, Some(today)) else { continue };
                match &mut found {
                    Some(found) => found.count += 1,
                    None => {
                        found = Some(ShortYears { count: 1, text: text.to_owned(), day, place: (at, row.line) });
                    }
                }
            }
        }
    }
    found
}

/// Finds columns whose dates jump from month to month in the order of the list, and would not if day and month
/// were exchanged where possible; returns their headings.
pub(super) fn leaping(sheets: &[Sheet]) -> Vec<String> {
    DAYS.into_iter().filter_map(|field| leap(sheets, field)).collect()
}

/// Returns the heading of a field's column if its dates jump.
fn leap(sheets: &[Sheet], field: Field) -> Option<String> {
    /// The smallest number of rows in which a jump can be recognised.
    const FEWEST: usize = 3;
    /// The largest usual difference between neighbouring rows, in days.
    const USUAL: i64 = 31;
    let mut column = None;
    let (mut read, mut exchanged) = (Vec::new(), Vec::new());
    for sheet in sheets {
        let columns = &sheet.headings.columns;
        let Some((place, _)) = columns.iter().find(|(_, column)| *column == Column::Field(field)) else { continue };
        column.get_or_insert_with(|| heading(sheet, *place));
        for (row, sort) in sheet.headings.rows(&sheet.table) {
            let Some(text) = row.cells.get(*place).filter(|_| sort == RowKind::Document) else { continue };
            let Ok(day) = date::read(text) else { continue };
            // A day after the twelfth, and one with its month in words, is unambiguous and stays.
            let is_cell = row.mark(*place) == Some(&Mark::Date);
            let other = || WrittenDate::of(text)?.date(DateOrder::MonthFirst, None).ok();
            read.push(day);
            exchanged.push(if is_cell { exchange(day) } else { other().unwrap_or(day) });
        }
    }
    column.filter(|_| read.len() >= FEWEST && distance(&read) > 3 * distance(&exchanged) + USUAL)
}

/// Exchanges day and month where the result is a date.
fn exchange(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).unwrap_or(day)
}

/// Sums the days between neighbouring dates.
fn distance(days: &[NaiveDate]) -> i64 {
    days.windows(2)
        .map(|two| two.first().zip(two.last()).map_or(0, |(one, next)| (*next - *one).num_days().abs()))
        .sum()
}
