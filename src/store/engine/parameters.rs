//! Values bound to the parameters of a statement: by position (`?1`), or by name (`:number`).

use rusqlite::Statement;

use super::{ToSql, value::Write};

/// Values for every parameter of a statement.
pub(crate) trait Parameters {
    /// Binds them.
    fn bind(self, statement: &mut Statement<'_>) -> rusqlite::Result<()>;
}

/// Binds values by position.
#[inline]
fn in_order<T: ToSql>(statement: &mut Statement<'_>, values: impl IntoIterator<Item = T>) -> rusqlite::Result<()> {
    let expected = statement.parameter_count();
    let mut given = 0;
    for value in values {
        given += 1;
        if given > expected {
            break;
        }
        statement.raw_bind_parameter(given, Write(value))?;
    }
    if given == expected { Ok(()) } else { Err(rusqlite::Error::InvalidParameterCount(given, expected)) }
}

/// No parameters. A type of its own, so that `[]` is unambiguous.
impl Parameters for [&(dyn ToSql + Send + Sync); 0] {
    #[inline]
    fn bind(self, statement: &mut Statement<'_>) -> rusqlite::Result<()> {
        in_order(statement, self)
    }
}

/// Several values of one type.
macro_rules! arrays {
    ($($amount:literal),*) => {
        $(
            impl<T: ToSql> Parameters for [T; $amount] {
                #[inline]
                fn bind(self, statement: &mut Statement<'_>) -> rusqlite::Result<()> {
                    in_order(statement, self)
                }
            }
        )*
    };
}

arrays!(1, 2, 3, 4);

/// Values of any types, as made by [`params`].
impl Parameters for &[&dyn ToSql] {
    #[inline]
    fn bind(self, statement: &mut Statement<'_>) -> rusqlite::Result<()> {
        in_order(statement, self)
    }
}

/// Named values, as made by [`named_params`].
impl Parameters for &[(&str, &dyn ToSql)] {
    #[inline]
    fn bind(self, statement: &mut Statement<'_>) -> rusqlite::Result<()> {
        self.iter().try_for_each(|(name, value)| statement.raw_bind_parameter(*name, Write(*value)))
    }
}

/// Makes values of any types for parameters by position.
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$(&$value as &dyn $crate::engine::ToSql),*] as &[&dyn $crate::engine::ToSql]
    };
}

/// Makes values of any types for parameters by name.
macro_rules! named_params {
    ($($name:literal: $value:expr),* $(,)?) => {
        &[$(($name, &$value as &dyn $crate::engine::ToSql)),*] as &[(&str, &dyn $crate::engine::ToSql)]
    };
}

pub(crate) use {named_params, params};
