//! Breaking a cell's text into lines of a column's width: at spaces; a number only where it is wider than its column.

use super::face::Face;

/// Where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// At spaces; a word wider than the column after its last `/` or `-` that fits, or anywhere.
    Words,
    /// A number: not at all if it fits; otherwise after `/` and `-`, and anywhere only when even that is too wide.
    Number,
}

/// The lines of a text in a column `width` millimetres wide. Each but the last ends with the space it was broken at, so that
/// joining them gives the text back.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a column is a few thousand units wide")]
pub(super) fn broken(text: &str, face: Face, size: f32, width: f32, breaks: Breaks) -> Vec<String> {
    let room = (width * super::page::POINTS / size * 1000.0).max(1.0) as u32;
    let text = face.shown(text);
    let mut lines = Vec::new();
    let mut start = 0;
    // The last place where this line may end, the last where it may if there is no such, and the width up to the letter at hand.
    let mut end = None;
    let mut second_best = None;
    let mut filled = 0;
    let mut letters = text.char_indices().peekable();
    while let Some(&(at, letter)) = letters.peek() {
        let advance = face.advance(letter);
        // A space at the end of a line takes no room.
        if filled + advance > room && letter != ' ' && at > start {
            let cut = end.or(second_best).unwrap_or(at);
            lines.push(text[start..cut].to_owned());
            start = cut;
            (end, second_best) = (None, None);
            filled = text[start..at].chars().map(|letter| face.advance(letter)).sum();
            continue;
        }
        filled += advance;
        letters.next();
        match (letter, breaks) {
            (' ', _) | ('/' | '-', Breaks::Number) => end = Some(at + letter.len_utf8()),
            ('/' | '-', Breaks::Words) => second_best = Some(at + letter.len_utf8()),
            _ => {}
        }
    }
    if start < text.len() {
        lines.push(text[start..].to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fits(line: &str, width: f32) -> bool {
        Face::Regular.width(line.trim_end(), 10.0) <= width + 0.01
    }

    #[test]
    fn a_number_that_fits_stays_whole() {
        let number = "3062/QĐ-UBND";
        let width = Face::Regular.width(number, 10.0);
        assert_eq!(broken(number, Face::Regular, 10.0, width + 0.1, Breaks::Number), [number]);
        assert_eq!(broken(number, Face::Regular, 10.0, width - 0.1, Breaks::Number), ["3062/QĐ-", "UBND"]);
        assert_eq!(broken("05/02/2026", Face::Regular, 10.0, 18.0, Breaks::Number), ["05/02/2026"]);
        assert_eq!(
            broken("theo 700/CAT-PC07", Face::Regular, 10.0, 17.8, Breaks::Words),
            ["theo ", "700/CAT-", "PC07"]
        );
        assert_eq!(broken("", Face::Regular, 10.0, 18.0, Breaks::Words), Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn lines_fit_and_join_to_the_text(text in "[a-zA-Zăâđêôơưạảấầậ ,./-]{0,300}", width in 5.0_f32..80.0) {
            for breaks in [Breaks::Words, Breaks::Number] {
                let lines = broken(&text, Face::Regular, 10.0, width, breaks);
                prop_assert_eq!(lines.concat(), text.clone());
                for line in &lines {
                    prop_assert!(fits(line, width) || line.trim_end().chars().count() == 1, "{:?}", line);
                }
            }
        }
    }
}
