//! The messages about an imported list: what was not read, warnings, which rows are refused and why.

use domain::{
    field::{Cause, Problem},
    imported::RowCause,
    warning::Warning,
};
use exchange::import::{ShortYears, SkipReason};
use texts::{Text, UserMessage, message, values::CountPlaces};

use super::{ImportOutcome, RefusedRow};

/// The largest number of places named one by one.
const MAX_PLACES: usize = 5;
/// The largest number of numbers named one by one.
const MAX_NUMBERS: usize = 20;

/// Returns the place of a row, for the beginning of a sentence.
fn place(sheet: &str, line: u64) -> UserMessage {
    let line = texts::plain(i64::try_from(line).unwrap_or(i64::MAX));
    if sheet.is_empty() {
        message!(texts::IMPORT_PLACE_LINE, line = line)
    } else {
        message!(texts::IMPORT_PLACE_SHEET, sheet = sheet, line = line)
    }
}

/// Returns the place of a row, for the middle of a sentence.
fn inner_place(sheet: &str, line: u64) -> UserMessage {
    let line = texts::plain(i64::try_from(line).unwrap_or(i64::MAX));
    if sheet.is_empty() {
        message!(texts::IMPORT_INNER_LINE, line = line)
    } else {
        message!(texts::IMPORT_INNER_SHEET, sheet = sheet, line = line)
    }
}

impl RefusedRow {
    /// Returns the row's problems as messages that name its place.
    pub fn messages(&self) -> impl Iterator<Item = UserMessage> + '_ {
        self.problems.iter().map(|problem| {
            message!(texts::IMPORT_ROW_REFUSED, place = place(&self.sheet, self.line), problem = problem.message())
        })
    }

    /// Returns its place, for the middle of a sentence.
    #[must_use]
    pub fn place(&self) -> UserMessage {
        inner_place(&self.sheet, self.line)
    }

    /// Returns the row's only problem, if it is one that consecutive rows often share.
    fn common(&self) -> Option<&Problem> {
        match &self.problems[..] {
            [problem] if matches!(problem.cause, Cause::Row(RowCause::OnlyNumber(_) | RowCause::NotNumbered)) => {
                Some(problem)
            }
            _ => None,
        }
    }

    fn continues(&self, before: &Self) -> bool {
        let same = |(one, other): (&Problem, &Problem)| match (&one.cause, &other.cause) {
            (Cause::Row(RowCause::OnlyNumber(_)), Cause::Row(RowCause::OnlyNumber(_))) => true,
            (one, other) => one == other,
        };
        self.sheet == before.sheet
            && self.line == before.line + 1
            && self.common().zip(before.common()).is_some_and(same)
    }
}

/// Returns messages for refused rows: one for each problem, but one for a run of rows that have only a number,
/// or none.
#[must_use]
pub fn sentences(refused: &[RefusedRow]) -> Vec<UserMessage> {
    refused.chunk_by(|before, row| row.continues(before)).flat_map(of_run).collect()
}

/// Returns messages for the first refused rows, and the number of those that follow: where most of a list is
/// wrong it is wrong in the same way.
#[must_use]
pub fn first_sentences(refused: &[RefusedRow]) -> Vec<UserMessage> {
    /// More messages than this are not read by anybody.
    const MAX: usize = 200;
    let (mut said, mut rows) = (Vec::new(), 0);
    for run in refused.chunk_by(|before, row| row.continues(before)) {
        if said.len() >= MAX {
            said.push(message!(texts::IMPORT_MORE_REFUSED, count = refused.len() - rows));
            break;
        }
        rows += run.len();
        said.extend(of_run(run));
    }
    said
}

fn of_run(run: &[RefusedRow]) -> Vec<UserMessage> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
    let Some(problem) = first.common().filter(|_| run.len() > 1) else {
        return run.iter().flat_map(RefusedRow::messages).collect();
    };
    let number = |row: &RefusedRow| match row.common().map(|problem| &problem.cause) {
        Some(Cause::Row(RowCause::OnlyNumber(number))) => number.clone(),
        _ => String::new(),
    };
    let cause = match &problem.cause {
        Cause::Row(RowCause::OnlyNumber(_)) => {
            Cause::Row(RowCause::OnlyNumber(format!("{}–{}", number(first), number(last))))
        }
        cause => cause.clone(),
    };
    vec![message!(
        texts::IMPORT_ROWS_REFUSED,
        place = place(&first.sheet, first.line),
        last = texts::plain(i64::try_from(last.line).unwrap_or(i64::MAX)),
        count = run.len(),
        problem = Problem::new(problem.field, cause).message()
    )]
}

impl ImportOutcome {
    /// Returns what is not imported, or is read in an unexpected way: columns, sheets, rows, numbers.
    #[must_use]
    pub fn notes(&self) -> Vec<UserMessage> {
        let mut notes = Vec::new();
        if !self.unread_headings.is_empty() {
            notes.push(message!(texts::IMPORT_UNREAD, names = self.unread_headings.join(", ")));
        }
        self.note_sheets(&mut notes);
        self.note_places(texts::IMPORT_PASSED_OVER, &self.account.passed_over, &mut notes);
        self.note_places(texts::IMPORT_REPEATED, &self.account.repeated, &mut notes);
        if self.account.hidden_rows > 0 {
            notes.push(message!(texts::IMPORT_HIDDEN_ROWS, count = self.account.hidden_rows));
        }
        if self.account.hidden_unknown {
            notes.push(UserMessage::from(texts::IMPORT_HIDDEN_UNKNOWN));
        }
        if !self.account.leaping.is_empty() {
            notes.push(message!(texts::IMPORT_DATES_LEAP, columns = self.account.leaping.join("”, “")));
        }
        if let Some(ShortYears { count, text, day, place: (sheet, line) }) = &self.account.short_years {
            let place = inner_place(self.account.sheet_name(*sheet), *line);
            notes.push(message!(
                texts::IMPORT_SHORT_YEARS,
                count = *count,
                text = text.as_str(),
                place = place,
                day = *day
            ));
        }
        self.note_doubled(&mut notes);
        self.note_places(texts::IMPORT_WITHDRAWN, &self.withdrawn, &mut notes);
        if self.links_waiting > 0 {
            notes.push(message!(texts::IMPORT_LINKS_WAITING, count = self.links_waiting));
        }
        if let Some(given) = &self.given {
            notes.push(message!(
                texts::IMPORT_NUMBERS_GIVEN,
                count = given.count,
                first = given.first.as_str(),
                last = given.last.as_str()
            ));
        }
        notes
    }

    /// Notes the number of rows to which a message applies, and the places of the first of them.
    fn note_places(&self, text: Text<CountPlaces>, rows: &[(usize, u64)], notes: &mut Vec<UserMessage>) {
        if rows.is_empty() {
            return;
        }
        let place = |(sheet, line): &(usize, u64)| inner_place(self.account.sheet_name(*sheet), *line);
        let places = rows.iter().take(MAX_PLACES).map(place);
        let places = joined(places, rows.len() > MAX_PLACES);
        notes.push(text.with(CountPlaces { count: rows.len().into(), places: places.into() }));
    }

    /// Notes numbers that several documents bear. A single row is covered by its own warning.
    fn note_doubled(&self, notes: &mut Vec<UserMessage>) {
        let number = |warning: &Warning| match warning {
            Warning::NumberTwice { number } | Warning::NumberDoubled { number, .. } => Some(number.to_string()),
            Warning::WrittenTwice { code, .. } => Some(code.clone()),
            _ => None,
        };
        let all: Vec<String> = self.warnings.iter().filter_map(|row| number(&row.warning)).collect();
        if all.len() < 2 {
            return;
        }
        let mut numbers: Vec<&str> = Vec::new();
        for number in &all {
            if !numbers.contains(&number.as_str()) {
                numbers.push(number);
            }
            if numbers.len() > MAX_NUMBERS {
                break;
            }
        }
        let more = if numbers.len() > MAX_NUMBERS { ", …" } else { "" };
        let said = numbers.iter().take(MAX_NUMBERS).copied().collect::<Vec<_>>().join(", ");
        notes.push(message!(texts::IMPORT_DOUBLED, count = all.len(), numbers = format!("{said}{more}")));
    }

    fn note_sheets(&self, notes: &mut Vec<UserMessage>) {
        let read = &self.account.sheets;
        if read.len() > 1 {
            let names: Vec<String> = read.iter().map(|sheet| format!("{} ({})", sheet.name, sheet.rows)).collect();
            notes.push(message!(texts::IMPORT_SHEETS_READ, count = read.len(), names = names.join(", ")));
        }
        for sheet in read.iter().filter(|sheet| sheet.hidden) {
            notes.push(message!(texts::IMPORT_SHEET_HIDDEN_READ, sheet = sheet.name.as_str()));
        }
        for skipped in &self.account.skipped {
            let text = match skipped.reason {
                SkipReason::OtherBook => texts::IMPORT_SHEET_OF_OTHER_BOOK,
                SkipReason::Hidden => texts::IMPORT_SHEET_HIDDEN,
                SkipReason::NoHeadings => texts::IMPORT_SHEET_WITHOUT_HEADINGS,
            };
            notes.push(text.with(texts::values::Sheet { sheet: skipped.name.as_str().into() }));
        }
    }

    /// Returns the warnings about imported rows: each kind once, with the number of rows and the first of them.
    #[must_use]
    pub fn warning_sentences(&self) -> Vec<UserMessage> {
        let mut kinds: Vec<(usize, &super::RowWarning, UserMessage)> = Vec::new();
        for row in &self.warnings {
            let said = row.warning.message();
            // Warnings with one key are of different kinds when they are about different fields.
            let same = |known: &UserMessage| {
                let fields = |message: &UserMessage| {
                    let fields =
                        message.values().iter().filter(|(name, _)| matches!(*name, "earlier" | "later" | "field"));
                    fields.cloned().collect::<Vec<_>>()
                };
                known.key() == said.key() && fields(known) == fields(&said)
            };
            match kinds.iter_mut().find(|(_, _, known)| same(known)) {
                Some((count, _, _)) => *count += 1,
                None => kinds.push((1, row, said)),
            }
        }
        let sentence = |(count, row, said): (usize, &super::RowWarning, UserMessage)| {
            if count == 1 {
                message!(texts::IMPORT_ROW_WARNED, place = place(&row.sheet, row.line), warning = said)
            } else {
                message!(
                    texts::IMPORT_ROWS_WARNED,
                    count = count,
                    place = inner_place(&row.sheet, row.line),
                    warning = said
                )
            }
        };
        kinds.into_iter().map(sentence).collect()
    }
}

/// Joins places into one enumeration.
fn joined(places: impl Iterator<Item = UserMessage>, more: bool) -> UserMessage {
    let together = |before: UserMessage, next: UserMessage| message!(texts::IMPORT_PLACES, first = before, next = next);
    let all = places.reduce(together).unwrap_or_else(|| UserMessage::from(texts::IMPORT_PLACES_MORE));
    if more { together(all, UserMessage::from(texts::IMPORT_PLACES_MORE)) } else { all }
}
