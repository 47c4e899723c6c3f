//! Writes JSON lines as a new file: one object a line.

use std::{
    io::{BufWriter, Write},
    path::Path,
};

use super::{ExportError, place};

/// Returns whether the ending of a file is that of JSON lines.
#[must_use]
pub fn is_json_lines(target: &Path) -> bool {
    target.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"))
}

/// Writes lines as a new file; `lines` passes each on, in their order.
///
/// # Errors
/// [`ExportError`], or what `lines` returns. No new file is left then, and an existing one is unchanged.
pub fn write_lines<E: From<ExportError>>(
    target: &Path,
    replace: bool,
    lines: impl FnOnce(&mut dyn FnMut(&str) -> Result<(), ExportError>) -> Result<(), E>,
) -> Result<(), E> {
    if !replace {
        place::refuse_existing(target)?;
    }
    let file = place::beside(target)?;
    let of_system = |error: &std::io::Error| ExportError::of_system(target, error);
    let mut writer = BufWriter::new(file.as_file());
    lines(&mut |line| writeln!(writer, "{line}").map_err(|error| of_system(&error)))?;
    writer.flush().map_err(|error| of_system(&error))?;
    drop(writer);
    Ok(place::name(file, target, replace)?)
}
