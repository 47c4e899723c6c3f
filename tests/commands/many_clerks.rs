//! Many processes registering into one registry at once: every number once, none left out, nobody turned away.

use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
    thread,
};

use serde_json::Value;
use vanthu::{
    progress::Progress,
    store::{Access, Store},
};

const CLERKS: usize = 8;
const DOCUMENTS: usize = 500;

/// What one process answers to its documents.
fn registered(registry: &std::path::Path, clerk: usize) -> (Vec<u64>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_vanthu"))
        .arg("--registry")
        .arg(registry)
        .args(["--lang", "en", "register", "incoming", "--each", "--clerk", &format!("Văn thư {clerk}")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let writer = thread::spawn(move || {
        for number in 0..DOCUMENTS {
            let line = format!(
                r#"{{"ArrivalDate":"2026-02-09","Code":"{number}/BC-{clerk}","OrganName":"Sở {clerk}","TypeName":"Báo cáo","Subject":"tuần {number}"}}"#
            );
            writeln!(input, "{line}").unwrap();
        }
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    let numbers = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["ArrivalNumber"].as_u64().unwrap())
        .collect();
    (numbers, told)
}

#[test]
fn eight_processes_share_one_series() {
    let folder = tempfile::tempdir().unwrap();
    // Nobody made the registry before: they race for that too.
    let registry = folder.path().join("registry.db");
    let answers: Vec<_> = thread::scope(|scope| {
        let clerks: Vec<_> = (0..CLERKS)
            .map(|clerk| {
                scope.spawn({
                    let registry = &registry;
                    move || registered(registry, clerk)
                })
            })
            .collect();
        clerks.into_iter().map(|clerk| clerk.join().unwrap()).collect()
    });
    let mut all = BTreeSet::new();
    for (numbers, told) in &answers {
        assert_eq!(numbers.len(), DOCUMENTS);
        // On a slow machine a process may wait so long that it reports it.
        let told = told.lines().find(|line| !line.starts_with("Another program is writing the registry"));
        assert_eq!(told, None);
        assert!(numbers.is_sorted(), "a clerk's own numbers rise");
        all.extend(numbers);
    }
    let expected: BTreeSet<u64> = (1..=(CLERKS * DOCUMENTS) as u64).collect();
    assert_eq!(all, expected);
    let store = Store::open(&registry, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    assert_eq!(store.series(None).unwrap().iter().map(|series| series.last).collect::<Vec<_>>(), [4_000]);
}
