//! From a key press in the search box to the frame that shows the new hits, letter by letter, over a million documents, drawn by
//! the software renderer at 1280 × 800: how many frames are drawn, and how long it takes, with and without making their pixels.

use std::time::Duration;

use iced_test::core::keyboard::{Modifiers, key::Named};
use vanthu::{
    domain::{document::Document, query::Query},
    language::Locale,
    store::{Access, Store},
};

#[path = "../tests/clerk/mod.rs"]
mod clerk;
#[path = "registry/mod.rs"]
mod registry;

use clerk::{Clerk, Waited, typed};

/// Frames from the key to the new hits, the one that shows the letter among them.
const FRAMES: usize = 2;
/// What may pass beside making pixels.
const BUDGET: Duration = Duration::from_millis(5);
/// Rows of the window that are looked at.
const SEEN: usize = 10;

fn main() {
    let documents = registry::documents();
    let path = registry::filled(documents);
    let store = Store::open(&path, Access::Read).expect("the registry opens");
    let queries: Vec<&str> = include_str!("queries.txt").lines().filter(|line| !line.is_empty()).collect();
    let queries: Vec<&str> = queries.into_iter().step_by(4).collect();
    // The pixels of each frame take their time too, in which answers arrive: so it is in the window.
    for (name, rasterise) in [("hits-apart-from-pixels", false), ("hits-with-pixels", true)] {
        let mut all = Vec::new();
        let mut clerk = Clerk::sits_down(registry::without_drafts(&path), Locale::Vietnamese);
        clerk.goes_to_all_years();
        // A first pass brings the file into the system's cache, as a working day does.
        for pass in [false, true] {
            for query in &queries {
                let waited = type_in(&mut clerk, &store, query, rasterise);
                if pass {
                    all.extend(waited);
                }
            }
        }
        report(name, documents, all, rasterise);
    }
}

fn report(name: &str, documents: u64, all: Vec<(Waited, String)>, rasterise: bool) {
    let mut times: Vec<Duration> =
        all.iter().map(|(waited, _)| waited.all.saturating_sub(waited.rasterising)).collect();
    times.sort_unstable();
    let most = all.iter().map(|(waited, _)| waited.frames).max().unwrap_or_default();
    println!("{name}-frames documents={documents} keys={} FIGURE={most} yardstick={FRAMES}", all.len());
    if rasterise {
        let in_all = registry::median(all.iter().map(|(waited, _)| waited.all).collect());
        let pixels = registry::median(all.iter().map(|(waited, _)| waited.rasterising).collect());
        println!(
            "{name}-median documents={documents} FIGURE={}ms of it pixels={}ms",
            registry::milliseconds(in_all),
            registry::milliseconds(pixels)
        );
        return;
    }
    registry::print(&format!("{name}-median"), documents, registry::median(times.clone()), BUDGET);
    registry::print(&format!("{name}-p99"), documents, registry::at_permille(&times, 990), BUDGET);
    let mut slow = all;
    slow.sort_by_key(|(waited, _)| std::cmp::Reverse(waited.all));
    for (waited, text) in slow.iter().take(3) {
        println!("  slowest: {text:?} {}ms, {} frames", registry::milliseconds(waited.all), waited.frames);
    }
}

/// Types a query letter by letter; of each letter that brought another row among the first, what was waited.
fn type_in(clerk: &mut Clerk, store: &Store, text: &str, rasterise: bool) -> Vec<(Waited, String)> {
    clerk.ctrl("f");
    clerk.ctrl("a");
    clerk.key(Named::Backspace, Modifiers::empty());
    clerk.draws_frame();
    let mut before = codes(store, "");
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
    let mut all = Vec::new();
    for end in ends {
        let (typed_so_far, letter) = (&text[..end], text[..end].chars().next_back().expect("a letter"));
        let now = codes(store, typed_so_far);
        let new = now.iter().take(SEEN).find(|code| !before.iter().any(|shown| shown.contains(code.as_str())));
        let events = typed(&letter.to_string());
        match new {
            Some(code) => {
                let waited = clerk.until_shown(&events, code, rasterise);
                all.push((waited.unwrap_or_else(|| panic!("{typed_so_far} shows {code}")), typed_so_far.to_owned()));
            }
            None => clerk.at_once(&events, 1),
        }
        before = now;
    }
    all
}

/// The codes of the first hits, as the rows show them.
fn codes(store: &Store, text: &str) -> Vec<String> {
    let ids = store.search(&Query { text: text.to_owned(), ..Query::default() }, 3 * SEEN).expect("searched");
    store.documents(&ids).expect("read").iter().map(Document::code).map(|code| code.as_str().to_owned()).collect()
}
