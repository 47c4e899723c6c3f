//! Searching: the first hits at once, all of them when there is time, always in the same order.

use std::collections::HashSet;

use rusqlite::Connection;

use super::{Result, Store, error::Fault, expression};
use crate::domain::{document::DocumentId, query::Query};

impl Store {
    /// The first hits, best first: an exact number of the office's own, an exact number of a sender's, hits with the diacritics
    /// as typed, all others; among equals the last registered first. An empty box finds everything the filters let through.
    ///
    /// # Errors
    /// When the registry cannot be read; [`super::StoreError::Interrupted`] when a newer search took over.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Vec<DocumentId>> {
        self.read(|connection| hits(connection, query, Some(limit)))
    }

    /// All hits, in the same order.
    ///
    /// # Errors
    /// As [`Store::search`].
    pub fn search_all(&self, query: &Query) -> Result<Vec<DocumentId>> {
        self.read(|connection| hits(connection, query, None))
    }
}

fn hits(connection: &Connection, query: &Query, limit: Option<usize>) -> std::result::Result<Vec<DocumentId>, Fault> {
    let expressions = expression::of(connection, query)?;
    let mut found = Vec::new();
    if expressions.hopeless {
        return Ok(found);
    }
    if expressions.ranks.is_empty() {
        let mut statement = connection.prepare_cached("SELECT id FROM document ORDER BY id DESC LIMIT ?1")?;
        let ids = statement.query_map([rows(limit)], |row| Ok(DocumentId(row.get(0)?)))?;
        return Ok(ids.collect::<rusqlite::Result<_>>()?);
    }
    let several = expressions.ranks.len() > 1;
    let mut seen = HashSet::new();
    let sql = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for rank in &expressions.ranks {
        if limit.is_some_and(|limit| found.len() >= limit) {
            break;
        }
        // Hits seen before may all come again first.
        let wanted =
            rows(limit).saturating_add(if limit.is_some() { i64::try_from(seen.len()).unwrap_or(0) } else { 0 });
        let mut ids = statement.query(rusqlite::params![rank, wanted])?;
        while let Some(row) = ids.next()? {
            let id = DocumentId(row.get(0)?);
            if !several || seen.insert(id) {
                found.push(id);
            }
        }
    }
    if let Some(limit) = limit {
        found.truncate(limit);
    }
    Ok(found)
}

/// A LIMIT of the engine.
fn rows(limit: Option<usize>) -> i64 {
    limit.map_or(i64::MAX / 2, |limit| i64::try_from(limit).unwrap_or(i64::MAX / 2))
}
