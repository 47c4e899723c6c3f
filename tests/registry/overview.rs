//! Compares the overview with a plain count over all documents, and each figure with the list that shows it.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{Datelike, Days as After, Months, NaiveDate};
use proptest::prelude::*;
use vanthu::{
    domain::{
        book::Book,
        came_by::CameBy,
        collation,
        content::{Content, Priority, SignerInfo},
        day_work::Waited,
        document::{Document, DocumentId, Summary},
        follow_up::{
            FollowUp, counting,
            handling::{Duty, Instruction, Report, Role, State},
            outcome::Outcome,
            sending::{Dispatch, SentBy},
            sent_back::SentBack,
            status::{deadlines, step},
        },
        form_row::{Answer, FormRow},
        incoming::IncomingDraft,
        link::LinkKind,
        outgoing::OutgoingDraft,
        overview::{
            ByWire, Compared, ComparedShare, DayCounts, Days, MonthCounts, OldestOverdue, OnTime, Overdue, Overview,
            Share, YearCounts, of_days, unsent, waiting,
        },
        query::{Due, Query},
        registration::{Ruling, Withdrawal},
        working_calendar::WorkingCalendar,
    },
    store::Store,
};

use crate::fixtures;

const OFFICE: &str = "UBND tỉnh Mẫu";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn content(organ_name: &str, due_date: Option<NaiveDate>) -> Content {
    Content {
        due_date,
        signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
        ..fixtures::content(organ_name, "Công văn", "báo cáo công tác")
    }
}

fn comes(store: &mut Store, arrived: NaiveDate, came_by: CameBy, content: Content) -> DocumentId {
    let draft = IncomingDraft { arrival_date: Some(arrived), came_by, content, ..IncomingDraft::default() };
    store.register_incoming(&draft.check().unwrap().entry).unwrap().id
}

fn goes(store: &mut Store, issued: NaiveDate, content: Content) -> DocumentId {
    let draft = OutgoingDraft { issued_date: Some(issued), content, ..OutgoingDraft::default() };
    store.register_outgoing(&draft.check().unwrap().entry).unwrap().id
}

fn send(store: &mut Store, id: DocumentId, sent_by: SentBy, on: NaiveDate) {
    let dispatch = Dispatch {
        day: on,
        sent_by,
        sent_to: String::new(),
        envelopes: None,
        received_date: None,
        remark: String::new(),
    };
    store.write(|gate| gate.dispatch(id, &dispatch)).unwrap();
}

fn cancel(store: &mut Store, id: DocumentId) {
    let ruling = Ruling { reason: "nhầm".into(), authority: "Chánh Văn phòng".into(), date: None };
    store.write(|gate| gate.withdraw(id, Withdrawal::Cancel, &ruling)).unwrap();
}

/// Gives a document to units.
fn instruct(store: &mut Store, id: DocumentId, on: NaiveDate, duties: &[Duty]) {
    let instruction = Instruction { author: "Chánh Văn phòng".into(), day: on, text: "giao".into() };
    store.write(|gate| gate.instruct(id, &instruction, duties)).unwrap();
}

fn done(store: &mut Store, id: DocumentId, unit: &str, on: NaiveDate) {
    let report = Report { state: State::Done, day: Some(on), remark: String::new() };
    store.write(|gate| gate.report(id, Some(unit), &report)).unwrap();
}

fn lead(unit: &str) -> Duty {
    Duty { unit: unit.into(), role: Role::Lead, due_date: None }
}

/// Monday 23 November 2026, beside the Monday before and the same days of 2025.
#[test]
fn what_came_and_went_is_counted_by_day_month_and_year() {
    let (_folder, _, mut store) = fixtures::registry(&fixtures::office(OFFICE, "UBND"));
    let usual = || content("Sở Nội vụ", None);
    let (by_wire, by_post) = (CameBy::Wire, CameBy::Post);
    for (arrived, came_by) in [
        ("2025-03-10", by_wire),
        ("2025-11-23", by_post),
        ("2025-11-24", by_wire),
        ("2026-03-10", by_wire),
        ("2026-03-31", by_wire),
        ("2026-11-16", CameBy::Unknown),
        ("2026-11-16", by_wire),
        ("2026-11-23", by_wire),
        ("2026-11-23", by_post),
        ("2026-11-24", by_post),
    ] {
        comes(&mut store, day(arrived), came_by, usual());
    }
    // A withdrawn incoming document stays a row of its book.
    let withdrawn = comes(&mut store, day("2026-11-23"), CameBy::EMail, usual());
    cancel(&mut store, withdrawn);
    let issue = |store: &mut Store, on: &str| goes(store, day(on), content(OFFICE, None));
    issue(&mut store, "2025-11-22");
    issue(&mut store, "2026-01-05");
    let handed = issue(&mut store, "2026-11-23");
    send(&mut store, handed, SentBy::Hand, day("2026-11-23"));
    send(&mut store, handed, SentBy::Wire, day("2026-11-24"));
    let posted = issue(&mut store, "2026-11-23");
    send(&mut store, posted, SentBy::Post, day("2026-11-24"));
    issue(&mut store, "2026-11-23");
    for on in ["2026-11-23", "2026-11-16", "2025-11-20"] {
        let never = issue(&mut store, on);
        cancel(&mut store, never);
    }

    let overview = store.overview(day("2026-11-23"), 2026).unwrap();
    let today = &overview.today;
    assert_eq!(today.incoming, Compared { now: 3, before: 2 });
    assert_eq!(today.outgoing, Compared { now: 3, before: 0 });
    assert_eq!(today.unsent, 1);
    // Of 2026: eight came, one of them withdrawn; two were sent of four that stand.
    assert_eq!((today.incoming_waiting, today.outgoing_waiting), (7, 2));
    let months = |month: usize| (overview.year.months[month - 1].incoming, overview.year.months[month - 1].outgoing);
    assert_eq!([months(1), months(3), months(11), months(12)], [(0, 1), (2, 0), (6, 3), (0, 0)]);
    // That of the 24th is a day ahead in both years.
    assert_eq!(overview.year.incoming, Compared { now: 7, before: 2 });
    assert_eq!(overview.year.outgoing, Compared { now: 4, before: 1 });
    // Of 2026 six have a way, four of them by wire; of 2025 one of two. One was sent by wire and by hand, one by post.
    let share = |part, whole| Share { part, whole };
    assert_eq!(overview.by_wire.incoming, ComparedShare { now: share(4, 6), before: share(1, 2) });
    assert_eq!(overview.by_wire.outgoing, ComparedShare { now: share(1, 2), before: share(0, 0) });

    // A year gone by is compared whole, a year to come not at all.
    let earlier = store.overview(day("2026-11-23"), 2025).unwrap();
    assert_eq!(earlier.year.incoming, Compared { now: 3, before: 0 });
    assert_eq!(earlier.year.outgoing, Compared { now: 1, before: 0 });
    assert_eq!(earlier.by_wire.incoming.now, share(2, 3));
    assert_eq!(earlier.today, overview.today);
    let later = store.overview(day("2026-11-23"), 2027).unwrap();
    assert_eq!((later.year.days, later.year.incoming, later.by_wire), (None, Compared::default(), ByWire::default()));
    for year in [2025, 2026] {
        let (report, counted) =
            (store.report(year, None).unwrap(), store.overview_year(day("2026-11-23"), year).unwrap());
        assert_eq!(counted.months.iter().map(|month| month.incoming).sum::<u64>(), report.incoming);
        assert_eq!(counted.months.iter().map(|month| month.outgoing).sum::<u64>(), report.outgoing);
    }
}

/// Điều 24: by the deadline of the unit that leads. As of 23 November 2026.
#[test]
fn deadlines_kept_and_missed_stand_in_their_months_and_what_is_overdue_with_its_unit() {
    let (_folder, _, mut store) = fixtures::registry(&fixtures::office(OFFICE, "UBND"));
    let (first, second) = ("Phòng Kinh tế", "Phòng Nội chính");
    let comes = |store: &mut Store, due: &str| {
        comes(store, day("2025-11-20"), CameBy::Wire, content("Sở Nội vụ", Some(day(due))))
    };
    // December of the year before: one kept on its last day, one missed by a day.
    for on in ["2025-12-10", "2025-12-11"] {
        let id = comes(&mut store, "2025-12-10");
        instruct(&mut store, id, day("2025-11-20"), &[lead(first)]);
        done(&mut store, id, first, day(on));
    }
    // November: one kept ahead, one answered in time, two overdue, one not due yet.
    let id = comes(&mut store, "2026-11-30");
    instruct(&mut store, id, day("2025-11-20"), &[lead(first)]);
    done(&mut store, id, first, day("2026-11-20"));
    let answered = comes(&mut store, "2026-11-10");
    let answer = goes(&mut store, day("2026-11-10"), content(OFFICE, None));
    store.write(|gate| gate.link(answer, LinkKind::Answers, answered, "")).unwrap();
    let oldest = comes(&mut store, "2026-11-14");
    comes(&mut store, "2026-11-23");
    // The supporting unit is late, the one that leads is not done: the document is that of the one that leads.
    let late = comes(&mut store, "2026-12-01");
    let support = Duty { unit: second.into(), role: Role::Support, due_date: Some(day("2026-11-20")) };
    instruct(&mut store, late, day("2025-11-20"), &[support, lead(first)]);
    // Neither withdrawn nor sent back nor without a deadline.
    let withdrawn = comes(&mut store, "2026-11-01");
    cancel(&mut store, withdrawn);
    let back = comes(&mut store, "2026-11-01");
    store.write(|gate| gate.send_back(back, &SentBack { day: day("2025-11-21"), reason: "gửi nhầm".into() })).unwrap();

    let overview = store.overview(day("2026-11-23"), 2026).unwrap();
    let share = |part, whole| Share { part, whole };
    let mut months = [Share::default(); 13];
    (months[0], months[11]) = (share(1, 2), share(2, 4));
    assert_eq!(overview.on_time, OnTime { year: 2026, months });
    let overdue = &overview.overdue;
    assert_eq!((overdue.count, overdue.without_unit), (2, 1));
    assert_eq!(overdue.by_unit, [(first.to_owned(), 1)]);
    let found = overdue.oldest.clone().unwrap();
    assert_eq!((found.document.id, found.due, found.days), (oldest, day("2026-11-14"), 9));
    let mut before = [Share::default(); 13];
    before[12] = share(1, 2);
    assert_eq!(store.overview_on_time(day("2026-11-23"), 2025).unwrap().months, before);
    // On its last day a document is not late yet.
    assert_eq!(store.overview_overdue(day("2026-11-14")).unwrap(), Overdue::default());
}

/// What is done with a document.
#[derive(Debug, Clone)]
enum Fate {
    Nothing,
    /// Units: whether each leads, its deadline, and when it was done; and whether another instruction without units followed.
    Units(Vec<(bool, Option<u64>, Option<u64>)>, bool),
    Answered(u64),
    SentBack,
    Withdrawn,
    /// Sent in these ways.
    Sent(Vec<usize>),
}

/// The data of one document; days count from its own.
#[derive(Debug, Clone)]
struct Seed {
    outgoing: bool,
    at: u64,
    due: Option<u64>,
    handed_over: Option<u64>,
    priority: i64,
    way: usize,
    fate: Fate,
}

/// The days of the documents: a month of 2024, all of 2025 and nearly all of 2026.
const SPAN: u64 = 740;

fn on(after: u64) -> NaiveDate {
    day("2024-12-01") + After::new(after)
}

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let soon = || prop::option::of(0_u64..60);
    let fate = prop_oneof![
        2 => Just(Fate::Nothing),
        4 => (prop::collection::vec((any::<bool>(), soon(), soon()), 1..4), any::<bool>())
            .prop_map(|(units, again)| Fate::Units(units, again)),
        2 => (0_u64..60).prop_map(Fate::Answered),
        1 => Just(Fate::SentBack),
        1 => Just(Fate::Withdrawn),
        2 => prop::collection::vec(0_usize..3, 1..3).prop_map(Fate::Sent),
    ];
    // Many lie on few days, so that days are compared too.
    let at = prop_oneof![1 => 0..SPAN, 1 => prop::sample::select(vec![355_u64, 693, 700, 707, 714, 720])];
    let one = (any::<bool>(), at, soon(), soon(), 0_i64..5, 0_usize..6, fate).prop_map(
        |(outgoing, at, due, handed_over, priority, way, fate)| Seed {
            outgoing,
            at,
            due,
            handed_over,
            priority,
            way,
            fate,
        },
    );
    prop::collection::vec(one, 1..30)
}

fn register(store: &mut Store, seed: &Seed) {
    let arrived = on(seed.at);
    let after = |days: u64| arrived + After::new(days);
    let content = Content {
        priority: Priority::from_number(seed.priority).unwrap(),
        hand_over_date: seed.handed_over.map(after),
        ..content(if seed.outgoing { OFFICE } else { "Sở Nội vụ" }, seed.due.map(after))
    };
    let id = if seed.outgoing {
        goes(store, arrived, content)
    } else {
        comes(store, arrived, CameBy::NAMED.get(seed.way).copied().unwrap_or_default(), content)
    };
    match &seed.fate {
        Fate::Units(units, again) if !seed.outgoing => {
            let names = ["Phòng Kinh tế", "Phòng Nội chính", "phòng khoa giáo"];
            let duties: Vec<Duty> = names
                .iter()
                .zip(units)
                .map(|(unit, (leads, due, _))| Duty {
                    unit: (*unit).into(),
                    role: if *leads { Role::Lead } else { Role::Support },
                    due_date: due.map(after),
                })
                .collect();
            instruct(store, id, arrived, &duties);
            for (unit, (_, _, since)) in names.iter().zip(units) {
                if let Some(since) = since {
                    done(store, id, unit, after(*since));
                }
            }
            if *again {
                instruct(store, id, arrived, &[]);
            }
        }
        Fate::Answered(later) => {
            let answer = if seed.outgoing {
                comes(store, after(*later), CameBy::Wire, self::content("Sở Nội vụ", None))
            } else {
                goes(store, after(*later), self::content(OFFICE, None))
            };
            store.write(|gate| gate.link(answer, LinkKind::Answers, id, "")).unwrap();
        }
        Fate::SentBack if !seed.outgoing => {
            let back = SentBack { day: arrived, reason: "gửi nhầm".into() };
            store.write(|gate| gate.send_back(id, &back)).unwrap();
        }
        Fate::Withdrawn => cancel(store, id),
        Fate::Sent(ways) if seed.outgoing => {
            for way in ways {
                send(store, id, SentBy::ALL[*way], arrived);
            }
        }
        _ => {}
    }
}

/// A document with everything that is known of it.
struct Known {
    document: Document,
    follow_up: FollowUp,
    answers: Vec<Answer>,
}

impl Known {
    fn is_valid(&self) -> bool {
        self.document.registration().standing.is_valid()
    }

    /// Whether it counts among what came, or among what went.
    fn counts(&self, book: Book) -> bool {
        self.document.book() == book && (book == Book::Incoming || self.is_valid())
    }

    fn lies_in(&self, days: Days) -> bool {
        days.from <= self.document.book_date() && self.document.book_date() <= days.to
    }

    fn waits(&self, book: Book) -> bool {
        let counts = self.document.book() == book && self.is_valid();
        let is_back = counting(&self.follow_up.sent_back).next().is_some();
        counts && !is_back && self.document.content().hand_over_date.is_none()
    }

    /// The first of its deadlines that are open.
    fn due(&self) -> Option<NaiveDate> {
        deadlines(&self.document, &self.follow_up).into_iter().map(|deadline| deadline.due).min()
    }

    /// The unit that answers for it.
    fn unit(&self) -> Option<String> {
        let undone = || {
            let units = self.follow_up.assigned().map(|entered| &entered.fact);
            units.filter(|assignment| assignment.report.state != State::Done)
        };
        let lead = undone().find(|assignment| assignment.duty.role == Role::Lead);
        lead.or_else(|| undone().next()).map(|assignment| assignment.duty.unit.clone())
    }
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, 1).unwrap()
}

/// The last day of a year.
fn end_of(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 12, 31).unwrap()
}

/// All documents, to be gone through for each figure.
struct All(Vec<Known>);

impl All {
    fn count(&self, is: impl Fn(&Known) -> bool) -> u64 {
        self.0.iter().filter(|known| is(known)).count() as u64
    }

    fn in_days(&self, book: Book, days: Option<Days>) -> u64 {
        self.count(|known| known.counts(book) && days.is_some_and(|days| known.lies_in(days)))
    }

    fn today(&self, today: NaiveDate) -> DayCounts {
        let on_day = |book, day: NaiveDate| self.in_days(book, Some(Days { from: day, to: day }));
        let compared = |book| Compared { now: on_day(book, today), before: on_day(book, today - After::new(7)) };
        let of_the_year =
            |book| self.count(|known| known.waits(book) && known.document.book_date().year() == today.year());
        let urgent = |priority: Priority| {
            let is = |known: &Known| {
                known.waits(Book::Incoming)
                    && known.document.content().priority == priority
                    && step(&known.document, &known.follow_up).is_open()
            };
            (priority, self.count(is))
        };
        let most_first = [Priority::ExpressTimed, Priority::Express, Priority::VeryUrgent, Priority::Urgent];
        DayCounts {
            incoming: compared(Book::Incoming),
            outgoing: compared(Book::Outgoing),
            unsent: self.count(|known| known.waits(Book::Outgoing) && known.document.book_date() == today),
            urgent: most_first.into_iter().map(urgent).filter(|(_, count)| *count > 0).collect(),
            incoming_waiting: of_the_year(Book::Incoming),
            outgoing_waiting: of_the_year(Book::Outgoing),
        }
    }

    fn overdue(&self, today: NaiveDate) -> Overdue {
        let due = |known: &Known| known.due().filter(|due| *due < today);
        let mut late: Vec<(NaiveDate, &Known)> = self.0.iter().filter_map(|known| Some((due(known)?, known))).collect();
        late.sort_by_key(|(due, known)| (*due, known.document.id()));
        let mut units: HashMap<String, u64> = HashMap::new();
        late.iter().filter_map(|(_, known)| known.unit()).for_each(|unit| *units.entry(unit).or_default() += 1);
        let mut by_unit: Vec<(String, u64)> = units.into_iter().collect();
        by_unit.sort_by_key(|(unit, count)| (Reverse(*count), collation::key(unit)));
        Overdue {
            count: late.len() as u64,
            oldest: late.first().map(|(due, known)| OldestOverdue {
                document: Summary::from(&known.document),
                due: *due,
                days: u32::try_from((today - *due).num_days()).unwrap(),
            }),
            without_unit: late.iter().filter(|(_, known)| known.unit().is_none()).count() as u64,
            by_unit,
        }
    }

    fn year(&self, year: i32, days: Option<Days>, before: Option<Days>) -> YearCounts {
        let compared = |book| Compared { now: self.in_days(book, days), before: self.in_days(book, before) };
        let month = |month: u32| {
            let from = first_of(year, month);
            let days = Some(Days { from, to: from + Months::new(1) - After::new(1) });
            MonthCounts { incoming: self.in_days(Book::Incoming, days), outgoing: self.in_days(Book::Outgoing, days) }
        };
        YearCounts {
            year,
            months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(month),
            days,
            incoming: compared(Book::Incoming),
            outgoing: compared(Book::Outgoing),
        }
    }

    /// As the report on handling says it of each document.
    fn on_time(&self, today: NaiveDate, year: i32) -> OnTime {
        let mut months = [Share::default(); 13];
        for known in self.0.iter().filter(|known| known.document.book() == Book::Incoming) {
            let (follow_up, answers) = (known.follow_up.clone(), known.answers.clone());
            let row = FormRow { follow_up, answers, ..known.document.clone().into() };
            let Some(deadline) = row.way().deadline() else { continue };
            let outcome = row.way().outcome(today);
            let is_known = matches!(outcome, Outcome::DoneInTime | Outcome::DoneLate | Outcome::OpenLate);
            if is_known && first_of(year - 1, 12) <= deadline && deadline <= end_of(year) {
                let month = if deadline.year() == year { deadline.month() as usize } else { 0 };
                months[month].whole += 1;
                months[month].part += u64::from(outcome == Outcome::DoneInTime);
            }
        }
        OnTime { year, months }
    }

    /// The share of those of some days that went by wire, of those of which that is known.
    fn share(&self, days: Option<Days>, by_wire: impl Fn(&Known) -> Option<bool>) -> Share {
        let in_days = self.0.iter().filter(|known| days.is_some_and(|days| known.lies_in(days)));
        let ways: Vec<bool> = in_days.filter_map(by_wire).collect();
        Share { part: ways.iter().filter(|by_wire| **by_wire).count() as u64, whole: ways.len() as u64 }
    }

    fn overview(&self, today: NaiveDate, year: i32) -> Overview {
        let first = first_of(year, 1);
        let days = (first <= today).then(|| Days { from: first, to: end_of(year).min(today) });
        let before = days.map(|days| Days { from: first_of(year - 1, 1), to: days.to - Months::new(12) });
        let came = |known: &Known| match &known.document {
            Document::Incoming(incoming) if incoming.entry.came_by != CameBy::Unknown => {
                Some(incoming.entry.came_by == CameBy::Wire)
            }
            _ => None,
        };
        let went = |known: &Known| {
            let mut sent = counting(&known.follow_up.dispatches).peekable();
            (known.counts(Book::Outgoing) && sent.peek().is_some())
                .then(|| sent.any(|dispatch| dispatch.fact.sent_by == SentBy::Wire))
        };
        Overview {
            day: today,
            today: self.today(today),
            overdue: self.overdue(today),
            year: self.year(year, days, before),
            on_time: self.on_time(today, year),
            by_wire: ByWire {
                incoming: ComparedShare { now: self.share(days, came), before: self.share(before, came) },
                outgoing: ComparedShare { now: self.share(days, went), before: self.share(before, went) },
            },
        }
    }
}

/// The lists that show what was counted are as long as the counts; withdrawn rows of the outgoing book are shown and not counted.
fn lists_agree(store: &Store, overview: &Overview, withdrawn: &dyn Fn(Book, Days) -> u64) {
    let found = |query: &Query| store.search_all(query).unwrap().len() as u64;
    let (today, day) = (&overview.today, overview.day);
    for (book, count) in [(Book::Incoming, today.incoming), (Book::Outgoing, today.outgoing)] {
        let days = Days { from: day, to: day };
        assert_eq!(found(&of_days(book, days)), count.now + withdrawn(book, days));
    }
    for (book, count) in [(Book::Incoming, overview.year.incoming), (Book::Outgoing, overview.year.outgoing)] {
        if let Some(days) = overview.year.days {
            assert_eq!(found(&of_days(book, days)), count.now + withdrawn(book, days));
        }
    }
    assert_eq!(found(&unsent(day)), today.unsent);
    let urgent = Query { due: Some(Due::AtOnce), waiting: true, ..Query::default() };
    assert_eq!(found(&urgent), today.all_urgent());
    assert_eq!(found(&waiting(Book::Incoming, day.year())), today.incoming_waiting);
    assert_eq!(found(&waiting(Book::Outgoing, day.year())), today.outgoing_waiting);
    let due = Waited::Overdue.due(day, &WorkingCalendar::default());
    assert_eq!(found(&Query { due, ..Query::default() }), overview.overdue.count);
    let work = store.day_work(day).unwrap();
    assert_eq!(work.overdue.len() as u64, overview.overdue.count);
    assert_eq!(
        (work.incoming_waiting as u64, work.outgoing_waiting as u64),
        (today.incoming_waiting, today.outgoing_waiting)
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn the_overview_counts_as_somebody_who_goes_through_all_documents(seeds in seeds(), at in 360_u64..SPAN) {
        let (_folder, _, mut store) = fixtures::registry(&fixtures::office(OFFICE, "UBND"));
        for seed in &seeds {
            register(&mut store, seed);
        }
        let ids = store.search_all(&Query::default()).unwrap();
        let known = |document: Document| {
            let answers = store.answers(document.id()).unwrap().into_iter();
            let answers = answers.map(|(code, day)| Answer { code, day }).collect();
            Known { follow_up: store.follow_up(document.id()).unwrap(), answers, document }
        };
        let all = All(store.documents(&ids).unwrap().into_iter().map(known).collect());
        let withdrawn = |book, days: Days| {
            all.count(|known| known.document.book() == book && !known.counts(book) && known.lies_in(days))
        };
        for today in [on(at), day("2026-11-23"), day("2026-12-31")] {
            for year in [today.year() - 1, today.year(), today.year() + 1] {
                let overview = store.overview(today, year).unwrap();
                prop_assert_eq!(&overview, &all.overview(today, year), "{} {}", today, year);
                lists_agree(&store, &overview, &withdrawn);
            }
        }
    }
}
