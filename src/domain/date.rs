//! Dates as clerks write them: read from many spellings, never guessed; written as Vietnamese papers write them.

use chrono::{Datelike, NaiveDate};

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDate {
    /// Not written as a date, or not a day of the calendar (31/02).
    NotADate,
    /// A year outside 1900–2199.
    OutOfRange,
}

/// The order of day and month in a date written as three numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// `05/02/2026` is 5 February, as Vietnamese papers write.
    #[default]
    DayFirst,
    /// `02/05/2026` is 5 February, as a computer set to the United States writes.
    MonthFirst,
}

impl DateOrder {
    /// Both orders.
    pub const ALL: [Self; 2] = [Self::DayFirst, Self::MonthFirst];

    /// Returns its word in commands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::DayFirst => "day-first",
            Self::MonthFirst => "month-first",
        }
    }

    /// Returns the order that a word names.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.key() == key)
    }
}

/// A date as written, before day and month are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    first: u32,
    second: u32,
    year: i32,
    short_year: bool,
    /// Whether the form itself tells day from month: the year comes first, or words name them.
    certain: bool,
}

impl WrittenDate {
    /// The three numbers of a text, whether or not they are a day of the calendar: with `/`, `-` (of any length) or `.` between
    /// them, the year last or first, or `ngày 05 tháng 02 năm 2026`. A time of day before or behind it, also behind `T`, is passed
    /// over. The year must be written.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(super::text::plain_sign).collect();
        let folded = super::text::fold(&plain);
        let day = without_time(&folded);
        let day = day.trim_start_matches("ngay ").trim_end_matches(['.', ',']).trim();
        let slashed = day.replace(" thang ", "/").replace(" nam ", "/");
        let in_words = slashed != day;
        let parts: Vec<&str> = slashed.split(['/', '-', '.']).map(str::trim).collect();
        let [first, second, third] = parts[..] else { return None };
        let is_number =
            |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|digit| digit.is_ascii_digit());
        if ![first, second, third].into_iter().all(is_number) {
            return None;
        }
        let year_first = first.len() == 4;
        let (day, month, year) = if year_first { (third, second, first) } else { (first, second, third) };
        if day.len() > 2 || month.len() > 2 || !matches!(year.len(), 2 | 4) {
            return None;
        }
        Some(Self {
            first: day.parse().ok()?,
            second: month.parse().ok()?,
            year: year.parse().ok()?,
            short_year: year.len() == 2,
            certain: year_first || in_words,
        })
    }

    /// The only order in which the numbers can be day and month; `None` where both can be, or neither.
    #[must_use]
    pub fn order(self) -> Option<DateOrder> {
        const MONTHS: std::ops::RangeInclusive<u32> = 1..=12;
        let could_be_day = |number: u32| (13..=31).contains(&number);
        if self.certain {
            None
        } else if could_be_day(self.first) && MONTHS.contains(&self.second) {
            Some(DateOrder::DayFirst)
        } else if MONTHS.contains(&self.first) && could_be_day(self.second) {
            Some(DateOrder::MonthFirst)
        } else {
            None
        }
    }

    /// Whether the year is written in two digits.
    #[must_use]
    pub fn has_short_year(self) -> bool {
        self.short_year
    }

    /// Whether the year is written in two digits and, in this century, would lie after the one that follows `today`.
    #[must_use]
    pub fn is_of_last_century(self, today: NaiveDate) -> bool {
        self.short_year && 2000 + self.year > today.year() + 1
    }

    /// The day, in this order unless the spelling itself tells day from month. A year in two digits is one of this century, or,
    /// where `today` is given and it would lie after the following year, of the last.
    ///
    /// # Errors
    /// [`NoDate`] when it is not one day of the calendar.
    pub fn date(self, order: DateOrder, today: Option<NaiveDate>) -> Result<NaiveDate, NoDate> {
        let (day, month) = match order {
            DateOrder::MonthFirst if !self.certain => (self.second, self.first),
            _ => (self.first, self.second),
        };
        let century = match (self.short_year, today.is_some_and(|today| self.is_of_last_century(today))) {
            (false, _) => 0,
            (true, false) => 2000,
            (true, true) => 1900,
        };
        let date = NaiveDate::from_ymd_opt(century + self.year, month, day).ok_or(NoDate::NotADate)?;
        in_range(date).then_some(date).ok_or(NoDate::OutOfRange)
    }
}

/// Reads `dd/mm/yyyy` with `/`, `-` or `.`, one-digit days and months, two-digit years (of this century), ISO `yyyy-mm-dd`, and
/// `ngày 05 tháng 02 năm 2026`. The year must be written. A time of day beside it is passed over.
///
/// # Errors
/// [`NoDate`] when it is not one day of the calendar.
pub fn read(text: &str) -> Result<NaiveDate, NoDate> {
    WrittenDate::of(text).ok_or(NoDate::NotADate)?.date(DateOrder::DayFirst, None)
}

/// The same, a year in two digits being of the last century where it would otherwise lie after the one that follows `today`.
///
/// # Errors
/// [`NoDate`] when it is not one day of the calendar.
pub fn read_past(text: &str, today: NaiveDate) -> Result<NaiveDate, NoDate> {
    WrittenDate::of(text).ok_or(NoDate::NotADate)?.date(DateOrder::DayFirst, Some(today))
}

/// A folded date without the time of day that programs write behind it or before it: `05/01/2026 08:30`, `2026-01-05t00:00:00`,
/// `8h30 05/01/2026`, `05/01/2026 12:00:00 am`.
fn without_time(folded: &str) -> String {
    let is_time = |word: &str| {
        let inside =
            |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | '+' | '-' | 'z' | 'h' | 'g');
        let marked = word.contains([':', 'h', 'g']);
        marked && word.starts_with(|first: char| first.is_ascii_digit()) && word.chars().all(inside)
    };
    let ends_in_digit = |text: &str| text.ends_with(|last: char| last.is_ascii_digit());
    let day = match folded.split_once('t') {
        Some((day, time)) if ends_in_digit(day) && is_time(time) => day,
        _ => folded,
    };
    let mut words: Vec<&str> = day.split(' ').collect();
    let half = |word: &str| matches!(word, "am" | "pm" | "sa" | "ch" | "sang" | "chieu" | "z");
    match words[..] {
        [.., time, last] if half(last) && is_time(time) => words.truncate(words.len() - 2),
        [.., last] if is_time(last) => words.truncate(words.len() - 1),
        [first, ..] if is_time(first) => {
            words.remove(0);
        }
        _ => {}
    }
    words.join(" ")
}

/// Reads an ISO date, `yyyy-mm-dd`, and nothing else.
///
/// # Errors
/// [`NoDate`] when it is not one day of the calendar in that form.
pub fn read_iso(text: &str) -> Result<NaiveDate, NoDate> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, sign)| match at {
            4 | 7 => sign == b'-',
            _ => sign.is_ascii_digit(),
        });
    if !shape {
        return Err(NoDate::NotADate);
    }
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| NoDate::NotADate)?;
    in_range(date).then_some(date).ok_or(NoDate::OutOfRange)
}

/// Whether a registry holds this date: 1900–2199.
#[must_use]
pub fn in_range(date: NaiveDate) -> bool {
    (1900..=2199).contains(&date.year())
}

/// `05/02/2026`, the ten characters of Phụ lục VI.
#[must_use]
pub fn write(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_spelling_is_read() {
        for text in [
            "05/02/2026",
            "5/2/2026",
            "05-02-2026",
            "5.2.2026",
            "5/2/26",
            "2026-02-05",
            "ngày 05 tháng 02 năm 2026",
            " Ngày 5 tháng 2 năm 2026 ",
            "05–02–2026",
            "０５/０２/２０２６",
            "05/02/2026.",
            "05/02/2026 08:30",
            "05/02/2026 12:00:00 AM",
            "5/2/2026 8:30 SA",
            "08:30 05/02/2026",
            "8h30 ngày 05/02/2026",
            "05/02/2026 14h",
            "2026-02-05 00:00:00",
            "2026-02-05T00:00:00",
            "2026-02-05T08:30:00.000Z",
            "2026-02-05T08:30:00+07:00",
        ] {
            assert_eq!(read(text), Ok(day(2026, 2, 5)), "{text}");
        }
    }

    #[test]
    fn the_order_of_day_and_month_is_told_only_by_what_can_be() {
        let order = |text: &str| WrittenDate::of(text).map(WrittenDate::order);
        assert_eq!(order("13/01/2026"), Some(Some(DateOrder::DayFirst)));
        assert_eq!(order("1/13/2026"), Some(Some(DateOrder::MonthFirst)));
        for text in ["1/12/2026", "5/5/2026", "45/13/2026", "2026-01-13", "ngày 13 tháng 1 năm 2026"] {
            assert_eq!(order(text), Some(None), "{text}");
        }
        let read = |text: &str| WrittenDate::of(text).unwrap().date(DateOrder::MonthFirst, None);
        assert_eq!(read("2/5/2026"), Ok(day(2026, 2, 5)));
        assert_eq!(read("2026-02-05"), Ok(day(2026, 2, 5)));
        assert_eq!(read("ngày 5 tháng 2 năm 2026"), Ok(day(2026, 2, 5)));
        assert_eq!(read("13/2/2026"), Err(NoDate::NotADate));
    }

    #[test]
    fn a_short_year_after_the_next_is_of_the_last_century() {
        let today = day(2026, 11, 29);
        assert_eq!(read_past("5/1/27", today), Ok(day(2027, 1, 5)));
        assert_eq!(read_past("5/1/28", today), Ok(day(1928, 1, 5)));
        assert_eq!(read_past("5/1/99", today), Ok(day(1999, 1, 5)));
        assert_eq!(read_past("5/1/2099", today), Ok(day(2099, 1, 5)));
        assert!(WrittenDate::of("5/1/69").is_some_and(|written| written.is_of_last_century(today)));
        assert!(!WrittenDate::of("5/1/1969").is_some_and(|written| written.is_of_last_century(today)));
    }

    #[test]
    fn no_date_is_guessed() {
        for text in [
            "",
            "31/02/2026",
            "5/2",
            "2026",
            "05/13/2026",
            "a/b/c",
            "0/1/2026",
            "5/2/026",
            "29/02/2025",
            "05/02/2026 chiều",
            "05/02/2026 (chiều)",
            "08:30",
            "20260205",
        ] {
            assert_eq!(read(text), Err(NoDate::NotADate), "{text}");
        }
        assert_eq!(read("01/01/1800"), Err(NoDate::OutOfRange));
        assert_eq!(read_iso("05/02/2026"), Err(NoDate::NotADate));
        assert_eq!(read_iso("2026-2-5"), Err(NoDate::NotADate));
        assert_eq!(read_iso("2026-02-05"), Ok(day(2026, 2, 5)));
    }

    #[test]
    fn a_date_has_ten_characters() {
        assert_eq!(write(day(2026, 2, 5)), "05/02/2026");
    }
}
