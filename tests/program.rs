//! The program as a whole: what it notes in its log file, and how it goes on when something in it fails.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

use vanthu::log_file;

/// Everything in the log, its older files too.
fn log_in(folder: &Path) -> String {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// Runs a command whose log goes to this folder.
fn run(folder: &Path, log: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(["--registry"]).arg(folder.join("registry.db")).args(["--lang", "vi"]).args(words);
    command.env("VANTHU_LOG_FOLDER", log).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

/// A line that registers a document.
fn line(folder: &Path) -> PathBuf {
    let file = folder.join("den.jsonl");
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Bí Ẩn","TypeName":"Công văn","Subject":"về việc riêng"}"#;
    fs::write(&file, line).unwrap();
    file
}

#[test]
fn the_log_tells_what_was_done_and_nothing_of_what_documents_say() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("state/log");
    let list = line(folder.path());
    let words = ["register", "incoming", list.to_str().unwrap(), "--clerk", "Lê Văn Thư"];
    assert_eq!(run(folder.path(), &log, &words).status.code(), Some(0));
    assert_eq!(run(folder.path(), &log, &["search", "bí ẩn"]).status.code(), Some(0));
    fs::write(&list, "{\"Subject\":\"về việc riêng\"}").unwrap();
    assert_eq!(run(folder.path(), &log, &words).status.code(), Some(2));
    let told = log_in(&log);
    for part in ["INFO", "Register begins", "Register ends: Done", "Search ends: Done", "Register is refused: "] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    for part in ["Bí Ẩn", "bí ẩn", "riêng", "Công văn", "Văn Thư", "den.jsonl"] {
        assert!(!told.contains(part), "{part} is in {told}");
    }
    let place = run(folder.path(), &log, &["log"]);
    assert_eq!(String::from_utf8(place.stdout).unwrap().trim_end(), log.to_str().unwrap());
}

#[test]
fn a_log_that_cannot_be_written_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let list = line(folder.path());
    fs::write(folder.path().join("file"), "kept").unwrap();
    let registered = run(folder.path(), &folder.path().join("file"), &["register", "incoming", list.to_str().unwrap()]);
    assert_eq!(registered.status.code(), Some(0), "{registered:?}");
    assert_eq!(fs::read_to_string(folder.path().join("file")).unwrap(), "kept");
    let told = String::from_utf8(registered.stderr).unwrap();
    assert!(!told.contains("log") && !told.contains("Error"), "{told}");
}

#[cfg(unix)]
#[test]
fn the_log_is_its_users_own() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    assert_eq!(run(folder.path(), &log, &["--version"]).status.code(), Some(0));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&log), 0o700);
    for entry in fs::read_dir(&log).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_panic_is_in_the_log_and_the_log_stays_small() {
    let folder = tempfile::tempdir().unwrap();
    let _log = log_file::begin_in(Some(folder.path().join("log")));
    let subject = String::from("Sở Nội vụ");
    let cut = thread::Builder::new().name("cut".to_owned()).spawn(move || subject[..2].len()).unwrap();
    assert!(cut.join().is_err());
    let told = log_in(&folder.path().join("log"));
    for part in ["ERROR", "panic at tests/program.rs:", "in thread “cut”", "char boundary", "program::"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(!told.contains("Nội vụ"), "{told}");
    // Twenty times as much as one file may hold.
    let long = "x".repeat(1 << 10);
    for at in 0..20 << 10 {
        log::info!(target: "vanthu", "{at} {long}");
    }
    let files: Vec<_> = fs::read_dir(folder.path().join("log")).unwrap().map(|entry| entry.unwrap()).collect();
    let sizes: Vec<u64> = files.iter().map(|file| file.metadata().unwrap().len()).collect();
    assert!(sizes.len() <= 4 && sizes.iter().all(|size| *size < 2 << 20), "{sizes:?}");
    assert!(log_in(&folder.path().join("log")).contains("20479 x"));
}
