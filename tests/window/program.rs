//! The program as a whole: what it notes in its log file, and how it goes on when something in it fails.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, Days, FixedOffset};
use iced_test::{
    core::keyboard::{Key, Modifiers, key::Named},
    futures::futures::executor::block_on,
};
use rusqlite::Connection;
use vanthu::{
    clock::Clock,
    domain::{
        book::Book, content::Content, document::DocumentId, follow_up::hand_over::HandOver, incoming::IncomingDraft,
        query::Query,
    },
    jobs::backups::back_up,
    language::{Language, Locale},
    log_file,
    progress::Progress,
    store::{Access, Holder, Store, StoreError, StoreThread, Taken, Writer, WritingWindow},
    window::{Environment, second},
};

use crate::{
    clerk::{self, Clerk},
    fixtures,
    pdf::pages,
};

const PLAIN: Modifiers = Modifiers::empty();

/// A registry of an office, in a folder that goes away.
fn office() -> (tempfile::TempDir, PathBuf) {
    let (folder, path, _) = fixtures::registry_with_clerk(&fixtures::whole_office());
    (folder, path)
}

fn documents(registry: &Path) -> usize {
    Store::open(registry, Access::Read).unwrap().search_all(&Query::default()).unwrap().len()
}

/// The subjects of all that is registered, the newest first.
fn subjects(registry: &Path) -> Vec<String> {
    let store = Store::open(registry, Access::Read).unwrap();
    let found = store.documents(&store.search_all(&Query::default()).unwrap()).unwrap();
    found.iter().map(|document| document.content().subject.clone()).collect()
}

/// Somebody else who writes, and does not end.
fn writer(registry: &Path) -> Connection {
    let other = Connection::open(registry).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    other
}

/// Fills the form of an incoming document.
fn fills(clerk: &mut Clerk, code: &str, subject: &str) {
    for text in ["Sở Y tế", code, "20/11/2026", "", ""] {
        clerk.fills(text);
    }
    clerk.types(subject);
}

/// Everything in the log, its older files too.
fn log_in(folder: &Path) -> String {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// Runs a command whose log goes to this folder.
fn run(folder: &Path, log: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(["--registry"]).arg(folder.join("registry.db")).args(["--lang", "vi"]).args(words);
    command.env("VANTHU_LOG_FOLDER", log).current_dir(folder).stdin(Stdio::null()).output().unwrap()
}

/// A line that registers a document.
fn line(folder: &Path) -> PathBuf {
    let file = folder.join("den.jsonl");
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Bí Ẩn","TypeName":"Công văn","Subject":"về việc riêng"}"#;
    fs::write(&file, line).unwrap();
    file
}

#[test]
fn the_log_tells_what_was_done_and_nothing_of_what_documents_say() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("state/log");
    let list = line(folder.path());
    let words = ["register", "incoming", list.to_str().unwrap(), "--clerk", "Lê Văn Thư"];
    assert_eq!(run(folder.path(), &log, &words).status.code(), Some(0));
    assert_eq!(run(folder.path(), &log, &["search", "bí ẩn"]).status.code(), Some(0));
    fs::write(&list, "{\"Subject\":\"về việc riêng\"}").unwrap();
    assert_eq!(run(folder.path(), &log, &words).status.code(), Some(2));
    let told = log_in(&log);
    for part in ["INFO", "Register begins", "Register ends: Done", "Search ends: Done", "Register is refused: "] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    for part in ["Bí Ẩn", "bí ẩn", "riêng", "Công văn", "Văn Thư", "den.jsonl"] {
        assert!(!told.contains(part), "{part} is in {told}");
    }
    let place = run(folder.path(), &log, &["log"]);
    assert_eq!(String::from_utf8(place.stdout).unwrap().trim_end(), log.to_str().unwrap());
}

#[test]
fn a_log_that_cannot_be_written_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let list = line(folder.path());
    fs::write(folder.path().join("file"), "kept").unwrap();
    let registered = run(folder.path(), &folder.path().join("file"), &["register", "incoming", list.to_str().unwrap()]);
    assert_eq!(registered.status.code(), Some(0), "{registered:?}");
    assert_eq!(fs::read_to_string(folder.path().join("file")).unwrap(), "kept");
    let told = String::from_utf8(registered.stderr).unwrap();
    assert!(!told.contains("log") && !told.contains("Error"), "{told}");
}

#[cfg(unix)]
#[test]
fn the_log_is_its_users_own() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    assert_eq!(run(folder.path(), &log, &["--version"]).status.code(), Some(0));
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&log), 0o700);
    for entry in fs::read_dir(&log).unwrap() {
        assert_eq!(mode(&entry.unwrap().path()), 0o600);
    }
}

#[test]
fn a_panic_is_in_the_log_and_the_log_stays_small() {
    let folder = tempfile::tempdir().unwrap();
    let _log = log_file::begin_in(Some(folder.path().join("log")));
    let subject = String::from("Sở Nội vụ");
    let cut = thread::Builder::new().name("cut".to_owned()).spawn(move || subject[..2].len()).unwrap();
    assert!(cut.join().is_err());
    let told = log_in(&folder.path().join("log"));
    for part in ["ERROR", concat!("panic at ", file!(), ":"), "in thread “cut”", "char boundary", "program::"] {
        assert!(told.contains(part), "{part} is not in {told}");
    }
    assert!(!told.contains("Nội vụ"), "{told}");
    // Twenty times as much as one file may hold.
    let long = "x".repeat(1 << 10);
    for at in 0..20 << 10 {
        log::info!(target: "vanthu", "{at} {long}");
    }
    let files: Vec<_> = fs::read_dir(folder.path().join("log")).unwrap().map(|entry| entry.unwrap()).collect();
    let sizes: Vec<u64> = files.iter().map(|file| file.metadata().unwrap().len()).collect();
    assert!(sizes.len() <= 4 && sizes.iter().all(|size| *size < 2 << 20), "{sizes:?}");
    assert!(log_in(&folder.path().join("log")).contains("20479 x"));
}

#[test]
fn a_panic_in_a_request_is_told_as_what_it_is_and_so_is_all_that_comes_after() {
    let (_folder, path) = office();
    let registry = StoreThread::start(Store::open(&path, Access::Write).unwrap(), Access::Write);
    let panics = |_: &mut Store| -> Result<(), StoreError> { panic!("a fault of the test") };
    // A search that ends so leaves the other thread, which saves.
    assert_eq!(block_on(registry.ask_latest(panics)), Err(StoreError::ThreadDied));
    assert!(registry.has_died());
    assert_eq!(block_on(registry.ask_latest(|store| store.years())), Err(StoreError::ThreadDied));
    assert_eq!(block_on(registry.ask(|store| store.years())), Ok(vec![]));
    let (waits, before) = (registry.ask(|store| store.years()), registry.ask(panics));
    let after = registry.ask(|store| store.years());
    assert_eq!((block_on(waits), block_on(before)), (Ok(vec![]), Err(StoreError::ThreadDied)));
    assert_eq!(block_on(after), Err(StoreError::ThreadDied));
    assert_eq!(block_on(registry.ask(|store| store.years())), Err(StoreError::ThreadDied));
    // What was read beside them ends alone.
    let aside = block_on(registry.ask_aside(|_| -> Result<(), StoreError> { panic!("a fault of the test") }));
    assert_eq!(aside, Err(StoreError::BrokenOff));
    assert_eq!(block_on(registry.ask_aside(vanthu::store::Store::years)), Ok(vec![]));
}

/// A document that is not in the registry (any more) is said to be gone; nothing has died, and nothing was stopped.
#[test]
fn a_document_that_is_gone_is_told_as_that_and_everything_goes_on() {
    let (_folder, path) = office();
    let registry = StoreThread::start(Store::open(&path, Access::Write).unwrap(), Access::Write);
    let gone = block_on(registry.ask(|store| store.document(DocumentId(7)))).unwrap_err();
    assert_eq!(gone, StoreError::Gone);
    assert!(!registry.has_died());
    assert_eq!(block_on(registry.ask(|store| store.years())), Ok(vec![]));
    let vietnamese = Language::new(Locale::Vietnamese);
    let said = |error: &StoreError| vietnamese.say(&error.message());
    assert!(said(&gone).contains("không còn trong sổ"), "{}", said(&gone));
    let others = [StoreError::ThreadDied, StoreError::Stopped, StoreError::Superseded, StoreError::BrokenOff];
    assert!(others.iter().all(|other| *other != gone && said(other) != said(&gone)));
}

#[test]
fn a_search_that_a_newer_one_took_over_says_so() {
    let (_folder, path) = office();
    let registry = StoreThread::start(Store::open(&path, Access::Read).unwrap(), Access::Read);
    let ((begins, begun), (go_on, held)) = (mpsc::channel(), mpsc::channel());
    let first = registry.ask_latest(move |_| {
        begins.send(()).unwrap();
        held.recv().unwrap();
        Ok(1)
    });
    begun.recv().unwrap();
    let (second, third) = (registry.ask_latest(|_| Ok(2)), registry.ask_latest(|_| Ok(3)));
    go_on.send(()).unwrap();
    assert_eq!(block_on(first), Ok(1), "it was done before anybody could stop it");
    assert_eq!((block_on(second), block_on(third)), (Err(StoreError::Superseded), Ok(3)));
}

#[test]
fn a_window_whose_registry_thread_dies_offers_to_open_it_anew_and_loses_nothing() {
    let (_folder, path) = office();
    let faulty = Arc::new(AtomicBool::new(false));
    let fails = Arc::clone(&faulty);
    let clock = Clock::from(move || {
        let here = thread::current();
        assert!(!(fails.load(Ordering::SeqCst) && here.name() == Some("registry")), "a fault of the test");
        clerk::at(clerk::today(), 8, 5)
    });
    let mut clerk = Clerk::sits_down_in(Environment { clock, ..clerk::environment(&path, Locale::Vietnamese) });
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    fills(&mut clerk, "12/SYT", "việc thứ nhất");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    fills(&mut clerk, "13/SYT", "việc thứ hai");
    assert!(!clerk.sees("Mở lại sổ"));
    faulty.store(true, Ordering::SeqCst);
    clerk.ctrl("s");
    assert!(clerk.sees("đã ngừng đọc và ghi sổ") && clerk.sees("Mở lại sổ"));
    assert!(clerk.sees("Nội dung đã nhập còn nguyên trong biểu mẫu."));
    // The window goes on: one types, and what is typed is kept as a draft.
    clerk.types(" và tiếp");
    let draft = path.with_file_name("registry.db.drafts.json");
    let since = Instant::now();
    while !fs::read_to_string(&draft).is_ok_and(|draft| draft.contains("việc thứ hai và tiếp")) {
        assert!(since.elapsed() < Duration::from_secs(20), "no draft");
        thread::sleep(Duration::from_millis(50));
    }
    clerk.happens(second());
    assert!(clerk.sees("Mở lại sổ"));
    faulty.store(false, Ordering::SeqCst);
    clerk.key(Named::F5, Modifiers::SHIFT);
    assert!(clerk.sees("Đã mở lại sổ") && !clerk.sees("đã ngừng đọc và ghi sổ"));
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 2"));
    assert_eq!(subjects(&path), ["việc thứ hai và tiếp", "việc thứ nhất"]);
    // The mouse does it too.
    faulty.store(true, Ordering::SeqCst);
    fills(&mut clerk, "14/SYT", "việc thứ ba");
    clerk.ctrl("s");
    faulty.store(false, Ordering::SeqCst);
    clerk.clicks("Mở lại sổ");
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 3"));
}

/// Begins to register a document by a command, and hands over its remarks.
fn registering(folder: &Path, registry: &Path) -> (Child, BufReader<std::process::ChildStderr>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(["register", "incoming", "--lang", "vi", "--registry"]).arg(registry).arg(line(folder));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let remarks = BufReader::new(child.stderr.take().unwrap());
    (child, remarks)
}

#[test]
fn a_command_that_waits_for_a_writer_that_stands_still_says_so_and_then_goes_on() {
    let (folder, path) = office();
    let other = writer(&path);
    let (mut child, mut remarks) = registering(folder.path(), &path);
    let mut said = String::new();
    remarks.read_line(&mut said).unwrap();
    assert!(said.contains("Chương trình khác đang ghi sổ") && said.contains("nhiều nhất 60 giây"), "{said}");
    assert!(!said.contains("cửa sổ") && child.try_wait().unwrap().is_none(), "it waits: {said}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(documents(&path), 1);
    // Where a window is open it may be that one.
    let Taken::Mine(window) = WritingWindow::take(&path, clerk::at(clerk::today(), 8, 5).naive_local()).unwrap() else {
        panic!("nobody has it")
    };
    let holder = Holder::noted_at(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (mut child, mut remarks) = registering(folder.path(), &path);
    said.clear();
    remarks.read_line(&mut said).unwrap();
    let named = format!("có thể là cửa sổ của {} mở từ 08:05 23/11/2026", holder.user);
    assert!(said.contains(&named), "{said}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(child.wait().unwrap().success());
    drop(window);
    assert_eq!(Holder::noted_at(&path), None);
}

#[test]
fn a_store_gives_up_waiting_when_it_was_told_to() {
    let (folder, path) = office();
    let other = writer(&path);
    let mut store = Store::open(&path, Access::Write).unwrap();
    store.waiting().set_longest(Duration::from_millis(100));
    let written = store.write(|transaction| transaction.set_lock(Book::Incoming, None, 2025, true, ""));
    assert_eq!(written, Err(StoreError::Busy((&path).into())));
    assert_eq!(store.waiting().elapsed(), None);
    // A copy is made beside whoever writes; only the note of it has to wait, and is soon given up.
    let taken = Writer::from(&Clock::from(|| clerk::at(clerk::today(), 17, 0)));
    let made = back_up(&path, &folder.path().join("copies"), &taken, &Progress::default()).unwrap();
    assert_eq!(made.remembered, Err(StoreError::Busy((&path).into())));
    assert!(made.copy.path.is_file());
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(store.write(|transaction| transaction.set_lock(Book::Incoming, None, 2025, true, "")), Ok(true));
}

#[test]
fn a_window_that_cannot_save_says_what_it_waits_for_and_lets_go_on() {
    let (_folder, path) = office();
    let mut clerk = Clerk::sits_down(&path, Locale::Vietnamese);
    clerk.key(Named::F2, PLAIN);
    clerk.fills("=");
    fills(&mut clerk, "12/SYT", "về việc chờ");
    let other = writer(&path);
    let mut under_way = clerk.begins(&clerk::pressed(Key::Character("s".into()), Modifiers::CTRL, None));
    let since = Instant::now();
    let mut until = |clerk: &mut Clerk, text: &str| {
        while !clerk.sees(text) {
            assert!(since.elapsed() < Duration::from_mins(1), "{text} is never said");
            clerk.lives_on(&mut under_way);
            thread::sleep(Duration::from_millis(50));
        }
    };
    until(&mut clerk, "Chương trình khác đang ghi sổ");
    until(&mut clerk, "đang được chương trình khác ghi quá lâu");
    assert!(clerk.sees("Nội dung đã nhập còn nguyên trong biểu mẫu."));
    assert!(!clerk.sees("Việc lưu đang chờ đến lượt"));
    clerk.types(" lâu");
    other.execute_batch("ROLLBACK").unwrap();
    clerk.ctrl("s");
    assert!(clerk.sees("Đã đăng ký số đến 1"));
    assert_eq!(subjects(&path), ["về việc chờ lâu"]);
}

/// Forms that bear the day they are printed, and the files they go to.
const FORMS: [(&str, &str); 3] = [
    ("Phiếu giải quyết", "phieu-giai-quyet-2026.pdf"),
    ("Chuyển giao văn bản đến", "chuyen-giao-den-2026.pdf"),
    ("Tình hình giải quyết văn bản đến", "tinh-hinh-den-2026.pdf"),
];

/// Where the clerk of this test puts what is printed.
static PRINTED: OnceLock<PathBuf> = OnceLock::new();

#[test]
fn a_window_that_stays_open_over_midnight_prints_and_counts_as_of_the_new_day() {
    let (folder, path) = office();
    let (today, tomorrow) = (clerk::today(), clerk::today() + Days::new(1));
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = IncomingDraft {
        arrival_date: Some(today),
        code: "70/CV".into(),
        to_places: "Phòng Nội chính".into(),
        content: Content {
            due_date: Some(today), ..fixtures::content("Sở Nội vụ", "Công văn", "về phòng cháy")
        },
        ..IncomingDraft::default()
    };
    let document = store.register_incoming(&draft.check().unwrap().entry).unwrap();
    let unit = HandOver { day: today, unit: "Phòng Nội chính".into(), receiver: "Hoàng Văn Mẫu".into() };
    store.write(|transaction| transaction.hand_over(document.id, &[unit])).unwrap();
    PRINTED.set(folder.path().to_owned()).unwrap();
    let time: Arc<Mutex<DateTime<FixedOffset>>> = Arc::new(Mutex::new(clerk::at(today, 23, 50)));
    let shown = Arc::clone(&time);
    let mut clerk = Clerk::sits_down_in(Environment {
        clock: Clock::from(move || *shown.lock().unwrap()),
        ask_target: |_, _, name| Box::pin(async move { PRINTED.get().map(|folder| folder.join(name)) }),
        ..clerk::environment(&path, Locale::Vietnamese)
    });
    assert!(clerk.sees("Văn bản đến có hạn hôm nay") && !clerk.sees("Văn bản đến quá hạn"));
    clerk.ctrl("p");
    let print = |clerk: &mut Clerk, form: &str, file: &str| {
        clerk.clicks(form);
        clerk.key(Named::F6, PLAIN);
        clerk.ctrl("s");
        assert!(clerk.sees("Đã tạo 1 tệp PDF."), "{form}");
        let made = folder.path().join(file);
        let words = pages(&made).join(" ");
        fs::remove_file(made).unwrap();
        words
    };
    let (before, after) = ("Mẫu, ngày 23 tháng 11 năm 2026", "Mẫu, ngày 24 tháng 11 năm 2026");
    for (form, file) in FORMS {
        let words = print(&mut clerk, form, file);
        assert!(words.contains(before) && !words.contains(after), "{form}: {words}");
    }
    *time.lock().unwrap() = clerk::at(tomorrow, 0, 10);
    for (form, file) in FORMS {
        let words = print(&mut clerk, form, file);
        assert!(words.contains(after) && !words.contains(before), "{form}: {words}");
        if form == FORMS[2].0 {
            // In all, done in time, done late, open in time, open late, withdrawn.
            assert!(words.contains("Phòng Nội chính 1 0 0 0 1 0"), "{words}");
        }
    }
    clerk.key(Named::F4, PLAIN);
    assert!(clerk.sees("Văn bản đến quá hạn") && !clerk.sees("Văn bản đến có hạn hôm nay"));
    assert!(clerk.sees("thứ Ba 24/11/2026"));
    // And a list that was narrowed to what is due today, left alone until the day after.
    clerk.ctrl("u");
    assert!(clerk.sees("Quá hạn 1 ngày"));
    *time.lock().unwrap() = clerk::at(tomorrow + Days::new(1), 0, 10);
    clerk.happens(second());
    assert!(clerk.sees("Quá hạn 2 ngày") && !clerk.sees("Quá hạn 1 ngày"));
}

/// Who signed what.
fn signatures(registry: &Path) -> Vec<String> {
    let connection = Connection::open(registry).unwrap();
    let mut statement = connection.prepare("SELECT DISTINCT clerk FROM event ORDER BY clerk").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

#[test]
fn every_command_that_writes_signs_as_told_and_else_by_the_login_until_a_name_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (log, path) = (folder.path().join("log"), folder.path().join("registry.db"));
    let list = line(folder.path());
    let list = list.to_str().unwrap();
    let done = |words: &[&str]| {
        let output = run(folder.path(), &log, words);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let amended = folder.path().join("sua.json");
    fs::write(&amended, r#"{"Subject":"về việc khác"}"#).unwrap();
    let (amended, daily) = (amended.to_str().unwrap(), folder.path().join("ngay.pdf"));
    let told: &[&[&str]] = &[
        &["office", "--name", "UBND tỉnh", "--abbreviation", "UBND"],
        &["authority", "add", "Sở Mẫu", "--abbreviation", "SM"],
        &["register", "incoming", list],
        &["amend", "--id", "1", amended, "--reason", "nhầm"],
        &["attach", "--id", "1", amended],
        &["files", "withdraw", "1", "--reason", "nhầm"],
        &["submit", "--id", "1", "--to", "Chánh Văn phòng"],
        &["strike", "submission", "1", "--reason", "nhầm"],
        &["envelope", "add", "--sender", "Sở A", "--addressee", "Ông B"],
        &["link", "1", "same-as", "2"],
        &[
            "hold",
            "incoming",
            "--date",
            "09/02/2026",
            "--for",
            "Phòng A",
            "--reason",
            "ký muộn",
            "--until",
            "31/12/2099",
        ],
        &["release", "1"],
        &["cancel", "--id", "1", "--reason", "nhầm", "--by", "Chánh Văn phòng"],
        &["lock", "--year", "2025", "--yes"],
        &["day", "close", "-o", daily.to_str().unwrap()],
    ];
    fs::write(folder.path().join("den.jsonl"), format!("{0}\n{0}\n", fs::read_to_string(list).unwrap())).unwrap();
    for &words in told {
        done(&[words, &["--clerk", "Trần Thị Mẫu"][..]].concat());
    }
    assert_eq!(signatures(&path), ["Trần Thị Mẫu"]);
    // Nobody told a name: the system's own user signs, whatever the surroundings say, and is marked as a login.
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.args(["register", "incoming", list, "--lang", "vi", "--registry"]).arg(&path);
    for variable in ["USER", "LOGNAME", "USERNAME"] {
        command.env(variable, "giam-doc");
    }
    assert!(command.stdin(Stdio::null()).output().unwrap().status.success());
    let Taken::Mine(window) = WritingWindow::take(&path, clerk::at(clerk::today(), 8, 5).naive_local()).unwrap() else {
        panic!("nobody has it")
    };
    let login = format!("{} (tên đăng nhập)", Holder::noted_at(&path).unwrap().user);
    drop(window);
    let mut expected = vec![login.clone(), "Trần Thị Mẫu".to_owned()];
    expected.sort();
    assert_eq!(signatures(&path), expected);
    assert!(done(&["history", "--id", "3"]).contains(&login));
    // Once a name is told, it signs.
    done(&["clerk", "Lê Văn Thư"]);
    done(&["register", "incoming", list]);
    assert!(done(&["history", "--id", "5"]).contains(" · Lê Văn Thư · "));
    expected.push("Lê Văn Thư".to_owned());
    expected.sort();
    assert_eq!(signatures(&path), expected);
    let refused = run(folder.path(), &log, &["register", "incoming", list, "--clerk", " "]);
    assert_eq!(refused.status.code(), Some(2), "an empty name is none");
}
