//! `vanthu book`: a year's registry book as PDF: whole, page by page as it grows (in tiếp), or pages printed again.

use jobs::{
    print_book::{PrintBook, print_book},
    print_on::{PrintAgain, PrintOn, print_again, print_on},
};
use progress::Progress;
use texts::message;

use super::{
    Console, Refusal,
    arguments::{BookOptions, BookPart},
    registry::Registry,
};

pub(super) fn run(console: &mut Console<'_>, registry: &Registry, options: BookOptions) -> Result<(), Refusal> {
    let BookOptions { book, year, authority, part, pages_per_volume, closing, blank, target } = options;
    let replace = false;
    let written = |path: &std::path::Path| message!(texts::BOOK_WRITTEN, path = path.display().to_string());
    match part {
        BookPart::Rows(range) => {
            let registry = registry.address.clone();
            let request =
                PrintBook { registry, book, year, authority, range, pages_per_volume, closing, blank, target, replace };
            let (volumes, printed) = print_book(&request, &Progress::default())?;
            for volume in volumes {
                console.say(&written(&volume));
            }
            if let Some(message) = printed.message() {
                console.say(&message);
            }
        }
        BookPart::NewPages => {
            let request = PrintOn { book, year, authority, pages_per_volume, closing, blank, target, replace };
            let printed = print_on(&mut registry.write(console)?, &request, &Progress::default())?;
            for message in printed.messages() {
                console.say(&message);
            }
            if !printed.pages.is_empty() {
                console.say(&written(&request.target));
            }
        }
        BookPart::PagesAgain(pages) => {
            let request = PrintAgain { book, year, authority, pages, target, replace };
            print_again(&registry.read()?, &request)?;
            console.say(&written(&request.target));
        }
    }
    Ok(())
}
