//! Counts of a year: what came in, what was issued, by whom and of which type.

use super::{Result, Store};

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
    /// The same by authority and type: VBQPPL first, then the most frequent.
    pub outgoing_by: Vec<OutgoingCount>,
}

impl Store {
    /// Counts a year.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn report(&self, year: i32) -> Result<Report> {
        let count =
            "SELECT count(*) FROM document WHERE series_id IN (SELECT id FROM series WHERE book = ?1 AND year = ?2)";
        let by = "SELECT organ_name, type_name, normative, count(*) AS documents FROM document
                  WHERE series_id IN (SELECT id FROM series WHERE book = 'outgoing' AND year = ?1)
                  GROUP BY organ_name, type_name, normative
                  ORDER BY organ_name, normative DESC, documents DESC, type_name";
        self.read(|connection| {
            let counted = |book: &str| connection.query_row(count, rusqlite::params![book, year], |row| row.get(0));
            let outgoing_by = connection
                .prepare_cached(by)?
                .query_map([year], |row| {
                    Ok(OutgoingCount {
                        organ_name: row.get(0)?,
                        type_name: row.get(1)?,
                        normative: row.get(2)?,
                        count: row.get(3)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Report { year, incoming: counted("incoming")?, outgoing: counted("outgoing")?, outgoing_by })
        })
    }
}
