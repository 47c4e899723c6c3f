//! From what stands in the inputs to what is to be printed, with every problem at once.

use std::path::{Path, PathBuf};

use super::{Part, Print, PrintInput, forms::Variant};
use chrono::NaiveDate;

use disk::typed;
use domain::{
    book::{Book, BookRange},
    date,
    field::Cause,
    number::LARGEST,
    printing_on::{PageSpan, PrintCause},
};
use jobs::{
    print::Order,
    print_book::PrintBook,
    print_form::{Of, PrintForm},
    print_on::{PrintAgain, PrintOn},
};
use paper::{EnvelopeSize, FEWEST_PAGES_PER_VOLUME, PrintOptions, StampPlace, USUAL_PAGES_PER_VOLUME, catalogue::Form};

/// The fewest pages a volume may have.
#[expect(clippy::cast_possible_wrap, reason = "a handful of pages")]
const FEWEST_PAGES: i64 = FEWEST_PAGES_PER_VOLUME as i64;

/// What is common to all that is printed of a year.
struct Common {
    year: i32,
    range: BookRange,
    pages_per_volume: usize,
    options: PrintOptions,
    as_of: Option<NaiveDate>,
    stamp_place: StampPlace,
    target: PathBuf,
}

impl Print {
    /// A name for the file, where the clerk has not given one.
    #[must_use]
    pub fn file_name(&self) -> String {
        if self.shows(PrintInput::Stamped)
            && let Some(stamped) = typed::path(self.text(PrintInput::Stamped)).file_stem()
        {
            return format!("{}-dau-den.pdf", stamped.to_string_lossy());
        }
        let book = match (self.forms.form(), self.book) {
            (Some(form), _) => form.name,
            (None, Book::Incoming) => "so-van-ban-den",
            (None, Book::Outgoing) => "so-van-ban-di",
        };
        let year = self.text(PrintInput::Year).trim();
        match self.part() {
            Part::Rows => format!("{book}-{year}{}.pdf", self.narrowed_name()),
            // Each day's pages in a file of their own.
            Part::NewPages => format!("{book}-{year}-in-tiep-{}.pdf", self.today.format("%d-%m-%Y")),
            Part::PagesAgain => format!("{book}-{year}-in-lai-{}.pdf", self.today.format("%d-%m-%Y")),
        }
    }

    /// A name for the register of the day that is closed: each day's in a file of its own.
    #[must_use]
    pub fn day_file_name(&self) -> String {
        format!("so-trong-ngay-{}.pdf", self.today.format("%d-%m-%Y"))
    }

    /// Whether an input stands on the screen: what does not stand there is not asked.
    pub(super) fn shows(&self, input: PrintInput) -> bool {
        let (part, form) = (self.part(), self.forms.form());
        let is_onto = self.forms.variant() == Some(Variant::Onto);
        match input {
            PrintInput::Year | PrintInput::Target | PrintInput::DayTarget => true,
            PrintInput::From | PrintInput::To | PrintInput::ToNumber => part == Part::Rows && !is_onto,
            PrintInput::AsOf => form.is_some_and(Form::is_report) && !self.forms.is_blank(),
            PrintInput::FromNumber => part == Part::Rows,
            PrintInput::Type => self.takes_type(),
            PrintInput::Series => self.takes_series(),
            PrintInput::Pages => part != Part::PagesAgain && form.is_none_or(Form::is_book),
            PrintInput::Again => part == Part::PagesAgain,
            PrintInput::Columns | PrintInput::Widths => self.has_own_columns(),
            PrintInput::Stamped | PrintInput::StampAt => is_onto,
        }
    }

    /// What is to be printed to a file (the window knows from which registry), or what is wrong with it.
    pub(super) fn order(&self, target: &str) -> Result<Order, Vec<(PrintInput, Cause)>> {
        let mut problems = Vec::new();
        let asked = |input: PrintInput| if self.shows(input) { self.text(input).trim() } else { "" };
        let mut number = |input: PrintInput, least: i64, most: i64| {
            let text = asked(input);
            let number = text.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
            if number.is_none() && !text.is_empty() {
                problems.push((input, Cause::NotANumber { text: text.to_owned(), least, most }));
            }
            number.and_then(|number| u32::try_from(number).ok())
        };
        let year = number(PrintInput::Year, 1900, 2199);
        let (from_number, to_number) =
            (number(PrintInput::FromNumber, 1, LARGEST.into()), number(PrintInput::ToNumber, 1, LARGEST.into()));
        let pages = number(PrintInput::Pages, FEWEST_PAGES, 10_000);
        let mut day = |input: PrintInput| {
            let text = asked(input);
            match date::read(text) {
                Ok(date) => Some(date),
                Err(_) if text.is_empty() => None,
                Err(_) => {
                    problems.push((input, Cause::NotADate(text.to_owned())));
                    None
                }
            }
        };
        let (from, to, as_of) = (day(PrintInput::From), day(PrintInput::To), day(PrintInput::AsOf));
        let again = match self.part() {
            Part::PagesAgain => self.pages_again().map_err(|cause| problems.push((PrintInput::Again, cause))).ok(),
            _ => None,
        };
        self.check_narrowing(&mut problems);
        let options = self.print_options(&mut problems);
        let stamp_place =
            if self.shows(PrintInput::StampAt) { self.stamp_place(&mut problems) } else { StampPlace::default() };
        let is_onto = self.shows(PrintInput::Stamped);
        let required =
            [Some(PrintInput::Year), is_onto.then_some(PrintInput::FromNumber), is_onto.then_some(PrintInput::Stamped)];
        let missing = required.into_iter().flatten().filter(|input| asked(*input).is_empty());
        problems.extend(missing.map(|input| (input, Cause::Missing)));
        let target = typed::unquoted(target.trim());
        if target.is_empty() {
            problems.push((PrintInput::Target, Cause::Missing));
        }
        match year {
            Some(year) if problems.is_empty() => {
                let common = Common {
                    year: year.cast_signed(),
                    // The stamp goes on the file of one document.
                    range: BookRange {
                        from,
                        to,
                        from_number,
                        to_number: if is_onto { from_number } else { to_number },
                        type_name: self.type_name(),
                        series: self.series_name(),
                    },
                    pages_per_volume: pages.map_or(USUAL_PAGES_PER_VOLUME, |pages| pages as usize),
                    options,
                    as_of,
                    stamp_place,
                    target: typed::path(target),
                };
                Ok(match (self.forms.form(), again) {
                    (Some(form), _) => Order::Form(self.form_order(form, common)),
                    (None, Some(pages)) => Order::PagesAgain(self.again_order(pages, common)),
                    (None, None) => self.book_order(common),
                })
            }
            _ => {
                problems.sort_by_key(|(input, _)| PrintInput::ALL.iter().position(|known| known == input));
                Err(problems)
            }
        }
    }

    /// The pages that are to be printed again.
    fn pages_again(&self) -> Result<PageSpan, Cause> {
        let text = self.text(PrintInput::Again).trim();
        match PageSpan::parse(text) {
            Some(pages) => Ok(pages),
            None if text.is_empty() => Err(Cause::Missing),
            None => Err(Cause::Print(PrintCause::NotPages(text.to_owned()))),
        }
    }

    /// The registry book as it is to be printed: its rows, or what pages it has gained.
    fn book_order(&self, common: Common) -> Order {
        let Common { year, range, pages_per_volume, options, target, .. } = common;
        let authority = self.authority.clone().filter(|_| self.book == Book::Outgoing);
        let (book, replace) = (self.book, self.may_replace());
        if self.part == Part::NewPages {
            // Its last page is never printed by a choice left standing: only the lock closes the book.
            let closing = false;
            let blank = self.prints_empty;
            return Order::NewPages(PrintOn {
                book,
                year,
                authority,
                pages_per_volume,
                closing,
                blank,
                target,
                replace,
            });
        }
        let (registry, closing, blank) = (Path::new("").into(), self.closing && self.may_close(), self.prints_empty);
        let of =
            PrintBook { registry, book, year, authority, range, pages_per_volume, closing, blank, target, replace };
        if options == PrintOptions::default() {
            return Order::Book(of);
        }
        Order::Form(PrintForm { options, today: self.today, ..of.into() })
    }

    fn again_order(&self, pages: PageSpan, Common { year, target, .. }: Common) -> PrintAgain {
        let authority = self.authority.clone().filter(|_| self.book == Book::Outgoing);
        PrintAgain { book: self.book, year, authority, pages, target, replace: self.may_replace() }
    }

    /// Another form as it is to be printed.
    fn form_order(&self, form: &'static Form, common: Common) -> PrintForm {
        let Common { year, range, pages_per_volume, options, as_of, stamp_place, target } = common;
        let variant = self.forms.variant();
        let envelope = match variant {
            Some(Variant::Envelope(size)) => size,
            _ => EnvelopeSize::default(),
        };
        let stamped = || (typed::path(self.text(PrintInput::Stamped)), stamp_place);
        PrintForm {
            registry: None,
            form,
            options,
            of: if self.forms.is_blank() { Of::Nothing } else { Of::Range { year, range, blank: false } },
            authority: self.authority.clone().filter(|_| form.book == Book::Outgoing),
            pages_per_volume,
            closing: false,
            qr: self.forms.has_code(),
            envelope,
            labels: (variant == Some(Variant::Labels)).then_some(0),
            stamped: (variant == Some(Variant::Onto)).then(stamped),
            as_of,
            today: self.today,
            target,
            replace: self.may_replace(),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use paper::{
        Corner, Paper,
        catalogue::{self, extra},
    };

    use super::{super::Message, *};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    /// A print screen after this has happened on it.
    fn after(messages: impl IntoIterator<Item = Message>) -> Print {
        let mut print = Print::new(today());
        for message in messages {
            drop(print.update(message));
        }
        print
    }

    fn typed(input: PrintInput, text: &str) -> Message {
        Message::Typed(input, text.to_owned())
    }

    /// The form of this name chosen.
    fn chosen(name: &str) -> Message {
        let mut forms = catalogue::forms(today()).filter(|form| !form.is_registry_book());
        Message::Form(forms.position(|form| form.name == name))
    }

    #[track_caller]
    fn form(print: &Print) -> PrintForm {
        match print.order("a.pdf") {
            Ok(Order::Form(form)) => form,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn problems(print: &Print) -> Vec<(PrintInput, Cause)> {
        print.order("a.pdf").unwrap_err()
    }

    #[test]
    fn a_registry_book_without_choices_is_the_book_as_it_is() {
        let Ok(Order::Book(book)) = after([]).order(" a.pdf ") else { panic!() };
        assert_eq!((book.book, book.year, book.target), (Book::Incoming, 2026, PathBuf::from("a.pdf")));
    }

    #[test]
    fn choices_make_the_registry_book_a_form_of_its_own() {
        let print = after([
            Message::Signed,
            Message::OwnColumns,
            typed(PrintInput::Columns, "2, 3"),
            Message::Column("1".to_owned()),
            Message::Column("3".to_owned()),
            Message::Paper(Paper::A3),
            typed(PrintInput::FromNumber, "5"),
        ]);
        let form = form(&print);
        assert_eq!((form.form.name, form.today, form.pages_per_volume), ("so-den", today(), USUAL_PAGES_PER_VOLUME));
        assert_eq!(form.options.extra, [extra("due-date").unwrap(), extra("priority").unwrap()]);
        assert!(form.options.signatures_filled);
        assert_eq!(form.options.paper, Paper::A3);
        let range = BookRange { from_number: Some(5), ..BookRange::default() };
        assert_eq!(form.of, Of::Range { year: 2026, range, blank: false });
        // Put away again, they are no longer asked for: the columns are those of the decree.
        let print = after([Message::OwnColumns, typed(PrintInput::Columns, "2 x"), Message::OwnColumns]);
        assert!(matches!(print.order("a.pdf"), Ok(Order::Book(_))));
    }

    #[test]
    fn widths_are_one_for_each_column() {
        let widths = |text: &str| after([Message::OwnColumns, typed(PrintInput::Widths, text)]);
        // The incoming book has ten columns.
        let ten = "22 16 40 30 22 80 32 22 20 24";
        assert_eq!(form(&widths(ten)).options.widths, [22.0, 16.0, 40.0, 30.0, 22.0, 80.0, 32.0, 22.0, 20.0, 24.0]);
        assert!(matches!(widths("").order("a.pdf"), Ok(Order::Book(_))), "those of the form");
        for wrong in
            ["22 16", "22 16 40 30 22 80 32 22 20 0", "22 16 40 30 22 80 32 22 20 x", "1 2 3 4 5 6 7 8 9 10 11"]
        {
            assert_eq!(
                problems(&widths(wrong)),
                [(PrintInput::Widths, Cause::Print(PrintCause::NotWidths(10)))],
                "{wrong}"
            );
        }
        // With a column more there are eleven.
        let more = after([Message::OwnColumns, typed(PrintInput::Columns, "1"), typed(PrintInput::Widths, ten)]);
        assert_eq!(problems(&more), [(PrintInput::Widths, Cause::Print(PrintCause::NotWidths(11)))]);
    }

    #[test]
    fn a_column_that_is_none_is_said_at_the_columns_and_each_stands_once() {
        let columns = |text: &str| after([Message::OwnColumns, typed(PrintInput::Columns, text)]);
        let none = Cause::NotANumber { text: "10".to_owned(), least: 1, most: 9 };
        assert_eq!(problems(&columns("1 10")), [(PrintInput::Columns, none)]);
        assert_eq!(
            form(&columns("9 1/9,1")).options.extra,
            [extra("drafting-unit").unwrap(), extra("priority").unwrap()]
        );
    }

    #[test]
    fn only_what_a_form_has_is_asked_for() {
        // No signature stands in the report, and nothing of a table in an envelope; what was typed for others stays out.
        let print = after([Message::Signed, Message::OwnColumns, typed(PrintInput::Columns, "x"), chosen("bi")]);
        let envelope = form(&print);
        assert_eq!(envelope.options, PrintOptions::default());
        let report = after([Message::Signed, chosen("tinh-hinh-den")]);
        assert!(!form(&report).options.signatures_filled);
        let slip =
            after([chosen("so-theo-doi"), Message::Signed, Message::OwnColumns, typed(PrintInput::Columns, "1")]);
        assert_eq!(form(&slip).options.extra, [extra("priority").unwrap()]);
        // A date that is none is wrong only where it is asked for.
        let new_pages = after([typed(PrintInput::From, "hôm nào"), Message::Part(Part::NewPages)]);
        assert!(matches!(new_pages.order("a.pdf"), Ok(Order::NewPages(_))));
    }

    #[test]
    fn the_stamp_goes_on_the_pdf_of_one_document() {
        let onto = [chosen("dau-den"), Message::Variant(2)];
        let print = after(onto.clone());
        let missing = [(PrintInput::FromNumber, Cause::Missing), (PrintInput::Stamped, Cause::Missing)];
        assert_eq!(problems(&print), missing);
        let print = after(onto.into_iter().chain([
            typed(PrintInput::FromNumber, "7"),
            typed(PrintInput::ToNumber, "9"),
            typed(PrintInput::Stamped, " scan/609.pdf "),
            Message::StampPlace(StampPlace::Corner(Corner::BottomRight)),
            Message::ToggleBlank,
        ]));
        let form = form(&print);
        assert_eq!(form.stamped, Some((PathBuf::from("scan/609.pdf"), StampPlace::Corner(Corner::BottomRight))));
        let range = BookRange { from_number: Some(7), to_number: Some(7), ..BookRange::default() };
        assert_eq!((form.of, form.labels), (Of::Range { year: 2026, range, blank: false }, None));
        assert_eq!(print.file_name(), "609-dau-den.pdf");

        let at = |text| {
            let inputs = [
                typed(PrintInput::FromNumber, "7"),
                typed(PrintInput::Stamped, "609.pdf"),
                typed(PrintInput::StampAt, text),
            ];
            after([chosen("dau-den"), Message::Variant(2)].into_iter().chain(inputs))
        };
        let place = |text| self::form(&at(text)).stamped.map(|(_, place)| place);
        assert_eq!(place(""), Some(StampPlace::Free));
        assert_eq!(place(" 30 65.5 "), Some(StampPlace::At { left: 30.0, top: 65.5 }));
        for wrong in ["30", "30 -5", "30 65 1", "trên"] {
            assert_eq!(
                problems(&at(wrong)),
                [(PrintInput::StampAt, Cause::Print(PrintCause::NotAStampPlace))],
                "{wrong}"
            );
        }
    }
}
