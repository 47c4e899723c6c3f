//! Renames, links and removes files, and retries what Windows refuses while another program holds a file:
//! scanners (antivirus, search index, synchronization) hold each new file for a moment.

use std::{
    error::Error,
    fmt, fs, io,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use tempfile::TempPath;

/// The pauses between attempts, in milliseconds: 1.3 seconds in all.
const PAUSES: [u64; 8] = [5, 10, 20, 40, 80, 160, 320, 640];
/// Windows' `ERROR_ACCESS_DENIED`, also for replacing a file that is open.
const ACCESS_DENIED: i32 = 5;
/// Windows' `ERROR_SHARING_VIOLATION`.
const SHARING_VIOLATION: i32 = 32;
/// Windows' `ERROR_LOCK_VIOLATION`.
const LOCK_VIOLATION: i32 = 33;

/// The error that another program has the file open and forbids reading, replacing or removing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenElsewhere;

impl fmt::Display for OpenElsewhere {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("open in another program")
    }
}

impl Error for OpenElsewhere {}

impl From<OpenElsewhere> for io::Error {
    fn from(open: OpenElsewhere) -> Self {
        Self::new(io::ErrorKind::ResourceBusy, open)
    }
}

/// Checks whether an error says that another program has the file open.
#[must_use]
pub fn is_open_elsewhere(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<OpenElsewhere>) || cfg!(windows) && is_violation(error)
}

/// Checks whether Windows reports with this error that a file is open elsewhere.
fn is_violation(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Checks whether this error of Windows may go away, since another program may hold the file for only a moment.
fn may_pass(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION))
        || error.kind() == io::ErrorKind::PermissionDenied
}

/// Renames a file and replaces any file of the new name.
///
/// # Errors
/// An error that [`is_open_elsewhere`] recognises where another program keeps either file open, and any error
/// of the system.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    again_while_held(to, || fs::rename(from, to))
}

/// Gives a file a second name.
///
/// # Errors
/// As [`rename`], and [`io::ErrorKind::AlreadyExists`].
pub fn link(file: &Path, name: &Path) -> io::Result<()> {
    again_while_held(name, || fs::hard_link(file, name))
}

/// Removes a file.
///
/// # Errors
/// As [`rename`].
pub fn remove(file: &Path) -> io::Result<()> {
    again_while_held(file, || fs::remove_file(file))
}

fn again_while_held(target: &Path, mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    let attempt = |()| attempt().map_err(|error| (error, ()));
    repeated((), attempt, |error| is_held(error, target), thread::sleep).map_err(|(error, ())| told(error, target))
}

/// A closed file under its temporary name. Removed when dropped, unless it was renamed.
#[derive(Debug)]
pub struct Unnamed {
    path: PathBuf,
    /// `None` after the file was renamed.
    temporary: Option<TempPath>,
}

impl Unnamed {
    pub(super) fn new(temporary: TempPath) -> Self {
        Self { path: temporary.to_path_buf(), temporary: Some(temporary) }
    }

    /// Returns the temporary path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Renames the file, which the caller has synced, to `target`.
    ///
    /// # Errors
    /// As [`rename`], and [`io::ErrorKind::AlreadyExists`] when nothing may be replaced; the error holds the name.
    pub fn persist(self, target: &Path, replace: bool) -> Result<(), NotNamed<Self>> {
        let named = |temporary: TempPath| {
            let named = if replace { temporary.persist(target) } else { temporary.persist_noclobber(target) };
            named.map_err(|refused| (refused.error, refused.path))
        };
        self.persist_by(named, |error| is_held(error, target), thread::sleep)
            .map_err(|NotNamed { error, file }| NotNamed { error: told(error, target), file })
    }

    fn persist_by(
        mut self,
        attempt: impl FnMut(TempPath) -> Result<(), (io::Error, TempPath)>,
        is_held: impl Fn(&io::Error) -> bool,
        pause: impl FnMut(Duration),
    ) -> Result<(), NotNamed<Self>> {
        let Some(temporary) = self.temporary.take() else { return Ok(()) };
        repeated(temporary, attempt, is_held, pause).map_err(|(error, temporary)| {
            self.temporary = Some(temporary);
            NotNamed { error, file: self }
        })
    }
}

impl Drop for Unnamed {
    fn drop(&mut self) {
        if self.temporary.is_some() {
            // What cannot be removed is reported by a check of the registry.
            let _ = remove(&self.path);
        }
    }
}

/// The error that a file could not be renamed to its final name.
#[derive(Debug)]
pub struct NotNamed<F> {
    /// The reason.
    pub error: io::Error,
    /// The file, still under its temporary name.
    pub file: F,
}

impl<F> From<NotNamed<F>> for io::Error {
    fn from(refused: NotNamed<F>) -> Self {
        refused.error
    }
}

/// Retries an attempt while its error says that another program holds the file. An error gives back what the
/// attempt consumed.
fn repeated<C, T>(
    consumed: C,
    mut attempt: impl FnMut(C) -> Result<T, (io::Error, C)>,
    is_held: impl Fn(&io::Error) -> bool,
    mut pause: impl FnMut(Duration),
) -> Result<T, (io::Error, C)> {
    let mut consumed = consumed;
    for length in PAUSES {
        match attempt(consumed) {
            Err((error, back)) if is_held(&error) => consumed = back,
            done => return done,
        }
        pause(Duration::from_millis(length));
    }
    attempt(consumed)
}

/// Decides whether to retry. A target that Windows never replaces is not worth waiting for.
fn is_held(error: &io::Error, target: &Path) -> bool {
    let is_lasting = |found: fs::Metadata| !found.is_file() || found.permissions().readonly();
    cfg!(windows) && may_pass(error) && !fs::symlink_metadata(target).is_ok_and(is_lasting)
}

/// Translates the error of the last attempt. Windows says "access denied" also where another program has the
/// target open.
fn told(error: io::Error, target: &Path) -> io::Error {
    if is_held(&error, target) && is_in_use(target) { OpenElsewhere.into() } else { error }
}

/// Checks whether another program has a file open, as opposed to missing rights to replace it.
#[cfg(windows)]
fn is_in_use(file: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt;

    /// The access right `DELETE`, which replacing needs.
    const DELETE: u32 = 0x0001_0000;
    // Opening a file exclusively fails while any program has it open.
    let opened = fs::OpenOptions::new().access_mode(DELETE).share_mode(0).open(file);
    opened.is_err_and(|error| is_violation(&error))
}

/// Other systems replace files that are open.
#[cfg(not(windows))]
fn is_in_use(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors of Windows while a scanner holds a file.
    const HELD: [i32; 2] = [ACCESS_DENIED, SHARING_VIOLATION];

    #[test]
    fn only_what_a_scanner_holds_is_tried_again() {
        for code in HELD {
            let mut refusals = vec![code, code];
            let mut pauses = Vec::new();
            let attempt = |file: &str| match refusals.pop() {
                Some(code) => Err((io::Error::from_raw_os_error(code), file.to_owned())),
                None => Ok(file.to_owned()),
            };
            let mut attempt = attempt;
            let done = repeated(
                "so.pdf".to_owned(),
                |file: String| attempt(&file),
                may_pass,
                |pause| pauses.push(pause.as_millis()),
            );
            assert_eq!(done.unwrap(), "so.pdf");
            assert_eq!(pauses, [5, 10]);
        }
        for other in [2, 17, 28, 80, 112, 183] {
            let mut attempts = 0;
            let attempt = |()| {
                attempts += 1;
                Err::<(), _>((io::Error::from_raw_os_error(other), ()))
            };
            let done = repeated((), attempt, may_pass, |_| panic!("it waits for {other}"));
            assert_eq!(done.unwrap_err().0.raw_os_error(), Some(other));
            assert_eq!(attempts, 1);
        }
    }

    #[test]
    fn a_file_that_stays_held_is_given_up_without_leftovers() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("so.pdf");
        let file = tempfile::NamedTempFile::new_in(folder.path()).unwrap().into_temp_path();
        let mut paused = Duration::ZERO;
        let refused = Unnamed::new(file).persist_by(
            |file| Err((io::Error::from_raw_os_error(SHARING_VIOLATION), file)),
            may_pass,
            |pause| paused += pause,
        );
        let refused = refused.unwrap_err();
        assert_eq!(refused.error.raw_os_error(), Some(SHARING_VIOLATION));
        assert_eq!(paused, Duration::from_millis(1275));
        assert!(refused.file.path().exists());
        refused.file.persist(&target, false).unwrap();
        assert!(target.exists());
        let file = tempfile::NamedTempFile::new_in(folder.path()).unwrap().into_temp_path();
        let refused = Unnamed::new(file).persist(&target, false).unwrap_err();
        assert_eq!(refused.error.kind(), io::ErrorKind::AlreadyExists);
        drop(refused);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_open_elsewhere_is_told_from_one_that_is_not_allowed() {
        assert!(is_open_elsewhere(&OpenElsewhere.into()));
        assert!(!is_open_elsewhere(&io::ErrorKind::PermissionDenied.into()));
        for code in [SHARING_VIOLATION, LOCK_VIOLATION] {
            let error = io::Error::from_raw_os_error(code);
            assert!(is_violation(&error));
            assert_eq!(is_open_elsewhere(&error), cfg!(windows));
        }
        assert!(!is_violation(&io::Error::from_raw_os_error(ACCESS_DENIED)));
    }

    #[cfg(windows)]
    #[test]
    fn a_file_held_by_another_handle_is_waited_for_and_reported() {
        use std::os::windows::fs::OpenOptionsExt;

        /// `FILE_SHARE_READ`, the mode in which Acrobat and Excel open files.
        const SHARE_READ: u32 = 1;
        let folder = tempfile::tempdir().unwrap();
        let (target, new) = (folder.path().join("so.pdf"), folder.path().join("new.pdf"));
        fs::write(&target, "before").unwrap();
        fs::write(&new, "after").unwrap();
        let hold = || fs::OpenOptions::new().read(true).share_mode(SHARE_READ).open(&target).unwrap();
        let held = hold();
        assert!(is_open_elsewhere(&rename(&new, &target).unwrap_err()));
        assert!(is_open_elsewhere(&remove(&target).unwrap_err()));
        drop(held);
        let held = hold();
        let scanner = thread::spawn(move || {
            thread::sleep(Duration::from_millis(150));
            drop(held);
        });
        rename(&new, &target).unwrap();
        scanner.join().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "after");
    }
}
