//! The cells of one row by what their column holds; what is wrong with them is gathered.

use chrono::NaiveDate;

use super::{
    headings::{Column, Headings},
    table::Row,
};
use crate::domain::{
    came_by::CameBy,
    code::Code,
    content::{Priority, SignerInfo},
    date::{self, NoDate},
    field::{Cause, Field, Problem},
    text,
};

/// The largest số đến or số văn bản taken: nine digits.
pub(super) const MOST_NUMBER: u32 = 999_999_999;
/// The largest number of copies and pages taken.
pub(super) const MOST_AMOUNT: u32 = 99_999;

/// A row under its headings.
pub(super) struct Cells<'a> {
    row: &'a Row,
    headings: &'a Headings,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

impl<'a> Cells<'a> {
    /// The row under its headings.
    pub fn new(row: &'a Row, headings: &'a Headings) -> Self {
        let mut cells = Self { row, headings, problems: Vec::new() };
        let secrecy = cells.of(Column::Secrecy);
        if !matches!(text::fold(secrecy).as_str(), "" | "thuong" | "khong" | "-") {
            cells.note(Field::Document, Cause::Secret(secrecy.to_owned()));
        }
        cells
    }

    /// Notes a problem.
    pub fn note(&mut self, field: Field, cause: Cause) {
        self.problems.push(Problem::new(field, cause));
    }

    /// The text of a column, without white space around it; empty where the list has no such column.
    pub fn of(&self, column: Column) -> &'a str {
        let place = self.headings.columns.iter().find(|(_, known)| *known == column).map(|(place, _)| *place);
        place.and_then(|place| self.row.cells.get(place)).map_or("", |cell| cell.trim())
    }

    /// The text of a field.
    pub fn text(&self, field: Field) -> &'a str {
        self.of(Column::Field(field))
    }

    /// The date of a field: as text in any spelling, or as the serial number of a spreadsheet.
    pub fn date(&mut self, field: Field) -> Option<NaiveDate> {
        let text = self.text(field);
        if text::clean(text).is_empty() {
            return None;
        }
        let cause = match serial(text).map_or_else(|| date::read(text), Ok) {
            Ok(date) => return Some(date),
            Err(NoDate::NotADate) => Cause::NotADate(text.to_owned()),
            Err(NoDate::OutOfRange) => Cause::DateOutOfRange(text.to_owned()),
        };
        self.note(field, cause);
        None
    }

    /// The whole number of a field; `00123` is 123.
    pub fn number(&mut self, field: Field, least: u32, most: u32) -> Option<u32> {
        let text = text::clean(self.text(field));
        if text.is_empty() {
            return None;
        }
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number| digits && (least..=most).contains(number));
        if number.is_none() {
            self.note(field, Cause::NotANumber { text, least: i64::from(least), most: i64::from(most) });
        }
        number
    }

    /// Số, ký hiệu from one column or two, and the urgency, which clerks also write under the number.
    pub fn code_and_priority(&mut self) -> (Code, Priority) {
        let cell = self.text(Field::Code);
        let (urgent, written): (Vec<&str>, Vec<&str>) = cell.lines().partition(|line| priority(line).is_some());
        let code = if cell.is_empty() {
            Code::join(self.text(Field::CodeNumber), self.text(Field::CodeNotation))
        } else {
            Code::parse(&written.join(" "))
        };
        let under_number = urgent.iter().find_map(|line| priority(line));
        let word = self.text(Field::Priority);
        let own = priority(word);
        if own.is_none() && !word.is_empty() {
            self.note(Field::Priority, Cause::WrongKind);
        }
        (code, own.or(under_number).unwrap_or_default())
    }

    /// Cách đến, in the words clerks write.
    pub fn came_by(&mut self) -> CameBy {
        let came_by = CameBy::of(self.text(Field::CameBy));
        if came_by.is_none() {
            self.note(Field::CameBy, Cause::WrongKind);
        }
        came_by.unwrap_or_default()
    }

    /// Who signed. The cell may begin with the authority prefix of Phụ lục I.II.7; of several lines the last is the name.
    pub fn signer_info(&self) -> SignerInfo {
        const PREFIXES: [&str; 5] = ["TM.", "Q.", "KT.", "TL.", "TUQ."];
        let cell = self.text(Field::SignerInfo);
        let prefix = PREFIXES.into_iter().find(|prefix| cell.starts_with(prefix)).unwrap_or_default();
        let rest = cell.strip_prefix(prefix).unwrap_or(cell).trim();
        let (above, full_name) = rest.rsplit_once('\n').unwrap_or(("", rest));
        let own_column = self.of(Column::Position);
        SignerInfo {
            prefix: prefix.to_owned(),
            position: if own_column.is_empty() { above } else { own_column }.to_owned(),
            full_name: full_name.to_owned(),
        }
    }
}

/// The urgency of a word (Điều 8, NĐ 30/2020/NĐ-CP).
fn priority(word: &str) -> Option<Priority> {
    let folded = text::fold(word);
    match folded.trim_matches(|letter: char| !letter.is_alphanumeric()) {
        "thuong" | "binh thuong" => Some(Priority::Normal),
        "khan" => Some(Priority::Urgent),
        "thuong khan" => Some(Priority::VeryUrgent),
        "hoa toc" => Some(Priority::Express),
        "hoa toc hen gio" => Some(Priority::ExpressTimed),
        _ => None,
    }
}

/// The word of an urgency in a list; nothing for the usual one.
pub(super) fn priority_word(priority: Priority) -> &'static str {
    match priority {
        Priority::Normal => "",
        Priority::Urgent => "Khẩn",
        Priority::VeryUrgent => "Thượng khẩn",
        Priority::Express => "Hỏa tốc",
        Priority::ExpressTimed => "Hỏa tốc hẹn giờ",
    }
}

/// The word of how a document came in a list; nothing where nobody has said.
pub(super) fn came_by_word(came_by: CameBy) -> &'static str {
    match came_by {
        CameBy::Unknown => "",
        CameBy::Wire => "Trục liên thông",
        CameBy::Post => "Bưu điện",
        CameBy::Hand => "Trực tiếp",
        CameBy::Fax => "Fax",
        CameBy::EMail => "Thư điện tử",
    }
}

/// The day of a spreadsheet's serial number of five digits (18/05/1927 to 31/12/2199); no other spelling of a date looks so.
fn serial(text: &str) -> Option<NaiveDate> {
    let text = text.split_once('.').map_or(text, |(days, _)| days);
    let days = text.parse::<u64>().ok().filter(|days| text.len() == 5 && *days >= 10_000)?;
    // Day 1 is 01/01/1900, and 29/02/1900, which never was, is counted: so day 0 falls on 30/12/1899 for all later days.
    NaiveDate::from_ymd_opt(1899, 12, 30)?
        .checked_add_days(chrono::Days::new(days))
        .filter(|date| date::in_range(*date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        assert_eq!(serial("46027"), day(2026, 1, 5));
        assert_eq!(serial("36526"), day(2000, 1, 1));
        assert_eq!(serial("46027.5"), day(2026, 1, 5));
        for text in ["", "2026", "146027", "-6027", "00001", "x6027"] {
            assert_eq!(serial(text), None, "{text}");
        }
    }

    #[test]
    fn ways_of_coming_are_known_by_their_words() {
        for way in CameBy::NAMED {
            assert_eq!(CameBy::of(came_by_word(way)), Some(way));
        }
    }

    #[test]
    fn urgency_is_known_by_its_words() {
        assert_eq!(priority("HỎA TỐC"), Some(Priority::Express));
        assert_eq!(priority("(Hoả tốc)"), Some(Priority::Express));
        assert_eq!(priority("Thượng khẩn"), Some(Priority::VeryUrgent));
        assert_eq!(priority("KHẨN"), Some(Priority::Urgent));
        assert_eq!(priority("Thường"), Some(Priority::Normal));
        assert_eq!(priority("5/BNV-VP"), None);
        for urgency in Priority::ALL.into_iter().skip(1) {
            assert_eq!(priority(priority_word(urgency)), Some(urgency));
        }
    }
}
