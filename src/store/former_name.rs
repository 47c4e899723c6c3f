//! Names that an authority had before: documents of those days and books of those years bear them.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use domain::{
    history::{Action, Record},
    office::Authority,
};

use super::{Result, Store, Transaction, error::DbResult, history::EventSpec, office};

/// An authority as it was called on a day.
pub(super) fn on(connection: &Connection, id: i64, authority: Authority, day: NaiveDate) -> DbResult<Authority> {
    let sql = "SELECT name, abbreviation, parent FROM former_name
               WHERE authority_id = ?1 AND until >= ?2 ORDER BY until LIMIT 1";
    let former = connection
        .prepare_cached(sql)?
        .query_row(params![id, day], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))
        .optional()?;
    Ok(match former {
        Some([name, abbreviation, parent]) => Authority { name, abbreviation, parent, ..authority },
        None => authority,
    })
}

/// The row of the authority that had this name before, letter case aside; the latest where several had it.
pub(super) fn owner(connection: &Connection, name: &str) -> DbResult<Option<i64>> {
    let wanted = name.to_lowercase();
    let mut statement = connection.prepare_cached("SELECT authority_id, name FROM former_name ORDER BY until DESC")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if row.get::<_, String>(1)?.to_lowercase() == wanted {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}

/// The last day of a name that was mistaken: on no day was the authority called so.
pub(crate) const NEVER: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Keeps a mistaken name, by which documents registered under it still find their authority; none is printed under it.
pub(super) fn keep_mistaken(transaction: &mut Transaction<'_>, id: i64) -> DbResult<()> {
    let sql = "INSERT INTO former_name (authority_id, name, abbreviation, parent, until)
               SELECT id, name, abbreviation, '', ?2 FROM authority WHERE id = ?1 AND EXISTS (SELECT 1 FROM document)";
    insert(transaction, sql, id, NEVER)
}

/// Keeps the name that an authority has until the day before `since`. Before the first document no paper bears
/// the name, and of two changes for one day only the first name stood on that day's papers: nothing is kept then.
pub(super) fn keep(transaction: &mut Transaction<'_>, id: i64, since: NaiveDate) -> DbResult<()> {
    let until = since.pred_opt().unwrap_or(since);
    let sql = "INSERT INTO former_name (authority_id, name, abbreviation, parent, until)
               SELECT authority.id, name, abbreviation, ifnull(office.parent, authority.parent), ?2
               FROM authority LEFT JOIN office ON office.authority_id = authority.id
               WHERE authority.id = ?1 AND EXISTS (SELECT 1 FROM document)
                 AND NOT EXISTS (SELECT 1 FROM former_name WHERE authority_id = ?1 AND until >= ?2)";
    insert(transaction, sql, id, until)
}

fn insert(transaction: &mut Transaction<'_>, sql: &str, id: i64, until: NaiveDate) -> DbResult<()> {
    if transaction.connection.prepare_cached(sql)?.execute(params![id, until])? > 0 {
        let row = transaction.connection.last_insert_rowid();
        transaction.inserted(&EventSpec { action: Action::Added, record: Record::FormerName, id: row, reason: "" })?;
    }
    Ok(())
}

impl Store {
    /// An authority, by the name it has or had before, as it was called on a day, with the parent that stands above it.
    ///
    /// # Errors
    /// When the registry cannot be read.
    pub fn authority_on(&self, name: &str, day: NaiveDate) -> Result<Option<Authority>> {
        self.read(|connection| {
            let Some((id, authority)) = office::find_authority(connection, name)? else { return Ok(None) };
            let sql = "SELECT parent FROM office WHERE authority_id = ?1";
            let parent = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
            let authority = Authority { parent: parent.unwrap_or(authority.parent), ..authority };
            on(connection, id, authority, day).map(Some)
        })
    }
}
