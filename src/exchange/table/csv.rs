//! CSV as Excel saves it: as "CSV UTF-8" with or without byte order mark, or as "Unicode text" in UTF-16;
//! separated by comma, semicolon, tab or vertical bar.

use super::{MAX_CELLS, Row, Table, is_filled};
use crate::{ExchangeError, headings::Headings};

/// Reads the rows of a CSV file.
pub(super) fn read(bytes: Vec<u8>, path: &str) -> Result<Vec<Table>, ExchangeError> {
    let text = decoded(bytes).ok_or_else(|| ExchangeError::NotUtf8(path.to_owned()))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
    if text.contains('\0') {
        return Err(ExchangeError::NotUtf8(path.to_owned()));
    }
    let mut reader = reader(text, delimiter(text));
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut place = Place { text, offset: 0, line: 1 };
    let mut cells = 0;
    while reader.read_record(&mut record).map_err(|_| ExchangeError::NotUtf8(path.to_owned()))? {
        let start = record.position().map_or(0, csv::Position::byte);
        place.advance(usize::try_from(start).unwrap_or(usize::MAX));
        cells += record.len();
        if cells > MAX_CELLS {
            return Err(ExchangeError::TooManyCells(path.to_owned()));
        }
        let cells = record.iter().map(str::to_owned).collect();
        let row = Row { line: place.line, cells, ..Row::default() };
        if is_filled(&row.cells) {
            rows.push(row);
        }
    }
    // An open quotation mark makes the whole rest one cell, so only the last row can show it.
    let last = text.get(place.offset..).unwrap_or_default();
    if last.matches('"').count() % 2 == 1 {
        return Err(ExchangeError::OpenQuote { path: path.to_owned(), line: place.line });
    }
    Ok(vec![Table::of_rows(rows)])
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// Decodes UTF-8, or UTF-16 with its byte order mark; `None` for anything else.
fn decoded(bytes: Vec<u8>) -> Option<String> {
    let of_16: fn([u8; 2]) -> u16 = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => u16::from_le_bytes,
        Some([0xFE, 0xFF]) => u16::from_be_bytes,
        _ => return String::from_utf8(bytes).ok(),
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| of_16(*pair));
    char::decode_utf16(units).collect::<Result<_, _>>().ok().filter(|_| rest.is_empty())
}

/// Finds the separator: the one under which headings are found; in a list without known headings, the most
/// frequent one of the first line that has several.
fn delimiter(text: &str) -> u8 {
    const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];
    /// The first bytes of a file, within which headings are looked for.
    const HEAD: usize = 256 * 1024;
    let usual = most_frequent(text);
    let text = &text[..text.floor_char_boundary(HEAD)];
    let divides = |sign: &u8| {
        let records = reader(text, *sign).into_records().map_while(Result::ok).take(Headings::MAX_ROWS);
        let row =
            |record: csv::StringRecord| Row { cells: record.iter().map(str::to_owned).collect(), ..Row::default() };
        let rows = records.map(row).filter(|row| is_filled(&row.cells)).collect();
        Headings::find(&Table::of_rows(rows), None).is_some()
    };
    std::iter::once(usual).chain(SIGNS.into_iter().filter(|sign| *sign != usual)).find(divides).unwrap_or(usual)
}

/// Finds the most frequent separator of the first line that has several.
fn most_frequent(text: &str) -> u8 {
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
    // A line of few columns is less conclusive than one of many.
    most(3).or_else(|| most(2)).map_or(b',', |(_, sign)| sign)
}

/// An offset in the text and its line. The reader's own line number lags behind where rows end in CR LF or
/// empty lines follow.
struct Place<'a> {
    text: &'a str,
    offset: usize,
    line: u64,
}

impl Place<'_> {
    /// Moves to the first row at or after `offset`.
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
        tables.into_iter().flat_map(|table| table.rows).map(|row| (row.line, row.cells)).collect()
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

    /// A title may contain more commas than the list has semicolons, and a vertical bar separates cells only
    /// where it yields headings.
    #[test]
    fn the_sign_is_the_one_under_which_headings_are_found() {
        let head = ["Ngày đến", "Số đến", "Tác giả", "Trích yếu"];
        for sign in [";", "|", "\t", ","] {
            let list = format!("\"UBND TỈNH, VĂN PHÒNG, VĂN THƯ, 2026\"\na,b,c,d,e\n{}\n", head.join(sign));
            assert_eq!(rows(list.as_bytes()).last(), Some(&row(3, head)), "{sign}");
        }
        assert_eq!(rows("a|b,c,d,e|f\n".as_bytes())[0].1, ["a|b", "c", "d", "e|f"]);
    }

    #[test]
    fn unicode_text_of_excel_is_read() {
        let text = "Ngày đến\tSố đến\tTác giả\td\r\n1\t2\tSở Y tế\t4\r\n";
        let expected = [row(1, ["Ngày đến", "Số đến", "Tác giả", "d"]), row(2, ["1", "2", "Sở Y tế", "4"])];
        let little: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
        assert_eq!(rows(&little), expected);
        assert_eq!(rows(&big), expected);
        let half = little[..little.len() - 1].to_vec();
        assert_eq!(read(half, "a.csv"), Err(ExchangeError::NotUtf8("a.csv".into())));
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
