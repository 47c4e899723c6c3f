//! Upgrading a registry beside other programs: never while it is open elsewhere, never by reading, and
//! completed after an interruption.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Output, Stdio},
    thread,
};

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::Connection;
use vanthu::{
    domain::{incoming::IncomingDraft, query::Query},
    progress::Progress,
    store::{Access, Store, StoreError, Taken, WritingWindow, upgrade},
};

use crate::fixtures::{self, EARLIER, copy_earlier, documents_of_earlier};

fn copied(earlier: &str, folder: &Path) -> PathBuf {
    copy_earlier(earlier, &folder.join("registry.db"))
}

fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(8, 5, 0).unwrap()
}

fn set_mode(registry: &Path, mode: &str) {
    let connection = Connection::open(registry).unwrap();
    connection.pragma_update(None, "journal_mode", mode).unwrap();
    connection.close().unwrap();
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    paths.filter(|path| path.is_file()).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Lists the copies that were kept before upgrading.
fn kept(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut kept: Vec<String> = names.filter(|name| name.contains("truoc-nang-cap")).collect();
    kept.sort();
    kept
}

fn run(registry: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("--registry").arg(registry).args(["--lang", "en"]).args(words).stdin(Stdio::null()).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn is_whole(registry: &Path, documents: usize) {
    let store = Store::open(registry, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    assert_eq!(store.search_all(&Query::default()).unwrap().len(), documents);
}

/// Names the role of this program when a test starts it again as another program.
const PART: &str = "VANTHU_TEST_PART";
/// The registry for that role.
const REGISTRY: &str = "VANTHU_TEST_REGISTRY";

/// Returns the role and the registry; `None` in the test itself.
fn part() -> Option<(String, PathBuf)> {
    Some((std::env::var(PART).ok()?, std::env::var_os(REGISTRY)?.into()))
}

/// Starts this test program as another program.
fn another(test: &str, part: &str, registry: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    let (_program, module) = module_path!().split_once("::").unwrap();
    command.args(["--exact", &format!("{module}::{test}"), "--nocapture"]).env(PART, part).env(REGISTRY, registry);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Another program that has the registry open until it is told to end.
struct Holder {
    program: Child,
    input: Option<ChildStdin>,
}

const READY: &str = "the registry is held";

impl Holder {
    fn begins(test: &str, part: &str, registry: &Path) -> Self {
        let mut program = another(test, part, registry).spawn().unwrap();
        let input = program.stdin.take();
        let lines = BufReader::new(program.stdout.as_mut().unwrap()).lines();
        assert!(lines.map_while(Result::ok).any(|line| line.contains(READY)), "{part} did not begin");
        Self { program, input }
    }

    fn goes(mut self) {
        drop(self.input.take());
        self.program.wait().unwrap();
    }
}

/// Holds the registry as an earlier version does, which is in WAL mode unless the role says otherwise.
fn hold(part: &str, registry: &Path) {
    let wait = || {
        println!("{READY}");
        let _ = std::io::stdout().flush();
        std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
    };
    if part == "window" {
        let Taken::Mine(_window) = WritingWindow::take(registry, moment()).unwrap() else { panic!("taken") };
        return wait();
    }
    let connection = Connection::open(registry).unwrap();
    if part != "reads a file without log" {
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    }
    let count = "SELECT count(*) FROM document";
    connection.query_row(count, [], |row| row.get::<_, i64>(0)).unwrap();
    match part {
        "is open" => wait(),
        "reads" | "reads a file without log" => {
            let reading = connection.unchecked_transaction().unwrap();
            reading.query_row(count, [], |row| row.get::<_, i64>(0)).unwrap();
            wait();
        }
        "writes" => {
            let writing = connection.unchecked_transaction().unwrap();
            let sql = "INSERT INTO setting (key, value) VALUES ('written-meanwhile', '1')";
            writing.execute(sql, []).unwrap();
            wait();
            writing.commit().unwrap();
        }
        other => panic!("{other} is no part"),
    }
}

#[test]
fn no_registry_is_upgraded_under_a_program_that_has_it_open() {
    if let Some((part, registry)) = part() {
        return hold(&part, &registry);
    }
    let test = "no_registry_is_upgraded_under_a_program_that_has_it_open";
    let parts = ["is open", "reads", "writes", "window", "reads a file without log"];
    thread::scope(|scope| {
        for part in parts {
            scope.spawn(move || {
                let folder = tempfile::tempdir().unwrap();
                let registry = copied(EARLIER[5], folder.path());
                set_mode(&registry, if part == "reads a file without log" { "DELETE" } else { "WAL" });
                let holder = Holder::begins(test, part, &registry);
                let before = fs::read(&registry).unwrap();
                let refused = StoreError::UpgradeInUse((&registry).into());
                assert_eq!(Store::open(&registry, Access::Write).unwrap_err(), refused, "{part}");
                let command = run(&registry, &["upgrade"]);
                assert_eq!(command.status.code(), Some(2), "{part}: {command:?}");
                assert!(said(&command).contains("Close the windows of Văn Thư"), "{part}: {command:?}");
                assert!(fs::read(&registry).unwrap() == before && kept(folder.path()).is_empty(), "{part}: changed");
                holder.goes();
                assert_eq!(upgrade(&registry, None, &Progress::default()).unwrap().unwrap().from, 6, "{part}");
                is_whole(&registry, documents_of_earlier(EARLIER[5]));
                let connection = Connection::open(&registry).unwrap();
                let sql = "SELECT count(*) FROM setting WHERE key = 'written-meanwhile'";
                let written: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
                assert_eq!(written == 1, part == "writes", "{part}");
            });
        }
    });
}

/// Tries to open a registry exclusively, which must fail while another program has it open.
fn take_alone(registry: &Path) {
    let connection = Connection::open(registry).unwrap();
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE").unwrap();
    let read = connection.query_row("SELECT count(*) FROM document", [], |row| row.get::<_, i64>(0));
    println!("{}", if read.is_ok() { "taken" } else { READY });
}

#[test]
fn looking_at_a_registry_again_leaves_the_locks_on_it() {
    if let Some((_, registry)) = part() {
        return take_alone(&registry);
    }
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let store = Store::open_or_create(&registry).unwrap();
    drop(Store::open(&registry, Access::Read).unwrap());
    assert_eq!(upgrade(&registry, None, &Progress::default()).unwrap(), None);
    let test = "looking_at_a_registry_again_leaves_the_locks_on_it";
    let said = || String::from_utf8(another(test, "takes it", &registry).output().unwrap().stdout).unwrap();
    assert!(said().contains(READY), "the locks are gone");
    drop(store);
    assert!(said().contains("taken"));
}

#[test]
fn a_window_upgrades_under_its_own_right_and_others_wait_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let registry = copied(EARLIER[5], folder.path());
    let Taken::Mine(window) = WritingWindow::take(&registry, moment()).unwrap() else { panic!("nobody has it") };
    thread::scope(|scope| {
        let other = scope.spawn(|| Store::open(&registry, Access::Write).map(|_| ()));
        assert_eq!(upgrade(&registry, Some(&window), &Progress::default()).unwrap().unwrap().from, 6);
        // The window stays open; the registry having the present form is enough.
        assert_eq!(other.join().unwrap(), Ok(()));
    });
    is_whole(&registry, documents_of_earlier(EARLIER[5]));
}

#[test]
fn reading_upgrades_nothing_and_says_what_to_do() {
    for earlier in EARLIER {
        let folder = tempfile::tempdir().unwrap();
        let registry = copied(earlier, folder.path());
        let before = contents(folder.path());
        for words in [&["search", "x"][..], &["due", "--json"], &["check"], &["report", "--year", "2026"]] {
            let refused = run(&registry, words);
            assert_eq!(refused.status.code(), Some(2), "{words:?}: {refused:?}");
            let said = said(&refused);
            assert!(said.contains("nothing was done") && said.contains("vanthu upgrade"), "{words:?}: {said}");
            assert!(contents(folder.path()) == before, "{words:?} changed something");
        }
        let form = 1 + EARLIER.iter().position(|one| *one == earlier).unwrap();
        let upgraded = run(&registry, &["upgrade"]);
        assert_eq!(upgraded.status.code(), Some(0), "{upgraded:?}");
        let kept = kept(folder.path());
        assert!(said(&upgraded).contains(&format!("from form {form}")) && said(&upgraded).contains(&kept[0]));
        assert_eq!(run(&registry, &["search", "x"]).status.code(), Some(0));
        let again = run(&registry, &["upgrade"]);
        assert_eq!(again.status.code(), Some(0), "{again:?}");
        assert!(said(&again).contains("nothing to bring up to date"), "{again:?}");
        is_whole(&registry, documents_of_earlier(earlier));
    }
}

fn draft() -> IncomingDraft {
    IncomingDraft {
        arrival_date: NaiveDate::from_ymd_opt(2026, 12, 30),
        content: fixtures::content("Sở Y tế", "Báo cáo", "công tác năm"),
        ..IncomingDraft::default()
    }
}

#[test]
fn nothing_is_written_once_a_newer_program_has_changed_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&registry).unwrap();
    store.register_incoming(&draft().check().unwrap().entry).unwrap();
    let newer = Connection::open(&registry).unwrap();
    let form: i64 = newer.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    newer.pragma_update(None, "user_version", form + 1).unwrap();
    let events = || newer.query_row("SELECT count(*) FROM event", [], |row| row.get::<_, i64>(0)).unwrap();
    let before = events();
    let refused = StoreError::UpgradedMeanwhile((&registry).into(), form + 1);
    assert_eq!(store.register_incoming(&draft().check().unwrap().entry), Err(refused.clone()));
    assert_eq!(store.name_clerk("Lê Văn Thư"), Err(refused));
    assert_eq!(events(), before);
    newer.pragma_update(None, "user_version", form).unwrap();
    assert_eq!(store.register_incoming(&draft().check().unwrap().entry).unwrap().arrival_number, 2);
}

/// Returns the bytes of a registry without the counters in its header that change with every exclusive opening:
/// the number of changes, and the version of SQLite (bytes 24 to 27 and 92 to 99 of the file format).
fn apart_from_counters(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.starts_with(b"SQLite format 3\0") {
        bytes[24..28].fill(0);
        bytes[92..100].fill(0);
    }
    bytes
}

#[test]
fn an_upgrade_that_fails_leaves_nothing_behind_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let registry = copied(EARLIER[5], folder.path());
    set_mode(&registry, "WAL");
    for lie in 1..=5 {
        let connection = Connection::open(&registry).unwrap();
        connection.pragma_update(None, "user_version", lie).unwrap();
        connection.close().unwrap();
        let before = contents(folder.path());
        for _ in 0..2 {
            let refused = run(&registry, &["clerk", "Lê Văn Thư"]);
            assert_eq!(refused.status.code(), Some(2), "form {lie}: {refused:?}");
            let said = said(&refused);
            assert!(said.contains(&format!("says it is a registry of form {lie}, but")), "{said}");
            assert!(!said.contains("CREATE TABLE") && said.len() < 600, "{said}");
        }
        let after = contents(folder.path());
        let is_as_before =
            |(path, bytes): (&PathBuf, &Vec<u8>)| apart_from_counters(&after[path]) == apart_from_counters(bytes);
        assert!(before.iter().all(is_as_before), "form {lie}: changed");
        let left: Vec<_> = after.keys().filter(|path| !before.contains_key(*path)).collect();
        assert!(left.iter().all(|path| path.ends_with("registry.db.window")), "form {lie}: {left:?}");
    }
    let connection = Connection::open(&registry).unwrap();
    connection.pragma_update(None, "user_version", 6).unwrap();
    connection.close().unwrap();
    upgrade(&registry, None, &Progress::default()).unwrap();
    is_whole(&registry, documents_of_earlier(EARLIER[5]));
}

#[test]
fn the_copy_of_an_attempt_that_was_broken_off_serves_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let registry = copied(EARLIER[2], folder.path());
    let kept_first = upgrade(&registry, None, &Progress::default()).unwrap().unwrap().kept;
    let kept_bytes = fs::read(&kept_first).unwrap();
    copied(EARLIER[2], folder.path());
    let again = upgrade(&registry, None, &Progress::default()).unwrap().unwrap();
    assert_eq!(again.kept, kept_first);
    assert_eq!(kept(folder.path()), ["registry-truoc-nang-cap-dang-3.db"]);
    // A kept copy of another registry stays.
    copied(EARLIER[2], folder.path());
    let connection = Connection::open(&registry).unwrap();
    connection.execute("INSERT INTO setting (key, value) VALUES ('a', 'b')", []).unwrap();
    connection.close().unwrap();
    upgrade(&registry, None, &Progress::default()).unwrap();
    assert_eq!(kept(folder.path()), ["registry-truoc-nang-cap-dang-3-2.db", "registry-truoc-nang-cap-dang-3.db"]);
    assert!(fs::read(&kept_first).unwrap() == kept_bytes, "the copy was changed");
}

/// Exits while it writes to a file without log, with part of the change in the file and its undoing in the
/// journal beside.
fn die(registry: &Path) {
    let connection = Connection::open(registry).unwrap();
    connection.execute_batch("PRAGMA cache_size = 5; PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE").unwrap();
    connection
        .execute_batch(
            "CREATE TABLE half_done (what BLOB);
             WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)
             INSERT INTO half_done SELECT randomblob(3000) FROM n;
             CREATE INDEX half_index ON document (subject);",
        )
        .unwrap();
    std::process::abort();
}

/// What a killed program may have left in the header, which is written with the rest: nothing, another form,
/// more pages than there are.
const HALF_WRITTEN: [&[(usize, u32)]; 3] = [&[], &[(60, 6)], &[(28, 5_000), (60, 6)]];

#[test]
fn what_a_killed_program_left_half_written_is_undone_before_anything_is_judged() {
    if let Some((_, registry)) = part() {
        return die(&registry);
    }
    let test = "what_a_killed_program_left_half_written_is_undone_before_anything_is_judged";
    let commands: [&[&str]; 6] =
        [&["search", "x"], &["check"], &["due"], &["report", "--year", "2026"], &["clerk", "Lê Văn Thư"], &["upgrade"]];
    for (trial, earlier) in EARLIER.iter().enumerate() {
        for (more, header) in HALF_WRITTEN.iter().enumerate() {
            let folder = tempfile::tempdir().unwrap();
            let registry = copied(earlier, folder.path());
            set_mode(&registry, "DELETE");
            let whole = fs::read(&registry).unwrap();
            let killed = another(test, "dies", &registry).output().unwrap();
            assert!(!killed.status.success(), "{killed:?}");
            let mut half = fs::read(&registry).unwrap();
            for (at, value) in *header {
                half[*at..*at + 4].copy_from_slice(&value.to_be_bytes());
            }
            fs::write(&registry, &half).unwrap();
            let journal = folder.path().join("registry.db-journal");
            assert!(fs::metadata(&journal).unwrap().len() > 0 && half != whole, "nothing was left half written");

            // A copy is restored like before, and stays untouched.
            let other = folder.path().join("other/registry.db");
            let before = contents(folder.path());
            vanthu::store::restore(&registry, &other, moment(), &Progress::default()).unwrap();
            is_whole(&other, documents_of_earlier(earlier));
            assert!(contents(folder.path()) == before, "the copy was touched");

            let words = commands[(trial * HALF_WRITTEN.len() + more) % commands.len()];
            let first = run(&registry, words);
            let told = said(&first);
            let reads = !matches!(words[0], "clerk" | "upgrade");
            assert_eq!(first.status.code(), Some(if reads { 2 } else { 0 }), "{words:?}: {told}");
            assert!(!reads || told.contains("vanthu upgrade"), "{words:?}: {told}");
            assert!(!journal.exists(), "{words:?}: the journal lies there still");
            if reads {
                assert!(fs::read(&registry).unwrap() == whole, "{words:?}: not as it was");
            }
            assert_eq!(run(&registry, &["upgrade"]).status.code(), Some(0));
            is_whole(&registry, documents_of_earlier(earlier));
        }
    }
}

#[test]
fn a_registry_of_the_present_form_is_mended_by_whoever_opens_it() {
    if let Some((_, registry)) = part() {
        return die(&registry);
    }
    let test = "a_registry_of_the_present_form_is_mended_by_whoever_opens_it";
    let folder = tempfile::tempdir().unwrap();
    let registry = copied(EARLIER[5], folder.path());
    upgrade(&registry, None, &Progress::default()).unwrap();
    for words in [&["search", "x"][..], &["check"], &["due"], &["backup", "copies"]] {
        // Like a backup that was put in place by hand.
        set_mode(&registry, "DELETE");
        let killed = another(test, "dies", &registry).output().unwrap();
        assert!(!killed.status.success(), "{killed:?}");
        let mut half = fs::read(&registry).unwrap();
        half[28..32].copy_from_slice(&5_000_u32.to_be_bytes());
        fs::write(&registry, half).unwrap();
        let mut words = words.to_vec();
        let copies = folder.path().join("copies");
        if let Some(place) = words.iter_mut().find(|word| **word == "copies") {
            *place = copies.to_str().unwrap();
        }
        let done = run(&registry, &words);
        assert_eq!(done.status.code(), Some(0), "{words:?}: {done:?}");
        is_whole(&registry, documents_of_earlier(EARLIER[5]));
    }
}
