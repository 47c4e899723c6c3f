//! Detects a clock that has leapt ahead (an empty battery, a mistyped year): its day lies far beyond the last dated one. Until enough
//! days confirm it, nothing is discarded by its age.

use chrono::{NaiveDate, TimeDelta};

/// The longest plausible pause between two dated days: the longest holiday (Tết) and a few days.
const LONGEST_PAUSE: TimeDelta = TimeDelta::days(14);
/// How many different days after a pause confirm the clock: nobody may have worked meanwhile.
pub const DAYS_TO_BELIEVE: usize = 7;

/// Whether the clock has leapt to `today`, judged by the days on which something was dated before, the newest first. Days later than
/// today are ignored: they come from another wrong clock.
#[must_use]
pub fn has_leapt(today: NaiveDate, dated: impl IntoIterator<Item = NaiveDate>) -> bool {
    let mut last = today;
    let mut days = 0;
    let mut counted = None;
    for day in dated.into_iter().filter(|day| *day <= today) {
        if last - day > LONGEST_PAUSE {
            return true;
        }
        last = day;
        if counted != Some(day) {
            counted = Some(day);
            days += 1;
        }
        if days == DAYS_TO_BELIEVE {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn leapt(today: &str, dated: &[&str]) -> bool {
        has_leapt(day(today), dated.iter().map(|text| day(text)))
    }

    #[test]
    fn a_clock_is_believed_for_a_fortnight_after_the_last_day() {
        assert!(!leapt("2026-11-29", &[]));
        assert!(!leapt("2026-11-29", &["2026-11-29", "2026-11-28"]));
        assert!(!leapt("2026-11-29", &["2026-11-15"]));
        assert!(leapt("2026-11-29", &["2026-11-14"]));
    }

    #[test]
    fn one_afternoon_far_ahead_is_not_believed_but_seven_days_are() {
        let one_day = ["2031-01-01", "2031-01-01", "2031-01-01", "2026-11-29"];
        assert!(leapt("2031-01-01", &one_day));
        let six = ["2031-01-09", "2031-01-08", "2031-01-07", "2031-01-06", "2031-01-03", "2031-01-02", "2026-11-29"];
        assert!(leapt("2031-01-10", &six));
        assert!(!leapt("2031-01-10", &[&["2031-01-10"], &six[..]].concat()));
    }

    #[test]
    fn days_of_a_clock_that_was_ahead_say_nothing_once_it_is_right_again() {
        assert!(!leapt("2026-11-30", &["2099-05-05", "2026-11-29"]));
        assert!(leapt("2026-11-30", &["2099-05-05", "2026-11-01"]));
    }
}
