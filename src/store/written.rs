//! Số, ký hiệu of an authority's documents across its series, so that no new one equals another.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    book::Book,
    code::Code,
    document::{Document, DocumentId},
    document_type::DocumentType,
    field::{Cause, Field, Problem},
    number::NumberCause,
    numbering::WrittenTwice,
    period::Period,
    series::SeriesCause,
    written::{Borne, SimilarTypes, Written, alike},
};

use super::{
    Result, documents,
    engine::{Connection, EngineResult, OptionalExtension, params},
    numbering::NumberingPlace,
    series,
};

/// Finds the first document that an authority issued, alone or jointly, under this số, ký hiệu in another
/// series, within the numbering period of a day.
pub(super) fn elsewhere(
    connection: &Connection,
    authority_id: Option<i64>,
    series_id: i64,
    day: NaiveDate,
    code: &Code,
) -> Result<Option<Document>> {
    let (Some(authority), Some(number)) = (authority_id, code.number()) else { return Ok(None) };
    let period = series::numbering_period(connection, Book::Outgoing, Some(authority), day)?;
    let sql = "SELECT document.id, code FROM series JOIN document ON document.series_id = series.id
               WHERE authority_id = ?1 AND series.id <> ?2 AND starts <= ?4 AND ends >= ?3 AND number = ?5
               AND issued_date BETWEEN ?3 AND ?4
               UNION ALL SELECT document.id, code FROM issuer JOIN document ON document.id = document_id
               WHERE authority_id = ?1 AND series_id <> ?2 AND number = ?5 AND issued_date BETWEEN ?3 AND ?4 ORDER BY 1";
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

/// Finds such a document of any of the authorities that issue a document; see [`elsewhere`].
pub(super) fn elsewhere_of_any(
    connection: &Connection,
    place: &NumberingPlace,
    series_id: i64,
    code: &Code,
) -> Result<Option<Document>> {
    for authority in place.authorities() {
        let other = elsewhere(connection, Some(authority), series_id, place.date, code)?;
        if other.is_some() {
            return Ok(other);
        }
    }
    Ok(None)
}

/// Refuses a số, ký hiệu that a document of another series has.
pub(super) fn refuse_second(
    connection: &Connection,
    place: &NumberingPlace,
    series_id: i64,
    code: &Code,
) -> Result<()> {
    match elsewhere_of_any(connection, place, series_id, code)? {
        None => Ok(()),
        Some(other) => Err(Problem::new(Field::Code, cause(&other)).into()),
    }
}

/// Makes the cause that số, ký hiệu already belongs to another document.
pub(super) fn cause(other: &Document) -> Cause {
    Cause::Number(NumberCause::WrittenTwice {
        code: other.code().as_str().to_owned(),
        subject: other.content().subject.clone(),
        date: other.book_date(),
    })
}

/// Types that are to share a series; no type of another series may have equal codes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sharing<'a> {
    pub(super) authority_id: i64,
    /// The numbering period of the series.
    pub(super) numbering: Period,
    /// The rows of the types.
    pub(super) types: &'a [i64],
    /// Every type of the registry with its row.
    pub(super) known: &'a [(i64, DocumentType)],
}

/// Refuses types whose codes equal those of a type of another series of the authority: with the same number
/// their documents could not be told apart, so they need one series (Điều 15.1, NĐ 30/2020/NĐ-CP). A series
/// that numbers the type itself too, at another time of the period, is exempt.
pub(super) fn refuse_alike(connection: &Connection, sharing: &Sharing<'_>) -> Result<()> {
    let Sharing { authority_id, numbering, types, known } = *sharing;
    let kind_of = |id: i64| known.iter().find(|(known, _)| *known == id).map(|(_, kind)| kind);
    let sql = "SELECT series.id, name, type_id FROM series JOIN series_type ON series_id = series.id
               WHERE authority_id = ?1 AND starts <= ?3 AND ends >= ?2 ORDER BY series.id, type_id";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map(params![authority_id, numbering.starts, numbering.ends], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    })?;
    let numbered: Vec<(i64, String, i64)> = rows.collect::<EngineResult<_>>()?;
    for own in types {
        let Some(kind) = kind_of(*own) else { continue };
        for (series, name, type_id) in numbered.iter().filter(|(_, _, other)| !types.contains(other)) {
            let Some(other) = kind_of(*type_id).filter(|other| alike(kind, other)) else { continue };
            if numbered.iter().any(|(same, _, type_id)| same == series && type_id == own) {
                continue;
            }
            let found = SimilarTypes {
                type_name: kind.name.clone(),
                other: other.name.clone(),
                series: name.clone(),
                document: latest_of(connection, *series, &other.name)?,
            };
            return Err(Problem::new(Field::Code, Cause::Series(SeriesCause::TypesAlike(found))).into());
        }
    }
    Ok(())
}

/// Finds the document of a type that a series numbered last.
fn latest_of(connection: &Connection, series_id: i64, type_name: &str) -> Result<Option<Borne>> {
    let sql = "SELECT code, issued_date FROM document WHERE series_id = ?1 AND type_name = ?2
               ORDER BY number DESC, suffix DESC, double DESC LIMIT 1";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![series_id, type_name], |row| Ok(Borne { code: row.get(0)?, date: row.get(1)? }))
        .optional()?;
    Ok(found)
}

/// Two documents of one authority with the same số, ký hiệu within one numbering period, in two series.
#[derive(Debug)]
pub(super) struct Twice {
    /// The later one.
    pub(super) id: DocumentId,
    /// Its series.
    pub(super) series_id: i64,
    /// Số, ký hiệu of the later one, and the other document.
    pub(super) written: WrittenTwice,
}

/// Lists every số, ký hiệu that two documents have, by authority and number; those of a year, or all.
pub(super) fn twice(connection: &Connection, year: Option<i32>) -> Result<Vec<Twice>> {
    let mut starts: HashMap<i64, Vec<NaiveDate>> = HashMap::new();
    let mut statement =
        connection.prepare("SELECT authority_id, day FROM period_start WHERE book = 'outgoing' AND reopened = ''")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        starts.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    let sql = "SELECT series.authority_id, number, issued_date, code, series.id, series.name, document.id AS id
               FROM document JOIN series ON series.id = series_id
               WHERE series.authority_id IS NOT NULL AND (?1 IS NULL OR substr(issued_date, 1, 4) = ?1)
               UNION ALL SELECT issuer.authority_id, number, issued_date, code, series.id, series.name, document.id
               FROM issuer JOIN document ON document.id = document_id JOIN series ON series.id = series_id
               WHERE issuer.authority_id IS NOT NULL AND (?1 IS NULL OR substr(issued_date, 1, 4) = ?1)
               ORDER BY 1, number, id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([year.map(|year| format!("{year:04}"))])?;
    let mut found = Vec::new();
    let mut at = None;
    // Documents of one number: the numbering period and code of each, and its series.
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
            let written = WrittenTwice { code, series: first.1.clone(), date: first.2 };
            let id = DocumentId(row.get(6)?);
            // A joint document occurs once for each authority that issues it, but a pair is listed once.
            if !found.iter().any(|known: &Twice| known.id == id && known.written == written) {
                found.push(Twice { id, series_id, written });
            }
        }
    }
    Ok(found)
}
