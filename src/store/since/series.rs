//! The series of the former registry beside the copy's, and the numbers that only the former registry knows.

use std::collections::{BTreeMap, HashSet};

use rangemap::RangeInclusiveSet;

use domain::{
    book::Book,
    number::Numbered,
    period::Period,
    reservation::ReservationState,
    restoring::{LostCause, LostRun, SeriesName},
};

use crate::{
    Result,
    engine::{Connection, EngineResult, OptionalExtension, Row, params},
    lost_number,
    struck_number::{self, Strike},
};

use super::between::Between;

/// A series of the former registry beside the copy's.
#[derive(Debug)]
pub(crate) struct SeriesBeyond {
    pub(crate) id: i64,
    pub(crate) name: SeriesName,
    pub(crate) authority_id: Option<i64>,
    pub(crate) first: u32,
    /// Its last number, except those the copy has struck.
    pub(crate) last: u32,
    /// The copy's row of it and its last day there; `None` where the copy has none.
    pub(crate) in_copy: Option<i64>,
    pub(crate) runs: Vec<LostRun>,
    pub(crate) reservations: Vec<i64>,
    /// Reservations of the copy that are held no longer, and their new state.
    pub(crate) settled: Vec<(i64, ReservationState)>,
    /// Numbers taken back.
    pub(crate) strikes: Vec<Strike>,
}

impl Between<'_> {
    /// Compares every series with the copy's.
    pub(super) fn series(&self) -> Result<Vec<SeriesBeyond>> {
        let sql = "SELECT series.id, book, authority_id, authority.name, series.name, starts, ends, first, last
                   FROM series LEFT JOIN authority ON authority.id = authority_id ORDER BY series.id";
        let mut statement = self.former.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let book: String = row.get(1)?;
            let name = SeriesName {
                book: Book::from_key(&book).unwrap_or(Book::Outgoing),
                authority: row.get(3)?,
                name: row.get(4)?,
                period: Period { starts: row.get(5)?, ends: row.get(6)? },
            };
            let mut series = SeriesBeyond {
                id: row.get(0)?,
                authority_id: row.get(2)?,
                in_copy: None,
                name,
                first: row.get(7)?,
                last: row.get(8)?,
                runs: Vec::new(),
                reservations: Vec::new(),
                settled: Vec::new(),
                strikes: Vec::new(),
            };
            let own = self.authority_in_copy(series.authority_id);
            series.in_copy = self.series_in_copy(&series, own)?;
            series.last = self.last_not_struck(&series)?;
            self.fill(&mut series)?;
            all.push(series);
        }
        Ok(all)
    }

    fn series_in_copy(&self, series: &SeriesBeyond, authority_id: Option<i64>) -> Result<Option<i64>> {
        let of_row = |row: &Row<'_>| row.get(0);
        let found = if self.shares_rows() {
            let sql = "SELECT id FROM series WHERE id = ?1";
            self.copy.prepare_cached(sql)?.query_row([series.id], of_row).optional()?
        } else {
            // Số đến is one series on any day, however each registry has divided its year.
            let sql = "SELECT id FROM series WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2
                       AND (name = ?3 AND starts = ?4 OR ?2 IS NULL AND starts <= ?5 AND ends >= ?4)
                       ORDER BY starts = ?4 DESC LIMIT 1";
            let SeriesName { book, name, period, .. } = &series.name;
            let key = params![book.key(), authority_id, name, period.starts, period.ends];
            self.copy.prepare_cached(sql)?.query_row(key, of_row).optional()?
        };
        Ok(found)
    }

    /// Finds the numbers of a series that the copy does not know.
    fn fill(&self, series: &mut SeriesBeyond) -> Result<()> {
        let own = series.in_copy;
        let InCopy { mut known, mut inserted, held, last: mut copied_last } = match own {
            Some(own) => self.numbers_in_copy(own)?,
            None => InCopy { last: series.first - 1, ..InCopy::default() },
        };
        let of_former = reservations(self.former, series.id)?;
        let moved: HashSet<u32> =
            of_former.iter().filter(|held| held.in_turn).map(|reservation| reservation.number).collect();
        // Those without a suffix first, so that they make runs.
        let mut given: BTreeMap<(String, u32), bool> = BTreeMap::new();
        let stands = series.last;
        let strikes =
            if self.has("struck_number")? { struck_number::strikes(self.former, series.id)? } else { Vec::new() };
        let is_struck = |number: u32| strikes.iter().any(|strike| strike.number == number);
        for_each_number(self.former, series.id, |number, suffix, numbered| {
            let is_known =
                if suffix.is_empty() { known.contains(&number) } else { inserted.contains(&(number, suffix.clone())) };
            if !is_known {
                let in_turn = numbered.moves_the_series() || moved.contains(&number);
                *given.entry((suffix, number)).or_default() |= in_turn && number <= stands && !is_struck(number);
            }
        })?;
        for ((suffix, number), in_turn) in given {
            let run = LostRun { first: number, last: number, suffix, in_turn, cause: LostCause::Given };
            note(&mut series.runs, &mut known, run);
        }
        let runs = if self.has("lost_number")? { lost_number::of_series(self.former, series.id)? } else { Vec::new() };
        for (run, _) in runs {
            if run.suffix.is_empty() {
                let parts: Vec<_> = known.gaps(&(run.first..=run.last)).collect();
                for part in parts {
                    note(
                        &mut series.runs,
                        &mut known,
                        LostRun { first: *part.start(), last: *part.end(), ..run.clone() },
                    );
                }
            } else if inserted.insert((run.first, run.suffix.clone())) {
                note(&mut series.runs, &mut known, run);
            }
        }
        for reservation in &of_former {
            let number = reservation.number;
            let own = held.get(&number);
            let is_held_again = own.is_some_and(|own| own.terms != reservation.terms);
            if let Some(own) = own
                && own.state == ReservationState::Held.key()
                && (is_held_again || own.state != reservation.state)
            {
                // The document that used the number is not here, so it is held for nobody any more.
                let state = match ReservationState::from_key(&reservation.state) {
                    Some(ReservationState::Expired) if !is_held_again => ReservationState::Expired,
                    _ => ReservationState::Released,
                };
                series.settled.push((own.id, state));
            }
            if (own.is_none() || is_held_again) && !known.contains(&number) && reservation.keeps_its_number() {
                series.reservations.push(reservation.id);
            }
        }
        for strike in strikes {
            let is_held = held.get(&strike.number).is_some_and(|own| {
                own.state == ReservationState::Held.key() && !series.settled.iter().any(|(id, _)| *id == own.id)
            });
            if !is_held && self.strikes_in_copy(own, strike.number)? {
                // The series of the copy goes back like this one.
                copied_last = copied_last.min(strike.back_to);
                series.strikes.push(strike);
            }
        }
        // The former registry skipped all other numbers up to its last one. Reserved numbers are excluded, because
        // their reservations explain them.
        let kept = of_former.iter().filter(|held| held.keeps_its_number()).map(|reservation| reservation.number);
        known.extend(kept.chain(held.keys().copied()).map(|number| number..=number));
        if copied_last < series.last {
            let parts: Vec<_> = known.gaps(&(copied_last + 1..=series.last)).collect();
            for part in parts {
                let (first, last) = (*part.start(), *part.end());
                let run = LostRun { first, last, suffix: String::new(), in_turn: true, cause: LostCause::Skipped };
                note(&mut series.runs, &mut known, run);
            }
        }
        series.runs.sort_by(|one, other| (one.first, &one.suffix).cmp(&(other.first, &other.suffix)));
        Ok(())
    }

    fn numbers_in_copy(&self, series_id: i64) -> Result<InCopy> {
        let last = self.copy.query_row("SELECT last FROM series WHERE id = ?1", [series_id], |row| row.get(0))?;
        let mut found = InCopy { last, ..InCopy::default() };
        for_each_number(self.copy, series_id, |number, suffix, _| {
            if suffix.is_empty() {
                found.known.insert(number..=number);
            } else {
                found.inserted.insert((number, suffix));
            }
        })?;
        for (run, _) in lost_number::of_series(self.copy, series_id)? {
            if run.suffix.is_empty() {
                found.known.insert(run.first..=run.last);
            } else {
                found.inserted.insert((run.first, run.suffix));
            }
        }
        let held = reservations(self.copy, series_id)?.into_iter().filter(HeldRow::keeps_its_number);
        found.held = held.map(|reservation| (reservation.number, reservation)).collect();
        Ok(found)
    }

    /// Returns the last number of a series of the former registry, except numbers that the copy has struck,
    /// which moved its series but not the copy's.
    fn last_not_struck(&self, series: &SeriesBeyond) -> Result<u32> {
        let Some(own) = series.in_copy.filter(|_| series.last >= series.first) else { return Ok(series.last) };
        if !self.has("struck_number")? {
            return Ok(series.last);
        }
        let struck: HashSet<u32> =
            struck_number::strikes(self.copy, own)?.into_iter().map(|strike| strike.number).collect();
        if !struck.contains(&series.last) {
            return Ok(series.last);
        }
        let counts = struck_number::last_besides(self.former, series.id, &struck)?;
        Ok(counts.unwrap_or_default().max(series.first - 1))
    }

    /// Returns whether a struck number must be struck in the copy too: it is not struck there yet, and the copy
    /// gave it to no document of its own.
    fn strikes_in_copy(&self, series: Option<i64>, number: u32) -> Result<bool> {
        let Some(series) = series else { return Ok(true) };
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM struck_number WHERE series_id = ?1 AND number = ?2)
                   AND NOT EXISTS (SELECT 1 FROM document
                                   WHERE series_id = ?1 AND number = ?2 AND registered_event > ?3)";
        Ok(self.copy.prepare_cached(sql)?.query_row(params![series, number, self.common], |row| row.get(0))?)
    }
}

/// The numbers of a series that the copy knows.
#[derive(Default)]
struct InCopy {
    /// Those without a suffix: of documents, and given before an earlier restoring.
    known: RangeInclusiveSet<u32>,
    inserted: HashSet<(u32, String)>,
    /// Those that nobody else gets, with the reservation of each.
    held: BTreeMap<u32, HeldRow>,
    last: u32,
}

/// Passes on each number of a series with how its document got it.
fn for_each_number(connection: &Connection, series_id: i64, mut take: impl FnMut(u32, String, Numbered)) -> Result<()> {
    let sql = "SELECT number, suffix, numbered FROM document WHERE series_id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([series_id])?;
    while let Some(row) = rows.next()? {
        let numbered = Numbered::from_key(&row.get::<_, String>(2)?).unwrap_or_default();
        take(row.get(0)?, row.get(1)?, numbered);
    }
    Ok(())
}

/// Adds lost numbers; consecutive ones as one run.
fn note(runs: &mut Vec<LostRun>, known: &mut RangeInclusiveSet<u32>, run: LostRun) {
    if run.suffix.is_empty() {
        known.insert(run.first..=run.last);
    }
    match runs.last_mut() {
        Some(last)
            if last.suffix.is_empty()
                && run.suffix.is_empty()
                && last.last + 1 == run.first
                && (last.in_turn, last.cause) == (run.in_turn, run.cause) =>
        {
            last.last = run.last;
        }
        _ => runs.push(run),
    }
}

/// The reservation of a number as stored in its row.
struct HeldRow {
    id: i64,
    number: u32,
    in_turn: bool,
    state: String,
    /// Whether it was held in turn, for whom, why and until when. These terms tell a number that was released
    /// and held again from the old reservation; where both are equal, the result is the same.
    terms: (bool, [String; 3]),
}

impl HeldRow {
    /// Returns whether nobody else gets the number while the row is in this state: one chosen ahead and
    /// released is free again.
    fn keeps_its_number(&self) -> bool {
        self.in_turn || matches!(self.state.as_str(), "held" | "used")
    }
}

/// Reads the reservations of a series, for each number the last row.
fn reservations(connection: &Connection, series_id: i64) -> Result<Vec<HeldRow>> {
    let sql = "SELECT max(id), number, in_turn, state, holder, reason, until FROM reservation
               WHERE series_id = ?1 GROUP BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([series_id], |row| {
        let (in_turn, terms) = (row.get(2)?, [row.get(4)?, row.get(5)?, row.get(6)?]);
        Ok(HeldRow { id: row.get(0)?, number: row.get(1)?, in_turn, state: row.get(3)?, terms: (in_turn, terms) })
    })?;
    Ok(rows.collect::<EngineResult<_>>()?)
}
