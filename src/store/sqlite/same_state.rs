//! Lets several connections to one file see the same state of it.

use crate::{Result, Store};

/// Begins a transaction in each of three connections to a registry, so that all see the same state of it.
pub(crate) fn begin_together(stores: &[Store; 3]) -> Result<()> {
    let each = |sql| stores.iter().try_for_each(|store| store.read(|connection| Ok(connection.execute_batch(sql)?)));
    let [.., last] = stores;
    loop {
        let before = last.version()?;
        each("BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1")?;
        // Unchanged: nobody has written since before the first transaction began, so all see the same state.
        if last.version()? == before {
            return Ok(());
        }
        each("ROLLBACK")?;
    }
}
