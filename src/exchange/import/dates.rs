//! The order of day and month, decided column by column: a computer set to the United States writes the month first, and a single cell
//! with a day up to the twelfth does not show it.

use chrono::{Datelike, NaiveDate};

use super::Sheet;
use crate::{
    domain::{
        book::Book,
        date::{self, DateOrder, Written},
        field::Field,
    },
    exchange::{
        cells::{may_be_old, serial},
        headings::{Column, RowKind},
        table::{Mark, Row},
    },
};

/// The fields that are days.
const DAYS: [Field; 4] = [Field::ArrivalDate, Field::IssuedDate, Field::HandOverDate, Field::DueDate];

/// A cell that can only be read month first, in a column without one that can only be read day first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MonthFirst {
    /// The heading of the column.
    pub column: String,
    /// The cell.
    pub text: String,
    /// Its place in the file.
    pub line: u64,
    /// How many such cells there are.
    pub count: usize,
}

/// How many dates of a column allow only one order of day and month.
#[derive(Default)]
struct Orders {
    day_first: usize,
    month_first: usize,
    /// The first that can only be read month first.
    example: Option<MonthFirst>,
}

/// The columns to read month first: only where that is wanted and no date of the column contradicts it.
///
/// # Errors
/// [`MonthFirst`] where a column can only be read month first and no order is wanted.
pub(super) fn month_first(sheets: &[Sheet], wanted: Option<DateOrder>) -> Result<Vec<Field>, MonthFirst> {
    let mut fields = Vec::new();
    for field in DAYS {
        let mut orders = Orders::default();
        for sheet in sheets {
            count_orders(sheet, field, &mut orders);
        }
        let only_month_first = orders.month_first > 0 && orders.day_first == 0;
        match (wanted, orders.example) {
            (None, Some(example)) if only_month_first => {
                return Err(MonthFirst { count: orders.month_first, ..example });
            }
            (Some(DateOrder::MonthFirst), _) if orders.day_first == 0 => fields.push(field),
            _ => {}
        }
    }
    Ok(fields)
}

fn count_orders(sheet: &Sheet, field: Field, orders: &mut Orders) {
    let columns = &sheet.headings.columns;
    let Some((place, _)) = columns.iter().find(|(_, column)| *column == Column::Field(field)) else { return };
    for (row, kind) in sheet.headings.rows(&sheet.table) {
        let Some((text, order)) = (kind == RowKind::Document).then(|| order(row, *place)).flatten() else { continue };
        match order {
            DateOrder::DayFirst => orders.day_first += 1,
            DateOrder::MonthFirst => {
                orders.month_first += 1;
                orders.example.get_or_insert_with(|| MonthFirst {
                    column: sheet.headings.names.get(*place).map(|name| name.trim().to_owned()).unwrap_or_default(),
                    text: text.to_owned(),
                    line: row.line,
                    count: 0,
                });
            }
        }
    }
}

/// The order that a text cell allows. A date cell has none: we write its text ourselves.
fn order(row: &Row, place: usize) -> Option<(&str, DateOrder)> {
    let text = row.cells.get(place).filter(|_| row.mark(place) != Some(&Mark::Date))?.trim();
    Some((text, Written::of(text)?.order()?))
}

/// Rewrites the dates of a sheet day first, so that rows saved from it can be read again: dates of month-first columns, and days counted
/// from 1904. Other texts stay.
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
                let written = Written::of(cell).filter(|_| month_first.contains(&field))?;
                let is_unclear = written.is_of_last_century(today) && !may_be_old(headings.book, field);
                written.date(DateOrder::MonthFirst, Some(today)).ok().filter(|_| !is_unclear)
            };
            if let Some(day) = counted.or_else(exchanged) {
                *cell = date::write(day);
            }
        }
    }
}

/// Whether the dates by which the book is kept jump from month to month in the order of the list, and would not with day and month
/// exchanged where possible.
pub(super) fn jump_between_months(sheets: &[Sheet], field: Field) -> bool {
    /// Fewer rows do not show it.
    const FEWEST: usize = 3;
    /// Jumps of two months or less are usual.
    const USUAL: i64 = 60;
    let mut texts_open = true;
    let mut cells_open = true;
    let mut days = Vec::new();
    for sheet in sheets {
        let columns = &sheet.headings.columns;
        let Some((place, _)) = columns.iter().find(|(_, column)| *column == Column::Field(field)) else { continue };
        for (row, kind) in sheet.headings.rows(&sheet.table) {
            let Some(text) = row.cells.get(*place).filter(|_| kind == RowKind::Document) else { continue };
            let Ok(day) = date::read(text) else { continue };
            let is_cell = row.mark(*place) == Some(&Mark::Date);
            let is_open =
                if is_cell { day.day() <= 12 } else { Written::of(text).is_some_and(|w| w.order().is_none()) };
            if is_cell {
                cells_open &= is_open;
            } else {
                texts_open &= is_open;
            }
            days.push((day, is_cell));
        }
    }
    let read: Vec<NaiveDate> = days.iter().map(|(day, _)| *day).collect();
    let other = |(day, is_cell): &(NaiveDate, bool)| {
        let is_open = if *is_cell { cells_open } else { texts_open };
        if is_open { exchange(*day) } else { *day }
    };
    let exchanged: Vec<NaiveDate> = days.iter().map(other).collect();
    days.len() >= FEWEST && distance(&read) > 3 * distance(&exchanged) + USUAL
}

/// The date with day and month exchanged, where that is a date.
fn exchange(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).unwrap_or(day)
}

/// The sum of the days from each date to the next.
fn distance(days: &[NaiveDate]) -> i64 {
    days.windows(2)
        .map(|two| two.first().zip(two.last()).map_or(0, |(one, next)| (*next - *one).num_days().abs()))
        .sum()
}

/// The field by which a book is kept.
pub(super) fn field_of(book: Book) -> Field {
    match book {
        Book::Incoming => Field::ArrivalDate,
        Book::Outgoing => Field::IssuedDate,
    }
}
