//! Files kept beside the registry, each under the hash of its content: written completely or not at all, never
//! changed, never removed.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use disk::{
    naming,
    permissions::Permissions,
    plain,
    unfinished::{self, Unfinished},
};
use domain::{
    attachment::{FileHash, KeptFile},
    backup, text,
};

use super::{Address, FileRefusal, Result, StoreError, sqlite::file};

/// The largest file that is accepted, in bytes: 500 MiB, a thousand scanned pages in colour.
pub const LARGEST_FILE: u64 = 500 << 20;

/// The folder of files of a registry, or of the backups in one folder. It is created with its first file.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    permissions: Permissions,
}

/// The damage of a kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileDamage {
    /// It is missing.
    Missing,
    /// Its content is not what was attached.
    Differs,
    /// A link, a folder or a device is in its place.
    NotPlain,
    /// It cannot be read; the system's message.
    Unreadable(String),
}

impl Files {
    /// Returns the files of the registry at this address: `registry-files` beside `registry.db`. All backups in a
    /// folder share one such folder, and a replaced registry that was kept shares that of the registry.
    #[must_use]
    pub fn of(registry: impl Into<Address>) -> Self {
        let registry = file::resolved(registry.into().file());
        let name = registry.file_name().unwrap_or_default().to_string_lossy();
        let folder = registry.with_file_name(format!("{}-files", backup::registry_of(&name)));
        Self { folder, permissions: Permissions::of(&registry) }
    }

    /// Sets other permissions than those of the registry.
    pub(super) fn kept_with(self, permissions: Permissions) -> Self {
        Self { permissions, ..self }
    }

    /// Returns their folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns the path of a file.
    #[must_use]
    pub fn path(&self, file: &KeptFile) -> PathBuf {
        let name = file.stored_name();
        self.folder.join(&name[..2]).join(name)
    }

    /// Keeps a copy of a file. The clerk's own stays where it is; content that is kept already is not copied
    /// again.
    ///
    /// # Errors
    /// [`StoreError::FileRefused`] for a file that is empty, not plain, too large or unreadable, and any error
    /// of the disk. No incomplete copy is left then.
    pub fn keep(&self, source: &Path) -> Result<KeptFile> {
        let refused = |why| StoreError::FileRefused(source.to_owned(), why);
        let unreadable = |error: io::Error| refused(FileRefusal::of(&error));
        let mut from = opened(source).map_err(refused)?;
        let mut unfinished = self.unfinished()?;
        let (hash, size) = match pour(&mut from, unfinished.as_file_mut()) {
            Ok(poured) => poured,
            Err(Spilt::Reading(error)) => return Err(unreadable(error)),
            Err(Spilt::Writing(error)) => return Err(self.refused_by_disk(&error)),
        };
        // The file may have changed in size meanwhile.
        refuse_size(size).map_err(refused)?;
        let name = text::clean(&source.file_name().unwrap_or_default().to_string_lossy());
        let name = if name.is_empty() { hash.to_string() } else { name };
        let file = KeptFile { name, hash, size };
        self.put(unfinished, &file)?;
        Ok(file)
    }

    /// Keeps copies of several files: of all, or of none if one cannot be accepted.
    ///
    /// # Errors
    /// As [`Files::keep`], for the first that is refused.
    pub fn keep_all(&self, sources: &[PathBuf]) -> Result<Vec<KeptFile>> {
        for source in sources {
            opened(source).map_err(|why| StoreError::FileRefused(source.clone(), why))?;
        }
        sources.iter().map(|source| self.keep(source)).collect()
    }

    /// Writes a copy of a kept file to a path where there is none, and verifies it.
    ///
    /// # Errors
    /// [`StoreError::FileDamaged`] when the content is not what was attached, [`StoreError::Exists`] when a
    /// file exists there, and any error of the disk.
    pub fn write_out(&self, file: &KeptFile, target: &Path) -> Result<()> {
        let system = |error: &io::Error| StoreError::of_system(target, error);
        let path = self.path(file);
        let mut from = plain::open_itself(&path)
            .map_err(|error| StoreError::FileDamaged(path.clone(), file.name.clone(), FileDamage::of(&error)))?;
        let folder = file::folder_of(target);
        unfinished::sweep(folder);
        // From now on it is the clerk's own file, so the umask applies.
        let mut unfinished =
            unfinished::begin(folder, unfinished::Kind::Registry, None).map_err(|error| system(&error))?;
        let damaged = |damage| StoreError::FileDamaged(path.clone(), file.name.clone(), damage);
        let (hash, _) = pour(&mut from, unfinished.as_file_mut()).map_err(|spilt| match spilt {
            Spilt::Reading(error) => damaged(FileDamage::of(&error)),
            Spilt::Writing(error) => system(&error),
        })?;
        if hash != file.hash {
            return Err(damaged(FileDamage::Differs));
        }
        unfinished.persist(target, false).map_err(|refused| system(&refused.error))?;
        Ok(())
    }

    /// Reads a kept file to its end and returns its damage; `None` when it is what was attached.
    #[must_use]
    pub fn damage(&self, file: &KeptFile) -> Option<FileDamage> {
        let found = plain::open_itself(&self.path(file)).and_then(|kept| Ok((kept.metadata()?, kept)));
        let (metadata, mut kept) = match found {
            Ok(found) => found,
            Err(error) => return Some(FileDamage::of(&error)),
        };
        if metadata.len() != file.size {
            return Some(FileDamage::Differs);
        }
        match pour(&mut kept, &mut io::sink()) {
            Ok((hash, _)) => (hash != file.hash).then_some(FileDamage::Differs),
            Err(Spilt::Reading(error) | Spilt::Writing(error)) => Some(FileDamage::of(&error)),
        }
    }

    /// Returns whether a file of the right size exists, without reading it.
    #[must_use]
    pub fn seems_there(&self, file: &KeptFile) -> bool {
        fs::symlink_metadata(self.path(file)).is_ok_and(|found| found.is_file() && found.len() == file.size)
    }

    /// Keeps a copy of a file from another folder; returns the damage of that file if it was not taken.
    pub(super) fn take_from(&self, others: &Self, file: &KeptFile) -> Result<Option<FileDamage>> {
        let mut from = match plain::open_itself(&others.path(file)) {
            Ok(from) => from,
            Err(error) => return Ok(Some(FileDamage::of(&error))),
        };
        let mut unfinished = self.unfinished()?;
        match pour(&mut from, unfinished.as_file_mut()) {
            Ok((hash, _)) if hash == file.hash => self.put(unfinished, file).map(|()| None),
            Ok(_) => Ok(Some(FileDamage::Differs)),
            Err(Spilt::Reading(error)) => Ok(Some(FileDamage::of(&error))),
            Err(Spilt::Writing(error)) => Err(self.refused_by_disk(&error)),
        }
    }

    /// Lists every file in the folder that is none of these.
    pub(super) fn others_than(&self, known: &HashSet<PathBuf>) -> io::Result<Vec<PathBuf>> {
        let mut others = Vec::new();
        let mut folders = vec![self.folder.clone()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                entries => entries?,
            };
            for entry in entries {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    folders.push(entry.path());
                } else if !known.contains(&entry.path()) {
                    others.push(entry.path());
                }
            }
        }
        others.sort();
        Ok(others)
    }

    /// Removes incomplete files of killed programs in the folder.
    pub fn sweep(&self) {
        unfinished::sweep(&self.folder);
    }

    fn refused_by_disk(&self, error: &io::Error) -> StoreError {
        StoreError::of_system(&self.folder, error)
    }

    /// Creates a temporary file in the folder, which is created if missing.
    fn unfinished(&self) -> Result<Unfinished> {
        let system = |error: io::Error| self.refused_by_disk(&error);
        match self.permissions.make_folder(&self.folder) {
            Ok(()) => {}
            Err(_) if self.folder.is_dir() => {}
            Err(error) => return Err(system(error)),
        }
        self.sweep();
        file::unfinished_in(&self.folder, self.permissions).map_err(system)
    }

    /// Renames a complete file. An equal file that exists already is left; a damaged one is set aside.
    fn put(&self, unfinished: Unfinished, file: &KeptFile) -> Result<()> {
        let system = |error: io::Error| self.refused_by_disk(&error);
        let path = self.path(file);
        let folder = file::folder_of(&path);
        match self.permissions.make_folder(folder) {
            Ok(()) => {}
            Err(_) if folder.is_dir() => {}
            Err(error) => return Err(system(error)),
        }
        let mut unfinished = unfinished;
        loop {
            match unfinished.persist(&path, false) {
                Ok(kept) => {
                    // Some disks do not know the attribute; the hash detects changes all the same.
                    let _ = kept.metadata().and_then(|found| {
                        let mut permissions = found.permissions();
                        permissions.set_readonly(true);
                        kept.set_permissions(permissions)
                    });
                    return file::sync_folder(folder).map_err(system);
                }
                Err(taken) if taken.error.kind() == ErrorKind::AlreadyExists => {
                    if self.damage(file).is_none() {
                        return Ok(());
                    }
                    set_aside(&path).map_err(system)?;
                    unfinished = taken.file;
                }
                Err(refused) => return Err(system(refused.error)),
            }
        }
    }
}

impl FileDamage {
    fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            _ if plain::is_other(error) => Self::NotPlain,
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

/// Opens a clerk's file, unless it obviously cannot be accepted.
fn opened(source: &Path) -> std::result::Result<File, FileRefusal> {
    let of = |error: io::Error| FileRefusal::of(&error);
    let file = plain::open(source).map_err(of)?;
    refuse_size(file.metadata().map_err(of)?.len())?;
    Ok(file)
}

fn refuse_size(size: u64) -> std::result::Result<(), FileRefusal> {
    match size {
        0 => Err(FileRefusal::Empty),
        size if size > LARGEST_FILE => Err(FileRefusal::TooLarge),
        _ => Ok(()),
    }
}

/// The side on which copying failed.
enum Spilt {
    Reading(io::Error),
    Writing(io::Error),
}

/// Copies up to one byte more than the limit; returns the hash and the number of bytes.
fn pour(from: &mut File, to: &mut impl Write) -> std::result::Result<(FileHash, u64), Spilt> {
    let mut from = from.take(LARGEST_FILE + 1);
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = match from.read(&mut buffer) {
            Ok(0) => return Ok((FileHash(hash.finalize().into()), size)),
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(Spilt::Reading(error)),
        };
        let Some(bytes) = buffer.get(..read) else { continue };
        hash.update(bytes);
        to.write_all(bytes).map_err(Spilt::Writing)?;
        size += read as u64;
    }
}

/// Renames a damaged file to a free name beside it.
fn set_aside(path: &Path) -> io::Result<()> {
    for ordinal in 1..u32::MAX {
        let aside = file::beside(path, &format!(".hong-{ordinal}"));
        if aside.symlink_metadata().is_err() {
            return naming::rename(path, &aside);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
