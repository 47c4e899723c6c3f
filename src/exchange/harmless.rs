//! Protects cells that a spreadsheet would take for a formula, and undoes that: inserts an apostrophe, as OWASP
//! advises for CSV files, wherever a cell could begin, because a file may be opened with another separator than
//! it was written with.

use std::borrow::Cow;

/// The characters that begin a formula, full-width ones included.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
/// The characters that may separate cells and rows, however the file is opened.
const SEPARATORS: [char; 6] = [',', ';', '\t', '|', '\n', '\r'];
/// The characters that may stand between the beginning of a cell and that of a formula. The apostrophe is among
/// them so that an original one stays when the added one is removed.
const SKIPPED: [char; 4] = ['\'', '"', ' ', '\u{A0}'];

/// Finds where apostrophes are needed to keep a cell from being calculated under any separator.
fn places(cell: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut begins = true;
    for (at, letter) in cell.char_indices() {
        // OWASP names these two as well, at the beginning of a cell.
        let ends = matches!(letter, '\t' | '\r') && cell[..at].bytes().all(|before| before == b'\'');
        if ends || (begins && SIGNS.contains(&letter)) {
            places.push(at);
        }
        begins = SEPARATORS.contains(&letter) || (begins && SKIPPED.contains(&letter));
    }
    places
}

/// Inserts the apostrophes that a cell needs.
pub(super) fn harmless(cell: &str) -> Cow<'_, str> {
    let places = places(cell);
    if places.is_empty() {
        return cell.into();
    }
    let mut written = String::with_capacity(cell.len() + places.len());
    let mut done = 0;
    for at in places {
        written.push_str(&cell[done..at]);
        written.push('\'');
        done = at;
    }
    written.push_str(&cell[done..]);
    written.into()
}

/// Restores the cell that [`harmless`] was given.
pub(super) fn original(cell: &str) -> Cow<'_, str> {
    let mut read = String::new();
    let mut done = 0;
    for at in places(cell) {
        if let Some(before) = cell[done..at].strip_suffix('\'') {
            read.push_str(before);
            done = at;
        }
    }
    if done == 0 {
        return cell.into();
    }
    read.push_str(&cell[done..]);
    read.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_would_be_calculated_stands_behind_an_apostrophe() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+84 912", "'+84 912"),
            ("- Như trên", "'- Như trên"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            (" =1", " '=1"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("\t=x", "'\t'=x"),
            ("'=1", "''=1"),
            ("x;=cmd|'/C calc'!A0;", "x;'=cmd|'/C calc'!A0;"),
            ("x, =1", "x, '=1"),
            ("x|@y", "x|'@y"),
            ("x\n+1", "x\n'+1"),
            ("x;\"=1\"", "x;\"'=1\""),
            ("Như trên; - Lưu", "Như trên; '- Lưu"),
            ("'quoted'", "'quoted'"),
            ("15/QĐ-UBND", "15/QĐ-UBND"),
            ("a=b; c+d", "a=b; c+d"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written);
            assert_eq!(original(written), cell);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@\t\r\n;,|\" a-]{0,9}") {
            let written = harmless(&cell);
            prop_assert_eq!(original(&written), cell.as_str());
            // Whatever the separator, no part is a formula.
            for part in written.split(SEPARATORS) {
                let begun = part.trim_start_matches(['"', ' ']);
                prop_assert!(!begun.starts_with(SIGNS), "{written:?}");
            }
        }
    }
}
