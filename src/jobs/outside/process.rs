//! Runs the reading process: this program started again, limited in memory and time, and killed once it has
//! answered.

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
    time::{Duration, Instant},
};

use domain::text;

use super::{Task, child};

/// The memory that reading may take, in bytes, in addition to twice the size of the file. A year's list of the
/// largest office (15 MB) takes about 60 MB as .xlsx and 166 MB as .ods, whose reader holds all sheets at once.
const MEMORY: u64 = 256 << 20;
/// The limit of CPU time, in seconds.
#[cfg(unix)]
const CPU_SECONDS: u64 = 10;
/// The limit of elapsed time, higher than that of CPU time because other programs use the processor too.
const LONGEST: Duration = Duration::from_secs(15);
/// The interval at which the memory of the process is checked, where the system does not limit it.
const LOOK: Duration = if cfg!(windows) { Duration::from_millis(20) } else { LONGEST };
/// The largest answer accepted, in bytes: the cells of the largest list.
const MAX_ANSWER_BYTES: u64 = 512 << 20;
/// The number of bytes of its stderr that are kept.
const MAX_STDERR_BYTES: u64 = 4 << 10;

/// The reason why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    /// The process ended without an answer.
    Damaged,
    /// It took too much memory.
    TakesTooMuch,
    /// It took too long.
    TakesTooLong,
    /// The process did not start; the system's message.
    NotStarted(String),
}

/// The standard input of the process.
#[derive(Debug)]
pub(super) enum Input<'a> {
    /// An open file.
    File(File),
    /// Bytes, one piece after the other.
    Bytes(&'a [&'a [u8]]),
}

/// Runs the process on an input of `length` bytes. `take` reads the answer, and returns `None` when that is
/// malformed or incomplete.
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
    let mut command = Command::new(program().map_err(not_started)?);
    #[cfg(windows)]
    without_console(&mut command);
    command
        .arg(child::FLAG)
        .arg(memory.to_string())
        .arg(serde_json::to_string(task).map_err(|error| not_started(error.into()))?)
        .env("MALLOC_ARENA_MAX", "1")
        .env("RUST_BACKTRACE", "0")
        .stdin(stdin)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = start(&mut command).map_err(not_started)?;
    #[cfg(windows)]
    let _bound = bind(&mut child).map_err(not_started)?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    let child = Mutex::new(child);
    let (is_late, is_too_large) = (AtomicBool::new(false), AtomicBool::new(false));
    let (done, ended) = mpsc::channel::<()>();
    let thread = || thread::Builder::new().name("outside".to_owned());
    thread::scope(|scope| {
        let (watched, is_late, is_too_large) = (&child, &is_late, &is_too_large);
        let watching = thread().spawn_scoped(scope, move || {
            let since = Instant::now();
            while ended.recv_timeout(LOOK) == Err(mpsc::RecvTimeoutError::Timeout) {
                let broken = if since.elapsed() >= LONGEST {
                    is_late
                } else if committed(watched).is_some_and(|taken| taken > memory) {
                    is_too_large
                } else {
                    continue;
                };
                broken.store(true, Ordering::Relaxed);
                return kill(watched);
            }
        });
        let feeding = thread().spawn_scoped(scope, move || {
            if let Some(mut stdin) = stdin {
                // Fails when the process has ended; its status is read below.
                let _ = bytes.iter().try_for_each(|piece| stdin.write_all(piece));
            }
        });
        let stderr = thread().spawn_scoped(scope, move || stderr.map(beginning_of).unwrap_or_default());
        let stderr = watching.and(feeding).and(stderr).map_err(|error| {
            kill(&child);
            wait(&child);
            not_started(error)
        })?;
        let taken = stdout.and_then(|stdout| take(&mut BufReader::new(stdout.take(MAX_ANSWER_BYTES))));
        if taken.is_some() {
            kill(&child);
        }
        let status = wait(&child);
        drop(done);
        let said = stderr.join().unwrap_or_default();
        taken.ok_or_else(|| {
            let unread = if is_late.load(Ordering::Relaxed) {
                Unread::TakesTooLong
            } else if is_too_large.load(Ordering::Relaxed) {
                Unread::TakesTooMuch
            } else {
                status.map_or(Unread::Damaged, of_status)
            };
            log::warn!("a file from outside was not read, {unread:?}: {}", text::without_quoted(&said));
            unread
        })
    })
}

/// Starts the process. Retries once where Windows refused it with an error of its own, which happens when many
/// start at once.
fn start(command: &mut Command) -> io::Result<Child> {
    const INTERNAL_ERROR: i32 = 1359;
    match command.spawn() {
        Err(error) if cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR) => command.spawn(),
        started => started,
    }
}

/// Starts a program without a console: a window has none that it could share.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;

    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

/// Binds a process to this one: it ends when the value is dropped, also where this program is killed. One that
/// cannot be bound is ended.
#[cfg(windows)]
fn bind(child: &mut Child) -> io::Result<win32job::Job> {
    use std::os::windows::io::AsRawHandle;

    let mut limits = win32job::ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    let bound = win32job::Job::create_with_limit_info(&limits)
        .and_then(|job| job.assign_process(child.as_raw_handle() as isize).map(|()| job));
    if bound.is_err() {
        let _ = child.kill();
        let _ = child.wait();
    }
    Ok(bound?)
}

/// Returns the memory that a process has taken, in bytes; `None` where the system limits it.
#[cfg(windows)]
fn committed(child: &Mutex<Child>) -> Option<u64> {
    use std::os::windows::io::AsRawHandle;

    let child = child.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = win32job::utils::get_process_memory_info(child.as_raw_handle() as isize).ok()?;
    u64::try_from(taken.private_usage).ok()
}

#[cfg(not(windows))]
fn committed(_: &Mutex<Child>) -> Option<u64> {
    None
}

/// Reads stderr to its end and keeps the beginning, as one line.
fn beginning_of(mut stderr: ChildStderr) -> String {
    let mut said = Vec::new();
    let _ = stderr.by_ref().take(MAX_STDERR_BYTES).read_to_end(&mut said);
    let _ = io::copy(&mut stderr, &mut io::sink());
    String::from_utf8_lossy(&said).lines().take(2).collect::<Vec<_>>().join(" ")
}

/// Kills the process if it has not ended.
fn kill(child: &Mutex<Child>) {
    let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
}

/// Waits until the process has ended.
fn wait(child: &Mutex<Child>) -> Option<ExitStatus> {
    loop {
        // Polls instead of blocking, because the thread that watches the time needs the lock to kill the
        // process.
        match child.lock().unwrap_or_else(PoisonError::into_inner).try_wait() {
            Ok(None) => {}
            Ok(Some(status)) => return Some(status),
            Err(_) => return None,
        }
        thread::sleep(Duration::from_millis(2));
    }
}

/// Determines why a process ended without an answer.
fn of_status(status: ExitStatus) -> Unread {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;

        use rustix::process::Signal;
        let signal = status.signal();
        if signal == Some(Signal::XCPU.as_raw()) {
            return Unread::TakesTooLong;
        }
        // When memory runs out, the program aborts or the system kills it.
        if [Signal::ABORT, Signal::KILL].iter().any(|memory| signal == Some(memory.as_raw())) {
            return Unread::TakesTooMuch;
        }
    }
    let _ = status;
    Unread::Damaged
}

/// Returns the program to start: this one, or, for a test or bench in `target/…/deps`, the one built beside it.
fn program() -> io::Result<PathBuf> {
    let own = env::current_exe()?;
    let Some(folder) = own.parent().filter(|folder| folder.ends_with("deps")) else { return Ok(own) };
    let name = format!("vanthu{}", env::consts::EXE_SUFFIX);
    let program = folder.with_file_name(name);
    if program.is_file() { Ok(program) } else { Err(io::ErrorKind::NotFound.into()) }
}

/// The address space of the program and its libraries, in bytes: 70 MB in a test build.
#[cfg(unix)]
const PROGRAM: u64 = 128 << 20;

/// Ends this process when its parent ends: at once on Linux, on Windows by what binds it to the parent,
/// elsewhere after the longest time that a parent waits, because there a killed parent does not end it.
pub(super) fn end_with_parent() -> io::Result<()> {
    /// The stack of a thread that only sleeps; small, because the memory of this process is limited.
    const STACK: usize = 64 << 10;
    const LATER: Duration = Duration::from_secs(5);
    #[cfg(any(target_os = "linux", target_os = "android"))]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    let at_the_end = || {
        // The parent ends it earlier and reports that it took too long.
        thread::sleep(LONGEST + LATER);
        std::process::exit(1);
    };
    thread::Builder::new().stack_size(STACK).spawn(at_the_end).map(drop)
}

/// Limits the memory (in bytes) and CPU time of this process, and disables core dumps.
#[cfg(unix)]
pub(super) fn limit(memory: u64) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    // The limit of address space serves systems that do not enforce that of data. At the soft limit of CPU time
    // the system sends SIGXCPU, which shows the cause; at the hard limit it kills.
    let limits = [
        (Resource::Data, memory, 0),
        (Resource::As, memory + PROGRAM, 0),
        (Resource::Cpu, CPU_SECONDS, 1),
        (Resource::Core, 0, 0),
    ];
    for (resource, most, more) in limits {
        let highest = getrlimit(resource).maximum;
        let within = |most: u64| Some(highest.map_or(most, |highest| highest.min(most)));
        setrlimit(resource, Rlimit { current: within(most), maximum: within(most + more) })?;
    }
    Ok(())
}

/// Not available here; the waiting program limits the time, and on Windows checks the memory.
#[cfg(not(unix))]
pub(super) fn limit(_memory: u64) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, windows))]
mod tests {
    use super::*;

    /// However this program ends, the handle that binds the process is closed, which ends the process.
    #[test]
    fn a_bound_process_ends_with_what_binds_it() {
        let mut child =
            Command::new("cmd").args(["/c", "pause"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let bound = bind(&mut child).unwrap();
        assert!(child.try_wait().unwrap().is_none(), "it waits for a key");
        drop(bound);
        let until = Instant::now() + Duration::from_secs(30);
        while child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it outlived what bound it");
            thread::sleep(LOOK);
        }
    }
}
