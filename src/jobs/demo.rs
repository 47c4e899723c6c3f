//! Makes the demo: a registry with the invented documents of twelve months or of a year, and its books as PDF beside it.

mod recent;

use std::path::{Path, PathBuf};

use demo::{Demo, DemoEntry, RecentMonths};
use domain::{
    book::{Book, BookRange},
    document::{Checked, DocumentId},
    number::NumberRequest,
};
use progress::Progress;
use store::{Access, Address, Store, StoreError, Transaction, Writer};

use super::{
    JobError,
    print_request::{FormRequest, PrintRequest, What},
};

pub use recent::fill_recent;

/// What the demo is made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DemoRequest {
    /// A calendar year of documents that nobody has handled; `None` for the twelve months up to today, with the work done on them.
    pub year: Option<i32>,
    /// How many documents; `None` for those of a year of the office.
    pub documents: Option<u64>,
}

/// A step reported while the demo is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoStep {
    /// This many documents are being registered.
    Filling(u64),
    /// The registry was made.
    Filled(Address),
    /// A volume of a book was printed.
    Printed(PathBuf),
    /// A registry existed already and was left unchanged.
    Found(Address),
}

/// The number of documents registered in one transaction.
const BATCH: usize = 5_000;

/// Makes the demo in a folder, unless it exists, and returns the address of its registry. Progress counts
/// documents.
///
/// # Errors
/// Any error of the disk, or that the work was stopped; a registry appears complete or not at all.
pub fn make_demo(
    folder: &Path,
    request: DemoRequest,
    writer: &Writer,
    progress: &Progress,
    mut tell: impl FnMut(DemoStep),
) -> Result<Address, JobError> {
    let registry = Address::from(&folder.join("registry.db"));
    if registry.exists() {
        match Store::open(&registry, Access::Read) {
            // The next writer upgrades it.
            Ok(_) | Err(StoreError::OlderForm(..)) => {}
            Err(error) => return Err(error.into()),
        }
        tell(DemoStep::Found(registry.clone()));
        return Ok(registry);
    }
    let mut begin = |total| {
        tell(DemoStep::Filling(total));
        progress.set_total(total);
    };
    if let Some(year) = request.year {
        let demo = Demo::of_year(year, request.documents);
        begin(demo.total());
        Store::create_filled_for(&registry, writer, |store| fill(store, &demo, progress))?;
    } else {
        let now = writer.clock.moment();
        let plan = RecentMonths::new(now.date_naive(), request.documents);
        begin(plan.total());
        // Everything is dated by the days of the plan, from the first event on.
        let first = recent::morning(plan.first_day(), now);
        let then = Writer { clock: (move || first).into(), ..writer.clone() };
        Store::create_filled_for(&registry, &then, |store| fill_recent(store, &plan, now, progress))?;
        recent::attach_sheets(&registry, writer)?;
    }
    tell(DemoStep::Filled(registry.clone()));
    print_books(&registry, folder, writer, progress, &mut tell)?;
    Ok(registry)
}

fn name_office(store: &mut Store) -> Result<(), StoreError> {
    store.set_office(&Demo::office())?;
    Demo::authorities().iter().try_for_each(|authority| store.add_authority(authority))
}

/// Registers the documents of years in order.
///
/// # Errors
/// Any error of the registry, or that the work was stopped.
pub fn fill(store: &mut Store, demo: &Demo, progress: &Progress) -> Result<(), JobError> {
    name_office(store)?;
    let mut entries = demo.entries().peekable();
    while entries.peek().is_some() {
        store.write(|transaction| {
            for entry in entries.by_ref().take(BATCH) {
                register(transaction, entry)?;
                progress.advance(1);
            }
            if progress.is_stopped() { Err(JobError::Stopped) } else { Ok(()) }
        })?;
    }
    Ok(())
}

fn register(transaction: &mut Transaction<'_>, entry: DemoEntry) -> Result<DocumentId, StoreError> {
    let registered = match entry {
        DemoEntry::Incoming(draft) => {
            let Checked { entry, .. } = draft.check().map_err(StoreError::Refused)?;
            transaction.register_incoming(&entry, &NumberRequest::default())?
        }
        DemoEntry::Outgoing(draft) => {
            let Checked { entry, .. } = draft.check().map_err(StoreError::Refused)?;
            transaction.register_outgoing(&entry, &NumberRequest::default())?
        }
    };
    Ok(registered.document.id())
}

/// Prints each year's incoming book and each authority's outgoing book into a folder.
fn print_books(
    registry: &Address,
    folder: &Path,
    writer: &Writer,
    progress: &Progress,
    tell: &mut impl FnMut(DemoStep),
) -> Result<(), JobError> {
    let store = Store::open(registry, Access::Read)?;
    let mut books: Vec<(Book, Option<String>, String)> =
        vec![(Book::Incoming, None, "so-dang-ky-van-ban-den".to_owned())];
    for authority in store.authorities()? {
        let name = format!("so-dang-ky-van-ban-di-{}", authority.abbreviation.to_lowercase());
        books.push((Book::Outgoing, Some(authority.name), name));
    }
    for year in store.years()? {
        for (book, authority, name) in &books {
            let target = folder.join(format!("{name}-{year}.pdf"));
            let form = FormRequest::book(*book, year, BookRange::default());
            let what = What::Form(FormRequest { authority: authority.clone(), ..form });
            let request = PrintRequest { what, target: target.into() };
            for volume in request.print(registry, writer, progress)?.files {
                tell(DemoStep::Printed(volume));
            }
        }
    }
    Ok(())
}
