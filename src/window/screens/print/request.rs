//! Reads the request to print from the form and the choices, with every problem at once.

use chrono::NaiveDate;

use super::{Part, Print, PrintInput, forms::Variant};
use disk::typed;
use domain::{
    book::{Book, BookRange},
    field::Cause,
    printing_on::{PageSpan, PrintCause},
};
use jobs::print_request::{self, FormOptions, FormRequest, Pages, PagesRequest, PrintRequest, What};
use paper::{EnvelopeSize, StampPlace, USUAL_PAGES_PER_VOLUME, catalogue::Form};

impl Print {
    /// Returns the name of the file if the clerk has not typed one.
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
        let year = self.text(PrintInput::Year);
        match self.part() {
            Part::Rows => format!("{book}-{year}{}.pdf", self.narrowed_name()),
            // The pages of each day get a file of their own.
            Part::NewPages => format!("{book}-{year}-in-tiep-{}.pdf", self.today.format("%d-%m-%Y")),
            Part::PagesAgain => format!("{book}-{year}-in-lai-{}.pdf", self.today.format("%d-%m-%Y")),
        }
    }

    /// Returns the name of the file for the register of a closed day; each day has its own.
    #[must_use]
    pub fn day_file_name(&self) -> String {
        format!("so-trong-ngay-{}.pdf", self.today.format("%d-%m-%Y"))
    }

    /// Returns whether an input is shown; a hidden input is not read.
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

    /// Reads the request to print; `None` if there are problems, which are added to the form.
    pub(super) fn request(&mut self) -> Option<PrintRequest> {
        let what = self.what();
        let Some(target) = self.target() else {
            self.form.wrong(PrintInput::Target.at(), Cause::Missing);
            return None;
        };
        Some(PrintRequest { what: what?, target })
    }

    /// Reads what to print; `None` if there are problems, which are added to the form.
    pub(super) fn what(&mut self) -> Option<What> {
        self.form.check();
        let is_onto = self.shows(PrintInput::Stamped);
        self.form.required(PrintInput::Year.at());
        if is_onto {
            self.form.required(PrintInput::FromNumber.at());
            self.form.required(PrintInput::Stamped.at());
        }
        let year = self.number(PrintInput::Year);
        let (from_number, to_number) = (self.number(PrintInput::FromNumber), self.number(PrintInput::ToNumber));
        let pages_per_volume = self.number(PrintInput::Pages);
        let (from, to, as_of) = (self.date(PrintInput::From), self.date(PrintInput::To), self.date(PrintInput::AsOf));
        let again = if self.shows(PrintInput::Again) { self.pages_again() } else { None };
        self.check_narrowing();
        let print = self.print_options();
        let stamp_place = if is_onto { self.stamp_place() } else { StampPlace::default() };
        let year = year.filter(|_| !self.form.has_problem())?.cast_signed();
        let range = BookRange {
            from,
            to,
            from_number,
            // A stamp is put on the PDF of one document.
            to_number: if is_onto { from_number } else { to_number },
            type_name: self.type_name(),
            series: self.series_name(),
        };
        let options = FormOptions {
            print,
            pages_per_volume: pages_per_volume.map_or(USUAL_PAGES_PER_VOLUME, |pages| pages as usize),
            as_of,
            ..FormOptions::default()
        };
        Some(match (self.forms.form(), self.part) {
            (Some(form), _) => What::Form(self.form_request(form, (year, range), options, stamp_place)),
            (None, Part::Rows) => What::Form(self.book_request((year, range), options)),
            (None, _) => What::Pages(self.pages_request(year, again.map_or(Pages::New, Pages::Again), options)),
        })
    }

    /// Reads the number in an input that is shown.
    fn number(&mut self, input: PrintInput) -> Option<u32> {
        if self.shows(input) { self.form.number(input.at()) } else { None }
    }

    /// Reads the date in an input that is shown.
    fn date(&mut self, input: PrintInput) -> Option<NaiveDate> {
        if self.shows(input) { self.form.date(input.at(), self.day_of_dates()) } else { None }
    }

    /// Reads the pages to print again.
    fn pages_again(&mut self) -> Option<PageSpan> {
        let text = self.form.required(PrintInput::Again.at());
        let pages = PageSpan::parse(&text);
        if pages.is_none() && !text.is_empty() {
            self.form.wrong(PrintInput::Again.at(), Cause::Print(PrintCause::NotPages(text)));
        }
        pages
    }

    /// Returns the authority whose outgoing documents are printed.
    pub(super) fn authority_of(&self, book: Book) -> Option<String> {
        self.authority.clone().filter(|_| book == Book::Outgoing)
    }

    /// Returns the request for a registry book.
    fn book_request(&self, (year, range): (i32, BookRange), options: FormOptions) -> FormRequest {
        FormRequest {
            authority: self.authority_of(self.book),
            options: FormOptions { closing: self.closing && self.may_close(), empty: self.prints_empty, ..options },
            today: self.today,
            ..FormRequest::book(self.book, year, range)
        }
    }

    /// Returns the request for pages of a bound book. The choice of a closing page is ignored: only the lock closes a bound book.
    fn pages_request(&self, year: i32, pages: Pages, options: FormOptions) -> PagesRequest {
        let options = FormOptions { empty: self.prints_empty, ..options };
        PagesRequest { book: self.book, year, authority: self.authority_of(self.book), pages, options }
    }

    /// Returns the request for another form.
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

    use paper::{Corner, Paper, PrintOptions, catalogue::extra};

    use super::{
        super::{Message, PrintChoice, forms::Forms},
        *,
    };
    use crate::{keys::Command, kit::form::FormEvent};

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    /// Returns a print screen after these messages.
    fn after(messages: impl IntoIterator<Item = Message>) -> Print {
        let mut print = Print::new(today());
        for message in messages {
            drop(print.update(message));
        }
        print
    }

    fn typed(input: PrintInput, text: &str) -> Message {
        Message::Form(FormEvent::Typed(input.at(), text.to_owned()))
    }

    /// Returns the message that chooses the form of this name.
    fn chosen(name: &str) -> Message {
        Message::Choose(PrintChoice::Form(Forms::new(today()).position(name)))
    }

    #[track_caller]
    fn form(print: &mut Print) -> FormRequest {
        match print.what() {
            Some(What::Form(form)) => form,
            other => panic!("{other:?}"),
        }
    }

    #[track_caller]
    fn problems(print: &mut Print) -> Vec<(PrintInput, Cause)> {
        assert!(print.what().is_none());
        let wrong = PrintInput::ALL.into_iter().filter(|input| print.form.is_wrong(input.at()));
        // Each of these has exactly one problem.
        wrong.zip(print.form.problems().map(|problem| problem.cause.clone())).collect()
    }

    #[test]
    fn a_registry_book_without_choices_is_the_book_as_it_is() {
        let request = after([typed(PrintInput::Target, " a.pdf ")]).request().unwrap();
        assert_eq!(request.target, PathBuf::from("a.pdf").into());
        let book = form(&mut after([]));
        assert_eq!((book.form.name, book.options.print), ("so-den", PrintOptions::default()));
        assert_eq!(book.part, print_request::Part::Rows { year: 2026, range: BookRange::default() });
    }

    #[test]
    fn choices_make_the_registry_book_a_form_of_its_own() {
        let mut print = after([
            Message::Choose(PrintChoice::Signed),
            Message::Choose(PrintChoice::OwnColumns),
            typed(PrintInput::Columns, "2, 3"),
            Message::Choose(PrintChoice::Column("1".to_owned())),
            Message::Choose(PrintChoice::Column("3".to_owned())),
            Message::Choose(PrintChoice::Paper(Paper::A3)),
            typed(PrintInput::FromNumber, "5"),
        ]);
        let form = form(&mut print);
        assert_eq!(
            (form.form.name, form.today, form.options.pages_per_volume),
            ("so-den", today(), USUAL_PAGES_PER_VOLUME)
        );
        assert_eq!(form.options.print.extra, [extra("due-date").unwrap(), extra("priority").unwrap()]);
        assert!(form.options.print.signatures_filled);
        assert_eq!(form.options.print.paper, Paper::A3);
        let range = BookRange { from_number: Some(5), ..BookRange::default() };
        assert_eq!(form.part, print_request::Part::Rows { year: 2026, range });
        // Without additional columns the form has the decree's columns only, and their numbers are ignored.
        let mut print = after([
            Message::Choose(PrintChoice::OwnColumns),
            typed(PrintInput::Columns, "2 x"),
            Message::Choose(PrintChoice::OwnColumns),
        ]);
        assert_eq!(self::form(&mut print).options.print, PrintOptions::default());
    }

    #[test]
    fn widths_are_one_for_each_column() {
        let widths = |text: &str| after([Message::Choose(PrintChoice::OwnColumns), typed(PrintInput::Widths, text)]);
        // The incoming book has ten columns.
        let ten = "22 16 40 30 22 80 32 22 20 24";
        assert_eq!(
            form(&mut widths(ten)).options.print.widths,
            [22.0, 16.0, 40.0, 30.0, 22.0, 80.0, 32.0, 22.0, 20.0, 24.0]
        );
        assert_eq!(form(&mut widths("")).options.print, PrintOptions::default(), "those of the form");
        for wrong in
            ["22 16", "22 16 40 30 22 80 32 22 20 0", "22 16 40 30 22 80 32 22 20 x", "1 2 3 4 5 6 7 8 9 10 11"]
        {
            assert_eq!(
                problems(&mut widths(wrong)),
                [(PrintInput::Widths, Cause::Print(PrintCause::NotWidths(10)))],
                "{wrong}"
            );
        }
        // With an additional column there are eleven.
        let mut more = after([
            Message::Choose(PrintChoice::OwnColumns),
            typed(PrintInput::Columns, "1"),
            typed(PrintInput::Widths, ten),
        ]);
        assert_eq!(problems(&mut more), [(PrintInput::Widths, Cause::Print(PrintCause::NotWidths(11)))]);
    }

    #[test]
    fn a_column_that_is_none_is_said_at_the_columns_and_each_stands_once() {
        let columns = |text: &str| after([Message::Choose(PrintChoice::OwnColumns), typed(PrintInput::Columns, text)]);
        let none = Cause::NotANumber { text: "10".to_owned(), least: 1, most: 9 };
        assert_eq!(problems(&mut columns("1 10")), [(PrintInput::Columns, none)]);
        assert_eq!(
            form(&mut columns("9 1/9,1")).options.print.extra,
            [extra("drafting-unit").unwrap(), extra("priority").unwrap()]
        );
    }

    #[test]
    fn only_what_a_form_has_is_asked_for() {
        // The report has no signatures and the envelope has no table, so options typed for other forms are ignored.
        let mut print = after([
            Message::Choose(PrintChoice::Signed),
            Message::Choose(PrintChoice::OwnColumns),
            typed(PrintInput::Columns, "x"),
            chosen("bi"),
        ]);
        let envelope = form(&mut print);
        assert_eq!(envelope.options.print, PrintOptions::default());
        let mut report = after([Message::Choose(PrintChoice::Signed), chosen("tinh-hinh-den")]);
        assert!(!form(&mut report).options.print.signatures_filled);
        let mut slip = after([
            chosen("so-theo-doi"),
            Message::Choose(PrintChoice::Signed),
            Message::Choose(PrintChoice::OwnColumns),
            typed(PrintInput::Columns, "1"),
        ]);
        assert_eq!(form(&mut slip).options.print.extra, [extra("priority").unwrap()]);
        // An invalid date is a problem only while its input is shown.
        let mut new_pages =
            after([typed(PrintInput::From, "hôm nào"), Message::Choose(PrintChoice::Part(Part::NewPages))]);
        assert!(matches!(new_pages.what(), Some(What::Pages(_))));
    }

    #[test]
    fn a_date_without_its_year_is_of_the_year_printed() {
        let range = |year: &str| {
            let from = typed(PrintInput::From, "5/3");
            let mut print = after([typed(PrintInput::Year, year), from, typed(PrintInput::To, "31/12")]);
            match form(&mut print).part {
                print_request::Part::Rows { range, .. } => (range.from, range.to),
                part => panic!("{part:?}"),
            }
        };
        // The last day of the running year is still to come.
        for year in [2025, 2026] {
            let day = |day, month| NaiveDate::from_ymd_opt(year, month, day);
            assert_eq!(range(&year.to_string()), (day(5, 3), day(31, 12)));
        }
    }

    #[test]
    fn undo_never_brings_back_the_range_of_another_form() {
        let mut print = after([typed(PrintInput::FromNumber, "5"), chosen("so-theo-doi")]);
        drop(print.command(Command::Undo, &[]));
        assert_eq!(print.text(PrintInput::FromNumber), "");
        drop(print.update(typed(PrintInput::FromNumber, "7")));
        drop(print.command(Command::Undo, &[]));
        assert_eq!(print.text(PrintInput::FromNumber), "");
        drop(print.update(Message::Choose(PrintChoice::Form(None))));
        assert_eq!(print.text(PrintInput::FromNumber), "5");
    }

    #[test]
    fn the_stamp_goes_on_the_pdf_of_one_document() {
        let onto = [chosen("dau-den"), Message::Choose(PrintChoice::Variant(2))];
        let mut print = after(onto.clone());
        let missing = [(PrintInput::FromNumber, Cause::Missing), (PrintInput::Stamped, Cause::Missing)];
        assert_eq!(problems(&mut print), missing);
        let mut print = after(onto.into_iter().chain([
            typed(PrintInput::FromNumber, "7"),
            typed(PrintInput::ToNumber, "9"),
            typed(PrintInput::Stamped, " scan/609.pdf "),
            Message::Choose(PrintChoice::StampPlace(StampPlace::Corner(Corner::BottomRight))),
            Message::Choose(PrintChoice::Empty),
        ]));
        let form = form(&mut print);
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
            after([chosen("dau-den"), Message::Choose(PrintChoice::Variant(2))].into_iter().chain(inputs))
        };
        let place = |text| self::form(&mut at(text)).options.stamped.map(|(_, place)| place);
        assert_eq!(place(""), Some(StampPlace::Free));
        assert_eq!(place(" 30 65.5 "), Some(StampPlace::At { left: 30.0, top: 65.5 }));
        for wrong in ["30", "30 -5", "30 65 1", "trên"] {
            assert_eq!(
                problems(&mut at(wrong)),
                [(PrintInput::StampAt, Cause::Print(PrintCause::NotAStampPlace))],
                "{wrong}"
            );
        }
    }
}
