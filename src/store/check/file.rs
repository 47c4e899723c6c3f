//! The file itself: pages, indexes, references.

use rusqlite::Connection;

use super::MOST_NAMED;
use crate::{domain::message::Message, store::error::Fault};

/// The file's pages, indexes and references.
pub(super) fn file(connection: &Connection) -> std::result::Result<Vec<Message>, Fault> {
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
