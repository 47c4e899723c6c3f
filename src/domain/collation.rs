//! The order of Vietnamese texts: ă after a, â after ă, đ after d, ê after e, ô and ơ after o, ư after u; a tone counts only where
//! the letters are the same, and upper and lower case only where the tones are too.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

/// The letters in their order, with those of other languages where the Latin alphabet has them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The tones in their order: none, huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
/// The marks that make another letter: breve, circumflex, horn.
const OTHER_LETTER: [char; 3] = ['\u{306}', '\u{302}', '\u{31B}'];

/// Weights of signs and figures come first, letters begin here.
const LETTERS: u8 = 0x50;
const FIGURES: u8 = 0x40;
const SIGN: u8 = 0x20;
const SPACE: u8 = 0x10;
/// What belongs to no alphabet known here; its code follows.
const OTHER: u8 = 0xF0;
/// Parts a level of the key from the next: less than every weight.
const END: u8 = 0;

/// How one letter is weighed.
#[derive(Debug, Clone, Copy)]
struct Weight {
    letter: u8,
    tone: u8,
    upper: bool,
}

/// Appends a key: of two texts, the one whose key is less as bytes comes first. At most so many letters count.
pub fn key_into(text: &str, most: usize, key: &mut Vec<u8>) {
    let (mut tones, mut cases) = (Vec::new(), Vec::new());
    for letter in text.chars().take(most) {
        let weight = weight(letter);
        key.push(weight.letter);
        if weight.letter == OTHER {
            // Its bytes are never those that end a level.
            key.extend(letter.encode_utf8(&mut [0; 4]).bytes());
        }
        tones.push(weight.tone);
        cases.push(1 + u8::from(weight.upper));
    }
    for level in [tones, cases] {
        key.push(END);
        // Where nothing more is said, less is said first.
        let said = level.iter().rposition(|weight| *weight > 1).map_or(0, |last| last + 1);
        key.extend(level.into_iter().take(said));
    }
}

/// A key of its own.
#[must_use]
pub fn key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    key_into(text, usize::MAX, &mut key);
    key
}

fn weight(letter: char) -> Weight {
    WEIGHTS.get(letter as usize).copied().unwrap_or_else(|| weighed(letter))
}

/// Letters by code; all of Vietnamese lies below its end.
static WEIGHTS: LazyLock<Vec<Weight>> =
    LazyLock::new(|| (0..0x1F00).map(|code| char::from_u32(code).map_or(NOTHING, weighed)).collect());

const NOTHING: Weight = Weight { letter: SIGN, tone: 1, upper: false };

fn weighed(letter: char) -> Weight {
    if letter.is_whitespace() {
        return Weight { letter: SPACE, ..NOTHING };
    }
    if let Some(figure) = letter.to_digit(10) {
        return Weight { letter: FIGURES + u8::try_from(figure).unwrap_or_default(), ..NOTHING };
    }
    let mut base = String::new();
    let mut tone = 1;
    for part in std::iter::once(letter).nfd() {
        match TONES.iter().position(|known| *known == part) {
            Some(at) => tone = 2 + u8::try_from(at).unwrap_or_default(),
            None if base.is_empty() || OTHER_LETTER.contains(&part) => base.push(part),
            // A mark of another language: the letter below it counts.
            None => {}
        }
    }
    let lower: String = base.to_lowercase().nfc().collect();
    let at = ALPHABET.chars().position(|known| lower.chars().eq([known]));
    match at.and_then(|at| u8::try_from(at).ok()) {
        Some(at) => Weight { letter: LETTERS + at, tone, upper: letter.is_uppercase() },
        None if letter.is_alphanumeric() => Weight { letter: OTHER, tone, upper: letter.is_uppercase() },
        None => NOTHING,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn in_order(texts: &[&str]) {
        for pair in texts.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    /// The alphabet as every Vietnamese dictionary has it, and the tones of one letter.
    #[test]
    fn letters_and_tones_stand_in_their_order() {
        in_order(&[
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q",
            "r", "s", "t", "u", "ư", "v", "x", "y",
        ]);
        in_order(&["a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", "b"]);
        in_order(&["o", "ò", "ỏ", "õ", "ó", "ọ", "ô", "ồ", "ổ", "ỗ", "ố", "ộ", "ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "p"]);
    }

    #[test]
    fn words_stand_as_in_a_dictionary() {
        in_order(&["ba", "bà", "bá", "bạ", "ba ba", "bàn", "băn", "bân", "bo"]);
        in_order(&["da", "dạy", "đa", "đạy", "ê"]);
        in_order(&[
            "Sở Công Thương",
            "Sở Giao thông",
            "Sở Nội vụ",
            "Sở Tài chính",
            "Sở Y tế",
            "Tỉnh ủy",
            "Ủy ban",
            "Viện",
        ]);
        in_order(&["an", "An", "án", "Án", "anh"]);
        in_order(&["Quận 1", "Quận 2", "Quận Ba Đình"]);
        in_order(&["tam", "tám", "tạm", "tăm", "tắm", "tâm", "tấm"]);
        // A tone early in the word is not worth more than a letter late in it.
        in_order(&["bán", "bàng", "báo", "bảy"]);
    }

    #[test]
    fn only_so_many_letters_count() {
        let short = |text: &str| {
            let mut key = Vec::new();
            key_into(text, 3, &mut key);
            key
        };
        assert_eq!(short("ban"), short("bang"));
        assert!(short("ban") < short("bán"));
    }

    proptest! {
        #[test]
        fn one_text_has_one_key_and_levels_never_mix(one in "[aáăđDÊ z-]{0,6}", other in "[aáăđDÊ z-]{0,6}") {
            if key(&one) == key(&other) {
                // Only signs weigh the same.
                prop_assert_eq!(one, other);
            }
        }
    }
}
