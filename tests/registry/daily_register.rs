//! A closed day: its register lists what was done, and its seal stays valid.

use std::{ffi::OsString, fs, path::Path};

use chrono::{DateTime, FixedOffset, NaiveDate};
use vanthu::{
    clock::Clock,
    commands::{self, Ending},
    domain::{
        closed_day::MAX_BY_HAND,
        content::{Content, Recipient, SignerInfo},
        document::{Document, DocumentId, Entry},
        field::Cause,
        history::{Action, Head},
        imported::{Brought, ImportedIncoming, ImportedRow},
        incoming::{IncomingDraft, IncomingEntry},
        link::LinkKind,
        number::NumberRequest,
        office::Office,
        outgoing::{OutgoingDraft, OutgoingEntry},
        registration::{Ruling, Standing, Withdrawal},
        reservation::Hold,
    },
    jobs::{
        JobError,
        print_day::{close_day, print_day},
    },
    paper::PaperError,
    progress::Progress,
    store::{Store, StoreError},
    texts::UserMessage,
};

use crate::{fixtures, pdf};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 2, day).unwrap()
}

fn at(time: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{time}+07:00")).unwrap()
}

fn incoming(subject: &str) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: Some(day(9)),
        code: "609/CAT-PC07".into(),
        issued_date: Some(day(5)),
        to_places: "Phòng Nội chính".into(),
        content: fixtures::content("Công an tỉnh Quảng Trị", "Công văn", subject),
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

fn outgoing(subject: &str) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(day(9)),
        to: ["Sở Nội vụ", "UBND các xã"]
            .map(|name| Recipient { organ_name: name.into(), ..Recipient::default() })
            .into(),
        issued_amount: Some(12),
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Bình".into(), ..SignerInfo::default() },
            ..fixtures::content("Văn phòng", "Quyết định", subject)
        },
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

/// Returns a registry whose set-up was closed the day before.
fn registry(folder: &Path) -> Store {
    let mut store = Store::open_or_create(&folder.join("registry.db")).unwrap();
    store.set_clock(|| at("2026-02-08T17:00:00"));
    let office = Office {
        name: "Văn phòng".into(),
        abbreviation: "VP".into(),
        place: "Đông Hà".into(),
        parent: "UBND tỉnh".into(),
    };
    store.set_office(&office).unwrap();
    store.write_as("Nguyễn Thị Thanh Hường").unwrap();
    close_day(&mut store, &folder.join("set-up.pdf")).unwrap();
    store.set_clock(|| at("2026-02-09T10:30:00"));
    store
}

fn a_day(store: &mut Store) -> (DocumentId, DocumentId) {
    let first = store.register_incoming(&incoming("an toàn phòng cháy")).unwrap().id;
    let second = store.register_incoming(&incoming("nhầm")).unwrap().id;
    store.register_outgoing(&outgoing("về việc điều động")).unwrap();
    let ruling = Ruling { reason: "đăng ký nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store
        .write(|transaction| {
            transaction.amend(first, &Entry::Incoming(incoming("an toàn giao thông")), "ghi sai trích yếu")?;
            transaction.withdraw(second, Withdrawal::Cancel, &ruling)?;
            transaction.link(first, LinkKind::SameAs, second, "")?;
            let hold =
                Hold {
                    from: None, amount: 2, holder: "Phòng Tổng hợp".into(), reason: "họp".into(), until: day(20)
                };
            transaction.hold_incoming(day(9), &hold)
        })
        .unwrap();
    (first, second)
}

#[test]
fn the_register_says_what_was_done_and_its_seal_holds() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    let (first, _) = a_day(&mut store);
    let before = store.head().unwrap().0;
    let target = folder.path().join("ngay.pdf");
    let closed = close_day(&mut store, &target).unwrap();
    assert_eq!((closed.day, closed.last_event, closed.event), (day(9), before, before + 1));
    assert_eq!(store.head().unwrap(), (closed.event, closed.head));
    assert_eq!(store.closed_days().unwrap().last(), Some(&closed));

    let read = pdf::pages(&target).join(" ");
    for text in [
        "UBND TỈNH VĂN PHÒNG SỔ ĐĂNG KÝ VĂN BẢN TRONG NGÀY Ngày 09 tháng 02 năm 2026",
        "I. VĂN BẢN ĐẾN (2)",
        "1 09/02/2026 Công an tỉnh Quảng Trị 609/CAT-PC07 05/02/2026 Công văn an toàn giao thông Phòng Nội chính",
        "2 09/02/2026 Công an tỉnh Quảng Trị 609/CAT-PC07 05/02/2026 Công văn nhầm Phòng Nội chính",
        "II. VĂN BẢN ĐI (1)",
        "01/QĐ-VP 09/02/2026 Quyết định về việc điều động Trần Văn Bình Sở Nội vụ; UBND các xã 12",
        "III. THAY ĐỔI TRONG NGÀY",
        "khóa ngày ngày 08/02/2026",
        "10:30 Nguyễn Thị Thanh Hường sửa đến số 1 (609/CAT-PC07) \
         trích yếu: “an toàn phòng cháy” → “an toàn giao thông” ghi sai trích yếu",
        "hủy đến số 2 (609/CAT-PC07) người quyết định: Chánh Văn phòng; ngày quyết định: 09/02/2026 đăng ký nhầm",
        "liên kết đến số 1 (609/CAT-PC07) cùng là một với đến số 2 (609/CAT-PC07)",
        "giữ số số 3 (Văn bản đến), cho Phòng Tổng hợp; số 4 (Văn bản đến), cho Phòng Tổng hợp",
        &format!("Dấu niêm (SHA-256) đến sự kiện số {}: {}", closed.event, closed.head),
        "vanthu check --head",
        "Đông Hà, ngày 09 tháng 02 năm 2026 Người lập sổ (ký, ghi rõ họ tên) Nguyễn Thị Thanh Hường",
    ] {
        assert!(read.contains(text), "{text}: {read}");
    }
    assert!(!read.contains("10:30 Nguyễn Thị Thanh Hường đăng ký"), "what stands in the lists is no change");

    // Later work neither breaks the seal nor changes the paper.
    store.set_clock(|| at("2026-02-10T08:00:00"));
    store.register_incoming(&incoming("hôm sau")).unwrap();
    let entry = Entry::Incoming(incoming("sửa hôm sau"));
    store.write(|transaction| transaction.amend(first, &entry, "sửa lại")).unwrap();
    let again = folder.path().join("in-lai.pdf");
    print_day(&store, closed.id, &again).unwrap();
    assert_eq!(pdf::pages(&again), pdf::pages(&target));
    assert_eq!(store.check(Some(closed.head), &Progress::default()).unwrap(), []);
    let wrong = Head([7; 32]);
    let found = store.check(Some(wrong), &Progress::default()).unwrap();
    assert_eq!(found.iter().map(UserMessage::key).collect::<Vec<_>>(), ["check-head-unknown"]);

    // The next day continues where this one ended.
    let next = close_day(&mut store, &folder.path().join("hom-sau.pdf")).unwrap();
    assert_eq!((next.first_event, next.last_event), (closed.event, closed.event + 2));
    let register = store.daily_register(next.id).unwrap();
    assert_eq!((register.incoming.len(), register.outgoing.len()), (1, 0));
    let actions: Vec<Action> = register.changes.iter().map(|change| change.event.action).collect();
    assert_eq!(actions, [Action::DayClosed, Action::Amended]);
    assert!(pdf::pages(&folder.path().join("hom-sau.pdf")).join(" ").contains("II. VĂN BẢN ĐI: không có"));
}

#[test]
fn documents_come_back_as_they_stood() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    a_day(&mut store);
    let taken = store
        .write(|transaction| {
            let request = NumberRequest::default();
            let mut entry = outgoing("đầy đủ");
            entry.content.due_date = Some(day(20));
            entry.content.page_amount = Some(3);
            entry.content.file_code.file_catalog = Some(2026);
            Ok::<_, StoreError>(transaction.register_outgoing(&entry, &request)?.document)
        })
        .unwrap();
    let closed = close_day(&mut store, &folder.path().join("ngay.pdf")).unwrap();
    let register = store.daily_register(closed.id).unwrap();
    let ids: Vec<DocumentId> = register.incoming.iter().chain(&register.outgoing).map(Document::id).collect();
    assert_eq!(register.outgoing.last().map(Document::id), Some(taken.id()));
    let now = store.documents(&ids).unwrap();
    let then: Vec<_> = register.incoming.into_iter().chain(register.outgoing).collect();
    assert_eq!(then, now);
}

#[test]
fn a_day_without_anything_new_is_not_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    let head = store.head().unwrap();
    let target = folder.path().join("ngay.pdf");
    let refused = close_day(&mut store, &target);
    let Err(JobError::Store(StoreError::Refused(problems))) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].cause, Cause::NothingToClose);
    assert!(!target.exists());
    assert_eq!(store.head().unwrap(), head);
    let unknown = store.daily_register(99);
    assert!(matches!(unknown, Err(StoreError::Refused(problems)) if problems[0].cause == Cause::NoClosedDay(99)));
}

#[test]
fn a_day_whose_register_cannot_be_printed_is_not_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    a_day(&mut store);
    let head = store.head().unwrap();
    let target = folder.path().join("ngay.pdf");
    fs::write(&target, "a clerk's file").unwrap();
    let nowhere = folder.path().join("absent/ngay.pdf");
    for (target, wanted) in
        [(&target, PaperError::Exists(target.clone())), (&nowhere, PaperError::NoFolder(nowhere.clone()))]
    {
        let refused = close_day(&mut store, target);
        assert!(matches!(&refused, Err(JobError::Paper(error)) if *error == wanted), "{refused:?}");
    }
    assert_eq!(fs::read_to_string(&target).unwrap(), "a clerk's file");
    assert_eq!(store.head().unwrap(), head, "nothing was closed");
    assert_eq!(store.closed_days().unwrap().len(), 1);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_long_day_goes_on_over_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    let subject = "về việc triển khai thực hiện Nghị quyết của Hội đồng nhân dân tỉnh ".repeat(4);
    store
        .write(|transaction| {
            for number in 1..=120 {
                let entry = incoming(&format!("{subject} việc-{number}"));
                transaction.register_incoming(&entry, &NumberRequest::default())?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let target = folder.path().join("ngay.pdf");
    let closed = close_day(&mut store, &target).unwrap();
    let pages = pdf::pages(&target);
    assert!(pages.len() > 10);
    for (at, page) in pages.iter().enumerate() {
        assert!(page.ends_with(&format!("Trang {}/{}", at + 1, pages.len())), "{page}");
    }
    let words: Vec<String> = pages.join(" ").split(' ').map(str::to_owned).collect();
    for number in 1..=120 {
        assert_eq!(words.iter().filter(|word| **word == format!("việc-{number}")).count(), 1, "{number}");
    }
    let last = pages.last().unwrap();
    assert!(last.contains(&closed.head.to_string()) && last.contains("Người lập sổ"), "who signs, signs the seal");
}

#[test]
fn the_commands_close_list_and_print() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    a_day(&mut store);
    let path = |name: &str| folder.path().join(name).display().to_string();
    let run = |words: &[&str]| {
        let (mut out, mut remarks) = (Vec::new(), Vec::new());
        let registry = path("registry.db");
        let line = ["--registry", &registry, "--lang", "en"].iter().chain(words).map(OsString::from).collect();
        let ending = commands::run(line, &Clock::default(), &mut out, &mut remarks);
        (ending, String::from_utf8(out).unwrap(), String::from_utf8(remarks).unwrap())
    };
    let (ending, said, _) = run(&["day", "close", "-o", &path("ngay.pdf")]);
    let (event, head) = store.head().unwrap();
    assert_eq!(ending, Ending::Done);
    assert!(said.contains(&head.to_string()) && said.contains(&format!("event {event}")), "{said}");
    let (_, list, _) = run(&["day", "list"]);
    assert_eq!(list.matches(" · 08/02/2026 · 08/02/2026 17:00:00 · Nguyễn Thị Thanh Hường · ").count(), 1, "{list}");
    assert!(list.contains("#2 · ") && list.contains(&head.to_string()), "{list}");
    let (ending, ..) = run(&["day", "print", "2", "-o", &path("in-lai.pdf")]);
    assert_eq!(ending, Ending::Done);
    assert_eq!(pdf::pages(Path::new(&path("in-lai.pdf"))), pdf::pages(Path::new(&path("ngay.pdf"))));
    let (ending, _, remarks) = run(&["day", "print", "2", "-o", &path("in-lai.pdf")]);
    assert!(ending == Ending::Refused && remarks.contains("already"), "{remarks}");
    let (ending, _, remarks) = run(&["day", "close", "-o", &path("khac.pdf")]);
    assert!(ending == Ending::Refused && remarks.contains("nothing to close"), "{remarks}");
    assert_eq!(run(&["check", "--head", &head.to_string()]).0, Ending::Done);
    assert_eq!(run(&["book", "incoming", "--year", "2026", "--closing", "-o", &path("so.pdf")]).0, Ending::Done);
    let counted = "Sổ này có 2 văn bản, từ số 1 đến số 2, trong đó có 1 văn bản đã hủy, thu hồi và 1 lần đăng ký lại văn bản đã đến";
    assert!(pdf::pages(Path::new(&path("so.pdf"))).join(" ").contains(counted));
    let locked =
        store.write(|transaction| transaction.set_lock(vanthu::domain::book::Book::Outgoing, None, 2026, true, ""));
    assert_eq!(locked, Ok(true));
    run(&["book", "outgoing", "--year", "2026", "-o", &path("di.pdf")]);
    assert!(pdf::pages(Path::new(&path("di.pdf"))).join(" ").contains("Sổ này có 1 văn bản, từ số 01 đến số 01."));
}

/// Registers this many documents in one transaction.
fn register_together(store: &mut Store, count: usize) {
    store
        .write(|transaction| {
            (0..count).try_for_each(|_| {
                transaction.register_incoming(&incoming("chuyển từ máy cũ"), &NumberRequest::default()).map(|_| ())
            })
        })
        .unwrap();
}

/// Documents taken over in bulk are summed up; work by hand keeps its rows, even on documents taken over.
#[test]
fn documents_taken_over_are_summed_up_and_work_by_hand_is_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    register_together(&mut store, MAX_BY_HAND + 1);
    store.set_clock(|| at("2026-02-09T10:40:00"));
    let rows: Vec<ImportedRow> = (0..=u32::try_from(MAX_BY_HAND).unwrap())
        .map(|at| {
            let mut fingerprint = [0; 32];
            fingerprint[..4].copy_from_slice(&at.to_le_bytes());
            let entry = incoming("từ danh sách");
            let (suffix, standing) = (String::new(), Standing::Valid);
            let arrival_number = Some(1_002 + at);
            ImportedRow::Incoming(ImportedIncoming {
                entry,
                arrival_number,
                suffix,
                standing,
                fingerprint,
                brought: Brought::default(),
            })
        })
        .collect();
    store
        .write(|transaction| {
            transaction.expect_list(rows.iter(), &[])?;
            rows.iter().try_for_each(|row| transaction.import(row).map(|_| ()))
        })
        .unwrap();
    store.set_clock(|| at("2026-02-09T10:50:00"));
    let by_hand = store.register_incoming(&incoming("ghi tay")).unwrap();
    assert_eq!(by_hand.arrival_number, 2_003);
    store.register_outgoing(&outgoing("về việc điều động")).unwrap();
    let amended = Entry::Incoming(incoming("sửa bằng tay"));
    store.write(|transaction| transaction.amend(DocumentId(7), &amended, "ghi sai trích yếu")).unwrap();
    let target = folder.path().join("ngay.pdf");
    let closed = close_day(&mut store, &target).unwrap();
    let register = store.daily_register(closed.id).unwrap();
    assert_eq!(register.incoming.iter().map(Document::number).collect::<Vec<_>>(), [2_003]);
    assert_eq!(register.outgoing.len(), 1);
    let actions: Vec<Action> = register.changes.iter().map(|change| change.event.action).collect();
    assert!(actions.contains(&Action::Amended) && !actions.contains(&Action::Registered), "{actions:?}");
    let told: Vec<_> = register
        .taken_over
        .iter()
        .map(|taken| (taken.imported, taken.documents, taken.year, taken.numbers[0].first, taken.numbers[0].last))
        .collect();
    assert_eq!(told, [(false, 1_001, 2026, 1, 1_001), (true, 1_001, 2026, 1_002, 2_002)]);
    assert!(register.taken_over.iter().all(|taken| taken.days == (day(9), day(9))));
    let pages = pdf::pages(&target);
    assert!(pages.len() < 4, "{}", pages.len());
    let text = pages.join(" ");
    for part in [
        "I. VĂN BẢN ĐẾN (1)",
        "IV. VĂN BẢN NHẬP TỪ SỔ CŨ, DANH SÁCH (ghi gộp)",
        "10:30 Nguyễn Thị Thanh Hường sổ văn bản đến, năm 2026 (chuyển vào, sự kiện",
        "10:40 Nguyễn Thị Thanh Hường sổ văn bản đến, năm 2026 (nhập danh sách, sự kiện",
        "1.001 Văn bản đến: 1 – 1001 09/02/2026 – 09/02/2026",
        "1.001 Văn bản đến: 1002 – 2002",
        "sửa đến số 7",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // The seal covers each of them, and the paper can be made again.
    assert_eq!(store.check(Some(closed.head), &Progress::default()).unwrap(), []);
    print_day(&store, closed.id, &folder.path().join("in-lai.pdf")).unwrap();
    assert_eq!(pdf::pages(&folder.path().join("in-lai.pdf")), pages);
}

#[test]
fn up_to_as_many_documents_as_a_hand_may_enter_are_rows() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = registry(folder.path());
    register_together(&mut store, MAX_BY_HAND);
    let closed = close_day(&mut store, &folder.path().join("ngay.pdf")).unwrap();
    let register = store.daily_register(closed.id).unwrap();
    assert_eq!((register.incoming.len(), register.taken_over.len()), (MAX_BY_HAND, 0));
    assert!(!pdf::pages(&folder.path().join("ngay.pdf")).join(" ").contains("IV."));
}
