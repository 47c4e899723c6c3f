//! CSV as Excel saves it under "CSV UTF-8": with or without byte order mark, divided by comma, semicolon or tab. Apostrophes
//! that keep a cell from being calculated are taken away.

use super::{MOST_CELLS, Row, Table, is_filled};
use crate::exchange::{ExchangeError, harmless::original};

/// The rows of a CSV file.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Vec<Table>, ExchangeError> {
    let text = String::from_utf8(bytes).map_err(|_| ExchangeError::NotUtf8(path.to_owned()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    if text.contains('\0') {
        return Err(ExchangeError::NotUtf8(path.to_owned()));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut place = Place { text, offset: 0, line: 1 };
    let mut cells = 0;
    while reader.read_record(&mut record).map_err(|_| ExchangeError::NotUtf8(path.to_owned()))? {
        let start = record.position().map_or(0, csv::Position::byte);
        place.advance(usize::try_from(start).unwrap_or(usize::MAX));
        cells += record.len();
        if cells > MOST_CELLS {
            return Err(ExchangeError::TooManyCells(path.to_owned()));
        }
        let row = Row { line: place.line, cells: record.iter().map(|cell| original(cell).to_owned()).collect() };
        if is_filled(&row.cells) {
            rows.push(row);
        }
    }
    // An open quotation mark makes one cell of all the rest, so it can only show in the last row.
    let last = text.get(place.offset..).unwrap_or_default();
    if last.matches('"').count() % 2 == 1 {
        return Err(ExchangeError::OpenQuote { path: path.to_owned(), line: place.line });
    }
    Ok(vec![rows])
}

/// The sign between cells: the most frequent one of the first line that has several.
fn delimiter(text: &str) -> u8 {
    const SIGNS: [u8; 3] = [b',', b';', b'\t'];
    let count = |line: &str, sign: u8| {
        let mut quoted = false;
        let outside = line.bytes().filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == sign
        });
        outside.count()
    };
    let most = |least: usize| {
        text.lines()
            .filter_map(|line| SIGNS.into_iter().map(|sign| (count(line, sign), sign)).max_by_key(|(count, _)| *count))
            .find(|(count, _)| *count >= least)
    };
    // A line of few columns tells less than one of many.
    most(3).or_else(|| most(2)).map_or(b',', |(_, sign)| sign)
}

/// A place in the text and its line. The reader's own line number lags where rows are parted by CR LF or empty lines.
struct Place<'a> {
    text: &'a str,
    offset: usize,
    line: u64,
}

impl Place<'_> {
    /// Goes on to the first row at or after `offset`.
    fn advance(&mut self, offset: usize) {
        let bytes = self.text.as_bytes();
        let ends = bytes.iter().skip(offset).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = offset.saturating_add(ends);
        let passed = self.text.get(self.offset..start).unwrap_or_default();
        self.line += passed.matches('\n').count() as u64;
        self.offset = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        let tables = read(bytes.to_vec(), "a.csv").unwrap();
        tables.into_iter().flatten().map(|row| (row.line, row.cells)).collect()
    }

    fn row(line: u64, cells: [&str; 4]) -> (u64, Vec<String>) {
        (line, cells.map(str::to_owned).to_vec())
    }

    #[test]
    fn every_sign_between_cells_is_found() {
        let expected = [row(1, ["Ngày đến", "Số đến", "Số, ký hiệu", "d"]), row(2, ["1", "2", "a,b;c", "4"])];
        assert_eq!(rows("\u{FEFF}Ngày đến,Số đến,\"Số, ký hiệu\",d\r\n1,2,\"a,b;c\",4\r\n".as_bytes()), expected);
        assert_eq!(rows("Ngày đến;Số đến;Số, ký hiệu;d\n1;2;\"a,b;c\";4".as_bytes()), expected);
        assert_eq!(rows("Ngày đến\tSố đến\tSố, ký hiệu\td\n1\t2\ta,b;c\t4".as_bytes()), expected);
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let text = "a,b,c,d\r\n\r\n\r\n1,\"two\r\nlines\",3,4\r\n,,,\r\n5,6,7,8\r\n";
        let expected =
            [row(1, ["a", "b", "c", "d"]), row(4, ["1", "two\r\nlines", "3", "4"]), row(7, ["5", "6", "7", "8"])];
        assert_eq!(rows(text.as_bytes()), expected);
    }

    #[test]
    fn what_is_not_utf8_is_refused() {
        // "Ngày" of TCVN3 (µ is B5), "Số đến" of Windows-1258 with its combining marks, UTF-16, and the head of a PNG.
        let utf16: Vec<u8> = "Ngày đến".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let files: [&[u8]; 4] = [b"Ng\xB5y", b"S\xF4\xEC \xF0\xEA\xECn", &utf16, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"];
        for bytes in files {
            assert_eq!(read(bytes.to_vec(), "a.csv"), Err(ExchangeError::NotUtf8("a.csv".into())));
        }
    }

    #[test]
    fn an_open_quotation_mark_swallows_no_rows() {
        let text = "a,b,c,d\n1,2,3,4\n1,\"2,3,4\n1,2,3,4\n";
        let expected = ExchangeError::OpenQuote { path: "a.csv".into(), line: 3 };
        assert_eq!(read(text.into(), "a.csv"), Err(expected));
    }
}
