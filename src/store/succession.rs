//! Bodies that were renamed or merged, as entered by the office. See `succession` in schema.sql.

use domain::succession::Succession;

use super::{
    Result, Store, StoreError, Transaction,
    changes::Changed,
    engine::{Connection, EngineResult, params},
};

/// Lists every succession, in the order of the former names.
pub(super) fn known(connection: &Connection) -> Result<Vec<Succession>> {
    let sql = "SELECT former, successor, since FROM succession ORDER BY former, successor";
    let known = connection
        .prepare_cached(sql)?
        .query_map([], |row| Ok(Succession { former: row.get(0)?, successor: row.get(1)?, since: row.get(2)? }))?
        .collect::<EngineResult<_>>()?;
    Ok(known)
}

impl Store {
    /// Lists every body that was renamed or merged.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn successions(&self) -> Result<Vec<Succession>> {
        self.read(known)
    }
}

impl Transaction<'_> {
    /// Stores that a body continues under another name; the same two names are stored once, with this day.
    ///
    /// # Errors
    /// [`StoreError::Refused`] when a name is missing or both are one; when the registry cannot be written.
    pub fn put_succession(&mut self, succession: &Succession) -> Result<()> {
        let Succession { former, successor, since } = succession.check().map_err(StoreError::Refused)?;
        let sql = "INSERT INTO succession (former, successor, since) VALUES (?1, ?2, ?3)
                   ON CONFLICT (former, successor) DO UPDATE SET since = ?3";
        self.execute(Changed::Successions, sql, params![former, successor, since]).map(drop)
    }

    /// Removes a succession.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn remove_succession(&mut self, succession: &Succession) -> Result<()> {
        let sql = "DELETE FROM succession WHERE former = ?1 AND successor = ?2";
        self.execute(Changed::Successions, sql, [&succession.former, &succession.successor]).map(drop)
    }
}
