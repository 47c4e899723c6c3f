//! Files kept beside the registry, each under the hash of its content: written whole or not at all, never changed, never removed.

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

use super::{FileRefusal, Result, StoreError, file};

/// The largest file that is taken, in bytes: 500 MiB, a thousand scanned pages in colour.
pub const LARGEST_FILE: u64 = 500 << 20;

/// The folder of files of a registry, or of the backups in one folder. It is made with its first file.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    permissions: Permissions,
}

/// What is wrong with a kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileDamage {
    /// It is not there.
    Missing,
    /// It is not the content that was attached.
    Differs,
    /// A link, a folder or a device is in its place.
    NotPlain,
    /// It cannot be read; the system's message.
    Unreadable(String),
}

impl Files {
    /// The files of the registry at this path, which share its folder: `registry-files` beside `registry.db`. Every backup in
    /// a folder shares one store, and a registry kept from before shares that of the registry it was.
    #[must_use]
    pub fn of(registry: &Path) -> Self {
        let registry = file::resolved(registry);
        let name = registry.file_name().unwrap_or_default().to_string_lossy();
        let folder = registry.with_file_name(format!("{}-files", backup::registry_of(&name)));
        Self { folder, permissions: Permissions::of(&registry) }
    }

    /// The same with other permissions than those of the registry beside them.
    pub(super) fn kept_with(self, permissions: Permissions) -> Self {
        Self { permissions, ..self }
    }

    /// Where they lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where a file lies.
    #[must_use]
    pub fn path(&self, file: &KeptFile) -> PathBuf {
        let name = file.stored_name();
        self.folder.join(&name[..2]).join(name)
    }

    /// Keeps a copy of a file. The clerk's own stays where it is; content that is kept already is not kept again.
    ///
    /// # Errors
    /// [`StoreError::FileRefused`] for what is empty, no file, too large or cannot be read, and what the disk refuses. Nothing half
    /// done is left then.
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
        // It may have grown or shrunk meanwhile.
        refuse_size(size).map_err(refused)?;
        let name = text::clean(&source.file_name().unwrap_or_default().to_string_lossy());
        let name = if name.is_empty() { hash.to_string() } else { name };
        let file = KeptFile { name, hash, size };
        self.put(unfinished, &file)?;
        Ok(file)
    }

    /// Keeps copies of several files: of all, or, when one of them cannot be taken, of none.
    ///
    /// # Errors
    /// As [`Files::keep`], of the first that is refused.
    pub fn keep_all(&self, sources: &[PathBuf]) -> Result<Vec<KeptFile>> {
        for source in sources {
            opened(source).map_err(|why| StoreError::FileRefused(source.clone(), why))?;
        }
        sources.iter().map(|source| self.keep(source)).collect()
    }

    /// Writes a copy of a kept file where there is none yet, and looks whether it is what was attached.
    ///
    /// # Errors
    /// [`StoreError::FileDamaged`] when it is not, [`StoreError::Exists`] when a file stands there, and what the disk refuses.
    pub fn write_out(&self, file: &KeptFile, target: &Path) -> Result<()> {
        let system = |error: &io::Error| StoreError::of_system(target, error);
        let path = self.path(file);
        let mut from = plain::open_itself(&path)
            .map_err(|error| StoreError::FileDamaged(path.clone(), file.name.clone(), FileDamage::of(&error)))?;
        let folder = file::folder_of(target);
        unfinished::sweep(folder);
        // It is the clerk's own file from now on: the umask applies.
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

    /// What is wrong with a kept file, read to its end; `None` when it is what was attached.
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

    /// Whether a file of the right size is there, without reading it.
    #[must_use]
    pub fn seems_there(&self, file: &KeptFile) -> bool {
        fs::symlink_metadata(self.path(file)).is_ok_and(|found| found.is_file() && found.len() == file.size)
    }

    /// Keeps a copy of a file that other files hold; what is wrong with theirs, if it was not taken.
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

    /// Every file in the folder that is none of these.
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

    /// Removes what killed programs left half made in the folder.
    pub fn sweep(&self) {
        unfinished::sweep(&self.folder);
    }

    fn refused_by_disk(&self, error: &io::Error) -> StoreError {
        StoreError::of_system(&self.folder, error)
    }

    /// A file under a temporary name in the folder, which is made when it is not there.
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

    /// Gives a complete file its name. What stands there already is left when it is the same; a damaged one is set aside.
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
                    // Not every disk knows the mark; the hash tells all the same.
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

/// A clerk's file, unless it is plain that it cannot be taken.
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

/// Which side of a copying failed.
enum Spilt {
    Reading(io::Error),
    Writing(io::Error),
}

/// Copies what there is, at most one byte more than is taken; its hash and how many bytes.
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

/// Renames a damaged file to a name that is free beside it.
fn set_aside(path: &Path) -> io::Result<()> {
    for ordinal in 1..u32::MAX {
        let aside = file::beside(path, &format!(".hong-{ordinal}"));
        if aside.symlink_metadata().is_err() {
            return naming::rename(path, &aside);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
