//! Searches: the first hits at once, all of them later, always in the same order.

use std::{cmp::Reverse, collections::HashSet};

use domain::{
    book::Book,
    document::DocumentId,
    query::{Due, Query},
    search_box::SearchBox,
    succession::other_names,
};

use super::{
    Result, Store, StoreError, chased, due,
    engine::{Connection, EngineResult, params},
    expression::{self, Meaning, Rank, Ranked},
    index, succession,
};

impl Store {
    /// Returns the first hits, best first: an exact number of the office's own, an exact number of a sender's,
    /// hits with the diacritics as typed, all others; within a rank the last registered first. Then follow the
    /// hits of other readings of the box, such as other names of a body. An empty box finds everything the
    /// filters select.
    ///
    /// # Errors
    /// When the registry cannot be read; [`super::StoreError::Superseded`] when a newer search took over.
    pub fn search(&self, query: &Query, limit: usize) -> Result<Vec<DocumentId>> {
        self.read(|connection| hits(connection, query, Some(limit)))
    }

    /// Returns all hits, in the same order.
    ///
    /// # Errors
    /// As [`Store::search`].
    pub fn search_all(&self, query: &Query) -> Result<Vec<DocumentId>> {
        self.read(|connection| hits(connection, query, None))
    }
}

/// Up to this number of hits are ranked at once; with more, each rank is queried separately until there are
/// enough.
const FEW: usize = 600;

/// Returns the hits; for a query of documents that are waited for, only those, the most pressing first.
pub(super) fn hits(connection: &Connection, query: &Query, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    let mut waited: Vec<DocumentId> = match query.due {
        Some(Due::In(days)) => due::open(connection, days)?.into_iter().map(|document| document.id).collect(),
        Some(Due::AtOnce) => due::urgent(connection)?.into_iter().map(|document| document.id).collect(),
        Some(Due::Late(timed, day)) => {
            chased::late_with(connection, timed, day)?.into_iter().map(|late| late.id).collect()
        }
        None => return hits_of_words(connection, query, limit),
    };
    if !waited.is_empty() {
        let found: HashSet<DocumentId> = hits_of_words(connection, query, None)?.into_iter().collect();
        waited.retain(|id| found.contains(id));
    }
    waited.truncate(limit.unwrap_or(usize::MAX));
    Ok(waited)
}

/// Returns the hits of what was typed, then those of its other readings.
fn hits_of_words(connection: &Connection, query: &Query, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    let read = SearchBox::read(&query.text);
    let mut found = hits_of(connection, query, &read, limit)?;
    let is_enough = |found: &Vec<_>| limit.is_some_and(|limit| found.len() >= limit);
    if read.terms.is_empty() || is_enough(&found) {
        return Ok(found);
    }
    for other in other_readings(connection, &read)? {
        if is_enough(&found) {
            break;
        }
        let seen: HashSet<DocumentId> = found.iter().copied().collect();
        // The earlier hits may all be found again first.
        let ids = hits_of(connection, query, &other, limit.map(|limit| limit + seen.len()))?;
        found.extend(ids.into_iter().filter(|id| !seen.contains(id)));
    }
    found.truncate(limit.unwrap_or(usize::MAX));
    Ok(found)
}

/// Lists the other readings of the box: `số đến 12` as words of a text, and the other names of bodies.
pub(super) fn other_readings(connection: &Connection, read: &SearchBox) -> Result<Vec<SearchBox>> {
    let named = other_names(&succession::known(connection)?, read).into_iter().map(|other| other.read);
    Ok(read.as_text.as_deref().cloned().into_iter().chain(named).collect())
}

fn hits_of(connection: &Connection, query: &Query, read: &SearchBox, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    let ranked = match expression::of(connection, query, read)? {
        Meaning::Nothing => return Ok(Vec::new()),
        Meaning::Everything => {
            let mut statement = connection.prepare_cached("SELECT id FROM document ORDER BY id DESC LIMIT ?1")?;
            let ids = statement.query_map([rows(limit)], |row| Ok(DocumentId(row.get(0)?)))?;
            return Ok(ids.collect::<EngineResult<_>>()?);
        }
        Meaning::Filtered(filters) => return matching(connection, &filters, limit),
        Meaning::Ranked(ranked) => ranked,
    };
    let Some(limit) = limit else { return by_rank(connection, &ranked, None) };
    if !ranked.is_costly {
        return by_rank(connection, &ranked, Some(limit));
    }
    let few = of_rank(connection, &ranked.all, Some(FEW + 1))?;
    if few.len() > FEW {
        return by_rank(connection, &ranked, Some(limit));
    }
    if few.is_empty() {
        return Ok(few);
    }
    let set = |expression: &Option<String>| -> Result<HashSet<DocumentId>> {
        let ids = expression.as_deref().map(|expression| matching(connection, expression, None)).transpose()?;
        Ok(ids.unwrap_or_default().into_iter().collect())
    };
    let (own, sender) = (set(&ranked.own_number)?, set(&ranked.sender_number)?);
    let as_typed = ranked.as_typed.as_ref().map(|rank| of_rank(connection, rank, None)).transpose()?;
    let as_typed: HashSet<DocumentId> = as_typed.unwrap_or_default().into_iter().collect();
    let mut found: Vec<_> = few
        .into_iter()
        .map(|id| {
            let tier = if own.contains(&id) { 0 } else { 2 - u8::from(sender.contains(&id)) };
            (tier, !as_typed.contains(&id), Reverse(id))
        })
        .collect();
    found.sort_unstable();
    Ok(found.into_iter().map(|(.., Reverse(id))| id).take(limit).collect())
}

/// Lists documents that match an expression, the last registered first.
fn matching(connection: &Connection, expression: &str, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    asked(connection, "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid LIMIT ?2", expression, limit)
}

/// Returns whether an expression finds a document.
pub(super) fn finds(connection: &Connection, expression: &str, id: DocumentId) -> Result<bool> {
    let sql = "SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2";
    Ok(connection.prepare_cached(sql)?.exists(params![expression, index::row_of(id)])?)
}

/// Counts the hits of a query. Those of one that only filters are counted in the index and not listed.
pub(super) fn count(connection: &Connection, query: &Query) -> Result<u64> {
    match expression::of(connection, query, &SearchBox::read(&query.text))? {
        Meaning::Filtered(filters) if query.due.is_none() => {
            let sql = "SELECT count(*) FROM search WHERE search MATCH ?1";
            let counted = connection.prepare_cached(sql);
            counted.and_then(|mut one| one.query_row([filters], |row| row.get(0))).map_err(StoreError::of_index)
        }
        _ => Ok(hits(connection, query, None)?.len() as u64),
    }
}

/// Counts the documents of a book that an expression finds, except invalid outgoing ones of a year, or of all.
pub(super) fn amount(connection: &Connection, expression: &str, book: Book, year: Option<i32>) -> Result<u64> {
    let sql = "
        SELECT (SELECT count(*) FROM search WHERE search MATCH ?1)
             - (SELECT count(*) FROM document WHERE ?2 = 'outgoing' AND book = ?2 AND standing <> 'valid'
                AND (?3 IS NULL OR substr(issued_date, 1, 4) = CAST(?3 AS TEXT)))";
    Ok(connection.prepare_cached(sql)?.query_row(params![expression, book.key(), year], |row| row.get(0))?)
}

fn asked(connection: &Connection, sql: &str, expression: &str, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    let found = connection.prepare_cached(sql).and_then(|mut statement| {
        statement.query_map(params![expression, rows(limit)], |row| Ok(index::document_of(row.get(0)?)))?.collect()
    });
    found.map_err(StoreError::of_index)
}

/// Lists documents of one rank, found in registered texts or in files, the last registered first.
fn of_rank(connection: &Connection, rank: &Rank, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    let mut ids = match &rank.texts {
        Some(expression) => matching(connection, expression, limit)?,
        None => Vec::new(),
    };
    if let Some(expression) = &rank.files {
        let sql = "SELECT rowid FROM file_search WHERE file_search MATCH ?1 ORDER BY rowid LIMIT ?2";
        let in_files = asked(connection, sql, expression, limit)?;
        if !in_files.is_empty() {
            ids.extend(in_files);
            ids.sort_unstable_by_key(|id| Reverse(*id));
            ids.dedup();
            ids.truncate(limit.unwrap_or(usize::MAX));
        }
    }
    Ok(ids)
}

/// Lists hits rank by rank, each document in its first rank.
fn by_rank(connection: &Connection, ranked: &Ranked, limit: Option<usize>) -> Result<Vec<DocumentId>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for rank in &ranked.ranks {
        if limit.is_some_and(|limit| found.len() >= limit) {
            break;
        }
        // The earlier hits may all be found again first.
        let ids = of_rank(connection, rank, limit.map(|limit| limit + seen.len()))?;
        found.extend(ids.into_iter().filter(|id| seen.insert(*id)));
    }
    found.truncate(limit.unwrap_or(usize::MAX));
    Ok(found)
}

/// Returns a LIMIT of SQL.
fn rows(limit: Option<usize>) -> i64 {
    limit.map_or(i64::MAX / 2, |limit| i64::try_from(limit).unwrap_or(i64::MAX / 2))
}
