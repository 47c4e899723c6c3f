//! Word lists and random choice from them: uniform, or by Zipf's law, as words are distributed in real texts.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

/// Returns the lines of a list without empty lines and headings.
pub(super) fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

/// Returns the lines under one heading of a list.
pub(super) fn section(text: &'static str, heading: &str) -> Vec<&'static str> {
    let after = text.lines().skip_while(|line| *line != heading).skip(1);
    after.take_while(|line| !line.starts_with('#')).filter(|line| !line.is_empty()).collect()
}

/// Picks an item of a list that is not empty, all with the same probability.
pub(super) fn pick<'a, T>(random: &mut ChaCha8Rng, list: &'a [T]) -> &'a T {
    &list[random.random_range(0..list.len())]
}

/// Picks an item of a list that is not empty, the nth with a probability of about 1/n (Zipf).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
pub(super) fn pick_frequent<'a, T>(random: &mut ChaCha8Rng, list: &'a [T]) -> &'a T {
    let share: f64 = random.random();
    let rank = (list.len() as f64 + 1.0).powf(share) - 1.0;
    &list[(rank as usize).min(list.len() - 1)]
}
