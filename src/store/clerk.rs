//! The clerk who writes: named once for each user of the system; until then, that user's login.

use std::sync::LazyLock;

use clock::Clock;
use domain::{
    field::{Cause, Field, Problem},
    text,
};

use super::{
    Result, Store, StoreError, Waiting,
    changes::Changed,
    engine::{Connection, OptionalExtension, params},
    sealed::Sealed,
};

/// The name and clock for writing to a registry, and how to wait for other writers.
#[derive(Debug, Clone, Default)]
pub struct Writer {
    /// The name; `None` for the clerk of the system's user.
    pub clerk: Option<String>,
    /// The clock that dates events.
    pub clock: Clock,
    /// How to wait for other writers.
    pub waiting: Waiting,
}

impl From<&Clock> for Writer {
    fn from(clock: &Clock) -> Self {
        Self { clock: clock.clone(), ..Self::default() }
    }
}

/// Returns the login of the user who runs this program, from the system's user database; environment variables,
/// which anybody can set, are ignored. Empty where the system has none.
pub(super) fn system_user() -> String {
    static LOGIN: LazyLock<String> = LazyLock::new(|| text::clean(&whoami::username().unwrap_or_default()));
    LOGIN.clone()
}

/// Returns the name for events: the one given for this store, else the one set for the system's user, else the
/// login, marked as one. Empty where even the login is unknown; no event can be written then.
pub(super) fn signing(connection: &Connection, told: Option<&str>, system_user: &str) -> Result<String> {
    let once = if told.is_none() { named(connection, system_user)? } else { None };
    signature(told.or(once.as_deref()), system_user)
}

/// Returns the name for events where no name can have been set for the system's user.
pub(super) fn signature(told: Option<&str>, system_user: &str) -> Result<String> {
    match told {
        Some(told) => Ok(checked(told)?),
        None if system_user.is_empty() => Ok(String::new()),
        None => Ok(format!("{system_user} (tên đăng nhập)")),
    }
}

/// Reads the name set for a system user.
pub(super) fn named(connection: &Connection, system_user: &str) -> Result<Option<String>> {
    let name = connection
        .prepare_cached("SELECT name FROM clerk WHERE system_user = ?1")?
        .query_row([system_user], |row| row.get(0))
        .optional()?;
    Ok(name)
}

impl Store {
    /// Returns the name of the clerk who writes, once it was set.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn clerk(&self) -> Result<Option<String>> {
        match &self.clerk {
            Some(clerk) => Ok(Some(clerk.clone())),
            None => self.read(|connection| named(connection, &self.system_user)),
        }
    }

    /// Writes in this clerk's name from now on, without storing it.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an empty name.
    pub fn write_as(&mut self, clerk: &str) -> Result<()> {
        self.clerk = Some(checked(clerk)?);
        Ok(())
    }

    /// Stores the name of the clerk for this system user.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an empty name; when the registry cannot be written.
    pub fn name_clerk(&mut self, clerk: &str) -> Result<()> {
        let name = checked(clerk)?;
        let system_user = self.system_user.clone();
        self.write(|transaction| {
            let sql = "INSERT INTO clerk (system_user, name) VALUES (?1, ?2)
                       ON CONFLICT (system_user) DO UPDATE SET name = ?2";
            transaction.execute(Changed::Clerks, sql, params![system_user, name])?;
            transaction.seal(Sealed::Clerks)
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
        assert!(matches!(signature(Some(" "), "mau"), Err(StoreError::Refused(_))));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        let mut store = Store::open_or_create(&path).unwrap();
        store.system_user.clear();
        let office = Office { name: "UBND tỉnh".into(), abbreviation: "UBND".into(), ..Office::default() };
        assert_eq!(store.set_office(&office), Err(StoreError::Nameless));
        // A transaction without events needs no name.
        assert_eq!(store.write(|_| Ok::<_, StoreError>(())), Ok(()));
    }
}
