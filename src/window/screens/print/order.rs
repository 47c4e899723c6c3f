//! From what stands in the inputs to what is to be printed, with every problem at once.

use std::path::PathBuf;

use super::{Input, Part, Print, forms::Variant};
use crate::{
    domain::{
        book::{Book, BookRange},
        date,
        field::Cause,
        printing_on::PageSpan,
    },
    jobs::{
        print::Order,
        print_book::PrintBook,
        print_form::{Of, PrintForm},
        print_on::{PrintAgain, PrintOn},
    },
    paper::{EnvelopeSize, FEWEST_PAGES_PER_VOLUME, Paper, PrintOptions, USUAL_PAGES_PER_VOLUME, catalogue::Form},
};

/// The fewest pages a volume may have.
#[expect(clippy::cast_possible_wrap, reason = "a handful of pages")]
const FEWEST_PAGES: i64 = FEWEST_PAGES_PER_VOLUME as i64;

impl Print {
    /// What is to be printed to a file (the window knows from which registry), or what is wrong with it.
    pub(super) fn order(&self, target: &str) -> Result<Order, Vec<(Input, Cause)>> {
        let mut problems = Vec::new();
        let mut number = |input: Input, least: i64, most: i64| {
            let text = self.text(input).trim();
            let number = text.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
            if number.is_none() && !text.is_empty() {
                problems.push((input, Cause::NotANumber { text: text.to_owned(), least, most }));
            }
            number.and_then(|number| u32::try_from(number).ok())
        };
        let year = number(Input::Year, 1900, 2199);
        let (from_number, to_number) =
            (number(Input::FromNumber, 1, 999_999_999), number(Input::ToNumber, 1, 999_999_999));
        let pages = number(Input::Pages, FEWEST_PAGES, 10_000);
        let mut day = |input: Input| {
            let text = self.text(input).trim();
            match date::read(text) {
                Ok(date) => Some(date),
                Err(_) if text.is_empty() => None,
                Err(_) => {
                    problems.push((input, Cause::NotADate(text.to_owned())));
                    None
                }
            }
        };
        let (from, to) = (day(Input::From), day(Input::To));
        let again = match self.part() {
            Part::PagesAgain => self.pages_again().map_err(|cause| problems.push((Input::Again, cause))).ok(),
            _ => None,
        };
        let target = target.trim();
        for (input, is_empty) in
            [(Input::Year, self.text(Input::Year).trim().is_empty()), (Input::Target, target.is_empty())]
        {
            if is_empty {
                problems.push((input, Cause::Missing));
            }
        }
        match year {
            Some(year) if problems.is_empty() => {
                let (year, target) = (year.cast_signed(), PathBuf::from(target));
                let range = BookRange { from, to, from_number, to_number };
                let pages_per_volume = pages.map_or(USUAL_PAGES_PER_VOLUME, |pages| pages as usize);
                Ok(match (self.forms.form(), again) {
                    (Some(form), _) => Order::Form(self.form_order(form, year, range, pages_per_volume, target)),
                    (None, Some(pages)) => Order::PagesAgain(self.again_order(year, pages, target)),
                    (None, None) => self.book_order(year, range, pages_per_volume, target),
                })
            }
            _ => {
                problems.sort_by_key(|(input, _)| Input::ALL.iter().position(|known| known == input));
                Err(problems)
            }
        }
    }

    /// The pages that are to be printed again.
    fn pages_again(&self) -> Result<PageSpan, Cause> {
        let text = self.text(Input::Again).trim();
        match PageSpan::parse(text) {
            Some(pages) => Ok(pages),
            None if text.is_empty() => Err(Cause::Missing),
            None => Err(Cause::NotPages(text.to_owned())),
        }
    }

    /// The registry book as it is to be printed: its rows, or what pages it has gained.
    fn book_order(&self, year: i32, range: BookRange, pages_per_volume: usize, target: PathBuf) -> Order {
        let authority = self.authority.clone().filter(|_| self.book == Book::Outgoing);
        let (book, replace) = (self.book, self.may_replace());
        if self.part == Part::NewPages {
            // Its last page is never printed by a choice left standing: only the lock closes the book.
            let closing = false;
            return Order::NewPages(PrintOn { book, year, authority, pages_per_volume, closing, target, replace });
        }
        let (registry, closing) = (PathBuf::new(), self.closing);
        Order::Book(PrintBook { registry, book, year, authority, range, pages_per_volume, closing, target, replace })
    }

    fn again_order(&self, year: i32, pages: PageSpan, target: PathBuf) -> PrintAgain {
        let authority = self.authority.clone().filter(|_| self.book == Book::Outgoing);
        PrintAgain { book: self.book, year, authority, pages, target, replace: self.may_replace() }
    }

    /// Another form as it is to be printed.
    fn form_order(
        &self,
        form: &'static Form,
        year: i32,
        range: BookRange,
        pages_per_volume: usize,
        target: PathBuf,
    ) -> PrintForm {
        let variant = self.forms.variant();
        let paper = match variant {
            Some(Variant::Paper(paper)) => paper,
            _ => Paper::default(),
        };
        let envelope = match variant {
            Some(Variant::Envelope(size)) => size,
            _ => EnvelopeSize::default(),
        };
        PrintForm {
            registry: None,
            form,
            options: PrintOptions { paper, ..PrintOptions::default() },
            of: if self.forms.is_blank() { Of::Nothing } else { Of::Range { year, range } },
            authority: self.authority.clone().filter(|_| form.book == Book::Outgoing),
            pages_per_volume,
            closing: false,
            qr: self.forms.has_code(),
            envelope,
            labels: (variant == Some(Variant::Labels)).then_some(0),
            stamped: None,
            today: self.today,
            target,
            replace: self.may_replace(),
        }
    }
}
