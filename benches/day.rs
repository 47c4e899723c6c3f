//! The day's work of an office with a million documents, whatever changed a moment ago, beside merely finding by the index which of
//! them have a deadline that is near or has passed.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use vanthu::store::{Access, Store};

#[path = "registry/mod.rs"]
mod registry;

/// Times that each is measured; the one in the middle counts.
const TIMES: usize = 5;

fn main() {
    let documents = registry::documents();
    let path = registry::filled(documents);
    let store = Store::open(&path, Access::Read).expect("the registry opens");
    let connection = rusqlite::Connection::open(&path).expect("it opens");
    let today = NaiveDate::from_ymd_opt(2023, 12, 1).expect("a day");
    let found = median(|| {
        let sql = "SELECT count(standing) FROM document WHERE due_date <= ?1";
        let amount: i64 = connection.query_row(sql, [today], |row| row.get(0)).expect("counted");
        std::hint::black_box(amount);
    });
    let work = store.day_work(today).expect("read");
    println!(
        "day-work documents={documents} overdue={} near={} urgent={}",
        work.overdue.len(),
        work.near.len(),
        work.urgent.len()
    );
    let read = median(|| drop(std::hint::black_box(store.day_work(today).expect("read"))));
    registry::print("day-work", documents, read, found);
}

fn median(what: impl Fn()) -> Duration {
    registry::median((0..TIMES).map(|_| timed(&what)).collect())
}

fn timed(what: impl Fn()) -> Duration {
    let begun = Instant::now();
    what();
    begun.elapsed()
}
