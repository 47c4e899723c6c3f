//! A ruled table: its columns, its rows broken into lines, its heading and the lines between cells. Pure;
//! independent of PDF.

use std::{borrow::Cow, ops::Range};

use super::{
    face::Face,
    lines::{Breaks, Lines, broken},
    page::{LINE, Page, Rule, THIN},
};

/// Font size of the body, in points.
pub(super) const SIZE: f32 = 10.0;
/// Distance from a cell's edge to its text.
const SIDE: f32 = 1.1;
/// Distance from a cell's top to the top of its letters, and from the last line to its bottom.
const ABOVE: f32 = 0.9;
/// Distance from a line's top to its baseline.
const BASELINE: f32 = 3.3;
/// Distance from a baseline up to the line that strikes its letters through.
const STRIKE: f32 = 0.95;

/// One column.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The heading above it.
    pub(super) heading: &'static str,
    /// In millimetres.
    pub(super) width: f32,
    pub(super) breaks: Breaks,
    pub(super) align: Align,
    /// A sample of text that is not broken where there is room for it.
    pub(super) whole: &'static str,
}

impl Column {
    /// Returns the width of the widest word of its heading and of the sample.
    pub(super) fn narrowest(&self) -> f32 {
        let words = self.heading.split(' ').map(|word| Face::Bold.width(word, SIZE));
        // A small margin for the rounding of two measurements.
        words.fold(Face::Regular.width(self.whole, SIZE), f32::max) + 2.0 * SIDE + 0.05
    }
}

/// The alignment of a cell's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Centre,
}

/// Makes a column.
pub(super) const fn column(heading: &'static str, width: f32, breaks: Breaks, align: Align) -> Column {
    Column { heading, width, breaks, align, whole: "" }
}

/// Scales the columns to this total width, but none to less than a word of its heading or a date needs, where
/// there is room for all.
pub(super) fn fitted(columns: &[Column], width: f32) -> Vec<Column> {
    let mut held: Vec<Option<f32>> = vec![None; columns.len()];
    loop {
        let left = width - held.iter().flatten().sum::<f32>();
        let free: f32 =
            columns.iter().zip(&held).filter(|(_, held)| held.is_none()).map(|(column, _)| column.width).sum();
        let share = |column: &Column| column.width * left / free;
        let torn: Vec<usize> = (columns.iter().zip(&held).enumerate())
            .filter(|(_, (column, held))| held.is_none() && share(column) < column.narrowest())
            .map(|(at, _)| at)
            .collect();
        if torn.is_empty() || torn.len() == held.iter().filter(|held| held.is_none()).count() {
            let widths = columns.iter().zip(&held).map(|(column, held)| held.unwrap_or_else(|| share(column)));
            return columns.iter().zip(widths).map(|(column, width)| Column { width, ..column.clone() }).collect();
        }
        for at in torn {
            if let (Some(place), Some(column)) = (held.get_mut(at), columns.get(at)) {
                *place = Some(column.narrowest());
            }
        }
    }
}

/// A row whose texts are broken into lines.
#[derive(Debug)]
pub(super) struct Row {
    lines: Lines,
    /// The end of each cell's lines among all; they begin at the end of the cell before.
    cells: Vec<usize>,
    /// The number of columns, from the left, that are struck through.
    struck: usize,
    /// The smallest height, in lines.
    fewest: usize,
}

impl Row {
    pub(super) fn new<T: AsRef<str>>(columns: &[Column], texts: &[T], struck: usize) -> Self {
        let mut lines = Lines::default();
        let cells = columns.iter().zip(texts).map(|(column, text)| {
            lines.add(text.as_ref(), Face::Regular, SIZE, column.width - 2.0 * SIDE, column.breaks);
            lines.len()
        });
        let cells = cells.collect();
        Self { lines, cells, struck, fewest: 1 }
    }

    /// Makes an empty row for an entry by hand, two lines high.
    pub(super) fn empty() -> Self {
        Self { lines: Lines::default(), cells: Vec::new(), struck: 0, fewest: 2 }
    }

    /// Iterates over the cells: the range of lines of each.
    fn cells(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.cells.iter().copied());
        starts.zip(&self.cells).map(|(start, end)| start..*end)
    }

    /// Returns the text of each cell from a line on.
    pub(super) fn left_at(&self, line: usize) -> Vec<String> {
        self.cells().map(|lines| lines.skip(line).map(|at| self.lines.line(at)).collect()).collect()
    }

    /// Returns the number of lines of its highest cell.
    pub(super) fn lines(&self) -> usize {
        self.cells().map(|lines| lines.len()).max().unwrap_or(0).max(self.fewest)
    }
}

/// A table on one page.
#[derive(Debug)]
pub(super) struct Table {
    columns: Cow<'static, [Column]>,
    /// The lines of each column's heading.
    headings: Vec<Vec<String>>,
    /// Distance from the page's edge.
    left: f32,
    /// Whether the decree's (1), (2) … are below the headings.
    numbered: bool,
    top: f32,
    /// The vertical ranges of rows that span the whole width, where no line separates columns.
    bands: Vec<(f32, f32)>,
}

impl Table {
    pub(super) fn new(columns: Cow<'static, [Column]>, left: f32, numbered: bool) -> Self {
        let lines =
            |column: &Column| broken(column.heading, Face::Bold, SIZE, column.width - 2.0 * SIDE, Breaks::Words);
        let headings = columns.iter().map(lines).collect();
        Self { columns, headings, left, numbered, top: 0.0, bands: Vec::new() }
    }

    fn width(&self) -> f32 {
        self.columns.iter().map(|column| column.width).sum()
    }

    /// Returns the number of lines of the highest heading.
    fn heading_lines(&self) -> usize {
        self.headings.iter().map(Vec::len).max().unwrap_or(1)
    }

    /// Returns the height of the heading.
    pub(super) fn heading_height(&self) -> f32 {
        height_of(self.heading_lines()) + if self.numbered { height_of(1) } else { 0.0 }
    }

    /// Draws the heading and returns where the rows begin.
    pub(super) fn begin(&mut self, page: &mut Page, top: f32) -> f32 {
        self.top = top;
        self.bands.clear();
        let most = self.heading_lines();
        let middle = top + height_of(most);
        let mut x = self.left;
        for (number, (column, lines)) in (1..).zip(self.columns.iter().zip(&self.headings)) {
            let centre = x + column.width / 2.0;
            let top = top + ABOVE + (height_of_lines(most) - height_of_lines(lines.len())) / 2.0;
            for (at, line) in lines.iter().enumerate() {
                page.centred(centre, top + height_of_lines(at) + BASELINE, Face::Bold, SIZE, line.trim_end());
            }
            if self.numbered {
                page.centred(centre, middle + ABOVE + BASELINE, Face::Regular, SIZE, &format!("({number})"));
            }
            x += column.width;
        }
        page.rules.extend([self.below(top), self.below(middle)]);
        if !self.numbered {
            return middle;
        }
        let bottom = middle + height_of(1);
        page.rules.push(self.below(bottom));
        bottom
    }

    /// Draws `count` lines of a row from line `from` on, and the line below them. Returns where it ends.
    pub(super) fn part(&self, page: &mut Page, y: f32, row: &Row, from: usize, count: usize) -> f32 {
        let bottom = y + height_of(count);
        let mut x = self.left;
        for (at_column, (column, lines)) in self.columns.iter().zip(row.cells()).enumerate() {
            for (at, line) in lines.skip(from).take(count).enumerate() {
                let line = row.lines.line(line);
                let y = y + ABOVE + height_of_lines(at) + BASELINE;
                let width = || Face::Regular.width(line.trim_end(), SIZE);
                let text_x = match column.align {
                    Align::Left => x + SIDE,
                    Align::Centre => x + (column.width - width()) / 2.0,
                };
                page.put(text_x, y, Face::Regular, SIZE, line);
                if at_column < row.struck {
                    let y = y - STRIKE;
                    page.rules.push(Rule { from: (text_x, y), to: (text_x + width(), y), thickness: THIN });
                }
            }
            x += column.width;
        }
        page.rules.push(self.below(bottom));
        bottom
    }

    /// Draws a row that spans the whole width. Returns where it ends.
    pub(super) fn band(&mut self, page: &mut Page, y: f32, text: &str) -> f32 {
        let bottom = y + height_of(1);
        page.centred(self.left + self.width() / 2.0, y + ABOVE + BASELINE, Face::Bold, SIZE, text);
        page.rules.push(self.below(bottom));
        self.bands.push((y, bottom));
        bottom
    }

    /// Draws the lines between the columns down to `bottom`.
    pub(super) fn end(&self, page: &mut Page, bottom: f32) {
        let mut x = self.left;
        let mut upright = |x: f32, from: f32, to: f32| {
            page.rules.push(Rule { from: (x, from), to: (x, to), thickness: THIN });
        };
        upright(x, self.top, bottom);
        for (at, column) in (1..).zip(self.columns.iter()) {
            x += column.width;
            let mut from = self.top;
            if at < self.columns.len() {
                for (band_top, band_bottom) in &self.bands {
                    upright(x, from, *band_top);
                    from = *band_bottom;
                }
            }
            upright(x, from, bottom);
        }
    }

    /// Returns the line below a row.
    fn below(&self, y: f32) -> Rule {
        Rule { from: (self.left, y), to: (self.left + self.width(), y), thickness: THIN }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a page has a few dozen lines")]
fn height_of_lines(lines: usize) -> f32 {
    lines as f32 * LINE
}

/// Returns the height of a row of this many lines.
pub(super) fn height_of(lines: usize) -> f32 {
    height_of_lines(lines) + 2.0 * ABOVE
}

/// Returns the largest number of lines of a row within this height.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has a few dozen lines")]
pub(super) fn lines_that_fit(height: f32) -> usize {
    ((height - 2.0 * ABOVE) / LINE).max(0.0) as usize
}
