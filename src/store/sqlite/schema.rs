//! Compares the schema of a registry with ours: parts that are missing, changed, or not ours. A foreign trigger
//! or view can falsify what is registered; without our own triggers registered data can be lost.

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
    sync::LazyLock,
};

use rusqlite::Connection;

use texts::Text;

use crate::{
    Result, StoreError, engine,
    sqlite::file::{SCHEMA, SCHEMA_VERSION},
};

/// Every CREATE statement of schema.sql, as SQLite stores it.
static STATEMENTS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| statements(SCHEMA));

/// Faults of a schema that forbid using the registry.
#[derive(Debug, Default)]
pub(crate) struct SchemaFaults {
    /// The first trigger or view that is not ours.
    foreign: Option<String>,
    /// Whether any part of ours is missing or changed.
    is_incomplete: bool,
}

impl SchemaFaults {
    /// Finds the faults of a registry's schema. This is done at every opening and takes a fraction of a
    /// millisecond. Earlier versions had no views and no triggers of other names than now.
    pub(crate) fn of(connection: &Connection) -> rusqlite::Result<Self> {
        let version: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let is_earlier = version < SCHEMA_VERSION;
        let mut found = Self::default();
        let mut missing = STATEMENTS.clone();
        for_each(connection, |part, sql| {
            let is_ours = missing.remove(sql) || is_earlier && part.is_trigger_of_ours();
            if !is_ours && matches!(part.kind.as_str(), "view" | "trigger") {
                found.foreign.get_or_insert_with(|| part.description());
            }
        })?;
        found.is_incomplete = !is_earlier && !missing.is_empty();
        Ok(found)
    }

    /// Refuses a registry with foreign triggers or views and, for writing, one that lacks parts of ours.
    pub(crate) fn refuse(self, path: &Path, to_write: bool) -> Result<()> {
        match self.foreign {
            Some(part) => Err(StoreError::Foreign(path.into(), part)),
            None if to_write && self.is_incomplete => Err(StoreError::Unguarded(path.into())),
            None => Ok(()),
        }
    }
}

/// Refuses a copy whose schema is not exactly ours, and names the first difference.
pub(crate) fn refuse_other(connection: &Connection, copy: &Path) -> Result<()> {
    let found = differences(connection).map_err(|error| StoreError::of_engine(copy, error))?;
    match found.into_iter().next() {
        Some((_, part)) => Err(StoreError::OtherSchema(copy.into(), part)),
        None => Ok(()),
    }
}

/// Lists every difference: its finding, and the description of the part.
pub(crate) fn differences(connection: &Connection) -> rusqlite::Result<Vec<(Text<texts::values::Part>, String)>> {
    let (mut ours, held) = (ours()?, parts(connection)?);
    let mut found = Vec::new();
    for (part, sql) in held {
        match ours.remove(&part) {
            Some(known) if known == sql => {}
            Some(_) => found.push((texts::CHECK_SCHEMA_CHANGED, part.description())),
            // SQLite's own tables of ANALYZE contain nothing of documents.
            None if part.name.starts_with("sqlite_stat") => {}
            None => found.push((texts::CHECK_SCHEMA_FOREIGN, part.description())),
        }
    }
    found.extend(ours.into_keys().map(|part| (texts::CHECK_SCHEMA_MISSING, part.description())));
    Ok(found)
}

/// A trigger or an index of ours that can be restored.
pub(crate) struct Missing {
    pub(crate) part: String,
    /// The statement that creates it.
    pub(crate) sql: String,
}

/// Lists the missing triggers and indexes. Refuses where more is wrong with the schema, because restoring them
/// would not make it ours.
pub(crate) fn missing(connection: &Connection, path: &Path) -> Result<Vec<Missing>> {
    let at = |error: rusqlite::Error| StoreError::of_engine(path, error);
    SchemaFaults::of(connection).map_err(at)?.refuse(path, false)?;
    let mut ours = ours().map_err(at)?;
    let mut others = Vec::new();
    for_each(connection, |part, sql| {
        if ours.remove(&part).is_some_and(|known| known != sql) {
            others.push(part.description());
        }
    })
    .map_err(at)?;
    let is_made_so =
        |part: &SchemaObject, sql: &str| matches!(part.kind.as_str(), "trigger" | "index") && !sql.is_empty();
    others.extend(ours.iter().filter(|(part, sql)| !is_made_so(part, sql)).map(|(part, _)| part.description()));
    match others.into_iter().next() {
        Some(part) => Err(StoreError::OtherSchema(path.into(), part)),
        None => Ok(ours.into_iter().map(|(part, sql)| Missing { part: part.description(), sql }).collect()),
    }
}

/// Returns whether a registry has a table.
pub(crate) fn has_table(connection: &engine::Connection, table: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)";
    Ok(connection.query_row(sql, [table], |row| row.get(0))?)
}

/// Returns every part of our schema.
fn ours() -> rusqlite::Result<BTreeMap<SchemaObject, String>> {
    let new = Connection::open_in_memory()?;
    new.execute_batch(SCHEMA)?;
    parts(&new)
}

/// Returns every part of a schema with its statement.
fn parts(connection: &Connection) -> rusqlite::Result<BTreeMap<SchemaObject, String>> {
    let mut parts = BTreeMap::new();
    for_each(connection, |part, sql| {
        parts.insert(part, sql.to_owned());
    })?;
    Ok(parts)
}

/// A table, index, trigger or view.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SchemaObject {
    kind: String,
    name: String,
    table: String,
}

impl SchemaObject {
    /// Returns whether a trigger of ours has this name, regardless of its text.
    fn is_trigger_of_ours(&self) -> bool {
        let begins = format!("CREATE TRIGGER {} ", self.name);
        self.kind == "trigger" && STATEMENTS.iter().any(|sql| sql.starts_with(&begins))
    }

    /// Describes the part: `trigger document_no_delete (document)`.
    fn description(&self) -> String {
        let Self { kind, name, table } = self;
        let cut = |text: &str| text.chars().take(LONGEST_NAME).collect::<String>();
        match name {
            name if name == table => format!("{kind} {}", cut(name)),
            // SQLite names the index of a UNIQUE constraint itself, by a number.
            name if name.starts_with("sqlite_autoindex") => format!("{kind} UNIQUE ({})", cut(table)),
            name => format!("{kind} {} ({})", cut(name), cut(table)),
        }
    }
}

/// The largest number of letters of a name that is shown.
const LONGEST_NAME: usize = 60;

/// Passes every part of a schema with its statement to `each`; parts that SQLite creates itself have an empty
/// one.
fn for_each(connection: &Connection, mut each: impl FnMut(SchemaObject, &str)) -> rusqlite::Result<()> {
    let mut statement = connection.prepare("SELECT type, name, tbl_name, ifnull(sql, '') FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let part = SchemaObject { kind: row.get(0)?, name: row.get(1)?, table: row.get(2)? };
        each(part, &String::from_utf8_lossy(row.get_ref(3)?.as_bytes().unwrap_or_default()));
    }
    Ok(())
}

/// Extracts the CREATE statements of a script. Each begins a line; a trigger ends with END, any other with its
/// first semicolon outside a comment.
fn statements(script: &str) -> HashSet<&str> {
    let mut all = HashSet::new();
    let mut begin = None;
    let mut at = 0;
    for line in script.split_inclusive('\n') {
        if begin.is_none() && line.starts_with("CREATE ") {
            begin = Some(at);
        }
        at += line.len();
        let Some(from) = begin else { continue };
        let code = line.split("--").next().unwrap_or_default().trim_end();
        let is_trigger = script[from..].starts_with("CREATE TRIGGER ");
        if code.ends_with(';') && (!is_trigger || code.ends_with("END;")) {
            all.insert(&script[from..at - line.len() + code.len() - 1]);
            begin = None;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The statements extracted from the script are those that SQLite stores, except for parts that it creates
    /// itself.
    #[test]
    fn the_script_is_read_as_the_engine_reads_it() {
        let new = Connection::open_in_memory().unwrap();
        new.execute_batch(SCHEMA).unwrap();
        let mut kept = HashSet::new();
        for_each(&new, |part, sql| {
            let own = part.name.starts_with("sqlite_autoindex") || part.name.contains("search_");
            if !own || part.name == "search_word" {
                kept.insert(sql.to_owned());
            }
        })
        .unwrap();
        assert_eq!(kept, STATEMENTS.iter().map(|sql| (*sql).to_owned()).collect());
        assert!(differences(&new).unwrap().is_empty());
    }

    #[test]
    fn a_comment_may_end_with_a_semicolon() {
        let script = "-- a;\nCREATE TABLE a (\n    b TEXT, -- c;\n    d TEXT\n); -- e;\nCREATE TRIGGER f BEFORE DELETE ON a\nBEGIN SELECT 1;\nEND;\n";
        let found = statements(script);
        let wanted = ["CREATE TRIGGER f BEFORE DELETE ON a\nBEGIN SELECT 1;\nEND"];
        assert!(wanted.iter().all(|sql| found.contains(sql)), "{found:?}");
        assert!(found.iter().any(|sql| sql.ends_with("d TEXT\n)")), "{found:?}");
    }
}
