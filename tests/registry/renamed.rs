//! A renamed authority: each document and each year has the name of its time.

use chrono::{DateTime, FixedOffset, NaiveDate};
use vanthu::{
    domain::{
        book::Book,
        content::{Content, SignerInfo},
        field::{Cause, Field},
        issuer::IssuerCause,
        office::{Authority, Office},
        outgoing::{OutgoingDraft, OutgoingEntry},
    },
    progress::Progress,
    store::{Naming, Store, StoreError},
};

use crate::fixtures;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn clock() -> DateTime<FixedOffset> {
    day(7, 3).and_hms_opt(8, 0, 0).unwrap().and_local_timezone(FixedOffset::east_opt(7 * 3600).unwrap()).unwrap()
}

fn office(name: &str, abbreviation: &str, parent: &str) -> Office {
    Office { name: name.into(), abbreviation: abbreviation.into(), parent: parent.into(), ..Office::default() }
}

fn entry(organ_name: &str, date: NaiveDate) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(date),
        content: Content {
            signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
            ..fixtures::content(organ_name, "Quyết định", "về việc bổ nhiệm")
        },
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

/// Creates a registry with a department that was renamed on 01/07, as recorded two days later.
fn renamed() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    store.set_clock(clock);
    store.set_office(&office("Sở Giao thông vận tải", "SGTVT", "UBND tỉnh Quảng Trị")).unwrap();
    store.register_outgoing(&entry("Sở Giao thông vận tải", day(6, 1))).unwrap();
    let new = office("Sở Xây dựng", "SXD", "UBND tỉnh Quảng Trị mới");
    store.write(|transaction| transaction.rename_office(&new, Naming::Since(day(7, 1)))).unwrap();
    (folder, store)
}

#[test]
fn a_document_bears_the_name_of_its_day() {
    let (_folder, mut store) = renamed();
    for (typed, date, name, code) in [
        ("Sở Giao thông vận tải", day(6, 30), "Sở Giao thông vận tải", "02/QĐ-SGTVT"),
        ("Sở Xây dựng", day(6, 30), "Sở Giao thông vận tải", "03/QĐ-SGTVT"),
        ("Sở Xây dựng", day(7, 1), "Sở Xây dựng", "04/QĐ-SXD"),
        ("Sở Giao thông vận tải", day(7, 2), "Sở Xây dựng", "05/QĐ-SXD"),
    ] {
        let document = store.register_outgoing(&entry(typed, date)).unwrap();
        assert_eq!(
            (document.entry.content.organ_name.as_str(), document.code.as_str()),
            (name, code),
            "{typed} {date}"
        );
    }
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn a_year_knows_what_its_office_was_called() {
    let (_folder, store) = renamed();
    let on = |date| store.authority_on("Sở Xây dựng", date).unwrap().unwrap();
    let before = on(day(6, 30));
    assert_eq!((before.name.as_str(), before.abbreviation.as_str()), ("Sở Giao thông vận tải", "SGTVT"));
    assert_eq!(before.parent, "UBND tỉnh Quảng Trị");
    let after = on(day(7, 1));
    assert_eq!((after.name.as_str(), after.parent.as_str()), ("Sở Xây dựng", "UBND tỉnh Quảng Trị mới"));
    assert_eq!(store.authority_on("Sở Giao thông vận tải", day(7, 1)).unwrap(), Some(after));
    assert_eq!(store.authority_on("Sở Y tế", day(7, 1)).unwrap(), None);
}

/// The ending is that of the authority, whichever of its names is typed.
#[test]
fn what_ends_is_shown_under_a_former_name_too() {
    let (_folder, store) = renamed();
    let of_period = |name| store.ending_of_period(Some(name), day(12, 31)).unwrap();
    let of_year = |name| store.ending_of_year(&[Book::Outgoing], Some(name), 2026).unwrap();
    let ending = of_period("Sở Giao thông vận tải");
    assert_eq!((ending.series.len(), ending.not_handed_over), (1, 1));
    assert_eq!(ending.authority.as_deref(), Some("Sở Xây dựng"));
    assert_eq!(ending, of_period("sở xây dựng"));
    assert_eq!(of_year("Sở Giao thông vận tải"), of_year("Sở Xây dựng"));
    assert_eq!(of_year("Sở Giao thông vận tải")[0].series.len(), 1);
}

/// A typing error was never a name: once corrected, no earlier document has it.
#[test]
fn a_corrected_name_is_no_former_name() {
    let (_folder, mut store) = renamed();
    let right = office("Sở Xây dựng tỉnh", "SXDT", "UBND tỉnh Quảng Trị");
    store.write(|transaction| transaction.rename_office(&right, Naming::Corrected)).unwrap();
    let on = |store: &Store, date| store.authority_on("Sở Xây dựng tỉnh", date).unwrap().unwrap();
    let now = on(&store, day(7, 1));
    assert_eq!((now.name.as_str(), now.abbreviation.as_str()), ("Sở Xây dựng tỉnh", "SXDT"));
    assert_eq!(now.parent, "UBND tỉnh Quảng Trị");
    assert_eq!(on(&store, day(6, 30)).name, "Sở Giao thông vận tải", "what was renamed before stays");
    let document = store.register_outgoing(&entry("Sở Xây dựng tỉnh", day(7, 2))).unwrap();
    assert_eq!(document.code.as_str(), "02/QĐ-SXDT");
    // A document registered under the mistaken name still finds its authority, and is printed with the right
    // one.
    let mistaken = store.authority_on("Sở Xây dựng", day(7, 2)).unwrap().unwrap();
    assert_eq!(mistaken.name, "Sở Xây dựng tỉnh");
    assert_eq!(store.authority_on("Sở Xây dựng", day(1, 1)).unwrap().unwrap().name, "Sở Giao thông vận tải");
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

#[test]
fn only_a_name_that_stands_on_paper_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    store.set_clock(clock);
    store.set_office(&office("Văn phòng", "VP", "")).unwrap();
    store.set_office(&office("Văn phòng UBND", "VP", "")).unwrap();
    let council = Authority { name: "Ban Chỉ đạo".into(), abbreviation: "BCĐ".into(), ..Authority::default() };
    store.add_authority(&council).unwrap();
    let refused = store.register_outgoing(&entry("Văn phòng", day(7, 3)));
    let Err(StoreError::Refused(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems[0].field, Field::OrganName);
    assert_eq!(problems[0].cause, Cause::Issuer(IssuerCause::UnknownAuthority("Văn phòng".into())));
    // Of two names on one day the first is on paper.
    store.register_outgoing(&entry("Ban Chỉ đạo", day(6, 1))).unwrap();
    for abbreviation in ["BCĐPC", "BCĐPCTT"] {
        store.add_authority(&Authority { abbreviation: abbreviation.into(), ..council.clone() }).unwrap();
    }
    let of = |date| store.authority_on("Ban Chỉ đạo", date).unwrap().unwrap().abbreviation;
    assert_eq!([of(day(7, 2)), of(day(7, 3))], ["BCĐ", "BCĐPCTT"]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}
