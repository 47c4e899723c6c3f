//! Books and printing: which book, which part of it, where to; then how far it is, and the files that came of it.

mod forms;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use iced::{
    Alignment, Element, Length, Task,
    widget::{Column, Id, column, container, operation, row, scrollable, space as gap},
};

use crate::{
    domain::{
        book::{Book, BookRange},
        date,
        field::Cause,
        message::Message as Sentence,
        office::Authority,
        printing_on::PageSpan,
    },
    jobs::{
        JobError,
        print_book::PrintBook,
        print_form::{Of, PrintForm},
        print_on::{PrintAgain, PrintOn},
    },
    language::Language,
    paper::{
        EnvelopeSize, FEWEST_PAGES_PER_VOLUME, Paper, PaperError, PrintOptions, USUAL_PAGES_PER_VOLUME,
        catalogue::{Form, Kind},
    },
    progress::Progress,
    window::{
        facts::Facts,
        hotkey::Command,
        kit::{
            button,
            field::{self, Frame},
            notice::{self, Notice},
            one_line::one_line,
            space, text,
            theme::{self, Tone},
        },
        screens::working::working,
        work,
    },
};

use forms::{Forms, Variant};

/// The fewest pages a volume may have.
#[expect(clippy::cast_possible_wrap, reason = "a handful of pages")]
const FEWEST_PAGES: i64 = FEWEST_PAGES_PER_VOLUME as i64;

/// One input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// The year of the book.
    Year,
    /// The first date.
    From,
    /// The last date.
    To,
    /// The first number.
    FromNumber,
    /// The last number.
    ToNumber,
    /// Pages of a volume.
    Pages,
    /// The pages that are printed again.
    Again,
    /// The file.
    Target,
}

impl Input {
    const ALL: [Self; 8] =
        [Self::Year, Self::From, Self::To, Self::FromNumber, Self::ToNumber, Self::Pages, Self::Again, Self::Target];

    fn label(self) -> &'static str {
        match self {
            Self::Year => "print-year",
            Self::From => "print-from",
            Self::To => "print-to",
            Self::FromNumber => "print-from-number",
            Self::ToNumber => "print-to-number",
            Self::Pages => "print-pages",
            Self::Again => "print-again-pages",
            Self::Target => "print-target",
        }
    }

    fn id(self) -> Id {
        Id::new(self.label())
    }
}

/// What of a registry book is printed.
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
    const ALL: [Self; 3] = [Self::Rows, Self::NewPages, Self::PagesAgain];

    fn label(self) -> &'static str {
        match self {
            Self::Rows => "print-rows",
            Self::NewPages => "print-new-pages",
            Self::PagesAgain => "print-pages-again",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Rows => Self::NewPages,
            Self::NewPages => Self::PagesAgain,
            Self::PagesAgain => Self::Rows,
        }
    }
}

/// What came of printing.
#[derive(Debug, Clone)]
pub struct Made {
    /// The files.
    pub files: Vec<PathBuf>,
    /// What there is to say besides that it is done.
    pub told: Vec<Sentence>,
}

impl Made {
    /// Files that speak for themselves.
    #[must_use]
    pub fn files(files: Vec<PathBuf>) -> Self {
        Self { files, told: Vec::new() }
    }
}

/// The print screen.
#[derive(Debug)]
pub struct Print {
    book: Book,
    authority: Option<String>,
    /// The other forms.
    forms: Forms,
    today: NaiveDate,
    part: Part,
    /// Whether the book ends with its closing page.
    closing: bool,
    texts: [String; 8],
    problems: Vec<(Input, Cause)>,
    working: Option<Progress>,
    files: Vec<PathBuf>,
    /// The target whose file may be replaced: the clerk has been asked.
    to_replace: Option<String>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another book.
    Book(Book),
    /// Another authority's book.
    Authority(String),
    /// Another form; nothing for the registry book.
    Form(Option<usize>),
    /// The form is to be so.
    Variant(usize),
    /// Blank or filled.
    Blank,
    /// With a QR code or without.
    Code,
    /// Something was typed.
    Typed(Input, String),
    /// Ask for the file.
    Choose,
    /// The file that was chosen.
    Chosen(Option<PathBuf>),
    /// What of the book.
    Part(Part),
    /// With its closing page or without.
    Closing,
    /// Close the day and print its register.
    CloseDay,
    /// Print.
    Start,
    /// Stop it.
    Stop,
    /// It ended: the files, or why not; nothing when the work broke off.
    Done(Option<Result<Made, JobError>>),
    /// Open a file.
    Open(PathBuf),
}

/// What it asks of the window.
#[derive(Debug)]
pub enum Action {
    /// Nothing, or to run this.
    Run(Task<Message>),
    /// To ask where to: a name to begin with.
    Ask(String),
    /// To print.
    Print(Box<Order>),
    /// To close the day; its register goes here.
    CloseDay(PathBuf),
    /// To open a file.
    Open(PathBuf),
}

/// What is to be printed; the window knows from which registry.
#[derive(Debug)]
pub enum Order {
    /// A registry book.
    Book(PrintBook),
    /// Another form.
    Form(PrintForm),
    /// The pages a registry book has gained.
    NewPages(PrintOn),
    /// Pages of a registry book that were printed before.
    PagesAgain(PrintAgain),
}

impl Print {
    /// The print screen, for the year of a day.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        let mut print = Self {
            book: Book::Incoming,
            authority: None,
            forms: Forms::new(today),
            today,
            part: Part::default(),
            closing: false,
            texts: Default::default(),
            problems: Vec::new(),
            working: None,
            files: Vec::new(),
            to_replace: None,
            notice: None,
        };
        print.set(Input::Year, today.year().to_string());
        print.set(Input::Pages, USUAL_PAGES_PER_VOLUME.to_string());
        print
    }

    fn text(&self, input: Input) -> &str {
        self.texts.get(input as usize).map_or("", String::as_str)
    }

    fn set(&mut self, input: Input, text: String) {
        if let Some(place) = self.texts.get_mut(input as usize) {
            *place = text;
        }
    }

    /// Comes to the screen: with the book and year one looked at.
    pub fn enter(&mut self, book: Option<Book>, year: Option<i32>) -> Task<Message> {
        if self.working.is_none() {
            self.book = book.unwrap_or(self.book);
            if let Some(year) = year {
                self.set(Input::Year, year.to_string());
            }
        }
        operation::focus(Input::Year.id())
    }

    /// The book is being printed.
    pub fn watch(&mut self, progress: Progress) {
        self.working = Some(progress);
        self.files.clear();
        self.notice = None;
    }

    /// Whether it is.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Says what went wrong.
    pub fn fail(&mut self, notice: Notice) {
        self.working = None;
        self.notice = Some(notice);
    }

    /// Follows what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Book(book) => {
                self.book = book;
                self.forms.choose(None);
            }
            Message::Form(form) => self.forms.choose(form),
            Message::Variant(at) => self.forms.choose_variant(at),
            Message::Blank => self.forms.turn_blank(),
            Message::Code => self.forms.turn_qr(),
            Message::Authority(name) => self.authority = Some(name),
            Message::Typed(input, text) => {
                self.problems.retain(|(wrong, _)| *wrong != input);
                self.set(input, text);
            }
            Message::Choose => return Action::Ask(self.file_name()),
            Message::Chosen(path) => {
                if let Some(path) = path {
                    let path = path.display().to_string();
                    // The dialog has asked already whether a file of this name may go.
                    self.to_replace = Some(path.clone());
                    self.set(Input::Target, path);
                }
            }
            Message::Part(part) => self.part = part,
            Message::Closing => self.closing = !self.closing,
            Message::Start | Message::CloseDay if self.is_working() => {}
            Message::CloseDay => {
                let target = self.text(Input::Target).trim();
                if !target.is_empty() {
                    return Action::CloseDay(PathBuf::from(target));
                }
                self.problems = vec![(Input::Target, Cause::Missing)];
                return Action::Run(operation::focus(Input::Target.id()));
            }
            Message::Start => {
                return match self.order() {
                    Ok(order) => Action::Print(Box::new(order)),
                    Err(problems) => {
                        let first = problems.first().map(|(input, _)| input.id());
                        self.problems = problems;
                        Action::Run(first.map_or_else(Task::none, operation::focus))
                    }
                };
            }
            Message::Stop => {
                if let Some(progress) = &self.working {
                    progress.stop();
                }
            }
            Message::Done(Some(Ok(made))) => {
                self.working = None;
                self.notice = Some(done(&made));
                self.files = made.files;
                self.to_replace = None;
            }
            Message::Done(Some(Err(error))) => {
                if let JobError::Paper(PaperError::Exists(_)) = error {
                    self.to_replace = Some(self.text(Input::Target).to_owned());
                }
                self.fail(work::failure(&error));
            }
            Message::Done(None) => self.fail(work::broken_off()),
            Message::Open(path) => return Action::Open(path),
        }
        Action::Run(Task::none())
    }

    /// Follows a key.
    pub fn command(&mut self, command: Command, authorities: &[Authority]) -> Action {
        match command {
            Command::Next | Command::Enter => Action::Run(operation::focus_next()),
            Command::Previous => Action::Run(operation::focus_previous()),
            Command::Save => self.update(Message::Start),
            Command::Leave => self.update(Message::Stop),
            Command::Complete => self.update(Message::Choose),
            Command::Withdraw => self.update(Message::CloseDay),
            Command::Number => self.update(Message::Closing),
            Command::Switch => {
                self.next_book(authorities);
                self.forms.choose(None);
                Action::Run(Task::none())
            }
            Command::Filter => {
                self.forms.next();
                Action::Run(Task::none())
            }
            Command::Stretch => {
                if self.forms.form().is_some() {
                    self.forms.next_variant();
                } else {
                    self.part = self.part.next();
                }
                Action::Run(Task::none())
            }
            Command::Waiting => self.update(Message::Blank),
            Command::Mine => self.update(Message::Code),
            Command::Open => match self.files.first().cloned() {
                Some(path) => Action::Open(path),
                None => Action::Run(Task::none()),
            },
            _ => Action::Run(Task::none()),
        }
    }

    /// The next book: incoming, then each authority's outgoing one.
    fn next_book(&mut self, authorities: &[Authority]) {
        let held = self.authority.as_deref();
        let at = authorities.iter().position(|authority| Some(authority.name.as_str()) == held).unwrap_or(0);
        (self.book, self.authority) = match self.book {
            Book::Incoming => (Book::Outgoing, authorities.first().map(|authority| authority.name.clone())),
            Book::Outgoing => match authorities.get(at + 1) {
                Some(next) => (Book::Outgoing, Some(next.name.clone())),
                None => (Book::Incoming, None),
            },
        };
    }

    fn file_name(&self) -> String {
        let book = match (self.forms.form(), self.book) {
            (Some(form), _) => form.name,
            (None, Book::Incoming) => "so-van-ban-den",
            (None, Book::Outgoing) => "so-van-ban-di",
        };
        let year = self.text(Input::Year).trim();
        match self.part() {
            Part::Rows => format!("{book}-{year}.pdf"),
            // Each day's pages in a file of their own.
            Part::NewPages => format!("{book}-{year}-in-tiep-{}.pdf", self.today.format("%d-%m-%Y")),
            Part::PagesAgain => format!("{book}-{year}-in-lai-{}.pdf", self.today.format("%d-%m-%Y")),
        }
    }

    /// What is printed of the registry book; a form has all its rows.
    fn part(&self) -> Part {
        if self.forms.form().is_some() { Part::Rows } else { self.part }
    }

    /// Whether the file that stands at the target may go.
    fn may_replace(&self) -> bool {
        self.to_replace.as_deref() == Some(self.text(Input::Target))
    }

    /// What is to be printed (the window knows from which registry), or what is wrong with it.
    fn order(&self) -> Result<Order, Vec<(Input, Cause)>> {
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
        let target = self.text(Input::Target).trim();
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

    /// The picture.
    pub fn view<'a>(&'a self, facts: &'a Facts, language: &'a Language) -> Element<'a, Message> {
        let mut page = column![
            container(text::title(language.text("place-print"))).height(space::TITLE_LINE).align_y(Alignment::Center),
            text::body(language.text("print-what")).style(theme::muted),
            self.books(language),
            self.forms.view(language)
        ]
        .spacing(space::MEDIUM);
        let form = self.forms.form();
        if form.map_or(self.book, |form| form.book) == Book::Outgoing && facts.authorities.len() > 1 {
            page = page.push(self.authorities(facts, language));
        }
        page = page.push(self.which(language));
        page = page.push(
            row![
                self.input(Input::Target, Length::Fill, language),
                Frame { width: Some(Length::Shrink), ..Frame::new(" ".to_owned()) }
                    .around(button::secondary(language.text("print-choose"), "F6", Some(Message::Choose)), None)
            ]
            .spacing(space::MEDIUM),
        );
        page = if let Some(progress) = &self.working {
            page.push(working(progress, language, Message::Stop))
        } else {
            let key = match (form, self.part()) {
                _ if self.may_replace() && self.notice.is_some() => "print-replace",
                (Some(_), _) => "print-start-form",
                (None, Part::Rows) => "print-start",
                (None, Part::NewPages) => "print-start-on",
                (None, Part::PagesAgain) => "print-start-again",
            };
            page.push(row![button::primary(language.text(key), "Ctrl Enter", Some(Message::Start))])
        };
        if let Some(notice) = &self.notice {
            page = page.push(notice::strip(notice, language, None));
        }
        page = page.push(self.files(language)).push(Self::day(self.is_working(), language));
        let page = container(page.max_width(space::READABLE)).padding([space::SMALL, space::LARGE]).width(Length::Fill);
        scrollable(page).style(theme::scroll).width(Length::Fill).height(Length::Fill).into()
    }

    /// The registry books, and what may be printed of one.
    fn books<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let is_form = self.forms.form().is_some();
        let books = [(Book::Incoming, "list-incoming"), (Book::Outgoing, "list-outgoing")]
            .map(|(book, key)| button::choice(language.text(key), !is_form && self.book == book, Message::Book(book)));
        let line =
            |choices, key| row(choices).push(text::label(key)).spacing(space::SMALL).align_y(Alignment::Center).wrap();
        let mut lines = Column::new().push(line(books.into(), "F7")).spacing(space::SMALL);
        if !is_form {
            let parts = Part::ALL
                .map(|part| button::choice(language.text(part.label()), self.part == part, Message::Part(part)));
            lines = lines.push(line(Vec::from(parts), "F10"));
        }
        lines.into()
    }

    /// What of the book or form is to be printed.
    fn which<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let form = self.forms.form();
        let fixed = |input: Input| self.input(input, Length::Fixed(space::FIELD), language);
        let mut first = row![fixed(Input::Year)].spacing(space::MEDIUM);
        if self.part() == Part::PagesAgain {
            first = first.push(fixed(Input::Again));
        } else if form.is_none_or(|form| matches!(form.kind, Kind::Book(_))) {
            first = first.push(fixed(Input::Pages));
        }
        let mut which = Column::new().spacing(space::MEDIUM).push(first);
        let hint = match (form, self.part()) {
            (Some(_), _) => "print-form-hint",
            (None, Part::Rows) => "print-range-hint",
            (None, Part::NewPages) => "print-new-pages-hint",
            (None, Part::PagesAgain) => "print-pages-again-hint",
        };
        if self.part() == Part::Rows {
            which = which.push(
                row![fixed(Input::From), fixed(Input::To), fixed(Input::FromNumber), fixed(Input::ToNumber)]
                    .spacing(space::MEDIUM),
            );
        }
        which = which.push(text::label(language.text(hint)));
        if form.is_none() && self.part == Part::Rows {
            which = which.push(
                row![
                    button::choice(language.text("print-closing"), self.closing, Message::Closing),
                    text::label("Ctrl G"),
                    text::label(language.text("print-closing-hint"))
                ]
                .spacing(space::SMALL)
                .align_y(Alignment::Center),
            );
        }
        which.into()
    }

    /// Closing the day, with the same file as its target.
    fn day(is_working: bool, language: &Language) -> Element<'_, Message> {
        let close = (!is_working).then_some(Message::CloseDay);
        column![
            text::strong(language.text("print-day")),
            text::body(language.text("print-day-what")).style(theme::muted),
            row![button::secondary(language.text("print-close-day"), "Ctrl D", close)]
        ]
        .spacing(space::SMALL)
        .into()
    }

    fn authorities<'a>(&'a self, facts: &'a Facts, language: &'a Language) -> Element<'a, Message> {
        let first = facts.authorities.first().map(|authority| authority.name.as_str());
        let chosen = self.authority.as_deref().or(first);
        let choices = facts.authorities.iter().map(|authority| {
            let name = authority.name.clone();
            button::choice(name.clone(), chosen == Some(name.as_str()), Message::Authority(name))
        });
        column![text::label(language.text("label-authority")), row(choices).spacing(space::SMALL).wrap()]
            .spacing(space::TINY)
            .into()
    }

    fn input<'a>(&'a self, input: Input, width: Length, language: &Language) -> Element<'a, Message> {
        let problem = self.problems.iter().find(|(wrong, _)| *wrong == input);
        let problem = problem.map(|(_, cause)| language.say(&cause.message())).unwrap_or_default();
        let is_date = matches!(input, Input::From | Input::To);
        let placeholder = match input {
            Input::Target => self.file_name(),
            _ if is_date => language.text("entry-date-shape"),
            _ => String::new(),
        };
        let wrong = !problem.is_empty();
        let typed =
            field::input(input.id(), &placeholder, self.text(input), wrong, move |text| Message::Typed(input, text));
        Frame { problem, width: Some(width), ..Frame::new(language.text(input.label())) }.around(typed, None)
    }

    fn files<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let lines = self.files.iter().enumerate().map(|(index, file)| {
            let key = if index == 0 { "Ctrl O" } else { "" };
            row![
                one_line(file.display().to_string()),
                gap::horizontal().width(space::MEDIUM),
                button::secondary(language.text("print-open"), key, Some(Message::Open(file.clone())))
            ]
            .align_y(Alignment::Center)
            .into()
        });
        Column::with_children(lines).spacing(space::TINY).into()
    }
}

/// What a clerk is told when it is done.
fn done(made: &Made) -> Notice {
    let tone = if made.files.is_empty() { Tone::Look } else { Tone::Good };
    let mut told = made.told.iter().cloned();
    let first = told.next().unwrap_or_else(|| Sentence::new("print-done").with("count", made.files.len()));
    told.fold(Notice::new(tone, first), Notice::with_more)
}
