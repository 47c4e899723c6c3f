//! The store's own connection: statements, rows and values of four kinds. The store writes SQL in the dialect that SQLite and `PostgreSQL`
//! share and names no engine; here and in `sqlite`, what a registry is as a file, one is named. What stands here does nothing but pass
//! on, so that it costs nothing.

mod error;
mod parameters;
mod value;

pub(crate) use error::{Error, ErrorKind, is_about_search_index};
pub(crate) use parameters::{Parameters, named_params, params};
pub(crate) use value::{FromSql, ToSql, ValueRef};

use std::ops::Deref;

use rusqlite::{TransactionBehavior, fallible_streaming_iterator::FallibleStreamingIterator};

use value::Read;

/// What the engine answers.
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
    /// The connection to the registry's file, for what only a file has. Asked for in `sqlite` only.
    pub fn sqlite(&self) -> &rusqlite::Connection {
        &self.0
    }

    /// The same, to change how it waits.
    pub fn sqlite_mut(&mut self) -> &mut rusqlite::Connection {
        &mut self.0
    }

    /// Compiles a statement.
    #[inline]
    pub fn prepare(&self, sql: &str) -> EngineResult<Statement<'_>> {
        Ok(Statement(Compiled::Once(self.0.prepare(sql)?)))
    }

    /// Compiles a statement, or takes one that was compiled before, and keeps it for the next time.
    #[inline]
    pub fn prepare_cached(&self, sql: &str) -> EngineResult<Statement<'_>> {
        Ok(Statement(Compiled::Kept(self.0.prepare_cached(sql)?)))
    }

    /// Does a statement once. Returns how many rows it changed.
    #[inline]
    pub fn execute<P: Parameters>(&self, sql: &str, parameters: P) -> EngineResult<usize> {
        self.prepare(sql)?.execute(parameters)
    }

    /// Does several statements, one after the other.
    #[inline]
    pub fn execute_batch(&self, sql: &str) -> EngineResult<()> {
        Ok(self.0.execute_batch(sql)?)
    }

    /// Inserts a row by a statement that ends in `RETURNING id`. Returns the row's id, which is the table's highest so far and one.
    #[inline]
    pub fn insert<P: Parameters>(&self, sql: &str, parameters: P) -> EngineResult<i64> {
        let mut statement = self.prepare_cached(sql)?;
        // Without `RETURNING` it would insert all the same, and say that there is no row.
        if statement.column_count() == 0 {
            return Err(Error::invalid_query());
        }
        statement.query_row(parameters, |row| row.get(0))
    }

    /// Reads the first row of an answer.
    #[inline]
    pub fn query_row<P: Parameters, T>(
        &self,
        sql: &str,
        parameters: P,
        read: impl FnOnce(&Row<'_>) -> EngineResult<T>,
    ) -> EngineResult<T> {
        self.prepare(sql)?.query_row(parameters, read)
    }

    /// Begins a transaction that reads, at one state of the registry from its first statement on.
    pub fn snapshot(&self) -> EngineResult<OpenTransaction<'_>> {
        OpenTransaction::begin(self, TransactionBehavior::Deferred)
    }

    /// Begins a transaction that writes: it waits until nobody else writes, and nobody else does until it ends.
    pub fn begin_writing(&mut self) -> EngineResult<OpenTransaction<'_>> {
        OpenTransaction::begin(self, TransactionBehavior::Immediate)
    }

    /// A number that changes whenever another connection has committed something.
    pub fn version(&self) -> EngineResult<i64> {
        Ok(self.0.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// How many rows this connection has changed so far.
    pub fn total_changes(&self) -> u64 {
        self.0.total_changes()
    }

    /// A handle that breaks off what this connection is doing, from any thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        InterruptHandle(self.0.get_interrupt_handle())
    }

    /// Closes the connection and says what went wrong, which dropping it would not.
    pub fn close(self) -> EngineResult<()> {
        Ok(self.0.close().map_err(|(_, error)| error)?)
    }
}

/// A transaction of the engine; what it wrote is undone when it is dropped before it is committed.
#[derive(Debug)]
pub(crate) struct OpenTransaction<'a> {
    connection: &'a Connection,
    begun: rusqlite::Transaction<'a>,
}

impl<'a> OpenTransaction<'a> {
    fn begin(connection: &'a Connection, behavior: TransactionBehavior) -> EngineResult<Self> {
        Ok(Self { connection, begun: rusqlite::Transaction::new_unchecked(&connection.0, behavior)? })
    }

    /// Makes what it wrote stand.
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

/// Breaks off what a connection is doing.
pub(crate) struct InterruptHandle(rusqlite::InterruptHandle);

impl InterruptHandle {
    /// Lets the statement under way end with an error of the kind [`ErrorKind::Interrupted`].
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

    /// Does it. Returns how many rows it changed.
    #[inline]
    pub fn execute<P: Parameters>(&mut self, parameters: P) -> EngineResult<usize> {
        let statement = self.compiled();
        parameters.bind(statement)?;
        Ok(statement.raw_execute()?)
    }

    /// The rows of its answer, one after the other.
    #[inline]
    pub fn query<P: Parameters>(&mut self, parameters: P) -> EngineResult<Rows<'_>> {
        let statement = self.compiled();
        parameters.bind(statement)?;
        Ok(Rows(statement.raw_query()))
    }

    /// What is read of each row of its answer.
    #[inline]
    pub fn query_map<P: Parameters, T, F: FnMut(&Row<'_>) -> EngineResult<T>>(
        &mut self,
        parameters: P,
        read: F,
    ) -> EngineResult<MappedRows<'_, F>> {
        Ok(MappedRows { rows: self.query(parameters)?, read })
    }

    /// What is read of the first row of its answer; an error where there is none.
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

    /// Whether its answer has a row.
    #[inline]
    pub fn exists<P: Parameters>(&mut self, parameters: P) -> EngineResult<bool> {
        Ok(self.query(parameters)?.next()?.is_some())
    }

    /// How many columns its answer has.
    pub fn column_count(&mut self) -> usize {
        self.compiled().column_count()
    }
}

/// The rows of an answer.
pub(crate) struct Rows<'a>(rusqlite::Rows<'a>);

impl Rows<'_> {
    /// Goes on to the next row; nothing after the last.
    #[inline]
    pub fn next(&mut self) -> EngineResult<Option<Row<'_>>> {
        Ok(self.0.next()?.map(Row))
    }

    /// The row it last went on to; nothing before the first and after the last.
    #[inline]
    pub fn get(&self) -> Option<Row<'_>> {
        self.0.get().map(Row)
    }
}

/// What is read of each row of an answer.
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

/// A row of an answer.
pub(crate) struct Row<'a>(&'a rusqlite::Row<'a>);

impl Row<'_> {
    /// The value of a column.
    #[inline]
    pub fn get<C: ColumnIndex, T: FromSql>(&self, column: C) -> EngineResult<T> {
        Ok(self.0.get::<C, Read<T>>(column)?.0)
    }

    /// The value of a column, borrowed from the row.
    #[inline]
    pub fn get_ref<C: ColumnIndex>(&self, column: C) -> EngineResult<ValueRef<'_>> {
        Ok(ValueRef::of(self.0.get_ref(column)?)?)
    }
}

/// A column of an answer: its place, from 0 on, or its name, which is looked up for each row.
pub(crate) trait ColumnIndex: rusqlite::RowIndex {}

impl ColumnIndex for usize {}
impl ColumnIndex for &str {}

/// Where the lack of a row is no error.
pub(crate) trait OptionalExtension<T> {
    /// Nothing in place of the error that there is no row.
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
    fn what_a_row_should_not_hold_is_told_as_such() {
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
