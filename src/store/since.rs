//! Finds what a registry has beyond a copy of it by comparing both row by row, however each went on. Writes
//! nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rangemap::RangeInclusiveSet;

use domain::{
    book::Book,
    document::DocumentId,
    number::Numbered,
    period::Period,
    printing_on::VolumePage,
    registration::Standing,
    reservation::ReservationState,
    restoring::{ActionsSince, FormerRegistry, LostCause, LostRun, SeriesName, SeriesSince, Since},
};

use super::{
    actions_since,
    engine::{Connection, EngineResult, OptionalExtension, Row, params},
    error::{DbError, DbResult},
    history, last_number, lost_number,
    sqlite::{
        file::{self, FIRST_WITH_HISTORY, SCHEMA_VERSION},
        schema,
    },
    struck_number::{self, Strike},
};

/// What the former registry has beyond a copy. Rows are the former registry's unless said to be the copy's.
#[derive(Debug)]
pub(super) struct Beyond {
    pub(super) former: FormerRegistry,
    pub(super) documents: Vec<DocumentId>,
    pub(super) series: Vec<SeriesBeyond>,
    pub(super) pages: Vec<PageBeyond>,
    /// The number of days closed.
    pub(super) days: usize,
    /// Locked books that are open in the copy: book, authority's row, year.
    pub(super) locks: Vec<(String, Option<i64>, i32)>,
    /// Days on which numbers begin again: book, authority's row, day.
    pub(super) period_starts: Vec<(String, Option<i64>, NaiveDate)>,
    /// Days on which numbers begin again in the copy and no longer do, because the period before was reopened.
    pub(super) reopened: Vec<Reopened>,
    /// Maps rows of authorities to those of the copy; 0 where the copy has none.
    pub(super) authorities: HashMap<i64, i64>,
    /// Whether last numbers on paper were still requested.
    pub(super) asks: bool,
    /// What was done to documents that the copy has.
    pub(super) actions: ActionsSince,
    /// Documents of the copy that are no longer valid, and how they were ended.
    pub(super) withdrawn: BTreeMap<DocumentId, Standing>,
}

/// A series of the former registry beside the copy's.
#[derive(Debug)]
pub(super) struct SeriesBeyond {
    pub(super) id: i64,
    pub(super) name: SeriesName,
    pub(super) authority_id: Option<i64>,
    pub(super) first: u32,
    /// Its last number, except those the copy has struck.
    pub(super) last: u32,
    /// The copy's row of it and its last day there; `None` where the copy has none.
    pub(super) in_copy: Option<i64>,
    pub(super) runs: Vec<LostRun>,
    pub(super) reservations: Vec<i64>,
    /// Reservations of the copy that are held no longer, and their new state.
    pub(super) settled: Vec<(i64, ReservationState)>,
    /// Numbers taken back.
    pub(super) strikes: Vec<Strike>,
}

/// A period that ends in the copy and was reopened since.
#[derive(Debug)]
pub(super) struct Reopened {
    /// The copy's row of the day on which numbers began again.
    pub(super) id: i64,
    pub(super) book: Book,
    pub(super) authority_id: Option<i64>,
    pub(super) day: NaiveDate,
    pub(super) reason: String,
}

/// A page printed since the copy.
#[derive(Debug)]
pub(super) struct PageBeyond {
    pub(super) book: String,
    pub(super) authority_id: Option<i64>,
    pub(super) year: i32,
    pub(super) at: VolumePage,
    pub(super) supplement: u32,
    /// The row of a page all of whose documents are in the copy, so that it can be carried over unchanged.
    pub(super) whole: Option<i64>,
}

impl Beyond {
    fn nothing(former: FormerRegistry, asks: bool) -> Self {
        Self {
            former,
            documents: Vec::new(),
            series: Vec::new(),
            pages: Vec::new(),
            days: 0,
            locks: Vec::new(),
            period_starts: Vec::new(),
            reopened: Vec::new(),
            authorities: HashMap::new(),
            asks,
            actions: ActionsSince::default(),
            withdrawn: BTreeMap::new(),
        }
    }

    /// Makes the result for a former registry that is absent or cannot be read.
    pub(super) fn unknown(former: FormerRegistry) -> Self {
        Self::nothing(former, true)
    }

    /// Summarizes it for the clerk.
    pub(super) fn told(&self) -> Since {
        let numbers = self.series.iter().filter_map(|series| {
            let given = series.runs.iter().filter(|run| run.cause != LostCause::Skipped);
            let numbers: Vec<LostRun> = given.cloned().collect();
            (!numbers.is_empty()).then(|| SeriesSince { series: series.name.clone(), numbers })
        });
        Since {
            former: self.former,
            documents: self.documents.clone(),
            numbers: numbers.collect(),
            pages: self.pages.len(),
            days: self.days,
            actions: self.actions.clone(),
        }
    }
}

/// Compares a copy, which is of the present version, with the registry that it is to replace.
pub(super) fn compare(copy: &Connection, former: &Connection) -> DbResult<Beyond> {
    let version = file::form_of(former)?;
    // Without a history it is unknown what was given since a copy.
    if !(i64::from(FIRST_WITH_HISTORY)..=i64::from(SCHEMA_VERSION)).contains(&version) {
        return Ok(Beyond::unknown(FormerRegistry::Unreadable));
    }
    let Some(common) = common_event(copy, former)? else {
        return Ok(Beyond::unknown(FormerRegistry::Foreign));
    };
    let kind = if common == history::last(copy)?.id { FormerRegistry::Continued } else { FormerRegistry::Forked };
    let between = Between { copy, former, kind, common };
    let authorities = between.authorities()?;
    let series = between.series(&authorities)?;
    let in_copy: HashMap<i64, i64> = series.iter().filter_map(|series| Some((series.id, series.in_copy?))).collect();
    let (actions, withdrawn) = actions_since::of(&between, &in_copy)?;
    Ok(Beyond {
        actions,
        withdrawn,
        documents: between.documents(&in_copy)?,
        pages: between.pages(&authorities)?,
        days: former.query_row("SELECT count(*) FROM closed_day WHERE last_event > ?1", [common], |row| row.get(0))?,
        locks: between.locks(&authorities)?,
        period_starts: between.period_starts(&authorities)?,
        reopened: between.reopened(&authorities)?,
        asks: (between.has("last_number")? && !last_number::asked(former)?.is_empty())
            || (kind == FormerRegistry::Forked && !last_number::asked(copy)?.is_empty()),
        series,
        authorities,
        ..Beyond::nothing(kind, false)
    })
}

/// Finds the last event that both histories share. 0 where they share none because both were taken over from
/// one registry without a history; `None` for two different registries.
fn common_event(copy: &Connection, former: &Connection) -> DbResult<Option<i64>> {
    let seal = |connection: &Connection, id: i64| {
        let sql = "SELECT chain FROM event WHERE id = ?1";
        connection.prepare_cached(sql)?.query_row([id], |row| row.get::<_, Vec<u8>>(0)).optional()
    };
    let same =
        |id: i64| Ok::<_, DbError>(seal(copy, id)?.is_some_and(|own| seal(former, id).ok().flatten() == Some(own)));
    if !same(1)? {
        return Ok(are_one_taken_over(copy, former)?.then_some(0));
    }
    // Each seal covers all before it, so the histories agree up to one event and nowhere after it.
    let (mut agreed, mut differs) = (1, history::last(copy)?.id.min(history::last(former)?.id) + 1);
    while agreed + 1 < differs {
        let middle = agreed + (differs - agreed) / 2;
        if same(middle)? {
            agreed = middle;
        } else {
            differs = middle;
        }
    }
    Ok(Some(agreed))
}

/// Returns whether both registries began as one without a history: they are of the same office, and the
/// documents that both took over are the same. One in ten may differ, because it may have been amended in one
/// of them.
fn are_one_taken_over(copy: &Connection, former: &Connection) -> DbResult<bool> {
    let office = |connection: &Connection| {
        let sql = "SELECT name FROM authority JOIN office ON office.authority_id = authority.id";
        connection.query_row(sql, [], |row| row.get::<_, String>(0)).optional()
    };
    if office(copy)? != office(former)? {
        return Ok(false);
    }
    // The history begins with what was taken over.
    let sql = "SELECT book, number, suffix, code, subject FROM document WHERE registered_event <
               (SELECT coalesce((SELECT id FROM event WHERE action <> 'taken-over' ORDER BY id LIMIT 1),
                                4611686018427387904)) ORDER BY id";
    let (mut own, mut others) = (copy.prepare(sql)?, former.prepare(sql)?);
    let (mut own, mut others) = (own.query([])?, others.query([])?);
    let (mut both, mut alike) = (0_u64, 0_u64);
    while let (Some(one), Some(other)) = (own.next()?, others.next()?) {
        let same = |column: usize| Ok::<_, DbError>(one.get_ref(column)? == other.get_ref(column)?);
        both += 1;
        alike += u64::from((0..5).map(same).collect::<DbResult<Vec<_>>>()?.into_iter().all(|same| same));
    }
    Ok(both > 0 && alike * 10 >= both * 9)
}

/// The two registries and their last common event.
pub(super) struct Between<'a> {
    pub(super) copy: &'a Connection,
    pub(super) former: &'a Connection,
    kind: FormerRegistry,
    /// The last event they share.
    pub(super) common: i64,
}

impl Between<'_> {
    /// Returns whether the former registry has a table; earlier forms lack some.
    fn has(&self, table: &str) -> DbResult<bool> {
        schema::has_table(self.former, table)
    }

    /// Returns whether rows of the copy and of the former registry have the same ids.
    fn shares_rows(&self) -> bool {
        self.kind == FormerRegistry::Continued && self.common > 0
    }

    fn authorities(&self) -> DbResult<HashMap<i64, i64>> {
        let mut statement = self.former.prepare("SELECT id, name FROM authority ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
            // An authority that was renamed since is recognised by its row.
            let sql = "SELECT id FROM authority WHERE name = ?1 OR (?2 AND id = ?3) ORDER BY name = ?1 DESC LIMIT 1";
            let own = self
                .copy
                .prepare_cached(sql)?
                .query_row(params![name, self.shares_rows(), id], |row| row.get(0))
                .optional()?;
            found.insert(id, own.unwrap_or(0));
        }
        Ok(found)
    }

    fn series(&self, authorities: &HashMap<i64, i64>) -> DbResult<Vec<SeriesBeyond>> {
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
            let own = series.authority_id.map(|id| authorities.get(&id).copied().unwrap_or_default());
            series.in_copy = self.series_in_copy(&series, own)?;
            series.last = self.last_not_struck(&series)?;
            self.fill(&mut series)?;
            all.push(series);
        }
        Ok(all)
    }

    fn series_in_copy(&self, series: &SeriesBeyond, authority_id: Option<i64>) -> DbResult<Option<i64>> {
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
    fn fill(&self, series: &mut SeriesBeyond) -> DbResult<()> {
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
        // The position of the series is explained by what the former registry passed over; held numbers explain
        // themselves.
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

    fn numbers_in_copy(&self, series_id: i64) -> DbResult<InCopy> {
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
    fn last_not_struck(&self, series: &SeriesBeyond) -> DbResult<u32> {
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
    fn strikes_in_copy(&self, series: Option<i64>, number: u32) -> DbResult<bool> {
        let Some(series) = series else { return Ok(true) };
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM struck_number WHERE series_id = ?1 AND number = ?2)
                   AND NOT EXISTS (SELECT 1 FROM document
                                   WHERE series_id = ?1 AND number = ?2 AND registered_event > ?3)";
        Ok(self.copy.prepare_cached(sql)?.query_row(params![series, number, self.common], |row| row.get(0))?)
    }

    /// Lists documents registered since, except those that an import brought back into the copy.
    fn documents(&self, in_copy: &HashMap<i64, i64>) -> DbResult<Vec<DocumentId>> {
        let sql = "SELECT id FROM document WHERE registered_event > ?1 ORDER BY id";
        let mut statement = self.former.prepare(sql)?;
        let mut rows = statement.query([self.common])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let id = DocumentId(row.get(0)?);
            if self.document_in_copy(id, in_copy)?.is_none() {
                found.push(id);
            }
        }
        Ok(found)
    }

    /// Finds the copy's row of a document of the former registry: the same if it was registered before the
    /// histories part, otherwise that of the same number, số, ký hiệu and subject. `in_copy` maps series to the
    /// copy's.
    pub(super) fn document_in_copy(&self, id: DocumentId, in_copy: &HashMap<i64, i64>) -> DbResult<Option<DocumentId>> {
        let sql = "SELECT series_id, number, suffix, code, subject, registered_event FROM document WHERE id = ?1";
        let mut statement = self.former.prepare_cached(sql)?;
        let mut rows = statement.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        if row.get::<_, i64>(5)? <= self.common {
            return Ok(Some(id));
        }
        let Some(own) = in_copy.get(&row.get::<_, i64>(0)?) else { return Ok(None) };
        let sql = "SELECT id FROM document WHERE series_id = ?1 AND number = ?2 AND suffix = ?3 AND code = ?4
                   AND subject = ?5 LIMIT 1";
        let key = params![
            own,
            row.get::<_, u32>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, String>(3)?,
            row.get::<_, String>(4)?
        ];
        let found = self.copy.prepare_cached(sql)?.query_row(key, |row| Ok(DocumentId(row.get(0)?))).optional()?;
        Ok(found)
    }

    fn pages(&self, authorities: &HashMap<i64, i64>) -> DbResult<Vec<PageBeyond>> {
        let mut found = Vec::new();
        // After a lost page no later one of its book can be carried over, because its rows would precede
        // others.
        let mut broken: HashSet<(String, Option<i64>, i32)> = HashSet::new();
        for table in ["printed_page", "lost_page"] {
            if !self.has(table)? {
                continue;
            }
            let sql = format!("SELECT id, book, authority_id, year, volume, page, supplement FROM {table} ORDER BY id");
            let mut statement = self.former.prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let mut page = PageBeyond {
                    book: row.get(1)?,
                    authority_id: row.get(2)?,
                    year: row.get(3)?,
                    at: VolumePage { volume: row.get(4)?, page: row.get(5)? },
                    supplement: row.get(6)?,
                    whole: None,
                };
                let own = page.authority_id.map(|id| authorities.get(&id).copied().unwrap_or_default());
                if self.has_page(&page, own)? {
                    continue;
                }
                let id: i64 = row.get(0)?;
                let key = (page.book.clone(), page.authority_id, page.year);
                let is_whole = table == "printed_page"
                    && self.shares_rows()
                    && !broken.contains(&key)
                    && self.former.prepare_cached(KNOWN_ROWS)?.query_row(params![id, self.common], |row| row.get(0))?;
                if is_whole {
                    page.whole = Some(id);
                } else {
                    broken.insert(key);
                }
                found.push(page);
            }
        }
        Ok(found)
    }

    fn has_page(&self, page: &PageBeyond, authority_id: Option<i64>) -> DbResult<bool> {
        let key = "book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND year = ?3 AND volume = ?4 AND page = ?5
                   AND supplement = ?6";
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM printed_page WHERE {key}) OR EXISTS (SELECT 1 FROM lost_page WHERE {key})"
        );
        let PageBeyond { book, year, at: VolumePage { volume, page }, supplement, .. } = page;
        let known = params![book, authority_id, year, volume, page, supplement];
        Ok(self.copy.prepare_cached(&sql)?.query_row(known, |row| row.get(0))?)
    }

    fn locks(&self, authorities: &HashMap<i64, i64>) -> DbResult<Vec<(String, Option<i64>, i32)>> {
        let mut statement = self.former.prepare("SELECT book, authority_id, year FROM book_lock WHERE locked = 1")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut found = Vec::new();
        for lock in all {
            let (book, authority, year): (String, Option<i64>, i32) = lock?;
            let own = authority.map(|id| authorities.get(&id).copied().unwrap_or_default());
            let sql = "SELECT EXISTS (SELECT 1 FROM book_lock
                       WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND year = ?3 AND locked = 1)";
            if !self.copy.prepare_cached(sql)?.query_row(params![book, own, year], |row| row.get(0))? {
                found.push((book, authority, year));
            }
        }
        Ok(found)
    }

    fn period_starts(&self, authorities: &HashMap<i64, i64>) -> DbResult<Vec<(String, Option<i64>, NaiveDate)>> {
        let reopened = column(self.former, "period_start", "reopened")?;
        let sql = format!("SELECT book, authority_id, day FROM period_start WHERE {reopened} = '' ORDER BY id");
        let mut statement = self.former.prepare(&sql)?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut found = Vec::new();
        for start in all {
            let (book, authority, day): (String, Option<i64>, NaiveDate) = start?;
            let own = authority.map(|id| authorities.get(&id).copied().unwrap_or_default());
            let sql = "SELECT EXISTS (SELECT 1 FROM period_start
                       WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND day = ?3 AND reopened = '')";
            if !self.copy.prepare_cached(sql)?.query_row(params![book, own, day], |row| row.get(0))? {
                found.push((book, authority, day));
            }
        }
        Ok(found)
    }

    fn reopened(&self, authorities: &HashMap<i64, i64>) -> DbResult<Vec<Reopened>> {
        let reopened = column(self.former, "period_start", "reopened")?;
        // A period that was ended again on the same day is ended as in the copy.
        let sql = format!(
            "SELECT book, authority_id, day, {reopened} FROM period_start AS since WHERE {reopened} <> ''
             AND NOT EXISTS (SELECT 1 FROM period_start WHERE book = since.book
                             AND authority_id IS NOT DISTINCT FROM since.authority_id AND day = since.day AND {reopened} = '') ORDER BY id"
        );
        let mut statement = self.former.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (book, authority, day): (String, Option<i64>, NaiveDate) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let authority_id = authority.map(|id| authorities.get(&id).copied().unwrap_or_default());
            let sql = "SELECT id FROM period_start
                       WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND day = ?3 AND reopened = ''";
            let key = params![book, authority_id, day];
            let Some(id) = self.copy.prepare_cached(sql)?.query_row(key, |row| row.get(0)).optional()? else {
                continue;
            };
            let book = Book::from_key(&book).unwrap_or(Book::Outgoing);
            found.push(Reopened { id, book, authority_id, day, reason: row.get(3)? });
        }
        Ok(found)
    }
}

/// Returns a column of a table of the former registry as SQL; an empty text where its form lacks the column.
pub(super) fn column(former: &Connection, table: &str, column: &'static str) -> DbResult<&'static str> {
    let sql = "SELECT EXISTS (SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2)";
    let has: bool = former.prepare_cached(sql)?.query_row([table, column], |row| row.get(0))?;
    Ok(if has { column } else { "''" })
}

/// Whether every document on a page was registered before the histories part.
const KNOWN_ROWS: &str = "SELECT NOT EXISTS (SELECT 1 FROM printed_row JOIN document ON document.id = document_id
                          WHERE page_id = ?1 AND registered_event > ?2)";

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
fn for_each_number(
    connection: &Connection,
    series_id: i64,
    mut take: impl FnMut(u32, String, Numbered),
) -> DbResult<()> {
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
fn reservations(connection: &Connection, series_id: i64) -> DbResult<Vec<HeldRow>> {
    let sql = "SELECT max(id), number, in_turn, state, holder, reason, until FROM reservation
               WHERE series_id = ?1 GROUP BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([series_id], |row| {
        let (in_turn, terms) = (row.get(2)?, [row.get(4)?, row.get(5)?, row.get(6)?]);
        Ok(HeldRow { id: row.get(0)?, number: row.get(1)?, in_turn, state: row.get(3)?, terms: (in_turn, terms) })
    })?;
    Ok(rows.collect::<EngineResult<_>>()?)
}
