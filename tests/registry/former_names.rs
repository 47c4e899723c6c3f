//! Bodies that were renamed or merged: a search for one name finds its own documents, then those of the others.

use chrono::NaiveDate;
use vanthu::{
    domain::{
        document::Document,
        incoming::IncomingDraft,
        number::{Number, NumberRequest},
        query::Query,
        succession::Succession,
        warning::Warning,
    },
    progress::Progress,
    store::Store,
};

use crate::fixtures;

const ISSUERS: [(&str, &str); 5] = [
    ("Sở Giao thông vận tải", "11/BC-SGTVT"),
    ("Sở Xây dựng", "12/BC-SXD"),
    ("Sở Kế hoạch và Đầu tư", "13/BC-SKHĐT"),
    ("Sở Tài chính", "14/BC-STC"),
    ("Công ty Giao thông", "15/BC-CT"),
];

/// Creates a registry with one report of each issuer; the first two were merged, and so were the next two.
fn registry() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    for (organ_name, code) in ISSUERS {
        let draft = IncomingDraft {
            arrival_date: NaiveDate::from_ymd_opt(2026, 2, 9),
            code: code.to_owned(),
            content: fixtures::content(organ_name, "Báo cáo", "tình hình quý I"),
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    for (former, successor) in [(0, 1), (2, 3)] {
        let merged = Succession {
            former: ISSUERS[former].0.to_owned(),
            successor: ISSUERS[successor].0.to_owned(),
            since: NaiveDate::from_ymd_opt(2025, 3, 1),
        };
        store.write(|transaction| transaction.put_succession(&merged)).unwrap();
    }
    (folder, store)
}

fn found(store: &Store, typed: &str) -> Vec<String> {
    let query = Query { text: typed.to_owned(), ..Query::default() };
    let first = store.search(&query, 50).unwrap();
    assert_eq!(first, store.search_all(&query).unwrap(), "the first hits are the beginning of all hits");
    let one = store.search(&query, 1).unwrap();
    assert_eq!(one.as_slice(), &first[..one.len()]);
    store.documents(&first).unwrap().iter().map(organ).collect()
}

fn organ(document: &Document) -> String {
    document.content().organ_name.clone()
}

#[test]
fn a_former_name_finds_its_successor_and_the_other_way_round() {
    let (_folder, store) = registry();
    assert_eq!(found(&store, "so giao thong van tai"), ["Sở Giao thông vận tải", "Sở Xây dựng"]);
    assert_eq!(found(&store, "báo cáo Sở Tài chính"), ["Sở Tài chính", "Sở Kế hoạch và Đầu tư"]);
    assert_eq!(found(&store, "sở tài chính 13"), ["Sở Kế hoạch và Đầu tư"]);
    // In quotation marks a name is searched literally.
    assert_eq!(found(&store, "\"sở xây dựng\""), ["Sở Xây dựng"]);
    assert_eq!(found(&store, "\"sở tài chính\""), ["Sở Tài chính"]);
}

#[test]
fn a_forgotten_merger_is_no_longer_followed() {
    let (_folder, mut store) = registry();
    let known = store.successions().unwrap();
    assert_eq!(known.len(), 2);
    for succession in &known {
        store.write(|transaction| transaction.remove_succession(succession)).unwrap();
    }
    assert_eq!(found(&store, "so giao thong van tai"), ["Sở Giao thông vận tải"]);
}

#[test]
fn the_same_merger_is_kept_once_with_its_newest_day() {
    let (_folder, mut store) = registry();
    let mut merged = store.successions().unwrap()[0].clone();
    merged.since = None;
    merged.former.insert_str(0, "  ");
    store.write(|transaction| transaction.put_succession(&merged)).unwrap();
    let known = store.successions().unwrap();
    assert_eq!((known.len(), known[0].since), (2, None));
    merged.successor.clone_from(&merged.former);
    assert!(store.write(|transaction| transaction.put_succession(&merged)).is_err());
}

/// One sender in full and abbreviated; rows keep what was written in them, so a check finds nothing changed.
#[test]
fn ubnd_is_uy_ban_nhan_dan() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    let draft = |organ_name: &str, code: &str| IncomingDraft {
        arrival_date: NaiveDate::from_ymd_opt(2026, 2, 9),
        code: code.to_owned(),
        content: fixtures::content(organ_name, "Báo cáo", "tình hình quý I"),
        ..IncomingDraft::default()
    };
    let mut warned = |organ_name: &str, code: &str| {
        let entry = draft(organ_name, code).check().unwrap().entry;
        store.write(|gate| gate.register_incoming(&entry, &NumberRequest::default())).unwrap().warnings
    };
    let date = NaiveDate::from_ymd_opt(2026, 2, 9).unwrap();
    let like = |value| [Warning::Duplicate { number: Number { value, suffix: String::new() }, date }];
    assert_eq!(warned("UBND xã Hải Lăng", "11/BC-UBND"), []);
    assert_eq!(warned("Ủy ban nhân dân xã Hải Lăng", "11/BC-UBND"), like(1));
    assert_eq!(warned("Ủy ban nhân dân xã Hải Quế", "11/BC-UBND"), []);
    assert_eq!(warned("Hội đồng nhân dân xã Hải Lăng", "12/NQ-HĐND"), []);
    assert_eq!(warned("HĐND xã Hải Lăng", "12/NQ-HĐND"), like(4));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}
