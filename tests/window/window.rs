//! A clerk's day at the window, by keyboard, on a real registry and without a display.

use std::path::Path;

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{document_type, query::Query},
    language::Locale,
    store::{Access, Store},
};

use crate::{
    clerk::{self, Clerk},
    fixtures, pdf,
};

/// A registry of an office, in a folder that goes away.
fn office() -> tempfile::TempDir {
    let (folder, _, store) = fixtures::registry_with_clerk(&fixtures::whole_office());
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
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.sees("Bước 1 / 3"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Chưa nhập."));
    assert!(!path.exists());
    // The keyboard went to what is missing first: the office's name.
    clerk.fills("Sở Mẫu");
    clerk.fills("SM");
    clerk.fills("Mẫu");
    assert!(clerk.sees("Bước 2 / 3"), "Enter at the last field goes on");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Bước 3 / 3"));
    clerk.types("Lê Thị Văn Thư");
    assert!(!path.exists());
    clerk.key(Named::Enter, PLAIN);
    assert!(path.exists());
    assert!(clerk.sees("Chưa có văn bản đến nào"));
    assert_eq!(clerk.app.title(), "Văn Thư – Sở Mẫu");
}

#[test]
fn an_incoming_document_is_registered_and_found_by_keyboard_alone() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
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
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
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
    let mut clerk = Clerk::sits_down(&path, Locale::English);
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
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
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
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
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
    let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    assert!(clerk.sees("Cơ quan ban hành"), "a section of its own");
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Issuing authorities"));
    clerk.clicks("Books and forms");
    assert!(clerk.sees("Save PDF"));
    clerk.key(Named::F1, PLAIN);
    clerk.clicks("Keys of this screen ↓");
    assert!(clerk.sees("register an outgoing document"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Save PDF") && !clerk.sees("register an outgoing document"));
}

#[test]
fn a_search_without_hits_says_so_and_escape_goes_back() {
    let folder = office();
    let mut clerk = Clerk::sits_down(&folder.path().join("registry.db"), Locale::English);
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
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types(&target.display().to_string());
    clerk.ctrl("s");
    assert!(clerk.sees("Lưu PDF, thay tệp cũ"));
    assert_eq!(std::fs::read_to_string(&target).unwrap(), "mine");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    assert!(std::fs::read(&target).unwrap().starts_with(b"%PDF"));
}

/// A book without documents is refused, and printed all the same when the clerk says so: once, and only this book.
#[test]
fn an_empty_book_is_printed_when_the_clerk_says_so() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let target = folder.path().join("so.pdf");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    clerk.key(Named::F7, PLAIN);
    // The year, the pages, the range, the type and the series come first.
    for _ in 0..8 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types(&target.display().to_string());
    clerk.ctrl("h");
    assert!(!clerk.sees("In sổ trống"), "nothing was refused yet");
    clerk.ctrl("s");
    assert!(clerk.sees("chưa có văn bản nào nên chưa in") && clerk.sees("In sổ trống"));
    assert!(!target.exists());
    clerk.ctrl("h");
    assert!(clerk.sees("Đã tạo 1 tệp PDF.") && !clerk.sees("In sổ trống"));
    assert!(pdf::pages(&target)[0].contains("SỔ ĐĂNG KÝ VĂN BẢN ĐI"), "{:?}", pdf::pages(&target));
    // The next empty one is refused anew, also when it is only looked at; another book puts the offer away.
    std::fs::remove_file(&target).unwrap();
    clerk.key(Named::F2, Modifiers::CTRL);
    assert!(clerk.sees("In sổ trống"));
    clerk.key(Named::F7, PLAIN);
    assert!(!clerk.sees("In sổ trống"));
    clerk.key(Named::F7, PLAIN);
    clerk.ctrl("s");
    clerk.clicks("In sổ trống");
    assert!(clerk.sees("Đã tạo 1 tệp PDF.") && target.exists());
}

#[test]
fn any_form_is_printed_by_keyboard_alone() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách", "Chi ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    for _ in 0..6 {
        clerk.key(Named::F8, PLAIN);
    }
    assert!(clerk.sees("Phụ lục IV, mục V, Nghị định 30/2020/NĐ-CP"), "the stamp, and what asks for it");
    assert!(!clerk.sees("Trang kết thúc sổ"), "no closing page for a stamp");
    clerk.key(Named::F10, PLAIN);
    clerk.ctrl("m");
    for _ in 0..5 {
        clerk.key(Named::Tab, PLAIN);
    }
    let target = folder.path().join("dau-den.pdf");
    clerk.types(&target.display().to_string());
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    let read = pdf::pages(&target);
    assert_eq!(read.len(), 1, "both stamps on one sheet of labels");
    assert!(read[0].contains("ĐẾN Số: 1 ") && read[0].contains("ĐẾN Số: 2 "), "{}", read[0]);
    // Blank ones need no document; the registry books come after the last form again.
    let target = folder.path().join("dau-trong.pdf");
    clerk.ctrl("h");
    clerk.ctrl("a");
    clerk.types(&target.display().to_string());
    clerk.ctrl("s");
    assert_eq!(pdf::pages(&target)[0].matches("ĐẾN").count(), 32);
    for _ in 0..7 {
        clerk.key(Named::F8, PLAIN);
    }
    assert!(clerk.sees("Trang kết thúc sổ"));
}

#[test]
fn a_damaged_registry_is_refused_with_a_sentence_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    std::fs::write(&path, "no registry at all, but a text of some length").unwrap();
    for (locale, title) in
        [(Locale::Vietnamese, "Không mở được sổ đăng ký"), (Locale::English, "The registry cannot be opened")]
    {
        let mut clerk = Clerk::sits_down(&path, locale);
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
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
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

/// Documents that came in, in the order of their numbers.
fn with_incoming(path: &Path, subjects: &[&str]) -> Vec<vanthu::domain::incoming::Incoming> {
    let mut store = Store::open(path, Access::Write).unwrap();
    let entries = subjects.iter().enumerate().map(|(at, subject)| {
        let draft = vanthu::domain::incoming::IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: format!("{}/BC-STC", at + 12),
            issued_date: chrono::NaiveDate::from_ymd_opt(2026, 11, 20),
            content: vanthu::domain::content::Content {
                type_name: "Báo cáo".to_owned(),
                organ_name: "Sở Tài chính".to_owned(),
                subject: (*subject).to_owned(),
                ..Default::default()
            },
            ..Default::default()
        };
        draft.check().unwrap().entry
    });
    entries.map(|entry| store.register_incoming(&entry).unwrap()).collect()
}

#[test]
fn the_clerk_is_asked_for_a_name_once_before_the_first_document() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    Store::create(&path).unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("Ai ghi sổ?"));
    clerk.fills("");
    assert!(clerk.sees("Chưa nhập."));
    clerk.fills("Trần Thị Mẫu");
    assert!(!clerk.sees("Ai ghi sổ?"));
    assert!(clerk.sees("số dự kiến"), "and then what was to be done");
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.clerk().unwrap().as_deref(), Some("Trần Thị Mẫu"));
    clerk.key(Named::F3, PLAIN);
    assert!(!clerk.sees("Ai ghi sổ?"));
}

#[test]
fn a_document_is_cancelled_with_reason_and_authority_and_its_row_stays() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách", "Chi ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("d");
    assert!(clerk.sees("Hủy văn bản đến 2"));
    assert!(clerk.sees("Dòng và số vẫn giữ trong sổ, không cấp lại."));
    assert!(clerk.sees("23/11/2026"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Chưa nhập."));
    clerk.fills("Đăng ký nhầm");
    clerk.types("Chánh Văn phòng");
    // What one turns to and back from changes nothing.
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Thu hồi văn bản đến 2"));
    clerk.key(Named::F7, PLAIN);
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã hủy văn bản đến 2."));
    assert!(clerk.sees("Đã hủy ngày 23/11/2026 theo quyết định của Chánh Văn phòng"));
    assert!(clerk.sees("2 văn bản đến · 2026"), "the row stays");
    // And the history tells it.
    assert!(clerk.sees("Lịch sử") && clerk.sees("Lê Thị Văn Thư") && clerk.sees("Còn hiệu lực"));
    clerk.ctrl("d");
    assert!(!clerk.sees("Người quyết định") || !clerk.sees("Ngày quyết định"), "what is ended cannot be ended again");
}

#[test]
fn two_documents_are_linked_and_each_leads_to_the_other() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách", "Chi ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("l");
    assert!(clerk.sees("Liên kết văn bản đến 2"));
    clerk.types("7");
    clerk.ctrl("s");
    assert!(clerk.sees("Không có văn bản này trong sổ."));
    clerk.key(Named::Backspace, PLAIN);
    clerk.types("1");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã liên kết hai văn bản."));
    assert!(clerk.sees("thay thế") && clerk.sees("Văn bản đến 1 ngày 23/11/2026"));
    clerk.ctrl("o");
    assert!(clerk.sees("được thay thế bởi") && clerk.sees("Văn bản đến 2 ngày 23/11/2026"));
}

#[test]
fn a_document_is_amended_with_a_reason_and_its_history_shows_both_sides() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("e");
    assert!(clerk.sees("Sửa văn bản đến 1") && clerk.sees("Lý do sửa"));
    clerk.key(Named::Enter, PLAIN);
    // What never changes is no input: the keyboard goes from the reason to the issuer.
    clerk.types("Sở Tài chính tỉnh");
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."), "the reason is required");
    clerk.types("Ghi thiếu tên");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã sửa văn bản."));
    assert!(clerk.sees("Sở Tài chính tỉnh") && clerk.sees("Lý do: Ghi thiếu tên"));
    let store = Store::open(&path, Access::Read).unwrap();
    let found = store.search_all(&Query::default()).unwrap();
    let history = store.history(found[0]).unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[1].clerk, "Lê Thị Văn Thư");
}

/// Writes the document of `with_incoming` into the form once more.
fn writes_it_again(clerk: &mut Clerk) {
    clerk.key(Named::F2, PLAIN);
    for text in ["=", "Sở Tài chính", "12/BC-STC", "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types("Thu ngân sách");
}

#[test]
fn a_document_that_came_before_is_seen_while_typing_and_asked_about_when_saving() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_it_again(&mut clerk);
    assert!(clerk.sees("đã đăng ký với số đến 1 ngày 23/11/2026"));
    clerk.ctrl("s");
    assert!(clerk.sees("Văn bản này đã đăng ký?"));
    assert_eq!(registered(&path, ""), 1);
    // Giving up keeps the form; registering anyway wants a reason.
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Văn bản này đã đăng ký?") && clerk.sees("12/BC-STC"));
    clerk.ctrl("s");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Chưa nhập."));
    clerk.types("Bản có chữ ký khác");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký số đến 2"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Lý do: Bản có chữ ký khác"));
}

#[test]
fn the_same_document_come_another_way_is_registered_and_linked() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_it_again(&mut clerk);
    clerk.ctrl("s");
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Đã đăng ký số đến 2"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("cùng một văn bản") && clerk.sees("Văn bản đến 1 ngày 23/11/2026"));
}

#[test]
fn the_earlier_document_is_opened_from_the_form_which_is_kept() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách", "Chi ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_it_again(&mut clerk);
    clerk.ctrl("o");
    assert!(clerk.sees("số đến · 23/11/2026") && !clerk.sees("số dự kiến"));
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("12/BC-STC") && clerk.sees("số dự kiến"));
    assert_eq!(registered(&path, ""), 2);
}

/// Fills the form of an incoming document, and saves nothing.
fn writes_a_letter(clerk: &mut Clerk) {
    clerk.key(Named::F2, PLAIN);
    for text in ["=", "Sở Y tế", "1/SYT", "20/11/2026", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("Phòng dịch");
}

#[test]
fn a_suffix_wants_a_reason_and_moves_no_number() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách", "Chi ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_a_letter(&mut clerk);
    clerk.ctrl("g");
    clerk.types("1a");
    assert!(clerk.sees("số chọn"));
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."));
    clerk.types("Đến cùng lúc với số 1");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1a"));
    assert!(!clerk.sees("Số dự kiến"), "nobody took a number away");
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Số phụ"));
}

#[test]
fn a_number_given_on_paper_is_entered_as_such() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_a_letter(&mut clerk);
    clerk.ctrl("g");
    clerk.clicks("Số đã cấp ngoài phần mềm");
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."), "which number?");
    clerk.types("5");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 5"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Số cấp trên giấy"));
}

/// A date typed for a number: the form asks, and shows where the next number would go.
#[test]
fn a_mistyped_number_from_paper_is_asked_about_and_can_be_taken_back() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_a_letter(&mut clerk);
    clerk.ctrl("g");
    clerk.clicks("Số đã cấp ngoài phần mềm");
    clerk.types("20260209");
    clerk.ctrl("s");
    assert!(clerk.sees("Nếu ghi số 20260209, số kế tiếp sẽ là 20260210 thay vì 2"));
    // Saving again does not consent.
    clerk.ctrl("s");
    assert!(clerk.sees("Số 20260209 là đúng"));
    assert_eq!(registered(&path, ""), 1);
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Đã đăng ký số đến 20260209"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Số cấp trên giấy"));
    // Another document followed before it was seen.
    with_incoming(&path, &["Chi ngân sách"]);
    clerk.ctrl("d");
    clerk.key(Named::F7, PLAIN);
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Thu lại số của văn bản đến 20260209"));
    clerk.fills("Gõ nhầm ngày");
    clerk.types("Chánh Văn phòng");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("sau số ấy còn các số đã cấp: 20260210"));
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("đã thu lại số 20260209, 20260210"));
    assert!(clerk.sees("Số ghi nhầm, đã thu lại"));
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.expected_arrival_number(clerk::today()).unwrap(), 2);
    assert_eq!(store.check(None, &vanthu::progress::Progress::default()).unwrap(), []);
}

#[test]
fn a_day_is_closed_where_books_are_printed() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    clerk.ctrl("d");
    assert!(clerk.sees("Chưa nhập."), "no file is named");
    let target = folder.path().join("ngay.pdf");
    clerk.types(target.to_str().unwrap());
    clerk.ctrl("d");
    assert!(clerk.sees("ngay.pdf") && target.exists());
    let store = Store::open(&path, Access::Read).unwrap();
    let closed = store.closed_days().unwrap();
    assert_eq!(closed.len(), 1);
    assert_eq!(store.check(Some(closed[0].head), &vanthu::progress::Progress::default()).unwrap(), []);
    clerk.ctrl("d");
    assert!(clerk.sees("chưa có gì được ghi vào sổ"), "nothing was written since");
}

#[test]
fn a_held_number_is_taken_from_the_list() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let hold = vanthu::domain::reservation::Hold {
        from: Some(5),
        amount: 1,
        holder: "Phòng Tổng hợp".to_owned(),
        reason: "Ban hành cuối ngày".to_owned(),
        until: clerk::today() + chrono::Days::new(20_000),
    };
    store.write(|transaction| transaction.hold_incoming(clerk::today(), &hold)).unwrap();
    drop(store);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_a_letter(&mut clerk);
    clerk.ctrl("g");
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Phòng Tổng hợp"));
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 5"));
}

#[test]
fn a_secret_document_is_refused_at_once() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    writes_a_letter(&mut clerk);
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types("mat");
    clerk.key(Named::Tab, PLAIN);
    assert!(clerk.sees("Văn bản mật (Mật) không được đăng ký ở đây"));
    clerk.ctrl("s");
    assert!(clerk.sees("Văn bản mật (Mật) không được đăng ký ở đây"));
    assert_eq!(registered(&path, ""), 0);
}

#[test]
fn a_date_out_of_order_is_told_after_saving() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    for text in ["20/11/2026", "Sở Y tế", "1/SYT", "20/11/2026", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("Phòng dịch");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 2") && clerk.sees("Lùi ngày: số 1 bên cạnh ghi ngày 23/11/2026"));
}

#[test]
fn missing_numbers_stand_with_their_cause_beside_their_series() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let hold = vanthu::domain::reservation::Hold {
        from: None,
        amount: 2,
        holder: "Phòng Tổng hợp".to_owned(),
        reason: "Ban hành cuối ngày".to_owned(),
        until: chrono::NaiveDate::from_ymd_opt(2199, 12, 31).unwrap(),
    };
    store.write(|transaction| transaction.hold_incoming(clerk::today(), &hold)).unwrap();
    drop(store);
    with_incoming(&path, &["Chi ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    clerk.key(Named::F8, PLAIN);
    assert!(clerk.sees("thiếu số 2–3: giữ cho Phòng Tổng hợp"));
}

#[test]
fn a_series_of_the_office_is_added_and_numbering_ended_within_the_year() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    clerk.key(Named::F8, PLAIN);
    assert!(clerk.sees("Chưa có hệ thống số nào"));
    clerk.fills("vp");
    assert!(clerk.sees("Văn phòng UBND tỉnh Mẫu"), "the abbreviation tells the authority");
    clerk.fills("Quyết định và tờ trình");
    clerk.types("qđ");
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Tab, Modifiers::SHIFT);
    // One goes on behind what stands there.
    clerk.key(Named::End, PLAIN);
    clerk.types("ttr");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Quyết định; Tờ trình; "));
    clerk.types("1/1/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã thêm hệ thống số.") && clerk.sees("Quyết định, Tờ trình"));
    // Numbering of what comes in ends in the middle of the year.
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.fills("");
    clerk.fills("30/6/2026");
    clerk.types("Sáp nhập");
    clerk.ctrl("d");
    assert!(clerk.sees("Kết thúc kỳ đánh số của văn bản đến hết ngày 30/06/2026"));
    clerk.ctrl("d");
    assert!(clerk.sees("Đã kết thúc"));
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = vanthu::domain::incoming::IncomingDraft {
        arrival_date: Some(clerk::today()),
        content: vanthu::domain::content::Content {
            type_name: "Đơn".to_owned(),
            organ_name: "Công dân".to_owned(),
            subject: "Đề nghị".to_owned(),
            ..Default::default()
        },
        ..Default::default()
    };
    let document = store.register_incoming(&draft.check().unwrap().entry).unwrap();
    assert_eq!(document.registration.period.map(|period| period.starts), chrono::NaiveDate::from_ymd_opt(2026, 7, 1));
    // The period is told beside the number.
    clerk.key(Named::F4, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("số đến · 23/11/2026 · kỳ 01/07/2026–31/12/2026"));
}

#[test]
fn numbers_are_held_and_given_up_in_the_settings() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::F8, PLAIN);
    clerk.fills("Phòng Tổng hợp");
    clerk.fills("Họp cuối ngày");
    clerk.fills("");
    clerk.fills("31/12/2199");
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Backspace, PLAIN);
    clerk.fills("2");
    clerk.key(Named::Enter, PLAIN);
    clerk.fills("qđ");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã giữ số 1, 2."));
    assert!(clerk.sees("Phòng Tổng hợp, đến 31/12/2199") && clerk.sees("đang giữ"));
    clerk.key(Named::ArrowDown, Modifiers::ALT);
    assert!(clerk.sees("Hủy giữ số 2"));
    clerk.ctrl("d");
    assert!(clerk.sees("Chưa nhập."));
    clerk.types("Không họp nữa");
    clerk.ctrl("d");
    assert!(clerk.sees("đã bỏ giữ"));
}

#[test]
fn a_locked_book_takes_nothing_until_it_is_reopened_with_a_reason() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    for _ in 0..3 {
        clerk.key(Named::F8, PLAIN);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Khóa sổ năm 2026 của văn bản đến"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã khóa sổ năm 2026."));
    writes_a_letter(&mut clerk);
    clerk.ctrl("s");
    assert!(clerk.sees("sổ năm 2026 đã khóa"));
    clerk.key(Named::F9, PLAIN);
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."), "reopening wants a reason");
    clerk.types("Còn văn bản cuối năm");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã mở khóa sổ năm 2026."));
    clerk.key(Named::F2, PLAIN);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1"));
}

#[test]
fn an_authority_has_days_on_which_it_issues_documents() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    for _ in 0..4 {
        clerk.key(Named::F8, PLAIN);
    }
    for text in ["Ban Quản lý dự án", "BQL", "1/7/2026", "31/02/2026"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Ngày 31/02/2026 không hợp lệ"));
    for _ in 0..10 {
        clerk.key(Named::Backspace, PLAIN);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Đã lưu cơ quan ban hành.") && clerk.sees("từ 01/07/2026"));
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.authorities().unwrap()[1].valid_from, chrono::NaiveDate::from_ymd_opt(2026, 7, 1));
}

#[test]
fn amending_an_outgoing_document_keeps_its_place_and_what_the_form_does_not_show() {
    use vanthu::domain::{
        content::{Content, Recipient, SignerInfo},
        document::Document,
        outgoing::OutgoingDraft,
    };
    let folder = office();
    let path = folder.path().join("registry.db");
    let draft = OutgoingDraft {
        issued_date: Some(clerk::today()),
        to: vec![Recipient { organ_id: "H50.7".to_owned(), organ_name: "Sở Y tế".to_owned() }],
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Mẫu".to_owned(), ..SignerInfo::default() },
            language: "Tiếng Việt".to_owned(),
            page_amount: Some(4),
            ..fixtures::content("Văn phòng UBND tỉnh Mẫu", "Quyết định", "Về việc khen thưởng")
        },
        ..OutgoingDraft::default()
    };
    let mut store = Store::open(&path, Access::Write).unwrap();
    let before = store.register_outgoing(&draft.check().unwrap().entry).unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("e");
    assert!(clerk.sees("Sửa văn bản 01/QĐ-VP"));
    clerk.types("Thiếu tên");
    // Reason, date, drafting unit, subject: authority and type are only shown.
    for _ in 0..3 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.key(Named::End, Modifiers::CTRL);
    clerk.types(" năm 2026");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã sửa văn bản."));
    let Some(Document::Outgoing(after)) = store.documents(&[before.id]).unwrap().pop() else { panic!("gone") };
    let mut expected = before.entry.clone();
    expected.content.subject = after.entry.content.subject.clone();
    assert!(after.entry.content.subject.contains(" năm 2026"));
    assert_eq!((after.entry, after.code, after.number), (expected, before.code, before.number));
}

#[test]
fn the_keyboard_stays_in_a_dialog() {
    let folder = office();
    let path = folder.path().join("registry.db");
    with_incoming(&path, &["Thu ngân sách"]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("d");
    // Past the inputs to a button and back.
    for held in [PLAIN, Modifiers::SHIFT] {
        for _ in 0..3 {
            clerk.key(Named::Tab, held);
        }
    }
    clerk.types("Lý do ở đây");
    clerk.key(Named::F9, PLAIN);
    assert!(clerk.sees("Lý do ở đây") && clerk.sees("Hủy văn bản đến 1"), "a dialog is answered or left first");
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Hủy văn bản đến 1"), "one press does what the button says");
}

#[test]
fn who_changes_the_settings_is_asked_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    Store::create(&path).unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    for _ in 0..3 {
        clerk.key(Named::F8, PLAIN);
    }
    clerk.clicks("Khóa sổ");
    clerk.ctrl("s");
    assert!(clerk.sees("Ai ghi sổ?"));
    clerk.fills("Trần Thị Mẫu");
    assert!(clerk.sees("Khóa sổ năm 2026 của văn bản đến"), "and then what was to be done");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã khóa sổ năm 2026."));
}

#[test]
fn a_book_is_printed_on_and_a_page_again() {
    let folder = office();
    let path = folder.path().join("registry.db");
    let subjects: Vec<String> = (1..=40).map(|at| format!("Thu ngân sách quý {at}")).collect();
    with_incoming(&path, &subjects.iter().map(String::as_str).collect::<Vec<_>>());
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("p");
    clerk.key(Named::F10, PLAIN);
    assert!(clerk.sees("trang bổ sung cho dòng đã in mà nay thay đổi"));
    assert!(!clerk.sees("Từ số") && !clerk.sees("Trang kết thúc sổ"), "whole pages, and only a lock closes the book");
    for _ in 0..2 {
        clerk.key(Named::Tab, PLAIN);
    }
    let first = folder.path().join("trang-moi.pdf");
    clerk.types(first.to_str().unwrap());
    clerk.ctrl("s");
    assert!(clerk.sees("Quyển 1: trang 1 đến trang 3") && clerk.sees("dòng ở trang chưa đủ, chưa in."));
    assert!(clerk.sees("trang-moi.pdf"));
    // Nothing new: the file stays what it is.
    let printed = std::fs::read(&first).unwrap();
    clerk.ctrl("s");
    assert!(clerk.sees("Từ trang 3, quyển 1, chưa có trang nào đầy thêm"));
    assert_eq!(std::fs::read(&first).unwrap(), printed);

    clerk.key(Named::F10, PLAIN);
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập."), "which pages");
    let pages = pdf::pages(&first);
    clerk.types("3");
    clerk.ctrl("s");
    assert!(clerk.sees("Lưu PDF, thay tệp cũ"), "the file is asked about");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF."));
    assert_eq!(pdf::pages(&first), pages[2..], "the page as it was");
    clerk.key(Named::F10, PLAIN);
    assert!(clerk.sees("Từ số"), "the whole book once more");
}
