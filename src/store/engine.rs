//! The store's own connection: statements, rows and values of four kinds. The store writes SQL in the dialect
//! common to SQLite and `PostgreSQL` and names no engine; only this module, and `sqlite` for what is the file's
//! own business, name one. Everything here only delegates, so it costs nothing.

mod error;
mod parameters;
mod value;

pub(crate) use error::{Error, ErrorKind, is_about_search_index};
pub(crate) use parameters::{Parameters, named_params, params};
pub(crate) use value::{Bound, FromSql, Misfit, ToSql, ValueRef};

use std::{ops::Deref, sync::Arc};

use rusqlite::{TransactionBehavior, fallible_streaming_iterator::FallibleStreamingIterator};

use value::Read;

use super::Address;

/// The result of an operation of the engine.
pub(crate) type EngineResult<T> = std::result::Result<T, Error>;

/// An open connection to a registry. All its errors hold the registry's address.
#[derive(Debug)]
pub(crate) struct Connection {
    sqlite: rusqlite::Connection,
    address: Arc<Address>,
}

impl Connection {
    pub fn new(sqlite: rusqlite::Connection, address: impl Into<Address>) -> Self {
        Self { sqlite, address: Arc::new(address.into()) }
    }

    /// Returns the registry's address.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Returns the connection to the registry's file, for what only a file has. For `sqlite` only.
    pub fn sqlite(&self) -> &rusqlite::Connection {
        &self.sqlite
    }

    /// Returns the connection to the registry's file, to change how it waits.
    pub fn sqlite_mut(&mut self) -> &mut rusqlite::Connection {
        &mut self.sqlite
    }

    /// Runs work on the SQLite connection and adds the address to its errors. For `sqlite` only.
    pub fn on_file<T>(&self, work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T>) -> EngineResult<T> {
        work(&self.sqlite).map_err(Error::at(&self.address))
    }

    /// Creates the error for a missing row that other rows refer to.
    pub fn missing_row(&self) -> Error {
        Error::no_rows(&self.address)
    }

    #[inline]
    fn statement<'a>(&'a self, compiled: rusqlite::Result<Compiled<'a>>) -> EngineResult<Statement<'a>> {
        Ok(Statement { compiled: compiled.map_err(Error::at(&self.address))?, address: &self.address })
    }

    /// Compiles a statement.
    #[inline]
    pub fn prepare(&self, sql: &str) -> EngineResult<Statement<'_>> {
        self.statement(self.sqlite.prepare(sql).map(Compiled::Once))
    }

    /// Compiles a statement, or takes it from the cache, where it returns after use.
    #[inline]
    pub fn prepare_cached(&self, sql: &str) -> EngineResult<Statement<'_>> {
        self.statement(self.sqlite.prepare_cached(sql).map(Compiled::Kept))
    }

    /// Executes a statement once and returns the number of changed rows.
    #[inline]
    pub fn execute<P: Parameters>(&self, sql: &str, parameters: P) -> EngineResult<usize> {
        self.prepare(sql)?.execute(parameters)
    }

    /// Executes several statements in order.
    #[inline]
    pub fn execute_batch(&self, sql: &str) -> EngineResult<()> {
        self.sqlite.execute_batch(sql).map_err(Error::at(&self.address))
    }

    /// Inserts a row by a statement that ends in `RETURNING id`. Returns the row's id, which is one more than
    /// the table's highest so far.
    #[inline]
    pub fn insert<P: Parameters>(&self, sql: &str, parameters: P) -> EngineResult<i64> {
        let mut statement = self.prepare_cached(sql)?;
        // Without `RETURNING` it would insert, and then fail for want of a row.
        if statement.column_count() == 0 {
            return Err(Error::at(&self.address)(rusqlite::Error::InvalidQuery));
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
        let version = self.sqlite.pragma_query_value(None, "data_version", |row| row.get(0));
        version.map_err(Error::at(&self.address))
    }

    /// Returns the number of rows that this connection has changed so far.
    pub fn total_changes(&self) -> u64 {
        self.sqlite.total_changes()
    }

    /// Returns a handle that interrupts this connection from any thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        InterruptHandle(self.sqlite.get_interrupt_handle())
    }

    /// Closes the connection and reports errors, which dropping it would not.
    pub fn close(self) -> EngineResult<()> {
        self.sqlite.close().map_err(|(_, error)| Error::at(&self.address)(error))
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
        let begun = rusqlite::Transaction::new_unchecked(&connection.sqlite, behavior);
        Ok(Self { connection, begun: begun.map_err(Error::at(&connection.address))? })
    }

    /// Commits the transaction.
    pub fn commit(self) -> EngineResult<()> {
        self.begun.commit().map_err(Error::at(&self.connection.address))
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
pub(crate) struct Statement<'a> {
    compiled: Compiled<'a>,
    address: &'a Arc<Address>,
}

enum Compiled<'a> {
    Once(rusqlite::Statement<'a>),
    Kept(rusqlite::CachedStatement<'a>),
}

impl<'a> Statement<'a> {
    #[inline]
    fn compiled(&mut self) -> &mut rusqlite::Statement<'a> {
        match &mut self.compiled {
            Compiled::Once(statement) => statement,
            Compiled::Kept(statement) => statement,
        }
    }

    /// Executes it and returns the number of changed rows.
    #[inline]
    pub fn execute<P: Parameters>(&mut self, parameters: P) -> EngineResult<usize> {
        let address = self.address;
        let statement = self.compiled();
        parameters.bind(statement).and_then(|()| statement.raw_execute()).map_err(Error::at(address))
    }

    /// Iterates over the rows of its result.
    #[inline]
    pub fn query<P: Parameters>(&mut self, parameters: P) -> EngineResult<Rows<'_>> {
        let address = self.address;
        let statement = self.compiled();
        parameters.bind(statement).map_err(Error::at(address))?;
        Ok(Rows { rows: statement.raw_query(), address })
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
        let address = self.address;
        match self.query(parameters)?.next()? {
            Some(row) => read(&row),
            None => Err(Error::no_rows(address)),
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
pub(crate) struct Rows<'a> {
    rows: rusqlite::Rows<'a>,
    address: &'a Arc<Address>,
}

impl Rows<'_> {
    /// Moves to the next row; `None` after the last.
    #[inline]
    pub fn next(&mut self) -> EngineResult<Option<Row<'_>>> {
        let address = self.address;
        Ok(self.rows.next().map_err(Error::at(address))?.map(|row| Row { row, address }))
    }

    /// Returns the current row; `None` before the first and after the last.
    #[inline]
    pub fn get(&self) -> Option<Row<'_>> {
        self.rows.get().map(|row| Row { row, address: self.address })
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
pub(crate) struct Row<'a> {
    row: &'a rusqlite::Row<'a>,
    address: &'a Arc<Address>,
}

impl Row<'_> {
    /// Reads the value of a column.
    #[inline]
    pub fn get<C: ColumnIndex, T: FromSql>(&self, column: C) -> EngineResult<T> {
        self.row.get::<C, Read<T>>(column).map(|Read(value)| value).map_err(Error::at(self.address))
    }

    /// Borrows the value of a column from the row.
    #[inline]
    pub fn get_ref<C: ColumnIndex>(&self, column: C) -> EngineResult<ValueRef<'_>> {
        let value = self.row.get_ref(column).and_then(|value| Ok(ValueRef::of(value)?));
        value.map_err(Error::at(self.address))
    }

    /// Borrows the text of a column from the row.
    #[inline]
    pub fn text<C: ColumnIndex>(&self, column: C) -> EngineResult<&str> {
        self.get_ref(column)?.as_str().map_err(|misfit| Error::at(self.address)(misfit.into()))
    }

    /// Borrows the bytes of a column from the row.
    #[inline]
    pub fn bytes<C: ColumnIndex>(&self, column: C) -> EngineResult<&[u8]> {
        self.get_ref(column)?.as_blob().map_err(|misfit| Error::at(self.address)(misfit.into()))
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
    use std::path::Path;

    use chrono::NaiveDate;

    use super::*;

    fn connection() -> Connection {
        let connection = Connection::new(rusqlite::Connection::open_in_memory().unwrap(), Path::new("so.db"));
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
