//! Writes the refused rows of a list as a list of their own, to be corrected and imported again: the same
//! columns, followed by the reasons.

use std::path::Path;

use exchange::{
    export::{self, ExportError},
    json,
};

use super::{
    JobError,
    import::{ImportOutcome, RefusedRow},
};

/// Writes the rows as a new file, and returns their number: .xlsx or .csv, or .jsonl where the list was of JSON
/// lines. `heading` is that of the reasons, which `why` puts into words. A column of that heading, from an
/// earlier refusal, is replaced.
///
/// # Errors
/// Any error of the file system; an existing file is unchanged.
pub fn write_refused(
    outcome: &ImportOutcome,
    target: &Path,
    heading: &str,
    why: impl Fn(&RefusedRow) -> String,
) -> Result<usize, JobError> {
    if outcome.headings.is_empty() && !outcome.refused.is_empty() {
        return write_lines(outcome, target, why);
    }
    let rows = || outcome.headings.iter().chain(outcome.refused.iter().map(|row| &row.cells));
    let widest = rows().map(Vec::len).max().unwrap_or(0);
    let is_reason = |cell: &String| cell.trim() == heading;
    let place = outcome.headings.first().and_then(|cells| cells.iter().position(is_reason)).unwrap_or(widest);
    let with = |cells: &[String], last: String| {
        let mut cells = cells.to_vec();
        cells.resize(cells.len().max(place + 1), String::new());
        if let Some(cell) = cells.get_mut(place) {
            *cell = last;
        }
        cells
    };
    let headings = outcome.headings.iter().enumerate();
    let headings = headings.map(|(at, cells)| with(cells, if at == 0 { heading.to_owned() } else { String::new() }));
    let refused = outcome.refused.iter().map(|row| with(&row.cells, why(row)));
    let table: Vec<Vec<String>> = headings.chain(refused).collect();
    export::write_table(target, &table)?;
    Ok(outcome.refused.len())
}

/// Writes the refused JSON lines, each with its reason.
fn write_lines(outcome: &ImportOutcome, target: &Path, why: impl Fn(&RefusedRow) -> String) -> Result<usize, JobError> {
    if !export::is_json_lines(target) {
        return Err(ExportError::NotJsonLines(target.to_owned()).into());
    }
    export::write_lines(target, false, |line| {
        outcome.refused.iter().try_for_each(|row| {
            let text = row.cells.first().map_or("", String::as_str);
            line(&json::with_refusal(text, &why(row)))
        })
    })?;
    Ok(outcome.refused.len())
}
