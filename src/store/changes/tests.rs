//! Runs every writing operation of the store and checks that it reports the tables that it changed.

use std::{collections::BTreeSet, fs, path::Path};

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use clock::Clock;
use domain::{
    attachment::{FileHash, KeptFile},
    came_by::CameBy,
    content::{Content, SignerInfo},
    document::{DocumentId, Entry},
    document_type::{Category, DocumentType},
    follow_up::{
        action::FollowUpAction,
        envelope::Envelope,
        hand_over::HandOver,
        handling::{Duty, Instruction, Report, Role, State, Submission},
        receipt::Confirmation,
        sending::{Dispatch, Loan, SentBy},
        sent_back::SentBack,
    },
    incoming::{IncomingDraft, IncomingEntry},
    link::LinkKind,
    number::{Number, NumberRequest},
    office::{Authority, Contacts, Office},
    outgoing::{OutgoingDraft, OutgoingEntry},
    printing_on::{PrintedPage, VolumePage},
    recipients::RecipientGroup,
    registration::{Ruling, Withdrawal},
    reservation::Hold,
    series::{Join, NewSeries},
    succession::Succession,
    unit::Unit,
    working_calendar::CalendarDay,
};
use progress::Progress;

use super::*;
use crate::{
    BackupSettings, Completion, DuplicateDecision, LastCopy, Namesakes, Naming, Store, StoreError, Verdict, YearBook,
    sqlite::file::SCHEMA,
};

const OFFICE: &str = "UBND xã Tân Phú";

/// Returns the tables whose changes a kind reports.
fn tables(kind: Changed) -> &'static [&'static str] {
    match kind {
        Changed::Incoming => &["document", "recipient", "used_name", "series"],
        Changed::Outgoing => &["document", "recipient", "issuer", "used_name", "series"],
        Changed::Links => &["link"],
        Changed::FollowUp => &[
            "submission",
            "instruction",
            "assignment",
            "hand_over",
            "confirmation",
            "sent_back",
            "dispatch",
            "loan",
            "used_name",
        ],
        Changed::Files => &["attachment", "file_text"],
        Changed::Envelopes => &["envelope", "used_name"],
        Changed::Series => &["series", "series_type", "period_start", "struck_number", "number_ruling"],
        Changed::HeldNumbers => &["reservation", "series"],
        Changed::Locks => &["book_lock"],
        Changed::ClosedDays => &["closed_day"],
        Changed::PrintedPages => &["printed_page", "printed_row"],
        Changed::Restorings => &["restoring", "lost_number", "last_number", "lost_page", "repair", "series"],
        Changed::Office => &["office", "authority", "former_name"],
        Changed::Types => &["document_type", "retired_type"],
        Changed::Units => &["unit"],
        Changed::RecipientGroups => &["recipient_group"],
        Changed::Successions => &["succession"],
        Changed::Calendar => &["calendar_day"],
        Changed::Clerks => &["clerk", "setting"],
        Changed::Settings => &["setting"],
        Changed::Index => &[],
    }
}

/// Lists the tables of the schema, except the history, which every change extends, and the search indexes, which are derived from the
/// documents.
fn schema_tables() -> impl Iterator<Item = &'static str> {
    let names = SCHEMA.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split(' ').next());
    names.filter(|name| *name != "event" && !name.starts_with("search") && !name.starts_with("file_search"))
}

/// Returns each table with a digest of its rows.
fn digests(store: &Store) -> Vec<(&'static str, Vec<u8>)> {
    let digest = |name: &'static str| {
        let mut statement = store.connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        let mut hash = Sha256::new();
        while let Some(row) = rows.next().unwrap() {
            (0..columns).for_each(|column| hash.update(format!("{:?};", row.get_ref(column).unwrap())));
        }
        (name, hash.finalize().to_vec())
    };
    schema_tables().map(digest).collect()
}

/// Runs an operation and compares the reported kinds with the changed tables.
fn does<R>(store: &mut Store, what: &str, work: impl FnOnce(&mut Store) -> crate::Result<R>) -> R {
    store.take_changes();
    let before = digests(store);
    let done = work(store).unwrap_or_else(|error| panic!("{what}: {error}"));
    let changes = store.take_changes();
    let after = digests(store);
    let touched: BTreeSet<&str> =
        before.iter().zip(&after).filter(|(before, after)| before != after).map(|(table, _)| table.0).collect();
    let reported: Vec<Changed> = Changed::ALL.iter().copied().filter(|kind| changes.contains(*kind)).collect();
    for table in &touched {
        let is_told = reported.iter().any(|kind| tables(*kind).contains(table));
        assert!(is_told, "{what} changes {table} and reports {reported:?}");
    }
    for kind in &reported {
        let is_so = *kind == Changed::Index || tables(*kind).iter().any(|table| touched.contains(table));
        assert!(is_so, "{what} reports {kind:?} and changes {touched:?}");
    }
    assert!(!reported.is_empty(), "{what} reports nothing");
    done
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn ruling() -> Ruling {
    Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: Some(day(3, 9)) }
}

fn content(organ_name: &str, subject: &str) -> Content {
    Content {
        organ_name: organ_name.into(),
        type_name: "Báo cáo".into(),
        subject: subject.into(),
        signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
        ..Content::default()
    }
}

fn comes(subject: &str) -> IncomingEntry {
    let content = content("Sở Y tế", subject);
    let came_by = CameBy::Wire;
    IncomingDraft { arrival_date: Some(day(3, 2)), came_by, content, ..IncomingDraft::default() }.check().unwrap().entry
}

fn goes(subject: &str) -> OutgoingEntry {
    let content = content(OFFICE, subject);
    OutgoingDraft { issued_date: Some(day(3, 2)), content, ..OutgoingDraft::default() }.check().unwrap().entry
}

fn file(byte: u8) -> KeptFile {
    KeptFile { name: format!("{byte}.pdf"), hash: FileHash([byte; 32]), size: 1 }
}

fn set_up(store: &mut Store) {
    let office =
        Office { name: OFFICE.into(), abbreviation: "UBND".into(), place: "Tân Phú".into(), ..Office::default() };
    does(store, "set_office", |store| store.set_office(&office));
    let contacts = Contacts { telephone: "0211".into(), ..Contacts::default() };
    does(store, "set_contacts", |store| store.set_contacts(&contacts));
    let authority = Authority { name: "HĐND xã".into(), abbreviation: "HĐND".into(), ..Authority::default() };
    does(store, "add_authority", |store| store.add_authority(&authority));
    let other = Authority { name: "Đảng ủy xã".into(), abbreviation: "ĐU".into(), ..Authority::default() };
    does(store, "add_authority", |store| store.write(|gate| gate.add_authority(&other, Namesakes::Refused)));
    let kind = |name: &str, abbreviation: &str| DocumentType {
        name: name.into(),
        abbreviation: Some(abbreviation.into()),
        category: Category::Administrative,
        written: String::new(),
    };
    does(store, "add_document_type", |store| store.add_document_type(&kind("Phiếu nhắc", "PN")));
    does(store, "add_document_type", |store| store.write(|gate| gate.add_document_type(&kind("Phiếu ghi", "PGH"))));
    does(store, "set_retired", |store| store.write(|gate| gate.set_retired(&kind("Phiếu ghi", "PGH"), true)));
    let unit = Unit { name: "Phòng Kinh tế".into(), abbreviation: "KT".into() };
    does(store, "put_unit", |store| store.write(|gate| gate.put_unit(&unit)));
    let group = RecipientGroup { name: "Các thôn".into(), members: vec!["Thôn 1".into(), "Thôn 2".into()] };
    does(store, "put_recipient_group", |store| store.write(|gate| gate.put_recipient_group(&group)));
    let succession = Succession { former: "Sở KHĐT".into(), successor: "Sở Tài chính".into(), since: None };
    does(store, "put_succession", |store| store.write(|gate| gate.put_succession(&succession)));
    let off = CalendarDay { day: day(8, 31), off: true, name: String::new() };
    does(store, "put_calendar_day", |store| store.write(|gate| gate.put_calendar_day(&off)));
    does(store, "name_clerk", |store| store.name_clerk("Mai"));
    let copies = BackupSettings { folder: Some("copies".into()), ..BackupSettings::default() };
    does(store, "set_backup_settings", |store| store.set_backup_settings(&copies));
    let taken = day(3, 1).into();
    does(store, "remember_backup", |store| store.remember_backup(Path::new("a"), taken));
    does(store, "remember_unrehearsed", |store| store.remember_unrehearsed(Path::new("b"), taken));
    let copy = LastCopy { path: "b".into(), taken };
    does(store, "remember_rehearsal", |store| store.remember_rehearsal(&copy, Some(Verdict::Whole)));
    does(store, "accept_old_dates", |store| store.accept_old_dates(Book::Incoming, day(1, 5)));
    let mut other = Store::open_or_create(&store.address().folder().join("other.db")).unwrap();
    does(&mut other, "take_setup", |other| other.take_setup(&store.setup()?));
}

fn number_series(store: &mut Store) {
    does(store, "open_incoming", |store| store.write(|gate| gate.open_incoming(day(1, 1), 5)));
    let new = NewSeries {
        authority: OFFICE.into(),
        name: "Thông báo".into(),
        types: vec![("Thông báo".into(), false)],
        starts: day(1, 1),
        ends: None,
        first: 1,
    };
    does(store, "add_series", |store| store.write(|gate| gate.add_series(&new)));
    let join = Join {
        authority: OFFICE.into(),
        type_name: "Phiếu nhắc".into(),
        with: "Thông báo".into(),
        on: day(3, 2),
        reason: String::new(),
    };
    does(store, "join_series", |store| store.write(|gate| gate.join_series(&join)));
    let hold = Hold { from: None, amount: 2, holder: "Mai".into(), reason: "chờ ký".into(), until: day(3, 20) };
    let numbers = does(store, "hold_outgoing", |store| store.write(|gate| gate.hold_outgoing(&goes("chờ ký"), &hold)));
    does(store, "hold_incoming", |store| store.write(|gate| gate.hold_incoming(day(3, 2), &hold)));
    does(store, "release", |store| store.write(|gate| gate.release(numbers[0].id, "không dùng")));
}

/// Registers documents; returns two incoming ones and an outgoing one.
fn register(store: &mut Store) -> (DocumentId, DocumentId, DocumentId) {
    let request = NumberRequest::default();
    let first = does(store, "register_incoming", |store| store.register_incoming(&comes("công tác tháng")));
    let second = does(store, "register_incoming", |store| {
        store.write(|gate| Ok::<_, StoreError>(gate.register_incoming(&comes("công tác quý"), &request)?.document))
    });
    does(store, "register_decided", |store| {
        store.write(|gate| gate.register_decided(&comes("công tác tuần"), &request, &DuplicateDecision::Ask))
    });
    let went = does(store, "register_outgoing", |store| store.register_outgoing(&goes("công tác tháng")));
    does(store, "register_outgoing", |store| {
        store.write(|gate| Ok::<_, StoreError>(gate.register_outgoing(&goes("công tác quý"), &request)?.document))
    });
    (first.id, second.id(), went.id)
}

fn change(store: &mut Store, first: DocumentId, went: DocumentId) {
    let entry = Entry::Incoming(comes("công tác năm"));
    does(store, "amend", |store| store.write(|gate| gate.amend(first, &entry, "ghi nhầm")));
    let completion = Completion { file_copy_unit: Some("Mai".into()), ..Completion::default() };
    does(store, "complete", |store| store.complete(went, &completion));
    let completion = Completion { file_copy_unit: Some("Hoa".into()), ..Completion::default() };
    does(store, "complete", |store| store.write(|gate| gate.complete(went, &completion)));
    does(store, "link", |store| store.write(|gate| gate.link(went, LinkKind::Answers, first, "")));
    does(store, "attach", |store| store.write(|gate| gate.attach(first, &file(1))));
    does(store, "attach_all", |store| store.write(|gate| gate.attach_all(first, &[file(2), file(3)])));
    let attached = store.attachments(first).unwrap();
    does(store, "withdraw_attachment", |store| {
        store.write(|gate| gate.withdraw_attachment(attached[0].id, "đính nhầm"))
    });
    does(store, "begin_reading", |store| store.write(|gate| gate.begin_reading(file(2).hash)));
    does(store, "cannot_read", |store| store.write(|gate| gate.cannot_read(file(2).hash)));
    does(store, "leave_unread", |store| store.write(|gate| gate.leave_unread(file(2).hash)));
    does(store, "read_file", |store| store.write(|gate| gate.read_file(file(3).hash, "báo cáo")));
    does(store, "forget_files", Store::forget_files);
    does(store, "rebuild_index", |store| store.rebuild_index(&Progress::default()));
    does(store, "withdraw", |store| store.write(|gate| gate.withdraw(went, Withdrawal::Recall, &ruling())));
    does(store, "take_back", |store| {
        let number = Some(Number::plain(90));
        let mistyped = NumberRequest { number, emergency: true, jump_accepted: true, ..NumberRequest::default() };
        store.write(|gate| {
            let last = gate.register_incoming(&comes("gõ nhầm số"), &mistyped)?.document.id();
            gate.take_back(last, &[], &ruling())
        })
    });
}

fn follow_up(store: &mut Store, (first, second, went): (DocumentId, DocumentId, DocumentId)) {
    let submission = Submission { day: day(3, 3), submitted_to: "Chủ tịch".into() };
    does(store, "submit", |store| store.write(|gate| gate.submit(first, &submission)));
    let action = FollowUpAction::Submit(Submission { day: day(3, 3), submitted_to: "Phó Chủ tịch".into() });
    does(store, "apply_follow_up", |store| store.write(|gate| gate.apply_follow_up(first, &action)));
    does(store, "apply_follow_up", |store| store.apply_follow_up(&[second], &action).map_err(|error| error.error));
    let instruction = Instruction { author: "Chủ tịch".into(), day: day(3, 3), text: "giải quyết".into() };
    let duty = Duty { unit: "Phòng Kinh tế".into(), role: Role::Lead, due_date: Some(day(3, 20)) };
    does(store, "instruct", |store| {
        store.write(|gate| gate.instruct(first, &instruction, std::slice::from_ref(&duty)))
    });
    let report = Report { state: State::Done, day: Some(day(3, 9)), remark: String::new() };
    does(store, "report", |store| store.write(|gate| gate.report(first, None, &report)));
    let hand_over = HandOver { day: day(3, 4), unit: "Phòng Kinh tế".into(), receiver: "Hoa".into() };
    does(store, "hand_over", |store| store.write(|gate| gate.hand_over(first, std::slice::from_ref(&hand_over))));
    does(store, "confirm", |store| store.write(|gate| gate.confirm(first, Confirmation { day: day(3, 4) })));
    let sent_back = SentBack { day: day(3, 4), reason: "gửi nhầm".into() };
    does(store, "send_back", |store| store.write(|gate| gate.send_back(second, &sent_back)));
    let dispatch = Dispatch {
        day: day(3, 4),
        sent_by: SentBy::default(),
        sent_to: "Sở Y tế".into(),
        envelopes: Some(1),
        received_date: None,
        remark: String::new(),
    };
    does(store, "dispatch", |store| store.write(|gate| gate.dispatch(went, &dispatch)));
    does(store, "receive", |store| store.write(|gate| gate.receive(went, day(3, 6))));
    let loan = Loan {
        day: day(3, 4),
        borrower: "Hoa".into(),
        allowed_by: "Chánh Văn phòng".into(),
        returned_date: None,
        remark: String::new(),
    };
    does(store, "lend", |store| store.write(|gate| gate.lend(went, &loan)));
    does(store, "give_back", |store| store.write(|gate| gate.give_back(went, day(3, 6))));
    let envelope = |sender: &str| Envelope {
        arrival_date: day(3, 2),
        sender: sender.into(),
        code: "1/MẬT".into(),
        addressee: "Chủ tịch".into(),
        hand_over_date: None,
        receiver: String::new(),
        remark: String::new(),
        document: None,
    };
    let [passed, found, wrong] = ["Sở Nội vụ", "Sở Y tế", "Sở Xây dựng"]
        .map(|sender| does(store, "take_in", |store| store.write(|gate| gate.take_in(&envelope(sender)))));
    does(store, "pass_on", |store| store.write(|gate| gate.pass_on(passed, day(3, 3), "Chủ tịch")));
    does(store, "found_registrable", |store| store.write(|gate| gate.found_registrable(found, first)));
    does(store, "strike", |store| store.write(|gate| gate.strike(Record::Envelope, wrong, "ghi nhầm")));
}

fn keep_books(store: &mut Store) {
    let of = YearBook { book: Book::Incoming, authority: None, year: 2026 };
    does(store, "keep_pages", |store| {
        let printed = store.printed_book(of)?;
        let at = VolumePage { volume: 1, page: 1 };
        let page = PrintedPage { at, supplement: 0, rows: Vec::new(), drawn: vec![1] };
        store.write(|gate| gate.keep_pages(of, &printed, std::slice::from_ref(&page)))
    });
    does(store, "close_day", |store| store.write(|gate| gate.close_day().map(drop)));
    does(store, "set_lock", |store| store.write(|gate| gate.set_lock(Book::Incoming, None, 2025, true, "")));
    does(store, "close_series", |store| store.write(|gate| gate.close_series(Some(OFFICE), day(6, 30), "sáp nhập")));
    does(store, "reopen_period", |store| store.write(|gate| gate.reopen_period(Some(OFFICE), day(7, 1), "nhầm")));
}

fn give_up_settings(store: &mut Store) {
    let office = Office { name: "UBND xã Tân Phú Mới".into(), abbreviation: "UBND".into(), ..Office::default() };
    does(store, "rename_office", |store| store.write(|gate| gate.rename_office(&office, Naming::Corrected)));
    does(store, "remove_unit", |store| store.write(|gate| gate.remove_unit("Phòng Kinh tế")));
    does(store, "remove_recipient_group", |store| store.write(|gate| gate.remove_recipient_group("Các thôn")));
    let succession = store.successions().unwrap().remove(0);
    does(store, "remove_succession", |store| store.write(|gate| gate.remove_succession(&succession)));
    does(store, "remove_calendar_day", |store| store.write(|gate| gate.remove_calendar_day(day(8, 31))));
}

#[test]
fn every_write_reports_the_kinds_that_it_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    store.set_clock(Clock::at(day(3, 10).into()));
    set_up(&mut store);
    number_series(&mut store);
    let documents = register(&mut store);
    follow_up(&mut store, documents);
    change(&mut store, documents.0, documents.2);
    keep_books(&mut store);
    give_up_settings(&mut store);
}

#[test]
fn a_rolled_back_write_reports_no_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
    store.take_changes();
    let lock = |gate: &mut Transaction<'_>| gate.set_lock(Book::Incoming, None, 2026, true, "");
    assert_eq!(store.rehearse(lock), Ok(true));
    assert!(store.take_changes().is_empty());
    assert_eq!(store.write(lock), Ok(true));
    assert_eq!(store.take_changes(), Changes::from(Changed::Locks));
    // Locking a locked book changes nothing.
    assert_eq!(store.write(lock), Ok(false));
    assert!(store.take_changes().is_empty());
}

/// Fails when a new writing operation is not compared.
#[test]
fn every_public_writing_operation_is_compared() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests = fs::read_to_string(here.join("changes/tests.rs")).unwrap();
    // These need a list, a backup or two documents with one number; the tests in `tests/registry` cover them.
    let elsewhere = ["import", "expect_list", "bring_links", "bring_taken_back", "tell_last", "rule_on_number"];
    let mut left_out = Vec::new();
    for file in sources(here) {
        let text = fs::read_to_string(file).unwrap();
        for chapter in text.split("\nimpl Transaction<'_> {").skip(1) {
            let chapter = chapter.split("\n}\n").next().unwrap_or_default();
            let signatures = chapter.split("\n    pub fn ").skip(1).filter_map(|text| text.split('{').next());
            let writing = signatures.filter(|signature| signature.contains("&mut self"));
            let names = writing.filter_map(|signature| signature.split(['(', '<']).next());
            let is_tried = |name: &&str| tests.contains(&format!("\"{name}\"")) || elsewhere.contains(name);
            left_out.extend(names.filter(|name| !is_tried(name)).map(str::to_owned));
        }
    }
    assert!(left_out.is_empty(), "{left_out:?}");
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}
