//! Former names of authorities, which documents of those days and books of those years bear.

use chrono::NaiveDate;

use domain::{
    history::{Action, Record},
    office::Authority,
};

use super::{
    Result, Store, Transaction,
    engine::{Connection, OptionalExtension, params},
    history::EventSpec,
    office,
};

/// Returns an authority with its name on a day.
pub(super) fn on(connection: &Connection, id: i64, authority: Authority, day: NaiveDate) -> Result<Authority> {
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

/// Finds the authority that once had this name, regardless of letter case; the latest of several.
pub(super) fn owner(connection: &Connection, name: &str) -> Result<Option<i64>> {
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

/// The last day of a mistaken name, which the authority never had.
pub(crate) const NEVER: NaiveDate = match NaiveDate::from_ymd_opt(1, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Keeps a mistaken name, by which documents registered under it still find their authority; nothing is printed
/// under it.
pub(super) fn keep_mistaken(transaction: &mut Transaction<'_>, id: i64) -> Result<()> {
    let sql = "INSERT INTO former_name (authority_id, name, abbreviation, parent, until)
               SELECT id, name, abbreviation, '', ?2 FROM authority WHERE id = ?1 AND EXISTS (SELECT 1 FROM document)
               RETURNING id";
    insert(transaction, sql, id, NEVER)
}

/// Keeps the name of an authority until the day before `since`. Keeps nothing where no paper can bear the name:
/// before the first document, and for the second of two changes on one day.
pub(super) fn keep(transaction: &mut Transaction<'_>, id: i64, since: NaiveDate) -> Result<()> {
    let until = since.pred_opt().unwrap_or(since);
    let sql = "INSERT INTO former_name (authority_id, name, abbreviation, parent, until)
               SELECT authority.id, name, abbreviation, coalesce(office.parent, authority.parent), ?2
               FROM authority LEFT JOIN office ON office.authority_id = authority.id
               WHERE authority.id = ?1 AND EXISTS (SELECT 1 FROM document)
                 AND NOT EXISTS (SELECT 1 FROM former_name WHERE authority_id = ?1 AND until >= ?2)
               RETURNING id";
    insert(transaction, sql, id, until)
}

fn insert(transaction: &mut Transaction<'_>, sql: &str, id: i64, until: NaiveDate) -> Result<()> {
    if let Some(row) = transaction.connection.insert(sql, params![id, until]).optional()? {
        transaction.inserted(&EventSpec { action: Action::Added, record: Record::FormerName, id: row, reason: "" })?;
    }
    Ok(())
}

impl Store {
    /// Finds an authority by its present or a former name, and returns it with its name and parent on a day.
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
