//! Cells on the clipboard: tabs between cells, line breaks between rows, and a cell with either of them in quotes.

/// The rows of cells of a text.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.strip_suffix('\n').unwrap_or(text);
    rest = rest.strip_suffix('\r').unwrap_or(rest);
    loop {
        let (cell, after) = cell(rest);
        row.push(cell);
        let mut signs = after.chars();
        match signs.next() {
            None => break,
            Some('\t') => {}
            _ => rows.push(std::mem::take(&mut row)),
        }
        rest = signs.as_str();
    }
    rows.push(row);
    rows
}

/// The first cell of a text, and what follows from the sign that ends it.
fn cell(text: &str) -> (String, &str) {
    if let Some(quoted) = quoted(text) {
        return quoted;
    }
    let end = text.find(['\t', '\n']).unwrap_or(text.len());
    let (cell, after) = text.split_at(end);
    (cell.strip_suffix('\r').unwrap_or(cell).to_owned(), after)
}

/// A cell in quotes; `None` when the quotes are only part of what it says.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut signs = inside.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        if sign != '"' {
            cell.push(sign);
        } else if signs.next_if(|(_, next)| *next == '"').is_some() {
            cell.push('"');
        } else {
            let after = &inside[at + 1..];
            let after = after.strip_prefix('\r').filter(|after| after.starts_with('\n')).unwrap_or(after);
            let ends = after.is_empty() || after.starts_with(['\t', '\n']);
            // Spreadsheets put quotes only around what has a tab, a line break or a quote in it.
            let needed = cell.contains(['\t', '\n', '"']);
            return (ends && needed).then_some((cell, after));
        }
    }
    None
}

/// The text of rows of cells.
#[must_use]
pub fn text(rows: &[Vec<&str>]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join("\t")).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, wanted: &[&[&str]]) {
        assert_eq!(rows(text), wanted, "{text:?}");
    }

    #[test]
    fn tabs_and_line_breaks_part_cells() {
        reads("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]);
        reads("a\tb\nc\t", &[&["a", "b"], &["c", ""]]);
        reads("Sở Y tế", &[&["Sở Y tế"]]);
        reads("\t\tx\n", &[&["", "", "x"]]);
        reads("a\n\nb\n", &[&["a"], &[""], &["b"]]);
    }

    #[test]
    fn a_cell_in_quotes_holds_what_parts_others() {
        reads("\"hai\ndòng\"\tb\n", &[&["hai\ndòng", "b"]]);
        reads("\"gọi là \"\"A\"\"\"\tb", &[&["gọi là \"A\"", "b"]]);
        reads("\"a\nb\"\r\nc", &[&["a\nb"], &["c"]]);
    }

    #[test]
    fn quotes_that_belong_to_a_title_stay() {
        reads("\"Đền ơn\" năm 2026\tb", &[&["\"Đền ơn\" năm 2026", "b"]]);
        reads("\"Đền ơn\"\tb", &[&["\"Đền ơn\"", "b"]]);
        reads("\"không đóng\tb", &[&["\"không đóng", "b"]]);
    }

    #[test]
    fn what_is_copied_reads_back() {
        let table = vec![vec!["23/11/2026", "Sở Y tế", ""], vec!["", "15/QĐ-SYT", "\"A\" và B"]];
        assert_eq!(rows(&text(&table)), table);
    }
}
