//! Types of documents that are no longer offered; existing documents keep them. See `retired_type` in
//! schema.sql.

use domain::document_type::{Category, DocumentType};

use super::{
    Result, Store, Transaction,
    changes::Changed,
    engine::{EngineResult, params},
};

impl Store {
    /// Lists the types that are no longer offered, in the order of the decree.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn retired_types(&self) -> Result<Vec<DocumentType>> {
        self.read(|connection| {
            let sql = "SELECT name, abbreviation, category, written FROM document_type
                       WHERE id IN (SELECT type_id FROM retired_type) ORDER BY id";
            let types = connection
                .prepare_cached(sql)?
                .query_map([], |row| {
                    let (abbreviation, category): (String, String) = (row.get(1)?, row.get(2)?);
                    Ok(DocumentType {
                        name: row.get(0)?,
                        abbreviation: (!abbreviation.is_empty()).then_some(abbreviation),
                        category: Category::from_key(&category).unwrap_or(Category::Other),
                        written: row.get(3)?,
                    })
                })?
                .collect::<EngineResult<_>>()?;
            Ok(types)
        })
    }
}

impl Transaction<'_> {
    /// Sets whether a type is no longer offered.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn set_retired(&mut self, kind: &DocumentType, retired: bool) -> Result<()> {
        let sql = if retired {
            "INSERT INTO retired_type (type_id)
             SELECT id FROM document_type WHERE category = ?1 AND name = ?2
             ON CONFLICT DO NOTHING"
        } else {
            "DELETE FROM retired_type
             WHERE type_id = (SELECT id FROM document_type WHERE category = ?1 AND name = ?2)"
        };
        self.execute(Changed::Types, sql, params![kind.category.key(), kind.name]).map(drop)
    }
}
