//! The hidden first argument with which the program starts itself to read one file from outside.

use std::{ffi::OsString, io::Write};

use jobs::outside::child;

use super::Ending;

/// Whether the arguments begin with it.
pub(super) fn is_asked(arguments: &[OsString]) -> bool {
    arguments.first().is_some_and(|word| word == child::FLAG)
}

/// Reads the file on standard input and writes the answer.
pub(super) fn run(arguments: &[OsString], out: &mut dyn Write) -> Ending {
    let read = child::serve(arguments.get(1..).unwrap_or_default(), out);
    if read.is_ok() { Ending::Done } else { Ending::Refused }
}
