//! A copy is restored only after a rehearsal: upgraded to the present form and found whole by every check.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use chrono::{NaiveDate, NaiveDateTime};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rusqlite::Connection;
use vanthu::{
    jobs::check::check_registry,
    progress::Progress,
    store::{Access, Store, StoreError, backup_summary, rehearse_copy, restore, upgrade},
};

use crate::{
    fixtures::{EARLIER, copy_earlier},
    times::{seed, times},
};

fn moment() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(21, 45, 7).unwrap()
}

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

/// Creates a registry that must not change.
fn working(folder: &Path) -> PathBuf {
    let registry = folder.join("registry.db");
    Store::create(&registry).unwrap();
    registry
}

/// Changes a copy with all triggers of the schema removed.
fn behind_its_back(copy: &Path, sql: &str) {
    let connection = Connection::open(copy).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON").unwrap();
    let triggers: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        connection.execute_batch(sql).unwrap();
    }
    connection.close().unwrap();
}

/// Returns why a copy is refused when it is summarized, rehearsed or restored; nothing may change.
fn refusal(copy: &Path, registry: &Path) -> StoreError {
    let folders = [copy.parent().unwrap(), registry.parent().unwrap()];
    let before = folders.map(contents);
    let rehearsed = rehearse_copy(copy, registry, &Progress::default()).unwrap_err();
    assert_eq!(backup_summary(copy, registry, &Progress::default()).unwrap_err(), rehearsed);
    assert_eq!(restore(copy, registry, moment(), &Progress::default()).unwrap_err(), rehearsed);
    for (folder, before) in folders.into_iter().zip(before) {
        let after = contents(folder);
        let others = |name: &&PathBuf| !name.to_string_lossy().contains(".window");
        assert!(after.keys().filter(others).eq(before.keys().filter(others)), "left behind: {:?}", after.keys());
        assert!(before.iter().all(|(name, bytes)| &after[name] == bytes), "something was changed");
    }
    rehearsed
}

#[test]
fn a_copy_of_an_earlier_form_is_restored_in_the_present_one() {
    for (form, earlier) in (1..).zip(EARLIER) {
        let documents = match form {
            6 => 67,
            5 => 64,
            _ => 63,
        };
        let (copies, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let copy = copy_earlier(earlier, &copies.path().join("van-thu-2026-11-01-080000.db"));
        let registry = working(folder.path());
        let before = contents(copies.path());
        rehearse_copy(&copy, &registry, &Progress::default()).unwrap();
        let seen = backup_summary(&copy, &registry, &Progress::default()).unwrap();
        assert!(seen.is_older && seen.incoming + seen.outgoing == documents, "{seen:?}");
        assert_eq!(seen.last_change.is_none(), form == 1, "{seen:?}");
        assert_eq!(restore(&copy, &registry, moment(), &Progress::default()).unwrap().documents, documents);
        assert!(contents(copies.path()) == before, "the copy of form {form} was touched");
        // Nothing remains to be upgraded.
        assert_eq!(upgrade(&registry, None, &Progress::default()).unwrap(), None);
        let store = Store::open(&registry, Access::Read).unwrap();
        assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    }
}

#[test]
fn a_copy_of_an_earlier_form_that_was_altered_is_refused() {
    let (copies, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let registry = working(folder.path());
    for earlier in &EARLIER[1..] {
        let copy = copy_earlier(earlier, &copies.path().join("van-thu-2026-11-01-080000.db"));
        behind_its_back(&copy, "UPDATE document SET subject = 'giả mạo' WHERE id = 5");
        match refusal(&copy, &registry) {
            StoreError::Altered(address, finding) => {
                assert_eq!((address, finding.key()), ((&copy).into(), "check-row-changed"));
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_copy_with_a_malformed_text_is_refused() {
    let (copies, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let registry = working(folder.path());
    let present = copy_earlier(EARLIER[5], &copies.path().join("present.db"));
    upgrade(&present, None, &Progress::default()).unwrap();
    for earlier in EARLIER.iter().map(Path::new).chain([present.as_path()]) {
        let copy = copies.path().join("van-thu-2026-11-01-080000.db");
        fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(earlier), &copy).unwrap();
        behind_its_back(&copy, "UPDATE document SET subject = CAST(x'ff41' AS TEXT) WHERE id = 6");
        match refusal(&copy, &registry) {
            StoreError::Damaged(address, _) | StoreError::Altered(address, _) => {
                assert_eq!(address, (&copy).into(), "{earlier:?}");
            }
            other => panic!("{earlier:?}: {other:?}"),
        }
    }
}

#[test]
fn what_a_check_calls_wrong_is_not_restored() {
    let (copies, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let registry = working(folder.path());
    let copy = copy_earlier(EARLIER[5], &copies.path().join("van-thu-2026-11-01-080000.db"));
    upgrade(&copy, None, &Progress::default()).unwrap();
    let whole = fs::read(&copy).unwrap();
    for (sql, wrong) in [
        ("UPDATE series SET last = last + 3 WHERE last > 0", "check-gap"),
        ("DELETE FROM event WHERE id = 70", "check-event-missing"),
        ("DELETE FROM document_type WHERE id = 1", "check-row-removed"),
    ] {
        fs::write(&copy, &whole).unwrap();
        behind_its_back(&copy, sql);
        match refusal(&copy, &registry) {
            StoreError::Altered(_, finding) => assert_eq!(finding.key(), wrong),
            other => panic!("{sql}: {other:?}"),
        }
    }
}

/// The number of torn copies tried.
fn torn_copies() -> u32 {
    times(40)
}

/// Fields of the file's header (the SQLite file format, 1.3) that determine how the rest is read.
const HEADER: [usize; 12] = [16, 18, 20, 24, 28, 32, 36, 40, 52, 56, 60, 96];
const PAGE: usize = 4_096;

fn tear(bytes: &mut Vec<u8>, random: &mut ChaCha8Rng) {
    let pages = bytes.len() / PAGE;
    let (one, other) = (random.random_range(0..pages) * PAGE, random.random_range(0..pages) * PAGE);
    match random.random_range(0..7) {
        0 => {
            for _ in 0..random.random_range(1..5) {
                let at = random.random_range(0..bytes.len());
                bytes[at] ^= 1 << random.random_range(0..8);
            }
        }
        1 => {
            let from = random.random_range(0..bytes.len());
            let to = (from + random.random_range(1..600)).min(bytes.len());
            random.fill_bytes(&mut bytes[from..to]);
        }
        2 => bytes.copy_within(one..one + PAGE, other),
        3 => {
            let page = bytes[one..one + PAGE].to_vec();
            bytes.copy_within(other..other + PAGE, one);
            bytes[other..other + PAGE].copy_from_slice(&page);
        }
        4 => bytes.truncate(random.random_range(0..bytes.len())),
        5 => bytes[one..one + PAGE].fill(0),
        _ => {
            let at = HEADER[random.random_range(0..HEADER.len())];
            let value: u32 = if random.random_bool(0.5) { random.random() } else { random.random_range(0..9) };
            bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
        }
    }
}

#[test]
fn whatever_of_torn_copies_is_restored_is_whole() {
    let seed = seed();
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let (copies, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let present = copy_earlier(EARLIER[5], &copies.path().join("present.db"));
    upgrade(&present, None, &Progress::default()).unwrap();
    let wholes: Vec<Vec<u8>> = EARLIER
        .iter()
        .map(|earlier| fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(earlier)).unwrap())
        // As often as all of the earlier forms together.
        .chain(std::iter::repeat_n(fs::read(&present).unwrap(), EARLIER.len()))
        .collect();
    let copy = copies.path().join("van-thu-2026-11-01-080000.db");
    let (mut accepted, mut refused) = (0, 0);
    for trial in 0..torn_copies() {
        let mut bytes = wholes[random.random_range(0..wholes.len())].clone();
        tear(&mut bytes, &mut random);
        fs::write(&copy, &bytes).unwrap();
        let registry = folder.path().join(format!("registry-{trial}.db"));
        let rehearsed = rehearse_copy(&copy, &registry, &Progress::default());
        let restored = restore(&copy, &registry, moment(), &Progress::default());
        assert_eq!(rehearsed.as_ref().err(), restored.as_ref().err(), "seed {seed}, trial {trial}");
        assert!(fs::read(&copy).unwrap() == bytes, "seed {seed}, trial {trial}: the copy was touched");
        if restored.is_ok() {
            accepted += 1;
            let found = check_registry(&registry, None, &Progress::default())
                .unwrap_or_else(|error| panic!("seed {seed}, trial {trial}: {error:?}"))
                .findings;
            assert_eq!(found, [], "seed {seed}, trial {trial}");
        } else {
            refused += 1;
            assert!(!registry.exists(), "seed {seed}, trial {trial}: refused and there");
        }
        assert!(
            contents(folder.path()).keys().all(|path| !path.to_string_lossy().contains(".new")),
            "seed {seed}, trial {trial}: left behind"
        );
        for file in contents(folder.path()).keys() {
            fs::remove_file(file).unwrap();
        }
    }
    assert!(accepted + refused == torn_copies() && refused > 0, "{accepted} accepted, {refused} refused");
}
