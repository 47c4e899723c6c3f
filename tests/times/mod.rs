//! How often a trial by chance is made: seldom each time the tests run, `VANTHU_TIMES` as often in a long run.

/// So many trials, or `VANTHU_TIMES` as many.
pub fn times(trials: u32) -> u32 {
    trials * std::env::var("VANTHU_TIMES").map_or(1, |times| times.parse::<u32>().expect("VANTHU_TIMES is a number"))
}
