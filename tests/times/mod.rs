//! How many random trials a test makes (`VANTHU_TIMES` multiplies them for a long run), and their seed.

use std::env::var;

use rand::Rng;

/// So many trials, or `VANTHU_TIMES` as many.
pub fn times(trials: u32) -> u32 {
    trials * var("VANTHU_TIMES").map_or(1, |times| times.parse::<u32>().expect("VANTHU_TIMES is a number"))
}

/// The seed that proptest takes from `PROPTEST_RNG_SEED`, so that a run can be repeated; else another one each time.
#[allow(dead_code, reason = "some executables have no trials but proptest's")]
pub fn seed() -> u64 {
    var("PROPTEST_RNG_SEED")
        .map_or_else(|_| rand::rng().next_u64(), |seed| seed.parse().expect("PROPTEST_RNG_SEED is a number"))
}
