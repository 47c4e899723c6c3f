//! The words of a text as search knows them: folded, and with their diacritics in one spelling.

use unicode_normalization::UnicodeNormalization;

use super::text;

/// One word of a text, or one group of a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Without diacritics, lower case; leading zeros of a number dropped, so that `015` is `15`.
    pub fold: String,
    /// With diacritics, lower case, `hoà` spelled `hòa`.
    pub exact: String,
}

impl Word {
    /// Whether the word was written with diacritics.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.fold != self.exact
    }

    /// The other spelling of the start of a word whose tone may move on as it grows: `họa`, typed as `hoạ`, on the way to `hoạt`.
    #[must_use]
    pub fn moved_tone(&self) -> Option<String> {
        let mut letters: Vec<char> = self.exact.chars().collect();
        let [.., before, last] = letters.as_mut_slice() else { return None };
        let mut parts = before.nfd();
        let (Some(base), Some(tone), None) = (parts.next(), parts.next(), parts.next()) else { return None };
        if !is_tone(tone) || !is_pair(base, *last) {
            return None;
        }
        let toned = unicode_normalization::char::compose(*last, tone)?;
        (*before, *last) = (base, toned);
        Some(letters.into_iter().collect())
    }

    /// The number the word is, with its suffix letter if any: `15`, `15a`.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        let digits = self.fold.bytes().take_while(u8::is_ascii_digit).count();
        let short_suffix = matches!(&self.fold[digits..], "" | "bis" | "ter") || self.fold.len() == digits + 1;
        (digits > 0 && short_suffix).then_some(self.fold.as_str())
    }

    /// The word of one run of letters and digits, which is clean.
    fn of(run: &str) -> Self {
        let run = if run.starts_with('0') {
            let shortened = run.trim_start_matches('0');
            if shortened.starts_with(|letter: char| letter.is_ascii_digit()) {
                shortened
            } else {
                &run[run.len() - shortened.len() - 1..]
            }
        } else {
            run
        };
        let mut fold = String::with_capacity(run.len());
        text::fold_into(run, &mut fold);
        let exact = if run.is_ascii() { fold.clone() } else { one_tone_place(&run.to_lowercase()) };
        Self { fold, exact }
    }
}

/// The words of a clean text, in order.
pub fn words(clean: &str) -> impl Iterator<Item = Word> + '_ {
    clean.split(|letter: char| !letter.is_alphanumeric()).filter(|run| !run.is_empty()).map(Word::of)
}

/// `hoà`, `hoè`, `thuý` with the tone on the first vowel, as `hòa`, `hòe`, `thúy`; every other word as it is.
fn one_tone_place(word: &str) -> String {
    if !word.ends_with(|last: char| {
        matches!(last, 'à' | 'á' | 'ã' | 'ả' | 'ạ' | 'è' | 'é' | 'ẽ' | 'ẻ' | 'ẹ' | 'ỳ' | 'ý' | 'ỹ' | 'ỷ' | 'ỵ')
    }) {
        return word.to_owned();
    }
    let mut letters: Vec<char> = word.chars().collect();
    if let [.., before, last] = letters.as_mut_slice() {
        let mut parts = last.nfd();
        if let (Some(base), Some(tone), None) = (parts.next(), parts.next(), parts.next()) {
            let is_tone = matches!(tone, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
            let is_pair = matches!((*before, base), ('o', 'a' | 'e') | ('u', 'y'));
            if is_tone
                && is_pair
                && let Some(toned) = unicode_normalization::char::compose(*before, tone)
            {
                (*before, *last) = (toned, base);
            }
        }
    }
    letters.into_iter().collect()
}

fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Whether these two vowels carry their tone now on the one, now on the other.
fn is_pair(first: char, second: char) -> bool {
    matches!((first, second), ('o', 'a' | 'e') | ('u', 'y'))
}

/// The first letters of a text's words, folded: `stc` of Sở Tài chính.
#[must_use]
pub fn initials(text: &str) -> String {
    words(text).filter_map(|word| word.fold.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(&text::clean(text)).map(|word| word.fold).collect()
    }

    #[test]
    fn groups_of_a_number_are_words() {
        assert_eq!(folded("015/QĐ-UBND"), ["15", "qd", "ubnd"]);
        assert_eq!(folded("01/NHNo.ĐT-QLRR"), ["1", "nhno", "dt", "qlrr"]);
        assert_eq!(folded("00 0 000a 007b"), ["0", "0", "0a", "7b"]);
    }

    #[test]
    fn both_tone_places_are_one_word() {
        for (one, other) in [("hoà", "hòa"), ("Thuý", "thúy"), ("loè", "lòe"), ("UỶ", "ủy")] {
            let exact = |text: &str| words(&text::clean(text)).next().map(|word| word.exact);
            assert_eq!(exact(one), exact(other));
        }
        assert_eq!(words("hoạ").next().and_then(|word| word.moved_tone()).as_deref(), Some("hoạ"));
        assert_eq!(words("hoạt").next().map(|word| word.exact).as_deref(), Some("hoạt"));
    }

    #[test]
    fn a_number_is_known_with_its_suffix() {
        let number = |text: &str| words(text).next().and_then(|word| word.number().map(str::to_owned));
        assert_eq!(number("0015").as_deref(), Some("15"));
        assert_eq!(number("15a").as_deref(), Some("15a"));
        assert_eq!(number("qh15"), None);
        assert_eq!(number("15nq"), None);
    }
}
