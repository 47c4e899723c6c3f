//! Entering documents as fast as a table does: dates, repeating, undoing, pasting, and what a power cut leaves.

use std::path::{Path, PathBuf};

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    clock::Clock,
    domain::{
        content::{Content, SignerInfo},
        document::Document,
        issuer::Issuer,
        office::Authority,
        outgoing::OutgoingDraft,
        query::Query,
        reservation::Hold,
        unit::Unit,
    },
    language::Locale,
    store::{Access, Store},
    window::Environment,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();

/// A registry of an office, in a folder that goes away.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let (folder, _, _) = fixtures::registry_with_clerk(&fixtures::whole_office());
        Self { folder }
    }

    fn registry(&self) -> PathBuf {
        self.folder.path().join("registry.db")
    }

    fn clerk(&self) -> Clerk {
        Clerk::sits_down(&self.registry(), Locale::Vietnamese)
    }
}

/// Everything registered, the newest first.
fn registered(registry: &Path) -> Vec<Document> {
    let store = Store::open(registry, Access::Read).unwrap();
    store.documents(&store.search_all(&Query::default()).unwrap()).unwrap()
}

/// Fills the form of a new incoming document, all but its arrival date.
fn fills_incoming(clerk: &mut Clerk, organ: &str, code: &str, subject: &str) {
    for text in [organ, code, "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types(subject);
}

#[test]
fn dates_are_read_short_and_written_in_full_when_one_leaves_them() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.types("hôm qua");
    assert!(!clerk.sees("22/11/2026"), "nothing is rewritten while one types");
    clerk.key(Named::Tab, PLAIN);
    assert!(clerk.sees("22/11/2026"));
    clerk.fills("Sở Tài chính");
    clerk.fills("12/BC-STC");
    clerk.fills("201126");
    assert!(clerk.sees("20/11/2026"));
    clerk.fills("");
    clerk.fills("");
    clerk.fills("Thu ngân sách");
    clerk.fills("Phòng Tổng hợp");
    clerk.types("5");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    let Document::Incoming(document) = registered(&desk.registry()).remove(0) else { panic!("the wrong book") };
    assert_eq!(document.entry.arrival_date, chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    assert_eq!(document.entry.content.due_date, chrono::NaiveDate::from_ymd_opt(2026, 12, 5), "the next fifth");
}

#[test]
fn arrows_change_a_date_by_days_and_months() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.key(Named::ArrowUp, PLAIN);
    assert!(clerk.sees("23/11/2026"), "an empty date becomes today");
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("21/11/2026"));
    clerk.key(Named::ArrowUp, PLAIN);
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.sees("22/10/2026"));
    clerk.key(Named::PageUp, PLAIN);
    assert!(clerk.sees("22/11/2026"));
    for _ in 0..10 {
        clerk.key(Named::Backspace, PLAIN);
    }
    clerk.types("31/02/2026");
    clerk.key(Named::ArrowUp, PLAIN);
    assert!(clerk.sees("31/02/2026"), "what is no date stays as it was typed");
}

#[test]
fn typing_is_undone_word_by_word_in_every_kind_of_field_and_done_again() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("20");
    clerk.types("Sở Tài chính");
    clerk.ctrl("z");
    assert!(clerk.sees("Sở Tài ") && !clerk.sees("Sở Tài c"));
    clerk.ctrl("z");
    clerk.ctrl("z");
    assert!(!clerk.sees("Sở"));
    clerk.ctrl("z");
    assert!(!clerk.sees("20/11/2026"), "writing a date in full is no step of its own");
    for _ in 0..4 {
        clerk.ctrl("y");
    }
    assert!(clerk.sees("20/11/2026") && clerk.sees("Sở Tài chính"));
    // The keyboard is where it was undone: typing goes on there.
    clerk.types(" tỉnh");
    assert!(clerk.sees("Sở Tài chính tỉnh"));
    for text in ["", "", "", "Công văn", ""] {
        clerk.fills(text);
    }
    clerk.types("Thu ngân sách");
    clerk.ctrl("z");
    clerk.ctrl("z");
    clerk.ctrl("z");
    clerk.types("Chi");
    clerk.ctrl("z");
    clerk.ctrl("y");
    clerk.types(" thường xuyên");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    assert_eq!(registered(&desk.registry())[0].content().subject, "Chi thường xuyên");
    clerk.ctrl("z");
    clerk.ctrl("s");
    assert_eq!(registered(&desk.registry()).len(), 1, "the next form begins without a past");
}

#[test]
fn a_value_of_the_document_before_is_repeated_by_one_key() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    fills_incoming(&mut clerk, "Sở Tài chính", "12/BC-STC", "Thu ngân sách");
    clerk.ctrl("s");
    clerk.key(Named::F4, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.fills("13/BC-STC");
    clerk.key(Named::F4, PLAIN);
    for _ in 0..3 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.key(Named::F4, PLAIN);
    clerk.types(" quý IV");
    clerk.ctrl("s");
    let documents = registered(&desk.registry());
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0].content().organ_name, "Sở Tài chính");
    assert_eq!(documents[0].issued_date(), chrono::NaiveDate::from_ymd_opt(2026, 11, 20));
    assert_eq!(documents[0].content().subject, "Thu ngân sách quý IV");
    // A window that has registered nothing itself asks the registry.
    drop(clerk);
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.key(Named::F4, PLAIN);
    assert!(clerk.sees("Sở Tài chính"));
    // Where no form is open, the key shows the incoming book.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F5, PLAIN);
    assert!(clerk.sees("Chưa có văn bản đi nào"));
    clerk.key(Named::F4, PLAIN);
    assert!(clerk.sees("Thu ngân sách quý IV"));
}

#[test]
fn a_pasted_line_fills_the_form_and_one_undo_empties_it() {
    let line = "Công văn số 609/CAT-PC07 ngày 09/02/2026 của Công an tỉnh về việc phòng cháy";
    let row = "609/CAT-PC07\t09/02/2026\tCông an tỉnh\tCông văn\tvề việc phòng cháy";
    for pasted in [line, row] {
        let desk = Desk::new();
        let mut clerk = desk.clerk();
        clerk.key(Named::F2, PLAIN);
        clerk.fills("=");
        clerk.pastes(pasted);
        for text in ["609/CAT-PC07", "09/02/2026", "Công an tỉnh", "Công văn", "Đã điền từ dòng vừa dán"]
        {
            assert!(clerk.sees(text), "{text}");
        }
        clerk.ctrl("z");
        assert!(clerk.sees("23/11/2026") && !clerk.sees("609/CAT-PC07") && !clerk.sees("Đã điền"));
        clerk.ctrl("y");
        clerk.ctrl("s");
        let documents = registered(&desk.registry());
        let Document::Incoming(document) = &documents[0] else { panic!("the wrong book") };
        assert_eq!(document.entry.code.as_str(), "609/CAT-PC07");
        assert_eq!(document.entry.content.organ_name, "Công an tỉnh");
        assert_eq!(document.entry.content.type_name, "Công văn");
        assert_eq!(document.entry.content.subject, "về việc phòng cháy");
    }
}

#[test]
fn a_line_pasted_into_the_subject_of_an_empty_form_fills_it_and_stays_text_elsewhere() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.pastes("Quyết định 15/QĐ-UBND ngày 5/2/2026 của UBND tỉnh V/v điều động cán bộ");
    assert!(clerk.sees("15/QĐ-UBND") && clerk.sees("05/02/2026") && clerk.sees("UBND tỉnh"));
    clerk.ctrl("z");
    assert!(!clerk.sees("05/02/2026"));
    // Where something is written already, a paste is a paste.
    clerk.types("Về ");
    clerk.pastes("Quyết định 15/QĐ-UBND ngày 5/2/2026 của UBND tỉnh V/v điều động cán bộ");
    assert!(!clerk.sees("05/02/2026"));
}

#[test]
fn a_whole_code_chooses_type_authority_and_number_of_an_outgoing_document() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("1/TTr-VP");
    assert!(clerk.sees("Tờ trình") && clerk.sees("01/TTr-VP"));
    assert!(clerk.sees("số dự kiến"), "the next number need not be chosen");
    clerk.ctrl("z");
    // Another number is proposed; the registry says whether it may be given.
    clerk.fills("7/TTr-VP");
    assert!(clerk.sees("Tờ trình") && clerk.sees("số chọn"));
    clerk.key(Named::Tab, PLAIN);
    for text in ["Về việc bổ sung kinh phí", "KT.", "Phó Chánh Văn phòng", "Trần Văn Mẫu"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    assert_eq!(registered(&desk.registry()).len(), 0);
    assert!(clerk.sees("không được giữ cho văn bản nào"));
}

/// What a clerk typed is on the disk a moment later.
fn waits_for_draft(registry: &Path, text: &str) {
    let drafts = registry.with_file_name("registry.db.drafts.json");
    for _ in 0..200 {
        if std::fs::read_to_string(&drafts).is_ok_and(|held| held.contains(text)) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("{text} is in no draft");
}

#[test]
fn a_draft_survives_a_power_cut_and_goes_when_it_is_registered() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("22/11/2026");
    fills_incoming(&mut clerk, "Sở Tài chính", "12/BC-STC", "Thu ngân sách quý IV");
    waits_for_draft(&desk.registry(), "Thu ngân sách quý IV");
    // The power goes: nothing but what the disk holds at this moment is there afterwards.
    let after = Desk { folder: tempfile::tempdir().unwrap() };
    for file in std::fs::read_dir(desk.folder.path()).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), after.folder.path().join(file.file_name())).unwrap();
        }
    }
    drop(clerk);
    let mut clerk = after.clerk();
    assert!(clerk.sees("Văn bản đang nhập dở lúc 08:05 23/11/2026, chưa đăng ký."));
    for text in ["Đăng ký văn bản đến", "22/11/2026", "Sở Tài chính", "12/BC-STC", "20/11/2026", "Báo cáo"]
    {
        assert!(clerk.sees(text), "{text}");
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    assert_eq!(registered(&after.registry())[0].content().subject, "Thu ngân sách quý IV");
    drop(clerk);
    assert!(!after.registry().with_file_name("registry.db.drafts.json").exists());
    let mut clerk = after.clerk();
    assert!(!clerk.sees("nhập dở") && !clerk.sees("Đăng ký văn bản đến"));
}

#[test]
fn drafts_of_both_books_wait_for_the_next_window() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.types("Sở Tài chính");
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("ttr");
    clerk.key(Named::F7, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    drop(clerk);
    let mut clerk = desk.clerk();
    assert!(clerk.sees("Còn văn bản đến và văn bản đi đang nhập dở"));
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("Sở Tài chính") && clerk.sees("nhập dở lúc 08:05"));
    clerk.key(Named::F3, PLAIN);
    assert!(clerk.sees("Tờ trình") && clerk.sees("Quy phạm pháp luật"));
    // One who does not want it empties it with one key, and it is gone for good.
    clerk.ctrl("z");
    assert!(!clerk.sees("Tờ trình"));
    drop(clerk);
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    assert!(!clerk.sees("Tờ trình") && !clerk.sees("nhập dở"));
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("Sở Tài chính"));
}

#[test]
fn a_month_hangs_below_a_date_and_is_gone_through_by_keys() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.key(Named::ArrowDown, Modifiers::ALT);
    for text in ["Tháng 11 năm 2026", "T2", "CN", "30"] {
        assert!(clerk.sees(text), "{text}");
    }
    clerk.key(Named::PageUp, PLAIN);
    clerk.key(Named::ArrowLeft, PLAIN);
    clerk.key(Named::ArrowUp, PLAIN);
    assert!(clerk.sees("Tháng 10 năm 2026"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("15/10/2026") && !clerk.sees("Tháng 10"), "the 23rd, less a day and a week");
    clerk.types("Sở Y tế");
    assert!(clerk.sees("Sở Y tế"), "the keyboard is in the next input");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::Tab, PLAIN);
    clerk.types("5");
    clerk.key(Named::ArrowDown, Modifiers::ALT);
    clerk.key(Named::ArrowRight, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Tháng 11 năm 2026"));
    clerk.types("/2");
    clerk.key(Named::Tab, PLAIN);
    assert!(clerk.sees("05/02/2026"), "what was typed stays when the month is put away, and so does the keyboard");
}

#[test]
fn names_and_types_are_found_by_their_initials_the_most_used_first() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    for (organ, code) in [("Sở Tài chính", "1/STC-NS"), ("Sở Tài chính", "2/STC-NS"), ("Sở Thể chế", "3/STC-TH")]
    {
        clerk.key(Named::F2, PLAIN);
        clerk.ctrl("t");
        fills_incoming(&mut clerk, organ, code, "Thu ngân sách");
        clerk.ctrl("s");
    }
    assert_eq!(registered(&desk.registry()).len(), 3);
    clerk.types("stc");
    assert!(clerk.sees("2 lần") && clerk.sees("1 lần"));
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.fills("15");
    clerk.fills("=");
    clerk.fills("cv");
    clerk.fills("");
    clerk.types("Chi");
    clerk.ctrl("s");
    let documents = registered(&desk.registry());
    let newest = documents[0].content();
    assert_eq!((newest.organ_name.as_str(), newest.type_name.as_str()), ("Sở Tài chính", "Công văn"));
    // Of all types that are offered, the one used most stands first.
    clerk.fills("1");
    clerk.fills("16");
    clerk.fills("=");
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    clerk.fills("");
    clerk.types("Họp");
    clerk.ctrl("s");
    assert_eq!(registered(&desk.registry())[0].content().type_name, "Công văn");
}

#[test]
fn a_type_the_registry_does_not_know_is_added_on_the_spot() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("Phiếu trình");
    assert!(clerk.sees("Sổ chưa có tên loại “Phiếu trình”"));
    // Another type's abbreviation would make two documents look the same.
    clerk.fills("BC");
    assert!(clerk.sees("BC đã là chữ viết tắt của Báo cáo"));
    clerk.key(Named::Backspace, PLAIN);
    clerk.key(Named::Backspace, PLAIN);
    clerk.fills("PTr");
    assert!(clerk.sees("Đã thêm tên loại “Phiếu trình”") && !clerk.sees("Sổ chưa có"));
    assert!(clerk.sees("01/PTr-VP"), "its own numbers begin at 01");
    // The keyboard goes on with the form, and the type is known from now on.
    clerk.fills("TH");
    for text in ["Về việc bổ sung kinh phí", "KT.", "Phó Chánh Văn phòng", "Trần Văn Mẫu"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký văn bản đi 01/PTr-VP"));
    let documents = registered(&desk.registry());
    assert_eq!(documents[0].content().type_name, "Phiếu trình");
    drop(clerk);
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("ptr");
    assert!(clerk.reads("Phiếu trình") && clerk.sees("02/PTr-VP"));
}

#[test]
fn saving_asks_about_an_unknown_type_and_one_may_decline_or_leave_the_abbreviation_empty() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.types("Thư ngỏ");
    clerk.ctrl("s");
    assert!(clerk.sees("Sổ chưa có tên loại “Thư ngỏ”"));
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Sổ chưa có"));
    // Declined once, it is not asked again; the registry says what is wrong, and nothing is added.
    clerk.fills("");
    assert!(!clerk.sees("Sổ chưa có"));
    let known = |name: &str| {
        let store = Store::open(&desk.registry(), Access::Read).unwrap();
        store.document_types().unwrap().iter().any(|kind| kind.name == name)
    };
    assert!(!known("Thư ngỏ"));
    // Another name is asked about anew; without an abbreviation the code names none.
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.fills("Thư chúc mừng");
    assert!(clerk.sees("Sổ chưa có tên loại “Thư chúc mừng”"));
    clerk.fills("");
    assert!(known("Thư chúc mừng") && !known("Thư ngỏ") && clerk.sees("01/VP"));
    // Incoming documents have whatever type their sender gave them.
    clerk.key(Named::F2, PLAIN);
    clerk.ctrl("t");
    for text in ["Sở Tài chính", "1/STC", "20/11/2026", "Thư ngỏ"] {
        clerk.fills(text);
    }
    assert!(!clerk.sees("Sổ chưa có"));
}

#[test]
fn a_normative_type_is_none_of_the_office_s_own() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.key(Named::F7, PLAIN);
    clerk.ctrl("t");
    clerk.fills("Phiếu trình");
    assert!(!clerk.sees("Sổ chưa có tên loại"));
}

#[test]
fn a_known_signer_brings_prefix_and_position_as_that_issuer_wrote_them_last() {
    let desk = Desk::new();
    let mut store = Store::open(&desk.registry(), Access::Write).unwrap();
    let province = Authority { name: "UBND tỉnh Mẫu".into(), abbreviation: "UBND".into(), ..Authority::default() };
    store.add_authority(&province).unwrap();
    let signed = |organ: &str, prefix: &str, position: &str| {
        let draft = OutgoingDraft {
            issued_date: chrono::NaiveDate::from_ymd_opt(2026, 11, 20),
            content: Content {
                signer_info: SignerInfo {
                    prefix: prefix.into(),
                    position: position.into(),
                    full_name: "Trần Văn Mẫu".into(),
                },
                ..fixtures::content(organ, "Báo cáo", "Thu ngân sách")
            },
            ..OutgoingDraft::default()
        };
        draft.check().unwrap().entry
    };
    let office = "Văn phòng UBND tỉnh Mẫu";
    for entry in [
        signed(office, "TL.", "Trưởng phòng"),
        signed(office, "KT.", "Phó Chánh Văn phòng"),
        signed("UBND tỉnh Mẫu", "TUQ.", "Chánh Văn phòng"),
    ] {
        store.register_outgoing(&entry).unwrap();
    }
    drop(store);
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("vp");
    for text in ["Báo cáo", "TH", "Chi thường xuyên", "", ""] {
        clerk.fills(text);
    }
    clerk.types("tran");
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("Trần Văn Mẫu") && clerk.reads("KT.") && clerk.reads("Phó Chánh Văn phòng"));
    // One step back takes all of it away again.
    clerk.ctrl("z");
    assert!(!clerk.reads("Trần Văn Mẫu") && !clerk.reads("KT.") && !clerk.reads("Phó Chánh Văn phòng"));
    // What is written already is kept, and says which time is meant.
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.fills("TL.");
    clerk.key(Named::Tab, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.reads("TL.") && clerk.reads("Trưởng phòng") && !clerk.reads("KT."));
}

/// Registers a công văn of the office, without a drafting unit.
fn with_a_letter(registry: &Path) {
    let mut store = Store::open(registry, Access::Write).unwrap();
    let draft = OutgoingDraft {
        issued_date: chrono::NaiveDate::from_ymd_opt(2026, 11, 20),
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
            ..fixtures::content("Văn phòng UBND tỉnh Mẫu", "Công văn", "Thu ngân sách")
        },
        ..OutgoingDraft::default()
    };
    store.register_outgoing(&draft.check().unwrap().entry).unwrap();
}

/// A line that cites a document fills the form from the date too, where the keyboard is first; and a date is read when one goes on by
/// the mouse.
#[test]
fn a_date_takes_a_cited_line_and_is_read_wherever_one_goes() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.pastes("Công văn số 3120/SXD-QLN ngày 20/11/2026 của Sở Xây dựng về việc nhà ở xã hội");
    assert!(clerk.reads("3120/SXD-QLN") && clerk.reads("20/11/2026") && clerk.reads("Sở Xây dựng"));
    assert!(!clerk.sees("Công văn số 3120"), "the line does not stay in the date");
    clerk.types("=");
    clerk.clicks_below("Họ tên người ký");
    clerk.types("P");
    assert!(clerk.reads("23/11/2026"), "today");
}

/// A thư công of the office is written as its công văn without a drafting unit: the form says so before anything is saved.
#[test]
fn why_there_is_no_number_is_said() {
    let desk = Desk::new();
    with_a_letter(&desk.registry());
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("Thư công");
    assert!(clerk.sees("viết số, ký hiệu giống nhau (như 01/VP ngày"));
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.fills("Báo cáo");
    assert!(clerk.sees("01/BC-VP") && !clerk.sees("viết số, ký hiệu giống nhau"));
}

/// The type that gets no number may share the series of the one it is written as, at the form itself: the number comes then, and what
/// was to be saved is saved.
#[test]
fn a_common_series_is_offered() {
    for is_saved_first in [false, true] {
        let desk = Desk::new();
        with_a_letter(&desk.registry());
        let mut clerk = desk.clerk();
        clerk.key(Named::F3, PLAIN);
        clerk.ctrl("t");
        for text in ["Thư công", "", "Chúc mừng năm mới", "KT.", "Phó Chánh Văn phòng"] {
            clerk.fills(text);
        }
        clerk.types("Trần Văn Mẫu");
        assert!(clerk.sees("Dùng chung hệ thống số “Công văn”"));
        if is_saved_first {
            clerk.ctrl("s");
            assert!(clerk.sees("còn nguyên trong biểu mẫu"), "it is refused");
            assert_eq!(registered(&desk.registry()).len(), 1);
            clerk.clicks("Dùng chung hệ thống số “Công văn”");
        } else {
            clerk.key(Named::F6, PLAIN);
            assert!(clerk.sees("“Thư công” nay dùng chung hệ thống số “Công văn”") && clerk.sees("02/VP"));
            assert!(!clerk.sees("viết số, ký hiệu giống nhau"));
            clerk.ctrl("s");
        }
        assert_eq!(registered(&desk.registry())[0].code().as_str(), "02/VP");
        assert!(!clerk.sees("viết số, ký hiệu giống nhau"));
        // Each type of VBQPPL has a series of its own.
        clerk.key(Named::F3, PLAIN);
        clerk.key(Named::F7, PLAIN);
        assert!(!clerk.sees("Dùng chung hệ thống số"));
    }
}

/// Whatever stands in a field is replaced by what is typed after coming to it by Tab, forwards or back: a kept signer is never
/// written on.
#[test]
fn a_field_entered_by_tab_is_typed_over() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("22/11/2026");
    clerk.types("Sở Tài chính");
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.types("20/11");
    clerk.key(Named::Tab, PLAIN);
    assert!(clerk.reads("20/11/2026"), "the date was typed over");
    clerk.types("Sở Y tế");
    assert!(clerk.reads("Sở Y tế"), "the name was typed over");
    clerk.key(Named::Tab, PLAIN);
    for text in ["5/STC", "19/11/2026"] {
        clerk.fills(text);
    }
    clerk.fills("Báo cáo");
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.fills("ttr");
    assert!(clerk.reads("Tờ trình") && !clerk.reads("Báo cáo"));
    // The outgoing form keeps unit and signer for the next document.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    for text in ["bc", "TH", "Thu ngân sách", "TM.", "Chủ tịch", "Trần Văn Bình"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký văn bản đi 01/BC-VP"));
    clerk.fills("Chi ngân sách");
    for text in ["KT.", "Phó Chánh Văn phòng", "Lê Thị Mai"] {
        clerk.types(text);
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.ctrl("s");
    let newest = registered(&desk.registry()).remove(0);
    let signer = &newest.content().signer_info;
    assert_eq!(
        [signer.prefix.as_str(), &signer.position, &signer.full_name],
        ["KT.", "Phó Chánh Văn phòng", "Lê Thị Mai"]
    );
}

/// VBQPPL is said of one document: the next is none until it is said again, and a type that is never normative is none.
#[test]
fn the_law_switch_does_not_stay() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.key(Named::F7, PLAIN);
    for text in ["qd", "TH", "Quy định giá đất", "TM.", "Chủ tịch", "Trần Văn Bình"] {
        clerk.fills(text);
    }
    assert!(clerk.sees("01/2026/QĐ-VP"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký văn bản đi 01/2026/QĐ-VP"));
    assert!(clerk.reads("01/QĐ-VP"), "the next decision is one of the other series");
    // A công văn is never normative.
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("02/2026/QĐ-VP"));
    for _ in 0..2 {
        clerk.key(Named::Tab, Modifiers::SHIFT);
    }
    clerk.fills("cv");
    assert!(clerk.reads("Công văn") && clerk.sees("01/VP-TH"));
}

/// A list that hangs below one field goes when the keyboard is elsewhere, and nothing of it is written there or here.
#[test]
fn a_list_never_writes_elsewhere() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    for text in ["=", "Sở Tài chính", "12/BC-STC", "20/11/2026", "", "", "Thu ngân sách", "", ""] {
        clerk.fills(text);
    }
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Trục liên thông"));
    clerk.clicks_below("Mức độ khẩn (0–4)");
    assert!(!clerk.sees("Trục liên thông"));
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(!clerk.sees("Trục liên thông"), "nothing is chosen behind one's back");
    clerk.ctrl("s");
    let Document::Incoming(document) = registered(&desk.registry()).remove(0) else { panic!("the wrong book") };
    assert_eq!(document.entry.came_by, vanthu::domain::came_by::CameBy::default());
    assert_ne!(document.entry.content.priority.number(), 0, "the list of the field one stands in was used");
}

/// A list is as wide as what it says: the number is read whole beside whom it is held for.
#[test]
fn held_numbers_are_seen() {
    let desk = Desk::new();
    let mut store = Store::open(&desk.registry(), Access::Write).unwrap();
    let hold = Hold {
        from: None,
        amount: 3,
        holder: "Phòng Kinh tế tổng hợp và các vấn đề liên quan".into(),
        reason: "ký muộn".into(),
        until: chrono::NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
    };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    store.write(|transaction| transaction.hold_incoming(day, &hold)).unwrap();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.ctrl("g");
    clerk.key(Named::ArrowDown, PLAIN);
    let holder = "Phòng Kinh tế tổng hợp và các vấn đề liên quan · 31/12/2026";
    let place = clerk.place_of(holder).unwrap();
    for number in ["1", "2", "3"] {
        let number = clerk.place_of(number).unwrap();
        assert!(number.width >= 8.0 && number.x + number.width <= place.x, "{number:?} {place:?}");
    }
}

/// A công văn names its drafting unit by the abbreviation, whoever types the name; without one there is no number, and why is said.
#[test]
fn a_unit_typed_by_name_gives_its_abbreviation() {
    let desk = Desk::new();
    let mut store = Store::open(&desk.registry(), Access::Write).unwrap();
    let unit = Unit { name: "Phòng Kinh tế tổng hợp".into(), abbreviation: "KTTH".into() };
    store.write(|transaction| transaction.put_unit(&unit)).unwrap();
    drop(store);
    let mut clerk = desk.clerk();
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    clerk.fills("cv");
    clerk.fills("Phòng Kế toán");
    assert!(clerk.sees("chưa có chữ viết tắt của “Phòng Kế toán”"));
    clerk.key(Named::Tab, Modifiers::SHIFT);
    clerk.fills("phòng kinh tế tổng hợp");
    assert!(clerk.reads("01/VP-KTTH") && !clerk.sees("chưa có chữ viết tắt"));
    for text in ["Thu ngân sách", "", "", "Trần Văn Mẫu"] {
        clerk.fills(text);
    }
    clerk.ctrl("s");
    let Document::Outgoing(document) = registered(&desk.registry()).remove(0) else { panic!("the wrong book") };
    assert_eq!((document.code.as_str(), document.entry.drafting_unit.as_str()), ("01/VP-KTTH", "KTTH"));
}

/// By mouse alone: a press into a field of few words lists them all, whatever stands there; another press puts the list away.
#[test]
fn a_choice_opens_by_mouse() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.clicks_below("Mức độ khẩn (0–4)");
    assert!(clerk.sees("Hỏa tốc") && clerk.sees("Thượng khẩn"));
    clerk.clicks("Hỏa tốc");
    assert!(clerk.reads("Hỏa tốc") && !clerk.sees("Thượng khẩn"));
    clerk.clicks_below("Mức độ khẩn (0–4)");
    assert!(clerk.sees("Thượng khẩn"), "the others are offered beside what stands there");
    clerk.clicks_below("Mức độ khẩn (0–4)");
    assert!(!clerk.sees("Thượng khẩn"));
    clerk.clicks_below("Hình thức nhận");
    assert!(clerk.sees("Trục liên thông"));
    clerk.clicks("Trục liên thông");
    assert!(clerk.reads("Trục liên thông"));
}

/// A date that cannot be right is asked about before anything is saved; an old one once a day, for whoever enters a backlog.
#[test]
fn a_date_that_cannot_be_is_asked_about() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("29/11/2062");
    fills_incoming(&mut clerk, "Sở Tài chính", "12/BC-STC", "Thu ngân sách");
    clerk.ctrl("s");
    assert!(clerk.sees("Ngày này có đúng không?") && clerk.sees("29/11/2062 ở sau hôm nay"));
    clerk.key(Named::Escape, PLAIN);
    assert!(registered(&desk.registry()).is_empty());
    // The keyboard is at the date, which is typed over.
    clerk.fills("23/11");
    for _ in 0..2 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.fills("15/12/2026");
    clerk.ctrl("s");
    assert!(clerk.sees("Ngày này có đúng không?") && registered(&desk.registry()).is_empty(), "issued after it came");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký số đến 1"), "the clerk says it is right");
}

#[test]
fn an_old_arrival_is_asked_once_a_day() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.fills("02/03/2026");
    clerk.fills("Sở Tài chính");
    clerk.fills("1/STC");
    for text in ["01/03/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types("Thu ngân sách");
    clerk.ctrl("s");
    assert!(clerk.sees("02/03/2026 đã qua hơn một tuần"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    for text in ["Sở Tài chính", "2/STC", "01/03/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types("Chi ngân sách");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 2"), "it was asked today");
    drop(clerk);
    let old = |clerk: &mut Clerk, code: &str| {
        clerk.key(Named::F2, PLAIN);
        for text in ["02/03/2026", "Sở Tài chính", code, "01/03/2026", "", ""] {
            clerk.fills(text);
        }
        clerk.types("Thu ngân sách");
        clerk.ctrl("s");
    };
    let mut clerk = desk.clerk();
    old(&mut clerk, "3/STC");
    assert!(clerk.sees("Đã đăng ký số đến 3"), "it was asked today, before the program was started again");
    drop(clerk);
    let tomorrow = clerk::environment(&desk.registry(), Locale::Vietnamese);
    let tomorrow =
        Environment { clock: Clock::from(|| clerk::at(clerk::today().succ_opt().unwrap(), 8, 5)), ..tomorrow };
    let mut clerk = Clerk::sits_down_in(tomorrow);
    old(&mut clerk, "4/STC");
    assert!(clerk.sees("02/03/2026 đã qua hơn một tuần"), "it is another day");
}

/// Every field of Phụ lục VI is entered and corrected in the form; the rarer ones are folded away until they are wanted.
#[test]
fn every_field_of_the_decree_can_be_entered_and_corrected() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    clerk.key(Named::F2, PLAIN);
    clerk.ctrl("t");
    fills_incoming(&mut clerk, "Sở Tài chính", "12/BC-STC", "Thu ngân sách");
    assert!(!clerk.sees("Số, ký hiệu hồ sơ"));
    clerk.key(Named::F8, PLAIN);
    for text in ["H50.05", "2026", "12.HC", "7"] {
        clerk.fills(text);
    }
    clerk.types("Tiếng Anh");
    clerk.ctrl("s");
    let newest = registered(&desk.registry()).remove(0);
    let content = newest.content();
    let file = &content.file_code;
    assert_eq!(
        (file.organ_id.as_str(), file.file_catalog, file.file_notation.as_str()),
        ("H50.05", Some(2026), "12.HC")
    );
    assert_eq!((content.doc_ordinal, content.language.as_str()), (Some(7), "Tiếng Anh"));
    // The outgoing book has pages and codes of receivers among them.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    for text in ["bc", "TH", "Thu ngân sách", "TM.", "Chủ tịch", "Trần Văn Bình"] {
        clerk.fills(text);
    }
    clerk.types("Sở Nội vụ; Sở Y tế");
    clerk.key(Named::F8, PLAIN);
    for text in ["H50.05", "2026", "15.HC", "8", "", "12"] {
        clerk.fills(text);
    }
    clerk.types("; H50.09; H50.10");
    clerk.ctrl("s");
    assert!(clerk.sees("“H50.10” không có nơi nhận"), "a code without its receiver");
    // The keyboard is where the receiver is missing.
    clerk.types("; Sở Xây dựng");
    clerk.ctrl("s");
    let Document::Outgoing(document) = registered(&desk.registry()).remove(0) else { panic!("the wrong book") };
    let to: Vec<_> = document.entry.to.iter().map(|to| (to.organ_name.as_str(), to.organ_id.as_str())).collect();
    assert_eq!(to, [("Sở Nội vụ", ""), ("Sở Y tế", "H50.09"), ("Sở Xây dựng", "H50.10")]);
    assert_eq!((document.entry.content.page_amount, document.entry.content.doc_ordinal), (Some(12), Some(8)));
    // Corrected: unfolded already, for something stands there.
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("e");
    clerk.types("nhầm số tờ");
    // Past date, unit, subject, signer, receivers and the rest of the usual fields, the file, the number in it and the language.
    for _ in 0..20 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types("13");
    clerk.ctrl("s");
    let Document::Outgoing(document) = registered(&desk.registry()).remove(0) else { panic!("the wrong book") };
    let file = &document.entry.content.file_code;
    assert_eq!((document.entry.content.page_amount, file.file_notation.as_str()), (Some(13), "15.HC"));
    assert_eq!(document.entry.to[1].organ_id, "H50.09");
}

/// Who issues an outgoing document jointly is entered among the rarer fields, stands in the number to come, and is shown with it.
#[test]
fn who_issues_a_document_too_is_entered_and_shown() {
    let desk = Desk::new();
    let mut clerk = desk.clerk();
    let fills = |clerk: &mut Clerk| {
        for text in ["bc", "TH", "Phối hợp giám sát", "TM.", "Chủ tịch", "Trần Văn Bình"] {
            clerk.fills(text);
        }
        clerk.types("Sở Nội vụ");
    };
    clerk.key(Named::F3, PLAIN);
    clerk.ctrl("t");
    fills(&mut clerk);
    clerk.key(Named::F8, PLAIN);
    for _ in 0..7 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types("Tỉnh đoàn");
    clerk.ctrl("s");
    assert!(clerk.sees("có chữ viết tắt của “Tỉnh đoàn”"));
    clerk.types(" (TĐTN)");
    assert!(clerk.sees("-TĐTN"), "the number to come names both");
    clerk.ctrl("s");
    let newest = |desk: &Desk| match registered(&desk.registry()).remove(0) {
        Document::Outgoing(document) => document,
        Document::Incoming(_) => panic!("the wrong book"),
    };
    let joint = newest(&desk);
    assert!(joint.code.as_str().starts_with("01/BC-") && joint.code.as_str().ends_with("-TĐTN"), "{:?}", joint.code);
    let issuer = Issuer { organ_name: "Tỉnh đoàn".into(), abbreviation: "TĐTN".into() };
    assert_eq!(joint.entry.issuers, [issuer]);
    // The next one is not issued jointly.
    clerk.types("Báo cáo tuần");
    clerk.ctrl("s");
    assert_eq!(newest(&desk).entry.issuers, []);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::F5, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("Tỉnh đoàn (TĐTN)"));
}
