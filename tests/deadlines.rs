//! Deadlines in a registry: what is still waited for, what waits on a day, and the office's own calendar.

use std::fs;

use chrono::NaiveDate;
use vanthu::{
    domain::{
        book::Book,
        content::Content,
        day_work::{DueDocument, Waited},
        document::DocumentId,
        follow_up::{
            handling::{Duty, Instruction, Report, Role, State},
            status::step,
        },
        incoming::IncomingDraft,
        link::LinkKind,
        query::{DueIn, Query},
        registration::{Ruling, Withdrawal},
        working_calendar::{CalendarDay, WorkingCalendar},
    },
    jobs::import_calendar::import_calendar,
    progress::Progress,
    store::Store,
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn store(folder: &tempfile::TempDir) -> Store {
    Store::open_or_create(&folder.path().join("registry.db")).unwrap()
}

/// Registers an incoming document due on a day, and answers its id.
fn register(store: &mut Store, subject: &str, due: Option<NaiveDate>) -> DocumentId {
    let draft = IncomingDraft {
        arrival_date: Some(day(11, 16)),
        content: Content {
            organ_name: "Sở Nội vụ".into(),
            type_name: "Công văn".into(),
            subject: subject.into(),
            due_date: due,
            ..Content::default()
        },
        ..IncomingDraft::default()
    };
    store.register_incoming(&draft.check().unwrap().entry).unwrap().id
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
    let answer = register(&mut store, "văn bản trả lời", None);
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store
        .write(|gate| {
            gate.link(answer, LinkKind::Answers, answered, "")?;
            gate.withdraw(cancelled, Withdrawal::Cancel, &ruling)
        })
        .unwrap();

    let work = store.day_work(day(11, 23)).unwrap();
    assert_eq!(work.overdue, [DueDocument { id: overdue, book: Book::Incoming, due: day(11, 20) }]);
    assert_eq!(work.today, [DueDocument { id: today, book: Book::Incoming, due: day(11, 23) }]);
    assert_eq!(work.near, [DueDocument { id: near, book: Book::Incoming, due: day(11, 27) }]);
    let all = [overdue, today, near, answered, cancelled];
    assert_eq!(store.still_waited_for(&all).unwrap(), [overdue, today, near]);
    assert_eq!((work.incoming_waiting, work.outgoing_waiting), (7, 0), "all but the cancelled one");

    // An answer that is withdrawn answers nothing.
    store.write(|gate| gate.withdraw(answer, Withdrawal::Recall, &ruling)).unwrap();
    let waited_for = store.day_work(day(11, 23)).unwrap().overdue;
    assert_eq!(waited_for.iter().map(|document| document.id).collect::<Vec<_>>(), [answered, overdue]);
    assert_eq!(store.check(None, &Progress::default()).unwrap(), []);
}

/// The search by days and the status of a whole document say the same of every way two units can have it, also after a second
/// instruction without a unit.
#[test]
fn what_is_handled_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(&folder);
    let instruct =
        |text: &str| Instruction { author: "Chánh Văn phòng".into(), day: day(11, 17), text: text.into() };
    let mut seen = [0, 0];
    for roles in [[Role::Lead, Role::Support], [Role::Lead, Role::Lead], [Role::Support, Role::Support]] {
        for states in State::ALL.into_iter().flat_map(|one| State::ALL.map(|other| [one, other])) {
            for again in [false, true] {
                let id = register(&mut store, "giao hai đơn vị", Some(day(11, 20)));
                let units = ["Phòng A", "Phòng B"];
                let duties: Vec<Duty> = units
                    .iter()
                    .zip(roles)
                    .map(|(unit, role)| Duty { unit: (*unit).into(), role, due_date: None })
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
                let document = &store.documents(&[id]).unwrap()[0];
                let is_open = step(document, &store.follow_up(id).unwrap()).is_open();
                let waited_for = store.still_waited_for(&[id]).unwrap() == [id];
                assert_eq!(waited_for, is_open, "{roles:?} {states:?} {again}");
                seen[usize::from(is_open)] += 1;
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
        let due = waited.days(day(11, 23), &calendar);
        store.search_all(&Query { text: text.into(), book, year: Some(2026), due, ..Query::default() }).unwrap()
    };
    assert_eq!(found(Waited::All, "", Some(Book::Incoming)), [second, first]);
    assert_eq!(found(Waited::Overdue, "", Some(Book::Incoming)), [first]);
    assert_eq!(found(Waited::Today, "", None), []);
    assert_eq!(found(Waited::Near, "", None), [second]);
    assert_eq!(found(Waited::All, "tổng kết", None), [first]);
    assert_eq!(found(Waited::All, "", Some(Book::Outgoing)), []);
    let first_only = Query { due: Some(DueIn { from: None, to: day(12, 31) }), ..Query::default() };
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
    // What is said of a day again takes the place of what was said.
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
