//! The office's working calendar: the days off by law, and over them the days the office itself enters; counting in working days.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{
    holiday::{self, Holiday},
    text,
};

/// A day on which the office departs from the law's calendar: a compensatory day off, a swapped working Saturday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether it is off; otherwise one works.
    pub off: bool,
    /// Why: `Nghỉ bù thứ Hai 31/8`, `Làm bù cho 02/01`.
    pub name: String,
}

impl CalendarDay {
    /// The same with a clean name; where it has none, the usual one.
    #[must_use]
    pub fn named(&self) -> Self {
        let name = text::clean(&self.name);
        let usual = if self.off { "Nghỉ bù" } else { "Làm bù" };
        Self { name: if name.is_empty() { usual.to_owned() } else { name }, ..*self }
    }
}

/// Why a day is off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyOff {
    /// A Saturday or Sunday.
    Weekend,
    /// A public holiday, or the day that makes one good.
    Holiday {
        /// Which.
        holiday: Holiday,
        /// Whether it makes good one that fell on a rest day.
        in_lieu: bool,
    },
    /// The office says so, by this name.
    Office(String),
}

/// Which days are off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    own: BTreeMap<NaiveDate, CalendarDay>,
}

/// No deadline lies so many days ahead.
const MAX_DAYS: u32 = 3_660;

impl WorkingCalendar {
    /// The law's calendar with the office's own days over it.
    #[must_use]
    pub fn new(own: impl IntoIterator<Item = CalendarDay>) -> Self {
        Self { own: own.into_iter().map(|day| (day.day, day)).collect() }
    }

    /// Every day of the office's own, in order.
    pub fn all_own_days(&self) -> impl Iterator<Item = &CalendarDay> {
        self.own.values()
    }

    /// The office's own days of a year, in order.
    pub fn own_days(&self, year: i32) -> impl Iterator<Item = &CalendarDay> {
        self.own.values().filter(move |own| own.day.year() == year)
    }

    /// What the office says of a day.
    #[must_use]
    pub fn own_day(&self, day: NaiveDate) -> Option<&CalendarDay> {
        self.own.get(&day)
    }

    /// Why a day is off; `None` for a working day.
    #[must_use]
    pub fn why_off(&self, day: NaiveDate) -> Option<WhyOff> {
        Counting::of(self).why_off(day)
    }

    /// Whether a day is off.
    #[must_use]
    pub fn is_off(&self, day: NaiveDate) -> bool {
        self.why_off(day).is_some()
    }

    /// The day itself, or the next working day where it is off: a term that ends on a day off ends with the next working day
    /// (Điều 148.5, Bộ luật Dân sự 2015). Nothing beyond the calendar.
    #[must_use]
    pub fn on_or_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut counting = Counting::of(self);
        day.iter_days().take(MAX_DAYS as usize).find(|day| counting.why_off(*day).is_none())
    }

    /// The end of a term of so many days. The day of the event does not count (Điều 147.2, Bộ luật Dân sự 2015).
    #[must_use]
    pub fn after_days(&self, event: NaiveDate, days: u32) -> Option<NaiveDate> {
        let days = Some(days).filter(|days| *days <= MAX_DAYS)?;
        self.on_or_after(event.checked_add_days(chrono::Days::new(days.into()))?)
    }

    /// The end of a term of so many working days: only working days after the day of the event count. `None` for none.
    #[must_use]
    pub fn after_working_days(&self, event: NaiveDate, days: u32) -> Option<NaiveDate> {
        let nth = days.checked_sub(1)?;
        let mut counting = Counting::of(self);
        let working = event.iter_days().skip(1).take(MAX_DAYS as usize).filter(|day| counting.why_off(*day).is_none());
        { working }.nth(nth as usize)
    }
}

/// Looking at days in their order: the holidays of a year are reckoned once.
struct Counting<'a> {
    calendar: &'a WorkingCalendar,
    year: Option<(i32, Vec<holiday::HolidayOff>)>,
}

impl<'a> Counting<'a> {
    fn of(calendar: &'a WorkingCalendar) -> Self {
        Self { calendar, year: None }
    }

    fn why_off(&mut self, day: NaiveDate) -> Option<WhyOff> {
        if let Some(own) = self.calendar.own.get(&day) {
            return own.off.then(|| WhyOff::Office(own.name.clone()));
        }
        let year = day.year();
        let known = match &mut self.year {
            Some((known, holidays)) if *known == year => holidays,
            other => &mut other.insert((year, holiday::holidays(year))).1,
        };
        let by_law = known.iter().find(|off| off.day == day);
        let by_law = by_law.map(|off| WhyOff::Holiday { holiday: off.holiday, in_lieu: off.in_lieu });
        by_law.or_else(|| holiday::is_weekend(day).then_some(WhyOff::Weekend))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn own(day: NaiveDate, off: bool) -> CalendarDay {
        CalendarDay { day, off, name: "hoán đổi".into() }
    }

    /// Monday 23/11/2026; 24/11 is off.
    #[test]
    fn working_days_after_an_event() {
        let calendar = WorkingCalendar::default();
        let monday = day(2026, 11, 23);
        assert_eq!(calendar.after_working_days(monday, 1), Some(day(2026, 11, 25)));
        assert_eq!(calendar.after_working_days(monday, 5), Some(day(2026, 12, 1)));
        assert_eq!(calendar.after_days(monday, 10), Some(day(2026, 12, 3)));
        assert_eq!(
            calendar.after_days(monday, 1),
            Some(day(2026, 11, 25)),
            "the 24th is off: the term ends a day later"
        );
        assert_eq!(calendar.after_working_days(monday, 0), None);
        assert_eq!(calendar.on_or_after(monday), Some(monday));
        assert_eq!(calendar.on_or_after(day(2026, 11, 24)), Some(day(2026, 11, 25)));
        assert_eq!(calendar.after_days(day(2026, 11, 20), 1), Some(day(2026, 11, 23)), "Saturday");
    }

    /// The five days of Tết 2026 and the weekends beside them: nobody works from 14 to 22 February.
    #[test]
    fn a_term_passes_over_tet() {
        let calendar = WorkingCalendar::default();
        assert_eq!(calendar.after_working_days(day(2026, 2, 13), 1), Some(day(2026, 2, 23)));
        assert_eq!(calendar.after_days(day(2026, 2, 13), 3), Some(day(2026, 2, 23)));
        let tuesday = WhyOff::Holiday { holiday: Holiday::Tet, in_lieu: false };
        assert_eq!(calendar.why_off(day(2026, 2, 17)), Some(tuesday));
        assert_eq!(calendar.why_off(day(2026, 2, 14)), Some(WhyOff::Weekend));
        let monday = WhyOff::Holiday { holiday: Holiday::HungKings, in_lieu: true };
        assert_eq!(calendar.why_off(day(2026, 4, 27)), Some(monday));
    }

    /// Friday 02/01/2026 off for Saturday 10/01; a holiday on which the office works all the same.
    #[test]
    fn the_office_has_the_last_word() {
        let swapped = [own(day(2026, 1, 2), true), own(day(2026, 1, 10), false), own(day(2026, 11, 24), false)];
        let calendar = WorkingCalendar::new(swapped);
        assert_eq!(calendar.after_working_days(day(2025, 12, 31), 1), Some(day(2026, 1, 5)));
        assert_eq!(calendar.after_working_days(day(2026, 1, 9), 1), Some(day(2026, 1, 10)));
        assert_eq!(calendar.after_working_days(day(2026, 11, 23), 1), Some(day(2026, 11, 24)));
        assert_eq!(calendar.own_days(2026).count(), 3);
        assert_eq!(calendar.own_days(2025).count(), 0);
    }

    #[test]
    fn a_day_of_ones_own_has_a_name() {
        let named = |off, name: &str| CalendarDay { day: day(2026, 1, 2), off, name: name.into() }.named().name;
        assert_eq!(named(true, " Nghỉ  hoán đổi "), "Nghỉ hoán đổi");
        assert_eq!(named(true, "  "), "Nghỉ bù");
        assert_eq!(named(false, ""), "Làm bù");
    }

    fn days() -> impl Strategy<Value = NaiveDate> {
        (0..36_000_u64).prop_map(|after| day(2015, 1, 1) + chrono::Days::new(after))
    }

    fn calendars() -> impl Strategy<Value = (NaiveDate, WorkingCalendar)> {
        (days(), proptest::collection::vec((0..60_u64, any::<bool>()), 0..20)).prop_map(|(event, changes)| {
            let changed = changes.into_iter().map(|(after, off)| own(event + chrono::Days::new(after), off));
            (event, WorkingCalendar::new(changed))
        })
    }

    proptest! {
        #[test]
        fn no_deadline_falls_on_a_day_off((event, calendar) in calendars(), amount in 1..120_u32) {
            for due in [calendar.after_working_days(event, amount), calendar.after_days(event, amount)] {
                prop_assert!(!calendar.is_off(due.unwrap()));
            }
        }

        #[test]
        fn one_working_day_more_is_later((event, calendar) in calendars(), amount in 1..120_u32) {
            let due = calendar.after_working_days(event, amount).unwrap();
            let next = calendar.after_working_days(event, amount + 1).unwrap();
            prop_assert!(next > due);
            // Nothing but days off lies between.
            let between: Vec<_> = due.iter_days().skip(1).take_while(|day| *day < next).collect();
            prop_assert!(between.into_iter().all(|day| calendar.is_off(day)));
        }

        #[test]
        fn working_days_never_end_before_days((event, calendar) in calendars(), amount in 1..120_u32) {
            prop_assert!(calendar.after_working_days(event, amount) >= calendar.after_days(event, amount));
        }
    }
}
