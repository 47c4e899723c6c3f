//! The words of a text as search knows them: folded, and with their diacritics in one spelling.
//!
//! A text is stored as it was written; only here a ligature of a PDF becomes its letters and `m²` becomes `m2` (NFKC). A word is a
//! run of letters and digits with the marks that stand on them. Two more rules: a number written with thousand points is one word
//! (`12.500` is `12500`), and scripts that put no space between words (Lao, Thai, Khmer, Burmese, Chinese, Japanese) have a word
//! for each letter with its marks, so that any part of such a text is found.

use std::{borrow::Cow, ops::Range};

use unicode_normalization::{IsNormalized, UnicodeNormalization, char::is_combining_mark, is_nfc_quick, is_nfkc_quick};

use super::text;

/// The longest word in letters. The rest is cut: what is longer is data inside a text, no word.
const LONGEST: usize = 128;

/// One word of a text, or one number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Without diacritics, lower case; leading zeros of a number dropped, so that `015` is `15`.
    pub fold: String,
    /// With diacritics, lower case, `hoà` spelled `hòa`.
    pub exact: String,
    /// Whether it was written with a final y that is stored as i: `kỹ` for `kĩ`.
    pub with_y: bool,
}

/// Vietnamese syllables that are written with i and with y at will (kĩ thuật, kỹ thuật), folded.
const I_OR_Y: [(&str, &str); 7] =
    [("hi", "hy"), ("ki", "ky"), ("li", "ly"), ("mi", "my"), ("si", "sy"), ("ti", "ty"), ("qui", "quy")];

impl Word {
    /// Whether the word was written with diacritics.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.fold != self.exact
    }

    /// The folded word as it was typed, for use as the start of another: `quy` matches `quyết`, though the whole word is `qui`.
    #[must_use]
    pub fn typed_fold(&self) -> Cow<'_, str> {
        if self.with_y { Cow::Owned(end_with_y(&self.fold)) } else { Cow::Borrowed(&self.fold) }
    }

    /// The same with diacritics.
    #[must_use]
    pub fn typed_exact(&self) -> Cow<'_, str> {
        if self.with_y { Cow::Owned(end_with_y(&self.exact)) } else { Cow::Borrowed(&self.exact) }
    }

    /// Whether this word of a text begins as another is typed, diacritics aside.
    #[must_use]
    pub fn begins(&self, typed: &Self) -> bool {
        self.fold == typed.fold || self.fold.starts_with(typed.typed_fold().as_ref())
    }

    /// The word's other spelling without diacritics, where there are two: `ky` of `ki`.
    #[must_use]
    pub fn twin(&self) -> Option<&'static str> {
        I_OR_Y.iter().find(|(with_i, _)| *with_i == self.fold).map(|(_, with_y)| *with_y)
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

    /// The word of one run of letters and digits in compatibility form (NFKC).
    fn of(run: &str) -> Self {
        let run = without_zeros(run);
        let run = run.char_indices().nth(LONGEST).map_or(run, |(end, _)| &run[..end]);
        let exact = if run.is_ascii() { run.to_ascii_lowercase() } else { one_tone_place(&lower(run)) };
        let mut fold = String::with_capacity(exact.len());
        fold_into(&exact, &mut fold);
        if fold.starts_with('0') && !exact.is_ascii() {
            fold.drain(..fold.len() - without_zeros(&fold).len());
        }
        let mut word = Self { fold, exact, with_y: false };
        if word.fold.ends_with(['i', 'y']) {
            word.take_one_spelling();
        }
        word
    }

    /// Spells a syllable that may have i or y with i: `quý`, whose tone may stand on either vowel, as `quí`.
    fn take_one_spelling(&mut self) {
        let written = |(with_i, with_y): &&(&str, &str)| self.fold == *with_i || self.fold == *with_y;
        let Some((with_i, with_y)) = I_OR_Y.iter().find(written) else { return };
        self.with_y = self.fold == *with_y;
        self.fold = (*with_i).to_owned();
        // Other letters with marks (ķ) or marks (ï) are another word with diacritics.
        let mut tone = None;
        let mut bare = String::with_capacity(self.exact.len());
        for part in self.exact.nfd() {
            if tone.is_none() && is_tone(part) {
                tone = Some(part);
            } else {
                bare.push(part);
            }
        }
        if bare == *with_i || bare == *with_y {
            self.exact = with_i.chars().chain(tone).nfc().collect();
        }
    }
}

/// A number without its leading zeros; of nothing but zeros the last one stays.
fn without_zeros(run: &str) -> &str {
    let shortened = run.trim_start_matches('0');
    if shortened.len() == run.len() || shortened.starts_with(|letter: char| letter.is_ascii_digit()) {
        shortened
    } else {
        &run[run.len() - shortened.len() - 1..]
    }
}

/// A word that ends with i, with or without a tone, with y instead.
fn end_with_y(word: &str) -> String {
    let mut spelled: String = word.to_owned();
    let Some(last) = spelled.pop() else { return spelled };
    spelled.extend(last.nfd().map(|part| if part == 'i' { 'y' } else { part }).nfc());
    spelled
}

/// The words of a clean text, in order.
pub fn words(clean: &str) -> impl Iterator<Item = Word> {
    let text = compatible(clean);
    let mut words = Vec::with_capacity(text.len() / 5 + 1);
    words.extend(Runs::of(&text).map(|run| Word::of(&run.text)));
    words.into_iter()
}

/// The words of a clean text, grouped where nothing stands between them, as in scripts without spaces between words.
#[must_use]
pub fn stretches(clean: &str) -> Vec<Vec<Word>> {
    let text = compatible(clean);
    let mut all: Vec<Vec<Word>> = Vec::new();
    for run in Runs::of(&text) {
        let word = Word::of(&run.text);
        match all.last_mut() {
            Some(stretch) if run.follows => stretch.push(word),
            _ => all.push(vec![word]),
        }
    }
    all
}

/// The words of a clean text, each with its range of letters, counted from 0. Each word of a stretch without white space that contains
/// a letter with a compatibility form (ﬁ, ²) has the whole stretch as its range.
#[must_use]
pub fn placed(clean: &str) -> Vec<(Range<usize>, Word)> {
    let mut all = Vec::new();
    let mut before = 0;
    for stretch in clean.split_inclusive(char::is_whitespace) {
        let length = stretch.chars().count();
        let said = stretch.trim_end();
        match compatible(said) {
            Cow::Borrowed(said) => {
                let letters = |bytes: usize| before + said[..bytes].chars().count();
                let runs = Runs::of(said);
                all.extend(runs.map(|run| (letters(run.at.start)..letters(run.at.end), Word::of(&run.text))));
            }
            Cow::Owned(taken_apart) => {
                let place = before..before + said.chars().count();
                all.extend(Runs::of(&taken_apart).map(|run| (place.clone(), Word::of(&run.text))));
            }
        }
        before += length;
    }
    all
}

/// The start of a number with thousand points, without the points: `15000` for `1.500.0`, on the way to `1.500.000`. `None` for any
/// other text.
#[must_use]
pub fn growing_number(typed: &str) -> Option<Word> {
    let text = compatible(typed);
    let mut groups = text.split('.');
    let first = groups.next()?;
    let mut rest: Vec<&str> = groups.collect();
    let last = rest.pop()?;
    let is_number = is_first_group(first)
        && rest.iter().all(|group| group.len() == 3 && is_digits(group))
        && matches!(last.len(), 1 | 2)
        && is_digits(last);
    is_number.then(|| Word::of(&text.replace('.', "")))
}

fn is_digits(group: &str) -> bool {
    group.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a number with thousand points may begin so.
fn is_first_group(group: &str) -> bool {
    (1..=3).contains(&group.len()) && !group.starts_with('0') && is_digits(group)
}

/// The text in compatibility form (NFKC: ﬁ, ², Ⓐ and full-width letters become plain ones), without variation selectors.
fn compatible(clean: &str) -> Cow<'_, str> {
    // What Vietnamese texts are made of has no other form; asking the tables for each letter takes long.
    let usual = |letter| {
        matches!(letter, '\0'..='\u{9F}' | 'À'..='ı' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ' | '\u{2013}' | '\u{2014}'
            | '\u{2018}'..='\u{201D}')
    };
    let is_selector = |letter: char| matches!(letter, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}');
    let unusual = || clean.chars().filter(|letter| !usual(*letter));
    if unusual().next().is_none() || (!unusual().any(is_selector) && is_nfkc_quick(clean.chars()) == IsNormalized::Yes)
    {
        return Cow::Borrowed(clean);
    }
    Cow::Owned(clean.chars().filter(|letter| !is_selector(*letter)).nfkc().collect())
}

/// A run of a text that makes a word.
struct Run<'a> {
    /// Where it stands, in bytes.
    at: Range<usize>,
    /// Its letters; a number without its thousand points.
    text: Cow<'a, str>,
    /// Whether the run before ends where this one begins.
    follows: bool,
}

/// The runs of a text in compatibility form.
struct Runs<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Runs<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Where a number with thousand points that begins here ends: groups of three digits, and no group that is none.
    fn end_of_thousands(&self, begin: usize) -> Option<usize> {
        // `QĐ12.500` and `1.2.500` are none.
        let mut before = self.text[..begin].chars().rev();
        if before.next() == Some('.') && before.next().is_some_and(is_letter) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let digits = |from: usize| bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut end = begin + digits(begin);
        if !is_first_group(&self.text[begin..end]) {
            return None;
        }
        let mut groups = 0;
        while bytes.get(end) == Some(&b'.') {
            match digits(end + 1) {
                3 => end += 4,
                0 => break,
                _ => return None,
            }
            groups += 1;
        }
        (groups > 0).then_some(end)
    }
}

impl<'a> Iterator for Runs<'a> {
    type Item = Run<'a>;

    fn next(&mut self) -> Option<Run<'a>> {
        let text = self.text;
        let begin = self.at + text[self.at..].find(is_letter)?;
        let follows = begin == self.at && begin > 0;
        let first = text[begin..].chars().next()?;
        let ends_with = |from: usize, goes_on: fn(char) -> bool| {
            text[from..].find(|letter| !goes_on(letter)).map_or(text.len(), |length| from + length)
        };
        let mut points = None;
        let end = if has_no_spaces(first) {
            ends_with(begin + first.len_utf8(), is_combining_mark)
        } else {
            let from = if first.is_ascii_digit() && !follows { self.end_of_thousands(begin) } else { None };
            points = from;
            ends_with(from.unwrap_or(begin), |letter| {
                (is_letter(letter) && !has_no_spaces(letter)) || is_combining_mark(letter)
            })
        };
        self.at = end;
        let run = &text[begin..end];
        let run = if points.is_some() { Cow::Owned(run.replace('.', "")) } else { Cow::Borrowed(run) };
        Some(Run { at: begin..end, text: run, follows })
    }
}

/// Whether a word may begin with it: a letter or digit that is no mark on another.
fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\u{7F}' => letter.is_ascii_alphanumeric(),
        'Ạ'..='ỹ' => true,
        '\u{80}'..='\u{2FF}' => letter.is_alphanumeric(),
        _ => letter.is_alphanumeric() && !is_combining_mark(letter),
    }
}

/// Whether the letter is of a script that puts no space between words.
fn has_no_spaces(letter: char) -> bool {
    matches!(letter,
        '\u{0E00}'..='\u{0EFF}' // Thai, Lao
        | '\u{1000}'..='\u{109F}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}' // Burmese
        | '\u{1780}'..='\u{17FF}' // Khmer
        | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' // Japanese
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}') // Chinese
}

/// A word in lower case, whatever stands around its letters: a final ς is σ.
fn lower(run: &str) -> String {
    let lower: String =
        run.chars().flat_map(char::to_lowercase).map(|letter| if letter == 'ς' { 'σ' } else { letter }).collect();
    // Some letters have one spelling with their mark in lower case only (ǰ).
    if is_nfc_quick(lower.chars()) == IsNormalized::Yes { lower } else { lower.nfc().collect() }
}

/// Appends a word without its diacritics, `ß` as `ss`; one that is nothing but marks as it is.
fn fold_into(exact: &str, fold: &mut String) {
    if exact.contains('ß') {
        text::fold_into(&exact.replace('ß', "ss"), fold);
    } else {
        text::fold_into(exact, fold);
    }
    if is_nfc_quick(fold.chars()) != IsNormalized::Yes {
        // Syllables of Korean are letters again.
        *fold = fold.nfc().collect();
    }
    if fold.is_empty() {
        fold.push_str(exact);
    }
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
        if let (Some(base), Some(tone), None) = (parts.next(), parts.next(), parts.next())
            && is_tone(tone)
            && is_pair(*before, base)
            && let Some(toned) = unicode_normalization::char::compose(*before, tone)
        {
            (*before, *last) = (toned, base);
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
    fn a_syllable_with_i_or_y_is_one_word() {
        let one = |text: &str| words(&text::clean(text)).next().map(|word| (word.fold, word.exact));
        for (with_i, with_y) in [
            ("kĩ", "kỹ"),
            ("QUÍ", "quý"),
            ("quí", "qúy"),
            ("lí", "Lý"),
            ("ti", "ty"),
            ("hỉ", "hỷ"),
            ("mì", "mỳ"),
            ("sĩ", "sỹ"),
        ] {
            assert_eq!(one(with_i), one(with_y), "{with_y}");
        }
        for (one_word, other) in [("thi", "thy"), ("vi", "vy"), ("ai", "ay"), ("thuỷ", "thủi"), ("kim", "kym")] {
            assert_ne!(one(one_word), one(other), "{other}");
        }
        let typed = |text: &str| words(&text::clean(text)).next().unwrap();
        assert_eq!((typed("quý").typed_fold(), typed("quý").typed_exact()), ("quy".into(), "quý".into()));
        for (word, start) in
            [("quyết", "quy"), ("quyết", "quý"), ("quý", "quy"), ("quý", "qui"), ("quý", "qu"), ("kĩ", "ky")]
        {
            assert!(typed(word).begins(&typed(start)), "{start} {word}");
        }
        assert!(!typed("quyết").begins(&typed("qui")));
    }

    #[test]
    fn a_number_with_thousand_points_is_one_word() {
        for (text, wanted) in [
            ("12.500 ha", &["12500", "ha"][..]),
            ("(1.500.000đ).", &["1500000d"]),
            ("10.000-12.500, 44.375", &["10000", "12500", "44375"]),
            ("12.500.Tổng", &["12500", "tong"]),
            ("1.500,75", &["1500", "75"]),
            // Dates, times, versions, codes of procedures and telephone numbers are none.
            ("05.02.2026", &["5", "2", "2026"]),
            (
                "12.5 1.2.500 0.500 12.5000 1.004221.000.00",
                &["12", "5", "1", "2", "500", "0", "500", "12", "5000", "1", "4221", "0", "0"],
            ),
            ("H50.123.456 1.500.5", &["h50", "123", "456", "1", "500", "5"]),
        ] {
            assert_eq!(folded(text), wanted, "{text}");
        }
        let growing = |text: &str| growing_number(text).map(|word| word.fold);
        assert_eq!(growing("12.5").as_deref(), Some("125"));
        assert_eq!(growing("1.500.0").as_deref(), Some("15000"));
        for text in ["12", "12.500", "012.5", "1.50.0", "12.", "a.5", "1.500,5"] {
            assert_eq!(growing(text), None, "{text}");
        }
    }

    #[test]
    fn letters_of_another_form_are_the_letters_they_stand_for() {
        assert_eq!(
            folded("ﬁle ﬂ 50 m² ㎏ Ⓐ ＱĐ Straße ½"),
            ["file", "fl", "50", "m2", "kg", "a", "qd", "strasse", "1", "2"]
        );
        let exact = |text: &str| words(text).map(|word| word.exact).collect::<Vec<_>>();
        assert_eq!(exact("50 µg"), exact("50 μG"));
        assert_eq!(exact("ΟΔΟΣ"), exact("οδος"));
        assert_eq!(exact("J\u{30C}"), exact("ǰ"));
        assert_eq!(exact("1\u{FE0F}\u{20E3} ❤\u{FE0F}"), ["1\u{20E3}"]);
    }

    #[test]
    fn scripts_without_spaces_have_a_word_for_each_letter() {
        let exact = |text: &str| words(text).map(|word| word.exact).collect::<Vec<_>>();
        assert_eq!(exact("ວຽງຈັນ"), ["ວ", "ຽ", "ງ", "ຈັ", "ນ"]);
        assert_eq!(folded("ຈັນ"), ["ຈ", "ນ"]);
        assert_eq!(stretches("họp ວຽງ, QĐ").iter().map(Vec::len).collect::<Vec<_>>(), [1, 3, 1]);
    }

    #[test]
    fn endless_words_are_cut() {
        let data = "a".repeat(100_000);
        assert_eq!(words(&data).next().map(|word| word.fold.len()), Some(LONGEST));
    }

    #[test]
    fn words_stand_where_their_letters_stand() {
        let places = |text: &str| placed(text).into_iter().map(|(place, word)| (place, word.fold)).collect::<Vec<_>>();
        assert_eq!(places("về 12.500 ha"), [(0..2, "ve".into()), (3..9, "12500".into()), (10..12, "ha".into())]);
        assert_eq!(places("(ﬁle) á"), [(0..5, "file".into()), (6..7, "a".into())]);
    }

    /// Every letter, digit and mark there is, and whatever has another form, by itself and between others: its words are such as no
    /// index takes otherwise than they are.
    #[test]
    fn words_of_every_letter_are_letters_and_digits_in_one_form() {
        let other = |letter: char| !std::iter::once(letter).nfkc().eq([letter]);
        let parts = |letter: &char| letter.is_alphanumeric() || is_combining_mark(*letter) || other(*letter);
        for letter in ('\0'..=char::MAX).filter(parts) {
            let texts = [
                format!("{letter}"),
                format!("a{letter}b"),
                format!("đ {letter}\u{301}1 Σ{letter} k{letter}y 0{letter}1 s{letter}i"),
            ];
            for text in texts.map(|text| text::clean(&text)) {
                assert_eq!(text::clean(&text), text, "{letter:?}");
                for word in words(&text) {
                    for form in [&word.fold, &word.exact] {
                        let is_word = |letter: char| {
                            (is_letter(letter) || is_combining_mark(letter)) && !letter.is_ascii_uppercase()
                        };
                        assert!(!form.is_empty() && form.chars().all(is_word), "{letter:?} {form:?}");
                    }
                    let of = |form: &str| words(form).map(|word| (word.fold, word.exact)).collect::<Vec<_>>();
                    assert_eq!(of(&word.exact), [(word.fold.clone(), word.exact.clone())], "{letter:?}");
                    assert_eq!(of(&word.fold), [(word.fold.clone(), word.fold.clone())], "{letter:?}");
                }
            }
        }
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
