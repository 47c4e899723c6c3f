//! The window driven by keys and mouse, without a screen.

#[path = "../clerk/mod.rs"]
mod clerk;
#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../pdf/mod.rs"]
mod pdf;
#[path = "../times/mod.rs"]
mod times;

mod batch;
mod day_work;
mod dialogs;
mod drafts;
mod entry;
mod envelopes;
mod file_search;
mod first_start;
mod following;
mod from_document;
mod guide;
mod late_answers;
mod list;
mod list_columns;
mod overview;
mod preview;
mod print_list;
mod print_options;
mod print_out;
mod program;
mod recipients;
mod saved_searches;
mod settings;
mod typing;
mod window;
mod window_copies;
mod window_files;
mod window_maintenance;
mod writing_window;
