//! Which rows of a spreadsheet are hidden, by a filter or by hand; the library that reads the cells does not tell. Not known for .xls,
//! which the import reports.

use std::{
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
    /// Whether the row of a number, from 1, is hidden.
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

/// Those of every sheet of an .xlsx file, in the order of the workbook. A part that cannot be read has none.
pub(super) fn of_xlsx(source: impl Read + Seek) -> Vec<HiddenRows> {
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
        let mut hidden = HiddenRows::default();
        let mut line = 0;
        each_element(&mut archive, &part, |element| {
            if element.local_name().as_ref() == "row" {
                line = attribute(element, "r").and_then(|line| line.parse().ok()).unwrap_or(line + 1);
                if attribute(element, "hidden").is_some_and(|hidden| matches!(hidden.as_str(), "1" | "true")) {
                    hidden.add(line, line);
                }
            }
        });
        hidden
    };
    ids.iter().map(&mut sheet).collect()
}

/// Those of every sheet of an .ods file, in its order.
pub(super) fn of_ods(source: impl Read + Seek) -> Vec<HiddenRows> {
    let Ok(mut archive) = ZipArchive::new(source) else { return Vec::new() };
    let mut sheets: Vec<HiddenRows> = Vec::new();
    let mut line = 0_u64;
    each_element(&mut archive, "content.xml", |element| match element.local_name().as_ref() {
        "table" => {
            sheets.push(HiddenRows::default());
            line = 0;
        }
        "table-row" => {
            let repeated =
                attribute(element, "number-rows-repeated").and_then(|amount| amount.parse().ok()).unwrap_or(1);
            let first = line + 1;
            line = line.saturating_add(repeated);
            let hidden = attribute(element, "visibility").is_some_and(|seen| matches!(&*seen, "filter" | "collapse"));
            if let Some(sheet) = sheets.last_mut().filter(|_| hidden) {
                sheet.add(first, line);
            }
        }
        _ => {}
    });
    sheets
}

fn each_element(archive: &mut ZipArchive<impl Read + Seek>, part: &str, mut see: impl FnMut(&BytesStart<'_>)) {
    let Ok(part) = archive.by_name(part) else { return };
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => see(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
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
        assert_eq!(of_xlsx(excel), [HiddenRows::default(), HiddenRows(vec![5..=6])]);
        let open = archive(&[(
            "content.xml",
            r#"<s><table:table><table:table-row/><table:table-row table:visibility="filter" table:number-rows-repeated="3"/></table:table>
               <table:table><table:table-row table:visibility="collapse"/></table:table></s>"#,
        )]);
        assert_eq!(of_ods(open), [HiddenRows(vec![2..=4]), HiddenRows(vec![1..=1])]);
        assert_eq!(of_xlsx(Cursor::new(b"PK")), []);
    }
}
