//! The store's own connection: statements, rows and values of four kinds. The store writes SQL in the dialect
//! common to SQLite and `PostgreSQL` and names no engine; only this module, and `sqlite` for what is the file's
//! own business, name one. Everything here only delegates, so it costs nothing.

mod error;
mod parameters;
mod value;

pub(crate) use error::{Error, ErrorKind, is_about_search_index};
pub(crate) use parameters::{Parameters, named_params, params};
pub(crate) use value::{Bound, FromSql, ToSql, ValueRef};

use std::ops::Deref;

use rusqlite::{TransactionBehavior, fallible_streaming_iterator::FallibleStreamingIterator};

use value::Read;

/// The result of an operation of the engine.
pub(crate) type EngineResult<T> = std::result::Result<T, Error>;

/// An open connection to a registry.
#[derive(Debug)]
pub(crate) struct Connection(rusqlite::Connection);

impl From<rusqlite::Connection> for Connection {
    fn from(connection: rusqlite::Connection) -> Self {
        Self(connection)
    }
}

impl Connection {
    /// Returns the connection to the registry's file, for what only a file has. For `sqlite` only.
    pub fn sqlite(&self) -> &rusqlite::Connection {
        &self.0
    }

    /// Returns the connection to the registry's file, to change how it waits.
    pub fn sqlite_mut(&mut self) -> &mut rusqlite::Connection {
        &mut self.0
    }

    /// Compiles a statement.
    #[inline]
    pub fn prepare(&self, sql: &str) -> EngineResult<Statement<'_>> {
        Ok(Statement(Compiled::Once(self.0.prepare(sql)?)))
    }

    /// Compiles a statement, or takes it from the cache, where it returns after use.
    #[inline]
    pub fn prepare_cached(&self, sql: &str) -> EngineResult<Statement<'_>> {
        Ok(Statement(Compiled::Kept(self.0.prepare_cached(sql)?)))
    }

    /// Executes a statement once and returns the number of changed rows.
    #[inline]
    pub fn execute<P: Parameters>(&self, sql: &str, parameters: P) -> EngineResult<usize> {
        self.prepare(sql)?.execute(parameters)
    }

    /// Executes several statements in order.
    #[inline]
    pub fn execute_batch(&self, sql: &str) -> EngineResult<()> {
        Ok(self.0.execute_batch(sql)?)
    }

    /// Inserts a row by a statement that ends in `RETURNING id`. Returns the row's id, which is one more than
    /// the table's highest so far.
    #[inline]
    pub fn insert<P: Parameters>(&self, sql: &str, parameters: P) -> EngineResult<i64> {
        let mut statement = self.prepare_cached(sql)?;
        // Without `RETURNING` it would insert, and then fail for want of a row.
        if statement.column_count() == 0 {
            return Err(Error::invalid_query());
        }
        statement.query_row(parameters, |row| row.get(0))
    }

    /// Reads the first row of a result.
    #[inline]
    pub fn query_row<P: Parameters, T>(
        &self,
        sql: &str,
        parameters: P,
        read: impl FnOnce(&Row<'_>) -> EngineResult<T>,
    ) -> EngineResult<T> {
        self.prepare(sql)?.query_row(parameters, read)
    }

    /// Begins a transaction that reads one state of the registry, that of its first statement.
    pub fn snapshot(&self) -> EngineResult<OpenTransaction<'_>> {
        OpenTransaction::begin(self, TransactionBehavior::Deferred)
    }

    /// Begins a transaction that writes: waits until nobody else writes, and keeps others from writing until it
    /// ends.
    pub fn begin_writing(&mut self) -> EngineResult<OpenTransaction<'_>> {
        OpenTransaction::begin(self, TransactionBehavior::Immediate)
    }

    /// Returns a number that changes whenever another connection commits.
    pub fn version(&self) -> EngineResult<i64> {
        Ok(self.0.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Returns the number of rows that this connection has changed so far.
    pub fn total_changes(&self) -> u64 {
        self.0.total_changes()
    }

    /// Returns a handle that interrupts this connection from any thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        InterruptHandle(self.0.get_interrupt_handle())
    }

    /// Closes the connection and reports errors, which dropping it would not.
    pub fn close(self) -> EngineResult<()> {
        Ok(self.0.close().map_err(|(_, error)| error)?)
    }
}

/// A transaction of the engine; dropped before it is committed, it is rolled back.
#[derive(Debug)]
pub(crate) struct OpenTransaction<'a> {
    connection: &'a Connection,
    begun: rusqlite::Transaction<'a>,
}

impl<'a> OpenTransaction<'a> {
    fn begin(connection: &'a Connection, behavior: TransactionBehavior) -> EngineResult<Self> {
        Ok(Self { connection, begun: rusqlite::Transaction::new_unchecked(&connection.0, behavior)? })
    }

    /// Commits the transaction.
    pub fn commit(self) -> EngineResult<()> {
        Ok(self.begun.commit()?)
    }
}

impl Deref for OpenTransaction<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}

/// Interrupts what a connection is doing.
pub(crate) struct InterruptHandle(rusqlite::InterruptHandle);

impl InterruptHandle {
    /// Ends the running statement with an error of the kind [`ErrorKind::Interrupted`].
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

/// A compiled statement.
pub(crate) struct Statement<'a>(Compiled<'a>);

enum Compiled<'a> {
    Once(rusqlite::Statement<'a>),
    Kept(rusqlite::CachedStatement<'a>),
}

impl<'a> Statement<'a> {
    #[inline]
    fn compiled(&mut self) -> &mut rusqlite::Statement<'a> {
        match &mut self.0 {
            Compiled::Once(statement) => statement,
            Compiled::Kept(statement) => statement,
        }
    }

    /// Executes it and returns the number of changed rows.
    #[inline]
    pub fn execute<P: Parameters>(&mut self, parameters: P) -> EngineResult<usize> {
        let statement = self.compiled();
        parameters.bind(statement)?;
        Ok(statement.raw_execute()?)
    }

    /// Iterates over the rows of its result.
    #[inline]
    pub fn query<P: Parameters>(&mut self, parameters: P) -> EngineResult<Rows<'_>> {
        let statement = self.compiled();
        parameters.bind(statement)?;
        Ok(Rows(statement.raw_query()))
    }

    /// Maps the rows of its result.
    #[inline]
    pub fn query_map<P: Parameters, T, F: FnMut(&Row<'_>) -> EngineResult<T>>(
        &mut self,
        parameters: P,
        read: F,
    ) -> EngineResult<MappedRows<'_, F>> {
        Ok(MappedRows { rows: self.query(parameters)?, read })
    }

    /// Maps the first row of its result; an error where there is none.
    #[inline]
    pub fn query_row<P: Parameters, T>(
        &mut self,
        parameters: P,
        read: impl FnOnce(&Row<'_>) -> EngineResult<T>,
    ) -> EngineResult<T> {
        match self.query(parameters)?.next()? {
            Some(row) => read(&row),
            None => Err(Error::no_rows()),
        }
    }

    /// Returns whether its result has a row.
    #[inline]
    pub fn exists<P: Parameters>(&mut self, parameters: P) -> EngineResult<bool> {
        Ok(self.query(parameters)?.next()?.is_some())
    }

    /// Returns the number of columns of its result.
    pub fn column_count(&mut self) -> usize {
        self.compiled().column_count()
    }
}

/// The rows of a result.
pub(crate) struct Rows<'a>(rusqlite::Rows<'a>);

impl Rows<'_> {
    /// Moves to the next row; `None` after the last.
    #[inline]
    pub fn next(&mut self) -> EngineResult<Option<Row<'_>>> {
        Ok(self.0.next()?.map(Row))
    }

    /// Returns the current row; `None` before the first and after the last.
    #[inline]
    pub fn get(&self) -> Option<Row<'_>> {
        self.0.get().map(Row)
    }
}

/// A function applied to each row of a result.
pub(crate) struct MappedRows<'a, F> {
    rows: Rows<'a>,
    read: F,
}

impl<T, F: FnMut(&Row<'_>) -> EngineResult<T>> Iterator for MappedRows<'_, F> {
    type Item = EngineResult<T>;

    #[inline]
    fn next(&mut self) -> Option<EngineResult<T>> {
        let row = self.rows.next().transpose()?;
        Some(row.and_then(|row| (self.read)(&row)))
    }
}

/// A row of a result.
pub(crate) struct Row<'a>(&'a rusqlite::Row<'a>);

impl Row<'_> {
    /// Reads the value of a column.
    #[inline]
    pub fn get<C: ColumnIndex, T: FromSql>(&self, column: C) -> EngineResult<T> {
        Ok(self.0.get::<C, Read<T>>(column)?.0)
    }

    /// Borrows the value of a column from the row.
    #[inline]
    pub fn get_ref<C: ColumnIndex>(&self, column: C) -> EngineResult<ValueRef<'_>> {
        Ok(ValueRef::of(self.0.get_ref(column)?)?)
    }
}

/// A column of a result: its index from 0, or its name, which is looked up for each row.
pub(crate) trait ColumnIndex: rusqlite::RowIndex {}

impl ColumnIndex for usize {}
impl ColumnIndex for &str {}

/// For results where a missing row is no error.
pub(crate) trait OptionalExtension<T> {
    /// Turns the error of a missing row into `None`.
    fn optional(self) -> EngineResult<Option<T>>;
}

impl<T> OptionalExtension<T> for EngineResult<T> {
    #[inline]
    fn optional(self) -> EngineResult<Option<T>> {
        match self {
            Ok(value) => Ok(Some(value)),
            Err(error) if error.is_no_rows() => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn connection() -> Connection {
        let connection = Connection::from(rusqlite::Connection::open_in_memory().unwrap());
        connection.execute_batch("CREATE TABLE one (id INTEGER PRIMARY KEY, text TEXT, bytes BLOB) STRICT").unwrap();
        connection
    }

    #[test]
    fn values_of_each_kind_come_back() {
        let connection = connection();
        let day = NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
        let sql = "INSERT INTO one (text, bytes) VALUES (?1, ?2) RETURNING id";
        assert_eq!(connection.insert(sql, params![day, [1_u8, 2]]).unwrap(), 1);
        assert_eq!(connection.insert(sql, params!["ngày", None::<Vec<u8>>]).unwrap(), 2);
        let sql = "SELECT text, bytes FROM one WHERE id = :id";
        let first = connection.query_row(sql, named_params! { ":id": 1 }, |row| Ok((row.get(0)?, row.get("bytes")?)));
        assert_eq!(first.unwrap(), (day, [1_u8, 2]));
        connection
            .query_row(sql, named_params! { ":id": 2 }, |row| {
                assert_eq!(row.get_ref(0)?, ValueRef::Text("ngày".as_bytes()));
                assert_eq!(row.get_ref(1)?, ValueRef::Null);
                Ok(())
            })
            .unwrap();
        let none = connection.query_row("SELECT id FROM one WHERE id = ?1", [3], |row| row.get::<_, i64>(0));
        assert_eq!(none.optional().unwrap(), None);
    }

    #[test]
    fn unreadable_values_are_reported_as_such() {
        let connection = connection();
        let kind = |read: EngineResult<u8>| read.map_err(|error| error.kind());
        for sql in ["SELECT 'a'", "SELECT 256", "SELECT -1", "SELECT NULL", "SELECT 0.5"] {
            assert_eq!(kind(connection.query_row(sql, [], |row| row.get(0))), Err(ErrorKind::Unreadable), "{sql}");
        }
        assert_eq!(kind(connection.query_row("SELECT 255", [], |row| row.get(0))), Ok(255));
    }

    #[test]
    fn an_insert_that_does_not_return_its_id_inserts_nothing() {
        let connection = connection();
        assert!(connection.insert("INSERT INTO one (text) VALUES (?1)", ["a"]).is_err());
        assert_eq!(connection.query_row("SELECT count(*) FROM one", [], |row| row.get(0)).ok(), Some(0));
    }

    #[test]
    fn every_parameter_is_given() {
        let connection = connection();
        for given in [&[][..], &[&1 as &dyn ToSql, &2]] {
            assert!(connection.query_row("SELECT ?1", given, |_| Ok(())).is_err(), "{}", given.len());
        }
    }

    #[test]
    fn what_is_not_committed_is_undone() {
        let mut connection = connection();
        let amount = |connection: &Connection| -> i64 {
            connection.query_row("SELECT count(*) FROM one", [], |row| row.get(0)).unwrap()
        };
        let begun = connection.begin_writing().unwrap();
        begun.execute("INSERT INTO one (text) VALUES ('a')", []).unwrap();
        drop(begun);
        assert_eq!(amount(&connection), 0);
        let begun = connection.begin_writing().unwrap();
        begun.execute("INSERT INTO one (text) VALUES ('a')", []).unwrap();
        begun.commit().unwrap();
        assert_eq!(amount(&connection), 1);
    }
}
