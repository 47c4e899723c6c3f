//! What only the former registry knows of its books: printed pages, locks, and days on which numbers begin again.

use std::collections::HashSet;

use chrono::NaiveDate;

use domain::{book::Book, printing_on::VolumePage};

use crate::{
    Result,
    engine::{OptionalExtension, params},
};

use super::between::{Between, column};

/// A period that ends in the copy and was reopened since.
#[derive(Debug)]
pub(crate) struct Reopened {
    /// The copy's row of the day on which numbers began again.
    pub(crate) id: i64,
    pub(crate) book: Book,
    pub(crate) authority_id: Option<i64>,
    pub(crate) day: NaiveDate,
    pub(crate) reason: String,
}

/// A page printed since the copy.
#[derive(Debug)]
pub(crate) struct PageBeyond {
    pub(crate) book: String,
    pub(crate) authority_id: Option<i64>,
    pub(crate) year: i32,
    pub(crate) at: VolumePage,
    pub(crate) supplement: u32,
    /// The row of a page all of whose documents are in the copy, so that it can be carried over unchanged.
    pub(crate) whole: Option<i64>,
}

impl Between<'_> {
    /// Lists pages that the copy does not have.
    pub(super) fn pages(&self) -> Result<Vec<PageBeyond>> {
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
                let own = self.authority_in_copy(page.authority_id);
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

    fn has_page(&self, page: &PageBeyond, authority_id: Option<i64>) -> Result<bool> {
        let key = "book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND year = ?3 AND volume = ?4 AND page = ?5
                   AND supplement = ?6";
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM printed_page WHERE {key}) OR EXISTS (SELECT 1 FROM lost_page WHERE {key})"
        );
        let PageBeyond { book, year, at: VolumePage { volume, page }, supplement, .. } = page;
        let known = params![book, authority_id, year, volume, page, supplement];
        Ok(self.copy.prepare_cached(&sql)?.query_row(known, |row| row.get(0))?)
    }

    /// Lists locked books that are open in the copy.
    pub(super) fn locks(&self) -> Result<Vec<(String, Option<i64>, i32)>> {
        let mut statement = self.former.prepare("SELECT book, authority_id, year FROM book_lock WHERE locked = 1")?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut found = Vec::new();
        for lock in all {
            let (book, authority, year): (String, Option<i64>, i32) = lock?;
            let own = self.authority_in_copy(authority);
            let sql = "SELECT EXISTS (SELECT 1 FROM book_lock
                       WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND year = ?3 AND locked = 1)";
            if !self.copy.prepare_cached(sql)?.query_row(params![book, own, year], |row| row.get(0))? {
                found.push((book, authority, year));
            }
        }
        Ok(found)
    }

    /// Lists days on which numbers begin again only here.
    pub(super) fn period_starts(&self) -> Result<Vec<(String, Option<i64>, NaiveDate)>> {
        let reopened = column(self.former, "period_start", "reopened")?;
        let sql = format!("SELECT book, authority_id, day FROM period_start WHERE {reopened} = '' ORDER BY id");
        let mut statement = self.former.prepare(&sql)?;
        let all = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut found = Vec::new();
        for start in all {
            let (book, authority, day): (String, Option<i64>, NaiveDate) = start?;
            let own = self.authority_in_copy(authority);
            let sql = "SELECT EXISTS (SELECT 1 FROM period_start
                       WHERE book = ?1 AND authority_id IS NOT DISTINCT FROM ?2 AND day = ?3 AND reopened = '')";
            if !self.copy.prepare_cached(sql)?.query_row(params![book, own, day], |row| row.get(0))? {
                found.push((book, authority, day));
            }
        }
        Ok(found)
    }

    /// Lists periods that end in the copy and were reopened since.
    pub(super) fn reopened(&self) -> Result<Vec<Reopened>> {
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
            let authority_id = self.authority_in_copy(authority);
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

/// Whether every document on a page was registered before the histories part.
const KNOWN_ROWS: &str = "SELECT NOT EXISTS (SELECT 1 FROM printed_row JOIN document ON document.id = document_id
                          WHERE page_id = ?1 AND registered_event > ?2)";
