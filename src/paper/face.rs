//! The type faces of the books: Liberation Serif, which has every Vietnamese letter and the metrics of Times
//! New Roman.

use std::sync::LazyLock;

use super::page::POINTS;

/// A face of Liberation Serif.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
}

/// Letters below this code are kept in a table; it includes all Vietnamese ones.
const TABLE: u32 = 0x2100;

/// The replacement for a letter that the face does not have.
pub(super) const REPLACEMENT: char = '□';

/// A letter's glyph in a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// Its index in the font file.
    pub(super) id: u16,
    /// Its advance width, in thousandths of the font size.
    pub(super) advance: u16,
}

/// The glyphs of one face, whose font file is parsed once.
pub(super) struct Letters {
    font: Option<ttf_parser::Face<'static>>,
    /// By code; empty for letters that the face lacks.
    table: Vec<Option<Glyph>>,
    replacement: Glyph,
}

static REGULAR: LazyLock<Letters> = LazyLock::new(|| Letters::of(Face::Regular));
static BOLD: LazyLock<Letters> = LazyLock::new(|| Letters::of(Face::Bold));
static ITALIC: LazyLock<Letters> = LazyLock::new(|| Letters::of(Face::Italic));

impl Letters {
    fn of(face: Face) -> Self {
        let font = ttf_parser::Face::parse(face.bytes(), 0).ok();
        let mut letters = Self { font, table: Vec::new(), replacement: Glyph { id: 0, advance: 500 } };
        letters.table = (0..TABLE).map(|code| letters.look_up(char::from_u32(code)?)).collect();
        if let Some(replacement) = letters.look_up(REPLACEMENT) {
            letters.replacement = replacement;
        }
        letters
    }

    /// Looks a letter up in the font file.
    fn look_up(&self, letter: char) -> Option<Glyph> {
        let font = self.font.as_ref()?;
        let glyph = font.glyph_index(letter)?;
        let advance = u32::from(font.glyph_hor_advance(glyph)?) * 1000 / u32::from(font.units_per_em());
        Some(Glyph { id: glyph.0, advance: u16::try_from(advance).ok()? })
    }

    /// Returns the glyph of a letter, if the face has it.
    pub(super) fn has(&self, letter: char) -> Option<Glyph> {
        match self.table.get(letter as usize) {
            Some(glyph) => *glyph,
            None => self.look_up(letter),
        }
    }

    /// Returns a letter with its glyph, or the replacement.
    pub(super) fn shown(&self, letter: char) -> (char, Glyph) {
        self.has(letter).map_or((REPLACEMENT, self.replacement), |glyph| (letter, glyph))
    }
}

impl Face {
    pub(super) const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Italic];

    /// Returns the font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../assets/fonts/LiberationSerif-Regular.ttf"),
            Self::Bold => include_bytes!("../../assets/fonts/LiberationSerif-Bold.ttf"),
            Self::Italic => include_bytes!("../../assets/fonts/LiberationSerif-Italic.ttf"),
        }
    }

    pub(super) fn letters(self) -> &'static Letters {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
            Self::Italic => &ITALIC,
        }
    }

    /// Returns the width in millimetres of a text at a size in points.
    #[expect(clippy::cast_precision_loss, reason = "a line is a few thousand units wide")]
    pub(super) fn width(self, text: &str, size: f32) -> f32 {
        let letters = self.letters();
        let units: u32 = text.chars().map(|letter| u32::from(letters.shown(letter).1.advance)).sum();
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
                assert!(face.letters().has(letter).is_some(), "{letter}");
            }
            assert!(face.letters().has(REPLACEMENT).is_some());
            for letter in ['字', '😀'] {
                assert_eq!(face.letters().shown(letter), face.letters().shown(REPLACEMENT));
            }
        }
    }

    /// The domain's list of printable letters must match the regular face, in which rows are printed. U+FFFF is
    /// no letter.
    #[test]
    fn the_letters_that_can_be_printed_are_those_of_the_face() {
        for letter in (0..0xFFFF)
            .chain(0x1_0000..0x2_0000)
            .filter_map(char::from_u32)
            .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        {
            let is_there = Face::Regular.letters().has(letter).is_some();
            assert_eq!(domain::printable::is_printable(letter), is_there, "U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn widths_are_those_of_times() {
        assert_eq!(Face::Regular.letters().shown('0').1.advance, 500);
        assert!((Face::Regular.width("00", 72.0) - 25.4).abs() < 0.01);
    }
}
