//! Numbers compared with a plain model: series and their types, types with equal codes, joins, periods,
//! suffixes, reservations, emergencies, cancellations, joint documents and New Year in any order.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicI64, Ordering},
};

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate};
use proptest::prelude::*;
use vanthu::{
    domain::{
        book::Book,
        content::{Content, SignerInfo},
        document::DocumentId,
        incoming::{IncomingDraft, IncomingEntry},
        issuer::Issuer,
        number::{Number, NumberRequest},
        office::Authority,
        outgoing::{OutgoingDraft, OutgoingEntry},
        registration::{Ruling, Withdrawal},
        reservation::Hold,
        series::{Join, NewSeries},
    },
    progress::Progress,
    store::{Access, Store, StoreError},
};

use crate::{fixtures, times::times};

const AUTHORITIES: [&str; 2] = ["UBND tỉnh", "Văn phòng"];
const TYPES: [&str; 7] = ["Quyết định", "Báo cáo", "Công văn", "Bản sao y", "Bản sao lục", "Bản trích sao", "Thư công"];
/// Types that share one series by default.
const COPIES: [usize; 3] = [3, 4, 5];
/// Types with equal codes, because they have no abbreviation.
const LETTERS: [usize; 2] = [2, 6];
const DAYS: u64 = 460;

fn day(at: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 11, 15).unwrap() + Days::new(at)
}

/// The machine's clock, in days after the first one.
static TODAY: AtomicI64 = AtomicI64::new(0);

fn clock() -> DateTime<FixedOffset> {
    let date = day(u64::try_from(TODAY.load(Ordering::SeqCst)).unwrap());
    date.and_hms_opt(8, 0, 0).unwrap().and_local_timezone(FixedOffset::east_opt(7 * 3600).unwrap()).unwrap()
}

/// The place of a document: số đến, or an authority's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Incoming,
    Outgoing(usize, usize),
}

#[derive(Debug, Clone)]
enum Step {
    Register(Kind, u64, Request),
    /// A document of a type that an authority issues jointly with the other one.
    Joint(usize, usize, u64),
    Hold(Kind, u64, Option<u32>, u32, u64),
    Release(usize),
    Cancel(usize),
    Close(Option<usize>, u64),
    Share(usize, BTreeSet<usize>, u64, u32),
    Join(usize, usize, usize, u64),
    DaysPass(i64),
}

#[derive(Debug, Clone)]
enum Request {
    Next,
    Own(u32),
    Inserted(u32, &'static str),
    Emergency(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Held(u64),
    Used,
    Given,
}

/// A series of the model, with every day on which it counts.
#[derive(Debug, Clone)]
struct Series {
    authority: Option<usize>,
    types: BTreeSet<usize>,
    days: BTreeSet<u64>,
    first: u32,
    last: u32,
    documents: BTreeSet<(u32, String)>,
    latest: Option<u64>,
    held: BTreeMap<u32, State>,
}

#[derive(Debug, Clone, Default)]
struct Model {
    series: Vec<Series>,
    /// Days on which numbering begins again, by authority.
    starts: BTreeSet<(Option<usize>, u64)>,
    /// Given số, ký hiệu: authority, type whose notation it has, day, number.
    codes: Vec<(usize, usize, u64, Number)>,
    /// Reservations in the order they were made: series and number.
    reservations: Vec<(usize, u32)>,
    /// Documents in the order of registering: whether they are valid.
    documents: Vec<bool>,
    today: u64,
}

impl Model {
    fn of(&self, authority: Option<usize>, kind: Option<usize>) -> impl Iterator<Item = usize> + '_ {
        (0..self.series.len()).filter(move |at| {
            let series = &self.series[*at];
            series.authority == authority && kind.is_none_or(|kind| series.types.contains(&kind))
        })
    }

    /// Returns the series of a day, opened if necessary; `None` where a type with equal codes has another.
    fn at(&mut self, kind: Kind, at: u64) -> Option<usize> {
        let (authority, own) = match kind {
            Kind::Incoming => (None, None),
            Kind::Outgoing(authority, own) => (Some(authority), Some(own)),
        };
        let found = self.of(authority, own).find(|series| self.series[*series].days.contains(&at));
        found.or_else(|| self.open(authority, own, at))
    }

    /// Returns whether another series numbers a type with equal codes in the numbering period of a day.
    fn is_alike(&self, authority: usize, types: &BTreeSet<usize>, at: u64) -> bool {
        let period = self.numbering_period(Some(authority), at);
        let pairs = [(LETTERS[0], LETTERS[1]), (LETTERS[1], LETTERS[0])];
        pairs.into_iter().filter(|(own, other)| types.contains(own) && !types.contains(other)).any(|(own, other)| {
            self.of(Some(authority), Some(other)).map(|series| &self.series[series]).any(|series| {
                !series.types.contains(&own)
                    && series.days.iter().any(|day| self.numbering_period(Some(authority), *day) == period)
            })
        })
    }

    fn open(&mut self, authority: Option<usize>, own: Option<usize>, at: u64) -> Option<usize> {
        let before =
            self.of(authority, own).filter(|series| self.series[*series].days.last().is_some_and(|last| *last < at));
        let before = before.max_by_key(|series| self.series[*series].days.last().copied());
        let mut types: BTreeSet<usize> = match (before, own) {
            (Some(before), _) => self.series[before].types.clone(),
            (None, Some(own)) if COPIES.contains(&own) => BTreeSet::from(COPIES),
            (None, own) => own.into_iter().collect(),
        };
        types.retain(|kind| {
            Some(*kind) == own || !self.of(authority, Some(*kind)).any(|series| self.series[series].days.contains(&at))
        });
        if authority.is_some_and(|authority| self.is_alike(authority, &types, at)) {
            return None;
        }
        // Every day on which another series has one of the types.
        let mut taken = BTreeSet::new();
        let kinds: Vec<Option<usize>> =
            if own.is_none() { vec![None] } else { types.iter().copied().map(Some).collect() };
        for kind in kinds {
            for series in self.of(authority, kind) {
                taken.extend(self.series[series].days.iter().copied());
            }
        }
        let year = day(at).year();
        let mut days = BTreeSet::from([at]);
        // Back and forth from the day, within the same year, up to a taken day or a new beginning.
        let mut back = at;
        while !self.starts.contains(&(authority, back))
            && back > 0
            && day(back - 1).year() == year
            && !taken.contains(&(back - 1))
        {
            back -= 1;
            days.insert(back);
        }
        let mut forth = at;
        while day(forth + 1).year() == year
            && !taken.contains(&(forth + 1))
            && !self.starts.contains(&(authority, forth + 1))
        {
            forth += 1;
            days.insert(forth);
        }
        let last = days.first().map_or(0, |first| self.before(authority, &types, *first));
        self.series.push(Series {
            authority,
            types,
            days,
            first: last + 1,
            last,
            documents: BTreeSet::new(),
            latest: None,
            held: BTreeMap::new(),
        });
        Some(self.series.len() - 1)
    }

    /// Returns the year of a day, and the last day in it on which numbering began again.
    fn numbering_period(&self, authority: Option<usize>, at: u64) -> (i32, Option<u64>) {
        let year = day(at).year();
        let began =
            self.starts.iter().filter(|(of, start)| *of == authority && *start <= at && day(*start).year() == year);
        (year, began.map(|(_, start)| *start).max())
    }

    /// Returns the number after which a series of these types continues that begins on a day: the largest used
    /// in earlier ones of its numbering period.
    fn before(&self, authority: Option<usize>, types: &BTreeSet<usize>, at: u64) -> u32 {
        let earlier = types.iter().flat_map(|kind| self.of(authority, Some(*kind))).map(|series| &self.series[series]);
        let earlier = earlier.filter(|series| {
            let last = series.days.last().copied();
            last.is_some_and(|last| {
                last < at && self.numbering_period(authority, last) == self.numbering_period(authority, at)
            })
        });
        let used = earlier.map(|series| {
            let held =
                series.held.iter().filter(|(_, state)| !matches!(state, State::Given)).map(|(number, _)| *number);
            held.chain(series.documents.iter().map(|(number, _)| *number)).max().unwrap_or(0).max(series.last)
        });
        used.max().unwrap_or(0)
    }

    fn expire(&mut self, series: usize) {
        let today = self.today;
        self.series[series].held.retain(|_, state| !matches!(state, State::Held(until) if *until < today));
    }

    fn next(&self, series: usize) -> u32 {
        let series = &self.series[series];
        let mut next = series.last + 1;
        while matches!(series.held.get(&next), Some(State::Held(_) | State::Used)) {
            next += 1;
        }
        next
    }

    /// Performs the step; `None` when it is refused, and then it changes nothing.
    fn step(&mut self, step: &Step) -> Option<Vec<Number>> {
        let mut after = self.clone();
        let answer = after.do_step(step)?;
        *self = after;
        Some(answer)
    }

    fn do_step(&mut self, step: &Step) -> Option<Vec<Number>> {
        match step {
            Step::Register(kind, at, request) => {
                let series = self.at(*kind, *at)?;
                self.expire(series);
                let number = self.number(series, request)?;
                if let Kind::Outgoing(authority, own) = *kind {
                    self.write_code(authority, own, *at, &number)?;
                }
                let row = &mut self.series[series];
                row.documents.insert((number.value, number.suffix.clone()));
                row.latest = row.latest.max(Some(*at));
                self.documents.push(true);
                Some(vec![number])
            }
            Step::Joint(leader, own, at) => {
                let series = self.at(Kind::Outgoing(*leader, *own), *at)?;
                self.expire(series);
                let number = self.number(series, &Request::Next)?;
                // Each of both may have the code once in its own numbering period.
                for authority in 0..AUTHORITIES.len() {
                    self.write_code(authority, joint_notation(*leader, *own), *at, &number)?;
                }
                let row = &mut self.series[series];
                row.documents.insert((number.value, number.suffix.clone()));
                row.latest = row.latest.max(Some(*at));
                self.documents.push(true);
                Some(vec![number])
            }
            Step::Hold(kind, at, from, amount, until) => {
                if *until < self.today {
                    return None;
                }
                let series = self.at(*kind, *at)?;
                self.expire(series);
                let mut numbers = Vec::new();
                for more in 0..*amount {
                    let number = match from {
                        None => {
                            let number = self.next(series);
                            self.series[series].last = number;
                            number
                        }
                        Some(from) => {
                            let number = from + more;
                            let row = &self.series[series];
                            let taken = matches!(row.held.get(&number), Some(State::Held(_) | State::Used));
                            if number <= row.last || number < row.first || taken {
                                return None;
                            }
                            number
                        }
                    };
                    // The số, ký hiệu of a công văn depends on its unit, which is not known yet.
                    if let Kind::Outgoing(authority, own) = *kind
                        && !LETTERS.contains(&own)
                        && self.is_written(authority, own, *at, &Number::plain(number))
                    {
                        return None;
                    }
                    self.series[series].held.insert(number, State::Held(*until));
                    self.reservations.push((series, number));
                    numbers.push(Number::plain(number));
                }
                Some(numbers)
            }
            Step::Release(which) => {
                let (series, number) = *self.reservations.get(*which)?;
                // A number may have been held twice; only the last reservation can be released.
                if self.reservations.iter().rposition(|other| *other == (series, number)) != Some(*which) {
                    return None;
                }
                let state = self.series[series].held.get_mut(&number)?;
                if !matches!(state, State::Held(_)) {
                    return None;
                }
                *state = State::Given;
                Some(Vec::new())
            }
            Step::Cancel(which) => {
                let stands = self.documents.get_mut(*which).filter(|stands| **stands)?;
                *stands = false;
                Some(Vec::new())
            }
            Step::Close(authority, last_day) => {
                for series in self.of(*authority, None).collect::<Vec<_>>() {
                    let days = &self.series[series].days;
                    if days.first()? <= last_day && days.last()? > last_day {
                        self.end(series, *last_day)?;
                    }
                }
                self.starts.insert((*authority, last_day + 1));
                Some(Vec::new())
            }
            Step::Share(authority, types, from, first) => self.share(*authority, types, *from, *first),
            Step::Join(authority, kind, with, at) => self.join(*authority, *kind, *with, *at),
            Step::DaysPass(days) => {
                self.today += u64::try_from(*days).ok()?;
                Some(Vec::new())
            }
        }
    }

    /// Records a số, ký hiệu; `None` where it was given before in the same numbering period.
    fn write_code(&mut self, authority: usize, own: usize, at: u64, number: &Number) -> Option<()> {
        if self.is_written(authority, own, at, number) {
            return None;
        }
        self.codes.push((authority, as_written(own), at, number.clone()));
        Some(())
    }

    /// Returns whether a số, ký hiệu was given in the numbering period of a day.
    fn is_written(&self, authority: usize, own: usize, at: u64, number: &Number) -> bool {
        let period = self.numbering_period(Some(authority), at);
        self.codes.iter().any(|(of, other, day, given)| {
            (*of, *other) == (authority, as_written(own))
                && given == number
                && self.numbering_period(Some(authority), *day) == period
        })
    }

    /// Joins a type to the series that another type has on a day.
    fn join(&mut self, authority: usize, kind: usize, with: usize, at: u64) -> Option<Vec<Number>> {
        let series = self.at(Kind::Outgoing(authority, with), at)?;
        let days = self.series[series].days.clone();
        if self.of(Some(authority), Some(kind)).any(|own| !self.series[own].days.is_disjoint(&days)) {
            return None;
        }
        let mut types = self.series[series].types.clone();
        types.insert(kind);
        if types.iter().any(|kind| COPIES.contains(kind)) && types != BTreeSet::from(COPIES) {
            return None;
        }
        if self.is_alike(authority, &types, at) {
            return None;
        }
        self.series[series].types = types;
        Some(Vec::new())
    }

    fn share(&mut self, authority: usize, types: &BTreeSet<usize>, from: u64, first: u32) -> Option<Vec<Number>> {
        // Copies share one series, which numbers nothing else.
        if types.iter().any(|kind| COPIES.contains(kind)) && *types != BTreeSet::from(COPIES) {
            return None;
        }
        if self.is_alike(authority, types, from) {
            return None;
        }
        let period = self.numbering_period(Some(authority), from);
        let is_of_it = |at: &u64| self.numbering_period(Some(authority), *at) == period;
        let days: BTreeSet<u64> = (from..from + 366).take_while(is_of_it).collect();
        for kind in types {
            for series in self.of(Some(authority), Some(*kind)).collect::<Vec<_>>() {
                let row = &self.series[series];
                if row.days.is_disjoint(&days) {
                    continue;
                }
                if row.days.first()? >= &from {
                    return None;
                }
                self.end(series, from - 1)?;
            }
        }
        let first = first.max(self.before(Some(authority), types, from) + 1);
        self.series.push(Series {
            authority: Some(authority),
            types: types.clone(),
            days,
            first,
            last: first - 1,
            documents: BTreeSet::new(),
            latest: None,
            held: BTreeMap::new(),
        });
        Some(Vec::new())
    }

    fn end(&mut self, series: usize, last_day: u64) -> Option<()> {
        let row = &mut self.series[series];
        if row.latest.is_some_and(|latest| latest > last_day) {
            return None;
        }
        row.days.retain(|at| *at <= last_day);
        Some(())
    }

    fn number(&mut self, series: usize, request: &Request) -> Option<Number> {
        let next = self.next(series);
        let row = &mut self.series[series];
        match request {
            Request::Next => {
                row.last = next;
                Some(Number::plain(next))
            }
            Request::Own(value) => {
                let free = !row.documents.contains(&(*value, String::new()));
                let state = row.held.get_mut(value).filter(|state| free && matches!(state, State::Held(_)))?;
                *state = State::Used;
                Some(Number::plain(*value))
            }
            Request::Inserted(value, suffix) => {
                let fits = row.documents.contains(&(*value, String::new()));
                let free = !row.documents.contains(&(*value, (*suffix).to_owned()));
                (fits && free).then(|| Number { value: *value, suffix: (*suffix).to_owned() })
            }
            Request::Emergency(value) => {
                let held = matches!(row.held.get(value), Some(State::Held(_)));
                if held || row.documents.contains(&(*value, String::new())) {
                    return None;
                }
                row.last = row.last.max(*value);
                Some(Number::plain(*value))
            }
        }
    }
}

/// Stands for the notation of a joint document among those of types: both authorities, the leading one first.
fn joint_notation(leader: usize, own: usize) -> usize {
    TYPES.len() * (leader + 1) + as_written(own)
}

/// Returns the type that stands for all types with equal codes.
fn as_written(kind: usize) -> usize {
    if LETTERS.contains(&kind) { LETTERS[0] } else { kind }
}

fn incoming(at: u64) -> IncomingEntry {
    let draft = IncomingDraft {
        arrival_date: Some(day(at)),
        content: fixtures::content("Sở Y tế", "Báo cáo", "công tác tuần"),
        ..IncomingDraft::default()
    };
    draft.check().unwrap().entry
}

fn outgoing(authority: usize, kind: usize, at: u64) -> OutgoingEntry {
    let draft = OutgoingDraft {
        issued_date: Some(day(at)),
        content: Content {
            signer_info: SignerInfo { full_name: "Nguyễn Thị Hường".into(), ..SignerInfo::default() },
            ..fixtures::content(AUTHORITIES[authority], TYPES[kind], "về việc thử")
        },
        ..OutgoingDraft::default()
    };
    draft.check().unwrap().entry
}

/// Moves the clock. Something is written at least once a fortnight, because a clock that is further ahead is
/// not trusted.
fn days_pass(store: &mut Store, days: i64) -> Result<(), StoreError> {
    let mut left = days;
    while left > 0 {
        let hop = left.min(14);
        TODAY.fetch_add(hop, Ordering::SeqCst);
        left -= hop;
        let locks = !store.is_locked(Book::Incoming, None, 1999)?;
        store.write(|transaction| transaction.set_lock(Book::Incoming, None, 1999, locks, "một ngày nữa"))?;
    }
    Ok(())
}

/// Performs a step on the registry; returns the numbers and the reservations it made.
fn done(store: &mut Store, step: &Step, reservations: &[i64]) -> Result<(Vec<Number>, Vec<i64>), StoreError> {
    if let Step::DaysPass(days) = step {
        return days_pass(store, *days).map(|()| Default::default());
    }
    store.write(|transaction| {
        let mut numbers = Vec::new();
        let mut made = Vec::new();
        match step {
            Step::Register(kind, at, request) => {
                let (number, emergency) = match request {
                    Request::Next => (None, false),
                    Request::Own(value) => (Some(Number::plain(*value)), false),
                    Request::Inserted(value, suffix) => {
                        (Some(Number { value: *value, suffix: (*suffix).to_owned() }), false)
                    }
                    Request::Emergency(value) => (Some(Number::plain(*value)), true),
                };
                let request =
                    NumberRequest { number, emergency, reason: "vì cần".into(), ..NumberRequest::default() };
                numbers.push(match kind {
                    Kind::Incoming => {
                        let document = transaction.register_incoming(&incoming(*at), &request)?.document;
                        document.own_number()
                    }
                    Kind::Outgoing(authority, kind) => {
                        let entry = outgoing(*authority, *kind, *at);
                        let document = transaction.register_outgoing(&entry, &request)?.document;
                        assert_eq!(document.code().number(), Some(document.number()));
                        Number { value: document.number(), suffix: document.code().suffix().to_owned() }
                    }
                });
            }
            Step::Joint(leader, own, at) => {
                let with = Issuer { organ_name: AUTHORITIES[1 - leader].into(), abbreviation: String::new() };
                let entry = OutgoingEntry { issuers: vec![with], ..outgoing(*leader, *own, *at) };
                let request = NumberRequest { reason: "vì cần".into(), ..NumberRequest::default() };
                numbers.push(Number::plain(transaction.register_outgoing(&entry, &request)?.document.number()));
            }
            Step::Hold(kind, at, from, amount, until) => {
                let hold = Hold {
                    from: *from,
                    amount: *amount,
                    holder: "Phòng Kinh tế".into(),
                    reason: "ký muộn".into(),
                    until: day(*until),
                };
                let made_now = match kind {
                    Kind::Incoming => transaction.hold_incoming(day(*at), &hold)?,
                    Kind::Outgoing(authority, kind) => {
                        transaction.hold_outgoing(&outgoing(*authority, *kind, *at), &hold)?
                    }
                };
                numbers.extend(made_now.iter().map(|reservation| Number::plain(reservation.number)));
                made.extend(made_now.iter().map(|reservation| reservation.id));
            }
            Step::Release(which) => {
                let id = reservations.get(*which).copied().unwrap_or(-1);
                transaction.release(id, "")?;
            }
            Step::Cancel(which) => {
                let ruling = Ruling { reason: "sai".into(), authority: "Chánh Văn phòng".into(), date: None };
                let id = DocumentId(i64::try_from(*which).unwrap() + 1);
                transaction.withdraw(id, Withdrawal::Cancel, &ruling)?;
            }
            Step::Close(authority, last_day) => {
                transaction.close_series(authority.map(|at| AUTHORITIES[at]), day(*last_day), "sáp nhập")?;
            }
            Step::Share(authority, types, from, first) => {
                transaction.add_series(&NewSeries {
                    authority: AUTHORITIES[*authority].into(),
                    name: "Văn bản hành chính".into(),
                    types: types.iter().map(|kind| (TYPES[*kind].to_owned(), false)).collect(),
                    starts: day(*from),
                    ends: None,
                    first: *first,
                })?;
            }
            Step::Join(authority, kind, with, at) => {
                transaction.join_series(&Join {
                    authority: AUTHORITIES[*authority].into(),
                    type_name: TYPES[*kind].into(),
                    with: TYPES[*with].into(),
                    on: day(*at),
                    reason: String::new(),
                })?;
            }
            Step::DaysPass(_) => {}
        }
        Ok((numbers, made))
    })
}

fn any_kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        2 => Just(Kind::Incoming),
        3 => (0..2_usize, 0..TYPES.len()).prop_map(|(authority, kind)| Kind::Outgoing(authority, kind)),
    ]
}

fn any_types() -> impl Strategy<Value = BTreeSet<usize>> {
    prop_oneof![
        3 => prop::collection::btree_set(prop::sample::select(vec![0, 1, 2, 6]), 1..4),
        2 => Just(BTreeSet::from(COPIES)),
        1 => prop::collection::btree_set(0..TYPES.len(), 1..4),
    ]
}

fn any_request() -> impl Strategy<Value = Request> {
    prop_oneof![
        10 => Just(Request::Next),
        2 => (1..12_u32).prop_map(Request::Own),
        2 => (1..8_u32, prop::sample::select(vec!["a", "b", "bis"]))
            .prop_map(|(value, suffix)| Request::Inserted(value, suffix)),
        1 => (1..15_u32).prop_map(Request::Emergency),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => (any_kind(), 0..DAYS, any_request()).prop_map(|(kind, at, request)| Step::Register(kind, at, request)),
        5 => (0..2_usize, 0..TYPES.len(), 0..DAYS).prop_map(|(leader, own, at)| Step::Joint(leader, own, at)),
        4 => (any_kind(), 0..DAYS, prop::option::of(1..15_u32), 1..4_u32, 0..500_u64)
            .prop_map(|(kind, at, from, amount, until)| Step::Hold(kind, at, from, amount, until)),
        2 => (0..10_usize).prop_map(Step::Release),
        2 => (0..30_usize).prop_map(Step::Cancel),
        1 => (prop::option::of(0..2_usize), 0..DAYS).prop_map(|(authority, day)| Step::Close(authority, day)),
        1 => (0..2_usize, any_types(), 1..DAYS, 1..20_u32)
            .prop_map(|(authority, types, from, first)| Step::Share(authority, types, from, first)),
        2 => (0..2_usize, prop_oneof![3 => Just(6), 1 => 0..TYPES.len()], prop_oneof![3 => Just(2), 1 => 0..TYPES.len()], 0..DAYS)
            .prop_map(|(authority, kind, with, at)| Step::Join(authority, kind, with, at)),
        2 => (1..60_i64).prop_map(Step::DaysPass),
    ]
}

proptest! {
    // Each case writes a registry to disk.
    #![proptest_config(ProptestConfig::with_cases(times(16)))]

    #[test]
    fn the_numbers_are_what_the_model_says(steps in prop::collection::vec(any_step(), 1..60)) {
        TODAY.store(0, Ordering::SeqCst);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("registry.db");
        Store::create(&path).unwrap();
        let mut store = Store::open(&path, Access::Write).unwrap();
        store.set_clock(clock);
        let office = fixtures::office(AUTHORITIES[0], "UBND");
        store.set_office(&office).unwrap();
        let other = Authority { name: AUTHORITIES[1].into(), abbreviation: "VP".into(), ..Authority::default() };
        store.add_authority(&other).unwrap();
        let mut model = Model::default();
        let mut reservations = Vec::new();
        for step in &steps {
            let expected = model.step(step);
            let answered = match done(&mut store, step, &reservations) {
                Ok((numbers, made)) => {
                    reservations.extend(made);
                    Some(numbers)
                }
                Err(StoreError::Refused(_)) => None,
                Err(error) => panic!("{error}"),
            };
            prop_assert_eq!(answered, expected, "{:?}", step);
        }
        let findings = store.check(None, &Progress::default()).unwrap();
        prop_assert_eq!(findings, []);
    }
}
