//! Checking a registry: the file whole, the search index true, every series without double and without unexplained gap.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Result, Store, documents, error::Fault, index::Indexed};
use crate::{domain::message::Message, progress::Progress};

/// At most so many findings of one kind are named; the rest is counted.
const MOST_NAMED: usize = 20;

impl Store {
    /// Checks everything; no finding means that the registry is whole. Progress counts documents.
    ///
    /// # Errors
    /// When the registry cannot be read at all.
    pub fn check(&self, progress: &Progress) -> Result<Vec<Message>> {
        self.read(|connection| {
            let mut findings = file(connection)?;
            if findings.is_empty() {
                series(connection, &mut findings)?;
                search_index(connection, progress, &mut findings)?;
            }
            Ok(findings)
        })
    }
}

/// The file's pages, indexes and references.
fn file(connection: &Connection) -> std::result::Result<Vec<Message>, Fault> {
    let mut findings = Vec::new();
    let mut statement = connection.prepare("PRAGMA integrity_check (20)")?;
    let mut rows = statement.query([])?;
    loop {
        // A damaged page may end the check itself.
        match rows.next() {
            Ok(Some(row)) => {
                let line: String = row.get(0)?;
                if line != "ok" {
                    findings.push(Message::new("check-file-damaged").with("detail", line));
                }
            }
            Ok(None) => break,
            Err(error) => {
                findings.push(Message::new("check-file-damaged").with("detail", error.to_string()));
                break;
            }
        }
    }
    if findings.is_empty() {
        let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()?
            && findings.len() < MOST_NAMED
        {
            let table: String = row.get(0)?;
            findings.push(Message::new("check-reference-broken").with("table", table));
        }
    }
    Ok(findings)
}

/// Numbers of each series: the last one known, each document in the series of its year, no gap but before an imported number.
fn series(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let sql = "SELECT series.id, series.book, ifnull(authority.name, ''), series.name, series.year, series.last
               FROM series LEFT JOIN authority ON authority.id = series.authority_id ORDER BY series.id";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, last): (i64, i64) = (row.get(0)?, row.get(5)?);
        let (book, authority, name, year): (String, String, String, i32) =
            (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        let about = |key: &'static str| {
            Message::new(key).with("series", series_label(&book, &authority, &name)).with_plain("year", year)
        };
        let mut numbers = connection.prepare_cached(
            "SELECT number, imported, coalesce(arrival_date, issued_date), book FROM document WHERE series_id = ?1
             ORDER BY number, suffix",
        )?;
        let mut numbers = numbers.query([id])?;
        let mut before = 0_i64;
        while let Some(row) = numbers.next()? {
            let (number, imported): (i64, bool) = (row.get(0)?, row.get(1)?);
            let (date, in_book): (NaiveDate, String) = (row.get(2)?, row.get(3)?);
            if number > before + 1 && !imported {
                findings.push(about("check-gap").with_plain("from", before + 1).with_plain("to", number - 1));
            }
            if chrono::Datelike::year(&date) != year || in_book != book {
                findings.push(about("check-wrong-series").with_plain("number", number));
            }
            before = number;
        }
        if before != last {
            findings.push(about("check-last-number").with_plain("last", last).with_plain("found", before));
        }
    }
    findings.truncate(MOST_NAMED);
    Ok(())
}

fn series_label(book: &str, authority: &str, name: &str) -> String {
    if authority.is_empty() { book.to_owned() } else { format!("{authority}, {name}") }
}

/// Compares what the index holds, word by word, with what the documents say.
fn search_index(
    connection: &Connection,
    progress: &Progress,
    findings: &mut Vec<Message>,
) -> std::result::Result<(), Fault> {
    let total: u64 = connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0))?;
    progress.set_total(total);
    let mut expected: HashMap<String, i64> = HashMap::new();
    let sql = format!("SELECT {} FROM document", documents::COLUMNS);
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let document = documents::with_recipients(connection, documents::of_row(row)?)?;
        let indexed = Indexed::of(&document);
        for word in [&indexed.fold, &indexed.exact, &indexed.mark].into_iter().flat_map(|text| text.split(' ')) {
            match expected.get_mut(word) {
                Some(count) => *count += 1,
                None => {
                    expected.insert(word.to_owned(), 1);
                }
            }
        }
        progress.advance(1);
    }
    connection
        .execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab (main, search, row)")?;
    let mut statement = connection.prepare("SELECT term, cnt FROM temp.search_terms")?;
    let mut terms = statement.query([])?;
    let mut wrong = 0_usize;
    while let Some(row) = terms.next()? {
        let (term, count): (String, i64) = (row.get(0)?, row.get(1)?);
        if expected.remove(&term) != Some(count) {
            wrong += 1;
        }
    }
    wrong += expected.len();
    if wrong > 0 {
        findings.push(Message::new("check-search-index").with("words", wrong));
    }
    Ok(())
}
