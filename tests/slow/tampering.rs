//! Changes outside the program: `check` names the first broken place for any of them, in every table of record.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use chrono::NaiveDate;
use rand::{RngExt, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use rusqlite::{Connection, params, types::Value};
use sha2::{Digest, Sha256};
use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        code::Code,
        content::{Content, Recipient, SignerInfo},
        document::{DocumentId, Entry},
        follow_up::{
            envelope::Envelope,
            hand_over::HandOver,
            handling::{Duty, Instruction, Report, Role, State, Submission},
            receipt::Confirmation,
            sending::{Dispatch, Loan, SentBy},
            sent_back::SentBack,
        },
        history::{Head, Record},
        imported::{Brought, ImportedOutgoing, ImportedRow},
        incoming::{IncomingDraft, IncomingEntry},
        issuer::Issuer,
        link::LinkKind,
        number::{Number, NumberRequest},
        office::{Authority, Office},
        outgoing::{OutgoingDraft, OutgoingEntry},
        query::Query,
        registration::{Ruling, Standing, Withdrawal},
        reservation::Hold,
        restoring::ToldLast,
    },
    jobs::{
        check::check_registry,
        print_on::print_on,
        print_request::{FormOptions, Target},
    },
    progress::Progress,
    store::{
        Access, BackupSettings, Completion, Files, Imported, Naming, Repaired, Store, StoreError, Transaction, Writer,
        YearBook, backup_summary, rebuild_schema, restore,
    },
    texts::{UserMessage, Value as Said},
};

use crate::{
    fixtures,
    times::{seed, times},
};

/// Trials for each table.
fn trials() -> u32 {
    times(40)
}

/// Tables of record as schema.sql lists them, with tables of parts, each with the table whose row it belongs
/// to.
const TABLES: &[(&str, &str)] = &[
    ("authority", "authority"),
    ("former_name", "former_name"),
    ("office", "office"),
    ("document_type", "document_type"),
    ("series", "series"),
    ("series_type", "series"),
    ("period_start", "period_start"),
    ("document", "document"),
    ("recipient", "document"),
    ("issuer", "issuer"),
    ("link", "link"),
    ("reservation", "reservation"),
    ("attachment", "attachment"),
    ("submission", "submission"),
    ("instruction", "instruction"),
    ("assignment", "assignment"),
    ("hand_over", "hand_over"),
    ("confirmation", "confirmation"),
    ("sent_back", "sent_back"),
    ("dispatch", "dispatch"),
    ("loan", "loan"),
    ("envelope", "envelope"),
    ("book_lock", "book_lock"),
    ("closed_day", "closed_day"),
    ("printed_page", "printed_page"),
    ("printed_row", "printed_page"),
    ("struck_number", "struck_number"),
    ("number_ruling", "number_ruling"),
    ("restoring", "restoring"),
    ("lost_number", "lost_number"),
    ("last_number", "last_number"),
    ("lost_page", "lost_page"),
    ("repair", "repair"),
    ("event", "event"),
];

/// Tables that are no record, as schema.sql lists them.
const NO_RECORD: &[&str] = &[
    "clerk",
    "unit",
    "recipient_group",
    "succession",
    "retired_type",
    "calendar_day",
    "setting",
    "used_name",
    "file_text",
    "search",
    "search_word",
    "file_search",
];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn incoming(at: usize) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: Some(day("2026-02-09") + chrono::Duration::days(i64::try_from(at / 4).unwrap())),
        code: format!("{}/BC-SYT", at + 1),
        came_by: CameBy::Wire,
        content: fixtures::content("Sở Y tế", "Báo cáo", &format!("công tác tuần {at}")),
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

fn outgoing(at: usize, type_name: &str) -> OutgoingEntry {
    let to = ["Sở Nội vụ", "Sở Tài chính"].map(|name| Recipient { organ_name: name.into(), ..Recipient::default() });
    let draft = OutgoingDraft {
        issued_date: Some(day("2026-03-02") + chrono::Duration::days(i64::try_from(at).unwrap())),
        to: to.to_vec(),
        content: Content {
            signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
            ..fixtures::content("UBND tỉnh", type_name, &format!("về việc số {at}"))
        },
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

/// Prints the waiting rows of the incoming book, and its closing page.
fn print(store: &mut Store, target: PathBuf) {
    let of = YearBook { book: Book::Incoming, year: 2026, authority: None };
    let options = FormOptions { closing: true, ..FormOptions::default() };
    print_on(store, of, &options, &Target { path: target, replace: true }, &Progress::default()).unwrap();
}

/// Creates a registry that was restored twice before it has any document: numbers and pages since its first
/// copy were carried over, the last numbers on paper were reported after the second restoring, and a trigger
/// was restored.
fn restored(path: &Path) -> Store {
    let first = path.with_file_name("first.db");
    let copies = path.with_file_name("copies");
    let moment = |hour| day("2026-01-05").and_hms_opt(hour, 0, 0).unwrap();
    let backed_up = |store: Store, hour| store.copy_into(&copies, moment(hour), &Progress::default()).unwrap().path;
    let store = fixtures::create(&first, &fixtures::office("UBND tỉnh", "UBND"));
    let copy = backed_up(store, 8);
    let mut store = Store::open(&first, Access::Write).unwrap();
    for at in 80..83 {
        store.register_incoming(&incoming(at)).unwrap();
    }
    store.register_outgoing(&outgoing(9, "Quyết định")).unwrap();
    let inserted = NumberRequest {
        number: Some(Number { value: 2, suffix: "a".into() }),
        reason: "bỏ sót".into(),
        ..NumberRequest::default()
    };
    store.write(|gate| gate.register_incoming(&incoming(83), &inserted)).unwrap();
    print(&mut store, path.with_file_name("first.pdf"));
    drop(store);
    restore(&copy, &first, moment(9), &Progress::default()).unwrap();
    let copy = backed_up(Store::open(&first, Access::Read).unwrap(), 10);
    restore(&copy, path, moment(11), &Progress::default()).unwrap();
    change(path, "DROP TRIGGER document_no_delete");
    rebuild_schema(path, &Writer::default()).unwrap().unwrap();
    let mut store = Store::open(path, Access::Write).unwrap();
    store.write_as("Trần Văn Thư").unwrap();
    let told = ["incoming/2026=7", "Quyết định/2026=?"].map(|text| {
        let told = ToldLast::parse(text).unwrap();
        ToldLast { reason: "sổ giấy bị ướt".into(), ..told }
    });
    store.write(|gate| gate.tell_last(&told)).unwrap();
    store
}

/// Creates a registry in which every table of record has rows, and the history events of every kind.
fn lived_in(path: &Path) {
    let mut store = restored(path);
    let office = Authority { name: "Văn phòng".into(), abbreviation: "VP".into(), ..Authority::default() };
    store.add_authority(&office).unwrap();
    store
        .write(|transaction| {
            let usual = NumberRequest::default();
            for at in 0..12 {
                transaction.register_incoming(&incoming(at), &usual)?;
            }
            for at in 0..4 {
                let mut decision = outgoing(at, "Quyết định");
                if at == 3 {
                    decision.issuers = Issuer::list("Văn phòng; Tỉnh đoàn (TĐTN)");
                }
                transaction.register_outgoing(&decision, &usual)?;
                transaction.register_outgoing(&outgoing(at, "Bản sao y"), &usual)?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    let scans = ["scan1.pdf", "scan2.pdf"].map(|name| {
        let source = path.with_file_name(name);
        fs::write(&source, name).unwrap();
        Files::of(path).keep(&source).unwrap()
    });
    let id = DocumentId;
    store.complete(id(3), &Completion { to_places: Some("Phòng Nội chính".into()), ..Completion::default() }).unwrap();
    store
        .write(|transaction| {
            let mut entry = incoming(1);
            entry.content.subject = "công tác đã sửa".into();
            transaction.amend(id(2), &Entry::Incoming(entry), "ghi nhầm")?;
            let ruling =
                Ruling { reason: "ban hành nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
            transaction.withdraw(id(14), Withdrawal::Cancel, &ruling)?;
            let renamed = fixtures::office("UBND tỉnh mới", "UBND");
            transaction.rename_office(&renamed, Naming::Since(day("2024-01-01")))?;
            let back = Office { name: "UBND tỉnh".into(), ..renamed };
            transaction.rename_office(&back, Naming::Since(day("2025-01-01")))?;
            transaction.link(id(15), LinkKind::Replaces, id(13), "")?;
            transaction.link(id(16), LinkKind::Answers, id(1), "")?;
            let hold = |from| Hold {
                from,
                amount: 2,
                holder: "Phòng Kinh tế".into(),
                reason: "ký cuối tuần".into(),
                until: day("2999-12-31"),
            };
            let numbers = transaction.hold_incoming(day("2026-02-20"), &hold(None))?;
            transaction.hold_outgoing(&outgoing(5, "Quyết định"), &hold(Some(20)))?;
            transaction.release(numbers[1].id, "không ký nữa")?;
            let number = Some(Number::plain(numbers[0].number));
            transaction.register_incoming(&incoming(50), &NumberRequest { number, ..NumberRequest::default() })?;
            let wrong = transaction.attach(id(3), &scans[0])?;
            transaction.attach(id(4), &scans[0])?;
            transaction.attach(id(14), &scans[1])?;
            transaction.withdraw_attachment(wrong, "nhầm văn bản")?;
            followed_up(transaction)?;
            transaction.set_lock(Book::Incoming, None, 2024, true, "")?;
            transaction.set_lock(Book::Incoming, None, 2023, true, "")?;
            transaction.set_lock(Book::Incoming, None, 2023, false, "còn văn bản đến muộn")?;
            transaction.close_series(None, day("2027-06-30"), "sáp nhập")?;
            transaction.close_series(Some("UBND tỉnh"), day("2027-06-30"), "sáp nhập")?;
            let mistyped = NumberRequest {
                number: Some(Number::plain(20_260)),
                emergency: true,
                jump_accepted: true,
                ..NumberRequest::default()
            };
            let mistyped = transaction.register_incoming(&incoming(55), &mistyped)?.document;
            let following = transaction.register_incoming(&incoming(56), &NumberRequest::default())?.document;
            let ruling = Ruling { reason: "gõ nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
            transaction.take_back(mistyped.id(), &[following.number()], &ruling)?;
            // An old book that has a number three times.
            for at in 0..3 {
                let row = ImportedRow::Outgoing(ImportedOutgoing {
                    code: Some(Code::parse("40/QĐ-UBND")),
                    entry: outgoing(6, "Quyết định"),
                    fingerprint: [at; 32],
                    standing: Standing::Valid,
                    brought: Brought::default(),
                });
                let Imported::Added(document) = transaction.import(&row)? else { panic!("added") };
                if at > 0 {
                    transaction.rule_on_number(document.id(), &ruling)?;
                }
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    store.write(|transaction| transaction.close_day().map(|_| ())).unwrap();
    print(&mut store, path.with_extension("pdf"));
    store.register_incoming(&incoming(60)).unwrap();
    store.write(|transaction| transaction.close_day().map(|_| ())).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// Adds every kind of follow-up to documents.
fn followed_up(transaction: &mut Transaction<'_>) -> Result<(), StoreError> {
    let id = DocumentId;
    for at in [5, 6, 7] {
        let submission = Submission { day: day("2026-02-11"), submitted_to: "Chánh Văn phòng".into() };
        transaction.submit(id(at), &submission)?;
        let instruction =
            Instruction { author: "Chánh Văn phòng".into(), day: day("2026-02-11"), text: "Giao tham mưu".into() };
        let duty = |unit: &str, role, due_date| Duty { unit: unit.into(), role, due_date };
        let lead = duty("Phòng Nội chính", Role::Lead, Some(day("2026-02-20")));
        transaction.instruct(id(at), &instruction, &[lead, duty("Phòng Kinh tế", Role::Support, None)])?;
        let hand_over =
            HandOver {
                day: day("2026-02-12"), unit: "Phòng Nội chính".into(), receiver: "Hoàng Văn Bách".into()
            };
        transaction.hand_over(id(at), &[hand_over])?;
    }
    transaction.report(id(5), None, &Report { state: State::InProgress, ..Report::default() })?;
    transaction.report(id(8), Some("Phòng Văn xã"), &Report { state: State::Done, ..Report::default() })?;
    transaction.strike(Record::HandOver, 2, "nhầm văn bản")?;
    transaction.confirm(id(9), Confirmation { day: day("2026-02-11") })?;
    transaction.confirm(id(10), Confirmation { day: day("2026-02-12") })?;
    for at in [11, 12] {
        transaction.send_back(id(at), &SentBack { day: day("2026-02-13"), reason: "gửi nhầm nơi nhận".into() })?;
    }
    transaction.strike(Record::SentBack, 2, "nhầm văn bản")?;
    for (at, sent_by) in [(13, SentBy::Post), (15, SentBy::Wire)] {
        let dispatch = Dispatch {
            day: day("2026-03-06"),
            sent_by,
            sent_to: String::new(),
            envelopes: Some(2),
            received_date: None,
            remark: String::new(),
        };
        transaction.dispatch(id(at), &dispatch)?;
        let loan = Loan {
            day: day("2026-03-07"),
            borrower: "Trương Thị Thủy".into(),
            allowed_by: "Chánh Văn phòng".into(),
            returned_date: None,
            remark: String::new(),
        };
        transaction.lend(id(at), &loan)?;
    }
    transaction.receive(id(13), day("2026-03-09"))?;
    transaction.give_back(id(13), day("2026-03-09"))?;
    for sender in ["Sở Y tế", "Công an tỉnh"] {
        let envelope = Envelope {
            arrival_date: day("2026-02-11"),
            sender: sender.into(),
            code: "7/CV".into(),
            addressee: "Công đoàn Văn phòng".into(),
            hand_over_date: None,
            receiver: String::new(),
            remark: String::new(),
            document: None,
        };
        transaction.take_in(&envelope)?;
    }
    transaction.pass_on(1, day("2026-02-11"), "Hoàng Văn Bách")?;
    transaction.found_registrable(1, id(11))
}

/// What an attacker may write in a table: its columns, and those that identify a row.
struct Columns {
    all: Vec<String>,
    key: Vec<String>,
}

fn columns(connection: &Connection, table: &str) -> Columns {
    let mut statement = connection.prepare(&format!("PRAGMA table_info ({table})")).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(1)?, row.get::<_, i64>(5)?))).unwrap();
    let rows: Vec<_> = rows.map(Result::unwrap).collect();
    Columns {
        all: rows.iter().map(|(name, _)| name.clone()).collect(),
        key: rows.iter().filter(|(_, key)| *key > 0).map(|(name, _)| name.clone()).collect(),
    }
}

fn rows(connection: &Connection, table: &str, columns: &Columns) -> Vec<Vec<Value>> {
    let sql = format!("SELECT {} FROM {table} ORDER BY {}", columns.all.join(", "), columns.key.join(", "));
    let mut statement = connection.prepare(&sql).unwrap();
    let rows = statement.query_map([], |row| (0..columns.all.len()).map(|at| row.get(at)).collect()).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Returns another value of the same kind.
fn other(value: &Value, random: &mut ChaCha8Rng) -> Value {
    match value {
        Value::Null => Value::Integer(random.random_range(1..1_000_000)),
        Value::Integer(number) => Value::Integer(number + random.random_range(1..1_000_000)),
        Value::Real(number) => Value::Real(number + 1.0),
        Value::Text(text) => {
            let mut letters: Vec<char> = text.chars().collect();
            let letter = ['x', 'ă', '1', ' '][random.random_range(0..4)];
            if letters.is_empty() || random.random_bool(0.5) {
                letters.insert(random.random_range(0..=letters.len()), letter);
            } else {
                let at = random.random_range(0..letters.len());
                letters[at] = if letters[at] == letter { 'y' } else { letter };
            }
            Value::Text(letters.into_iter().collect())
        }
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            let at = random.random_range(0..bytes.len());
            bytes[at] ^= 1 << random.random_range(0..8);
            Value::Blob(bytes)
        }
    }
}

fn condition(columns: &Columns, row: &[Value]) -> (String, Vec<Value>) {
    let mut values = Vec::new();
    let mut parts = Vec::new();
    for key in &columns.key {
        let at = columns.all.iter().position(|name| name == key).unwrap();
        values.push(row[at].clone());
        parts.push(format!("{key} = ?"));
    }
    (parts.join(" AND "), values)
}

fn integer(row: &[Value], columns: &Columns, name: &str) -> i64 {
    match row[columns.all.iter().position(|column| column == name).unwrap()] {
        Value::Integer(number) => number,
        _ => panic!("{name} is no integer"),
    }
}

/// Changes, removes or inserts one row; returns the ids of the record's rows it touched, or `None` when the
/// engine itself (a unique key, the kind of a column) refused.
fn tamper(connection: &Connection, table: &str, random: &mut ChaCha8Rng) -> Option<Vec<i64>> {
    let columns = columns(connection, table);
    let rows = rows(connection, table, &columns);
    let row = rows.choose(random).unwrap();
    let name = match table {
        "series_type" => "series_id",
        "recipient" => "document_id",
        "printed_row" => "page_id",
        _ => "id",
    };
    let mut touched = vec![integer(row, &columns, name)];
    match random.random_range(0..3) {
        0 => {
            let at = random.random_range(0..columns.all.len());
            let value = other(&row[at], random);
            if columns.all[at] == name
                && let Value::Integer(id) = value
            {
                touched.push(id);
            }
            let (condition, key) = condition(&columns, row);
            let sql = format!("UPDATE {table} SET {} = ? WHERE {condition}", columns.all[at]);
            let values = std::iter::once(value).chain(key);
            connection.execute(&sql, rusqlite::params_from_iter(values)).ok().filter(|changed| *changed == 1)?;
        }
        1 => {
            let (condition, key) = condition(&columns, row);
            let sql = format!("DELETE FROM {table} WHERE {condition}");
            assert_eq!(connection.execute(&sql, rusqlite::params_from_iter(key)).unwrap(), 1);
        }
        _ => {
            let mut new = row.clone();
            for key in &columns.key {
                let at = columns.all.iter().position(|column| column == key).unwrap();
                new[at] = Value::Integer(random.random_range(1..2_000));
            }
            for value in &mut new {
                if random.random_bool(0.2) {
                    *value = other(value, random);
                }
            }
            touched = vec![integer(&new, &columns, name)];
            let marks = vec!["?"; columns.all.len()].join(", ");
            let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", columns.all.join(", "));
            connection.execute(&sql, rusqlite::params_from_iter(new)).ok()?;
        }
    }
    Some(touched)
}

/// Removes the triggers; returns the statements that create them again.
fn unguard(connection: &Connection) -> Vec<String> {
    connection
        .execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF")
        .unwrap();
    let mut statement = connection.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let triggers: Vec<(String, String)> = triggers.map(Result::unwrap).collect();
    for (trigger, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    triggers.into_iter().map(|(_, sql)| sql).collect()
}

fn said<'a>(finding: &'a UserMessage, name: &str) -> Option<&'a Said> {
    finding.values().iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn number(finding: &UserMessage, name: &str) -> Option<i64> {
    match said(finding, name) {
        Some(Said::Plain(number)) => Some(*number),
        _ => None,
    }
}

/// Returns whether a finding names one of these rows.
fn names(finding: &UserMessage, table: &str, owner: &str, touched: &[i64], last: i64) -> bool {
    if table == "event" {
        return match finding.key() {
            "check-event-changed" => number(finding, "event").is_some_and(|event| touched.contains(&event)),
            "check-event-missing" => {
                let (from, to) = (number(finding, "from").unwrap(), number(finding, "to").unwrap());
                touched.iter().any(|id| (from..=to).contains(id) || *id == to + 1)
            }
            // Without the last event, its row has none.
            "check-row-added" | "check-row-changed" => touched == [last],
            _ => false,
        };
    }
    if table == "series" && finding.key() == "check-last-number" {
        return true;
    }
    said(finding, "table") == Some(&Said::Text(owner.to_owned()))
        && number(finding, "id").is_some_and(|id| touched.contains(&id))
}

/// Performs trials on one table, each on a fresh copy of the registry.
fn tried(table: &str, owner: &str, whole: &[u8], seed: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut done = 0;
    while done < trials() {
        fs::write(&path, whole).unwrap();
        let connection = Connection::open(&path).unwrap();
        unguard(&connection);
        let last: i64 = connection.query_row("SELECT max(id) FROM event", [], |row| row.get(0)).unwrap();
        let Some(touched) = tamper(&connection, table, &mut random) else { continue };
        connection.close().unwrap();
        let findings = Store::open(&path, Access::Read).unwrap().check(None, &Progress::default()).unwrap();
        let first = findings.iter().find(|finding| PLACES.contains(&finding.key()));
        let named = first.is_some_and(|first| names(first, table, owner, &touched, last));
        assert!(named, "seed {seed}, {table} {touched:?}: {findings:?}");
        done += 1;
    }
}

/// Findings that name a place.
const PLACES: &[&str] = &[
    "check-event-changed",
    "check-event-missing",
    "check-row-added",
    "check-row-changed",
    "check-row-removed",
    "check-last-number",
];

#[test]
fn every_change_behind_the_back_of_the_program_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    lived_in(&path);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    let own = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')
               AND name NOT LIKE 'sqlite%'";
    let mut found: Vec<String> =
        connection.prepare(own).unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut listed: Vec<&str> = TABLES.iter().map(|(table, _)| *table).chain(NO_RECORD.iter().copied()).collect();
    found.sort();
    listed.sort_unstable();
    assert_eq!(found, listed, "a table is of record or it is not");
    connection.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let seed = seed();
    thread::scope(|scope| {
        for half in TABLES.chunks(TABLES.len().div_ceil(2)) {
            let whole = &whole;
            scope.spawn(move || half.iter().for_each(|(table, owner)| tried(table, owner, whole, seed)));
        }
    });
}

/// Rewrites the history from one event on, as an attacker would who knows the program: every seal matches
/// again.
fn forge(connection: &Connection, document: i64) {
    connection.execute("UPDATE document SET priority = 3 WHERE id = ?1", [document]).unwrap();
    let after: String = connection
        .query_row("SELECT after FROM event WHERE record = 'document' AND record_id = ?1", [document], |row| row.get(0))
        .unwrap();
    let forged = after.replace(r#""priority":0"#, r#""priority":3"#);
    assert_ne!(after, forged);
    let digest = Sha256::digest(forged.as_bytes());
    connection
        .execute(
            "UPDATE event SET after = ?2, digest = ?3 WHERE record = 'document' AND record_id = ?1",
            params![document, forged, digest.as_slice()],
        )
        .unwrap();
    let mut seal = vec![0_u8; 32];
    let mut statement = connection
        .prepare(
            "SELECT id, record_id, at, clerk, action, record, before, after, reason, digest FROM event ORDER BY id",
        )
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let id: i64 = row.get(0).unwrap();
        let mut hash = Sha256::new();
        hash.update(&seal);
        hash.update(id.to_le_bytes());
        hash.update(row.get::<_, i64>(1).unwrap().to_le_bytes());
        for column in 2..10 {
            let value = row.get_ref(column).unwrap();
            let bytes = value.as_bytes().unwrap();
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        }
        seal = hash.finalize().to_vec();
        connection.execute("UPDATE event SET chain = ?2 WHERE id = ?1", params![id, seal]).unwrap();
    }
}

#[test]
fn a_history_written_anew_does_not_have_the_printed_head() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    lived_in(&path);
    let mut store = Store::open(&path, Access::Write).unwrap();
    let (_, printed) = store.head().unwrap();
    store.register_incoming(&incoming(70)).unwrap();
    let check = |head| Store::open(&path, Access::Read).unwrap().check(head, &Progress::default()).unwrap();
    assert_eq!(check(Some(printed)), [], "the registry went on after the printed head");
    drop(store);

    let connection = Connection::open(&path).unwrap();
    let guards = unguard(&connection);
    forge(&connection, 12);
    connection.execute_batch(&guards.join(";")).unwrap();
    connection.close().unwrap();
    assert_eq!(check(None), [], "by itself the forged history is without fault");
    let keys: Vec<_> = check(Some(printed)).iter().map(UserMessage::key).collect();
    assert_eq!(keys, ["check-head-unknown"]);
    assert_eq!(check(Some(Head([0; 32]))).len(), 1, "any other head is unknown");
}

#[test]
fn triggers_keep_what_is_registered_also_from_replacing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    lived_in(&path);
    let connection = Connection::open(&path).unwrap();
    for sql in [
        "DELETE FROM event",
        "UPDATE event SET reason = 'x'",
        "INSERT OR REPLACE INTO event SELECT * FROM event LIMIT 1",
        "DELETE FROM document",
        "UPDATE document SET number = number + 100",
        "UPDATE document SET arrival_date = '2026-03-01' WHERE book = 'incoming'",
        "UPDATE document SET code = '1/QĐ-X' WHERE book = 'outgoing'",
        "INSERT OR REPLACE INTO document SELECT * FROM document LIMIT 1",
        "REPLACE INTO document SELECT NULL, book, series_id, number, suffix, code, arrival_date, issued_date, type_name,
         organ_name, 'khác', signer_prefix, signer_position, signer_full_name, priority, due_date, hand_over_date, page_amount,
         language, description, file_organ_id, file_catalog, file_notation, doc_ordinal, to_places, trace_header_list, came_by,
         normative, drafting_unit, issued_amount, file_copy_unit, numbered, double, reason, cautions, standing,
         standing_reason, standing_authority, standing_date, registered_event, duplicate_key, import_fingerprint,
         numbered_at_origin FROM document LIMIT 1",
        "DELETE FROM series",
        "UPDATE series SET last = 0",
        "DELETE FROM link",
        "DELETE FROM issuer",
        "UPDATE issuer SET abbreviation = 'khác'",
        "INSERT OR REPLACE INTO issuer SELECT * FROM issuer LIMIT 1",
        "REPLACE INTO issuer SELECT NULL, document_id, ordinal, 'khác', abbreviation, authority_id FROM issuer LIMIT 1",
        "DELETE FROM reservation",
        "DELETE FROM attachment",
        "INSERT OR REPLACE INTO attachment SELECT * FROM attachment LIMIT 1",
        "UPDATE attachment SET hash = zeroblob (32)",
        "UPDATE attachment SET standing = 'valid', standing_reason = '' WHERE standing = 'withdrawn'",
        "DELETE FROM submission",
        "UPDATE submission SET submitted_to = 'khác'",
        "DELETE FROM instruction",
        "UPDATE instruction SET text = 'khác'",
        "DELETE FROM assignment",
        "UPDATE assignment SET due_date = '2027-01-01'",
        "DELETE FROM hand_over",
        "UPDATE hand_over SET struck = '' WHERE struck <> ''",
        "INSERT OR REPLACE INTO hand_over SELECT * FROM hand_over LIMIT 1",
        "DELETE FROM confirmation",
        "UPDATE confirmation SET day = '2026-02-09'",
        "DELETE FROM sent_back",
        "UPDATE sent_back SET reason = 'khác'",
        "DELETE FROM number_ruling",
        "UPDATE number_ruling SET reason = 'khác'",
        "INSERT OR REPLACE INTO number_ruling SELECT * FROM number_ruling LIMIT 1",
        "DELETE FROM dispatch",
        "UPDATE dispatch SET sent_by = 'hand'",
        "DELETE FROM loan",
        "UPDATE loan SET borrower = 'khác'",
        "DELETE FROM envelope",
        "UPDATE envelope SET document_id = 1 WHERE document_id IS NOT NULL",
        "DELETE FROM struck_number",
        "UPDATE struck_number SET reason = 'khác'",
        "INSERT OR REPLACE INTO struck_number SELECT * FROM struck_number LIMIT 1",
        "REPLACE INTO struck_number SELECT NULL, series_id, number, back_to, 'khác', ruled_by, day FROM struck_number LIMIT 1",
        "DELETE FROM restoring",
        "UPDATE restoring SET asks = 0",
        "INSERT OR REPLACE INTO restoring SELECT * FROM restoring LIMIT 1",
        "DELETE FROM lost_number",
        "UPDATE lost_number SET in_turn = 0",
        "INSERT OR REPLACE INTO lost_number SELECT * FROM lost_number LIMIT 1",
        "DELETE FROM last_number",
        "UPDATE last_number SET number = 1",
        "INSERT OR REPLACE INTO last_number SELECT * FROM last_number LIMIT 1",
        "DELETE FROM repair",
        "UPDATE repair SET parts = 'khác'",
        "INSERT OR REPLACE INTO repair SELECT * FROM repair LIMIT 1",
        "DELETE FROM lost_page",
        "UPDATE lost_page SET page = page + 1",
        "INSERT OR REPLACE INTO lost_page SELECT * FROM lost_page LIMIT 1",
    ] {
        let refused = connection.execute_batch(sql).unwrap_err().to_string();
        let ours = ["never", "keeps its place", "stay"];
        assert!(ours.iter().any(|words| refused.contains(words)), "{sql}: {refused}");
    }
    connection.close().unwrap();
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// Creates a small registry with documents, changed by this script as any other program could.
fn changed_by(script: &str) -> (tempfile::TempDir, PathBuf) {
    let (folder, path, mut store) = fixtures::registry(&fixtures::office("UBND tỉnh", "UBND"));
    (0..5).for_each(|at| drop(store.register_incoming(&incoming(at)).unwrap()));
    drop(store);
    change(&path, script);
    (folder, path)
}

fn change(path: &Path, script: &str) {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(script).unwrap();
    connection.close().unwrap();
}

/// Returns a check's findings on the schema: the key, and the part it names.
fn of_schema(path: &Path) -> Vec<(&'static str, String)> {
    let findings = check_registry(path, None, &Progress::default()).unwrap().findings;
    let of_schema = findings.iter().filter(|finding| finding.key().starts_with("check-schema-"));
    let part = |finding: &UserMessage| match said(finding, "part") {
        Some(Said::Text(part)) => part.clone(),
        other => panic!("{other:?}"),
    };
    of_schema.map(|finding| (finding.key(), part(finding))).collect()
}

fn opened(path: &Path, access: Access) -> Result<(), StoreError> {
    Store::open(path, access).map(drop)
}

/// Asserts that it cannot be summarized or restored elsewhere, and that nothing is left behind.
fn is_no_copy(path: &Path) {
    let elsewhere = path.with_file_name("elsewhere");
    let target = elsewhere.join("registry.db");
    let now = day("2026-11-29").and_hms_opt(12, 0, 0).unwrap();
    let built_otherwise =
        |refused: StoreError| matches!(refused, StoreError::Foreign(..) | StoreError::OtherSchema(..));
    assert!(built_otherwise(restore(path, &target, now, &Progress::default()).unwrap_err()));
    assert!(built_otherwise(backup_summary(path, &target, &Progress::default()).unwrap_err()));
    assert_eq!(fs::read_dir(elsewhere).unwrap().count(), 0);
}

#[test]
fn triggers_and_views_of_others_are_refused_before_they_do_anything() {
    let endless = "WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more)";
    for (script, part) in [
        (
            "CREATE TRIGGER zz AFTER INSERT ON document BEGIN
             UPDATE document SET page_amount = 99, due_date = '2030-01-01' WHERE id = NEW.id; END"
                .to_owned(),
            "trigger zz (document)",
        ),
        (
            format!(
                "CREATE TRIGGER endless BEFORE INSERT ON event BEGIN
                 SELECT count(*) FROM (SELECT * FROM document, document, document, document, document, document, document,
                 document, document, document, document, document, document, document, document, document, document); END;
                 CREATE VIEW endless_view AS {endless} SELECT n FROM more"
            ),
            "trigger endless (event)",
        ),
        (
            "DROP TRIGGER document_no_delete;
             CREATE TRIGGER document_no_delete BEFORE DELETE ON document BEGIN SELECT 1; END"
                .to_owned(),
            "trigger document_no_delete (document)",
        ),
        (
            format!("ALTER TABLE period_start RENAME TO hidden; CREATE VIEW period_start AS {endless} SELECT n AS id FROM more"),
            "view period_start",
        ),
        ("CREATE VIEW harmless AS SELECT 1".to_owned(), "view harmless"),
    ] {
        let (_folder, path) = changed_by(&script);
        let before = fs::read(&path).unwrap();
        for access in [Access::Read, Access::Write] {
            assert_eq!(opened(&path, access), Err(StoreError::Foreign((&path).into(), part.into())), "{script}");
        }
        assert!(of_schema(&path).iter().any(|(_, named)| named == part), "{script}");
        is_no_copy(&path);
        assert_eq!(fs::read(&path).unwrap(), before, "{script}");
    }
}

#[test]
fn a_registry_without_its_guards_is_read_but_not_written() {
    let changed_table = "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (number BETWEEN 1 AND 999999999)', '') WHERE name = 'document';
         PRAGMA writable_schema = RESET";
    let other_index = "DROP INDEX document_due; CREATE INDEX document_due ON document (due_date)";
    for (script, wanted) in [
        ("DROP TRIGGER document_no_delete", &[("check-schema-missing", "trigger document_no_delete (document)")][..]),
        ("DROP INDEX reservation_key", &[("check-schema-missing", "index reservation_key (reservation)")]),
        (other_index, &[("check-schema-changed", "index document_due (document)")]),
        (changed_table, &[("check-schema-changed", "table document")]),
        (
            "DROP TABLE retired_type; CREATE TABLE retired_type (type_id INTEGER)",
            &[("check-schema-changed", "table retired_type")],
        ),
    ] {
        let (_folder, path) = changed_by(script);
        assert_eq!(opened(&path, Access::Write), Err(StoreError::Unguarded((&path).into())), "{script}");
        assert_eq!(Store::open(&path, Access::Read).unwrap().search_all(&Query::default()).unwrap().len(), 5);
        let found = of_schema(&path);
        assert_eq!(found.iter().map(|(key, part)| (*key, part.as_str())).collect::<Vec<_>>(), wanted, "{script}");
        is_no_copy(&path);
    }
}

/// Lists the copies kept beside the registry before a repair.
fn kept_before_repair(path: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(path.parent().unwrap()).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.to_string_lossy().contains("truoc-khi-dat-lai")).collect()
}

#[test]
fn missing_guards_and_indexes_are_put_back_after_a_copy_and_with_an_event() {
    let (_folder, path) =
        changed_by("DROP TRIGGER document_no_delete; DROP TRIGGER event_no_update; DROP INDEX reservation_key");
    let writer = Writer { clerk: Some("Trần Văn Thư".into()), ..Writer::default() };
    let Repaired { parts, kept } = rebuild_schema(&path, &writer).unwrap().unwrap();
    assert_eq!(
        parts,
        [
            "index reservation_key (reservation)",
            "trigger document_no_delete (document)",
            "trigger event_no_update (event)"
        ]
    );
    let mut store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
    let connection = Connection::open(&path).unwrap();
    assert!(connection.execute("DELETE FROM document", []).is_err(), "the guard is back");
    let sql = "SELECT clerk, action, record, after FROM event ORDER BY id DESC LIMIT 1";
    let [clerk, action, record, after]: [String; 4] =
        connection.query_row(sql, [], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?])).unwrap();
    assert_eq!([&*clerk, &*action, &*record], ["Trần Văn Thư", "put-back", "repair"]);
    assert!(after.contains("trigger event_no_update"), "{after}");
    store.register_incoming(&incoming(70)).unwrap();
    // A copy is kept, and nothing is done twice.
    assert_eq!(kept_before_repair(&path), std::slice::from_ref(&kept));
    assert_eq!(of_schema(&kept).len(), 3);
    assert_eq!(rebuild_schema(&path, &writer), Ok(None));
    assert_eq!(kept_before_repair(&path).len(), 1);
}

#[test]
fn what_else_is_wrong_with_a_schema_is_named_and_nothing_is_put_back() {
    let other_index = "DROP INDEX document_due; CREATE INDEX document_due ON document (due_date)";
    for (script, part) in [
        ("DROP TABLE retired_type", "table retired_type"),
        (other_index, "index document_due (document)"),
        ("CREATE TRIGGER zz AFTER INSERT ON document BEGIN SELECT 1; END", "trigger zz (document)"),
    ] {
        let (_folder, path) = changed_by(&format!("DROP TRIGGER document_no_delete; {script}"));
        let before = form_and_schema(&path);
        let refused = rebuild_schema(&path, &Writer::default()).unwrap_err();
        let (StoreError::OtherSchema(_, named) | StoreError::Foreign(_, named)) = &refused else {
            panic!("{refused:?}")
        };
        assert_eq!(named, part);
        assert_eq!((form_and_schema(&path), kept_before_repair(&path).len()), (before, 0));
    }
    // An index that the rows contradict cannot be restored; foreign tables stay.
    let held = "INSERT INTO reservation (series_id, number, in_turn, holder, reason, until, state) VALUES (1, 90, 0, 'A', 'B', '2026-12-31', 'held')";
    let (_folder, path) = changed_by(&format!("DROP INDEX reservation_key; {held}; {held}"));
    let before = form_and_schema(&path);
    rebuild_schema(&path, &Writer::default()).unwrap_err();
    assert_eq!((form_and_schema(&path), kept_before_repair(&path).len()), (before, 0));
    let (_folder, path) = changed_by("CREATE TABLE notes (a); DROP TRIGGER document_no_delete");
    assert_eq!(rebuild_schema(&path, &Writer::default()).unwrap().unwrap().parts.len(), 1);
    assert_eq!(of_schema(&path), [("check-schema-foreign", "table notes".to_owned())]);
}

#[test]
fn the_command_that_checks_puts_back_what_is_missing() {
    let (_folder, path) = changed_by("DROP TRIGGER document_no_delete");
    let check = |words: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_vanthu"));
        let output = command.arg("check").args(words).args(["--lang", "vi", "--registry"]).arg(&path).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = check(&[]);
    assert_eq!(code, Some(1));
    assert!(said.contains("trigger document_no_delete") && said.contains("vanthu check --rebuild-schema"), "{said}");
    let (code, said) = check(&["--rebuild-schema"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Đã đặt lại") && said.contains("registry-truoc-khi-dat-lai.db"), "{said}");
    let (code, said) = check(&["--rebuild-schema"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("không thiếu"), "{said}");
}

#[test]
fn tables_and_indexes_of_others_are_named_and_do_no_harm() {
    let (_folder, path) = changed_by("CREATE TABLE notes (a); CREATE INDEX by_subject ON document (subject)");
    opened(&path, Access::Write).unwrap();
    let foreign = |part: &str| ("check-schema-foreign", part.to_owned());
    assert_eq!(of_schema(&path), [foreign("index by_subject (document)"), foreign("table notes")]);
    is_no_copy(&path);
    // SQLite's own statistics are no foreign part.
    let (_folder, path) = changed_by("ANALYZE");
    opened(&path, Access::Write).unwrap();
    assert_eq!(of_schema(&path), []);
}

/// Returns the form of a registry and its whole schema.
fn form_and_schema(path: &Path) -> (i64, Vec<String>) {
    let connection = Connection::open(path).unwrap();
    let form = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    let mut statement = connection.prepare("SELECT name || ifnull(sql, '') FROM sqlite_schema ORDER BY 1").unwrap();
    let said = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    (form, said)
}

#[test]
fn an_earlier_registry_with_parts_of_others_is_not_brought_up_to_date() {
    let earlier = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    for (version, script) in [
        (2, "CREATE TRIGGER zz AFTER INSERT ON event BEGIN UPDATE document SET page_amount = 99; END"),
        (4, "CREATE VIEW zz AS SELECT 1"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        fs::copy(earlier.join(format!("registry-{version}.db")), &path).unwrap();
        change(&path, script);
        let before = form_and_schema(&path);
        assert!(matches!(opened(&path, Access::Write), Err(StoreError::Foreign(..))), "{version}");
        assert_eq!(form_and_schema(&path), before);
        let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert!(names.iter().all(|name| !name.to_string_lossy().contains("truoc-nang-cap")), "{names:?}");
        is_no_copy(&path);
    }
    // A trigger of ours with another text is found when the rest is upgraded, and nothing is changed.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    fs::copy(earlier.join("registry-4.db"), &path).unwrap();
    change(
        &path,
        "DROP TRIGGER loan_no_delete; CREATE TRIGGER loan_no_delete BEFORE DELETE ON loan BEGIN SELECT 1; END",
    );
    let before = form_and_schema(&path);
    assert_eq!(
        opened(&path, Access::Write),
        Err(StoreError::Foreign((&path).into(), "trigger loan_no_delete (loan)".into()))
    );
    assert_eq!(form_and_schema(&path), before);
}

#[test]
fn names_of_clerks_and_places_of_copies_changed_behind_the_back_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("registry.db");
    let mut store = Store::open_or_create(&path).unwrap();
    let keys = |path: &Path| -> Vec<&'static str> {
        let findings = Store::open(path, Access::Read).unwrap().check(None, &Progress::default()).unwrap();
        findings.into_iter().map(|finding| finding.key()).collect()
    };
    assert_eq!(keys(&path), Vec::<&str>::new());
    store.name_clerk("Lê Văn Thư").unwrap();
    let copies = BackupSettings { folder: Some(folder.path().to_owned()), ..BackupSettings::default() };
    store.set_backup_settings(&copies).unwrap();
    assert_eq!(keys(&path), Vec::<&str>::new());
    drop(store);
    let clerks = "check-clerks-changed";
    let places = "check-copies-changed";
    for (at, (sql, found)) in [
        ("UPDATE clerk SET name = 'Kẻ Khác'", clerks),
        ("DELETE FROM clerk", clerks),
        ("INSERT INTO clerk (system_user, name) VALUES ('khac', 'Kẻ Khác')", clerks),
        ("UPDATE clerk SET system_user = 'khac'", clerks),
        ("UPDATE setting SET value = '/tmp' WHERE key = 'copies-folder'", places),
        ("DELETE FROM setting WHERE key = 'copies-folder'", places),
        ("UPDATE setting SET value = '0' WHERE key = 'copies-at-close'", places),
        ("DELETE FROM setting WHERE key = 'seal-of-copies'", places),
        ("DELETE FROM setting WHERE key = 'seal-of-clerks'", clerks),
    ]
    .into_iter()
    .enumerate()
    {
        let copy = folder.path().join(format!("copy-{at}.db"));
        fs::copy(&path, &copy).unwrap();
        let connection = Connection::open(&copy).unwrap();
        assert_eq!(connection.execute(sql, []).unwrap(), 1, "{sql}");
        connection.close().unwrap();
        assert_eq!(keys(&copy), [found], "{sql}");
    }
    // Set again, it is right.
    let copy = folder.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    Connection::open(&copy).unwrap().execute("UPDATE clerk SET name = 'Kẻ Khác'", []).unwrap();
    Store::open(&copy, Access::Write).unwrap().name_clerk("Lê Văn Thư").unwrap();
    assert_eq!(keys(&copy), Vec::<&str>::new());
}
