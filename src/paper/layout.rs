//! Setting a book: cover, first page, and the table row by row over as many pages as it needs. Pure; no PDF here.

use super::{
    RegistryBook,
    columns::{self, Align, Column},
    face::Face,
    lines::{Breaks, broken},
    page::{HEIGHT, LINE, Page, Rule, Text, WIDTH},
};
use crate::domain::{book::Book, date, document::Document};

const LEFT: f32 = 10.0;
const TOP: f32 = 12.0;
/// Where the table ends at the latest.
const BOTTOM: f32 = HEIGHT - 16.0;
/// The baseline of the page number.
const FOOT: f32 = HEIGHT - 9.0;

/// Body text, in points.
const SIZE: f32 = 10.0;
/// From a cell's edge to its text.
const SIDE: f32 = 1.1;
/// From a cell's top to the top of its letters, and from the last line to its bottom.
const ABOVE: f32 = 0.9;
/// From a line's top to its baseline.
const BASELINE: f32 = 3.3;
/// Of the lines between cells, in points.
const THIN: f32 = 0.5;

/// The rows of one volume set on pages.
#[derive(Debug, Default)]
pub(super) struct Volume {
    /// Pages of the table.
    pub(super) pages: Vec<Page>,
    first: Option<RowName>,
    last: Option<RowName>,
}

/// What the cover says of a row.
#[derive(Debug, Clone)]
struct RowName {
    day: String,
    number: String,
}

/// Sets rows one after the other.
pub(super) struct Setter {
    columns: &'static [Column; 10],
    heading: Page,
    heading_bottom: f32,
    volume: Volume,
    page: Page,
    /// Where the next row begins.
    y: f32,
    /// Pages of rows in a volume.
    most_pages: usize,
}

impl Setter {
    /// A setter for volumes of so many pages in all, cover and first page among them.
    pub(super) fn new(book: Book, pages_per_volume: usize) -> Self {
        let columns = columns::of(book);
        let (heading, heading_bottom) = heading(columns);
        let page = heading.clone();
        Self {
            columns,
            page,
            heading,
            heading_bottom,
            volume: Volume::default(),
            y: heading_bottom,
            most_pages: pages_per_volume.saturating_sub(2).max(1),
        }
    }

    /// Sets a document's row. Answers the volumes it filled: none as a rule, several for a row higher than a volume.
    pub(super) fn row(&mut self, document: &Document) -> Vec<Volume> {
        let cells = columns::cells(document);
        let cells: Vec<Vec<String>> = self
            .columns
            .iter()
            .zip(&cells)
            .map(|(column, text)| broken(text, Face::Regular, SIZE, column.width - 2.0 * SIDE, column.breaks))
            .collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let whole_page = lines_that_fit(BOTTOM - self.heading_bottom);
        let mut finished = Vec::new();
        // A row stays together unless no page is high enough for it.
        if lines > lines_that_fit(BOTTOM - self.y) && (lines <= whole_page || lines_that_fit(BOTTOM - self.y) < 3) {
            finished.extend(self.turn_page());
        }
        let name = row_name(document);
        let mut set = 0;
        while set < lines {
            let room = lines_that_fit(BOTTOM - self.y);
            if room == 0 {
                finished.extend(self.turn_page());
                continue;
            }
            let here = room.min(lines - set);
            self.volume.first.get_or_insert_with(|| name.clone());
            self.volume.last = Some(name.clone());
            self.part(&cells, set, here);
            set += here;
        }
        finished
    }

    /// The last volume; an empty book has an empty page.
    pub(super) fn finish(mut self) -> Volume {
        self.page.rules.extend(between(self.columns, TOP, self.y));
        self.volume.pages.push(self.page);
        self.volume
    }

    /// Draws `count` lines of a row from line `from` on, and the line below them.
    fn part(&mut self, cells: &[Vec<String>], from: usize, count: usize) {
        let bottom = self.y + height_of(count);
        let mut x = LEFT;
        for (column, lines) in self.columns.iter().zip(cells) {
            for (at, line) in lines.iter().skip(from).take(count).enumerate() {
                let y = self.y + ABOVE + height_of_lines(at) + BASELINE;
                let text_x = match column.align {
                    Align::Left => x + SIDE,
                    Align::Centre => x + (column.width - Face::Regular.width(line.trim_end(), SIZE)) / 2.0,
                };
                self.page.texts.push(Text { x: text_x, y, face: Face::Regular, size: SIZE, letters: line.clone() });
            }
            x += column.width;
        }
        self.page.rules.push(below(self.columns, bottom));
        self.y = bottom;
    }

    /// Begins a page; answers the volume if it was full.
    fn turn_page(&mut self) -> Option<Volume> {
        let mut full = std::mem::replace(&mut self.page, self.heading.clone());
        full.rules.extend(between(self.columns, TOP, self.y));
        self.y = self.heading_bottom;
        self.volume.pages.push(full);
        (self.volume.pages.len() >= self.most_pages).then(|| std::mem::take(&mut self.volume))
    }
}

#[expect(clippy::cast_precision_loss, reason = "a page has a few dozen lines")]
fn height_of_lines(lines: usize) -> f32 {
    lines as f32 * LINE
}

fn height_of(lines: usize) -> f32 {
    height_of_lines(lines) + 2.0 * ABOVE
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has a few dozen lines")]
fn lines_that_fit(height: f32) -> usize {
    ((height - 2.0 * ABOVE) / LINE).max(0.0) as usize
}

fn row_name(document: &Document) -> RowName {
    let number = match document {
        Document::Incoming(incoming) => incoming.arrival_number.to_string(),
        Document::Outgoing(outgoing) => outgoing.code.as_str().to_owned(),
    };
    RowName { day: date::write(document.book_date()), number }
}

/// The line below a row.
fn below(columns: &[Column], y: f32) -> Rule {
    let width: f32 = columns.iter().map(|column| column.width).sum();
    Rule { from: (LEFT, y), to: (LEFT + width, y), thickness: THIN }
}

/// The lines between the columns, over the whole table of a page.
fn between(columns: &[Column], top: f32, bottom: f32) -> Vec<Rule> {
    let mut x = LEFT;
    let mut rules = vec![Rule { from: (x, top), to: (x, bottom), thickness: THIN }];
    for column in columns {
        x += column.width;
        rules.push(Rule { from: (x, top), to: (x, bottom), thickness: THIN });
    }
    rules
}

/// Both heading rows, which stand on every page, and where they end.
fn heading(columns: &'static [Column; 10]) -> (Page, f32) {
    let mut page = Page::default();
    let lines: Vec<Vec<String>> = columns
        .iter()
        .map(|column| broken(column.heading, Face::Bold, SIZE, column.width - 2.0 * SIDE, Breaks::Words))
        .collect();
    let most = lines.iter().map(Vec::len).max().unwrap_or(1);
    let middle = TOP + height_of(most);
    let bottom = middle + height_of(1);
    let mut x = LEFT;
    for (number, (column, lines)) in (1..).zip(columns.iter().zip(&lines)) {
        let centre = x + column.width / 2.0;
        let top = TOP + ABOVE + (height_of_lines(most) - height_of_lines(lines.len())) / 2.0;
        for (at, line) in lines.iter().enumerate() {
            page.centred(centre, top + height_of_lines(at) + BASELINE, Face::Bold, SIZE, line.trim_end());
        }
        page.centred(centre, middle + ABOVE + BASELINE, Face::Regular, SIZE, &format!("({number})"));
        x += column.width;
    }
    page.rules.extend([TOP, middle, bottom].map(|y| below(columns, y)));
    (page, bottom)
}

/// A whole volume: cover, first page, the table with its page numbers.
pub(super) fn bound(book: &RegistryBook, volume: Volume, quyen: usize) -> Vec<Page> {
    let total = volume.pages.len() + 2;
    let title_page = title_page(book, &volume, quyen);
    let mut pages = Vec::with_capacity(total);
    pages.push(title_page.clone());
    let mut first = title_page;
    // The head of the office signs and seals the first page before the book is used.
    first.centred(WIDTH / 2.0, HEIGHT - 62.0, Face::Italic, 11.0, "(Ký tên, đóng dấu)");
    pages.push(first);
    pages.extend(volume.pages);
    for (at, page) in pages.iter_mut().enumerate().skip(1) {
        page.centred(WIDTH / 2.0, FOOT, Face::Regular, SIZE, &format!("Trang {}/{total}", at + 1));
    }
    pages
}

/// Where an empty book has no number or day.
const BLANK: &str = "…………";

/// The text of cover and first page (Phụ lục IV): one and the same.
fn title_page(book: &RegistryBook, volume: &Volume, quyen: usize) -> Page {
    let mut page = Page::default();
    let centre = WIDTH / 2.0;
    let (left, right, top, bottom) = (centre - 75.0, centre + 75.0, 25.0, HEIGHT - 25.0);
    page.framed(left, top, right, bottom, 1.5);
    page.framed(left + 1.5, top + 1.5, right - 1.5, bottom - 1.5, THIN);
    let room = right - left - 16.0;
    let mut y = top + 14.0;
    for (name, face) in [(&book.parent_name, Face::Regular), (&book.organ_name, Face::Bold)] {
        for line in broken(&name.to_uppercase(), face, 14.0, room, Breaks::Words) {
            page.centred(centre, y, face, 14.0, line.trim_end());
            y += 6.5;
        }
    }
    page.rules.push(Rule { from: (centre - 18.0, y - 3.0), to: (centre + 18.0, y - 3.0), thickness: THIN });
    y = y.max(top + 38.0) + 16.0;
    page.centred(centre, y, Face::Bold, 22.0, columns::title(book.book));
    y += 12.0;
    page.centred(centre, y, Face::Italic, 14.0, &format!("Năm: {}", book.year));
    let name = |row: &Option<RowName>, which: fn(&RowName) -> &String| {
        row.as_ref().map_or_else(|| BLANK.to_owned(), |row| which(row).clone())
    };
    let (first, last) = (&volume.first, &volume.last);
    y += 14.0;
    for line in [
        format!("Từ ngày {} đến ngày {}", name(first, |row| &row.day), name(last, |row| &row.day)),
        format!("Từ số {} đến số {}", name(first, |row| &row.number), name(last, |row| &row.number)),
    ] {
        page.centred(centre, y, Face::Italic, 14.0, &line);
        y += 8.5;
    }
    page.centred(centre, bottom - 10.0, Face::Bold, 14.0, &format!("Quyển số: {quyen:02}"));
    page
}
