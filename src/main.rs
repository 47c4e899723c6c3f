//! The program `vanthu`: a word after its name is a command, no word opens the window.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{env, io, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    // What the reading process says goes to the one that started it, which has a log.
    let _log = (!vanthu::commands::reads_outside(&arguments)).then(vanthu::log_file::begin);
    let ending = vanthu::commands::run(arguments, &mut io::stdout().lock(), &mut io::stderr().lock());
    ExitCode::from(ending.code())
}
