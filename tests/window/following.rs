//! Documents are followed up at the window: instructed, handed over, done; one or several at once; by keyboard, without a display.

use std::path::PathBuf;

use chrono::NaiveDate;
use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{
        came_by::CameBy,
        content::{Content, SignerInfo},
        document::DocumentId,
        follow_up::{
            handling::{Role, State},
            sending::SentBy,
            status::{Status, status},
        },
        incoming::IncomingDraft,
        outgoing::OutgoingDraft,
        unit::Unit,
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

fn content(subject: &str) -> Content {
    Content {
        signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
        ..fixtures::content("UBND tỉnh Mẫu", "Báo cáo", subject)
    }
}

/// A registry with incoming documents 1 to 3 of Monday 23/11/2026 and outgoing document 4 of the same day.
fn office() -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&fixtures::office("UBND tỉnh Mẫu", "UBND"));
    for subject in ["về tiêm chủng", "về quyết toán", "về khen thưởng"] {
        let draft =
            IncomingDraft { arrival_date: Some(clerk::today()), content: content(subject), ..IncomingDraft::default() };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    let draft = OutgoingDraft {
        issued_date: Some(clerk::today()),
        content: content("về việc trả lời"),
        ..OutgoingDraft::default()
    };
    store.register_outgoing(&draft.check().unwrap().entry).unwrap();
    (folder, path)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn status_of(store: &Store, id: i64) -> Status {
    let document = store.documents(&[DocumentId(id)]).unwrap().remove(0);
    status(&document, &store.follow_up(DocumentId(id)).unwrap(), clerk::today())
}

/// The newest is on top: documents 3, 2 and 1.
#[test]
fn several_documents_are_instructed_handed_over_and_done() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, SHIFT);
    clerk.ctrl("i");
    assert!(clerk.sees("Ý kiến chỉ đạo: 2 văn bản đã chọn"));
    clerk.fills("Chánh Văn phòng");
    clerk.key(Named::Enter, PLAIN);
    clerk.fills("Giao tham mưu");
    clerk.fills("Phòng Nội chính");
    clerk.fills("5 ngày làm việc");
    clerk.types("Phòng Kinh tế; Phòng Văn xã");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã lưu: Ý kiến chỉ đạo, 2 văn bản"));
    let store = Store::open(&path, Access::Read).unwrap();
    for id in [2, 3] {
        let way = store.follow_up(DocumentId(id)).unwrap();
        let duties: Vec<_> = way.assigned().map(|one| one.fact.duty.clone()).collect();
        let units: Vec<_> = duties.iter().map(|duty| (duty.unit.as_str(), duty.role)).collect();
        let (lead, support) = (Role::Lead, Role::Support);
        assert_eq!(units, [("Phòng Nội chính", lead), ("Phòng Kinh tế", support), ("Phòng Văn xã", support)]);
        // Five working days from Monday 23/11/2026, the 24th being off.
        assert_eq!(duties[0].due_date, Some(day("2026-12-01")));
        assert_eq!(status_of(&store, id), Status::Submitted);
    }

    clerk.ctrl_shift("h");
    // Units written down before are offered.
    clerk.types("noi");
    assert!(clerk.reads("Phòng Nội chính"));
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.types("Hoàng Văn Bách");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã lưu: Chuyển giao, 2 văn bản"));
    let way = store.follow_up(DocumentId(3)).unwrap();
    assert_eq!(way.hand_overs[0].fact.unit, "Phòng Nội chính");
    assert_eq!(way.hand_overs[0].fact.receiver, "Hoàng Văn Bách");
    assert_eq!(status_of(&store, 3), Status::HandedOver);

    clerk.ctrl_shift("j");
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Cập nhật kết quả giải quyết: 2 văn bản đã chọn"));
    clerk.ctrl("s");
    // F7 went from done to returned, which wants a reason.
    assert!(clerk.sees("Ghi chú: Chưa nhập"));
    clerk.types("không thuộc nhiệm vụ");
    clerk.ctrl("s");
    assert_eq!(store.follow_up(DocumentId(2)).unwrap().assignments[0].fact.report.state, State::Returned);
    assert_eq!(status_of(&store, 2), Status::Returned);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// What is done is waited for no more: neither in its row nor on the day.
#[test]
fn what_is_done_presses_no_more() {
    let (_folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let mut soon = content("về phòng chống bão");
    soon.due_date = Some(day("2026-11-26"));
    let draft = IncomingDraft { arrival_date: Some(clerk::today()), content: soon, ..IncomingDraft::default() };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.sees("Văn bản đến còn ba ngày làm việc"));
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Còn 3 ngày"));
    clerk.ctrl("i");
    clerk.fills("Chánh Văn phòng");
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.types("Phòng Nội chính");
    clerk.ctrl("s");
    clerk.ctrl_shift("j");
    clerk.ctrl("s");
    assert_eq!(status_of(&store, 5), Status::Done);
    assert!(!clerk.sees("Còn 3 ngày"));
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Văn bản đến còn ba ngày làm việc"));
}

/// Before anybody has it, and after it went out.
#[test]
fn what_is_submitted_confirmed_received_and_lent_is_written_down() {
    let (_folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        came_by: CameBy::Wire,
        content: content("về phòng chống bão"),
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Chưa báo cho nơi gửi") && clerk.sees("Báo đã nhận"));
    clerk.ctrl_shift("i");
    clerk.ctrl("s");
    assert!(clerk.sees("Trình: Chưa nhập"));
    clerk.types("Chánh Văn phòng");
    clerk.ctrl("s");
    assert_eq!(status_of(&store, 5), Status::Submitted);
    clerk.ctrl_shift("k");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã báo cho nơi gửi trong ngày"));
    assert!(!clerk.reads("Báo đã nhận"));
    // The one before it came by hand: there is nobody to be told.
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(!clerk.reads("Báo đã nhận"));
    clerk.ctrl_shift("k");
    assert!(!clerk.sees("Bỏ qua"));

    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(!clerk.reads("Nhận hồi báo") && !clerk.reads("Nhận lại bản lưu"));
    clerk.ctrl_shift("g");
    clerk.ctrl("s");
    assert_eq!(status_of(&store, 4), Status::Sent);
    clerk.ctrl_shift("r");
    clerk.ctrl("s");
    assert_eq!(status_of(&store, 4), Status::Received);
    clerk.ctrl_shift("l");
    clerk.fills("Hoàng Văn Bách");
    clerk.types("Chánh Văn phòng");
    clerk.ctrl("s");
    assert_eq!(store.follow_up(DocumentId(4)).unwrap().lent().unwrap().fact.borrower, "Hoàng Văn Bách");
    assert!(!clerk.reads("Cho mượn bản lưu"));
    clerk.ctrl_shift("b");
    clerk.ctrl("s");
    assert_eq!(store.follow_up(DocumentId(4)).unwrap().lent(), None);
    assert!(clerk.reads("Cho mượn bản lưu") && !clerk.reads("Nhận lại bản lưu"));
}

#[test]
fn the_day_is_taken_from_a_month_and_undone() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("i");
    clerk.fills("Chánh Văn phòng");
    clerk.key(Named::ArrowDown, Modifiers::ALT);
    assert!(clerk.sees("Tháng 11 năm 2026"));
    clerk.key(Named::ArrowLeft, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("22/11/2026"));
    clerk.types("Giao tham mưu");
    clerk.ctrl("z");
    clerk.ctrl("z");
    clerk.ctrl("z");
    clerk.ctrl("z");
    assert!(clerk.reads("23/11/2026") && !clerk.reads("22/11/2026"));
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_lost() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("i");
    clerk.fills("Chánh Văn phòng");
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.fills("Phòng Nội chính");
    clerk.types("hôm nào đó");
    clerk.ctrl("s");
    assert!(clerk.sees("Ngày hôm nào đó không hợp lệ"));
    assert!(clerk.reads("Phòng Nội chính") && clerk.reads("Chánh Văn phòng"));
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.follow_up(DocumentId(3)).unwrap().instructions, []);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.reads("Phòng Nội chính"));
}

#[test]
fn the_document_that_a_subject_answers_is_offered() {
    let (_folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        code: "609/CAT-PC07".into(),
        content: content("về phòng cháy"),
        ..IncomingDraft::default()
    };
    let asked = store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
    let draft = OutgoingDraft {
        issued_date: Some(clerk::today()),
        content: content("Phúc đáp Công văn số 609/CAT-PC07 của Công an tỉnh"),
        ..OutgoingDraft::default()
    };
    let answer = store.register_outgoing(&draft.check().unwrap().entry).unwrap().id;
    drop(store);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("l");
    assert!(clerk.sees("Trích yếu nhắc đến văn bản này"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã liên kết hai văn bản."));
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.follow_up(asked).unwrap().answered_by, [answer]);
    assert_eq!(status_of(&store, asked.0), Status::Done);
}

#[test]
fn an_outgoing_document_is_sent() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    // An instruction is nothing for it.
    clerk.ctrl("i");
    assert!(!clerk.sees("Người cho ý kiến"));
    clerk.ctrl_shift("g");
    clerk.key(Named::F7, PLAIN);
    clerk.fills("Sở Nội vụ");
    clerk.types("2");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã phát hành"), "the details say it");
    let store = Store::open(&path, Access::Read).unwrap();
    let sent = &store.follow_up(DocumentId(4)).unwrap().dispatches[0].fact;
    assert_eq!((sent.sent_by, sent.envelopes, sent.sent_to.as_str()), (SentBy::Post, Some(2), "Sở Nội vụ"));
    assert_eq!(store.documents(&[DocumentId(4)]).unwrap()[0].content().hand_over_date, Some(clerk::today()));
}

/// What the instruction says is not typed again: the units that are to have the document are there, an abbreviation stands for the
/// unit's name, and an empty field offers the names used before.
#[test]
fn a_hand_over_knows_the_units_of_the_instruction() {
    let (_folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let unit = |name: &str, abbreviation: &str| Unit { name: name.into(), abbreviation: abbreviation.into() };
    for unit in [unit("Phòng Nội chính", "NC"), unit("Phòng Kinh tế", "KT"), unit("Phòng Văn xã", "VX")] {
        store.write(|transaction| transaction.put_unit(&unit)).unwrap();
    }
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("i");
    clerk.fills("Chánh Văn phòng");
    clerk.key(Named::Enter, PLAIN);
    clerk.fills("Giao tham mưu");
    clerk.fills("nc");
    clerk.key(Named::Enter, PLAIN);
    clerk.types("Phòng Kinh tế");
    clerk.ctrl("s");
    let units = |way: &vanthu::domain::follow_up::FollowUp| {
        way.hand_overs.iter().map(|given| given.fact.unit.clone()).collect::<Vec<_>>()
    };
    clerk.ctrl_shift("h");
    assert!(clerk.reads("Phòng Nội chính; Phòng Kinh tế"));
    clerk.ctrl("s");
    assert_eq!(units(&store.follow_up(DocumentId(3)).unwrap()), ["Phòng Nội chính", "Phòng Kinh tế"]);
    // Both have it: nothing is filled in, and the arrow offers them.
    clerk.ctrl_shift("h");
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.reads("Phòng Nội chính") && clerk.reads("Phòng Kinh tế"));
    clerk.key(Named::Escape, PLAIN);
    clerk.types("vx");
    clerk.ctrl("s");
    assert_eq!(units(&store.follow_up(DocumentId(3)).unwrap())[2], "Phòng Văn xã");
}

/// When a dialog closes the keyboard is in the list again: its keys mean the list's rows, and nothing is typed into the search.
#[test]
fn focus_comes_back() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl_shift("i");
    clerk.key(Named::Escape, PLAIN);
    clerk.types("x");
    assert!(clerk.sees("về khen thưởng") && !clerk.reads("x"), "no search begins");
    clerk.ctrl_shift("i");
    clerk.types("Chánh Văn phòng");
    clerk.ctrl("s");
    clerk.ctrl("a");
    assert!(clerk.sees("Đã chọn 3 văn bản"), "every row is selected");
}
