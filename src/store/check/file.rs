//! The file itself: pages, indexes, references.

use rusqlite::Connection;

use super::MOST_NAMED;
use crate::{
    domain::message::Message,
    store::error::{Fault, technical},
};

/// What is wrong with the file's pages and indexes, as the engine says it; nothing when they are whole.
pub(in crate::store) fn damages(connection: &Connection) -> std::result::Result<Vec<String>, Fault> {
    let mut damages = Vec::new();
    // Asked for one only, the engine passes over some.
    let mut statement = connection.prepare("PRAGMA integrity_check (20)")?;
    let mut rows = statement.query([])?;
    loop {
        // A damaged page may end the check itself.
        match rows.next() {
            Ok(Some(row)) => {
                let line: String = row.get(0)?;
                if line != "ok" {
                    damages.push(line);
                }
            }
            Ok(None) => break,
            Err(error) => {
                damages.push(error.to_string());
                break;
            }
        }
    }
    Ok(damages)
}

/// The file's pages and indexes.
pub(super) fn pages(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let damages = damages(connection)?.into_iter();
    findings.extend(damages.map(|detail| Message::new("check-file-damaged").with("detail", technical(&detail))));
    Ok(())
}

/// Rows that refer to rows that are not there.
pub(super) fn references(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let mut found = 0;
    while let Some(row) = rows.next()?
        && found < MOST_NAMED
    {
        let table: String = row.get(0)?;
        findings.push(Message::new("check-reference-broken").with("table", table));
        found += 1;
    }
    Ok(())
}
