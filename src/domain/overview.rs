//! Tổng quan: what the head of an office sees at a glance of a day and a year. Every figure says which list shows what it counts.
//!
//! As in every count of the registry, incoming documents are the rows of their book and outgoing ones the valid rows; a list also shows the
//! withdrawn rows of the outgoing book.

use std::{cmp::Reverse, collections::HashMap};

use chrono::{Datelike, Months, NaiveDate};

use super::{
    book::Book,
    collation,
    content::Priority,
    document::Summary,
    follow_up::outcome::{Handling, Outcome},
    query::Query,
    text,
};

/// The figures of a day and of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// The day.
    pub day: NaiveDate,
    /// What came and went on the day, and what waits.
    pub today: DayCounts,
    /// What is overdue.
    pub overdue: Overdue,
    /// What came and went in the year.
    pub year: YearCounts,
    /// What was handled in time in the year.
    pub on_time: OnTime,
    /// What came and went by wire in the year.
    pub by_wire: ByWire,
}

/// What came and went on a day, and what waits for the clerks, in documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayCounts {
    /// Incoming documents that arrived on the day, beside the same day of the week before. List: [`of_days`].
    pub incoming: Compared,
    /// Outgoing documents issued on the day, beside the same day of the week before. List: [`of_days`].
    pub outgoing: Compared,
    /// Outgoing documents of the day that were neither sent nor handed over (Điều 18.1: on the day of signing, at the latest on the next
    /// working day). List: [`unsent`].
    pub unsent: u64,
    /// Urgent incoming documents of every year that are waited for and were not handed over, by urgency, the most urgent first; what is
    /// urgent is handed over at once (Điều 23.1). List: [`super::query::Due::AtOnce`] with `waiting`.
    pub urgent: Vec<(Priority, u64)>,
    /// Incoming documents of the day's year that were not handed over, as in the day's work. List: [`waiting`].
    pub incoming_waiting: u64,
    /// Outgoing documents of the day's year that were neither sent nor handed over, as in the day's work. List: [`waiting`].
    pub outgoing_waiting: u64,
}

impl DayCounts {
    /// Urgent documents of every urgency.
    #[must_use]
    pub fn all_urgent(&self) -> u64 {
        self.urgent.iter().map(|(_, count)| count).sum()
    }
}

/// Documents of both books and every year that are waited for and whose day has passed, as in the day's work. List:
/// [`super::day_work::Waited::Overdue`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Overdue {
    /// How many documents.
    pub count: u64,
    /// The one that is longest overdue; of several the first registered.
    pub oldest: Option<OldestOverdue>,
    /// How many documents each unit leads (đơn vị chủ trì), the most first. Of several units that lead it is the first that is not done;
    /// where none leads, the first that has the document and is not done. No list is narrowed to a unit.
    pub by_unit: Vec<(String, u64)>,
    /// Documents that no unit has, and outgoing ones, which wait for an answer from outside.
    pub without_unit: u64,
}

/// The document that is longest overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldestOverdue {
    /// Which.
    pub document: Summary,
    /// The last day of its earliest deadline that is still open.
    pub due: NaiveDate,
    /// The number of calendar days since that day; see [`super::deadline::Urgency`].
    pub days: u32,
}

impl OldestOverdue {
    /// A document that was due before `today`.
    #[must_use]
    pub fn of(document: Summary, due: NaiveDate, today: NaiveDate) -> Self {
        let days = u32::try_from(today.signed_duration_since(due).num_days()).unwrap_or(0);
        Self { document, due, days }
    }
}

impl Overdue {
    /// Counts documents by the units that lead them, each document's given; `None` for those that no unit has. Names of units are
    /// compared as where one is assigned, without letter case and diacritics; the first spelling is kept.
    #[must_use]
    pub fn of(oldest: Option<OldestOverdue>, leading: impl IntoIterator<Item = Option<String>>) -> Self {
        let mut overdue = Self { oldest, ..Self::default() };
        let mut units: HashMap<String, (String, u64)> = HashMap::new();
        for unit in leading {
            overdue.count += 1;
            match unit {
                Some(unit) => units.entry(text::fold(&unit)).or_insert((unit, 0)).1 += 1,
                None => overdue.without_unit += 1,
            }
        }
        overdue.by_unit.extend(units.into_values());
        overdue.by_unit.sort_by_cached_key(|(unit, count)| (Reverse(*count), collation::key(unit)));
        overdue
    }
}

/// What came and went in a year, in documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearCounts {
    /// The year.
    pub year: i32,
    /// January to December, as the report counts a year. List of a month: [`of_days`].
    pub months: [MonthCounts; 12],
    /// The days of the year so far, see [`Days::so_far`]; `None` of a year to come, of which nothing is compared.
    pub days: Option<Days>,
    /// Incoming documents of these days, beside the same days of the year before. List: [`of_days`].
    pub incoming: Compared,
    /// Outgoing documents of these days, beside the same days of the year before. List: [`of_days`].
    pub outgoing: Compared,
}

/// What came and went in a month, in documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MonthCounts {
    /// Incoming documents, by their day of arrival.
    pub incoming: u64,
    /// Outgoing documents, by their date.
    pub outgoing: u64,
}

/// Incoming documents that were handled by their deadline (giải quyết đúng hạn, Điều 24), by the month of that deadline. Whether they were
/// is what [`Outcome`] says, as in the report on handling: a document counts once it is done, or once its deadline has passed. Withdrawn
/// ones and those without a deadline never count. No list is narrowed to an outcome; the report on handling names each document's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnTime {
    /// The year.
    pub year: i32,
    /// December of the year before, then the months of the year, so that a month stands at its number.
    pub months: [Share; 13],
}

impl OnTime {
    /// Counts nothing yet.
    #[must_use]
    pub fn of(year: i32) -> Self {
        Self { year, ..Self::default() }
    }

    /// The days in which deadlines count; `None` beyond the calendar.
    #[must_use]
    pub fn days(&self) -> Option<Days> {
        let from = NaiveDate::from_ymd_opt(self.year.checked_sub(1)?, 12, 1)?;
        Some(Days { from, to: NaiveDate::from_ymd_opt(self.year, 12, 31)? })
    }

    /// Counts a document by what came of it until `today`.
    pub fn count(&mut self, handling: &Handling<'_>, today: NaiveDate) {
        let Some(deadline) = handling.deadline() else { return };
        let kept = match handling.outcome(today) {
            Outcome::DoneInTime => true,
            Outcome::DoneLate | Outcome::OpenLate => false,
            Outcome::OpenInTime | Outcome::Withdrawn => return,
        };
        let month = match self.year.checked_sub(deadline.year()) {
            Some(0) => deadline.month() as usize,
            Some(1) if deadline.month() == 12 => 0,
            _ => return,
        };
        if let Some(share) = self.months.get_mut(month) {
            share.part += u64::from(kept);
            share.whole += 1;
        }
    }

    /// The share of a month of the year, from 1 to 12, and that of the month before.
    #[must_use]
    pub fn month_and_before(&self, month: u32) -> (Share, Share) {
        let of = |month: Option<usize>| month.and_then(|month| self.months.get(month)).copied().unwrap_or_default();
        let month = month as usize;
        (of(Some(month)), of(month.checked_sub(1)))
    }
}

/// What came and went through trục liên thông văn bản in the days of a year so far, beside the same days of the year before: of the
/// documents of which somebody noted the way. No list is narrowed to a way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ByWire {
    /// Of the incoming documents whose way of coming (cách đến) is known, those that came by wire.
    pub incoming: ComparedShare,
    /// Of the valid outgoing documents that were sent, those that went by wire to some receiver at least.
    pub outgoing: ComparedShare,
}

impl ByWire {
    /// Both books together.
    #[must_use]
    pub fn both(self) -> ComparedShare {
        ComparedShare {
            now: self.incoming.now.with(self.outgoing.now),
            before: self.incoming.before.with(self.outgoing.before),
        }
    }
}

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

impl Days {
    /// All days of a year; `None` beyond the calendar.
    #[must_use]
    pub fn of_year(year: i32) -> Option<Self> {
        Some(Self { from: NaiveDate::from_ymd_opt(year, 1, 1)?, to: NaiveDate::from_ymd_opt(year, 12, 31)? })
    }

    /// The days of a year until a day: all of a year gone by, none of a year to come.
    #[must_use]
    pub fn so_far(year: i32, day: NaiveDate) -> Option<Self> {
        let Self { from, to } = Self::of_year(year)?;
        (from <= day).then(|| Self { from, to: to.min(day) })
    }

    /// The same days, month by month: the first and the last month may be cut.
    pub fn by_month(self) -> impl Iterator<Item = Self> {
        let mut next = Some(self.from).filter(|from| *from <= self.to);
        std::iter::from_fn(move || {
            let from = next?;
            let following = from.with_day(1)?.checked_add_months(Months::new(1));
            next = following.filter(|following| *following <= self.to);
            let last = following.and_then(|following| following.pred_opt());
            Some(Self { from, to: last.map_or(self.to, |last| last.min(self.to)) })
        })
    }

    /// The same days of the year before: 28 February for the 29th. `None` beyond the calendar.
    #[must_use]
    pub fn a_year_before(self) -> Option<Self> {
        let before = |day: NaiveDate| day.checked_sub_months(Months::new(12));
        Some(Self { from: before(self.from)?, to: before(self.to)? })
    }
}

/// A count beside an earlier one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Compared {
    /// The count.
    pub now: u64,
    /// The earlier one.
    pub before: u64,
}

impl Compared {
    /// Returns the difference; negative for fewer.
    #[must_use]
    pub fn difference(self) -> i64 {
        let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        signed(self.now) - signed(self.before)
    }

    /// How much more, in tenths of a percent of the earlier count, rounded; `None` where that is 0.
    #[must_use]
    pub fn change(self) -> Option<i64> {
        let before = i64::try_from(self.before).ok().filter(|before| *before > 0)?;
        let more = self.difference().checked_mul(2000)?;
        Some((more + before * more.signum()) / (2 * before))
    }
}

/// A fraction: the part and the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub part: u64,
    /// Of how many.
    pub whole: u64,
}

impl Share {
    /// The share in tenths of a percent, rounded; `None` of nothing.
    #[must_use]
    pub fn permille(self) -> Option<u64> {
        (self.whole > 0).then(|| (self.part * 2000 + self.whole) / (2 * self.whole))
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { part: self.part + other.part, whole: self.whole + other.whole }
    }
}

/// A share beside an earlier one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ComparedShare {
    /// The share.
    pub now: Share,
    /// The earlier one.
    pub before: Share,
}

impl ComparedShare {
    /// How many tenths of a percentage point more, as the rounded shares differ; `None` where either is of nothing.
    #[must_use]
    pub fn change(self) -> Option<i64> {
        let (now, before) = (self.now.permille()?, self.before.permille()?);
        Some(Compared { now, before }.difference())
    }
}

/// Finds what came or went in these days.
#[must_use]
pub fn of_days(book: Book, days: Days) -> Query {
    Query { book: Some(book), from: Some(days.from), to: Some(days.to), ..Query::default() }
}

/// Finds what was issued on a day and was neither sent nor handed over.
#[must_use]
pub fn unsent(day: NaiveDate) -> Query {
    Query { waiting: true, ..of_days(Book::Outgoing, Days { from: day, to: day }) }
}

/// Finds what was not handed over of a year.
#[must_use]
pub fn waiting(book: Book, year: i32) -> Query {
    Query { book: Some(book), year: Some(year), waiting: true, ..Query::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow_up::handling::{Assignment, Duty, Report, Role, State};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_change_is_in_tenths_of_a_percent_and_none_beside_nothing() {
        for (now, before, change) in [
            (106, 100, Some(60)),
            (100, 100, Some(0)),
            (0, 3, Some(-1000)),
            // A third is 33.33 percent, two thirds are 66.67.
            (4, 3, Some(333)),
            (5, 3, Some(667)),
            (2, 3, Some(-333)),
            (1, 3, Some(-667)),
            (3, 1, Some(2000)),
            // Halves are rounded away from zero: 1 in 2000 is half a tenth.
            (2001, 2000, Some(1)),
            (1999, 2000, Some(-1)),
            (7, 0, None),
            (0, 0, None),
        ] {
            assert_eq!(Compared { now, before }.change(), change, "{now} beside {before}");
        }
        assert_eq!(Compared { now: 13, before: 17 }.difference(), -4);
    }

    #[test]
    fn a_share_is_in_tenths_of_a_percent_and_none_of_nothing() {
        // 1846 / 1960 = 0.94183…
        for (part, whole, permille) in
            [(1846, 1960, Some(942)), (0, 5, Some(0)), (5, 5, Some(1000)), (2, 3, Some(667)), (0, 0, None)]
        {
            assert_eq!(Share { part, whole }.permille(), permille, "{part} of {whole}");
        }
        let (half, all, nothing) = (Share { part: 1, whole: 2 }, Share { part: 3, whole: 3 }, Share::default());
        assert_eq!(ComparedShare { now: half, before: all }.change(), Some(-500));
        assert_eq!(ComparedShare { now: half, before: nothing }.change(), None);
        let by_wire = ByWire {
            incoming: ComparedShare { now: half, before: nothing },
            outgoing: ComparedShare { now: all, before: half },
        };
        assert_eq!(by_wire.both(), ComparedShare { now: Share { part: 4, whole: 5 }, before: half });
    }

    #[test]
    fn a_year_is_compared_by_the_days_that_are_over() {
        let days = |from: &str, to: &str| Days { from: day(from), to: day(to) };
        assert_eq!(Days::so_far(2026, day("2026-11-23")), Some(days("2026-01-01", "2026-11-23")));
        assert_eq!(Days::so_far(2026, day("2026-01-01")), Some(days("2026-01-01", "2026-01-01")));
        assert_eq!(Days::so_far(2025, day("2026-11-23")), Some(days("2025-01-01", "2025-12-31")));
        assert_eq!(Days::so_far(2027, day("2026-11-23")), None);
        let months: Vec<Days> = days("2028-01-30", "2028-03-02").by_month().collect();
        let cut =
            [days("2028-01-30", "2028-01-31"), days("2028-02-01", "2028-02-29"), days("2028-03-01", "2028-03-02")];
        assert_eq!(months, cut);
        assert_eq!(days("2028-02-10", "2028-02-10").by_month().collect::<Vec<_>>(), [days("2028-02-10", "2028-02-10")]);
        assert_eq!(Days::of_year(2026).unwrap().by_month().count(), 12);
        let leap = days("2028-01-01", "2028-02-29");
        assert_eq!(leap.a_year_before(), Some(days("2027-01-01", "2027-02-28")));
    }

    fn led(state: State, since: Option<&str>, due: Option<&str>) -> Assignment {
        Assignment {
            instruction: None,
            duty: Duty { unit: "Phòng 1".into(), role: Role::Lead, due_date: due.map(day) },
            report: Report { state, day: since.map(day), remark: String::new() },
        }
    }

    /// As of 23 November 2026.
    #[test]
    fn a_document_counts_in_the_month_of_its_deadline_once_it_is_done_or_late() {
        let done = |on: &str, due: Option<&str>| Some(led(State::Done, Some(on), due));
        let open = |due: Option<&str>| Some(led(State::Assigned, None, due));
        let (kept, missed) = (Share { part: 1, whole: 1 }, Share { part: 0, whole: 1 });
        for (due, unit, answered, counted) in [
            // The last day itself is in time.
            (Some("2026-11-20"), done("2026-11-20", None), None, Some((11, kept))),
            (Some("2026-11-20"), done("2026-11-21", None), None, Some((11, missed))),
            // Done before its deadline has come, and not done yet.
            (Some("2026-12-01"), done("2026-11-20", None), None, Some((12, kept))),
            (Some("2026-12-01"), open(None), None, None),
            (Some("2026-11-23"), open(None), None, None),
            (Some("2026-11-22"), open(None), None, Some((11, missed))),
            (Some("2026-11-22"), None, None, Some((11, missed))),
            // The unit's own deadline stands before the document's.
            (Some("2026-10-30"), done("2026-11-02", Some("2026-11-03")), None, Some((11, kept))),
            (None, done("2026-11-02", Some("2026-10-30")), None, Some((10, missed))),
            (None, open(Some("2026-10-30")), None, Some((10, missed))),
            (None, done("2026-11-02", None), None, None),
            (Some("2026-09-10"), None, Some("2026-09-10"), Some((9, kept))),
            (Some("2026-09-10"), open(None), Some("2026-09-11"), Some((9, missed))),
            // December of the year before, and numbers that are no month.
            (Some("2025-12-01"), done("2025-12-01", None), None, Some((0, kept))),
            (Some("2025-11-30"), done("2025-11-30", None), None, None),
            (Some("2027-01-01"), done("2026-11-20", None), None, None),
        ] {
            let mut expected = OnTime::of(2026);
            if let Some((month, share)) = counted {
                expected.months[month] = share;
            }
            let mut on_time = OnTime::of(2026);
            let handling = Handling {
                withdrawn: false,
                answered: answered.map(day),
                due_date: due.map(day),
                assigned: unit.iter().collect(),
            };
            on_time.count(&handling, day("2026-11-23"));
            assert_eq!(on_time, expected, "{handling:?}");
            on_time = OnTime::of(2026);
            on_time.count(&Handling { withdrawn: true, ..handling }, day("2026-11-23"));
            assert_eq!(on_time, OnTime::of(2026));
        }
    }

    #[test]
    fn january_stands_beside_december_of_the_year_before() {
        let mut on_time = OnTime::of(2026);
        for (at, share) in (0..).zip(&mut on_time.months) {
            *share = Share { part: at, whole: 20 };
        }
        let share = |part| Share { part, whole: 20 };
        assert_eq!(on_time.month_and_before(1), (share(1), share(0)));
        assert_eq!(on_time.month_and_before(12), (share(12), share(11)));
        assert_eq!(on_time.days(), Some(Days { from: day("2025-12-01"), to: day("2026-12-31") }));
    }

    #[test]
    fn units_are_counted_whatever_their_letter_case_and_the_most_come_first() {
        let names =
            [Some("Phòng Nội chính"), None, Some("Ban Đầu tư"), Some("PHÒNG NỘI CHÍNH"), Some("Ban Dân tộc"), None];
        let overdue = Overdue::of(None, names.map(|name| name.map(str::to_owned)));
        let units: Vec<_> = overdue.by_unit.iter().map(|(unit, count)| (unit.as_str(), *count)).collect();
        assert_eq!(units, [("Phòng Nội chính", 2), ("Ban Dân tộc", 1), ("Ban Đầu tư", 1)]);
        assert_eq!((overdue.count, overdue.without_unit), (6, 2));
    }

    #[test]
    fn urgent_documents_are_those_of_every_urgency() {
        let urgent = vec![(Priority::Express, 1), (Priority::Urgent, 2)];
        assert_eq!(DayCounts { urgent, ..DayCounts::default() }.all_urgent(), 3);
    }
}
