//! Printing a registry book on as a clerk does: what the registry keeps of it, pages printed again, and what holds when a process is
//! killed or two clerks print at once.

use std::{fs, process::Stdio, thread};

use vanthu::{
    domain::{
        book::{Book, BookRange},
        closed_day::About,
        document::{DocumentId, Entry},
        history::Action,
        incoming::{IncomingDraft, IncomingEntry},
        number::{Number, NumberRequest},
        printing_on::{PageSpan, VolumePage},
        registration::{Ruling, Withdrawal},
    },
    jobs::{
        JobError,
        print_day::close_day,
        print_on::{PrintedOn, print_again, print_on},
        print_request::{FormOptions, Target},
    },
    paper::PaperError,
    progress::Progress,
    store::{Access, Store, StoreError, YearBook},
};

use crate::{
    fixtures, pdf,
    script::{Desk, said},
    times::times,
};

const BOOK: YearBook<'_> = YearBook { book: Book::Incoming, year: 2026, authority: None };

fn entry(subject: &str) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: chrono::NaiveDate::from_ymd_opt(2026, 2, 9),
        code: "609/CAT-PC07".into(),
        content: fixtures::content("Công an tỉnh", "Công văn", subject),
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

/// A registry of so many incoming documents.
fn registry(desk: &Desk, documents: usize) -> Store {
    let mut store = Store::open(&desk.path("registry.db"), Access::Write).unwrap();
    register(&mut store, documents);
    store
}

fn register(store: &mut Store, documents: usize) {
    store
        .write(|gate| {
            (0..documents).try_for_each(|at| {
                gate.register_incoming(&entry(&format!("bảo đảm an toàn dịp cuối năm {at}")), &NumberRequest::default())
                    .map(|_| ())
            })
        })
        .unwrap();
}

fn target(desk: &Desk, name: &str) -> Target {
    desk.path(name).into()
}

fn print_to(store: &mut Store, target: &Target) -> Result<PrintedOn, JobError> {
    print_on(store, BOOK, &FormOptions::default(), target, &Progress::default())
}

fn printed(store: &mut Store, target: &Target) -> PrintedOn {
    print_to(store, target).unwrap()
}

fn page(page: u32) -> VolumePage {
    VolumePage { volume: 1, page }
}

#[test]
fn a_book_is_printed_on_until_it_is_closed_and_the_registry_knows_its_pages() {
    let desk = Desk::with_office();
    let mut store = registry(&desk, 40);
    let first = printed(&mut store, &target(&desk, "1.pdf"));
    assert_eq!(first.pages, [(page(1), 0), (page(2), 0), (page(3), 0)]);
    assert!(first.waiting > 0 && first.waiting < 40);
    assert_eq!(pdf::pages(&desk.path("1.pdf")).len(), 3);
    // Nothing new: no file, no event.
    let head = store.head().unwrap();
    let nothing = printed(&mut store, &target(&desk, "2.pdf"));
    assert_eq!(nothing, PrintedOn { pages: Vec::new(), waiting: first.waiting, last: Some(page(3)), lost: Vec::new() });
    assert_eq!(store.head().unwrap(), head);
    assert!(!desk.path("2.pdf").exists());

    store
        .write(|gate| {
            gate.amend(DocumentId(2), &Entry::Incoming(entry("đã sửa")), "ghi nhầm")?;
            let ruling = Ruling { reason: "ghi nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
            gate.withdraw(DocumentId(3), Withdrawal::Cancel, &ruling)?;
            let number = Some(Number { value: 4, suffix: "a".into() });
            let request = NumberRequest { number, reason: "bỏ sót".into(), ..NumberRequest::default() };
            gate.register_incoming(&entry("chèn"), &request).map(|_| ())
        })
        .unwrap();
    let changed = printed(&mut store, &target(&desk, "3.pdf"));
    assert_eq!((changed.pages.as_slice(), changed.waiting), (&[(page(3), 1)][..], first.waiting));
    let text = pdf::pages(&desk.path("3.pdf")).concat();
    for part in ["Công văn đã sửa", "HỦY: ghi nhầm", "Công văn chèn", "Số chèn: bỏ sót"] {
        assert!(text.contains(part), "{part}: {text}");
    }

    store.write(|gate| gate.set_lock(Book::Incoming, None, 2026, true, "")).unwrap();
    let closed = printed(&mut store, &target(&desk, "4.pdf"));
    assert_eq!((closed.pages.as_slice(), closed.waiting), (&[(page(4), 0), (page(5), 0)][..], 0));
    assert!(pdf::pages(&desk.path("4.pdf"))[1].contains("TRANG KẾT THÚC SỔ"));
    assert_eq!(printed(&mut store, &target(&desk, "5.pdf")).pages, []);
    let known = store.printed_book(BOOK).unwrap();
    assert!(known.is_closed());
    assert_eq!((known.pages(), known.documents().count()), (6, 41));

    // The day's register tells of it in one row.
    let day = close_day(&mut store, &desk.path("ngay.pdf")).unwrap();
    let register = store.daily_register(day.id).unwrap();
    let pages = register.changes.iter().filter(|change| change.event.action == Action::Printed);
    assert_eq!(pages.filter(|change| matches!(change.about, About::Page { year: 2026, .. })).count(), 6);
    let text = pdf::pages(&desk.path("ngay.pdf")).join(" ");
    assert!(text.contains("in tiếp sổ sổ văn bản đến, năm 2026, quyển 01, trang 1, trang 2, trang 3"), "{text}");
    assert!(text.contains("trang bổ sung 1 của trang 3"), "{text}");
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_printed_page_is_printed_again_as_it_was_whatever_has_changed() {
    let desk = Desk::with_office();
    let mut store = registry(&desk, 70);
    printed(&mut store, &target(&desk, "1.pdf"));
    store.write(|gate| gate.amend(DocumentId(2), &Entry::Incoming(entry("đã sửa")), "ghi nhầm")).unwrap();
    printed(&mut store, &target(&desk, "2.pdf"));
    let office = vanthu::domain::office::Office {
        name: "UBND tỉnh mới".into(),
        abbreviation: "UBND".into(),
        ..store.office().unwrap().unwrap()
    };
    store.set_office(&office).unwrap();
    let again =
        |pages: &str, name: &str| print_again(&store, BOOK, PageSpan::parse(pages).unwrap(), &target(&desk, name));
    let (first, second) = (pdf::pages(&desk.path("1.pdf")), pdf::pages(&desk.path("2.pdf")));
    assert_eq!(again("1-2", "bia.pdf").unwrap(), 2);
    assert_eq!(pdf::pages(&desk.path("bia.pdf")), first[..2]);
    // A page comes with its supplement pages.
    assert_eq!(again("3", "3.pdf").unwrap(), 2);
    assert_eq!(pdf::pages(&desk.path("3.pdf")), [first[2].clone(), second[0].clone()]);
    assert_eq!(again("1/4", "4.pdf").unwrap(), 1);
    assert_eq!(pdf::pages(&desk.path("4.pdf")), first[3..]);
    for pages in ["5", "2/3"] {
        assert!(matches!(again(pages, "khong.pdf"), Err(JobError::Store(StoreError::Refused(_)))));
    }
    assert!(!desk.path("khong.pdf").exists());
}

#[test]
fn what_cannot_be_written_is_not_kept_as_printed() {
    let desk = Desk::with_office();
    let mut store = registry(&desk, 40);
    fs::write(desk.path("co-san.pdf"), "của người khác").unwrap();
    let refused = print_to(&mut store, &target(&desk, "co-san.pdf"));
    assert!(matches!(refused, Err(JobError::Paper(PaperError::Exists(_)))));
    let nowhere = print_to(&mut store, &target(&desk, "khong-co/so.pdf"));
    assert!(matches!(nowhere, Err(JobError::Paper(PaperError::NoFolder(_)))));
    let few = FormOptions { pages_per_volume: 2, ..FormOptions::default() };
    let few = print_on(&mut store, BOOK, &few, &target(&desk, "so.pdf"), &Progress::default());
    assert!(matches!(few, Err(JobError::Paper(PaperError::TooFewPages))));
    let progress = Progress::default();
    progress.stop();
    let stopped = print_on(&mut store, BOOK, &FormOptions::default(), &target(&desk, "so.pdf"), &progress);
    assert!(matches!(stopped, Err(JobError::Stopped)));
    assert!(store.printed_book(BOOK).unwrap().is_empty());
    assert_eq!(fs::read_to_string(desk.path("co-san.pdf")).unwrap(), "của người khác");
    assert_eq!(printed(&mut store, &target(&desk, "so.pdf")).pages.len(), 3);
}

#[test]
fn of_two_clerks_who_print_at_once_one_is_told_to_do_it_again() {
    let desk = Desk::with_office();
    let mut store = registry(&desk, 40);
    let before = store.printed_book(BOOK).unwrap();
    printed(&mut store, &target(&desk, "1.pdf"));
    let refused = store.write(|gate| gate.keep_pages(BOOK, &before, &[]));
    assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
}

#[test]
fn the_command_says_what_came_of_it() {
    let desk = Desk::with_office();
    let on = |name: &str| desk.done(&["book", "incoming", "--year", "2026", "--print-on", "-o", name], "");
    let blank = ["book", "incoming", "--year", "2026", "--print-on", "--blank", "-o", "0.pdf"];
    assert_eq!(desk.done(&blank, ""), "Chưa có trang nào đầy. Chưa in gì.\n");
    let mut store = registry(&desk, 40);
    let told = on("1.pdf");
    let waiting = store.count_in_book(Book::Incoming, 2026, None, &BookRange::default()).unwrap()
        - u64::try_from(store.printed_book(BOOK).unwrap().documents().count()).unwrap();
    assert_eq!(
        told,
        format!("Quyển 1: trang 1 đến trang 3\nCòn {waiting} dòng ở trang chưa đủ, chưa in.\nĐã in 1.pdf\n")
    );
    assert!(on("2.pdf").starts_with("Từ trang 3, quyển 1, chưa có trang nào đầy thêm"));
    register(&mut store, 40);
    store.write(|gate| gate.amend(DocumentId(2), &Entry::Incoming(entry("đã sửa")), "ghi nhầm")).unwrap();
    let told = on("3.pdf");
    assert!(told.starts_with("Quyển 1: trang 4 đến trang 5\n1 trang bổ sung, kẹp sau trang 3\n"), "{told}");
    assert_eq!(desk.done(&["book", "incoming", "--year", "2026", "--page", "3", "-o", "4.pdf"], ""), "Đã in 4.pdf\n");
    let told = desk.refused(&["book", "incoming", "--year", "2026", "--page", "9", "-o", "5.pdf"], "");
    assert!(told.contains("chưa in tiếp trang 9"), "{told}");
}

/// How often a printing process is killed.
fn kills() -> u32 {
    times(20)
}

#[test]
fn a_killed_process_has_lost_no_page_and_doubled_none() {
    let desk = Desk::with_office();
    let mut store = registry(&desk, 90);
    let begun = std::time::Instant::now();
    let mut on_paper: Vec<String> = Vec::new();
    let spawn = |name: &str| {
        std::process::Command::new(env!("CARGO_BIN_EXE_vanthu"))
            .args(["book", "incoming", "--year", "2026", "--print-on", "-o", name, "--registry"])
            .arg(desk.path("registry.db"))
            .current_dir(desk.folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    spawn("0.pdf").wait().unwrap();
    on_paper.extend(pdf::pages(&desk.path("0.pdf")));
    // The moments spread over as long as printing takes on this machine.
    let step = begun.elapsed() / kills().max(1);
    for kill in 1..=kills() {
        // A page fills nearly each time, and a run of twenty times as many kills still stays within one volume.
        register(&mut store, 24);
        let before = store.printed_book(BOOK).unwrap();
        let name = format!("{kill}.pdf");
        let mut child = spawn(&name);
        thread::sleep(step * kill);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = store.printed_book(BOOK).unwrap();
        // A file there is has all its pages kept; pages that are kept can be printed again without their file.
        assert!(now.pages() > before.pages() || !desk.path(&name).exists());
        if now.pages() > before.pages() {
            let (from, to) = (before.last().unwrap().page + 1, now.last().unwrap().page);
            let again = format!("lai-{kill}.pdf");
            desk.done(&["book", "incoming", "--year", "2026", "--page", &format!("{from}-{to}"), "-o", &again], "");
            let pages = pdf::pages(&desk.path(&again));
            if desk.path(&name).exists() {
                assert_eq!(pdf::pages(&desk.path(&name)), pages);
            }
            on_paper.extend(pages);
        }
    }
    let output = desk.run(&["book", "incoming", "--year", "2026", "--print-on", "--closing", "-o", "cuoi.pdf"], "");
    assert!(output.status.success(), "{}", said(&output));
    on_paper.extend(pdf::pages(&desk.path("cuoi.pdf")));
    // Page by page the book that is printed in one go.
    desk.done(&["book", "incoming", "--year", "2026", "--closing", "-o", "ca-so.pdf"], "");
    let whole = pdf::pages(&desk.path("ca-so.pdf"));
    let total = whole.len();
    let whole = (1..).zip(whole).map(|(number, text): (usize, String)| {
        text.replace(&format!("Trang {number}/{total}"), &format!("Trang {number}"))
    });
    assert_eq!(on_paper[2..], whole.skip(2).collect::<Vec<_>>());
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// The words with a year.
fn of_year<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [words, &["--year", "2026"]].concat()
}

/// Three notices of another authority than the office: its own book is empty, and is not taken for printed.
#[test]
fn an_empty_book_is_refused_and_says_whose_is_not() {
    let desk = Desk::with_office();
    desk.done(&["authority", "add", "UBND tỉnh Quảng Trị", "--abbreviation", "UBQT"], "");
    let notice = |at: u32| {
        format!(
            r#"{{"IssuedDate":"2026-11-20","OrganName":"UBND tỉnh Quảng Trị","TypeName":"Thông báo","Subject":"thông báo {at}",
            "SignerInfo":{{"FullName":"A"}}}}"#
        )
        .replace('\n', "")
    };
    desk.done(&["register", "outgoing"], &[notice(1), notice(2), notice(3)].join("\n"));
    for words in [
        of_year(&["book", "outgoing", "-o", "trong.pdf"]),
        of_year(&["book", "outgoing", "--from", "01/11/2026", "-o", "trong.pdf"]),
        of_year(&["book", "outgoing", "--print-on", "-o", "trong.pdf"]),
        of_year(&["book", "outgoing", "--print-on", "--closing", "-o", "trong.pdf"]),
        of_year(&["form", "so-di", "-o", "trong.pdf"]),
    ] {
        let refused = desk.refused(&words, "");
        assert!(refused.contains("Sổ văn bản đi năm 2026 của UBND tỉnh chưa có văn bản nào"), "{refused}");
        assert!(refused.contains("Năm 2026 có văn bản đi của: UBND tỉnh Quảng Trị."), "{refused}");
        assert!(!desk.path("trong.pdf").exists());
    }
    let incoming = desk.refused(&of_year(&["book", "incoming", "-o", "trong.pdf"]), "");
    assert!(
        incoming.contains("Sổ văn bản đến năm 2026 chưa có văn bản nào") && incoming.contains("--blank"),
        "{incoming}"
    );
    assert!(desk.refused(&["form", "so-den", "--year", "2026", "-o", "trong.pdf"], "").contains("chưa có văn bản nào"));
    // Every other form covers all authorities, and says whose rows it has.
    let slips = desk.done(&of_year(&["form", "phieu-gui", "-o", "phieu.pdf"]), "");
    assert!(slips.contains("Gồm 3 dòng, của: UBND tỉnh Quảng Trị (3)."), "{slips}");
    for form in ["so-ban-sao", "so-buu-dien", "so-ban-luu", "chuyen-giao-di"] {
        let refused = desk.refused(&of_year(&["form", form, "-o", "trong.pdf"]), "");
        assert!(refused.contains("Không có văn bản nào để in vào biểu mẫu này"), "{form}: {refused}");
    }
    // The authority that has documents, and the empty book all the same.
    let theirs = ["book", "outgoing", "--authority", "UBND tỉnh Quảng Trị", "-o", "co.pdf"];
    desk.done(&of_year(&theirs), "");
    assert!(pdf::pages(&desk.path("co.pdf")).join(" ").contains("Thông báo 3"));
    desk.done(&of_year(&["book", "outgoing", "--blank", "--closing", "-o", "trong.pdf"]), "");
    assert!(pdf::pages(&desk.path("trong.pdf")).join(" ").contains("Sổ này không có văn bản nào."));
    desk.done(&of_year(&["book", "outgoing", "--print-on", "--closing", "--blank", "-o", "tiep.pdf"]), "");
    desk.done(&["form", "so-di", "--blank", "-o", "mau.pdf"], "");
}

/// Days or numbers of which the book has nothing, and books of what never happened: no paper either, unless it is wanted so.
#[test]
fn a_part_without_documents_is_refused_too() {
    let desk = Desk::with_office();
    registry(&desk, 3);
    for part in [["--from", "01/12/2026"], ["--to", "01/01/2026"], ["--from-number", "4"]] {
        for book in [&["book", "incoming"][..], &["form", "so-den"]] {
            let words = of_year(&[book, &part, &["-o", "trong.pdf"]].concat());
            let refused = desk.refused(&words, "");
            assert!(refused.contains("Phần đã chọn của sổ năm 2026 không có văn bản nào"), "{refused}");
            assert!(refused.contains("--blank"), "{refused}");
            assert!(!desk.path("trong.pdf").exists());
        }
    }
    let wanted = ["book", "incoming", "--from", "01/12/2026", "--blank", "-o", "trong.pdf"];
    desk.done(&of_year(&wanted), "");
    desk.done(&of_year(&["book", "incoming", "--from-number", "3", "-o", "ba.pdf"]), "");
    // Nothing was copied, posted or lent, and nothing handed over.
    for form in ["so-ban-sao", "so-buu-dien", "so-ban-luu", "chuyen-giao-den"] {
        let refused = desk.refused(&of_year(&["form", form, "-o", "khong.pdf"]), "");
        assert!(refused.contains("Không có văn bản nào để in vào biểu mẫu này"), "{form}: {refused}");
        assert!(!desk.path("khong.pdf").exists());
    }
    desk.done(&["form", "so-buu-dien", "--blank", "-o", "khong.pdf"], "");
}

#[test]
fn a_book_of_cancelled_or_held_numbers_is_not_empty() {
    let desk = Desk::with_office();
    let mut store = registry(&desk, 1);
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store.write(|gate| gate.withdraw(DocumentId(1), Withdrawal::Cancel, &ruling)).unwrap();
    desk.done(&["book", "incoming", "--year", "2026", "-o", "huy.pdf"], "");
    assert!(pdf::pages(&desk.path("huy.pdf")).join(" ").contains("HỦY: nhầm"));
    let hold = ["hold", "outgoing", "--date", "09/02/2026", "--type", "Quyết định", "--for", "A", "--reason", "B"];
    desk.done(&[&hold[..], &["--until", "31/12/2099"]].concat(), "");
    desk.done(&["book", "outgoing", "--year", "2026", "--closing", "-o", "giu.pdf"], "");
    assert!(pdf::pages(&desk.path("giu.pdf")).join(" ").contains("01 (giữ cho A, đang giữ)"));
    assert!(desk.refused(&["book", "outgoing", "--year", "2025", "-o", "x.pdf"], "").contains("chưa có văn bản nào"));
}
