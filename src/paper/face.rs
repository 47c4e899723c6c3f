//! The type faces of the books: Liberation Serif, which has every Vietnamese letter and the measures of Times New Roman.

use std::sync::LazyLock;

use super::page::POINTS;

/// A face of Liberation Serif.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
}

/// Advances of the letters below this code are kept in a table; it holds all Vietnamese ones.
const TABLE: usize = 0x2100;

/// Shown in place of a letter the face does not have.
const REPLACEMENT: char = '□';

/// How wide the letters of one face are.
struct Widths {
    /// By code, in thousandths of the size; letters the face lacks have none.
    advances: Vec<Option<u16>>,
    /// The same for the few letters beyond the table.
    beyond: fn(char) -> Option<u16>,
}

static REGULAR: LazyLock<Widths> = LazyLock::new(|| Widths::of(Face::Regular, |letter| Face::Regular.look_up(letter)));
static BOLD: LazyLock<Widths> = LazyLock::new(|| Widths::of(Face::Bold, |letter| Face::Bold.look_up(letter)));
static ITALIC: LazyLock<Widths> = LazyLock::new(|| Widths::of(Face::Italic, |letter| Face::Italic.look_up(letter)));

impl Widths {
    fn of(face: Face, beyond: fn(char) -> Option<u16>) -> Self {
        let letters = (0..TABLE).map(|code| u32::try_from(code).ok().and_then(char::from_u32));
        let advances = letters.map(|letter| letter.and_then(|letter| face.look_up(letter))).collect();
        Self { advances, beyond }
    }

    fn advance(&self, letter: char) -> Option<u16> {
        match self.advances.get(letter as usize) {
            Some(advance) => *advance,
            None => (self.beyond)(letter),
        }
    }
}

impl Face {
    pub(super) const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Italic];

    /// The font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/LiberationSerif-Regular.ttf"),
            Self::Bold => include_bytes!("../../assets/fonts/LiberationSerif-Bold.ttf"),
            Self::Italic => include_bytes!("../../assets/fonts/LiberationSerif-Italic.ttf"),
        }
    }

    fn widths(self) -> &'static Widths {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
            Self::Italic => &ITALIC,
        }
    }

    /// The width of a letter as the font file has it, in thousandths of the size.
    fn look_up(self, letter: char) -> Option<u16> {
        let font = ttf_parser::Face::parse(self.bytes(), 0).ok()?;
        let advance = u32::from(font.glyph_hor_advance(font.glyph_index(letter)?)?);
        u16::try_from(advance * 1000 / u32::from(font.units_per_em())).ok()
    }

    /// The text with letters the face lacks replaced.
    pub(super) fn shown(self, text: &str) -> String {
        let widths = self.widths();
        text.chars().map(|letter| if widths.advance(letter).is_some() { letter } else { REPLACEMENT }).collect()
    }

    /// The width of a letter, in thousandths of the size.
    pub(super) fn advance(self, letter: char) -> u32 {
        let widths = self.widths();
        u32::from(widths.advance(letter).or_else(|| widths.advance(REPLACEMENT)).unwrap_or(500))
    }

    /// The width of a text in millimetres at a size in points.
    #[expect(clippy::cast_precision_loss, reason = "a line is a few thousand units wide")]
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        let units: u32 = text.chars().map(|letter| self.advance(letter)).sum();
        units as f32 * size / 1000.0 / POINTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_is_there() {
        let letters = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ0123456789.,:;/-–“”…";
        for face in Face::ALL {
            for letter in letters.chars().chain(letters.to_uppercase().chars()) {
                assert!(face.widths().advance(letter).is_some(), "{letter}");
            }
            assert!(face.widths().advance(REPLACEMENT).is_some());
        }
        assert_eq!(Face::Regular.shown("ký 字 hiệu 😀"), "ký □ hiệu □");
    }

    #[test]
    fn widths_are_those_of_times() {
        assert_eq!(Face::Regular.advance('0'), 500);
        assert!((Face::Regular.width("00", 72.0) - 25.4).abs() < 0.01);
    }
}
