//! Setting a book: cover, first page, the table row by row over as many pages as it needs, the closing page. Pure; no PDF here.

use std::borrow::Cow;

use super::{
    PaperError, RegistryBook,
    catalogue::{BookForm, Kind},
    closing,
    face::Face,
    flow::Flow,
    lines::{Breaks, broken},
    options::FormTable,
    page::{Page, Size},
    table::Row,
};
use crate::domain::{date, form_row::FormRow, period::Period};

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
    form: BookForm,
    table: FormTable,
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
    /// A setter for the volumes of a book.
    pub(super) fn new(book: &RegistryBook) -> Result<Self, PaperError> {
        let Kind::Book(form) = book.form.kind else { return Err(PaperError::NotABook(book.form.name)) };
        let size = book.options.size(book.form);
        let table = book.options.table(book.form, size.table_width())?;
        let mut flow = Flow::on(size);
        flow.begin_table(table.columns.clone(), true);
        // Cover and first page are pages of the volume too.
        let most_pages = book.pages_per_volume.saturating_sub(2).max(1);
        Ok(Self { form, table, flow, volume: Volume::default(), period: None, full: 0, most_pages })
    }

    /// Sets a row. Answers the volumes it filled: none as a rule, several for a row higher than a volume.
    pub(super) fn row(&mut self, row: &FormRow) -> Vec<Volume> {
        let Self { form, table, flow, volume, period, full, most_pages } = self;
        let document = &row.document;
        let name = RowName {
            day: form.day.text(row).into_owned(),
            number: form.number.map(|cell| cell.text(row).into_owned()).unwrap_or_default(),
        };
        let own = document.registration().period.unwrap_or_else(|| Period::year_of(document.book_date()));
        // A year needs no heading, unless another period stands above it in the same volume.
        let by_period = form.by_period;
        let is_due = |above: Option<Period>| by_period && above.map_or(!own.is_a_year(), |above| above != own);
        let row = table.row(row);
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

    /// The last volume, the closing page at its end; an empty book has an empty page, ruled for the pen where that is wanted.
    pub(super) fn finish(mut self, book: &RegistryBook) -> Volume {
        if book.ruled {
            self.flow.rule_above(0.0);
        }
        let mut pages = self.flow.finish();
        if let Some(closing) = &book.closing {
            pages.extend(closing::pages(book, closing, self.full + 1));
        }
        Volume { pages, ..self.volume }
    }
}

impl FormTable {
    /// A row of it.
    pub(super) fn row(&self, row: &FormRow) -> Row {
        let texts: Vec<Cow<'_, str>> = self.cells.iter().map(|cell| cell.text(row)).collect();
        let struck = if row.document.registration().standing.is_valid() { 0 } else { self.struck };
        Row::new(&self.columns, &texts, struck)
    }
}

/// A whole volume: cover, first page, the table with its page numbers.
pub(super) fn bound(book: &RegistryBook, volume: Volume, quyen: usize) -> Vec<Page> {
    let total = volume.pages.len() + 2;
    let title_page = title_page(book, &volume, quyen);
    let mut pages = Vec::with_capacity(total);
    pages.push(title_page.clone());
    let mut first = title_page;
    // The head of the office signs and seals the first page before the book is used.
    let Size { height, .. } = first.size;
    first.centred(first.size.middle(), height - 62.0, Face::Italic, 11.0, "(Ký tên, đóng dấu)");
    pages.push(first);
    pages.extend(volume.pages);
    for (at, page) in pages.iter_mut().enumerate().skip(1) {
        page.numbered(at + 1, total);
    }
    pages
}

/// Where an empty book has no number or day.
const BLANK: &str = "…………";
/// How wide the frame of a cover is, where the paper is.
const FRAME: f32 = 150.0;

/// The text of cover and first page (Phụ lục IV): one and the same.
fn title_page(book: &RegistryBook, volume: &Volume, quyen: usize) -> Page {
    let size = book.options.size(book.form);
    let mut page = Page::new(size);
    let centre = size.middle();
    let (left, right, top, bottom) = (centre - FRAME / 2.0, centre + FRAME / 2.0, 25.0, size.height - 25.0);
    page.framed(left, top, right, bottom, 1.0);
    let room = right - left - 16.0;
    let mut y = top + 14.0;
    for (name, face) in [(&book.parent_name, Face::Regular), (&book.organ_name, Face::Bold)] {
        for line in broken(&name.to_uppercase(), face, 14.0, room, Breaks::Words) {
            page.centred(centre, y, face, 14.0, line.trim_end());
            y += 6.5;
        }
    }
    y = y.max(top + 38.0) + 16.0;
    for (at, line) in title_lines(book.form.title, room).iter().enumerate() {
        y += if at == 0 { 0.0 } else { 10.0 };
        page.centred(centre, y, Face::Bold, TITLE, line);
    }
    y += 12.0;
    let year = book.year.map_or_else(|| "………".to_owned(), |year| year.to_string());
    page.centred(centre, y, Face::Italic, 14.0, &format!("Năm: {year}"));
    let name = |row: &Option<RowName>, which: fn(&RowName) -> &String| {
        let name = row.as_ref().map(which).filter(|name| !name.is_empty());
        name.cloned().unwrap_or_else(|| BLANK.to_owned())
    };
    let (first, last) = (&volume.first, &volume.last);
    let days = format!("Từ ngày {} đến ngày {}", name(first, |row| &row.day), name(last, |row| &row.day));
    let numbers = format!("Từ số {} đến số {}", name(first, |row| &row.number), name(last, |row| &row.number));
    y += 14.0;
    page.centred(centre, y, Face::Italic, 14.0, &days);
    if matches!(book.form.kind, Kind::Book(BookForm { number: Some(_), .. })) {
        page.centred(centre, y + 8.5, Face::Italic, 14.0, &numbers);
    }
    let quyen = if book.year.is_some() { format!("{quyen:02}") } else { "……".to_owned() };
    // The word is bold, what stands after it is not.
    let word = "Quyển số: ";
    let wide = Face::Bold.width(word, 14.0);
    let x = centre - f32::midpoint(wide, Face::Regular.width(&quyen, 14.0));
    page.put(x, bottom - 10.0, Face::Bold, 14.0, word);
    page.put(x + wide, bottom - 10.0, Face::Regular, 14.0, &quyen);
    page
}

/// Of a title, in points.
const TITLE: f32 = 22.0;

/// A title too wide for its frame goes on with what the book is of, as the decree sets it.
fn title_lines(title: &str, room: f32) -> Vec<&str> {
    match title.find(" VĂN BẢN") {
        Some(at) if Face::Bold.width(title, TITLE) > room => vec![&title[..at], title[at..].trim_start()],
        _ => vec![title],
    }
}
