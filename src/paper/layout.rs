//! Setting a book: cover, first page, the table row by row over as many pages as it needs, the closing page. Pure; no PDF here.

use super::{
    RegistryBook, closing, columns,
    face::Face,
    flow::Flow,
    lines::{Breaks, broken},
    page::{HEIGHT, Page, Rule, THIN, WIDTH},
    table::{Column, Row},
};
use crate::domain::{book::Book, book_row, date, document::Document, period::Period};

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
    flow: Flow,
    /// The first and last row of the volume at hand; its pages are still the flow's.
    volume: Volume,
    /// The period of the numbers above, once the volume has any.
    period: Option<Period>,
    /// Volumes that are full.
    full: usize,
    /// Pages of rows in a volume.
    most_pages: usize,
}

impl Setter {
    /// A setter for volumes of so many pages in all, cover and first page among them.
    pub(super) fn new(book: Book, pages_per_volume: usize) -> Self {
        let columns = columns::of(book);
        let mut flow = Flow::new();
        flow.begin_table(columns, true);
        let most_pages = pages_per_volume.saturating_sub(2).max(1);
        Self { columns, flow, volume: Volume::default(), period: None, full: 0, most_pages }
    }

    /// Sets a document's row. Answers the volumes it filled: none as a rule, several for a row higher than a volume.
    pub(super) fn row(&mut self, document: &Document) -> Vec<Volume> {
        let Self { columns, flow, volume, period, full, most_pages } = self;
        let row = Row::new(*columns, &book_row::cells(document), book_row::struck(document));
        let own = document.registration().period.unwrap_or_else(|| Period::year_of(document.book_date()));
        // A year needs no heading, unless another period stands above it in the same volume.
        let is_due = |above: Option<Period>| above.map_or(!own.is_a_year(), |above| above != own);
        let name = row_name(document);
        let mut finished = Vec::new();
        let mut hand_on_full = |pages: &mut Vec<Page>, volume: &mut Volume, period: &mut Option<Period>| {
            if pages.len() >= *most_pages {
                finished.push(Volume { pages: std::mem::take(pages), ..std::mem::take(volume) });
                *period = None;
                *full += 1;
            }
        };
        // The heading of a period stands on one page with the row below it.
        flow.keep_row(row.lines() + if is_due(*period) { 2 } else { 0 });
        hand_on_full(&mut flow.pages, volume, period);
        if is_due(*period) {
            let (starts, ends) = (date::write(own.starts), date::write(own.ends));
            flow.band(&format!("Kỳ đánh số từ {starts} đến {ends}"));
        }
        *period = Some(own);
        flow.row(&row, |pages| {
            hand_on_full(pages, volume, period);
            volume.first.get_or_insert_with(|| name.clone());
            volume.last = Some(name.clone());
        });
        finished
    }

    /// The last volume, the closing page at its end; an empty book has an empty page.
    pub(super) fn finish(self, book: &RegistryBook) -> Volume {
        let mut pages = self.flow.finish();
        if let Some(closing) = &book.closing {
            pages.extend(closing::pages(book, closing, self.full + 1));
        }
        Volume { pages, ..self.volume }
    }
}

fn row_name(document: &Document) -> RowName {
    let number = match document {
        Document::Incoming(_) => document.own_number().to_string(),
        Document::Outgoing(outgoing) => outgoing.code.as_str().to_owned(),
    };
    RowName { day: date::write(document.book_date()), number }
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
        page.numbered(at + 1, total);
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
