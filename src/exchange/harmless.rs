//! Cells that a spreadsheet would take for a formula, made harmless and back: the apostrophe form that OWASP asks of CSV files.

use std::borrow::Cow;

/// The first letters that make a spreadsheet calculate, or that end a cell too early.
const DANGEROUS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether a cell would be calculated, or is a cell that was kept from it: apostrophes count as nothing before it.
fn is_dangerous(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(DANGEROUS)
}

/// The cell as a spreadsheet reads it as words: behind an apostrophe where it needs one.
pub(super) fn harmless(cell: &str) -> Cow<'_, str> {
    if is_dangerous(cell) { format!("'{cell}").into() } else { cell.into() }
}

/// The cell as it was before [`harmless`].
pub(super) fn original(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|cell| is_dangerous(cell)).unwrap_or(cell)
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
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("15/QĐ-UBND", "15/QĐ-UBND"),
            ("", ""),
        ] {
            assert_eq!(harmless(cell), written);
            assert_eq!(original(written), cell);
        }
    }

    proptest! {
        #[test]
        fn every_cell_comes_back(cell in "['=+@\t\r a-]{0,6}") {
            let written = harmless(&cell);
            prop_assert!(!written.starts_with(DANGEROUS));
            prop_assert_eq!(original(&written), cell.as_str());
        }
    }
}
