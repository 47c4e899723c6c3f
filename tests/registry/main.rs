//! The registry through its library: numbers, history, search, lists in and out, printed books.

#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../pdf/mod.rs"]
mod pdf;
#[path = "../times/mod.rs"]
mod times;

mod allocator;
mod daily_register;
mod deadlines;
mod demo;
mod demo_books;
mod demo_recent;
mod duplicates;
mod export;
mod follow_up;
mod former_names;
mod import;
mod import_rows;
mod joint;
mod linking;
mod list_order;
mod migration;
mod numbering;
mod overview;
mod paper;
mod printing_on;
mod registry_file;
mod rehearsal;
mod renamed;
mod round_trip;
mod search;
mod written;
