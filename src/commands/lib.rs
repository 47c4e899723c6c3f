//! Commands for schedules and scripts: what `vanthu WORD …` does, what it prints and how it ends.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

mod arguments;
mod authority;
mod backup;
mod book;
mod calendar;
mod change;
mod check;
mod clerk;
mod completions;
mod day;
mod demo;
mod document_type;
mod due;
mod envelope;
mod export;
mod files;
mod follow_up;
mod form;
mod help;
mod import;
mod man;
mod numbers;
mod office;
mod only_window;
mod outside;
mod print;
mod printers;
mod register;
mod registry;
mod report;
mod restore;
mod search;
mod upgrade;

use std::{
    env,
    ffi::OsString,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use arguments::{Arguments, Command};

use clock::Clock;
use texts::{UserMessage, message};

use exchange::{ExchangeError, export::NewText};
use jobs::JobError;
use language::{Language, Locale};
pub use only_window::run_window;
use printer::PrinterError;
use registry::Registry;
use store::StoreError;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Done; no hits is done too.
    Done,
    /// `check` found something wrong.
    FoundWrong,
    /// Refused, and nothing done.
    Refused,
}

impl Ending {
    /// The exit code: 0, 1 or 2.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::FoundWrong => 1,
            Self::Refused => 2,
        }
    }
}

/// Why a command was refused: what the clerk is told, a sentence a line.
#[derive(Debug)]
struct Refusal(Vec<UserMessage>);

impl From<UserMessage> for Refusal {
    fn from(message: UserMessage) -> Self {
        Self(vec![message])
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(problems) => Self(problems.iter().map(domain::field::Problem::message).collect()),
            error => error.message().into(),
        }
    }
}

impl From<ExchangeError> for Refusal {
    fn from(error: ExchangeError) -> Self {
        error.message().into()
    }
}

impl From<PrinterError> for Refusal {
    fn from(error: PrinterError) -> Self {
        error.message().into()
    }
}

impl From<JobError> for Refusal {
    fn from(error: JobError) -> Self {
        Self(error.messages())
    }
}

/// Where a command speaks: results to one side, remarks to the other.
struct Console<'a> {
    language: Language,
    /// The language that was asked for by word.
    asked: Option<Locale>,
    out: &'a mut dyn Write,
    remarks: &'a mut dyn Write,
}

impl Console<'_> {
    /// A line of the result. A reader that has gone away ends nothing: what was done is done.
    fn print(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}").and_then(|()| self.out.flush());
    }

    /// Writes part of a line of the result; [`Console::print`] ends the line.
    fn part(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
    }

    /// A message as a line of the result.
    fn say(&mut self, message: &UserMessage) {
        let line = self.language.say(message);
        self.print(&line);
    }

    /// A message as a remark.
    fn remark(&mut self, message: &UserMessage) {
        let _ = writeln!(self.remarks, "{}", self.language.say(message));
    }
}

/// Which program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Programs {
    /// `vanthu`, with every command.
    All,
    /// `vanthuw`, which only opens the window.
    Window,
}

/// The body of a program's `main`: runs it with its arguments and a log; the exit code.
pub fn program(run: impl FnOnce(Vec<OsString>) -> Ending) -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    // The reading process reports to the program that started it, which has a log.
    let _log = (!reads_outside(&arguments)).then(log_file::begin);
    ExitCode::from(run(arguments).code())
}

/// Whether the program has started itself only to read a file from outside.
#[must_use]
pub fn reads_outside(arguments: &[OsString]) -> bool {
    outside::is_asked(arguments)
}

/// Runs the program with these arguments (without its own name), by this clock.
pub fn run(arguments: Vec<OsString>, clock: &Clock, out: &mut dyn Write, remarks: &mut dyn Write) -> Ending {
    run_as(Programs::All, arguments, clock, out, remarks)
}

fn run_as(
    program: Programs,
    arguments: Vec<OsString>,
    clock: &Clock,
    out: &mut dyn Write,
    remarks: &mut dyn Write,
) -> Ending {
    if reads_outside(&arguments) {
        return outside::run(&arguments, out);
    }
    let Arguments { registry, locale, clerk, output, command } = match arguments::read(arguments, clock.today()) {
        Ok(arguments) => arguments,
        Err(refused) => {
            let language = Language::new(refused.locale.unwrap_or_else(Locale::of_system));
            let mut console = Console { language, asked: refused.locale, out, remarks };
            console.remark(&refused.message);
            console.remark(&UserMessage::from(texts::USAGE_HINT));
            return Ending::Refused;
        }
    };
    let language = Language::new(locale.unwrap_or_else(Locale::of_system));
    let mut console = Console { language, asked: locale, out, remarks };
    if program == Programs::Window && !matches!(command, Command::Window) {
        console.remark(&UserMessage::from(texts::WINDOW_PROGRAM_ONLY));
        return Ending::Refused;
    }
    let registry = registry.unwrap_or_default();
    let registry = Registry::new(registry, clerk, clock, &console.language);
    let kind = kind(&command);
    log::info!("{kind} begins, version {}", env!("CARGO_PKG_VERSION"));
    let ended = match output {
        Some(output) => into_file(&mut console, &registry, command, output),
        None => dispatch(&mut console, &registry, command),
    };
    match ended {
        Ok(ending) => {
            log::info!("{kind} ends: {ending:?}");
            ending
        }
        Err(Refusal(messages)) => {
            log::warn!("{kind} is refused: {}", messages.iter().map(UserMessage::key).collect::<Vec<_>>().join(", "));
            for message in &messages {
                console.remark(message);
            }
            Ending::Refused
        }
    }
}

/// Runs a command whose results go into a new file. One that is refused leaves no file, unless it has registered before that.
fn into_file(
    console: &mut Console<'_>,
    registry: &Registry,
    command: Command,
    output: PathBuf,
) -> Result<Ending, Refusal> {
    let written = message!(texts::OUTPUT_WRITTEN, path = output.display().to_string());
    let mut text = NewText::begin(output).map_err(|error| error.message())?;
    let registers = matches!(command, Command::Register(_));
    let language = Language::new(console.language.locale());
    let mut to_file = Console { language, asked: console.asked, out: &mut text, remarks: &mut *console.remarks };
    let ended = dispatch(&mut to_file, registry, command);
    if ended.is_err() && !(registers && text.has_any()) {
        return ended;
    }
    match (text.finish(), ended) {
        (Ok(()), ended) => {
            console.say(&written);
            ended
        }
        (Err(error), Ok(_)) => Err(error.message().into()),
        (Err(error), Err(Refusal(mut messages))) => {
            messages.push(error.message());
            Err(Refusal(messages))
        }
    }
}

/// The name of a command for the log, without its arguments, which may name persons or quote documents.
fn kind(command: &Command) -> String {
    let shown = format!("{command:?}");
    shown.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

fn dispatch(console: &mut Console<'_>, registry: &Registry, command: Command) -> Result<Ending, Refusal> {
    match command {
        Command::Window => {
            let clock = registry.writer.clock.clone();
            window::run(registry.address.clone(), clock, console.asked, &console.language)
                .map_err(|error| error.message())?;
        }
        Command::Help => console.print(&help::help(&console.language)),
        Command::Manual => console.print(&man::page(&console.language)),
        Command::Completions(shell) => console.print(&completions::script(shell, &console.language)),
        Command::Log => match log_file::folder() {
            Some(folder) => console.print(&folder.display().to_string()),
            None => console.say(&UserMessage::from(texts::LOG_NOWHERE)),
        },
        Command::Version => console.print(concat!("vanthu ", env!("CARGO_PKG_VERSION"))),
        Command::Demo(options) => demo::run(console, &registry.writer.clock, &options)?,
        Command::Office(options) => office::run(console, registry, &options)?,
        Command::AddAuthority(authority) => authority::run(console, registry, &authority)?,
        Command::AddType(kind) => document_type::run(console, registry, &kind)?,
        Command::Register(options) => return register::run(console, registry, &options, &mut io::stdin().lock()),
        Command::Search(options) => search::run(console, registry, &options)?,
        Command::Book(request) => book::run(console, registry, &request)?,
        Command::Forms => form::list(console, registry.today()),
        Command::Form(options) => form::print(console, registry, *options)?,
        Command::Printers => printers::run(console)?,
        Command::Print(options) => print::run(console, options)?,
        Command::CancelPrint(job) => print::cancel(console, job)?,
        Command::Export(options) => export::run(console, registry, options)?,
        Command::ImportSetup(file) => import::setup(console, registry, &file)?,
        Command::Import(options) => return import::run(console, registry, options),
        Command::Report(options) => report::run(console, registry, &options)?,
        Command::Clerk(name) => clerk::run(console, registry, name.as_deref())?,
        Command::Amend(options) => change::amend(console, registry, &options, &mut io::stdin().lock())?,
        Command::Withdraw(options) => change::withdraw(console, registry, &options)?,
        Command::Link(options) => change::link(console, registry, &options)?,
        Command::Attach(options) => files::attach(console, registry, &options)?,
        Command::Files(options) => files::run(console, registry, &options)?,
        Command::History(which) => change::history(console, registry, &which)?,
        Command::Series(options) => numbers::series(console, registry, &options)?,
        Command::Hold(options) => numbers::hold(console, registry, &options)?,
        Command::Release { id, reason } => numbers::release(console, registry, id, &reason)?,
        Command::Held(year) => numbers::held(console, registry, year)?,
        Command::Lock(options) => numbers::lock(console, registry, &options)?,
        Command::Calendar(options) => calendar::run(console, registry, &options)?,
        Command::Due(options) => due::run(console, registry, &options)?,
        Command::Day(options) => day::run(console, registry, &options)?,
        Command::Follow(options) => follow_up::run(console, registry, &options)?,
        Command::Strike(options) => follow_up::strike(console, registry, &options)?,
        Command::Status(options) => follow_up::status(console, registry, &options)?,
        Command::Envelope(options) => envelope::run(console, registry, &options)?,
        Command::Numbers(year) => numbers::numbers(console, registry, year)?,
        Command::RuleOnNumber(which, ruling) => numbers::rule(console, registry, &which, &ruling)?,
        Command::Backup(folder) => return backup::run(console, registry, &folder),
        Command::Restore(options) => restore::run(console, registry, options)?,
        Command::Check(options) => return check::run(console, registry, &options),
        Command::Upgrade => upgrade::run(console, registry)?,
    }
    Ok(Ending::Done)
}
