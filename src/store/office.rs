//! The office, its issuing authorities and the types of documents it knows.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Result, Store, error::Fault};
use crate::domain::{
    document_type::{Category, DocumentType},
    field::{Cause, Field, Problem},
    office::{Authority, Office},
    text,
};

impl Store {
    /// The office, once somebody has named it.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn office(&self) -> Result<Option<Office>> {
        let sql = "SELECT name, parent, abbreviation, place FROM office JOIN authority ON authority.id = authority_id";
        self.read(|connection| {
            let office = connection
                .query_row(sql, [], |row| {
                    Ok(Office { name: row.get(0)?, parent: row.get(1)?, abbreviation: row.get(2)?, place: row.get(3)? })
                })
                .optional()?;
            Ok(office)
        })
    }

    /// Names the office, or names it anew; it is itself an issuing authority.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when name or abbreviation is empty; when the registry cannot be written.
    pub fn set_office(&mut self, office: &Office) -> Result<()> {
        let authority =
            Authority { name: text::clean(&office.name), abbreviation: text::clean_code(&office.abbreviation) };
        let (parent, place) = (text::clean(&office.parent), text::clean(&office.place));
        self.write(|transaction| {
            let set = |connection: &Connection| {
                check(&authority)?;
                let held: Option<i64> =
                    connection.query_row("SELECT authority_id FROM office", [], |row| row.get(0)).optional()?;
                let id = match (find_authority(connection, &authority.name)?, held) {
                    (Some((id, _)), _) | (None, Some(id)) => {
                        let sql = "UPDATE authority SET name = ?2, abbreviation = ?3 WHERE id = ?1";
                        connection.execute(sql, params![id, authority.name, authority.abbreviation])?;
                        id
                    }
                    (None, None) => insert_authority(connection, &authority)?,
                };
                let sql = "INSERT INTO office (id, authority_id, parent, place) VALUES (1, ?1, ?2, ?3)
                           ON CONFLICT (id) DO UPDATE SET authority_id = ?1, parent = ?2, place = ?3";
                connection.execute(sql, params![id, parent, place])?;
                Ok(())
            };
            set(transaction.connection).map_err(|fault: Fault| fault.at(transaction.path))
        })
    }

    /// Every issuing authority, the office first.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn authorities(&self) -> Result<Vec<Authority>> {
        let sql =
            "SELECT name, abbreviation FROM authority ORDER BY id <> ifnull((SELECT authority_id FROM office), 0), id";
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let authorities = statement
                .query_map([], |row| Ok(Authority { name: row.get(0)?, abbreviation: row.get(1)? }))?
                .collect::<rusqlite::Result<_>>()?;
            Ok(authorities)
        })
    }

    /// Adds an issuing authority; one of the same name gets this abbreviation.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when name or abbreviation is empty; when the registry cannot be written.
    pub fn add_authority(&mut self, authority: &Authority) -> Result<()> {
        let authority =
            Authority { name: text::clean(&authority.name), abbreviation: text::clean_code(&authority.abbreviation) };
        self.write(|transaction| {
            let add = |connection: &Connection| {
                check(&authority)?;
                insert_authority(connection, &authority)?;
                Ok(())
            };
            add(transaction.connection).map_err(|fault: Fault| fault.at(transaction.path))
        })
    }

    /// Every type of document known here, in the order of the decree.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn document_types(&self) -> Result<Vec<DocumentType>> {
        self.read(document_types)
    }

    /// Adds a type of document; one of the same name and category gets this abbreviation.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] when the name is empty; when the registry cannot be written.
    pub fn add_document_type(&mut self, kind: &DocumentType) -> Result<()> {
        let kind = DocumentType {
            name: text::clean(&kind.name),
            abbreviation: kind.abbreviation.as_deref().map(text::clean_code).filter(|short| !short.is_empty()),
            category: kind.category,
        };
        self.write(|transaction| {
            let add = |connection: &Connection| {
                if kind.name.is_empty() {
                    return Err(Fault::from(Problem::new(Field::TypeName, Cause::Missing)));
                }
                insert_document_type(connection, &kind)
            };
            add(transaction.connection).map_err(|fault| fault.at(transaction.path))
        })
    }
}

fn check(authority: &Authority) -> std::result::Result<(), Fault> {
    let missing = [(Field::OrganName, &authority.name), (Field::CodeNotation, &authority.abbreviation)]
        .into_iter()
        .filter(|(_, text)| text.is_empty())
        .map(|(field, _)| Problem::new(field, Cause::Missing))
        .collect::<Vec<_>>();
    if missing.is_empty() { Ok(()) } else { Err(Fault::Store(super::StoreError::Refused(missing))) }
}

/// The authority of a name, letter case aside.
pub(super) fn find_authority(
    connection: &Connection,
    name: &str,
) -> std::result::Result<Option<(i64, Authority)>, Fault> {
    let wanted = name.to_lowercase();
    let mut statement = connection.prepare_cached("SELECT id, name, abbreviation FROM authority")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let authority = Authority { name: row.get(1)?, abbreviation: row.get(2)? };
        if authority.name.to_lowercase() == wanted {
            return Ok(Some((row.get(0)?, authority)));
        }
    }
    Ok(None)
}

fn insert_authority(connection: &Connection, authority: &Authority) -> std::result::Result<i64, Fault> {
    let sql = "INSERT INTO authority (name, abbreviation) VALUES (?1, ?2)
               ON CONFLICT (name) DO UPDATE SET abbreviation = ?2 RETURNING id";
    Ok(connection.query_row(sql, params![authority.name, authority.abbreviation], |row| row.get(0))?)
}

pub(super) fn document_types(connection: &Connection) -> std::result::Result<Vec<DocumentType>, Fault> {
    let mut statement =
        connection.prepare_cached("SELECT name, abbreviation, category FROM document_type ORDER BY id")?;
    let types = statement
        .query_map([], |row| {
            let abbreviation: String = row.get(1)?;
            let category: String = row.get(2)?;
            Ok(DocumentType {
                name: row.get(0)?,
                abbreviation: (!abbreviation.is_empty()).then_some(abbreviation),
                category: Category::from_key(&category).unwrap_or(Category::Other),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(types)
}

pub(super) fn insert_document_type(connection: &Connection, kind: &DocumentType) -> std::result::Result<(), Fault> {
    let sql = "INSERT INTO document_type (name, abbreviation, category) VALUES (?1, ?2, ?3)
               ON CONFLICT (category, name) DO UPDATE SET abbreviation = ?2";
    let abbreviation = kind.abbreviation.as_deref().unwrap_or_default();
    connection.execute(sql, params![kind.name, abbreviation, kind.category.key()])?;
    Ok(())
}
