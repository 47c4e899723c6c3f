//! Who may read and write what the program makes: a new registry is its owner's alone, or its group's where the folder is shared
//! by one; what is kept for a registry may be read and written by whoever may read and write the registry. What a clerk has
//! written out is none of this: the system's own rule (umask) holds for it.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::Path,
};

use super::{folder_of, plain, sync_folder};

/// Who may read and write a file. Where the system has no modes it says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    /// The file's mode bits, none of them to execute.
    #[cfg(unix)]
    mode: u32,
    /// The group it is given to; nothing for the one the folder or the user gives.
    #[cfg(unix)]
    group: Option<u32>,
}

impl Permissions {
    /// Those of what is kept for a registry: its own, or of a new one where none stands yet.
    #[must_use]
    pub fn of(registry: &Path) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            // Whoever makes a file must be able to complete it.
            if let Ok(found) = fs::metadata(registry) {
                return Self { mode: found.mode() & 0o666 | 0o600, group: Some(found.gid()) };
            }
        }
        Self::of_new(folder_of(registry))
    }

    /// Those of a new registry in a folder: its owner's alone, unless the folder gives its group to what is made in it (setgid)
    /// and the group may write there.
    #[must_use]
    pub fn of_new(folder: &Path) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            const SHARED: u32 = 0o2020;
            let is_shared = fs::metadata(folder).is_ok_and(|found| found.is_dir() && found.mode() & SHARED == SHARED);
            Self { mode: if is_shared { 0o660 } else { 0o600 }, group: None }
        }
        #[cfg(not(unix))]
        {
            let _ = folder;
            Self {}
        }
    }

    /// Gives them to a file that was made for its owner alone. Not every disk knows them: there it stays as it was made.
    pub fn give(self, file: &File) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt, fchown};
            let mode = self.mode_in(file.metadata().ok(), |group| fchown(file, None, Some(group)));
            let _ = file.set_permissions(fs::Permissions::from_mode(mode));
        }
        #[cfg(not(unix))]
        let _ = file;
    }

    /// Makes a folder for files with them, whose name survives a power cut; the folder above must be there.
    ///
    /// # Errors
    /// What the system answers, [`io::ErrorKind::AlreadyExists`] among it.
    pub fn make_folder(self, folder: &Path) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
            fs::DirBuilder::new().mode(0o700).create(folder)?;
            let found = fs::metadata(folder).ok();
            let inherited = found.as_ref().map_or(0, |found| found.mode() & 0o2000);
            let mode = self.mode_in(found, |group| chown(folder, None, Some(group)));
            // Who may read what lies in it may go into it.
            let mode = mode | (mode & 0o444) >> 2 | inherited;
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode));
        }
        #[cfg(not(unix))]
        fs::create_dir(folder)?;
        sync_folder(folder_of(folder))
    }

    /// Opens a file of the program's own beside a registry to write in it, and makes it when it is absent. It is never written
    /// through a link: whoever may write in the folder could lead it to another's file.
    ///
    /// # Errors
    /// One that [`plain::is_other`] knows for a link or what is no file, and what the system answers.
    pub fn open_own(self, path: &Path, options: &OpenOptions) -> io::Result<File> {
        let mut new = options.clone();
        new.write(true).create_new(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            new.mode(0o600);
        }
        match new.open(path) {
            Ok(file) => {
                self.give(&file);
                Ok(file)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                plain::open_itself(path)?;
                options.clone().write(true).open(path)
            }
            Err(error) => Err(error),
        }
    }

    /// The mode for a file as it was found, once the group was given to it. Where it cannot be given, the group it has gets no more
    /// than everybody.
    #[cfg(unix)]
    fn mode_in(self, found: Option<fs::Metadata>, give: impl FnOnce(u32) -> io::Result<()>) -> u32 {
        use std::os::unix::fs::MetadataExt;
        let Some(group) = self.group else { return self.mode };
        if found.is_some_and(|found| found.gid() == group) || give(group).is_ok() {
            self.mode
        } else {
            self.mode & !0o070 | (self.mode & 0o007) << 3
        }
    }
}

/// Makes a folder for a new registry, and those above it that are missing.
///
/// # Errors
/// What the system answers.
pub fn make_folders(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> =
        folder.ancestors().take_while(|above| !above.as_os_str().is_empty() && !above.exists()).collect();
    for folder in missing.into_iter().rev() {
        match Permissions::of_new(folder_of(folder)).make_folder(folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
    }
    if folder.is_dir() { Ok(()) } else { fs::create_dir(folder) }
}
