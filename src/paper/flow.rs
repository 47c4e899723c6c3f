//! Fills pages from top to bottom with lines of text, and with tables whose heading is repeated on every page.

use std::borrow::Cow;

use super::{
    face::Face,
    lines::{Breaks, broken},
    page::{LEFT, POINTS, Page, Size, TOP},
    table::{Column, Row, Table, height_of, lines_that_fit},
};

/// Pages under construction.
#[derive(Debug)]
pub(super) struct Flow {
    size: Size,
    /// The left edge of tables.
    left: f32,
    /// Pages that are full.
    pub(super) pages: Vec<Page>,
    page: Page,
    /// The position of the next item.
    y: f32,
    table: Option<Table>,
}

/// The style of a line of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) face: Face,
    /// In points.
    pub(super) size: f32,
    /// Distance from the left and right edges of the page.
    pub(super) margin: f32,
}

impl Style {
    /// Returns the distance of baselines.
    pub(super) fn leading(self) -> f32 {
        self.size * 1.35 / POINTS
    }

    /// Breaks a text into lines on paper of this size.
    pub(super) fn lines(self, paper: Size, text: &str) -> Vec<String> {
        broken(text, self.face, self.size, paper.width - 2.0 * self.margin, Breaks::Words)
    }
}

impl Flow {
    /// Begins with an empty page of this size.
    pub(super) fn on(size: Size) -> Self {
        Self::indented(size, LEFT)
    }

    /// Begins with an empty page whose tables start this far from the edge.
    pub(super) fn indented(size: Size, left: f32) -> Self {
        Self { size, left, pages: Vec::new(), page: Page::new(size), y: TOP, table: None }
    }

    /// Returns the size of the pages.
    pub(super) fn size(&self) -> Size {
        self.size
    }

    /// Returns all pages.
    pub(super) fn finish(mut self) -> Vec<Page> {
        self.end_table();
        self.pages.push(self.page);
        self.pages
    }

    /// Leaves space free.
    pub(super) fn space(&mut self, height: f32) {
        self.y += height;
    }

    /// Returns the height left on the page.
    pub(super) fn room(&self) -> f32 {
        self.size.bottom() - self.y
    }

    /// Begins a page unless this height is left on the current one.
    pub(super) fn keep(&mut self, height: f32) {
        if self.y + height > self.size.bottom() {
            self.turn_page();
        }
    }

    /// Sets a line at the left margin.
    pub(super) fn line(&mut self, style: Style, line: &str) {
        self.keep(style.leading());
        self.y += style.leading();
        let Style { face, size, margin } = style;
        self.page.put(margin, self.y, face, size, line.trim_end());
    }

    /// Sets a centred text on as many lines as it needs.
    pub(super) fn centred(&mut self, style: Style, text: &str) {
        for line in style.lines(self.size, text) {
            self.keep(style.leading());
            self.y += style.leading();
            self.page.centred(self.size.middle(), self.y, style.face, style.size, line.trim_end());
        }
    }

    /// Sets a text at the left margin on as many lines as it needs.
    pub(super) fn text(&mut self, style: Style, text: &str) {
        for line in style.lines(self.size, text) {
            self.line(style, &line);
        }
    }

    /// Reserves this height and calls `work` with the page and the top position.
    pub(super) fn draw(&mut self, height: f32, work: impl FnOnce(&mut Page, f32)) {
        self.keep(height);
        work(&mut self.page, self.y);
        self.y += height;
    }

    /// Begins a table, but not at the very bottom of a page.
    pub(super) fn begin_table(&mut self, columns: impl Into<Cow<'static, [Column]>>, numbered: bool) {
        self.end_table();
        let mut table = Table::new(columns.into(), self.left, numbered);
        self.keep(table.heading_height() + MIN_BELOW_HEADING);
        self.y = table.begin(&mut self.page, self.y);
        self.table = Some(table);
    }

    /// Ends the table.
    pub(super) fn end_table(&mut self) {
        if let Some(table) = self.table.take() {
            table.end(&mut self.page, self.y);
        }
    }

    /// Sets a table row by row, below its title where it has one. Title and heading share a page with the first
    /// two rows, and the last row shares one with the item of height `after` that follows, so that no heading
    /// stands alone and no signature stands on an otherwise empty page.
    pub(super) fn table(
        &mut self,
        title: Option<(Style, &str)>,
        columns: impl Into<Cow<'static, [Column]>>,
        numbered: bool,
        rows: impl IntoIterator<Item = Row>,
        after: f32,
    ) {
        let columns = columns.into();
        let mut rows = rows.into_iter();
        let first: Vec<Row> = rows.by_ref().take(2).collect();
        let mut rest = rows.peekable();
        let title: Vec<(Style, String)> = title
            .map(|(style, text)| style.lines(self.size, text).into_iter().map(|line| (style, line)).collect())
            .unwrap_or_default();
        let heading = Table::new(columns.clone(), self.left, numbered).heading_height();
        let below = if title.is_empty() { 0.0 } else { BELOW_A_TITLE };
        let above = title.iter().map(|(style, _)| style.leading()).sum::<f32>() + below + heading;
        let after_first = |rows: usize| if rest.peek().is_none() && first.len() <= rows { after } else { 0.0 };
        self.keep(self.kept_together(above, &first, after_first));
        for (style, line) in &title {
            self.line(*style, line);
        }
        self.space(below);
        self.begin_table(columns, numbered);
        let mut rows = first.into_iter().chain(rest).enumerate().peekable();
        while let Some((at, row)) = rows.next() {
            let height = height_of(row.lines()) + if rows.peek().is_none() { after } else { 0.0 };
            // The first row belongs to the heading just set, whatever its height.
            if at > 0 && TOP + heading + height <= self.size.bottom() {
                self.keep(height);
            } else if at > 0 {
                self.keep_row(row.lines());
            }
            self.row(&row, |_, _| {});
        }
        self.end_table();
    }

    /// Returns the height that a heading needs together with the rows below it: two rows, one, or the beginning
    /// of a row that exceeds any page.
    fn kept_together(&self, above: f32, first: &[Row], mut after: impl FnMut(usize) -> f32) -> f32 {
        let rows = |count: usize| first.iter().take(count).map(|row| height_of(row.lines())).sum::<f32>();
        let whole = [2, 1].map(|count| above + rows(count) + after(count));
        let fits = whole.into_iter().find(|height| TOP + height <= self.size.bottom());
        fits.unwrap_or(above + height_of(MIN_ROW_LINES))
    }

    /// Begins a page if a row of this many lines would be split although it fits on one page.
    pub(super) fn keep_row(&mut self, lines: usize) {
        let heading = self.table.as_ref().map_or(0.0, Table::heading_height);
        let room = lines_that_fit(self.size.bottom() - self.y);
        if lines > room && (lines <= lines_that_fit(self.size.bottom() - TOP - heading) || room < 3) {
            self.turn_page();
        }
    }

    /// Sets a row of the table, split over pages if it exceeds one. Before each part, calls `before` with the
    /// full pages and the first line of the part.
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

    /// Sets a row of the table that spans its whole width.
    pub(super) fn band(&mut self, text: &str) {
        if let Some(table) = &mut self.table {
            self.y = table.band(&mut self.page, self.y, text);
        }
    }

    /// Rules the rest of the page except this height with empty rows of two lines, for entries by hand.
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

/// Distance between a title and its table.
const BELOW_A_TITLE: f32 = 2.0;
/// The smallest number of lines of a split row below the heading.
const MIN_ROW_LINES: usize = 3;
/// The smallest height below a heading: a row of two lines.
const MIN_BELOW_HEADING: f32 = 11.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Align, column};

    const COLUMNS: [Column; 2] =
        [column("Số", 20.0, Breaks::Number, Align::Centre), column("Tin", 14.0, Breaks::Words, Align::Left)];
    const TITLE: Style = Style { face: Face::Bold, size: 12.0, margin: LEFT };

    /// Returns a page's texts.
    fn texts(page: &Page) -> Vec<&str> {
        page.texts().map(|(_, letters)| letters.trim_end()).collect()
    }

    #[test]
    fn no_heading_stands_alone() {
        for above in (0_u8..180).step_by(3) {
            for (lines, rows) in [(1, 1), (1, 2), (3, 60), (12, 2), (34, 2), (36, 1), (80, 2)] {
                let mut flow = Flow::on(Size::A4_LANDSCAPE);
                flow.space(f32::from(above));
                let text = vec!["dòng"; lines].join(" ");
                let row = |at: usize| Row::new(&COLUMNS, &[at.to_string(), text.clone()], 0);
                flow.table(Some((TITLE, "TIÊU ĐỀ")), &COLUMNS, true, (0..rows).map(row), 30.0);
                let room_after = flow.room();
                let pages = flow.finish();
                let beneath = |page: &Page| texts(page).iter().filter(|text| **text == "dòng").count();
                for page in pages.iter().filter(|page| texts(page).contains(&"Tin")) {
                    let wanted = lines.min(3);
                    let is_rest = !texts(page).contains(&"TIÊU ĐỀ");
                    assert!(beneath(page) >= if is_rest { 1 } else { wanted }, "{above} {lines} {rows}");
                }
                let titled: Vec<&Page> = pages.iter().filter(|page| texts(page).contains(&"TIÊU ĐỀ")).collect();
                assert!(titled.len() == 1 && texts(titled[0]).contains(&"Tin"), "{above} {lines} {rows}");
                if lines * rows.min(2) < 25 {
                    assert!(
                        beneath(titled[0]) >= lines * rows.min(2),
                        "{above} {lines} {rows}: two rows below the heading"
                    );
                }
                assert!(lines > 30 || room_after >= 30.0 - 0.01, "{above} {lines} {rows}: what follows has its room");
                assert_eq!(pages.iter().map(beneath).sum::<usize>(), lines * rows, "{above} {lines} {rows}");
            }
        }
    }
}
