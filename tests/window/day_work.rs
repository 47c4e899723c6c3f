//! Deadlines through the window: typed as terms, seen in the list, the day's work when one opens it, the calendar that decides.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{
        content::Content,
        document::{Document, DocumentId},
        incoming::IncomingDraft,
        reservation::Hold,
        working_calendar::CalendarDay,
    },
    language::Locale,
    store::{Access, Store},
};

use crate::{clerk::Clerk, fixtures};

const PLAIN: Modifiers = Modifiers::empty();

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn open(path: &Path) -> Store {
    Store::open(path, Access::Write).unwrap()
}

/// An office with documents due on these days; today is Monday 23/11/2026, and Tuesday the 24th is off.
fn office(due: &[Option<NaiveDate>]) -> (tempfile::TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&fixtures::office("Sở Mẫu", "SM"));
    for (at, due_date) in due.iter().enumerate() {
        let draft = IncomingDraft {
            arrival_date: Some(day(11, 16)),
            content: Content {
                due_date: *due_date,
                ..fixtures::content("Sở Nội vụ", "Công văn", &format!("việc số {}", at + 1))
            },
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    (folder, path)
}

fn due_of(path: &Path, id: i64) -> Option<NaiveDate> {
    let documents = open(path).documents(&[DocumentId(id)]).unwrap();
    let Document::Incoming(document) = documents.first()? else { panic!("not incoming") };
    document.entry.content.due_date
}

/// Fills the form up to the deadline.
fn up_to_the_deadline(clerk: &mut Clerk) {
    clerk.key(Named::F2, PLAIN);
    for text in ["20/11", "Sở Nội vụ", "15/BC-SNV", "19/11", "", "", "về việc họp", ""] {
        clerk.fills(text);
    }
}

#[test]
fn a_term_counts_from_the_arrival_and_becomes_a_date() {
    let (_folder, path) = office(&[]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    up_to_the_deadline(&mut clerk);
    // From Friday 20/11: Monday 23, Wednesday 25, Thursday 26.
    clerk.types("3 ngày làm việc");
    assert!(clerk.sees("Hạn: thứ Năm 26/11/2026"));
    clerk.key(Named::Tab, PLAIN);
    assert!(clerk.reads("26/11/2026"));
    assert!(!clerk.sees("Hạn: thứ Năm"));
    clerk.ctrl("s");
    assert_eq!(due_of(&path, 1), Some(day(11, 26)));
    // Saved without leaving the field it is the same; the form keeps the day of arrival.
    for text in ["Sở Nội vụ", "16/BC-SNV", "19/11", "", "", "về việc họp", ""] {
        clerk.fills(text);
    }
    clerk.types("5lv");
    clerk.ctrl("s");
    assert_eq!(due_of(&path, 2), Some(day(11, 30)));
}

#[test]
fn a_deadline_on_a_day_off_is_warned_of_and_kept() {
    let (_folder, path) = office(&[]);
    open(&path)
        .write(|gate| {
            gate.put_calendar_day(&CalendarDay { day: day(11, 25), off: true, name: "Nghỉ lễ tỉnh".into() })
        })
        .unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    up_to_the_deadline(&mut clerk);
    clerk.types("24/11");
    assert!(clerk.sees("ngày nghỉ: thứ Ba 24/11/2026 (Ngày Văn hóa Việt Nam)"));
    assert!(clerk.sees("Ngày làm việc kế tiếp: thứ Năm 26/11/2026"));
    clerk.ctrl("s");
    assert_eq!(due_of(&path, 1), Some(day(11, 24)));
}

#[test]
fn the_day_begins_with_its_work_and_each_line_leads_there() {
    let (_folder, path) = office(&[Some(day(11, 20)), Some(day(11, 23)), Some(day(11, 27)), Some(day(12, 15)), None]);
    let hold =
        Hold { from: None, amount: 1, holder: "Phòng A".into(), reason: "ký muộn".into(), until: day(11, 25) };
    let mut store = open(&path);
    store.set_clock(|| chrono::DateTime::parse_from_rfc3339("2026-11-23T07:30:00+07:00").unwrap());
    store.write(|gate| gate.hold_incoming(day(11, 23), &hold)).unwrap();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    for line in ["Việc hôm nay", "Văn bản đến quá hạn", "Văn bản đến có hạn hôm nay", "Số giữ sắp hết hạn"]
    {
        assert!(clerk.sees(line), "{line}");
    }
    assert!(clerk.sees("Quá hạn 3 ngày") && clerk.sees("Còn 4 ngày") && !clerk.sees("Còn 22 ngày"));
    assert!(!clerk.sees("đang nhập dở"));
    // By keyboard to what is overdue.
    clerk.ctrl("j");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("việc số 1") && !clerk.sees("việc số 2"));
    // By mouse to what is due today.
    clerk.clicks("Văn bản đến có hạn hôm nay");
    assert!(clerk.sees("việc số 2") && !clerk.sees("việc số 1") && !clerk.sees("việc số 3"));
    // A draft waits there until it is registered.
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    clerk.fills("Sở Y tế");
    clerk.ctrl("j");
    assert!(clerk.sees("Văn bản đến đang nhập dở"));
    for _ in 0..3 {
        clerk.key(Named::ArrowDown, PLAIN);
    }
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Đăng ký văn bản đến"));
    clerk.ctrl("j");
    for _ in 0..4 {
        clerk.key(Named::ArrowDown, PLAIN);
    }
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Phòng A"), "the held numbers");
}

#[test]
fn the_filter_shows_what_is_due_the_earliest_first() {
    let (_folder, path) = office(&[Some(day(11, 27)), None, Some(day(11, 20)), Some(day(12, 15))]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.ctrl("u");
    assert!(clerk.sees("việc số 1") && clerk.sees("việc số 3") && !clerk.sees("việc số 2") && !clerk.sees("việc số 4"));
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.sees("20/11/2026"), "the earliest is chosen, its day in the details");
    clerk.ctrl("u");
    assert!(clerk.sees("việc số 2") && clerk.sees("việc số 4"));
}

/// Monday 16/11/2026 is more than a working day ago: what came then and was not submitted is chased, and its line leads to it.
#[test]
fn what_the_law_times_is_in_the_work_of_the_day() {
    let (_folder, path) = office(&[None]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.sees("Văn bản đến đã đến lúc phải trình") && !clerk.sees("Văn bản đi đã đến lúc phải gửi"));
    clerk.clicks("Văn bản đến đã đến lúc phải trình");
    assert!(clerk.sees("Chưa trình") && clerk.sees("việc số 1"));
}

#[test]
fn nothing_waits_in_an_empty_office() {
    let (_folder, path) = office(&[]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    assert!(clerk.sees("Hôm nay không có việc nào đang chờ"));
    clerk.ctrl("j");
    clerk.key(Named::Enter, PLAIN);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Chưa có văn bản đến nào"));
}

#[test]
fn the_calendar_is_kept_by_keyboard() {
    let (_folder, path) = office(&[]);
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F9, PLAIN);
    for _ in 0..9 {
        clerk.key(Named::F8, PLAIN);
    }
    assert!(clerk.sees("Giỗ Tổ Hùng Vương") && clerk.sees("thứ Hai 27/04/2026"));
    // A day without its year is one of the year that is shown; several days at once.
    clerk.fills("30/12");
    clerk.fills("31/12");
    clerk.types("Nghỉ hoán đổi");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã ghi 2 ngày vào lịch làm việc") && clerk.sees("Nghỉ hoán đổi"));
    // A holiday on which one works, changed from its line: 01/01 is the first.
    clerk.ctrl("e");
    clerk.ctrl("s");
    let calendar = open(&path).calendar().unwrap();
    assert!(!calendar.is_off(day(1, 1)) && calendar.is_off(day(12, 30)) && calendar.is_off(day(12, 31)));
    // A holiday of the law is not removed; one's own day is.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.ctrl("d");
    assert!(clerk.sees("là ngày nghỉ theo luật"));
    clerk.key(Named::ArrowUp, PLAIN);
    clerk.ctrl("d");
    assert!(open(&path).calendar().unwrap().is_off(day(1, 1)));
    // The days the wrong way round are refused at their field.
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.sees("2027"));
    clerk.fills("10/2");
    clerk.fills("4/2");
    clerk.ctrl("s");
    assert_eq!(open(&path).calendar().unwrap().own_days(2027).count(), 0);
}
