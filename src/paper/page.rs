//! A page as pure data: its size, and texts, lines and black rectangles with their positions. Millimetres from
//! the top left corner; font sizes in points.

use super::face::Face;

/// The size of a page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Size {
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Size {
    pub(super) const A4: Self = Self { width: 210.0, height: 297.0 };
    pub(super) const A3: Self = Self { width: 297.0, height: 420.0 };
    /// The default paper of books.
    pub(super) const A4_LANDSCAPE: Self = Self::A4.turned();

    /// Returns the same paper in landscape.
    pub(super) const fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// Returns the horizontal centre.
    pub(super) fn middle(self) -> f32 {
        self.width / 2.0
    }

    /// Returns the lower limit of the content.
    pub(super) fn bottom(self) -> f32 {
        self.height - 16.0
    }

    /// Returns the width of tables.
    pub(super) fn table_width(self) -> f32 {
        self.width - 2.0 * LEFT
    }
}

/// The left margin of tables, equal to the right one.
pub(super) const LEFT: f32 = 10.0;
/// The upper limit of the content.
pub(super) const TOP: f32 = 12.0;
/// Distance from the baseline of the page number to the page's edge.
const FOOT: f32 = 9.0;
/// Thickness of the lines between cells, in points.
pub(super) const THIN: f32 = 0.5;

/// Distance of baselines, in millimetres.
pub(super) const LINE: f32 = 4.3;

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// One line of text; its letters are stored in the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Text {
    pub(super) x: f32,
    /// Position of the baseline.
    pub(super) y: f32,
    pub(super) face: Face,
    pub(super) size: f32,
    /// The end of its letters, which begin at the end of the text before.
    end: usize,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
    /// In points.
    pub(super) thickness: f32,
}

/// A black rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Block {
    /// Its top left corner.
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

/// The colour of a page's texts and lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Ink {
    #[default]
    Black,
    /// The red of stamps.
    Red,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Page {
    pub(super) size: Size,
    pub(super) ink: Ink,
    texts: Vec<Text>,
    /// The letters of all texts, one after the other.
    letters: String,
    pub(super) rules: Vec<Rule>,
    pub(super) blocks: Vec<Block>,
}

impl Page {
    /// An empty page.
    pub(super) fn new(size: Size) -> Self {
        Self { size, ink: Ink::Black, texts: Vec::new(), letters: String::new(), rules: Vec::new(), blocks: Vec::new() }
    }

    /// Iterates over the texts, each with its letters.
    pub(super) fn texts(&self) -> impl Iterator<Item = (Text, &str)> {
        let starts = std::iter::once(0).chain(self.texts.iter().map(|text| text.end));
        self.texts
            .iter()
            .zip(starts)
            .map(|(text, start)| (*text, self.letters.get(start..text.end).unwrap_or_default()))
    }

    /// Returns whether a text is set in this face.
    pub(super) fn uses(&self, face: Face) -> bool {
        self.texts.iter().any(|text| text.face == face)
    }

    /// Adds a text that begins at `x`.
    pub(super) fn put(&mut self, x: f32, y: f32, face: Face, size: f32, text: &str) {
        self.letters.push_str(text);
        self.texts.push(Text { x, y, face, size, end: self.letters.len() });
    }

    /// Adds a text centred at `x`.
    pub(super) fn centred(&mut self, x: f32, y: f32, face: Face, size: f32, text: &str) {
        self.put(x - face.width(text, size) / 2.0, y, face, size, text);
    }

    /// Adds a line.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32) {
        self.rules.push(Rule { from, to, thickness });
    }

    /// Adds the outline of a rectangle.
    pub(super) fn framed(&mut self, left: f32, top: f32, right: f32, bottom: f32, thickness: f32) {
        for (from, to) in [
            ((left, top), (right, top)),
            ((right, top), (right, bottom)),
            ((right, bottom), (left, bottom)),
            ((left, bottom), (left, top)),
        ] {
            self.rule(from, to, thickness);
        }
    }

    /// Frees the memory reserved for more than a page number: a volume holds hundreds of pages.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink_to(self.texts.len() + 1);
        self.letters.shrink_to(self.letters.len() + "Trang 0000/0000".len());
        self.rules.shrink_to_fit();
    }

    /// Adds the page number at the bottom.
    pub(super) fn numbered(&mut self, number: usize, total: usize) {
        self.footed(&format!("Trang {number}/{total}"));
    }

    /// Adds a text at the bottom.
    pub(super) fn footed(&mut self, text: &str) {
        let Size { height, .. } = self.size;
        self.centred(self.size.middle(), height - FOOT, Face::Regular, 10.0, text);
    }
}
