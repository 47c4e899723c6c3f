//! Documents that several sheets of a workbook hold, as in one for each month and one for the year, or a copy
//! of a sheet: each is taken once.

use std::collections::HashMap;

use domain::{code::Code, content::Content, date, imported::ImportedRow, text};

use super::ImportLine;

/// Removes rows that another sheet holds already, and returns where they are: sheet and line. Equal rows within
/// one sheet are separate documents, as in an old book with doubles.
pub(super) fn taken_out(lines: Vec<ImportLine>) -> (Vec<ImportLine>, Vec<(usize, u64)>) {
    // How often each document has occurred in each sheet so far.
    let mut seen: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    let mut repeated = Vec::new();
    let mut is_new = |line: &ImportLine| {
        let Ok(row) = &line.outcome else { return true };
        let sheets = seen.entry(key(row)).or_default();
        let before = sheets.iter().find(|(sheet, _)| *sheet == line.sheet).map_or(0, |(_, count)| *count);
        let is_repeated = sheets.iter().any(|(sheet, count)| *sheet != line.sheet && *count > before);
        match sheets.iter_mut().find(|(sheet, _)| *sheet == line.sheet) {
            Some((_, count)) => *count += 1,
            None => sheets.push((line.sheet, 1)),
        }
        if is_repeated {
            repeated.push((line.sheet, line.line));
        }
        !is_repeated
    };
    let lines = lines.into_iter().filter(|line| is_new(line)).collect();
    (lines, repeated)
}

/// Makes the key that is equal for rows of the same document: book, day, number, số, ký hiệu, authority and
/// subject.
fn key(row: &ImportedRow) -> String {
    let (book, day, number, code, content) = match row {
        ImportedRow::Incoming(row) => {
            let number = row.arrival_number.map(|number| format!("{number}{}", row.suffix)).unwrap_or_default();
            ("incoming", row.entry.arrival_date, number, row.entry.code.as_str(), &row.entry.content)
        }
        ImportedRow::Outgoing(row) => {
            let code = row.code.as_ref().map_or("", Code::as_str);
            ("outgoing", row.entry.issued_date, String::new(), code, &row.entry.content)
        }
    };
    let Content { organ_name, subject, .. } = content;
    let parts = [book, &date::write(day), &number, &text::fold(code), &text::fold(organ_name), &text::fold(subject)];
    parts.join("\u{1F}")
}
