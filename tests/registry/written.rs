//! Số, ký hiệu: within a year no two documents of an authority have the same one (Điều 15.1, NĐ 30/2020/NĐ-CP).

use chrono::{DateTime, FixedOffset, NaiveDate};
use vanthu::{
    domain::{
        book::Book,
        code::Code,
        content::{Content, Recipient, SignerInfo},
        document::{DocumentId, Entry},
        document_type::{Category, DocumentType},
        field::Cause,
        imported::{Brought, ImportedOutgoing, ImportedRow},
        issuer::IssuerCause,
        number::{Number, NumberCause, NumberRequest},
        numbering::{NumberRuling, WrittenTwice},
        office::Authority,
        outgoing::{OutgoingDraft, OutgoingEntry},
        period::Period,
        registration::{Ruling, Standing},
        reservation::Hold,
        series::{Forbidden, Join, NewSeries, SeriesCause},
        warning::Warning,
        written::{Borne, SimilarTypes},
    },
    progress::Progress,
    store::{Access, Imported, Namesakes, Store, StoreError},
    texts::UserMessage,
};

use crate::fixtures;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn clock() -> DateTime<FixedOffset> {
    let morning = day(11, 29).and_hms_opt(8, 0, 0).unwrap();
    morning.and_local_timezone(FixedOffset::east_opt(7 * 3600).unwrap()).unwrap()
}

fn registry() -> (tempfile::TempDir, Store) {
    let (folder, _, store) = fixtures::registry(&fixtures::office("Văn phòng", "VP"));
    (folder, store)
}

fn entry(date: NaiveDate, type_name: &str, unit: &str) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(date),
        drafting_unit: unit.to_owned(),
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Bình".to_owned(), ..SignerInfo::default() },
            ..fixtures::content("Văn phòng", type_name, &format!("về việc của {type_name}"))
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

/// Makes a row of an old list, which has its number.
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

/// A công văn without a drafting unit and a thư công both get `01/VP`.
#[test]
fn a_number_and_notation_is_given_once_a_year() {
    let (_folder, mut store) = registry();
    assert_eq!(registered(&mut store, day(2, 9), "Công văn", ""), "01/VP");
    let second = entry(day(2, 10), "Thư công", "");
    assert_eq!(*cause(&store.expected_code(&second).unwrap_err()), alike("Thư công", "01/VP", day(2, 9)));
    assert_eq!(*cause(&store.register_outgoing(&second).unwrap_err()), alike("Thư công", "01/VP", day(2, 9)));
    // No number was skipped to avoid it.
    assert_eq!(registered(&mut store, day(2, 10), "Công văn", ""), "02/VP");
    let numbers = store.numbers(2026).unwrap();
    assert!(numbers.iter().all(|series| series.name != "Thư công"), "{numbers:?}");
    // The next year begins again.
    let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    assert_eq!(registered(&mut store, next_year, "Thư công", ""), "01/VP");
}

/// Makes the cause that a type has the codes of công văn, of which this is the latest document.
fn alike(type_name: &str, code: &str, date: NaiveDate) -> Cause {
    Cause::Series(SeriesCause::TypesAlike(SimilarTypes {
        type_name: type_name.to_owned(),
        other: "Công văn".to_owned(),
        series: "Công văn".to_owned(),
        document: Some(Borne { code: code.to_owned(), date }),
    }))
}

fn join(type_name: &str, with: &str, on: NaiveDate) -> Join {
    Join { authority: "Văn phòng".into(), type_name: type_name.into(), with: with.into(), on, reason: String::new() }
}

/// Two types with equal codes share one series, from the first use of the second (Điều 15.1.c).
#[test]
fn alike_types_are_refused_until_they_share() {
    let (_folder, mut store) = registry();
    registered(&mut store, day(2, 9), "Công văn", "");
    // Not even with a unit, because the next document may have none.
    let second = entry(day(2, 9), "Thư công", "KTTH");
    assert_eq!(*cause(&store.register_outgoing(&second).unwrap_err()), alike("Thư công", "01/VP", day(2, 9)));
    let hold = Hold { from: None, amount: 1, holder: "Phòng".into(), reason: "ký".into(), until: day(12, 31) };
    store.set_clock(clock);
    let refused = store.write(|transaction| transaction.hold_outgoing(&second, &hold));
    assert_eq!(*cause(&refused.unwrap_err()), alike("Thư công", "01/VP", day(2, 9)));
    let apart = series("Thư", &["Thư công"], day(3, 1), None);
    let apart = store.write(|transaction| transaction.add_series(&apart)).unwrap_err();
    assert_eq!(*cause(&apart), alike("Thư công", "01/VP", day(2, 9)));
    store.write(|transaction| transaction.join_series(&join("Thư công", "Công văn", day(2, 9)))).unwrap();
    // On the same day, after the last number of the series, and in the next year too, whichever comes first.
    assert_eq!(registered(&mut store, day(2, 9), "Thư công", ""), "02/VP");
    assert_eq!(registered(&mut store, day(2, 9), "Công văn", ""), "03/VP");
    let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    assert_eq!(registered(&mut store, next_year, "Thư công", ""), "01/VP");
    assert_eq!(registered(&mut store, next_year, "Công văn", ""), "02/VP");
    let again = store.write(|transaction| transaction.join_series(&join("Thư công", "Công văn", day(2, 9))));
    assert_eq!(*cause(&again.unwrap_err()), Cause::Series(SeriesCause::Shared("Công văn".into())));
    // A type with an abbreviation of its own may be joined too; what is forbidden stays so.
    registered(&mut store, day(2, 9), "Báo cáo", "");
    let own = store.write(|transaction| transaction.join_series(&join("Báo cáo", "Công văn", day(2, 9))));
    assert_eq!(*cause(&own.unwrap_err()), Cause::Series(SeriesCause::OfItsOwn("Báo cáo".into())));
    let copies = store.write(|transaction| transaction.join_series(&join("Bản sao y", "Công văn", day(2, 9))));
    assert_eq!(*cause(&copies.unwrap_err()), Cause::Series(SeriesCause::Forbidden(Forbidden::CopiesApart)));
    store.write(|transaction| transaction.set_lock(Book::Outgoing, None, 2026, true, "")).unwrap();
    let locked = store.write(|transaction| transaction.join_series(&join("Tờ trình", "Công văn", day(2, 9))));
    assert_eq!(*cause(&locked.unwrap_err()), Cause::BookLocked(2026));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// A list may contain what an old book has, in any series.
#[test]
fn a_list_brings_alike_types_with_their_own_numbers() {
    let (_folder, mut store) = registry();
    registered(&mut store, day(2, 9), "Công văn", "");
    let kept = store.write(|transaction| transaction.import(&row(day(2, 9), "Thư công", "02/VP", 1))).unwrap();
    assert!(matches!(kept, Imported::Added(_)));
}

/// Điều 15.1, NĐ 30/2020/NĐ-CP: numbers begin again each year.
#[test]
fn a_series_lasts_a_numbering_period_at_most() {
    let (_folder, mut store) = registry();
    let long = series("Báo cáo", &["Báo cáo"], day(3, 1), NaiveDate::from_ymd_opt(2027, 12, 31));
    let refused = store.write(|transaction| transaction.add_series(&long)).unwrap_err();
    assert_eq!(*cause(&refused), Cause::Series(SeriesCause::Beyond(day(12, 31))));
    store.write(|transaction| transaction.close_series(Some("Văn phòng"), day(6, 30), "sáp nhập")).unwrap();
    let beyond = series("Báo cáo", &["Báo cáo"], day(3, 1), Some(day(7, 1)));
    let refused = store.write(|transaction| transaction.add_series(&beyond)).unwrap_err();
    assert_eq!(*cause(&refused), Cause::Series(SeriesCause::Beyond(day(6, 30))));
    store.write(|transaction| transaction.add_series(&series("Báo cáo", &["Báo cáo"], day(3, 1), None))).unwrap();
    let shaped = store.series(Some(2026)).unwrap();
    assert_eq!(shaped[0].period, Period { starts: day(3, 1), ends: day(6, 30) });
}

/// No abbreviation makes the codes of two types or two authorities equal.
#[test]
fn an_abbreviation_does_not_double_codes() {
    let (_folder, mut store) = registry();
    store.set_clock(clock);
    registered(&mut store, day(2, 9), "Thông báo", "");
    registered(&mut store, day(2, 9), "Báo cáo", "");
    let named = |abbreviation: &str| DocumentType {
        name: "Báo cáo".into(),
        abbreviation: Some(abbreviation.into()),
        category: Category::Administrative,
        written: String::new(),
    };
    let refused = store.add_document_type(&named("tb")).unwrap_err();
    assert!(
        matches!(cause(&refused), Cause::Series(SeriesCause::TypesAlike(found)) if found.other == "Thông báo"),
        "{refused:?}"
    );
    store.add_document_type(&named("BCáo")).unwrap();

    let authority = |name: &str, from: Option<NaiveDate>| Authority {
        name: name.into(),
        abbreviation: "vp".into(),
        valid_from: from,
        ..Authority::default()
    };
    let second = authority("Văn phòng UBND", None);
    let refused = store.add_authority(&second).unwrap_err();
    assert_eq!(*cause(&refused), Cause::Issuer(IssuerCause::AbbreviationTaken("Văn phòng".into())));
    // Two bodies may have one abbreviation if that is confirmed. An existing one needs no confirmation again.
    store.write(|transaction| transaction.add_authority(&second, Namesakes::Taken)).unwrap();
    store.add_authority(&second).unwrap();
    // One that ended before does not count.
    let ended = Authority { valid_to: Some(day(6, 30)), ..authority("Ban cũ", None) };
    let ended = Authority { abbreviation: "BC".into(), ..ended };
    store.add_authority(&ended).unwrap();
    let after = Authority { abbreviation: "BC".into(), ..authority("Ban mới", Some(day(7, 1))) };
    store.add_authority(&after).unwrap();
    let early = Authority { valid_from: Some(day(6, 30)), ..after };
    assert_eq!(
        *cause(&store.add_authority(&early).unwrap_err()),
        Cause::Issuer(IssuerCause::AbbreviationTaken("Ban cũ".into()))
    );
}

/// A number is not held if its số, ký hiệu is that of a document of another series.
#[test]
fn a_held_number_doubles_no_code() {
    let (_folder, mut store) = registry();
    store.set_clock(clock);
    for number in ["07/BC-VP", "08/BC-VP"] {
        let row = row(day(2, 9), "Tờ trình", number, number.as_bytes()[1]);
        store.write(|transaction| transaction.import(&row)).unwrap();
    }
    let entry = entry(day(2, 10), "Báo cáo", "");
    let hold = |from: u32| Hold {
        from: Some(from),
        amount: 1,
        holder: "Phòng".into(),
        reason: "ký".into(),
        until: day(12, 31),
    };
    let refused = store.write(|transaction| transaction.hold_outgoing(&entry, &hold(7))).unwrap_err();
    assert!(
        matches!(cause(&refused), Cause::Number(NumberCause::WrittenTwice { code, .. }) if code == "07/BC-VP"),
        "{refused:?}"
    );
    store.write(|transaction| transaction.hold_outgoing(&entry, &hold(9))).unwrap();
}

/// The decree's remedy for types with equal codes: one series for both (Điều 15.1.c).
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
    // The series that is opened automatically after the end of the formed one continues too.
    assert_eq!(registered(&mut store, day(7, 1), "Quyết định", ""), "04/QĐ-VP");
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    // Where numbering was ended, it begins again.
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
    assert!(
        matches!(cause(&refused), Cause::Number(NumberCause::WrittenTwice { code, .. }) if code == "01/VP"),
        "{refused:?}"
    );
    let other = store.write(|transaction| transaction.import(&row(day(2, 9), "Thư công", "02/VP", 2))).unwrap();
    assert!(matches!(other, Imported::Added(_)));
}

/// Doubles of an old book are kept, and reported wherever numbers are requested.
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
    let twice = WrittenTwice { code: "07/VP".to_owned(), series: "Công văn".to_owned(), date: day(2, 9) };
    let numbers = store.numbers(2026).unwrap();
    let named: Vec<_> = numbers.iter().flat_map(|series| series.written_twice.clone()).collect();
    assert_eq!(named, [twice]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    let notes: Vec<_> = store.notes(&Progress::default()).unwrap().iter().map(UserMessage::key).collect();
    assert_eq!(notes, ["check-written-twice"]);
    // After a ruling, the check no longer reports it, and the numbers show the reason.
    let ruling =
        Ruling {
            reason: "giữ nguyên theo sổ giấy".into(), authority: "Chánh Văn phòng".into(), date: Some(day(3, 2))
        };
    let rule = |store: &mut Store, id: i64, ruling: &Ruling| {
        store.write(|transaction| transaction.rule_on_number(DocumentId(id), ruling))
    };
    let refused = rule(&mut store, 1, &ruling).unwrap_err();
    assert_eq!(*cause(&refused), Cause::Number(NumberCause::NotADouble), "the first of the two is no double");
    assert_eq!(*cause(&rule(&mut store, 2, &Ruling::default()).unwrap_err()), Cause::Missing);
    rule(&mut store, 2, &ruling).unwrap();
    assert_eq!(*cause(&rule(&mut store, 2, &ruling).unwrap_err()), Cause::Number(NumberCause::RuledBefore(day(3, 2))));
    assert_eq!(store.notes(&Progress::default()).unwrap(), []);
    let said: Vec<_> = store.numbers(2026).unwrap().iter().flat_map(|series| series.rulings.clone()).collect();
    assert_eq!(said, [NumberRuling { number: Number::plain(7), code: "07/VP".to_owned(), ruling }]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    // A number held, inserted or taken from paper does not avoid it either.
    let request = NumberRequest { number: Some(Number::plain(7)), emergency: true, ..NumberRequest::default() };
    let report = store.write(|transaction| transaction.register_outgoing(&entry(day(3, 3), "Báo cáo", ""), &request));
    assert_eq!(report.unwrap().document.code().as_str(), "07/BC-VP");
    let letter = entry(day(3, 3), "Thư công", "");
    let eighth = store.write(|transaction| transaction.import(&row(day(3, 2), "Công văn", "08/VP", 3))).unwrap();
    assert!(matches!(eighth, Imported::Added(_)));
    let request = NumberRequest { number: Some(Number::plain(8)), ..request };
    let refused = store.write(|transaction| transaction.register_outgoing(&letter, &request)).unwrap_err();
    assert!(matches!(cause(&refused), Cause::Number(NumberCause::WrittenTwice { .. })), "{refused:?}");
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
        assert_eq!(*cause(&refused), Cause::Series(SeriesCause::Forbidden(rule)));
    }
    let copies = series("Sao", &["Bản sao y", "Bản sao lục", "Bản trích sao"], day(1, 1), None);
    store.write(|transaction| transaction.add_series(&copies)).unwrap();
    assert!(store.notes(&Progress::default()).unwrap().is_empty());
}

/// One that was made before it was forbidden is reported, continues to its end, and is not made again.
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
    let notes: Vec<_> = store.notes(&Progress::default()).unwrap().iter().map(UserMessage::key).collect();
    assert_eq!(notes, ["check-series-forbidden"]);
    assert_eq!(registered(&mut store, day(5, 4), "Bản sao y", ""), "01/SY-VP");
    assert_eq!(registered(&mut store, day(5, 5), "Báo cáo", ""), "02/BC-VP");
    let next_year = NaiveDate::from_ymd_opt(2027, 1, 4).unwrap();
    assert_eq!(registered(&mut store, next_year, "Bản sao y", ""), "01/SY-VP");
    assert_eq!(registered(&mut store, next_year, "Báo cáo", ""), "01/BC-VP");
    assert_eq!(registered(&mut store, next_year, "Bản sao lục", ""), "02/SL-VP");
}

/// Numbers of a period that was ended are given only with a reason, which is stored with the document.
#[test]
fn an_ended_period_gives_numbers_only_with_a_reason() {
    let (_folder, mut store) = registry();
    store.set_clock(clock);
    registered(&mut store, day(5, 4), "Báo cáo", "");
    store.write(|transaction| transaction.close_series(Some("Văn phòng"), day(6, 30), "sáp nhập")).unwrap();
    let late = entry(day(6, 30), "Báo cáo", "");
    assert_eq!(
        *cause(&store.register_outgoing(&late).unwrap_err()),
        Cause::Series(SeriesCause::PeriodEnded(day(6, 30)))
    );
    assert_eq!(registered(&mut store, day(7, 1), "Báo cáo", ""), "01/BC-VP");
    let request = NumberRequest { reason: "trình ký trước ngày sáp nhập".into(), ..NumberRequest::default() };
    let given = store.write(|transaction| transaction.register_outgoing(&late, &request)).unwrap();
    assert_eq!(given.document.code().as_str(), "02/BC-VP");
    assert_eq!(given.document.registration().reason, "trình ký trước ngày sáp nhập");
}

/// Điều 17.1.a, NĐ 30/2020/NĐ-CP: as many copies as receivers.
#[test]
fn fewer_copies_than_receivers_are_told_of_and_registered_all_the_same() {
    let (_folder, mut store) = registry();
    let sent_to = |receivers: usize, copies: Option<u32>| {
        let to = (0..receivers).map(|at| Recipient { organ_name: format!("Sở {at}"), ..Recipient::default() });
        OutgoingEntry { to: to.collect(), issued_amount: copies, ..entry(day(3, 3), "Quyết định", "") }
    };
    let told = |store: &mut Store, entry: &OutgoingEntry| {
        store.write(|gate| gate.register_outgoing(entry, &NumberRequest::default())).unwrap().warnings
    };
    let few = Warning::FewCopies { copies: 2, receivers: 3 };
    assert_eq!(told(&mut store, &sent_to(3, Some(2))), std::slice::from_ref(&few));
    for (receivers, copies) in [(3, Some(3)), (3, Some(4)), (3, None), (0, Some(0))] {
        assert_eq!(told(&mut store, &sent_to(receivers, copies)), [], "{receivers} {copies:?}");
    }
    let amend = |store: &mut Store, entry| {
        store.write(|gate| gate.amend(DocumentId(2), &Entry::Outgoing(entry), "in thiếu")).unwrap().warnings
    };
    assert_eq!(amend(&mut store, sent_to(3, Some(2))), [few]);
    let mut said_before = sent_to(3, Some(2));
    said_before.content.description = "in hai mặt".into();
    assert_eq!(amend(&mut store, said_before), [], "of what was told before nothing is said");
}
