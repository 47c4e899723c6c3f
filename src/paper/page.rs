//! A page as pure data: its size, and texts, lines and black squares with their places. Millimetres from the top left corner;
//! sizes in points.

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
    /// What books are printed on unless told otherwise.
    pub(super) const A4_LANDSCAPE: Self = Self::A4.turned();

    /// The same lying on its side.
    pub(super) const fn turned(self) -> Self {
        Self { width: self.height, height: self.width }
    }

    /// Its middle.
    pub(super) fn middle(self) -> f32 {
        self.width / 2.0
    }

    /// Where a page ends at the latest.
    pub(super) fn bottom(self) -> f32 {
        self.height - 16.0
    }

    /// How wide tables are.
    pub(super) fn table_width(self) -> f32 {
        self.width - 2.0 * LEFT
    }
}

/// Where tables begin on the left; on the right they end as far from the edge.
pub(super) const LEFT: f32 = 10.0;
/// Where a page begins.
pub(super) const TOP: f32 = 12.0;
/// From the baseline of the page number to the page's edge.
const FOOT: f32 = 9.0;
/// Of the lines between cells, in points.
pub(super) const THIN: f32 = 0.5;

/// From one line's baseline to the next, in millimetres.
pub(super) const LINE: f32 = 4.3;

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// One line of text; its letters are the page's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Text {
    pub(super) x: f32,
    /// Of the baseline.
    pub(super) y: f32,
    pub(super) face: Face,
    pub(super) size: f32,
    /// Where its letters end; they begin where those of the text before end.
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
    /// Of all texts, one after the other.
    letters: String,
    pub(super) rules: Vec<Rule>,
    pub(super) blocks: Vec<Block>,
}

impl Page {
    /// An empty page.
    pub(super) fn new(size: Size) -> Self {
        Self { size, ink: Ink::Black, texts: Vec::new(), letters: String::new(), rules: Vec::new(), blocks: Vec::new() }
    }

    /// Its texts, each with its letters.
    pub(super) fn texts(&self) -> impl Iterator<Item = (Text, &str)> {
        let starts = std::iter::once(0).chain(self.texts.iter().map(|text| text.end));
        self.texts
            .iter()
            .zip(starts)
            .map(|(text, start)| (*text, self.letters.get(start..text.end).unwrap_or_default()))
    }

    /// Whether a text on it is set in a face.
    pub(super) fn uses(&self, face: Face) -> bool {
        self.texts.iter().any(|text| text.face == face)
    }

    /// Puts a text that begins at `x`.
    pub(super) fn put(&mut self, x: f32, y: f32, face: Face, size: f32, text: &str) {
        self.letters.push_str(text);
        self.texts.push(Text { x, y, face, size, end: self.letters.len() });
    }

    /// Puts a text with its middle at `x`.
    pub(super) fn centred(&mut self, x: f32, y: f32, face: Face, size: f32, text: &str) {
        self.put(x - face.width(text, size) / 2.0, y, face, size, text);
    }

    /// Draws a line.
    pub(super) fn rule(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32) {
        self.rules.push(Rule { from, to, thickness });
    }

    /// Draws a rectangle's outline.
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

    /// Gives back the room it kept for more than a page number: a volume holds hundreds of pages.
    pub(super) fn shrink(&mut self) {
        self.texts.shrink_to(self.texts.len() + 1);
        self.letters.shrink_to(self.letters.len() + "Trang 0000/0000".len());
        self.rules.shrink_to_fit();
    }

    /// Puts the page number at its foot.
    pub(super) fn numbered(&mut self, number: usize, total: usize) {
        self.footed(&format!("Trang {number}/{total}"));
    }

    /// Puts a text at its foot.
    pub(super) fn footed(&mut self, text: &str) {
        let Size { height, .. } = self.size;
        self.centred(self.size.middle(), height - FOOT, Face::Regular, 10.0, text);
    }
}
