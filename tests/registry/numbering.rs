//! Numbers: compared with a plain model, by many writers at once, and after a rollback.

use std::{collections::HashMap, thread};

use chrono::NaiveDate;
use proptest::prelude::*;
use vanthu::{
    domain::{
        book::Book,
        content::{Content, SignerInfo},
        document::Entry,
        field::{Cause, Field},
        incoming::IncomingDraft,
        issuer::IssuerCause,
        number::{Number, NumberRequest},
        office::Authority,
        outgoing::{OutgoingDraft, OutgoingEntry},
        reservation::Hold,
        series::{NewSeries, SeriesCause},
        warning::Warning,
    },
    progress::Progress,
    store::{Access, Store, StoreError},
};

use crate::fixtures;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn incoming(date: NaiveDate) -> IncomingDraft {
    IncomingDraft {
        arrival_date: Some(date),
        content: fixtures::content("Sở Y tế", "Báo cáo", "công tác tháng"),
        ..IncomingDraft::default()
    }
}

fn outgoing(date: NaiveDate, organ_name: &str, type_name: &str, normative: bool) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(date),
        normative,
        drafting_unit: "KTTH".to_owned(),
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Bình".to_owned(), ..SignerInfo::default() },
            ..fixtures::content(organ_name, type_name, "công tác năm")
        },
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

fn registry() -> (tempfile::TempDir, Store) {
    let (folder, _, mut store) = fixtures::registry(&fixtures::office("Văn phòng", "VP"));
    store
        .add_authority(&Authority { name: "UBND tỉnh".into(), abbreviation: "UBND".into(), ..Authority::default() })
        .unwrap();
    (folder, store)
}

/// A registration: a year, and for outgoing documents the authority and the type.
#[derive(Debug, Clone)]
enum Act {
    Incoming(i32),
    Outgoing(i32, usize, usize),
    GivenUp(i32),
}

const AUTHORITIES: [(&str, &str); 2] = [("Văn phòng", "VP"), ("UBND tỉnh", "UBND")];
/// Type, VBQPPL or not, how its notation begins, and which types share a series (Điều 15; copies share one).
const TYPES: [(&str, bool, &str, usize); 6] = [
    ("Quyết định", true, "QĐ-", 0),
    ("Quyết định", false, "QĐ-", 1),
    ("Công văn", false, "", 2),
    ("Bản sao y", false, "SY-", 3),
    ("Bản sao lục", false, "SL-", 3),
    ("Thông báo", false, "TB-", 4),
];

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        (2025..2028).prop_map(Act::Incoming),
        (2025..2028, 0..AUTHORITIES.len(), 0..TYPES.len()).prop_map(|(year, who, what)| Act::Outgoing(year, who, what)),
        (2025..2028).prop_map(Act::GivenUp),
    ];
    prop::collection::vec(act, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Each series counts 1, 2, 3 … by itself, whatever happens in between; a rollback leaves no gap.
    #[test]
    fn numbers_are_those_of_a_plain_count(acts in acts()) {
        let (_folder, mut store) = registry();
        let mut counts: HashMap<(i32, Option<(usize, usize)>), u32> = HashMap::new();
        for act in acts {
            match act {
                Act::Incoming(year) => {
                    let entry = incoming(day(year, 5, 6)).check().unwrap().entry;
                    let expected = store.expected_arrival_number(entry.arrival_date).unwrap();
                    let number = store.register_incoming(&entry).unwrap().arrival_number;
                    let count = counts.entry((year, None)).or_default();
                    *count += 1;
                    prop_assert_eq!((number, expected), (*count, *count));
                }
                Act::Outgoing(year, who, what) => {
                    let ((name, short), (type_name, normative, start, series)) = (AUTHORITIES[who], TYPES[what]);
                    let entry = outgoing(day(year, 5, 6), name, type_name, normative);
                    let expected = store.expected_code(&entry).unwrap();
                    let code = store.register_outgoing(&entry).unwrap().code;
                    let count = counts.entry((year, Some((who, series)))).or_default();
                    *count += 1;
                    let year = if normative { format!("{year}/") } else { String::new() };
                    let unit = if start.is_empty() { "-KTTH" } else { "" };
                    prop_assert_eq!(code.as_str(), format!("{count:02}/{year}{start}{short}{unit}"));
                    prop_assert_eq!(code, expected);
                }
                Act::GivenUp(year) => {
                    let entry = incoming(day(year, 5, 6)).check().unwrap().entry;
                    let given_up = store.write(|transaction| {
                        transaction.register_incoming(&entry, &NumberRequest::default())?;
                        transaction.register_outgoing(&outgoing(day(year, 5, 6), "Văn phòng", "Công văn", false), &NumberRequest::default())?;
                        Err::<(), _>(StoreError::Stopped)
                    });
                    prop_assert_eq!(given_up, Err(StoreError::Stopped));
                }
            }
        }
        prop_assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    }
}

#[test]
fn many_writers_take_no_number_twice_and_leave_no_gap() {
    let (folder, store) = registry();
    let path = folder.path().join("registry.db");
    drop(store);
    let writers: Vec<_> = (0..4)
        .map(|_| {
            let path = path.clone();
            thread::spawn(move || {
                let mut store = Store::open(&path, Access::Write).unwrap();
                let entry = incoming(day(2026, 1, 5)).check().unwrap().entry;
                (0..50).map(|_| store.register_incoming(&entry).unwrap().arrival_number).collect::<Vec<_>>()
            })
        })
        .collect();
    let mut numbers: Vec<u32> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=200).collect::<Vec<_>>());
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn what_the_registry_does_not_know_takes_no_number() {
    let (_folder, mut store) = registry();
    let causes = |refused: Result<_, StoreError>| match refused {
        Err(StoreError::Refused(problems)) => {
            problems.into_iter().map(|problem| (problem.field, problem.cause)).collect::<Vec<_>>()
        }
        other => panic!("not refused: {other:?}"),
    };
    let entry = outgoing(day(2026, 1, 5), "Sở Nào Đó", "Thần chú", false);
    assert_eq!(
        causes(store.register_outgoing(&entry)),
        [
            (Field::OrganName, Cause::Issuer(IssuerCause::UnknownAuthority("Sở Nào Đó".to_owned()))),
            (Field::TypeName, Cause::UnknownType("Thần chú".to_owned())),
        ]
    );
    let entry = outgoing(day(2026, 1, 5), "Văn phòng", "Công văn", true);
    assert_eq!(
        causes(store.register_outgoing(&entry)),
        [(Field::TypeName, Cause::NotNormative("Công văn".to_owned()))]
    );
    assert_eq!(store.years().unwrap(), Vec::<i32>::new());
}

#[test]
fn all_problems_of_a_draft_are_told_at_once() {
    let fields = |problems: Vec<vanthu::domain::field::Problem>| {
        problems.into_iter().map(|problem| problem.field).collect::<Vec<_>>()
    };
    let empty = IncomingDraft::default().check().unwrap_err();
    assert_eq!(fields(empty), [Field::ArrivalDate, Field::OrganName, Field::TypeName, Field::Subject]);
    let empty = OutgoingDraft::default().check().unwrap_err();
    let required = [Field::IssuedDate, Field::OrganName, Field::TypeName, Field::Subject, Field::SignerInfo];
    assert_eq!(fields(empty), required);
    for (length, warned, refused) in [(500, false, false), (501, true, false), (2000, true, false), (2001, false, true)]
    {
        let mut draft = incoming(day(2026, 1, 5));
        draft.content.subject = "ộ".repeat(length);
        match draft.check() {
            Ok(checked) => assert_eq!((!checked.warnings.is_empty(), false), (warned, refused), "{length}"),
            Err(problems) => {
                assert!(refused, "{length}");
                assert_eq!(problems[0].cause, Cause::TooLong { length, limit: 2000 });
            }
        }
    }
}

#[test]
fn numbers_before_one_held_ahead_are_not_missing() {
    let (_folder, mut store) = registry();
    let entry = incoming(day(2026, 5, 6)).check().unwrap().entry;
    let hold = Hold {
        from: Some(100),
        amount: 1,
        holder: "Phòng Tổng hợp".into(),
        reason: "họp".into(),
        until: day(2199, 12, 31),
    };
    store.write(|transaction| transaction.hold_incoming(day(2026, 5, 6), &hold)).unwrap();
    let request = NumberRequest { number: Some(Number::plain(100)), ..NumberRequest::default() };
    store.write(|transaction| transaction.register_incoming(&entry, &request)).unwrap();
    assert_eq!(store.register_incoming(&entry).unwrap().arrival_number, 1);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    let numbers = store.numbers(2026).unwrap();
    assert_eq!(numbers[0].gaps, []);
    assert_eq!(numbers[0].given, Some((Number::plain(1), Number::plain(100))));
}

/// The warning names the number whose date was moved, and not those whose dates were right all along.
#[test]
fn an_amended_date_is_warned_of_and_it_is_named() {
    let (_folder, mut store) = registry();
    let issue = |on| outgoing(on, "UBND tỉnh", "Quyết định", false);
    let ids: Vec<_> = (1..=4).map(|on| store.register_outgoing(&issue(day(2026, 3, on))).unwrap().id).collect();
    let amend = |store: &mut Store, number: usize, on| {
        store.write(|gate| gate.amend(ids[number - 1], &Entry::Outgoing(issue(on)), "ghi nhầm ngày")).unwrap().warnings
    };
    let number = |value| Number { value, suffix: String::new() };
    assert_eq!(
        amend(&mut store, 1, day(2026, 3, 5)),
        [Warning::DateOrder { number: number(2), date: day(2026, 3, 2) }]
    );
    assert_eq!(amend(&mut store, 1, day(2026, 3, 5)), [], "what was so before is not said again");
    let wrong = |store: &Store| -> Vec<_> {
        store.numbers(2026).unwrap().into_iter().flat_map(|series| series.out_of_order).collect()
    };
    assert_eq!(wrong(&store), [(number(1), day(2026, 3, 5))]);
    assert_eq!(amend(&mut store, 1, day(2026, 3, 1)), []);
    assert_eq!(
        amend(&mut store, 4, day(2026, 1, 4)),
        [Warning::DateOrder { number: number(3), date: day(2026, 3, 3) }]
    );
    assert_eq!(wrong(&store), [(number(4), day(2026, 1, 4))]);
}

/// The warning about a similar document is also given when an amendment makes it similar.
#[test]
fn a_document_that_becomes_like_another_is_warned_of() {
    let (_folder, mut store) = registry();
    let coded = |code: &str| IncomingDraft { code: code.into(), ..incoming(day(2026, 3, 2)) }.check().unwrap().entry;
    store.register_incoming(&coded("12/BC-SYT")).unwrap();
    let second = store.register_incoming(&coded("13/BC-SYT")).unwrap().id;
    let mut amend = |code: &str| {
        store.write(|gate| gate.amend(second, &Entry::Incoming(coded(code)), "ghi nhầm số")).unwrap().warnings
    };
    let first = Warning::Duplicate { number: Number { value: 1, suffix: String::new() }, date: day(2026, 3, 2) };
    assert_eq!(amend("12/BC-SYT"), [first]);
    assert_eq!(amend("14/BC-SYT"), []);
}

/// A period that was ended by mistake is reopened completely, unless something began after it.
#[test]
fn an_ending_is_taken_back_while_nothing_came_after() {
    let (_folder, mut store) = registry();
    let next = |store: &mut Store, date| {
        let document = store.register_outgoing(&outgoing(date, "Văn phòng", "Quyết định", false)).unwrap();
        document.code.as_str().to_owned()
    };
    let authority = Some("Văn phòng");
    let (last_day, first_day) = (day(2026, 6, 30), day(2026, 7, 1));
    let cause = |error: StoreError| match error {
        StoreError::Refused(problems) => problems[0].cause.clone(),
        error => panic!("{error}"),
    };
    let reopen = |store: &mut Store, reason: &str| {
        store.write(|transaction| transaction.reopen_period(authority, first_day, reason))
    };
    assert_eq!(next(&mut store, day(2026, 6, 1)), "01/QĐ-VP");
    assert_eq!(
        cause(reopen(&mut store, "ghi nhầm").unwrap_err()),
        Cause::Series(SeriesCause::NoPeriodEnded(first_day))
    );
    store.write(|transaction| transaction.close_series(authority, last_day, "sáp nhập")).unwrap();
    assert_eq!(cause(reopen(&mut store, " ").unwrap_err()), Cause::Missing);
    reopen(&mut store, "ghi nhầm ngày").unwrap();
    assert_eq!(next(&mut store, day(2026, 7, 2)), "02/QĐ-VP");
    let all = store.series(Some(2026)).unwrap();
    assert_eq!(all.len(), 1);
    assert_eq!(all[0].period.ends, day(2026, 12, 31));

    // Ended again, later; what was numbered after it stays.
    store.write(|transaction| transaction.close_series(authority, day(2026, 9, 30), "sáp nhập")).unwrap();
    assert_eq!(next(&mut store, day(2026, 10, 1)), "01/QĐ-VP");
    let first_day = day(2026, 10, 1);
    let refused = store.write(|transaction| transaction.reopen_period(authority, first_day, "ghi nhầm"));
    assert_eq!(cause(refused.unwrap_err()), Cause::Series(SeriesCause::NumberedAfter("Quyết định".into(), first_day)));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// A series that was to end on that day from the beginning still ends on it; a locked book is unchanged.
#[test]
fn what_was_to_end_anyway_is_not_reopened() {
    let (_folder, mut store) = registry();
    let authority = Some("Văn phòng");
    let (last_day, first_day) = (day(2026, 6, 30), day(2026, 7, 1));
    let cause = |error: StoreError| match error {
        StoreError::Refused(problems) => problems[0].cause.clone(),
        error => panic!("{error}"),
    };
    let reopen = |store: &mut Store, reason: &str| {
        store.write(|transaction| transaction.reopen_period(authority, first_day, reason))
    };
    store.register_outgoing(&outgoing(day(2026, 6, 1), "Văn phòng", "Quyết định", false)).unwrap();
    let spring = NewSeries {
        authority: "Văn phòng".into(),
        name: "Thông báo quý II".into(),
        types: vec![("Thông báo".into(), false)],
        starts: day(2026, 4, 1),
        ends: Some(last_day),
        first: 1,
    };
    store.write(|transaction| transaction.add_series(&spring)).unwrap();
    store.write(|transaction| transaction.close_series(authority, last_day, "sáp nhập")).unwrap();
    let lock = |store: &mut Store, locked, reason: &str| {
        store.write(|transaction| transaction.set_lock(Book::Outgoing, authority, 2026, locked, reason)).unwrap()
    };
    assert!(lock(&mut store, true, ""));
    assert_eq!(cause(reopen(&mut store, "ghi nhầm").unwrap_err()), Cause::BookLocked(2026));
    assert!(lock(&mut store, false, "còn sửa"));
    reopen(&mut store, "ghi nhầm").unwrap();
    let all = store.series(Some(2026)).unwrap();
    let ends: Vec<_> = all.iter().map(|series| (series.name.as_str(), series.period.ends)).collect();
    assert_eq!(ends, [("Quyết định", day(2026, 12, 31)), ("Thông báo quý II", last_day)]);
}

/// Of an end brought forward twice, reopening reverts the later; a series created after the ending was recorded
/// continues to the year's end, and no number is given again (Điều 15.1, NĐ 30/2020/NĐ-CP).
#[test]
fn a_reopened_period_gives_no_number_again() {
    let (_folder, mut store) = registry();
    let close = |store: &mut Store, day| store.write(|gate| gate.close_series(None, day, "sáp nhập")).unwrap();
    let reopen = |store: &mut Store, day| store.write(|gate| gate.reopen_period(None, day, "ghi nhầm")).unwrap();
    let arrives = |store: &mut Store, month, on| {
        let request = NumberRequest { reason: "đến muộn".into(), ..NumberRequest::default() };
        let entry = incoming(day(2026, month, on)).check().unwrap().entry;
        store.write(|gate| gate.register_incoming(&entry, &request)).unwrap().document.number()
    };
    let ends = |store: &Store| store.series(Some(2026)).unwrap().last().unwrap().period.ends;
    // Nothing was registered when the ending was recorded.
    close(&mut store, day(2026, 6, 30));
    assert_eq!(arrives(&mut store, 6, 25), 1);
    assert_eq!(ends(&store), day(2026, 6, 30));
    reopen(&mut store, day(2026, 7, 1));
    assert_eq!((ends(&store), arrives(&mut store, 7, 2)), (day(2026, 12, 31), 2));
    // Ended on one day, then on an earlier one, which is reverted.
    close(&mut store, day(2026, 9, 30));
    assert_eq!(ends(&store), day(2026, 9, 30));
    reopen(&mut store, day(2026, 10, 1));
    close(&mut store, day(2026, 8, 31));
    reopen(&mut store, day(2026, 9, 1));
    assert_eq!(arrives(&mut store, 9, 15), 3);
    assert_eq!(ends(&store), day(2026, 12, 31));
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}
