//! Restores a backup: a copy replaces the registry completely, and the former registry is kept beside it. Also
//! summarizes a copy before that.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use rusqlite::OpenFlags;

use clock::Clock;
use disk::{self, permissions::make_folders, unfinished};
use domain::{
    attachment::KeptFile,
    restoring::{FormerRegistry, LastNumberRequest, Since, ToldLast},
};
use progress::Progress;
use texts::UserMessage;

use crate::{
    Access, Address, Files, Result, Store, StoreError, Taken, Writer, WritingWindow, carry_over,
    engine::{Connection, OptionalExtension},
    history,
    since::{self, Beyond},
    sqlite::{
        file,
        former::{self, BUSY_TIMEOUT, Former},
        network_share, path_length,
        rehearsal::{Rehearsed, take_over},
    },
};

/// Writes the lists of what the copy lacks, from the kept former registry.
pub type WriteLists<'a> = &'a dyn Fn(&Path, &Since) -> Result<Listed>;

/// The lists of what a restored copy lacks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// The documents that are not in the copy, to be imported.
    pub documents: Option<PathBuf>,
    /// What was done since the copy to documents that are in it, to be read.
    pub actions: Option<PathBuf>,
}

impl Listed {
    /// Returns where they are and what they are for, one message for each.
    #[must_use]
    pub fn messages(&self) -> Vec<UserMessage> {
        let listed = [(texts::RESTORE_LISTED, &self.documents), (texts::RESTORE_ACTIONS_LISTED, &self.actions)];
        let told = listed.into_iter().filter_map(|(text, list)| Some((text, list.as_ref()?)));
        told.map(|(text, list)| text.with(texts::values::List { list: list.display().to_string().into() })).collect()
    }
}

/// Who restores a copy, and the options.
#[derive(Clone)]
pub struct Restorer<'a> {
    /// The clerk and the clock; the former registry is kept under the clock's moment.
    pub writer: Writer,
    /// The last numbers on paper.
    pub told: &'a [ToldLast],
    /// Whether the copy may replace a registry that it was not made of.
    pub other_registry: bool,
    /// Writes the lists of what the copy lacks, before the copy replaces the registry.
    pub list: Option<WriteLists<'a>>,
}

impl From<NaiveDateTime> for Restorer<'_> {
    /// Restores as the clerk of the system's user at a moment of local time, without last numbers and lists.
    fn from(now: NaiveDateTime) -> Self {
        Self { writer: Writer::from(&Clock::at(now)), told: &[], other_registry: false, list: None }
    }
}

/// The result of a restoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The number of documents in the registry now.
    pub documents: u64,
    /// The path of the kept former registry; `None` when there was none.
    pub kept: Option<PathBuf>,
    /// The names of attached files that exist unchanged neither beside the copy nor beside the registry.
    pub files_missing: Vec<String>,
    /// What the former registry had beyond the copy; its numbers are not given again.
    pub since: Since,
    /// The lists of what the copy lacks.
    pub listed: Listed,
    /// The series whose last number on paper is requested, because the former registry could not be read.
    pub asked: Vec<LastNumberRequest>,
}

/// The content of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSummary {
    /// Its office; empty where none was named.
    pub office: String,
    /// The number of incoming documents.
    pub incoming: u64,
    /// The number of outgoing documents.
    pub outgoing: u64,
    /// The time of the last event; `None` where the registry kept no history yet.
    pub last_change: Option<DateTime<FixedOffset>>,
    /// Whether it has the form of an earlier version, so that it is upgraded as it is restored.
    pub is_older: bool,
    /// What the registry to be replaced has beyond it.
    pub since: Since,
}

/// Verifies a copy and summarizes its content. The copy stays untouched: a duplicate beside the place of the
/// registry is opened instead. Progress counts documents.
///
/// # Errors
/// When it is not a whole registry, and [`StoreError::Stopped`] when it was stopped.
pub fn backup_summary(copy: &Path, registry: impl Into<Address>, progress: &Progress) -> Result<BackupSummary> {
    let registry = file::resolved(registry.into().file());
    file::inspect(copy)?;
    let folder = file::folder_of(&registry);
    make_folders(folder).map_err(|error| StoreError::of_system(&registry, &error))?;
    let Rehearsed { registry: whole, form, .. } = take_over(copy, &registry, &Writer::default(), progress)?;
    let at_copy = |error: rusqlite::Error| StoreError::of_engine(copy, error);
    let mut connection = rusqlite::Connection::open(whole.path()).map_err(at_copy)?;
    file::set_pragmas(&mut connection).map_err(at_copy)?;
    let connection = Connection::new(connection, copy);
    let ask = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, u64>(0));
    // A copy without a history has just got one.
    let last_change = if form < file::FIRST_WITH_HISTORY { None } else { history::last_time(&connection)? };
    let office = "SELECT name FROM authority JOIN office ON office.authority_id = authority.id";
    Ok(BackupSummary {
        office: connection.query_row(office, [], |row| row.get(0)).optional()?.unwrap_or_default(),
        incoming: ask("SELECT count(*) FROM document WHERE book = 'incoming'")?,
        outgoing: ask("SELECT count(*) FROM document WHERE book = 'outgoing'")?,
        last_change,
        is_older: form < file::SCHEMA_VERSION,
        since: since_of(&connection, &registry),
    })
}

/// Finds what a registry has beyond a copy, while others may use the registry.
fn since_of(copy: &Connection, registry: &Path) -> Since {
    match file::inspect(registry) {
        Err(StoreError::Absent(_)) => return Since::unknown(FormerRegistry::Absent),
        Err(_) => return Since::unknown(FormerRegistry::Unreadable),
        Ok(_) => {}
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = rusqlite::Connection::open_with_flags(registry, flags);
    let opened = opened.and_then(|former| former.busy_timeout(BUSY_TIMEOUT).map(|()| former));
    let opened = opened.map_err(|error| StoreError::of_engine(registry, error));
    let compared = opened.and_then(|former| {
        let former = Connection::new(former, registry);
        let snapshot = former.snapshot()?;
        since::compare(copy, &snapshot).map(|beyond| beyond.told())
    });
    compared.unwrap_or_else(|_| Since::unknown(FormerRegistry::Unreadable))
}

/// Replaces the registry by a duplicate of `copy`. The duplicate is made and checked under a temporary name,
/// and gets what the present registry gave since; then the registry is kept beside its place and the duplicate
/// is renamed into it, so that a program killed at any moment leaves the old or the new one. Progress counts
/// documents checked.
///
/// # Errors
/// When `copy` is not a whole registry, [`StoreError::InUse`] when the registry is open elsewhere,
/// [`StoreError::OtherRegistry`] when it is another one with documents and that was not confirmed,
/// [`StoreError::Refused`] when a last number names no series, and [`StoreError::Stopped`] when it was stopped;
/// nothing has changed then.
pub fn restore<'a>(
    copy: &Path,
    registry: impl Into<Address>,
    by: impl Into<Restorer<'a>>,
    progress: &Progress,
) -> Result<Restored> {
    let by = by.into();
    let now = by.writer.clock.now();
    let registry = file::resolved(registry.into().file());
    let system = |error: io::Error| StoreError::of_system(&registry, &error);
    if registry.is_dir() {
        return Err(StoreError::NotARegistry((&registry).into()));
    }
    if let (Ok(copy), Ok(registry)) = (fs::canonicalize(copy), fs::canonicalize(&registry))
        && copy == registry
    {
        return Err(StoreError::Itself((&registry).into()));
    }
    network_share::refuse(&registry)?;
    if !registry.exists() {
        path_length::refuse(&registry)?;
    }
    file::inspect(copy)?;
    let folder = file::folder_of(&registry);
    make_folders(folder).map_err(system)?;
    unfinished::sweep(folder);
    Files::of(&registry).sweep();
    let Rehearsed { registry: unfinished, documents, attached, .. } = take_over(copy, &registry, &by.writer, progress)?;
    let files_missing = bring_files(copy, &registry, &attached)?;
    let _window = match WritingWindow::take(&registry, now) {
        Ok(Taken::Mine(window)) => Some(window),
        Ok(Taken::Others(_)) => return Err(StoreError::InUse((&registry).into())),
        Err(StoreError::Absent(_)) => None,
        Err(error) => return Err(error),
    };
    if cfg!(windows) && fs::metadata(&registry).is_ok_and(|found| found.permissions().readonly()) {
        return Err(StoreError::ReadOnly((&registry).into()));
    }
    let former = Former::look_at(&registry)?;
    if progress.is_stopped() {
        return Err(StoreError::Stopped);
    }
    let (since, asked) = carry((copy, &registry), unfinished.path(), &former, &by)?;
    let mut kept = former.keep(&registry, now)?;
    let listed = match (by.list, kept.path()) {
        (Some(list), Some(kept)) => list(kept, &since)?,
        _ => Listed::default(),
    };
    kept.add([&listed.documents, &listed.actions].into_iter().flatten());
    match &former {
        Former::Absent => unfinished.persist(&registry, false).map_err(|refused| system(refused.error))?,
        Former::Whole(_) | Former::Unusable => {
            #[cfg(unix)]
            {
                let permissions = fs::metadata(&registry).or_else(|_| fs::metadata(kept.path().unwrap_or(&registry)));
                permissions
                    .and_then(|former| fs::set_permissions(unfinished.path(), former.permissions()))
                    .map_err(system)?;
            }
            #[cfg(not(unix))]
            drop(former);
            unfinished.persist(&registry, true).map_err(|refused| system(refused.error))?;
        }
    }
    let kept = kept.stays();
    file::sync_folder(folder).map_err(system)?;
    Ok(Restored { documents, kept, files_missing, since, listed, asked })
}

/// Carries over into the temporary file what the former registry gave since the copy, and syncs the file.
fn carry(
    (copy, registry): (&Path, &Path),
    unfinished: &Path,
    former: &Former,
    by: &Restorer<'_>,
) -> Result<(Since, Vec<LastNumberRequest>)> {
    let mut store = Store::open_anywhere(unfinished, Access::Write)?;
    store.set_clock(by.writer.clock.clone());
    if let Some(clerk) = &by.writer.clerk {
        store.write_as(clerk)?;
    }
    let name = copy.file_name().unwrap_or(copy.as_os_str()).to_string_lossy().into_owned();
    let former = match former {
        Former::Absent => Err(FormerRegistry::Absent),
        Former::Unusable => Err(FormerRegistry::Unreadable),
        Former::Whole(locked) => Ok(&locked.connection),
    };
    let beyond = match former {
        Err(unknown) => Beyond::unknown(unknown),
        // Paper may show what cannot be read of a damaged registry.
        Ok(former) => match since::compare(&store.connection, former) {
            Ok(beyond)
                if beyond.former == FormerRegistry::Foreign
                    && !by.other_registry
                    && former::holds_documents(former) =>
            {
                return Err(StoreError::OtherRegistry(registry.into()));
            }
            Ok(beyond) => Beyond { asks: beyond.asks || former::is_damaged(former), ..beyond },
            Err(_) => Beyond::unknown(FormerRegistry::Unreadable),
        },
    };
    let mut write = |beyond: &Beyond| {
        store.write(|transaction| {
            carry_over::carry_over(transaction, (by.writer.clock.today(), &name), beyond, former.ok())?;
            transaction.tell_last(by.told)
        })
    };
    let beyond = match write(&beyond) {
        Err(StoreError::Damaged(..) | StoreError::Other(..)) if beyond.former.is_known() => {
            let unknown = Beyond::unknown(FormerRegistry::Unreadable);
            write(&unknown)?;
            unknown
        }
        done => done.map(|()| beyond)?,
    };
    let asked = store.last_number_requests()?;
    store.connection.close()?;
    disk::sync_file(unfinished).map_err(|error| StoreError::of_system(unfinished, &error))?;
    Ok((beyond.told(), asked))
}

/// Brings back attached files that are missing or damaged beside the registry; files that the copy lacks stay.
/// Returns the names of those that cannot be brought back.
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Returns the content of a folder by name; the lock of the window that writes always stays.
    fn held(folder: &Path) -> BTreeMap<String, Vec<u8>> {
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
        let named = files.map(|file| (file.file_name().to_string_lossy().into_owned(), file.path()));
        let named = named.filter(|(name, _)| !name.ends_with(".window"));
        named.map(|(name, path)| (name, fs::read(path).unwrap())).collect()
    }

    #[test]
    fn a_restoring_refused_at_the_last_leaves_the_folder_as_it_was() {
        let moment = Clock::at("2026-11-23T21:45:00".parse().unwrap());
        for is_whole in [true, false] {
            let folder = tempfile::tempdir().unwrap();
            let at = |name: &str| folder.path().join(name);
            Store::create(&at("copy.db")).unwrap();
            if is_whole {
                Store::create(&at("so.db")).unwrap();
            } else {
                fs::write(at("so.db"), "no registry").unwrap();
                fs::write(at("so.db-wal"), "its log").unwrap();
            }
            let before = held(folder.path());
            let refused = |kept: &Path, _: &Since| {
                assert!(kept.is_file() && kept != at("so.db"));
                Err(StoreError::Gone)
            };
            let by = Restorer { writer: Writer::from(&moment), told: &[], other_registry: true, list: Some(&refused) };
            assert_eq!(restore(&at("copy.db"), &at("so.db"), by, &Progress::default()), Err(StoreError::Gone));
            let after = held(folder.path());
            assert_eq!(after.keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
            if !is_whole {
                assert_eq!(after, before);
            }
        }
    }
}
