//! The overview through the window: its figures, the lists they lead to, and how it follows what is registered.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{content::Content, incoming::IncomingDraft},
    language::Locale,
    store::{Access, Store},
    window::second,
};

use crate::{clerk::Clerk, fixtures};

const ALT: Modifiers = Modifiers::ALT;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn register(store: &mut Store, arrived: NaiveDate, due_date: Option<NaiveDate>) {
    let content =
        Content { due_date, ..fixtures::content("Sở Nội vụ", "Công văn", &format!("việc ngày {arrived}")) };
    let draft = IncomingDraft { arrival_date: Some(arrived), content, ..IncomingDraft::default() };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
}

/// An office on Monday 23/11/2026: one document arrived a week ago and was due on Friday, two arrived today.
fn office() -> (tempfile::TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&fixtures::office("Sở Mẫu", "SM"));
    register(&mut store, day(16), Some(day(20)));
    register(&mut store, day(23), None);
    register(&mut store, day(23), None);
    (folder, path)
}

fn overview(path: &Path) -> Clerk {
    let mut clerk = Clerk::sits_down(path, Locale::Vietnamese);
    clerk.key(Named::Home, ALT);
    clerk
}

#[test]
fn each_figure_leads_to_the_list_it_counts() {
    let (_folder, path) = office();
    let mut clerk = overview(&path);
    assert!(clerk.sees("Hôm nay, thứ Hai 23/11/2026"));
    assert!(clerk.sees("▲ 1 so với thứ Hai tuần trước"), "2 today, 1 a week ago");
    assert!(clerk.sees("lâu nhất: số 1, 3 ngày"), "from the 20th to the 23rd");
    // Due in November and not done: none of one was in time.
    assert!(clerk.reads("0,0%") && clerk.sees("0 / 1 văn bản có hạn trong tháng 11"));
    clerk.clicks("Đến hôm nay");
    assert!(clerk.sees("2 văn bản đến") && !clerk.sees("việc ngày 2026-11-16"));
    clerk.key(Named::Home, ALT);
    clerk.clicks("Quá hạn");
    assert!(clerk.sees("1 văn bản đến") && clerk.sees("việc ngày 2026-11-16"));
    // The list of the day's work and the key lead back to the whole book.
    clerk.key(Named::Home, ALT);
    clerk.key(Named::F4, Modifiers::empty());
    assert!(clerk.sees("Văn bản đến"));
}

#[test]
fn what_others_register_is_counted_at_once() {
    let (_folder, path) = office();
    let mut clerk = overview(&path);
    clerk.happens(second());
    register(&mut Store::open(&path, Access::Write).unwrap(), day(23), None);
    clerk.happens(second());
    assert!(clerk.sees("▲ 2 so với thứ Hai tuần trước"));
}

#[test]
fn an_empty_registry_has_an_overview() {
    let (_folder, path, _store) = fixtures::registry_with_clerk(&fixtures::office("Sở Mẫu", "SM"));
    let mut clerk = overview(&path);
    assert!(clerk.sees("bằng thứ Hai tuần trước") && clerk.sees("Không có văn bản nào quá hạn."));
    assert!(clerk.sees("Hôm nay không có việc nào đang chờ."));
}
