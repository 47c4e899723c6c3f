//! Putting back guards and indexes of ours that somebody took out of the file. The registry is kept as it was beside it first; then
//! they are made again in one transaction, with an event, so that the history tells how long it may have been without them.

use std::path::{Path, PathBuf};

use rusqlite::params;

use disk::naming;
use domain::{
    backup::kept_before_repair,
    history::{Action, Record},
};

use super::{
    Access, Result, Store, StoreError, Writer,
    error::DbError,
    history::EventSpec,
    migration, network_share,
    schema::{self, Missing},
};

/// What was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The guards and indexes, as a check names them.
    pub parts: Vec<String>,
    /// Where the registry is kept as it was.
    pub kept: PathBuf,
}

/// Puts the missing guards and indexes back; `None` where none is missing. What is not ours stays as it is.
///
/// # Errors
/// [`StoreError::Foreign`] with a trigger or view that is not ours and [`StoreError::OtherSchema`] with a part that is missing or
/// another and cannot be put back, both named; when the registry cannot be copied or written, or what it holds contradicts an index.
/// It is then as it was.
pub fn rebuild_schema(path: &Path, writer: &Writer) -> Result<Option<Repaired>> {
    network_share::refuse(path)?;
    let mut store = Store::connect(path, Access::Write, &writer.waiting, false)?;
    store.set_clock(writer.clock.clone());
    if let Some(clerk) = &writer.clerk {
        store.write_as(clerk)?;
    }
    if schema::missing(&store.connection, path)?.is_empty() {
        return Ok(None);
    }
    let (kept, is_new) = migration::keep(&store.connection, path, kept_before_repair)?;
    let name = kept.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let put_back = store.write(|transaction| {
        // Another may have put them back meanwhile.
        let missing = schema::missing(transaction.connection, transaction.path)?;
        let parts: Vec<String> = missing.iter().map(|missing| missing.part.clone()).collect();
        let path = transaction.path;
        let mut write = || {
            for Missing { sql, .. } in &missing {
                transaction.connection.execute_batch(sql)?;
            }
            if parts.is_empty() {
                return Ok(());
            }
            let sql = "INSERT INTO repair (day, parts, kept) VALUES (?1, ?2, ?3)";
            transaction.connection.execute(sql, params![transaction.today(), parts.join(", "), name])?;
            let id = transaction.connection.last_insert_rowid();
            transaction.inserted(&EventSpec { action: Action::PutBack, record: Record::Repair, id, reason: "" })
        };
        write().map_err(|fault: DbError| fault.at(path))?;
        Ok::<_, StoreError>(parts)
    });
    match put_back {
        Ok(parts) if !parts.is_empty() => Ok(Some(Repaired { parts, kept })),
        nothing => {
            if is_new {
                // The registry is as it was: a copy more at each attempt would fill the disk.
                let _ = naming::remove(&kept);
            }
            nothing.map(|_| None)
        }
    }
}
