//! A clerk's day at the window, by keyboard, on a real registry and without a display.

use std::path::Path;

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{document_type, office::Office, query::Query},
    language::Tongue,
    store::{Access, Store},
};

mod clerk;

use clerk::Clerk;

/// A registry of an office, in a folder that goes away.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    Store::create(&path).unwrap();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let office = Office {
        name: "Văn phòng UBND tỉnh Mẫu".to_owned(),
        parent: "UBND tỉnh Mẫu".to_owned(),
        abbreviation: "VP".to_owned(),
        place: "Mẫu".to_owned(),
    };
    store.set_office(&office).unwrap();
    assert!(store.document_types().unwrap().len() >= document_type::standard().len());
    folder
}

fn registered(registry: &Path, text: &str) -> usize {
    let store = Store::open(registry, Access::Read).unwrap();
    store.search_all(&Query { text: text.to_owned(), ..Query::default() }).unwrap().len()
}

const PLAIN: Modifiers = Modifiers::empty();

#[test]
fn the_first_start_creates_nothing_until_the_office_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    assert!(clerk.sees("Tạo sổ đăng ký"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Cần điền mục này."));
    assert!(!path.exists());
    // The keyboard went to what is missing first: the office's name.
    clerk.fills("Sở Mẫu");
    clerk.fills("SM");
    clerk.fills("Mẫu");
    assert!(!path.exists());
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(path.exists());
    assert!(clerk.sees("Chưa có văn bản đến nào"));
    assert_eq!(clerk.app.title(), "Văn Thư – Sở Mẫu");
}

#[test]
fn an_incoming_document_is_registered_and_found_by_keyboard_alone() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("số dự kiến"));
    clerk.fills("=");
    assert!(clerk.sees("23/11/2026"));
    clerk.fills("Sở Tài chính");
    clerk.fills("12/BC-STC");
    assert!(clerk.sees("Báo cáo"), "the code tells the type");
    clerk.fills("20/11/2026");
    clerk.fills("");
    clerk.fills("3");
    assert!(clerk.sees("Hỏa tốc"));
    clerk.types("Kết quả thu ngân sách tháng 11");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    assert_eq!(registered(&path, "ngan sach"), 1);
    // Ready for the next: the arrival date stays, the rest is empty.
    assert!(clerk.sees("23/11/2026"));
    assert!(!clerk.sees("20/11/2026"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.ctrl("f");
    clerk.types("stc ngan");
    assert!(clerk.sees("Tìm thấy 1 văn bản"));
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Kết quả thu ngân sách tháng 11"));
}

#[test]
fn an_outgoing_document_takes_the_number_that_was_expected() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    // The only authority stands there already; the keyboard is in the type.
    clerk.fills("ttr");
    assert!(clerk.sees("Tờ trình"));
    assert!(clerk.sees("01/TTr-VP"));
    clerk.fills("");
    clerk.fills("Về việc bổ sung kinh phí");
    clerk.fills("KT.");
    clerk.fills("Phó Chánh Văn phòng");
    clerk.fills("Trần Văn Mẫu");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký văn bản đi 01/TTr-VP"));
    assert!(clerk.sees("02/TTr-VP"), "the next number is expected");
}

#[test]
fn every_problem_is_shown_at_once_and_nothing_is_registered() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Tongue::English);
    clerk.key(Named::F2, PLAIN);
    clerk.types("31/02/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("31/02/2026”"));
    assert_eq!(registered(&path, ""), 0);
    // The draft is kept when one leaves and comes back.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("expected number"));
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("31/02/2026"));
}

#[test]
fn the_number_that_differs_from_the_expected_one_is_told() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    for text in ["=", "Sở Tài chính", "12/BC-STC", "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types("Kết quả thu ngân sách");
    // Meanwhile a command registers another document.
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = vanthu::domain::incoming::IncomingDraft {
        arrival_date: Some(clerk::today()),
        content: vanthu::domain::content::Content {
            type_name: "Đơn".to_owned(),
            organ_name: "Công dân".to_owned(),
            subject: "Đề nghị cấp giấy".to_owned(),
            ..Default::default()
        },
        ..Default::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 2"));
    assert!(clerk.sees("Số dự kiến 1 "));
}

#[test]
fn what_was_not_known_at_registering_is_filled_in_later() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    for text in ["=", "Sở Tài chính", "12/BC-STC", "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types("Kết quả thu ngân sách");
    clerk.ctrl("s");
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("số đến · 23/11/2026"), "the new row is chosen");
    clerk.key(Named::F6, PLAIN);
    clerk.types("Phòng Tổng hợp");
    clerk.key(Named::Tab, PLAIN);
    clerk.types("=");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã chuyển"));
    assert!(clerk.sees("Phòng Tổng hợp"));
}

#[test]
fn the_language_changes_at_once() {
    let folder = office();
    let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), Tongue::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    assert!(clerk.sees("Cơ quan ban hành"));
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Issuing authorities"));
    clerk.clicks("Books and printing");
    assert!(clerk.sees("Print the book"));
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.sees("register an outgoing document"));
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("register an outgoing document"));
}

#[test]
fn a_search_without_hits_says_so_and_escape_goes_back() {
    let folder = office();
    let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), Tongue::English);
    clerk.types("nothing like this");
    assert!(clerk.sees("Nothing found for “nothing like this”"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("No incoming documents yet"));
}

#[test]
fn a_book_is_printed_and_a_file_is_not_replaced_unasked() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let target = folder.path().join("so.pdf");
    std::fs::write(&target, "mine").unwrap();
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    clerk.ctrl("p");
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types(&target.display().to_string());
    clerk.ctrl("s");
    assert!(clerk.sees("In và thay tệp cũ"));
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "mine");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã in xong, 1 tệp."));
    assert!(std::fs::read(&target).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_damaged_registry_is_refused_with_a_sentence_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    std::fs::write(&path, "no registry at all, but a text of some length").unwrap();
    for (tongue, title) in
        [(Tongue::Vietnamese, "Không mở được sổ đăng ký"), (Tongue::English, "The registry cannot be opened")]
    {
        let mut clerk = Clerk::sits_down(&path, tongue);
        assert!(clerk.sees(title));
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "no registry at all, but a text of some length");
}

#[test]
fn the_list_is_filtered_by_keyboard() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut store = Store::open(&path, Access::Write).unwrap();
    for (organ_name, type_name, day) in
        [("Sở Y tế", "Báo cáo", 3), ("Sở Y tế", "Công văn", 4), ("Sở Nội vụ", "Báo cáo", 5)]
    {
        let draft = vanthu::domain::incoming::IncomingDraft {
            arrival_date: chrono::NaiveDate::from_ymd_opt(2026, 11, day),
            content: vanthu::domain::content::Content {
                type_name: type_name.to_owned(),
                organ_name: organ_name.to_owned(),
                subject: "công tác".to_owned(),
                ..Default::default()
            },
            ..Default::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    let mut clerk = Clerk::sits_down(&path, Tongue::Vietnamese);
    assert!(clerk.sees("3 văn bản đến · 2026"));
    clerk.key(Named::F8, PLAIN);
    for (typed, left) in [("bao", "2 văn bản đến · 2026"), ("y te", "1 văn bản đến"), ("4/11/2026", "0 văn bản đến")]
    {
        clerk.types(typed);
        assert!(clerk.sees(left), "{typed}");
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.key(Named::F8, PLAIN);
    assert!(clerk.sees("3 văn bản đến · 2026"));
}
