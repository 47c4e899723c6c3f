//! Số, ký hiệu: within a year no two documents of an authority bear the same one (Điều 15.1, NĐ 30/2020/NĐ-CP).

use chrono::{DateTime, FixedOffset, NaiveDate};
use vanthu::{
    domain::{
        code::Code,
        content::{Content, SignerInfo},
        field::{Cause, Warning},
        imported::{Brought, ImportedOutgoing, ImportedRow},
        number::{Number, NumberRequest},
        office::Office,
        outgoing::{OutgoingDraft, OutgoingEntry},
        registration::Standing,
        series::{Forbidden, NewSeries},
    },
    progress::Progress,
    store::{Access, Imported, Store, StoreError},
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn clock() -> DateTime<FixedOffset> {
    let morning = day(11, 29).and_hms_opt(8, 0, 0).unwrap();
    morning.and_local_timezone(FixedOffset::east_opt(7 * 3600).unwrap()).unwrap()
}

fn registry() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    let office = Office { name: "Văn phòng".into(), abbreviation: "VP".into(), ..Office::default() };
    store.set_office(&office).unwrap();
    (folder, store)
}

fn entry(date: NaiveDate, type_name: &str, unit: &str) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(date),
        drafting_unit: unit.to_owned(),
        content: Content {
            organ_name: "Văn phòng".to_owned(),
            type_name: type_name.to_owned(),
            subject: format!("về việc của {type_name}"),
            signer_info: SignerInfo { full_name: "Trần Văn Bình".to_owned(), ..SignerInfo::default() },
            ..Content::default()
        },
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

fn registered(store: &mut Store, date: NaiveDate, type_name: &str, unit: &str) -> String {
    store.register_outgoing(&entry(date, type_name, unit)).unwrap().code.as_str().to_owned()
}

fn series(name: &str, types: &[&str], starts: NaiveDate, ends: Option<NaiveDate>) -> NewSeries {
    let types = types.iter().map(|name| ((*name).to_owned(), false)).collect();
    NewSeries { authority: "Văn phòng".into(), name: name.into(), types, starts, ends, first: 1 }
}

/// A row of an old list, which holds its number.
fn row(date: NaiveDate, type_name: &str, code: &str, fingerprint: u8) -> ImportedRow {
    ImportedRow::Outgoing(ImportedOutgoing {
        code: Some(Code::parse(code)),
        entry: entry(date, type_name, ""),
        fingerprint: [fingerprint; 32],
        standing: Standing::Valid,
        brought: Brought::default(),
    })
}

fn cause(error: &StoreError) -> &Cause {
    match error {
        StoreError::Refused(problems) => &problems[0].cause,
        error => panic!("{error:?}"),
    }
}

/// A công văn without a drafting unit and a thư công are both written `01/VP`.
#[test]
fn a_number_and_notation_is_given_once_a_year() {
    let (_folder, mut store) = registry();
    assert_eq!(registered(&mut store, day(2, 9), "Công văn", ""), "01/VP");
    let second = entry(day(2, 10), "Thư công", "");
    let expected =
        Cause::WrittenTwice {
            code: "01/VP".to_owned(), subject: "về việc của Công văn".to_owned(), date: day(2, 9)
        };
    assert_eq!(*cause(&store.expected_code(&second).unwrap_err()), expected);
    assert_eq!(*cause(&store.register_outgoing(&second).unwrap_err()), expected);
    // Nothing was passed over to get round it.
    assert_eq!(registered(&mut store, day(2, 10), "Công văn", ""), "02/VP");
    let numbers = store.numbers(2026).unwrap();
    assert!(numbers.iter().all(|series| series.name != "Thư công"), "{numbers:?}");
    // With the units that drafted them they are told apart; the next year begins anew.
    assert_eq!(registered(&mut store, day(2, 11), "Thư công", "KTTH"), "01/VP-KTTH");
    let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    assert_eq!(registered(&mut store, next_year, "Thư công", ""), "01/VP");
}

/// The way out that the decree has for types whose head wants it so: one series for both (Điều 15.1.c).
#[test]
fn types_written_alike_share_a_series_that_goes_on() {
    let (_folder, mut store) = registry();
    registered(&mut store, day(2, 9), "Công văn", "");
    let shared = series("Công văn, thư công", &["Công văn", "Thư công"], day(2, 10), None);
    store.write(|transaction| transaction.add_series(&shared)).unwrap();
    assert_eq!(registered(&mut store, day(2, 10), "Thư công", ""), "02/VP");
    assert_eq!(registered(&mut store, day(2, 10), "Công văn", ""), "03/VP");
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_series_made_within_the_year_goes_on() {
    let (_folder, mut store) = registry();
    for number in ["01", "02"] {
        assert_eq!(registered(&mut store, day(1, 15), "Quyết định", ""), format!("{number}/QĐ-VP"));
    }
    let spring = series("Quyết định quý II", &["Quyết định"], day(4, 1), Some(day(6, 30)));
    store.write(|transaction| transaction.add_series(&spring)).unwrap();
    assert_eq!(registered(&mut store, day(4, 2), "Quyết định", ""), "03/QĐ-VP");
    // What is opened by itself when the shaped one has ended goes on too.
    assert_eq!(registered(&mut store, day(7, 1), "Quyết định", ""), "04/QĐ-VP");
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    // Where numbering was ended, it begins anew.
    store.write(|transaction| transaction.close_series(Some("Văn phòng"), day(9, 30), "sáp nhập")).unwrap();
    assert_eq!(registered(&mut store, day(10, 1), "Quyết định", ""), "01/QĐ-VP");
}

#[test]
fn a_row_of_another_type_whose_letters_differ_by_a_mark_is_no_document_known_already() {
    let (_folder, mut store) = registry();
    let shared = series("Chung", &["Hợp đồng", "Hướng dẫn"], day(1, 1), None);
    store.write(|transaction| transaction.add_series(&shared)).unwrap();
    let rows = [row(day(2, 9), "Hợp đồng", "05/HĐ-VP", 1), row(day(2, 9), "Hướng dẫn", "05/HD-VP", 2)];
    store
        .write(|transaction| {
            for row in &rows {
                assert!(matches!(transaction.import(row)?, Imported::Added(_)), "{row:?}");
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let again = store.write(|transaction| transaction.import(&rows[1])).unwrap();
    assert!(matches!(again, Imported::Known(_)));
}

#[test]
fn a_list_does_not_bring_a_number_and_notation_that_was_given_here() {
    let (_folder, mut store) = registry();
    registered(&mut store, day(2, 9), "Công văn", "");
    let refused = store.write(|transaction| transaction.import(&row(day(2, 9), "Thư công", "01/VP", 1))).unwrap_err();
    assert!(matches!(cause(&refused), Cause::WrittenTwice { code, .. } if code == "01/VP"), "{refused:?}");
    let other = store.write(|transaction| transaction.import(&row(day(2, 9), "Thư công", "02/VP", 2))).unwrap();
    assert!(matches!(other, Imported::Added(_)));
}

/// What an old book has twice is kept, and named wherever somebody asks for numbers.
#[test]
fn what_an_old_list_has_twice_is_kept_and_named() {
    let (_folder, mut store) = registry();
    let doubt = store
        .write(|transaction| {
            transaction.import(&row(day(2, 9), "Công văn", "07/VP", 1))?;
            match transaction.import(&row(day(3, 2), "Thư công", "07/VP", 2))? {
                Imported::Added(document) => transaction.doubtful_number(&document, true),
                Imported::Known(_) => Ok(None),
            }
        })
        .unwrap();
    assert_eq!(doubt, Some(Warning::WrittenTwice { code: "07/VP".to_owned(), date: day(2, 9) }));
    let twice = ("07/VP".to_owned(), "Công văn".to_owned(), day(2, 9));
    let numbers = store.numbers(2026).unwrap();
    let named: Vec<_> = numbers.iter().flat_map(|series| series.written_twice.clone()).collect();
    assert_eq!(named, [twice]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    let notes: Vec<_> = store.notes(&Progress::default()).unwrap().iter().map(|note| note.key).collect();
    assert_eq!(notes, ["check-written-twice"]);
    // A number held, inserted or taken from paper does not get round it either.
    let request = NumberRequest { number: Some(Number::plain(7)), emergency: true, ..NumberRequest::default() };
    let report = store.write(|transaction| transaction.register_outgoing(&entry(day(3, 3), "Báo cáo", ""), &request));
    assert_eq!(report.unwrap().document.code.as_str(), "07/BC-VP");
    let letter = entry(day(3, 3), "Đơn", "");
    let refused = store.write(|transaction| transaction.register_outgoing(&letter, &request)).unwrap_err();
    assert!(matches!(cause(&refused), Cause::WrittenTwice { .. }), "{refused:?}");
}

/// Điều 15.1.a and Phụ lục I, Phần II, NĐ 30/2020/NĐ-CP.
#[test]
fn a_series_that_the_decree_forbids_is_refused() {
    let (_folder, mut store) = registry();
    let mut laws = series("Quy phạm", &[], day(1, 1), None);
    laws.types = vec![("Quyết định".into(), true), ("Nghị quyết".into(), true)];
    for (wrong, rule) in [
        (laws, Forbidden::NormativeShared),
        (series("Sao y", &["Bản sao y"], day(1, 1), None), Forbidden::CopiesApart),
        (
            series("Sao", &["Bản sao y", "Bản sao lục", "Bản trích sao", "Báo cáo"], day(1, 1), None),
            Forbidden::CopiesApart,
        ),
    ] {
        let refused = store.write(|transaction| transaction.add_series(&wrong)).unwrap_err();
        assert_eq!(*cause(&refused), Cause::SeriesForbidden(rule));
    }
    let copies = series("Sao", &["Bản sao y", "Bản sao lục", "Bản trích sao"], day(1, 1), None);
    store.write(|transaction| transaction.add_series(&copies)).unwrap();
    assert!(store.notes(&Progress::default()).unwrap().is_empty());
}

/// One that was made before it was forbidden is told of, goes on to its end, and is not made again.
#[test]
fn a_forbidden_series_ends_with_its_period() {
    let (folder, mut store) = registry();
    let both = series("Sao", &["Bản sao y", "Bản sao lục", "Bản trích sao"], day(1, 1), None);
    store.write(|transaction| transaction.add_series(&both)).unwrap();
    drop(store);
    let path = folder.path().join("registry.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    let report = "INSERT INTO series_type SELECT series.id, document_type.id FROM series, document_type
                  WHERE series.name = 'Sao' AND document_type.name = 'Báo cáo' AND category = 'administrative'";
    assert_eq!(connection.execute(report, []).unwrap(), 1);
    connection.close().unwrap();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let notes: Vec<_> = store.notes(&Progress::default()).unwrap().iter().map(|note| note.key).collect();
    assert_eq!(notes, ["check-series-forbidden"]);
    assert_eq!(registered(&mut store, day(5, 4), "Bản sao y", ""), "01/SY-VP");
    assert_eq!(registered(&mut store, day(5, 5), "Báo cáo", ""), "02/BC-VP");
    let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    assert_eq!(registered(&mut store, next_year, "Bản sao y", ""), "01/SY-VP");
    assert_eq!(registered(&mut store, next_year, "Báo cáo", ""), "01/BC-VP");
    assert_eq!(registered(&mut store, next_year, "Bản sao lục", ""), "02/SL-VP");
}

/// Numbers of a period that was ended are given only with a reason, which stands with the document.
#[test]
fn an_ended_period_gives_numbers_only_with_a_reason() {
    let (_folder, mut store) = registry();
    store.set_clock(clock);
    registered(&mut store, day(5, 4), "Báo cáo", "");
    store.write(|transaction| transaction.close_series(Some("Văn phòng"), day(6, 30), "sáp nhập")).unwrap();
    let late = entry(day(6, 30), "Báo cáo", "");
    assert_eq!(*cause(&store.register_outgoing(&late).unwrap_err()), Cause::PeriodEnded(day(6, 30)));
    assert_eq!(registered(&mut store, day(7, 1), "Báo cáo", ""), "01/BC-VP");
    let request = NumberRequest { reason: "trình ký trước ngày sáp nhập".into(), ..NumberRequest::default() };
    let given = store.write(|transaction| transaction.register_outgoing(&late, &request)).unwrap();
    assert_eq!(given.document.code.as_str(), "02/BC-VP");
    assert_eq!(given.document.registration.reason, "trình ký trước ngày sáp nhập");
}
