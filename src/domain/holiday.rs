//! The public holidays of a year, as the labour code has them: each rule with its source and the days for which it holds, so that a
//! new law is one line beside the old.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use texts::Text;

use super::lunar::{self, LunarDay};

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// Tết Dương lịch.
    NewYear,
    /// Tết Âm lịch.
    Tet,
    /// Giỗ Tổ Hùng Vương.
    HungKings,
    /// Ngày Chiến thắng.
    Victory,
    /// Quốc tế Lao động.
    Labour,
    /// Quốc khánh.
    National,
    /// Ngày Văn hóa Việt Nam.
    Culture,
}

impl Holiday {
    /// The key of its name in the language files.
    #[must_use]
    pub fn name_key(self) -> Text {
        match self {
            Self::NewYear => texts::HOLIDAY_NEW_YEAR,
            Self::Tet => texts::HOLIDAY_TET,
            Self::HungKings => texts::HOLIDAY_HUNG_KINGS,
            Self::Victory => texts::HOLIDAY_VICTORY,
            Self::Labour => texts::HOLIDAY_LABOUR,
            Self::National => texts::HOLIDAY_NATIONAL,
            Self::Culture => texts::HOLIDAY_CULTURE,
        }
    }
}

/// A day off by law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HolidayOff {
    /// The day.
    pub day: NaiveDate,
    /// For which holiday.
    pub holiday: Holiday,
    /// Whether it stands for a day of the holiday that fell on a weekly rest day (nghỉ bù).
    pub in_lieu: bool,
}

/// On which days a holiday falls.
#[derive(Debug, Clone, Copy)]
enum When {
    /// On one day of the common calendar: month, day.
    Solar(u32, u32),
    /// On one day of the lunar calendar: month, day.
    Lunar(u32, u32),
    /// Five days around mùng 1. The Prime Minister decides each year which; the usual ones are the last two of the old year and
    /// the first three of the new, or one and four where mùng 1 is a Tuesday, which makes one whole week: so it was decided in each
    /// of the years 2021 to 2026.
    FiveDaysOfTet,
    /// 2 September with the day before or after. The Prime Minister decides each year which; usually the day before, but after where
    /// 2 September is a Thursday: so it was decided, or comes to the same, in each of the years 2021 to 2026.
    TwoDaysOfSeptember,
}

/// A day as year, month, day.
type Day = (i32, u32, u32);

/// A rule: a holiday, the first and the last day on which it holds, and its days.
struct Rule {
    holiday: Holiday,
    from: Day,
    to: Option<Day>,
    when: When,
}

impl Rule {
    fn holds_on(&self, day: NaiveDate) -> bool {
        let day = (day.year(), day.month(), day.day());
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}

/// Bộ luật Lao động 10/2012/QH13 was in force from 01/5/2013, Bộ luật Lao động 45/2019/QH14 is from 01/01/2021.
const CODE_OF_2012: Day = (2013, 5, 1);
const CODE_OF_2019: Day = (2021, 1, 1);
const BEFORE_2021: Day = (2020, 12, 31);

const RULES: &[Rule] = &[
    // Điều 112.1.a Bộ luật Lao động 2019; before it Điều 115.1.a Bộ luật Lao động 2012.
    Rule { holiday: Holiday::NewYear, from: CODE_OF_2012, to: None, when: When::Solar(1, 1) },
    // Điều 112.1.b and 112.3 Bộ luật Lao động 2019; before it Điều 115.1.b Bộ luật Lao động 2012.
    Rule { holiday: Holiday::Tet, from: CODE_OF_2012, to: None, when: When::FiveDaysOfTet },
    // Điều 112.1.e Bộ luật Lao động 2019: mùng 10 tháng 3 âm lịch; before it Điều 115.1.e Bộ luật Lao động 2012.
    Rule { holiday: Holiday::HungKings, from: CODE_OF_2012, to: None, when: When::Lunar(3, 10) },
    // Điều 112.1.c Bộ luật Lao động 2019; before it Điều 115.1.c Bộ luật Lao động 2012.
    Rule { holiday: Holiday::Victory, from: CODE_OF_2012, to: None, when: When::Solar(4, 30) },
    // Điều 112.1.d Bộ luật Lao động 2019; before it Điều 115.1.d Bộ luật Lao động 2012.
    Rule { holiday: Holiday::Labour, from: CODE_OF_2012, to: None, when: When::Solar(5, 1) },
    // Điều 115.1.đ Bộ luật Lao động 2012: one day.
    Rule { holiday: Holiday::National, from: CODE_OF_2012, to: Some(BEFORE_2021), when: When::Solar(9, 2) },
    // Điều 112.1.đ and 112.3 Bộ luật Lao động 2019: two days.
    Rule { holiday: Holiday::National, from: CODE_OF_2019, to: None, when: When::TwoDaysOfSeptember },
    // Nghị quyết 28/2026/QH16, in force from 01/7/2026.
    Rule { holiday: Holiday::Culture, from: (2026, 7, 1), to: None, when: When::Solar(11, 24) },
];

impl When {
    fn days(self, year: i32) -> Vec<NaiveDate> {
        let around = |day: NaiveDate, before: u64, amount: usize| -> Vec<NaiveDate> {
            let first = day.checked_sub_days(Days::new(before));
            first.into_iter().flat_map(|first| first.iter_days().take(amount)).collect()
        };
        let found = match self {
            Self::Solar(month, day) => NaiveDate::from_ymd_opt(year, month, day).map(|day| vec![day]),
            Self::Lunar(month, day) => lunar::day_of(year, LunarDay { month, day }).map(|day| vec![day]),
            Self::FiveDaysOfTet => lunar::new_year(year).map(|first| match first.weekday() {
                Weekday::Tue => around(first, 1, 5),
                _ => around(first, 2, 5),
            }),
            Self::TwoDaysOfSeptember => NaiveDate::from_ymd_opt(year, 9, 2).map(|day| match day.weekday() {
                Weekday::Thu => around(day, 0, 2),
                _ => around(day, 1, 2),
            }),
        };
        found.unwrap_or_default()
    }
}

/// Whether a day is a weekly rest day of state offices: Saturday and Sunday (Quyết định 188/1999/QĐ-TTg).
#[must_use]
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The days off by law in a year, in order, with the usual choice where the Prime Minister decides. A holiday on a weekly rest day
/// is made good on the next working day (Điều 111.3, Bộ luật Lao động 2019).
#[must_use]
pub fn holidays(year: i32) -> Vec<HolidayOff> {
    let mut off: Vec<HolidayOff> = Vec::new();
    for rule in RULES {
        let days = rule.when.days(year).into_iter().filter(|day| rule.holds_on(*day));
        off.extend(days.map(|day| HolidayOff { day, holiday: rule.holiday, in_lieu: false }));
    }
    off.sort_by_key(|off| off.day);
    off.dedup_by_key(|off| off.day);
    let on_rest_days: Vec<HolidayOff> = off.iter().filter(|off| is_weekend(off.day)).copied().collect();
    for HolidayOff { day, holiday, .. } in on_rest_days {
        let is_taken = |day: &NaiveDate| is_weekend(*day) || off.iter().any(|off| off.day == *day);
        if let Some(day) = day.iter_days().find(|day| !is_taken(day)) {
            off.push(HolidayOff { day, holiday, in_lieu: true });
        }
    }
    off.sort_by_key(|off| off.day);
    off
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(year: i32, holiday: Holiday) -> Vec<String> {
        let of = holidays(year).into_iter().filter(|off| off.holiday == holiday && !is_weekend(off.day));
        of.map(|off| format!("{}{}", off.day.format("%d/%m"), if off.in_lieu { " bù" } else { "" })).collect()
    }

    /// What the Prime Minister decided for civil servants, weekly rest days left out.
    #[test]
    fn tet_is_as_it_was_decided() {
        for (year, decided) in [
            (2021, vec!["10/02", "11/02", "12/02", "15/02 bù", "16/02 bù"]),
            (2022, vec!["31/01", "01/02", "02/02", "03/02", "04/02"]),
            (2023, vec!["20/01", "23/01", "24/01", "25/01 bù", "26/01 bù"]),
            (2024, vec!["08/02", "09/02", "12/02", "13/02 bù", "14/02 bù"]),
            (2025, vec!["27/01", "28/01", "29/01", "30/01", "31/01"]),
            (2026, vec!["16/02", "17/02", "18/02", "19/02", "20/02"]),
        ] {
            assert_eq!(days(year, Holiday::Tet), decided, "{year}");
        }
        // The first of the two plans proposed for 2027: 04 to 10/02.
        assert_eq!(days(2027, Holiday::Tet), ["04/02", "05/02", "08/02", "09/02 bù", "10/02 bù"]);
    }

    #[test]
    fn the_national_day_is_as_it_was_decided() {
        for (year, decided) in [
            (2020, vec!["02/09"]),
            (2021, vec!["02/09", "03/09"]),
            (2022, vec!["01/09", "02/09"]),
            (2023, vec!["01/09", "04/09 bù"]),
            (2024, vec!["02/09", "03/09 bù"]),
            (2025, vec!["01/09", "02/09"]),
            (2026, vec!["01/09", "02/09"]),
            (2028, vec!["01/09", "04/09 bù"]),
        ] {
            assert_eq!(days(year, Holiday::National), decided, "{year}");
        }
    }

    #[test]
    fn a_holiday_on_a_rest_day_is_made_good() {
        assert_eq!(days(2026, Holiday::HungKings), ["27/04 bù"]);
        assert_eq!(days(2033, Holiday::HungKings), ["11/04 bù"]);
        assert_eq!(days(2027, Holiday::Labour), ["03/05 bù"]);
        // 29/4 Saturday, 30/4 Sunday, 01/5 Monday: two days more, as in 2023.
        assert_eq!(days(2023, Holiday::HungKings), ["02/05 bù"]);
        assert_eq!(days(2023, Holiday::Victory), ["03/05 bù"]);
        assert_eq!(days(2023, Holiday::Labour), ["01/05"]);
    }

    #[test]
    fn a_rule_holds_from_its_year_on() {
        assert_eq!(days(2025, Holiday::Culture), Vec::<String>::new());
        assert_eq!(days(2026, Holiday::Culture), ["24/11"]);
        assert_eq!(days(2029, Holiday::Culture), ["26/11 bù"]);
        let tuesday = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(tuesday.weekday(), Weekday::Tue);
        assert_eq!(NaiveDate::from_ymd_opt(2027, 11, 24).unwrap().weekday(), Weekday::Wed);
        assert_eq!(NaiveDate::from_ymd_opt(2027, 9, 2).unwrap().weekday(), Weekday::Thu);
        assert_eq!(NaiveDate::from_ymd_opt(2028, 9, 2).unwrap().weekday(), Weekday::Sat);
    }

    /// Twelve days from 2026 on, whatever the weekdays.
    #[test]
    fn nobody_loses_a_day() {
        for year in 2026..=2199 {
            let off = holidays(year);
            let working = off.iter().filter(|off| !is_weekend(off.day)).count();
            let holidays = off.iter().filter(|off| !off.in_lieu).count();
            assert_eq!(working, holidays, "{year}");
            assert!(holidays == 12 || holidays == 11, "{year}: {holidays}");
        }
    }
}
