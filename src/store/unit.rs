//! The office's own units, suggested while typing. See `unit` in schema.sql.

use domain::{
    field::{Cause, Field, Problem},
    issuer::IssuerCause,
    outgoing::OutgoingEntry,
    text,
    unit::{Unit, abbreviation_of},
};

use super::{
    Result, Store, StoreError, Transaction,
    changes::Changed,
    engine::{Connection, EngineResult},
};

impl Store {
    /// Lists every unit, by name.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn units(&self) -> Result<Vec<Unit>> {
        self.read(|connection| Ok(all(connection)?))
    }
}

fn all(connection: &Connection) -> EngineResult<Vec<Unit>> {
    connection
        .prepare_cached("SELECT name, abbreviation FROM unit ORDER BY name")?
        .query_map([], |row| Ok(Unit { name: row.get(0)?, abbreviation: row.get(1)? }))?
        .collect()
}

/// Returns the entry with its drafting unit as số, ký hiệu names it, if it does.
pub(super) fn abbreviated(connection: &Connection, entry: &OutgoingEntry, is_named: bool) -> Result<OutgoingEntry> {
    if !is_named {
        return Ok(entry.clone());
    }
    let units = all(connection)?;
    let Some(abbreviation) = abbreviation_of(&units, &entry.drafting_unit) else {
        let cause = Cause::Issuer(IssuerCause::UnitNotAbbreviated(entry.drafting_unit.clone()));
        return Err(Problem::new(Field::DraftingUnit, cause).into());
    };
    Ok(OutgoingEntry { drafting_unit: abbreviation.to_owned(), ..entry.clone() })
}

impl Transaction<'_> {
    /// Stores a unit; one of the same name gets this abbreviation.
    ///
    /// # Errors
    /// [`StoreError::Refused`] without a name; when the registry cannot be written.
    pub fn put_unit(&mut self, unit: &Unit) -> Result<()> {
        let name = text::clean(&unit.name);
        if name.is_empty() {
            return Err(StoreError::Refused(vec![Problem::new(Field::DraftingUnit, Cause::Missing)]));
        }
        let sql = "INSERT INTO unit (name, abbreviation) VALUES (?1, ?2)
                   ON CONFLICT (name) DO UPDATE SET abbreviation = ?2";
        self.execute(Changed::Units, sql, [name, text::clean_code(&unit.abbreviation)]).map(drop)
    }

    /// Removes a unit. Documents that name it keep its name.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remove_unit(&mut self, name: &str) -> Result<()> {
        self.execute(Changed::Units, "DELETE FROM unit WHERE name = ?1", [name]).map(drop)
    }
}
