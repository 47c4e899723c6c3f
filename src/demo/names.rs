//! Invented names of hamlets, firms and works, made of well-formed syllables of which a few are frequent and
//! most are rare.

use rand::{SeedableRng, seq::SliceRandom};
use rand_chacha::ChaCha8Rng;

use super::lists::pick_frequent;

const ONSETS: [&str; 25] = [
    "b", "c", "ch", "d", "đ", "g", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "ph", "qu", "r", "s", "t",
    "th", "tr", "v", "x",
];
const RIMES: [&str; 84] = [
    "a", "ai", "am", "an", "ang", "anh", "ao", "au", "ay", "ăm", "ăn", "ăng", "âm", "ân", "âng", "âu", "ây", "e", "em",
    "en", "eng", "eo", "ê", "êm", "ên", "ênh", "êu", "i", "ia", "im", "in", "inh", "iu", "iêm", "iên", "iêng", "iêu",
    "o", "oa", "oai", "oan", "oang", "oanh", "oe", "oi", "om", "on", "ong", "ô", "ôi", "ôm", "ôn", "ông", "ơ", "ơi",
    "ơm", "ơn", "u", "ua", "uân", "uê", "ui", "um", "un", "ung", "uôi", "uôm", "uôn", "uông", "uy", "uyên", "uynh",
    "ư", "ưa", "ưi", "ưng", "ươi", "ươm", "ươn", "ương", "ưu", "yên", "yêu", "oay",
];

/// The syllables, the most frequent first.
pub(super) struct Names {
    syllables: Vec<String>,
}

impl Names {
    pub(super) fn new() -> Self {
        let mut syllables: Vec<String> = ONSETS
            .iter()
            .flat_map(|onset| RIMES.iter().filter(|rime| fit(onset, rime)).map(move |rime| format!("{onset}{rime}")))
            .collect();
        // A fixed seed, so that the same syllables are frequent at every run.
        syllables.shuffle(&mut ChaCha8Rng::seed_from_u64(84));
        Self { syllables }
    }

    /// Makes a name of two capitalised syllables.
    pub(super) fn name(&self, random: &mut ChaCha8Rng) -> String {
        let mut name = String::with_capacity(16);
        for at in 0..2 {
            if at > 0 {
                name.push(' ');
            }
            let mut letters = pick_frequent(random, &self.syllables).chars();
            name.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            name.extend(letters);
        }
        name
    }
}

/// Checks whether Vietnamese spelling allows this onset before this rime.
fn fit(onset: &str, rime: &str) -> bool {
    let front = rime.starts_with(['e', 'ê', 'i', 'y']);
    let rounded = rime.starts_with(['o', 'u', 'ô', 'ư', 'ơ']);
    match onset {
        "k" | "ngh" => front,
        "c" | "g" | "ng" => !front,
        "gi" => !rime.starts_with(['i', 'y']),
        "qu" => !rounded && !rime.starts_with('i'),
        _ => !rime.starts_with('y'),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::text;

    use super::*;

    #[test]
    fn there_are_many_syllables() {
        let folded: HashSet<String> = Names::new().syllables.iter().map(|syllable| text::fold(syllable)).collect();
        assert!(folded.len() > 1_100, "{}", folded.len());
    }
}
