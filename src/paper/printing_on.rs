//! In tiếp: the pages that a bound book gains. Full pages continue where the last one ended; changes to earlier
//! pages go to supplement pages (trang bổ sung); the closing page is added when the book is closed.

use std::{borrow::Cow, collections::BTreeMap};

use domain::{
    book::Book,
    cell::Cell,
    form_row::FormRow,
    period::Period,
    printing_on::{self, BookRow, Finding, PrintedBook, PrintedPage, PrintedRow, Supplement, VolumePage, Why},
};

use super::{
    Destination, PaperError, RegistryBook,
    catalogue::Kind,
    closing::{self, book_name},
    drawn,
    face::Face,
    flow::{Flow, Style},
    layout::{self, Begun, RowName, Setter, Volume},
    letters::Lacking,
    options::FormTable,
    page::{LEFT, Page},
    pdf::Faces,
    place,
    table::Row,
};

/// The new pages of a book.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewPages {
    /// The pages, in printing order.
    pub pages: Vec<PrintedPage>,
    /// The number of rows that wait for their page to be full.
    pub waiting: usize,
}

/// The rows of each page.
type RowsByPage = BTreeMap<VolumePage, Vec<PrintedRow>>;

/// Takes the current rows and makes the new pages.
struct Maker<'a> {
    book: &'a RegistryBook,
    printed: &'a PrintedBook,
    setter: Setter,
    /// The completed volumes, without the current one.
    volumes: Vec<Volume>,
    rows: RowsByPage,
    supplements: BTreeMap<VolumePage, Vec<Supplement>>,
    lacking: Lacking,
}

pub(super) fn new_pages<E: From<PaperError>>(
    book: &RegistryBook,
    printed: &PrintedBook,
    above: Option<Period>,
    rows: impl FnOnce(&mut dyn FnMut(FormRow) -> Result<(), PaperError>) -> Result<(), E>,
) -> Result<NewPages, E> {
    let mut maker = Maker::new(book, printed, above)?;
    rows(&mut |row| {
        maker.take(&row);
        Ok(())
    })?;
    Ok(maker.finish()?)
}

/// Writes pages as they were drawn; the PDF is synced, but not renamed yet.
pub(super) fn write<'a, D: Destination>(
    book: &RegistryBook,
    pages: impl Iterator<Item = &'a [u8]>,
    to: &D,
) -> Result<D::Unnamed, PaperError> {
    to.refuse_existing(false)?;
    let pages = pages.map(drawn::page).collect::<Option<Vec<Page>>>().ok_or(PaperError::NotKept)?;
    let title = format!("{} {}", book.form.title, book.year.unwrap_or_default());
    let file = place::write(to, &title, &Faces::read(), pages)?;
    to.settle(&file).map_err(|error| to.failure(&error))?;
    Ok(file)
}

/// The number of pages before the first of rows: the cover and the first page.
const FRONT: u32 = 2;

impl<'a> Maker<'a> {
    fn new(book: &'a RegistryBook, printed: &'a PrintedBook, above: Option<Period>) -> Result<Self, PaperError> {
        let last_row = printed.last_row();
        let begun = printed.last().map_or_else(Begun::default, |last| Begun {
            volumes: last.volume as usize - 1,
            pages: last.page.saturating_sub(FRONT) as usize,
            // A volume in which no row begins yet has no period above.
            period: above.filter(|_| last_row.is_some_and(|(begins, _)| begins.volume == last.volume)),
        });
        let setter = Setter::new(book, begun)?;
        let mut maker = Self {
            book,
            printed,
            setter,
            volumes: Vec::new(),
            rows: RowsByPage::new(),
            supplements: BTreeMap::new(),
            lacking: Lacking::default(),
        };
        if let Some((_, torn)) = last_row.filter(|(_, last)| !last.rest.is_empty()) {
            let name = name(maker.setter.table(), book, &torn.row.cells);
            let finished = maker.setter.rest(&torn.rest, torn.row.struck, &name);
            maker.volumes.extend(finished);
            maker.put(&torn.row, &torn.rest);
        }
        Ok(maker)
    }

    /// Looks for unprintable letters in texts that can still be changed.
    fn look(&mut self, row: &FormRow) {
        if !self.book.locked {
            self.lacking.look(self.book.form, row);
        }
    }

    /// Adds a current row.
    fn take(&mut self, row: &FormRow) {
        let cells = self.setter.table().texts(row).into_iter().map(Cow::into_owned).collect();
        let of_today = BookRow {
            document: row.document.id(),
            place: printing_on::place(&row.document),
            cells,
            struck: layout::is_struck(row),
        };
        let content = row.document.content();
        let said_twice = format!("{} {}", content.type_name, content.subject);
        match self.printed.find(of_today, &said_twice) {
            Finding::Stands => {}
            Finding::Supplement(supplement) => {
                self.look(row);
                self.supplements.entry(supplement.to).or_default().push(supplement);
            }
            Finding::Waits(of_today) => {
                self.look(row);
                let finished = self.setter.row(row);
                self.volumes.extend(finished);
                self.put(&of_today, &of_today.cells);
            }
        }
    }

    /// Notes the pages of the row just set, with its texts or the rest of them.
    fn put(&mut self, row: &BookRow, texts: &[String]) {
        let parts = self.setter.parts();
        let after = parts.iter().skip(1).map(Some).chain([None]);
        for (part, next) in parts.iter().zip(after) {
            let rest =
                next.map_or_else(Vec::new, |next| Row::new(&self.setter.table().columns, texts, 0).left_at(next.line));
            let page = VolumePage { volume: number(part.volume), page: number(part.page) + FRONT + 1 };
            self.rows.entry(page).or_default().push(PrintedRow { row: row.clone(), rest });
        }
    }

    /// Makes the new pages: full ones and supplement pages; for a book that is closed, the last one and the
    /// closing page too.
    fn finish(self) -> Result<NewPages, PaperError> {
        let Self { book, printed, setter, mut volumes, rows, supplements, lacking } = self;
        lacking.refuse()?;
        // A closed book without changes needs no new pages.
        let is_new = !rows.is_empty() || !supplements.is_empty() || !printed.is_closed();
        let closing = book.closing.as_ref().filter(|_| is_new);
        let at = printed.last().unwrap_or(VolumePage { volume: 1, page: 0 });
        let mut made = PendingPages { book, at, rows, pages: Vec::new() };
        volumes.push(setter.into_last());
        let last = volumes.len();
        for (count, mut volume) in (1..).zip(volumes) {
            let unfinished = if count == last { volume.pages.pop() } else { None };
            for page in std::mem::take(&mut volume.pages) {
                made.page(&volume, page)?;
            }
            if count < last {
                made.at = VolumePage { volume: made.at.volume + 1, page: 0 };
            }
            // The rows left are those of the unfinished page. A book without documents has one, empty page.
            if let Some(page) = unfinished.filter(|_| closing.is_some())
                && (!made.rows.is_empty() || (printed.is_empty() && made.pages.is_empty()))
            {
                made.page(&volume, page)?;
            }
        }
        for (to, supplements) in supplements {
            made.supplements(to, printed.supplements(to), supplements)?;
        }
        if let Some(closing) = closing {
            for page in closing::pages(book, closing, made.at.volume as usize) {
                made.next(page, Vec::new())?;
            }
        }
        Ok(NewPages { waiting: made.rows.values().map(Vec::len).sum(), pages: made.pages })
    }
}

/// New pages under construction.
struct PendingPages<'a> {
    book: &'a RegistryBook,
    /// The last page.
    at: VolumePage,
    /// Rows whose page is not made yet.
    rows: RowsByPage,
    pages: Vec<PrintedPage>,
}

impl PendingPages<'_> {
    /// Adds a page of rows; before the first of a volume, its cover and first page.
    fn page(&mut self, volume: &Volume, page: Page) -> Result<(), PaperError> {
        if self.at.page == 0 {
            // The end of the volume is not known yet, so it is left to be written by hand.
            let mut begins = Volume { first: volume.first.clone(), ..Volume::default() };
            // An outgoing book may have several series, and its first row names only one.
            if let Some(first) = begins.first.as_mut().filter(|_| self.book.form.book == Book::Outgoing) {
                first.number.clear();
            }
            if let Some(first) = &mut begins.first {
                first.place = None;
            }
            for page in layout::front(self.book, &begins, self.at.volume as usize) {
                self.next(page, Vec::new())?;
            }
        }
        let rows = self.rows.remove(&self.at.next()).unwrap_or_default();
        self.next(page, rows)
    }

    /// Adds the next page of the volume with its number; the cover shows none.
    fn next(&mut self, mut page: Page, rows: Vec<PrintedRow>) -> Result<(), PaperError> {
        self.at = self.at.next();
        if self.at.page > 1 {
            page.footed(&format!("Trang {}", self.at.page));
        }
        self.push(self.at, 0, rows, &page)
    }

    fn push(&mut self, at: VolumePage, supplement: u32, rows: Vec<PrintedRow>, page: &Page) -> Result<(), PaperError> {
        let drawn = drawn::kept(page).map_err(|_| PaperError::NotKept)?;
        self.pages.push(PrintedPage { at, supplement, rows, drawn });
        Ok(())
    }

    /// Adds supplement pages to a page that has `before` of them already.
    fn supplements(&mut self, to: VolumePage, before: u32, rows: Vec<Supplement>) -> Result<(), PaperError> {
        let book = self.book;
        let size = book.options.size(book.form);
        let FormTable { columns, struck, .. } = book.options.table(book.form, size.table_width())?;
        let mut flow = Flow::on(size);
        let of = |face, size| Style { face, size, margin: LEFT };
        let title = format!("TRANG BỔ SUNG CỦA TRANG {}, QUYỂN {:02}", to.page, to.volume);
        flow.centred(of(Face::Bold, 14.0), &title);
        let name = format!("{}, năm {}", book_name(book.form.book), book.year.unwrap_or_default());
        flow.centred(of(Face::Italic, 12.0), &format!("{name} – kẹp sau trang {}", to.page));
        flow.space(3.0);
        flow.begin_table(columns.clone(), true);
        let mut stands: BTreeMap<usize, Vec<PrintedRow>> = BTreeMap::new();
        for Supplement { row, why, .. } in rows {
            let set = Row::new(&columns, &row.cells, if row.struck { struck } else { 0 });
            // The reason above a row shares its page.
            flow.keep_row(set.lines() + 2);
            flow.band(&said(&why));
            let mut begins = None;
            flow.row(&set, |pages, _| {
                begins.get_or_insert(pages.len());
            });
            stands.entry(begins.unwrap_or_default()).or_default().push(PrintedRow { row, rest: Vec::new() });
        }
        for (index, (supplement, mut page)) in (before + 1..).zip(flow.finish()).enumerate() {
            page.footed(&format!("Trang bổ sung {supplement} của trang {}, quyển {:02}", to.page, to.volume));
            self.push(to, supplement, stands.remove(&index).unwrap_or_default(), &page)?;
        }
        Ok(())
    }
}

/// Returns the reason printed above a row on a supplement page.
fn said(why: &Why) -> String {
    let Why::Changed { columns, struck } = why else { return "Ghi thêm, chưa có ở trang đã in".to_owned() };
    let columns: Vec<String> = columns.iter().map(|column| format!("({column})")).collect();
    let columns = columns.join(", ");
    match (struck, columns.as_str()) {
        (true, "") => "Gạch bỏ".to_owned(),
        (true, columns) => format!("Gạch bỏ, ghi lại cột {columns}"),
        (false, "") => "Không gạch bỏ nữa".to_owned(),
        (false, columns) => format!("Ghi lại cột {columns}"),
    }
}

/// Reads from a printed row what the cover needs of it.
fn name(table: &FormTable, book: &RegistryBook, cells: &[String]) -> RowName {
    let text = |wanted: Cell| {
        let column = table.cells.iter().position(|cell| *cell == wanted);
        column.and_then(|column| cells.get(column)).cloned().unwrap_or_default()
    };
    match book.form.kind {
        Kind::Book(form) => {
            RowName { day: text(form.day), number: form.number.map(text).unwrap_or_default(), place: None }
        }
        _ => RowName { day: String::new(), number: String::new(), place: None },
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
