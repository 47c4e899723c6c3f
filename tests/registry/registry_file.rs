//! The registry as a file: refused untouched when it is no registry, and readable by any tool.

use std::{fs, path::Path};

use chrono::NaiveDate;
use vanthu::{
    domain::incoming::IncomingDraft,
    progress::Progress,
    store::{Access, Store, StoreError},
};

use crate::fixtures;

/// Opens the file both ways and returns how it was refused; the file must not change.
fn refusal(path: &Path) -> StoreError {
    let before = fs::read(path).unwrap();
    let reading = Store::open(path, Access::Read).unwrap_err();
    let writing = Store::open_or_create(path).unwrap_err();
    assert_eq!(reading, writing);
    assert_eq!(fs::read(path).unwrap(), before, "the refused file was altered");
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "something was left beside it");
    writing
}

fn filled(path: &Path) {
    let mut store = Store::open_or_create(path).unwrap();
    for number in 1..=300 {
        let draft = IncomingDraft {
            arrival_date: NaiveDate::from_ymd_opt(2026, 1, 5),
            content: fixtures::content("Sở Nội vụ", "Công văn", &format!("công tác văn thư số {number}")),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
}

#[test]
fn what_is_no_registry_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");

    fs::write(&path, "").unwrap();
    assert_eq!(refusal(&path), StoreError::Empty((&path).into()));

    fs::write(&path, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0").unwrap();
    assert_eq!(refusal(&path), StoreError::NotARegistry((&path).into()));

    fs::remove_file(&path).unwrap();
    rusqlite::Connection::open(&path).unwrap().execute_batch("CREATE TABLE song (title TEXT)").unwrap();
    assert_eq!(refusal(&path), StoreError::NotARegistry((&path).into()));

    fs::remove_file(&path).unwrap();
    filled(&path);
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(refusal(&path), StoreError::TooNew((&path).into(), 99));
}

#[test]
fn a_registry_cut_short_is_refused_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    filled(&path);
    let whole = fs::read(&path).unwrap();
    for kept in [whole.len() - 1, whole.len() / 2, 5000, 100] {
        fs::write(&path, &whole[..kept]).unwrap();
        assert!(matches!(refusal(&path), StoreError::Damaged(..)), "{kept} bytes");
    }
    fs::write(&path, &whole[..50]).unwrap();
    assert_eq!(refusal(&path), StoreError::NotARegistry((&path).into()));
}

#[test]
fn a_check_sees_pages_overwritten_in_the_middle() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    filled(&path);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0xA5);
    fs::write(&path, bytes).unwrap();
    let found = Store::open(&path, Access::Read).and_then(|store| store.check(None, &Progress::default()));
    assert!(!matches!(found, Ok(findings) if findings.is_empty()));
}

#[test]
fn an_absent_registry_is_never_made_by_reading() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deep/registry.db");
    assert_eq!(Store::open(&path, Access::Read).unwrap_err(), StoreError::Absent((&path).into()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    Store::create(&path).unwrap();
    assert_eq!(Store::create(&path), Err(StoreError::Exists((&path).into())));
    let names: Vec<_> = fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["registry.db"]);
}

#[test]
fn the_index_and_the_numbers_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    filled(&path);
    let tamper = |sql: &str| {
        fs::copy(&path, folder.path().join("copy.db")).unwrap();
        let copy = folder.path().join("copy.db");
        let connection = rusqlite::Connection::open(&copy).unwrap();
        connection.execute_batch(sql).unwrap();
        connection.close().unwrap();
        let keys: Vec<_> = Store::open(&copy, Access::Read)
            .and_then(|store| store.check(None, &Progress::default()))
            .unwrap()
            .into_iter()
            .map(|finding| finding.key())
            // The missing triggers are reported too.
            .filter(|key| *key != "check-schema-missing")
            .collect();
        fs::remove_file(copy).unwrap();
        keys
    };
    assert_eq!(tamper(""), Vec::<&str>::new());
    let unguarded = "DROP TRIGGER document_no_delete; DROP TRIGGER series_no_return;";
    let without = |number: u32| tamper(&format!("{unguarded} DELETE FROM document WHERE number = {number}"));
    assert_eq!(without(7), ["check-row-removed", "check-gap", "check-search-index"]);
    assert_eq!(without(300), ["check-row-removed", "check-gap", "check-last-number", "check-search-index"]);
    let changed = tamper("UPDATE document SET subject = 'khác' WHERE number = 7");
    assert_eq!(changed, ["check-row-changed", "check-search-index"]);
    assert_eq!(tamper(&format!("{unguarded} UPDATE series SET last = 299")), ["check-last-number"]);
    let moved = tamper("UPDATE series SET starts = '2025-01-01', ends = '2025-12-31'");
    assert_eq!((moved[0], moved.len()), ("check-row-changed", 21));
    assert!(moved[1..].iter().all(|key| *key == "check-wrong-series"));
}
