//! Counts of a year: documents received and issued, by authority and type.

use std::collections::HashSet;

use chrono::NaiveDate;

use domain::{book::Book, document::DocumentId};

use super::{
    Result, Store,
    engine::{Connection, EngineResult, params},
    index, search,
};

/// The number of documents of one authority and type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutgoingCount {
    /// The issuing authority.
    pub organ_name: String,
    /// The type.
    pub type_name: String,
    /// VBQPPL or not.
    pub normative: bool,
    /// How many.
    pub count: u64,
}

/// The counts of a year, the same in forms and in the window. A year's incoming documents are the rows of its
/// book, its outgoing ones the valid rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The year.
    pub year: i32,
    /// Rows of the incoming book.
    pub incoming: u64,
    /// Of these, documents received again, as by paper and by wire.
    pub doubles: u64,
    /// Rows of the outgoing books, withdrawn ones excepted.
    pub outgoing: u64,
    /// Rows of all books that were cancelled or recalled; their numbers are used up.
    pub withdrawn: u64,
    /// The outgoing ones by authority and type: VBQPPL first, then the most frequent.
    pub outgoing_by: Vec<OutgoingCount>,
}

impl Store {
    /// Returns incoming documents of every year that had been received before, as by paper and by wire.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn came_before(&self) -> Result<HashSet<DocumentId>> {
        self.read(|connection| {
            let sql = format!("SELECT id FROM document WHERE {CAME_BEFORE}");
            let mut statement = connection.prepare(&sql)?;
            let ids = statement.query_map([], |row| row.get(0).map(DocumentId))?;
            Ok(ids.collect::<EngineResult<_>>()?)
        })
    }

    /// Counts a year, as of the end of a day where one is given.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn report(&self, year: i32, as_of: Option<NaiveDate>) -> Result<Report> {
        let count = |of: &str| format!("SELECT count(*) FROM document WHERE {OF_THE_YEAR} AND {of}");
        let stands = format!("NOT {WITHDRAWN}");
        let by = format!(
            "SELECT organ_name, type_name, normative, count(*) AS documents FROM document
             WHERE {OF_THE_YEAR} AND book = 'outgoing' AND {stands}
             GROUP BY organ_name, type_name, normative
             ORDER BY organ_name, normative DESC, documents DESC, type_name"
        );
        self.read(|connection| {
            let counted = |of: &str| connection.query_row(&count(of), params![year, as_of], |row| row.get(0));
            let outgoing_by = connection
                .prepare_cached(&by)?
                .query_map(params![year, as_of], |row| {
                    Ok(OutgoingCount {
                        organ_name: row.get(0)?,
                        type_name: row.get(1)?,
                        normative: row.get(2)?,
                        count: row.get(3)?,
                    })
                })?
                .collect::<EngineResult<_>>()?;
            Ok(Report {
                year,
                incoming: counted("book = 'incoming'")?,
                doubles: counted(CAME_BEFORE)?,
                outgoing: counted(&format!("book = 'outgoing' AND {stands}"))?,
                withdrawn: counted(WITHDRAWN)?,
                outgoing_by,
            })
        })
    }
}

impl Store {
    /// Counts incoming and outgoing documents of a year, or of all: the report's counts at the speed of the
    /// search index.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn counts(&self, year: Option<i32>) -> Result<(u64, u64)> {
        self.read(|connection| Ok((count(connection, Book::Incoming, year)?, count(connection, Book::Outgoing, year)?)))
    }
}

fn count(connection: &Connection, book: Book, year: Option<i32>) -> Result<u64> {
    let marks = [Some(index::mark_of_book(book)), year.map(index::mark_of_a_year)];
    let marks: Vec<String> = marks.into_iter().flatten().map(|mark| format!("\"{mark}\"")).collect();
    search::amount(connection, &marks.join(" AND "), book, year)
}

/// Incoming documents that had been received before.
const CAME_BEFORE: &str = "book = 'incoming' AND id IN (SELECT first_id FROM link WHERE kind = 'same-as')";
/// The rows of a year's books, up to a day where one is given.
const OF_THE_YEAR: &str = "substr(coalesce(arrival_date, issued_date), 1, 4) = CAST(?1 AS TEXT)
    AND (?2 IS NULL OR coalesce(arrival_date, issued_date) <= ?2)";
/// Those that were cancelled or recalled by that day.
const WITHDRAWN: &str = "(standing <> 'valid' AND (?2 IS NULL OR standing_date IS NULL OR standing_date <= ?2))";
