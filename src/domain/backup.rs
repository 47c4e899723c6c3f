//! Backups (bản sao lưu): how they are named after the moment they were taken, and which old ones may go.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

use super::clock;

/// How long every copy stays.
const ALL_FOR: TimeDelta = TimeDelta::days(2);
/// How many days keep their last copy, today included.
const DAYS: i64 = 14;
/// How many weeks keep their last copy, this one included.
const WEEKS: i64 = 8;
/// How many months keep their last copy, this one included.
const MONTHS: i32 = 24;
/// So many of the newest stay, however old they are.
const MIN_KEPT: usize = 10;

const START: &str = "van-thu-";
const END: &str = ".db";
const BEFORE_RESTORING: &str = "-truoc-khi-phuc-hoi-";
const NOT_IN_COPY: &str = "-van-ban-sau-ban-sao";
/// The suffix of the list of changes since the copy; it follows the kept registry's name.
const DONE_SINCE: &str = "-viec-sau-ban-sao";
const BEFORE_UPGRADING: &str = "-truoc-nang-cap-dang-";
const BEFORE_REPAIR: &str = "-truoc-khi-dat-lai";
const MOMENT: &str = "%Y-%m-%d-%H%M%S";

/// The name of a backup: when it was taken (local time), and which one of that second it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CopyName {
    /// When it was taken.
    pub taken: NaiveDateTime,
    /// 1 for the first copy of that second, 2 for the next.
    pub ordinal: u32,
}

impl CopyName {
    /// Reads the name of a file; `None` when it is not exactly a name that [`CopyName::file`] writes.
    #[must_use]
    pub fn read(file: &str) -> Option<Self> {
        let moment = file.strip_prefix(START)?.strip_suffix(END)?;
        let (moment, ordinal) = match moment.get(17..)?.strip_prefix('-') {
            Some(ordinal) => (moment.get(..17)?, ordinal.parse().ok()?),
            None => (moment, 1),
        };
        let name = Self { taken: NaiveDateTime::parse_from_str(moment, MOMENT).ok()?, ordinal };
        let leaps = name.taken.nanosecond() >= 1_000_000_000;
        (!leaps && name.file() == file).then_some(name)
    }

    /// `van-thu-2026-11-23-214507.db`; the second of one second ends in `-2.db`.
    #[must_use]
    pub fn file(self) -> String {
        format!("{START}{}{END}", moment(self.taken, self.ordinal))
    }
}

/// The name under which a registry is kept when a copy takes its place: `registry-truoc-khi-phuc-hoi-2026-11-23-214507.db`.
#[must_use]
pub fn kept_name(registry: &str, taken: NaiveDateTime, ordinal: u32) -> String {
    let (stem, ending) = match registry.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (registry, String::new()),
    };
    format!("{stem}{BEFORE_RESTORING}{}{ending}", moment(taken, ordinal))
}

/// The name of the list of documents that a kept registry has and the copy that replaced it has not:
/// `registry-truoc-khi-phuc-hoi-2026-11-23-214507-van-ban-sau-ban-sao.jsonl`.
#[must_use]
pub fn list_name(kept: &str, ordinal: u32) -> String {
    beside(kept, NOT_IN_COPY, ordinal, "jsonl")
}

/// The name of the list of what was done, after a copy was made, to documents that it has:
/// `registry-truoc-khi-phuc-hoi-2026-11-23-214507-viec-sau-ban-sao.xlsx`.
#[must_use]
pub fn actions_name(kept: &str, ordinal: u32) -> String {
    beside(kept, DONE_SINCE, ordinal, "xlsx")
}

fn beside(kept: &str, what: &str, ordinal: u32, ending: &str) -> String {
    let stem = kept.rsplit_once('.').map_or(kept, |(stem, _)| if stem.is_empty() { kept } else { stem });
    let number = if ordinal < 2 { String::new() } else { format!("-{ordinal}") };
    format!("{stem}{what}{number}.{ending}")
}

fn moment(taken: NaiveDateTime, ordinal: u32) -> String {
    let moment = taken.format(MOMENT);
    if ordinal < 2 { moment.to_string() } else { format!("{moment}-{ordinal}") }
}

/// The name without ending of the registry a file is, was or is a copy of: its files lie under it. Backups share one name.
#[must_use]
pub fn registry_of(file: &str) -> &str {
    if CopyName::read(file).is_some() {
        return START.trim_end_matches('-');
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    let kept =
        [BEFORE_RESTORING, BEFORE_UPGRADING, BEFORE_REPAIR].into_iter().find_map(|before| stem.split_once(before));
    kept.map_or(stem, |(stem, _)| stem)
}

/// The name under which a registry is kept before it is brought to another form: `registry-truoc-nang-cap-dang-1.db`.
#[must_use]
pub fn kept_before_upgrading(stem: &str, version: u32, ordinal: u32) -> String {
    let number = if ordinal < 2 { String::new() } else { format!("-{ordinal}") };
    format!("{stem}{BEFORE_UPGRADING}{version}{number}{END}")
}

/// The name under which a registry is kept before missing parts are put back into it: `registry-truoc-khi-dat-lai.db`.
#[must_use]
pub fn kept_before_repair(stem: &str, ordinal: u32) -> String {
    let number = if ordinal < 2 { String::new() } else { format!("-{ordinal}") };
    format!("{stem}{BEFORE_REPAIR}{number}{END}")
}

/// Which of these copies may go. What stays: all of the last two days, the last of each of 14 days, of 8 weeks and of 24 months,
/// and in any case the ten newest. A copy dated later than now stays too, for then a clock is wrong and no age is certain; and all
/// stay when the clock has leapt far beyond the newest.
#[must_use]
pub fn prune(copies: &[CopyName], now: NaiveDateTime) -> Vec<CopyName> {
    let mut past: Vec<CopyName> = copies.iter().copied().filter(|copy| copy.taken <= now).collect();
    past.sort_unstable();
    past.dedup();
    if clock::has_leapt(now.date(), past.iter().rev().map(|copy| copy.taken.date())) {
        return Vec::new();
    }
    let today = now.date();
    let days = last_of_each(&past, |day| day);
    let weeks = last_of_each(&past, monday);
    let months = last_of_each(&past, |day| (day.year(), day.month()));
    let newest = past.len().saturating_sub(MIN_KEPT);
    let stays = |at: usize, copy: CopyName| {
        let day = copy.taken.date();
        let months_ago = (today.year() - day.year()) * 12 + today.month0().cast_signed() - day.month0().cast_signed();
        at >= newest
            || now - copy.taken <= ALL_FOR
            || ((today - day).num_days() < DAYS && days.get(&day) == Some(&copy))
            || ((monday(today) - monday(day)).num_weeks() < WEEKS && weeks.get(&monday(day)) == Some(&copy))
            || (months_ago < MONTHS && months.get(&(day.year(), day.month())) == Some(&copy))
    };
    past.iter().enumerate().filter(|(at, copy)| !stays(*at, **copy)).map(|(_, copy)| *copy).collect()
}

/// The last copy of each day, week or month; `past` is sorted.
fn last_of_each<K: Ord>(past: &[CopyName], key: impl Fn(NaiveDate) -> K) -> BTreeMap<K, CopyName> {
    past.iter().map(|copy| (key(copy.taken.date()), *copy)).collect()
}

/// The Monday of the day's week.
fn monday(day: NaiveDate) -> NaiveDate {
    day - TimeDelta::days(i64::from(day.weekday().num_days_from_monday()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_registry_is_kept_as_leads_to_its_files() {
        let taken = at("2026-11-23 21:45:07");
        for file in
            ["registry.db", "registry", &kept_name("registry.db", taken, 2), &kept_before_upgrading("registry", 2, 1)]
        {
            assert_eq!(registry_of(file), "registry", "{file}");
        }
        assert_eq!(registry_of(&CopyName { taken, ordinal: 3 }.file()), "van-thu");
        assert_eq!(registry_of(".db"), ".db");
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap()
    }

    fn taken(text: &str) -> CopyName {
        CopyName { taken: at(text), ordinal: 1 }
    }

    #[test]
    fn a_name_is_read_as_it_was_written_and_no_other() {
        let first = taken("2026-11-23 21:45:07");
        let second = CopyName { ordinal: 2, ..first };
        assert_eq!(first.file(), "van-thu-2026-11-23-214507.db");
        assert_eq!(second.file(), "van-thu-2026-11-23-214507-2.db");
        assert_eq!(CopyName::read(&first.file()), Some(first));
        assert_eq!(CopyName::read(&second.file()), Some(second));
        assert!(first < second);
        for foreign in [
            "",
            "van-thu-.db",
            "van-thu-2026-11-23-214507",
            "van-thu-2026-11-23-214507.db.bak",
            "van-thu-2026-11-23-214507-1.db",
            "van-thu-2026-11-23-214507-02.db",
            "van-thu-2026-11-23-214507-+2.db",
            "van-thu-2026-11-31-214507.db",
            "van-thu-2026-1-23-214507.db",
            "van-thu-2026-11-23-214560.db",
            "Van-thu-2026-11-23-214507.db",
            "van-thu-2026-11-23-2145é07.db",
            "registry.db",
        ] {
            assert_eq!(CopyName::read(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn a_former_registry_keeps_its_own_name_in_front() {
        let moment = at("2026-11-23 21:45:07");
        assert_eq!(kept_name("registry.db", moment, 1), "registry-truoc-khi-phuc-hoi-2026-11-23-214507.db");
        assert_eq!(kept_name("so.2026.db", moment, 2), "so.2026-truoc-khi-phuc-hoi-2026-11-23-214507-2.db");
        assert_eq!(kept_name(".so", moment, 1), ".so-truoc-khi-phuc-hoi-2026-11-23-214507");
        let list = list_name(&kept_name("registry.db", moment, 1), 2);
        assert_eq!(list, "registry-truoc-khi-phuc-hoi-2026-11-23-214507-van-ban-sau-ban-sao-2.jsonl");
    }

    #[test]
    fn what_stays_are_days_then_weeks_then_months() {
        // A Monday. Two copies a day, at 8 and at 17, for three years.
        let now = at("2026-11-23 18:00:00");
        let mut copies = Vec::new();
        let mut day = now.date() - TimeDelta::days(3 * 365);
        while day <= now.date() {
            copies.push(CopyName { taken: day.and_hms_opt(8, 0, 0).unwrap(), ordinal: 1 });
            copies.push(CopyName { taken: day.and_hms_opt(17, 0, 0).unwrap(), ordinal: 1 });
            day = day.succ_opt().unwrap();
        }
        let gone = prune(&copies, now);
        let mut left: Vec<String> =
            copies.iter().filter(|copy| !gone.contains(copy)).map(|copy| copy.taken.to_string()).collect();
        left.reverse();
        let mut expected: Vec<String> = Vec::new();
        // The ten newest go further back than the two days.
        for day in 19..=23 {
            expected.extend([format!("2026-11-{day} 08:00:00"), format!("2026-11-{day} 17:00:00")]);
        }
        expected.extend((10..=18).map(|day| format!("2026-11-{day} 17:00:00")));
        // Sundays of the weeks before the two weeks of days, and of this month's and the last ones.
        for sunday in ["2026-10-11", "2026-10-18", "2026-10-25", "2026-11-01", "2026-11-08"] {
            expected.push(format!("{sunday} 17:00:00"));
        }
        for month in [
            "2024-12-31",
            "2025-01-31",
            "2025-02-28",
            "2025-03-31",
            "2025-04-30",
            "2025-05-31",
            "2025-06-30",
            "2025-07-31",
            "2025-08-31",
            "2025-09-30",
            "2025-10-31",
            "2025-11-30",
            "2025-12-31",
            "2026-01-31",
            "2026-02-28",
            "2026-03-31",
            "2026-04-30",
            "2026-05-31",
            "2026-06-30",
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
        ] {
            expected.push(format!("{month} 17:00:00"));
        }
        expected.sort();
        expected.reverse();
        assert_eq!(left, expected);
    }

    #[test]
    fn ten_stay_however_old_they_are() {
        let now = at("2019-03-18 18:00:00");
        let copies: Vec<CopyName> = (1..=12).map(|hour| taken(&format!("2019-03-04 {hour:02}:00:00"))).rev().collect();
        assert_eq!(prune(&copies, now), [taken("2019-03-04 01:00:00"), taken("2019-03-04 02:00:00")]);
    }

    #[test]
    fn a_clock_that_leapt_takes_nothing_however_often_it_is_asked() {
        // Fifteen copies of November; then one bad afternoon in 2031.
        let mut copies: Vec<CopyName> = (15..=29).map(|day| taken(&format!("2026-11-{day} 08:00:00"))).collect();
        for minute in 0..30 {
            let now = at(&format!("2031-01-01 14:{minute:02}:00"));
            copies.push(CopyName { taken: now, ordinal: 1 });
            assert_eq!(prune(&copies, now), []);
        }
        // The clock is right again: what it dated ahead pushes nothing out.
        assert_eq!(prune(&copies, at("2026-11-29 20:00:00")), []);
        // Nobody was there for five years: seven days on, the old ones go by the rule.
        for day in 2..=7 {
            copies.push(taken(&format!("2031-01-{day:02} 08:00:00")));
        }
        let gone = prune(&copies, at("2031-01-07 09:00:00"));
        assert!(gone.contains(&taken("2026-11-15 08:00:00")) && !gone.contains(&taken("2031-01-07 08:00:00")));
    }

    #[test]
    fn copies_of_the_future_stay_and_push_nothing_out() {
        let now = at("2026-11-23 18:00:00");
        let mut copies: Vec<CopyName> = (1..=10).map(|day| taken(&format!("2019-03-{day:02} 08:00:00"))).collect();
        copies.extend((1..=20).map(|day| taken(&format!("2031-03-{day:02} 08:00:00"))));
        assert_eq!(prune(&copies, now), []);
    }

    proptest! {
        #[test]
        fn thinning_twice_is_thinning_once(minutes in proptest::collection::vec(-60_000_i64..1_800_000, 0..200)) {
            let now = at("2026-11-23 18:00:00");
            let copies: Vec<CopyName> = minutes
                .iter()
                .map(|minutes| CopyName { taken: now - TimeDelta::minutes(*minutes), ordinal: 1 })
                .collect();
            let gone = prune(&copies, now);
            let left: Vec<CopyName> = copies.iter().copied().filter(|copy| !gone.contains(copy)).collect();
            prop_assert_eq!(prune(&left, now), []);
            prop_assert!(gone.iter().all(|copy| copy.taken <= now));
            if let Some(newest) = copies.iter().filter(|copy| copy.taken <= now).max() {
                prop_assert!(left.contains(newest));
            }
            let past = copies.iter().filter(|copy| copy.taken <= now).collect::<std::collections::BTreeSet<_>>().len();
            let left_of_past = left.iter().filter(|copy| copy.taken <= now).collect::<std::collections::BTreeSet<_>>().len();
            prop_assert!(left_of_past >= past.min(MIN_KEPT));
        }
    }
}
