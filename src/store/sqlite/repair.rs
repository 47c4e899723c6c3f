//! Restores triggers and indexes of ours that were removed from the file. A copy of the registry is kept beside
//! it first; then they are created in one transaction, with an event, so that the history shows how long they
//! may have been missing.

use std::path::PathBuf;

use disk::naming;
use domain::{
    backup::kept_before_repair,
    history::{Action, Record},
};

use crate::{
    Access, Address, Result, Store, StoreError, Writer,
    engine::params,
    history::EventSpec,
    sqlite::{
        migration, network_share,
        schema::{self, Missing},
    },
};

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// The triggers and indexes, as a check names them.
    pub parts: Vec<String>,
    /// The path of the copy that was kept.
    pub kept: PathBuf,
}

/// Restores the missing triggers and indexes; `None` where none is missing. What is not ours stays.
///
/// # Errors
/// [`StoreError::Foreign`] with a trigger or view that is not ours and [`StoreError::OtherSchema`] with a part
/// that is missing or different and cannot be restored, both named; when the registry cannot be copied or
/// written, or its content contradicts an index. The registry is unchanged then.
pub fn rebuild_schema(registry: impl Into<Address>, writer: &Writer) -> Result<Option<Repaired>> {
    let registry = registry.into();
    let path = registry.file();
    network_share::refuse(path)?;
    let mut store = Store::connect(path, Access::Write, &writer.waiting, false)?;
    store.set_clock(writer.clock.clone());
    if let Some(clerk) = &writer.clerk {
        store.write_as(clerk)?;
    }
    if schema::missing(store.connection.sqlite(), path)?.is_empty() {
        return Ok(None);
    }
    let (kept, is_new) = migration::keep(store.connection.sqlite(), path, kept_before_repair)?;
    let name = kept.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let put_back = store.write(|transaction| {
        // Another program may have restored them meanwhile.
        let missing = schema::missing(transaction.connection.sqlite(), path)?;
        let parts: Vec<String> = missing.iter().map(|missing| missing.part.clone()).collect();
        let mut write = || {
            for Missing { sql, .. } in &missing {
                transaction.connection.execute_batch(sql)?;
            }
            if parts.is_empty() {
                return Ok(());
            }
            let sql = "INSERT INTO repair (day, parts, kept) VALUES (?1, ?2, ?3) RETURNING id";
            let id = transaction.connection.insert(sql, params![transaction.today(), parts.join(", "), name])?;
            transaction.inserted(&EventSpec { action: Action::PutBack, record: Record::Repair, id, reason: "" })
        };
        write()?;
        Ok::<_, StoreError>(parts)
    });
    match put_back {
        Ok(parts) if !parts.is_empty() => Ok(Some(Repaired { parts, kept })),
        nothing => {
            if is_new {
                // The registry is unchanged, and another copy at each attempt would fill the disk.
                let _ = naming::remove(&kept);
            }
            nothing.map(|_| None)
        }
    }
}
