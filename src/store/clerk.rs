//! Who writes: the clerk's name, asked once for each user of the system; until it is set, that user's login.

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, params};

use clock::Clock;
use domain::{
    field::{Cause, Field, Problem},
    text,
};

use super::{
    Result, Store, StoreError, Waiting,
    error::{DbError, DbResult},
    sealed::Sealed,
};

/// In whose name and by which clock a registry is written, and how to wait for other programs that write.
#[derive(Debug, Clone, Default)]
pub struct Writer {
    /// The name; `None` for the clerk of the system's user.
    pub clerk: Option<String>,
    /// The clock that dates events.
    pub clock: Clock,
    /// How to wait for other programs that write.
    pub waiting: Waiting,
}

impl From<&Clock> for Writer {
    fn from(clock: &Clock) -> Self {
        Self { clock: clock.clone(), ..Self::default() }
    }
}

/// The login of the user who runs this program, from the system's user database; environment variables, which anybody can set, are
/// ignored. Empty where the system has none.
pub(super) fn system_user() -> String {
    static LOGIN: LazyLock<String> = LazyLock::new(|| text::clean(&whoami::username().unwrap_or_default()));
    LOGIN.clone()
}

/// The name that events bear: the one given for this writing, else the one set for the system's user, else the login, marked as one.
/// Empty where even the login is unknown; then no event can be written.
pub(super) fn signing(connection: &Connection, told: Option<&str>, system_user: &str) -> DbResult<String> {
    let once = if told.is_none() { named(connection, system_user)? } else { None };
    signature(told.or(once.as_deref()), system_user)
}

/// The same where no name can have been set for the system's user.
pub(super) fn signature(told: Option<&str>, system_user: &str) -> DbResult<String> {
    match told {
        Some(told) => Ok(checked(told)?),
        None if system_user.is_empty() => Ok(String::new()),
        None => Ok(format!("{system_user} (tên đăng nhập)")),
    }
}

/// The clerk's name of a system user, as once told.
pub(super) fn named(connection: &Connection, system_user: &str) -> DbResult<Option<String>> {
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
            let done = transaction.connection.execute(sql, params![system_user, name]).map_err(DbError::from);
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

#[cfg(test)]
mod tests {
    use domain::office::Office;

    use super::*;

    #[test]
    fn a_login_signs_only_marked_and_nobody_signs_nameless() {
        assert_eq!(signature(Some(" Lê  Thị Mẫu"), "mau").unwrap(), "Lê Thị Mẫu");
        assert_eq!(signature(None, "mau").unwrap(), "mau (tên đăng nhập)");
        assert!(matches!(signature(Some(" "), "mau"), Err(DbError::Store(StoreError::Refused(_)))));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        let mut store = Store::open_or_create(&path).unwrap();
        store.system_user.clear();
        let office = Office { name: "UBND tỉnh".into(), abbreviation: "UBND".into(), ..Office::default() };
        assert_eq!(store.set_office(&office), Err(StoreError::Nameless));
        // What writes no event needs no name.
        assert_eq!(store.write(|_| Ok::<_, StoreError>(())), Ok(()));
    }
}
