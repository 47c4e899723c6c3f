//! Processes killed at any moment: what was reported exists, and a registry is whole or absent.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use vanthu::{
    domain::query::Query,
    progress::Progress,
    store::{Access, Store, StoreError},
};

use crate::{
    fixtures::{EARLIER, copy_earlier, documents_of_earlier},
    times::{seed, times},
};

fn vanthu(registry: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("--registry").arg(registry).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// The number of times that a registering process is killed.
fn kills() -> u32 {
    times(40)
}

/// After this number of kills a new registry begins, so that checking stays quick.
const KILLS_A_REGISTRY: u32 = 20;

/// Returns the numbers that a process reports before it is killed at a random moment.
fn killed_while_registering(registry: &Path, random: &mut ChaCha8Rng) -> Vec<u64> {
    let mut child = vanthu(registry).args(["register", "incoming", "--each"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        for number in 0..1000 {
            let line = format!(
                r#"{{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần {number}"}}"#
            );
            // The reader is killed meanwhile.
            if writeln!(input, "{line}").is_err() {
                return;
            }
        }
    });
    let number = |line: &str| {
        let object: serde_json::Value = serde_json::from_str(line).ok()?;
        object["ArrivalNumber"].as_u64()
    };
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut reported = Vec::new();
    for _ in 0..random.random_range(0..12) {
        reported.extend(lines.next().and_then(Result::ok).as_deref().and_then(number));
    }
    thread::sleep(Duration::from_micros(random.random_range(0..20_000)));
    child.kill().unwrap();
    reported.extend(lines.map_while(Result::ok).filter_map(|line| number(&line)));
    child.wait().unwrap();
    writer.join().unwrap();
    reported
}

#[test]
fn a_killed_process_has_lost_nothing_it_reported() {
    let seed = seed();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut done = 0;
    let mut all = 0;
    while done < kills() {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        Store::create(&registry).unwrap();
        let mut reported: Vec<u64> = Vec::new();
        for _ in 0..KILLS_A_REGISTRY.min(kills() - done) {
            reported.extend(killed_while_registering(&registry, &mut random));
            let store = Store::open(&registry, Access::Read).unwrap();
            assert_eq!(store.check(None, &Progress::default()).unwrap(), [], "seed {seed}");
            let ids = store.search_all(&Query::default()).unwrap();
            let held: Vec<u64> =
                store.documents(&ids).unwrap().iter().map(|document| u64::from(document.number())).collect();
            for number in &reported {
                let times = held.iter().filter(|other| *other == number).count();
                assert_eq!(times, 1, "seed {seed}: {number} was reported and is there {times} times");
            }
            done += 1;
        }
        all += reported.len();
    }
    assert!(all > 0, "nothing was ever reported");
}

#[test]
fn a_registry_is_made_whole_or_not_at_all() {
    // A busy machine is slow, so the moments are spread over the time that making one takes there, and beyond.
    let folder = tempfile::tempdir().unwrap();
    let begun = std::time::Instant::now();
    let mut child = vanthu(&folder.path().join("registry.db"))
        .args(["office", "--name", "A", "--abbreviation", "A"])
        .spawn()
        .unwrap();
    child.wait().unwrap();
    let step = begun.elapsed() / 30;
    let mut absent = 0;
    let mut whole = 0;
    for delay in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        let mut child = vanthu(&registry).args(["office", "--name", "A", "--abbreviation", "A"]).spawn().unwrap();
        thread::sleep(step * delay);
        child.kill().unwrap();
        child.wait().unwrap();
        match Store::open(&registry, Access::Read) {
            Err(StoreError::Absent(_)) => absent += 1,
            store => {
                assert_eq!(store.unwrap().check(None, &Progress::default()).unwrap(), []);
                whole += 1;
            }
        }
    }
    assert!(absent > 0 && whole > 0, "killed at the wrong moments: {absent} absent, {whole} whole");
}

fn copied(earlier: &str, path: &Path, mode: &str) {
    copy_earlier(earlier, path);
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_update(None, "journal_mode", mode).unwrap();
    connection.close().unwrap();
}

/// Runs a command and kills it at a moment of its usual duration, or a little after.
fn killed(command: &mut Command, usual: Duration, random: &mut ChaCha8Rng) {
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    thread::sleep(usual.mul_f64(random.random_range(0.0..1.1)));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Checks a registry and returns its number of documents.
fn held(registry: &Path) -> usize {
    let store = Store::open(registry, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    store.search_all(&Query::default()).unwrap().len()
}

#[test]
fn a_killed_upgrade_is_mended_at_the_next_opening() {
    let seed = seed();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let commands: [&[&str]; 6] = [
        &["search", "x"],
        &["check"],
        &["due"],
        &["numbers", "--year", "2026"],
        &["clerk", "Lê Văn Thư"],
        &["upgrade"],
    ];
    let mut usual = Duration::from_millis(50);
    let (mut before, mut after) = (0, 0);
    for trial in 0..kills() {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        let earlier = EARLIER[random.random_range(0..EARLIER.len())];
        let mode = if random.random_bool(0.5) { "WAL" } else { "DELETE" };
        copied(earlier, &registry, mode);
        if trial == 0 {
            let begun = Instant::now();
            assert!(vanthu(&registry).arg("upgrade").status().unwrap().success());
            usual = begun.elapsed();
            continue;
        }
        killed(vanthu(&registry).arg("upgrade"), usual, &mut random);
        let context = format!("seed {seed}, trial {trial}, {earlier} in {mode} mode");
        let words = commands[random.random_range(0..commands.len())];
        let next = vanthu(&registry).args(["--lang", "en"]).args(words).stderr(Stdio::piped()).output().unwrap();
        let said = String::from_utf8_lossy(&next.stderr).into_owned();
        match next.status.code() {
            // A command that only reads finds it unchanged.
            Some(2) => {
                assert!(said.contains("vanthu upgrade"), "{context}, {words:?}: {said}");
                before += 1;
            }
            Some(0) => after += 1,
            _ => panic!("{context}, {words:?}: {next:?}"),
        }
        assert!(vanthu(&registry).arg("upgrade").status().unwrap().success(), "{context}");
        assert_eq!(held(&registry), documents_of_earlier(earlier), "{context}");
        let names = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let kept: Vec<String> = names.filter(|name| name.contains("truoc-nang-cap")).collect();
        assert_eq!(kept.len(), 1, "{context}: {kept:?}");
        if after == 0 && before > 10 {
            // The machine has become slower since the measurement.
            usual *= 2;
        }
    }
    assert!(before > 0 && after > 0, "killed at the wrong moments: {before} before, {after} after");
}

#[test]
fn a_killed_restoring_of_an_earlier_form_leaves_the_old_or_the_new_registry() {
    let seed = seed();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let copies = tempfile::tempdir().unwrap();
    let mut usual = Duration::from_millis(50);
    let (mut old, mut new) = (0, 0);
    for trial in 0..kills() {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        Store::create(&registry).unwrap();
        let earlier = EARLIER[random.random_range(0..EARLIER.len())];
        let copy = copies.path().join("van-thu-2026-11-01-080000.db");
        copied(earlier, &copy, if random.random_bool(0.5) { "WAL" } else { "DELETE" });
        let bytes = fs::read(&copy).unwrap();
        let mut restoring = vanthu(&registry);
        restoring.arg("restore").arg(&copy);
        if trial == 0 {
            let begun = Instant::now();
            assert!(restoring.stdout(Stdio::null()).status().unwrap().success());
            usual = begun.elapsed();
            continue;
        }
        killed(&mut restoring, usual, &mut random);
        match held(&registry) {
            0 => old += 1,
            held if held == documents_of_earlier(earlier) => new += 1,
            other => panic!("seed {seed}, trial {trial}: neither the old nor the new registry: {other}"),
        }
        assert!(fs::read(&copy).unwrap() == bytes, "seed {seed}, trial {trial}: the copy was touched");
        if new == 0 && old > 10 {
            usual *= 2;
        }
    }
    assert!(old > 0 && new > 0, "killed at the wrong moments: {old} old, {new} new");
}
