//! Backups: made while others write, checked, pruned; restored completely or not at all.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
    time::{Duration, Instant},
};

use chrono::{Local, NaiveDate, NaiveDateTime, TimeDelta};
use vanthu::{
    domain::{
        backup::CopyName,
        incoming::IncomingDraft,
        number::{Number, NumberRequest},
        query::Query,
        reservation::Hold,
    },
    progress::Progress,
    store::{Access, Store, StoreError, restore},
};

use crate::fixtures;

fn draft(number: usize) -> IncomingDraft {
    IncomingDraft {
        arrival_date: NaiveDate::from_ymd_opt(2026, 1, 5),
        content: fixtures::content("Sở Nội vụ", "Công văn", &format!("công tác văn thư số {number}")),
        ..IncomingDraft::default()
    }
}

fn filled(path: &Path, documents: usize) -> Store {
    let mut store = Store::open_or_create(path).unwrap();
    store
        .write::<_, StoreError>(|transaction| {
            for number in 0..documents {
                transaction.register_incoming(&draft(number).check().unwrap().entry, &NumberRequest::default())?;
            }
            Ok(())
        })
        .unwrap();
    store
}

fn held(path: &Path) -> usize {
    let store = Store::open(path, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), [], "{}", path.display());
    store.search_all(&Query::default()).unwrap().len()
}

fn vanthu(registry: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("--registry").arg(registry).args(words).stdin(Stdio::null());
    command
}

fn run(registry: &Path, words: &[&str]) -> Output {
    vanthu(registry, words).output().unwrap()
}

#[track_caller]
fn done(registry: &Path, words: &[&str]) -> String {
    let output = run(registry, words);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn refused(registry: &Path, words: &[&str]) -> String {
    let output = run(registry, words);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}{}", String::from_utf8_lossy(&output.stdout));
    assert!(!said.contains("panicked"), "{said}");
    said
}

/// Returns every file of a folder with its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    files.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

fn kept(folder: &Path) -> Vec<PathBuf> {
    // A list of its documents may lie beside it.
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.contains("-truoc-khi-phuc-hoi-") && path.extension().is_none_or(|ending| ending != "jsonl")
    };
    contents(folder).into_keys().filter(named).collect()
}

#[test]
fn a_copy_made_while_others_register_is_whole_and_holds_all_that_was_reported() {
    let folder = tempfile::tempdir().unwrap();
    let (registry, copies) = (folder.path().join("registry.db"), folder.path().join("copies"));
    drop(filled(&registry, 500));
    let mut child = vanthu(&registry, &["register", "incoming", "--each"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        let mut written = 0;
        let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần"}"#;
        while writeln!(input, "{line}").is_ok() {
            written += 1;
        }
        written
    });
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut reported = 500;
    for _ in 0..3 {
        for _ in 0..20 {
            lines.next().unwrap().unwrap();
            reported += 1;
        }
        let printed = done(&registry, &["--lang", "en", "backup", copies.to_str().unwrap()]);
        let copy = PathBuf::from(printed.trim_end());
        let name = copy.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(CopyName::read(&name).is_some(), "{name}");
        done(&copy, &["check"]);
        let documents = held(&copy);
        assert!(documents >= reported, "{documents} of {reported}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    writer.join().unwrap();
    let names: Vec<_> = contents(&copies).into_keys().collect();
    assert_eq!(names.len(), 3, "single files, and nothing half done: {names:?}");
    assert!(names.iter().all(|path| path.extension().is_some_and(|ending| ending == "db")), "{names:?}");
}

#[test]
fn no_copy_is_made_of_a_damaged_registry_and_older_ones_stay() {
    let folder = tempfile::tempdir().unwrap();
    let (registry, copies) = (folder.path().join("registry.db"), folder.path().join("copies"));
    drop(filled(&registry, 300));
    fs::create_dir(&copies).unwrap();
    for year in 2001..=2012 {
        fs::write(copies.join(format!("van-thu-{year}-01-01-080000.db")), "old").unwrap();
    }
    let before = contents(&copies);
    let mut bytes = fs::read(&registry).unwrap();
    // The page of a document's row, so that the registry still opens.
    let row = "công tác văn thư số 150".as_bytes();
    let page = bytes.windows(row.len()).position(|bytes| bytes == row).unwrap() / 4096 * 4096;
    bytes[page..page + 4096].fill(0xA5);
    fs::write(&registry, &bytes).unwrap();
    for (locale, sentence) in [("vi", "các bản sao cũ vẫn còn"), ("en", "the older copies are still there")] {
        let said = refused(&registry, &["--lang", locale, "backup", copies.to_str().unwrap()]);
        assert!(said.contains(sentence), "{said}");
    }
    assert!(contents(&copies) == before, "older copies were touched");
    let said = refused(&registry, &["--lang", "en", "backup", folder.path().join("no/such").to_str().unwrap()]);
    assert!(said.contains("Plug in the drive"), "{said}");
}

#[test]
fn two_copies_of_one_second_have_two_names() {
    let folder = tempfile::tempdir().unwrap();
    let store = filled(&folder.path().join("registry.db"), 3);
    let moment = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(21, 45, 7).unwrap();
    let names = [(); 3].map(|()| {
        let copy = store.copy_into(folder.path(), moment, &Progress::default()).unwrap();
        assert_eq!((held(&copy.path), copy.documents), (3, 3));
        copy.path.file_name().unwrap().to_str().unwrap().to_owned()
    });
    assert_eq!(
        names,
        ["van-thu-2026-11-23-214507.db", "van-thu-2026-11-23-214507-2.db", "van-thu-2026-11-23-214507-3.db"]
    );
}

/// Makes copies of a registry in a folder, dated by these hours before now; each is the same file under another
/// name.
fn dated(store: &Store, folder: &Path, now: NaiveDateTime, hours: impl Iterator<Item = i64>) -> Vec<PathBuf> {
    let one = store.copy_into(folder, now, &Progress::default()).unwrap().path;
    let names = hours.map(|hours| folder.join(CopyName { taken: now - TimeDelta::hours(hours), ordinal: 1 }.file()));
    names
        .inspect(|name| {
            if *name != one {
                fs::hard_link(&one, name).unwrap();
            }
        })
        .collect()
}

#[test]
fn pruning_removes_old_copies_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let data = tempfile::tempdir().unwrap();
    let store = filled(&data.path().join("registry.db"), 3);
    let now = Local::now().naive_local();
    let copies = dated(&store, folder.path(), now, (0..400).map(|hours| hours * 12));
    let foreign = [
        "registry.db",
        "van-thu-2020-01-01-080000.db.bak",
        "ban-sao-van-thu-2020-01-01-080000.db",
        "van-thu-2020-01-01.db",
        "van-thu-2020-02-31-080000.db",
        "van-thu-2024-01-01-080000-1.db",
        "van-thu-2199-01-01-080000.db",
        "van-thu-2020-03-01-080000.db",
    ];
    for name in foreign {
        fs::write(folder.path().join(name), "mine").unwrap();
    }
    fs::create_dir(folder.path().join("van-thu-2020-01-01-080000.db")).unwrap();
    let pruned = store.prune_backups(folder.path(), now).unwrap();
    assert!(pruned.removed > 350 && pruned.refused == 0, "{pruned:?}");
    assert!(foreign.iter().all(|name| folder.path().join(name).is_file()));
    assert!(folder.path().join("van-thu-2020-01-01-080000.db").is_dir());
    assert!(copies[0].is_file());
    assert_eq!(store.prune_backups(folder.path(), now).unwrap().removed, 0);
}

#[test]
fn registries_that_share_a_folder_leave_each_others_copies() {
    let data = tempfile::tempdir().unwrap();
    let copies = tempfile::tempdir().unwrap();
    let at = |name: &str| data.path().join(name);
    let one = filled(&at("one.db"), 3);
    let now = Local::now().naive_local();
    let days = |days: std::ops::Range<i64>| days.map(|day| day * 24);
    // The second continues from a copy of the first, as a template is used.
    let ones = dated(&one, copies.path(), now - TimeDelta::hours(2), days(0..300));
    let template = one.copy_into(data.path(), now, &Progress::default()).unwrap().path;
    fs::rename(template, at("other.db")).unwrap();
    let other = filled(&at("other.db"), 2);
    let others = dated(&other, copies.path(), now, days(0..29));
    let third = filled(&at("third.db"), 4);
    let thirds = dated(&third, copies.path(), now - TimeDelta::hours(1), days(0..25));
    let removed = third.prune_backups(copies.path(), now).unwrap().removed;
    assert!(removed > 0);
    let there = |paths: &[PathBuf]| paths.iter().filter(|path| path.is_file()).count();
    assert_eq!((there(&ones), there(&others), there(&thirds)), (300, 29, 25 - removed));
    // Both come from the same file: what each wrote after that distinguishes its copies.
    assert!(one.prune_backups(copies.path(), now).unwrap().removed > 200);
    assert_eq!((there(&others), there(&thirds)), (29, 25 - removed));
    // Their names are of the same second; both copies exist.
    let [first, second] =
        [&one, &third].map(|store| store.copy_into(copies.path(), now, &Progress::default()).unwrap().path);
    assert!(first != second && first.is_file() && second.is_file());
}

#[test]
fn a_clock_far_ahead_takes_no_copy_away() {
    let data = tempfile::tempdir().unwrap();
    let copies = tempfile::tempdir().unwrap();
    let mut store = filled(&data.path().join("registry.db"), 3);
    // Late in the evening the minutes below would end on the next day, which has other copies to keep.
    let now = Local::now().date_naive().and_hms_opt(8, 0, 0).unwrap();
    let made = dated(&store, copies.path(), now, (0..14).map(|day| day * 24));
    let all_there = || made.iter().all(|path| path.is_file());
    let ahead = now + TimeDelta::days(5 * 365);
    for minute in 0..12 {
        let then = ahead + TimeDelta::minutes(minute);
        store.copy_into(copies.path(), then, &Progress::default()).unwrap();
        assert!(store.prune_backups(copies.path(), then).unwrap().clock_leapt);
    }
    assert!(all_there());
    // Also when a document is registered that afternoon.
    store.set_clock(|| (Local::now() + TimeDelta::days(5 * 365)).fixed_offset());
    for number in 0..20 {
        store.register_incoming(&draft(number).check().unwrap().entry).unwrap();
        let then = ahead + TimeDelta::minutes(20 + i64::try_from(number).unwrap());
        store.copy_into(copies.path(), then, &Progress::default()).unwrap();
        assert!(store.prune_backups(copies.path(), then).unwrap().clock_leapt);
    }
    assert!(all_there());
    // And when the clock is right again.
    store.prune_backups(copies.path(), now + TimeDelta::minutes(50)).unwrap();
    assert!(all_there());
}

#[test]
fn a_copy_of_a_registry_that_was_altered_is_kept_and_told_but_does_not_count() {
    let data = tempfile::tempdir().unwrap();
    let (registry, copies) = (data.path().join("registry.db"), data.path().join("copies"));
    drop(filled(&registry, 3));
    let good = done(&registry, &["backup", copies.to_str().unwrap()]);
    // Copies are named by the second.
    thread::sleep(Duration::from_millis(1_100));
    let connection = rusqlite::Connection::open(&registry).unwrap();
    connection.execute("UPDATE document SET page_amount = 99 WHERE id = 2", []).unwrap();
    connection.close().unwrap();
    let output = run(&registry, &["--lang", "vi", "backup", copies.to_str().unwrap()]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("không tính là bản sao tốt") && said.contains("đã bị sửa ngoài chương trình"), "{said}");
    let kept = String::from_utf8(output.stdout).unwrap();
    assert!(Path::new(kept.trim_end()).is_file() && Path::new(good.trim_end()).is_file());
    let remembered = Store::open(&registry, Access::Read).unwrap().backup_settings().unwrap();
    assert_eq!(remembered.last.unwrap().path, Path::new(good.trim_end()));
    assert_eq!(remembered.wrong[0].path, Path::new(kept.trim_end()));
    let due = run(&registry, &["--lang", "vi", "due"]);
    assert!(String::from_utf8_lossy(&due.stderr).contains("không phục hồi được"));
}

#[test]
fn a_held_number_outlives_one_afternoon_of_a_clock_far_ahead() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(&folder.path().join("registry.db"), 3);
    let today = Local::now().date_naive();
    let hold = Hold {
        from: None,
        amount: 1,
        holder: "Phòng Kinh tế".to_owned(),
        reason: "ký muộn".to_owned(),
        until: today + TimeDelta::days(30),
    };
    let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let number = store.write(|transaction| transaction.hold_incoming(day, &hold)).unwrap()[0].number;
    store.set_clock(|| (Local::now() + TimeDelta::days(3_650)).fixed_offset());
    for at in 0..5 {
        store.register_incoming(&draft(at).check().unwrap().entry).unwrap();
    }
    // The clock is right again, and its document is registered.
    store.set_clock(|| Local::now().fixed_offset());
    let asked = NumberRequest { number: Some(Number::plain(number)), ..NumberRequest::default() };
    let entry = draft(9).check().unwrap().entry;
    let given = store.write(|transaction| transaction.register_incoming(&entry, &asked)).unwrap();
    assert_eq!(given.document.number(), number);
    // A check notes the times without a finding.
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    let notes: Vec<_> = store.notes(&Progress::default()).unwrap().into_iter().map(|note| note.key()).collect();
    assert_eq!(notes, ["check-clock-back"]);
}

#[test]
fn a_held_number_expires_when_its_day_has_passed_in_daily_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = filled(&folder.path().join("registry.db"), 1);
    let day = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
    let until = Local::now().date_naive();
    let hold = Hold { from: None, amount: 1, holder: "Phòng A".to_owned(), reason: "ký muộn".to_owned(), until };
    let number = store.write(|transaction| transaction.hold_incoming(day, &hold)).unwrap()[0].number;
    store.set_clock(|| (Local::now() + TimeDelta::days(10)).fixed_offset());
    store.register_incoming(&draft(1).check().unwrap().entry).unwrap();
    let asked = NumberRequest { number: Some(Number::plain(number)), ..NumberRequest::default() };
    let entry = draft(9).check().unwrap().entry;
    let late = store.write(|transaction| transaction.register_incoming(&entry, &asked));
    assert!(matches!(late, Err(StoreError::Refused(_))), "{late:?}");
}

#[test]
fn what_is_no_whole_copy_is_refused_and_the_registry_is_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    drop(filled(&registry, 300));
    let copies = tempfile::tempdir().unwrap();
    let good = PathBuf::from(done(&registry, &["backup", copies.path().to_str().unwrap()]).trim_end());
    let whole = fs::read(&good).unwrap();
    let bad = |name: &str, bytes: &[u8]| {
        let path = copies.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let mut overwritten = whole.clone();
    let middle = whole.len() / 2;
    overwritten[middle..middle + 6000].fill(0xA5);
    // A letter inside a subject: every page is sound, but the document differs from what was registered.
    let mut one_letter = whole.clone();
    let subject = "văn thư số 250".as_bytes();
    for at in (0..whole.len() - subject.len()).filter(|at| whole[*at..].starts_with(subject)) {
        one_letter[at] = b'x';
    }
    let refusals = [
        (bad("cut.db", &whole[..whole.len() / 2]), "bị hỏng", "is damaged"),
        (bad("page.db", &whole[..whole.len() - 4096]), "bị hỏng", "is damaged"),
        (bad("overwritten.db", &overwritten), "bị hỏng", "is damaged"),
        (bad("letter.db", &one_letter), "ngoài chương trình", "outside the program"),
        (bad("picture.db", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), "không phải là sổ đăng ký", "not a registry"),
        (bad("empty.db", b""), "rỗng", "is empty"),
        (copies.path().to_owned(), "không phải là sổ đăng ký", "not a registry"),
        (copies.path().join("absent.db"), "Không có", "There is no"),
        (registry.clone(), "chính là sổ", "registry itself"),
    ];
    let before = (contents(folder.path()), contents(copies.path()));
    for (file, vietnamese, english) in refusals {
        for (locale, sentence, unchanged) in
            [("vi", vietnamese, "Chưa phục hồi gì"), ("en", english, "Nothing was restored")]
        {
            let said = refused(&registry, &["--lang", locale, "restore", file.to_str().unwrap()]);
            assert!(said.contains(sentence) && said.contains(unchanged), "{}: {said}", file.display());
        }
        assert!((contents(folder.path()), contents(copies.path())) == before, "{} changed something", file.display());
    }
}

#[test]
fn a_restored_registry_is_the_copy_and_the_former_one_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    drop(filled(&registry, 30));
    let copies = tempfile::tempdir().unwrap();
    let copy = done(&registry, &["backup", copies.path().to_str().unwrap()]).trim_end().to_owned();
    drop(filled(&registry, 12));
    let said = done(&registry, &["--lang", "vi", "restore", &copy]);
    let [former] = &kept(folder.path())[..] else { panic!("kept once") };
    assert!(said.contains("30 văn bản") && said.contains(former.to_str().unwrap()), "{said}");
    assert_eq!((held(&registry), held(former)), (30, 42));
    // The restored registry works like any other: it registers documents, and can be replaced by the former
    // one.
    drop(filled(&registry, 1));
    assert_eq!(held(&registry), 31);
    done(&registry, &["restore", former.to_str().unwrap()]);
    assert_eq!(held(&registry), 42);
    assert_eq!(kept(folder.path()).len(), 2);
    // A registry with a log is copied completely.
    let other = copies.path().join("other.db");
    let store = filled(&other, 77);
    assert!(fs::metadata(copies.path().join("other.db-wal")).unwrap().len() > 0);
    done(&registry, &["restore", other.to_str().unwrap(), "--other-registry"]);
    drop(store);
    assert_eq!(held(&registry), 77);
    assert!(contents(folder.path()).keys().all(|path| !path.to_string_lossy().ends_with(".new")));
}

#[test]
fn an_absent_or_ruined_registry_is_restored_too() {
    let copies = tempfile::tempdir().unwrap();
    let copy = filled(&copies.path().join("registry.db"), 9);
    let moment = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(21, 45, 7).unwrap();
    let copy = copy.copy_into(copies.path(), moment, &Progress::default()).unwrap().path;
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("deep/registry.db");
    let restored = restore(&copy, &registry, moment, &Progress::default()).unwrap();
    assert_eq!((restored.documents, restored.kept, held(&registry)), (9, None, 9));
    drop(filled(&registry, 300));
    let whole = fs::read(&registry).unwrap();
    for (ruined, log) in [
        (&b""[..], ""),
        (b"\x89PNG, once a registry", "a log"),
        (&whole[..whole.len() / 2], ""),
        (&whole[..60], "a log"),
    ] {
        fs::write(&registry, ruined).unwrap();
        fs::write(registry.with_file_name("registry.db-wal"), log).unwrap();
        let former = restore(&copy, &registry, moment, &Progress::default()).unwrap().kept.unwrap();
        assert!(fs::read(&former).unwrap() == ruined, "not kept as it was");
        assert_eq!(fs::read_to_string(format!("{}-wal", former.display())).unwrap(), log);
        assert_eq!(held(&registry), 9);
    }
    // Damaged pages in the middle.
    let mut bytes = whole.clone();
    bytes[whole.len() / 2..whole.len() / 2 + 8192].fill(0xA5);
    fs::write(&registry, bytes).unwrap();
    restore(&copy, &registry, moment, &Progress::default()).unwrap();
    assert_eq!(held(&registry), 9);
    let kept = kept(registry.parent().unwrap()).into_iter();
    assert_eq!(kept.filter(|path| path.extension().is_some_and(|ending| ending == "db")).count(), 5);
}

#[test]
fn a_registry_in_use_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    drop(filled(&registry, 5));
    let copies = tempfile::tempdir().unwrap();
    let copy = done(&registry, &["backup", copies.path().to_str().unwrap()]).trim_end().to_owned();
    let mut child = vanthu(&registry, &["register", "incoming", "--each"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let line = r#"{"ArrivalDate":"2026-02-09","OrganName":"A","TypeName":"Báo cáo","Subject":"b"}"#;
    writeln!(input, "{line}").unwrap();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut String::new()).unwrap();
    let bytes = || ["registry.db", "registry.db-wal"].map(|name| fs::read(folder.path().join(name)).unwrap());
    let before = bytes();
    for (locale, sentence) in [("vi", "đang mở"), ("en", "is open in another")] {
        let said = refused(&registry, &["--lang", locale, "restore", &copy]);
        assert!(said.contains(sentence), "{said}");
    }
    assert!(bytes() == before && kept(folder.path()).is_empty(), "something was changed");
    drop(input);
    child.wait().unwrap();
    assert_eq!(held(&registry), 6);
    done(&registry, &["restore", &copy]);
    assert_eq!(held(&registry), 5);
}

#[test]
fn a_second_opening_in_one_program_leaves_the_first_ones_locks() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let mut store = filled(&registry, 5);
    drop(Store::open(&registry, Access::Read).unwrap());
    // Other programs would take the registry for unused, and replace it or remove its log under this
    // connection.
    let copies = tempfile::tempdir().unwrap();
    let copy = done(&registry, &["backup", copies.path().to_str().unwrap()]).trim_end().to_owned();
    refused(&registry, &["restore", &copy]);
    done(&registry, &["authority", "add", "Sở Mẫu", "--abbreviation", "SM"]);
    store.register_incoming(&draft(6).check().unwrap().entry).unwrap();
    assert!(done(&registry, &["report", "--year", "2026", "--json"]).contains(r#""Incoming":6"#));
    drop(store);
    assert_eq!(held(&registry), 6);
}

#[test]
fn killed_at_any_moment_a_restoring_leaves_a_whole_registry() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    drop(filled(&registry, 400));
    let copies = tempfile::tempdir().unwrap();
    let copy = done(&registry, &["backup", copies.path().to_str().unwrap()]).trim_end().to_owned();
    drop(filled(&registry, 300));
    let begun = Instant::now();
    done(&registry, &["restore", &copy]);
    let mut whole_time = begun.elapsed();
    let (mut old, mut new) = (0, 0);
    for trial in 0..60 {
        let registry = folder.path().join(format!("registry-{trial}.db"));
        fs::copy(&kept(folder.path())[0], &registry).unwrap();
        let mut child =
            vanthu(&registry, &["restore", &copy]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // More frequent towards the end, when files are renamed.
        let share = 1.1 - (f64::from(trial) / 60.0).powi(2);
        thread::sleep(Duration::from_secs_f64(whole_time.as_secs_f64() * share));
        child.kill().unwrap();
        child.wait().unwrap();
        match held(&registry) {
            700 => {
                old += 1;
                // The machine has become slower since the measurement.
                whole_time = if new == 0 { whole_time * 2 } else { whole_time };
            }
            400 => new += 1,
            other => panic!("neither the old nor the new registry: {other}"),
        }
    }
    assert!(old > 0 && new > 0, "killed at the wrong moments: {old} old, {new} new");
}
