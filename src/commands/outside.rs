//! The hidden first argument by which the program, started by itself, reads a file from outside and ends.

use std::{ffi::OsString, io::Write};

use super::Ending;
use crate::jobs::outside::child;

/// Reads if that is what is asked for; how it ended.
pub(super) fn run(arguments: &[OsString], out: &mut dyn Write) -> Option<Ending> {
    let (word, rest) = arguments.split_first()?;
    if word != child::WORD {
        return None;
    }
    Some(if child::serve(rest, out).is_ok() { Ending::Done } else { Ending::Refused })
}
