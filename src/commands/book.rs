//! `vanthu book`: a year's registry book as PDF.

use super::{Console, Refusal, arguments::BookOptions, registry::Registry};
use crate::{
    domain::message::Message,
    jobs::print_book::{PrintBook, print_book},
    progress::Progress,
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: BookOptions) -> Result<(), Refusal> {
    let BookOptions { book, year, authority, range, pages_per_volume, closing, target } = options;
    let request = PrintBook {
        registry: registry.path.clone(),
        book,
        year,
        authority,
        range,
        pages_per_volume,
        closing,
        target,
        replace: false,
    };
    for volume in print_book(&request, &Progress::default())? {
        console.say(&Message::new("book-written").with("path", volume.display().to_string()));
    }
    Ok(())
}
