//! Who writes: the clerk's name, asked once for each user of the system.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Result, Store, StoreError, error::Fault, sealed::Sealed};
use crate::domain::{
    field::{Cause, Field, Problem},
    text,
};

/// The name the system knows its user under; empty where it tells none.
pub(super) fn system_user() -> String {
    let variables = ["USER", "LOGNAME", "USERNAME"];
    let name = variables.into_iter().find_map(|name| std::env::var(name).ok().filter(|name| !name.is_empty()));
    text::clean(&name.unwrap_or_default())
}

/// The clerk's name of a system user, as once told.
pub(super) fn named(connection: &Connection, system_user: &str) -> std::result::Result<Option<String>, Fault> {
    let name = connection
        .prepare_cached("SELECT name FROM clerk WHERE system_user = ?1")?
        .query_row([system_user], |row| row.get(0))
        .optional()?;
    Ok(name)
}

impl Store {
    /// The name of the clerk who writes, once somebody told it.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn clerk(&self) -> Result<Option<String>> {
        match &self.clerk {
            Some(clerk) => Ok(Some(clerk.clone())),
            None => self.read(|connection| named(connection, &self.system_user)),
        }
    }

    /// Lets this store write in a clerk's name, without remembering it.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an empty name.
    pub fn write_as(&mut self, clerk: &str) -> Result<()> {
        self.clerk = Some(checked(clerk)?);
        Ok(())
    }

    /// Remembers the name of the clerk who sits at this system user's desk.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an empty name; when the registry cannot be written.
    pub fn name_clerk(&mut self, clerk: &str) -> Result<()> {
        let name = checked(clerk)?;
        let system_user = self.system_user.clone();
        self.write(|transaction| {
            let sql = "INSERT INTO clerk (system_user, name) VALUES (?1, ?2)
                       ON CONFLICT (system_user) DO UPDATE SET name = ?2";
            let done = transaction.connection.execute(sql, params![system_user, name]).map_err(Fault::from);
            done.and_then(|_| transaction.seal(Sealed::Clerks)).map_err(|fault| fault.at(transaction.path))
        })
    }
}

fn checked(clerk: &str) -> Result<String> {
    let name = text::clean(clerk);
    if name.is_empty() {
        return Err(StoreError::Refused(vec![Problem::new(Field::Clerk, Cause::Missing)]));
    }
    Ok(name)
}
