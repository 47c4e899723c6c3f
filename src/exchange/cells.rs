//! Reads the cells of one row by the field of their column, and collects what is wrong with them.

use chrono::NaiveDate;

use domain::{
    book::Book,
    came_by::CameBy,
    code::Code,
    content::{Priority, SignerInfo},
    date::{self, DateOrder, NoDate, WrittenDate},
    deadline::Term,
    document_field::DocumentField as F,
    field::{Cause, Field, Problem},
    field_slot::FieldSlot,
    imported::{Held, RowCause},
    registration::{self, Remarked, Standing},
    secrecy::Secrecy,
    text,
    warning::Warning,
    working_calendar::WorkingCalendar,
};

use super::{
    export::columns::Origin,
    headings::{Column, Headings},
    table::{Mark, Row, UNCALCULATED},
};

/// A row under its headings.
pub(super) struct Cells<'a> {
    row: &'a Row,
    headings: &'a Headings,
    /// Today, by which the century of a two-digit year is judged.
    today: NaiveDate,
    /// The problems found so far.
    pub problems: Vec<Problem>,
    /// The warnings found so far.
    pub warnings: Vec<Warning>,
}

impl<'a> Cells<'a> {
    /// Reads a row under these headings.
    pub fn new(row: &'a Row, headings: &'a Headings, today: NaiveDate) -> Self {
        let mut cells = Self { row, headings, today, problems: Vec::new(), warnings: Vec::new() };
        for (place, column) in &headings.columns {
            let cell = row.cells.get(*place).map_or("", |cell| cell.trim());
            let cause = match row.mark(*place) {
                _ if *column == Column::Nothing => None,
                _ if cell == UNCALCULATED => Some(Cause::Row(RowCause::CellHolds(Held::Formula, cell.to_owned()))),
                _ if is_error(cell) => Some(Cause::Row(RowCause::ErrorCell(cell.to_owned()))),
                Some(Mark::Time) => Some(Cause::Row(RowCause::CellHolds(Held::Time, cell.to_owned()))),
                Some(Mark::Truth) => Some(Cause::Row(RowCause::CellHolds(Held::Truth, cell.to_owned()))),
                _ => None,
            };
            if let Some(cause) = cause {
                let field = match column {
                    Column::Field(field) => *field,
                    Column::Position => Field::SignerInfo,
                    Column::Secrecy => Field::Secrecy,
                    Column::Nothing => Field::Document,
                };
                cells.note(field, cause);
            }
        }
        let secrecy = cells.of(Column::Secrecy);
        match Secrecy::of(secrecy) {
            Some(Secrecy::Normal) => {}
            Some(_) => cells.note(Field::Document, Cause::Secret(secrecy.to_owned())),
            None => {
                cells.note(Field::Secrecy, Cause::UnknownWord { text: secrecy.to_owned(), allowed: Secrecy::WORDS });
            }
        }
        let lost = [Field::OrganName, Field::Subject, Field::To, Field::ToPlaces].map(|field| cells.text(field));
        if let Some(lost) = lost.into_iter().find(|text| lost_letters(text)) {
            cells.warnings.push(Warning::LettersLost(lost.to_owned()));
        }
        cells
    }

    /// Adds a problem.
    pub fn note(&mut self, field: Field, cause: Cause) {
        self.problems.push(Problem::new(field, cause));
    }

    /// Returns the text of a column, without white space around it; empty where the list has no such column,
    /// and where a formula failed.
    pub fn of(&self, column: Column) -> &'a str {
        let cell = self.place(column).and_then(|place| self.row.cells.get(place)).map_or("", |cell| cell.trim());
        if is_error(cell) { "" } else { cell }
    }

    /// Returns whether an earlier version of this program exported the list.
    pub fn is_former_list(&self) -> bool {
        self.headings.origin == Origin::Former
    }

    fn place(&self, column: Column) -> Option<usize> {
        self.headings.columns.iter().find(|(_, known)| *known == column).map(|(place, _)| *place)
    }

    /// Returns the text of a field.
    pub fn text(&self, field: Field) -> &'a str {
        self.of(Column::Field(field))
    }

    fn mark(&self, field: Field) -> Option<&'a Mark> {
        self.row.mark(self.place(Column::Field(field))?)
    }

    /// Reads the date of a field: text in any spelling, or the serial number of a spreadsheet.
    pub fn date(&mut self, field: Field) -> Option<NaiveDate> {
        let text = self.text(field);
        if text::clean(text).is_empty() {
            return None;
        }
        let cause = match self.read_date(field, text) {
            Ok(date) => return Some(date),
            Err(cause) => cause,
        };
        self.note(field, cause);
        None
    }

    /// Reads a deadline: a date, or a term counted from the day of an event, such as `5 ngày làm việc`. Without
    /// that day a term gives no date and no problem, because the missing day is reported at its own field.
    pub fn deadline(
        &mut self,
        field: Field,
        event: Option<NaiveDate>,
        calendar: &WorkingCalendar,
    ) -> Option<NaiveDate> {
        let text = self.text(field);
        let Some(term) = Term::read(text) else { return self.date(field) };
        let due = term.due(event?, calendar);
        if due.is_none() {
            self.note(field, Cause::DateOutOfRange(text.to_owned()));
        }
        due
    }

    fn read_date(&self, field: Field, text: &str) -> Result<NaiveDate, Cause> {
        let not_a_date = |cause| match cause {
            NoDate::NotADate => Cause::NotADate(text.to_owned()),
            NoDate::OutOfRange => Cause::DateOutOfRange(text.to_owned()),
        };
        if let Some(date) = serial(text, false) {
            return Ok(date);
        }
        let written = WrittenDate::of(text).ok_or_else(|| not_a_date(NoDate::NotADate))?;
        if written.is_of_last_century(self.today) && !may_be_old(self.headings.book, field) {
            return Err(Cause::YearUnclear(text.to_owned()));
        }
        written.date(DateOrder::DayFirst, Some(self.today)).map_err(not_a_date)
    }

    /// Reads a whole number from `least` to `most`; `00123` is 123.
    pub fn number(&mut self, field: Field, least: u32, most: u32) -> Option<u32> {
        let mut text = text::clean(self.text(field));
        match self.mark(field) {
            Some(Mark::Date) => {
                self.note(field, Cause::Row(RowCause::BecameDate(text)));
                return None;
            }
            Some(Mark::Digits(digits)) => text.clone_from(digits),
            _ => {}
        }
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

    /// Reads a field that has a column of its own into a draft; leaves kinds of fields that are read from several cells unchanged.
    pub fn fill(&mut self, field: F, slot: FieldSlot<'_>) {
        let code = field.row().code;
        match slot {
            FieldSlot::Text(text) => self.text(code).clone_into(text),
            FieldSlot::Date(date) => *date = self.date(code),
            FieldSlot::Amount(amount) => *amount = self.number(code, 0, field.largest().unwrap_or(u32::MAX)),
            FieldSlot::Flag(_)
            | FieldSlot::Priority(_)
            | FieldSlot::CameBy(_)
            | FieldSlot::Recipients(_)
            | FieldSlot::Issuers(_) => {}
        }
    }

    /// Reads số, ký hiệu from one column or two, and the urgency, which clerks also write under the number.
    pub fn code_and_priority(&mut self) -> (Code, Priority) {
        let cell = self.text(Field::Code);
        let (urgent, written): (Vec<&str>, Vec<&str>) = cell.lines().partition(|line| Priority::of(line).is_some());
        let code = if cell.is_empty() {
            self.check_number(Field::CodeNumber);
            Code::join(self.text(Field::CodeNumber), self.text(Field::CodeNotation))
        } else {
            self.check_number(Field::Code);
            Code::read(&written.join(" "))
        };
        let several = cell.split([';', '\n']).map(Code::read);
        if several.filter(|code| code.number().is_some() && !code.code_notation().is_empty()).count() > 1 {
            self.warnings.push(Warning::SeveralNumbers(text::clean(cell)));
        }
        let under_number = urgent.iter().filter_map(|line| Priority::of(line)).max();
        let word = self.text(Field::Priority);
        let own = Priority::of(word);
        if own.is_none() {
            let unknown = Cause::UnknownWord { text: word.to_owned(), allowed: Priority::WORDS };
            self.note(Field::Priority, unknown);
        }
        (code, own.filter(|_| !word.is_empty()).or(under_number).unwrap_or_default())
    }

    /// Reports a number that a spreadsheet turned into a date, or that is displayed with more than its digits.
    fn check_number(&mut self, field: Field) {
        let cell = self.text(field);
        let whole = field == Field::Code;
        match self.mark(field) {
            Some(Mark::Date) => self.note(field, Cause::Row(RowCause::BecameDate(cell.to_owned()))),
            Some(Mark::ShownOtherwise) => self.note(field, Cause::Row(RowCause::ShownOtherwise(cell.to_owned()))),
            Some(Mark::Unseen) if whole => {
                self.note(field, Cause::Row(RowCause::CellHolds(Held::BareNumber, cell.to_owned())));
            }
            _ if whole && is_scientific(cell) => {
                self.note(field, Cause::Row(RowCause::CellHolds(Held::PowerOfTen, cell.to_owned())));
            }
            _ if whole && (became_date(cell) || (serial(cell, false).is_some_and(is_of_our_time))) => {
                self.note(field, Cause::Row(RowCause::BecameDate(cell.to_owned())));
            }
            _ => {}
        }
    }

    /// Reads whether the document is valid, and the remarks without the words about that. Refuses a row whose
    /// remarks call the document invalid without saying by whose ruling, because it would be imported as valid.
    /// In a list that this program exported only its own words count.
    pub fn standing_and_remarks(&mut self) -> (Standing, String) {
        let remarks = self.text(Field::Description);
        match registration::remarked(remarks) {
            Some(Remarked::Ruled(withdrawal, ruling, rest)) => return (withdrawal.by(ruling), rest),
            Some(Remarked::Unclear { as_in_book }) if as_in_book || !self.is_former_list() => {
                self.note(Field::Description, Cause::Row(RowCause::WithdrawnUnclear(remarks.to_owned())));
            }
            _ => {}
        }
        (Standing::Valid, remarks.to_owned())
    }

    /// Reads cách đến. A word that is not an accepted cách đến goes into the remarks.
    pub fn came_by_and_remarks(&mut self, mut remarks: String) -> (CameBy, String) {
        let word = text::clean(self.text(Field::CameBy));
        if let Some(came_by) = CameBy::of(&word) {
            return (came_by, remarks);
        }
        if !remarks.is_empty() {
            remarks.push_str("; ");
        }
        remarks.push_str("Cách đến: ");
        remarks.push_str(&word);
        if F::Description.longest().is_some_and(|most| remarks.chars().count() > most) {
            self.note(Field::CameBy, Cause::UnknownWord { text: word, allowed: CameBy::WORDS });
        } else {
            self.warnings.push(Warning::WordKept { field: Field::CameBy, text: word });
        }
        (CameBy::Unknown, remarks)
    }

    /// Reads the signer. The cell may begin with the authority prefix of Phụ lục I.II.7; of several lines the
    /// last is the name.
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

/// Returns the word for an urgency in a list; empty for normal.
pub(super) fn priority_word(priority: Priority) -> &'static str {
    match priority {
        Priority::Normal => "",
        Priority::Urgent => "Khẩn",
        Priority::VeryUrgent => "Thượng khẩn",
        Priority::Express => "Hỏa tốc",
        Priority::ExpressTimed => "Hỏa tốc hẹn giờ",
    }
}

/// Returns the word in a list for how a document came; empty where that is unknown.
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

/// Returns whether a two-digit year may lie in the last century: only documents that others issued can be so
/// old.
pub(super) fn may_be_old(book: Book, field: Field) -> bool {
    book == Book::Incoming && field == Field::IssuedDate
}

/// Converts a spreadsheet's serial number of five digits (18/05/1927 to 31/12/2199, counted from 1900) to a
/// date. No other spelling of a date looks like it.
pub(super) fn serial(text: &str, from_1904: bool) -> Option<NaiveDate> {
    let text = text.split_once('.').map_or(text, |(days, _)| days);
    let days = text.parse::<u64>().ok().filter(|days| text.len() == 5 && *days >= 10_000)?;
    // Day 1 is 01/01/1900, and spreadsheets count 29/02/1900, which did not exist: for all later days, day 0 is
    // 30/12/1899. Counted from 1904, day 0 is 01/01/1904.
    let (year, month, day) = if from_1904 { (1904, 1, 1) } else { (1899, 12, 30) };
    NaiveDate::from_ymd_opt(year, month, day)?
        .checked_add_days(chrono::Days::new(days))
        .filter(|date| date::in_range(*date))
}

/// Checks whether a date lies in this century. A five-digit number that does may be a spreadsheet's reading of
/// `12/3`.
fn is_of_our_time(date: NaiveDate) -> bool {
    (2000..2100).contains(&chrono::Datelike::year(&date))
}

/// Checks whether a spreadsheet wrote this number with a power of ten: `2.5E+03`.
fn is_scientific(cell: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b','));
    let parts = cell.split_once(['E', 'e']).and_then(|(one, two)| Some((one, two.strip_prefix(['+', '-'])?)));
    parts.is_some_and(|(one, two)| is_digits(one) && is_digits(two))
}

/// Checks whether a spreadsheet turned this number into a date: `12/03/2026`, `12-Mar`, `12/Mar`, `Mar-26`.
fn became_date(cell: &str) -> bool {
    const MONTHS: [&str; 13] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg"];
    if date::read(cell).is_ok() {
        return true;
    }
    let folded = text::fold(cell);
    let parts: Vec<&str> = folded.split(['-', '/']).collect();
    let is_digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |part: &str| {
        let name = part.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == ' ');
        MONTHS.contains(&name) && (name.len() == part.len() || name == "thg")
    };
    match parts[..] {
        [one, two] => (is_digits(one) && is_month(two)) || (is_month(one) && is_digits(two)),
        [one, two, three] => is_digits(one) && is_month(two) && is_digits(three),
        _ => false,
    }
}

/// Checks whether a cell shows an error instead of its content. A failed formula shows a word in capital
/// letters behind `#`, or the number of an error (Excel, `LibreOffice`); a column that is too narrow for its
/// number shows `###`.
fn is_error(cell: &str) -> bool {
    /// Errors that do not end in a punctuation mark.
    const BARE: [&str; 3] = ["#N/A", "#GETTING_DATA", "#NV"];
    let libre =
        cell.strip_prefix("Err:").is_some_and(|code| code.len() >= 3 && code.bytes().all(|b| b.is_ascii_digit()));
    let is_word = |word: &str| {
        let inside =
            |letter: char| letter.is_uppercase() || letter.is_ascii_digit() || matches!(letter, ' ' | '_' | '/');
        word.starts_with(char::is_uppercase) && word.chars().all(inside)
    };
    let excel =
        cell.strip_prefix('#').and_then(|rest| rest.strip_suffix('!').or(rest.strip_suffix('?'))).is_some_and(is_word);
    let narrow = cell.len() >= 3 && cell.bytes().all(|letter| letter == b'#');
    libre || excel || narrow || BARE.contains(&cell)
}

/// Checks whether question marks inside words replace lost letters: `B?o c?o`.
fn lost_letters(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(3).any(|three| matches!(three, [one, '?', two] if one.is_alphabetic() && two.is_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_days() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        assert_eq!(serial("46027", false), day(2026, 1, 5));
        assert_eq!(serial("36526", false), day(2000, 1, 1));
        assert_eq!(serial("46027.5", false), day(2026, 1, 5));
        // The two systems start 1,462 days apart.
        assert_eq!(serial("44565", true), day(2026, 1, 5));
        for text in ["", "2026", "146027", "-6027", "00001", "x6027"] {
            assert_eq!(serial(text, false), None, "{text}");
        }
    }

    #[test]
    fn a_number_that_became_a_date_is_known() {
        for cell in ["12/03/2026", "12-Mar", "12/Mar", "Mar-26", "12-Mar-26", "12-Thg3", "12-thg 3"] {
            assert!(became_date(cell), "{cell}");
        }
        for cell in ["12/2026", "12-CV", "12/3", "05-HD", "Mar", "12-Mar-CV", "12-NQ-26", "12/NQ-26", "12/QĐ", ""] {
            assert!(!became_date(cell), "{cell}");
        }
        assert!(is_scientific("2.5E+03") && is_scientific("1,2e-5"));
        assert!(!is_scientific("25/E+") && !is_scientific("E+3") && !is_scientific("2500") && !is_scientific("5E3"));
    }

    #[test]
    fn failed_formulas_and_lost_letters_are_known() {
        // Excel's error values, those of its newer functions included.
        for word in [
            "#NULL!",
            "#DIV/0!",
            "#VALUE!",
            "#REF!",
            "#NAME?",
            "#NUM!",
            "#N/A",
            "#GETTING_DATA",
            "#SPILL!",
            "#CONNECT!",
            "#BLOCKED!",
            "#UNKNOWN!",
            "#FIELD!",
            "#CALC!",
            "#BUSY!",
            "#EXTERNAL!",
            "#PYTHON!",
            "#TIMEOUT!",
            "Err:502",
            "Err:5021",
            "####",
            UNCALCULATED,
        ] {
            assert!(is_error(word), "{word}");
        }
        for text in ["#1", "#24/BC", "#", "##", "#!", "Err: 502", "Err:", "#Hỏa tốc!", "", "Hỏa tốc!"] {
            assert!(!is_error(text), "{text}");
        }
        assert!(lost_letters("B?o c?o vi?c") && !lost_letters("Vì sao? Không rõ") && !lost_letters("a? b"));
    }

    #[test]
    fn ways_of_coming_are_known_by_their_words() {
        for way in CameBy::NAMED {
            assert_eq!(CameBy::of(came_by_word(way)), Some(way));
        }
    }

    #[test]
    fn words_of_urgency_are_read_again() {
        for urgency in Priority::ALL {
            assert_eq!(Priority::of(priority_word(urgency)), Some(urgency));
        }
    }
}
