//! Finds what a registry has beyond a copy of it by comparing both row by row, whatever was written to each since. Writes
//! nothing.

mod actions;
mod between;
mod books;
mod series;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use domain::{
    document::DocumentId,
    registration::Standing,
    restoring::{ActionsSince, FormerRegistry, LostCause, LostRun, SeriesSince, Since},
};

use super::{
    Result,
    engine::Connection,
    last_number,
    sqlite::file::{self, FIRST_WITH_HISTORY, SCHEMA_VERSION},
};

use between::Between;

pub(super) use between::column;
pub(super) use books::{PageBeyond, Reopened};
pub(super) use series::SeriesBeyond;

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

    /// Summarizes the difference for the clerk.
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
pub(super) fn compare(copy: &Connection, former: &Connection) -> Result<Beyond> {
    let version = file::form_of(former)?;
    // Without a history it is unknown what was given since a copy.
    if !(i64::from(FIRST_WITH_HISTORY)..=i64::from(SCHEMA_VERSION)).contains(&version) {
        return Ok(Beyond::unknown(FormerRegistry::Unreadable));
    }
    let Some(between) = Between::of(copy, former)? else {
        return Ok(Beyond::unknown(FormerRegistry::Foreign));
    };
    let series = between.series()?;
    let in_copy: HashMap<i64, i64> = series.iter().filter_map(|series| Some((series.id, series.in_copy?))).collect();
    let (actions, withdrawn) = actions::of(&between, &in_copy)?;
    Ok(Beyond {
        actions,
        withdrawn,
        documents: between.documents(&in_copy)?,
        pages: between.pages()?,
        days: former
            .query_row("SELECT count(*) FROM closed_day WHERE last_event > ?1", [between.common], |row| row.get(0))?,
        locks: between.locks()?,
        period_starts: between.period_starts()?,
        reopened: between.reopened()?,
        asks: (between.has("last_number")? && !last_number::asked(former)?.is_empty())
            || (between.kind == FormerRegistry::Forked && !last_number::asked(copy)?.is_empty()),
        series,
        authorities: between.authorities,
        ..Beyond::nothing(between.kind, false)
    })
}
