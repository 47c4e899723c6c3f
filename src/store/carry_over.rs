//! Carries over into a copy the numbers and decisions that the replaced registry has made since, so that no
//! number is given again. This is one transaction in the copy, before it is renamed into place.

use std::collections::HashMap;

use chrono::NaiveDate;

use domain::{
    history::{Action, Record},
    printing_on::VolumePage,
    registration::Standing,
    reservation::ReservationState,
};

use super::{
    Result, Transaction,
    engine::{Connection, EngineResult, OptionalExtension, Parameters, params},
    history::{self, EventSpec},
    lost_number,
    since::{Beyond, PageBeyond, Reopened, SeriesBeyond, column},
    struck_number::{self, Strike},
};

/// Records that a copy of this name was restored on a day, and carries over what the former registry has beyond
/// it.
pub(super) fn carry_over(
    transaction: &mut Transaction<'_>,
    (day, copy): (NaiveDate, &str),
    beyond: &Beyond,
    former: Option<&Connection>,
) -> Result<()> {
    let copied = history::last_time(transaction.connection)?.map(|at| at.to_rfc3339()).unwrap_or_default();
    let sql = "INSERT INTO restoring (day, copy, copied, former, documents, days, asks)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
    let restoring = transaction.connection.insert(
        sql,
        params![
            day,
            copy,
            copied,
            beyond.former.key(),
            i64::try_from(beyond.documents.len()).unwrap_or(i64::MAX),
            i64::try_from(beyond.days).unwrap_or(i64::MAX),
            beyond.asks
        ],
    )?;
    transaction.inserted(&EventSpec {
        action: Action::Restored,
        record: Record::Restoring,
        id: restoring,
        reason: "",
    })?;
    if let Some(former) = former.filter(|_| beyond.former.is_known()) {
        let mut carrier = Carrier { transaction, former, restoring, authorities: beyond.authorities.clone() };
        for reopened in &beyond.reopened {
            carrier.reopen(reopened)?;
        }
        for series in &beyond.series {
            carrier.series(series)?;
        }
        for page in &beyond.pages {
            carrier.page(page)?;
        }
        for (book, authority, day) in &beyond.period_starts {
            let authority = carrier.authority(*authority)?;
            let sql = "INSERT INTO period_start (book, authority_id, day, reopened) VALUES (?1, ?2, ?3, '')
                       RETURNING id";
            carrier.insert(Record::PeriodStart, sql, params![book, authority, day])?;
        }
        for (book, authority, year) in &beyond.locks {
            let authority = carrier.authority(*authority)?;
            carrier.lock(book, authority, *year)?;
        }
        for (id, standing) in &beyond.withdrawn {
            carrier.transaction.withdrawn_before(*id, standing.clone())?;
        }
    }
    Ok(())
}

struct Carrier<'a, 'b> {
    transaction: &'a mut Transaction<'b>,
    former: &'a Connection,
    restoring: i64,
    /// Maps the former registry's authorities to those here; 0 where there is none yet.
    authorities: HashMap<i64, i64>,
}

impl Carrier<'_, '_> {
    /// Inserts a row of this kind, writes its event, and returns the row's id.
    fn insert(&mut self, record: Record, sql: &str, row: impl Parameters) -> Result<i64> {
        let id = self.transaction.connection.insert(sql, row)?;
        self.transaction.inserted(&EventSpec { action: Action::CarriedOver, record, id, reason: "" })?;
        Ok(id)
    }

    /// Returns the copy's row of an authority of the former registry, and adds it if missing.
    fn authority(&mut self, id: Option<i64>) -> Result<Option<i64>> {
        let Some(id) = id else { return Ok(None) };
        if let Some(own) = self.authorities.get(&id).filter(|own| **own > 0) {
            return Ok(Some(*own));
        }
        let parent = column(self.former, "authority", "parent")?;
        let sql = format!("SELECT name, abbreviation, {parent}, valid_from, valid_to FROM authority WHERE id = ?1");
        let row = self.former.query_row(&sql, [id], |row| {
            let dates = [row.get::<_, Option<String>>(3)?, row.get(4)?];
            Ok(([row.get::<_, String>(0)?, row.get(1)?, row.get(2)?], dates))
        })?;
        let ([name, abbreviation, parent], [from, to]) = row;
        let sql = "INSERT INTO authority (name, abbreviation, parent, valid_from, valid_to)
                   VALUES (?1, ?2, ?3, ?4, ?5) RETURNING id";
        let own = self.insert(Record::Authority, sql, params![name, abbreviation, parent, from, to])?;
        self.authorities.insert(id, own);
        Ok(Some(own))
    }

    /// Returns the copy's row of a document type of the former registry, and adds it if missing.
    fn document_type(&mut self, id: i64) -> Result<i64> {
        let written = column(self.former, "document_type", "written")?;
        let sql = format!("SELECT name, abbreviation, category, {written} FROM document_type WHERE id = ?1");
        let [name, abbreviation, category, written] = self.former.query_row(&sql, [id], |row| {
            Ok([row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get(3)?])
        })?;
        let sql = "SELECT id FROM document_type WHERE category = ?1 AND name = ?2";
        let own = self.transaction.connection.query_row(sql, [&category, &name], |row| row.get(0)).optional()?;
        if let Some(own) = own {
            return Ok(own);
        }
        let sql = "INSERT INTO document_type (name, abbreviation, category, written) VALUES (?1, ?2, ?3, ?4)
                   RETURNING id";
        self.insert(Record::DocumentType, sql, params![name, abbreviation, category, written])
    }

    /// Reopens a period that was reopened since: its series end as they do in the former registry.
    fn reopen(&mut self, reopened: &Reopened) -> Result<()> {
        let Reopened { id, book, authority_id, day, reason } = reopened;
        let spec = EventSpec { action: Action::CarriedOver, record: Record::PeriodStart, id: *id, reason: "" };
        self.transaction.change(&spec, |connection| {
            connection.execute("UPDATE period_start SET reopened = ?2 WHERE id = ?1", params![id, reason])?;
            Ok(())
        })?;
        super::reopening::lengthen(self.transaction, Action::CarriedOver, *book, *authority_id, *day)
    }

    fn series(&mut self, series: &SeriesBeyond) -> Result<()> {
        let own = match series.in_copy {
            Some(own) => {
                // Reopening a period may have changed the end of the series.
                let ends = super::series::of_id(self.transaction.connection, own)?.period.ends;
                if series.name.period.ends < ends {
                    self.end(own, series)?;
                }
                self.join(own, series)?;
                own
            }
            None => self.open(series)?,
        };
        for run in &series.runs {
            lost_number::insert(self.transaction, Action::CarriedOver, self.restoring, own, run)?;
        }
        for (id, state) in &series.settled {
            self.settle(*id, *state)?;
        }
        for id in &series.reservations {
            self.reserve(*id, own)?;
        }
        for strike in &series.strikes {
            self.strike(own, strike)?;
        }
        if series.strikes.is_empty() {
            super::numbering::go_on_after(self.transaction.connection, own, series.last)
        } else {
            struck_number::go_back(self.transaction.connection, own, series.last)
        }
    }

    /// Strikes a number that was taken back since, and cancels its document where it exists here.
    fn strike(&mut self, series_id: i64, strike: &Strike) -> Result<()> {
        for document in struck_number::standing(self.transaction.connection, series_id, strike.number)? {
            self.transaction.withdrawn_before(document, Standing::Cancelled(strike.ruling.clone()))?;
        }
        struck_number::insert(self.transaction, Action::CarriedOver, series_id, strike)
    }

    /// Ends a series on the day on which it ended in the former registry, unless the copy has later documents.
    fn end(&mut self, own: i64, series: &SeriesBeyond) -> Result<()> {
        let last_day = series.name.period.ends;
        let latest = super::series::latest_document(self.transaction.connection, own)?;
        if latest.is_some_and(|latest| latest > last_day) {
            return Ok(());
        }
        let spec = EventSpec { action: Action::CarriedOver, record: Record::Series, id: own, reason: "" };
        self.transaction.change(&spec, |connection| {
            connection.execute("UPDATE series SET ends = ?2 WHERE id = ?1", params![own, last_day])?;
            Ok(())
        })
    }

    /// Lists the copy's rows of the types of a series that no series of the copy numbers on its days; on any
    /// day a type has one series.
    fn types_not_numbered(&mut self, series: &SeriesBeyond) -> Result<Vec<i64>> {
        let authority = self.authority(series.authority_id)?;
        let period = series.name.period;
        let of_former: Vec<i64> = self
            .former
            .prepare_cached("SELECT type_id FROM series_type WHERE series_id = ?1 ORDER BY type_id")?
            .query_map([series.id], |row| row.get(0))?
            .collect::<EngineResult<_>>()?;
        let mut types = Vec::new();
        for id in of_former {
            let own = self.document_type(id)?;
            let sql = "SELECT EXISTS (SELECT 1 FROM series JOIN series_type ON series_id = series.id
                       WHERE type_id = ?1 AND authority_id = ?2 AND starts <= ?4 AND ends >= ?3)";
            let key = params![own, authority, period.starts, period.ends];
            if !self.transaction.connection.prepare_cached(sql)?.query_row(key, |row| row.get(0))? {
                types.push(own);
            }
        }
        Ok(types)
    }

    /// Adds types to a series that they joined since; otherwise they would begin again at 1.
    fn join(&mut self, own: i64, series: &SeriesBeyond) -> Result<()> {
        let types = self.types_not_numbered(series)?;
        let spec = EventSpec { action: Action::CarriedOver, record: Record::Series, id: own, reason: "" };
        self.transaction.change(&spec, |connection| {
            for id in types {
                connection.execute("INSERT INTO series_type (series_id, type_id) VALUES (?1, ?2)", [own, id])?;
            }
            Ok(())
        })
    }

    /// Opens a series that was opened since.
    fn open(&mut self, series: &SeriesBeyond) -> Result<i64> {
        let authority = self.authority(series.authority_id)?;
        let (book, period) = (series.name.book.key(), series.name.period);
        let types = self.types_not_numbered(series)?;
        let connection = self.transaction.connection;
        let sql = "INSERT INTO series (book, authority_id, name, starts, ends, first, last)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6 - 1) RETURNING id";
        let name = &series.name.name;
        let own = connection.insert(sql, params![book, authority, name, period.starts, period.ends, series.first])?;
        for id in types {
            connection.execute("INSERT INTO series_type (series_id, type_id) VALUES (?1, ?2)", [own, id])?;
        }
        let spec = EventSpec { action: Action::CarriedOver, record: Record::Series, id: own, reason: "" };
        self.transaction.inserted(&spec)?;
        Ok(own)
    }

    /// Updates the state of a number held in the copy.
    fn settle(&mut self, id: i64, state: ReservationState) -> Result<()> {
        let spec = EventSpec { action: Action::CarriedOver, record: Record::Reservation, id, reason: "" };
        self.transaction.change(&spec, |connection| {
            connection.execute("UPDATE reservation SET state = ?2 WHERE id = ?1", params![id, state.key()])?;
            Ok(())
        })
    }

    /// Holds a number that was held since.
    fn reserve(&mut self, id: i64, series_id: i64) -> Result<()> {
        let sql = "SELECT number, in_turn, holder, reason, until, state FROM reservation WHERE id = ?1";
        let row = self.former.prepare_cached(sql)?.query_row([id], |row| {
            Ok((
                row.get::<_, u32>(0)?,
                row.get::<_, bool>(1)?,
                [row.get::<_, String>(2)?, row.get(3)?, row.get(4)?, row.get(5)?],
            ))
        })?;
        let (number, in_turn, [holder, reason, until, state]) = row;
        // The document that used the number is not in the copy, so the number is held no longer.
        let state = if state == ReservationState::Used.key() { ReservationState::Released.key() } else { &state };
        let sql = "INSERT INTO reservation (series_id, number, in_turn, holder, reason, until, state)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
        let held = params![series_id, number, in_turn, holder, reason, until, state];
        self.insert(Record::Reservation, sql, held).map(|_| ())
    }

    /// Carries over a printed page: completely where the copy has its documents, otherwise only its position.
    fn page(&mut self, page: &PageBeyond) -> Result<()> {
        let authority = self.authority(page.authority_id)?;
        let PageBeyond { book, year, at: VolumePage { volume, page: number }, supplement, whole, .. } = page;
        let Some(id) = whole else {
            let sql = "INSERT INTO lost_page (restoring_id, book, authority_id, year, volume, page, supplement)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
            let restoring = self.restoring;
            let lost = params![restoring, book, authority, year, volume, number, supplement];
            return self.insert(Record::LostPage, sql, lost).map(|_| ());
        };
        let drawn: Vec<u8> =
            self.former.query_row("SELECT drawn FROM printed_page WHERE id = ?1", [id], |row| row.get(0))?;
        let sql = "INSERT INTO printed_page (book, authority_id, year, volume, page, supplement, drawn)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id";
        let printed = params![book, authority, year, volume, number, supplement, drawn];
        let own = self.transaction.connection.insert(sql, printed)?;
        let sql = "SELECT ordinal, document_id, place, cells, struck, rest FROM printed_row
                   WHERE page_id = ?1 ORDER BY ordinal";
        let mut statement = self.former.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        while let Some(row) = rows.next()? {
            let sql = "INSERT INTO printed_row (page_id, ordinal, document_id, place, cells, struck, rest)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            self.transaction.connection.prepare_cached(sql)?.execute(params![
                own,
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, String>(3)?,
                row.get::<_, bool>(4)?,
                row.get::<_, String>(5)?
            ])?;
        }
        let spec = EventSpec { action: Action::CarriedOver, record: Record::PrintedPage, id: own, reason: "" };
        self.transaction.inserted(&spec)
    }

    /// Locks a book that was locked since, so that nothing is added to a finished book unnoticed.
    fn lock(&mut self, book: &str, authority: Option<i64>, year: i32) -> Result<()> {
        let connection = self.transaction.connection;
        let sql = "SELECT id FROM book_lock WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND year = ?3";
        let found: Option<i64> =
            connection.query_row(sql, params![book, authority, year], |row| row.get(0)).optional()?;
        let Some(id) = found else {
            let sql = "INSERT INTO book_lock (book, authority_id, year, locked) VALUES (?1, ?2, ?3, 1) RETURNING id";
            return self.insert(Record::BookLock, sql, params![book, authority, year]).map(|_| ());
        };
        let spec = EventSpec { action: Action::CarriedOver, record: Record::BookLock, id, reason: "" };
        self.transaction.change(&spec, |connection| {
            connection.execute("UPDATE book_lock SET locked = 1 WHERE id = ?1", [id])?;
            Ok(())
        })
    }
}
