//! Maintenance of the file in idle moments.

use crate::{Result, Store, StoreError};

impl Store {
    /// Performs one small step of maintenance: merging the search index, writing the log back into the file.
    /// Returns false when nothing is left to do.
    ///
    /// # Errors
    /// When the registry cannot be written.
    pub fn tidy(&mut self) -> Result<bool> {
        let address = self.address().clone();
        let engine = |error: rusqlite::Error| StoreError::of_engine(&address, error);
        // Does not wait for another program that writes.
        self.connection.sqlite_mut().busy_handler(None::<fn(i32) -> bool>).map_err(engine)?;
        let tidied = self.read(|connection| {
            let before = connection.total_changes();
            connection.prepare_cached("INSERT INTO search (search, rank) VALUES ('merge', 32)")?.execute([])?;
            // SQLite reports a merge that did something as at least two changes.
            let merged = connection.total_changes() - before >= 2;
            if !merged {
                connection.query_row("PRAGMA wal_checkpoint (PASSIVE)", [], |_| Ok(()))?;
            }
            Ok(merged)
        });
        self.connection.sqlite_mut().busy_handler(Some(self.waiting.busy_handler())).map_err(engine)?;
        tidied
    }
}
