//! Finds free paper on a page, where a stamp covers nothing visible. It examines the rendered page, so that
//! text, scans, lines and pictures of signatures count alike.

use serde::{Deserialize, Serialize};

use super::{page::Size, view::Picture};

/// The position of a stamp on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub enum StampPlace {
    /// The first free paper below the number of the document, else below its date, else anywhere.
    #[default]
    Free,
    /// The free paper nearest to a corner.
    Corner(Corner),
    /// The top left corner, in millimetres from the left and top edges of the page as displayed.
    At {
        /// From the left edge.
        left: f32,
        /// From the top edge.
        top: f32,
    },
}

impl StampPlace {
    /// Parses a position such as `30,65` or `30 65`: millimetres from the left and from the top edge.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lengths = text.split([' ', ',', ';', '/']).filter(|word| !word.is_empty());
        let mut length = || lengths.next()?.parse().ok().filter(|length: &f32| (0.0..=MAX).contains(length));
        let place = Self::At { left: length()?, top: length()? };
        lengths.next().is_none().then_some(place)
    }
}

/// The longest page, in millimetres: 200 inches (ISO 32000-1, annex C).
const MAX: f32 = 5080.0;

/// A corner of a page as displayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Corner {
    /// Top left.
    TopLeft,
    /// Top right.
    TopRight,
    /// Bottom left.
    BottomLeft,
    /// Bottom right.
    BottomRight,
}

impl Corner {
    /// All corners, in reading order.
    pub const ALL: [Self; 4] = [Self::TopLeft, Self::TopRight, Self::BottomLeft, Self::BottomRight];

    /// Returns its word in commands.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::TopLeft => "top-left",
            Self::TopRight => "top-right",
            Self::BottomLeft => "bottom-left",
            Self::BottomRight => "bottom-right",
        }
    }

    /// Returns the corner of a word.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|corner| corner.key() == key)
    }
}

/// The resolution of the examined page, in pixels a millimetre: a full stop of 10 points has two of them.
const DOTS: f32 = 4.0;
/// The distance from the page's edges to a stamp in an automatic position, in millimetres.
const EDGE: f32 = 6.0;
/// The preferred and the acceptable clearance around a stamp, in millimetres.
const CLEARANCES: [f32; 2] = [2.0, 0.5];
/// The distance between tried positions, in millimetres.
const STEP: f32 = 1.0;
/// Neighbouring pixels that differ by more are the edge of something; the grain and the shadows of a scan
/// differ less.
const CONTRAST: u8 = 28;
/// Pixels darker than this are ink, whatever surrounds them.
const DARK: u8 = 90;

/// The reason why there is no position for a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPlace {
    /// No free area is large enough.
    NoneFree,
    /// Something is at the requested position.
    Covered,
    /// The requested position is not completely on the page.
    OffThePage,
}

/// Returns the width, in pixels, at which a page must be rendered to be examined.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is at most 20,320 pixels wide")]
pub(super) fn pixels_wide(page: Size) -> u32 {
    (page.width.clamp(1.0, MAX) * DOTS).ceil() as u32
}

/// Finds the position of a stamp on a rendered page: its top left corner, in millimetres from the left and top
/// edges.
pub(super) fn found(drawn: &Picture, page: Size, stamp: Size, place: StampPlace) -> Result<(f32, f32), NoPlace> {
    let ink = InkMap::of(drawn, page);
    let (right, bottom) = (page.width - stamp.width, page.height - stamp.height);
    if let StampPlace::At { left, top } = place {
        if left > right || top > bottom {
            return Err(NoPlace::OffThePage);
        }
        return if ink.is_free((left, top), stamp, 0.0) { Ok((left, top)) } else { Err(NoPlace::Covered) };
    }
    let (columns, rows) = (steps(EDGE, right - EDGE), steps(EDGE, bottom - EDGE));
    CLEARANCES
        .into_iter()
        .find_map(|clearance| {
            let places = rows.iter().flat_map(|top| columns.iter().map(move |left| (*left, *top)));
            let free = places.filter(|at| ink.is_free(*at, stamp, clearance));
            free.min_by(|one, other| {
                let distance = |at: &(f32, f32)| distance(*at, (page, stamp), place, ink.first_row_on_the_left);
                distance(one).partial_cmp(&distance(other)).unwrap_or(std::cmp::Ordering::Equal)
            })
        })
        .ok_or(NoPlace::NoneFree)
}

/// Lists the positions from one to another, both included.
fn steps(from: f32, to: f32) -> Vec<f32> {
    let mut steps: Vec<f32> =
        std::iter::successors(Some(from), |at| Some(at + STEP)).take_while(|at| *at < to).collect();
    if from <= to {
        steps.push(to);
    }
    steps
}

/// Ranks a position; lower is better.
///
/// The stamp goes on the paper below the number of the document, or below its date (Phụ lục IV, mục V, NĐ
/// 30/2020/NĐ-CP leaves it to the office; this is the common practice): number and date are in the left and
/// right half of the page's head, centred at three and seven tenths of its width (Phụ lục I, mục IV).
fn distance((left, top): (f32, f32), (page, stamp): (Size, Size), place: StampPlace, head: f32) -> (u8, f32, f32) {
    let from_left = |middle: f32| (left + stamp.width / 2.0 - page.width * middle).abs();
    match place {
        StampPlace::Corner(corner) => {
            let (right, bottom) = (page.width - stamp.width - EDGE, page.height - stamp.height - EDGE);
            let (x, y) = match corner {
                Corner::TopLeft => (EDGE, EDGE),
                Corner::TopRight => (right, EDGE),
                Corner::BottomLeft => (EDGE, bottom),
                Corner::BottomRight => (right, bottom),
            };
            (0, (left - x).hypot(top - y), 0.0)
        }
        StampPlace::Free | StampPlace::At { .. } => {
            let is_below_the_head = top >= head && top + stamp.height <= page.height * 0.6;
            if is_below_the_head && left + stamp.width <= page.width / 2.0 {
                (0, top, from_left(0.3))
            } else if is_below_the_head && left >= page.width / 2.0 {
                (1, top, from_left(0.7))
            } else {
                (2, top, from_left(0.3))
            }
        }
    }
}

/// The pixels of a page that have ink.
struct InkMap {
    /// For each pixel, the count of ink pixels above and to the left of it; one row and one column more than
    /// the picture has.
    sums: Vec<u32>,
    width: usize,
    height: usize,
    /// Pixels per millimetre, horizontally and vertically.
    scale: (f32, f32),
    /// The first row with ink in the left half of the page, in millimetres from the top.
    first_row_on_the_left: f32,
}

impl InkMap {
    #[expect(clippy::cast_precision_loss, reason = "a picture is at most 4,096 pixels wide and high")]
    fn of(drawn: &Picture, page: Size) -> Self {
        let (width, height) = (drawn.width as usize, drawn.height as usize);
        let grey = without_dust(&drawn.pixels.chunks_exact(4).map(darkest).collect::<Vec<u8>>(), width);
        let at = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(u8::MAX);
        let mut inked = vec![false; width * height];
        for y in 0..height {
            for x in 0..width {
                let own = at(x, y);
                let left = [1, 2].map(|back| at(x.saturating_sub(back), y));
                let above = [1, 2].map(|back| at(x, y.saturating_sub(back)));
                let is_edge = left.iter().chain(&above).any(|other| other.abs_diff(own) > CONTRAST);
                inked[y * width + x] = own < DARK || is_edge;
            }
        }
        let mut sums = vec![0; (width + 1) * (height + 1)];
        let mut first = None;
        for y in 0..height {
            let mut row = 0;
            for x in 0..width {
                if inked[y * width + x] {
                    row += 1;
                    first = first.or((x < width / 2).then_some(y));
                }
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        let scale = (width as f32 / page.width, height as f32 / page.height);
        let first_row_on_the_left = first.map_or(0.0, |row| row as f32 / scale.1);
        Self { sums, width, height, scale, first_row_on_the_left }
    }

    /// Returns whether a rectangle and its clearance have no ink.
    fn is_free(&self, (left, top): (f32, f32), size: Size, clearance: f32) -> bool {
        let across = |x: f32| pixel(x * self.scale.0, self.width);
        let down = |y: f32| pixel(y * self.scale.1, self.height);
        let (from_x, to_x) = (across(left - clearance), across(left + size.width + clearance + 1.0 / self.scale.0));
        let (from_y, to_y) = (down(top - clearance), down(top + size.height + clearance + 1.0 / self.scale.1));
        let sum = |x: usize, y: usize| self.sums.get(y * (self.width + 1) + x).copied().unwrap_or(0);
        let (whole, beside) = (sum(to_x, to_y) + sum(from_x, from_y), sum(from_x, to_y) + sum(to_x, from_y));
        whole == beside
    }
}

/// Removes isolated pixels: dust on the glass of the scanner.
fn without_dust(grey: &[u8], width: usize) -> Vec<u8> {
    let mut clean = grey.to_vec();
    for (at, pixel) in clean.iter_mut().enumerate() {
        let row = |y: usize| (at + y * width).checked_sub(width + 1).and_then(|from| grey.get(from..from + 3));
        let [Some(above), Some(own), Some(below)] = [row(0), row(1), row(2)] else { continue };
        let around = above.iter().chain(own.iter().step_by(2)).chain(below).copied().min().unwrap_or(*pixel);
        if around.saturating_sub(*pixel) > CONTRAST {
            *pixel = around;
        }
    }
    clean
}

/// Returns the darkest colour component of a pixel, so that red and blue ink count like black.
fn darkest(pixel: &[u8]) -> u8 {
    pixel.iter().take(3).copied().min().unwrap_or(u8::MAX)
}

/// Converts a position to a pixel within `most`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture is at most 4,096 pixels wide")]
fn pixel(at: f32, most: usize) -> usize {
    (at.max(0.0) as usize).min(most)
}
