//! Details of found documents: which matched only by the content of their files, and who registered them.

use domain::{document::DocumentId, query::Query, search_box::SearchBox};

use super::{
    Result, Store,
    engine::Connection,
    expression::{self, Meaning},
    index,
    search::{self, other_readings},
};

impl Store {
    /// Returns those of these documents that do not match the query by what is registered of them.
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

    /// Returns the clerk who registered each of these documents.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn registered_by(&self, ids: &[DocumentId]) -> Result<Vec<(DocumentId, String)>> {
        self.read(|connection| ids.iter().map(|id| Ok((*id, index::registered_by(connection, *id)?))).collect())
    }
}

/// Makes the expression that finds a query in registered texts; `None` when it cannot be found there.
fn registered(connection: &Connection, query: &Query, read: &SearchBox) -> Result<Option<String>> {
    Ok(match expression::of(connection, query, read)? {
        Meaning::Ranked(ranked) => ranked.all.texts,
        Meaning::Filtered(filters) => Some(filters),
        Meaning::Nothing | Meaning::Everything => None,
    })
}

fn any_finds(connection: &Connection, expressions: &[String], id: DocumentId) -> Result<bool> {
    for expression in expressions {
        if search::finds(connection, expression, id)? {
            return Ok(true);
        }
    }
    Ok(false)
}
