//! Other programs' hands on new files, as antivirus programs, the indexer and OneDrive lay them: each new file is open there for a
//! moment and can meanwhile neither be renamed nor removed. Only Windows lets them do that.
#![cfg(windows)]

use std::{
    collections::BTreeSet,
    fs::{self, File},
    os::windows::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::script::{Desk, said};

/// Reading and writing is shared, renaming and removing is not (`FILE_SHARE_READ | FILE_SHARE_WRITE`).
const SHARED: u32 = 1 | 2;
/// How long a new file is held.
const HELD: Duration = Duration::from_millis(150);
/// How often each command is run.
const RUNS: usize = 12;

/// Looks for new files below a folder and holds each, until it is dropped.
struct Scanner {
    ends: Arc<AtomicBool>,
    scanned: Arc<AtomicUsize>,
    thread: Option<JoinHandle<()>>,
}

impl Scanner {
    fn of(folder: &Path) -> Self {
        let (ends, scanned) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let mut known = BTreeSet::new();
        below(folder, &mut known);
        let (folder, until, count) = (folder.to_owned(), Arc::clone(&ends), Arc::clone(&scanned));
        let thread = thread::spawn(move || {
            while !until.load(Ordering::Relaxed) {
                let mut now = BTreeSet::new();
                below(&folder, &mut now);
                for path in now.difference(&known).cloned() {
                    let count = Arc::clone(&count);
                    thread::spawn(move || {
                        if let Ok(_held) = File::options().read(true).share_mode(SHARED).open(path) {
                            count.fetch_add(1, Ordering::Relaxed);
                            thread::sleep(HELD);
                        }
                    });
                }
                known = now;
                thread::sleep(Duration::from_millis(2));
            }
        });
        Self { ends, scanned, thread: Some(thread) }
    }

    /// Ends the scanning; how many files were held.
    fn end(mut self) -> usize {
        self.ends.store(true, Ordering::Relaxed);
        self.thread.take().unwrap().join().unwrap();
        thread::sleep(2 * HELD);
        self.scanned.load(Ordering::Relaxed)
    }
}

/// Every file below a folder. What goes while it is looked at is passed over.
fn below(folder: &Path, found: &mut BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            below(&entry.path(), found);
        } else {
            found.insert(entry.path());
        }
    }
}

/// A desk with three documents, scanned while each run's command, told its number, is done; then nothing unfinished is left.
#[track_caller]
fn done_while_scanned(words: impl Fn(&Desk, usize) -> Vec<String>) {
    let desk = Desk::with_office();
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần"}"#;
    desk.done(&["register", "incoming"], &[line; 3].join("\n"));
    let scanner = Scanner::of(desk.folder.path());
    let mut refused = Vec::new();
    for run in 0..RUNS {
        let words = words(&desk, run);
        let output = desk.run(&words.iter().map(String::as_str).collect::<Vec<_>>(), "");
        if output.status.code() != Some(0) {
            refused.push(said(&output));
        }
    }
    let held = scanner.end();
    assert!(refused.is_empty(), "{} of {RUNS} refused: {refused:#?}", refused.len());
    assert!(held >= RUNS, "only {held} files were held");
    assert_eq!(unfinished(desk.folder.path()), Vec::<PathBuf>::new());
}

/// What bears one of the program's passing names.
fn unfinished(folder: &Path) -> Vec<PathBuf> {
    let mut left = BTreeSet::new();
    below(folder, &mut left);
    left.into_iter().filter(|path| path.file_name().unwrap().to_string_lossy().starts_with('.')).collect()
}

fn owned<const N: usize>(words: [&str; N]) -> Vec<String> {
    words.map(str::to_owned).to_vec()
}

#[test]
fn a_book_is_printed() {
    done_while_scanned(|_, run| owned(["book", "incoming", "--year", "2026", "-o", &format!("so{run}.pdf")]));
}

#[test]
fn a_list_is_written() {
    done_while_scanned(|_, run| owned(["export", "incoming", "--year", "2026", "-o", &format!("ds{run}.xlsx")]));
}

#[test]
fn a_file_is_attached() {
    let sources = tempfile::tempdir().unwrap();
    done_while_scanned(|_, run| {
        let source = sources.path().join(format!("scan{run}.txt"));
        fs::write(&source, format!("bản quét {run}")).unwrap();
        owned(["attach", "incoming", "1", "--year", "2026", source.to_str().unwrap()])
    });
}

#[test]
fn a_safety_copy_is_made() {
    done_while_scanned(|_, run| owned(["backup", &format!("sao{run}")]));
}

#[test]
fn a_copy_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let copies = folder.path().to_str().unwrap().to_owned();
    done_while_scanned(|desk, _| {
        let copy = desk.done(&["backup", &copies], "");
        owned(["restore", copy.trim_end()])
    });
}

#[test]
fn a_registry_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let scanner = Scanner::of(folder.path());
    for run in 0..RUNS {
        let output = Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["office", "--name", "UBND tỉnh", "--abbreviation", "UBND", "--lang", "vi", "--registry"])
            .arg(folder.path().join(format!("moi{run}.db")))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "run {run}: {}", said(&output));
    }
    assert!(scanner.end() >= RUNS);
    assert_eq!(unfinished(folder.path()), Vec::<PathBuf>::new());
}
