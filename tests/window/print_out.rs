//! Printing on paper from the window: which printer and how, what becomes of it, and that new pages of a bound book count as printed only
//! when the clerk says that the paper is good.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{book::Book, incoming::IncomingDraft, office::Office},
    jobs::{print_on::print_on, print_request::FormOptions},
    language::Locale,
    printer::{JobState, PageRange, PrintJob, Printer, PrinterError, Sides},
    progress::Progress,
    store::{Access, Store, YearBook},
    window::Environment,
};

use crate::{
    clerk::{self, Clerk, printers::TestPrinters},
    fixtures,
    pdf::pages,
};

const PLAIN: Modifiers = Modifiers::empty();
const CTRL: Modifiers = Modifiers::CTRL;
const BOOK: YearBook<'_> = YearBook { book: Book::Incoming, year: 2026, authority: None };

/// An office with so many incoming documents.
fn office(documents: usize) -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&Office {
        parent: "UBND tỉnh Mẫu".to_owned(),
        place: "Mẫu".to_owned(),
        ..fixtures::office("Văn phòng Mẫu", "VP")
    });
    for at in 0..documents {
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: format!("{}/CV", 70 + at),
            content: fixtures::content("Sở Nội vụ", "Công văn", &format!("về phòng cháy, lần {at}")),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    (folder, path)
}

fn two_printers() -> Vec<Printer> {
    vec![TestPrinters::printer("van-thu"), Printer { is_default: true, ..TestPrinters::printer("phong-hop") }]
}

/// A clerk at a computer with these printers, whose preferences lie beside the registry.
fn with(printers: &Arc<TestPrinters>, path: &Path) -> Clerk {
    Clerk::sits_down_in(Environment {
        printers: printers.clone(),
        preferences: Some(path.with_file_name("window.json")),
        ..clerk::environment(path, Locale::Vietnamese)
    })
}

fn printed_pages(path: &Path) -> usize {
    Store::open(path, Access::Read).unwrap().printed_book(BOOK).unwrap().pages()
}

#[test]
fn a_book_is_sent_as_it_was_asked_for_and_the_printer_is_remembered() {
    let (folder, path) = office(120);
    let printers = TestPrinters::new(Ok(two_printers()));
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    clerk.key(Named::Enter, CTRL);
    assert!(clerk.reads("In: Sổ đăng ký văn bản đến") && clerk.reads("van-thu") && clerk.reads("phong-hop"));
    assert!(printers.sent().is_empty(), "nothing is sent before the clerk says so");
    clerk.key(Named::F7, PLAIN);
    clerk.ctrl("a");
    clerk.types("2");
    clerk.key(Named::Tab, PLAIN);
    clerk.types("1-2,4");
    clerk.clicks("hai mặt, lật cạnh dài");
    clerk.clicks("khay-2");
    clerk.key(Named::Enter, CTRL);
    let sent = printers.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].printer.as_str(), sent[0].title.as_str()), ("van-thu", "so-van-ban-den-2026"));
    let settings = &sent[0].settings;
    assert_eq!((settings.copies, settings.sides, settings.tray.as_deref()), (2, Some(Sides::LongEdge), Some("khay-2")));
    assert_eq!(settings.pages, [PageRange { from: 1, to: 2 }, PageRange { from: 4, to: 4 }]);
    assert!(clerk.sees("Máy in “van-thu” báo đã in xong") && !clerk.sees("In: Sổ đăng ký"));
    // The pages that were sent equal those that are saved.
    let (sent_pdf, saved) = (folder.path().join("sent.pdf"), folder.path().join("saved.pdf"));
    std::fs::write(&sent_pdf, &*sent[0].pdf).unwrap();
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types(saved.to_str().unwrap());
    clerk.ctrl("s");
    assert_eq!(pages(&sent_pdf), pages(&saved));

    // The next dialog, also in a new window, has the same printer and options, but one copy of all pages.
    drop(clerk);
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    clerk.key(Named::Enter, CTRL);
    clerk.key(Named::Enter, CTRL);
    let sent = printers.sent();
    let again = &sent[1];
    assert_eq!((again.printer.as_str(), again.settings.copies), ("van-thu", 1));
    assert_eq!((again.settings.sides, again.settings.tray.as_deref()), (Some(Sides::LongEdge), Some("khay-2")));
    assert!(again.settings.pages.is_empty());
}

#[test]
fn without_a_printer_a_sentence_says_so_and_the_pages_can_be_looked_at() {
    let (_folder, path) = office(3);
    for (listed, said) in [
        (Ok(Vec::new()), "Máy này chưa có máy in nào"),
        (Err(PrinterError::NoService), "dịch vụ in chưa chạy"),
        (Err(PrinterError::NotOffered), "Hãy lưu PDF rồi in từ chương trình xem PDF"),
    ] {
        let printers = TestPrinters::new(listed);
        let mut clerk = with(&printers, &path);
        clerk.ctrl("p");
        clerk.key(Named::Enter, CTRL);
        assert!(clerk.sees(said), "{said}");
        clerk.key(Named::Enter, CTRL);
        assert!(printers.sent().is_empty());
        clerk.key(Named::F2, CTRL);
        clerk.redraws();
        assert!(clerk.reads("Quay lại") && !clerk.sees(said));
        clerk.key(Named::Escape, PLAIN);
        assert!(clerk.reads("Lưu PDF") && !clerk.reads("Quay lại"));
    }
}

#[test]
fn what_the_printer_does_not_offer_or_nobody_can_read_is_not_sent() {
    let (_folder, path) = office(3);
    let plain = Printer {
        sides: Vec::new(),
        trays: Vec::new(),
        max_copies: 1,
        selects_pages: false,
        ..TestPrinters::printer("lan")
    };
    let printers = TestPrinters::new(Ok(vec![plain, TestPrinters::printer("cuc")]));
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    clerk.key(Named::Enter, CTRL);
    assert!(!clerk.reads("Mặt giấy") && !clerk.reads("Khay giấy") && !clerk.reads("Trang"));
    clerk.ctrl("a");
    clerk.types("2");
    clerk.key(Named::Enter, CTRL);
    assert!(clerk.sees("in nhiều nhất 1 bản") && printers.sent().is_empty());
    clerk.clicks("cuc");
    for (copies, range, said) in
        [("0", "", "từ 1 đến 999"), ("1", "4-1", "không phải là các trang"), ("1", "hai", "không phải là các trang")]
    {
        clerk.clicks_below("Số bản");
        clerk.ctrl("a");
        clerk.types(copies);
        clerk.key(Named::Tab, PLAIN);
        clerk.ctrl("a");
        clerk.types(range);
        clerk.key(Named::Enter, CTRL);
        assert!(clerk.sees(said) && printers.sent().is_empty(), "{copies} {range}");
        clerk.ctrl("a");
        clerk.key(Named::Backspace, PLAIN);
    }
}

#[test]
fn a_print_job_that_breaks_off_is_told_and_can_be_printed_again() {
    let (_folder, path) = office(3);
    let printers = TestPrinters::new(Ok(two_printers()));
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    for (state, said) in [(JobState::Cancelled, "Lệnh in đã bị hủy"), (JobState::Failed, "Lệnh in hỏng giữa chừng")]
    {
        printers.will_be([JobState::Waiting, JobState::Printing, state]);
        clerk.key(Named::Enter, CTRL);
        clerk.key(Named::Enter, CTRL);
        assert!(clerk.sees(said) && clerk.reads("In: Sổ đăng ký văn bản đến"), "{said}");
        clerk.key(Named::Escape, PLAIN);
    }
    clerk.key(Named::Enter, CTRL);
    clerk.key(Named::Enter, CTRL);
    assert!(clerk.sees("báo đã in xong"));
    assert_eq!(printers.sent().len(), 3);
}

#[test]
fn new_pages_count_as_printed_when_the_clerk_says_that_the_paper_is_good() {
    let (_folder, path) = office(40);
    let printers = TestPrinters::new(Ok(two_printers()));
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    clerk.key(Named::F10, PLAIN);
    let print = |clerk: &mut Clerk| {
        clerk.key(Named::Enter, CTRL);
        assert!(!clerk.reads("Trang"), "new pages are printed together");
        clerk.key(Named::Enter, CTRL);
        assert!(clerk.sees("Máy in báo đã in xong 3 trang"));
        assert_eq!(printed_pages(&path), 0, "nobody has looked at the paper");
    };
    print(&mut clerk);
    clerk.clicks("Chưa tốt");
    assert!(clerk.sees("Chưa ghi gì"));
    clerk.key(Named::Escape, PLAIN);
    print(&mut clerk);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("chưa được ghi là đã in"));
    assert_eq!(printed_pages(&path), 0);
    print(&mut clerk);
    clerk.key(Named::Enter, CTRL);
    assert_eq!(printed_pages(&path), 3);
    assert!(clerk.sees("Quyển 1: trang 1 đến trang 3"));
    assert_eq!(printers.sent().len(), 3);
}

#[test]
fn new_pages_that_another_clerk_printed_meanwhile_are_not_stored() {
    let (folder, path) = office(40);
    let printers = TestPrinters::new(Ok(two_printers()));
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    clerk.key(Named::F10, PLAIN);
    clerk.key(Named::Enter, CTRL);
    clerk.key(Named::Enter, CTRL);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let target = folder.path().join("kia.pdf").into();
    print_on(&mut store, BOOK, &FormOptions::default(), &target, &Progress::default()).unwrap();
    clerk.key(Named::Enter, CTRL);
    assert!(clerk.sees("người khác đã in tiếp sổ này"));
    assert_eq!(printed_pages(&path), 3);
}

/// A cancelled job stores nothing; after a job that can no longer be cancelled the clerk is asked about the paper.
#[test]
fn a_print_job_is_cancelled_or_it_is_too_late() {
    let (_folder, path) = office(40);
    for is_too_late in [false, true] {
        let printers = TestPrinters::new(Ok(two_printers()));
        printers.is_too_late.store(is_too_late, Ordering::Relaxed);
        printers.will_be([JobState::Printing; 6]);
        let mut clerk = with(&printers, &path);
        clerk.ctrl("p");
        clerk.key(Named::F10, PLAIN);
        clerk.key(Named::Enter, CTRL);
        let mut under_way = clerk.begins(&clerk::named(Named::Enter, CTRL));
        let mut waits_for = |clerk: &mut Clerk, words: &str| {
            let begun = Instant::now();
            while !clerk.sees(words) {
                assert!(begun.elapsed() < Duration::from_mins(1), "{words} is never said");
                clerk.lives_on(&mut under_way);
            }
        };
        waits_for(&mut clerk, "Hủy lệnh in");
        clerk.clicks("Hủy lệnh in");
        waits_for(&mut clerk, if is_too_late { "đã in xong 3 trang" } else { "Lệnh in đã bị hủy" });
        assert_eq!(printers.cancelled().len(), usize::from(!is_too_late));
        assert_eq!(printed_pages(&path), 0);
        if is_too_late {
            clerk.key(Named::Enter, CTRL);
            assert_eq!(printed_pages(&path), 3);
        }
    }
}

#[test]
fn each_volume_is_a_print_job() {
    let (_folder, path) = office(120);
    let printers = TestPrinters::new(Ok(two_printers()));
    let mut clerk = with(&printers, &path);
    clerk.ctrl("p");
    clerk.key(Named::Tab, PLAIN);
    clerk.ctrl("a");
    clerk.types("5");
    clerk.key(Named::Enter, CTRL);
    assert!(clerk.sees("mỗi quyển là một lệnh in"));
    clerk.key(Named::Enter, CTRL);
    let titles: Vec<_> = printers.sent().into_iter().map(|sent| sent.title).collect();
    assert!(titles.len() > 1);
    for (at, title) in titles.iter().enumerate() {
        assert_eq!(*title, format!("so-van-ban-den-2026-quyen-{:02}", at + 1));
    }
    assert!(clerk.sees("báo đã in xong"));
    assert_eq!(printers.cancelled(), [] as [PrintJob; 0]);
}

#[test]
fn a_slip_is_printed_from_the_row_and_next_time_at_once() {
    let (_folder, path) = office(3);
    let printers = TestPrinters::new(Ok(two_printers()));
    let mut clerk = with(&printers, &path);
    let choose_slip = |clerk: &mut Clerk| {
        clerk.key(Named::ContextMenu, PLAIN);
        clerk.clicks("In Phiếu giải quyết…");
    };
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    choose_slip(&mut clerk);
    assert!(clerk.reads("In: Phiếu giải quyết") && clerk.sees("1 trang"));
    clerk.clicks("Lần sau in ngay bằng máy in này, không hỏi");
    clerk.key(Named::Enter, CTRL);
    assert!(clerk.sees("Máy in “phong-hop” báo đã in xong"));
    choose_slip(&mut clerk);
    assert!(clerk.sees("Máy in “phong-hop” báo đã in xong") && !clerk.reads("Số bản"));
    let sent = printers.sent();
    let titles: Vec<_> = sent.iter().map(|sent| sent.title.as_str()).collect();
    assert_eq!(titles, ["phieu-giai-quyet-3", "phieu-giai-quyet-3"]);
    // Without the printer of last time the clerk is asked again.
    let others = TestPrinters::new(Ok(vec![TestPrinters::printer("khac")]));
    let mut clerk = with(&others, &path);
    clerk.key(Named::Escape, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    choose_slip(&mut clerk);
    assert!(clerk.reads("Số bản") && others.sent().is_empty());
}
