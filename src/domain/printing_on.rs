//! In tiếp: a bound registry book grows page by page and is never printed anew. What was printed of it, and what each row of today
//! is to that: it stands, it waits for its page, or it belongs on a supplement page (trang bổ sung).

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
};

use chrono::NaiveDate;

use texts::{UserMessage, message};

use super::{
    document::{Document, DocumentId},
    field::shortened,
    period::Period,
};

/// A page of a volume (quyển).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VolumePage {
    /// The volume, from 1.
    pub volume: u32,
    /// The page of the volume: 1 the cover, 2 the first page, from 3 on rows, at the end the closing page.
    pub page: u32,
}

impl VolumePage {
    /// The page after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { page: self.page + 1, ..self }
    }
}

/// Pages that are to be printed again, each with its supplement pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageSpan {
    /// Of which volume; `None` for the last.
    pub volume: Option<u32>,
    /// The first page.
    pub from: u32,
    /// The last page.
    pub to: u32,
}

impl PageSpan {
    /// The pages a text names: `5`, `5-8`, and of another volume than the last `1/5`, `1/5-8`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
        let (volume, pages) = match text.split_once('/') {
            Some((volume, pages)) => (Some(number(volume)?), pages),
            None => (None, text),
        };
        let (from, to) = pages.split_once('-').unwrap_or((pages, pages));
        let (from, to) = (number(from)?, number(to)?);
        (from <= to).then_some(Self { volume, from, to })
    }
}

impl fmt::Display for PageSpan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(volume) = self.volume {
            write!(formatter, "{volume}/")?;
        }
        write!(formatter, "{}", self.from)?;
        if self.to > self.from { write!(formatter, "-{}", self.to) } else { Ok(()) }
    }
}

/// A page that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedPage {
    /// The page, or the one it is a supplement to.
    pub at: VolumePage,
    /// 0 for the page itself; of its supplement pages the first is 1.
    pub supplement: u32,
    /// What stands on it, from top to bottom; of a row that begins on one supplement page and ends on the next, where it begins.
    pub rows: Vec<PrintedRow>,
    /// The page as it was drawn, so that it can be printed again. Only paper reads it.
    pub drawn: Vec<u8>,
}

/// A document's row as a book has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookRow {
    /// Whose.
    pub document: DocumentId,
    /// Its place among the others, see [`place`].
    pub place: String,
    /// The texts of its cells.
    pub cells: Vec<String>,
    /// Whether it is struck through: the document stands no longer.
    pub struck: bool,
}

/// A row, or a part of one, as it was printed on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedRow {
    /// The whole row.
    pub row: BookRow,
    /// Of a row torn at the page's edge: what of each cell is left for the next page. Empty for a row that ends here.
    pub rest: Vec<String>,
}

/// The place of a document among those of its year's book, as a text that sorts so: incoming by số đến, outgoing by date and order
/// of registering, period by period.
#[must_use]
pub fn place(document: &Document) -> String {
    let registration = document.registration();
    let starts = registration.period.unwrap_or_else(|| Period::year_of(document.book_date())).starts;
    match document {
        Document::Incoming(incoming) => {
            let place =
                format!("{starts}/{:09}/{}/{}", incoming.arrival_number, registration.suffix, registration.double);
            registration.struck.map(|back_to| struck_place(&place, back_to)).unwrap_or(place)
        }
        Document::Outgoing(outgoing) => format!("{starts}/{}/{:015}", outgoing.entry.issued_date, outgoing.id.0),
    }
}

/// The sort key of a number of the incoming book that was struck, from its former key: it comes after the number from which its series
/// went on, and after all numbers inserted there.
#[must_use]
pub fn struck_place(place: &str, back_to: u32) -> String {
    let Some((starts, rest)) = place.split_once('/') else { return place.to_owned() };
    format!("{starts}/{back_to:09}/{}{rest}", char::MAX)
}

/// What was printed of one year's book, taken in page by page.
#[derive(Debug, Clone, Default)]
pub struct PrintedBook {
    /// How each document's row reads on paper, the supplement pages taken into account, and the page it belongs to.
    rows: HashMap<DocumentId, (VolumePage, BookRow)>,
    /// The places taken on the pages themselves.
    places: BTreeMap<String, VolumePage>,
    /// How many supplement pages each page has.
    supplements: HashMap<VolumePage, u32>,
    /// How many pages, supplement pages among them.
    pages: usize,
    /// Pages printed before a restoring, whose rows are not known.
    lost: Vec<LostPage>,
    last: Option<VolumePage>,
    last_row: Option<PrintedRow>,
    is_closed: bool,
}

/// A page that was printed before the registry was restored. It stands on paper; its rows are not known and stand again on later pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LostPage {
    /// The page, or the one it is a supplement to.
    pub at: VolumePage,
    /// 0 for the page itself; of its supplement pages the first is 1.
    pub supplement: u32,
    /// The day of the restoring.
    pub restored: NaiveDate,
}

/// What a row of today is to the pages that were printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// It was printed as it is.
    Stands,
    /// It comes after all that was printed.
    Waits(BookRow),
    /// It belongs on a supplement page.
    Supplement(Supplement),
}

/// A row for a supplement page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supplement {
    /// The page it belongs to.
    pub to: VolumePage,
    /// The row as it is now.
    pub row: BookRow,
    /// Why it is there.
    pub why: Why,
}

/// Why a row stands on a supplement page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// It was printed and has changed since.
    Changed {
        /// In which columns, counted from 1.
        columns: Vec<usize>,
        /// Whether it was struck through since.
        struck: bool,
    },
    /// Its place is between rows that were printed before it was there: a number put in between (12a), a date gone back.
    Late,
}

impl PrintedBook {
    /// Takes in a page, in the order they were printed.
    pub fn take(&mut self, at: VolumePage, supplement: u32, rows: Vec<PrintedRow>) {
        self.pages += 1;
        if supplement > 0 {
            self.supplements.insert(at, supplement);
            self.is_closed = false;
            for PrintedRow { row, .. } in rows {
                self.rows.insert(row.document, (at, row));
            }
            return;
        }
        self.last = Some(at);
        // Cover and first page aside, only a page that closes the book has no rows.
        self.is_closed = rows.is_empty() && at.page > 2;
        for printed in rows {
            let row = &printed.row;
            // The rest of a torn row belongs to the page it began on.
            if !self.rows.contains_key(&row.document) {
                self.places.insert(row.place.clone(), at);
                self.rows.insert(row.document, (at, row.clone()));
            }
            self.last_row = Some(printed);
        }
    }

    /// Adds a printed page whose rows are not known, so that its place is not used again; to be called after all others.
    pub fn add_lost(&mut self, page: LostPage) {
        if page.supplement > 0 {
            let supplements = self.supplements.entry(page.at).or_default();
            *supplements = (*supplements).max(page.supplement);
        } else if self.last < Some(page.at) {
            self.last = Some(page.at);
        }
        self.is_closed = false;
        self.lost.push(page);
    }

    /// The pages whose rows are not known, in the order they were printed.
    #[must_use]
    pub fn lost(&self) -> &[LostPage] {
        &self.lost
    }

    /// Whether nothing of it was printed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.last.is_none()
    }

    /// How many pages were printed, supplement pages among them.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pages
    }

    /// Whether it ends with its closing page, and nothing was printed after that.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// The last page, supplement pages aside.
    #[must_use]
    pub fn last(&self) -> Option<VolumePage> {
        self.last
    }

    /// The last row on the pages, and the page it begins on.
    #[must_use]
    pub fn last_row(&self) -> Option<(VolumePage, &PrintedRow)> {
        let last = self.last_row.as_ref()?;
        self.rows.get(&last.row.document).map(|(begins, _)| (*begins, last))
    }

    /// How many supplement pages a page has.
    #[must_use]
    pub fn supplements(&self, to: VolumePage) -> u32 {
        self.supplements.get(&to).copied().unwrap_or(0)
    }

    /// The documents that have a row on paper.
    pub fn documents(&self) -> impl Iterator<Item = DocumentId> {
        self.rows.keys().copied()
    }

    /// What a row of today is to the pages. `said_twice` is type and subject as earlier versions printed them, also where the subject
    /// begins with its type; a page that has it so is right.
    #[must_use]
    pub fn find(&self, row: BookRow, said_twice: &str) -> Finding {
        if let Some((to, printed)) = self.rows.get(&row.document) {
            let columns: Vec<usize> = (1..)
                .zip(printed.cells.iter().zip(&row.cells))
                .filter(|(_, (before, now))| before != now && *before != said_twice)
                .map(|(column, _)| column)
                .collect();
            if columns.is_empty() && printed.struck == row.struck {
                return Finding::Stands;
            }
            let why = Why::Changed { columns, struck: row.struck && !printed.struck };
            return Finding::Supplement(Supplement { to: *to, row, why });
        }
        let above = self.places.range(..row.place.clone()).next_back();
        match (above, self.places.first_key_value(), self.places.last_key_value()) {
            (_, Some((_, first)), Some((last, _))) if row.place < *last => {
                let to = above.map_or(*first, |(_, page)| *page);
                Finding::Supplement(Supplement { to, row, why: Why::Late })
            }
            _ => Finding::Waits(row),
        }
    }
}

/// The reason why a request to print is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintCause {
    /// The text names no pages.
    NotPages(String),
    /// The text names no pages of a PDF in ascending order.
    NotPageRanges(String),
    /// The text does not give a width for each column; holds the number of columns.
    NotWidths(usize),
    /// None of these pages of the book was printed.
    NotPrinted(PageSpan),
    /// Another clerk printed pages of the same book meanwhile.
    PrintedMeanwhile,
    /// The text is no position of a stamp, which is two lengths in millimetres.
    NotAStampPlace,
}

impl PrintCause {
    /// Returns the message for the clerk.
    #[must_use]
    pub fn message(&self) -> UserMessage {
        match self {
            Self::NotPages(text) => message!(texts::CAUSE_NOT_PAGES, text = shortened(text)),
            Self::NotPageRanges(text) => message!(texts::CAUSE_NOT_PAGE_RANGES, text = shortened(text)),
            Self::NotWidths(columns) => message!(texts::CAUSE_NOT_WIDTHS, columns = *columns),
            Self::NotPrinted(pages) => message!(texts::CAUSE_NOT_PRINTED, pages = pages.to_string()),
            Self::PrintedMeanwhile => UserMessage::from(texts::CAUSE_PRINTED_MEANWHILE),
            Self::NotAStampPlace => UserMessage::from(texts::CAUSE_NOT_A_STAMP_PLACE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_as_they_are_counted() {
        let span = |volume, from, to| Some(PageSpan { volume, from, to });
        assert_eq!(PageSpan::parse("5"), span(None, 5, 5));
        assert_eq!(PageSpan::parse(" 5 - 8 "), span(None, 5, 8));
        assert_eq!(PageSpan::parse("1/5-8"), span(Some(1), 5, 8));
        assert_eq!(PageSpan::parse("2/3"), span(Some(2), 3, 3));
        for wrong in ["", "0", "8-5", "5-", "-5", "/5", "0/5", "1/2/3", "5.1", "năm"] {
            assert_eq!(PageSpan::parse(wrong), None, "{wrong}");
        }
        for text in ["5", "5-8", "1/5-8"] {
            assert_eq!(PageSpan::parse(text).unwrap().to_string(), text);
        }
    }
}
