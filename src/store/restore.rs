//! Restoring: a copy takes the registry's place whole, and what stood there is kept beside it; and looking at a copy before that.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read},
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use tempfile::{NamedTempFile, TempPath};

use super::{
    Access, Files, Result, Store, StoreError, Taken, WritingWindow, attachment,
    check::is_about_index,
    file::{self, beside},
    history, network_share,
    safety_copy::{copy_pages, count, damage},
    schema::{AtSight, refuse_other},
    stopping::until_stopped,
};
use crate::{
    domain::{attachment::KeptFile, safety_copy::kept_name},
    progress::Progress,
};

/// How long one waits for a command that is just ending.
const PATIENCE: Duration = Duration::from_secs(2);
/// What the engine keeps beside a registry; it belongs to that very file and would ruin any other.
const LOGS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What a restoring did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many documents the registry holds now.
    pub documents: u64,
    /// Where the former registry is kept; nothing when there was none.
    pub kept: Option<PathBuf>,
    /// The names of attached files that are neither beside the copy nor beside the registry as they were attached.
    pub files_missing: Vec<String>,
}

/// What a copy holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// The office it is of; empty where none was named.
    pub office: String,
    /// How many incoming documents there are.
    pub incoming: u64,
    /// How many outgoing documents.
    pub outgoing: u64,
    /// When the last change was written down; nothing where the registry kept no history yet.
    pub last_change: Option<DateTime<FixedOffset>>,
    /// Whether it has the form of an earlier version: it is brought up to date when it is opened.
    pub is_older: bool,
}

/// Looks at a copy: whether it is whole, and what it holds. The copy stays untouched: what is opened is a copy of it, beside the
/// place of the registry. Progress counts documents.
///
/// # Errors
/// When it is not a whole registry, and [`StoreError::Interrupted`] when somebody stopped it.
pub fn survey(copy: &Path, registry: &Path, progress: &Progress) -> Result<Survey> {
    let registry = file::followed(registry);
    let is_older = file::inspect(copy)? < file::SCHEMA_VERSION;
    let folder = file::folder_of(&registry);
    fs::create_dir_all(folder).map_err(|error| StoreError::of_system(&registry, &error))?;
    let (whole, ..) = take_over(copy, &registry, progress)?;
    let at_copy = |error: rusqlite::Error| StoreError::of_engine(copy, &error);
    let mut connection = Connection::open(&whole).map_err(at_copy)?;
    file::settle(&mut connection).map_err(at_copy)?;
    let ask = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, u64>(0)).map_err(at_copy);
    let last_change = match ask("SELECT count(*) FROM sqlite_schema WHERE name = 'event'")? {
        0 => None,
        _ => history::last_time(&connection).map_err(|fault| fault.at(copy))?,
    };
    let office = "SELECT name FROM authority JOIN office ON office.authority_id = authority.id";
    Ok(Survey {
        office: connection.query_row(office, [], |row| row.get(0)).optional().map_err(at_copy)?.unwrap_or_default(),
        incoming: ask("SELECT count(*) FROM document WHERE book = 'incoming'")?,
        outgoing: ask("SELECT count(*) FROM document WHERE book = 'outgoing'")?,
        last_change,
        is_older,
    })
}

/// Puts a copy of `copy` in the place of the registry. It is made and looked at under a temporary name; then what stands there is
/// kept beside it; then the copy is renamed into place, so that a program killed at any moment leaves the old or the new one.
/// Progress counts documents looked at.
///
/// # Errors
/// When `copy` is not a whole registry, [`StoreError::InUse`] when somebody has the registry open, and
/// [`StoreError::Interrupted`] when somebody stopped it; nothing has changed then.
pub fn restore(copy: &Path, registry: &Path, now: NaiveDateTime, progress: &Progress) -> Result<Restored> {
    let registry = file::followed(registry);
    let system = |error: io::Error| StoreError::of_system(&registry, &error);
    if registry.is_dir() {
        return Err(StoreError::NotARegistry(registry));
    }
    if let (Ok(copy), Ok(registry)) = (fs::canonicalize(copy), fs::canonicalize(&registry))
        && copy == registry
    {
        return Err(StoreError::Itself(registry));
    }
    network_share::refuse(&registry)?;
    file::inspect(copy)?;
    let folder = file::folder_of(&registry);
    fs::create_dir_all(folder).map_err(system)?;
    let (unfinished, documents, attached) = take_over(copy, &registry, progress)?;
    let files_missing = bring_files(copy, &registry, &attached)?;
    let _window = match WritingWindow::take(&registry, now) {
        Ok(Taken::Mine(window)) => Some(window),
        Ok(Taken::Others(_)) => return Err(StoreError::InUse(registry)),
        Err(StoreError::Absent(_)) => None,
        Err(error) => return Err(error),
    };
    let former = Former::look_at(&registry)?;
    if progress.is_stopped() {
        return Err(StoreError::Interrupted);
    }
    let kept = former.keep(&registry, now)?;
    match &former {
        Former::Absent => unfinished.persist_noclobber(&registry).map_err(|error| system(error.error))?,
        Former::Whole(_) | Former::Unusable => {
            let permissions = fs::metadata(&registry).or_else(|_| fs::metadata(kept.as_deref().unwrap_or(&registry)));
            permissions.and_then(|former| fs::set_permissions(&unfinished, former.permissions())).map_err(system)?;
            #[cfg(not(unix))]
            drop(former);
            unfinished.persist(&registry).map_err(|error| system(error.error))?;
        }
    }
    file::sync_folder(folder).map_err(system)?;
    Ok(Restored { documents, kept, files_missing })
}

/// Brings back the attached files that the registry no longer has as they were; those it has more than the copy stay. The names
/// of those that cannot be brought back.
fn bring_files(copy: &Path, registry: &Path, attached: &[KeptFile]) -> Result<Vec<String>> {
    let (theirs, own) = (Files::of(copy), Files::of(registry));
    let mut missing = Vec::new();
    for file in attached {
        if own.damage(file).is_some() && own.take_from(&theirs, file)?.is_some() {
            missing.push(file.name.clone());
        }
    }
    Ok(missing)
}

/// What stands at the registry's path.
enum Former {
    /// Nothing.
    Absent,
    /// A registry that nobody else has open.
    Whole(Locked),
    /// A file the engine cannot use.
    Unusable,
}

/// A registry locked against everybody while this lives. Closing its bytes would end the lock (POSIX), so they live together.
struct Locked {
    bytes: File,
    _connection: Connection,
}

impl Former {
    /// Looks at it, folds its log into it and locks it.
    fn look_at(registry: &Path) -> Result<Self> {
        match file::inspect(registry) {
            Err(StoreError::Absent(_)) => return Ok(Self::Absent),
            Err(StoreError::Damaged(..) | StoreError::NotARegistry(_) | StoreError::Empty(_)) => {
                return Ok(Self::Unusable);
            }
            Err(error @ StoreError::NotAllowed(_)) => return Err(error),
            Ok(_) | Err(_) => {}
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let locked = Connection::open_with_flags(registry, flags).and_then(|mut connection| {
            file::settle(&mut connection)?;
            connection.busy_timeout(PATIENCE)?;
            // The engine gives up the log only when nobody else has the registry open. The one page it writes then needs no
            // journal on the disk, which somebody who only reads could not undo after a kill.
            let mode: String = connection.pragma_update_and_check(None, "journal_mode", "MEMORY", |row| row.get(0))?;
            let alone = mode.eq_ignore_ascii_case("memory");
            if alone {
                connection.execute_batch("BEGIN EXCLUSIVE")?;
            }
            Ok((connection, alone))
        });
        match locked.map_err(|error| StoreError::of_engine(registry, &error)) {
            Ok((connection, true)) => {
                let bytes = File::open(registry).map_err(|error| StoreError::of_system(registry, &error))?;
                Ok(Self::Whole(Locked { bytes, _connection: connection }))
            }
            Ok((_, false)) | Err(StoreError::Busy(_)) => Err(StoreError::InUse(registry.to_owned())),
            Err(error @ (StoreError::NotAllowed(_) | StoreError::DiskFull(_))) => Err(error),
            Err(_) => Ok(Self::Unusable),
        }
    }

    /// Keeps it beside the registry under a name that is free.
    fn keep(&self, registry: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>> {
        let system = |error: io::Error| StoreError::of_system(registry, &error);
        let folder = file::folder_of(registry);
        let kept = free_name(registry, now);
        match self {
            Self::Absent => {}
            // A second name of the same file would not do: it would change along if one were killed here.
            Self::Whole(locked) => {
                let mut unfinished = file::unfinished_in(folder).map_err(system)?;
                io::copy(&mut &locked.bytes, unfinished.as_file_mut()).map_err(system)?;
                unfinished.as_file().sync_all().map_err(system)?;
                unfinished.persist_noclobber(&kept).map_err(|error| system(error.error))?;
            }
            // Its bytes may not even be readable; some disks know no second names.
            Self::Unusable => {
                if fs::hard_link(registry, &kept).is_err() {
                    fs::rename(registry, &kept).map_err(system)?;
                }
            }
        }
        if !matches!(self, Self::Whole(_)) {
            for ending in LOGS {
                match fs::rename(beside(registry, ending), beside(&kept, ending)) {
                    Err(error) if error.kind() != ErrorKind::NotFound => return Err(system(error)),
                    _ => {}
                }
            }
        }
        file::sync_folder(folder).map_err(system)?;
        Ok((!matches!(self, Self::Absent)).then_some(kept))
    }
}

/// A name for the former registry that neither a file nor its logs bear.
fn free_name(registry: &Path, now: NaiveDateTime) -> PathBuf {
    let name = registry.file_name().unwrap_or_default().to_string_lossy();
    let mut ordinal = 1;
    loop {
        let kept = registry.with_file_name(kept_name(&name, now, ordinal));
        let taken = |path: &Path| path.symlink_metadata().is_ok();
        if !taken(&kept) && !LOGS.iter().any(|ending| taken(&beside(&kept, ending))) {
            return kept;
        }
        ordinal += 1;
    }
}

/// Copies a registry beside the path it is to have, looks whether it is whole, and makes it durable; and counts its documents
/// and files.
fn take_over(copy: &Path, registry: &Path, progress: &Progress) -> Result<(TempPath, u64, Vec<KeptFile>)> {
    let system = |error: io::Error| StoreError::of_system(registry, &error);
    let at_copy = |error: rusqlite::Error| StoreError::of_engine(copy, &error);
    let mut unfinished = file::unfinished_in(file::folder_of(registry)).map_err(system)?;
    copy_whole(copy, &mut unfinished, registry, progress)?;
    let unfinished = unfinished.into_temp_path();
    let mut connection = Connection::open(&unfinished).map_err(at_copy)?;
    file::settle(&mut connection).map_err(at_copy)?;
    let seen = AtSight::of(&connection);
    let found = until_stopped(&connection.get_interrupt_handle(), progress, || damage(&connection));
    if progress.is_stopped() {
        return Err(StoreError::Interrupted);
    }
    if let Some(detail) = found {
        return Err(StoreError::Damaged(copy.to_owned(), detail));
    }
    seen.map_err(at_copy)?.refuse(copy, false)?;
    let documents = count(&connection).map_err(at_copy)?;
    let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(at_copy)?;
    if version == file::SCHEMA_VERSION {
        refuse_other(&connection, copy)?;
    }
    connection.pragma_update(None, "journal_mode", "WAL").map_err(at_copy)?;
    connection.close().map_err(|(_, error)| at_copy(error))?;
    let mut attached = Vec::new();
    // A registry of an older form is looked at no closer: what its index ought to hold is known only after it was brought up.
    if version == file::SCHEMA_VERSION {
        let mut store = Store::open(&unfinished, Access::Write)?;
        let findings = store.check_registry(None, progress)?;
        let altered = ["check-row-", "check-event-"];
        if findings.iter().any(|finding| altered.iter().any(|key| finding.key.starts_with(key))) {
            return Err(StoreError::Altered(copy.to_owned()));
        }
        // An index can be made again from what it tells of: a wrong one is no reason to refuse a copy.
        if findings.iter().any(is_about_index) {
            store.rebuild_index(progress)?;
            // A damaged index may have kept the engine from looking at the rest.
            if let Some(detail) = damage(&store.connection) {
                return Err(StoreError::Damaged(copy.to_owned(), detail));
            }
        }
        attached = attachment::files(&store.connection).map_err(at_copy)?.into_iter().map(|(file, _)| file).collect();
        store.connection.close().map_err(|(_, error)| at_copy(error))?;
    }
    File::open(&unfinished).and_then(|file| file.sync_all()).map_err(system)?;
    Ok((unfinished, documents, attached))
}

/// Copies the file with its log, if it has one. The engine is asked only where somebody may be writing: it leaves a log beside a
/// registry that has none, and cannot read one from a medium that may not be written.
fn copy_whole(copy: &Path, unfinished: &mut NamedTempFile, registry: &Path, progress: &Progress) -> Result<()> {
    let at_copy = |error: io::Error| StoreError::of_system(copy, &error);
    let mut header = [0; 19];
    let mut file = File::open(copy).map_err(at_copy)?;
    file.read_exact(&mut header).map_err(at_copy)?;
    let keeps_log = header[18] == 2;
    if keeps_log && !beside(copy, "-wal").exists() {
        let mut file = File::open(copy).map_err(at_copy)?;
        return io::copy(&mut file, unfinished.as_file_mut()).map(|_| ()).map_err(|error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::of_system(registry, &error),
            _ => at_copy(error),
        });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let copied = Connection::open_with_flags(copy, flags).and_then(|mut source| {
        file::settle(&mut source)?;
        source.busy_timeout(PATIENCE)?;
        let snapshot = source.unchecked_transaction()?;
        snapshot.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        copy_pages(&snapshot, unfinished.path(), progress, |_, _| {})
    });
    copied.map_err(|error| match StoreError::of_engine(copy, &error) {
        StoreError::DiskFull(_) => StoreError::DiskFull(registry.to_owned()),
        error => error,
    })
}
