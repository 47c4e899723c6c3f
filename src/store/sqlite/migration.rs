//! Upgrades registries of earlier versions: keeps a copy beside them, then upgrades in one transaction.

use std::{
    fs::File,
    io::{BufRead, BufReader, ErrorKind},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rusqlite::{OpenFlags, config::DbConfig};

use disk::{naming, permissions::Permissions};
use domain::{
    backup::kept_before_upgrading,
    document::{Document, DocumentId},
    duplicate::DuplicateKey,
    history::{Action, Record},
};
use progress::Progress;

use crate::{
    Access, Address, Result, Store, StoreError, Taken, Transaction, Writer, WritingWindow, clerk, documents,
    engine::{Connection, EngineResult, params},
    file_index,
    history::EventSpec,
    index, sealed,
    sqlite::{
        backup,
        file::{self, SCHEMA_VERSION},
        integrity, network_share,
        open_files::{OpenFile, OpeningGuard},
        schema::SchemaFaults,
        search_tables,
    },
};

/// The step from each version to the next; the first leads to version 2.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
    include_str!("migrations/7.sql"),
];

/// How long to wait for others to close the registry: commands end soon, and another program may be upgrading
/// it already.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// The pause between two attempts.
const PAUSE: Duration = Duration::from_millis(50);
/// The number of bytes of two files compared at a time.
const PIECE: usize = 1 << 16;

/// A registry that was upgraded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upgraded {
    /// Its former version.
    pub from: u32,
    /// The path of the copy that was kept.
    pub kept: PathBuf,
}

/// Returns whether opening this registry would upgrade it first, which may take long.
#[must_use]
pub fn wants_upgrade(registry: impl Into<Address>) -> bool {
    file::inspect(registry.into().file()).is_ok_and(|version| version < SCHEMA_VERSION)
}

/// Upgrades a registry of an earlier version, as opening it for writing would; returns what was done, if
/// anything. `window` is the caller's right to write through a window, if it has it. Progress counts documents.
///
/// # Errors
/// As [`crate::Store::open`]; the registry is unchanged then.
pub fn upgrade(
    registry: impl Into<Address>,
    window: Option<&WritingWindow>,
    progress: &Progress,
) -> Result<Option<Upgraded>> {
    upgrade_for(registry, window, &Writer::default(), progress)
}

/// Upgrades a registry in this name and by this clock, which matter where the upgrade begins a history.
///
/// # Errors
/// As [`upgrade`].
pub fn upgrade_for(
    registry: impl Into<Address>,
    window: Option<&WritingWindow>,
    writer: &Writer,
    progress: &Progress,
) -> Result<Option<Upgraded>> {
    let registry = registry.into();
    let path = registry.file();
    network_share::refuse(path)?;
    match Store::open_anywhere(path, Access::Write) {
        Err(StoreError::OlderForm(..)) => bring_up_to_date(path, window, writer, progress),
        opened => opened.map(|_| None),
    }
}

/// Upgrades a registry that is opened exclusively, after keeping a copy beside it.
///
/// # Errors
/// [`StoreError::UpgradeInUse`] when it is open elsewhere, also in an earlier version of the program; when it
/// cannot be copied or written. The registry is unchanged then.
pub(crate) fn bring_up_to_date(
    path: &Path,
    window: Option<&WritingWindow>,
    writer: &Writer,
    progress: &Progress,
) -> Result<Option<Upgraded>> {
    let until = Instant::now() + BUSY_TIMEOUT;
    let _own = match window {
        Some(_) => None,
        None => match retried(path, until, || write_alone(path, writer))? {
            Some(own) => Some(own),
            None => return Ok(None),
        },
    };
    let Some((_open, mut connection)) = retried(path, until, || open_alone(path))? else { return Ok(None) };
    // The file's header may be older than its log.
    let form = file::form(connection.sqlite(), path)?;
    if form == SCHEMA_VERSION {
        return Ok(None);
    }
    connection.on_file(SchemaFaults::of)?.refuse(path, false)?;
    let (kept, is_new) = keep(connection.sqlite(), path, |name, ordinal| kept_before_upgrading(name, form, ordinal))?;
    if let Err(error) = advance_alone(&mut connection, path, form, writer, progress) {
        if is_new {
            // The registry is unchanged, and another copy at each attempt would fill the disk.
            let _ = naming::remove(&kept);
        }
        return Err(error);
    }
    // Closing merges the log into the file.
    connection.close()?;
    Ok(Some(Upgraded { from: form, kept }))
}

/// Retries while others have the registry open; `None` when another program upgrades it meanwhile.
fn retried<R>(path: &Path, until: Instant, mut attempt: impl FnMut() -> Result<R>) -> Result<Option<R>> {
    loop {
        match attempt() {
            Err(StoreError::UpgradeInUse(_) | StoreError::Busy(_)) => {}
            done => return done.map(Some),
        }
        if file::inspect(path)? == SCHEMA_VERSION {
            return Ok(None);
        }
        if Instant::now() >= until {
            return Err(StoreError::UpgradeInUse(path.into()));
        }
        thread::sleep(PAUSE);
    }
}

/// Takes the right to write through a window, so that no window, not even of an earlier version, opens the
/// registry meanwhile.
fn write_alone(path: &Path, writer: &Writer) -> Result<WritingWindow> {
    match WritingWindow::take(path, writer.clock.now())? {
        Taken::Mine(window) => Ok(window),
        Taken::Others(_) => Err(StoreError::UpgradeInUse(path.into())),
    }
}

/// Opens a registry exclusively and in WAL mode. WAL comes first, so that a program killed at any later moment
/// leaves the registry either old or upgraded, without a journal that would have to be rolled back.
fn open_alone(path: &Path) -> Result<(OpenFile, Connection)> {
    let opening = OpeningGuard::begin();
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = rusqlite::Connection::open_with_flags(path, flags).map_err(engine)?;
    connection.busy_timeout(Duration::ZERO).map_err(engine)?;
    let set = |pragma: &str, value: &str| {
        let answer = connection.pragma_update_and_check(None, pragma, value, |row| row.get::<_, String>(0));
        match answer.map_err(engine)? {
            answer if answer.eq_ignore_ascii_case(value) => Ok(()),
            _ => Err(StoreError::Busy(path.into())),
        }
    };
    // SQLite leaves WAL mode only when nobody else has the registry open, whatever became of their locks on the
    // file. The page that it writes needs no journal on disk: only a few bytes of its first sector change.
    set("journal_mode", "MEMORY")?;
    set("locking_mode", "EXCLUSIVE")?;
    // Takes the lock for as long as the connection lives.
    set("journal_mode", "WAL")?;
    file::set_pragmas(&mut connection).map_err(engine)?;
    Ok((opening.count(path), Connection::new(connection, path)))
}

/// Takes every step to the present form in one transaction. Refuses a file whose contents do not match its form
/// number.
pub(crate) fn advance_alone(
    connection: &mut Connection,
    path: &Path,
    form: u32,
    writer: &Writer,
    progress: &Progress,
) -> Result<()> {
    connection.on_file(|file| {
        // Foreign triggers must not run during the upgrade.
        file.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        // Tables are recreated under their names, and references are by name.
        file.pragma_update(None, "foreign_keys", false)?;
        file.pragma_update(None, "legacy_alter_table", true)
    })?;
    let transaction = connection.begin_writing()?;
    advance(&transaction, path, form, writer, progress).map_err(|error| match error {
        StoreError::Other(path, detail) | StoreError::Unfit(path, _, detail) => {
            StoreError::Unfit(path, i64::from(form), detail)
        }
        error => error,
    })?;
    transaction.on_file(SchemaFaults::of)?.refuse(path, false)?;
    let broken: i64 = transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(StoreError::Damaged(path.into(), format!("{broken} broken references")));
    }
    Ok(transaction.commit()?)
}

/// Keeps a copy of the registry beside it under such a name, readable by the version that made it, and checks
/// the copy. Returns its path and whether it is new: an identical copy from an interrupted attempt is used
/// again.
pub(crate) fn keep(
    connection: &rusqlite::Connection,
    path: &Path,
    kept_name: impl Fn(&str, u32) -> String,
) -> Result<(PathBuf, bool)> {
    let system = |error: std::io::Error| StoreError::of_system(path, &error);
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, error);
    let folder = file::folder_of(path);
    let mut unfinished = file::unfinished_in(folder, Permissions::of(path)).map_err(system)?;
    let documents = backup::count(connection).map_err(engine)?;
    connection.execute("VACUUM INTO ?1", [unfinished.path().to_string_lossy()]).map_err(engine)?;
    if let Some(detail) = damage(unfinished.path(), documents) {
        return Err(StoreError::CopyNotWhole(path.into(), detail));
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for ordinal in 1..u32::MAX {
        let kept = folder.join(kept_name(&name, ordinal));
        match unfinished.persist(&kept, false) {
            Ok(_) => return file::sync_folder(folder).map(|()| (kept, true)).map_err(system),
            Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => {
                unfinished = taken.file;
                if is_same(&kept, unfinished.path()) {
                    return Ok((kept, false));
                }
            }
            Err(refused) => return Err(system(refused.error)),
        }
    }
    Err(StoreError::Exists(path.into()))
}

/// Returns what is wrong with a copy of an earlier form, if anything.
fn damage(copy: &Path, documents: u64) -> Option<String> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let looked = rusqlite::Connection::open_with_flags(copy, flags)
        .and_then(|connection| Ok((integrity::damages(&connection)?, backup::count(&connection)?)));
    match looked {
        Err(error) => Some(StoreError::of_engine(copy, error).to_string()),
        Ok((damages, held)) => {
            let lost = (held != documents).then(|| format!("{held} / {documents}"));
            damages.into_iter().next().or(lost)
        }
    }
}

/// Returns whether two files have the same contents; false where one cannot be read.
fn is_same(one: &Path, other: &Path) -> bool {
    let open = |path: &Path| File::open(path).map(|file| BufReader::with_capacity(PIECE, file));
    let (Ok(mut one), Ok(mut other)) = (open(one), open(other)) else { return false };
    loop {
        let (Ok(left), Ok(right)) = (one.fill_buf(), other.fill_buf()) else { return false };
        let length = left.len().min(right.len());
        if left[..length] != right[..length] || (length == 0 && left.len() != right.len()) {
            return false;
        }
        if length == 0 {
            return true;
        }
        one.consume(length);
        other.consume(length);
    }
}

/// Takes every step from a version to the present one.
fn advance(connection: &Connection, path: &Path, from: u32, writer: &Writer, progress: &Progress) -> Result<()> {
    if from < 6 {
        // The steps drop them.
        search_tables::clear_damaged(connection)?;
    }
    for version in from..SCHEMA_VERSION {
        let sql = usize::try_from(version).ok().and_then(|version| MIGRATIONS.get(version.checked_sub(1)?));
        let Some(sql) = sql else { return Err(StoreError::NotARegistry(path.into())) };
        connection.execute_batch(sql)?;
    }
    if from == 1 {
        // The first events are sealed over rows in the present form.
        begin_history(connection, writer)?;
    }
    // The marks of clerk and waiting exist since version 3, the present tokenizer since version 6.
    if from < 6 {
        connection.execute_batch("DELETE FROM search_word")?;
        index::rebuild(connection, progress)?;
        file_index::rebuild(connection)?;
        sealed::write_all(connection)?;
    }
    Ok(connection.on_file(|file| file.pragma_update(None, "user_version", SCHEMA_VERSION))?)
}

/// Begins the history with the rows that existed before it.
fn begin_history(connection: &Connection, writer: &Writer) -> Result<()> {
    let ids = |table: &str| -> EngineResult<Vec<i64>> {
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
    let clerk = clerk::signature(writer.clerk.as_deref(), &clerk::system_user())?;
    let nothing_known = std::collections::HashSet::new();
    let mut transaction = Transaction::new(connection, &nothing_known, &clerk, writer.clock.moment());
    for record in [Record::Authority, Record::Office, Record::DocumentType, Record::Series, Record::Document] {
        for id in ids(record.key())? {
            if record == Record::Document {
                let event = transaction.next_event()?;
                connection
                    .prepare_cached("UPDATE document SET registered_event = ?2 WHERE id = ?1")?
                    .execute([id, event])?;
            }
            transaction.inserted(&EventSpec { action: Action::TakenOver, record, id, reason: "" })?;
        }
    }
    Ok(())
}
