//! Processes killed at any moment: what was reported is there, and a registry is whole or absent.
#![cfg(unix)]

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

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

#[test]
fn a_killed_process_has_lost_nothing_it_reported() {
    let folder = tempfile::tempdir().unwrap();
    let registry = folder.path().join("registry.db");
    let mut reported = 0;
    for stop_after in [1, 37, 160] {
        let mut child = vanthu(&registry).args(["register", "incoming", "--each"]).spawn().unwrap();
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
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        for _ in 0..stop_after {
            let line = lines.next().unwrap().unwrap();
            let object: serde_json::Value = serde_json::from_str(&line).unwrap();
            reported = object["ArrivalNumber"].as_u64().unwrap();
        }
        child.kill().unwrap();
        reported = lines.map_while(Result::ok).filter(|line| line.ends_with('}')).fold(reported, |before, line| {
            serde_json::from_str::<serde_json::Value>(&line)
                .map_or(before, |object| object["ArrivalNumber"].as_u64().unwrap())
        });
        child.wait().unwrap();
        writer.join().unwrap();
        let store = Store::open(&registry, Access::Read).unwrap();
        let held = store.search_all(&Query::default()).unwrap().len() as u64;
        assert!(held >= reported && held <= reported + 1, "{reported} were reported, {held} are there");
        assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
        reported = held;
    }
    assert!(reported >= 198);
}

#[test]
fn a_registry_is_made_whole_or_not_at_all() {
    let mut absent = 0;
    let mut whole = 0;
    for delay in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let registry = folder.path().join("registry.db");
        let mut child = vanthu(&registry).args(["office", "--name", "A", "--abbreviation", "A"]).spawn().unwrap();
        thread::sleep(Duration::from_micros(delay * 700));
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
