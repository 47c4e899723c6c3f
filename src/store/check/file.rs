//! The file itself: its schema, pages, indexes, references.

use rusqlite::Connection;

use super::MOST_NAMED;
use crate::{
    domain::message::Message,
    store::{
        error::{Fault, technical},
        schema,
    },
};

/// Everything of the schema that is missing, another, or not ours.
pub(super) fn schema(connection: &Connection, findings: &mut Vec<Message>) -> std::result::Result<(), Fault> {
    let found = schema::differences(connection)?;
    let more = found.len().saturating_sub(MOST_NAMED);
    findings.extend(found.into_iter().take(MOST_NAMED).map(|(key, part)| Message::new(key).with("part", part)));
    if more > 0 {
        findings.push(Message::new("check-schema-more").with("parts", more));
    }
    Ok(())
}

/// What is wrong with the file's pages and indexes, as the engine says it; nothing when they are whole. A search index alone is no
/// damage: it is made again from what it tells of.
pub(in crate::store) fn damages(connection: &Connection) -> std::result::Result<Vec<String>, Fault> {
    Ok(lines(connection)?.into_iter().filter(|line| !is_index_line(line)).collect())
}

/// What the engine says of the file; nothing when it is whole.
fn lines(connection: &Connection) -> std::result::Result<Vec<String>, Fault> {
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
    findings.extend(lines(connection)?.into_iter().map(|line| {
        if is_index_line(&line) {
            Message::new("check-index-damaged")
        } else {
            Message::new("check-file-damaged").with("detail", technical(&line))
        }
    }));
    Ok(())
}

/// Whether what the engine says of a damaged file is about a search index alone.
pub(in crate::store) fn is_index_line(line: &str) -> bool {
    line.contains("inverted index for FTS5 table") || line.contains("fts5: corruption found")
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
