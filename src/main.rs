//! The program `vanthu`: a word after its name is a command, no word opens the window.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{env, io, process::ExitCode};

use vanthu::clock::Clock;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    // The reading process reports to the program that started it, which has a log.
    let _log = (!vanthu::commands::reads_outside(&arguments)).then(vanthu::log_file::begin);
    // Not locked: a thread that panics writes there too, and would wait for ever.
    let ending = vanthu::commands::run(arguments, &Clock::default(), &mut io::stdout(), &mut io::stderr());
    ExitCode::from(ending.code())
}
