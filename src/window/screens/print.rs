//! Books and printing: which book, which part of it, where to; then how far it is, and the files that came of it.

mod choice;
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

use self::{choice::Part, forms::Forms, input::line, options::Options};
pub use self::{choice::PrintChoice, input::PrintInput, narrowed::BookChoices};
use disk::typed;
use domain::{book::Book, closed_day::ClosedDay, field::Cause, office::Authority};
use jobs::{
    JobError,
    print::Made,
    print_request::{PrintRequest, Target, What},
};
use paper::{PaperError, USUAL_PAGES_PER_VOLUME};
use progress::Progress;
use store::{Changed, StoreError};
use texts::message;

use crate::{
    keys::Command,
    kit::{
        form::{FieldSpec, FormEvent, InputForm, choices},
        notice::Notice,
        theme::Severity,
    },
    work,
};

/// What is scrolled.
const PAGE: Id = Id::new("print-page");

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

/// Where what is printed goes.
#[derive(Debug, Clone, Copy)]
enum Output {
    Paper,
    File,
}

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
    /// Where the last request went.
    output: Output,
    /// Whether it is to be printed although it is empty: said after that.
    prints_empty: bool,
    form: InputForm,
    /// The book or form that the range belongs to, and the ranges of those chosen before.
    ranged: Ranged,
    ranges: Vec<(Ranged, [String; RANGE.len()])>,
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
    /// An event of the inputs.
    Form(FormEvent),
    /// Change what is printed, or how.
    Choose(PrintChoice),
    /// Ask for the file of an input.
    AskFile(PrintInput),
    /// The file that was chosen for an input.
    FileChosen(PrintInput, Option<PathBuf>),
    /// Close the day and print its register.
    CloseDay,
    /// The types and series there are.
    Known(Result<Box<BookChoices>, StoreError>),
    /// The days that were closed.
    Closed(Result<Vec<ClosedDay>, StoreError>),
    /// Look at what would be printed.
    Preview,
    /// Print on paper.
    Start,
    /// Save as a PDF file.
    SavePdf,
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
    /// Ask for the file of an input; holds the suggested name.
    AskFile(PrintInput, String),
    /// To show what would be printed.
    Preview(Box<What>),
    /// To print on paper.
    PrintOut(Box<What>),
    /// To save as a file.
    Save(Box<PrintRequest>),
    /// To close the day; its register goes here.
    CloseDay(PathBuf),
    /// To open a file.
    Open(PathBuf),
}

impl From<Task<Message>> for Action {
    fn from(task: Task<Message>) -> Self {
        Self::Run(task)
    }
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
            output: Output::Paper,
            prints_empty: false,
            form: InputForm::new(PrintInput::ALL.map(PrintInput::spec).to_vec()),
            ranged: (None, Book::Incoming, None),
            ranges: Vec::new(),
            working: None,
            files: Vec::new(),
            known: BookChoices::default(),
            closed: Vec::new(),
            to_replace: None,
            notice: None,
        };
        print.form.put(PrintInput::Year.at(), today.year().to_string());
        print.form.put(PrintInput::Pages.at(), USUAL_PAGES_PER_VOLUME.to_string());
        print.form.begin();
        print.settle();
        print
    }

    /// Sets the day: what is printed bears its date and uses the forms valid on it.
    pub fn set_today(&mut self, today: NaiveDate) {
        self.settled(|print| {
            print.today = today;
            print.forms.set_today(today);
        });
    }

    /// Returns the text of an input without the spaces around it.
    fn text(&self, input: PrintInput) -> &str {
        self.form.typed(input.at()).trim()
    }

    /// Returns the typed year.
    fn year(&self) -> Option<i32> {
        self.text(PrintInput::Year).parse().ok()
    }

    /// Returns the day from which dates without their year are completed: today, or the last day of a former year, whose book is
    /// printed.
    fn day_of_dates(&self) -> NaiveDate {
        let last_day = self.year().and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31));
        last_day.map_or(self.today, |day| day.min(self.today))
    }

    /// Returns the path in an input; `None` while it is empty.
    fn path(&self, input: PrintInput) -> Option<PathBuf> {
        let path = typed::unquoted(self.text(input));
        (!path.is_empty()).then(|| typed::path(path))
    }

    /// Enters the screen with the book and year of the list.
    pub fn enter(&mut self, book: Option<Book>, year: Option<i32>) -> Task<Message> {
        if self.working.is_none() {
            self.settled(|print| {
                print.book = book.unwrap_or(print.book);
                if let Some(year) = year {
                    print.form.set(PrintInput::Year.at(), year.to_string());
                }
            });
        }
        self.form.focus()
    }

    /// Puts the keyboard into the first input.
    pub fn focus<M: Send + 'static>(&self) -> Task<M> {
        self.form.focus()
    }

    /// The book is being printed.
    pub fn watch(&mut self, progress: Progress) {
        self.working = Some(progress);
        self.files.clear();
        self.notice = None;
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

    /// Whether Escape stops or closes something on the screen instead of leaving it.
    #[must_use]
    pub fn takes_leave(&self) -> bool {
        self.is_working() || self.form.is_offering()
    }

    pub fn update(&mut self, message: Message) -> Action {
        self.settled(|print| print.apply(message))
    }

    /// Applies a change and updates everything that depends on it.
    fn settled<T>(&mut self, change: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.asked();
        let result = change(self);
        self.settle();
        // The book that was refused as empty belonged to the former request.
        if self.asked() != before {
            self.prints_empty = false;
            if std::mem::take(&mut self.is_empty) {
                self.notice = None;
            }
        }
        result
    }

    /// Returns the book or form, its part, and the texts of all inputs except paths.
    fn asked(&self) -> (Ranged, Part, Vec<String>) {
        let inputs = PrintInput::ALL.into_iter().filter(|input| !input.is_path());
        (self.now_ranged(), self.part, inputs.map(|input| self.form.typed(input.at()).to_owned()).collect())
    }

    fn now_ranged(&self) -> Ranged {
        let form = self.forms.form();
        let book = form.map_or(self.book, |form| form.book);
        (form.map(|form| form.name), book, self.authority_of(book))
    }

    /// Updates the form after a choice: its range, which inputs are shown, and their placeholders.
    fn settle(&mut self) {
        self.settle_range();
        for input in PrintInput::ALL {
            self.form.hide(input.at(), !self.shows(input));
        }
        let number = PrintInput::FromNumber.spec();
        let to_stamp = FieldSpec { label: texts::PRINT_NUMBER, line: line::FIRST, ..number };
        self.form.respec(PrintInput::FromNumber.at(), if self.shows(PrintInput::Stamped) { to_stamp } else { number });
        self.form.set_placeholder(PrintInput::Widths.at(), self.usual_widths());
        self.form.set_placeholder(PrintInput::StampAt.at(), "30 65".to_owned());
        self.form.set_placeholder(PrintInput::Target.at(), self.file_name());
        self.form.set_placeholder(PrintInput::DayTarget.at(), self.day_file_name());
    }

    /// Restores the range last typed for the chosen form or book.
    fn settle_range(&mut self) {
        let ranged = self.now_ranged();
        if ranged == self.ranged {
            return;
        }
        let typed = RANGE.map(|input| self.form.typed(input.at()).to_owned());
        let before = std::mem::replace(&mut self.ranged, ranged);
        self.ranges.retain(|(known, _)| *known != before);
        self.ranges.push((before, typed));
        let own = self.ranges.iter().find(|(known, _)| *known == self.ranged).map(|(_, range)| range.clone());
        for (input, text) in RANGE.into_iter().zip(own.unwrap_or_default()) {
            self.form.put(input.at(), text);
        }
        // Undo must not bring back the range of another form.
        self.form.begin();
    }

    fn apply(&mut self, message: Message) -> Action {
        match message {
            Message::Form(event) => {
                let day = self.day_of_dates();
                let types = |at, _: &str| match at {
                    at if at == PrintInput::Type.at() => choices::types_of(&self.known.types, |_| true),
                    _ => Vec::new(),
                };
                return self.form.update(event, day, types).into();
            }
            Message::Choose(choice) => return self.choose(choice).into(),
            Message::AskFile(input) => return Action::AskFile(input, self.name_of(input)),
            Message::FileChosen(input, path) => return self.choose_file(input, path).into(),
            Message::Preview | Message::Start | Message::SavePdf | Message::PrintEmpty | Message::CloseDay
                if self.is_working() => {}
            Message::Known(known) => self.set_known(known),
            Message::Closed(closed) => self.set_closed(closed),
            Message::CloseDay => return self.close_day(),
            Message::Preview => {
                let what = self.what();
                return what.map_or_else(|| self.to_problem(), |what| Action::Preview(Box::new(what)));
            }
            Message::PrintEmpty => {
                self.prints_empty = true;
                return self.apply(match self.output {
                    Output::Paper => Message::Start,
                    Output::File => Message::SavePdf,
                });
            }
            Message::Start => {
                self.output = Output::Paper;
                let what = self.what();
                return what.map_or_else(|| self.to_problem(), |what| Action::PrintOut(Box::new(what)));
            }
            Message::SavePdf => {
                self.output = Output::File;
                let request = self.request();
                return request.map_or_else(|| self.to_problem(), |request| Action::Save(Box::new(request)));
            }
            Message::Stop => {
                if let Some(progress) = &self.working {
                    progress.stop();
                }
            }
            Message::Done(done) => {
                self.working = None;
                self.end(done);
            }
            Message::Open(path) => return Action::Open(path),
        }
        Task::none().into()
    }

    /// Returns a name for the file of an input.
    fn name_of(&self, input: PrintInput) -> String {
        if input == PrintInput::DayTarget { self.day_file_name() } else { self.file_name() }
    }

    /// Takes over the file chosen in the system's dialog; `None` when that was cancelled.
    fn choose_file(&mut self, input: PrintInput, path: Option<PathBuf>) -> Task<Message> {
        let Some(path) = path else { return Task::none() };
        let path = path.display().to_string();
        if input == PrintInput::Target {
            // The system's dialog has already confirmed that an existing file may be replaced.
            self.to_replace = Some(path.clone());
        }
        self.form.write(input.at(), path)
    }

    fn close_day(&mut self) -> Action {
        if let Some(target) = self.path(PrintInput::DayTarget) {
            return Action::CloseDay(target);
        }
        self.form.check();
        self.form.wrong(PrintInput::DayTarget.at(), Cause::Missing);
        // The input stands at the end of a page that is longer than some windows.
        let reveal = operation::snap_to_end(PAGE);
        Task::batch([self.form.focus_at(PrintInput::DayTarget.at()), reveal]).into()
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
                    && self.path(PrintInput::Target).as_ref() == Some(path)
                {
                    self.to_replace = Some(self.form.typed(PrintInput::Target.at()).to_owned());
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

    /// Moves the focus to the first input with a problem.
    fn to_problem(&self) -> Action {
        self.form.to_first_problem().unwrap_or_else(Task::none).into()
    }

    /// Returns the file to write; `None` while it is not named.
    #[must_use]
    pub fn target(&self) -> Option<Target> {
        self.path(PrintInput::Target).map(|path| Target { path, replace: self.may_replace() })
    }

    pub fn command(&mut self, command: Command, authorities: &[Authority]) -> Action {
        let message = match command {
            Command::Start => Message::Start,
            Command::SavePdf => Message::SavePdf,
            Command::Preview => Message::Preview,
            Command::Leave if self.is_working() => Message::Stop,
            Command::ChooseTarget => Message::AskFile(PrintInput::Target),
            Command::ChooseStamped if self.shows(PrintInput::Stamped) => Message::AskFile(PrintInput::Stamped),
            Command::CloseDay => Message::CloseDay,
            Command::EmptyForm if self.is_empty => Message::PrintEmpty,
            Command::Open => match self.files.first().cloned() {
                Some(path) => Message::Open(path),
                None => return Task::none().into(),
            },
            command => {
                let Some(choice) = self.choice(command, authorities) else {
                    let task = self.settled(|print| print.form.command(command, Message::Form));
                    return task.unwrap_or_else(Task::none).into();
                };
                Message::Choose(choice)
            }
        };
        self.update(message)
    }

    /// The part of a registry book to print; a form has all its rows.
    fn part(&self) -> Part {
        if self.forms.form().is_some() { Part::Rows } else { self.part }
    }

    /// Whether an existing file at the target may be replaced.
    fn may_replace(&self) -> bool {
        self.to_replace.as_deref() == Some(self.form.typed(PrintInput::Target.at()))
    }
}

/// The notice shown when it is done.
fn done(made: &Made) -> Notice {
    let severity = if made.files.is_empty() { Severity::Warning } else { Severity::Success };
    let mut told = made.told.iter().cloned();
    let first = told.next().unwrap_or_else(|| message!(texts::PRINT_DONE, count = made.files.len()));
    told.fold(Notice::new(severity, first), Notice::with_more)
}
