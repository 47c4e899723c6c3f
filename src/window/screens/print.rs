//! Books and printing: which book, which part of it, where to; then how far it is, and the files that came of it.

mod forms;
mod input;
mod narrowed;
mod options;
mod request;
mod view;

use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use iced::{
    Task,
    widget::{Id, operation},
};

use self::{
    forms::{Forms, Variant},
    options::Options,
};
pub use self::{input::PrintInput, narrowed::BookChoices};
use disk::typed;
use domain::{book::Book, closed_day::ClosedDay, field::Cause, office::Authority};
use jobs::{
    JobError,
    print::Made,
    print_request::{PrintRequest, Target, What},
};
use paper::{Paper, PaperError, StampPlace, USUAL_PAGES_PER_VOLUME};
use progress::Progress;
use store::{Changed, StoreError};
use texts::{Text, message};

use crate::{
    keys::Command,
    kit::{advance, notice::Notice, theme::Severity},
    work,
};

/// What is scrolled.
const PAGE: Id = Id::new("print-page");

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
    const ALL: [Self; 3] = [Self::Rows, Self::NewPages, Self::PagesAgain];

    fn label(self) -> Text {
        match self {
            Self::Rows => texts::PRINT_ROWS,
            Self::NewPages => texts::PRINT_NEW_PAGES,
            Self::PagesAgain => texts::PRINT_PAGES_AGAIN,
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

/// What a range of dates and numbers belongs to: a form or none for a registry book, the book, and whose.
type Ranged = (Option<&'static str>, Book, Option<String>);

/// How many of the days closed last are shown.
const SHOWN_DAYS: usize = 22;
/// The inputs of a range.
const RANGE: [PrintInput; 7] = [
    PrintInput::AsOf,
    PrintInput::From,
    PrintInput::To,
    PrintInput::FromNumber,
    PrintInput::ToNumber,
    PrintInput::Type,
    PrintInput::Series,
];

#[derive(Debug)]
pub struct Print {
    book: Book,
    authority: Option<String>,
    /// The other forms.
    forms: Forms,
    options: Options,
    today: NaiveDate,
    part: Part,
    /// Whether the book ends with its closing page.
    closing: bool,
    /// Whether the last request was refused as empty.
    is_empty: bool,
    /// Whether it is to be printed although it is empty: said after that.
    prints_empty: bool,
    texts: [String; PrintInput::ALL.len()],
    /// The book or form that the range belongs to, and the ranges of those chosen before.
    ranged: Ranged,
    ranges: Vec<(Ranged, [String; RANGE.len()])>,
    problems: Vec<(PrintInput, Cause)>,
    working: Option<Progress>,
    files: Vec<PathBuf>,
    /// The choices that narrow a book.
    known: BookChoices,
    /// The days closed last, the newest first.
    closed: Vec<ClosedDay>,
    /// The target whose file may be replaced: the clerk has been asked.
    to_replace: Option<String>,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Another book.
    Book(Book),
    /// Another authority's book.
    Authority(String),
    /// Another form; `None` for the registry book.
    Form(Option<usize>),
    /// The form is to be so.
    Variant(usize),
    /// Print the form blank, or filled again.
    ToggleBlank,
    /// With a QR code or without.
    Code,
    /// Signatures filled in, or blank.
    Signed,
    /// With columns of the office's own, or those of the form.
    OwnColumns,
    /// With the column of this number, or without.
    Column(String),
    /// A registry book with columns of the office's own on this paper.
    Paper(Paper),
    /// The stamp at this place.
    StampPlace(StampPlace),
    /// Ask for the PDF that is stamped.
    ChooseStamped,
    /// The one that was chosen.
    StampedChosen(Option<PathBuf>),
    Typed(PrintInput, String),
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
    /// Ask for the file of the day's register.
    ChooseDay,
    /// The file that was chosen for it.
    DayChosen(Option<PathBuf>),
    /// One series, or all of them again.
    Series(String),
    /// The types and series there are.
    Known(Result<Box<BookChoices>, StoreError>),
    /// The days that were closed.
    Closed(Result<Vec<ClosedDay>, StoreError>),
    /// Look at what would be printed.
    Preview,
    /// Print.
    Start,
    /// Print the book although it is empty.
    PrintEmpty,
    Stop,
    /// It ended: the files, or why not; `None` when the work broke off.
    Done(Option<Result<Made, JobError>>),
    /// Open a file.
    Open(PathBuf),
}

/// The kinds of changes after which the choices of the screen are read again.
pub const READ_FROM: &[Changed] = &[Changed::Series, Changed::ClosedDays, Changed::Office, Changed::Types];

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To ask where to: a name to begin with.
    Ask(String),
    /// To ask for the PDF that is stamped.
    AskStamped,
    /// To show what would be printed.
    Preview(Box<What>),
    /// To print.
    Print(Box<PrintRequest>),
    /// To close the day; its register goes here.
    CloseDay(PathBuf),
    /// To ask where the register of the day goes: a name to begin with.
    AskDay(String),
    /// To open a file.
    Open(PathBuf),
}

impl Print {
    /// The print screen, for the year of a day.
    #[must_use]
    pub fn new(today: NaiveDate) -> Self {
        let mut print = Self {
            book: Book::Incoming,
            authority: None,
            forms: Forms::new(today),
            options: Options::default(),
            today,
            part: Part::default(),
            closing: false,
            is_empty: false,
            prints_empty: false,
            texts: Default::default(),
            ranged: (None, Book::Incoming, None),
            ranges: Vec::new(),
            problems: Vec::new(),
            working: None,
            files: Vec::new(),
            known: BookChoices::default(),
            closed: Vec::new(),
            to_replace: None,
            notice: None,
        };
        print.set(PrintInput::Year, today.year().to_string());
        print.set(PrintInput::Pages, USUAL_PAGES_PER_VOLUME.to_string());
        print
    }

    /// Sets the day: what is printed bears its date and uses the forms valid on it.
    pub fn set_today(&mut self, today: NaiveDate) {
        self.today = today;
        self.forms.set_today(today);
    }

    fn text(&self, input: PrintInput) -> &str {
        self.texts.get(input as usize).map_or("", String::as_str)
    }

    fn set(&mut self, input: PrintInput, text: String) {
        if let Some(place) = self.texts.get_mut(input as usize) {
            *place = text;
        }
    }

    /// Enters the screen with the book and year of the list.
    pub fn enter(&mut self, book: Option<Book>, year: Option<i32>) -> Task<Message> {
        if self.working.is_none() {
            self.book = book.unwrap_or(self.book);
            if let Some(year) = year {
                self.set(PrintInput::Year, year.to_string());
            }
            self.settle_range();
        }
        operation::focus(PrintInput::Year.id())
    }

    /// The book is being printed.
    pub fn watch(&mut self, progress: Progress) {
        self.working = Some(progress);
        self.files.clear();
        self.notice = None;
    }

    /// Shows how far it is, or what came of it: a page that is longer than the window is seen to its end.
    pub fn reveal() -> Task<Message> {
        operation::snap_to_end(PAGE)
    }

    /// The preview is ready.
    pub fn rest(&mut self) {
        self.working = None;
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

    pub fn update(&mut self, message: Message) -> Action {
        let action = self.apply(message);
        self.settle_range();
        action
    }

    /// A range is that of the form or book it was typed for: another has its own.
    fn settle_range(&mut self) {
        let form = self.forms.form();
        let book = form.map_or(self.book, |form| form.book);
        let whose = self.authority.clone().filter(|_| book == Book::Outgoing);
        let ranged = (form.map(|form| form.name), book, whose);
        if ranged == self.ranged {
            return;
        }
        let typed = RANGE.map(|input| self.text(input).to_owned());
        let before = std::mem::replace(&mut self.ranged, ranged);
        self.ranges.retain(|(known, _)| *known != before);
        self.ranges.push((before, typed));
        let own = self.ranges.iter().find(|(known, _)| *known == self.ranged).map(|(_, range)| range.clone());
        for (input, text) in RANGE.into_iter().zip(own.unwrap_or_default()) {
            self.set(input, text);
        }
    }

    fn apply(&mut self, message: Message) -> Action {
        // What was refused as empty is another book then.
        if matches!(
            &message,
            Message::Book(_) | Message::Form(_) | Message::Authority(_) | Message::Part(_) | Message::Series(_)
        ) || matches!(&message, Message::Typed(input, _) if !input.is_path())
        {
            self.prints_empty = false;
            if std::mem::take(&mut self.is_empty) {
                self.notice = None;
            }
        }
        match message {
            Message::Book(book) => {
                self.book = book;
                self.choose_form(None);
            }
            Message::Form(form) => self.choose_form(form),
            Message::Variant(at) => self.forms.choose_variant(at),
            Message::ToggleBlank => self.forms.toggle_blank(),
            Message::Code => self.forms.turn_qr(),
            Message::Signed => self.options.turn_signed(),
            Message::OwnColumns => self.options.turn_columns(),
            Message::Column(number) => {
                self.turn_column(&number);
                self.forget_problem(PrintInput::Columns);
            }
            Message::Paper(paper) => self.options.choose_paper(paper),
            Message::StampPlace(place) => self.options.choose_stamp_place(place),
            Message::ChooseStamped => return Action::AskStamped,
            Message::StampedChosen(path) => {
                if let Some(path) = path {
                    self.set(PrintInput::Stamped, path.display().to_string());
                    self.forget_problem(PrintInput::Stamped);
                }
            }
            Message::Authority(name) => self.authority = Some(name),
            Message::Typed(input, text) => {
                self.forget_problem(input);
                self.set(input, text);
            }
            Message::Choose => return Action::Ask(self.file_name()),
            Message::Chosen(path) => {
                if let Some(path) = path {
                    let path = path.display().to_string();
                    // The system's dialog has asked already whether to replace a file of this name.
                    self.to_replace = Some(path.clone());
                    self.set(PrintInput::Target, path);
                }
            }
            Message::Part(part) => self.part = part,
            Message::Closing => self.closing = !self.closing,
            Message::Preview | Message::Start | Message::PrintEmpty | Message::CloseDay if self.is_working() => {}
            Message::ChooseDay => return Action::AskDay(self.day_file_name()),
            Message::DayChosen(path) => {
                if let Some(path) = path {
                    self.set(PrintInput::DayTarget, path.display().to_string());
                    self.forget_problem(PrintInput::DayTarget);
                }
            }
            Message::Series(name) => self.turn_series(name),
            Message::Known(known) => self.set_known(known),
            Message::Closed(closed) => self.set_closed(closed),
            Message::CloseDay => {
                let target = typed::unquoted(self.text(PrintInput::DayTarget).trim());
                if !target.is_empty() {
                    return Action::CloseDay(typed::path(target));
                }
                self.problems = vec![(PrintInput::DayTarget, Cause::Missing)];
                // The page is longer than most windows, so the notice at its end must be scrolled into view.
                return Action::Run(Task::batch([operation::focus(PrintInput::DayTarget.id()), Self::reveal()]));
            }
            Message::Preview => {
                return match self.what() {
                    Ok(what) => Action::Preview(Box::new(what)),
                    Err(problems) => self.refuse(problems),
                };
            }
            Message::PrintEmpty => {
                self.prints_empty = true;
                return self.apply(Message::Start);
            }
            Message::Start => {
                return match self.request() {
                    Ok(request) => Action::Print(Box::new(request)),
                    Err(problems) => self.refuse(problems),
                };
            }
            Message::Stop => {
                if let Some(progress) = &self.working {
                    progress.stop();
                }
            }
            Message::Done(done) => {
                self.working = None;
                self.end(done);
                return Action::Run(Self::reveal());
            }
            Message::Open(path) => return Action::Open(path),
        }
        Action::Run(Task::none())
    }

    /// The work has ended so.
    fn end(&mut self, ended: Option<Result<Made, JobError>>) {
        match ended {
            Some(Ok(made)) => {
                self.notice = Some(done(&made));
                self.files = made.files;
                self.to_replace = None;
                (self.is_empty, self.prints_empty) = (false, false);
            }
            Some(Err(error)) => {
                // Only what was asked for there may take the place of a file; a register of a day goes to a file of its own.
                if let JobError::Paper(PaperError::Exists(path)) = &error
                    && *path == typed::path(typed::unquoted(self.text(PrintInput::Target).trim()))
                {
                    self.to_replace = Some(self.text(PrintInput::Target).to_owned());
                }
                self.is_empty = error.is_empty() && self.forms.form().is_none();
                self.fail(work::failure(&error));
            }
            None => self.fail(work::broken_off()),
        }
    }

    /// Knows what a book may be narrowed to.
    fn set_known(&mut self, known: Result<Box<BookChoices>, StoreError>) {
        match known {
            Ok(known) => self.known = *known,
            Err(error) => self.fail(Notice::new(Severity::Error, error.message())),
        }
    }

    /// Knows the days that were closed: the newest first, as many as a month has working days.
    fn set_closed(&mut self, closed: Result<Vec<ClosedDay>, StoreError>) {
        match closed {
            Ok(mut closed) => {
                closed.reverse();
                closed.truncate(SHOWN_DAYS);
                self.closed = closed;
            }
            Err(error) => self.fail(Notice::new(Severity::Error, error.message())),
        }
    }

    fn forget_problem(&mut self, input: PrintInput) {
        self.problems.retain(|(wrong, _)| *wrong != input);
    }

    /// Another form, or a registry book: the widths were those of other columns.
    fn choose_form(&mut self, form: Option<usize>) {
        self.forms.choose(form);
        self.set(PrintInput::Widths, String::new());
        self.problems.clear();
    }

    /// Says what is wrong, and goes to the first of it.
    fn refuse(&mut self, problems: Vec<(PrintInput, Cause)>) -> Action {
        let first = problems.first().map(|(input, _)| input.id());
        self.problems = problems;
        Action::Run(first.map_or_else(Task::none, operation::focus))
    }

    /// Returns the file to write; `None` while it is not named.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        let target = typed::unquoted(self.text(PrintInput::Target).trim());
        (!target.is_empty()).then(|| Target { path: typed::path(target), replace: self.may_replace() })
    }

    pub fn command(&mut self, command: Command, authorities: &[Authority]) -> Action {
        match command {
            Command::Next | Command::Enter => Action::Run(advance::next()),
            Command::Previous => Action::Run(advance::previous()),
            Command::Start => self.update(Message::Start),
            Command::Preview => self.update(Message::Preview),
            Command::Leave => self.update(Message::Stop),
            Command::ChooseTarget => self.update(Message::Choose),
            Command::CloseDay => self.update(Message::CloseDay),
            Command::ClosingPage => self.update(Message::Closing),
            Command::NextBook => {
                self.next_book(authorities);
                self.update(Message::Form(None))
            }
            Command::NextForm => self.update(Message::Form(Some(self.forms.next()))),
            Command::NextVariant => {
                if self.forms.form().is_some() {
                    self.forms.next_variant();
                    return Action::Run(Task::none());
                }
                self.update(Message::Part(self.part.next()))
            }
            Command::EmptyForm if self.is_empty => self.update(Message::PrintEmpty),
            Command::EmptyForm => self.update(Message::ToggleBlank),
            Command::QrCode => self.update(Message::Code),
            Command::Signed => self.update(Message::Signed),
            Command::OwnColumns => self.update(Message::OwnColumns),
            Command::ChooseStamped if self.forms.variant() == Some(Variant::Onto) => {
                self.update(Message::ChooseStamped)
            }
            Command::NextLayout => {
                self.next_option();
                Action::Run(Task::none())
            }
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

    /// The part of a registry book to print; a form has all its rows.
    fn part(&self) -> Part {
        if self.forms.form().is_some() { Part::Rows } else { self.part }
    }

    /// Whether an existing file at the target may be replaced.
    fn may_replace(&self) -> bool {
        self.to_replace.as_deref() == Some(self.text(PrintInput::Target))
    }
}

/// The notice shown when it is done.
fn done(made: &Made) -> Notice {
    let severity = if made.files.is_empty() { Severity::Warning } else { Severity::Success };
    let mut told = made.told.iter().cloned();
    let first = told.next().unwrap_or_else(|| message!(texts::PRINT_DONE, count = made.files.len()));
    told.fold(Notice::new(severity, first), Notice::with_more)
}
