//! Checks the file itself: its schema, pages, indexes, references.

use rusqlite::{Connection, ErrorCode, OptionalExtension};

use texts::{UserMessage, message};

use crate::{
    Result,
    check::MAX_NAMED,
    engine::{self, ErrorKind, is_about_search_index},
    error::technical,
    sqlite::schema,
};

/// Finds every part of the schema that is missing, changed, or not ours.
pub(crate) fn schema(connection: &engine::Connection, findings: &mut Vec<UserMessage>) -> Result<()> {
    let found = connection.on_file(schema::differences)?;
    let more = found.len().saturating_sub(MAX_NAMED);
    findings.extend(
        found.into_iter().take(MAX_NAMED).map(|(text, part)| text.with(texts::values::Part { part: part.into() })),
    );
    if more > 0 {
        findings.push(message!(texts::CHECK_SCHEMA_MORE, parts = more));
    }
    Ok(())
}

/// Returns SQLite's findings on the file's pages and indexes; empty when they are whole. A broken search index
/// is not among them, because it can be rebuilt.
pub(crate) fn damages(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    Ok(lines(connection)?.into_iter().filter(|line| !is_index_line(line)).collect())
}

/// Returns the lines of SQLite's integrity check; empty when the file is whole.
fn lines(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut damages = Vec::new();
    // With a limit of one, SQLite skips some checks.
    let mut statement = match connection.prepare("PRAGMA integrity_check (20)") {
        // SQLite does not begin the check if it cannot open an index.
        Err(error) if ErrorKind::of(&error) == ErrorKind::IndexDamaged => return Ok(vec![error.to_string()]),
        prepared => prepared?,
    };
    let mut rows = statement.query([])?;
    loop {
        // A damaged page may abort the check itself.
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
    if damages.is_empty() {
        damages.extend(unsound_indexes(connection)?);
    }
    Ok(damages)
}

/// Finds faults of indexes that SQLite's check misses: an index that begins on an empty page of a table, in
/// which every look-up fails, and a partial one with entries of rows that do not exist.
fn unsound_indexes(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut damages = Vec::new();
    for index in indexes(connection)? {
        match index.is_sound(connection) {
            Ok(false) => damages.push(format!("wrong # of entries in index {}", index.name)),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => {
                damages.push(error.to_string());
            }
            // The check of the schema reports an index that is not ours and cannot be queried like this.
            Ok(true) | Err(_) => {}
        }
    }
    Ok(damages)
}

/// An index as described by the schema.
struct Index {
    name: String,
    table: String,
    /// For a partial index, the condition on its rows.
    condition: Option<String>,
}

impl Index {
    /// Returns whether it can be read and, if partial, has as many entries as there are rows for it.
    fn is_sound(&self, connection: &Connection) -> rusqlite::Result<bool> {
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let (table, index) = (quoted(&self.table), quoted(&self.name));
        let Some(condition) = &self.condition else {
            let first = format!("SELECT 1 FROM {table} INDEXED BY {index} LIMIT 1");
            return connection.query_row(&first, [], |_| Ok(())).optional().map(|_| true);
        };
        let amount = |by: &str| {
            let counted = format!("SELECT count(*) FROM {table} {by} WHERE {condition}");
            connection.query_row(&counted, [], |row| row.get::<_, i64>(0))
        };
        Ok(amount(&format!("INDEXED BY {index}"))? == amount("NOT INDEXED")?)
    }
}

/// Lists every index of the file.
fn indexes(connection: &Connection) -> rusqlite::Result<Vec<Index>> {
    let mut statement = connection.prepare("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index'")?;
    let indexes = statement.query_map([], |row| {
        let definition: Option<String> = row.get(2)?;
        let condition = definition.and_then(|sql| sql.split_once(" WHERE ").map(|(_, condition)| condition.to_owned()));
        Ok(Index { name: row.get(0)?, table: row.get(1)?, condition })
    })?;
    indexes.collect()
}

/// Checks the file's pages and indexes.
pub(crate) fn pages(connection: &engine::Connection, findings: &mut Vec<UserMessage>) -> Result<()> {
    findings.extend(connection.on_file(lines)?.into_iter().map(|line| {
        if is_index_line(&line) {
            UserMessage::from(texts::CHECK_INDEX_DAMAGED)
        } else {
            message!(texts::CHECK_FILE_DAMAGED, detail = technical(&line))
        }
    }));
    Ok(())
}

/// Returns whether a line of the integrity check is about a search index only.
pub(crate) fn is_index_line(line: &str) -> bool {
    is_about_search_index(line)
}

/// Finds rows that refer to missing rows.
pub(crate) fn references(connection: &engine::Connection, findings: &mut Vec<UserMessage>) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let mut found = 0;
    while let Some(row) = rows.next()?
        && found < MAX_NAMED
    {
        let table: String = row.get(0)?;
        findings.push(message!(texts::CHECK_REFERENCE_BROKEN, table = table));
        found += 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::Store;

    const PAGE: usize = 4_096;

    #[test]
    fn a_root_page_of_another_kind_is_damage() {
        // Empty leaf pages (the SQLite file format, 1.6): no cells, which would begin at the page's end.
        let leaf = |kind: u8| [kind, 0, 0, 0, 0, 0x10, 0, 0];
        let (of_table, of_index) = (leaf(0x0d), leaf(0x0a));
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.db");
        Store::create(&path).unwrap();
        let whole = fs::read(&path).unwrap();
        let roots: Vec<(String, usize)> = {
            let connection = Connection::open(&path).unwrap();
            assert_eq!(lines(&connection).unwrap(), [""; 0]);
            let mut statement =
                connection.prepare("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0").unwrap();
            statement
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap()
                .collect::<rusqlite::Result<_>>()
                .unwrap()
        };
        assert!(roots.len() > 60, "{roots:?}");
        for (name, root) in roots {
            let mut damaged = whole.clone();
            let page = &mut damaged[(root - 1) * PAGE..][..PAGE];
            let other = if page[0] == 0x0d || page[0] == 0x05 { of_index } else { of_table };
            page.fill(0);
            page[..other.len()].copy_from_slice(&other);
            fs::write(&path, damaged).unwrap();
            assert_ne!(lines(&Connection::open(&path).unwrap()).unwrap(), [""; 0], "{name}");
        }
    }

    #[test]
    fn every_index_can_be_asked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.db");
        Store::create(&path).unwrap();
        let connection = Connection::open(&path).unwrap();
        let indexes = indexes(&connection).unwrap();
        assert!(indexes.iter().filter(|index| index.condition.is_some()).count() > 10);
        for index in indexes {
            assert_eq!(index.is_sound(&connection), Ok(true), "{}", index.name);
        }
    }

    #[test]
    fn an_entry_of_no_row_is_damage() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.db");
        Store::create(&path).unwrap();
        let root: usize = {
            let connection = Connection::open(&path).unwrap();
            let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'issuer_authority'";
            connection.query_row(sql, [], |row| row.get(0)).unwrap()
        };
        let mut bytes = fs::read(&path).unwrap();
        let page = &mut bytes[(root - 1) * PAGE..][..PAGE];
        // An index leaf with one cell at 4,090: a record of two integers of a byte, authority 1 of row 2.
        page[..10].copy_from_slice(&[0x0a, 0, 0, 0, 1, 0x0f, 0xfa, 0, 0x0f, 0xfa]);
        page[4_090..].copy_from_slice(&[5, 3, 1, 1, 1, 2]);
        fs::write(&path, bytes).unwrap();
        assert_eq!(lines(&Connection::open(&path).unwrap()).unwrap().len(), 1);
    }
}
