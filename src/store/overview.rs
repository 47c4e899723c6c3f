//! Reads the figures of the overview (Tổng quan). Each part can be asked for by itself, so that what is slow in a large registry need not
//! hold up the rest.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::LazyLock,
};

use chrono::{Datelike, NaiveDate};

use domain::{
    book::Book,
    came_by::CameBy,
    document::DocumentId,
    follow_up::{
        handling::{Assignment, Duty, Report, Role, State},
        outcome::Handling,
    },
    overview::{
        ByWire, Compared, ComparedShare, DayCounts, Days, MonthCounts, OldestOverdue, OnTime, Overdue, Overview, Share,
        YearCounts, of_days, unsent, waiting,
    },
    query::DueIn,
};

use super::{
    Result, Store, due,
    engine::{Connection, EngineResult, Row, params},
    search,
};

/// The dates of outgoing documents within some days that were cancelled or recalled, read from an index of those.
const WITHDRAWN: &str = "
    SELECT issued_date FROM document WHERE book = 'outgoing' AND standing <> 'valid' AND issued_date BETWEEN ?1 AND ?2";

/// Incoming documents with a deadline within some days, their own or a unit's: a row for each unit that has the document, with what
/// decides whether it was done and when. It is the SQL form of a [`Handling`]; an index covers the documents.
static HANDLED: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT document.id, document.due_date,
                EXISTS (SELECT 1 FROM sent_back WHERE document_id = document.id AND struck = ''),
                (SELECT min(answer.issued_date) FROM link JOIN document AS answer ON answer.id = link.first_id
                 WHERE link.second_id = document.id AND link.kind = 'answers' AND answer.standing = 'valid'
                 AND answer.book = 'outgoing'),
                assigned.role, assigned.state, assigned.state_date, assigned.due_date
         FROM (SELECT id, due_date FROM document
               WHERE due_date BETWEEN ?1 AND ?2 AND standing = 'valid' AND book = 'incoming'
               UNION SELECT document.id, document.due_date
               FROM assignment AS given JOIN document ON document.id = given.document_id
               WHERE given.due_date BETWEEN ?1 AND ?2 AND given.struck = ''
               AND document.standing = 'valid' AND document.book = 'incoming') AS document
         LEFT JOIN assignment AS assigned ON {}",
        due::holds("assigned")
    )
});

/// How many incoming documents within some days have a known way of coming, and how many came by this way. Those days' series lead to
/// them, so that other years are not read.
const CAME_BY: &str = "
    SELECT count(*), count(CASE WHEN came_by = ?3 THEN 1 END) FROM document
    WHERE series_id IN (SELECT id FROM series WHERE book = 'incoming' AND starts <= ?2 AND ends >= ?1)
    AND came_by <> '' AND arrival_date BETWEEN ?1 AND ?2";

/// How many valid outgoing documents within some days were sent, and how many were sent this way to some receiver at least.
const SENT_BY: &str = "
    SELECT count(*), count(CASE WHEN times > 0 THEN 1 END)
    FROM (SELECT count(CASE WHEN sent_by = ?3 THEN 1 END) AS times
          FROM document JOIN dispatch ON dispatch.document_id = document.id
          WHERE series_id IN (SELECT id FROM series WHERE book = 'outgoing' AND starts <= ?2 AND ends >= ?1)
          AND standing = 'valid' AND issued_date BETWEEN ?1 AND ?2 AND struck = ''
          GROUP BY document.id) AS sent";

/// Counts rows of the books.
struct Counting<'a> {
    connection: &'a Connection,
    /// The dates of outgoing documents that were cancelled or recalled, which never count.
    withdrawn: Vec<NaiveDate>,
}

impl<'a> Counting<'a> {
    /// Prepares to count within these days.
    fn within(connection: &'a Connection, days: Days) -> Result<Self> {
        let mut statement = connection.prepare_cached(WITHDRAWN)?;
        let dates = statement.query_map(params![days.from, days.to], |row| row.get(0))?;
        Ok(Self { connection, withdrawn: dates.collect::<EngineResult<_>>()? })
    }

    /// Counts the documents of a book.
    fn count(&self, book: Book, days: Days) -> Result<u64> {
        let rows = search::count(self.connection, &of_days(book, days))?;
        let is_within = |date: &&NaiveDate| days.from <= **date && **date <= days.to;
        let withdrawn = match book {
            Book::Incoming => 0,
            Book::Outgoing => self.withdrawn.iter().filter(is_within).count() as u64,
        };
        Ok(rows.saturating_sub(withdrawn))
    }

    /// Counts the documents of both books.
    fn both(&self, days: Days) -> Result<MonthCounts> {
        Ok(MonthCounts { incoming: self.count(Book::Incoming, days)?, outgoing: self.count(Book::Outgoing, days)? })
    }
}

fn of_day(connection: &Connection, day: NaiveDate) -> Result<DayCounts> {
    let week_before = day.checked_sub_days(chrono::Days::new(7)).unwrap_or(day);
    let counting = Counting::within(connection, Days { from: week_before, to: day })?;
    let both = |day: NaiveDate| counting.both(Days { from: day, to: day });
    let (now, before) = (both(day)?, both(week_before)?);
    Ok(DayCounts {
        incoming: Compared { now: now.incoming, before: before.incoming },
        outgoing: Compared { now: now.outgoing, before: before.outgoing },
        unsent: search::count(connection, &unsent(day))?,
        urgent: due::urgent_waiting(connection)?,
        incoming_waiting: search::count(connection, &waiting(Book::Incoming, day.year()))?,
        outgoing_waiting: search::count(connection, &waiting(Book::Outgoing, day.year()))?,
    })
}

fn of_year(connection: &Connection, day: NaiveDate, year: i32) -> Result<YearCounts> {
    let days = Days::so_far(year, day);
    let mut counts = YearCounts {
        year,
        months: [MonthCounts::default(); 12],
        days,
        incoming: Compared::default(),
        outgoing: Compared::default(),
    };
    let Some(whole) = Days::of_year(year) else { return Ok(counts) };
    let before = days.and_then(Days::a_year_before);
    let counting = Counting::within(connection, Days { from: before.map_or(whole.from, |days| days.from), ..whole })?;
    for (month, days) in counts.months.iter_mut().zip(whole.by_month()) {
        *month = counting.both(days)?;
    }
    // Months that are over were counted above.
    for ((days, month), whole) in days.into_iter().flat_map(Days::by_month).zip(counts.months).zip(whole.by_month()) {
        let so_far = if days == whole { month } else { counting.both(days)? };
        counts.incoming.now += so_far.incoming;
        counts.outgoing.now += so_far.outgoing;
    }
    for days in before.into_iter().flat_map(Days::by_month) {
        let then = counting.both(days)?;
        counts.incoming.before += then.incoming;
        counts.outgoing.before += then.outgoing;
    }
    Ok(counts)
}

/// A document and the units that have it, of the rows read so far.
struct Handled {
    due_date: Option<NaiveDate>,
    sent_back: bool,
    answered: Option<NaiveDate>,
    assigned: Vec<Assignment>,
}

impl Handled {
    fn of_row(row: &Row<'_>) -> EngineResult<Self> {
        Ok(Self { due_date: row.get(1)?, sent_back: row.get(2)?, answered: row.get(3)?, assigned: Vec::new() })
    }

    /// Adds the unit of a row; a row of a document that no unit has is without one.
    fn add_unit(&mut self, row: &Row<'_>) -> EngineResult<()> {
        let Some(role) = row.get::<_, Option<String>>(4)? else { return Ok(()) };
        // The outcome does not depend on which unit it is.
        let duty = Duty { unit: String::new(), role: Role::from_key(&role).unwrap_or_default(), due_date: row.get(7)? };
        let state = State::from_key(row.text(5)?).unwrap_or_default();
        let report = Report { state, day: row.get(6)?, remark: String::new() };
        self.assigned.push(Assignment { instruction: None, duty, report });
        Ok(())
    }

    fn handling(&self) -> Handling<'_> {
        Handling {
            withdrawn: self.sent_back,
            answered: self.answered,
            due_date: self.due_date,
            assigned: self.assigned.iter().collect(),
        }
    }
}

fn on_time(connection: &Connection, day: NaiveDate, year: i32) -> Result<OnTime> {
    let mut on_time = OnTime::of(year);
    let Some(days) = on_time.days() else { return Ok(on_time) };
    let mut statement = connection.prepare_cached(&HANDLED)?;
    let mut rows = statement.query(params![days.from, days.to])?;
    let mut documents: HashMap<DocumentId, Handled> = HashMap::new();
    while let Some(row) = rows.next()? {
        let document = match documents.entry(DocumentId(row.get(0)?)) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Handled::of_row(&row)?),
        };
        document.add_unit(&row)?;
    }
    for document in documents.values() {
        on_time.count(&document.handling(), day);
    }
    Ok(on_time)
}

fn by_wire(connection: &Connection, day: NaiveDate, year: i32) -> Result<ByWire> {
    let days = Days::so_far(year, day);
    let share = |sql: &str, days: Option<Days>| -> Result<Share> {
        let Some(days) = days else { return Ok(Share::default()) };
        let read = |row: &Row<'_>| Ok(Share { whole: row.get(0)?, part: row.get(1)? });
        Ok(connection.prepare_cached(sql)?.query_row(params![days.from, days.to, CameBy::Wire.key()], read)?)
    };
    let shares = |sql: &str| -> Result<ComparedShare> {
        Ok(ComparedShare { now: share(sql, days)?, before: share(sql, days.and_then(Days::a_year_before))? })
    };
    Ok(ByWire { incoming: shares(CAME_BY)?, outgoing: shares(SENT_BY)? })
}

impl Store {
    /// Reads all figures of a day and a year, as of one moment.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn overview(&self, day: NaiveDate, year: i32) -> Result<Overview> {
        self.at_one_moment(|store| {
            Ok(Overview {
                day,
                today: store.overview_day(day)?,
                overdue: store.overview_overdue(day)?,
                year: store.overview_year(day, year)?,
                on_time: store.overview_on_time(day, year)?,
                by_wire: store.overview_by_wire(day, year)?,
            })
        })
    }

    /// Counts what came and went on a day and what waits then. It is counted in indexes: fast in any registry.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn overview_day(&self, day: NaiveDate) -> Result<DayCounts> {
        self.read(|connection| of_day(connection, day))
    }

    /// Counts what is overdue on a day, by units. It takes as long as there are overdue documents.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn overview_overdue(&self, day: NaiveDate) -> Result<Overdue> {
        let Some(to) = day.pred_opt() else { return Ok(Overdue::default()) };
        let (documents, leading) = self.read(|connection| {
            let documents = due::open(connection, DueIn { from: None, to })?;
            let leading = due::leading(connection, &documents)?;
            Ok((documents, leading))
        })?;
        let mut oldest = None;
        if let Some(first) = documents.first() {
            self.for_each_summary([first.id], |document| oldest = Some(OldestOverdue::of(document, first.due, day)))?;
        }
        Ok(Overdue::of(oldest, leading))
    }

    /// Counts what came and went in a year, beside the year before. It takes as long as those years have documents.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn overview_year(&self, day: NaiveDate, year: i32) -> Result<YearCounts> {
        self.read(|connection| of_year(connection, day, year))
    }

    /// Counts what was handled in time in a year, as far as is known on a day. It takes as long as the year has
    /// deadlines.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn overview_on_time(&self, day: NaiveDate, year: i32) -> Result<OnTime> {
        self.read(|connection| on_time(connection, day, year))
    }

    /// Counts what came and went by wire in a year, beside the year before. Every document of those days is read,
    /// for no index knows the way of each.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn overview_by_wire(&self, day: NaiveDate, year: i32) -> Result<ByWire> {
        self.read(|connection| by_wire(connection, day, year))
    }
}

#[cfg(test)]
mod tests {
    use domain::follow_up::sending::SentBy;

    use super::*;
    use crate::engine::ToSql;

    /// Both books use the same word for the way.
    #[test]
    fn the_way_has_one_word_in_both_books() {
        assert_eq!(CameBy::Wire.key(), SentBy::Wire.key());
    }

    /// In a registry of many years only what is counted is read.
    #[test]
    fn what_is_counted_is_found_by_indexes() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_or_create(&folder.path().join("registry.db")).unwrap();
        for (sql, index) in [
            (&**HANDLED, "document_due"),
            (WITHDRAWN, "document_withdrawn"),
            (CAME_BY, "document_1 (series_id=?)"),
            (SENT_BY, "document_1 (series_id=?)"),
        ] {
            let plan = store
                .read(|connection| {
                    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
                    let given = if sql.contains("?3") { 3 } else { 2 };
                    let given = [&None::<NaiveDate> as &dyn ToSql; 3].split_at(given).0.to_vec();
                    let rows = statement.query_map(&*given, |row| row.get::<_, String>(3))?;
                    Ok(rows.collect::<EngineResult<Vec<_>>>()?)
                })
                .unwrap();
            assert!(plan.iter().any(|step| step.contains(index)), "{plan:?}");
            // Scans only the documents that the inner query found.
            for step in plan {
                assert!(!step.starts_with("SCAN") || ["SCAN document", "SCAN sent"].contains(&&*step), "{step}");
            }
        }
    }
}
