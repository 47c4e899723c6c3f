//! Backups at the window: made when it opens and closes, and missed when they are not.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{NaiveDateTime, TimeDelta};
use vanthu::{
    domain::incoming::IncomingDraft,
    language::Locale,
    store::{Access, BackupSettings, LastCopy, Store},
    window::Event,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

/// A registry with one document, and the folder of its copies.
struct Desk {
    _folder: tempfile::TempDir,
    registry: PathBuf,
    copies: PathBuf,
}

impl Desk {
    fn new(at_start: bool, at_close: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (registry, copies) = (folder.path().join("registry.db"), folder.path().join("copies"));
        let mut store = Store::open_or_create(&registry).unwrap();
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            content: fixtures::content("Sở Nội vụ", "Công văn", "công tác văn thư"),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
        let set = BackupSettings { folder: Some(copies.clone()), at_start, at_close, ..BackupSettings::default() };
        store.set_backup_settings(&set).unwrap();
        Self { _folder: folder, registry, copies }
    }

    fn made(&self) -> usize {
        fs::read_dir(&self.copies).map_or(0, Iterator::count)
    }

    fn remembered(&self) -> BackupSettings {
        Store::open(&self.registry, Access::Read).unwrap().backup_settings().unwrap()
    }
}

fn closes(clerk: &mut Clerk) {
    let task = clerk.app.update(Event::Close);
    clerk.run(task);
}

#[test]
fn a_window_copies_when_it_opens_and_when_it_closes() {
    let desk = Desk::new(true, true);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert_eq!(desk.made(), 1);
    let last = desk.remembered().last.unwrap();
    assert_eq!(last.path, desk.copies.join("van-thu-2026-11-23-080500.db"));
    assert!(!clerk.sees("Đã sao lưu"), "nobody asked, nothing need be said");
    closes(&mut clerk);
    assert_eq!(desk.made(), 2);
    // A window that looks copies nothing: the one that writes does.
    let mut second = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    closes(&mut second);
    assert_eq!(desk.made(), 2);
}

#[test]
fn a_missing_copy_is_missed_until_one_is_made() {
    let desk = Desk::new(false, false);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert!(clerk.sees("chưa có bản sao lưu nào"));
    clerk.ctrl("b");
    assert!(clerk.sees("Đã sao lưu vào"));
    closes(&mut clerk);
    assert_eq!(desk.made(), 1);
    drop(clerk);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert!(!clerk.sees("Bản sao lưu gần nhất đã"));
    drop(clerk);
    let mut store = Store::open(&desk.registry, Access::Write).unwrap();
    let old = clerk::today().and_hms_opt(8, 0, 0).unwrap() - TimeDelta::days(9);
    store.remember_backup(Path::new("somewhere.db"), old).unwrap();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::English);
    assert!(clerk.sees("The last safety copy is 9 days old"));
    assert_eq!(desk.made(), 1);
}

#[test]
fn a_copy_that_fails_at_the_close_is_told_and_closing_again_closes() {
    let mut desk = Desk::new(false, true);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    desk.copies = desk.copies.join("not/there");
    let mut store = Store::open(&desk.registry, Access::Write).unwrap();
    let set = BackupSettings { folder: Some(desk.copies.clone()), ..desk.remembered() };
    store.set_backup_settings(&set).unwrap();
    // Leaving and coming back reads the settings anew.
    drop(clerk);
    clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    closes(&mut clerk);
    assert!(clerk.sees("Không có thư mục"));
    assert!(clerk.sees("Đóng lần nữa để thoát"));
    closes(&mut clerk);
    assert_eq!(desk.made(), 0);
}

#[test]
fn the_settings_show_and_turn_what_is_made_by_itself() {
    let desk = Desk::new(false, false);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    clerk.clicks("Cài đặt");
    assert!(clerk.sees("Bản sao lưu"));
    clerk.clicks("khi mở cửa sổ");
    clerk.clicks("khi đóng cửa sổ");
    let remembered = desk.remembered();
    assert!(remembered.at_start && remembered.at_close && remembered.last.is_none());
    clerk.clicks("khi mở cửa sổ");
    assert!(!desk.remembered().at_start);
    clerk.clicks("Sao lưu ngay");
    assert!(clerk.sees("Bản sao gần nhất: 08:05 23/11/2026"));
}

/// Seconds in which nobody does anything.
fn waits(clerk: &mut Clerk, seconds: usize) {
    for _ in 0..seconds {
        let task = clerk.app.update(vanthu::window::second());
        clerk.run(task);
    }
}

#[test]
fn the_copy_of_the_close_is_rehearsed_once_nobody_does_anything() {
    let desk = Desk::new(false, true);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    closes(&mut clerk);
    drop(clerk);
    let remembered = desk.remembered();
    assert_eq!((desk.made(), remembered.last, remembered.unrehearsed.len()), (1, None, 1));
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    assert!(!clerk.sees("chưa có bản sao lưu nào"));
    waits(&mut clerk, 19);
    clerk.clicks("Cài đặt");
    assert!(clerk.sees("chưa phục hồi thử"));
    waits(&mut clerk, 19);
    assert_eq!(desk.remembered().unrehearsed.len(), 1, "somebody was at work");
    waits(&mut clerk, 1);
    let remembered = desk.remembered();
    assert_eq!(remembered.last, Some(LastCopy { taken: clerk_now(), path: only_copy(&desk) }));
    assert_eq!((remembered.unrehearsed, remembered.wrong), (Vec::new(), Vec::new()));
    assert!(clerk.sees("Bản sao gần nhất: 08:05 23/11/2026") && !clerk.sees("chưa phục hồi thử"));
}

#[test]
fn a_copy_of_the_close_that_cannot_be_restored_is_told_and_never_counts() {
    let desk = Desk::new(false, true);
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    closes(&mut clerk);
    drop(clerk);
    // Another letter in a subject: every page is sound, but it is not what was registered.
    let copy = only_copy(&desk);
    let mut bytes = fs::read(&copy).unwrap();
    let subject = "công tác văn thư".as_bytes();
    for at in (0..bytes.len() - subject.len()).filter(|at| bytes[*at..].starts_with(subject)).collect::<Vec<_>>() {
        bytes[at] = b'x';
    }
    fs::write(&copy, &bytes).unwrap();
    let mut clerk = Clerk::sits_down(&desk.registry, Locale::Vietnamese);
    waits(&mut clerk, 20);
    assert!(clerk.sees("Phục hồi thử bản sao") && clerk.sees("không tính là bản sao tốt"));
    assert!(clerk.sees("Bản sao lưu gần nhất không phục hồi được"), "the day's work says it too");
    let remembered = desk.remembered();
    assert_eq!((remembered.last, remembered.unrehearsed.len(), remembered.wrong.len()), (None, 0, 1));
    assert!(fs::read(&copy).unwrap() == bytes, "it is kept as it is");
    clerk.ctrl("b");
    assert!(clerk.sees("Đã sao lưu vào") && !clerk.sees("Bản sao lưu gần nhất không phục hồi được"));
    assert_eq!(desk.made(), 2);
}

/// When the clerk of these tests works.
fn clerk_now() -> NaiveDateTime {
    clerk::today().and_hms_opt(8, 5, 0).unwrap()
}

fn only_copy(desk: &Desk) -> PathBuf {
    let copies: Vec<_> = fs::read_dir(&desk.copies).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [copy] = &copies[..] else { panic!("one copy: {copies:?}") };
    copy.clone()
}

#[test]
fn a_registry_that_others_keep_in_step_is_warned_of_when_the_window_opens() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("Dropbox/registry.db");
    Store::create(&registry).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    assert!(clerk.sees("trong thư mục do Dropbox đồng bộ"));
    // What else is to be said at the opening does not hide it, nor is it hidden.
    let earlier = registry.with_file_name("earlier.db");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/registry-1.db"), &earlier).unwrap();
    let mut clerk = Clerk::sits_down(&earlier, Locale::Vietnamese);
    assert!(clerk.sees("Sổ đã được nâng cấp từ dạng 1") && clerk.sees("earlier-truoc-nang-cap-dang-1.db"));
    assert!(clerk.sees("trong thư mục do Dropbox đồng bộ"));
    let elsewhere = folder.path().join("data/registry.db");
    Store::create(&elsewhere).unwrap();
    assert!(!Clerk::sits_down(&elsewhere, Locale::Vietnamese).sees("đồng bộ"));
}
