//! Compares a registry with a copy of it row by row, to find what the registry has beyond the copy, even where both were written since.
//! Nothing is written.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use rangemap::RangeInclusiveSet;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    error::Fault,
    file::{FIRST_WITH_HISTORY, SCHEMA_VERSION},
    history, last_number, lost_number,
};
use crate::domain::{
    book::Book,
    document::DocumentId,
    number::Numbered,
    period::Period,
    printing_on::VolumePage,
    reservation::ReservationState,
    restoring::{FormerRegistry, LostCause, LostRun, SeriesName, SeriesSince, Since},
};

/// What the former registry has beyond a copy. Rows are the former registry's unless they are said to be the copy's.
#[derive(Debug)]
pub(super) struct Beyond {
    pub(super) former: FormerRegistry,
    pub(super) documents: Vec<DocumentId>,
    pub(super) series: Vec<SeriesBeyond>,
    pub(super) pages: Vec<PageBeyond>,
    /// So many days were closed.
    pub(super) days: usize,
    /// Locked books that the copy has open: book, authority's row, year.
    pub(super) locks: Vec<(String, Option<i64>, i32)>,
    /// Days from which numbers begin anew: book, authority's row, day.
    pub(super) period_starts: Vec<(String, Option<i64>, NaiveDate)>,
    /// Rows of authorities with those of the copy; 0 where the copy has none.
    pub(super) authorities: HashMap<i64, i64>,
    /// Whether last numbers on paper are still asked for.
    pub(super) asks: bool,
}

/// A series of the former registry beside the copy's.
#[derive(Debug)]
pub(super) struct SeriesBeyond {
    pub(super) id: i64,
    pub(super) name: SeriesName,
    pub(super) authority_id: Option<i64>,
    pub(super) first: u32,
    pub(super) last: u32,
    /// The copy's row of it and its last day there; nothing where the copy lacks the series.
    pub(super) in_copy: Option<(i64, NaiveDate)>,
    pub(super) runs: Vec<LostRun>,
    pub(super) reservations: Vec<i64>,
    /// The copy's reservations that are held no longer, and what became of them.
    pub(super) settled: Vec<(i64, ReservationState)>,
}

/// A page printed since the copy.
#[derive(Debug)]
pub(super) struct PageBeyond {
    pub(super) book: String,
    pub(super) authority_id: Option<i64>,
    pub(super) year: i32,
    pub(super) at: VolumePage,
    pub(super) supplement: u32,
    /// The row of a page that can be carried over whole, because the copy has all its documents.
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
            authorities: HashMap::new(),
            asks,
        }
    }

    /// For a former registry that is missing or cannot be read.
    pub(super) fn unknown(former: FormerRegistry) -> Self {
        Self::nothing(former, true)
    }

    /// What is reported to the clerk.
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
        }
    }
}

/// Compares a copy, which is of the present version, with the registry it is to replace.
pub(super) fn compare(copy: &Connection, former: &Connection) -> std::result::Result<Beyond, Fault> {
    let version: u32 = former.pragma_query_value(None, "user_version", |row| row.get(0))?;
    // Without a history it cannot be decided what was given after the copy.
    if !(FIRST_WITH_HISTORY..=SCHEMA_VERSION).contains(&version) {
        return Ok(Beyond::unknown(FormerRegistry::Unreadable));
    }
    let Some(common) = common_event(copy, former)? else {
        return Ok(Beyond::unknown(FormerRegistry::Foreign));
    };
    let kind = if common == history::last(copy)?.id { FormerRegistry::Continued } else { FormerRegistry::Forked };
    let between = Between { copy, former, kind, common };
    let authorities = between.authorities()?;
    let series = between.series(&authorities)?;
    let in_copy: HashMap<i64, i64> = series.iter().filter_map(|series| Some((series.id, series.in_copy?.0))).collect();
    Ok(Beyond {
        documents: between.documents(&in_copy)?,
        pages: between.pages(&authorities)?,
        days: former.query_row("SELECT count(*) FROM closed_day WHERE last_event > ?1", [common], |row| row.get(0))?,
        locks: between.locks(&authorities)?,
        period_starts: between.period_starts(&authorities)?,
        asks: (between.has("last_number")? && !last_number::asked(former)?.is_empty())
            || (kind == FormerRegistry::Forked && !last_number::asked(copy)?.is_empty()),
        series,
        authorities,
        ..Beyond::nothing(kind, false)
    })
}

/// The last event that both histories share; 0 where the events differ from the first but the first document is the same, as in
/// registries taken over from one without a history; nothing for two different registries.
fn common_event(copy: &Connection, former: &Connection) -> std::result::Result<Option<i64>, Fault> {
    let seal = |connection: &Connection, id: i64| {
        let sql = "SELECT chain FROM event WHERE id = ?1";
        connection.prepare_cached(sql)?.query_row([id], |row| row.get::<_, Vec<u8>>(0)).optional()
    };
    let same =
        |id: i64| Ok::<_, Fault>(seal(copy, id)?.is_some_and(|own| seal(former, id).ok().flatten() == Some(own)));
    if !same(1)? {
        let first = |connection: &Connection| {
            let sql = "SELECT book, number, suffix, code, subject FROM document ORDER BY id LIMIT 1";
            connection
                .query_row(sql, [], |row| {
                    Ok((
                        row.get::<_, String>(0)?,
                        row.get::<_, u32>(1)?,
                        [row.get::<_, String>(2)?, row.get(3)?, row.get(4)?],
                    ))
                })
                .optional()
        };
        let (own, others) = (first(copy)?, first(former)?);
        return Ok((own.is_some() && own == others).then_some(0));
    }
    // Each seal covers all events before it, so the last shared event is found by bisection.
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

/// The two registries and their last common event.
struct Between<'a> {
    copy: &'a Connection,
    former: &'a Connection,
    kind: FormerRegistry,
    /// The last event they share.
    common: i64,
}

impl Between<'_> {
    /// Whether the former registry has a table; earlier versions lack some.
    fn has(&self, table: &str) -> std::result::Result<bool, Fault> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
        Ok(self.former.query_row(sql, [table], |row| row.get(0))?)
    }

    /// Whether rows of the copy have the same ids in the former registry.
    fn shares_rows(&self) -> bool {
        self.kind == FormerRegistry::Continued && self.common > 0
    }

    fn authorities(&self) -> std::result::Result<HashMap<i64, i64>, Fault> {
        let mut statement = self.former.prepare("SELECT id, name FROM authority ORDER BY id")?;
        let mut rows = statement.query([])?;
        let mut found = HashMap::new();
        while let Some(row) = rows.next()? {
            let (id, name): (i64, String) = (row.get(0)?, row.get(1)?);
            // An authority renamed since is found by its id.
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

    fn series(&self, authorities: &HashMap<i64, i64>) -> std::result::Result<Vec<SeriesBeyond>, Fault> {
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
            };
            let own = own_authority(authorities, series.authority_id);
            series.in_copy = self.series_in_copy(&series, own)?;
            self.fill(&mut series)?;
            all.push(series);
        }
        Ok(all)
    }

    fn series_in_copy(
        &self,
        series: &SeriesBeyond,
        authority_id: Option<i64>,
    ) -> std::result::Result<Option<(i64, NaiveDate)>, Fault> {
        let of_row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found = if self.shares_rows() {
            let sql = "SELECT id, ends FROM series WHERE id = ?1";
            self.copy.prepare_cached(sql)?.query_row([series.id], of_row).optional()?
        } else {
            // There is only one series of số đến on any day, even if the registries divide the year differently.
            let sql = "SELECT id, ends FROM series WHERE book = ?1 AND authority_id IS ?2
                       AND (name = ?3 AND starts = ?4 OR ?2 IS NULL AND starts <= ?5 AND ends >= ?4)
                       ORDER BY starts = ?4 DESC LIMIT 1";
            let SeriesName { book, name, period, .. } = &series.name;
            let key = params![book.key(), authority_id, name, period.starts, period.ends];
            self.copy.prepare_cached(sql)?.query_row(key, of_row).optional()?
        };
        Ok(found)
    }

    /// Finds the numbers and reservations of a series that the copy lacks.
    fn fill(&self, series: &mut SeriesBeyond) -> std::result::Result<(), Fault> {
        let mut known = Known::of(self.copy, series)?;
        let of_former = reservations(self.former, series.id)?;
        self.note_given(series, &mut known, &of_former)?;
        self.note_lost(series, &mut known)?;
        compare_reservations(series, &known, &of_former);
        note_skipped(series, &mut known, &of_former);
        series.runs.sort_by(|one, other| (one.first, &one.suffix).cmp(&(other.first, &other.suffix)));
        Ok(())
    }

    /// Notes the numbers of documents that the copy lacks.
    fn note_given(
        &self,
        series: &mut SeriesBeyond,
        known: &mut Known,
        of_former: &[HeldRow],
    ) -> std::result::Result<(), Fault> {
        let moved: HashSet<u32> = of_former.iter().filter(|held| held.in_turn).map(|held| held.number).collect();
        // Ordered by suffix, so that numbers without one come first and form runs.
        let mut given: BTreeMap<(String, u32), bool> = BTreeMap::new();
        for_each_number(self.former, series.id, |number, suffix, numbered| {
            if !known.contains(number, &suffix) {
                let in_turn = numbered.moves_the_series() || moved.contains(&number);
                *given.entry((suffix, number)).or_default() |= in_turn && number <= series.last;
            }
        })?;
        for ((suffix, number), in_turn) in given {
            let run = LostRun { first: number, last: number, suffix, in_turn, cause: LostCause::Given };
            note(&mut series.runs, &mut known.numbers, run);
        }
        Ok(())
    }

    /// Notes the numbers that the former registry itself had lost at an earlier restoring.
    fn note_lost(&self, series: &mut SeriesBeyond, known: &mut Known) -> std::result::Result<(), Fault> {
        if !self.has("lost_number")? {
            return Ok(());
        }
        for (run, _) in lost_number::of_series(self.former, series.id)? {
            if run.suffix.is_empty() {
                let parts: Vec<_> = known.numbers.gaps(&(run.first..=run.last)).collect();
                for part in parts {
                    let run = LostRun { first: *part.start(), last: *part.end(), ..run.clone() };
                    note(&mut series.runs, &mut known.numbers, run);
                }
            } else if known.inserted.insert((run.first, run.suffix.clone())) {
                note(&mut series.runs, &mut known.numbers, run);
            }
        }
        Ok(())
    }

    /// Documents registered since, except those that an import brought back into the copy.
    fn documents(&self, in_copy: &HashMap<i64, i64>) -> std::result::Result<Vec<DocumentId>, Fault> {
        let sql = "SELECT id, series_id, number, suffix, code, subject FROM document
                   WHERE registered_event > ?1 ORDER BY id";
        let mut statement = self.former.prepare(sql)?;
        let mut rows = statement.query([self.common])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let known = match in_copy.get(&row.get::<_, i64>(1)?) {
                None => false,
                Some(own) => {
                    let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE series_id = ?1 AND number = ?2
                               AND suffix = ?3 AND code = ?4 AND subject = ?5)";
                    let key = params![
                        own,
                        row.get::<_, u32>(2)?,
                        row.get::<_, String>(3)?,
                        row.get::<_, String>(4)?,
                        row.get::<_, String>(5)?
                    ];
                    self.copy.prepare_cached(sql)?.query_row(key, |row| row.get(0))?
                }
            };
            if !known {
                found.push(DocumentId(row.get(0)?));
            }
        }
        Ok(found)
    }

    fn pages(&self, authorities: &HashMap<i64, i64>) -> std::result::Result<Vec<PageBeyond>, Fault> {
        let mut found = Vec::new();
        // After a lost page no later page of its book can be carried over, because its rows would precede those of the lost one.
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
                let own = own_authority(authorities, page.authority_id);
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

    fn has_page(&self, page: &PageBeyond, authority_id: Option<i64>) -> std::result::Result<bool, Fault> {
        let key = "book = ?1 AND authority_id IS ?2 AND year = ?3 AND volume = ?4 AND page = ?5 AND supplement = ?6";
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM printed_page WHERE {key}) OR EXISTS (SELECT 1 FROM lost_page WHERE {key})"
        );
        let PageBeyond { book, year, at: VolumePage { volume, page }, supplement, .. } = page;
        let known = params![book, authority_id, year, volume, page, supplement];
        Ok(self.copy.prepare_cached(&sql)?.query_row(known, |row| row.get(0))?)
    }

    fn locks(&self, authorities: &HashMap<i64, i64>) -> std::result::Result<Vec<(String, Option<i64>, i32)>, Fault> {
        let mut statement = self.former.prepare("SELECT book, authority_id, year FROM book_lock WHERE locked = 1")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut found = Vec::new();
        for lock in all {
            let (book, authority, year): (String, Option<i64>, i32) = lock?;
            let own = own_authority(authorities, authority);
            let sql = "SELECT EXISTS (SELECT 1 FROM book_lock
                       WHERE book = ?1 AND authority_id IS ?2 AND year = ?3 AND locked = 1)";
            if !self.copy.prepare_cached(sql)?.query_row(params![book, own, year], |row| row.get(0))? {
                found.push((book, authority, year));
            }
        }
        Ok(found)
    }

    fn period_starts(
        &self,
        authorities: &HashMap<i64, i64>,
    ) -> std::result::Result<Vec<(String, Option<i64>, NaiveDate)>, Fault> {
        let mut statement = self.former.prepare("SELECT book, authority_id, day FROM period_start ORDER BY id")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut found = Vec::new();
        for start in all {
            let (book, authority, day): (String, Option<i64>, NaiveDate) = start?;
            let own = own_authority(authorities, authority);
            let sql = "SELECT EXISTS (SELECT 1 FROM period_start WHERE book = ?1 AND authority_id IS ?2 AND day = ?3)";
            if !self.copy.prepare_cached(sql)?.query_row(params![book, own, day], |row| row.get(0))? {
                found.push((book, authority, day));
            }
        }
        Ok(found)
    }
}

/// Whether every document on a page was registered before the registries diverged.
const KNOWN_ROWS: &str = "SELECT NOT EXISTS (SELECT 1 FROM printed_row JOIN document ON document.id = document_id
                          WHERE page_id = ?1 AND registered_event > ?2)";

/// What the copy knows of a series.
struct Known {
    /// Numbers without a suffix that are given or lost.
    numbers: RangeInclusiveSet<u32>,
    /// Numbers with a suffix.
    inserted: HashSet<(u32, String)>,
    /// The last number.
    last: u32,
    /// The reservations that keep a number, by number.
    held: BTreeMap<u32, HeldRow>,
}

impl Known {
    fn of(copy: &Connection, series: &SeriesBeyond) -> std::result::Result<Self, Fault> {
        let mut known = Self {
            numbers: RangeInclusiveSet::new(),
            inserted: HashSet::new(),
            last: series.first - 1,
            held: BTreeMap::new(),
        };
        let Some((own, _)) = series.in_copy else { return Ok(known) };
        for_each_number(copy, own, |number, suffix, _| known.add(number, number, suffix))?;
        for (run, _) in lost_number::of_series(copy, own)? {
            known.add(run.first, run.last, run.suffix);
        }
        known.last = copy.query_row("SELECT last FROM series WHERE id = ?1", [own], |row| row.get(0))?;
        let kept = reservations(copy, own)?.into_iter().filter(HeldRow::keeps_its_number);
        known.held = kept.map(|held| (held.number, held)).collect();
        Ok(known)
    }

    fn add(&mut self, first: u32, last: u32, suffix: String) {
        if suffix.is_empty() {
            self.numbers.insert(first..=last);
        } else {
            self.inserted.insert((first, suffix));
        }
    }

    fn contains(&self, number: u32, suffix: &str) -> bool {
        if suffix.is_empty() {
            self.numbers.contains(&number)
        } else {
            self.inserted.contains(&(number, suffix.to_owned()))
        }
    }
}

/// Finds reservations that the copy lacks, and those of the copy whose state has changed since.
fn compare_reservations(series: &mut SeriesBeyond, known: &Known, of_former: &[HeldRow]) {
    for reservation in of_former {
        let number = reservation.number;
        let own = known.held.get(&number);
        let is_held_again = own.is_some_and(|own| own.terms != reservation.terms);
        if let Some(own) = own
            && own.state == ReservationState::Held.key()
            && (is_held_again || own.state != reservation.state)
        {
            // The copy lacks the document of a used number, so that nobody holds the number any more.
            let state = match ReservationState::from_key(&reservation.state) {
                Some(ReservationState::Expired) if !is_held_again => ReservationState::Expired,
                _ => ReservationState::Released,
            };
            series.settled.push((own.id, state));
        }
        if (own.is_none() || is_held_again) && !known.numbers.contains(&number) && reservation.keeps_its_number() {
            series.reservations.push(reservation.id);
        }
    }
}

/// Notes the remaining numbers up to the last of the series as skipped; held numbers are explained by their reservations.
fn note_skipped(series: &mut SeriesBeyond, known: &mut Known, of_former: &[HeldRow]) {
    let kept = of_former.iter().filter(|held| held.keeps_its_number()).map(|held| held.number);
    known.numbers.extend(kept.chain(known.held.keys().copied()).map(|number| number..=number));
    if known.last >= series.last {
        return;
    }
    let parts: Vec<_> = known.numbers.gaps(&(known.last + 1..=series.last)).collect();
    for part in parts {
        let (first, last) = (*part.start(), *part.end());
        let run = LostRun { first, last, suffix: String::new(), in_turn: true, cause: LostCause::Skipped };
        note(&mut series.runs, &mut known.numbers, run);
    }
}

/// The copy's row of an authority of the former registry; 0, which no row has, where the copy lacks it.
fn own_authority(authorities: &HashMap<i64, i64>, id: Option<i64>) -> Option<i64> {
    id.map(|id| authorities.get(&id).copied().unwrap_or_default())
}

/// Passes each number of a series to `take`, with how its document got it.
fn for_each_number(
    connection: &Connection,
    series_id: i64,
    mut take: impl FnMut(u32, String, Numbered),
) -> std::result::Result<(), Fault> {
    let sql = "SELECT number, suffix, numbered FROM document WHERE series_id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([series_id])?;
    while let Some(row) = rows.next()? {
        let numbered = Numbered::from_key(&row.get::<_, String>(2)?).unwrap_or_default();
        take(row.get(0)?, row.get(1)?, numbered);
    }
    Ok(())
}

/// Adds lost numbers, merging consecutive ones into one run.
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

/// The row of a held number.
struct HeldRow {
    id: i64,
    number: u32,
    in_turn: bool,
    state: String,
    /// Whether it was held in turn, for whom, why and until when. A number that was given up and held again has other terms; where the
    /// terms are equal, it makes no difference.
    terms: (bool, [String; 3]),
}

impl HeldRow {
    /// Whether the number stays taken; a number held ahead and given up is free again.
    fn keeps_its_number(&self) -> bool {
        self.in_turn || matches!(self.state.as_str(), "held" | "used")
    }
}

/// The held numbers of a series; of each number the last row.
fn reservations(connection: &Connection, series_id: i64) -> std::result::Result<Vec<HeldRow>, Fault> {
    let sql = "SELECT max(id), number, in_turn, state, holder, reason, until FROM reservation
               WHERE series_id = ?1 GROUP BY number";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([series_id], |row| {
        let (in_turn, terms) = (row.get(2)?, [row.get(4)?, row.get(5)?, row.get(6)?]);
        Ok(HeldRow { id: row.get(0)?, number: row.get(1)?, in_turn, state: row.get(3)?, terms: (in_turn, terms) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
