//! The program `vanthu`: a word after its name is a command, no word opens the window.

#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{io, process::ExitCode};

use vanthu::{clock::Clock, commands};

fn main() -> ExitCode {
    // Not locked: a thread that panics writes there too, and would wait for ever.
    commands::program(|arguments| commands::run(arguments, &Clock::default(), &mut io::stdout(), &mut io::stderr()))
}
