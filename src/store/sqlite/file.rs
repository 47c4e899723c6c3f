//! The registry as a file: created completely or not at all, and refused untouched when it is no registry.

use std::{
    collections::HashSet,
    fs::{File, Metadata},
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};

use crate::{
    Address, Changes, Result, Store, StoreError, Writer, clerk,
    engine::{self, EngineResult},
    sealed,
    sqlite::{
        migration::{self, MIGRATIONS},
        network_share,
        open_files::OpeningGuard,
        path_length,
        schema::SchemaFaults,
    },
    waiting::Waiting,
};
use clock::Clock;
use disk::{
    self,
    permissions::{Permissions, make_folders},
    plain,
    unfinished::{self, Unfinished},
};
pub(crate) use disk::{folder_of, sync_folder};
use domain::document_type;
use progress::Progress;

pub(crate) const SCHEMA: &str = include_str!("../../../schema.sql");
/// `application_id` of schema.sql: "VTHU".
const APPLICATION_ID: u32 = 0x5654_4855;
/// `user_version` of schema.sql: the version to which the last migration leads.
#[expect(clippy::cast_possible_truncation, reason = "migrations are few")]
pub(crate) const SCHEMA_VERSION: u32 = 1 + MIGRATIONS.len() as u32;
/// The first form with a history.
pub(crate) const FIRST_WITH_HISTORY: u32 = 2;
/// Files that SQLite keeps beside a registry. Each belongs to that very file and would ruin any other.
pub(crate) const LOGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Whether a registry is opened only for reading, or also for writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Nothing can be changed.
    Read,
    /// Documents can be registered.
    Write,
}

impl Store {
    /// Creates an absent registry. It is built completely under a temporary name in the same folder, then
    /// linked into place, so that a program killed at any moment leaves either none or a whole one.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when a file exists there, and any error of the disk.
    pub fn create(address: impl Into<Address>) -> Result<()> {
        Self::create_filled(address, |_| Ok(()))
    }

    /// Creates a registry that holds documents from the start: it appears filled or not at all.
    ///
    /// # Errors
    /// As [`Store::create`], and any error of `fill`.
    pub fn create_filled<E: From<StoreError>>(
        address: impl Into<Address>,
        fill: impl FnOnce(&mut Self) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        Self::create_filled_for(address, &Writer::default(), fill)
    }

    /// Creates a filled registry, written in this name and by this clock.
    ///
    /// # Errors
    /// As [`Store::create_filled`], and [`StoreError::Refused`] for an empty name.
    pub fn create_filled_for<E: From<StoreError>>(
        address: impl Into<Address>,
        writer: &Writer,
        fill: impl FnOnce(&mut Self) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let address = address.into();
        let path = address.file();
        let system = |error: std::io::Error| E::from(StoreError::of_system(path, &error));
        if path.exists() {
            return Err(StoreError::Exists(path.into()).into());
        }
        network_share::refuse(path)?;
        path_length::refuse(path)?;
        let folder = folder_of(path);
        make_folders(folder).map_err(system)?;
        unfinished::sweep(folder);
        let unfinished = unfinished_in(folder, Permissions::of_new(folder)).map_err(system)?;
        build(unfinished.path()).map_err(|error| StoreError::of_engine(path, error))?;
        fill_up(unfinished.path(), writer, |store| {
            store.write(|transaction| {
                document_type::standard().iter().try_for_each(|kind| transaction.add_document_type(kind))?;
                sealed::write_all(transaction.connection)
            })?;
            fill(store)
        })?;
        unfinished.persist(path, false).map_err(|refused| system(refused.error))?;
        sync_folder(folder).map_err(system)
    }

    /// Opens a registry. For writing, one of an earlier form is upgraded first, after a copy was kept beside
    /// it; for reading it is refused. A file that is empty, of another program, of a newer version or cut short
    /// is refused untouched.
    ///
    /// # Errors
    /// A [`StoreError`] that says which of these it is; [`StoreError::OlderForm`] and
    /// [`StoreError::UpgradeInUse`] for a registry of an earlier form.
    pub fn open(address: impl Into<Address>, access: Access) -> Result<Self> {
        Self::open_for(address, access, &Writer::default())
    }

    /// Opens a registry, to write in this name and by this clock.
    ///
    /// # Errors
    /// As [`Store::open`], and [`StoreError::Refused`] for an empty name.
    pub fn open_for(address: impl Into<Address>, access: Access, writer: &Writer) -> Result<Self> {
        let address = address.into();
        let path = address.file();
        network_share::refuse(path)?;
        let mut store = match Self::connect(path, access, &writer.waiting, true) {
            Err(StoreError::OlderForm(..)) if access == Access::Write => {
                migration::bring_up_to_date(path, None, writer, &Progress::default())?;
                Self::connect(path, access, &writer.waiting, true)?
            }
            opened => opened?,
        };
        store.clock = writer.clock.clone();
        if let Some(clerk) = &writer.clerk {
            store.write_as(clerk)?;
        }
        Ok(store)
    }

    /// Opens a registry for checking, even one with foreign triggers or views: reading runs no trigger, and
    /// views are disabled.
    ///
    /// # Errors
    /// As [`Store::open`] for reading.
    pub fn open_to_check(address: impl Into<Address>) -> Result<Self> {
        let address = address.into();
        network_share::refuse(address.file())?;
        Self::connect(address.file(), Access::Read, &Waiting::default(), false)
    }

    /// Opens a file of the present form, also on a network share.
    pub(crate) fn open_anywhere(path: &Path, access: Access) -> Result<Self> {
        Self::connect(path, access, &Waiting::default(), true)
    }

    /// Opens a file of the present form; with `checks_schema`, refuses one whose schema is not ours.
    pub(crate) fn connect(path: &Path, access: Access, waiting: &Waiting, checks_schema: bool) -> Result<Self> {
        refuse_linked_logs(path)?;
        let opening = OpeningGuard::begin();
        roll_back(path, &opening)?;
        let is_at_rest = !has_log(path);
        let form_in_header = inspect_during(path, &opening)?;
        if is_at_rest && form_in_header < SCHEMA_VERSION && !has_log_in_use(path) {
            // Opening it would leave a log beside it.
            return Err(StoreError::OlderForm(path.into(), form_in_header));
        }
        let flags = match access {
            Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        let engine = |error: rusqlite::Error| StoreError::of_engine(path, error);
        let mut connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(engine)?;
        settle_waiting(&mut connection, waiting).map_err(engine)?;
        match form(&connection, path)? {
            SCHEMA_VERSION => {}
            older => return Err(StoreError::OlderForm(path.into(), older)),
        }
        if checks_schema {
            SchemaFaults::of(&connection).map_err(engine)?.refuse(path, access == Access::Write)?;
            // A first read shows whether the file is usable.
            connection.query_row("SELECT count(*) FROM series", [], |_| Ok(())).map_err(engine)?;
        }
        if access == Access::Write {
            // A backup put in place by hand becomes a registry that readers and writers share.
            connection.pragma_update(None, "journal_mode", "WAL").map_err(engine)?;
        }
        Ok(Self {
            connection: engine::Connection::new(connection, path),
            _open: opening.count(path),
            access,
            known_words: HashSet::new(),
            changes: Changes::default(),
            clerk: None,
            system_user: clerk::system_user(),
            clock: Clock::default(),
            column_order: None,
            stop: Arc::default(),
            waiting: waiting.clone(),
        })
    }

    /// Opens a registry for writing and creates it first if there is none.
    ///
    /// # Errors
    /// As [`Store::create`] and [`Store::open`].
    pub fn open_or_create(address: impl Into<Address>) -> Result<Self> {
        Self::open_or_create_for(address, &Writer::default())
    }

    /// Opens a registry for writing, created if absent, to write in this name and by this clock.
    ///
    /// # Errors
    /// As [`Store::create`] and [`Store::open_for`].
    pub fn open_or_create_for(address: impl Into<Address>, writer: &Writer) -> Result<Self> {
        let address = address.into();
        if !address.exists() {
            match Self::create_filled_for(&address, writer, |_| Ok(())) {
                Ok(()) | Err(StoreError::Exists(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Self::open_for(address, Access::Write, writer)
    }
}

/// Returns the path of the file beside this one whose name has this suffix.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Refuses a registry where one of SQLite's logs beside it is a link, through which SQLite would write.
fn refuse_linked_logs(path: &Path) -> Result<()> {
    match logs(path).into_iter().find(|(_, log)| !log.is_file()) {
        Some((log, _)) => Err(StoreError::NotOurs(log)),
        None => Ok(()),
    }
}

/// Lists SQLite's logs beside a registry, or beside the file that a link leads to.
#[cfg(unix)]
fn logs(path: &Path) -> Vec<(PathBuf, Metadata)> {
    let path = resolved(path);
    let log = |ending: &&str| beside(&path, ending);
    LOGS.iter().map(log).filter_map(|log| log.symlink_metadata().ok().map(|found| (log, found))).collect()
}

/// Lists SQLite's logs from the folder's listing, because asking for a single file makes Windows open it. A log
/// that its last user deletes at that moment would keep its name until it is closed; the next user could not
/// open it, and Wine even lets the next user write to it and lose it.
#[cfg(not(unix))]
fn logs(path: &Path) -> Vec<(PathBuf, Metadata)> {
    let path = resolved(path);
    let lower = |path: &Path| path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    let names = LOGS.map(|ending| lower(&beside(&path, ending)));
    let files = std::fs::read_dir(folder_of(&path)).into_iter().flatten().flatten();
    files
        .map(|file| (file.path(), file.metadata()))
        .filter(|(file, _)| names.contains(&lower(file)))
        .filter_map(|(file, found)| found.ok().map(|found| (file, found)))
        .collect()
}

/// Resolves a symbolic link to the file it leads to.
pub(crate) fn resolved(path: &Path) -> PathBuf {
    let is_link = path.symlink_metadata().is_ok_and(|found| found.is_symlink());
    let target = if is_link { std::fs::canonicalize(path).ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

/// Creates a file under a temporary name, to be renamed when it is complete; otherwise it is removed.
pub(crate) fn unfinished_in(folder: &Path, permissions: Permissions) -> std::io::Result<Unfinished> {
    unfinished::begin(folder, unfinished::Kind::Registry, Some(permissions))
}

/// Builds a complete registry in an empty file.
fn build(path: &Path) -> rusqlite::Result<()> {
    let mut connection = Connection::open(path)?;
    set_pragmas(&mut connection)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(SCHEMA)?;
    transaction.commit()?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.close().map_err(|(_, error)| error)
}

/// Fills a registry that no other program knows yet; it is synced once, when it is complete.
fn fill_up<E: From<StoreError>>(
    path: &Path,
    writer: &Writer,
    fill: impl FnOnce(&mut Store) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    let mut store = Store::open_for(path, Access::Write, writer)?;
    let set = |store: &Store, value: &str| {
        store.connection.on_file(|file| file.pragma_update(None, "synchronous", value)).map_err(StoreError::from)
    };
    set(&store, "OFF")?;
    fill(&mut store)?;
    set(&store, "FULL")?;
    while store.tidy()? {}
    store.connection.close().map_err(StoreError::from)?;
    disk::sync_file(path).map_err(|error| StoreError::of_system(path, &error).into())
}

/// Opens a registry a second time, for reading in parallel.
pub(crate) fn open_reader(path: &Path) -> Result<engine::Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, error);
    let mut connection = Connection::open_with_flags(path, flags).map_err(engine)?;
    set_pragmas(&mut connection).map_err(engine)?;
    Ok(engine::Connection::new(connection, path))
}

/// Configures a connection; done for every one.
pub(crate) fn set_pragmas(connection: &mut Connection) -> rusqlite::Result<()> {
    settle_waiting(connection, &Waiting::default())
}

/// Configures a connection that waits as given.
fn settle_waiting(connection: &mut Connection, waiting: &Waiting) -> rusqlite::Result<()> {
    connection.busy_handler(Some(waiting.busy_handler()))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    // A checkpoint inside a commit makes a clerk wait, so it comes later and more rarely than by default; idle
    // moments do it (tidy).
    connection.pragma_update(None, "wal_autocheckpoint", 8_000)?;
    for (option, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        // Query plans that do not depend on the bound values; otherwise each new value recompiles its
        // statement.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        // A registry has no views: any view in it was made by another program.
        (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    ] {
        connection.set_db_config(option, on)?;
    }
    Ok(())
}

/// Returns whether the file exists and is not empty.
pub(crate) fn has_bytes(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|found| found.len() > 0)
}

/// Returns whether a log or a journal beside the file has changes that the file may lack.
fn has_log(path: &Path) -> bool {
    has_changes(path, &["-wal", "-journal"])
}

/// Returns whether a log or a journal is not empty, by the files themselves instead of the folder's listing. Used
/// before a registry is refused for a missing log, because Windows may list a file that is in use as empty.
fn has_log_in_use(path: &Path) -> bool {
    let path = resolved(path);
    ["-wal", "-journal"].iter().any(|log| has_bytes(&beside(&path, log)))
}

/// Returns whether one of these logs is listed as not empty.
fn has_changes(path: &Path, endings: &[&str]) -> bool {
    let is_one = |log: &Path| endings.iter().any(|ending| log.to_string_lossy().ends_with(ending));
    logs(path).iter().any(|(log, found)| is_one(log) && found.len() > 0)
}

/// Returns the form as SQLite reads it; the file's header may be older than its log.
pub(crate) fn form(connection: &Connection, path: &Path) -> Result<u32> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let engine = |error: rusqlite::Error| StoreError::of_engine(path, error);
    if number("application_id").map_err(engine)? != i64::from(APPLICATION_ID) {
        return Err(StoreError::NotARegistry(path.into()));
    }
    let version = number("user_version").map_err(engine)?;
    match u32::try_from(version) {
        Ok(form @ 1..=SCHEMA_VERSION) => Ok(form),
        Ok(0) | Err(_) => Err(StoreError::NotARegistry(path.into())),
        Ok(_) => Err(StoreError::TooNew(path.into(), version)),
    }
}

/// Rolls back the unfinished transaction of a killed program where a journal lies beside the file. SQLite does
/// it for a connection that may write; until then nothing in the file can be trusted.
///
/// # Errors
/// When the file may not be written. Other damage is reported by whoever reads the file.
fn roll_back(path: &Path, opening: &OpeningGuard) -> Result<()> {
    let file = resolved(path);
    if !has_changes(&file, &["-journal"]) || opening.is_open(&file) || !is_ours(&header(&file)?.0) {
        return Ok(());
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let undone = Connection::open_with_flags(&file, flags).and_then(|mut connection| {
        connection.busy_handler(Some(Waiting::default().busy_handler()))?;
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))
    });
    match undone.map_err(|error| StoreError::of_engine(path, error)) {
        Ok(()) | Err(StoreError::Damaged(..) | StoreError::NotARegistry(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Reads the first hundred bytes of a file (the SQLite file format's header), or fewer; also returns the file.
fn header(path: &Path) -> Result<(Vec<u8>, File)> {
    let system = |error: std::io::Error| StoreError::of_system(path, &error);
    let mut header = Vec::with_capacity(100);
    let file = plain::open(path).map_err(|error| {
        // A folder, a pipe, a device.
        if plain::is_other(&error) { StoreError::NotARegistry(path.into()) } else { system(error) }
    })?;
    Read::by_ref(&mut &file).take(100).read_to_end(&mut header).map_err(system)?;
    Ok((header, file))
}

/// Reads a number in the file's header.
fn number(header: &[u8], at: usize) -> Option<u32> {
    let bytes: [u8; 4] = header.get(at..at + 4)?.try_into().ok()?;
    Some(u32::from_be_bytes(bytes))
}

/// Returns whether a file keeps a log beside it, by its header (SQLite file format, 1.3.3: file format version
/// numbers).
pub(crate) fn keeps_log(path: &Path) -> std::io::Result<bool> {
    let mut header = [0; 19];
    plain::open(path)?.read_exact(&mut header)?;
    Ok(header[18] == 2)
}

fn is_ours(header: &[u8]) -> bool {
    header.starts_with(b"SQLite format 3\0") && number(header, 68) == Some(APPLICATION_ID)
}

/// The number of inspections before a file is reported as cut short.
const ATTEMPTS: u32 = 5;
/// The pause between two inspections.
const PAUSE: Duration = Duration::from_millis(20);

/// Inspects the file before SQLite opens it, and refuses what is not a registry or was cut short. Returns the
/// form in its header, which its log may have changed. Damage is reported only after several attempts, because
/// another program may be changing the file.
pub(crate) fn inspect(path: &Path) -> Result<u32> {
    inspect_during(path, &OpeningGuard::begin())
}

fn inspect_during(path: &Path, opening: &OpeningGuard) -> Result<u32> {
    if opening.is_open(path) {
        // It was inspected when it was opened, and has the present form.
        return Ok(SCHEMA_VERSION);
    }
    for _ in 1..ATTEMPTS {
        match inspect_once(path) {
            Err(StoreError::Damaged(..)) => std::thread::sleep(PAUSE),
            inspected => return inspected,
        }
    }
    inspect_once(path)
}

/// Inspects the file once. The order matters beside other programs: one may write the header before the pages
/// that it counts, but writes those before it removes its log. So the header is read first, then the log is
/// looked for, and the length is read last.
fn inspect_once(path: &Path) -> Result<u32> {
    let system = |error: std::io::Error| StoreError::of_system(path, &error);
    if !std::fs::metadata(path).map_err(system)?.is_file() {
        return Err(StoreError::NotARegistry(path.into()));
    }
    let (header, file) = header(path)?;
    if header.is_empty() {
        return Err(StoreError::Empty(path.into()));
    }
    let version = match number(&header, 60) {
        _ if !is_ours(&header) => return Err(StoreError::NotARegistry(path.into())),
        Some(version) if version > SCHEMA_VERSION => {
            return Err(StoreError::TooNew(path.into(), i64::from(version)));
        }
        Some(version) if version > 0 => version,
        _ => return Err(StoreError::NotARegistry(path.into())),
    };
    let page_size = header.get(16..18).map_or(0, |bytes| match u64::from(bytes[0]) << 8 | u64::from(bytes[1]) {
        1 => 65_536,
        size => size,
    });
    let whole = number(&header, 28).map_or(0, u64::from) * page_size;
    // With a log or a journal the length is not final.
    let is_at_rest = !has_log(path);
    // The length of the file that was read, even if another has its name by now.
    let length = file.metadata().map_err(system)?.len();
    if is_at_rest && length < whole && !has_log_in_use(path) {
        return Err(StoreError::Damaged(path.into(), format!("{length} / {whole} bytes")));
    }
    Ok(version)
}

/// Refuses to write to a registry that a newer version of the program has upgraded since it was opened.
pub(crate) fn refuse_other_form(connection: &engine::Connection) -> Result<()> {
    let form = form_of(connection)?;
    if form == i64::from(SCHEMA_VERSION) {
        return Ok(());
    }
    Err(StoreError::UpgradedMeanwhile(connection.address().clone(), form))
}

/// Returns the form of an open registry.
pub(crate) fn form_of(connection: &engine::Connection) -> EngineResult<i64> {
    connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0))
}
