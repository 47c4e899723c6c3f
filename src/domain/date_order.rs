//! Which dates of a series of numbers lie wrong: the fewest that must be taken out so that the others follow each other.

use chrono::NaiveDate;

/// The places, in rising order, of the dates that lie wrong against the others: all but those of the longest run in which no day comes
/// before the one at its front. Of two runs of one length the one whose dates come first stands.
#[must_use]
pub fn misplaced(dates: &[NaiveDate]) -> Vec<usize> {
    if dates.is_sorted() {
        return Vec::new();
    }
    // Read from the end, the run must not rise. `last[n]` is the place of the date that ends the best run of n + 1 dates so far, the
    // one that leaves most room before it: the latest.
    let mut last: Vec<usize> = Vec::new();
    let mut following: Vec<Option<usize>> = vec![None; dates.len()];
    for (place, date) in dates.iter().enumerate().rev() {
        let length = last.partition_point(|known| dates.get(*known).is_some_and(|known| known >= date));
        if let Some(follows) = following.get_mut(place) {
            *follows = length.checked_sub(1).and_then(|shorter| last.get(shorter).copied());
        }
        match last.get_mut(length) {
            Some(known) => *known = place,
            None => last.push(place),
        }
    }
    let mut stands = vec![false; dates.len()];
    let mut next = last.last().copied();
    while let Some(place) = next {
        if let Some(stands) = stands.get_mut(place) {
            *stands = true;
        }
        next = following.get(place).copied().flatten();
    }
    stands.iter().enumerate().filter(|(_, stands)| !**stands).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dates(days: &[u32]) -> Vec<NaiveDate> {
        days.iter().map(|day| NaiveDate::from_ymd_opt(2026, 3, *day).unwrap()).collect()
    }

    #[test]
    fn the_date_that_was_moved_is_named_and_not_its_neighbours() {
        for (days, wrong) in [
            (&[][..], &[][..]),
            (&[1, 1, 2], &[]),
            (&[3, 1, 1, 2], &[0]),
            (&[1, 2, 9, 3, 4], &[2]),
            (&[1, 5, 6, 2, 7], &[3]),
            (&[5, 6, 7, 1], &[3]),
            // Two that contradict each other: the later number is the one that came back.
            (&[5, 1], &[1]),
            (&[1, 5, 2, 6], &[2]),
        ] {
            assert_eq!(misplaced(&dates(days)), wrong, "{days:?}");
        }
    }

    proptest! {
        /// Without the named dates the others follow each other, and no smaller number of dates could be named.
        #[test]
        fn the_fewest_dates_are_named(days in prop::collection::vec(1_u32..9, 0..9)) {
            let dates = dates(&days);
            let without = |out: &dyn Fn(usize) -> bool| {
                let left: Vec<_> = dates.iter().enumerate().filter(|(place, _)| !out(*place)).map(|(_, date)| *date).collect();
                left.is_sorted()
            };
            let wrong = misplaced(&dates);
            prop_assert!(without(&|place| wrong.contains(&place)));
            let fewest = (0..1_u32 << dates.len()).filter(|set| without(&|place| set & (1 << place) != 0)).map(u32::count_ones).min();
            prop_assert_eq!(fewest, u32::try_from(wrong.len()).ok());
        }
    }
}
