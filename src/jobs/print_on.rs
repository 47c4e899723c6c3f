//! In tiếp: prints the pages that a bound registry book has gained, and prints pages again.
//!
//! The pages are first written completely to the disk, then stored in the registry, and then their file is
//! renamed. Wherever that is interrupted, no page is lost and none is printed twice: before they are stored
//! nothing counts as printed, and afterwards each can be printed again unchanged.

use std::collections::HashSet;

use domain::{
    book::{Book, BookRange},
    document::{Document, DocumentId},
    office::Office,
    period::Period,
    printing_on::{LostPage, PageSpan, PrintedBook, VolumePage},
};
use paper::{
    self, Closing, Destination, FEWEST_PAGES_PER_VOLUME, NewPages, PaperError, PrintOptions, RegistryBook,
    USUAL_PAGES_PER_VOLUME, catalogue,
};
use progress::Progress;
use store::{Store, YearBook};
use texts::{UserMessage, message};

use super::{
    JobError,
    issuer::{issuer, last_day},
    print_request::{FormOptions, Target},
    year_book::{closing_of, is_locked, refuse_empty},
};

/// The result of continuing a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedOn {
    /// The pages in the file, each with 0, or with its ordinal among the supplement pages to that page. Without
    /// pages there is no file.
    pub pages: Vec<(VolumePage, u32)>,
    /// The number of rows that wait for their page to be full.
    pub waiting: usize,
    /// The last page printed, now or before, supplement pages excepted.
    pub last: Option<VolumePage>,
    /// Pages printed before a restoring; their rows are printed again on later pages.
    pub lost: Vec<LostPage>,
}

impl PrintedOn {
    /// Returns the messages for the clerk.
    #[must_use]
    pub fn messages(&self) -> Vec<UserMessage> {
        let mut messages = Vec::new();
        let mut runs: Vec<(VolumePage, u32)> = Vec::new();
        for (at, _) in self.pages.iter().filter(|(_, supplement)| *supplement == 0) {
            match runs.last_mut() {
                Some((from, to)) if from.volume == at.volume && *to + 1 == at.page => *to = at.page,
                _ => runs.push((*at, at.page)),
            }
        }
        if runs.len() > MAX_RUNS
            && let (Some((from, _)), Some((last, to))) = (runs.first(), runs.last())
        {
            let pages = self.pages.iter().filter(|(_, supplement)| *supplement == 0).count();
            messages.push(message!(
                texts::PRINT_ON_VOLUMES,
                count = pages,
                volume = texts::plain(from.volume),
                page = texts::plain(from.page),
                last = texts::plain(last.volume),
                to = texts::plain(*to)
            ));
            runs.clear();
        }
        for (from, to) in runs {
            let (volume, page) = (texts::plain(from.volume), texts::plain(from.page));
            messages.push(if from.page == to {
                message!(texts::PRINT_ON_PAGE, volume = volume, page = page)
            } else {
                message!(texts::PRINT_ON_PAGES, volume = volume, page = page, to = texts::plain(to))
            });
        }
        let supplements: Vec<VolumePage> =
            self.pages.iter().filter(|(_, supplement)| *supplement > 0).map(|(at, _)| *at).collect();
        if !supplements.is_empty() {
            messages.push(message!(texts::PRINT_ON_SUPPLEMENTS, count = supplements.len(), pages = named(supplements)));
        }
        if self.pages.is_empty() {
            messages.push(match self.last {
                Some(at) => {
                    message!(
                        texts::PRINT_ON_NOTHING_SINCE,
                        volume = texts::plain(at.volume),
                        page = texts::plain(at.page)
                    )
                }
                None => UserMessage::from(texts::PRINT_ON_NOTHING),
            });
        }
        if !self.lost.is_empty() {
            let pages = named(self.lost.iter().map(|page| page.at).collect());
            messages.push(message!(texts::PRINT_ON_LOST, count = self.lost.len(), pages = pages));
        }
        if self.waiting > 0 {
            messages.push(message!(texts::PRINT_ON_WAITING, rows = self.waiting));
        }
        messages
    }
}

/// The largest number of runs of pages described one by one; more are described as one run, from the first page
/// to the last.
const MAX_RUNS: usize = 3;
/// The largest number of pages named in one message.
const MAX_NAMED: usize = 20;

/// Writes the numbers of pages, with their volumes where there are several.
fn named(mut pages: Vec<VolumePage>) -> String {
    pages.dedup();
    let is_one = pages.iter().all(|page| Some(page.volume) == pages.first().map(|first| first.volume));
    let named = pages.iter().take(MAX_NAMED).map(
        |VolumePage { volume, page }| {
            if is_one { page.to_string() } else { format!("{volume}/{page}") }
        },
    );
    let mut named = named.collect::<Vec<_>>().join(", ");
    if pages.len() > MAX_NAMED {
        named.push_str(", …");
    }
    named
}

/// Prints the pages filled since the last time and supplement pages to earlier ones; for a closed book, the
/// last page and the closing page too.
///
/// # Errors
/// Any error of registry or paper; nothing was printed then. Only after [`JobError::PagesUnnamed`] the pages
/// count as printed.
pub fn print_on(
    store: &mut Store,
    of: YearBook<'_>,
    options: &FormOptions,
    target: &Target,
    progress: &Progress,
) -> Result<PrintedOn, JobError> {
    let gained = Gained::read(store, of, options, progress)?;
    if !gained.is_empty() {
        let to = target.disk();
        let file = gained.write(&to)?;
        gained.print(store, vec![file], &to)?;
    }
    Ok(gained.told())
}

/// Pages that a book has gained and that are not printed yet.
#[derive(Debug, Clone)]
pub(super) struct Gained {
    year: i32,
    authority: Option<String>,
    book: RegistryBook,
    printed: PrintedBook,
    new: NewPages,
}

impl Gained {
    /// Lays them out without changing the registry.
    pub(super) fn read(
        store: &Store,
        of: YearBook<'_>,
        options: &FormOptions,
        progress: &Progress,
    ) -> Result<Self, JobError> {
        if options.pages_per_volume < FEWEST_PAGES_PER_VOLUME {
            return Err(PaperError::TooFewPages.into());
        }
        // All pages are read from one state of the registry.
        let (book, printed, new) = store.at_one_moment(|store| {
            let office = store.office()?.ok_or(JobError::OfficeUnnamed)?;
            let locked = is_locked(store, &office, of)?;
            let is_due = options.closing || locked;
            let printed = store.printed_book(of)?;
            if printed.is_empty() && !options.empty {
                refuse_empty(store, &office, of)?;
            }
            let own = issued_by(store, of)?;
            let closing = if is_due { Some(closing_of(store, &office, of)?) } else { None };
            let closing = closing.map(|closing| Closing { lost_pages: printed.lost().to_vec(), ..closing });
            let book =
                RegistryBook { pages_per_volume: options.pages_per_volume, locked, ..bound_book(of, own, closing) };
            let new = new_pages(store, of, &book, &printed, progress)?;
            Ok::<_, JobError>((book, printed, new))
        })?;
        Ok(Self { year: of.year, authority: of.authority.map(str::to_owned), book, printed, new })
    }

    /// Returns whether there is nothing to print.
    pub(super) fn is_empty(&self) -> bool {
        self.new.pages.is_empty()
    }

    /// Writes them to a file that is not renamed yet.
    pub(super) fn write<D: Destination>(&self, to: &D) -> Result<D::Unnamed, JobError> {
        Ok(paper::write_pages(&self.book, self.new.pages.iter().map(|page| page.drawn.as_slice()), to)?)
    }

    /// Stores them as printed and renames their file.
    pub(super) fn print<D: Destination>(
        &self,
        store: &mut Store,
        written: Vec<D::Unnamed>,
        to: &D,
    ) -> Result<Vec<D::Made>, JobError> {
        self.store(store)?;
        to.name(written).map_err(JobError::PagesUnnamed)
    }

    /// Stores them as printed.
    pub(super) fn store(&self, store: &mut Store) -> Result<(), JobError> {
        let of = YearBook { book: self.book.form.book, year: self.year, authority: self.authority.as_deref() };
        Ok(store.write(|gate| gate.keep_pages(of, &self.printed, &self.new.pages))?)
    }

    /// Returns the result to report.
    pub(super) fn told(&self) -> PrintedOn {
        let pages = &self.new.pages;
        let last = pages.iter().rfind(|page| page.supplement == 0).map(|page| page.at).or(self.printed.last());
        let pages = pages.iter().map(|page| (page.at, page.supplement)).collect();
        PrintedOn { pages, waiting: self.new.waiting, last, lost: self.printed.lost().to_vec() }
    }
}

/// Prints pages again unchanged, each with its supplement pages, and returns the number of sheets.
///
/// # Errors
/// Any error of registry or paper; no file is left then.
pub fn print_again(store: &Store, of: YearBook<'_>, pages: PageSpan, target: &Target) -> Result<usize, JobError> {
    print_again_to(store, of, pages, &target.disk()).map(|(sheets, _)| sheets)
}

/// Prints pages again to any destination, and returns the number of sheets and what was made.
pub(super) fn print_again_to<D: Destination>(
    store: &Store,
    of: YearBook<'_>,
    pages: PageSpan,
    to: &D,
) -> Result<(usize, Vec<D::Made>), JobError> {
    let own = issued_by(store, of)?;
    let drawn = store.drawn_pages(of, pages)?;
    let pages = drawn.iter().map(Vec::as_slice);
    let file = paper::write_pages(&bound_book(of, own, None), pages, to)?;
    Ok((drawn.len(), to.name(vec![file])?))
}

/// Returns whose book it is, with the names at the year's end.
fn issued_by(store: &Store, of: YearBook<'_>) -> Result<Office, JobError> {
    issuer(store, of.authority.filter(|_| of.book == Book::Outgoing), last_day(of.year))
}

fn bound_book(of: YearBook<'_>, issuer: Office, closing: Option<Closing>) -> RegistryBook {
    RegistryBook {
        // The form valid at the end of the book's year.
        form: catalogue::registry_book(of.book, last_day(of.year)),
        options: PrintOptions::default(),
        year: Some(of.year),
        parent_name: issuer.parent,
        organ_name: issuer.name,
        pages_per_volume: USUAL_PAGES_PER_VOLUME,
        ruled: false,
        closing,
        locked: false,
    }
}

fn new_pages(
    store: &Store,
    of: YearBook<'_>,
    book: &RegistryBook,
    printed: &PrintedBook,
    progress: &Progress,
) -> Result<NewPages, JobError> {
    let whole = BookRange::default();
    progress.set_total(store.count_in_book(of.book, of.year, of.authority, &whole)?);
    let last = printed.last_row().map(|(_, last)| last.row.document);
    let last = last.map(|last| store.documents(&[last])).transpose()?.unwrap_or_default();
    let period = |row: &Document| row.registration().period.unwrap_or_else(|| Period::year_of(row.book_date()));
    paper::new_pages(book, printed, last.first().map(period), |take| {
        let mut left: HashSet<DocumentId> = printed.documents().collect();
        store.for_each_in_book(of.book, of.year, of.authority, &whole, |document| {
            if progress.is_stopped() {
                return Err(JobError::Stopped);
            }
            progress.advance(1);
            left.remove(&document.id());
            Ok(take(document.into())?)
        })?;
        // A document whose date moved to another year has left the book, but its printed row is still there.
        let mut left: Vec<DocumentId> = left.into_iter().collect();
        left.sort_unstable();
        store.documents(&left)?.into_iter().try_for_each(|document| Ok(take(document.into())?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lists messages for pages 1 and 2 of this many volumes, printed at once.
    fn told(volumes: u32) -> Vec<UserMessage> {
        let pages = (1..=volumes).flat_map(|volume| [1, 2].map(|page| (VolumePage { volume, page }, 0)));
        PrintedOn { pages: pages.collect(), waiting: 0, last: None, lost: Vec::new() }.messages()
    }

    #[test]
    fn many_volumes_are_told_in_one_sentence() {
        assert_eq!(told(3).len(), 3);
        assert_eq!(
            told(11),
            [message!(
                texts::PRINT_ON_VOLUMES,
                count = 22_usize,
                volume = texts::plain(1_u32),
                page = texts::plain(1_u32),
                last = texts::plain(11_u32),
                to = texts::plain(2_u32)
            )]
        );
    }
}
