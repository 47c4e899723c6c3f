//! The file itself: its schema, pages, indexes, references.

use rusqlite::Connection;

use super::MOST_NAMED;
use crate::{
    domain::message::Message,
    store::{
        error::{Fault, is_index_said, is_of_index, technical},
        schema,
    },
};

/// Every part of the schema that is missing, changed, or not ours.
pub(super) fn schema(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let found = schema::differences(connection)?;
    let more = found.len().saturating_sub(MOST_NAMED);
    findings.extend(found.into_iter().take(MOST_NAMED).map(|(key, part)| Message::new(key).with("part", part)));
    if more > 0 {
        findings.push(Message::new("check-schema-more").with("parts", more));
    }
    Ok(())
}

/// The engine's findings on the file's pages and indexes; none when they are whole. A broken search index is not among them, because it
/// can be rebuilt.
pub(in crate::store) fn damages(connection: &Connection) -> std::result::Result<Vec<String>, Fault> {
    Ok(lines(connection)?.into_iter().filter(|line| !is_index_line(line)).collect())
}

/// The lines of the engine's integrity check; none when the file is whole.
fn lines(connection: &Connection) -> std::result::Result<Vec<String>, Fault> {
    let mut damages = Vec::new();
    // With a limit of one the engine skips some checks.
    let mut statement = match connection.prepare("PRAGMA integrity_check (20)") {
        // The engine does not even begin where it cannot open an index.
        Err(error) if is_of_index(&error) => return Ok(vec![error.to_string()]),
        statement => statement?,
    };
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
    findings.extend(lines(connection)?.into_iter().map(|line| {
        if is_index_line(&line) {
            Message::new("check-index-damaged")
        } else {
            Message::new("check-file-damaged").with("detail", technical(&line))
        }
    }));
    Ok(())
}

/// Whether a line of the integrity check is about a search index only.
pub(in crate::store) fn is_index_line(line: &str) -> bool {
    is_index_said(line)
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
