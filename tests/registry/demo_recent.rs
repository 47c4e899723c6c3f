//! The demo of the twelve months up to a day: its figures, its days, and that its work is done as the plan of an office says.

use std::{collections::BTreeMap, path::Path};

use chrono::{Months, NaiveDate};
use vanthu::{
    clock::Clock,
    demo::{DemoAction, DemoEntry, RecentMonths},
    domain::{
        book::Book,
        content::Priority,
        document::Document,
        follow_up::{action::FollowUpAction, handling::State, status::Status},
        number::Number,
        numbering::GapCause,
        query::Query,
        reservation::ReservationState,
        working_calendar::WorkingCalendar,
    },
    jobs::{
        check::check_registry,
        demo::{DemoRequest, fill_recent, make_demo},
    },
    progress::Progress,
    store::{Access, Files, Store, Writer},
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The planned actions on one incoming document.
struct Handled {
    arrived: NaiveDate,
    due: Option<NaiveDate>,
    urgent: bool,
    done: Option<NaiveDate>,
    instructed: bool,
    handed_over: bool,
}

/// Reads the incoming documents of a plan, with the answers that outgoing ones are.
fn handled(plan: &RecentMonths) -> Vec<Handled> {
    let (mut all, mut asked) = (Vec::new(), BTreeMap::new());
    for document in plan.days().flat_map(|of_day| of_day.documents) {
        match document.entry {
            DemoEntry::Incoming(draft) => {
                let follow_ups = document.actions.iter().filter_map(|(day, action)| match action {
                    DemoAction::FollowUp(action) => Some((*day, action)),
                    DemoAction::Withdraw(..) => None,
                });
                let mut found = Handled {
                    arrived: draft.arrival_date.unwrap(),
                    due: draft.content.due_date,
                    urgent: draft.content.priority != Priority::Normal,
                    done: None,
                    instructed: false,
                    handed_over: draft.content.hand_over_date.is_some(),
                };
                for (day, action) in follow_ups {
                    match action {
                        FollowUpAction::Report(_, report) if report.state == State::Done => found.done = Some(day),
                        FollowUpAction::Instruct(..) => found.instructed = true,
                        // A document that is sent back is not handed over.
                        FollowUpAction::HandOver(_) | FollowUpAction::SendBack(_) => found.handed_over = true,
                        _ => {}
                    }
                }
                if let Some(number) = document.asked {
                    asked.insert(number, all.len());
                }
                all.push(found);
            }
            DemoEntry::Outgoing(draft) => {
                if let Some(number) = document.answers {
                    all[asked[&number]].done = draft.issued_date;
                }
            }
        }
    }
    all
}

#[test]
fn twelve_months_have_their_documents_on_working_days_up_to_today() {
    let by_law = WorkingCalendar::default();
    // A Monday, a Sunday, days after a new year, a leap day, and a day of Tết.
    for today in ["2026-11-30", "2026-11-29", "2027-01-02", "2028-02-29", "2026-02-17"] {
        let (today, plan) = (day(today), RecentMonths::new(day(today), Some(2_000)));
        let (mut incoming, mut outgoing) = (0, 0);
        let mut last_day = None;
        for of_day in plan.days() {
            let on = of_day.day;
            assert!(today.checked_sub_months(Months::new(12)).unwrap() < on && on <= today, "{on}");
            assert!(!by_law.is_off(on) && last_day < Some(on), "{on}");
            last_day = Some(on);
            for document in of_day.documents {
                match document.entry {
                    DemoEntry::Incoming(draft) => {
                        incoming += 1;
                        let entry = draft.check().unwrap().entry;
                        assert_eq!(entry.arrival_date, on);
                        let issued = entry.issued_date.unwrap();
                        assert!(issued <= on && !by_law.is_off(issued), "{issued}");
                        assert!(entry.content.hand_over_date.is_none_or(|handed| handed == on));
                        assert!(entry.content.due_date.is_none_or(|due| due > on && !by_law.is_off(due)));
                    }
                    DemoEntry::Outgoing(draft) => {
                        outgoing += 1;
                        assert_eq!(draft.check().unwrap().entry.issued_date, on);
                    }
                }
                let mut before = on;
                for (acted, _) in document.actions {
                    assert!(before <= acted && acted <= today && !by_law.is_off(acted), "{acted} of {on}");
                    before = acted;
                }
            }
        }
        // 2,000 documents at the rate of the report: 2000 × 44375 / 58144 = 1526.4.
        assert_eq!((incoming, outgoing), (1_526, 474), "{today}");
        assert_eq!(plan.total(), 2_000);
    }
}

#[test]
fn the_work_is_done_as_in_an_office() {
    let today = day("2026-11-30");
    let plan = RecentMonths::new(today, None);
    let all = handled(&plan);
    assert_eq!((plan.total(), all.len()), (58_144, 44_375), "the report's figures");
    // In hundredths of a percent.
    let share = |part: usize, whole: usize| part * 10_000 / whole;
    let count = |fits: &dyn Fn(&Handled) -> bool| all.iter().filter(|one| fits(one)).count();
    let within =
        |share: usize, from: usize, to: usize, what: &str| assert!((from..=to).contains(&share), "{what}: {share}");
    // 92.5 of 100 are not urgent, of which 20 have a deadline; of the 7.5 urgent ones 50: 22.25.
    let with_deadline = count(&|one| one.due.is_some());
    within(share(with_deadline, all.len()), 2_125, 2_325, "with a deadline");
    // All with a deadline, all urgent ones and 85 of 100 others: 26 + 0.85 × 74 = 88.9, less what came last.
    within(share(count(&|one| one.instructed), all.len()), 8_700, 8_950, "instructed");
    // All of these and 70 of 100 others: 77.8, less those of the last days: half of 15 working days of 249, 3.
    within(share(count(&|one| one.done.is_some()), all.len()), 7_250, 7_750, "done");
    // Of those that had to be done by now, 94 of 100 were in time.
    let past = count(&|one| one.due.is_some_and(|due| due < today));
    let in_time = count(&|one| one.due.is_some_and(|due| due < today && one.done.is_some_and(|done| done <= due)));
    within(share(in_time, past), 9_250, 9_550, "in time");
    // Some 40 deadlines fall on a working day; 5.4 of 100 are late by 2.5 days on average, 0.6 by 10: 8.
    let is_open = |one: &Handled, from: Option<NaiveDate>, to: NaiveDate| {
        one.done.is_none() && one.due.is_some_and(|due| from.is_none_or(|from| from <= due) && due <= to)
    };
    let overdue = count(&|one| is_open(one, None, day("2026-11-29")));
    assert!((2..=25).contains(&overdue), "{overdue} overdue");
    let due_today = count(&|one| is_open(one, Some(today), today));
    assert!((1..=20).contains(&due_today), "{due_today} due today");
    let near = count(&|one| is_open(one, Some(day("2026-12-01")), day("2026-12-03")));
    assert!((5..=80).contains(&near), "{near} near");
    // In the morning of a day on which some 105 come, 40 of 100 wait; of the day before those that were submitted first.
    let waiting = count(&|one| !one.handed_over);
    assert!((30..=110).contains(&waiting), "{waiting} wait");
    assert!(all.iter().all(|one| one.handed_over || one.arrived >= day("2026-11-27")), "only of the last two days");
    let urgent = count(&|one| one.urgent && !one.handed_over);
    assert!((1..=12).contains(&urgent), "{urgent} urgent ones wait");
}

fn made(folder: &Path, now: &str, documents: u64) -> Store {
    let request = DemoRequest { year: None, documents: Some(documents) };
    let writer = Writer { clerk: Some("Lê Thị Mẫu".to_owned()), ..Writer::from(&Clock::at(now.parse().unwrap())) };
    let registry = make_demo(folder, request, &writer, &Progress::default(), |_| {}).unwrap();
    Store::open(&registry, Access::Read).unwrap()
}

#[test]
fn the_registry_is_sound_and_reads_as_that_of_an_office() {
    let folder = tempfile::tempdir().unwrap();
    let now: chrono::NaiveDateTime = "2027-02-01T09:00:00".parse().unwrap();
    let store = made(folder.path(), "2027-02-01T09:00:00", 2_000);
    let checked = check_registry(&folder.path().join("registry.db"), None, &Progress::default()).unwrap();
    assert_eq!((checked.findings, checked.documents), (Vec::new(), 2_000));
    assert_eq!(checked.files_of_none, Vec::<std::path::PathBuf>::new());

    // Two calendar years, each from 1 on without a gap but for the numbers that are held.
    assert_eq!(store.years().unwrap(), [2027, 2026]);
    let mut documents = 0;
    for year in [2026, 2027] {
        for series in store.numbers(year).unwrap() {
            let is_held = |cause: &Option<GapCause>| {
                matches!(cause, Some(GapCause::Reserved { state: ReservationState::Held, .. }))
            };
            assert!(series.gaps.iter().all(|gap| is_held(&gap.cause)), "{series:?}");
            let held: u32 = series.gaps.iter().map(|gap| gap.to - gap.from + 1).sum();
            assert_eq!(series.documents + u64::from(held), u64::from(series.last), "{series:?}");
            assert!(series.given.is_none_or(|(first, _)| first == Number::plain(1)));
            assert!(series.doubles.is_empty() && series.written_twice.is_empty() && series.out_of_order.is_empty());
            documents += series.documents;
        }
    }
    assert_eq!(documents, 2_000);
    let held = store.reservations(now.date(), None).unwrap();
    assert_eq!(held.iter().filter(|held| held.state == ReservationState::Held).count(), 4);

    let ids = store.search_all(&Query::default()).unwrap();
    let (mut answered, mut with_file) = (0, 0);
    for document in store.documents(&ids).unwrap() {
        let mut last = document.book_date();
        for event in store.history(document.id()).unwrap() {
            assert!(event.at.naive_local() <= now, "{event:?}");
            assert!(event.at.date_naive() >= last, "{event:?}");
            last = event.at.date_naive();
        }
        with_file += usize::from(document.registration().has_file);
        if let Document::Incoming(incoming) = &document {
            let follow_up = store.follow_up(incoming.id).unwrap();
            answered += follow_up.answered_by.len();
        }
    }
    // 1,526 incoming documents, of which 22.25 of 100 have a deadline, of which 10 of 100 are answered: 34, less those to come.
    assert!((12..=60).contains(&answered), "{answered} answered");
    assert_eq!(with_file, 5);
    let files = Files::of(&folder.path().join("registry.db"));
    let attached: Vec<_> = ids.iter().flat_map(|id| store.attachments(*id).unwrap()).collect();
    assert!(attached.iter().all(|attachment| files.damage(&attachment.file).is_none()));
    let open = store.statuses(&ids, now.date()).unwrap().into_iter().filter(|(_, status)| *status == Status::Overdue);
    assert!(open.count() < 20, "few are overdue");
    let waiting = store.envelopes_waiting().unwrap();
    assert!(!waiting.is_empty() && waiting.len() <= 2 && store.envelopes(None).unwrap().len() > 40);
    // Of each year the book of incoming documents and those of the two authorities.
    let printed = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|found| found.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "pdf"));
    assert_eq!(printed.count(), 2 * (Book::ALL.len() + 1));
}

/// Files aside: a PDF is never the same twice.
#[test]
fn the_same_day_makes_the_same_registry() {
    let head = |now: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        let clock = Clock::at(now.parse().unwrap());
        let writer = Writer { clerk: Some("Lê Thị Mẫu".to_owned()), ..Writer::from(&clock) };
        let plan = RecentMonths::new(clock.today(), Some(200));
        let fill = |store: &mut Store| fill_recent(store, &plan, clock.moment(), &Progress::default());
        Store::create_filled_for(&path, &writer, fill).unwrap();
        Store::open(&path, Access::Read).unwrap().head().unwrap()
    };
    let monday = head("2026-11-30T09:00:00");
    assert_eq!(head("2026-11-30T09:00:00"), monday);
    assert_ne!(head("2026-12-01T09:00:00"), monday);
}
