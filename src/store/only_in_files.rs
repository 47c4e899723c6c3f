//! Of documents that a search found: which it found only by what stands in their files, and who registered which.

use rusqlite::{Connection, OptionalExtension, params};

use domain::{document::DocumentId, query::Query, search_box::SearchBox};

use super::{
    Result, Store,
    error::DbResult,
    expression::{self, Meaning},
    index,
    search::other_readings,
};

impl Store {
    /// Of these documents, which do not answer the query by what is registered of them.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn only_in_files(&self, query: &Query, ids: &[DocumentId]) -> Result<Vec<DocumentId>> {
        self.read(|connection| {
            let read = SearchBox::read(&query.text);
            let mut texts = Vec::new();
            texts.extend(registered(connection, query, &read)?);
            for other in other_readings(connection, &read)? {
                texts.extend(registered(connection, query, &other)?);
            }
            let mut left = Vec::new();
            for id in ids {
                if !any_finds(connection, &texts, *id)? {
                    left.push(*id);
                }
            }
            Ok(left)
        })
    }

    /// The clerk who registered each of these documents.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn registered_by(&self, ids: &[DocumentId]) -> Result<Vec<(DocumentId, String)>> {
        self.read(|connection| ids.iter().map(|id| Ok((*id, index::registered_by(connection, *id)?))).collect())
    }
}

/// What finds a query in what is registered; `None` when it cannot be found there.
fn registered(connection: &Connection, query: &Query, read: &SearchBox) -> DbResult<Option<String>> {
    Ok(match expression::of(connection, query, read)? {
        Meaning::Ranked(ranked) => ranked.all.texts,
        Meaning::Filtered(filters) => Some(filters),
        Meaning::Nothing | Meaning::Everything => None,
    })
}

fn any_finds(connection: &Connection, expressions: &[String], id: DocumentId) -> DbResult<bool> {
    let mut statement = connection.prepare_cached("SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2")?;
    for expression in expressions {
        let found = statement.query_row(params![expression, index::row_of(id)], |_| Ok(())).optional()?;
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
