//! A date as a clerk types it into a form: in full, short of its year or month, by a word, or so many days from today.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{
    date::{self, NoDate},
    text::fold,
};

/// How far back or ahead a date without its year may lie.
const A_YEAR: Months = Months::new(12);

/// Which day is meant where the month or the year is not written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nearest {
    /// The latest such day that is not after today: documents arrive, are issued and handed over before they are written down.
    Before,
    /// The next such day from today on: deadlines.
    Ahead,
    /// That day of this month or year: what lies as often behind as ahead, such as the first day of a series.
    Current,
}

/// Reads what a clerk typed; `None` when the text is empty.
///
/// - `=`, `hôm nay`, `nay`; `hôm qua`, `hôm kia`; `mai`, `ngày mai`, `ngày kia`; the same in English; with or without diacritics
/// - `+3`, `-2`: days from today
/// - `5`: the nearest such day; in a month that has it
/// - `5/2`, `5-2`, `5.2`, `5 2`, `0502`, `ngày 5 tháng 2`: the nearest such day within a year, so that 29/2 is never guessed
///   years away
/// - `050226`, `05022026`, and everything [`date::read`] reads
///
/// # Errors
/// [`NoDate`] when it is not one day of the calendar; also when the month or year is missing and `nearest` says nothing.
pub fn read(text: &str, today: NaiveDate, nearest: Option<Nearest>) -> Result<Option<NaiveDate>, NoDate> {
    let folded = fold(text);
    if folded.is_empty() {
        return Ok(None);
    }
    if let Some(days) = days_of_word(&folded).or_else(|| days_of_sign(&folded)) {
        return in_range(ahead(today, days)).map(Some);
    }
    let plain = folded.strip_prefix("ngay ").unwrap_or(&folded);
    let plain = plain.replace(" thang ", "/").replace(" nam ", "/");
    if plain.bytes().all(|sign| sign.is_ascii_digit()) && plain.len() > 2 {
        return in_digits(&plain, today, nearest).map(Some);
    }
    let signs = ['/', '-', '.'];
    let parts: Vec<&str> =
        if plain.contains(signs) { plain.split(signs).map(str::trim).collect() } else { plain.split(' ').collect() };
    match parts[..] {
        [day] => nearest_day(number(day)?, today, nearest).map(Some),
        [day, month] => nearest_date(number(day)?, number(month)?, today, nearest).map(Some),
        [_, _, _] => whole(&parts.join("/"), today, nearest).map(Some),
        _ => Err(NoDate::NotADate),
    }
}

/// Reads a whole date. For something that has happened, a two-digit year after next year is of the last century.
fn whole(text: &str, today: NaiveDate, nearest: Option<Nearest>) -> Result<NaiveDate, NoDate> {
    if nearest == Some(Nearest::Before) { date::read_past(text, today) } else { date::read(text) }
}

fn days_of_word(word: &str) -> Option<i64> {
    Some(match word {
        "=" | "hom nay" | "nay" | "today" => 0,
        "hom qua" | "qua" | "yesterday" => -1,
        "hom kia" => -2,
        "mai" | "ngay mai" | "tomorrow" => 1,
        "kia" | "ngay kia" => 2,
        _ => return None,
    })
}

/// `+3`, `-2`; a sign without a number is none.
fn days_of_sign(text: &str) -> Option<i64> {
    let amount = text.strip_prefix(['+', '-'])?.trim();
    let days: i64 =
        amount.parse().ok().filter(|_| amount.len() <= 3 && amount.bytes().all(|sign| sign.is_ascii_digit()))?;
    Some(if text.starts_with('-') { -days } else { days })
}

fn ahead(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let amount = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(amount) } else { day.checked_add_days(amount) }
}

fn in_range(date: Option<NaiveDate>) -> Result<NaiveDate, NoDate> {
    date.filter(|date| date::in_range(*date)).ok_or(NoDate::OutOfRange)
}

/// At most two digits, for a day or a month.
fn number(text: &str) -> Result<u32, NoDate> {
    let fits = text.len() <= 2 && text.bytes().all(|sign| sign.is_ascii_digit());
    text.parse().ok().filter(|_| fits).ok_or(NoDate::NotADate)
}

/// `0502`, `050226`, `05022026`.
fn in_digits(digits: &str, today: NaiveDate, nearest: Option<Nearest>) -> Result<NaiveDate, NoDate> {
    let (day, month) = (digits.get(..2), digits.get(2..4));
    let (Some(day), Some(month)) = (day, month) else { return Err(NoDate::NotADate) };
    match digits.get(4..) {
        Some("") => nearest_date(number(day)?, number(month)?, today, nearest),
        Some(year) if matches!(year.len(), 2 | 4) => whole(&format!("{day}/{month}/{year}"), today, nearest),
        _ => Err(NoDate::NotADate),
    }
}

fn nearest_day(day: u32, today: NaiveDate, nearest: Option<Nearest>) -> Result<NaiveDate, NoDate> {
    let nearest = nearest.ok_or(NoDate::NotADate)?;
    if nearest == Nearest::Current {
        return in_range(Some(today.with_day(day).ok_or(NoDate::NotADate)?));
    }
    let first = today.with_day(1).ok_or(NoDate::NotADate)?;
    // Two months in a row have every day that there is.
    let months = (0..=2).map(Months::new).filter_map(|months| match nearest {
        Nearest::Before => first.checked_sub_months(months),
        Nearest::Ahead | Nearest::Current => first.checked_add_months(months),
    });
    let found = months.filter_map(|month| month.with_day(day)).find(|date| fits(*date, today, nearest));
    in_range(Some(found.ok_or(NoDate::NotADate)?))
}

fn nearest_date(day: u32, month: u32, today: NaiveDate, nearest: Option<Nearest>) -> Result<NaiveDate, NoDate> {
    let nearest = nearest.ok_or(NoDate::NotADate)?;
    if nearest == Nearest::Current {
        return in_range(Some(NaiveDate::from_ymd_opt(today.year(), month, day).ok_or(NoDate::NotADate)?));
    }
    let farthest = match nearest {
        Nearest::Before => today.checked_sub_months(A_YEAR),
        Nearest::Ahead | Nearest::Current => today.checked_add_months(A_YEAR),
    };
    let years = [today.year() - 1, today.year(), today.year() + 1].into_iter();
    let found = years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|date| {
        let within = farthest.is_none_or(|farthest| match nearest {
            Nearest::Before => *date > farthest,
            Nearest::Ahead | Nearest::Current => *date < farthest,
        });
        within && fits(*date, today, nearest)
    });
    in_range(Some(found.ok_or(NoDate::NotADate)?))
}

fn fits(date: NaiveDate, today: NaiveDate, nearest: Nearest) -> bool {
    match nearest {
        Nearest::Before => date <= today,
        Nearest::Ahead | Nearest::Current => date >= today,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_setting_means_this_month_and_this_year() {
        let today = day(2026, 11, 23);
        let read = |text| super::read(text, today, Some(Nearest::Current));
        assert_eq!(read("05/12"), Ok(Some(day(2026, 12, 5))));
        assert_eq!((read("1/4"), read("0104")), (Ok(Some(day(2026, 4, 1))), Ok(Some(day(2026, 4, 1)))));
        assert_eq!(read("5"), Ok(Some(day(2026, 11, 5))));
        assert_eq!((read("31"), read("29/2")), (Err(NoDate::NotADate), Err(NoDate::NotADate)), "November, and 2026");
    }

    #[track_caller]
    fn before(text: &str, today: NaiveDate, wanted: NaiveDate) {
        assert_eq!(read(text, today, Some(Nearest::Before)), Ok(Some(wanted)), "{text}");
    }

    #[track_caller]
    fn ahead(text: &str, today: NaiveDate, wanted: NaiveDate) {
        assert_eq!(read(text, today, Some(Nearest::Ahead)), Ok(Some(wanted)), "{text}");
    }

    #[test]
    fn a_whole_date_is_the_same_day_whichever_way_one_looks() {
        for text in [
            "050226",
            "05022026",
            "5/2/26",
            "5/2/2026",
            "05-02-2026",
            "5.2.2026",
            "5 2 2026",
            "2026-02-05",
            "ngày 5 tháng 2 năm 2026",
            " 05/02/2026 ",
        ] {
            for nearest in [None, Some(Nearest::Before), Some(Nearest::Ahead)] {
                assert_eq!(read(text, day(2026, 11, 23), nearest), Ok(Some(day(2026, 2, 5))), "{text}");
            }
        }
    }

    #[test]
    fn a_short_year_is_of_the_last_century_only_for_what_has_happened() {
        let today = day(2026, 11, 23);
        for text in ["5/2/99", "050299"] {
            before(text, today, day(1999, 2, 5));
            ahead(text, today, day(2099, 2, 5));
        }
        before("5/2/27", today, day(2027, 2, 5));
    }

    #[test]
    fn words_and_signs_count_from_today() {
        let today = day(2026, 3, 1);
        for (text, wanted) in [
            ("=", today),
            ("hôm nay", today),
            ("hom nay", today),
            ("NAY", today),
            ("today", today),
            ("hôm qua", day(2026, 2, 28)),
            ("hôm kia", day(2026, 2, 27)),
            ("mai", day(2026, 3, 2)),
            ("Ngày mai", day(2026, 3, 2)),
            ("ngày kia", day(2026, 3, 3)),
            ("+10", day(2026, 3, 11)),
            ("-1", day(2026, 2, 28)),
        ] {
            assert_eq!(read(text, today, None), Ok(Some(wanted)), "{text}");
        }
        assert_eq!(read("  ", today, None), Ok(None));
    }

    #[test]
    fn a_bare_day_is_the_nearest_that_its_month_has() {
        let today = day(2026, 11, 23);
        before("5", today, day(2026, 11, 5));
        before("23", today, today);
        before("24", today, day(2026, 10, 24));
        before("ngày 31", today, day(2026, 10, 31));
        before("31", day(2026, 3, 30), day(2026, 1, 31));
        before("5", day(2026, 1, 2), day(2025, 12, 5));
        ahead("5", today, day(2026, 12, 5));
        ahead("23", today, today);
        ahead("31", today, day(2026, 12, 31));
        ahead("30", day(2026, 1, 31), day(2026, 3, 30));
    }

    #[test]
    fn a_date_without_its_year_lies_within_one() {
        let today = day(2026, 11, 23);
        for text in ["5/2", "05-02", "5.2", "5 2", "0502", "ngày 5 tháng 2", "5 tháng 2"] {
            before(text, today, day(2026, 2, 5));
            ahead(text, today, day(2027, 2, 5));
        }
        before("24/11", today, day(2025, 11, 24));
        before("23/11", today, today);
        ahead("22/11", today, day(2027, 11, 22));
        before("29/2", day(2028, 3, 1), day(2028, 2, 29));
        assert_eq!(read("29/2", today, Some(Nearest::Before)), Err(NoDate::NotADate));
    }

    #[test]
    fn nothing_else_is_a_date() {
        let today = day(2026, 11, 23);
        for text in [
            "0", "32", "31/2", "2026", "123", "12345", "31022026", "20260205", "5/", "/2", "5//2", "a", "+", "-x",
            "+1234", "1/2/3/4", "hôm", "ngày",
        ] {
            assert_eq!(read(text, today, Some(Nearest::Before)), Err(NoDate::NotADate), "{text}");
        }
        for text in ["5", "5/2", "0502"] {
            assert_eq!(read(text, today, None), Err(NoDate::NotADate), "{text}: no year, and no direction");
        }
        assert_eq!(read("01011800", today, None), Err(NoDate::OutOfRange));
    }
}
