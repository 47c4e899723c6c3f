//! The time in which a number series counts: a calendar year, or what a cut in it leaves. Điều 15.1 and 22.2, NĐ 30/2020/NĐ-CP.

use chrono::{Datelike, NaiveDate};

/// From the first day to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The first day.
    pub starts: NaiveDate,
    /// The last day.
    pub ends: NaiveDate,
}

impl Period {
    /// The calendar year of a day: 01/01 to 31/12.
    #[must_use]
    pub fn year_of(day: NaiveDate) -> Self {
        Self {
            starts: NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day),
            ends: NaiveDate::from_ymd_opt(day.year(), 12, 31).unwrap_or(day),
        }
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.starts <= day && day <= self.ends
    }

    /// Whether both share a day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.starts <= other.ends && other.starts <= self.ends
    }

    /// Whether it is one whole calendar year.
    #[must_use]
    pub fn is_a_year(&self) -> bool {
        *self == Self::year_of(self.starts)
    }

    /// What is left of it around a day when others have taken their days; `day` must lie in none of them.
    #[must_use]
    pub fn left_around(self, day: NaiveDate, taken: &[Self]) -> Self {
        taken.iter().fold(self, |left, other| {
            if other.ends < day {
                Self { starts: left.starts.max(other.ends.succ_opt().unwrap_or(day)), ..left }
            } else {
                Self { ends: left.ends.min(other.starts.pred_opt().unwrap_or(day)), ..left }
            }
        })
    }

    /// The part in which numbering that begins anew on each of these days counts around `day`.
    #[must_use]
    pub fn cut_around(self, day: NaiveDate, new_starts: &[NaiveDate]) -> Self {
        new_starts.iter().fold(self, |left, start| {
            if *start <= day {
                Self { starts: left.starts.max(*start), ..left }
            } else {
                Self { ends: left.ends.min(start.pred_opt().unwrap_or(day)), ..left }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_office_merged_on_1_july_has_two_periods() {
        let cut = [day("2025-07-01")];
        let of = |text: &str| Period::year_of(day(text)).cut_around(day(text), &cut);
        assert_eq!(of("2025-06-30"), Period { starts: day("2025-01-01"), ends: day("2025-06-30") });
        assert_eq!(of("2025-07-01"), Period { starts: day("2025-07-01"), ends: day("2025-12-31") });
        assert!(of("2024-07-01").is_a_year() && of("2026-02-28").is_a_year());
    }

    proptest! {
        #[test]
        fn periods_divide_time(days in prop::collection::vec(0_i64..1000, 0..6), asked in 0_i64..1000) {
            let first = day("2024-01-01");
            let at = |days: i64| first + chrono::Duration::days(days);
            let cuts: Vec<_> = days.into_iter().map(at).collect();
            let of = |day: NaiveDate| Period::year_of(day).cut_around(day, &cuts);
            let period = of(at(asked));
            prop_assert!(period.contains(at(asked)));
            // Every day of a period has that period, and the days beside it have not.
            prop_assert_eq!(of(period.starts), period);
            prop_assert_eq!(of(period.ends), period);
            prop_assert!(!of(period.ends.succ_opt().unwrap()).overlaps(&period));
            prop_assert!(!of(period.starts.pred_opt().unwrap()).overlaps(&period));
        }
    }
}
