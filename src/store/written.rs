//! Số, ký hiệu of an authority's documents, in whichever series they were numbered: no new one is written as another is.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{documents, error::Fault, numbering::Place, series};
use crate::domain::{
    book::Book,
    code::Code,
    document::{Document, DocumentId},
    field::{Cause, Field, Problem},
    period::Period,
    written::Written,
};

/// The first document that an authority issued under this số, ký hiệu in another series than this, within the numbering period of a day.
pub(super) fn elsewhere(
    connection: &Connection,
    authority_id: Option<i64>,
    series_id: i64,
    day: NaiveDate,
    code: &Code,
) -> std::result::Result<Option<Document>, Fault> {
    let (Some(authority), Some(number)) = (authority_id, code.number()) else { return Ok(None) };
    let starts = series::period_starts(connection, Book::Outgoing, Some(authority))?;
    let period = Period::year_of(day).cut_around(day, &starts);
    let sql = "SELECT document.id, code FROM series JOIN document ON document.series_id = series.id
               WHERE authority_id = ?1 AND series.id <> ?2 AND starts <= ?4 AND ends >= ?3 AND number = ?5
               AND issued_date BETWEEN ?3 AND ?4 ORDER BY document.id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![authority, series_id, period.starts, period.ends, number])?;
    let wanted = Written::of(code);
    while let Some(row) = rows.next()? {
        if Written::of(&Code::parse(&row.get::<_, String>(1)?)) == wanted {
            return Ok(documents::find(connection, DocumentId(row.get(0)?))?);
        }
    }
    Ok(None)
}

/// Refuses a số, ký hiệu that a document of another series bears.
pub(super) fn refuse_second(
    connection: &Connection,
    place: &Place,
    series_id: i64,
    code: &Code,
) -> std::result::Result<(), Fault> {
    match elsewhere(connection, place.authority_id(), series_id, place.date, code)? {
        None => Ok(()),
        Some(other) => Err(Problem::new(Field::Code, cause(&other)).into()),
    }
}

/// That the số, ký hiệu of a document belongs to it alone.
pub(super) fn cause(other: &Document) -> Cause {
    Cause::WrittenTwice {
        code: other.code().as_str().to_owned(),
        subject: other.content().subject.clone(),
        date: other.book_date(),
    }
}

/// Two documents of one authority that bear the same số, ký hiệu within one numbering period, though they are of two series.
#[derive(Debug)]
pub(super) struct Twice {
    /// As the later one has it.
    pub(super) code: String,
    /// The series of the later one.
    pub(super) series_id: i64,
    /// The name of the other's series, and the other's date.
    pub(super) other: (String, NaiveDate),
}

/// Every số, ký hiệu that is borne twice, by authority and number; those of a year, or all.
pub(super) fn twice(connection: &Connection, year: Option<i32>) -> std::result::Result<Vec<Twice>, Fault> {
    let mut starts: HashMap<i64, Vec<NaiveDate>> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT authority_id, day FROM period_start WHERE book = 'outgoing' AND reopened = ''")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        starts.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let sql = "SELECT authority_id, number, issued_date, code, series.id, series.name
               FROM document JOIN series ON series.id = series_id
               WHERE series.authority_id IS NOT NULL AND (?1 IS NULL OR substr(issued_date, 1, 4) = ?1) ORDER BY authority_id, number, document.id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([year.map(|year| format!("{year:04}"))])?;
    let mut found = Vec::new();
    let mut at = None;
    // Documents of one number: the numbering period and code of each, and which series it is of.
    let mut alike: HashMap<(Period, Written), (i64, String, NaiveDate)> = HashMap::new();
    while let Some(row) = rows.next()? {
        let (authority, number): (i64, u32) = (row.get(0)?, row.get(1)?);
        if at.replace((authority, number)) != Some((authority, number)) {
            alike.clear();
        }
        let date: NaiveDate = row.get(2)?;
        let starts = starts.get(&authority).map_or(&[][..], Vec::as_slice);
        let period = Period::year_of(date).cut_around(date, starts);
        let code: String = row.get(3)?;
        let (series_id, name): (i64, String) = (row.get(4)?, row.get(5)?);
        let first = alike.entry((period, Written::of(&Code::parse(&code)))).or_insert_with(|| (series_id, name, date));
        if first.0 != series_id {
            found.push(Twice { code, series_id, other: (first.1.clone(), first.2) });
        }
    }
    Ok(found)
}
