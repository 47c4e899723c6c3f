//! Looking at what would be printed before it is printed: page by page, with nothing written and nothing kept; and printing what was
//! seen.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use iced_test::core::keyboard::{Modifiers, key::Named};
use tempfile::TempDir;
use vanthu::{
    domain::{
        book::{Book, BookRange},
        incoming::IncomingDraft,
        office::Office,
        printing_on::PageSpan,
    },
    jobs::{
        print_on::{PrintedOn, print_again, print_on},
        print_request::{FormOptions, FormRequest, PrintRequest, Target, What},
    },
    language::Locale,
    progress::Progress,
    store::{Access, Store, Writer, YearBook},
    window::Environment,
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
    pdf::pages,
};

const PLAIN: Modifiers = Modifiers::empty();
const CTRL: Modifiers = Modifiers::CTRL;
const BOOK: YearBook<'_> = YearBook { book: Book::Incoming, year: 2026, authority: None };

fn register(store: &mut Store, documents: usize) {
    for at in 0..documents {
        let draft = IncomingDraft {
            arrival_date: Some(clerk::today()),
            code: format!("{}/CV", 70 + at),
            content: fixtures::content("Sở Nội vụ", "Công văn", &format!("về phòng cháy, lần {at}")),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
}

/// An office with so many incoming documents.
fn office(documents: usize) -> (TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry_with_clerk(&Office {
        parent: "UBND tỉnh Mẫu".to_owned(),
        place: "Mẫu".to_owned(),
        ..fixtures::office("Văn phòng Mẫu", "VP")
    });
    register(&mut store, documents);
    (folder, path)
}

/// Everything that lies in a folder, the registry's own files aside.
fn files(folder: &Path) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| !name.starts_with("registry.db")).collect()
}

fn book() -> What {
    What::Form(FormRequest::book(Book::Incoming, 2026, BookRange::default()))
}

/// What printing the book now would say, page by page.
fn printed_now(registry: &Path) -> Vec<String> {
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("so.pdf");
    let request = PrintRequest { what: book(), target: target.clone().into() };
    request.print(registry, &Writer::default(), &Progress::default()).unwrap();
    pages(&target)
}

/// At the print screen, with the file named.
fn at_print(path: &Path, target: &str) -> Clerk {
    let mut clerk = Clerk::sits_down(path, Locale::Vietnamese);
    clerk.ctrl("p");
    // The year has the keyboard; the file is the last input.
    for _ in 0..6 {
        clerk.key(Named::Tab, PLAIN);
    }
    clerk.types(target);
    assert!(target.is_empty() || clerk.reads(target));
    clerk
}

fn look(clerk: &mut Clerk) {
    clerk.key(Named::F2, CTRL);
    clerk.redraws();
}

#[test]
fn a_book_is_looked_at_page_by_page_and_nothing_is_written() {
    let (folder, path) = office(120);
    let count = printed_now(&path).len();
    assert!(count > 5);
    let before = files(folder.path());
    let mut clerk = at_print(&path, "so.pdf");
    look(&mut clerk);
    assert!(clerk.sees("Xem trước") && clerk.reads(&format!("/ {count}")) && clerk.reads("1"));
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.reads("2"));
    clerk.key(Named::End, PLAIN);
    assert!(clerk.reads(&count.to_string()));
    clerk.key(Named::PageDown, PLAIN);
    assert!(clerk.reads(&count.to_string()), "after the last page comes none");
    clerk.key(Named::PageUp, PLAIN);
    assert!(clerk.reads(&(count - 1).to_string()));
    clerk.key(Named::Home, PLAIN);
    assert!(clerk.reads("1"));
    clerk.ctrl("g");
    clerk.fills("4");
    assert!(clerk.reads("4"));
    // The input has let the keyboard go: End is no longer its own.
    clerk.key(Named::End, PLAIN);
    assert!(clerk.reads(&count.to_string()));
    clerk.ctrl("g");
    clerk.fills("99");
    assert!(clerk.sees(&format!("từ 1 đến {count}")), "what is wrong is said");
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads(&count.to_string()) && clerk.reads(&format!("/ {count}")), "a number is put away first");
    clerk.key(Named::F10, PLAIN);
    clerk.key(Named::ArrowDown, PLAIN);
    assert!(clerk.reads(&count.to_string()), "a larger page is scrolled");
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads("so.pdf") && clerk.reads("Lưu PDF") && !clerk.sees("/ "));
    assert_eq!(files(folder.path()), before);
    // The input that had the keyboard has it again.
    clerk.types("x");
    assert!(clerk.reads("so.pdfx"));
}

#[test]
fn the_guide_leads_back_to_the_pages_and_to_what_was_chosen() {
    let (_folder, path) = office(40);
    let mut clerk = at_print(&path, "");
    clerk.key(Named::F10, PLAIN);
    assert!(clerk.reads("so-van-ban-den-2026-in-tiep-23-11-2026.pdf"));
    look(&mut clerk);
    clerk.key(Named::F1, PLAIN);
    assert!(clerk.reads("Phím của màn hình này ↓") && !clerk.reads("Quay lại"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads("Quay lại"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads("so-van-ban-den-2026-in-tiep-23-11-2026.pdf"), "the new pages as they were chosen");
}

#[test]
fn what_is_printed_from_it_is_what_was_seen() {
    let (folder, path) = office(30);
    let target = folder.path().join("so.pdf");
    let seen = printed_now(&path);
    let mut clerk = at_print(&path, target.to_str().unwrap());
    look(&mut clerk);
    clerk.key(Named::PageDown, PLAIN);
    register(&mut Store::open(&path, Access::Write).unwrap(), 30);
    assert!(printed_now(&path).len() > seen.len());
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF") && clerk.reads("Lưu PDF"));
    assert_eq!(pages(&target), seen);
}

/// Where the clerk of a test wants a file.
static CHOSEN: OnceLock<PathBuf> = OnceLock::new();

#[test]
fn a_file_that_is_not_named_is_asked_for_and_one_that_is_there_is_replaced_only_when_told() {
    let (folder, path) = office(3);
    let target = folder.path().join("chon.pdf");
    CHOSEN.set(target.clone()).unwrap();
    let world = Environment {
        ask_target: |_, _, _| Box::pin(async { CHOSEN.get().cloned() }),
        ..clerk::environment(&path, Locale::Vietnamese)
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.ctrl("p");
    look(&mut clerk);
    assert!(clerk.sees("Xem trước"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF"));
    assert_eq!(pages(&target), printed_now(&path));

    fs::write(&target, "of the clerk").unwrap();
    let mut clerk = at_print(&path, target.to_str().unwrap());
    look(&mut clerk);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã có tệp") && clerk.reads("Lưu PDF, thay tệp cũ") && clerk.reads("1"));
    assert_eq!(fs::read(&target).unwrap(), b"of the clerk");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã tạo 1 tệp PDF"));
    assert_eq!(pages(&target), printed_now(&path));
}

fn print_new(store: &mut Store, target: PathBuf) -> PrintedOn {
    print_on(store, BOOK, &FormOptions::default(), &target.into(), &Progress::default()).unwrap()
}

#[test]
fn new_pages_are_kept_only_when_they_are_printed_and_just_those_that_were_seen() {
    let (folder, path) = office(40);
    let target = folder.path().join("moi.pdf");
    let mut store = Store::open(&path, Access::Write).unwrap();
    let head = store.head().unwrap();
    let mut clerk = at_print(&path, target.to_str().unwrap());
    clerk.key(Named::F10, PLAIN);
    look(&mut clerk);
    assert!(
        clerk.reads("/ 3") && clerk.sees("Quyển 1: trang 1 đến trang 3") && clerk.sees("dòng ở trang chưa đủ, chưa in")
    );
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.reads("In các trang mới"));
    assert_eq!(store.head().unwrap(), head);
    assert!(store.printed_book(BOOK).unwrap().is_empty() && !target.exists());

    look(&mut clerk);
    // What comes meanwhile is not on the pages that are seen.
    register(&mut store, 40);
    clerk.ctrl("s");
    assert!(clerk.sees("Quyển 1: trang 1 đến trang 3") && clerk.reads("In các trang mới"));
    assert_eq!(store.printed_book(BOOK).unwrap().pages(), 3);
    let again = folder.path().join("lai.pdf");
    let pages_again = PageSpan::parse("1-3").unwrap();
    assert_eq!(print_again(&store, BOOK, pages_again, &again.clone().into()).unwrap(), 3);
    assert_eq!(pages(&again), pages(&target));
    let next = folder.path().join("tiep.pdf");
    assert_eq!(print_new(&mut store, next).pages[0].0.page, 4);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn pages_that_another_clerk_printed_meanwhile_are_not_printed_twice() {
    let (folder, path) = office(40);
    let target = folder.path().join("moi.pdf");
    let mut clerk = at_print(&path, target.to_str().unwrap());
    clerk.key(Named::F10, PLAIN);
    look(&mut clerk);
    let mut store = Store::open(&path, Access::Write).unwrap();
    print_new(&mut store, folder.path().join("kia.pdf"));
    clerk.ctrl("s");
    assert!(clerk.sees("người khác đã in tiếp sổ này") && clerk.reads("In các trang mới"));
    assert!(!target.exists());
    assert_eq!(store.printed_book(BOOK).unwrap().pages(), 3);
}

#[test]
fn what_cannot_be_printed_cannot_be_looked_at_and_the_sentences_are_the_same() {
    let (_folder, path) = office(0);
    let at = |ways: &[Named]| {
        let mut clerk = at_print(&path, "");
        for way in ways {
            clerk.key(*way, PLAIN);
        }
        look(&mut clerk);
        assert!(!clerk.reads("Quay lại"));
        clerk
    };
    let mut new_pages = at(&[Named::F10]);
    assert!(new_pages.sees("Sổ văn bản đến năm 2026 chưa có văn bản nào nên chưa in."));
    // The stamp, for which nothing was registered.
    let mut stamp = at(&[Named::F8; 6]);
    assert!(stamp.sees("Không có văn bản nào"));
    // Pages that were never printed.
    let mut again = at(&[Named::F10, Named::F10]);
    assert!(again.sees("Chưa nhập."), "which pages");
    again.types("9");
    look(&mut again);
    assert!(again.sees("chưa in tiếp trang 9") && !again.reads("Quay lại"));
    // A year that is none is said at its input; the file need not be named yet.
    let mut wrong = Clerk::sits_down(&path, Locale::Vietnamese);
    wrong.ctrl("p");
    wrong.ctrl("a");
    wrong.types("20x6");
    look(&mut wrong);
    assert!(wrong.sees("20x6") && wrong.sees("từ 1900 đến 2199") && !wrong.sees("Chưa nhập."));
    assert!(!wrong.reads("Quay lại"));
    // An empty book is not printed, and so it cannot be seen.
    let mut clerk = at_print(&path, "so.pdf");
    look(&mut clerk);
    assert!(clerk.sees("Sổ văn bản đến năm 2026 chưa có văn bản nào nên chưa in.") && !clerk.reads("Quay lại"));
}

#[test]
fn a_list_is_looked_at_before_it_is_printed_and_the_dialog_waits() {
    let (folder, path) = office(5);
    let before = files(folder.path());
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::ArrowDown, Modifiers::SHIFT);
    clerk.ctrl_shift("p");
    look(&mut clerk);
    assert!(clerk.reads("Quay lại") && clerk.reads("/ 1") && !clerk.sees("In danh sách"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("In danh sách") && clerk.sees("2 văn bản"), "the dialog with its documents");
    assert_eq!(files(folder.path()), before);
    look(&mut clerk);
    clerk.ctrl("s");
    assert!(clerk.sees("Đã lập bản in 2 văn bản") && !clerk.sees("In danh sách"));
    let page = pages(&folder.path().join("van-ban-den-2026.pdf")).concat();
    assert!(page.contains("DANH SÁCH VĂN BẢN ĐẾN") && page.contains("lần 4") && page.contains("lần 3"), "{page}");
    // A workbook is no paper: there is nothing to look at.
    clerk.ctrl_shift("p");
    clerk.key(Named::F7, PLAIN);
    look(&mut clerk);
    assert!(!clerk.reads("Quay lại") && !clerk.reads("Xem trước"));
}

/// Where a line of ink crosses: the first and the last dark pixel of a row.
fn ink(pixels: &[u8], width: usize, row: usize) -> Option<(usize, usize)> {
    let dark = |at: &usize| pixels[(row * width + at) * 4] < 128;
    let mut found = (0..width).filter(dark);
    let first = found.next()?;
    Some((first, found.next_back().unwrap_or(first)))
}

#[test]
fn a_picture_is_the_page_as_wide_as_asked_for() {
    let (_folder, path) = office(3);
    let proof = book().preview(&path, &Progress::default()).unwrap();
    let views = proof.views().unwrap();
    assert_eq!((views.files(), views.pages()), (1, printed_now(&path).len()));
    // A4 on its side: 297 × 210 millimetres.
    assert!((views.ratio(2) - 210.0 / 297.0).abs() < 0.001);
    let picture = views.picture(2, 1188).unwrap();
    assert_eq!((picture.width, picture.height), (1188, 840));
    assert_eq!(picture.pixels.len(), 1188 * 840 * 4);
    assert!(picture.pixels.chunks(4).all(|pixel| pixel[3] == u8::MAX), "paper lets nothing through");
    // 4 pixels a millimetre; the table begins 12 millimetres below the edge and has 10 on each side.
    assert_eq!(ink(&picture.pixels, 1188, 30), None);
    let (first, last) = ink(&picture.pixels, 1188, 12 * 4).unwrap();
    assert!(first.abs_diff(40) <= 1 && last.abs_diff(1148) <= 1, "{first} {last}");
    assert!(views.picture(views.pages(), 100).is_err());
    assert_eq!(views.picture(2, u32::MAX).unwrap().width, 4096);
}

#[test]
fn the_files_of_a_book_of_several_volumes_are_looked_at_one_after_the_other() {
    let (folder, path) = office(120);
    let book = FormRequest::book(Book::Incoming, 2026, BookRange::default());
    let options = FormOptions { pages_per_volume: 4, ..FormOptions::default() };
    let target = Target::from(folder.path().join("so.pdf"));
    let order = PrintRequest { what: What::Form(FormRequest { options, ..book }), target };
    let proof = order.what.preview(&path, &Progress::default()).unwrap();
    let views = proof.views().unwrap();
    assert!(views.files() > 2);
    assert_eq!([views.place(0), views.place(3), views.place(4)], [(0, 0), (0, 3), (1, 0)]);
    let made = proof.print(&path, &Writer::default(), &order.target).unwrap();
    assert_eq!(made.files.len(), views.files());
    assert_eq!(made.files[1].file_name().unwrap(), "so-quyen-02.pdf");
    assert_eq!(made.files.iter().map(|file| pages(file).len()).sum::<usize>(), views.pages());
    for (file, bytes) in made.files.iter().zip(&proof.files) {
        assert_eq!(fs::read(file).unwrap(), **bytes);
    }
}
