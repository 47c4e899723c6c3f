//! The hidden first argument by which the program, started by itself, reads a file from outside and ends.

use std::{ffi::OsString, io::Write};

use super::Ending;
use crate::jobs::outside::child;

/// Whether that is what the program was started for.
pub(super) fn is_asked(arguments: &[OsString]) -> bool {
    arguments.first().is_some_and(|word| word == child::WORD)
}

/// Reads the file.
pub(super) fn run(arguments: &[OsString], out: &mut dyn Write) -> Ending {
    let read = child::serve(arguments.get(1..).unwrap_or_default(), out);
    if read.is_ok() { Ending::Done } else { Ending::Refused }
}
