//! The number of documents of each kind, and the days of a calendar year on which they are registered.

use chrono::{Datelike, NaiveDate, Weekday};
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// Documents received in the year of the report, 2023.
pub const INCOMING_A_YEAR: u64 = 44_375;
/// Documents issued in that year.
const OUTGOING_A_YEAR: u64 = 13_769;
/// Both.
const A_YEAR: u64 = INCOMING_A_YEAR + OUTGOING_A_YEAR;

pub(super) const UBND: &str = "UBND tỉnh Quảng Trị";
const VP: &str = "Văn phòng UBND tỉnh Quảng Trị";

/// The kind of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Incoming,
    Outgoing { authority: &'static str, type_name: &'static str, normative: bool, conclusion: bool },
}

const fn issued(authority: &'static str, type_name: &'static str) -> Kind {
    Kind::Outgoing { authority, type_name, normative: false, conclusion: false }
}

/// The report's figures. The 2,972 documents that it does not attribute are taken as issued by the Office in
/// its own name.
const FIGURES: [(u64, Kind); 17] = [
    (INCOMING_A_YEAR, Kind::Incoming),
    (32, Kind::Outgoing { authority: UBND, type_name: "Quyết định", normative: true, conclusion: false }),
    (12, issued(UBND, "Chỉ thị")),
    (3062, issued(UBND, "Quyết định")),
    (238, issued(UBND, "Kế hoạch")),
    (50, issued(UBND, "Chương trình")),
    (4, issued(UBND, "Công điện")),
    (238, issued(UBND, "Tờ trình")),
    (315, issued(UBND, "Báo cáo")),
    (175, Kind::Outgoing { authority: UBND, type_name: "Thông báo", normative: false, conclusion: true }),
    (6671, issued(UBND, "Công văn")),
    (1610, issued(VP, "Công văn")),
    (520, issued(VP, "Giấy mời")),
    (390, issued(VP, "Thông báo")),
    (212, issued(VP, "Phiếu chuyển")),
    (150, issued(VP, "Báo cáo")),
    (90, issued(VP, "Bản sao y")),
];

/// How many documents of each kind there are.
#[derive(Debug, Clone)]
pub(super) struct Figures(Vec<u64>);

impl Figures {
    /// Scales the figures of a full year to this many documents by the method of the largest remainder, so that
    /// their sum is exact.
    pub(super) fn scaled(documents: u64) -> Self {
        let mut counts: Vec<u64> = FIGURES.iter().map(|(count, _)| count * documents / A_YEAR).collect();
        let mut by_remainder: Vec<usize> = (0..FIGURES.len()).collect();
        by_remainder.sort_by_key(|at| std::cmp::Reverse(FIGURES[*at].0 * documents % A_YEAR));
        let missing = documents - counts.iter().sum::<u64>();
        for at in by_remainder.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
            counts[at] += 1;
        }
        Self(counts)
    }

    /// The figures of the report.
    pub(super) fn of_report() -> Self {
        Self::scaled(A_YEAR)
    }

    pub(super) fn total(&self) -> u64 {
        self.0.iter().sum()
    }

    /// Lists the documents in random order.
    pub(super) fn shuffled(&self, random: &mut ChaCha8Rng) -> Vec<Kind> {
        let mut kinds = Vec::new();
        for ((_, kind), count) in FIGURES.iter().zip(&self.0) {
            kinds.extend((0..*count).map(|_| kind.clone()));
        }
        kinds.shuffle(random);
        kinds
    }
}

/// The figures of one year.
#[derive(Debug, Clone)]
pub(super) struct Year {
    pub(super) year: i32,
    pub(super) figures: Figures,
}

/// Splits this many documents into years up to the last, at the office's yearly rate. The first year takes the
/// remainder.
pub(super) fn years(last: i32, documents: Option<u64>) -> Vec<Year> {
    let mut left = documents.unwrap_or(A_YEAR);
    let mut years = Vec::new();
    let mut year = last;
    while left > 0 && year > 1900 {
        let of_year = left.min(A_YEAR);
        years.push(Year { year, figures: Figures::scaled(of_year) });
        left -= of_year;
        year -= 1;
    }
    years.reverse();
    years
}

/// Days off in 2023 that do not fall on the same solar date every year: Tết, Giỗ Tổ and days off in lieu.
const DAYS_OFF_OF_2023: [(i32, u32, u32); 9] = [
    (2023, 1, 2),
    (2023, 1, 20),
    (2023, 1, 23),
    (2023, 1, 24),
    (2023, 1, 25),
    (2023, 1, 26),
    (2023, 5, 2),
    (2023, 5, 3),
    (2023, 9, 4),
];

/// Lists the working days of a year up to 30 November, where the report ends.
pub(super) fn working_days(year: i32) -> Vec<NaiveDate> {
    let Some(first) = NaiveDate::from_ymd_opt(year, 1, 2) else { return Vec::new() };
    first
        .iter_days()
        .take_while(|day| day.year() == year && day.month() < 12)
        .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .filter(|day| !matches!((day.month(), day.day()), (4, 30) | (5, 1) | (9, 2)))
        .filter(|day| !DAYS_OFF_OF_2023.contains(&(day.year(), day.month(), day.day())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_has_the_reports_figures() {
        let outgoing: u64 = FIGURES.iter().skip(1).map(|(count, _)| count).sum();
        assert_eq!(outgoing, OUTGOING_A_YEAR);
        let of = |wanted: &str| -> u64 {
            let of_authority = FIGURES
                .iter()
                .filter(|(_, kind)| matches!(kind, Kind::Outgoing { authority, .. } if *authority == wanted));
            of_authority.map(|(count, _)| count).sum()
        };
        assert_eq!((of(UBND), of(VP)), (10_797, 2_972));
    }

    #[test]
    fn any_number_of_documents_is_met_exactly() {
        for documents in [0, 1, 7, 1_000, 58_143, 58_144, 58_145, 200_000, 1_000_000] {
            let total: u64 = years(2023, Some(documents)).iter().map(|year| year.figures.total()).sum();
            assert_eq!((total, Figures::scaled(documents).total()), (documents, documents));
        }
        assert_eq!(years(2023, Some(1_000_000)).len(), 18);
        assert_eq!(years(2025, Some(58_145)).iter().map(|year| year.year).collect::<Vec<_>>(), [2024, 2025]);
    }
}
