//! The Vietnamese lunar calendar (âm lịch), reckoned from the moon and the sun for the meridian of UTC+7.
//!
//! Formulas of Jean Meeus, "Astronomical Algorithms" (1998): chapter 49 for new moons, chapter 25 for the sun. Days begin at midnight
//! of UTC+7, the legal time of Vietnam (Quyết định 121/CP of 08/8/1967): reckoned for Beijing, Tết 2030 would be a day late.

use chrono::{Datelike, NaiveDate};

/// A day in the lunar calendar, in a month that is no leap month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LunarDay {
    /// 1 (Giêng) to 12 (Chạp).
    pub month: u32,
    /// 1 to 30.
    pub day: u32,
}

/// The day of a lunar day in the lunar year that begins in a year of the common calendar; `None` when the month is too short or
/// the year lies outside 1900–2199.
#[must_use]
pub fn day_of(year: i32, lunar: LunarDay) -> Option<NaiveDate> {
    if !(1900..=2199).contains(&year) || !(1..=12).contains(&lunar.month) {
        return None;
    }
    // Months 1 to 10 follow the winter solstice of the year before, 11 and 12 that of the year itself.
    let solstice = if lunar.month <= 10 { year - 1 } else { year };
    let from_eleven = i64::from((lunar.month + 1) % 12);
    let first = eleventh_month(solstice)?;
    let leap = leap_month(first, eleventh_month(solstice + 1)?);
    let month = first + from_eleven + i64::from(leap.is_some_and(|leap| leap <= from_eleven));
    let (begins, ends) = (new_moon(month), new_moon(month + 1));
    let day = begins + i64::from(lunar.day) - 1;
    if lunar.day == 0 || day >= ends { None } else { date_of(day) }
}

/// Mùng 1 Tết of a year.
#[must_use]
pub fn new_year(year: i32) -> Option<NaiveDate> {
    day_of(year, LunarDay { month: 1, day: 1 })
}

/// Days are counted by their Julian day number, the one of 1 January 1970 being this.
const JULIAN_OF_1970: i64 = 2_440_588;
/// Days from UTC to UTC+7.
const MERIDIAN: f64 = 7.0 / 24.0;
/// The mean time from new moon to new moon, in days.
const MONTH: f64 = 29.530_588_861;
/// The new moon that is counted as 0: 6 January 2000, in days of dynamical time.
const MOON_0: f64 = 2_451_550.097_66;
/// Noon of 1 January 2000, and how many days a Julian century has.
const J2000: f64 = 2_451_545.0;
const CENTURY: f64 = 36_525.0;

fn date_of(day: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(chrono::TimeDelta::days(day - JULIAN_OF_1970))
}

fn day_number(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce()) - 719_163 + JULIAN_OF_1970
}

/// The new moon that begins the month with the winter solstice of a year, counted from [`MOON_0`].
fn eleventh_month(year: i32) -> Option<i64> {
    let end = day_number(NaiveDate::from_ymd_opt(year, 12, 31)?);
    // The last new moon of the year, give or take one.
    let mut moon = moon_before(end);
    while new_moon(moon + 1) <= end {
        moon += 1;
    }
    // The solstice lies before it when the sun has come to 270° as that day begins.
    while sun_sign(new_moon(moon)) >= 9 {
        moon -= 1;
    }
    Some(moon)
}

/// The leap month of the months from one eleventh to the next, counted from the first: the first without a principal term (trung
/// khí) where there are thirteen.
fn leap_month(first: i64, next: i64) -> Option<i64> {
    if next - first < 13 {
        return None;
    }
    (1..next - first).find(|at| sun_sign(new_moon(first + at)) == sun_sign(new_moon(first + at + 1)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "days of 300 years are small numbers")]
fn moon_before(day: i64) -> i64 {
    ((day as f64 - MOON_0) / MONTH).floor() as i64 - 1
}

/// The day of UTC+7 on which a new moon falls.
#[expect(clippy::cast_possible_truncation, reason = "days of 300 years are small numbers")]
fn new_moon(moon: i64) -> i64 {
    let moment = new_moon_in_dynamical_time(moon);
    (moment - clocks_behind(moment) + MERIDIAN + 0.5).floor() as i64
}

/// Dynamical time less the time of clocks, in days (Espenak and Meeus, 2006). The Earth's turning is known only so far ahead: a
/// minute more or less.
fn clocks_behind(moment: f64) -> f64 {
    let year = 2000.0 + (moment - J2000) / 365.25;
    let from_2000 = year - 2000.0;
    let seconds = if year < 1961.0 {
        29.07 + 0.407 * (year - 1950.0)
    } else if year < 2005.0 {
        63.86 + 0.3345 * from_2000 - 0.0604 * from_2000.powi(2)
    } else {
        62.92 + 0.32217 * from_2000 + 0.005_589 * from_2000.powi(2)
    };
    seconds.clamp(0.0, 500.0) / 86_400.0
}

/// One periodic term of a new moon: its size in days, how often the eccentricity of the Earth's orbit counts, and the multiples of the
/// sun's anomaly, the moon's anomaly, the moon's argument of latitude and the longitude of its node.
type PeriodicTerm = (f64, i32, [f64; 4]);

const TERMS: [PeriodicTerm; 25] = [
    (-0.407_20, 0, [0.0, 1.0, 0.0, 0.0]),
    (0.172_41, 1, [1.0, 0.0, 0.0, 0.0]),
    (0.016_08, 0, [0.0, 2.0, 0.0, 0.0]),
    (0.010_39, 0, [0.0, 0.0, 2.0, 0.0]),
    (0.007_39, 1, [-1.0, 1.0, 0.0, 0.0]),
    (-0.005_14, 1, [1.0, 1.0, 0.0, 0.0]),
    (0.002_08, 2, [2.0, 0.0, 0.0, 0.0]),
    (-0.001_11, 0, [0.0, 1.0, -2.0, 0.0]),
    (-0.000_57, 0, [0.0, 1.0, 2.0, 0.0]),
    (0.000_56, 1, [1.0, 2.0, 0.0, 0.0]),
    (-0.000_42, 0, [0.0, 3.0, 0.0, 0.0]),
    (0.000_42, 1, [1.0, 0.0, 2.0, 0.0]),
    (0.000_38, 1, [1.0, 0.0, -2.0, 0.0]),
    (-0.000_24, 1, [-1.0, 2.0, 0.0, 0.0]),
    (-0.000_17, 0, [0.0, 0.0, 0.0, 1.0]),
    (-0.000_07, 0, [2.0, 1.0, 0.0, 0.0]),
    (0.000_04, 0, [0.0, 2.0, -2.0, 0.0]),
    (0.000_04, 0, [3.0, 0.0, 0.0, 0.0]),
    (0.000_03, 0, [1.0, 1.0, -2.0, 0.0]),
    (0.000_03, 0, [0.0, 2.0, 2.0, 0.0]),
    (-0.000_03, 0, [1.0, 1.0, 2.0, 0.0]),
    (0.000_03, 0, [-1.0, 1.0, 2.0, 0.0]),
    (-0.000_02, 0, [-1.0, 1.0, -2.0, 0.0]),
    (-0.000_02, 0, [1.0, 3.0, 0.0, 0.0]),
    (0.000_02, 0, [0.0, 4.0, 0.0, 0.0]),
];

/// What the planets add: size in millionths of a day, angle in degrees at moon 0, and its change from moon to moon.
const PLANETS: [(f64, f64, f64); 14] = [
    (325.0, 299.77, 0.107_408),
    (165.0, 251.88, 0.016_321),
    (164.0, 251.83, 26.651_886),
    (126.0, 349.42, 36.412_478),
    (110.0, 84.66, 18.206_239),
    (62.0, 141.74, 53.303_771),
    (60.0, 207.14, 2.453_732),
    (56.0, 154.84, 7.306_860),
    (47.0, 34.52, 27.261_239),
    (42.0, 207.19, 0.121_824),
    (40.0, 291.34, 1.844_379),
    (37.0, 161.72, 24.198_154),
    (35.0, 239.56, 25.513_099),
    (23.0, 331.55, 3.592_518),
];

fn new_moon_in_dynamical_time(moon: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "months of 300 years are small numbers")]
    let k = moon as f64;
    let t = k / 1236.85;
    let eccentricity = 1.0 - 0.002_516 * t - 0.000_007_4 * t.powi(2);
    let angles = [
        2.5534 + 29.105_356_70 * k - 0.000_001_4 * t.powi(2),
        201.5643 + 385.816_935_28 * k + 0.010_758_2 * t.powi(2) + 0.000_012_38 * t.powi(3),
        160.7108 + 390.670_502_84 * k - 0.001_611_8 * t.powi(2) - 0.000_002_27 * t.powi(3),
        124.7746 - 1.563_755_88 * k + 0.002_067_2 * t.powi(2) + 0.000_002_15 * t.powi(3),
    ];
    let mean = MOON_0 + MONTH * k + 0.000_154_37 * t.powi(2) - 0.000_000_150 * t.powi(3);
    let periodic = TERMS.iter().map(|(size, eccentric, multiples)| {
        let angle: f64 = multiples.iter().zip(angles).map(|(multiple, angle)| multiple * angle).sum();
        size * eccentricity.powi(*eccentric) * sine(angle)
    });
    let planets = PLANETS.iter().map(|(size, angle, change)| size * 1e-6 * sine(angle + change * k));
    mean + periodic.sum::<f64>() + planets.sum::<f64>()
}

fn sine(degrees: f64) -> f64 {
    degrees.rem_euclid(360.0).to_radians().sin()
}

/// In which twelfth of its way, from the spring equinox on, the sun stands as a day of UTC+7 begins.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "twelfths and days are small numbers")]
fn sun_sign(day: i64) -> i64 {
    let clock = day as f64 - 0.5 - MERIDIAN;
    let t = (clock + clocks_behind(clock) - J2000) / CENTURY;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t.powi(2);
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t.powi(2);
    let centre = (1.914_602 - 0.004_817 * t) * sine(anomaly)
        + (0.019_993 - 0.000_101 * t) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let apparent = mean + centre - 0.005_69 - 0.004_78 * sine(125.04 - 1934.136 * t);
    (apparent.rem_euclid(360.0) / 30.0).floor() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// Tết, the days of the month before it, and Giỗ Tổ Hùng Vương, as Vietnamese calendars print them.
    #[test]
    fn new_year_and_the_kings_day() {
        for (year, (tet_month, tet_day), days, (kings_month, kings_day)) in [
            (2024, (2, 10), 30, (4, 18)),
            (2025, (1, 29), 29, (4, 7)),
            (2026, (2, 17), 29, (4, 26)),
            (2027, (2, 6), 29, (4, 16)),
            (2028, (1, 26), 29, (4, 4)),
            (2029, (2, 13), 29, (4, 23)),
            (2030, (2, 2), 29, (4, 12)),
            (2031, (1, 23), 29, (4, 1)),
            (2032, (2, 11), 29, (4, 19)),
            (2033, (1, 31), 30, (4, 9)),
            (2034, (2, 19), 30, (4, 28)),
            (2035, (2, 8), 30, (4, 17)),
        ] {
            assert_eq!(new_year(year), Some(day(year, tet_month, tet_day)));
            let kings = LunarDay { month: 3, day: 10 };
            assert_eq!(day_of(year, kings), Some(day(year, kings_month, kings_day)), "{year}");
            let last = |day| day_of(year - 1, LunarDay { month: 12, day });
            assert_eq!(last(days), new_year(year).unwrap().pred_opt(), "{year}");
            assert_eq!(last(31), None);
            assert_eq!(last(30).is_some(), days == 30, "{year}");
        }
    }

    /// Years in which the calendars of Hà Nội and Beijing part: 1968, 1985 (by a whole month), 2007 and 2030.
    #[test]
    fn the_meridian_is_that_of_vietnam() {
        for (year, month, of_month) in [(1968, 1, 29), (1985, 1, 21), (2007, 2, 17), (2030, 2, 2)] {
            assert_eq!(new_year(year), Some(day(year, month, of_month)));
        }
    }

    /// Mid-autumn (15/8) after leap months: the second in 2023, the sixth in 2025; and in 2024, which has none.
    #[test]
    fn leap_months_are_passed_over() {
        let mid_autumn = LunarDay { month: 8, day: 15 };
        assert_eq!(day_of(2023, mid_autumn), Some(day(2023, 9, 29)));
        assert_eq!(day_of(2024, mid_autumn), Some(day(2024, 9, 17)));
        assert_eq!(day_of(2025, mid_autumn), Some(day(2025, 10, 6)));
        assert_eq!(day_of(2023, LunarDay { month: 3, day: 10 }), Some(day(2023, 4, 29)));
    }

    #[test]
    fn every_year_of_the_registry_has_its_days() {
        for year in 1900..=2199 {
            let tet = new_year(year).unwrap();
            assert!((day(year, 1, 20)..=day(year, 2, 22)).contains(&tet), "{tet}");
            let months = (1..=12).map(|month| day_of(year, LunarDay { month, day: 1 }).unwrap());
            let months: Vec<NaiveDate> = months.collect();
            assert!(months.is_sorted(), "{year}");
        }
        for lunar in [(0, 1), (13, 1), (1, 0), (1, 31)] {
            assert_eq!(day_of(2026, LunarDay { month: lunar.0, day: lunar.1 }), None);
        }
        assert_eq!(new_year(1899), None);
        assert_eq!(new_year(2200), None);
    }
}
