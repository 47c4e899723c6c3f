//! A page as pure data: texts and lines with their places. Millimetres from the top left corner; sizes in points.

use super::face::Face;

/// A4 landscape, in millimetres.
pub(super) const WIDTH: f32 = 297.0;
/// A4 landscape, in millimetres.
pub(super) const HEIGHT: f32 = 210.0;

/// Where tables begin on the left; on the right they end as far from the edge.
pub(super) const LEFT: f32 = 10.0;
/// Where a page begins.
pub(super) const TOP: f32 = 12.0;
/// Where a page ends at the latest.
pub(super) const BOTTOM: f32 = HEIGHT - 16.0;
/// The baseline of the page number.
const FOOT: f32 = HEIGHT - 9.0;
/// Of the lines between cells, in points.
pub(super) const THIN: f32 = 0.5;

/// From one line's baseline to the next, in millimetres.
pub(super) const LINE: f32 = 4.3;

/// Points in a millimetre.
pub(super) const POINTS: f32 = 72.0 / 25.4;

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Text {
    pub(super) x: f32,
    /// Of the baseline.
    pub(super) y: f32,
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) letters: String,
}

/// A straight line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) from: (f32, f32),
    pub(super) to: (f32, f32),
    /// In points.
    pub(super) thickness: f32,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Page {
    pub(super) texts: Vec<Text>,
    pub(super) rules: Vec<Rule>,
}

impl Page {
    /// Puts a text with its middle at `x`.
    pub(super) fn centred(&mut self, x: f32, y: f32, face: Face, size: f32, text: &str) {
        let x = x - face.width(text, size) / 2.0;
        self.texts.push(Text { x, y, face, size, letters: text.to_owned() });
    }

    /// Draws a rectangle's outline.
    pub(super) fn framed(&mut self, left: f32, top: f32, right: f32, bottom: f32, thickness: f32) {
        for (from, to) in [
            ((left, top), (right, top)),
            ((right, top), (right, bottom)),
            ((right, bottom), (left, bottom)),
            ((left, bottom), (left, top)),
        ] {
            self.rules.push(Rule { from, to, thickness });
        }
    }

    /// Puts the page number at its foot.
    pub(super) fn numbered(&mut self, number: usize, total: usize) {
        self.centred(WIDTH / 2.0, FOOT, Face::Regular, 10.0, &format!("Trang {number}/{total}"));
    }
}
