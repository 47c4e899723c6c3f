//! Taking numbers: each from its series, inside the transaction that inserts the document, never twice and without gaps.

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};

use super::{Result, Store, error::Fault, office};
use crate::domain::{
    book::Book,
    code::{Code, Parts},
    content::Content,
    document_type::{self, Category, DocumentType},
    field::{Cause, Field, Problem},
    office::Authority,
    outgoing::OutgoingEntry,
    series::SeriesName,
};

/// The series a document takes its number from, and what its notation is made of.
#[derive(Debug)]
pub(super) struct Place {
    book: Book,
    name: SeriesName,
    year: i32,
    /// Of an outgoing document.
    issuer: Option<(i64, Authority, DocumentType)>,
}

impl Place {
    fn outgoing(id: i64, authority: Authority, kind: &DocumentType, entry: &OutgoingEntry) -> Self {
        Self {
            book: Book::Outgoing,
            name: SeriesName::outgoing(kind),
            year: entry.issued_date.year(),
            issuer: Some((id, authority, kind.clone())),
        }
    }

    /// The số, ký hiệu of an outgoing entry under this number.
    pub(super) fn code(&self, entry: &OutgoingEntry, number: u32) -> Code {
        let Some((_, authority, kind)) = &self.issuer else { return Code::default() };
        Code::write(&Parts {
            number,
            suffix: "",
            year: entry.normative.then_some(self.year),
            type_abbreviation: kind.abbreviation.as_deref(),
            organ_abbreviation: &authority.abbreviation,
            unit_abbreviation: &entry.drafting_unit,
        })
    }

    /// The content with authority and type spelled as the registry knows them.
    pub(super) fn named(&self, content: &Content) -> Content {
        match &self.issuer {
            Some((_, authority, kind)) => {
                Content { organ_name: authority.name.clone(), type_name: kind.name.clone(), ..content.clone() }
            }
            None => content.clone(),
        }
    }
}

/// The one series of số đến of the arrival year.
pub(super) fn incoming(arrival_date: NaiveDate) -> Place {
    Place { book: Book::Incoming, name: SeriesName::incoming(), year: arrival_date.year(), issuer: None }
}

/// The series of an outgoing entry: by its authority, type and year of issue.
pub(super) fn outgoing(connection: &Connection, entry: &OutgoingEntry) -> std::result::Result<Place, Fault> {
    let mut problems = Vec::new();
    let authority = office::find_authority(connection, &entry.content.organ_name)?;
    if authority.is_none() {
        let name = entry.content.organ_name.clone();
        problems.push(Problem::new(Field::OrganName, Cause::UnknownAuthority(name)));
    }
    let types = office::document_types(connection)?;
    let name = &entry.content.type_name;
    let kind = document_type::find(&types, name, entry.normative);
    if kind.is_none() {
        let known_otherwise = document_type::find(&types, name, false).is_some();
        let cause = if entry.normative && known_otherwise { Cause::NotNormative } else { Cause::UnknownType };
        problems.push(Problem::new(Field::TypeName, cause(name.clone())));
    }
    match (authority, kind) {
        (Some((id, authority)), Some(kind)) => Ok(Place::outgoing(id, authority, kind, entry)),
        _ => Err(Fault::Store(super::StoreError::Refused(problems))),
    }
}

/// Takes the next number of a series: the series' row and the number.
pub(super) fn take(connection: &Connection, place: &Place) -> std::result::Result<(i64, u32), Fault> {
    let sql = "INSERT INTO series (book, authority_id, name, year, last) VALUES (?1, ?2, ?3, ?4, 1)
               ON CONFLICT (book, ifnull(authority_id, 0), name, year) DO UPDATE SET last = last + 1
               RETURNING id, last";
    let authority = place.issuer.as_ref().map(|(id, _, _)| *id);
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![place.book.key(), authority, place.name.as_str(), place.year], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?)
}

/// Keeps a number that came from outside: the series' row; the series goes on after the largest.
pub(super) fn keep(connection: &Connection, place: &Place, number: u32) -> std::result::Result<i64, Fault> {
    let sql = "INSERT INTO series (book, authority_id, name, year, last) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (book, ifnull(authority_id, 0), name, year) DO UPDATE SET last = max(last, ?5)
               RETURNING id";
    let authority = place.issuer.as_ref().map(|(id, _, _)| *id);
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![place.book.key(), authority, place.name.as_str(), place.year, number], |row| row.get(0))?)
}

/// The number the series would give next.
fn next(connection: &Connection, place: &Place) -> std::result::Result<u32, Fault> {
    let sql = "SELECT last + 1 FROM series
               WHERE book = ?1 AND ifnull(authority_id, 0) = ifnull(?2, 0) AND name = ?3 AND year = ?4";
    let authority = place.issuer.as_ref().map(|(id, _, _)| *id);
    let next = connection
        .prepare_cached(sql)?
        .query_row(params![place.book.key(), authority, place.name.as_str(), place.year], |row| row.get(0))
        .optional()?;
    Ok(next.unwrap_or(1))
}

/// The series of an imported outgoing row, whose type may be known to the list under another category.
pub(super) fn imported_outgoing(
    connection: &Connection,
    entry: &OutgoingEntry,
    code: &Code,
) -> std::result::Result<Place, Fault> {
    let types = office::document_types(connection)?;
    let by_code = code.document_type(&types).filter(|kind| (kind.category == Category::Normative) == entry.normative);
    match outgoing(connection, entry) {
        Err(Fault::Store(super::StoreError::Refused(problems))) => {
            let authority = office::find_authority(connection, &entry.content.organ_name)?;
            match (authority, by_code) {
                (Some((id, authority)), Some(kind)) => Ok(Place::outgoing(id, authority, kind, entry)),
                _ => Err(Fault::Store(super::StoreError::Refused(problems))),
            }
        }
        place => place,
    }
}

impl Store {
    /// The số đến the next document of this arrival date would get now.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn expected_arrival_number(&self, arrival_date: NaiveDate) -> Result<u32> {
        self.read(|connection| next(connection, &incoming(arrival_date)))
    }

    /// The số, ký hiệu this entry would get now; only authority, type, VBQPPL or not, drafting unit and date matter.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] as registering it would be.
    pub fn expected_code(&self, entry: &OutgoingEntry) -> Result<Code> {
        self.read(|connection| {
            let place = outgoing(connection, entry)?;
            Ok(place.code(entry, next(connection, &place)?))
        })
    }
}
