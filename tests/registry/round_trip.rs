//! Import is the inverse of export: random registries are exported as lists, imported into an empty registry of
//! the same office, and exported again.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use calamine::{Data, Reader, Xlsx, open_workbook};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use tempfile::TempDir;
use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        code::Code,
        content::{Content, FileCode, Priority, Recipient, SignerInfo},
        document::{Document, DocumentId},
        document_type::{Category, DocumentType},
        field::{Cause, Field, Problem},
        follow_up::{
            action::FollowUpAction,
            hand_over::HandOver,
            handling::{Duty, Instruction, Report, Role, State, Submission},
            receipt::Confirmation,
            sending::{Dispatch, Loan, SentBy},
            sent_back::SentBack,
        },
        imported::{Brought, ImportedIncoming, ImportedRow, RowCause},
        incoming::{IncomingDraft, IncomingEntry},
        issuer::Issuer,
        link::LinkKind,
        number::{Number, NumberRequest, Numbered},
        office::{Authority, Contacts, Office},
        outgoing::{OutgoingDraft, OutgoingEntry},
        query::Query,
        recipients::RecipientGroup,
        registration::{Ruling, Standing, Withdrawal},
        reservation::Hold,
        series::{NewSeries, Series},
        setup::{PeriodStart, Setup},
        succession::Succession,
        unit::Unit,
        working_calendar::CalendarDay,
    },
    exchange::ExchangeError,
    jobs::{
        JobError,
        export::{ExportList, Listed, export_list},
        import::{Consent, ImportList, ImportOutcome, import_list},
        setup::{export_setup, import_setup},
    },
    progress::Progress,
    store::{Access, Store, StoreError, Writer},
};

use crate::{fixtures, times::times};

const AUTHORITIES: [&str; 3] = ["Văn phòng UBND tỉnh Mẫu", "UBND tỉnh Mẫu", "Hội đồng thi đua tỉnh Mẫu"];
/// The second and the third have equal codes; the fourth and the fifth share a series.
const TYPES: [(&str, bool); 7] = [
    ("Báo cáo", false),
    ("Công văn", false),
    ("Thư công", false),
    ("Bản sao y", false),
    ("Bản sao lục", false),
    ("Quyết định", false),
    ("Quyết định", true),
];

fn day(after: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap() + Days::new(after)
}

/// Returns a registry of the office without documents, made once and copied for every trial.
fn template() -> &'static Path {
    static TEMPLATE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = TEMPLATE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        Store::create(&path).unwrap();
        let mut store = Store::open(&path, Access::Write).unwrap();
        store.name_clerk("Lê Thị Văn Thư").unwrap();
        store
            .set_office(&Office {
                name: AUTHORITIES[0].into(),
                parent: AUTHORITIES[1].into(),
                abbreviation: "VP".into(),
                place: "Mẫu".into(),
            })
            .unwrap();
        for (name, abbreviation) in [(AUTHORITIES[1], "UBND"), (AUTHORITIES[2], "HĐTĐ")] {
            let authority = Authority { name: name.into(), abbreviation: abbreviation.into(), ..Authority::default() };
            store.add_authority(&authority).unwrap();
        }
        let common = NewSeries {
            authority: AUTHORITIES[1].into(),
            name: "Chung".into(),
            types: ["Báo cáo", "Quyết định"].map(|name| (name.to_owned(), false)).to_vec(),
            starts: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            ends: None,
            first: 3,
        };
        store
            .write::<_, StoreError>(|gate| {
                gate.add_series(&common)?;
                gate.close_series(None, day(100), "sáp nhập")
            })
            .unwrap();
        drop(store);
        (folder, path)
    });
    path
}

/// Makes texts that a spreadsheet would calculate, cut, count or misread, and any others.
fn text() -> impl Strategy<Value = String> {
    let hard = [
        "về việc họp",
        "Báo cáo tuần",
        "báo cáo",
        "=1+1",
        "+84 912",
        "- Như trên; - Lưu",
        "@SUM(A1)",
        "'=của thư ký",
        "a;b|c\td",
        "\"trích\" dẫn, \"hai\"",
        "một\u{A0}hai",
        "dòng một\ndòng hai",
        "_x0041_",
        "#N/A",
        "####",
        "Tổng cộng: 5",
        "Thu hồi",
        "HỦY: a, b, ngày 10/02/2026",
        "05/01/2026",
        "00123",
        "1E+05",
        "TRUE",
        "[\"a\"]",
        "(1)",
        "KT. Người ký",
        "không",
    ];
    prop_oneof![
        4 => prop::sample::select(hard.to_vec()).prop_map(str::to_owned),
        2 => "[a-zđăâ=+;,'\"|@_#<&% \\-\\\\]{1,14}",
    ]
}

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => Just(String::new()), 2 => text()]
}

fn some_day() -> impl Strategy<Value = Option<NaiveDate>> {
    prop::option::of((0_u64..400).prop_map(day))
}

prop_compose! {
    fn content()(
        subject in prop_oneof![20 => text(), 1 => Just("ă".repeat(2_000))],
        (organ_name, language, description) in (text(), some_text(), some_text()),
        (prefix, position, full_name) in (prop::sample::select(vec!["", "KT.", "TM. UBND"]), some_text(), text()),
        priority in 0_i64..5,
        (due_date, hand_over_date) in (some_day(), some_day()),
        (page_amount, doc_ordinal) in (prop::option::of(0_u32..99_999), prop::option::of(0_u32..99)),
        (organ_id, file_catalog, file_notation) in ("[A-Z0-9.]{0,5}", prop::option::of(1990_u32..2027), "[a-z=/-]{0,8}"),
    ) -> Content {
        Content {
            type_name: String::new(), organ_name, subject, due_date, hand_over_date, page_amount, doc_ordinal,
            language, description,
            signer_info: SignerInfo { prefix: prefix.to_owned(), position, full_name },
            priority: Priority::from_number(priority).unwrap(),
            file_code: FileCode { organ_id, file_catalog, file_notation },
        }
    }
}

prop_compose! {
    fn incoming()(
        arrived in 0_u64..300,
        issued_date in some_day(),
        type_name in prop_oneof![prop::sample::select(vec!["Báo cáo", "báo cáo", "Công văn", "Đơn"]).prop_map(str::to_owned), text()],
        code in prop::sample::select(vec!["", "12/BC-STC", "=1/SYT", "05-HD/VPTW", "15a/QĐ-UBND", "12 bis", "khác", "01/2026/NĐ-CP"]),
        (to_places, trace_header_list) in (some_text(), some_text()),
        came_by in prop::sample::select(vec![CameBy::Unknown, CameBy::Wire, CameBy::Post, CameBy::Hand, CameBy::Fax, CameBy::EMail]),
        content in content(),
    ) -> Option<IncomingEntry> {
        let draft = IncomingDraft {
            arrival_date: Some(day(arrived)), code: code.to_owned(), issued_date, to_places, trace_header_list, came_by,
            content: Content { type_name, ..content }, ..IncomingDraft::default()
        };
        draft.check().ok().map(|checked| checked.entry)
    }
}

/// Makes an authority of the registry, without its abbreviation, or another body.
fn issuer() -> impl Strategy<Value = Issuer> {
    let other = (text(), prop::sample::select(vec!["UBMTTQVN", "TĐ-TN", "=BCĐ", "(B)"]));
    prop_oneof![prop::sample::select(AUTHORITIES.to_vec()).prop_map(|name| (name.to_owned(), "")), other,]
        .prop_map(|(organ_name, abbreviation)| Issuer { organ_name, abbreviation: abbreviation.to_owned() })
}

prop_compose! {
    fn outgoing()(
        issued in 0_u64..300,
        (authority, kind) in (0_usize..3, 0_usize..TYPES.len()),
        (drafting_unit, file_copy_unit) in (prop::sample::select(vec!["", "KTTH", "NC"]), some_text()),
        to in prop::collection::vec(("[A-Z0-9.;]{0,6}", some_text()), 0..3),
        issued_amount in prop::option::of(0_u32..999),
        issuers in prop::option::weighted(0.3, prop::collection::vec(issuer(), 1..3)),
        content in content(),
    ) -> Option<OutgoingEntry> {
        let (type_name, normative) = TYPES[kind];
        let to = to.into_iter().map(|(organ_id, organ_name)| Recipient { organ_id, organ_name }).collect();
        let draft = OutgoingDraft {
            issued_date: Some(day(issued)), drafting_unit: drafting_unit.to_owned(), normative, to, issued_amount, file_copy_unit,
            issuers: issuers.unwrap_or_default(),
            content: Content { type_name: type_name.to_owned(), organ_name: AUTHORITIES[authority].to_owned(), ..content },
            ..OutgoingDraft::default()
        };
        draft.check().ok().map(|checked| checked.entry)
    }
}

/// One step in an office; a step that the registry refuses has no effect.
#[derive(Debug, Clone)]
enum Step {
    Incoming(Box<Option<IncomingEntry>>, Option<(u32, String)>),
    Outgoing(Box<Option<OutgoingEntry>>, Option<(u32, String)>),
    /// A row of an old list under a number that may be taken.
    Old(Box<Option<IncomingEntry>>, u32),
    Withdraw(usize, bool, String),
    TakeBack(usize, String),
    Rule(usize, String),
    /// Numbers of the incoming series are held, the next ones or from this one on.
    Hold(Option<u32>, u32),
    Follow(usize, Box<FollowUpAction>),
    Link(usize, usize, LinkKind),
}

fn action() -> impl Strategy<Value = FollowUpAction> {
    let on = || (300_u64..400).prop_map(day);
    let role = || prop::sample::select(Role::ALL.to_vec());
    let duty = (text(), role(), prop::option::of((400_u64..450).prop_map(day)));
    let duty = duty.prop_map(|(unit, role, due_date)| Duty { unit, role, due_date });
    prop_oneof![
        (on(), text()).prop_map(|(day, submitted_to)| FollowUpAction::Submit(Submission { day, submitted_to })),
        (on(), text(), some_text(), prop::collection::vec(duty, 0..3)).prop_map(|(day, author, text, duties)| {
            FollowUpAction::Instruct(Instruction { author, day, text }, duties)
        }),
        (on(), text(), some_text()).prop_map(|(day, unit, receiver)| FollowUpAction::HandOver(vec![HandOver {
            day,
            unit,
            receiver
        }])),
        (prop::option::of(text()), prop::sample::select(State::ALL.to_vec()), on(), text()).prop_map(
            |(unit, state, day, remark)| FollowUpAction::Report(unit, Report { state, day: Some(day), remark })
        ),
        on().prop_map(|day| FollowUpAction::Confirm(Confirmation { day })),
        (on(), text()).prop_map(|(day, reason)| FollowUpAction::SendBack(SentBack { day, reason })),
        (on(), prop::sample::select(SentBy::ALL.to_vec()), some_text(), prop::option::of(0_u32..9), some_text())
            .prop_map(|(day, sent_by, sent_to, envelopes, remark)| {
                FollowUpAction::Send(Dispatch { day, sent_by, sent_to, envelopes, received_date: None, remark })
            }),
        on().prop_map(FollowUpAction::Receive),
        (on(), text(), text(), some_text()).prop_map(|(day, borrower, allowed_by, remark)| {
            FollowUpAction::Lend(Loan { day, borrower, allowed_by, returned_date: None, remark })
        }),
        on().prop_map(FollowUpAction::GiveBack),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    // A number without a suffix is a held one.
    let wish = || prop::option::weighted(0.3, (1_u32..6, "[ab]|bis|"));
    prop_oneof![
        4 => (incoming(), wish()).prop_map(|(entry, wish)| Step::Incoming(Box::new(entry), wish)),
        4 => (outgoing(), wish()).prop_map(|(entry, wish)| Step::Outgoing(Box::new(entry), wish)),
        2 => (incoming(), 1_u32..9).prop_map(|(entry, number)| Step::Old(Box::new(entry), number)),
        2 => (0_usize..12, text()).prop_map(|(at, why)| Step::TakeBack(at, why)),
        1 => (0_usize..12, text()).prop_map(|(at, why)| Step::Rule(at, why)),
        2 => (prop::option::of(1_u32..6), 1_u32..3).prop_map(|(from, amount)| Step::Hold(from, amount)),
        1 => (0_usize..12, any::<bool>(), text()).prop_map(|(at, recall, why)| Step::Withdraw(at, recall, why)),
        4 => (0_usize..12, action()).prop_map(|(at, action)| Step::Follow(at, Box::new(action))),
        2 => (0_usize..12, 0_usize..12, prop::sample::select(LinkKind::ALL.to_vec()))
            .prop_map(|(first, second, kind)| Step::Link(first, second, kind)),
    ]
}

/// Creates a registry with these steps.
fn lived(path: &Path, steps: &[Step]) {
    let mut store = Store::open(path, Access::Write).unwrap();
    let mut documents: Vec<DocumentId> = Vec::new();
    let request = |wish: &Option<(u32, String)>| match wish {
        None => NumberRequest { reason: "văn bản đến muộn".into(), ..NumberRequest::default() },
        Some((value, suffix)) => NumberRequest {
            number: Some(Number { value: *value, suffix: suffix.clone() }),
            reason: "=chèn".into(),
            ..NumberRequest::default()
        },
    };
    let ruling =
        |why: &str| Ruling { reason: why.to_owned(), authority: "Chánh Văn phòng".into(), date: Some(day(301)) };
    for (at, step) in steps.iter().enumerate() {
        let known = |at: &usize| documents.get(at % documents.len().max(1)).copied();
        let done = store.write::<_, StoreError>(|gate| match step {
            Step::Incoming(entry, wish) => {
                let Some(entry) = &**entry else { return Ok(None) };
                Ok(Some(gate.register_incoming(entry, &request(wish))?.document.id()))
            }
            Step::Outgoing(entry, wish) => {
                let Some(entry) = &**entry else { return Ok(None) };
                Ok(Some(gate.register_outgoing(entry, &request(wish))?.document.id()))
            }
            Step::Old(entry, number) => {
                let Some(entry) = &**entry else { return Ok(None) };
                let mut entry = entry.clone();
                // Recognised by its number and its code, so that each is another document.
                entry.code = Code::parse(&format!("{at}/CV-OLD"));
                let row = ImportedIncoming {
                    entry,
                    arrival_number: Some(*number),
                    suffix: String::new(),
                    standing: Standing::Valid,
                    fingerprint: [u8::try_from(at).unwrap(); 32],
                    brought: Brought::default(),
                };
                match gate.import(&ImportedRow::Incoming(row))? {
                    vanthu::store::Imported::Added(document) => Ok(Some(document.id())),
                    vanthu::store::Imported::Known(_) => Ok(None),
                }
            }
            Step::TakeBack(at, why) => {
                let Some(id) = known(at) else { return Ok(None) };
                gate.take_back(id, &[], &ruling(why))?;
                Ok(None)
            }
            Step::Rule(at, why) => {
                let Some(id) = known(at) else { return Ok(None) };
                gate.rule_on_number(id, &ruling(why))?;
                Ok(None)
            }
            Step::Hold(from, amount) => {
                let (holder, reason) = ("Phòng Kinh tế".to_owned(), "ký cuối tuần".to_owned());
                let hold = Hold { from: *from, amount: *amount, holder, reason, until: day(300) };
                gate.hold_incoming(day(0), &hold)?;
                Ok(None)
            }
            Step::Withdraw(at, recall, why) => {
                let Some(id) = known(at) else { return Ok(None) };
                let how = if *recall { Withdrawal::Recall } else { Withdrawal::Cancel };
                gate.withdraw(id, how, &ruling(why))?;
                Ok(None)
            }
            Step::Follow(at, action) => {
                let Some(id) = known(at) else { return Ok(None) };
                gate.apply_follow_up(id, action)?;
                Ok(None)
            }
            Step::Link(first, second, kind) => {
                let (Some(first), Some(second)) = (known(first), known(second)) else { return Ok(None) };
                gate.link(first, *kind, second, "")?;
                Ok(None)
            }
        });
        match done {
            Ok(Some(id)) => documents.push(id),
            Ok(None) | Err(StoreError::Refused(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
}

fn copy_of_template(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    fs::copy(template(), &path).unwrap();
    path
}

/// Exports a book; `None` where it has no documents.
fn exported(registry: &Path, book: Book, target: &Path) -> Option<PathBuf> {
    let query = Query { book: Some(book), ..Query::default() };
    let (listed, target) = (Listed::Found(query), target.to_owned());
    let request = ExportList { listed, target: target.clone(), replace: false };
    match export_list(&request, registry, &Progress::default()) {
        Ok(_) => Some(target),
        Err(JobError::Export(vanthu::exchange::export::ExportError::Nothing)) => None,
        Err(error) => panic!("{error:?}"),
    }
}

fn imported(registry: &Path, file: PathBuf) -> ImportOutcome {
    let request = ImportList {
        registry: registry.into(),
        writer: Writer::default(),
        file,
        book: None,
        dry_run: false,
        skip_bad: false,
        consent: Consent::default(),
        accepted_jumps: Vec::new(),
    };
    import_list(&request, &Progress::default()).unwrap()
}

/// Returns the content of a list: its bytes, or of a workbook its cells with their kinds, because the file
/// itself contains the time it was made.
fn held(list: &Path) -> Vec<String> {
    if list.extension().is_some_and(|ending| ending != "xlsx") {
        return fs::read_to_string(list).unwrap().split_inclusive('\n').map(str::to_owned).collect();
    }
    let mut workbook: Xlsx<_> = open_workbook(list).unwrap();
    let name = workbook.sheet_names()[0].clone();
    let sheet = workbook.worksheet_range(&name).unwrap();
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => format!("{:?}", day.to_ymd_hms_milli()),
        other => format!("{other:?}"),
    };
    sheet.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("\u{1F}")).collect()
}

/// Exports, imports into an empty registry of the same office, and exports again.
fn goes_and_comes(steps: &[Step], ending: &str) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let first = copy_of_template(folder.path(), "first.db");
    lived(&first, steps);
    let second = copy_of_template(folder.path(), "second.db");
    let lists: Vec<(Book, PathBuf)> = Book::ALL
        .into_iter()
        .filter_map(|book| {
            let target = folder.path().join(format!("{}-1.{ending}", book.key()));
            Some((book, exported(&first, book, &target)?))
        })
        .collect();
    for (_, list) in &lists {
        let outcome = imported(&second, list.clone());
        prop_assert!(outcome.done && outcome.known == 0, "{:?}", outcome.refused);
        prop_assert_eq!(&outcome.unread_headings, &Vec::<String>::new());
    }
    prop_assert_eq!(Store::open(&second, Access::Read).unwrap().check(None, &Progress::default()).unwrap(), []);
    for (book, list) in &lists {
        let again = exported(&second, *book, &folder.path().join(format!("{}-2.{ending}", book.key())));
        prop_assert_eq!(held(list), held(&again.unwrap()));
    }
    // The same list adds nothing.
    for (_, list) in lists {
        prop_assert_eq!(imported(&second, list).added, 0);
    }
    Ok(())
}

/// Returns the number of trials for each kind of list. Every list is read by a process of its own, which Wine
/// takes long to start, and after a thousand of them sometimes does not start.
fn cases() -> u32 {
    times(if cfg!(windows) { 6 } else { 57 })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn csv_goes_out_and_comes_in_the_same(steps in prop::collection::vec(step(), 0..22)) {
        goes_and_comes(&steps, "csv")?;
    }

    #[test]
    fn workbooks_go_out_and_come_in_the_same(steps in prop::collection::vec(step(), 0..22)) {
        goes_and_comes(&steps, "xlsx")?;
    }

    #[test]
    fn json_goes_out_and_comes_in_the_same(steps in prop::collection::vec(step(), 0..22)) {
        goes_and_comes(&steps, "jsonl")?;
    }
}

/// A mistyped number far ahead that was taken back moves no series where a list brings it, and is given to no
/// document there either.
#[test]
fn a_number_taken_back_comes_back_as_one() {
    for ending in ["csv", "xlsx", "jsonl"] {
        let folder = tempfile::tempdir().unwrap();
        let first = copy_of_template(folder.path(), "first.db");
        let content = fixtures::content("Sở Y tế", "Báo cáo", "tuần");
        let draft = IncomingDraft { arrival_date: Some(day(130)), content, ..IncomingDraft::default() };
        let entry = draft.check().unwrap().entry;
        let mut store = Store::open(&first, Access::Write).unwrap();
        let next = |store: &mut Store| store.register_incoming(&entry).unwrap().arrival_number;
        assert_eq!(next(&mut store), 1);
        let mistyped = NumberRequest {
            number: Some(Number::plain(202_600)),
            emergency: true,
            jump_accepted: true,
            ..NumberRequest::default()
        };
        store
            .write::<_, StoreError>(|gate| {
                let id = gate.register_incoming(&entry, &mistyped)?.document.id();
                let ruling =
                    Ruling {
                        reason: "gõ nhầm".into(), authority: "Chánh Văn phòng".into(), date: Some(day(131))
                    };
                gate.take_back(id, &[], &ruling).map(|_| ())
            })
            .unwrap();
        assert_eq!(next(&mut store), 2);
        let struck =
            |store: &Store| store.numbers(2026).unwrap().into_iter().map(|series| series.struck).collect::<Vec<_>>();
        let told = struck(&store);
        drop(store);
        let list = exported(&first, Book::Incoming, &folder.path().join(format!("den.{ending}"))).unwrap();
        let second = copy_of_template(folder.path(), "second.db");
        assert_eq!(imported(&second, list).added, 3);
        let mut store = Store::open(&second, Access::Write).unwrap();
        assert_eq!(struck(&store), told, "{ending}");
        assert_eq!(next(&mut store), 3, "{ending}");
        assert_eq!(store.check(None, &Progress::default()).unwrap(), [], "{ending}");
    }
}

/// The setup of a registry, with its books and types and everything it offers, is imported into an empty
/// registry, and only there.
#[test]
fn a_setup_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let first = copy_of_template(folder.path(), "first.db");
    let mut store = Store::open(&first, Access::Write).unwrap();
    store.set_contacts(&Contacts { address: "1 phố Mẫu".into(), ..Contacts::default() }).unwrap();
    store
        .write::<_, StoreError>(|gate| {
            gate.put_unit(&Unit { name: "Phòng Kinh tế".into(), abbreviation: "KT".into() })?;
            gate.put_recipient_group(&RecipientGroup {
                name: "Các sở".into(), members: vec!["Sở Y tế".into()]
            })?;
            let (former, successor) = ("Sở Giao thông vận tải".into(), "Sở Xây dựng".into());
            gate.put_succession(&Succession { former, successor, since: Some(day(50)) })?;
            gate.put_calendar_day(&CalendarDay { day: day(60), off: true, name: "Nghỉ bù".into() })?;
            let kind = DocumentType {
                name: "Phiếu trình".into(),
                abbreviation: Some("PTr".into()),
                category: Category::Administrative,
                written: String::new(),
            };
            gate.add_document_type(&kind)?;
            gate.set_retired(&kind, true)
        })
        .unwrap();
    // A name is a former one once a document has it.
    let content = fixtures::content("Sở Y tế", "Báo cáo", "tuần");
    let draft = IncomingDraft { arrival_date: Some(day(110)), content, ..IncomingDraft::default() };
    store.register_incoming(&draft.check().unwrap().entry).unwrap();
    let office =
        Office { name: "Văn phòng mới".into(), abbreviation: "VPM".into(), ..store.office().unwrap().unwrap() };
    store.set_office(&office).unwrap();
    let setup = store.setup().unwrap();
    assert_eq!((setup.series.len(), setup.period_starts.len(), setup.retired.len()), (2, 1, 1));
    assert_eq!(setup.former_names[0].abbreviation, "VP");
    drop(store);
    let list = folder.path().join("thiet-lap.json");
    export_setup(&first, &list).unwrap();
    let second = folder.path().join("second.db");
    import_setup(&second, &Writer::default(), &list).unwrap();
    let again = Store::open(&second, Access::Read).unwrap().setup().unwrap();
    let without_rows = |setup: Setup| Setup {
        series: setup.series.into_iter().map(|series| Series { id: 0, last: 0, ..series }).collect(),
        ..setup
    };
    assert_eq!(without_rows(again), without_rows(setup.clone()));
    let out_again = folder.path().join("thiet-lap-2.json");
    export_setup(&second, &out_again).unwrap();
    assert_eq!(fs::read_to_string(&list).unwrap(), fs::read_to_string(&out_again).unwrap());
    // An impossible number or period is refused by name, and nothing is set up.
    for wrong in [
        Setup { series: vec![Series { first: 0, ..setup.series[0].clone() }], ..setup.clone() },
        Setup { series: vec![setup.series[0].clone(), setup.series[0].clone()], ..setup.clone() },
        Setup {
            period_starts: vec![PeriodStart {
                book: Book::Outgoing,
                authority: None,
                day: day(1),
                reopened: String::new(),
            }],
            ..setup.clone()
        },
    ] {
        let path = folder.path().join("wrong.db");
        let mut store = Store::open_or_create(&path).unwrap();
        assert!(matches!(store.take_setup(&wrong), Err(StoreError::Refused(_))));
        assert_eq!(store.office().unwrap(), None);
    }
    let twice =
        Setup { period_starts: [setup.period_starts.clone(), setup.period_starts.clone()].concat(), ..setup.clone() };
    Store::open_or_create(&folder.path().join("twice.db")).unwrap().take_setup(&twice).unwrap();
    // A registry that has series, or documents, keeps its own.
    let refused = import_setup(&second, &Writer::default(), &list);
    let cause = |error: &JobError| match error {
        JobError::Store(StoreError::Refused(problems)) => problems[0].cause.clone(),
        error => panic!("{error:?}"),
    };
    assert_eq!(cause(&refused.unwrap_err()), Cause::SetUpAlready);
    fs::write(&list, "{\"Authorities\":5}").unwrap();
    let no_setup = import_setup(&folder.path().join("third.db"), &Writer::default(), &list);
    assert!(matches!(no_setup, Err(JobError::Exchange(ExchangeError::NotASetup { .. }))));
}

/// Numbers with a suffix, and invalid documents, are imported unchanged; an edited column that is composed of
/// others is refused.
#[test]
fn what_stands_no_longer_comes_back_as_that() {
    for ending in ["csv", "xlsx"] {
        let folder = tempfile::tempdir().unwrap();
        let first = copy_of_template(folder.path(), "first.db");
        let content = |subject: &str| fixtures::content("Sở Y tế", "Báo cáo", subject);
        let entry = |subject: &str| {
            let draft =
                IncomingDraft { arrival_date: Some(day(3)), content: content(subject), ..IncomingDraft::default() };
            draft.check().unwrap().entry
        };
        let request = |number: Option<&str>| NumberRequest {
            number: number.and_then(Number::parse),
            reason: "đến muộn".into(),
            ..NumberRequest::default()
        };
        let mut store = Store::open(&first, Access::Write).unwrap();
        store
            .write::<_, StoreError>(|gate| {
                let cancelled = gate.register_incoming(&entry("Báo cáo một"), &request(None))?.document.id();
                gate.register_incoming(&entry("hai"), &request(Some("1a")))?;
                let ruling =
                    Ruling {
                        reason: "ghi nhầm".into(), authority: "Chánh Văn phòng".into(), date: Some(day(131))
                    };
                gate.withdraw(cancelled, Withdrawal::Cancel, &ruling)
            })
            .unwrap();
        let list = exported(&first, Book::Incoming, &folder.path().join(format!("den.{ending}"))).unwrap();
        let second = copy_of_template(folder.path(), "second.db");
        let outcome = imported(&second, list.clone());
        assert!(outcome.done && outcome.withdrawn.len() == 1, "{:?}", outcome.refused);
        let store = Store::open(&second, Access::Read).unwrap();
        let ids = store.search_all(&Query::default()).unwrap();
        let mut documents = store.documents(&ids).unwrap();
        documents.sort_by_key(Document::own_number);
        assert_eq!(documents[0].registration().standing.key(), "cancelled");
        assert_eq!(documents[0].content().subject, "Báo cáo một");
        assert_eq!(documents[1].own_number().to_string(), "1a");
        assert_eq!(documents[1].registration().first_numbered(), Numbered::Inserted);
        if ending == "csv" {
            let edited = fs::read_to_string(&list).unwrap().replacen("Báo cáo hai", "Báo cáo khác", 1);
            fs::write(&list, edited).unwrap();
            let third = copy_of_template(folder.path(), "third.db");
            let differ = Problem::new(Field::Subject, Cause::Row(RowCause::ColumnsDiffer("Trích yếu".into())));
            assert_eq!(imported(&third, list).refused[0].problems, [differ]);
        }
    }
}
