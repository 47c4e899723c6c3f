//! Numbers that jump: given from outside, and so far beyond those before them that a typing mistake is likely.

/// A number that jumps further than this moves its series only once it is confirmed.
pub const MAX_AHEAD: u32 = 1_000;

/// A run of numbers that lies too far beyond all before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// The number before it: the last of the series, or of the list before the jump.
    pub after: u32,
    /// The first number of the run; confirming it confirms the others.
    pub first: u32,
    /// The last number of the run.
    pub last: u32,
}

impl Jump {
    /// Whether a number lies in the run.
    #[must_use]
    pub fn contains(&self, number: u32) -> bool {
        (self.first..=self.last).contains(&number)
    }
}

/// Finds the jumps beyond `last`, the last number of a series, among numbers given together in any order. Sorted numbers within
/// [`MAX_AHEAD`] of each other form a run, and a run that begins within [`MAX_AHEAD`] of `last` is no jump. Without `last` the series
/// has no number yet and the first run may begin anywhere. An accepted number begins a run that is no jump.
#[must_use]
pub fn jumps(last: Option<u32>, numbers: impl IntoIterator<Item = u32>, accepted: &[u32]) -> Vec<Jump> {
    let mut sorted: Vec<u32> = numbers.into_iter().filter(|number| last.is_none_or(|last| *number > last)).collect();
    sorted.sort_unstable();
    let mut found: Vec<Jump> = Vec::new();
    // The previous number, whether it belongs to a jump, and the largest number so far that does not.
    let (mut before, mut is_jumping, mut after) = (last, false, last);
    for number in sorted {
        let follows = before.is_none_or(|before| number - before <= MAX_AHEAD);
        before = Some(number);
        if accepted.contains(&number) || (follows && !is_jumping) {
            (is_jumping, after) = (false, Some(number));
            continue;
        }
        is_jumping = true;
        match found.last_mut().filter(|_| follows) {
            Some(jump) => jump.last = number,
            None => found.push(Jump { after: after.unwrap_or_default(), first: number, last: number }),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jump(after: u32, first: u32, last: u32) -> Jump {
        Jump { after, first, last }
    }

    #[test]
    fn a_number_may_lie_a_thousand_ahead_and_no_further() {
        assert_eq!(jumps(Some(94), [95, 1_094], &[]), []);
        assert_eq!(jumps(Some(94), [1_094], &[]), []);
        assert_eq!(jumps(Some(94), [1_095], &[]), [jump(94, 1_095, 1_095)]);
        assert_eq!(jumps(Some(94), [20_260_209], &[20_260_209]), []);
        // Consent is to the very number.
        assert_eq!(jumps(Some(94), [20_260_209], &[20_260_208]), [jump(94, 20_260_209, 20_260_209)]);
    }

    #[test]
    fn what_lies_before_the_last_number_moves_nothing() {
        assert_eq!(jumps(Some(5_000), [1, 2_500, 5_000], &[]), []);
    }

    #[test]
    fn a_list_runs_on_by_itself() {
        // From 1 to 9,001, each within a thousand of the one before, in any order and with doubles.
        let run: Vec<u32> = (0..=9).rev().map(|step| 1 + step * 1_000).chain([4_001]).collect();
        assert_eq!(jumps(Some(0), run.clone(), &[]), []);
        let with_one_more: Vec<u32> = run.into_iter().chain([20_260_209]).collect();
        assert_eq!(jumps(Some(0), with_one_more, &[]), [jump(9_001, 20_260_209, 20_260_209)]);
    }

    #[test]
    fn a_first_list_begins_where_it_begins() {
        assert_eq!(jumps(None, 4_000..4_500, &[]), []);
        assert_eq!(jumps(None, [20_260_209], &[]), []);
        assert_eq!(jumps(None, [1, 2, 3, 20_260_209], &[]), [jump(3, 20_260_209, 20_260_209)]);
        assert_eq!(jumps(None, [], &[]), []);
    }

    #[test]
    fn what_follows_a_jump_belongs_to_it() {
        assert_eq!(jumps(Some(5), 4_001..=4_500, &[]), [jump(5, 4_001, 4_500)]);
        assert_eq!(jumps(Some(5), 4_001..=4_500, &[4_001]), []);
        assert_eq!(jumps(Some(5), 4_001..=4_500, &[4_300]), [jump(5, 4_001, 4_299)]);
        // Each further leap wants its own word.
        assert_eq!(jumps(Some(5), [6, 4_001, 4_002, 90_000], &[]), [jump(6, 4_001, 4_002), jump(6, 90_000, 90_000)]);
        assert_eq!(jumps(Some(5), [6, 4_001, 4_002, 90_000], &[90_000]), [jump(6, 4_001, 4_002)]);
        assert_eq!(jumps(Some(5), [4_001, 90_000], &[4_001]), [jump(4_001, 90_000, 90_000)]);
    }

    #[test]
    fn the_largest_numbers_are_judged_like_all() {
        assert_eq!(jumps(Some(999_999_000), [999_999_999], &[]), []);
        assert_eq!(
            jumps(Some(1), [999_999_999, u32::MAX], &[]),
            [jump(1, 999_999_999, 999_999_999), jump(1, u32::MAX, u32::MAX)]
        );
    }
}
