//! A list of a million documents in the order of each column: its first rows, then all of it, then the other way round; beside one
//! plain reading of the column, which nothing without an index for it can do without.

use std::time::{Duration, Instant};

use vanthu::{
    domain::{
        book::Book,
        document::DocumentId,
        list_order::{ListColumn, ListOrder},
        query::Query,
    },
    store::{Access, Store},
};

#[path = "registry/mod.rs"]
mod registry;

/// Rows that come first.
const FIRST: usize = 50;
/// Times that each is measured; the one in the middle counts.
const TIMES: usize = 5;
/// What a clerk takes for at once.
const AT_ONCE: Duration = Duration::from_millis(100);

fn main() {
    let documents = registry::documents();
    let path = registry::filled(documents);
    let mut store = Store::open(&path, Access::Read).expect("the registry opens");
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let read = median(|| {
        let mut statement = connection.prepare("SELECT id, subject FROM document").expect("prepared");
        let mut rows = statement.query([]).expect("read");
        let mut letters = 0;
        while let Some(row) = rows.next().expect("read") {
            letters += row.get_ref_unwrap(1).as_str().map_or(0, str::len);
        }
        std::hint::black_box(letters);
    });
    registry::print("order-reading-a-column", documents, read, read);
    let everything = store.search_all(&Query::default()).expect("searched");
    let year = Query { book: Some(Book::Incoming), year: Some(2023), ..Query::default() };
    let year = store.search_all(&year).expect("searched");
    for by in ListColumn::ALL.into_iter().filter(|by| by.is_ordered()) {
        let name = by.name();
        let rising = ListOrder { by, descending: false };
        let first = median(|| first(&store, &everything, rising));
        registry::print(&format!("order-{name}-first-rows"), documents, first, read);
        let of_year = median(|| first_of_year(&store, &year, rising));
        registry::print(&format!("order-{name}-a-year"), u64::try_from(year.len()).unwrap_or(0), of_year, AT_ONCE);
        let all = timed(|| drop(store.ordered(&everything, rising).expect("ordered")));
        registry::print(&format!("order-{name}-all-rows"), documents, all, read);
        let falling = ListOrder { by, descending: true };
        let again = median(|| self::first(&store, &everything, falling));
        registry::print(&format!("order-{name}-the-other-way"), documents, again, AT_ONCE);
    }
}

fn first(store: &Store, ids: &[DocumentId], order: ListOrder) {
    let (rows, _) = store.first_ordered(ids, order, FIRST).expect("ordered");
    assert!(rows.len() >= FIRST, "there are rows");
}

fn first_of_year(store: &Store, ids: &[DocumentId], order: ListOrder) {
    let (rows, all) = store.first_ordered(ids, order, FIRST).expect("ordered");
    assert!(all && rows.len() == ids.len(), "a year is ordered at once");
}

fn median(mut work: impl FnMut()) -> Duration {
    registry::median((0..TIMES).map(|_| timed(&mut work)).collect())
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}
