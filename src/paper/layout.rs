//! Lays out a book: cover, first page, the table over as many pages as it needs, the closing page. Pure;
//! independent of PDF.

use std::borrow::Cow;

use domain::{book::Book, date, form_row::FormRow, number::Number, period::Period};

use super::{
    PaperError, RegistryBook,
    catalogue::{BookForm, Kind},
    closing,
    face::Face,
    flow::Flow,
    lines::{Breaks, broken},
    options::FormTable,
    page::{POINTS, Page, Size},
    table::Row,
};

/// The laid out rows of one volume.
#[derive(Debug, Default)]
pub(super) struct Volume {
    /// Pages of the table.
    pub(super) pages: Vec<Page>,
    pub(super) first: Option<RowName>,
    pub(super) last: Option<RowName>,
    /// Of each number series in it, in the order of their first rows.
    pub(super) ends: Vec<Ends>,
}

/// What the cover needs of a row.
#[derive(Debug, Clone)]
pub(super) struct RowName {
    pub(super) day: String,
    pub(super) number: String,
    /// The series and number of the row; `None` where the cover does not name the number.
    pub(super) place: Option<(String, Number)>,
}

/// The lowest and the highest number of a series in a volume, each as written in its row.
#[derive(Debug, Clone)]
pub(super) struct Ends {
    series: String,
    first: (Number, String),
    last: (Number, String),
}

impl Volume {
    /// Counts a row as one of the volume.
    fn holds(&mut self, name: &RowName) {
        self.first.get_or_insert_with(|| name.clone());
        self.last = Some(name.clone());
        let Some((series, number)) = &name.place else { return };
        let end = (number.clone(), name.number.clone());
        match self.ends.iter_mut().find(|ends| ends.series == *series) {
            Some(ends) => {
                ends.first = ends.first.clone().min(end.clone());
                ends.last = ends.last.clone().max(end);
            }
            None => self.ends.push(Ends { series: series.clone(), first: end.clone(), last: end }),
        }
    }

    /// Describes its range of numbers. Several series are named separately, because the rows of a book are
    /// ordered by day.
    fn numbers(&self) -> String {
        let plain = |(number, _): &(Number, String)| closing::number_of(Book::Outgoing, number);
        match self.ends.as_slice() {
            [] => {
                let number =
                    self.first.as_ref().filter(|first| first.place.is_none()).map(|first| first.number.as_str());
                let from = number.filter(|number| !number.is_empty()).unwrap_or(DOTTED);
                format!("Từ số {from} đến số {DOTTED}")
            }
            [ends] => format!("Từ số {} đến số {}", ends.first.1, ends.last.1),
            several => {
                let each = several.iter().map(|ends| {
                    let (from, to) = (plain(&ends.first), plain(&ends.last));
                    format!("{}: từ số {from} đến số {to}", ends.series)
                });
                each.collect::<Vec<_>>().join("; ")
            }
        }
    }
}

/// The part of a row on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The volume, from 1.
    pub(super) volume: usize,
    /// The page among those of the volume's rows, from 0.
    pub(super) page: usize,
    /// The first line of the row in this part.
    pub(super) line: usize,
}

/// Where an earlier layout of a book ended.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Begun {
    /// The number of full volumes.
    pub(super) volumes: usize,
    /// The number of pages in the next volume, cover and first page excepted.
    pub(super) pages: usize,
    /// The period of the last numbers.
    pub(super) period: Option<Period>,
}

/// Lays out rows one after the other.
pub(super) struct Setter {
    form: BookForm,
    table: FormTable,
    flow: Flow,
    /// The first and last row of the current volume; its pages are still in the flow.
    volume: Volume,
    begun: Begun,
    /// The number of pages of rows in a volume.
    most_pages: usize,
    /// The parts of the last row.
    parts: Vec<Part>,
}

impl Setter {
    /// Starts the volumes of a book, or continues after those that have `begun`.
    pub(super) fn new(book: &RegistryBook, begun: Begun) -> Result<Self, PaperError> {
        let Kind::Book(form) = book.form.kind else { return Err(PaperError::NotABook(book.form.name)) };
        let size = book.options.size(book.form);
        let table = book.options.table(book.form, size.table_width())?;
        let mut flow = Flow::on(size);
        flow.begin_table(table.columns.clone(), true);
        // Cover and first page count as pages of the volume.
        let most_pages = book.pages_per_volume.saturating_sub(2).max(1);
        Ok(Self { form, table, flow, volume: Volume::default(), begun, most_pages, parts: Vec::new() })
    }

    /// Lays out a row. Returns the volumes that it completed: usually none, several for a row higher than a
    /// volume.
    pub(super) fn row(&mut self, row: &FormRow) -> Vec<Volume> {
        let document = &row.document;
        let number = self.form.number.map(|cell| cell.text(row).into_owned()).unwrap_or_default();
        // A mistyped number that was taken back lies far outside the range of its series.
        let is_placed = !number.is_empty() && document.registration().struck.is_none();
        let place = is_placed.then(|| (row.series.clone(), document.own_number()));
        let name = RowName { day: self.form.day.text(row).into_owned(), number, place };
        let own = document.registration().period.unwrap_or_else(|| Period::year_of(document.book_date()));
        let row = self.table.row(row);
        self.set(&row, &name, Some(own))
    }

    /// Lays out the rest of a row that was split at the end of the last page.
    pub(super) fn rest(&mut self, rest: &[String], struck: bool, name: &RowName) -> Vec<Volume> {
        let row = Row::new(&self.table.columns, rest, if struck { self.table.struck } else { 0 });
        self.set(&row, name, None)
    }

    /// Lays out a row, below the heading of its period if that differs from the period above.
    fn set(&mut self, row: &Row, name: &RowName, own: Option<Period>) -> Vec<Volume> {
        let Self { form, flow, volume, begun, most_pages, parts, .. } = self;
        // A year has no heading, unless another period precedes it in the same volume.
        let by_period = form.by_period;
        let due = |above: Option<Period>| {
            own.filter(|own| by_period && above.map_or(!own.is_a_year(), |above| above != *own))
        };
        let mut finished = Vec::new();
        let mut hand_on_full = |pages: &mut Vec<Page>, volume: &mut Volume, begun: &mut Begun| {
            if begun.pages + pages.len() >= *most_pages {
                finished.push(Volume { pages: std::mem::take(pages), ..std::mem::take(volume) });
                *begun = Begun { volumes: begun.volumes + 1, pages: 0, period: None };
            }
        };
        // The heading of a period shares a page with the row below it.
        flow.keep_row(row.lines() + if due(begun.period).is_some() { 2 } else { 0 });
        hand_on_full(&mut flow.pages, volume, begun);
        if let Some(Period { starts, ends }) = due(begun.period) {
            flow.band(&format!("Kỳ đánh số từ {} đến {}", date::write(starts), date::write(ends)));
        }
        begun.period = own.or(begun.period);
        parts.clear();
        flow.row(row, |pages, line| {
            hand_on_full(pages, volume, begun);
            parts.push(Part { volume: begun.volumes + 1, page: begun.pages + pages.len(), line });
            volume.holds(name);
        });
        finished
    }

    /// Returns its table.
    pub(super) fn table(&self) -> &FormTable {
        &self.table
    }

    /// Returns the parts of the last row.
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the current volume with its last page unfinished.
    pub(super) fn into_last(self) -> Volume {
        Volume { pages: self.flow.finish(), ..self.volume }
    }

    /// Returns the last volume with the closing page at its end. An empty book has an empty page, ruled for the
    /// pen if requested.
    pub(super) fn finish(mut self, book: &RegistryBook) -> Volume {
        if book.ruled {
            self.flow.rule_above(0.0);
        }
        let volumes = self.begun.volumes + 1;
        let mut last = self.into_last();
        if let Some(closing) = &book.closing {
            last.pages.extend(closing::pages(book, closing, volumes));
        }
        last
    }
}

impl FormTable {
    /// Breaks the texts of a row into lines.
    pub(super) fn row(&self, row: &FormRow) -> Row {
        Row::new(&self.columns, &self.texts(row), if is_struck(row) { self.struck } else { 0 })
    }

    /// Returns the texts of a row.
    pub(super) fn texts<'a>(&self, row: &'a FormRow) -> Vec<Cow<'a, str>> {
        self.cells.iter().map(|cell| cell.text(row)).collect()
    }
}

/// Returns whether a row is struck through.
pub(super) fn is_struck(row: &FormRow) -> bool {
    !row.document.registration().standing.is_valid()
}

/// Assembles a volume: cover, first page, the table with page numbers.
pub(super) fn bound(book: &RegistryBook, volume: Volume, quyen: usize) -> Vec<Page> {
    let total = volume.pages.len() + 2;
    let mut pages = Vec::with_capacity(total);
    pages.extend(front(book, &volume, quyen));
    pages.extend(volume.pages);
    for (at, page) in pages.iter_mut().enumerate().skip(1) {
        page.numbered(at + 1, total);
    }
    pages
}

/// Lays out cover and first page of a volume, without page numbers.
pub(super) fn front(book: &RegistryBook, volume: &Volume, quyen: usize) -> [Page; 2] {
    let cover = title_page(book, volume, quyen);
    let mut first = cover.clone();
    // The head of the office signs and seals the first page before the book is used.
    let Size { height, .. } = first.size;
    first.centred(first.size.middle(), height - 62.0, Face::Italic, 11.0, "(Ký tên, đóng dấu)");
    [cover, first]
}

/// Stands for the numbers and days of an empty book.
const DOTTED: &str = "…………";
/// The width of the frame on a cover, where the paper is wide enough.
const FRAME: f32 = 150.0;

/// Lays out the common text of cover and first page (Phụ lục IV).
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
    let day = |row: &Option<RowName>| {
        let day = row.as_ref().map(|row| row.day.clone()).filter(|day| !day.is_empty());
        day.unwrap_or_else(|| DOTTED.to_owned())
    };
    y += 14.0;
    let days = format!("Từ ngày {} đến ngày {}", day(&volume.first), day(&volume.last));
    page.centred(centre, y, Face::Italic, 14.0, &days);
    if book.form.names_numbers() {
        put_numbers(&mut page, (y + 8.5, bottom - 18.0), room, &volume.numbers());
    }
    let quyen = if book.year.is_some() { format!("{quyen:02}") } else { "……".to_owned() };
    // The label is bold, its value is not.
    let word = "Quyển số: ";
    let wide = Face::Bold.width(word, 14.0);
    let x = centre - f32::midpoint(wide, Face::Regular.width(&quyen, 14.0));
    page.put(x, bottom - 10.0, Face::Bold, 14.0, word);
    page.put(x + wide, bottom - 10.0, Face::Regular, 14.0, &quyen);
    page
}

/// Sets the line of numbers below that of the days: in smaller letters and on several lines where there are
/// many series.
fn put_numbers(page: &mut Page, (top, bottom): (f32, f32), room: f32, numbers: &str) {
    let leading = |size: f32| size * 1.25 / POINTS;
    let sizes = [14.0, 12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0];
    let set = sizes.map(|size| (size, broken(numbers, Face::Italic, size, room, Breaks::Words)));
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let fits = |(size, lines): &&(f32, Vec<String>)| top + leading(*size) * (lines.len() as f32 - 1.0) <= bottom;
    // Numbers that do not fit are on the closing page, so the line is left blank.
    let unfilled = (14.0, vec![format!("Từ số {DOTTED} đến số {DOTTED}")]);
    let (size, lines) = set.iter().find(fits).unwrap_or(&unfilled);
    let mut y = top;
    for line in lines {
        page.centred(page.size.middle(), y, Face::Italic, *size, line.trim_end());
        y += leading(*size);
    }
}

/// Font size of a title, in points.
const TITLE: f32 = 22.0;

/// Breaks a title too wide for its frame before the name of its content, as the decree does.
fn title_lines(title: &str, room: f32) -> Vec<&str> {
    match title.find(" VĂN BẢN") {
        Some(at) if Face::Bold.width(title, TITLE) > room => vec![&title[..at], title[at..].trim_start()],
        _ => vec![title],
    }
}
