//! The overview and each of its parts, beside merely counting the documents of each month by going through all of them.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use vanthu::store::{Access, Store, StoreError};

#[path = "registry/mod.rs"]
mod registry;

/// Times that each is measured; the one in the middle counts.
const TIMES: usize = 5;

fn main() {
    let documents = registry::documents();
    let path = registry::filled(documents);
    let store = Store::open(&path, Access::Read).expect("the registry opens");
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let (day, year) = (NaiveDate::from_ymd_opt(2023, 12, 1).expect("a day"), 2023);
    let counted = median(|| {
        let sql = "SELECT book, substr(coalesce(arrival_date, issued_date), 1, 7) AS month, count(*) FROM document
                   WHERE book = 'incoming' OR standing = 'valid' GROUP BY book, month";
        let mut months = connection.prepare_cached(sql).expect("prepared");
        let mut rows = months.query([]).expect("read");
        while let Some(row) = rows.next().expect("read") {
            std::hint::black_box(row.get_unwrap::<_, i64>(2));
        }
    });
    let measured = |name: &str, what: &dyn Fn()| registry::print(name, documents, median(what), counted);
    measured("overview", &|| used(store.overview(day, year)));
    measured("overview-day", &|| used(store.overview_day(day)));
    measured("overview-overdue", &|| used(store.overview_overdue(day)));
    measured("overview-year", &|| used(store.overview_year(day, year)));
    measured("overview-on-time", &|| used(store.overview_on_time(day, year)));
    measured("overview-by-wire", &|| used(store.overview_by_wire(day, year)));
}

fn used<T>(read: Result<T, StoreError>) {
    std::hint::black_box(read.expect("read"));
}

fn median(what: impl Fn()) -> Duration {
    registry::median((0..TIMES).map(|_| timed(&what)).collect())
}

fn timed(what: impl Fn()) -> Duration {
    let begun = Instant::now();
    what();
    begun.elapsed()
}
