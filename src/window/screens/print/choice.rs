//! The choices on the print screen that are not typed: the book or form, its part, and its options.

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
    /// The rows of a year or of a part of it.
    #[default]
    Rows,
    /// The pages filled since the last printing (in tiếp).
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
    /// Toggle whether the closing page is printed.
    Closing,
    /// Toggle whether the form is blank, to be filled in by hand.
    Empty,
    /// Toggle whether a QR code is printed.
    Code,
    /// Toggle whether the names of receivers are filled in.
    Signed,
    /// Toggle whether additional columns are printed.
    OwnColumns,
    /// Toggle whether the additional column of this number is printed.
    Column(String),
    /// The paper of a registry book with additional columns.
    Paper(Paper),
    /// The place of the stamp.
    StampPlace(StampPlace),
    /// Toggle whether only documents of this series are printed.
    Series(String),
}

impl Print {
    /// Applies a choice.
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

    /// Returns the choice that a command stands for; `None` for other commands.
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

    /// Returns the numbers of the additional columns after one was added or removed.
    fn with_column(&self, number: &str) -> String {
        let mut chosen: Vec<&str> = options::words(self.text(PrintInput::Columns)).collect();
        match chosen.iter().position(|held| *held == number) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(number),
        }
        chosen.join(" ")
    }
}

/// Returns the next value; after the last one, the first.
fn after<T: Copy + PartialEq, const N: usize>(all: [T; N], held: T) -> T {
    let at = all.iter().position(|known| *known == held).map_or(0, |at| at + 1);
    all[at % N]
}
