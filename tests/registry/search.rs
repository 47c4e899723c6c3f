//! The search box against a small registry: what is found, and in which order.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

use chrono::NaiveDate;
use vanthu::{
    domain::{
        book::Book,
        content::{Content, SignerInfo},
        document::Document,
        incoming::IncomingDraft,
        outgoing::OutgoingDraft,
        query::Query,
    },
    progress::Progress,
    store::{Access, Store},
};

use crate::fixtures;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn incoming(date: NaiveDate, organ_name: &str, code: &str, type_name: &str, subject: &str) -> IncomingDraft {
    IncomingDraft {
        arrival_date: Some(date),
        code: code.to_owned(),
        content: fixtures::content(organ_name, type_name, subject),
        ..IncomingDraft::default()
    }
}

fn outgoing(date: NaiveDate, type_name: &str, normative: bool, subject: &str) -> OutgoingDraft {
    OutgoingDraft {
        issued_date: Some(date),
        normative,
        content: Content {
            signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".to_owned(), ..SignerInfo::default() },
            ..fixtures::content("UBND tỉnh", type_name, subject)
        },
        ..OutgoingDraft::default()
    }
}

/// Creates a registry whose documents are identified by the word the test gives each.
fn registry() -> (tempfile::TempDir, Store) {
    let (folder, _, mut store) = fixtures::registry(&fixtures::office("UBND tỉnh", "UBND"));
    for draft in [
        incoming(day(2025, 12, 30), "Bộ Nội vụ", "15/QĐ-BNV", "Quyết định", "ban hành kế hoạch"),
        incoming(day(2026, 1, 5), "Chính phủ", "30/2020/NĐ-CP", "Nghị định", "về công tác văn thư"),
        incoming(day(2026, 1, 6), "Bộ Xây dựng", "20/2019/TT-BXD", "Thông tư", "hướng dẫn đấu thầu qua mạng"),
        incoming(day(2026, 1, 7), "Quốc hội", "22/2023/QH15", "Luật", "Đấu thầu"),
        incoming(day(2026, 1, 8), "Công ty Hoà Bình", "01/NHNo.ĐT-QLRR", "Công văn", "dau thau dien tu"),
        incoming(day(2026, 2, 9), "Công an tỉnh", "609/CAT-PC07", "Công văn", "bảo đảm an toàn phòng cháy"),
        incoming(day(2026, 2, 9), "Ban Bí thư", "05-HD/VPTW", "Hướng dẫn", "thể thức văn bản của Đảng"),
    ] {
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
    }
    for draft in [
        outgoing(day(2026, 1, 5), "Quyết định", true, "quy định phân cấp"),
        outgoing(day(2026, 1, 5), "Quyết định", false, "về việc điều động"),
        outgoing(day(2026, 3, 5), "Công văn", false, "trả lời kiến nghị"),
    ] {
        store.register_outgoing(&draft.check().unwrap().entry).unwrap();
    }
    (folder, store)
}

fn found(store: &Store, query: &Query) -> Vec<String> {
    let first = store.search(query, 50).unwrap();
    assert_eq!(first, store.search_all(query).unwrap(), "the first hits are the beginning of all hits");
    store.documents(&first).unwrap().iter().map(name).collect()
}

fn name(document: &Document) -> String {
    match document {
        Document::Incoming(incoming) => format!("đến {} {}", incoming.arrival_number, incoming.entry.code.as_str()),
        Document::Outgoing(outgoing) => format!("đi {}", outgoing.code.as_str()),
    }
}

#[track_caller]
fn check(typed: &str, wanted: &[&str]) {
    let (_folder, store) = registry();
    assert_eq!(found(&store, &Query { text: typed.to_owned(), ..Query::default() }), wanted, "{typed}");
}

#[test]
fn numbers_are_found_however_they_are_typed() {
    for typed in ["15", "15/QĐ", "15/qd-bnv", "015/QD-BNV", "qd bnv 15", "bnv-15", "QĐ-BNV 15"] {
        check(typed, &["đến 1 15/QĐ-BNV"]);
    }
    check("01/2026", &["đi 01/2026/QĐ-UBND"]);
    check("1/2026", &["đi 01/2026/QĐ-UBND"]);
    check("nhno", &["đến 4 01/NHNo.ĐT-QLRR"]);
    check("ĐT-QLRR", &["đến 4 01/NHNo.ĐT-QLRR"]);
    check("05-hd/vptw", &["đến 6 05-HD/VPTW"]);
    check("20/2019", &["đến 2 20/2019/TT-BXD"]);
    check("công văn số 609 của Công an tỉnh", &["đến 5 609/CAT-PC07"]);
}

#[test]
fn own_numbers_come_before_senders_numbers() {
    check("so den 1", &["đến 1 30/2020/NĐ-CP", "đến 1 15/QĐ-BNV"]);
    check("số đi 1", &["đi 01/UBND", "đi 01/QĐ-UBND", "đi 01/2026/QĐ-UBND"]);
    let (_folder, store) = registry();
    let hits = found(&store, &Query { text: "1".to_owned(), ..Query::default() });
    assert_eq!(
        hits,
        [
            "đi 01/UBND",
            "đi 01/QĐ-UBND",
            "đi 01/2026/QĐ-UBND",
            "đến 1 30/2020/NĐ-CP",
            "đến 1 15/QĐ-BNV",
            "đến 4 01/NHNo.ĐT-QLRR",
        ]
    );
}

#[test]
fn words_are_found_with_and_without_diacritics() {
    check("dau thau 22", &["đến 3 22/2023/QH15"]);
    check("thầu đấu", &["đến 3 22/2023/QH15", "đến 2 20/2019/TT-BXD", "đến 4 01/NHNo.ĐT-QLRR"]);
    check("dau thau", &["đến 4 01/NHNo.ĐT-QLRR", "đến 3 22/2023/QH15", "đến 2 20/2019/TT-BXD"]);
    check("Hòa Bình", &["đến 4 01/NHNo.ĐT-QLRR"]);
    check("hoà ", &["đến 4 01/NHNo.ĐT-QLRR", "đến 1 15/QĐ-BNV"]);
    check("hoạ", &["đến 1 15/QĐ-BNV", "đến 4 01/NHNo.ĐT-QLRR"]);
    check("hoa b", &["đến 4 01/NHNo.ĐT-QLRR"]);
    check("đa\u{309}ng", &["đến 6 05-HD/VPTW"]);
    check("huong", &["đi 01/UBND", "đi 01/QĐ-UBND", "đi 01/2026/QĐ-UBND", "đến 6 05-HD/VPTW", "đến 2 20/2019/TT-BXD"]);
    check("\"an toàn phòng\"", &["đến 5 609/CAT-PC07"]);
    check("\"toàn an\"", &[]);
    check("\"an toan\" chay 609", &["đến 5 609/CAT-PC07"]);
}

#[test]
fn nothing_typed_is_an_error() {
    let (_folder, store) = registry();
    let page = "văn bản ".repeat(5_000);
    for typed in [
        "\"",
        "*",
        "(",
        "a AND",
        "NEAR(",
        "'; DROP TABLE document; --",
        "\u{0}",
        "😀",
        "_",
        "n_1",
        "-",
        "^a",
        page.as_str(),
    ] {
        let _ = found(&store, &Query { text: typed.to_owned(), ..Query::default() });
    }
    assert_eq!(found(&store, &Query::default()).len(), 10);
}

#[test]
fn filters_narrow() {
    let (_folder, store) = registry();
    let all = Query::default();
    assert_eq!(found(&store, &Query { book: Some(Book::Outgoing), ..all.clone() }).len(), 3);
    assert_eq!(found(&store, &Query { year: Some(2025), ..all.clone() }), ["đến 1 15/QĐ-BNV"]);
    assert_eq!(found(&store, &Query { type_name: Some("Quyết định".into()), ..all.clone() }).len(), 3);
    assert_eq!(
        found(&store, &Query { organ_name: Some("công an tỉnh".into()), ..all.clone() }),
        ["đến 5 609/CAT-PC07"]
    );
    let range = Query { from: Some(day(2026, 1, 6)), to: Some(day(2026, 2, 8)), ..all.clone() };
    assert_eq!(found(&store, &range), ["đến 4 01/NHNo.ĐT-QLRR", "đến 3 22/2023/QH15", "đến 2 20/2019/TT-BXD"]);
    let empty = Query { from: Some(day(2026, 2, 8)), to: Some(day(2026, 1, 6)), ..all };
    assert!(found(&store, &empty).is_empty());
}

#[test]
fn a_checked_registry_is_whole() {
    let (folder, store) = registry();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    drop(store);
    let store = Store::open(&folder.path().join("registry.db"), Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_check_sees_one_state_while_documents_are_registered() {
    let (folder, mut store) = registry();
    let ended = AtomicBool::new(false);
    let findings = thread::scope(|scope| {
        scope.spawn(|| {
            let draft = incoming(day(2026, 2, 9), "Công an tỉnh", "610/CAT", "Công văn", "bảo đảm trật tự");
            while !ended.load(Ordering::Relaxed) {
                store.register_incoming(&draft.clone().check().unwrap().entry).unwrap();
            }
        });
        let reading = Store::open(&folder.path().join("registry.db"), Access::Read).unwrap();
        let findings: Vec<_> = (0..20).flat_map(|_| reading.check(None, &Progress::default()).unwrap()).collect();
        ended.store(true, Ordering::Relaxed);
        findings
    });
    assert_eq!(findings, []);
}

/// Few hits are ranked at once, all hits rank by rank: both must have the same order for any query.
#[test]
fn the_first_hits_are_the_beginning_of_all_hits() {
    let (_folder, _, mut store) = fixtures::registry(&fixtures::office("UBND tỉnh", "UBND"));
    let subjects =
        ["đấu thầu số 2", "dau thau 3", "đầu tư năm 2026", "dau tu 12", "về Điều 1, khoản 12", "hoà giải 5 vụ"];
    let codes = ["1/QĐ-UBND", "2/BC-STC", "3-CV/TU", "12 bis/TB-VP", "5a/UBND-KT", "12/2026/NĐ-CP", ""];
    for at in 0..84_usize {
        let draft = incoming(
            day(if at % 2 == 0 { 2025 } else { 2026 }, 3, 4),
            "Sở Y tế",
            codes[at % 7],
            "Công văn",
            subjects[at % 6],
        );
        store.register_incoming(&draft.check().unwrap().entry).unwrap();
        if at % 4 == 0 {
            let draft = outgoing(day(2026, 3, 4), "Quyết định", at % 8 == 0, subjects[at % 5]);
            store.register_outgoing(&draft.check().unwrap().entry).unwrap();
        }
    }
    let all = Query::default();
    for typed in [
        "1",
        "2",
        "3",
        "5",
        "5a",
        "12",
        "12 bis",
        "12bis",
        "1 2",
        "12 2026",
        "2026 12",
        "12/2026",
        "2 đấu",
        "đấu 2",
        "dau 3",
        "đầu 12",
        "so den 12",
        "số đi 2 dau",
        "so den 5 đấu",
        "\"đấu thầu\" 2",
        "\"dau thau\"",
        "3 hoà",
        "hòa 5",
        "điều 1 12",
        "1 qđ",
        "qd 1 đầu",
        "12 bis tb",
        "ubnd 2 1",
        "đ",
        "d 1",
        "7777",
        "44 y te",
    ] {
        let query = Query { text: typed.to_owned(), ..all.clone() };
        let every = store.search_all(&query).unwrap();
        for limit in [1, 7, 50] {
            let first = store.search(&query, limit).unwrap();
            assert_eq!(first, every[..limit.min(every.len())], "{typed}, the first {limit}");
        }
    }
}
