//! Vietnamese text at the border: one spelling of each letter (NFC), look-alikes mapped; and the folding that search compares by.

use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Text as the registry stores it: NFC, look-alike letters mapped (`Ð` U+00D0 is typed for `Đ` U+0110), invisible characters
/// dropped, white space of any kind made single spaces, none at the ends. Changes no other letter.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut space = false;
    // Invisible characters are dropped before composing: they would separate a letter from its mark.
    for letter in text.chars().filter_map(one_spelling).nfc() {
        if letter.is_whitespace() {
            space = true;
            continue;
        }
        if space && !cleaned.is_empty() {
            cleaned.push(' ');
        }
        space = false;
        cleaned.push(letter);
    }
    cleaned
}

/// A số, ký hiệu as the registry stores it: [`clean`], full-width signs and dashes of all lengths made plain, no spaces around
/// the signs between groups.
#[must_use]
pub fn clean_code(text: &str) -> String {
    let plain: String = text.chars().map(plain_sign).collect();
    let cleaned = clean(&plain);
    let letters: Vec<char> = cleaned.chars().collect();
    let joins = |index: usize| letters.get(index).is_some_and(|letter| matches!(letter, '/' | '-' | '.'));
    letters
        .iter()
        .enumerate()
        .filter(|&(index, letter)| *letter != ' ' || !(joins(index + 1) || index.checked_sub(1).is_some_and(joins)))
        .map(|(_, letter)| *letter)
        .collect()
}

/// The first line of a library's error message without what it quotes: everything from the first quotation mark to the last is cut,
/// for it may be a user's text.
#[must_use]
pub fn without_quoted(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    let is_mark = |letter: char| matches!(letter, '"' | '\'' | '`' | '“' | '”' | '‘' | '’' | '«' | '»');
    let Some((before, quoted)) = line.split_once(is_mark) else { return line.to_owned() };
    let after = quoted.rsplit_once(is_mark).map_or("", |(_, after)| after);
    format!("{before}…{after}")
}

/// Text as search compares it: no diacritics, `đ` as `d`, lower case, [`clean`].
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&clean(text), &mut folded);
    folded
}

/// Whether a folded cell says that there is nothing out of the ordinary: empty, a dash, `0`, or one of the usual words. The one list
/// for độ mật, độ khẩn and cách đến.
pub(super) fn says_none(folded: &str) -> bool {
    let word = folded.trim_matches(|letter: char| !letter.is_alphanumeric());
    matches!(word, "" | "0" | "thuong" | "binh thuong" | "thong thuong" | "khong" | "khong co" | "ko")
}

/// Appends the letters of a cleaned text without diacritics, `đ` as `d`, in lower case.
pub(super) fn fold_into(cleaned: &str, folded: &mut String) {
    if cleaned.is_ascii() {
        folded.extend(cleaned.chars().map(|letter| letter.to_ascii_lowercase()));
        return;
    }
    for letter in cleaned.chars() {
        match FOLDED.get(letter as usize) {
            Some(Some(one)) => folded.push(*one),
            _ => folded.extend(fold_letter(letter)),
        }
    }
}

/// Letters that fold to one letter, by code; all of Vietnamese lies below its end.
static FOLDED: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let one = |letter: char| {
        let mut folded = fold_letter(letter);
        folded.next().filter(|_| folded.next().is_none())
    };
    (0..0x1F00).map(|code| char::from_u32(code).and_then(one)).collect()
});

fn fold_letter(letter: char) -> impl Iterator<Item = char> {
    std::iter::once(letter).nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(|letter| {
        let plain = if matches!(letter, 'đ' | 'Đ') { 'd' } else { letter };
        plain.to_lowercase()
    })
}

/// The one letter that stands for this one; `None` for characters that show nothing.
fn one_spelling(letter: char) -> Option<char> {
    match letter {
        '\u{00D0}' | '\u{0189}' => Some('Đ'),
        '\u{00F0}' => Some('đ'),
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => None,
        letter if letter.is_control() && !letter.is_whitespace() => None,
        letter => Some(letter),
    }
}

/// Full-width forms and dashes of all lengths as the plain sign.
pub(super) fn plain_sign(letter: char) -> char {
    match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_stays_out() {
        for (said, kept) in [
            ("no such file", "no such file"),
            ("inside 'ộ' (bytes 2..5) of `Sở Nội vụ \"A\"`[...]", "inside …[...]"),
            ("near \"Nguyễn Văn A\": syntax error", "near …: syntax error"),
            ("one mark ` and Sở Nội vụ", "one mark …"),
            ("first line\nSở Nội vụ", "first line"),
            ("", ""),
        ] {
            assert_eq!(without_quoted(said), kept);
        }
    }

    #[test]
    fn one_letter_has_one_spelling() {
        assert_eq!(clean("Quye\u{302}\u{301}t đi\u{323}nh"), "Quyết định");
        assert_eq!(clean("UBND t\u{1EC9}nh Quảng Trị\u{A0}\u{200B} "), "UBND tỉnh Quảng Trị");
        assert_eq!(clean("\u{D0}ảng ủy\r\n tỉnh\tỦy\u{FEFF}"), "Đảng ủy tỉnh Ủy");
        assert_eq!(clean(" \n "), "");
        assert_eq!(clean("a\u{200B}\u{301}"), "á");
    }

    #[test]
    fn a_code_has_no_stray_spaces_and_one_dash() {
        assert_eq!(clean_code("01 /NHNo.ĐT–QLRR"), "01/NHNo.ĐT-QLRR");
        assert_eq!(clean_code(" 15 / Q\u{D0} — UBND "), "15/QĐ-UBND");
        assert_eq!(clean_code("１５／ＱĐ－ＵＢＮＤ"), "15/QĐ-UBND");
        assert_eq!(clean_code("12 bis/BC-STC"), "12 bis/BC-STC");
    }

    #[test]
    fn folding_drops_every_mark() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        let plain = "aaaaaaaaaaaaaaaaaabcddeeeeeeeeeeeeghiiiiiiklmnoooooooooooooooooopqrstuuuuuuuuuuuuvxyyyyyy";
        assert_eq!(fold(letters), plain);
        assert_eq!(fold(&letters.to_uppercase()), plain);
        assert_eq!(fold(&letters.nfd().collect::<String>()), plain);
    }
}
