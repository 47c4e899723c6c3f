//! Locked books: nothing in them is registered or changed until they are reopened with a reason.

use domain::{
    book::Book,
    field::{Cause, Field, Problem},
    history::{Action, Record},
    text,
};

use super::{
    Result, Transaction,
    engine::{Connection, EngineResult, OptionalExtension, params},
    history::EventSpec,
    office,
};

/// Refuses when the book of an authority and year is locked.
pub(super) fn refuse_locked(connection: &Connection, book: Book, authority_id: Option<i64>, year: i32) -> Result<()> {
    if is_locked(connection, book, authority_id, year)? {
        return Err(Problem::new(Field::Book, Cause::BookLocked(year)).into());
    }
    Ok(())
}

/// Returns whether the book of an authority and year is locked.
pub(super) fn is_locked(connection: &Connection, book: Book, authority_id: Option<i64>, year: i32) -> Result<bool> {
    Ok(find(connection, book, authority_id, year)?.is_some_and(|(_, locked)| locked))
}

fn find(connection: &Connection, book: Book, authority_id: Option<i64>, year: i32) -> Result<Option<(i64, bool)>> {
    let sql = "SELECT id, locked FROM book_lock
               WHERE book = ?1 AND ifnull(authority_id, 0) = coalesce(?2, 0) AND year = ?3";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![book.key(), authority_id, year], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found)
}

impl Transaction<'_> {
    /// Locks a year's book, or reopens it, which requires a reason. The outgoing book is one authority's;
    /// without a name, each authority's. Returns whether anything changed.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority or a reopening without reason; when the registry
    /// cannot be written.
    pub fn set_lock(
        &mut self,
        book: Book,
        authority: Option<&str>,
        year: i32,
        locked: bool,
        reason: &str,
    ) -> Result<bool> {
        let reason = &text::clean(reason);
        if !locked && reason.is_empty() {
            return Err(Problem::new(Field::Reason, Cause::Missing).into());
        }
        let authorities: Vec<Option<i64>> = match (book, authority) {
            (Book::Incoming, _) => vec![None],
            (Book::Outgoing, Some(name)) => vec![Some(office::known_authority(self.connection, name)?)],
            (Book::Outgoing, None) => {
                let mut statement = self.connection.prepare_cached("SELECT id FROM authority ORDER BY id")?;
                statement.query_map([], |row| row.get(0))?.collect::<EngineResult<_>>()?
            }
        };
        let mut changed = false;
        for authority_id in authorities {
            changed |= self.lock_one(book, authority_id, year, locked, reason)?;
        }
        Ok(changed)
    }

    fn lock_one(
        &mut self,
        book: Book,
        authority_id: Option<i64>,
        year: i32,
        locked: bool,
        reason: &str,
    ) -> Result<bool> {
        let action = if locked { Action::Locked } else { Action::Reopened };
        let spec = |id| EventSpec { action, record: Record::BookLock, id, reason };
        match find(self.connection, book, authority_id, year)? {
            Some((_, held)) if held == locked => Ok(false),
            None if !locked => Ok(false),
            Some((id, _)) => {
                self.change(&spec(id), |connection| {
                    connection.execute("UPDATE book_lock SET locked = ?2 WHERE id = ?1", params![id, locked])?;
                    Ok(())
                })?;
                Ok(true)
            }
            None => {
                let sql =
                    "INSERT INTO book_lock (book, authority_id, year, locked) VALUES (?1, ?2, ?3, 1) RETURNING id";
                let id = self.connection.insert(sql, params![book.key(), authority_id, year])?;
                self.inserted(&spec(id))?;
                Ok(true)
            }
        }
    }
}

impl super::Store {
    /// Returns whether the book of a year is locked; for the outgoing book that of an authority, or of all when
    /// none is named.
    ///
    /// # Errors
    /// [`super::StoreError::Refused`] for an unknown authority; when the registry cannot be read.
    pub fn is_locked(&self, book: Book, authority: Option<&str>, year: i32) -> Result<bool> {
        self.read(|connection| {
            let authority = match (book, authority) {
                (Book::Outgoing, Some(name)) => Some(office::known_authority(connection, name)?),
                _ => None,
            };
            let sql = "SELECT count(*) > 0 AND min(locked) = 1 FROM book_lock
                       WHERE book = ?1 AND year = ?2 AND (?3 IS NULL OR authority_id = ?3)";
            Ok(connection
                .prepare_cached(sql)?
                .query_row(params![book.key(), year, authority], |row| row.get::<_, Option<bool>>(0))?
                .unwrap_or(false))
        })
    }
}
