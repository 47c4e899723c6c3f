//! Registries of earlier versions: kept beside, brought up to date, with nothing lost, and with the schema of a new one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Barrier,
    thread,
};

use vanthu::{
    domain::{history::Action, query::Query},
    progress::Progress,
    store::{Access, Store},
};

/// A registry of each earlier version, as that version made it: an imported list of 58 rows and five outgoing documents.
const EARLIER: &[(&str, usize)] = &[("tests/data/registry-1.db", 63)];

/// Everything the schema says, but for the sequence in which it was said.
fn schema(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement = connection
        .prepare("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema")
        .unwrap();
    let mut lines: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    lines.sort();
    for pragma in ["application_id", "user_version"] {
        lines.push(connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).unwrap().to_string());
    }
    lines
}

fn copied(earlier: &str, folder: &Path) -> PathBuf {
    let path = folder.join("registry.db");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(earlier), &path).unwrap();
    path
}

#[test]
fn an_earlier_registry_is_kept_and_brought_up_to_date() {
    for (earlier, documents) in EARLIER {
        let folder = tempfile::tempdir().unwrap();
        let path = copied(earlier, folder.path());
        let fresh = folder.path().join("fresh.db");
        Store::create(&fresh).unwrap();

        let store = Store::open(&path, Access::Read).unwrap();
        assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
        let found = store.search_all(&Query::default()).unwrap();
        assert_eq!(found.len(), *documents);
        let history = store.history(found[0]).unwrap();
        assert_eq!((history.len(), history[0].action), (1, Action::TakenOver));
        drop(store);
        assert_eq!(schema(&path), schema(&fresh));

        let kept: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("truoc-nang-cap"))
            .collect();
        assert_eq!(kept, ["registry-truoc-nang-cap-dang-1.db"]);
        let rows = |path: &Path| -> i64 {
            let connection = rusqlite::Connection::open(path).unwrap();
            connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0)).unwrap()
        };
        assert_eq!(rows(&folder.path().join(&kept[0])), i64::try_from(*documents).unwrap());
    }
}

#[test]
fn numbers_go_on_where_the_earlier_registry_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied(EARLIER[0].0, folder.path());
    let mut store = Store::open(&path, Access::Write).unwrap();
    let draft = vanthu::domain::incoming::IncomingDraft {
        arrival_date: chrono::NaiveDate::from_ymd_opt(2026, 12, 31),
        content: vanthu::domain::content::Content {
            organ_name: "Sở Y tế".into(),
            type_name: "Báo cáo".into(),
            subject: "công tác năm".into(),
            ..Default::default()
        },
        ..Default::default()
    };
    assert_eq!(store.register_incoming(&draft.check().unwrap().entry).unwrap().arrival_number, 59);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn many_programs_open_an_earlier_registry_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied(EARLIER[0].0, folder.path());
    let begin = Barrier::new(4);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                begin.wait();
                let store = Store::open(&path, Access::Write).unwrap();
                assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
            });
        }
    });
}
