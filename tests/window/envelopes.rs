//! Envelopes passed on unopened, at the window: taken in, passed on, joined to a document, struck out; by keyboard, without a display.

use std::path::{Path, PathBuf};

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{
        document::DocumentId,
        follow_up::{Entered, envelope::Envelope},
        incoming::IncomingDraft,
    },
    language::Locale,
    progress::Progress,
    store::{Access, Store},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const SHIFT: Modifiers = Modifiers::SHIFT;

fn office() -> (TempDir, PathBuf) {
    let (folder, path, _) = fixtures::registry_with_clerk(&fixtures::office("UBND tỉnh Mẫu", "UBND"));
    (folder, path)
}

fn open(path: &Path) -> Store {
    Store::open(path, Access::Read).unwrap()
}

fn known(path: &Path) -> Vec<Entered<Envelope>> {
    open(path).envelopes(None).unwrap()
}

fn register(path: &Path, code: &str) -> DocumentId {
    let content = fixtures::content("Sở Nội vụ", "Công văn", "về rà soát vị trí việc làm");
    let draft =
        IncomingDraft { arrival_date: Some(clerk::today()), code: code.into(), content, ..IncomingDraft::default() };
    Store::open(path, Access::Write).unwrap().register_incoming(&draft.check().unwrap().entry).unwrap().id
}

fn take_in(clerk: &mut Clerk, sender: &str, addressee: &str) {
    clerk.fills(sender);
    clerk.types(addressee);
    clerk.ctrl("s");
}

#[test]
fn an_envelope_is_taken_in_and_waits_on_the_day_until_it_is_passed_on() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.clicks("Bì không bóc");
    assert!(clerk.sees("Chưa có bì nào") && clerk.reads("23/11/2026"), "today is written down already");
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập"), "what is missing is said");
    assert_eq!(known(&path), []);
    take_in(&mut clerk, "Sở Nội vụ", "Ông Trần Văn Mẫu");
    assert!(clerk.sees("Đã ghi bì của Sở Nội vụ gửi Ông Trần Văn Mẫu") && clerk.sees("1 bì, 1 chưa chuyển"));
    let taken = known(&path);
    let envelope = &taken[0].fact;
    assert_eq!((envelope.arrival_date, envelope.sender.as_str()), (clerk::today(), "Sở Nội vụ"));
    assert!(envelope.waits());
    // The day has it, and leads back.
    clerk.ctrl("j");
    assert!(clerk.sees("Bì không bóc chưa chuyển"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("1 bì, 1 chưa chuyển"));
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("h");
    assert!(clerk.reads("Ông Trần Văn Mẫu"), "the addressee is who usually receives it");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã ghi chuyển 1 bì") && clerk.sees("1 bì, 0 chưa chuyển"));
    let envelope = known(&path).remove(0).fact;
    assert_eq!(envelope.hand_over_date, Some(clerk::today()));
    assert_eq!(envelope.receiver, "Ông Trần Văn Mẫu");
    clerk.ctrl("j");
    assert!(!clerk.sees("Bì không bóc chưa chuyển"));
    assert_eq!(open(&path).check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn values_repeat_names_are_offered_and_a_step_is_taken_back() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F4, SHIFT);
    take_in(&mut clerk, "Liên đoàn Lao động tỉnh", "Công đoàn cơ quan");
    // By its initials, then by F4.
    clerk.types("ldld");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("Liên đoàn Lao động tỉnh"));
    clerk.key(Named::F4, PLAIN);
    clerk.ctrl("s");
    let all = known(&path);
    assert_eq!(all.len(), 2);
    assert_eq!(all[1].fact, all[0].fact);
    clerk.types("Ban Tuyên giáo");
    clerk.ctrl("z");
    assert!(!clerk.reads("Ban Tuyên giáo"));
    clerk.ctrl("y");
    assert!(clerk.reads("Ban Tuyên giáo"));
    // Shift F4 comes from anywhere, and what was typed is still there.
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("thì không bóc"));
    clerk.clicks("Bì không bóc");
    assert!(clerk.reads("Ban Tuyên giáo"));
}

#[test]
fn several_are_passed_on_at_once_and_none_of_them_twice() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F4, SHIFT);
    for (sender, addressee) in [("Sở A", "Ông Một"), ("Sở B", "Bà Hai"), ("Sở C", "Ông Ba")] {
        take_in(&mut clerk, sender, addressee);
    }
    // The last taken in is on top and chosen.
    clerk.ctrl_shift("h");
    clerk.types("Lê Thị Nhận");
    clerk.ctrl("s");
    assert_eq!(known(&path)[2].fact.receiver, "Lê Thị Nhận");
    clerk.ctrl("a");
    clerk.ctrl_shift("h");
    assert!(clerk.sees("2 bì đã chọn"));
    clerk.ctrl("s");
    let receivers: Vec<String> = known(&path).into_iter().map(|envelope| envelope.fact.receiver).collect();
    assert_eq!(receivers, ["Ông Một", "Bà Hai", "Lê Thị Nhận"], "each its addressee, where nobody else is named");
    // A day before the arrival is refused, all envelopes stay as they are.
    clerk.key(Named::Home, PLAIN);
    clerk.ctrl_shift("h");
    clerk.key(Named::Tab, SHIFT);
    clerk.ctrl("a");
    clerk.types("20/11/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("Trước ngày 23/11/2026"), "it is said why");
    clerk.key(Named::Escape, PLAIN);
    assert_eq!(known(&path)[2].fact.hand_over_date, Some(clerk::today()));
    // What was written down is corrected from what it says, not from what it usually would.
    clerk.ctrl_shift("h");
    clerk.key(Named::Tab, SHIFT);
    clerk.ctrl("a");
    clerk.types("24/11/2026");
    clerk.ctrl("s");
    let corrected = known(&path).remove(2).fact;
    assert_eq!((corrected.hand_over_date, corrected.receiver.as_str()), (clerk::today().succ_opt(), "Lê Thị Nhận"));
}

#[test]
fn what_turns_out_to_be_office_business_is_joined_to_its_document() {
    let (_folder, path) = office();
    let (first, second) = (register(&path, "45/SNV-TCBC"), register(&path, "46/SNV-TCBC"));
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F4, SHIFT);
    clerk.fills("Sở Nội vụ");
    clerk.fills("Ông Trần Văn Mẫu");
    clerk.types("45/SNV-TCBC");
    clerk.ctrl("s");
    take_in(&mut clerk, "Sở Nội vụ", "Bà Nguyễn Thị Hai");
    clerk.ctrl("l");
    clerk.types("99");
    clerk.ctrl("s");
    assert!(clerk.sees("Không có văn bản này trong sổ"), "there is no such number");
    clerk.ctrl("a");
    clerk.types("2");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã gắn bì với văn bản"));
    assert_eq!(known(&path)[1].fact.document, Some(second));
    assert!(!known(&path)[1].fact.waits(), "it came back and lies in the book");
    // By the code on the envelope nothing need be typed.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("l");
    assert!(clerk.sees("Văn bản đến cùng số, ký hiệu"));
    clerk.ctrl("s");
    assert_eq!(known(&path)[0].fact.document, Some(first));
    // Joined once, it is not joined again; the document opens from it.
    clerk.ctrl("l");
    assert!(clerk.sees("Hãy chọn một bì chưa gắn với văn bản nào"));
    clerk.ctrl("o");
    assert!(clerk.sees("45/SNV-TCBC") && !clerk.sees("Nhận bì"));
}

#[test]
fn what_was_written_by_mistake_is_struck_out_and_stays() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F4, SHIFT);
    take_in(&mut clerk, "Sở Nội vụ", "Ông Trần Văn Mẫu");
    clerk.ctrl("d");
    clerk.ctrl("s");
    assert!(clerk.sees("Chưa nhập"), "why is asked for");
    clerk.types("ghi hai lần");
    clerk.ctrl("s");
    assert_eq!(known(&path)[0].struck, "ghi hai lần");
    assert!(clerk.sees("Đã gạch bỏ: ghi hai lần") && clerk.sees("1 bì, 0 chưa chuyển"));
    clerk.ctrl_shift("h");
    assert!(clerk.sees("Hãy chọn bì chưa chuyển"));
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Chưa có văn bản đến nào"), "back in the list");
}

#[test]
fn a_menu_over_the_rows_does_what_the_keys_do() {
    let (_folder, path) = office();
    register(&path, "45/SNV-TCBC");
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F4, SHIFT);
    take_in(&mut clerk, "Sở Nội vụ", "Ông Trần Văn Mẫu");
    take_in(&mut clerk, "Sở Y tế", "Bà Nguyễn Thị Hai");
    // By the other button of the mouse, on the row below the chosen one.
    clerk.asks_of("Sở Nội vụ");
    assert!(!clerk.sees("Mở văn bản trong bì"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Chuyển bì không bóc") && clerk.sees("Sở Nội vụ gửi Ông Trần Văn Mẫu"));
    clerk.ctrl("s");
    assert_eq!(known(&path)[0].fact.hand_over_date, Some(clerk::today()));
    assert!(known(&path)[1].fact.waits());
    // By keyboard: the second entry joins.
    clerk.key(Named::F10, SHIFT);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.types("1");
    clerk.ctrl("s");
    assert!(known(&path)[0].fact.document.is_some());
    clerk.key(Named::ContextMenu, PLAIN);
    assert!(clerk.sees("Mở văn bản trong bì"));
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Mở văn bản trong bì") && clerk.sees("Bì không bóc"));
    clerk.asks_of("Sở Nội vụ");
    clerk.clicks("Mở văn bản trong bì");
    assert!(clerk.sees("45/SNV-TCBC") && !clerk.sees("Nhận bì"));
}

#[test]
fn those_of_other_years_are_seen_while_they_wait() {
    let (_folder, path) = office();
    register(&path, "45/SNV-TCBC");
    let envelope = |day: &str, passed: Option<&str>| Envelope {
        arrival_date: day.parse().unwrap(),
        sender: format!("Sở của {day}"),
        code: String::new(),
        addressee: "Ông Một".into(),
        hand_over_date: passed.map(|day| day.parse().unwrap()),
        receiver: String::new(),
        remark: String::new(),
        document: None,
    };
    let mut store = Store::open(&path, Access::Write).unwrap();
    store
        .write(|gate| {
            gate.take_in(&envelope("2025-12-30", None))?;
            gate.take_in(&envelope("2025-12-29", Some("2025-12-29")))?;
            gate.take_in(&envelope("2026-01-05", Some("2026-01-05")))
        })
        .unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F4, SHIFT);
    assert!(clerk.sees("Sở của 2025-12-30") && clerk.sees("Sở của 2026-01-05"));
    assert!(!clerk.sees("Sở của 2025-12-29"));
    clerk.goes_to_all_years();
    assert!(clerk.sees("Sở của 2025-12-29"));
}
