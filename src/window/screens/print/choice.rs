//! The choices on the print screen beside its inputs, made by mouse or key: which book or form, which part of it, how it is to be.

use iced::Task;

use domain::{book::Book, office::Authority};
use paper::{Paper, StampPlace};
use texts::Text;

use super::{
    Message, Print, PrintInput,
    forms::Variant,
    options::{self, STAMP_PLACES},
};
use crate::keys::Command;

/// The part of a registry book to print.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Its rows of a year or a part of it.
    #[default]
    Rows,
    /// The pages it has gained (in tiếp).
    NewPages,
    /// Pages that were printed before.
    PagesAgain,
}

impl Part {
    pub(super) const ALL: [Self; 3] = [Self::Rows, Self::NewPages, Self::PagesAgain];

    pub(super) fn label(self) -> Text {
        match self {
            Self::Rows => texts::PRINT_ROWS,
            Self::NewPages => texts::PRINT_NEW_PAGES,
            Self::PagesAgain => texts::PRINT_PAGES_AGAIN,
        }
    }
}

/// A choice on the print screen other than a text.
#[derive(Debug, Clone)]
pub enum PrintChoice {
    /// The registry book of an authority.
    Book(Book, Option<String>),
    /// Another authority's documents.
    Authority(String),
    /// The form at an index; `None` for the registry book.
    Form(Option<usize>),
    /// The variant of the form at an index.
    Variant(usize),
    /// The part of the registry book.
    Part(Part),
    /// With the closing page, or without.
    Closing,
    /// A form to be filled in by hand, or with its documents.
    Empty,
    /// With a QR code, or without.
    Code,
    /// With signatures filled in, or without.
    Signed,
    /// With additional columns, or those of the form only.
    OwnColumns,
    /// With the additional column of this number, or without.
    Column(String),
    /// A registry book with additional columns on this paper.
    Paper(Paper),
    /// The stamp at this place.
    StampPlace(StampPlace),
    /// Of one series, or of all.
    Series(String),
}

impl Print {
    /// Makes a choice.
    pub(super) fn choose(&mut self, choice: PrintChoice) -> Task<Message> {
        match choice {
            PrintChoice::Book(book, authority) => {
                (self.book, self.authority) = (book, authority);
                self.choose_form(None);
            }
            PrintChoice::Authority(name) => self.authority = Some(name),
            PrintChoice::Form(form) => self.choose_form(form),
            PrintChoice::Variant(at) => self.forms.choose_variant(at),
            PrintChoice::Part(part) => self.part = part,
            PrintChoice::Closing => self.closing = !self.closing,
            PrintChoice::Empty => self.forms.toggle_blank(),
            PrintChoice::Code => self.forms.turn_qr(),
            PrintChoice::Signed => self.options.turn_signed(),
            PrintChoice::OwnColumns => self.options.turn_columns(),
            PrintChoice::Column(number) => return self.form.write(PrintInput::Columns.at(), self.with_column(&number)),
            PrintChoice::Paper(paper) => self.options.paper = paper,
            PrintChoice::StampPlace(place) => self.options.stamp_place = place,
            PrintChoice::Series(name) => return self.turn_series(name),
        }
        Task::none()
    }

    /// Chooses a form, or a registry book, and clears the widths, which belong to the former columns.
    fn choose_form(&mut self, form: Option<usize>) {
        self.forms.choose(form);
        self.form.set(PrintInput::Widths.at(), String::new());
        self.form.check();
    }

    /// Returns the choice of a command; `None` if it makes none.
    pub(super) fn choice(&self, command: Command, authorities: &[Authority]) -> Option<PrintChoice> {
        Some(match command {
            Command::NextBook => self.next_book(authorities),
            Command::NextForm => PrintChoice::Form(Some(self.forms.next())),
            Command::NextVariant if self.forms.form().is_some() => PrintChoice::Variant(self.forms.next_variant()),
            Command::NextVariant => PrintChoice::Part(after(Part::ALL, self.part)),
            Command::ClosingPage => PrintChoice::Closing,
            Command::EmptyForm => PrintChoice::Empty,
            Command::QrCode => PrintChoice::Code,
            Command::Signed => PrintChoice::Signed,
            Command::OwnColumns => PrintChoice::OwnColumns,
            Command::NextLayout if self.forms.variant() == Some(Variant::Onto) => {
                PrintChoice::StampPlace(after(STAMP_PLACES.map(|(place, _)| place), self.options.stamp_place))
            }
            Command::NextLayout if self.options.has_own_columns && self.forms.form().is_none() => {
                PrintChoice::Paper(after(Paper::ALL, self.options.paper))
            }
            _ => return None,
        })
    }

    /// Returns the next book: incoming, then each authority's outgoing one.
    fn next_book(&self, authorities: &[Authority]) -> PrintChoice {
        let held = self.authority.as_deref();
        let at = authorities.iter().position(|authority| Some(authority.name.as_str()) == held).unwrap_or(0);
        let next = match self.book {
            Book::Incoming => authorities.first(),
            Book::Outgoing => authorities.get(at + 1),
        };
        let book = if self.book == Book::Incoming || next.is_some() { Book::Outgoing } else { Book::Incoming };
        PrintChoice::Book(book, next.map(|authority| authority.name.clone()))
    }

    /// Returns the numbers of the additional columns, with one more or less.
    fn with_column(&self, number: &str) -> String {
        let mut chosen: Vec<&str> = options::words(self.text(PrintInput::Columns)).collect();
        match chosen.iter().position(|held| *held == number) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(number),
        }
        chosen.join(" ")
    }
}

/// Returns the value after another, and after the last the first.
fn after<T: Copy + PartialEq, const N: usize>(all: [T; N], held: T) -> T {
    let at = all.iter().position(|known| *known == held).map_or(0, |at| at + 1);
    all[at % N]
}
