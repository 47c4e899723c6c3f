//! Pages filled from top to bottom: lines of text, and tables whose heading stands on every page they go on to.

use std::borrow::Cow;

use super::{
    face::Face,
    lines::{Breaks, broken},
    page::{LEFT, POINTS, Page, Size, TOP},
    table::{Column, Row, Table, lines_that_fit},
};

/// Pages under way.
#[derive(Debug)]
pub(super) struct Flow {
    size: Size,
    /// Where tables begin.
    left: f32,
    /// Pages that are full.
    pub(super) pages: Vec<Page>,
    page: Page,
    /// Where the next thing begins.
    y: f32,
    table: Option<Table>,
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    /// In points.
    pub(super) size: f32,
    /// From the page's edge, on the left and on the right.
    pub(super) margin: f32,
}

impl Style {
    /// From one baseline to the next.
    pub(super) fn leading(self) -> f32 {
        self.size * 1.35 / POINTS
    }

    /// A text's lines on paper of this size.
    pub(super) fn lines(self, paper: Size, text: &str) -> Vec<String> {
        broken(text, self.face, self.size, paper.width - 2.0 * self.margin, Breaks::Words)
    }
}

impl Flow {
    /// Empty pages of this size.
    pub(super) fn on(size: Size) -> Self {
        Self::indented(size, LEFT)
    }

    /// Empty pages whose tables begin so far from the edge.
    pub(super) fn indented(size: Size, left: f32) -> Self {
        Self { size, left, pages: Vec::new(), page: Page::new(size), y: TOP, table: None }
    }

    /// The size of its pages.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// All pages.
    pub(super) fn finish(mut self) -> Vec<Page> {
        self.end_table();
        self.pages.push(self.page);
        self.pages
    }

    /// Leaves so much room free.
    pub(super) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// Begins a page unless so much room is left on this one.
    pub(super) fn keep(&mut self, height: f32) {
        if self.y + height > self.size.bottom() {
            self.turn_page();
        }
    }

    /// Sets a line from the left margin.
    pub(super) fn line(&mut self, style: Style, line: &str) {
        self.keep(style.leading());
        self.y += style.leading();
        let Style { face, size, margin } = style;
        self.page.put(margin, self.y, face, size, line.trim_end());
    }

    /// Sets a text in the middle, over as many lines as it needs.
    pub(super) fn centred(&mut self, style: Style, text: &str) {
        for line in style.lines(self.size, text) {
            self.keep(style.leading());
            self.y += style.leading();
            self.page.centred(self.size.middle(), self.y, style.face, style.size, line.trim_end());
        }
    }

    /// Sets a text from the left margin, over as many lines as it needs.
    pub(super) fn text(&mut self, style: Style, text: &str) {
        for line in style.lines(self.size, text) {
            self.line(style, &line);
        }
    }

    /// Draws something of this height by hand: on the page at hand, its top at the second value.
    pub(super) fn draw(&mut self, height: f32, work: impl FnOnce(&mut Page, f32)) {
        self.keep(height);
        work(&mut self.page, self.y);
        self.y += height;
    }

    /// Begins a table, not at the very foot of a page.
    pub(super) fn begin_table(&mut self, columns: impl Into<Cow<'static, [Column]>>, numbered: bool) {
        self.end_table();
        let mut table = Table::new(columns.into(), self.left, numbered);
        self.keep(table.heading_height() + LEAST_BELOW_A_HEADING);
        self.y = table.begin(&mut self.page, self.y);
        self.table = Some(table);
    }

    /// Ends the table.
    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.end(&mut self.page, self.y);
        }
    }

    /// Begins a page if a row of so many lines would be torn that need not be: one that a page is high enough for.
    pub(super) fn keep_row(&mut self, lines: usize) {
        let heading = self.table.as_ref().map_or(0.0, Table::heading_height);
        let room = lines_that_fit(self.size.bottom() - self.y);
        if lines > room && (lines <= lines_that_fit(self.size.bottom() - TOP - heading) || room < 3) {
            self.turn_page();
        }
    }

    /// Sets a row of the table, over pages if it is higher than one. Before each part of it `before` sees the full pages and which
    /// line the part begins with.
    pub(super) fn row(&mut self, row: &Row, mut before: impl FnMut(&mut Vec<Page>, usize)) {
        let lines = row.lines();
        let mut set = 0;
        while set < lines {
            let room = lines_that_fit(self.size.bottom() - self.y);
            if room == 0 {
                self.turn_page();
                continue;
            }
            before(&mut self.pages, set);
            let here = room.min(lines - set);
            let Some(table) = &self.table else { return };
            self.y = table.part(&mut self.page, self.y, row, set, here);
            set += here;
        }
    }

    /// Sets a row of the table that reaches over its whole width.
    pub(super) fn band(&mut self, text: &str) {
        if let Some(table) = &mut self.table {
            self.y = table.band(&mut self.page, self.y, text);
        }
    }

    /// Rules the rest of the page for the pen, but for so much room: empty rows of two lines.
    pub(super) fn rule_above(&mut self, room: f32) {
        let empty = Row::empty();
        while lines_that_fit(self.size.bottom() - room - self.y) >= empty.lines() {
            self.row(&empty, |_, _| {});
        }
    }

    /// Begins a page.
    pub(super) fn turn_page(&mut self) {
        let mut full = std::mem::replace(&mut self.page, Page::new(self.size));
        if let Some(table) = &self.table {
            table.end(&mut full, self.y);
        }
        full.shrink();
        self.pages.push(full);
        self.y = TOP;
        if let Some(table) = &mut self.table {
            self.y = table.begin(&mut self.page, TOP);
        }
    }
}

/// A heading is followed by a row of two lines at least.
const LEAST_BELOW_A_HEADING: f32 = 11.0;
