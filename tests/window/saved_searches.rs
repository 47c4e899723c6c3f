//! Searches kept under a name, at the window: kept, found again by keyboard and by mouse, renamed, removed, remembered.

use std::path::{Path, PathBuf};

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{incoming::IncomingDraft, office::Office},
    language::Locale,
    store::Completion,
    window::Environment,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const ALT: Modifiers = Modifiers::ALT;

/// Three documents about fire, one of them handed over, and one about something else.
fn office() -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&Office {
        place: "Mẫu".to_owned(),
        ..fixtures::office("Văn phòng Mẫu", "VP")
    });
    for (organ, subject) in
        [("Sở Y tế", "phòng cháy"), ("Bộ Nội vụ", "phòng cháy"), ("Sở Y tế", "phòng cháy"), ("Bộ Y tế", "chợ")]
    {
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            content: fixtures::content(organ, "Công văn", subject),
            ..IncomingDraft::default()
        };
        let id = store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
        if organ == "Bộ Nội vụ" {
            let handed = Completion { hand_over_date: Some(clerk::today()), ..Completion::default() };
            store.complete(id, &handed).unwrap();
        }
    }
    (folder, path)
}

fn sits_down(registry: &Path) -> Clerk {
    let world = clerk::environment(registry, Locale::Vietnamese);
    Clerk::sits_down_in(Environment { preferences: Some(registry.with_file_name("window.json")), ..world })
}

/// Keeps what is shown, by keyboard: the last entry of the menu.
fn keeps(clerk: &mut Clerk, name: &str) {
    clerk.ctrl_shift("f");
    clerk.key(Named::End, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.fills(name);
}

#[test]
fn a_search_is_kept_and_asked_again_with_all_that_narrowed_it() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    clerk.ctrl("f");
    clerk.types("phong chay");
    clerk.ctrl("h");
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Tìm thấy 2 văn bản"));
    clerk.ctrl_shift("f");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("tìm “phong chay”, văn bản đến, chưa chuyển, trong năm đang xem"));
    clerk.fills("Cháy, chưa chuyển");
    assert!(clerk.sees("Đã lưu “Cháy, chưa chuyển”"));

    // Somewhere else, in another window of the same clerk.
    drop(clerk);
    let mut clerk = sits_down(&path);
    assert!(clerk.sees("4 văn bản đến"));
    clerk.clicks("Cháy, chưa chuyển");
    assert!(clerk.sees("Tìm thấy 2 văn bản") && clerk.reads("phong chay"));
    clerk.key(Named::F4, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("4 văn bản đến"), "the book is as it was");
    clerk.ctrl_shift("f");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Tìm thấy 2 văn bản"));
}

#[test]
fn filters_and_order_of_a_book_are_kept_too() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.types("so y te");
    assert!(clerk.sees("2 văn bản đến"));
    clerk.clicks("Số, ký hiệu");
    clerk.clicks("Số đến");
    assert!(clerk.reads("Số đến ↑"));
    clerk.key(Named::ArrowLeft, ALT);
    assert!(clerk.sees("Mọi năm"));
    keeps(&mut clerk, "Sở Y tế");
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowRight, ALT);
    assert!(clerk.sees("0 văn bản đi · 2026"));
    clerk.clicks("Sở Y tế");
    assert!(clerk.sees("2 văn bản đến · Mọi năm") && clerk.reads("Số đến ↑") && clerk.reads("so y te"));
}

#[test]
fn a_kept_search_is_renamed_and_removed() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    keeps(&mut clerk, "Một");
    clerk.ctrl("h");
    keeps(&mut clerk, "Hai");
    // A name of another, and none at all: said at the field, and nothing is lost.
    clerk.ctrl_shift("f");
    clerk.ctrl("e");
    clerk.types("hai");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã có lần tìm mang tên này"));
    clerk.ctrl("a");
    clerk.key(Named::Backspace, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Chưa nhập."));
    clerk.fills("Ba");
    assert!(clerk.reads("Ba") && !clerk.reads("Một"));
    clerk.asks_of("Hai");
    assert!(clerk.reads("Tìm kiếm đã lưu"));
    clerk.ctrl("d");
    assert!(clerk.sees("Đã bỏ “Hai”") && !clerk.reads("Hai"));
    clerk.ctrl_shift("f");
    clerk.ctrl("d");
    assert!(clerk.sees("Đã bỏ “Ba”"));
    drop(clerk);
    let mut clerk = sits_down(&path);
    assert!(!clerk.reads("Ba") && clerk.sees("4 văn bản đến"));
}

#[test]
fn not_more_are_kept_than_stand_at_the_left() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    for at in 1..=10 {
        keeps(&mut clerk, &format!("Lần {at}"));
    }
    assert!(clerk.reads("Lần 1") && clerk.reads("Lần 10"));
    clerk.ctrl_shift("f");
    clerk.key(Named::End, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã lưu đủ 10 lần tìm"));
}

/// Nothing was found, and there are no rows for a menu to hang at: it hangs at the headings.
#[test]
fn a_search_without_hits_can_be_kept() {
    let (_folder, path) = office();
    let mut clerk = sits_down(&path);
    clerk.ctrl("f");
    clerk.types("khong co gi");
    clerk.ctrl_shift("f");
    assert!(clerk.reads("Lưu tìm kiếm này…"));
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đã lưu “khong co gi”"));
}
