//! Opening a registry beside others: a whole one is never called damaged, a newer form is seen wherever it stands, and what the engine
//! says is never the sentence.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
};

use chrono::NaiveDate;
use rusqlite::Connection;
use vanthu::{
    domain::{incoming::IncomingDraft, query::Query},
    language::{Language, Locale},
    progress::Progress,
    store::{Access, Store, StoreError},
};

use crate::{fixtures, script::start, times::times};

fn draft(number: u32) -> IncomingDraft {
    IncomingDraft {
        arrival_date: NaiveDate::from_ymd_opt(2026, 1, 5),
        content: fixtures::content("Sở Nội vụ", "Công văn", &format!("công tác văn thư số {number}")),
        ..IncomingDraft::default()
    }
}

fn filled(path: &Path, documents: u32) {
    let mut store = Store::open_or_create(path).unwrap();
    for number in 0..documents {
        store.register_incoming(&draft(number).check().unwrap().entry).unwrap();
    }
}

fn run(registry: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("--registry").arg(registry).args(["--lang", "en"]).args(words);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    start(&mut command).wait_with_output().unwrap()
}

/// How often a registry is opened while its log comes and goes; under Wine each process takes long to start.
fn openings() -> u32 {
    times(if cfg!(windows) { 1_000 } else { 3_000 })
}

#[test]
fn a_registry_whose_log_comes_and_goes_is_never_called_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    filled(&path, 5);
    let (opened, registered) = (AtomicU32::new(0), AtomicU32::new(5));
    // Each opens, does a little and closes; whoever is the last takes the log away.
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while opened.fetch_add(1, Ordering::Relaxed) < openings() {
                    let store = Store::open(&path, Access::Read).unwrap();
                    store.search_all(&Query::default()).unwrap();
                }
            });
        }
        scope.spawn(|| {
            while opened.fetch_add(1, Ordering::Relaxed) < openings() {
                let mut store = Store::open(&path, Access::Write).unwrap();
                for _ in 0..6 {
                    let number = registered.fetch_add(1, Ordering::Relaxed);
                    store.register_incoming(&draft(number).check().unwrap().entry).unwrap();
                }
            }
        });
        // The same by programs of their own.
        scope.spawn(|| {
            let mut words = [&["search", "xyz"][..], &["due", "--json"], &["clerk", "Lê Văn Thư"]].into_iter().cycle();
            while opened.fetch_add(1, Ordering::Relaxed) < openings() {
                let done = run(&path, words.next().unwrap());
                assert_eq!(done.status.code(), Some(0), "{done:?}");
            }
        });
    });
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    assert_eq!(store.search_all(&Query::default()).unwrap().len(), registered.into_inner() as usize);
}

#[test]
fn a_form_that_stands_only_in_the_log_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    filled(&path, 3);
    let newer = Connection::open(&path).unwrap();
    let form: i64 = newer.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let ours: i64 = newer.pragma_query_value(None, "application_id", |row| row.get(0)).unwrap();
    let bytes = fs::read(&path).unwrap();
    for (pragma, value, refused) in [
        ("user_version", form + 1, StoreError::TooNew((&path).into(), form + 1)),
        ("user_version", 0, StoreError::NotARegistry((&path).into())),
        ("application_id", 7, StoreError::NotARegistry((&path).into())),
    ] {
        newer.pragma_update(None, pragma, value).unwrap();
        for access in [Access::Read, Access::Write] {
            assert_eq!(Store::open(&path, access).unwrap_err(), refused, "{pragma} {value}");
        }
        let command = run(&path, &["clerk", "Lê Văn Thư"]);
        assert_eq!(command.status.code(), Some(2), "{pragma} {value}: {command:?}");
        newer.pragma_update(None, "user_version", form).unwrap();
        newer.pragma_update(None, "application_id", ours).unwrap();
    }
    assert!(fs::read(&path).unwrap() == bytes, "the log was folded in: nothing was shown");
    Store::open(&path, Access::Write).unwrap();
}

/// What an engine says when a file is not as it should be, and what it was made to say here.
fn spoilt(folder: &Path, sql: &str) -> PathBuf {
    let path = folder.join("registry.db");
    if path.exists() {
        fs::remove_file(&path).unwrap();
    }
    filled(&path, 3);
    let connection = Connection::open(&path).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
    path
}

#[test]
fn what_the_engine_says_is_a_short_tail_of_the_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let rewrite = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql,";
    for sql in [
        "PRAGMA user_version = 2".to_owned(),
        "PRAGMA user_version = 4".to_owned(),
        "DROP TABLE setting".to_owned(),
        "PRAGMA foreign_keys = OFF; DROP TABLE series".to_owned(),
        "ALTER TABLE document DROP COLUMN page_amount".to_owned(),
        "ALTER TABLE clerk RENAME COLUMN name TO called".to_owned(),
        "DROP INDEX series_period; PRAGMA foreign_keys = OFF; DROP TABLE document_type".to_owned(),
        format!("{rewrite} 'signer_full_name', 'xx') WHERE name = 'document'"),
    ] {
        let path = spoilt(folder.path(), &sql);
        for words in
            [&["search", "x"][..], &["clerk", "Lê Văn Thư"], &["due"], &["check"], &["numbers", "--year", "2026"]]
        {
            for locale in ["vi", "en"] {
                let output = run(&path, &[words, &["--lang", locale]].concat());
                let said =
                    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
                for line in said.lines() {
                    let tail = if locale == "vi" { "(Chi tiết kỹ thuật: " } else { "(Technical detail: " };
                    let (sentence, detail) = line.split_once(tail).unwrap_or((line, ""));
                    let engine = ["no such", "sqlite", "CREATE TABLE", "has no column", "constraint", "malformed"];
                    assert!(
                        engine.iter().all(|word| !sentence.contains(word)) && detail.chars().count() < 200,
                        "{sql}: {words:?}: {line}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_long_detail_is_cut() {
    let detail = format!("no such\ntable: {}", "ă".repeat(2_000));
    for locale in Locale::ALL {
        let said =
            Language::new(locale).say(&StoreError::Other(Path::new("registry.db").into(), detail.clone()).message());
        assert!(said.chars().count() < 500 && !said.contains('\n') && said.ends_with("…)"), "{said}");
    }
}
