//! The dates of a list judged column by column: a computer set to the United States writes the month first, and a single cell up to
//! the twelfth does not show it.

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
        headings::{Column, Sort},
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

/// How a column shows the order of its dates.
#[derive(Default)]
struct Shown {
    day_first: usize,
    month_first: usize,
    /// The first that can only be read month first.
    example: Option<MonthFirst>,
}

/// The columns to be read month first: none, unless they are wanted so and nothing in them speaks against it.
///
/// # Errors
/// [`MonthFirst`] where a column can only be so and nobody has said that it is, or is not.
pub(super) fn month_first(sheets: &[Sheet], wanted: Option<DateOrder>) -> Result<Vec<Field>, MonthFirst> {
    let mut fields = Vec::new();
    for field in DAYS {
        let mut shown = Shown::default();
        for sheet in sheets {
            look(sheet, field, &mut shown);
        }
        let only_month_first = shown.month_first > 0 && shown.day_first == 0;
        match (wanted, shown.example) {
            (None, Some(example)) if only_month_first => {
                return Err(MonthFirst { count: shown.month_first, ..example });
            }
            (Some(DateOrder::MonthFirst), _) if shown.day_first == 0 => fields.push(field),
            _ => {}
        }
    }
    Ok(fields)
}

fn look(sheet: &Sheet, field: Field, shown: &mut Shown) {
    let columns = &sheet.headings.columns;
    let Some((place, _)) = columns.iter().find(|(_, column)| *column == Column::Field(field)) else { return };
    for (row, sort) in sheet.headings.rows(&sheet.table) {
        let Some((text, order)) = (sort == Sort::Document).then(|| order(row, *place)).flatten() else { continue };
        match order {
            DateOrder::DayFirst => shown.day_first += 1,
            DateOrder::MonthFirst => {
                shown.month_first += 1;
                shown.example.get_or_insert_with(|| MonthFirst {
                    column: sheet.headings.names.get(*place).map(|name| name.trim().to_owned()).unwrap_or_default(),
                    text: text.to_owned(),
                    line: row.line,
                    count: 0,
                });
            }
        }
    }
}

/// The order a cell shows; a date of a spreadsheet is written by ourselves.
fn order(row: &Row, place: usize) -> Option<(&str, DateOrder)> {
    let text = row.cells.get(place).filter(|_| row.mark(place) != Some(&Mark::Date))?.trim();
    Some((text, Written::of(text)?.order()?))
}

/// Writes the dates of a sheet as they are meant, day first, so that its rows also stand so where they are saved: those of columns that
/// stand month first, and days counted from 1904. What is no date stays.
pub(super) fn settle(sheet: &mut Sheet, month_first: &[Field], today: NaiveDate) {
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

/// Whether the days by which the book is kept leap from month to month in the order of the list, and would not with day and month
/// exchanged where that can be.
pub(super) fn leap(sheets: &[Sheet], field: Field) -> bool {
    /// Of fewer rows nothing can be said.
    const FEWEST: usize = 3;
    /// Leaps of two months or less are usual.
    const USUAL: i64 = 60;
    let mut texts_open = true;
    let mut cells_open = true;
    let mut days = Vec::new();
    for sheet in sheets {
        let columns = &sheet.headings.columns;
        let Some((place, _)) = columns.iter().find(|(_, column)| *column == Column::Field(field)) else { continue };
        for (row, sort) in sheet.headings.rows(&sheet.table) {
            let Some(text) = row.cells.get(*place).filter(|_| sort == Sort::Document) else { continue };
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
    days.len() >= FEWEST && way(&read) > 3 * way(&exchanged) + USUAL
}

/// Day and month the other way round, where that is a day.
fn exchange(day: NaiveDate) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), day.day(), day.month()).unwrap_or(day)
}

/// How many days there are from each to the next, in all.
fn way(days: &[NaiveDate]) -> i64 {
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
