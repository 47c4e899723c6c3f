//! Registries of earlier versions: kept as they were beside, then brought up to date in one transaction.

use std::{
    io::ErrorKind,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior, config::DbConfig, params};

use super::{
    Result, StoreError, Transaction, clerk, documents,
    error::Fault,
    file::{self, SCHEMA_VERSION},
    file_index,
    history::Deed,
    index, network_share, safety_copy,
    schema::AtSight,
};
use crate::{
    domain::{
        document::{Document, DocumentId},
        duplicate::DuplicateKey,
        history::{Action, Record},
        safety_copy::kept_before_upgrading,
    },
    progress::Progress,
};

/// What leads from each version to the next: version 2 is reached by the first.
const STEPS: &[&str] = &[
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
];

/// A registry that was brought up to date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgraded {
    /// The version it was of.
    pub from: u32,
    /// Where it is kept as it was.
    pub kept: PathBuf,
}

/// Whether opening this registry would bring it up to date first, which may take long.
#[must_use]
pub fn wants_upgrade(path: &Path) -> bool {
    file::inspect(path).is_ok_and(|version| version < SCHEMA_VERSION)
}

/// Brings a registry of an earlier version up to date, as opening it would; what was done, if anything. Progress counts documents.
///
/// # Errors
/// As [`crate::store::Store::open`]; then it is as it was.
pub fn upgrade(path: &Path, progress: &Progress) -> Result<Option<Upgraded>> {
    network_share::refuse(path)?;
    if file::inspect(path)? < SCHEMA_VERSION { bring_up_to_date(path, progress) } else { Ok(None) }
}

/// Brings a registry up to date. What it was is kept beside it under a name of its own first.
///
/// # Errors
/// When it cannot be copied or written; then it is as it was.
pub(super) fn bring_up_to_date(path: &Path, progress: &Progress) -> Result<Option<Upgraded>> {
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, &error);
    let mut connection = open(path).map_err(engine)?;
    // The file's header may be older than its log.
    let held = version(&connection).map_err(engine)?;
    if held == SCHEMA_VERSION {
        return Ok(None);
    }
    // What somebody put into it must not run while it is brought up to date.
    AtSight::of(&connection).map_err(engine)?.refuse(path, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).map_err(engine)?;
    let upgraded = Upgraded { from: held, kept: keep(&connection, path, held)? };
    // Tables are made anew under their names: what refers to them keeps referring by name.
    connection.pragma_update(None, "foreign_keys", false).map_err(engine)?;
    connection.pragma_update(None, "legacy_alter_table", true).map_err(engine)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(engine)?;
    // Another program may have done it meanwhile.
    let held = version(&transaction).map_err(engine)?;
    advance(&transaction, path, held, progress).map_err(|fault| fault.at(path))?;
    AtSight::of(&transaction).map_err(engine)?.refuse(path, false)?;
    let broken: i64 =
        transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).map_err(engine)?;
    if broken > 0 {
        return Err(StoreError::Damaged(path.to_owned(), format!("{broken} broken references")));
    }
    transaction.commit().map_err(engine)?;
    connection.query_row("PRAGMA wal_checkpoint (TRUNCATE)", [], |_| Ok(())).map_err(engine)?;
    Ok(Some(upgraded))
}

fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    file::settle(&mut connection)?;
    Ok(connection)
}

/// Copies the registry beside itself, whole and readable by the version that made it; looked at before it counts.
fn keep(connection: &Connection, path: &Path, version: u32) -> Result<PathBuf> {
    let system = |error: std::io::Error| StoreError::of_system(path, &error);
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, &error);
    let folder = file::folder_of(path);
    let mut unfinished = file::unfinished_in(folder).map_err(system)?;
    let documents = safety_copy::count(connection).map_err(engine)?;
    connection.execute("VACUUM INTO ?1", [unfinished.path().to_string_lossy()]).map_err(engine)?;
    safety_copy::look_at(unfinished.path(), documents, &Progress::default())
        .map_err(|detail| StoreError::CopyNotWhole(path.to_owned(), detail))?;
    unfinished.as_file().sync_all().map_err(system)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for ordinal in 1..u32::MAX {
        let kept = folder.join(kept_before_upgrading(&name, version, ordinal));
        match unfinished.persist_noclobber(&kept) {
            Ok(_) => return file::sync_folder(folder).map(|()| kept).map_err(system),
            Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => unfinished = taken.file,
            Err(refused) => return Err(system(refused.error)),
        }
    }
    Err(StoreError::Exists(path.to_owned()))
}

/// Takes every step from a version to the present one.
fn advance(connection: &Connection, path: &Path, from: u32, progress: &Progress) -> std::result::Result<(), Fault> {
    for version in from..SCHEMA_VERSION {
        let sql = usize::try_from(version).ok().and_then(|version| STEPS.get(version.checked_sub(1)?));
        let Some(sql) = sql else { return Err(Fault::Store(StoreError::NotARegistry(path.to_owned()))) };
        connection.execute_batch(sql)?;
    }
    if from == 1 {
        // The first events are sealed over rows as they are now.
        begin_history(connection, path)?;
    }
    // Since version 3 who registered a document and whether it waits are marks; since version 6 the tokenizer is another.
    if from < 6 {
        connection.execute_batch("DELETE FROM search_word")?;
        index::rebuild(connection, progress)?;
        file_index::rebuild(connection)?;
    }
    connection.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    Ok(())
}

/// What stood there before there was a history is its beginning.
fn begin_history(connection: &Connection, path: &Path) -> std::result::Result<(), Fault> {
    let ids = |table: &str| -> rusqlite::Result<Vec<i64>> {
        connection.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?.query_map([], |row| row.get(0))?.collect()
    };
    for id in ids(Record::Document.key())? {
        if let Some(Document::Incoming(document)) = documents::find(connection, DocumentId(id))? {
            let key = DuplicateKey::of(&document.entry).as_ref().map(documents::hashed);
            connection
                .prepare_cached("UPDATE document SET duplicate_key = ?2 WHERE id = ?1")?
                .execute(params![id, key])?;
        }
    }
    let system_user = clerk::system_user();
    let nothing_known = std::collections::HashSet::new();
    let mut transaction = Transaction::new(connection, path, &nothing_known, &system_user, chrono::Local::now().into());
    for record in [Record::Authority, Record::Office, Record::DocumentType, Record::Series, Record::Document] {
        for id in ids(record.key())? {
            if record == Record::Document {
                let event = transaction.next_event()?;
                connection
                    .prepare_cached("UPDATE document SET registered_event = ?2 WHERE id = ?1")?
                    .execute([id, event])?;
            }
            transaction.inserted(&Deed { action: Action::TakenOver, record, id, reason: "" })?;
        }
    }
    Ok(())
}
