//! Registries of earlier versions: a copy is kept, and they are upgraded without loss to the schema of a new
//! one.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Barrier,
    thread,
};

use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        day_work::DueDocument,
        document::{Document, DocumentId},
        follow_up::handling::Role,
        history::Action,
        query::{DueIn, Query},
        working_calendar::CalendarDay,
    },
    jobs::{print_on::print_on, print_request::FormOptions},
    progress::Progress,
    store::{Access, Store, YearBook},
};

/// A registry of each earlier version, made by that version: an imported list of 58 rows and a few more
/// documents; the number of documents and, from version 2 on, of events.
const EARLIER: &[(&str, usize, Option<i64>)] = &[
    ("tests/data/registry-1.db", 63, None),
    ("tests/data/registry-2.db", 63, Some(135)),
    ("tests/data/registry-3.db", 63, Some(136)),
    ("tests/data/registry-4.db", 63, Some(142)),
    ("tests/data/registry-5.db", 64, Some(151)),
    ("tests/data/registry-6.db", 67, Some(165)),
];

/// Returns everything in the schema, regardless of order.
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
    for (version, (earlier, documents, events)) in (1..).zip(EARLIER) {
        let folder = tempfile::tempdir().unwrap();
        let path = copied(earlier, folder.path());
        let fresh = folder.path().join("fresh.db");
        Store::create(&fresh).unwrap();

        let store = Store::open(&path, Access::Write).unwrap();
        assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
        let found = store.search_all(&Query::default()).unwrap();
        assert_eq!(found.len(), *documents);
        match events {
            // Its history begins with the existing rows.
            None => {
                let history = store.history(found[0]).unwrap();
                assert_eq!((history.len(), history[0].action), (1, Action::TakenOver));
            }
            Some(events) => assert_eq!(store.head().unwrap().0, *events),
        }
        drop(store);
        assert_eq!(schema(&path), schema(&fresh));

        let kept: Vec<_> = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("truoc-nang-cap"))
            .collect();
        assert_eq!(kept, [format!("registry-truoc-nang-cap-dang-{version}.db")]);
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

/// Version 2: a cancelled document, links and an amendment, made by that version's commands.
#[test]
fn what_a_registry_of_version_2_knew_it_still_knows() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied(EARLIER[1].0, folder.path());
    let store = Store::open(&path, Access::Write).unwrap();
    let cancelled = &store.documents(&[DocumentId(60)]).unwrap()[0];
    assert_eq!(cancelled.registration().standing.ruling().unwrap().reason, "ban hành nhầm");
    assert_eq!(store.links(DocumentId(61)).unwrap().len(), 1);
    let amended: Vec<Action> = store.history(DocumentId(62)).unwrap().iter().map(|event| event.action).collect();
    assert_eq!(amended, [Action::Registered, Action::Amended]);
    let Document::Incoming(document) = &store.documents(&[DocumentId(1)]).unwrap()[0] else { panic!("not incoming") };
    assert_eq!(document.entry.came_by, CameBy::Unknown);
    assert_eq!(store.attachments(DocumentId(1)).unwrap(), []);
}

/// Version 3: how a document came, a held number, and deadlines, of which one is answered; made by that version's commands.
#[test]
fn what_a_registry_of_version_3_knew_it_still_knows() {
    let folder = tempfile::tempdir().unwrap();
    let path = copied(EARLIER[2].0, folder.path());
    let mut store = Store::open(&path, Access::Write).unwrap();
    let Document::Incoming(document) = &store.documents(&[DocumentId(62)]).unwrap()[0] else { panic!("not incoming") };
    assert_eq!(document.entry.came_by, CameBy::Wire);
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    let held = store.reservations(day(1), Some(2026)).unwrap();
    assert_eq!((held.len(), held[0].number, held[0].holder.as_str()), (1, 3, "Phòng Kinh tế"));
    let waited_for = store.due(DueIn { from: None, to: day(31) }).unwrap();
    assert_eq!(
        waited_for,
        [DueDocument { id: DocumentId(62), book: Book::Incoming, due: day(28), units: Vec::new(), later: Vec::new() }]
    );
    store
        .write(|gate| gate.put_calendar_day(&CalendarDay { day: day(31), off: true, name: "Nghỉ bù".into() }))
        .unwrap();
    assert!(store.calendar().unwrap().is_off(day(31)));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// Version 4: a document that was submitted, instructed and handed over; made by that version's commands.
#[test]
fn what_a_registry_of_version_4_knew_it_still_knows() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&copied(EARLIER[3].0, folder.path()), Access::Write).unwrap();
    let way = store.follow_up(DocumentId(62)).unwrap();
    let units: Vec<_> = way.assigned().map(|one| (one.fact.duty.unit.as_str(), one.fact.duty.role)).collect();
    assert_eq!(units, [("Phòng Nội chính", Role::Lead), ("Phòng Kinh tế", Role::Support)]);
    assert_eq!(way.hand_overs[0].fact.receiver, "Hoàng Văn Bách");
    // The unit that leads has an earlier day than the document.
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
    let waited_for = store.due(DueIn { from: None, to: day(31) }).unwrap();
    assert_eq!(
        waited_for,
        [DueDocument {
            id: DocumentId(62),
            book: Book::Incoming,
            due: day(24),
            units: vec!["Phòng Nội chính".into()],
            later: vec![("Phòng Kinh tế".into(), day(28))],
        }]
    );
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// Version 5: a book printed page by page, and a document with a letter that its search index did not know.
#[test]
fn what_a_registry_of_version_5_knew_it_still_knows() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&copied(EARLIER[4].0, folder.path()), Access::Write).unwrap();
    let of = YearBook { book: Book::Incoming, year: 2026, authority: None };
    assert_eq!(store.printed_book(of).unwrap().pages(), 8);
    let query = Query { text: "50 µg/m³".into(), ..Query::default() };
    assert_eq!(store.search_all(&query).unwrap(), [DocumentId(64)]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// Version 6: a held number, one lost at a restoring, an ended period, a forbidden series and a số, ký hiệu
/// given twice.
#[test]
fn what_a_registry_of_version_6_knew_it_still_knows() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&copied(EARLIER[5].0, folder.path()), Access::Write).unwrap();
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let of = YearBook { book: Book::Incoming, year: 2026, authority: None };
    assert_eq!(store.printed_book(of).unwrap().pages(), 6);
    assert_eq!(store.links(DocumentId(62)).unwrap().len(), 1);
    let held = store.reservations(day(12, 3), Some(2026)).unwrap();
    assert_eq!((held.len(), held[0].number), (1, 3));
    let reopened = store.write(|gate| gate.reopen_period(Some("Văn phòng UBND tỉnh"), day(12, 11), "ghi nhầm ngày"));
    reopened.unwrap();
    let ends: Vec<_> = store.series(Some(2026)).unwrap().iter().map(|series| series.period.ends).collect();
    assert_eq!(ends, [day(12, 31); 5]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_book_of_an_earlier_registry_is_printed_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&copied(EARLIER[3].0, folder.path()), Access::Write).unwrap();
    let of = YearBook { book: Book::Incoming, year: 2026, authority: None };
    assert!(store.printed_book(of).unwrap().is_empty());
    let target = folder.path().join("in-tiep.pdf").into();
    let printed = print_on(&mut store, of, &FormOptions::default(), &target, &Progress::default()).unwrap();
    assert!(!printed.pages.is_empty());
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}
