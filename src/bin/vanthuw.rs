//! The program `vanthuw`: opens the window, and on Windows no console beside it.

#![cfg_attr(windows, windows_subsystem = "windows")]
#![deny(clippy::expect_used, clippy::panic, clippy::todo, clippy::unwrap_used)]

use std::{io, process::ExitCode};

use vanthu::{clock::Clock, commands, window};

fn main() -> ExitCode {
    commands::program(|arguments| {
        commands::run_window(arguments, &Clock::default(), &mut io::stdout(), window::tell_before_the_end)
    })
}
