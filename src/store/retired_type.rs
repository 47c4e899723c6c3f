//! Types of documents that are no longer offered; documents of such a type stay what they are. See `retired_type` in schema.sql.

use rusqlite::params;

use domain::document_type::{Category, DocumentType};

use super::{Result, Store, Transaction, error::DbError};

impl Store {
    /// The types that are no longer offered, in the order of the decree.
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
                .collect::<rusqlite::Result<_>>()?;
            Ok(types)
        })
    }
}

impl Transaction<'_> {
    /// Offers a type no longer, or again.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn set_retired(&mut self, kind: &DocumentType, retired: bool) -> Result<()> {
        let sql = if retired {
            "INSERT OR IGNORE INTO retired_type (type_id)
             SELECT id FROM document_type WHERE category = ?1 AND name = ?2"
        } else {
            "DELETE FROM retired_type
             WHERE type_id = (SELECT id FROM document_type WHERE category = ?1 AND name = ?2)"
        };
        let done = self.connection.execute(sql, params![kind.category.key(), kind.name]);
        done.map(|_| ()).map_err(|error| DbError::from(error).at(self.path))
    }
}
