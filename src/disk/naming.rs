//! Renames, links and removes files, and repeats what Windows refuses while another program holds a file: scanners (antivirus, search
//! index, synchronization) hold each new file for a moment.

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

/// Another program has the file open and forbids reading, replacing or removing it.
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

/// Whether an error says that another program has the file open.
#[must_use]
pub fn is_open_elsewhere(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<OpenElsewhere>) || cfg!(windows) && is_violation(error)
}

/// Whether Windows says with this error that a file is open elsewhere.
fn is_violation(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(SHARING_VIOLATION | LOCK_VIOLATION))
}

/// Whether Windows may say with this error that somebody holds a file for a moment.
fn may_pass(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION))
        || error.kind() == io::ErrorKind::PermissionDenied
}

/// Renames a file; one of the new name is replaced.
///
/// # Errors
/// One that [`is_open_elsewhere`] recognises where another program keeps holding either, and any error of the system.
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
    /// Nothing once the file has its name.
    temporary: Option<TempPath>,
}

impl Unnamed {
    pub(super) fn new(temporary: TempPath) -> Self {
        Self { path: temporary.to_path_buf(), temporary: Some(temporary) }
    }

    /// Where it lies until it has its name.
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
            // A check names what cannot be removed.
            let _ = remove(&self.path);
        }
    }
}

/// A file did not get its name.
#[derive(Debug)]
pub struct NotNamed<F> {
    /// Why.
    pub error: io::Error,
    /// The file, still under its temporary name.
    pub file: F,
}

impl<F> From<NotNamed<F>> for io::Error {
    fn from(refused: NotNamed<F>) -> Self {
        refused.error
    }
}

/// Repeats an attempt while its error says that somebody holds the file. What an attempt consumes, its error gives back.
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

/// Whether to wait: not for a target that Windows never replaces.
fn is_held(error: &io::Error, target: &Path) -> bool {
    let is_lasting = |found: fs::Metadata| !found.is_file() || found.permissions().readonly();
    cfg!(windows) && may_pass(error) && !fs::symlink_metadata(target).is_ok_and(is_lasting)
}

/// The error of the last attempt. Windows says "access denied" where the target is open in another program, too.
fn told(error: io::Error, target: &Path) -> io::Error {
    if is_held(&error, target) && is_in_use(target) { OpenElsewhere.into() } else { error }
}

/// Whether another program has a file open, and not merely nobody the right to replace it.
#[cfg(windows)]
fn is_in_use(file: &Path) -> bool {
    use std::os::windows::fs::OpenOptionsExt;

    /// `DELETE`, the right that replacing needs.
    const DELETE: u32 = 0x0001_0000;
    // Opening a file exclusively fails while any program has it open.
    let opened = fs::OpenOptions::new().access_mode(DELETE).share_mode(0).open(file);
    opened.is_err_and(|error| is_violation(&error))
}

/// Other systems replace open files.
#[cfg(not(windows))]
fn is_in_use(_: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Windows' errors while a scanner holds a file.
    const HELD: [i32; 2] = [ACCESS_DENIED, SHARING_VIOLATION];

    #[test]
    fn what_a_scanner_holds_is_tried_again_and_nothing_else() {
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
    fn a_file_that_stays_held_is_given_up_and_its_temporary_name_goes() {
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
    fn a_file_that_another_handle_holds_is_waited_for_and_told() {
        use std::os::windows::fs::OpenOptionsExt;

        /// `FILE_SHARE_READ`: as Acrobat and Excel open what they show.
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
