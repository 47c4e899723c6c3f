//! Writes the content stream of a PDF page: the operators that draw its lines, rectangles and texts.

use std::io::Write;

use super::{
    face::{Face, Letters},
    page::{Ink, LINE, POINTS, Page, Rule},
};

/// The letters of each face that pages use, by their codes.
#[derive(Debug, Default)]
pub(super) struct Used {
    regular: Vec<bool>,
    bold: Vec<bool>,
    italic: Vec<bool>,
}

impl Used {
    /// Returns the letters of a face, in the order of their codes.
    pub(super) fn letters(&self, face: Face) -> String {
        let used = match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
            Face::Italic => &self.italic,
        };
        (0..).zip(used).filter(|(_, used)| **used).filter_map(|(code, _)| char::from_u32(code)).collect()
    }

    fn of(&mut self, face: Face) -> &mut Vec<bool> {
        match face {
            Face::Regular => &mut self.regular,
            Face::Bold => &mut self.bold,
            Face::Italic => &mut self.italic,
        }
    }

    /// Adds the letters that other pages use.
    pub(super) fn add(&mut self, others: &Self) {
        for face in Face::ALL {
            others.letters(face).chars().for_each(|letter| mark(self.of(face), letter));
        }
    }
}

fn mark(used: &mut Vec<bool>, letter: char) {
    let at = letter as usize;
    if at >= used.len() {
        used.resize(at + 1, false);
    }
    used[at] = true;
}

/// Writes the operators of a page, whose fonts have these names. Adds the letters used to `used`.
pub(super) fn of(page: &Page, names: &[(Face, String)], used: &mut Used) -> Vec<u8> {
    let mut pen = Pen { content: Vec::with_capacity(1 << 15), height: page.size.height };
    pen.rules(&page.rules, page.ink);
    for block in &page.blocks {
        pen.numbers([point(block.x), pen.up(block.y + block.height), point(block.width), point(block.height)]);
        pen.say("re f");
    }
    pen.texts(page, names, used);
    pen.content
}

/// A length in thousandths of a point. This is the smallest unit written, a tenth of the resolution of the best
/// presses.
type Length = i32;

/// Converts millimetres.
#[expect(clippy::cast_possible_truncation, reason = "a page is a million thousandths of a point at most")]
fn point(millimetres: f32) -> Length {
    (millimetres * POINTS * 1000.0).round() as Length
}

struct Pen {
    content: Vec<u8>,
    /// The height of the page in millimetres: PDF measures from the bottom.
    height: f32,
}

impl Pen {
    fn up(&self, y: f32) -> Length {
        point(self.height - y)
    }

    /// Writes an operator after its operands.
    fn say(&mut self, operator: &str) {
        self.content.extend_from_slice(operator.as_bytes());
        self.content.push(b'\n');
    }

    /// Writes numbers, each with a space after it.
    fn numbers<const COUNT: usize>(&mut self, numbers: [Length; COUNT]) {
        for number in numbers {
            self.number(number);
        }
    }

    /// Writes a number without superfluous digits.
    fn number(&mut self, number: Length) {
        let (whole, mut part) = (number.unsigned_abs() / 1000, number.unsigned_abs() % 1000);
        let sign = if number < 0 { "-" } else { "" };
        // Writing into memory cannot fail.
        let _ = write!(self.content, "{sign}{whole}");
        let mut digit = 100;
        if part > 0 {
            self.content.push(b'.');
        }
        while part > 0 {
            self.content.push(b'0' + u8::try_from(part / digit).unwrap_or_default());
            part %= digit;
            digit /= 10;
        }
        self.content.push(b' ');
    }

    fn rules(&mut self, rules: &[Rule], ink: Ink) {
        self.say(match ink {
            Ink::Black => "0 G",
            Ink::Red => "0.86 0 0 RG",
        });
        let mut set = None;
        for rule in rules {
            if set != Some(rule.thickness) {
                set = Some(rule.thickness);
                self.number(point(rule.thickness / POINTS));
                self.say("w");
            }
            let ((x, y), (to_x, to_y)) = (rule.from, rule.to);
            self.numbers([point(x), self.up(y)]);
            self.content.extend_from_slice(b"m ");
            self.numbers([point(to_x), self.up(to_y)]);
            self.say("l S");
        }
    }

    fn texts(&mut self, page: &Page, names: &[(Face, String)], used: &mut Used) {
        if page.ink == Ink::Red {
            self.say("0.86 0 0 rg");
        }
        self.say("BT");
        self.number(point(LINE));
        self.say("TL");
        let mut set = None;
        // The start of the current line, to which the next is relative; and where it was set.
        let mut at = (0, 0);
        let mut above: Option<(f32, f32)> = None;
        for (text, letters) in page.texts() {
            let goes_on = set == Some((text.face, text.size))
                && above.is_some_and(|(x, y)| x.to_bits() == text.x.to_bits() && (y + LINE - text.y).abs() < 0.001);
            above = Some((text.x, text.y));
            if set != Some((text.face, text.size)) {
                set = Some((text.face, text.size));
                if let Some((_, name)) = names.iter().find(|(face, _)| *face == text.face) {
                    self.content.push(b'/');
                    self.content.extend_from_slice(name.as_bytes());
                    self.content.push(b' ');
                    self.number(point(text.size / POINTS));
                    self.say("Tf");
                }
            }
            if goes_on {
                at.1 -= point(LINE);
            } else {
                let to = (point(text.x), self.up(text.y));
                self.numbers([to.0 - at.0, to.1 - at.1]);
                self.content.extend_from_slice(b"Td ");
                at = to;
            }
            self.letters(letters, text.face.letters(), used.of(text.face));
            // The next line of the same cell: a single operator moves to it and shows its text.
            self.say(if goes_on { "'" } else { "Tj" });
        }
        self.say("ET");
    }

    /// Writes letters as glyph numbers of two bytes each.
    fn letters(&mut self, letters: &str, shapes: &Letters, used: &mut Vec<bool>) {
        self.content.push(b'(');
        for letter in letters.chars() {
            let (letter, glyph) = shapes.shown(letter);
            mark(used, letter);
            for byte in glyph.id.to_be_bytes() {
                match byte {
                    b'(' | b')' | b'\\' => self.content.extend_from_slice(&[b'\\', byte]),
                    // A PDF reader may normalise line ends.
                    b'\n' => self.content.extend_from_slice(b"\\n"),
                    b'\r' => self.content.extend_from_slice(b"\\r"),
                    _ => self.content.push(byte),
                }
            }
        }
        self.content.push(b')');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Size;

    #[test]
    fn lengths_are_told_to_the_thousandth_and_no_longer_than_needed() {
        let mut pen = Pen { content: Vec::new(), height: 0.0 };
        pen.numbers([0, 10_000, 500, -12_340, 1, -7, 1_234_567]);
        assert_eq!(String::from_utf8(pen.content).unwrap(), "0 10 0.5 -12.34 0.001 -0.007 1234.567 ");
    }

    #[test]
    fn every_letter_comes_out_as_its_glyph() {
        // All letters whose glyph numbers contain a byte with a special meaning in a string.
        let special: String = (' '..'\u{2100}')
            .filter(|letter| {
                let (shown, glyph) = Face::Regular.letters().shown(*letter);
                shown == *letter && glyph.id.to_be_bytes().iter().any(|byte| b"()\\\r\n".contains(byte))
            })
            .collect();
        assert!(special.chars().count() > 5);
        let mut page = Page::new(Size::A4);
        page.put(10.0, 20.0, Face::Regular, 10.0, &special);
        let mut used = Used::default();
        let content = of(&page, &[(Face::Regular, "F1".into())], &mut used);
        let operations = lopdf::content::Content::decode(&content).unwrap().operations;
        let shown = operations.iter().find(|operation| operation.operator == "Tj").unwrap();
        let ids = special.chars().flat_map(|letter| Face::Regular.letters().shown(letter).1.id.to_be_bytes());
        assert_eq!(shown.operands[0].as_str().unwrap(), ids.collect::<Vec<u8>>());
        let mut sorted: Vec<char> = special.chars().collect();
        sorted.sort_unstable();
        assert_eq!(used.letters(Face::Regular).chars().collect::<Vec<_>>(), sorted);
        assert_eq!(used.letters(Face::Bold), "");
    }
}
