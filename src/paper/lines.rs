//! Breaks a cell's text into lines of a column's width: at spaces, and numbers only where they exceed their
//! column.

use std::borrow::Cow;

use super::face::{Face, Letters};

/// Where a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// At spaces; a word wider than the column after its last `/` or `-` that fits, or anywhere.
    Words,
    /// A number: not at all if it fits; otherwise after `/` and `-`, and anywhere only when even that is too
    /// wide.
    Number,
}

/// Lines of one text. Each line but the last includes the space it was broken at, so that the lines joined are
/// the text.
#[derive(Debug, Default)]
pub(super) struct Lines {
    letters: String,
    /// The end of each line, where the next begins.
    ends: Vec<usize>,
}

impl Lines {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns a line; empty beyond the last.
    pub(super) fn line(&self, at: usize) -> &str {
        let end_of = |at: usize| self.ends.get(at).copied();
        let start = at.checked_sub(1).and_then(end_of).unwrap_or(0);
        let end = end_of(at).unwrap_or(start);
        self.letters.get(start..end).unwrap_or_default()
    }

    /// Adds the lines of a text in a column `width` millimetres wide. Letters that the face lacks are spelled
    /// out.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a column is a few thousand units wide"
    )]
    pub(super) fn add(&mut self, text: &str, face: Face, size: f32, width: f32, breaks: Breaks) {
        let room = (width * super::page::POINTS / size * 1000.0).max(1.0) as u32;
        let shapes = face.letters();
        let Self { letters, ends } = self;
        letters.reserve(text.len());
        let mut start = letters.len();
        // The last position where this line may end, and a fallback where there is none; each with the width up
        // to it.
        let mut end = None;
        let mut second_best = None;
        let mut filled = 0;
        for letter in spelled(text, shapes).chars() {
            let (letter, glyph) = shapes.shown(letter);
            let advance = u32::from(glyph.advance);
            // A space at the end of a line takes no width.
            while filled + advance > room && letter != ' ' && letters.len() > start {
                let (cut, before) = end.or(second_best).unwrap_or((letters.len(), filled));
                ends.push(cut);
                start = cut;
                filled -= before;
                (end, second_best) = (None, None);
            }
            letters.push(letter);
            filled += advance;
            match (letter, breaks) {
                (' ', _) | ('/' | '-', Breaks::Number) => end = Some((letters.len(), filled)),
                ('/' | '-', Breaks::Words) => second_best = Some((letters.len(), filled)),
                _ => {}
            }
        }
        if start < letters.len() {
            ends.push(letters.len());
        }
    }
}

/// Spells out letters that the face lacks by their code, because an empty box says nothing.
fn spelled<'a>(text: &'a str, shapes: &Letters) -> Cow<'a, str> {
    if text.chars().all(|letter| shapes.has(letter).is_some()) {
        return text.into();
    }
    let mut spelled = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match shapes.has(letter) {
            Some(_) => spelled.push(letter),
            None if letter.is_whitespace() || letter.is_control() => spelled.push(' '),
            None => spelled.extend([format!("[U+{:04X}]", u32::from(letter))]),
        }
    }
    spelled.into()
}

/// Breaks one text as [`Lines::add`] does.
pub(super) fn broken(text: &str, face: Face, size: f32, width: f32, breaks: Breaks) -> Vec<String> {
    let mut lines = Lines::default();
    lines.add(text, face, size, width, breaks);
    (0..lines.len()).map(|at| lines.line(at).to_owned()).collect()
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
        assert_eq!(broken("ký 字 hiệu", Face::Regular, 10.0, 80.0, Breaks::Words), ["ký [U+5B57] hiệu"]);
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
