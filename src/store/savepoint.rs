//! Writes a part of a transaction completely or not at all.

use super::{Result, StoreError, Transaction, engine::Connection};

impl Transaction<'_> {
    /// Writes a part completely, or nothing of it where it is refused: neither its document, nor a number taken
    /// for it, nor a series opened for it. Other errors end the transaction.
    pub(super) fn whole_or_not<R>(&mut self, part: impl FnOnce(&mut Self) -> Result<R>) -> Result<R> {
        let step = |connection: &Connection, sql| connection.prepare_cached(sql)?.execute([]);
        step(self.connection, "SAVEPOINT part")?;
        let last = self.last;
        let before = self.pending.set_aside();
        let done = part(self);
        match &done {
            Ok(_) => {}
            Err(StoreError::Refused(_)) => {
                step(self.connection, "ROLLBACK TO part")?;
                self.last = last;
                self.pending.give_up();
            }
            Err(_) => return done,
        }
        step(self.connection, "RELEASE part")?;
        self.pending.go_on_after(self.connection, before)?;
        done
    }
}
