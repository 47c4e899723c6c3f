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

/// Reads `dd/mm/yyyy` with `/`, `-` or `.`, one-digit days and months, two-digit years (of this century), ISO `yyyy-mm-dd`, and
/// `ngày 05 tháng 02 năm 2026`. The year must be written.
///
/// # Errors
/// [`NoDate`] when it is not one day of the calendar.
pub fn read(text: &str) -> Result<NaiveDate, NoDate> {
    let text = super::text::fold(text);
    let text = text.trim_start_matches("ngay ").trim();
    let plain = text.replace(" thang ", "/").replace(" nam ", "/");
    let parts: Vec<&str> = plain.split(['/', '-', '.']).map(str::trim).collect();
    let [first, second, third] = parts[..] else { return Err(NoDate::NotADate) };
    let is_number =
        |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|digit| digit.is_ascii_digit());
    if ![first, second, third].into_iter().all(is_number) {
        return Err(NoDate::NotADate);
    }
    let (day, month, year) = if first.len() == 4 { (third, second, first) } else { (first, second, third) };
    let (day, month): (u32, u32) =
        (day.parse().map_err(|_| NoDate::NotADate)?, month.parse().map_err(|_| NoDate::NotADate)?);
    let year = match (year.len(), year.parse::<i32>()) {
        (2, Ok(year)) => 2000 + year,
        (4, Ok(year)) => year,
        _ => return Err(NoDate::NotADate),
    };
    let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDate::NotADate)?;
    in_range(date).then_some(date).ok_or(NoDate::OutOfRange)
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
        ] {
            assert_eq!(read(text), Ok(day(2026, 2, 5)), "{text}");
        }
    }

    #[test]
    fn no_date_is_guessed() {
        for text in ["", "31/02/2026", "5/2", "2026", "05/13/2026", "a/b/c", "0/1/2026", "5/2/026", "29/02/2025"] {
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
