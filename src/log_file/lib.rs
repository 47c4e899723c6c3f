//! The program's log file, with a panic hook that writes to it: what was begun, how it ended, what went wrong. It contains kinds of
//! errors, numbers and ids, never the text of a document or a search, nor a person's name.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{
    backtrace::Backtrace,
    env, fmt, fs,
    io::{self, Write},
    panic,
    path::{Path, PathBuf},
    process,
    str::FromStr,
    thread,
};

use flexi_logger::{
    Cleanup, Criterion, DeferredNow, ErrorChannel, FileSpec, LogSpecification, Logger, LoggerHandle, Naming, Record,
    WriteMode,
    filter::{LogLineFilter, LogLineWriter},
};
use log::LevelFilter;

use disk::folders;
use domain::text;

/// Names another folder for the log.
const FOLDER: &str = "VANTHU_LOG_FOLDER";
/// Names another level: `off`, `error`, `warn`, `info`, `debug` or `trace`.
const LEVEL: &str = "VANTHU_LOG";
/// What the names of the log files begin with.
const NAME: &str = "vanthu";
/// The crates of the program that log.
const OWN: [&str; 5] = ["commands", "jobs", "log_file", "store", "window"];
/// The size in bytes beyond which a log file is rotated.
const LARGEST: u64 = 1 << 20;
/// How many rotated files are kept.
const KEPT: usize = 3;

/// Keeps the log open while it lives.
#[must_use = "the log ends with this value"]
pub struct LogFile {
    logger: Option<LoggerHandle>,
}

impl fmt::Debug for LogFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("LogFile").field("is_written", &self.logger.is_some()).finish()
    }
}

/// The folder of the log: the user's own, in the system's place for what programs note about themselves, or the one that
/// `VANTHU_LOG_FOLDER` names. `None` where the system has no such place.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = env::var_os(FOLDER).filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    folders::log()
}

/// Begins to write the log in its folder, and from now on writes panics to it too. Where no log can be written the program
/// runs without.
pub fn begin() -> LogFile {
    begin_in(folder())
}

/// The same in another folder.
pub fn begin_in(folder: Option<PathBuf>) -> LogFile {
    let logger = folder.and_then(|folder| start(folder).ok());
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |panicked| {
        let place = panicked.location().map(ToString::to_string).unwrap_or_default();
        let message = text::without_quoted(panicked.payload_as_str().unwrap_or_default());
        let thread = thread::current().name().unwrap_or_default().to_owned();
        log::error!("panic at {place} in thread “{thread}”: {message}\n{}", Backtrace::force_capture());
        usual(panicked);
    }));
    LogFile { logger }
}

fn start(folder: PathBuf) -> Result<LoggerHandle, Box<dyn std::error::Error>> {
    let level = env::var(LEVEL).ok().and_then(|level| LevelFilter::from_str(&level).ok()).unwrap_or(LevelFilter::Info);
    restrict_to_user(&folder)?;
    let logger = Logger::with(LogSpecification::builder().default(level).build())
        .filter(Box::new(OwnRecords))
        .log_to_file(FileSpec::default().directory(folder).basename(NAME).suppress_timestamp())
        .append()
        .rotate(Criterion::Size(LARGEST), Naming::Timestamps, Cleanup::KeepLogFiles(KEPT))
        .cleanup_in_background_thread(false)
        .write_mode(WriteMode::Direct)
        .error_channel(ErrorChannel::DevNull)
        .format(write_line)
        .start()?;
    Ok(logger)
}

/// Makes the folder and the log file readable for their user only.
fn restrict_to_user(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    let mut options = fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        options.mode(0o600);
    }
    builder.create(folder)?;
    options.open(folder.join(format!("{NAME}_rCURRENT.log")))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The logger makes files by rotation, with the usual modes.
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "log") {
                fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
            }
        }
    }
    Ok(())
}

/// Drops the records of libraries, which might log what they read.
struct OwnRecords;

impl LogLineFilter for OwnRecords {
    fn write(&self, now: &mut DeferredNow, record: &Record<'_>, writer: &dyn LogLineWriter) -> io::Result<()> {
        let module = record.module_path().unwrap_or_default();
        if OWN.contains(&module.split("::").next().unwrap_or_default()) { writer.write(now, record) } else { Ok(()) }
    }
}

fn write_line(line: &mut dyn Write, now: &mut DeferredNow, record: &Record<'_>) -> io::Result<()> {
    let (now, process) = (now.format_rfc3339(), process::id());
    let module = record.module_path().unwrap_or_default();
    write!(line, "{now} {:5} {process} {module}: {}", record.level(), record.args())
}
