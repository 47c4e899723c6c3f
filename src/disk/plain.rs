//! Plain files. Anything else is refused before it is opened: opening a pipe may block for ever, and a device
//! never ends.

use std::{
    error::Error,
    fmt,
    fs::{self, File, Metadata},
    io::{self, Read},
    path::Path,
};

/// The error that a path names a folder, a pipe, a device or a socket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotPlain;

impl fmt::Display for NotPlain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("not a plain file")
    }
}

impl Error for NotPlain {}

/// Opens a plain file for reading and follows links.
///
/// # Errors
/// An error that [`is_other`] recognises for anything but a plain file, and any error of the system.
pub fn open(path: &Path) -> io::Result<File> {
    refuse_other(&fs::metadata(path)?)?;
    let file = File::open(path)?;
    // The path may have been replaced since the first look.
    refuse_other(&file.metadata()?)?;
    Ok(file)
}

/// Opens a plain file for reading and refuses a link.
///
/// # Errors
/// As [`open`].
pub fn open_itself(path: &Path) -> io::Result<File> {
    refuse_other(&fs::symlink_metadata(path)?)?;
    open(path)
}

/// Reads a plain file of at most `most` bytes.
///
/// # Errors
/// As [`open`], and [`io::ErrorKind::FileTooLarge`] for a larger one, whatever size its metadata gives.
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    bounded(open(path)?, most)
}

/// Reads a source of at most `most` bytes to its end.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] when there are more, and any error of the system.
pub fn bounded(source: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Checks whether an error says that the path names something other than a plain file.
#[must_use]
pub fn is_other(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::IsADirectory
        || error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<NotPlain>)
}

fn refuse_other(found: &Metadata) -> io::Result<()> {
    if found.is_file() { Ok(()) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, NotPlain)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_files_are_opened_and_no_more_is_read_than_allowed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.txt");
        fs::write(&file, "12345").unwrap();
        assert_eq!(read(&file, 5).unwrap(), b"12345");
        assert_eq!(read(&file, 4).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(bounded(io::repeat(0), 1 << 20).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert!(is_other(&open(folder.path()).unwrap_err()));
        assert!(!is_other(&open(&folder.path().join("absent")).unwrap_err()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_only_where_it_may_be_and_never_to_a_device() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.txt"), "12345").unwrap();
        symlink(at("a.txt"), at("link")).unwrap();
        symlink("/dev/zero", at("zero")).unwrap();
        assert!(open(&at("link")).is_ok());
        assert!(is_other(&open_itself(&at("link")).unwrap_err()));
        assert!(is_other(&open(&at("zero")).unwrap_err()));
        assert!(is_other(&open(Path::new("/dev/zero")).unwrap_err()));
    }
}
