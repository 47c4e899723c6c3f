//! Taking in a list a clerk kept elsewhere: it is tried first; then the rows that can be taken are, all or none.

mod outcome;
mod question;

use std::path::{Path, PathBuf};

use iced::{
    Alignment, Element, Task, clipboard,
    widget::{column, row, rule},
};

use domain::{book::Book, field::Cause, imported::RowCause};
use jobs::{
    JobError,
    import::{ImportList, ImportOutcome, RefusedRow, import_list},
    refused_rows::write_refused,
};
use language::Language;
use progress::Progress;
use store::{Address, Writer};
use texts::{UserMessage, message};

use self::{
    outcome::Refusals,
    question::{Answer, Answers, Question},
};
use crate::{
    keys::Command,
    kit::{
        button,
        notice::{self, Notice},
        one_line::one_line,
        space, text,
        theme::{self, Severity},
    },
    screens::working::working,
    work,
};

/// The files that can be lists.
pub const ENDINGS: &[&str] = &["csv", "xlsx", "xlsm", "xls", "ods", "jsonl"];

#[derive(Debug)]
pub struct Import {
    registry: Address,
    writer: Writer,
    file: Option<PathBuf>,
    /// Its numbers that the clerk confirmed although they jump.
    accepted_jumps: Vec<u32>,
    /// What is under way, and whether it only tries.
    working: Option<(Progress, bool)>,
    /// What would become of the list, or what became of it.
    outcome: Option<ImportOutcome>,
    /// Why rows are refused.
    refusals: Refusals,
    /// The open question about the list.
    question: Option<Question>,
    /// The answers given so far.
    answers: Answers,
    notice: Option<Notice>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// Ask for the list.
    Ask,
    /// The list that was chosen, or dropped on the window.
    Chosen(Option<PathBuf>),
    /// Try it again.
    Try,
    /// Answer the question.
    Answer(Answer),
    /// Give numbers to the rows without one.
    NumberRows,
    /// Take rows dated after today too.
    AcceptFuture,
    /// Take it in.
    Start,
    /// Accept this number although it jumps, and try the list again.
    AcceptJump(u32),
    /// Stop what is under way.
    Stop,
    /// It ended (whether it only tried): what it came to, or why not; `None` when the work broke off.
    Done(bool, Option<Box<Result<ImportOutcome, JobError>>>),
    /// Copy the rows that cannot be taken, with what is wrong.
    Copy,
    /// Ask where to save these rows as a list of their own.
    AskRefused,
    /// Where to; `None` when somebody would rather not.
    RefusedTarget(Option<PathBuf>),
    /// They are saved there: how many; or why not; `None` when the work broke off.
    RefusedSaved(PathBuf, Option<Result<usize, JobError>>),
    /// Show the documents that were taken in.
    Show,
}

#[derive(Debug)]
pub enum Action {
    Run(Task<Message>),
    /// To ask for the list.
    Ask,
    /// To try the list.
    Try,
    /// To let it begin, if the clerk may write here.
    Begin,
    /// To read anew what the registry holds.
    Changed,
    /// To show this book and year.
    Show(Book, i32),
    /// To copy the refused rows.
    Copy,
    /// To ask where to save them: under this name.
    AskRefused(String),
    /// To save them there.
    SaveRefused(PathBuf),
}

impl Import {
    /// The part for a registry.
    #[must_use]
    pub fn new(registry: &Address, writer: &Writer) -> Self {
        Self {
            registry: registry.clone(),
            writer: writer.clone(),
            file: None,
            accepted_jumps: Vec::new(),
            working: None,
            outcome: None,
            refusals: Refusals::default(),
            question: None,
            answers: Answers::default(),
            notice: None,
        }
    }

    /// Whether it is at work.
    #[must_use]
    pub fn is_working(&self) -> bool {
        self.working.is_some()
    }

    /// Whether the list was tried and holds rows that can be taken.
    fn can_start(&self) -> bool {
        !self.is_working() && self.outcome.as_ref().is_some_and(|outcome| !outcome.done && outcome.added > 0)
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Ask if self.is_working() => {}
            Message::Ask => return Action::Ask,
            Message::Chosen(file) => {
                if let Some(file) = file.filter(|_| !self.is_working()) {
                    self.file = Some(file);
                    self.answers = Answers::default();
                    self.accepted_jumps.clear();
                    return Action::Try;
                }
            }
            Message::Try if !self.is_working() => return Action::Try,
            Message::Answer(answer) if !self.is_working() => {
                self.answers.keep(answer);
                return Action::Try;
            }
            Message::NumberRows if !self.is_working() => {
                self.answers.consent.number_rows = true;
                return Action::Try;
            }
            Message::AcceptFuture if !self.is_working() => {
                self.answers.consent.accept_future = true;
                return Action::Try;
            }
            Message::Start if self.can_start() => return Action::Begin,
            Message::AcceptJump(number) if !self.is_working() => {
                self.accepted_jumps.push(number);
                return Action::Try;
            }
            Message::Try
            | Message::Start
            | Message::Answer(_)
            | Message::NumberRows
            | Message::AcceptFuture
            | Message::AcceptJump(_) => {}
            Message::Stop => {
                if let Some((progress, _)) = &self.working {
                    progress.stop();
                }
            }
            Message::Done(tried, done) => return self.done(tried, done.map(|done| *done)),
            Message::Copy => return Action::Copy,
            Message::AskRefused if self.refused().is_empty() || self.is_working() => {}
            Message::AskRefused => return Action::AskRefused(self.refused_name()),
            Message::RefusedTarget(target) => {
                if let Some(target) = target {
                    return Action::SaveRefused(target);
                }
            }
            Message::RefusedSaved(target, saved) => {
                self.notice = Some(match saved {
                    Some(Ok(count)) => Notice::new(
                        Severity::Success,
                        message!(texts::IMPORT_REFUSED_SAVED, count = count, path = target.display().to_string()),
                    ),
                    Some(Err(error)) => work::failure(&error),
                    None => work::broken_off(),
                });
            }
            Message::Show => {
                if let Some(outcome) = self.outcome.as_ref().filter(|outcome| outcome.done)
                    && let Some((_, last)) = outcome.days
                {
                    return Action::Show(outcome.book, chrono::Datelike::year(&last));
                }
            }
        }
        Action::Run(Task::none())
    }

    /// Tries the list, or takes it in without the rows that cannot be.
    pub fn begin(&mut self, only_try: bool) -> Task<Message> {
        let Some(file) = self.file.clone() else { return Task::none() };
        let request = ImportList {
            registry: self.registry.clone(),
            writer: self.writer.clone(),
            file,
            book: self.answers.book,
            dry_run: only_try,
            skip_bad: true,
            consent: self.answers.consent,
            accepted_jumps: self.accepted_jumps.clone(),
        };
        let (progress, done) = work::start(move |progress| import_list(&request, progress));
        self.working = Some((progress, only_try));
        self.notice = None;
        self.question = None;
        if only_try {
            self.outcome = None;
        }
        Task::perform(done, move |done| Message::Done(only_try, done.map(Box::new)))
    }

    fn done(&mut self, tried: bool, done: Option<Result<ImportOutcome, JobError>>) -> Action {
        self.working = None;
        // What stopped or failed took in nothing.
        let nothing =
            |notice: Notice| if tried { notice } else { notice.with_more(UserMessage::from(texts::IMPORT_NONE_TAKEN)) };
        match done {
            Some(Ok(outcome)) => {
                let counts = message!(
                    texts::IMPORT_DONE,
                    added = outcome.added,
                    known = outcome.known,
                    refused = outcome.refused.len()
                );
                self.notice = outcome.done.then(|| Notice::new(Severity::Success, counts));
                self.refusals = Refusals::of(&outcome.refused);
                self.question = (tried && !outcome.account.leaping.is_empty()).then(Question::of_dates);
                self.outcome = Some(outcome);
                if !tried {
                    return Action::Changed;
                }
            }
            Some(Err(error)) => {
                self.question = Question::of(&error);
                self.notice = Some(nothing(work::failure(&error)));
            }
            None => self.notice = Some(nothing(work::broken_off())),
        }
        Action::Run(Task::none())
    }

    /// How many rows are refused because they lack a number while others have one.
    fn not_numbered(&self) -> usize {
        self.refused_for(|cause| *cause == Cause::Row(RowCause::NotNumbered))
    }

    /// How many rows are refused because they are dated after today.
    fn dated_ahead(&self) -> usize {
        self.refused_for(|cause| matches!(cause, Cause::AfterToday(_)))
    }

    fn refused_for(&self, is_cause: impl Fn(&Cause) -> bool) -> usize {
        let has_it = |row: &&RefusedRow| row.problems.iter().any(|problem| is_cause(&problem.cause));
        self.refused().iter().filter(has_it).count()
    }

    fn refused(&self) -> &[RefusedRow] {
        self.outcome.as_ref().map(|outcome| outcome.refused.as_slice()).unwrap_or_default()
    }

    /// The name that the refused rows are saved under unless another is chosen: that of the list, and what they are.
    fn refused_name(&self) -> String {
        let list = self.file.as_deref().and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
        // Lines of JSON have no headings, and stay lines of JSON.
        let is_json = self.outcome.as_ref().is_some_and(|outcome| outcome.headings.is_empty());
        format!("{}-dong-loi.{}", list.unwrap_or_default(), if is_json { "jsonl" } else { "xlsx" })
    }

    /// Saves the refused rows as a list of their own, each with what is wrong.
    pub fn save_refused(&mut self, target: PathBuf, language: &Language) -> Task<Message> {
        let Some(outcome) = self.outcome.clone() else { return Task::none() };
        self.notice = None;
        let (language, named) = (language.clone(), target.clone());
        let (_, done) = work::start(move |_| {
            let heading = language.text(texts::IMPORT_REFUSED_HEADING);
            write_refused(&outcome, &target, &heading, |row| outcome::why(row, &language))
        });
        Task::perform(done, move |done| Message::RefusedSaved(named.clone(), done))
    }

    /// Copies the refused rows as a table: their line and what is wrong.
    pub fn copy_refused(&mut self, language: &Language) -> Task<Message> {
        let refused = self.refused();
        if refused.is_empty() {
            return Task::none();
        }
        let (table, count) = (outcome::as_table(refused, language), refused.len());
        self.notice = Some(Notice::new(Severity::Success, message!(texts::IMPORT_COPIED, count = count)));
        clipboard::write(table)
    }

    /// Runs a command; `None` leaves the screen.
    pub fn command(&mut self, command: Command) -> Option<Action> {
        match command {
            Command::ChooseList => Some(self.update(Message::Ask)),
            Command::CheckAgain => Some(self.update(Message::Try)),
            Command::Start => Some(self.update(Message::Start)),
            Command::Open => Some(self.update(Message::Show)),
            Command::CopyRefused => Some(self.update(Message::Copy)),
            Command::SaveRefused => Some(self.update(Message::AskRefused)),
            Command::AcceptRows => {
                let jump =
                    self.outcome.as_ref().filter(|outcome| !outcome.done).and_then(|outcome| outcome.jumps.first());
                let accept = jump.map(|jump| Message::AcceptJump(jump.jump.first));
                let number = (self.not_numbered() > 0).then_some(Message::NumberRows);
                let future = (self.dated_ahead() > 0).then_some(Message::AcceptFuture);
                let answer = accept.or(number).or(future);
                Some(answer.map_or_else(|| Action::Run(Task::none()), |answer| self.update(answer)))
            }
            Command::Enter => {
                let answer = self.question.as_ref().and_then(Question::chosen);
                Some(answer.map_or(Action::Run(Task::none()), |answer| self.update(Message::Answer(answer))))
            }
            Command::Step(step) => {
                if let Some(question) = &mut self.question {
                    question.step(step);
                }
                Some(Action::Run(Task::none()))
            }
            Command::Leave if self.is_working() => Some(self.update(Message::Stop)),
            Command::Leave => None,
            _ => Some(Action::Run(Task::none())),
        }
    }

    pub fn view<'a>(&'a self, language: &'a Language) -> Element<'a, Message> {
        let free = !self.is_working();
        let again = self.file.is_some().then(|| {
            button::secondary(
                language.text(texts::IMPORT_AGAIN),
                Command::CheckAgain.key(),
                free.then_some(Message::Try),
            )
        });
        let ask = button::secondary(
            language.text(texts::IMPORT_CHOOSE),
            Command::ChooseList.key(),
            free.then_some(Message::Ask),
        );
        let ask = if self.file.is_none() {
            button::primary(language.text(texts::IMPORT_CHOOSE), Command::ChooseList.key(), Some(Message::Ask))
        } else {
            ask
        };
        let file = self.file.as_ref().map(|file| one_line(file.display().to_string()));
        let mut page = column![
            text::body(language.text(texts::IMPORT_WHAT)).style(theme::muted),
            row![ask, again].spacing(space::SMALL).align_y(Alignment::Center),
            file
        ]
        .spacing(space::MEDIUM)
        .max_width(space::READABLE);
        if self.file.is_none() {
            page = page.push(text::label(language.text(texts::IMPORT_DROP)));
        }
        if let Some((progress, only_try)) = &self.working {
            let key = if *only_try { texts::IMPORT_TRYING } else { texts::IMPORT_TAKING };
            page = page
                .push(text::strong(language.text(key)))
                .push(working(progress, language, Message::Stop))
                .push((!only_try).then(|| text::label(language.text(texts::IMPORT_TAKING_HINT))));
        }
        page = page.push(self.notice.as_ref().map(|notice| notice::strip(notice, language, None)));
        if let Some(question) = self.question.as_ref().filter(|_| free && self.outcome.is_none()) {
            page = page.push(question.view(language));
        }
        if let Some(outcome) = &self.outcome {
            if outcome.done {
                let show = outcome.days.map(|_| {
                    row![button::primary(language.text(texts::IMPORT_SHOW), Command::Open.key(), Some(Message::Show))]
                });
                page = page.push(show).push(outcome::told(outcome, language));
            } else if free {
                page = page.push(outcome::would(outcome, language)).push(outcome::told(outcome, language));
                page = page.push(self.question.as_ref().map(|question| question.view(language)));
                page = page.extend(outcome::jumps(outcome, language));
                page = page
                    .push(self.number_rows(outcome, language))
                    .push(self.accept_future(outcome, language))
                    .push(self.start(outcome, language));
            }
            if !outcome.refused.is_empty() && free {
                page = page.push(rule::horizontal(1).style(theme::line)).push(self.refusals.view(language));
            }
        }
        page.into()
    }

    fn number_rows<'a>(&self, outcome: &ImportOutcome, language: &Language) -> Option<Element<'a, Message>> {
        let count = self.not_numbered();
        let said = message!(texts::IMPORT_NUMBER_ROWS, count = count);
        // The key first accepts numbers that jump.
        let key = if outcome.jumps.is_empty() { Command::AcceptRows.key() } else { "" };
        let number = || row![button::secondary(language.say(&said), key, Some(Message::NumberRows))];
        (count > 0).then(|| number().into())
    }

    fn accept_future<'a>(&self, outcome: &ImportOutcome, language: &Language) -> Option<Element<'a, Message>> {
        let count = self.dated_ahead();
        let said = message!(texts::IMPORT_ACCEPT_FUTURE, count = count);
        // The key first settles numbers.
        let key = if outcome.jumps.is_empty() && self.not_numbered() == 0 { Command::AcceptRows.key() } else { "" };
        let accept = || row![button::warned(language.say(&said), key, Some(Message::AcceptFuture))];
        (count > 0).then(|| accept().into())
    }

    fn start<'a>(&self, outcome: &ImportOutcome, language: &Language) -> Option<Element<'a, Message>> {
        if !self.can_start() {
            return None;
        }
        let said = message!(texts::IMPORT_START, count = outcome.added);
        let start = row![button::primary(language.say(&said), Command::Start.key(), Some(Message::Start))];
        Some(column![start, text::label(language.text(texts::IMPORT_FOR_GOOD))].spacing(space::TINY).into())
    }
}
