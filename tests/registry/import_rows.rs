//! Rows of lists in the registry: each imported completely or not at all, under its own number and type.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, NaiveDate};
use vanthu::{
    domain::{
        book::Book,
        code::Code,
        content::{Content, SignerInfo},
        document_type::{Category, DocumentType},
        field::Cause,
        follow_up::{Entered, FollowUp, handling::Submission},
        imported::{Brought, ImportedIncoming, ImportedOutgoing, ImportedRow},
        incoming::IncomingDraft,
        issuer::IssuerCause,
        outgoing::{OutgoingDraft, OutgoingEntry},
        query::Query,
        registration::{Ruling, Standing},
        unit::Unit,
    },
    jobs::{
        export::{ExportList, Listed, export_list},
        import::{Consent, ImportList, import_list},
    },
    progress::Progress,
    store::{Access, Imported, Store, StoreError, Writer},
};

use crate::fixtures;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn registry() -> (tempfile::TempDir, Store) {
    let (folder, _, store) = fixtures::registry(&fixtures::office("Tòa án Mẫu", "TAND"));
    (folder, store)
}

fn import_of(registry: &Path, file: PathBuf) -> ImportList {
    ImportList {
        registry: registry.into(),
        writer: Writer::default(),
        file,
        book: None,
        dry_run: false,
        skip_bad: false,
        consent: Consent::default(),
        accepted_jumps: Vec::new(),
    }
}

fn content(type_name: &str, subject: &str) -> Content {
    Content {
        signer_info: SignerInfo { full_name: "Trần Văn Mẫu".into(), ..SignerInfo::default() },
        ..fixtures::content("Tòa án Mẫu", type_name, subject)
    }
}

/// Makes an incoming row, which is recognised by its subject.
fn incoming(number: Option<u32>, subject: &str) -> ImportedIncoming {
    let content = content("Báo cáo", subject);
    let draft = IncomingDraft { arrival_date: Some(day(2, 9)), content, ..IncomingDraft::default() };
    ImportedIncoming {
        entry: draft.check().unwrap().entry,
        arrival_number: number,
        suffix: String::new(),
        standing: Standing::Valid,
        fingerprint: fingerprint(subject),
        brought: Brought::default(),
    }
}

fn outgoing(type_name: &str, unit: &str, subject: &str) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(day(2, 9)),
        drafting_unit: unit.into(),
        content: content(type_name, subject),
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

fn of_list(entry: OutgoingEntry, code: Option<&str>) -> ImportedOutgoing {
    let fingerprint = fingerprint(&entry.content.subject);
    let (code, standing, brought) = (code.map(Code::parse), Standing::Valid, Brought::default());
    ImportedOutgoing { entry, code, standing, fingerprint, brought }
}

fn fingerprint(subject: &str) -> [u8; 32] {
    let mut fingerprint = [0; 32];
    for (place, byte) in fingerprint.iter_mut().zip(subject.bytes()) {
        *place = byte;
    }
    fingerprint
}

/// Makes a submission to nobody, as an edited list may contain.
fn incomplete() -> Brought {
    let fact = Submission { day: day(2, 9), submitted_to: String::new() };
    let submissions = vec![Entered { id: 0, fact, struck: String::new() }];
    Brought { follow_up: FollowUp { submissions, ..FollowUp::default() }, ..Brought::default() }
}

fn cause(error: &StoreError) -> &Cause {
    match error {
        StoreError::Refused(problems) => &problems[0].cause,
        error => panic!("{error:?}"),
    }
}

/// A list is imported although some of its rows are refused: nothing of those exists, no number, no series and
/// no searchable word.
#[test]
fn of_a_refused_row_nothing_is_kept() {
    let (_folder, mut store) = registry();
    let refused: [ImportedRow; 4] = [
        ImportedRow::Incoming(ImportedIncoming { brought: incomplete(), ..incoming(Some(3), "dở dang một") }),
        ImportedRow::Incoming(ImportedIncoming {
            standing: Standing::Cancelled(Ruling { reason: "nhầm".into(), ..Ruling::default() }),
            ..incoming(None, "dở dang hai")
        }),
        ImportedRow::Outgoing(ImportedOutgoing {
            brought: incomplete(),
            ..of_list(outgoing("Quyết định", "", "dở dang ba"), Some("05/QĐ-TAND"))
        }),
        ImportedRow::Outgoing(ImportedOutgoing {
            brought: incomplete(),
            ..of_list(outgoing("Báo cáo", "", "dở dang bốn"), None)
        }),
    ];
    let whole = [incoming(None, "trọn vẹn một"), incoming(None, "trọn vẹn hai")].map(ImportedRow::Incoming);
    let taken = store
        .write(|transaction| {
            let mut taken = Vec::new();
            // Whatever precedes and follows it, and although the withdrawn document is ended only after it is
            // indexed.
            for row in [&whole[0]].into_iter().chain(&refused).chain([&whole[1]]).chain(&refused) {
                match transaction.import(row) {
                    Ok(Imported::Added(document)) => taken.push(document.own_number().to_string()),
                    Ok(Imported::Known(id)) => panic!("{row:?} is known as {id:?}"),
                    Err(StoreError::Refused(problems)) => assert_eq!(problems[0].cause, Cause::Missing),
                    Err(error) => return Err(error),
                }
            }
            Ok(taken)
        })
        .unwrap();
    assert_eq!(taken, ["1", "2"]);
    let found = |store: &Store, text: &str| {
        let ids = store.search_all(&Query { text: text.into(), ..Query::default() }).unwrap();
        store.documents(&ids).unwrap().len()
    };
    assert_eq!((found(&store, ""), found(&store, "dở dang"), found(&store, "trọn vẹn")), (2, 0, 2));
    let series: Vec<_> = store.series(None).unwrap().into_iter().map(|series| (series.name, series.last)).collect();
    assert_eq!(series, [("Văn bản đến".to_owned(), 2)]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    // After correction, the words of the refused rows are found.
    let again = ImportedRow::Incoming(incoming(Some(3), "dở dang một"));
    assert!(matches!(store.write(|transaction| transaction.import(&again)).unwrap(), Imported::Added(_)));
    assert_eq!(found(&store, "dở dang"), 1);
}

/// A court's decisions have the year by its own template: they are no VBQPPL, and its book continues where the
/// list ends.
#[test]
fn a_list_of_documents_written_with_the_year_goes_on() {
    let (folder, mut store) = registry();
    let ruled = DocumentType {
        name: "Quyết định".into(),
        abbreviation: Some("QĐ".into()),
        category: Category::Administrative,
        written: "{number}/{year}/{type}-{organ}".into(),
    };
    store.add_document_type(&ruled).unwrap();
    drop(store);
    let file = folder.path().join("so-di.csv");
    let head = "Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Người ký";
    fs::write(&file, format!("{head}\n05/2026/QĐ-TAND;09/02/2026;Quyết định về việc một;Trần Văn Mẫu\n")).unwrap();
    let request = import_of(&folder.path().join("registry.db"), file);
    let outcome = import_list(&request, &Progress::default()).unwrap();
    assert!(outcome.done && outcome.added == 1, "{:?}", outcome.refused);
    let mut store = Store::open(&request.registry, Access::Write).unwrap();
    let next = store.register_outgoing(&outgoing("Quyết định", "", "về việc hai")).unwrap();
    assert_eq!(next.code.as_str(), "06/2026/QĐ-TAND");
    assert_eq!(store.series(None).unwrap().len(), 1);
}

/// A number given to an outgoing document dated ahead is accepted from the registry's own list; a list kept
/// elsewhere needs confirmation.
#[test]
fn an_own_list_brings_back_what_is_dated_ahead() {
    let (folder, mut store) = registry();
    let ahead = Writer::default().clock.today() + Days::new(40);
    let entry = OutgoingEntry { issued_date: ahead, ..outgoing("Quyết định", "", "về việc một") };
    assert_eq!(store.register_outgoing(&entry).unwrap().code.as_str(), "01/QĐ-TAND");
    drop(store);
    for ending in ["jsonl", "csv", "xlsx"] {
        let target = folder.path().join(format!("di.{ending}"));
        let listed = Listed::Found(Query { book: Some(Book::Outgoing), ..Query::default() });
        let export = ExportList { listed, target, replace: false };
        export_list(&export, &folder.path().join("registry.db"), &Progress::default()).unwrap();
        let (other, _) = registry();
        let outcome = import_list(&import_of(&other.path().join("registry.db"), export.target), &Progress::default());
        let outcome = outcome.unwrap();
        assert_eq!((outcome.added, outcome.refused.len()), (1, 0), "{ending}: {:?}", outcome.refused);
    }
}

/// A row without a number gets its code as if it were registered now: with its unit's abbreviation, or without
/// a unit.
#[test]
fn a_row_that_is_given_a_number_names_its_unit_as_registering_does() {
    let (_folder, mut store) = registry();
    let unit = Unit { name: "Phòng Kinh tế tổng hợp".into(), abbreviation: "KTTH".into() };
    store.write(|transaction| transaction.put_unit(&unit)).unwrap();
    let row = |unit: &str| ImportedRow::Outgoing(of_list(outgoing("Công văn", unit, &format!("của {unit}")), None));
    let imported = |store: &mut Store, unit: &str| store.write(|transaction| transaction.import(&row(unit)));
    let Imported::Added(document) = imported(&mut store, "Phòng Kinh tế tổng hợp").unwrap() else { panic!() };
    assert_eq!(document.code().as_str(), "01/TAND-KTTH");
    let refused = imported(&mut store, "Phòng chưa có tên tắt").unwrap_err();
    assert_eq!(*cause(&refused), Cause::Issuer(IssuerCause::UnitNotAbbreviated("Phòng chưa có tên tắt".into())));
    let next = store.register_outgoing(&outgoing("Công văn", "KTTH", "tiếp theo")).unwrap();
    assert_eq!(next.code.as_str(), "02/TAND-KTTH");
}
