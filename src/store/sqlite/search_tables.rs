//! SQLite's own tables of the search indexes: recreated from any state.

use rusqlite::config::DbConfig;

use crate::{Result, engine::Connection, sqlite::file::SCHEMA};

/// The names of the search indexes.
const INDEXES: [&str; 2] = ["search", "file_search"];

/// Drops the search indexes, in whatever state, and creates them as schema.sql does, empty.
pub(crate) fn make_anew(connection: &Connection) -> Result<()> {
    clear_damaged(connection)?;
    for index in INDEXES {
        let begins = format!("CREATE VIRTUAL TABLE {index} ");
        let sets = format!("INSERT INTO {index} ({index}");
        let made = SCHEMA.find(&begins).and_then(|at| SCHEMA.get(at..)).and_then(|made| made.split_once(';'));
        let set: Vec<&str> = SCHEMA.lines().filter(|line| line.starts_with(&sets)).collect();
        let sql = made.map(|(made, _)| format!("DROP TABLE {index}; {made}; {}", set.concat()));
        connection.execute_batch(&sql.unwrap_or_default())?;
    }
    Ok(())
}

/// Empties SQLite's own tables of damaged search indexes, so that it can open the indexes to drop them.
pub(crate) fn clear_damaged(connection: &Connection) -> Result<()> {
    /// The version of these tables, as SQLite writes it into a new index.
    const FORM: i64 = 4;
    // Otherwise SQLite refuses to write to its own tables.
    connection.on_file(|file| file.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false))?;
    let cleared = INDEXES.into_iter().try_for_each(|index| {
        let exists = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?1)";
        let opens = connection.prepare(&format!("SELECT rowid FROM {index} WHERE {index} MATCH 'a' LIMIT 1"));
        if !connection.query_row(exists, [index], |row| row.get(0))?
            || opens.is_ok_and(|mut opens| opens.exists([]).is_ok())
        {
            return Ok(());
        }
        // The structure of an empty index: a change counter of four bytes, no level, no segment, nothing
        // written.
        connection.execute_batch(&format!(
            "CREATE TABLE IF NOT EXISTS '{index}_data' (id INTEGER PRIMARY KEY, block BLOB);
             CREATE TABLE IF NOT EXISTS '{index}_idx' (segid, term, pgno, PRIMARY KEY (segid, term)) WITHOUT ROWID;
             CREATE TABLE IF NOT EXISTS '{index}_config' (k PRIMARY KEY, v) WITHOUT ROWID;
             DELETE FROM {index}_data; DELETE FROM {index}_idx; DELETE FROM {index}_config;
             INSERT INTO {index}_data (id, block) VALUES (1, x''), (10, x'00000000000000');
             INSERT INTO {index}_config (k, v) VALUES ('version', {FORM})"
        ))
    });
    connection.on_file(|file| file.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true))?;
    Ok(cleared?)
}
