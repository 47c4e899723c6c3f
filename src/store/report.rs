//! Counts of a year: what came in, what was issued, by whom and of which type.

use rusqlite::{Connection, params};

use super::{Result, Store, error::Fault, index};
use crate::domain::book::Book;

/// How many documents of one authority and type were issued.
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

/// The counts of a year, by the year of the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The year.
    pub year: i32,
    /// Documents that came in.
    pub incoming: u64,
    /// Documents issued.
    pub outgoing: u64,
    /// Of both, those cancelled or recalled: their numbers are spent.
    pub withdrawn: u64,
    /// The same by authority and type: VBQPPL first, then the most frequent.
    pub outgoing_by: Vec<OutgoingCount>,
}

impl Store {
    /// Counts a year. A document come twice, by paper and by wire, counts once.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn report(&self, year: i32) -> Result<Report> {
        let count = format!("SELECT count(*) {COUNTED} AND book = ?2");
        let withdrawn = format!("SELECT count(*) {COUNTED} AND standing <> 'valid'");
        let by = format!(
            "SELECT organ_name, type_name, normative, count(*) AS documents {COUNTED} AND book = 'outgoing'
             GROUP BY organ_name, type_name, normative
             ORDER BY organ_name, normative DESC, documents DESC, type_name"
        );
        self.read(|connection| {
            let counted = |book: &str| connection.query_row(&count, rusqlite::params![year, book], |row| row.get(0));
            let outgoing_by = connection
                .prepare_cached(&by)?
                .query_map([year], |row| {
                    Ok(OutgoingCount {
                        organ_name: row.get(0)?,
                        type_name: row.get(1)?,
                        normative: row.get(2)?,
                        count: row.get(3)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Report {
                year,
                incoming: counted("incoming")?,
                outgoing: counted("outgoing")?,
                withdrawn: connection.query_row(&withdrawn, [year], |row| row.get(0))?,
                outgoing_by,
            })
        })
    }
}

impl Store {
    /// Incoming and outgoing documents of a year, or of all: the report's counts at the speed of the search index.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn counts(&self, year: Option<i32>) -> Result<(u64, u64)> {
        self.read(|connection| Ok((count(connection, Book::Incoming, year)?, count(connection, Book::Outgoing, year)?)))
    }
}

fn count(connection: &Connection, book: Book, year: Option<i32>) -> std::result::Result<u64, Fault> {
    let sql = "
        SELECT (SELECT count(*) FROM search WHERE search MATCH ?1)
             - (SELECT count(DISTINCT first_id) FROM link JOIN document ON document.id = first_id
                WHERE kind = 'same-as' AND document.book = ?2
                  AND (?3 IS NULL OR substr(coalesce(arrival_date, issued_date), 1, 4) = CAST(?3 AS TEXT)))";
    let marks = [Some(index::mark_of_book(book)), year.map(index::mark_of_a_year)];
    let marks: Vec<String> = marks.into_iter().flatten().map(|mark| format!("\"{mark}\"")).collect();
    Ok(connection.prepare_cached(sql)?.query_row(params![marks.join(" AND "), book.key(), year], |row| row.get(0))?)
}

/// The documents of a year, each once.
const COUNTED: &str = "
    FROM document WHERE substr(coalesce(arrival_date, issued_date), 1, 4) = CAST(?1 AS TEXT)
    AND id NOT IN (SELECT first_id FROM link WHERE kind = 'same-as')";
