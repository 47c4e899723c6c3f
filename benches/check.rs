//! Checking a registry of an office's year: beside the engine's own integrity check of the same file.

use std::time::Instant;

use vanthu::{
    progress::Progress,
    store::{Access, Store},
};

#[path = "registry/mod.rs"]
mod registry;

/// Checks timed for each figure.
const TIMES: usize = 5;

fn main() {
    let documents = 58_144;
    let path = registry::filled(documents);
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let (mut ours, mut engine) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let begun = Instant::now();
        let store = Store::open(&path, Access::Read).expect("it opens");
        let findings = store.check(None, &Progress::default()).expect("it is checked");
        ours.push(begun.elapsed());
        assert_eq!(findings, [], "the registry is whole");
        let begun = Instant::now();
        let answer: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("it is checked");
        engine.push(begun.elapsed());
        assert_eq!(answer, "ok");
    }
    registry::print("check", documents, registry::median(ours), registry::median(engine));
}
