//! Exported lists: files that import reads again, cells that are never calculated, files that are never
//! overwritten.

use std::{
    fs,
    path::{Path, PathBuf},
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use chrono::NaiveDate;
use tempfile::TempDir;
use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        content::{Content, Priority, Recipient, SignerInfo},
        document::{Document, DocumentId},
        field::{Cause, Field, Problem},
        follow_up::{
            action::FollowUpAction,
            hand_over::HandOver,
            handling::{Duty, Instruction},
        },
        imported::RowCause,
        incoming::IncomingDraft,
        outgoing::OutgoingDraft,
        query::Query,
        registration::{Ruling, Withdrawal},
        working_calendar::WorkingCalendar,
    },
    exchange::{
        ExchangeError,
        export::ExportError,
        import::{Known, ReadingOptions},
    },
    jobs::{
        JobError,
        export::{ExportList, Listed, MAX_COPIED, copy_table, export_list},
        import::{Consent, ImportList, import_list, read_list},
        refused_rows::write_refused,
    },
    progress::Progress,
    store::{Access, Store, StoreError, Writer},
};

use crate::fixtures;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

/// The end of the year of every date here.
fn today() -> NaiveDate {
    day(12, 31)
}

/// Creates a registry of an office in a temporary folder.
fn office() -> (TempDir, PathBuf) {
    let (folder, path, _) = fixtures::registry_with_clerk(&fixtures::whole_office());
    (folder, path)
}

/// Makes a draft with every field filled in with text that a spreadsheet would calculate.
fn dangerous() -> IncomingDraft {
    IncomingDraft {
        arrival_date: Some(day(2, 9)),
        code: "=1+1/SYT".to_owned(),
        issued_date: Some(day(2, 5)),
        to_places: "- Phòng Nội chính; - Phòng Tổng hợp".to_owned(),
        came_by: CameBy::EMail,
        trace_header_list: "@Chánh Văn phòng: xử lý".to_owned(),
        content: Content {
            type_name: "Báo cáo".to_owned(),
            organ_name: "+Sở Y tế \"tỉnh\", huyện".to_owned(),
            subject: "=HYPERLINK(\"http://a\";\"b\") về dịch bệnh, quý I".to_owned(),
            signer_info: SignerInfo {
                prefix: "KT.".to_owned(),
                position: "-Phó Giám đốc".to_owned(),
                full_name: "Trần Văn Mẫu".to_owned(),
            },
            priority: Priority::ExpressTimed,
            due_date: Some(day(2, 28)),
            hand_over_date: Some(day(2, 10)),
            page_amount: Some(12),
            language: "Tiếng Việt".to_owned(),
            description: "'=của clerk".to_owned(),
            ..Content::default()
        },
        ..IncomingDraft::default()
    }
}

/// Makes a draft with required fields only; its type is the beginning of another's name, and it has no number
/// of its sender.
fn bare() -> IncomingDraft {
    IncomingDraft {
        arrival_date: Some(day(2, 9)),
        content: fixtures::content("Công dân", "Nghị quyết", "liên tịch về phối hợp"),
        ..IncomingDraft::default()
    }
}

fn outgoing() -> OutgoingDraft {
    OutgoingDraft {
        issued_date: Some(day(3, 1)),
        drafting_unit: "KTTH".to_owned(),
        to: ["=Sở Tài chính", "UBND xã Mẫu, tỉnh Mẫu"]
            .map(|name| Recipient { organ_name: name.to_owned(), ..Recipient::default() })
            .to_vec(),
        issued_amount: Some(7),
        file_copy_unit: "VT".to_owned(),
        content: Content {
            signer_info: SignerInfo {
                prefix: "TL.".to_owned(),
                position: "Chánh Văn phòng".to_owned(),
                full_name: "Lê Thị Mẫu".to_owned(),
            },
            priority: Priority::Urgent,
            due_date: Some(day(3, 15)),
            hand_over_date: Some(day(3, 2)),
            page_amount: Some(2),
            ..fixtures::content("Văn phòng UBND tỉnh Mẫu", "Công văn", "về việc bổ sung kinh phí")
        },
        ..OutgoingDraft::default()
    }
}

/// Creates a registry with two incoming documents, the second cancelled, and an outgoing one.
fn filled() -> (TempDir, PathBuf, Vec<DocumentId>) {
    let (folder, path) = office();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let incoming =
        |store: &mut Store, draft: IncomingDraft| store.register_incoming(&draft.check().unwrap().entry).unwrap().id;
    let ids = vec![
        incoming(&mut store, dangerous()),
        incoming(&mut store, bare()),
        store.register_outgoing(&outgoing().check().unwrap().entry).unwrap().id,
    ];
    (folder, path, ids)
}

fn export(registry: &Path, listed: Listed, target: &Path, replace: bool) -> Result<usize, JobError> {
    let request = ExportList { listed, target: target.to_owned(), replace };
    export_list(&request, registry, &Progress::default())
}

fn of_book(book: Book) -> Listed {
    Listed::Found(Query { book: Some(book), year: Some(2026), ..Query::default() })
}

fn all(registry: &Path) -> Vec<Document> {
    let store = Store::open(registry, Access::Read).unwrap();
    let mut ids = store.search_all(&Query::default()).unwrap();
    ids.sort_unstable();
    store.documents(&ids).unwrap()
}

/// Returns what a clerk entered, with number and code.
fn entered(document: &Document) -> String {
    let entry = match document {
        Document::Incoming(incoming) => format!("{:?}", incoming.entry),
        Document::Outgoing(outgoing) => format!("{:?} {:?}", outgoing.code, outgoing.entry),
    };
    format!("{} {entry}", document.own_number())
}

#[test]
fn what_is_exported_is_imported_again_field_by_field() {
    for ending in ["csv", "xlsx", "jsonl"] {
        let (folder, registry, _) = filled();
        let (_other, copy) = office();
        for book in Book::ALL {
            let target = folder.path().join(format!("{}.{ending}", book.key()));
            export(&registry, of_book(book), &target, false).unwrap();
            let request = ImportList {
                registry: (&copy).into(),
                writer: Writer::default(),
                file: target,
                book: None,
                dry_run: false,
                skip_bad: false,
                consent: Consent::default(),
                accepted_jumps: Vec::new(),
            };
            let outcome = import_list(&request, &Progress::default()).unwrap();
            assert!(outcome.done && outcome.refused.is_empty(), "{ending}: {:?}", outcome.refused);
        }
        let (before, after) = (all(&registry), all(&copy));
        assert_eq!(before.len(), 3);
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(entered(before), entered(after), "{ending}");
        }
    }
}

/// A JSON line holds the document as the registry writes it, with its follow-up; imported again, the document
/// has both, and an invalid one is invalid.
#[test]
fn json_lines_keep_follow_up_and_validity() {
    let (folder, registry, ids) = filled();
    let mut store = Store::open(&registry, Access::Write).unwrap();
    let ruling = Ruling { reason: "đăng ký nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store
        .write::<_, StoreError>(|gate| {
            let handed =
                HandOver { day: day(2, 10), unit: "Phòng Nội chính".into(), receiver: "Hoàng Văn Mẫu".into() };
            gate.hand_over(ids[0], &[handed])?;
            gate.withdraw(ids[1], Withdrawal::Cancel, &ruling)
        })
        .unwrap();
    let target = folder.path().join("den.jsonl");
    assert_eq!(export(&registry, of_book(Book::Incoming), &target, false).unwrap(), 2);
    let lines: Vec<serde_json::Value> =
        fs::read_to_string(&target).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0]["FollowUp"]["HandOvers"][0]["Receiver"], "Hoàng Văn Mẫu");
    assert_eq!(lines[0]["ArrivalNumber"], 1);
    assert!(lines[1].get("FollowUp").is_none(), "nothing happened to it");
    // An existing file stays.
    let refused = export(&registry, of_book(Book::Incoming), &target, false);
    assert!(matches!(refused, Err(JobError::Export(ExportError::Exists(_)))));
    let (_other, copy) = office();
    let request = |file: PathBuf| ImportList {
        registry: (&copy).into(),
        writer: Writer::default(),
        file,
        book: None,
        dry_run: false,
        skip_bad: true,
        consent: Consent::default(),
        accepted_jumps: Vec::new(),
    };
    let outcome = import_list(&request(target.clone()), &Progress::default()).unwrap();
    assert_eq!((outcome.added, outcome.refused.len()), (2, 0));
    let ruled = all(&copy)[1].registration().standing.ruling().cloned().unwrap();
    assert_eq!((ruled.reason.as_str(), ruled.authority.as_str()), ("đăng ký nhầm", "Chánh Văn phòng"));
    assert_eq!(ruled.date, all(&registry)[1].registration().standing.ruling().unwrap().date);
    // A line without the ruling is refused, because the document would be valid again.
    let (_other, copy) = office();
    let request = |file: PathBuf| ImportList { registry: (&copy).into(), ..request(file) };
    let text = fs::read_to_string(&target).unwrap();
    fs::write(&target, text.replace(r#""Reason":"đăng ký nhầm","#, "")).unwrap();
    let outcome = import_list(&request(target), &Progress::default()).unwrap();
    assert_eq!((outcome.added, outcome.refused.len()), (1, 1));
    assert_eq!(outcome.unread_headings, Vec::<String>::new());
    let handed = Store::open(&copy, Access::Read).unwrap().follow_up(all(&copy)[0].id()).unwrap().hand_overs;
    assert_eq!(handed[0].fact.receiver, "Hoàng Văn Mẫu");
    assert_eq!(outcome.refused[0].line, 2);
    assert_eq!(outcome.refused[0].problems, [Problem::new(Field::Document, Cause::Row(RowCause::WithdrawnElsewhere))]);
    assert_eq!(entered(&all(&registry)[0]), entered(&all(&copy)[0]));
    // The refused line with its reason; once that is corrected the line is imported, and the reason ignored.
    let table = folder.path().join("loi.csv");
    let no = write_refused(&outcome, &table, "Lý do", |_| String::new());
    assert!(matches!(no, Err(JobError::Export(ExportError::NotJsonLines(_)))) && !table.exists());
    let again = folder.path().join("loi.jsonl");
    assert_eq!(write_refused(&outcome, &again, "Lý do", |_| "đã hủy".into()).unwrap(), 1);
    let line = fs::read_to_string(&again).unwrap();
    assert!(line.contains(r#""Refused":"đã hủy""#), "{line}");
    fs::write(&again, line.replace(r#""Standing":"cancelled","#, "")).unwrap();
    let outcome = import_list(&request(again), &Progress::default()).unwrap();
    assert_eq!((outcome.added, outcome.unread_headings), (1, vec!["Refused".to_owned()]));
    assert_eq!(all(&copy)[1].own_number().value, 2);
}

/// Lines that are no objects, of the other book, or with a number that no list can keep are refused with the
/// reason; others are imported.
#[test]
fn lines_of_json_that_cannot_be_taken_say_why() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("den.jsonl");
    let good = r#"{"Book":"incoming","TypeName":"Báo cáo","OrganName":"Sở Y tế","Subject":"quý I","ArrivalDate":"2026-02-09","ArrivalNumber":7"#;
    fs::write(
        &list,
        [
            "\u{feff}",
            &format!("{good}}}\n\n"),
            "not json\n",
            &good.replace("incoming", "outgoing"),
            "}\n",
            &format!(r#"{good},"Suffix":"1"}}"#),
            "\n",
            &format!(r#"{good},"Colour":"red"}}"#),
        ]
        .concat(),
    )
    .unwrap();
    let options = ReadingOptions { book: Some(Book::Incoming), ..ReadingOptions::default() };
    let read = read_list(
        &list,
        options,
        Known { types: &[], authorities: &[], today: today(), calendar: &WorkingCalendar::default() },
    )
    .unwrap();
    assert_eq!(read.book, Book::Incoming);
    let lines: Vec<(u64, Option<&Cause>)> = read
        .lines
        .iter()
        .map(|line| (line.line, line.outcome.as_ref().err().map(|problems| &problems[0].cause)))
        .collect();
    assert_eq!((lines[0], lines[2]), ((1, None), (4, Some(&Cause::OtherBook("outgoing".into())))));
    assert!(matches!(lines[1], (3, Some(Cause::NotJson(_)))));
    let most = Cause::NotANumber { text: "71".into(), least: 1, most: 999_999_999 };
    assert_eq!(lines[3], (5, Some(&most)));
    assert_eq!(lines[4], (6, Some(&Cause::UnknownField("Colour".into()))));
    fs::write(&list, " \n\n").unwrap();
    let empty = read_list(
        &list,
        ReadingOptions::default(),
        Known { types: &[], authorities: &[], today: today(), calendar: &WorkingCalendar::default() },
    );
    assert!(matches!(empty, Err(ExchangeError::Empty(_))));
}

#[test]
fn a_csv_file_is_what_excel_reads_and_calculates_nothing() {
    let (folder, registry, _) = filled();
    let target = folder.path().join("den.csv");
    assert_eq!(export(&registry, of_book(Book::Incoming), &target, false).unwrap(), 2);
    let bytes = fs::read(&target).unwrap();
    assert_eq!(bytes.get(..3), Some([0xEF, 0xBB, 0xBF].as_slice()));
    let text = String::from_utf8(bytes).unwrap();
    let text = text.trim_start_matches('\u{FEFF}');
    assert!(text.starts_with("Ngày đến,Số đến,Tác giả,\"Số, ký hiệu văn bản\","), "{text}");
    assert_eq!(text.matches("\r\n").count(), 3);
    assert_eq!(text.matches('\n').count(), 3);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    assert_eq!(&rows[1][3], "'=1+1/SYT");
    assert_eq!(&rows[1][9], "''=của clerk");
}

#[test]
fn a_workbook_holds_texts_numbers_and_days() {
    let (folder, registry, ids) = filled();
    let target = folder.path().join("ca-hai.xlsx");
    export(&registry, Listed::These(ids), &target, false).unwrap();
    let mut workbook: Xlsx<_> = open_workbook(&target).unwrap();
    assert_eq!(workbook.sheet_names(), ["Văn bản đến", "Văn bản đi"]);
    let sheet = workbook.worksheet_range("Văn bản đến").unwrap();
    assert_eq!(sheet.get((1, 1)), Some(&Data::Float(1.0)));
    assert_eq!(sheet.get((1, 3)), Some(&Data::String("=1+1/SYT".to_owned())));
    let Some(Data::DateTime(arrived)) = sheet.get((1, 0)) else { panic!("no day: {:?}", sheet.get((1, 0))) };
    assert_eq!(arrived.to_ymd_hms_milli(), (2026, 2, 9, 0, 0, 0, 0));
    assert!(workbook.worksheet_formula("Văn bản đến").unwrap().used_cells().next().is_none());
}

#[test]
fn what_was_cancelled_says_so() {
    let (folder, registry, ids) = filled();
    let ruling =
        Ruling {
            reason: "đăng ký nhầm".to_owned(), authority: "Chánh Văn phòng".to_owned(), date: Some(day(2, 10))
        };
    let mut store = Store::open(&registry, Access::Write).unwrap();
    store.write(|transaction| transaction.withdraw(ids[1], Withdrawal::Cancel, &ruling)).unwrap();
    let target = folder.path().join("den.csv");
    export(&registry, of_book(Book::Incoming), &target, false).unwrap();
    let text = fs::read_to_string(&target).unwrap();
    assert!(text.contains("HỦY: đăng ký nhầm, Chánh Văn phòng, ngày 10/02/2026"), "{text}");
}

#[test]
fn no_file_is_overwritten_and_none_is_left_half_done() {
    let (folder, registry, ids) = filled();
    for name in ["a.csv", "a.xlsx"] {
        let target = folder.path().join(name);
        fs::write(&target, "của văn thư").unwrap();
        let refused = export(&registry, of_book(Book::Incoming), &target, false);
        assert!(matches!(refused, Err(JobError::Export(ExportError::Exists(_)))), "{refused:?}");
        assert_eq!(fs::read_to_string(&target).unwrap(), "của văn thư");
        export(&registry, of_book(Book::Incoming), &target, true).unwrap();
        assert_ne!(fs::read(&target).unwrap(), "của văn thư".as_bytes());
    }
    let kept = |folder: &TempDir| fs::read_dir(folder.path()).unwrap().count();
    let before = kept(&folder);
    let both = export(&registry, Listed::These(ids.clone()), &folder.path().join("b.csv"), false);
    assert!(matches!(both, Err(JobError::Export(ExportError::TwoBooks(_)))), "{both:?}");
    let other = export(&registry, Listed::These(ids.clone()), &folder.path().join("b.pdf"), false);
    assert!(matches!(other, Err(JobError::Export(ExportError::NotAList(_)))), "{other:?}");
    let none = Query { text: "không có".to_owned(), ..Query::default() };
    let nothing = export(&registry, Listed::Found(none), &folder.path().join("b.xlsx"), false);
    assert!(matches!(nothing, Err(JobError::Export(ExportError::Nothing))), "{nothing:?}");
    let nowhere = export(&registry, Listed::These(ids.clone()), &folder.path().join("không/b.xlsx"), false);
    assert!(matches!(nowhere, Err(JobError::Export(ExportError::NoFolder(_)))), "{nowhere:?}");
    let progress = Progress::default();
    progress.stop();
    let target = folder.path().join("b.xlsx");
    let request = ExportList { listed: Listed::These(ids), target, replace: false };
    assert!(matches!(export_list(&request, &registry, &progress), Err(JobError::Stopped)));
    assert_eq!(kept(&folder), before);
}

#[test]
fn a_copied_table_pastes_as_cells() {
    let (_folder, registry, ids) = filled();
    let text = copy_table(&registry, &ids, &Progress::default()).unwrap();
    let lines: Vec<Vec<&str>> = text.split("\r\n").map(|line| line.split('\t').collect()).collect();
    // Headings and two documents, an empty line, headings and one document, and what follows the last line end.
    assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [10, 10, 10, 1, 10, 10, 1]);
    assert_eq!(lines[0][..2], ["Ngày đến", "Số đến"]);
    assert_eq!(lines[1][3], "'=1+1/SYT");
    assert_eq!(lines[2][5], "Nghị quyết liên tịch về phối hợp");
    assert_eq!(lines[4][0], "Số, ký hiệu văn bản");
    let many = vec![ids[0]; MAX_COPIED + 1];
    let refused = copy_table(&registry, &many, &Progress::default());
    assert!(matches!(refused, Err(JobError::Export(ExportError::TooManyToCopy(_)))));
}

/// Instructions are the decree's `TraceHeaderList` in each kind of list, after what was entered in the field
/// itself.
#[test]
fn instructions_are_the_trace() {
    let (folder, registry, ids) = filled();
    let mut store = Store::open(&registry, Access::Write).unwrap();
    let instruct = |author: &str, on: NaiveDate, text: &str, units: &[&str]| {
        let duties = units.iter().map(|unit| Duty { unit: (*unit).to_owned(), ..Duty::default() }).collect();
        let (author, text) = (author.to_owned(), text.to_owned());
        FollowUpAction::Instruct(Instruction { author, day: on, text }, duties)
    };
    store.apply_follow_up(&ids[..2], &instruct("Chánh Văn phòng", day(2, 9), "xử lý", &[])).unwrap();
    store
        .apply_follow_up(&ids[1..2], &instruct("Phó Chánh Văn phòng", day(2, 10), "", &["Phòng 1", "Phòng 2"]))
        .unwrap();
    let said = "09/02/2026, Chánh Văn phòng: xử lý; 10/02/2026, Phó Chánh Văn phòng: Phòng 1, Phòng 2";
    for name in ["den.csv", "den.jsonl"] {
        let target = folder.path().join(name);
        export(&registry, of_book(Book::Incoming), &target, false).unwrap();
        let text = fs::read_to_string(&target).unwrap();
        assert!(text.contains(said) && text.contains("@Chánh Văn phòng: xử lý"), "{text}");
        assert_eq!(text.matches("09/02/2026, Chánh Văn phòng").count(), 1, "{text}");
    }
}
