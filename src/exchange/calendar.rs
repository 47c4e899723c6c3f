//! A list of the office's own days in the working calendar: date, day off or working day, name.

use std::path::Path;

use domain::{
    date::{self, NoDate},
    field::{Cause, Field, Problem},
    text::{clean, fold},
    working_calendar::CalendarDay,
};

use super::{
    ExchangeError,
    table::{Row, Table},
};

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarLine {
    /// Its line in the file, from 1.
    pub line: u64,
    /// The day, or everything that is wrong with the row.
    pub day: Result<CalendarDay, Vec<Problem>>,
}

/// Reads the tables of a list, CSV or a spreadsheet: date, `nghỉ` or `làm việc` (`off`, `work`), name, which
/// may be empty. Skips a first row of headings.
///
/// # Errors
/// When the tables are no such list. A row that cannot be read is no error: it carries its problems.
pub fn understand(tables: Vec<Table>, path: &Path) -> Result<Vec<CalendarLine>, ExchangeError> {
    let mut rows: Vec<Row> = tables.into_iter().flat_map(|table| table.rows).collect();
    let is_heading = |row: &Row| {
        let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
        date::read(cell(0)).is_err() && off(cell(1)).is_none()
    };
    if rows.first().is_some_and(is_heading) {
        rows.remove(0);
    }
    if rows.is_empty() {
        return Err(ExchangeError::NoRows(path.display().to_string()));
    }
    Ok(rows.iter().map(|row| CalendarLine { line: row.line, day: day_of(row) }).collect())
}

fn day_of(row: &Row) -> Result<CalendarDay, Vec<Problem>> {
    let cell = |at: usize| clean(row.cells.get(at).map_or("", String::as_str));
    let (day, kind) = (date::read(&cell(0)), off(&cell(1)));
    let mut problems = Vec::new();
    if let Err(cause) = day {
        let cause = match cause {
            NoDate::NotADate => Cause::NotADate(cell(0)),
            NoDate::OutOfRange => Cause::DateOutOfRange(cell(0)),
        };
        problems.push(Problem::new(Field::Document, cause));
    }
    if kind.is_none() {
        problems.push(Problem::new(Field::Document, Cause::NeitherOffNorWork(cell(1))));
    }
    match (day, kind) {
        (Ok(day), Some(off)) => Ok(CalendarDay { day, off, name: cell(2) }.named()),
        _ => Err(problems),
    }
}

/// Reads the word for a day off (`true`) or a working day (`false`).
fn off(word: &str) -> Option<bool> {
    match fold(word).as_str() {
        "off" | "nghi" | "nghi bu" | "ngay nghi" => Some(true),
        "work" | "working" | "lam" | "lam viec" | "lam bu" | "di lam" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::table;

    fn lines(text: &str) -> Result<Vec<CalendarLine>, ExchangeError> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lich.csv");
        std::fs::write(&path, text).unwrap();
        understand(table::of_file(&path)?, &path)
    }

    #[test]
    fn a_list_is_read_with_or_without_headings() {
        let day = |month, day, off, name: &str| {
            Ok(CalendarDay { day: NaiveDate::from_ymd_opt(2026, month, day).unwrap(), off, name: name.into() })
        };
        let expected = [day(1, 2, true, "Nghỉ bù"), day(1, 10, false, "Làm bù cho 02/01")];
        for text in [
            "Ngày,Nghỉ hay làm việc,Tên\n02/01/2026,nghỉ,Nghỉ bù\n10/01/2026,làm việc,Làm bù cho 02/01\n",
            "2026-01-02;off;Nghỉ bù\r\n2026-01-10;work;Làm bù cho 02/01\r\n",
            "\u{FEFF}2/1/2026\tNGHỈ\t Nghỉ  bù\n\n10/1/2026\tLàm bù\tLàm bù cho 02/01\n",
        ] {
            let days: Vec<_> = lines(text).unwrap().into_iter().map(|line| line.day).collect();
            assert_eq!(days, expected, "{text}");
        }
    }

    #[test]
    fn a_bad_row_is_named_and_says_everything_that_is_wrong() {
        let read = lines("date,kind,name\n02/01/2026,off,A\n31/02/2026,maybe,\n").unwrap();
        assert_eq!((read[0].line, read[1].line), (2, 3));
        let problems = read[1].day.clone().unwrap_err();
        assert_eq!(
            problems.iter().map(|problem| problem.cause.clone()).collect::<Vec<_>>(),
            [Cause::NotADate("31/02/2026".into()), Cause::NeitherOffNorWork("maybe".into())]
        );
        assert!(matches!(lines("date,kind,name\n"), Err(ExchangeError::NoRows(_))));
    }
}
