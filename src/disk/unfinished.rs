//! Files under construction: written under a temporary name beside their target, locked meanwhile, and renamed
//! when complete; and what killed programs leave of them.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use super::{
    folder_of,
    naming::{self, NotNamed, Unnamed},
    permissions::Permissions,
    sync_folder,
};

/// The age after which a temporary file counts as a leftover.
const LEFT_AFTER: Duration = Duration::from_hours(24);
/// The number of random letters and digits in a temporary name.
const RANDOM: usize = 12;
/// The same number in earlier versions.
const RANDOM_BEFORE: usize = 6;
/// Suffixes of the files that SQLite keeps beside a database.
const LOGS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// The kind of the finished file, which its temporary name shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A registry, a copy of one, an attached file, drafts, the window's preferences.
    Registry,
    /// A PDF.
    Pdf,
    /// An exported list.
    List,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Registry, Self::Pdf, Self::List];

    /// Returns the beginning and the end of the temporary name.
    fn affixes(self) -> (&'static str, &'static str) {
        match self {
            Self::Registry => (".registry-", ".new"),
            Self::Pdf => (".quyen-", ".pdf"),
            Self::List => (".danh-sach-", ""),
        }
    }
}

/// A file under construction. Removed when dropped, unless it was renamed.
#[derive(Debug)]
pub struct Unfinished {
    // Closed before it is removed.
    file: File,
    name: Unnamed,
}

/// Creates a temporary file in a folder. Without `permissions` the umask applies.
///
/// # Errors
/// Any error of the system.
pub fn begin(folder: &Path, kind: Kind, permissions: Option<Permissions>) -> io::Result<Unfinished> {
    let (start, end) = kind.affixes();
    let mut builder = tempfile::Builder::new();
    builder.prefix(start).suffix(end).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let widest = if permissions.is_some() { 0o600 } else { 0o666 };
        builder.permissions(fs::Permissions::from_mode(widest));
    }
    let (file, path) = builder.tempfile_in(folder)?.into_parts();
    if let Some(permissions) = permissions {
        permissions.apply(&file);
    }
    lock(&file);
    Ok(Unfinished { file, name: Unnamed::new(path) })
}

impl Unfinished {
    /// Returns the temporary path.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.name.path()
    }

    /// Returns the open file.
    #[must_use]
    pub fn as_file(&self) -> &File {
        &self.file
    }

    /// Returns the open file for writing.
    pub fn as_file_mut(&mut self) -> &mut File {
        &mut self.file
    }

    /// Syncs the content to the disk.
    ///
    /// # Errors
    /// Any error of the system.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Closes the file. It keeps its temporary name.
    #[must_use]
    pub fn close(self) -> Unnamed {
        self.name
    }

    /// Syncs the complete file and renames it to `target`, so that both survive a power cut. The mode of a
    /// replaced file is kept.
    ///
    /// # Errors
    /// As [`Unnamed::persist`].
    pub fn persist(self, target: &Path, replace: bool) -> Result<File, NotNamed<Self>> {
        let Self { file, name } = self;
        // On Windows the only permission is the read-only attribute, and a file that has it cannot be replaced.
        if cfg!(unix)
            && replace
            && let Some(before) = fs::symlink_metadata(target).ok().filter(fs::Metadata::is_file)
        {
            // Some file systems have no modes.
            let _ = file.set_permissions(before.permissions());
        }
        if let Err(error) = file.sync_all() {
            return Err(NotNamed { error, file: Self { file, name } });
        }
        if let Err(NotNamed { error, file: name }) = name.persist(target, replace) {
            return Err(NotNamed { error, file: Self { file, name } });
        }
        // The rename stands already; where the folder cannot be synced now, the system does so later.
        let _ = sync_folder(folder_of(target));
        Ok(file)
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Lists what killed programs left in a folder: unlocked files with a temporary name of this program that are
/// older than a day, or dated in the future by a wrong clock.
///
/// # Errors
/// When the folder cannot be listed.
pub fn leftovers(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        // A link or folder of that name belongs to another program.
        if random_length(without_log(name)).is_none() || !entry.file_type()?.is_file() {
            continue;
        }
        let age = entry.metadata().and_then(|found| found.modified()).map(|at| SystemTime::now().duration_since(at));
        let is_young = age.is_ok_and(|age| age.is_ok_and(|age| age <= LEFT_AFTER));
        if !is_young && !is_locked(&folder.join(without_log(name))) {
            left.push(entry.path());
        }
    }
    left.sort();
    Ok(left)
}

/// Removes what killed programs left in a folder. Keeps files dated in the future, and the short names of
/// earlier versions, which a clerk might have chosen.
pub fn sweep(folder: &Path) {
    for path in leftovers(folder).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_past = fs::symlink_metadata(&path)
            .and_then(|found| found.modified())
            .is_ok_and(|at| SystemTime::now().duration_since(at).is_ok());
        if is_past && random_length(without_log(&name)) == Some(RANDOM) {
            // What cannot be removed is reported by a check of the registry.
            let _ = naming::remove(&path);
        }
    }
}

fn without_log(name: &str) -> &str {
    LOGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Counts the random letters and digits of a temporary name of this program; `None` for any other name.
fn random_length(name: &str) -> Option<usize> {
    Kind::ALL.into_iter().find_map(|kind| {
        let (start, end) = kind.affixes();
        let random = name.strip_prefix(start)?.strip_suffix(end)?;
        let ours =
            matches!(random.len(), RANDOM_BEFORE | RANDOM) && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
        ours.then_some(random.len())
    })
}

/// Locks a file under construction. Only on Linux: elsewhere the lock would also exclude SQLite, which opens
/// the file too, so only the age shows a leftover.
fn lock(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = file.try_lock();
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Checks whether another program still writes this file.
fn is_locked(path: &Path) -> bool {
    #[cfg(target_os = "linux")]
    return File::open(path).is_ok_and(|file| matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)));
    #[cfg(not(target_os = "linux"))]
    {
        let _ = path;
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(path: &Path, hours: u64) {
        let then = SystemTime::now() - Duration::from_hours(hours);
        File::options().write(true).open(path).unwrap().set_modified(then).unwrap();
    }

    #[test]
    fn leftovers_are_removed_after_a_day_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let left = [
            ".registry-a1B2c3d4E5f6.new",
            ".registry-a1B2c3d4E5f6.new-journal",
            ".registry-0123456789ab.new-wal",
            ".quyen-a1B2c3d4E5f6.pdf",
            ".danh-sach-0123456789ab",
        ];
        let short = [".registry-a1B2c3.new", ".quyen-so2026.pdf"];
        let others =
            [".registry-.new", ".registry-a1B2c3-4E5f6.new", "registry-a1B2c3d4E5f6.new", ".quyen-so-in-ra-2026.pdf"];
        for name in left.iter().chain(&short).chain(&others) {
            fs::write(at(name), "left").unwrap();
            age(&at(name), 25);
        }
        let young = at(".registry-yOung1yOung2.new");
        fs::write(&young, "in the making").unwrap();
        age(&young, 23);
        let held = begin(folder.path(), Kind::Registry, None).unwrap();
        age(held.path(), 25);
        let is_locked = cfg!(target_os = "linux");
        assert_eq!(leftovers(folder.path()).unwrap().len(), left.len() + short.len() + usize::from(!is_locked));
        sweep(folder.path());
        assert!(left.iter().all(|name| !at(name).exists()));
        assert!(short.iter().chain(&others).all(|name| at(name).exists()));
        assert!(young.exists());
        assert!(held.path().exists() || !is_locked);
        drop(held);
        assert_eq!(leftovers(folder.path()).unwrap(), short.map(at).into_iter().rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_file_gets_its_name_once_and_keeps_the_mode_of_what_it_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("so.pdf");
        begin(folder.path(), Kind::Pdf, None).unwrap().persist(&target, false).unwrap();
        let again = begin(folder.path(), Kind::Pdf, None).unwrap().persist(&target, false).unwrap_err();
        assert_eq!(again.error.kind(), io::ErrorKind::AlreadyExists);
        #[cfg(unix)]
        fs::set_permissions(&target, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
        again.file.persist(&target, true).unwrap();
        #[cfg(unix)]
        {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&target).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o640);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
