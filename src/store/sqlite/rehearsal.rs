//! Rehearses the restoring of a backup: duplicates it under a temporary name, upgrades it to the present form
//! and checks it like any registry. Only a copy that passes is said to be restorable and may replace a
//! registry.

use std::{
    fs::File,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use disk::{
    self,
    naming::{self, Unnamed},
    permissions::Permissions,
    unfinished::Unfinished,
};
use domain::attachment::KeptFile;
use progress::Progress;
use texts::{UserMessage, Value};

use crate::{
    Access, Address, Result, Store, StoreError, Writer, attachment, check, engine,
    sqlite::{
        backup::{copy_pages, count},
        file::{self, LOGS, beside},
        integrity, migration,
        schema::{SchemaFaults, refuse_other},
    },
    stopping::until_stopped,
};

/// How long to wait for a command that is writing to the copy.
const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// A registry made from a copy, under a temporary name; it is removed unless it is renamed.
pub(crate) struct Rehearsed {
    /// The file: of the present form, whole, synced, without a log.
    pub(crate) registry: Unnamed,
    /// The form of the copy.
    pub(crate) form: u32,
    /// The number of documents.
    pub(crate) documents: u64,
    /// The files attached to them.
    pub(crate) attached: Vec<KeptFile>,
}

/// Rehearses the restoring of a copy: does everything that [`restore`](super::restore::restore) does with it,
/// except putting it in place. The copy stays untouched. Needs disk space for a second copy beside `registry`,
/// and removes that. Progress counts documents.
///
/// # Errors
/// Why the copy could not be restored: [`StoreError::Damaged`], [`StoreError::Altered`] with the first finding,
/// [`StoreError::Unfit`], [`StoreError::TooNew`], or any error of the disk; [`StoreError::Stopped`] when it was
/// stopped.
pub fn rehearse_copy(copy: &Path, registry: impl Into<Address>, progress: &Progress) -> Result<()> {
    file::inspect(copy)?;
    take_over(copy, registry.into().file(), &Writer::default(), progress).map(|_| ())
}

/// Makes a registry from a copy, under a temporary name beside `registry`. A history that begins only now is in
/// this name, by this clock.
///
/// # Errors
/// As [`rehearse_copy`].
pub(crate) fn take_over(copy: &Path, registry: &Path, writer: &Writer, progress: &Progress) -> Result<Rehearsed> {
    let system = |error: io::Error| StoreError::of_system(registry, &error);
    let mut unfinished = file::unfinished_in(file::folder_of(registry), Permissions::of(registry)).map_err(system)?;
    let _logs = LogsOf(unfinished.path().to_owned());
    copy_whole(copy, &mut unfinished, registry, progress)?;
    let unfinished = unfinished.close();
    let made = upgrade_and_check(unfinished.path(), writer, progress);
    if progress.is_stopped() {
        return Err(StoreError::Stopped);
    }
    let (form, documents, attached) = made.map_err(|error| at_copy(error, copy, registry))?;
    disk::sync_file(unfinished.path()).map_err(system)?;
    Ok(Rehearsed { registry: unfinished, form, documents, attached })
}

/// Upgrades a private file to the present form and checks it. Returns its former form, its number of documents
/// and its files.
fn upgrade_and_check(path: &Path, writer: &Writer, progress: &Progress) -> Result<(u32, u64, Vec<KeptFile>)> {
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(engine)?;
    file::set_pragmas(&mut connection).map_err(engine)?;
    let form = file::form(&connection, path)?;
    SchemaFaults::of(&connection).map_err(engine)?.refuse(path, false)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(engine)?;
    let mut connection = engine::Connection::new(connection, path);
    if form < file::SCHEMA_VERSION {
        // The upgrade recreates tables and would hide damage of the old ones.
        let handle = connection.interrupt_handle();
        until_stopped(&handle, progress, || {
            refuse_damaged(connection.sqlite(), path)?;
            migration::advance_alone(&mut connection, path, form, writer, progress)
        })?;
        progress.set_done(0);
    }
    refuse_other(connection.sqlite(), path)?;
    connection.close()?;
    let mut store = Store::open_anywhere(path, Access::Write)?;
    let (of_index, others): (Vec<_>, Vec<_>) =
        store.check_registry(None, progress)?.into_iter().partition(check::is_about_index);
    refuse_any(path, others)?;
    if !of_index.is_empty() {
        // An index can be rebuilt; a damaged one may have kept SQLite from checking the rest.
        store.rebuild_index(progress)?;
        refuse_damaged(store.connection.sqlite(), path)?;
    }
    let documents = store.connection.on_file(count)?;
    let attached = attachment::files(&store.connection)?.into_iter().map(|(file, _)| file).collect();
    store.connection.close()?;
    Ok((form, documents, attached))
}

/// Refuses a file with damaged pages or indexes, search indexes excepted.
fn refuse_damaged(connection: &Connection, path: &Path) -> Result<()> {
    let damages = integrity::damages(connection).map_err(|error| StoreError::of_engine(path, error))?;
    match damages.into_iter().next() {
        Some(detail) => Err(StoreError::Damaged(path.into(), detail)),
        None => Ok(()),
    }
}

/// Refuses a file with findings: a registry that is put in place must be one that `check` finds whole.
fn refuse_any(path: &Path, findings: Vec<UserMessage>) -> Result<()> {
    let Some(finding) = findings.into_iter().next() else { return Ok(()) };
    let detail = finding.values().iter().find_map(|(name, value)| match value {
        Value::Text(detail) if *name == "detail" => Some(detail.clone()),
        _ => None,
    });
    match detail {
        Some(detail) if finding.key() == texts::CHECK_FILE_DAMAGED.key() => {
            Err(StoreError::Damaged(path.into(), detail))
        }
        _ => Err(StoreError::Altered(path.into(), finding)),
    }
}

/// Attributes an error of the temporary file to the copy or, for an error of the disk, to the registry's place.
fn at_copy(error: StoreError, copy: &Path, registry: &Path) -> StoreError {
    let copy = Address::from(copy);
    match error {
        StoreError::DiskFull(_) => StoreError::DiskFull(registry.into()),
        StoreError::NotAllowed(_) => StoreError::NotAllowed(registry.into()),
        StoreError::OpenElsewhere(_) => StoreError::OpenElsewhere(registry.into()),
        StoreError::Altered(_, finding) => StoreError::Altered(copy, finding),
        StoreError::TooNew(_, form) => StoreError::TooNew(copy, form),
        StoreError::NotARegistry(_) => StoreError::NotARegistry(copy),
        StoreError::Unfit(_, form, detail) => StoreError::Unfit(copy, form, detail),
        StoreError::Foreign(_, part) => StoreError::Foreign(copy, part),
        StoreError::OtherSchema(_, part) => StoreError::OtherSchema(copy, part),
        StoreError::Damaged(_, detail) | StoreError::Other(_, detail) => StoreError::Damaged(copy, detail),
        error => error,
    }
}

/// Removes SQLite's logs of a temporary file when dropped, even if SQLite was interrupted.
struct LogsOf(PathBuf);

impl Drop for LogsOf {
    fn drop(&mut self) {
        for ending in LOGS {
            // Usually there is none.
            let _ = naming::remove(&beside(&self.0, ending));
        }
    }
}

/// Copies the file with its log, if it has one. SQLite is used only where others may be writing, because it
/// leaves a log beside a file that has none, and cannot open a WAL file on a read-only medium.
fn copy_whole(copy: &Path, unfinished: &mut Unfinished, registry: &Path, progress: &Progress) -> Result<()> {
    let at_copy = |error: io::Error| StoreError::of_system(copy, &error);
    let keeps_log = file::keeps_log(copy).map_err(at_copy)?;
    let journal = beside(copy, "-journal");
    let is_broken_off = file::has_bytes(&journal);
    if keeps_log && !is_broken_off && !beside(copy, "-wal").exists() {
        return copy_bytes(copy, unfinished.as_file_mut(), registry);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copied = Connection::open_with_flags(copy, flags).and_then(|mut source| {
        file::set_pragmas(&mut source)?;
        source.busy_timeout(BUSY_TIMEOUT)?;
        let snapshot = source.unchecked_transaction()?;
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        copy_pages(&snapshot, unfinished.path(), progress, |_, _| {})
    });
    match copied.map_err(|error| StoreError::of_engine(copy, error)) {
        Err(StoreError::DiskFull(_)) => Err(StoreError::DiskFull(registry.into())),
        // A killed program left a journal, which a reading connection may not roll back: the journal is copied
        // too, and opening the temporary file rolls it back.
        Err(StoreError::NotAllowed(_)) if is_broken_off => {
            copy_bytes(copy, unfinished.as_file_mut(), registry)?;
            let target = beside(unfinished.path(), "-journal");
            let mut target = File::create_new(target).map_err(|error| StoreError::of_system(registry, &error))?;
            copy_bytes(&journal, &mut target, registry)
        }
        copied => copied,
    }
}

fn copy_bytes(from: &Path, to: &mut File, registry: &Path) -> Result<()> {
    let copied = File::open(from).and_then(|mut from| io::copy(&mut from, to));
    copied.map(|_| ()).map_err(|error| match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::of_system(registry, &error),
        _ => StoreError::of_system(from, &error),
    })
}
