//! The reading process: this program once more, held in bounds of memory and time, and ended with the work.

use std::{
    env,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    path::PathBuf,
    process::{Child, ChildStderr, Command, ExitStatus, Stdio},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use super::{Task, child};
use crate::domain::text;

/// The memory a file may take besides twice its own size, in bytes. Reading a year's list of the largest office, 15 MB, takes some
/// 60 MB.
const MEMORY: u64 = 256 << 20;
/// So long it may compute, in seconds.
#[cfg(unix)]
const COMPUTING: u64 = 10;
/// So long it may take in all; longer, for others compute too.
const LONGEST: Duration = Duration::from_secs(15);
/// An answer has at most so many bytes: the cells of the largest list.
const MOST_ANSWERED: u64 = 512 << 20;
/// So much of what it says beside its answer is kept, in bytes.
const MOST_SAID: u64 = 4 << 10;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    /// What reads such files broke off.
    Damaged,
    /// It took too much memory.
    TakesTooMuch,
    /// It took too long.
    TakesTooLong,
    /// The process did not start; what the system said.
    NotStarted(String),
}

/// What comes in to the process.
#[derive(Debug)]
pub(super) enum Input<'a> {
    /// An open file.
    File(File),
    /// Bytes, one piece after the other.
    Bytes(&'a [&'a [u8]]),
}

/// Has a file of so many bytes read. `take` understands the answer; what it gives is nothing where the answer is none or breaks off.
pub(super) fn run<R>(
    task: &Task,
    input: Input<'_>,
    length: u64,
    take: impl FnOnce(&mut dyn BufRead) -> Option<R>,
) -> Result<R, Unread> {
    let not_started = |error: io::Error| Unread::NotStarted(error.to_string());
    let (stdin, bytes) = match input {
        Input::File(file) => (Stdio::from(file), &[][..]),
        Input::Bytes(bytes) => (Stdio::piped(), bytes),
    };
    let memory = MEMORY + 2 * length;
    let mut child = Command::new(program().map_err(not_started)?)
        .arg(child::WORD)
        .arg(memory.to_string())
        .arg(serde_json::to_string(task).map_err(|error| not_started(error.into()))?)
        // Each thread would reserve memory of its own.
        .env("RAYON_NUM_THREADS", "1")
        .env("MALLOC_ARENA_MAX", "1")
        .env("RUST_BACKTRACE", "0")
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(not_started)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let child = Mutex::new(child);
    let is_late = AtomicBool::new(false);
    let (done, ended) = mpsc::channel::<()>();
    let beside = || thread::Builder::new().name("outside".to_owned());
    thread::scope(|scope| {
        let (watched, is_late) = (&child, &is_late);
        let watching = beside().spawn_scoped(scope, move || {
            if ended.recv_timeout(LONGEST) == Err(mpsc::RecvTimeoutError::Timeout) {
                is_late.store(true, Ordering::Relaxed);
                kill(watched);
            }
        });
        let feeding = beside().spawn_scoped(scope, move || {
            if let Some(mut stdin) = stdin {
                // A process that ended takes no more; what became of it is asked below.
                let _ = bytes.iter().try_for_each(|piece| stdin.write_all(piece));
            }
        });
        let hearing = beside().spawn_scoped(scope, move || stderr.map(heard).unwrap_or_default());
        let hearing = watching.and(feeding).and(hearing).map_err(|error| {
            kill(&child);
            wait(&child);
            not_started(error)
        })?;
        let taken = stdout.and_then(|stdout| take(&mut BufReader::new(stdout.take(MOST_ANSWERED))));
        if taken.is_some() {
            kill(&child);
        }
        let status = wait(&child);
        drop(done);
        let said = hearing.join().unwrap_or_default();
        taken.ok_or_else(|| {
            let unread = if is_late.load(Ordering::Relaxed) {
                Unread::TakesTooLong
            } else {
                status.map_or(Unread::Damaged, of_status)
            };
            log::warn!("a file from outside was not read, {unread:?}: {}", text::without_quoted(&said));
            unread
        })
    })
}

/// What the process says beside its answer, in one line: the beginning is kept, the rest is let go.
fn heard(mut stderr: ChildStderr) -> String {
    let mut said = Vec::new();
    let _ = stderr.by_ref().take(MOST_SAID).read_to_end(&mut said);
    let _ = io::copy(&mut stderr, &mut io::sink());
    String::from_utf8_lossy(&said).lines().take(2).collect::<Vec<_>>().join(" ")
}

/// Ends the process if it has not ended.
fn kill(child: &Mutex<Child>) {
    let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
}

/// Waits until the process has ended.
fn wait(child: &Mutex<Child>) -> Option<ExitStatus> {
    loop {
        // Whoever watches the time must get at the process meanwhile.
        match child.lock().unwrap_or_else(PoisonError::into_inner).try_wait() {
            Ok(None) => {}
            Ok(Some(status)) => return Some(status),
            Err(_) => return None,
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Why a process without an answer ended.
fn of_status(status: ExitStatus) -> Unread {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;

        use rustix::process::Signal;
        let signal = status.signal();
        if signal == Some(Signal::XCPU.as_raw()) {
            return Unread::TakesTooLong;
        }
        // A program without memory aborts; the system without memory kills.
        if [Signal::ABORT, Signal::KILL].iter().any(|memory| signal == Some(memory.as_raw())) {
            return Unread::TakesTooMuch;
        }
    }
    let _ = status;
    Unread::Damaged
}

/// The program: this one, or, where another has it as a library (a test, a bench of `target/…/deps`), that beside it.
fn program() -> io::Result<PathBuf> {
    let own = env::current_exe()?;
    let Some(folder) = own.parent().filter(|folder| folder.ends_with("deps")) else { return Ok(own) };
    let name = format!("vanthu{}", env::consts::EXE_SUFFIX);
    let program = folder.with_file_name(name);
    if program.is_file() { Ok(program) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// What the program maps of itself and its libraries besides, in bytes: 70 MB where it was built for tests.
#[cfg(unix)]
const PROGRAM: u64 = 128 << 20;

/// Holds this process in bounds: of memory, in bytes, and of time. It leaves no image of its memory behind.
#[cfg(unix)]
pub(super) fn limit(memory: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // Where the system does not count what is written to, it counts all addresses. At the first limit of time it says what is wrong,
    // at the second it only kills.
    let limits = [
        (Resource::Data, memory, 0),
        (Resource::As, memory + PROGRAM, 0),
        (Resource::Cpu, COMPUTING, 1),
        (Resource::Core, 0, 0),
    ];
    for (resource, most, more) in limits {
        let held = getrlimit(resource).maximum;
        let within = |most: u64| Some(held.map_or(most, |held| held.min(most)));
        setrlimit(resource, Rlimit { current: within(most), maximum: within(most + more) })?;
    }
    Ok(())
}

/// Nothing is to be had here; the time is held by whoever waits.
#[cfg(not(unix))]
pub(super) fn limit(_memory: u64) -> io::Result<()> {
    Ok(())
}
