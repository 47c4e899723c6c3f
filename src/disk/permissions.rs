//! Permissions of the files that the program makes. A new registry belongs to its owner alone, or also to the group of a folder that
//! a group shares. Files kept for a registry have the registry's own permissions. Files that a clerk writes out follow the umask.

use std::{
    fs::{self, File, OpenOptions},
    io,
    path::Path,
};

use super::{folder_of, plain, sync_folder};

/// The permissions of a file; empty on a system without modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    /// The file's mode bits, none of them to execute.
    #[cfg(unix)]
    mode: u32,
    /// The group to set; without one, the folder or the user decides.
    #[cfg(unix)]
    group: Option<u32>,
}

impl Permissions {
    /// Reads the permissions for files kept beside a registry: the registry's own, or those of a new registry
    /// where there is none yet.
    #[must_use]
    pub fn of(registry: &Path) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            // The owner must be able to write the file.
            if let Ok(found) = fs::metadata(registry) {
                return Self { mode: found.mode() & 0o666 | 0o600, group: Some(found.gid()) };
            }
        }
        Self::of_new(folder_of(registry))
    }

    /// Determines the permissions of a new registry in a folder: its owner's alone, unless the folder passes
    /// its group on (setgid) and the group may write there.
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

    /// Applies the permissions to a file that only its owner may read so far. On a file system without modes
    /// the file stays as it is.
    pub fn apply(self, file: &File) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt, fchown};
            let mode = self.mode_in(file.metadata().ok(), |group| fchown(file, None, Some(group)));
            let _ = file.set_permissions(fs::Permissions::from_mode(mode));
        }
        #[cfg(not(unix))]
        let _ = file;
    }

    /// Makes a folder for files with these permissions and syncs its name; its parent must exist.
    ///
    /// # Errors
    /// Any error of the system, [`io::ErrorKind::AlreadyExists`] among them.
    pub fn make_folder(self, folder: &Path) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
            fs::DirBuilder::new().mode(0o700).create(folder)?;
            let found = fs::metadata(folder).ok();
            let inherited = found.as_ref().map_or(0, |found| found.mode() & 0o2000);
            let mode = self.mode_in(found, |group| chown(folder, None, Some(group)));
            // Whoever may read the files may enter the folder.
            let mode = mode | (mode & 0o444) >> 2 | inherited;
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode));
        }
        #[cfg(not(unix))]
        fs::create_dir(folder)?;
        sync_folder(folder_of(folder))
    }

    /// Opens one of the program's own files beside a registry for writing, and creates it when it is absent.
    /// Refuses a link: others who may write in the folder could point it at any file.
    ///
    /// # Errors
    /// An error that [`plain::is_other`] recognises for a link or anything but a plain file, and any error of
    /// the system.
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
                self.apply(&file);
                Ok(file)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                plain::open_itself(path)?;
                options.clone().write(true).open(path)
            }
            Err(error) => Err(error),
        }
    }

    /// Sets the group and returns the mode for the file. If the group cannot be set, the file's present group
    /// gets no more rights than everybody.
    #[cfg(unix)]
    fn mode_in(self, found: Option<fs::Metadata>, set_group: impl FnOnce(u32) -> io::Result<()>) -> u32 {
        use std::os::unix::fs::MetadataExt;
        let Some(group) = self.group else { return self.mode };
        if found.is_some_and(|found| found.gid() == group) || set_group(group).is_ok() {
            self.mode
        } else {
            self.mode & !0o070 | (self.mode & 0o007) << 3
        }
    }
}

/// Makes a folder for a new registry, and the missing folders above it.
///
/// # Errors
/// Any error of the system.
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
