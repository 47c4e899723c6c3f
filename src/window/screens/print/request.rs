//! From what stands in the inputs to what is to be printed, with every problem at once.

use super::{Part, Print, PrintInput, forms::Variant};

use disk::typed;
use domain::{
    book::{Book, BookRange},
    date,
    field::Cause,
    number::LARGEST,
    printing_on::{PageSpan, PrintCause},
};
use jobs::print_request::{self, FormOptions, FormRequest, Pages, PagesRequest, PrintRequest, What};
use paper::{EnvelopeSize, FEWEST_PAGES_PER_VOLUME, StampPlace, USUAL_PAGES_PER_VOLUME, catalogue::Form};

/// The fewest pages a volume may have.
#[expect(clippy::cast_possible_wrap, reason = "a handful of pages")]
const FEWEST_PAGES: i64 = FEWEST_PAGES_PER_VOLUME as i64;

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

    /// Returns the request to print, or everything that is wrong with it.
    pub(super) fn request(&self) -> Result<PrintRequest, Vec<(PrintInput, Cause)>> {
        match (self.what(), self.target()) {
            (Ok(what), Some(target)) => Ok(PrintRequest { what, target }),
            (what, target) => {
                let mut problems = what.err().unwrap_or_default();
                problems.extend(target.is_none().then_some((PrintInput::Target, Cause::Missing)));
                Err(problems)
            }
        }
    }

    /// Returns what to print, or everything that is wrong with it.
    pub(super) fn what(&self) -> Result<What, Vec<(PrintInput, Cause)>> {
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
        match year {
            Some(year) if problems.is_empty() => {
                let year = year.cast_signed();
                // The stamp goes on the file of one document.
                let range = BookRange {
                    from,
                    to,
                    from_number,
                    to_number: if is_onto { from_number } else { to_number },
                    type_name: self.type_name(),
                    series: self.series_name(),
                };
                let options = FormOptions {
                    print: options,
                    pages_per_volume: pages.map_or(USUAL_PAGES_PER_VOLUME, |pages| pages as usize),
                    as_of,
                    ..FormOptions::default()
                };
                Ok(match (self.forms.form(), self.part) {
                    (Some(form), _) => What::Form(self.form_request(form, (year, range), options, stamp_place)),
                    (None, Part::Rows) => What::Form(self.book_request((year, range), options)),
                    (None, _) => What::Pages(self.pages_request(year, again.map_or(Pages::New, Pages::Again), options)),
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

    /// Whose outgoing documents are printed.
    fn authority_of(&self, book: Book) -> Option<String> {
        self.authority.clone().filter(|_| book == Book::Outgoing)
    }

    /// The registry book as it is to be printed.
    fn book_request(&self, (year, range): (i32, BookRange), options: FormOptions) -> FormRequest {
        FormRequest {
            authority: self.authority_of(self.book),
            options: FormOptions { closing: self.closing && self.may_close(), empty: self.prints_empty, ..options },
            today: self.today,
            ..FormRequest::book(self.book, year, range)
        }
    }

    /// The pages of the registry book. Its last page is never printed by a choice left standing: only the lock closes the book.
    fn pages_request(&self, year: i32, pages: Pages, options: FormOptions) -> PagesRequest {
        let options = FormOptions { empty: self.prints_empty, ..options };
        PagesRequest { book: self.book, year, authority: self.authority_of(self.book), pages, options }
    }

    /// Another form as it is to be printed.
    fn form_request(
        &self,
        form: &'static Form,
        (year, range): (i32, BookRange),
        options: FormOptions,
        stamp_place: StampPlace,
    ) -> FormRequest {
        let variant = self.forms.variant();
        let envelope = match variant {
            Some(Variant::Envelope(size)) => size,
            _ => EnvelopeSize::default(),
        };
        let stamped = || (typed::path(self.text(PrintInput::Stamped)), stamp_place);
        FormRequest {
            form,
            part: if self.forms.is_blank() {
                print_request::Part::Nothing
            } else {
                print_request::Part::Rows { year, range }
            },
            authority: self.authority_of(form.book),
            options: FormOptions {
                qr: self.forms.has_code(),
                envelope,
                labels: (variant == Some(Variant::Labels)).then_some(0),
                stamped: (variant == Some(Variant::Onto)).then(stamped),
                ..options
            },
            today: self.today,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use chrono::NaiveDate;

    use paper::{
        Corner, Paper, PrintOptions,
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
    fn form(print: &Print) -> FormRequest {
        match print.what() {
            Ok(What::Form(form)) => form,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn problems(print: &Print) -> Vec<(PrintInput, Cause)> {
        print.what().unwrap_err()
    }

    #[test]
    fn a_registry_book_without_choices_is_the_book_as_it_is() {
        let request = after([typed(PrintInput::Target, " a.pdf ")]).request().unwrap();
        assert_eq!(request.target, PathBuf::from("a.pdf").into());
        let book = form(&after([]));
        assert_eq!((book.form.name, book.options.print), ("so-den", PrintOptions::default()));
        assert_eq!(book.part, print_request::Part::Rows { year: 2026, range: BookRange::default() });
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
        assert_eq!(
            (form.form.name, form.today, form.options.pages_per_volume),
            ("so-den", today(), USUAL_PAGES_PER_VOLUME)
        );
        assert_eq!(form.options.print.extra, [extra("due-date").unwrap(), extra("priority").unwrap()]);
        assert!(form.options.print.signatures_filled);
        assert_eq!(form.options.print.paper, Paper::A3);
        let range = BookRange { from_number: Some(5), ..BookRange::default() };
        assert_eq!(form.part, print_request::Part::Rows { year: 2026, range });
        // Put away again, they are no longer asked for: the columns are those of the decree.
        let print = after([Message::OwnColumns, typed(PrintInput::Columns, "2 x"), Message::OwnColumns]);
        assert_eq!(self::form(&print).options.print, PrintOptions::default());
    }

    #[test]
    fn widths_are_one_for_each_column() {
        let widths = |text: &str| after([Message::OwnColumns, typed(PrintInput::Widths, text)]);
        // The incoming book has ten columns.
        let ten = "22 16 40 30 22 80 32 22 20 24";
        assert_eq!(
            form(&widths(ten)).options.print.widths,
            [22.0, 16.0, 40.0, 30.0, 22.0, 80.0, 32.0, 22.0, 20.0, 24.0]
        );
        assert_eq!(form(&widths("")).options.print, PrintOptions::default(), "those of the form");
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
            form(&columns("9 1/9,1")).options.print.extra,
            [extra("drafting-unit").unwrap(), extra("priority").unwrap()]
        );
    }

    #[test]
    fn only_what_a_form_has_is_asked_for() {
        // No signature stands in the report, and nothing of a table in an envelope; what was typed for others stays out.
        let print = after([Message::Signed, Message::OwnColumns, typed(PrintInput::Columns, "x"), chosen("bi")]);
        let envelope = form(&print);
        assert_eq!(envelope.options.print, PrintOptions::default());
        let report = after([Message::Signed, chosen("tinh-hinh-den")]);
        assert!(!form(&report).options.print.signatures_filled);
        let slip =
            after([chosen("so-theo-doi"), Message::Signed, Message::OwnColumns, typed(PrintInput::Columns, "1")]);
        assert_eq!(form(&slip).options.print.extra, [extra("priority").unwrap()]);
        // A date that is none is wrong only where it is asked for.
        let new_pages = after([typed(PrintInput::From, "hôm nào"), Message::Part(Part::NewPages)]);
        assert!(matches!(new_pages.what(), Ok(What::Pages(_))));
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
        assert_eq!(
            form.options.stamped,
            Some((PathBuf::from("scan/609.pdf"), StampPlace::Corner(Corner::BottomRight)))
        );
        let range = BookRange { from_number: Some(7), to_number: Some(7), ..BookRange::default() };
        assert_eq!((form.part, form.options.labels), (print_request::Part::Rows { year: 2026, range }, None));
        assert_eq!(print.file_name(), "609-dau-den.pdf");

        let at = |text| {
            let inputs = [
                typed(PrintInput::FromNumber, "7"),
                typed(PrintInput::Stamped, "609.pdf"),
                typed(PrintInput::StampAt, text),
            ];
            after([chosen("dau-den"), Message::Variant(2)].into_iter().chain(inputs))
        };
        let place = |text| self::form(&at(text)).options.stamped.map(|(_, place)| place);
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
