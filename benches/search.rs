//! The search box, letter by letter, over a million documents: the first fifty hits of each keystroke.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use vanthu::{
    domain::{book::Book, query::Query, text},
    store::{Access, Store},
};

#[path = "registry/mod.rs"]
mod registry;

/// Hits a list shows at once.
const FIRST: usize = 50;

fn main() {
    let documents = registry::documents();
    let path = registry::filled(documents);
    let store = Store::open(&path, Access::Read).expect("the registry opens");
    let like = registry::Like::new(&path);

    let queries: Vec<&str> = include_str!("queries.txt").lines().filter(|line| !line.is_empty()).collect();
    let (phrases, loose): (Vec<&str>, Vec<&str>) = queries.iter().partition(|query| query.contains('"'));
    println!("queries={} of them phrases={}", queries.len(), phrases.len());
    // A first pass brings the file into the system's cache, as a working day does.
    for pass in [false, true] {
        let typed: Vec<Query> = loose.iter().flat_map(|query| keystrokes(query)).collect();
        report(pass, "search-keystroke", documents, &store, &typed, &like, 990);
        let typed: Vec<Query> = phrases.iter().map(|query| plain(query)).collect();
        report(pass, "search-phrase", documents, &store, &typed, &like, 1000);
        let typed: Vec<Query> = loose.iter().step_by(3).enumerate().map(|(at, query)| in_dates(at, query)).collect();
        report(pass, "search-dates", documents, &store, &typed, &like, 1000);
        let typed: Vec<Query> = loose.iter().step_by(3).map(|query| in_book(query)).collect();
        report(pass, "search-book-and-year", documents, &store, &typed, &like, 990);
    }
    // The same letters where the newest documents have files with text.
    let with_files = registry::with_files(&path);
    let store_with_files = Store::open(&with_files, Access::Read).expect("the registry opens");
    for pass in [false, true] {
        let typed: Vec<Query> = loose.iter().flat_map(|query| keystrokes(query)).collect();
        report(pass, "search-files-keystroke", documents, &store_with_files, &typed, &like, 990);
        let typed: Vec<Query> = phrases.iter().map(|query| plain(query)).collect();
        report(pass, "search-files-phrase", documents, &store_with_files, &typed, &like, 1000);
    }
    let begun = Instant::now();
    let all = store.search_all(&plain("tỉnh")).expect("the search succeeds").len();
    println!("search-all documents={documents} hits={all} FIGURE={}ms", registry::milliseconds(begun.elapsed()));
}

fn plain(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

/// The box after each letter typed.
fn keystrokes(text: &str) -> Vec<Query> {
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    ends.map(|end| plain(&text[..end])).collect()
}

fn in_dates(at: usize, text: &str) -> Query {
    let day = |month: u32, day: u32| NaiveDate::from_ymd_opt(2023, month, day);
    let (from, to) = match at % 4 {
        0 => (day(3, 6), day(3, 10)),
        1 => (day(2, 14), day(9, 20)),
        2 => (NaiveDate::from_ymd_opt(2015, 5, 17), day(6, 30)),
        _ => (None, NaiveDate::from_ymd_opt(2012, 8, 3)),
    };
    Query { from, to, ..plain(text) }
}

fn in_book(text: &str) -> Query {
    Query { book: Some(Book::Outgoing), year: Some(2021), ..plain(text) }
}

/// Times each query and prints the given percentile beside the time of the same words found with LIKE.
fn report(
    shown: bool,
    name: &str,
    documents: u64,
    store: &Store,
    queries: &[Query],
    like: &registry::Like,
    permille: usize,
) {
    let mut times: Vec<(Duration, &Query)> = queries
        .iter()
        .map(|query| {
            let begun = Instant::now();
            let hits = store.search(query, FIRST).expect("the search succeeds");
            std::hint::black_box(hits);
            (begun.elapsed(), query)
        })
        .collect();
    if !shown {
        return;
    }
    times.sort_by_key(|(time, _)| *time);
    let (time, _) = registry::at_permille(&times, permille);
    let yardstick =
        like.median(queries.iter().step_by(queries.len().div_ceil(15)).map(|query| text::fold(&query.text)));
    registry::print(&format!("{name}-p{}", permille / 10), documents, time, yardstick);
    let (median, _) = registry::at_permille(&times, 500);
    registry::print(&format!("{name}-median"), documents, median, yardstick);
    let slow = times.iter().filter(|(time, _)| time.as_millis() >= 5).count();
    println!("  {slow} of {} take 5 ms or more", times.len());
    for (time, query) in times.iter().rev().take(3) {
        println!("  slowest: {:?} {}ms", query.text, registry::milliseconds(*time));
    }
}
