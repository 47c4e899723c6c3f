//! Deadlines in a registry: what is still waited for, the work of a day, and the office's own calendar.

use std::fs;

use chrono::NaiveDate;
use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        content::{Content, Priority, Recipient, SignerInfo},
        day_work::{DueDocument, UnprintedRows, Waited},
        document::{Document, DocumentId},
        follow_up::{
            hand_over::HandOver,
            handling::{Duty, Instruction, Report, Role, State, Submission},
            receipt::Confirmation,
            sending::{Dispatch, SentBy},
            status::deadlines,
        },
        incoming::IncomingDraft,
        link::LinkKind,
        office::Authority,
        outgoing::OutgoingDraft,
        printing_on::{BookRow, PrintedBook, PrintedPage, PrintedRow, VolumePage},
        query::{Due, DueIn, Query},
        registration::{Ruling, Withdrawal},
        timed::Timed,
        working_calendar::{CalendarDay, WorkingCalendar},
    },
    jobs::import_calendar::import_calendar,
    progress::Progress,
    store::{Store, YearBook},
};

use crate::fixtures;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn store(folder: &tempfile::TempDir) -> Store {
    Store::open_or_create(&folder.path().join("registry.db")).unwrap()
}

/// Registers an incoming document due on a day, and returns its id.
fn register(store: &mut Store, subject: &str, due: Option<NaiveDate>) -> DocumentId {
    let draft = IncomingDraft {
        arrival_date: Some(day(11, 16)),
        content: Content { due_date: due, ..fixtures::content("Sở Nội vụ", "Công văn", subject) },
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap().id
}

/// Registers an outgoing document, and returns its id.
fn issue(store: &mut Store) -> DocumentId {
    let authority =
        Authority { name: "Văn phòng UBND tỉnh".into(), abbreviation: "VP".into(), ..Authority::default() };
    store.add_authority(&authority).unwrap();
    let recipient = Recipient { organ_name: "Sở Nội vụ".into(), ..Recipient::default() };
    let draft = OutgoingDraft {
        issued_date: Some(day(11, 19)),
        content: Content {
            signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
            ..fixtures::content("Văn phòng UBND tỉnh", "Công văn", "văn bản trả lời")
        },
        to: vec![recipient],
        ..OutgoingDraft::default()
    };
    store.register_outgoing(&draft.check().unwrap().entry).unwrap().id
}

/// An urgent document waits from its arrival until it is handed over, and then until its units are done.
#[test]
fn what_is_urgent_waits_until_somebody_has_handled_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    register(&mut store, "thường", None);
    let urgent = |store: &mut Store, arrived| {
        let draft = IncomingDraft {
            arrival_date: Some(arrived),
            content: Content {
                priority: Priority::Express,
                ..fixtures::content("Sở Nội vụ", "Công điện", "phòng chống bão")
            },
            ..IncomingDraft::default()
        };
        store.register_incoming(&draft.check().unwrap().entry).unwrap().id
    };
    let (later, sooner) = (urgent(&mut store, day(11, 20)), urgent(&mut store, day(11, 18)));
    let waiting = |store: &Store| {
        let urgent = store.day_work(day(11, 23)).unwrap().urgent;
        let documents = store.documents(&[later, sooner]).unwrap();
        let mut same = store.waited_for(&documents).unwrap().urgent;
        same.sort_by_key(|document| document.since);
        assert_eq!(same, urgent);
        let query = Query { due: Some(Due::AtOnce), ..Query::default() };
        assert_eq!(store.search_all(&query).unwrap(), urgent.iter().map(|document| document.id).collect::<Vec<_>>());
        urgent.iter().map(|document| (document.id, document.since)).collect::<Vec<_>>()
    };
    assert_eq!(waiting(&store), [(sooner, day(11, 18)), (later, day(11, 20))]);
    // A unit has it, and it was handed over: it waits for the unit.
    let instruction = Instruction { author: "Chánh Văn phòng".into(), day: day(11, 18), text: "giao".into() };
    let duty = Duty { unit: "Phòng A".into(), role: Role::Lead, due_date: None };
    let over = [HandOver { day: day(11, 20), unit: "Phòng A".into(), receiver: String::new() }];
    store
        .write(|gate| {
            gate.instruct(sooner, &instruction, &[duty])?;
            gate.hand_over(sooner, &over)?;
            gate.hand_over(later, &over)
        })
        .unwrap();
    assert_eq!(waiting(&store), [(sooner, day(11, 18))]);
    let done = Report { state: State::Done, day: Some(day(11, 21)), remark: String::new() };
    store.write(|gate| gate.report(sooner, Some("Phòng A"), &done)).unwrap();
    assert_eq!(waiting(&store), []);
}

/// Monday 23/11/2026; the 24th is off, so that Friday the 27th is three working days on.
#[test]
fn what_waits_on_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let overdue = register(&mut store, "quá hạn", Some(day(11, 20)));
    let today = register(&mut store, "đến hạn", Some(day(11, 23)));
    let near = register(&mut store, "sắp đến hạn", Some(day(11, 27)));
    register(&mut store, "còn lâu", Some(day(11, 30)));
    register(&mut store, "không hạn", None);
    let answered = register(&mut store, "đã trả lời", Some(day(11, 19)));
    let cancelled = register(&mut store, "đã hủy", Some(day(11, 19)));
    let answer = issue(&mut store);
    register(&mut store, "văn bản đến sau", None);
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store
        .write(|gate| {
            gate.link(answer, LinkKind::Answers, answered, "")?;
            gate.withdraw(cancelled, Withdrawal::Cancel, &ruling)
        })
        .unwrap();

    let work = store.day_work(day(11, 23)).unwrap();
    let waited = |id, due| DueDocument { id, book: Book::Incoming, due, units: Vec::new(), later: Vec::new() };
    assert_eq!(work.overdue, [waited(overdue, day(11, 20))]);
    assert_eq!(work.today, [waited(today, day(11, 23))]);
    assert_eq!(work.near, [waited(near, day(11, 27))]);
    assert_eq!(work.urgent, []);
    let all = store.documents(&[overdue, today, near, answered, cancelled]).unwrap();
    let waiting = store.waited_for(&all).unwrap();
    assert_eq!(waiting.due.iter().map(|document| document.id).collect::<Vec<_>>(), [overdue, today, near]);
    assert_eq!((work.incoming_waiting, work.outgoing_waiting), (7, 1), "all but the cancelled one");

    // An answer that is withdrawn answers nothing.
    store.write(|gate| gate.withdraw(answer, Withdrawal::Recall, &ruling)).unwrap();
    let waited_for = store.day_work(day(11, 23)).unwrap().overdue;
    assert_eq!(waited_for.iter().map(|document| document.id).collect::<Vec<_>>(), [answered, overdue]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// The query by days and the deadlines of a whole document agree for every way in which two units can have it,
/// each with its own deadline or the document's, also after a second instruction without a unit.
#[test]
fn what_is_handled_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let instruct =
        |text: &str| Instruction { author: "Chánh Văn phòng".into(), day: day(11, 17), text: text.into() };
    let mut seen = [0, 0];
    for roles in [[Role::Lead, Role::Support], [Role::Lead, Role::Lead], [Role::Support, Role::Support]] {
        for states in State::ALL.into_iter().flat_map(|one| State::ALL.map(|other| [one, other])) {
            for (again, due, own_days) in [
                (false, Some(day(11, 20)), [None, None]),
                (true, Some(day(11, 20)), [None, Some(day(11, 18))]),
                (false, None, [Some(day(11, 24)), Some(day(11, 25))]),
                (true, None, [Some(day(11, 24)), None]),
                (false, Some(day(11, 25)), [Some(day(11, 19)), None]),
                (false, None, [None, Some(day(11, 26))]),
                (false, Some(day(11, 20)), [Some(day(11, 20)), None]),
            ] {
                let id = register(&mut store, "giao hai đơn vị", due);
                let units = ["Phòng A", "Phòng B"];
                let duties: Vec<Duty> = units
                    .iter()
                    .zip(roles)
                    .zip(own_days)
                    .map(|((unit, role), due_date)| Duty { unit: (*unit).into(), role, due_date })
                    .collect();
                store
                    .write(|gate| {
                        gate.instruct(id, &instruct("giao"), &duties)?;
                        for (unit, state) in units.iter().zip(states) {
                            let report = Report { state, day: Some(day(11, 18)), remark: "theo báo cáo".into() };
                            gate.report(id, Some(unit), &report)?;
                        }
                        if again { gate.instruct(id, &instruct("xem lại"), &[]) } else { Ok(()) }
                    })
                    .unwrap();
                let documents = store.documents(&[id]).unwrap();
                let deadlines = deadlines(&documents[0], &store.follow_up(id).unwrap());
                let earliest = deadlines.iter().map(|deadline| deadline.due).min();
                let first = || deadlines.iter().filter(|deadline| Some(deadline.due) == earliest);
                let mut units: Vec<_> = first().filter_map(|deadline| deadline.unit.clone()).collect();
                units.sort_by_key(|(_, role)| *role != Role::Lead);
                let later = deadlines.iter().filter(|deadline| Some(deadline.due) != earliest);
                let later: Vec<_> =
                    later.filter_map(|deadline| Some((deadline.unit.clone()?.0, deadline.due))).collect();
                let wanted: Vec<DueDocument> = (earliest.into_iter())
                    .map(|due| DueDocument {
                        id,
                        book: Book::Incoming,
                        due,
                        units: units.iter().map(|(unit, _)| unit.clone()).collect(),
                        later: later.clone(),
                    })
                    .collect();
                assert_eq!(store.waited_for(&documents).unwrap().due, wanted, "{roles:?} {states:?} {again}");
                let mut in_time = store.due(DueIn { from: None, to: day(12, 31) }).unwrap();
                in_time.retain(|document| document.id == id);
                assert_eq!(in_time, wanted);
                seen[usize::from(!wanted.is_empty())] += 1;
            }
        }
    }
    assert!(seen[0] > 5 && seen[1] > 5, "{seen:?}");
}

#[test]
fn the_list_is_narrowed_to_what_is_due() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let first = register(&mut store, "họp tổng kết", Some(day(11, 20)));
    let second = register(&mut store, "họp giao ban", Some(day(11, 27)));
    register(&mut store, "họp cuối năm", Some(day(12, 20)));
    register(&mut store, "họp", None);
    let calendar = WorkingCalendar::default();
    let found = |waited: Waited, text: &str, book| {
        let due = waited.due(day(11, 23), &calendar);
        store.search_all(&Query { text: text.into(), book, year: Some(2026), due, ..Query::default() }).unwrap()
    };
    assert_eq!(found(Waited::All, "", Some(Book::Incoming)), [first, second]);
    assert_eq!(found(Waited::Overdue, "", Some(Book::Incoming)), [first]);
    assert_eq!(found(Waited::Today, "", None), []);
    assert_eq!(found(Waited::Near, "", None), [second]);
    assert_eq!(found(Waited::All, "tổng kết", None), [first]);
    assert_eq!(found(Waited::All, "", Some(Book::Outgoing)), []);
    let first_only = Query { due: Some(Due::In(DueIn { from: None, to: day(12, 31) })), ..Query::default() };
    assert_eq!(store.search(&first_only, 2).unwrap().len(), 2);
}

#[test]
fn the_office_keeps_its_own_days() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let friday = CalendarDay { day: day(1, 2), off: true, name: "Nghỉ hoán đổi".into() };
    let saturday = CalendarDay { day: day(1, 10), off: false, name: " ".into() };
    store.write(|gate| [&friday, &saturday].into_iter().try_for_each(|own| gate.put_calendar_day(own))).unwrap();
    let calendar = store.calendar().unwrap();
    assert!(calendar.is_off(day(1, 2)) && !calendar.is_off(day(1, 10)));
    assert_eq!(calendar.own_day(day(1, 10)).unwrap().name, "Làm bù");
    // Setting a day again replaces what was set.
    let again = CalendarDay { name: "Nghỉ bù".into(), ..friday };
    store.write(|gate| gate.put_calendar_day(&again)).unwrap();
    assert_eq!(store.calendar().unwrap().own_days(2026).count(), 2);
    assert!(store.write(|gate| gate.remove_calendar_day(day(1, 2))).unwrap());
    assert!(!store.write(|gate| gate.remove_calendar_day(day(1, 2))).unwrap());
    assert!(!store.calendar().unwrap().is_off(day(1, 2)));
}

#[test]
fn a_list_of_days_is_taken_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let path = folder.path().join("lich.csv");
    fs::write(&path, "ngày,loại,tên\n31/08/2026,nghỉ,Nghỉ hoán đổi\n22/8/2026,làm,\n31/9/2026,nghỉ,sai\n").unwrap();
    let refused = import_calendar(&mut store, &path).unwrap().unwrap_err();
    assert_eq!(refused.iter().map(|row| row.line).collect::<Vec<_>>(), [4]);
    assert_eq!(store.calendar().unwrap(), WorkingCalendar::default());
    fs::write(&path, "ngày,loại,tên\n31/08/2026,nghỉ,Nghỉ hoán đổi\n22/8/2026,làm,\n").unwrap();
    assert_eq!(import_calendar(&mut store, &path).unwrap().unwrap(), 2);
    let calendar = store.calendar().unwrap();
    // Friday 21/8, Saturday 22/8 worked; Monday 31/8, and the National Day on 01 and 02/9.
    assert_eq!(calendar.after_working_days(day(8, 21), 1), Some(day(8, 22)));
    assert_eq!(calendar.after_working_days(day(8, 28), 1), Some(day(9, 3)));
}

/// A supporting unit that is late does not hide the unit that leads.
#[test]
fn a_late_lead_is_chased_however_the_supporters_stand() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let id = register(&mut store, "giao hai đơn vị", None);
    let instruction = Instruction { author: "Chánh Văn phòng".into(), day: day(11, 16), text: "giao".into() };
    let duty = |unit: &str, role, due| Duty { unit: unit.into(), role, due_date: Some(due) };
    let duties = [duty("Phòng A", Role::Lead, day(11, 20)), duty("Phòng B", Role::Support, day(11, 16))];
    store.write(|gate| gate.instruct(id, &instruction, &duties)).unwrap();
    let overdue = store.day_work(day(11, 23)).unwrap().overdue;
    let expected = DueDocument {
        id,
        book: Book::Incoming,
        due: day(11, 16),
        units: vec!["Phòng B".into()],
        later: vec![("Phòng A".into(), day(11, 20))],
    };
    assert_eq!(overdue, [expected]);
}

/// Registers an incoming document that came on a day in some way.
fn comes(store: &mut Store, came_by: CameBy, arrived: NaiveDate) -> DocumentId {
    let draft = IncomingDraft {
        arrival_date: Some(arrived),
        came_by,
        content: fixtures::content("Sở Nội vụ", "Công văn", "báo cáo công tác"),
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap().id
}

/// Lists what is late on a day, and compares it with the filters of the list.
fn late(store: &Store, on: NaiveDate) -> Vec<(DocumentId, Timed, NaiveDate)> {
    let late = store.day_work(on).unwrap().late;
    for timed in Timed::ALL {
        let query = Query { due: Some(Due::Late(timed, on)), ..Query::default() };
        let ids: Vec<_> = late.iter().filter(|late| late.timed == timed).map(|late| late.id).collect();
        assert_eq!(store.search_all(&query).unwrap(), ids, "{timed:?}");
    }
    late.into_iter().map(|late| (late.id, late.timed, late.last_day)).collect()
}

/// Điều 21.2.c: on the same day, whatever day of the week it is.
#[test]
fn receipts_by_wire_are_confirmed_the_same_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let by_wire = comes(&mut store, CameBy::Wire, day(11, 20));
    comes(&mut store, CameBy::Post, day(11, 20));
    let confirmed = comes(&mut store, CameBy::EMail, day(11, 20));
    store.write(|gate| gate.confirm(confirmed, Confirmation { day: day(11, 20) })).unwrap();
    assert_eq!(late(&store, day(11, 19)), [], "it has not come yet");
    assert_eq!(late(&store, day(11, 20)), [(by_wire, Timed::Receipt, day(11, 20))]);
    store.write(|gate| gate.confirm(by_wire, Confirmation { day: day(11, 21) })).unwrap();
    assert_eq!(late(&store, day(11, 20)), []);
}

/// Điều 18.1: at once; other documents on the next working day, which after Thursday 19/11/2026 is Friday.
#[test]
fn an_urgent_outgoing_document_is_sent_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let usual = issue(&mut store);
    let mut documents = store.documents(&[usual]).unwrap();
    let Document::Outgoing(outgoing) = documents.remove(0) else { panic!("not outgoing") };
    let mut entry = outgoing.entry;
    entry.content.priority = Priority::Express;
    let urgent = store.register_outgoing(&entry).unwrap().id;
    assert_eq!(late(&store, day(11, 19)), [(urgent, Timed::Sending, day(11, 19))]);
    let both = [(urgent, Timed::Sending, day(11, 19)), (usual, Timed::Sending, day(11, 20))];
    assert_eq!(late(&store, day(11, 20)), both);
    let dispatch = Dispatch {
        day: day(11, 20),
        sent_by: SentBy::Wire,
        sent_to: String::new(),
        envelopes: None,
        received_date: None,
        remark: String::new(),
    };
    store.write(|gate| gate.dispatch(urgent, &dispatch)).unwrap();
    assert_eq!(late(&store, day(11, 20)), [both[1]]);
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store.write(|gate| gate.withdraw(usual, Withdrawal::Cancel, &ruling)).unwrap();
    assert_eq!(late(&store, day(11, 23)), []);
}

/// Điều 23.1: by the next working day, which after Friday 20/11/2026 is Monday; after the instruction the
/// document has to be handed over.
#[test]
fn what_is_submitted_late_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let id = comes(&mut store, CameBy::Post, day(11, 20));
    assert_eq!(late(&store, day(11, 22)), [], "Saturday and Sunday do not count");
    assert_eq!(late(&store, day(11, 23)), [(id, Timed::Submission, day(11, 23))]);
    let submission = Submission { day: day(11, 23), submitted_to: "Chánh Văn phòng".into() };
    store.write(|gate| gate.submit(id, &submission)).unwrap();
    assert_eq!(late(&store, day(11, 25)), [], "who instructs has it");
    let instruction = Instruction { author: "Chánh Văn phòng".into(), day: day(11, 25), text: "giao".into() };
    let duty = Duty { unit: "Phòng A".into(), role: Role::Lead, due_date: None };
    store.write(|gate| gate.instruct(id, &instruction, &[duty])).unwrap();
    assert_eq!(late(&store, day(11, 25)), []);
    assert_eq!(late(&store, day(11, 26)), [(id, Timed::HandOver, day(11, 26))]);
    let over = [HandOver { day: day(11, 26), unit: "Phòng A".into(), receiver: String::new() }];
    store.write(|gate| gate.hand_over(id, &over)).unwrap();
    assert_eq!(late(&store, day(11, 26)), []);
    // Documents from before the range that a day's work covers are not chased.
    comes(&mut store, CameBy::Post, day(7, 1));
    assert_eq!(late(&store, day(11, 26)), []);
}

/// Điều 22.3.b: as soon as there are as many new rows as the fullest printed page holds.
#[test]
fn full_pages_are_printed_where_pages_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let of = YearBook { book: Book::Incoming, year: 2026, authority: None };
    let first: Vec<DocumentId> = (16..19).map(|on| comes(&mut store, CameBy::Post, day(11, on))).collect();
    let row = |id: DocumentId| PrintedRow {
        row: BookRow { document: id, place: format!("{:09}", id.0), cells: Vec::new(), struck: false },
        rest: Vec::new(),
    };
    let page = |at, rows: &[DocumentId]| PrintedPage {
        at: VolumePage { volume: 1, page: at },
        supplement: 0,
        rows: rows.iter().map(|id| row(*id)).collect(),
        drawn: Vec::new(),
    };
    let unprinted = |store: &Store| store.day_work(day(11, 23)).unwrap().unprinted;
    assert_eq!(unprinted(&store), [], "no page was printed of it");
    let pages = [page(1, &first[..2]), page(2, &first[2..])];
    store.write(|gate| gate.keep_pages(of, &PrintedBook::default(), &pages)).unwrap();
    comes(&mut store, CameBy::Post, day(11, 20));
    assert_eq!(unprinted(&store), []);
    comes(&mut store, CameBy::Post, day(11, 20));
    let expected = UnprintedRows { book: Book::Incoming, authority: None, year: 2026, amount: 2 };
    assert_eq!(unprinted(&store), [expected]);
}
