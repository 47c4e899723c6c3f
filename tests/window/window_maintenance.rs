//! Maintenance at the window: a list is tried and taken in, the registry is checked, a backup takes its place; an upgrade is told,
//! and a window that only looked writes when the other has closed.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicI64, Ordering},
    },
    thread,
};

use chrono::TimeDelta;
use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    clock::Clock,
    domain::{history::Head, incoming::IncomingDraft, query::Query, working_calendar::CalendarDay},
    jobs::{
        JobError,
        backups::back_up,
        check::check_registry,
        import::{Consent, ImportList, import_list},
        refused_rows::write_refused,
        restore::{RestoreCopy, look_at_copy, restore_copy},
    },
    language::Locale,
    progress::Progress,
    store::{Access, BackupSettings, Store, StoreError, Writer, copies_in},
    window::{Event, Icon, second},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
};

const PLAIN: Modifiers = Modifiers::empty();
const SHIFT: Modifiers = Modifiers::SHIFT;

/// Three rows: two good ones and one whose day is none.
const LIST: &str = "Ngày đến;Số đến;Tác giả;Số, ký hiệu;Ngày tháng văn bản;Tên loại và trích yếu\n\
                    05/01/2026;7;Sở Nội vụ;12/SNV-TCBC;02/01/2026;Công văn về công tác văn thư\n\
                    06/01/2026;8;Sở Y tế;45/BC-SYT;05/01/2026;Báo cáo tháng 12\n\
                    45/13/2026;9;Sở Tài chính;310/TTr-STC;05/01/2026;Tờ trình phân bổ vốn\n";

fn register(store: &mut Store, subject: &str) {
    let draft = IncomingDraft {
        arrival_date: Some(clerk::today()),
        content: fixtures::content("Sở Nội vụ", "Công văn", subject),
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
}

/// A registry with one document.
fn office() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&registry).unwrap();
    store.name_clerk("Lê Thị Văn Thư").unwrap();
    register(&mut store, "công tác văn thư");
    (folder, registry)
}

fn documents(registry: &Path) -> usize {
    let store = Store::open(registry, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    store.search_all(&Query::default()).unwrap().len()
}

#[test]
fn a_list_is_tried_first_then_its_good_rows_are_taken_in_and_shown() {
    static CHOSEN: Mutex<Option<PathBuf>> = Mutex::new(None);
    let (folder, registry) = office();
    let list = folder.path().join("danh-sach.csv");
    fs::write(&list, LIST).unwrap();
    let mut world = clerk::environment(&registry, Locale::Vietnamese);
    world.ask_file = |_, _, endings| {
        assert!(endings.contains(&"xlsx") && endings.contains(&"ods") && endings.contains(&"csv"));
        Box::pin(async { CHOSEN.lock().unwrap().clone() })
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.key(Named::F9, SHIFT);
    // Somebody who would rather not choose is where they were.
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Chọn danh sách…") && !clerk.sees("Sẽ nhập"));
    *CHOSEN.lock().unwrap() = Some(list.clone());
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Sẽ nhập 2 văn bản đến") && clerk.sees("Ngày từ 05/01/2026 đến 06/01/2026"));
    assert!(clerk.sees("1 dòng chưa nhập được"));
    assert!(clerk.sees("1 dòng, như dòng 4"), "the reason");
    assert!(clerk.sees("Dòng 4: Ngày đến"), "the row");
    assert_eq!(documents(&registry), 1, "it was only tried");
    clerk.ctrl("c");
    let copied: Vec<&str> = clerk.clipboard.held.lines().collect();
    assert_eq!(copied.len(), 2);
    assert!(copied[0] == "Dòng\tLý do" && copied[1].starts_with("4\tNgày đến"), "{copied:?}");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã nhập 2 văn bản; 0 văn bản đã có từ trước; bỏ qua 1 dòng"));
    assert_eq!(documents(&registry), 3);
    clerk.ctrl("o");
    assert!(clerk.sees("3 văn bản đến · 2026") && clerk.sees("45/BC-SYT"));
    // The same list again, corrected, adds the one row that is new.
    fs::write(&list, LIST.replace("45/13/2026", "07/01/2026")).unwrap();
    clerk.key(Named::F9, SHIFT);
    clerk.key(Named::F7, PLAIN);
    assert!(clerk.sees("Sẽ nhập 1 văn bản đến") && clerk.sees("2 dòng đã có trong sổ"));
    clerk.clicks("Nhập 1 dòng hợp lệ");
    assert_eq!(documents(&registry), 4);
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("4 văn bản đến · 2026"));
}

/// A date among the numbers: the screen shows the old and the new next number, and takes it only when told that it is right.
#[test]
fn a_number_that_jumps_is_asked_about_before_it_is_taken() {
    let (folder, registry) = office();
    let list = folder.path().join("list.csv");
    fs::write(&list, LIST.replace("05/01/2026;7;", "05/01/2026;20260105;")).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.happens(Event::FileDropped(list));
    assert!(clerk.sees("Sẽ nhập 1 văn bản đến") && clerk.sees("Dòng 2: Số đến: số 20260105 nhảy quá xa số 8"));
    assert!(clerk.sees("Nếu nhận, số kế tiếp là 20260106 thay vì 9") && clerk.sees("Số 20260105 là đúng"));
    clerk.ctrl("g");
    assert!(clerk.sees("Sẽ nhập 2 văn bản đến") && !clerk.sees("là đúng"));
    assert_eq!(documents(&registry), 1, "it was only tried");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert_eq!(documents(&registry), 3);
    let store = Store::open(&registry, Access::Read).unwrap();
    assert_eq!(
        store.expected_arrival_number(chrono::NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()).unwrap(),
        20_260_106
    );
}

#[test]
fn a_list_is_dropped_on_the_window_and_what_is_no_list_is_told() {
    let (folder, registry) = office();
    let (list, other) = (folder.path().join("list.csv"), folder.path().join("list.txt"));
    fs::write(&list, LIST).unwrap();
    fs::write(&other, LIST).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::English);
    clerk.clicks("Data");
    clerk.happens(Event::FileDropped(other));
    assert!(clerk.sees("list.txt") && !clerk.sees("would be imported"));
    clerk.happens(Event::FileDropped(list));
    assert!(clerk.sees("2 incoming documents would be imported"));
    assert_eq!(documents(&registry), 1);
}

/// What a list does not say itself is asked, and answered by keys; what is not read of it is said.
#[test]
fn what_a_list_does_not_say_is_asked() {
    let (folder, registry) = office();
    let heading = "Ngày đến;Số đến;Tác giả;Số, ký hiệu;Ngày tháng văn bản;Tên loại và trích yếu\n";
    let row = |day: u32| format!("1/{day}/2026;{day};Sở Y tế;{day}/BC-SYT;1/2/2026;Báo cáo tuần\n");
    let rows = (11..=14).map(row).collect::<Vec<_>>().concat();
    let list = folder.path().join("my.csv");
    fs::write(&list, format!("{heading}{rows}1/20/2026;;Sở Y tế;20/BC-SYT;1/2/2026;Báo cáo tuần\n")).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.happens(Event::FileDropped(list));
    assert!(clerk.sees("1/13/2026") && clerk.sees("Tháng đứng trước") && !clerk.sees("Sẽ nhập"));
    // Day first is the other answer; then only the days of the calendar are left.
    clerk.key(Named::ArrowDown, PLAIN);
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Sẽ nhập 1 văn bản đến"), "1 November; 1 December has not come yet");
    assert!(!clerk.sees("Tháng đứng trước"), "it was answered");
    // A list chosen anew asks anew.
    clerk.happens(Event::FileDropped(folder.path().join("my.csv")));
    clerk.clicks("Tháng đứng trước");
    assert!(clerk.sees("Sẽ nhập 4 văn bản đến") && clerk.sees("chưa có số, trong khi các dòng khác"));
    clerk.ctrl("g");
    assert!(clerk.sees("Sẽ nhập 5 văn bản đến"));
    assert!(clerk.sees("1 dòng không có số trong danh sách được cấp số 15–15"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert_eq!(documents(&registry), 6);
    let other = folder.path().join("cot.csv");
    fs::write(&other, "Ngày đến;Số đến;Bên gửi;Số ký hiệu;Trích yếu\n05/01/2026;30;Sở Y tế;9/A;Báo cáo\n").unwrap();
    clerk.happens(Event::FileDropped(other));
    assert!(clerk.sees("“Bên gửi”") && clerk.sees("Bỏ cột này"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Cột không dùng đến: Bên gửi"));
}

/// A row dated after today is refused until the clerk says that it is right.
#[test]
fn rows_dated_ahead_are_asked_about() {
    let (folder, registry) = office();
    let heading = "Ngày đến;Số đến;Tác giả;Số, ký hiệu;Ngày tháng văn bản;Tên loại và trích yếu\n";
    let row = |day: &str, number: u32| format!("{day};{number};Sở Y tế;{number}/BC-SYT;02/01/2026;Báo cáo tuần\n");
    let list = folder.path().join("truoc.csv");
    fs::write(&list, [heading.to_owned(), row("05/01/2026", 2), row("31/12/2026", 3)].concat()).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.happens(Event::FileDropped(list));
    assert!(clerk.sees("Sẽ nhập 1 văn bản đến") && clerk.sees("31/12/2026 chưa đến"));
    assert!(clerk.sees("Nhập cả 1 dòng có ngày sau hôm nay"));
    clerk.ctrl("g");
    assert!(clerk.sees("Sẽ nhập 2 văn bản đến") && !clerk.sees("Nhập cả 1 dòng"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert_eq!(documents(&registry), 3);
}

#[test]
fn a_stopped_import_takes_in_nothing() {
    let (folder, registry) = office();
    let list = folder.path().join("long.csv");
    let (heading, row) = (LIST.lines().next().unwrap(), "05/01/2026;;Sở Nội vụ;;;Giấy mời họp\n");
    fs::write(&list, format!("{heading}\n{}", row.repeat(4_000))).unwrap();
    let request = ImportList {
        registry: (&registry).into(),
        writer: Writer::default(),
        file: list,
        book: None,
        dry_run: false,
        skip_bad: true,
        consent: Consent::default(),
        accepted_jumps: Vec::new(),
    };
    let progress = Progress::default();
    let outcome = thread::scope(|scope| {
        scope.spawn(|| {
            while progress.state().0 < 10 {
                thread::yield_now();
            }
            progress.stop();
        });
        import_list(&request, &progress)
    });
    assert!(matches!(outcome, Err(JobError::Stopped)), "{outcome:?}");
    assert!(progress.state().0 < 4_000);
    assert_eq!(documents(&registry), 1);
}

/// While somebody else writes, however long, a long list can be tried; and while it is tried, somebody else can write.
#[test]
fn a_long_list_is_tried_without_keeping_others_from_writing() {
    let (folder, registry) = office();
    let list = folder.path().join("long.csv");
    let (heading, row) = (LIST.lines().next().unwrap(), "05/01/2026;;Sở Nội vụ;;;Giấy mời họp\n");
    fs::write(&list, format!("{heading}\n{}", row.repeat(2_001))).unwrap();
    let request = ImportList {
        registry: (&registry).into(),
        writer: Writer::default(),
        file: list,
        book: None,
        dry_run: true,
        skip_bad: true,
        consent: Consent::default(),
        accepted_jumps: Vec::new(),
    };
    let mut store = Store::open(&registry, Access::Write).unwrap();
    let outcome = store
        .write(|gate| {
            gate.put_calendar_day(&CalendarDay { day: clerk::today(), off: true, name: "Nghỉ".into() })?;
            Ok::<_, StoreError>(import_list(&request, &Progress::default()).unwrap())
        })
        .unwrap();
    assert_eq!((outcome.added, outcome.done), (2_001, false));
    assert_eq!(documents(&registry), 1);
}

/// The refused rows become a list of their own, which is corrected and imported; a file that is there stays.
#[test]
fn refused_rows_are_saved_with_the_reason_corrected_and_imported() {
    static TARGET: Mutex<Option<PathBuf>> = Mutex::new(None);
    static LISTS: Mutex<Option<PathBuf>> = Mutex::new(None);
    let (folder, registry) = office();
    let list = folder.path().join("danh-sach.csv");
    fs::write(&list, LIST).unwrap();
    let mut world = clerk::environment(&registry, Locale::Vietnamese);
    world.ask_file = |_, _, _| Box::pin(async { LISTS.lock().unwrap().clone() });
    world.ask_target = |_, _, name| {
        assert_eq!(name, "danh-sach-dong-loi.xlsx");
        Box::pin(async { TARGET.lock().unwrap().clone() })
    };
    let mut clerk = Clerk::sits_down_in(world);
    clerk.key(Named::F9, SHIFT);
    *LISTS.lock().unwrap() = Some(list);
    clerk.key(Named::F6, PLAIN);
    for name in ["sua.csv", "sua.xlsx"] {
        let target = folder.path().join(name);
        fs::write(&target, "của người khác").unwrap();
        *TARGET.lock().unwrap() = Some(target.clone());
        clerk.ctrl_shift("s");
        assert!(clerk.sees(name) && !clerk.sees("Đã lưu 1 dòng lỗi"));
        assert_eq!(fs::read_to_string(&target).unwrap(), "của người khác");
        fs::remove_file(&target).unwrap();
        clerk.clicks("Lưu các dòng lỗi…");
        assert!(clerk.sees("Đã lưu 1 dòng lỗi kèm lý do vào"), "{name}");
    }
    let saved = fs::read_to_string(folder.path().join("sua.csv")).unwrap();
    let lines: Vec<&str> = saved.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2, "{saved}");
    assert!(lines[0].ends_with("Tên loại và trích yếu,Lý do chưa nhập được"), "{saved}");
    assert!(lines[1].starts_with("45/13/2026,9,Sở Tài chính,310/TTr-STC,05/01/2026,Tờ trình phân bổ vốn,"), "{saved}");
    assert!(lines[1].contains("ngày 45/13/2026 không hợp lệ"), "{saved}");
    // As it is the row is refused again, with one reason and not two.
    let request = |file: &str| ImportList {
        registry: (&registry).into(),
        writer: Writer::default(),
        file: folder.path().join(file),
        book: None,
        dry_run: true,
        skip_bad: true,
        consent: Consent::default(),
        accepted_jumps: Vec::new(),
    };
    for name in ["sua.csv", "sua.xlsx"] {
        let outcome = import_list(&request(name), &Progress::default()).unwrap();
        assert_eq!((outcome.added, outcome.refused.len()), (0, 1), "{name}");
        assert_eq!(outcome.unread_headings, ["Lý do chưa nhập được"]);
        let again = folder.path().join(format!("lai-{name}"));
        write_refused(&outcome, &again, "Lý do chưa nhập được", |_| "vẫn sai".to_owned()).unwrap();
        let outcome = import_list(&request(&format!("lai-{name}")), &Progress::default()).unwrap();
        assert_eq!(outcome.headings[0].len(), 7, "{:?}", outcome.headings);
        assert_eq!(outcome.refused[0].cells[6], "vẫn sai");
    }
    // Corrected, it is taken in, the column of reasons passed over.
    let corrected = folder.path().join("sua.csv");
    fs::write(&corrected, saved.replacen("45/13/2026", "07/01/2026", 1)).unwrap();
    *LISTS.lock().unwrap() = Some(corrected);
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Sẽ nhập 1 văn bản đến") && clerk.sees("Cột không dùng đến: Lý do chưa nhập được"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert_eq!(documents(&registry), 2);
}

#[test]
fn a_check_says_what_was_looked_at_and_compares_a_printed_seal() {
    let (_folder, registry) = office();
    let (events, head) = Store::open(&registry, Access::Read).unwrap().head().unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Sổ nguyên vẹn: 1 văn bản"));
    assert!(clerk.sees(&format!("Đã xem {events} sự kiện")));
    assert!(!clerk.sees("Mã niêm phong vừa nhập có trong lịch sử"), "none was compared");
    clerk.types(&head.to_string());
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Mã niêm phong vừa nhập có trong lịch sử"));
    clerk.types("x");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Mã niêm phong gồm 64 chữ số"));
    clerk.key(Named::Backspace, PLAIN);
    for _ in 0..head.to_string().chars().count() {
        clerk.key(Named::Backspace, PLAIN);
    }
    clerk.types(&Head([7; 32]).to_string());
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Tìm thấy 1 chỗ không đúng") && clerk.sees("không còn như lúc in"));
}

#[test]
fn a_wrong_search_index_is_made_anew_by_a_button() {
    let (_folder, registry) = office();
    let connection = rusqlite::Connection::open(&registry).unwrap();
    connection.execute_batch("INSERT INTO search (search) VALUES ('delete-all')").unwrap();
    connection.close().unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.key(Named::F8, PLAIN);
    assert!(!clerk.sees("Lập lại chỉ mục"));
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Chỉ mục tìm kiếm sai ở 1 văn bản") && clerk.sees("Chỉ chỉ mục tìm kiếm sai"));
    // A window that only looks shows the button and lets nobody press it.
    let mut other = Clerk::sits_down(&registry, Locale::Vietnamese);
    other.key(Named::F9, SHIFT);
    other.key(Named::F8, PLAIN);
    other.key(Named::Enter, Modifiers::CTRL);
    other.clicks("Lập lại chỉ mục");
    assert!(other.sees("cửa sổ này chỉ xem") && other.sees("Chỉ mục tìm kiếm sai ở 1 văn bản"));
    let found = Store::open(&registry, Access::Read).unwrap().check(None, &Progress::default()).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    clerk.clicks("Lập lại chỉ mục");
    assert!(clerk.sees("Sổ nguyên vẹn: 1 văn bản") && !clerk.sees("Lập lại chỉ mục"));
}

#[test]
fn a_check_that_is_stopped_finds_nothing_and_says_so() {
    let (_folder, registry) = office();
    let progress = Progress::default();
    progress.stop();
    assert!(matches!(check_registry(&registry, None, &progress), Err(JobError::Stopped)));
}

/// A registry of two documents with a folder of copies, of which one was made when there was one document.
fn copied() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let (folder, registry) = office();
    let copies = folder.path().join("copies");
    let moment = clerk::today().and_hms_opt(7, 30, 0).unwrap();
    let mut store = Store::open(&registry, Access::Write).unwrap();
    let set =
        BackupSettings { folder: Some(copies.clone()), at_start: false, at_close: false, ..BackupSettings::default() };
    store.set_backup_settings(&set).unwrap();
    let copy = store.copy_into(&copies, moment, &Progress::default()).unwrap().path;
    register(&mut store, "sau khi sao lưu");
    (folder, registry, copy)
}

fn kept_beside(registry: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(registry.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "db"))
        .filter(|file| file.display().to_string().contains("truoc-khi-phuc-hoi"))
        .collect()
}

#[test]
fn a_copy_takes_the_registrys_place_under_the_open_window() {
    let (_folder, registry, copy) = copied();
    let before = fs::read(&copy).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.key(Named::F8, PLAIN);
    clerk.key(Named::F8, PLAIN);
    assert!(clerk.sees("07:30  23/11/2026"));
    // Nothing is asked before the copy was looked at.
    clerk.ctrl("d");
    assert!(!clerk.sees("Lấy bản sao này thay sổ đang dùng?"));
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Bản sao nguyên vẹn") && clerk.reads("1"));
    assert!(clerk.sees("1 văn bản đăng ký sau khi lập bản sao") && clerk.sees("số 2"), "what is newer is told before");
    clerk.ctrl("d");
    assert!(clerk.sees("Lấy bản sao này thay sổ đang dùng?"));
    clerk.key(Named::Escape, PLAIN);
    assert!(!clerk.sees("Lấy bản sao này thay sổ đang dùng?"));
    assert_eq!(documents(&registry), 2);
    clerk.ctrl("d");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã phục hồi sổ: 1 văn bản") && clerk.sees("Sổ trước khi phục hồi được giữ ở"));
    assert!(clerk.sees("1 văn bản đến · 2026"));
    assert_eq!(documents(&registry), 1);
    let kept = kept_beside(&registry);
    assert_eq!(kept.len(), 1);
    assert_eq!(documents(&kept[0]), 2);
    assert!(fs::read(&copy).unwrap() == before, "the copy was touched");
    assert!(clerk.sees("số 2") && clerk.sees("-van-ban-sau-ban-sao.jsonl"), "and after, with where their list is");
    assert!(!clerk.sees("Số cuối trên giấy"), "nothing is asked that is known");
    // The window writes in the registry that stands there now, and gives no number again.
    clerk.key(Named::F2, PLAIN);
    assert!(clerk.sees("số dự kiến"));
    assert_eq!(Store::open(&registry, Access::Read).unwrap().expected_arrival_number(clerk::today()).unwrap(), 3);
}

/// Where nobody can read what was given, the window asks for the last numbers on paper, until they are told.
#[test]
fn last_numbers_on_paper_are_asked_for_until_they_are_told() {
    static CHOSEN: Mutex<Option<PathBuf>> = Mutex::new(None);
    let (_folder, registry, copy) = copied();
    *CHOSEN.lock().unwrap() = Some(copy);
    fs::write(&registry, b"not a registry at all").unwrap();
    let world = || {
        let mut world = clerk::environment(&registry, Locale::Vietnamese);
        world.ask_file = |_, _, _| Box::pin(async { CHOSEN.lock().unwrap().clone() });
        world
    };
    let mut clerk = Clerk::sits_down_in(world());
    clerk.ctrl("o");
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Không đọc được sổ trước khi phục hồi"));
    clerk.ctrl("d");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Số cuối trên giấy") && clerk.sees("số cuối trong sổ: 1"));
    clerk.key(Named::Escape, PLAIN);
    drop(clerk);
    // It is asked again, and each registration says it.
    let mut clerk = Clerk::sits_down_in(world());
    assert!(clerk.sees("Những số đã cấp sau bản sao chỉ còn trên giấy"));
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Số cuối trên giấy chưa ghi sau phục hồi"), "the day's work");
    let mut store = Store::open(&registry, Access::Write).unwrap();
    register(&mut store, "chưa ghi số cuối");
    drop(store);
    clerk.ctrl("j");
    clerk.key(Named::Enter, PLAIN);
    assert!(clerk.sees("Số cuối trên giấy"));
    // Without a reason nobody may say that it is not known; a letter is no number.
    clerk.clicks("Không rõ");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Để sau"));
    clerk.clicks("Không rõ");
    clerk.key(Named::Tab, PLAIN);
    clerk.types("7");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Không còn hệ thống số nào phải ghi số cuối trên giấy"));
    let store = Store::open(&registry, Access::Read).unwrap();
    assert_eq!(store.expected_arrival_number(clerk::today()).unwrap(), 8);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    drop(clerk);
    let mut clerk = Clerk::sits_down_in(world());
    assert!(!clerk.sees("Số cuối trên giấy"));
}

#[test]
fn a_folder_of_copies_that_is_not_there_is_told() {
    let (_folder, registry, copy) = copied();
    let copies = copy.parent().unwrap();
    fs::rename(copies, copies.with_file_name("unplugged")).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.clicks("Dữ liệu");
    clerk.clicks("Phục hồi");
    assert!(clerk.sees("Không tới được thư mục bản sao") && clerk.sees(&copies.display().to_string()));
}

/// Copies are listed to be restored from; one made meanwhile is among them at once.
#[test]
fn a_new_copy_is_listed() {
    let (_folder, registry, _copy) = copied();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    clerk.key(Named::F9, SHIFT);
    clerk.clicks("Phục hồi");
    assert!(clerk.reads("07:30  23/11/2026") && !clerk.reads("08:05  23/11/2026"));
    clerk.ctrl("b");
    assert!(clerk.reads("07:30  23/11/2026") && clerk.reads("08:05  23/11/2026"));
}

#[test]
fn what_is_no_copy_is_refused_and_the_registry_opens_as_it_was() {
    static CHOSEN: Mutex<Option<PathBuf>> = Mutex::new(None);
    let (folder, registry, copy) = copied();
    let spoilt = folder.path().join("spoilt.db");
    let mut bytes = fs::read(&copy).unwrap();
    let half = bytes.len() / 2;
    bytes.truncate(half);
    fs::write(&spoilt, bytes).unwrap();
    *CHOSEN.lock().unwrap() = Some(spoilt);
    let mut world = clerk::environment(&registry, Locale::Vietnamese);
    world.ask_file = |_, _, _| Box::pin(async { CHOSEN.lock().unwrap().clone() });
    let mut clerk = Clerk::sits_down_in(world);
    clerk.key(Named::F9, SHIFT);
    clerk.clicks("Phục hồi");
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("bị hỏng") && !clerk.sees("Bản sao nguyên vẹn"));
    clerk.ctrl("d");
    assert!(!clerk.sees("Lấy bản sao này thay sổ đang dùng?"));
    // A copy that goes away between the look and the restoring changes nothing.
    clerk.key(Named::Enter, PLAIN);
    clerk.ctrl("d");
    fs::remove_file(&copy).unwrap();
    clerk.clicks("Phục hồi từ bản sao này…");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Chưa phục hồi gì") && clerk.sees("2 văn bản đến · 2026"));
    assert_eq!(documents(&registry), 2);
    assert!(kept_beside(&registry).is_empty());
}

#[test]
fn a_lost_or_damaged_registry_is_got_back_from_the_first_screen() {
    static CHOSEN: Mutex<Option<PathBuf>> = Mutex::new(None);
    let (_folder, first, copy) = copied();
    *CHOSEN.lock().unwrap() = Some(copy);
    let world = |registry: &Path| {
        let mut world = clerk::environment(registry, Locale::Vietnamese);
        world.ask_file = |_, _, _| Box::pin(async { CHOSEN.lock().unwrap().clone() });
        world
    };
    let elsewhere = tempfile::tempdir().unwrap();
    let lost = elsewhere.path().join("new/registry.db");
    let mut clerk = Clerk::sits_down_in(world(&lost));
    assert!(clerk.sees("Đã có sổ trước đây?"));
    clerk.ctrl("o");
    clerk.key(Named::Escape, PLAIN);
    assert!(clerk.sees("Đã có sổ trước đây?"), "back at the first start");
    clerk.ctrl("o");
    clerk.key(Named::F6, PLAIN);
    assert!(clerk.sees("Bản sao nguyên vẹn"));
    clerk.ctrl("d");
    clerk.key(Named::Enter, Modifiers::CTRL);
    assert!(clerk.sees("Đã phục hồi sổ: 1 văn bản"));
    assert_eq!(documents(&lost), 1);
    drop(clerk);
    // The other is damaged.
    fs::write(&first, b"not a registry at all").unwrap();
    let mut clerk = Clerk::sits_down_in(world(&first));
    assert!(clerk.sees("Không mở được sổ đăng ký"));
    clerk.clicks("Lấy lại từ bản sao lưu…");
    clerk.key(Named::F6, PLAIN);
    clerk.ctrl("d");
    clerk.clicks("Phục hồi");
    assert!(clerk.sees("Đã phục hồi sổ: 1 văn bản"));
    assert_eq!(documents(&first), 1);
    assert_eq!(fs::read(&kept_beside(&first)[0]).unwrap(), b"not a registry at all");
}

#[test]
fn looking_restoring_and_copying_can_be_stopped_and_leave_nothing() {
    let (folder, registry, copy) = copied();
    let moment = clerk::today().and_hms_opt(9, 0, 0).unwrap();
    let names = || {
        let names = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        // The engine's log comes and goes with whoever reads.
        let mut names: Vec<_> = names.filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm")).collect();
        names.sort();
        names
    };
    let before = names();
    let stopped = Progress::default();
    stopped.stop();
    assert!(matches!(look_at_copy(&copy, &registry, &stopped), Err(JobError::Stopped)));
    let writer = Writer::from(&Clock::at(moment));
    let request = RestoreCopy {
        copy: copy.clone(),
        registry: (&registry).into(),
        writer: writer.clone(),
        told: Vec::new(),
        other_registry: false,
    };
    assert!(matches!(restore_copy(&request, &stopped), Err(JobError::Stopped)));
    let copies = folder.path().join("copies");
    assert!(matches!(back_up(&registry, &copies, &writer, &stopped), Err(JobError::Stopped)));
    assert_eq!(copies_in(&copies).unwrap().len(), 1);
    assert_eq!(fs::read_dir(&copies).unwrap().count(), 1);
    assert_eq!(names(), before);
    assert_eq!(documents(&registry), 2);
    let progress = Progress::default();
    back_up(&registry, &copies, &writer, &progress).unwrap();
    let (done, total) = progress.state();
    assert!(done == total && total > 0, "{done} of {total}");
    let found = copies_in(&copies).unwrap();
    assert_eq!(found.len(), 2);
    assert!(found[0].taken > found[1].taken, "the newest first");
}

#[test]
fn a_window_that_stays_open_is_told_on_a_new_day_that_the_copy_is_old() {
    static DAYS: AtomicI64 = AtomicI64::new(0);
    let (_folder, registry, copy) = copied();
    let mut store = Store::open(&registry, Access::Write).unwrap();
    store.remember_backup(&copy, clerk::today().and_hms_opt(7, 30, 0).unwrap()).unwrap();
    let mut world = clerk::environment(&registry, Locale::Vietnamese);
    world.clock = Clock::from(|| clerk::at(clerk::today() + TimeDelta::days(DAYS.load(Ordering::Relaxed)), 8, 5));
    let mut clerk = Clerk::sits_down_in(world);
    for (day, told) in [(0, false), (6, false), (8, true)] {
        DAYS.store(day, Ordering::Relaxed);
        clerk.happens(second());
        assert_eq!(clerk.sees("Bản sao lưu gần nhất đã 8 ngày tuổi"), told, "day {day}");
    }
    clerk.clicks_icon(Icon::X);
    assert!(!clerk.sees("Bản sao lưu gần nhất đã"));
    assert!(clerk.sees("Bản sao lưu đã 8 ngày"), "the state below says it as long as it is so");
    clerk.happens(second());
    assert!(!clerk.sees("Bản sao lưu gần nhất đã"), "once a day");
    clerk.ctrl("b");
    assert!(clerk.sees("Đã sao lưu vào") && !clerk.sees("Bản sao lưu đã 8 ngày"));
}

#[test]
fn a_window_that_looked_writes_when_the_other_has_closed() {
    let (_folder, registry) = office();
    let first = Clerk::sits_down(&registry, Locale::Vietnamese);
    let mut other = Clerk::sits_down(&registry, Locale::Vietnamese);
    other.happens(second());
    assert!(other.sees("cửa sổ này chỉ xem"));
    drop(first);
    other.happens(second());
    assert!(other.sees("từ nay cửa sổ này ghi được") && !other.sees("cửa sổ này chỉ xem"));
    other.key(Named::F2, PLAIN);
    assert!(other.sees("số dự kiến"));
    let mut third = Clerk::sits_down(&registry, Locale::Vietnamese);
    assert!(third.sees("cửa sổ này chỉ xem"), "it really writes");
}

#[test]
fn an_upgrade_is_told_with_where_the_old_registry_lies() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/registry-1.db"), &registry).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    assert!(clerk.sees("Sổ đã được nâng cấp từ dạng 1"));
    assert!(clerk.sees("registry-truoc-nang-cap-dang-1.db"));
    drop(clerk);
    let mut again = Clerk::sits_down(&registry, Locale::Vietnamese);
    assert!(!again.sees("Sổ đã được nâng cấp"), "once");
}

#[test]
fn a_registry_of_a_newer_version_is_refused_with_a_sentence_and_left_as_it_is() {
    let (_folder, registry) = office();
    // The form stands in the file's header: https://sqlite.org/fileformat.html#the_database_header.
    let form = 60..64;
    let mut bytes = fs::read(&registry).unwrap();
    let next = u32::from_be_bytes(bytes[form.clone()].try_into().unwrap()) + 1;
    bytes[form].copy_from_slice(&next.to_be_bytes());
    fs::write(&registry, &bytes).unwrap();
    let mut clerk = Clerk::sits_down(&registry, Locale::Vietnamese);
    assert!(clerk.sees("Không mở được sổ đăng ký"));
    assert!(clerk.sees(&format!("do phiên bản mới hơn của chương trình lập (dạng {next})")));
    assert!(clerk.sees("Hãy cài phiên bản mới của Văn Thư"));
    assert!(clerk.sees("Chương trình không sửa gì trong tệp này."));
    drop(clerk);
    assert_eq!(fs::read(&registry).unwrap(), bytes);
}
