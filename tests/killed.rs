//! Processes killed at any moment: what was reported is there, and a registry is whole or absent.
#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use vanthu::{
    domain::query::Query,
    progress::Progress,
    store::{Access, Store, StoreError},
};

fn vanthu(registry: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vanthu"));
    command.arg("--registry").arg(registry).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// How often a registering process is killed; `VANTHU_KILLS` changes it.
fn kills() -> u32 {
    std::env::var("VANTHU_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(40)
}

/// After so many kills a new registry begins, so that checking stays quick.
const KILLS_A_REGISTRY: u32 = 20;

/// The numbers a process reports before it is killed, at a moment of its own choice.
fn killed_while_registering(registry: &Path, random: &mut ChaCha8Rng) -> Vec<u64> {
    let mut child = vanthu(registry).args(["register", "incoming", "--each"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        for number in 0..1000 {
            let line = format!(
                r#"{{"ArrivalDate":"2026-02-09","OrganName":"Sở Y tế","TypeName":"Báo cáo","Subject":"tuần {number}"}}"#
            );
            // The reader is killed on the way.
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
    let seed = rand::rng().next_u64();
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
    // A busy machine is slow: the moments spread over as long as making one takes there, and beyond.
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
