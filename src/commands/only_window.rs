//! `vanthuw`, which has no console: shows in a message box what it would have printed there.

use std::{
    ffi::OsString,
    io::Write,
    panic::{AssertUnwindSafe, catch_unwind},
};

use clock::Clock;
use texts::message;

use language::{Language, Locale};

use super::{Ending, Programs, arguments, reads_outside, run_as};

/// Opens the window with these arguments (without the program's own name), by this clock. What ends the program otherwise than by
/// closing the window is told: the program's name, then sentences.
pub fn run_window(
    arguments: Vec<OsString>,
    clock: &Clock,
    out: &mut dyn Write,
    tell: impl FnOnce(&str, &str),
) -> Ending {
    // Started once more to read a file: its parent tells what comes of it.
    if reads_outside(&arguments) {
        return run_as(Programs::Window, arguments, clock, out, &mut std::io::sink());
    }
    let asked = match arguments::read(arguments.clone(), clock.today()) {
        Ok(understood) => understood.locale,
        Err(refused) => refused.locale,
    };
    let language = Language::new(asked.unwrap_or_else(Locale::of_system));
    let mut remarks = Vec::new();
    let run = AssertUnwindSafe(|| run_as(Programs::Window, arguments, clock, out, &mut remarks));
    let ending = catch_unwind(run);
    let ending = ending.unwrap_or_else(|_| {
        remarks.clear();
        remarks.extend_from_slice(language.text(texts::WINDOW_BROKE_OFF).as_bytes());
        Ending::Refused
    });
    if ending == Ending::Refused {
        let mut said = String::from_utf8_lossy(&remarks).trim_end().to_owned();
        if let Some(log) = log_file::folder() {
            said.push_str("\n\n");
            said.push_str(&language.say(&message!(texts::WINDOW_ENDED_LOG, path = log.display().to_string())));
        }
        tell(&language.text(texts::PRODUCT), &said);
    }
    ending
}
