//! Checks the numbers of every series: the last one is right, each document is in its period, gaps have causes,
//! doubles come from old books only.

use std::{collections::HashMap, iter::Peekable};

use chrono::NaiveDate;

pub use domain::numbering::{Gap, GapCause, SeriesNumbers};
use domain::{
    book::Book,
    date_order::misplaced,
    number::{Number, Numbered},
    period::Period,
    reservation::ReservationState,
    restoring::{LostCause, LostRun},
};
use texts::{UserMessage, message};

use crate::{
    Result, Store,
    engine::{Connection, EngineResult, params},
    lost_number, number_ruling, numbering, struck_number, written,
};

/// The number of a document, with what a check needs of the document.
struct Held {
    number: Number,
    date: NaiveDate,
    numbered: Numbered,
    double: u32,
    valid: bool,
    /// Whether the number was given before a restoring.
    is_lost: bool,
    in_book: String,
}

/// The preceding row, of which the next may be a double.
struct Before {
    number: Number,
    double: u32,
    /// Whether this registry gave the number to one of its documents.
    is_own: bool,
}

/// Checks the numbers of every series.
pub(super) fn numbers(connection: &Connection, findings: &mut Vec<UserMessage>) -> Result<()> {
    let mut found = Vec::new();
    let mut periods: HashMap<(i64, i64), Vec<Period>> = HashMap::new();
    for row in series(connection, None, None)? {
        let numbers = &row.numbers;
        for gap in numbers.gaps.iter().filter(|gap| gap.cause.is_none()) {
            found.push(message!(
                texts::CHECK_GAP,
                series = named(numbers),
                from_day = numbers.period.starts,
                to_day = numbers.period.ends,
                from = texts::plain(gap.from),
                to = texts::plain(gap.to)
            ));
        }
        for number in &row.misplaced {
            found.push(message!(
                texts::CHECK_WRONG_SERIES,
                series = named(numbers),
                from_day = numbers.period.starts,
                to_day = numbers.period.ends,
                number = number.to_string()
            ));
        }
        for number in &row.wrong_doubles {
            found.push(message!(
                texts::CHECK_DOUBLE,
                series = named(numbers),
                from_day = numbers.period.starts,
                to_day = numbers.period.ends,
                number = number.to_string()
            ));
        }
        if row.expected_last != numbers.last {
            found.push(message!(
                texts::CHECK_LAST_NUMBER,
                series = named(numbers),
                from_day = numbers.period.starts,
                to_day = numbers.period.ends,
                last = texts::plain(numbers.last),
                found = texts::plain(row.expected_last)
            ));
        }
        // On any day a type takes its numbers from one series.
        for type_id in &row.types {
            let others = periods.entry((row.authority_id, *type_id)).or_default();
            if others.iter().any(|other| other.overlaps(&numbers.period)) {
                found.push(message!(
                    texts::CHECK_SERIES_OVERLAP,
                    series = named(numbers),
                    from_day = numbers.period.starts,
                    to_day = numbers.period.ends
                ));
            }
            others.push(numbers.period);
        }
    }
    found.truncate(super::MAX_NAMED);
    findings.extend(found);
    Ok(())
}

/// Names a series with its authority.
fn named(numbers: &SeriesNumbers) -> String {
    match &numbers.authority {
        None => numbers.name.clone(),
        Some(authority) => format!("{authority}, {}", numbers.name),
    }
}

impl Store {
    /// Describes the numbers of each series: gaps with their causes, doubles, numbers out of order.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn numbers(&self, year: i32) -> Result<Vec<SeriesNumbers>> {
        self.read(|connection| {
            let mut all = series(connection, Some(year), None)?;
            for twice in written::twice(connection, Some(year))? {
                if let Some(row) = all.iter_mut().find(|row| row.id == twice.series_id) {
                    row.numbers.written_twice.push(twice.written);
                }
            }
            Ok(all.into_iter().map(|row| row.numbers).collect())
        })
    }
}

/// A series' numbers, with what only a check needs.
pub(crate) struct SeriesRow {
    pub(crate) id: i64,
    pub(crate) numbers: SeriesNumbers,
    authority_id: i64,
    types: Vec<i64>,
    expected_last: u32,
    misplaced: Vec<Number>,
    wrong_doubles: Vec<Number>,
}

/// Reads the numbers of every series of a book that counts in a year: those of an authority, or số đến.
pub(crate) fn series_of(
    connection: &Connection,
    year: i32,
    book: Book,
    authority_id: Option<i64>,
) -> Result<Vec<SeriesRow>> {
    series(connection, Some(year), Some((book, authority_id)))
}

fn series(connection: &Connection, year: Option<i32>, whose: Option<(Book, Option<i64>)>) -> Result<Vec<SeriesRow>> {
    let sql =
        "SELECT series.id, book, authority.name, series.name, starts, ends, first, last, coalesce(authority_id, 0)
               FROM series LEFT JOIN authority ON authority.id = series.authority_id
               WHERE (?1 IS NULL OR (substr(starts, 1, 4) <= ?1 AND substr(ends, 1, 4) >= ?1))
                 AND (?2 IS NULL OR (book = ?2 AND authority_id IS NOT DISTINCT FROM ?3))
               ORDER BY book, authority_id, series.name, starts";
    let mut statement = connection.prepare(sql)?;
    let year = year.map(|year| format!("{year:04}"));
    let mut rows = statement.query(params![
        year,
        whose.map(|(book, _)| book.key()),
        whose.and_then(|(_, authority)| authority)
    ])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let book: String = row.get(1)?;
        let numbers = SeriesNumbers {
            book: Book::from_key(&book).unwrap_or(Book::Outgoing),
            authority: row.get(2)?,
            name: row.get(3)?,
            period: Period { starts: row.get(4)?, ends: row.get(5)? },
            documents: 0,
            given: None,
            first: row.get(6)?,
            last: row.get(7)?,
            gaps: Vec::new(),
            lost_inserted: Vec::new(),
            inserted: Vec::new(),
            doubles: Vec::new(),
            own_doubles: Vec::new(),
            written_twice: Vec::new(),
            rulings: number_ruling::of_series(connection, id)?,
            out_of_order: Vec::new(),
            withdrawn: Vec::new(),
            struck: struck_number::of_series(connection, id)?,
        };
        let mut types = vec![0];
        if numbers.book == Book::Outgoing {
            let mut statement = connection.prepare_cached("SELECT type_id FROM series_type WHERE series_id = ?1")?;
            types = statement.query_map([id], |row| row.get(0))?.collect::<EngineResult<_>>()?;
        }
        let mut series = SeriesRow {
            id,
            expected_last: numbers.first - 1,
            numbers,
            authority_id: row.get(8)?,
            types,
            misplaced: Vec::new(),
            wrong_doubles: Vec::new(),
        };
        series.walk(connection, id)?;
        all.push(series);
    }
    Ok(all)
}

impl SeriesRow {
    /// Walks the numbers from the first to the last.
    fn walk(&mut self, connection: &Connection, id: i64) -> Result<()> {
        let reservations = reservations(connection, id)?;
        for (number, _, in_turn, _) in &reservations {
            if *in_turn && !self.is_struck(*number) {
                self.expected_last = self.expected_last.max(*number);
            }
        }
        let lost = lost_number::of_series(connection, id)?;
        let told = "SELECT max(number) FROM last_number WHERE series_id = ?1";
        let told: Option<u32> = connection.prepare_cached(told)?.query_row([id], |row| row.get(0))?;
        let given: Vec<LostRun> =
            lost.iter().map(|(run, _)| run).filter(|run| run.cause == LostCause::Given).cloned().collect();
        let moved = lost.iter().filter(|(run, _)| run.in_turn).map(|(run, _)| run.last).chain(told).max();
        self.expected_last = self.expected_last.max(moved.unwrap_or(0));
        let (lost, inserted): (Vec<_>, Vec<_>) = lost.into_iter().partition(|(run, _)| run.suffix.is_empty());
        let mut unused =
            Unused { reservations: reservations.into_iter().peekable(), lost: lost.into_iter().peekable() };
        let mut statement = connection.prepare_cached(
            "SELECT number, suffix, coalesce(arrival_date, issued_date), numbered, double, standing = 'valid', book
             FROM document WHERE series_id = ?1 ORDER BY number, suffix, double",
        )?;
        let mut rows = statement.query([id])?;
        let mut next = self.numbers.first;
        let mut in_order: Vec<(Number, NaiveDate)> = Vec::new();
        let mut before: Option<Before> = None;
        let mut explained = 0;
        while let Some(row) = rows.next()? {
            let number = Number { value: row.get(0)?, suffix: row.get(1)? };
            let held = Held {
                is_lost: given.iter().any(|run| run.holds(&number)),
                number,
                date: row.get(2)?,
                numbered: Numbered::from_key(&row.get::<_, String>(3)?).unwrap_or_default(),
                double: row.get(4)?,
                valid: row.get(5)?,
                in_book: row.get(6)?,
            };
            self.take(&held, &mut before);
            // Beyond the last number there are only held ones; the numbers between will be given in turn.
            let until = (held.number.value - 1).min(self.numbers.last);
            while next <= until {
                self.gap(&mut next, until, &mut unused);
            }
            next = next.max(held.number.value + 1);
            if held.numbered.moves_the_series() && !self.is_struck(held.number.value) {
                let cause = match held.numbered {
                    Numbered::Imported => Some(GapCause::Imported),
                    Numbered::Emergency => Some(GapCause::Emergency),
                    _ => None,
                };
                // The gaps before a number that moved the series were caused by it.
                for gap in self.numbers.gaps.iter_mut().skip(explained).filter(|gap| gap.cause.is_none()) {
                    gap.cause.clone_from(&cause);
                }
                explained = self.numbers.gaps.len();
            }
            // A struck number does not count in its series, so its date is not compared.
            if self.is_struck(held.number.value) {
                continue;
            }
            in_order.push((held.number, held.date));
        }
        let dates: Vec<NaiveDate> = in_order.iter().map(|(_, date)| *date).collect();
        self.numbers.out_of_order =
            misplaced(&dates).into_iter().filter_map(|place| in_order.get(place).cloned()).collect();
        for (run, day) in inserted {
            let number = Number { value: run.first, suffix: run.suffix };
            if !numbering::exists(connection, id, &number)? {
                self.numbers.lost_inserted.push((number, day));
            }
        }
        while next <= self.numbers.last {
            self.gap(&mut next, self.numbers.last, &mut unused);
        }
        Ok(())
    }

    fn is_struck(&self, number: u32) -> bool {
        self.numbers.struck.iter().any(|struck| struck.number == number)
    }

    /// Counts one document and checks its place.
    fn take(&mut self, held: &Held, before: &mut Option<Before>) {
        let is_struck = self.is_struck(held.number.value);
        let numbers = &mut self.numbers;
        numbers.documents += 1;
        match &mut numbers.given {
            _ if is_struck => {}
            Some((_, last)) => last.clone_from(&held.number),
            none => *none = Some((held.number.clone(), held.number.clone())),
        }
        if held.numbered.moves_the_series() && !is_struck {
            self.expected_last = self.expected_last.max(held.number.value);
        }
        if !numbers.period.contains(held.date) || held.in_book != numbers.book.key() {
            self.misplaced.push(held.number.clone());
        }
        if !held.number.suffix.is_empty() && numbers.inserted.last() != Some(&held.number) {
            numbers.inserted.push(held.number.clone());
        }
        if !held.valid {
            numbers.withdrawn.push(held.number.clone());
        }
        // A document cancelled because it had the number of a restored one is no double of an old book either.
        let mut is_own = held.numbered != Numbered::Imported || held.is_lost && !held.valid;
        match before {
            Some(before) if before.number == held.number => {
                // Doubles are counted from the first row on and come from imported books only.
                if held.double != before.double + 1 || held.numbered != Numbered::Imported {
                    self.wrong_doubles.push(held.number.clone());
                }
                is_own |= before.is_own;
                let doubles = if is_own { &mut numbers.own_doubles } else { &mut numbers.doubles };
                if doubles.last() != Some(&held.number) {
                    doubles.push(held.number.clone());
                }
            }
            _ if held.double != 0 => self.wrong_doubles.push(held.number.clone()),
            _ => {}
        }
        *before = Some(Before { number: held.number.clone(), double: held.double, is_own });
    }

    /// Records the run of missing numbers of one cause from `next` on, at most up to `to`.
    fn gap(&mut self, next: &mut u32, to: u32, unused: &mut Unused<impl Iterator<Item = HeldNumber>>) {
        let gap = unused.gap(*next, to);
        *next = gap.to + 1;
        match self.numbers.gaps.last_mut() {
            Some(last) if last.cause == gap.cause && last.to + 1 == gap.from => last.to = gap.to,
            _ => self.numbers.gaps.push(gap),
        }
    }
}

/// A held number: the number, its holder, whether it was given in turn, and its state.
type HeldNumber = (u32, String, bool, ReservationState);

/// The causes of numbers without documents, read in step with the numbers.
struct Unused<R: Iterator<Item = HeldNumber>> {
    reservations: Peekable<R>,
    lost: Peekable<std::vec::IntoIter<(LostRun, NaiveDate)>>,
}

impl<R: Iterator<Item = HeldNumber>> Unused<R> {
    /// Returns the run of numbers of one cause that begins at `from`, at most up to `to`.
    fn gap(&mut self, from: u32, to: u32) -> Gap {
        while self.reservations.next_if(|(number, ..)| *number < from).is_some() {}
        while self.lost.next_if(|(run, _)| run.last < from).is_some() {}
        let lost = self.lost.peek();
        if let Some((run, day)) = lost.filter(|(run, _)| run.first <= from) {
            let cause = GapCause::Restored { day: *day, cause: run.cause };
            return Gap { from, to: to.min(run.last), cause: Some(cause) };
        }
        let to = lost.map_or(to, |(run, _)| to.min(run.first - 1));
        match self.reservations.peek() {
            Some((number, holder, _, state)) if *number == from => {
                let cause = GapCause::Reserved { holder: holder.clone(), state: *state };
                Gap { from, to: from, cause: Some(cause) }
            }
            other => Gap { from, to: other.map_or(to, |(number, ..)| to.min(number - 1)), cause: None },
        }
    }
}

/// Reads the reservations of a series by number; for each number the last one made.
fn reservations(connection: &Connection, series_id: i64) -> Result<Vec<HeldNumber>> {
    let sql = "SELECT number, holder, in_turn, state FROM reservation WHERE series_id = ?1 ORDER BY number, id DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([series_id])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let state = ReservationState::from_key(&row.get::<_, String>(3)?).unwrap_or(ReservationState::Released);
        all.push((row.get(0)?, row.get(1)?, row.get(2)?, state));
    }
    Ok(all)
}
