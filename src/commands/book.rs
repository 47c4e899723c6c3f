//! `vanthu book`: a year's registry book as PDF.

use std::path::PathBuf;

use super::{Console, Refusal, arguments::BookOptions};
use crate::{
    domain::message::Message,
    jobs::print_book::{PrintBook, print_book},
    progress::Progress,
};

pub(super) fn run(console: &mut Console<'_>, registry: PathBuf, options: BookOptions) -> Result<(), Refusal> {
    let BookOptions { book, year, authority, range, pages_per_volume, target } = options;
    let request = PrintBook { registry, book, year, authority, range, pages_per_volume, target, replace: false };
    for volume in print_book(&request, &Progress::default())? {
        console.say(&Message::new("book-written").with("path", volume.display().to_string()));
    }
    Ok(())
}
