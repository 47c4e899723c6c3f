//! Protects settings that are no records: the names of clerks, which sign events, and the folder of backups. A
//! digest is written with each change, and a check compares it.

use sha2::{Digest, Sha256};

use domain::history::Head;
use texts::{Text, UserMessage};

use super::{
    Result, Transaction,
    engine::{Connection, OptionalExtension, params},
};

/// A group of settings with a digest of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sealed {
    /// The names of clerks.
    Clerks,
    /// The folder of backups, and when the window makes them.
    Copies,
}

impl Sealed {
    const ALL: [Self; 2] = [Self::Clerks, Self::Copies];

    /// Returns the key of its digest among the settings.
    fn key(self) -> &'static str {
        match self {
            Self::Clerks => "seal-of-clerks",
            Self::Copies => "seal-of-copies",
        }
    }

    /// Returns the query of its contents, as rows of two texts.
    fn rows(self) -> &'static str {
        match self {
            Self::Clerks => "SELECT system_user, name FROM clerk ORDER BY system_user",
            Self::Copies => {
                "SELECT key, value FROM setting
                 WHERE key IN ('copies-folder', 'copies-at-start', 'copies-at-close') ORDER BY key"
            }
        }
    }

    fn finding(self) -> Text {
        match self {
            Self::Clerks => texts::CHECK_CLERKS_CHANGED,
            Self::Copies => texts::CHECK_COPIES_CHANGED,
        }
    }
}

impl Transaction<'_> {
    /// Writes the digest of the present contents.
    pub(super) fn seal(&mut self, sealed: Sealed) -> Result<()> {
        write(self.connection, sealed)
    }
}

/// Writes every digest, for a new registry and for one upgraded from a version without digests.
pub(super) fn write_all(connection: &Connection) -> Result<()> {
    Sealed::ALL.into_iter().try_for_each(|sealed| write(connection, sealed))
}

/// Finds contents that were changed outside the program.
pub(super) fn changed(connection: &Connection, findings: &mut Vec<UserMessage>) -> Result<()> {
    for sealed in Sealed::ALL {
        let held: Option<String> = connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([sealed.key()], |row| row.get(0))
            .optional()?;
        if held.as_deref() != Some(digest(connection, sealed)?.as_str()) {
            findings.push(UserMessage::from(sealed.finding()));
        }
    }
    Ok(())
}

fn write(connection: &Connection, sealed: Sealed) -> Result<()> {
    let sql = "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2";
    connection.prepare_cached(sql)?.execute(params![sealed.key(), digest(connection, sealed)?])?;
    Ok(())
}

/// Computes the SHA-256 of all rows, each text preceded by its length, and of the first event's seal, so that
/// it fits no other registry.
fn digest(connection: &Connection, sealed: Sealed) -> Result<String> {
    let mut hash = Sha256::new();
    let first: Option<Vec<u8>> = connection
        .prepare_cached("SELECT chain FROM event WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    hash.update(first.unwrap_or_default());
    let mut statement = connection.prepare_cached(sealed.rows())?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for column in 0..2 {
            let text = row.get_ref(column)?.as_bytes().unwrap_or_default();
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text);
        }
    }
    Ok(Head(hash.finalize().into()).to_string())
}
