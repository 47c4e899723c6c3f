//! What the library that reads cells does not report: which rows are hidden, by a filter or by hand; which
//! formulas were saved without their value; and unknown error values. For .xls this is not available, which the
//! import reports for hidden rows.

use std::{
    collections::VecDeque,
    io::{BufReader, Read, Seek},
    ops::RangeInclusive,
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

/// The hidden rows of one sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct HiddenRows(Vec<RangeInclusive<u64>>);

impl HiddenRows {
    /// Returns whether a row, counted from 1, is hidden.
    pub fn contains(&self, line: u64) -> bool {
        let after = self.0.partition_point(|rows| *rows.start() <= line);
        after.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|rows| rows.contains(&line))
    }

    fn add(&mut self, first: u64, last: u64) {
        match self.0.last_mut() {
            Some(rows) if *rows.end() + 1 == first => *rows = *rows.start()..=last,
            _ => self.0.push(first..=last),
        }
    }
}

/// What the reader of cells does not report of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Unseen {
    /// Its hidden rows.
    pub hidden: HiddenRows,
    /// Formulas saved without their value, in the order of the file: line and column.
    uncalculated: Vec<(u64, usize)>,
    /// Error values that the reader of .xlsx files does not know, in the order of the file; without a position
    /// where the cell has none.
    pub errors: VecDeque<(Option<(u64, usize)>, String)>,
}

impl Unseen {
    /// Returns whether a cell is a formula saved without its value.
    pub fn is_uncalculated(&self, line: u64, column: usize) -> bool {
        self.uncalculated.binary_search(&(line, column)).is_ok()
    }

    /// Returns the formulas saved without their value: line and column.
    pub fn uncalculated(&self) -> &[(u64, usize)] {
        &self.uncalculated
    }
}

/// Reads the sheets of an .xlsx file, in the order of the workbook. A part that cannot be read yields nothing.
pub(super) fn of_xlsx(source: impl Read + Seek) -> Vec<Unseen> {
    let Ok(mut archive) = ZipArchive::new(source) else { return Vec::new() };
    let mut ids = Vec::new();
    each_element(&mut archive, "xl/workbook.xml", |element| {
        if element.local_name().as_ref() == "sheet" {
            ids.push(attribute(element, "id").unwrap_or_default());
        }
    });
    let mut targets = Vec::new();
    each_element(&mut archive, "xl/_rels/workbook.xml.rels", |element| {
        targets.extend(attribute(element, "Id").zip(attribute(element, "Target")));
    });
    let mut sheet = |id: &String| {
        let target = targets.iter().find(|(known, _)| known == id).map_or("", |(_, target)| target.as_str());
        let part = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        let mut seen = SheetSeen::default();
        each_event(&mut archive, &part, |event| seen.visit(event));
        let mut unseen = seen.unseen;
        unseen.uncalculated.sort_unstable();
        unseen
    };
    ids.iter().map(&mut sheet).collect()
}

/// A sheet of an .xlsx file while its elements are read.
#[derive(Default)]
struct SheetSeen {
    unseen: Unseen,
    line: u64,
    column: usize,
    cell: Option<CellSeen>,
    in_value: bool,
}

/// A cell while its elements are read.
#[derive(Default)]
struct CellSeen {
    place: Option<(u64, usize)>,
    kind: String,
    has_formula: bool,
    has_value: bool,
    value: String,
}

impl SheetSeen {
    fn visit(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let is_empty = matches!(event, Event::Empty(_));
                match element.local_name().as_ref() {
                    "row" => self.row(element),
                    "c" if !is_empty => self.begin(element),
                    "c" => self.column += 1,
                    "f" => self.change(|cell| cell.has_formula = true),
                    "v" | "is" => {
                        self.change(|cell| cell.has_value = true);
                        self.in_value = !is_empty;
                    }
                    _ => {}
                }
            }
            Event::Text(text) if self.in_value => self.change(|cell| cell.value.push_str(text)),
            Event::GeneralRef(_) if self.in_value => self.change(|cell| cell.value.push('&')),
            Event::End(element) => match element.local_name().as_ref() {
                "v" | "is" => self.in_value = false,
                "c" => self.end(),
                _ => {}
            },
            _ => {}
        }
    }

    fn change(&mut self, change: impl FnOnce(&mut CellSeen)) {
        if let Some(cell) = &mut self.cell {
            change(cell);
        }
    }

    fn row(&mut self, element: &BytesStart<'_>) {
        self.column = 0;
        self.line = attribute(element, "r").and_then(|line| line.parse().ok()).unwrap_or(self.line + 1);
        if attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
            self.unseen.hidden.add(self.line, self.line);
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        let place = attribute(element, "r").and_then(|place| place_of(&place));
        if let Some((_, column)) = place {
            self.column = column;
        }
        self.cell = Some(CellSeen { place, kind: attribute(element, "t").unwrap_or_default(), ..CellSeen::default() });
    }

    fn end(&mut self) {
        let here = (self.line, self.column);
        self.column += 1;
        let Some(CellSeen { place, kind, has_formula, has_value, value }) = self.cell.take() else { return };
        let value = value.trim();
        if kind == "e" && !value.is_empty() && !READ_ERRORS.contains(&value) {
            self.unseen.errors.push_back((place, value.to_owned()));
        } else if has_formula && value.is_empty() && !(has_value && kind == "str") {
            // A formula whose value is an empty text has that kind.
            self.unseen.uncalculated.push(place.unwrap_or(here));
        }
    }
}

/// The error values that the reader knows.
const READ_ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Parses the position of a cell: `D2` is line 2, column 3.
fn place_of(text: &str) -> Option<(u64, usize)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, line) = text.split_at(digits);
    let column = letters.bytes().try_fold(0_usize, |column, letter| {
        let value = letter.is_ascii_uppercase().then(|| usize::from(letter - b'A') + 1)?;
        column.checked_mul(26)?.checked_add(value)
    })?;
    Some((line.parse().ok()?, column.checked_sub(1)?))
}

/// Reads the sheets of an .ods file, in its order.
pub(super) fn of_ods(source: impl Read + Seek) -> Vec<Unseen> {
    /// The largest number of repetitions of rows and columns that is noted.
    const MAX: usize = 64;
    let Ok(mut archive) = ZipArchive::new(source) else { return Vec::new() };
    let mut sheets: Vec<Unseen> = Vec::new();
    // The row that is open, and all that repeat it.
    let (mut first, mut last, mut column) = (1_u64, 0_u64, 0_usize);
    let repeated = |element: &BytesStart<'_>, name| {
        attribute(element, name).and_then(|amount| amount.parse::<u64>().ok()).unwrap_or(1)
    };
    each_element(&mut archive, "content.xml", |element| match element.local_name().as_ref() {
        "table" => {
            sheets.push(Unseen::default());
            last = 0;
        }
        "table-row" => {
            first = last.saturating_add(1);
            last = last.saturating_add(repeated(element, "number-rows-repeated"));
            column = 0;
            let hidden = attribute(element, "visibility").is_some_and(|seen| matches!(&*seen, "filter" | "collapse"));
            if let Some(sheet) = sheets.last_mut().filter(|_| hidden) {
                sheet.hidden.add(first, last);
            }
        }
        "table-cell" | "covered-table-cell" => {
            let amount = usize::try_from(repeated(element, "number-columns-repeated")).unwrap_or(usize::MAX);
            let columns = column..column.saturating_add(amount);
            column = columns.end;
            let is_uncalculated = attribute(element, "formula").is_some() && attribute(element, "value-type").is_none();
            if let Some(sheet) = sheets.last_mut().filter(|_| is_uncalculated) {
                for line in (first..=last).take(MAX) {
                    sheet.uncalculated.extend(columns.clone().take(MAX).map(|column| (line, column)));
                }
            }
        }
        _ => {}
    });
    sheets
}

fn each_element(archive: &mut ZipArchive<impl Read + Seek>, part: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    each_event(archive, part, |event| {
        if let Event::Start(element) | Event::Empty(element) = event {
            see(element);
        }
    });
}

fn each_event(archive: &mut ZipArchive<impl Read + Seek>, part: &str, mut see: impl FnMut(&Event<'_>)) {
    let Ok(part) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Eof) | Err(_) => return,
            Ok(event) => see(&event),
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    #[test]
    fn runs_of_rows_are_known() {
        let mut hidden = HiddenRows::default();
        hidden.add(3, 3);
        hidden.add(4, 4);
        hidden.add(9, 1_000_000);
        assert_eq!(hidden.0, [3..=4, 9..=1_000_000]);
        let known: Vec<u64> =
            [1, 2, 3, 4, 5, 8, 9, 10, 1_000_001].into_iter().filter(|line| hidden.contains(*line)).collect();
        assert_eq!(known, [3, 4, 9, 10]);
    }

    fn archive(parts: &[(&str, &str)]) -> Cursor<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap()
    }

    #[test]
    fn each_sheet_has_its_own() {
        let excel = archive(&[
            (
                "xl/workbook.xml",
                r#"<workbook><sheets><sheet name="B" r:id="r2"/><sheet name="A" r:id="r1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/><Relationship Id="r2" Target="/xl/b.xml"/></Relationships>"#,
            ),
            (
                "xl/worksheets/a.xml",
                r#"<sheetData><row r="1"/><row r="5" hidden="1"><c/></row><row hidden="true"/></sheetData>"#,
            ),
            ("xl/b.xml", r#"<sheetData><row r="1" hidden="0"/></sheetData>"#),
        ]);
        let hidden = |sheets: Vec<Unseen>| sheets.into_iter().map(|sheet| sheet.hidden).collect::<Vec<_>>();
        assert_eq!(hidden(of_xlsx(excel)), [HiddenRows::default(), HiddenRows(vec![5..=6])]);
        let open = archive(&[(
            "content.xml",
            r#"<s><table:table><table:table-row/><table:table-row table:visibility="filter" table:number-rows-repeated="3"/></table:table>
               <table:table><table:table-row table:visibility="collapse"/></table:table></s>"#,
        )]);
        assert_eq!(hidden(of_ods(open)), [HiddenRows(vec![2..=4]), HiddenRows(vec![1..=1])]);
        assert_eq!(of_xlsx(Cursor::new(b"PK")), []);
    }

    #[test]
    fn formulas_without_value_and_unknown_errors_are_found() {
        let sheet = r#"<sheetData>
            <row r="2"><c r="A2"><f>1+1</f><v></v></c><c r="B2"><f>1+1</f><v>2</v></c><c r="AA2"><f>A1</f></c></row>
            <row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3" t="e"><v>#SPILL!</v></c><c t="e"><v>#N/A</v></c></row>
            <row><c/><c><f t="shared" si="0"/></c><c t="e"><f>A1</f><v>#CALC!</v></c></row></sheetData>"#;
        let excel = archive(&[
            ("xl/workbook.xml", r#"<sheets><sheet name="A" r:id="r1"/></sheets>"#),
            ("xl/_rels/workbook.xml.rels", r#"<r><Relationship Id="r1" Target="a.xml"/></r>"#),
            ("xl/a.xml", sheet),
        ]);
        let found = of_xlsx(excel);
        assert_eq!(found[0].uncalculated, [(2, 0), (2, 26), (4, 1)]);
        assert_eq!(found[0].errors, [(Some((3, 1)), "#SPILL!".to_owned()), (None, "#CALC!".to_owned())]);
        let open = archive(&[(
            "content.xml",
            r#"<s><table:table><table:table-row table:number-rows-repeated="2"/><table:table-row>
               <table:table-cell table:number-columns-repeated="3"/><table:table-cell table:formula="of:=1"/>
               <table:table-cell table:formula="of:=1" office:value-type="float" office:value="1"/></table:table-row>
               </table:table></s>"#,
        )]);
        assert_eq!(of_ods(open)[0].uncalculated, [(3, 3)]);
        for (text, place) in
            [("A1", Some((1, 0))), ("D2", Some((2, 3))), ("AA10", Some((10, 26))), ("1", None), ("A", None)]
        {
            assert_eq!(place_of(text), place, "{text}");
        }
    }
}
