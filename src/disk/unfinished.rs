//! Files while they are made: under a passing name beside their place and held by a lock, named once they are whole; and what
//! killed programs left of them.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tempfile::{NamedTempFile, PersistError};

use super::{folder_of, permissions::Permissions, sync_folder};

/// So old a file must be before it counts as left.
const LEFT_AFTER: Duration = Duration::from_hours(24);
/// How many letters and digits stand between the two ends of a passing name.
const RANDOM: usize = 12;
/// How many stood there in earlier versions.
const RANDOM_BEFORE: usize = 6;
/// What the engine keeps beside a file.
const LOGS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// What a file is to be: it says so by its passing name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A registry, a copy of one, an attached file, drafts.
    Registry,
    /// A PDF.
    Pdf,
    /// An exported list.
    List,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Registry, Self::Pdf, Self::List];

    /// How its passing name begins and ends.
    fn ends(self) -> (&'static str, &'static str) {
        match self {
            Self::Registry => (".registry-", ".new"),
            Self::Pdf => (".quyen-", ".pdf"),
            Self::List => (".danh-sach-", ""),
        }
    }
}

/// Begins a file in a folder. It goes away unless it gets its name. Without permissions the system's own rule decides who may read
/// it.
///
/// # Errors
/// What the system answers.
pub fn begin(folder: &Path, kind: Kind, permissions: Option<Permissions>) -> io::Result<NamedTempFile> {
    let (start, end) = kind.ends();
    let mut builder = tempfile::Builder::new();
    builder.prefix(start).suffix(end).rand_bytes(RANDOM);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let widest = if permissions.is_some() { 0o600 } else { 0o666 };
        builder.permissions(fs::Permissions::from_mode(widest));
    }
    let file = builder.tempfile_in(folder)?;
    if let Some(permissions) = permissions {
        permissions.give(file.as_file());
    }
    hold(file.as_file());
    Ok(file)
}

/// Makes a whole file safe and gives it its name, so that both are there after a power cut. A file that is replaced gives its mode on.
///
/// # Errors
/// What the system answers, [`io::ErrorKind::AlreadyExists`] among it when nothing may be replaced; then the file is still in the error.
pub fn name(file: NamedTempFile, target: &Path, replace: bool) -> Result<File, PersistError> {
    if let Err(error) = file.as_file().sync_all() {
        return Err(PersistError { error, file });
    }
    let named = if replace {
        if let Some(before) = fs::symlink_metadata(target).ok().filter(fs::Metadata::is_file) {
            // Not every disk knows modes.
            let _ = file.as_file().set_permissions(before.permissions());
        }
        file.persist(target)?
    } else {
        file.persist_noclobber(target)?
    };
    // The file stands; where the folder cannot be synced, the system does so in its own time.
    let _ = sync_folder(folder_of(target));
    Ok(named)
}

/// What killed programs left in a folder: files with a passing name of ours that nobody holds and that are older than a day, or
/// that a wrong clock dated later than now.
///
/// # Errors
/// When the folder cannot be listed.
pub fn left_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut left = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        // A link or a folder of that name is somebody else's.
        if passing(without_log(name)).is_none() || !entry.file_type()?.is_file() {
            continue;
        }
        let age = entry.metadata().and_then(|found| found.modified()).map(|at| SystemTime::now().duration_since(at));
        let is_young = age.is_ok_and(|age| age.is_ok_and(|age| age <= LEFT_AFTER));
        if !is_young && !is_held(&folder.join(without_log(name))) {
            left.push(entry.path());
        }
    }
    left.sort();
    Ok(left)
}

/// Removes what killed programs left in a folder. Names so short that a clerk might have given them, as earlier versions gave, stay;
/// so does what is dated later than now.
pub fn sweep(folder: &Path) {
    for path in left_in(folder).unwrap_or_default() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let is_past = fs::symlink_metadata(&path)
            .and_then(|found| found.modified())
            .is_ok_and(|at| SystemTime::now().duration_since(at).is_ok());
        if is_past && passing(without_log(&name)) == Some(RANDOM) {
            // What cannot be removed is named by a check.
            let _ = fs::remove_file(&path);
        }
    }
}

fn without_log(name: &str) -> &str {
    LOGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// How many random letters and digits a passing name has; nothing when it is none.
fn passing(name: &str) -> Option<usize> {
    Kind::ALL.into_iter().find_map(|kind| {
        let (start, end) = kind.ends();
        let random = name.strip_prefix(start)?.strip_suffix(end)?;
        let ours =
            matches!(random.len(), RANDOM_BEFORE | RANDOM) && random.bytes().all(|byte| byte.is_ascii_alphanumeric());
        ours.then_some(random.len())
    })
}

/// Holds a file while it is made. Only on Linux: elsewhere the lock would shut out the engine, which opens the file as well, and
/// its age alone tells that it was left.
fn hold(file: &File) {
    #[cfg(target_os = "linux")]
    let _ = file.try_lock();
    #[cfg(not(target_os = "linux"))]
    let _ = file;
}

/// Whether somebody is making this file.
fn is_held(path: &Path) -> bool {
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
    fn what_was_left_goes_after_a_day_and_nothing_else() {
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
        let is_held = cfg!(target_os = "linux");
        assert_eq!(left_in(folder.path()).unwrap().len(), left.len() + short.len() + usize::from(!is_held));
        sweep(folder.path());
        assert!(left.iter().all(|name| !at(name).exists()));
        assert!(short.iter().chain(&others).all(|name| at(name).exists()));
        assert!(young.exists());
        assert_eq!(held.path().exists(), is_held);
        assert_eq!(left_in(folder.path()).unwrap(), short.map(at).into_iter().rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_file_gets_its_name_once_and_keeps_the_mode_of_what_it_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("so.pdf");
        name(begin(folder.path(), Kind::Pdf, None).unwrap(), &target, false).unwrap();
        let again = name(begin(folder.path(), Kind::Pdf, None).unwrap(), &target, false).unwrap_err();
        assert_eq!(again.error.kind(), io::ErrorKind::AlreadyExists);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
            name(again.file, &target, true).unwrap();
            assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
